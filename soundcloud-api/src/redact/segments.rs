//! Secrets in the path of a URL: the token of `/bot<token>/send`.

use super::is_secret_name;
use crate::endpoint::Piece;

/// The secrets in a path behind the base URL's, as they stand there: the values of parameters that
/// are called like secrets. Of a segment with more than one value, all of it.
pub(crate) fn of_path<'a>(pieces: &[Piece], path: &'a str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut segments = path.split('/');
    let mut segment = segments.next().unwrap_or_default();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                for _ in text.matches('/') {
                    segment = segments.next().unwrap_or_default();
                }
            }
            Piece::Path(name) if is_secret_name(name) => {
                let before = index.checked_sub(1).and_then(|index| pieces.get(index));
                let behind = index.checked_add(1).and_then(|index| pieces.get(index));
                found.push(between(before, segment, behind));
            }
            Piece::Path(_) => {}
            // What is behind the rest of a path stands anywhere.
            _ => break,
        }
    }
    found.retain(|secret| !secret.is_empty());
    found
}

/// A segment without the text of the template that it begins and ends with.
fn between<'a>(before: Option<&Piece>, segment: &'a str, behind: Option<&Piece>) -> &'a str {
    let text = |piece: Option<&Piece>| match piece {
        Some(Piece::Text(text)) => *text,
        _ => "",
    };
    let before = text(before).rsplit('/').next().unwrap_or_default();
    let behind = text(behind).split('/').next().unwrap_or_default();
    let value = segment.strip_prefix(before).unwrap_or(segment);
    value.strip_suffix(behind).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_called_like_secrets_are_found_where_they_stand() {
        const ID: Piece = Piece::Path("id");
        const TOKEN: Piece = Piece::Path("reset_token");
        let text = Piece::Text;
        for (pieces, path, secrets) in [
            (
                vec![text("/bot"), TOKEN, text("/send")],
                "/bot1:a/send",
                &["1:a"][..],
            ),
            (
                vec![text("/"), ID, text("/"), TOKEN],
                "/7/a%2Fb",
                &["a%2Fb"],
            ),
            (vec![text("/a."), TOKEN, text(".json")], "/a.b.json", &["b"]),
            (
                vec![text("/"), TOKEN, text("."), ID],
                "/a.b.json",
                &["a.b.json"],
            ),
            (vec![text("/"), ID, TOKEN], "/7a", &["7a"]),
            (vec![text("/"), ID], "/token", &[]),
            (vec![text("/"), Piece::Rest("path"), TOKEN], "/a/b", &[]),
            // A server's own URL, which the endpoint is not the template of.
            (vec![text("/bot"), TOKEN, text("/send")], "/", &[]),
            (vec![text("/bot"), TOKEN], "/other", &["other"]),
        ] {
            assert_eq!(of_path(&pieces, path), secrets, "{path}");
        }
    }
}
