//! A type that holds itself would have no end: a box interrupts it.

use super::definition::Definition;

/// Whether a definition was looked into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    No,
    /// What it holds is being looked into.
    Open,
    Yes,
}

/// Boxes each part by which a definition would hold what it is a part of.
pub(super) fn interrupt(definitions: &mut [Definition<'_>]) {
    let mut seen = vec![Seen::No; definitions.len()];
    for first in 0..definitions.len() {
        if seen[first] == Seen::No {
            look_into(first, definitions, &mut seen);
        }
    }
}

/// Goes down from a definition, without recursion of its own: a chain may be long.
fn look_into(first: usize, definitions: &mut [Definition<'_>], seen: &mut [Seen]) {
    let mut path = vec![(first, 0)];
    seen[first] = Seen::Open;
    while let Some((index, part)) = path.last_mut() {
        let index = *index;
        let mut parts = definitions[index].parts();
        let Some((ty, boxed)) = parts.get_mut(*part) else {
            seen[index] = Seen::Yes;
            path.pop();
            continue;
        };
        *part += 1;
        let Some(held) = ty.held() else { continue };
        match seen[held] {
            Seen::Open => **boxed = true,
            Seen::No => {
                seen[held] = Seen::Open;
                path.push((held, 0));
            }
            Seen::Yes => {}
        }
    }
}
