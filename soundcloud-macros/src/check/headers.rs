//! Names and texts that a header can have.

use syn::LitStr;

use crate::{errors::Errors, literal};

/// Headers that belong to the connection.
const OWNED_BY_TRANSPORT: [&str; 5] = [
    "connection",
    "content-length",
    "host",
    "transfer-encoding",
    "upgrade",
];

/// Checks a name, of which `name` is the lower-case form; `before` are those before it.
pub(super) fn check_name(literal: &LitStr, name: &str, before: &[String], errors: &mut Errors) {
    if name.is_empty() {
        let message = "a header needs a name\n= help: write `\"X-Name\"`";
        errors.at(literal.span(), message);
    } else if let Some((at, character)) = name.char_indices().find(|(_, c)| !is_token(*c)) {
        let shown = character.escape_debug();
        let message = format!("`{shown}` is not allowed in a header's name");
        let fixed = literal.value().replace(|c| !is_token(c), "-");
        let help = format!("write `\"{fixed}\"`");
        let range = at..at + character.len_utf8();
        literal::report(errors, literal, range, &message, &help);
    } else if OWNED_BY_TRANSPORT.contains(&name) {
        let message = format!("the header `{name}` is set by the HTTP client\n= help: remove it");
        errors.at(literal.span(), message);
    } else if before.iter().any(|other| other == name) {
        let message = format!(
            "the header `{name}` is set twice\n= help: an argument that is a slice or `Vec` repeats it"
        );
        errors.at(literal.span(), message);
    }
}

/// The `tchar` of RFC 9110 §5.6.2.
fn is_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}

pub(super) fn check_text(literal: &LitStr, errors: &mut Errors) {
    let text = literal.value();
    let mut characters = text.char_indices();
    let wrong = characters.find(|(_, c)| (c.is_control() && *c != '\t') || !c.is_ascii());
    if let Some((at, character)) = wrong {
        let message = format!("a header cannot hold `{}`", character.escape_debug());
        let range = at..at + character.len_utf8();
        literal::report(errors, literal, range, &message, "use printable ASCII text");
    }
}
