//! Where the parts of a template stand in its text.

use std::ops::Range;

use crate::{
    endpoint::{Endpoint, Piece},
    errors::Errors,
    literal,
};

/// The text of an endpoint's template, which has no mistake.
pub(super) struct Written<'a> {
    endpoint: &'a Endpoint,
    text: String,
}

impl<'a> Written<'a> {
    pub(super) fn new(endpoint: &'a Endpoint) -> Self {
        Self {
            endpoint,
            text: endpoint.template.value(),
        }
    }

    /// Reports a mistake in the parameter of the path at an index.
    pub(super) fn at_parameter(
        &self,
        index: usize,
        message: &str,
        help: &str,
        errors: &mut Errors,
    ) {
        let mut starts = self.text.match_indices('<');
        let start = starts.nth(index).map_or(0, |(start, _)| start);
        let end = self.text[start..].find('>').map_or(self.text.len(), |end| {
            start.saturating_add(end).saturating_add(1)
        });
        literal::report(errors, &self.endpoint.template, start..end, message, help);
    }

    /// Reports a mistake in the pair of the query that a piece is.
    pub(super) fn at_pair(&self, piece: &Piece, message: &str, help: &str, errors: &mut Errors) {
        let range = self.pair(piece).unwrap_or(0..self.text.len());
        literal::report(errors, &self.endpoint.template, range, message, help);
    }

    fn pair(&self, piece: &Piece) -> Option<Range<usize>> {
        let pieces = self.endpoint.pieces.iter();
        let mut query = pieces
            .filter(|piece| matches!(piece, Piece::Pair(..) | Piece::Query(..) | Piece::Fields(_)));
        let index = query.position(|other| std::ptr::eq(other, piece))?;
        let mut start = self.text.find('?')?.saturating_add(1);
        let mut pairs = self.text[start..].split('&').map(|pair| {
            let range = start..start.saturating_add(pair.len());
            start = range.end.saturating_add(1);
            range
        });
        pairs.nth(index)
    }
}
