//! Names of things: `soundcloud:tracks:291`, or the older bare number.

/// Writes `soundcloud:<kind>:<id>`.
pub(crate) fn write(kind: &str, id: u64) -> String {
    format!("soundcloud:{kind}:{id}")
}

/// Reads a number or a URN of this kind.
pub(crate) fn read(kind: &str, text: &str) -> Option<u64> {
    let digits = match text.strip_prefix("soundcloud:") {
        Some(urn) => urn.strip_prefix(kind)?.strip_prefix(':')?,
        None => text,
    };
    // `parse` alone would take `+5`.
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_urns_name_the_same_track() {
        assert_eq!(read("tracks", "291"), Some(291));
        assert_eq!(read("tracks", &write("tracks", 291)), Some(291));
        assert_eq!(read("tracks", "5000000001"), Some(5_000_000_001));
    }

    #[test]
    fn anything_else_names_nothing() {
        for text in [
            "",
            "x",
            "+5",
            "-5",
            "soundcloud:users:5",
            "soundcloud:tracks:",
            "99999999999999999999",
        ] {
            assert_eq!(read("tracks", text), None, "{text}");
        }
    }
}
