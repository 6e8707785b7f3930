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
        if search.seen(first) == Seen::No {
            search.look_into(first);
        }
    }
    for (definition, boxes) in definitions.iter_mut().zip(&search.boxes) {
        for (index, (_, boxed)) in definition.parts().into_iter().enumerate() {
            *boxed |= boxes.contains(&index);
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
    /// What is not there holds nothing.
    fn seen(&self, index: usize) -> Seen {
        self.seen.get(index).copied().unwrap_or(Seen::Yes)
    }

    fn mark(&mut self, index: usize, as_seen: Seen) {
        if let Some(seen) = self.seen.get_mut(index) {
            *seen = as_seen;
        }
    }

    /// Goes down from a definition, without recursion of its own: a chain may be long.
    fn look_into(&mut self, first: usize) {
        let mut path = vec![(first, 0_usize)];
        self.mark(first, Seen::Open);
        while let Some((index, next)) = path.last_mut() {
            let (index, part) = (*index, *next);
            *next = next.saturating_add(1);
            let Some(held) = self.held.get(index).and_then(|parts| parts.get(part)) else {
                self.mark(index, Seen::Yes);
                path.pop();
                continue;
            };
            let Some(held) = *held else {
                continue;
            };
            match self.seen(held) {
                Seen::Open => {
                    if let Some(boxes) = self.boxes.get_mut(index) {
                        boxes.push(part);
                    }
                }
                Seen::No => {
                    self.mark(held, Seen::Open);
                    path.push((held, 0));
                }
                Seen::Yes => {}
            }
        }
    }
}
