//! Secret tokens: whoever knows one may hear the private track that it belongs to.

use std::hash::{BuildHasher, RandomState};

use serde_json::{Value, json};

const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const LENGTH: usize = 11;

/// A new token: `s-` and eleven letters or digits.
pub(crate) fn token() -> String {
    // The standard library's hasher is keyed at random: enough for a sandbox, without one more dependency.
    let mut random = RandomState::new().hash_one("secret token");
    let mut token = String::from("s-");
    for _ in 0..LENGTH {
        let letter = usize::try_from(random % 62).unwrap_or_default();
        token.push(LETTERS.get(letter).copied().unwrap_or(b'0').into());
        random /= 62;
    }
    token
}

/// The body of `/tracks/{id}/secret-token`.
pub(crate) fn json(track_id: u64, token: &str, url: &str) -> Value {
    let track = format!("{url}/tracks/{track_id}");
    json!({ "kind": "secret-token", "token": token, "uri": format!("{track}/secret-token"), "resource_uri": track })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_look_like_tokens() {
        let (one, other) = (token(), token());

        assert_ne!(one, other);
        assert_eq!(one.len(), 13);
        assert!(one.starts_with("s-"));
        assert!(one.bytes().skip(2).all(|byte| byte.is_ascii_alphanumeric()));
    }
}
