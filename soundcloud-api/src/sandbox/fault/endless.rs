//! Bodies without an end.

use bytes::Bytes;

/// How much is sent at a time.
const PIECE: usize = 16 * 1024;

/// The text, as often as it fits.
pub(super) fn piece(text: &Bytes) -> Bytes {
    if text.is_empty() {
        return Bytes::from_static(b" ");
    }
    let times = PIECE.checked_div(text.len()).unwrap_or(1).max(1);
    text.repeat(times).into()
}

/// How a file of gzip begins, without a name or date.
const GZIP: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];

/// The bits of an open block with the fixed codes, and in it one space.
const SPACE: &[u8; 11] = b"01001010000";

/// The bits that repeat the last byte 258 times.
const REPEAT: &[u8; 13] = b"1100010100000";

/// Spaces in gzip, of which every byte sent becomes 158: the beginning, and what follows it for ever.
pub(super) fn bomb() -> (Bytes, Bytes) {
    let mut bits = SPACE.iter().chain(REPEAT.iter().cycle());
    let mut bytes = |count: usize| -> Vec<u8> {
        (0..count)
            .map(|_| {
                let bits = bits.by_ref().take(8);
                // The first bit is the lowest.
                bits.fold(0, |byte, bit| {
                    (byte >> 1) | if *bit == b'1' { 0x80 } else { 0 }
                })
            })
            .collect()
    };
    let begin = [GZIP.as_slice(), &bytes(2)].concat();
    // Thirteen bytes are eight repetitions, whatever bit they begin at.
    let period = bytes(REPEAT.len());
    (begin.into(), piece(&period.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_whole_texts() {
        let piece = piece(&Bytes::from_static(b"abc"));

        assert!(piece.len() > PIECE - 3);
        assert!(piece.chunks(3).all(|text| text == b"abc"));
    }

    #[test]
    fn nothing_for_ever_is_something() {
        assert_eq!(piece(&Bytes::new()), " ");
    }

    /// As `zlib` reads them, 12 + 13,000 bytes are 2,064,001 spaces.
    #[test]
    fn the_bomb_is_gzip() {
        let (begin, periods) = bomb();

        assert_eq!(begin.get(10..), Some(b"\x52\x18".as_slice()));
        let period = b"\x05\xa3\x60\x14\x8c\x82\x51\x30\x0a\x46\xc1\x28\x18";
        assert!(periods.chunks(13).all(|chunk| chunk == period));
    }
}
