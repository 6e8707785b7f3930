//! Bodies: of which kind they are, and that there is one.

use super::{
    Pair,
    parameters::names,
    types::{
        self,
        media::{media_key, says_something},
    },
};
use crate::{
    attribute::BodyKind,
    attribute::listed,
    document::{self, Content},
    endpoint::Body,
    errors::Errors,
};

impl Pair<'_> {
    pub(super) fn check_body(&self, errors: &mut Errors) {
        let differences = &self.endpoint.differences;
        match (&self.endpoint.body, &self.operation.body) {
            (None, None) => {}
            (Some(sent), None) => {
                if !names(&differences.undocumented, "body") {
                    self.report_unknown_body(sent, errors);
                }
            }
            (None, Some(wanted)) => {
                let omitted = names(&differences.omit, "body");
                if omitted && wanted.required || !omitted && self.is_asked_for(wanted) {
                    self.report_missing_body(wanted, errors);
                }
            }
            (Some(sent), Some(wanted)) => self.compare(sent, wanted, errors),
        }
    }

    /// Whether the document has more of a body than that there may be one: some have an empty form
    /// for each operation.
    fn is_asked_for(&self, wanted: &document::Body) -> bool {
        let has_none = matches!(self.operation.method.as_str(), "GET" | "HEAD");
        let says_something = || says_something(&self.source.document, wanted);
        !wanted.omitted && (wanted.required || !has_none && says_something())
    }

    fn report_unknown_body(&self, sent: &Body, errors: &mut Errors) {
        let (name, place) = (&sent.value.name, self.place(self.operation.line));
        let message = format!(
            "`{}` has no body in `{place}`\n= help: send `{name}` in the query, or add `spec(undocumented(\"body\"))`",
            self.operation
        );
        errors.at(name.span(), message);
    }

    fn report_missing_body(&self, wanted: &document::Body, errors: &mut Errors) {
        let medias = medias(&wanted.contents);
        let place = self.place(wanted.line);
        let message = format!(
            "method `{}` lacks the body of `{}`, {medias} at `{place}`",
            self.endpoint.name, self.operation
        );
        let ty = types::body(&self.source.document, wanted);
        let mut help = format!(
            "add `{} = body` with `body: {ty}`",
            media_key(&self.source.document, wanted)
        );
        if !wanted.required {
            help.push_str("; or `spec(omit(\"body\"))`");
        }
        errors.at(self.name(), format!("{message}\n= help: {help}"));
    }

    fn compare(&self, sent: &Body, wanted: &document::Body, errors: &mut Errors) {
        if wanted.contents.is_empty() || is_sent(&sent.kind, &wanted.contents) {
            return;
        }
        let place = self.place(wanted.line);
        let name = &sent.value.name;
        let message = format!(
            "`{}` takes {} in `{place}`, and `{}` sends another body\n= help: write `{} = {name}`",
            self.operation,
            medias(&wanted.contents),
            sent.kind.key(),
            media_key(&self.source.document, wanted),
        );
        errors.at(name.span(), message);
    }
}

/// Whether a kind of body is one of these.
fn is_sent(kind: &BodyKind, contents: &[Content]) -> bool {
    let any = |is: fn(&Content) -> bool| contents.iter().any(|one| is(one) || one.is_any());
    match kind {
        BodyKind::Json => any(Content::is_json),
        BodyKind::Xml => any(Content::is_xml),
        BodyKind::Encode(_) => any(Content::is_json) && any(Content::is_xml),
        BodyKind::Form => any(Content::is_form),
        BodyKind::Multipart => any(Content::is_multipart),
        // As it is: whatever has no key of its own, or is written by hand.
        BodyKind::Raw => true,
    }
}

fn medias(contents: &[Content]) -> String {
    let medias: Vec<&str> = contents
        .iter()
        .map(|content| content.media.as_str())
        .collect();
    if medias.is_empty() {
        "of any kind,".to_owned()
    } else {
        listed(&medias)
    }
}
