//! Names and texts that a header can have.

use syn::LitStr;

use crate::{
    attribute::{Header, HeaderValue, header_name},
    errors::Errors,
    literal,
};

/// Headers that belong to the connection.
const OWNED_BY_TRANSPORT: [&str; 7] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
    "upgrade",
];

/// Checks a name, of which `name` is the lower-case form; `before` are those before it.
pub(super) fn check_name(
    header: &Header,
    name: &str,
    before: &[(String, &Header)],
    errors: &mut Errors,
) {
    let literal = &header.name;
    if name.is_empty() {
        let meant = match &header.value {
            HeaderValue::Argument(argument) => header_name(&argument.to_string()),
            HeaderValue::Fixed(_) => "X-Name".to_owned(),
        };
        let message = format!("a header needs a name\n= help: write `\"{meant}\"`");
        errors.at(literal.span(), message);
    } else if let Some((at, character)) = name.char_indices().find(|(_, c)| !is_token(*c)) {
        let shown = match character {
            ' ' => "a space".to_owned(),
            '`' => "a backtick".to_owned(),
            _ if character.is_control() => format!("`{}`", character.escape_debug()),
            _ => format!("`{character}`"),
        };
        let message = format!("{shown} is not allowed in a header's name");
        let help = match meant_name(&literal.value()) {
            Some(meant) => format!("write `\"{meant}\"`"),
            None => "use letters, digits and `-`".to_owned(),
        };
        let range = at..at.saturating_add(character.len_utf8());
        literal::report(errors, literal, range, &message, &help);
    } else if OWNED_BY_TRANSPORT.contains(&name) {
        let message = format!("the header `{name}` is set by the HTTP client\n= help: remove it");
        errors.at(literal.span(), message);
    } else if let Some((_, first)) = before.iter().find(|(other, _)| other == name) {
        let by = match &first.value {
            HeaderValue::Fixed(text) => format!("{:?}", text.value()),
            HeaderValue::Argument(argument) => argument.to_string(),
        };
        let message = format!(
            "the header `{name}` is set twice: the first is `{by}`\n= help: keep one; an argument that is a slice or `Vec` repeats it"
        );
        errors.at(literal.span(), message);
    }
}

/// The `tchar` of RFC 9110 §5.6.2.
/// Whether a header's name is one, and not the connection's.
#[cfg(feature = "spec")]
pub(crate) fn can_be_sent(name: &str) -> bool {
    name.chars().all(is_token) && !OWNED_BY_TRANSPORT.contains(&&*name.to_ascii_lowercase())
}

fn is_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}

/// The words of a name, without what no name has.
fn meant_name(name: &str) -> Option<String> {
    let words = name.split(|c| !is_token(c)).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    (!words.is_empty()).then(|| words.join("-"))
}

pub(super) fn check_text(literal: &LitStr, errors: &mut Errors) {
    let text = literal.value();
    let is_wrong = |c: char| (c.is_control() && c != '\t') || !c.is_ascii();
    let Some((at, character)) = text.char_indices().find(|(_, c)| is_wrong(*c)) else {
        return;
    };
    let range = at..at.saturating_add(character.len_utf8());
    let (message, help) = match character {
        '\n' | '\r' => {
            let lines: Vec<&str> = text.split_whitespace().collect();
            let help = format!("write `{:?}`", lines.join(" "));
            ("a header is one line".to_owned(), help)
        }
        _ if character.is_control() => (
            format!("a header cannot hold `{}`", character.escape_debug()),
            format!("write `{:?}`", text.replace(is_wrong, "")),
        ),
        _ => (
            format!("a header cannot hold `{character}`"),
            "write it in ASCII, encoded as the server expects it".to_owned(),
        ),
    };
    literal::report(errors, literal, range, &message, &help);
}
