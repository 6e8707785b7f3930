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
    let mut search = Search {
        held: definitions.iter_mut().map(held).collect(),
        seen: vec![Seen::No; definitions.len()],
        boxes: vec![Vec::new(); definitions.len()],
    };
    for first in 0..definitions.len() {
        if search.seen[first] == Seen::No {
            search.look_into(first);
        }
    }
    for (definition, boxes) in definitions.iter_mut().zip(&search.boxes) {
        let mut parts = definition.parts();
        for part in boxes {
            *parts[*part].1 = true;
        }
    }
}

/// What each part of a definition holds.
fn held(definition: &mut Definition<'_>) -> Vec<Option<usize>> {
    let parts = definition.parts();
    parts.iter().map(|(ty, _)| ty.held()).collect()
}

struct Search {
    held: Vec<Vec<Option<usize>>>,
    seen: Vec<Seen>,
    /// The parts of each definition that are to be boxed.
    boxes: Vec<Vec<usize>>,
}

impl Search {
    /// Goes down from a definition, without recursion of its own: a chain may be long.
    fn look_into(&mut self, first: usize) {
        let mut path = vec![(first, 0)];
        self.seen[first] = Seen::Open;
        while let Some((index, next)) = path.last_mut() {
            let (index, part) = (*index, *next);
            *next += 1;
            match self.held[index].get(part) {
                None => {
                    self.seen[index] = Seen::Yes;
                    path.pop();
                }
                Some(Some(held)) if self.seen[*held] == Seen::Open => self.boxes[index].push(part),
                Some(Some(held)) if self.seen[*held] == Seen::No => {
                    self.seen[*held] = Seen::Open;
                    path.push((*held, 0));
                }
                Some(_) => {}
            }
        }
    }
}
