//! Percent escapes of references and paths.

/// A text without percent escapes; what is none stays as it is.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let digits = (byte == b'%')
            .then(|| text.get(at.saturating_add(1)..at.saturating_add(3)))
            .flatten();
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(byte));
        at = at.saturating_add(if escaped.is_some() { 3 } else { 1 });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
