//! Which version of a file it is.

use std::hash::{DefaultHasher, Hasher};

/// Grows with the bytes of a file, in whatever pieces they come.
#[derive(Debug, Default)]
pub(crate) struct Version {
    hash: DefaultHasher,
    length: u64,
}

impl Version {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut version = Self::default();
        version.read(bytes);
        version
    }

    pub(crate) fn read(&mut self, bytes: &[u8]) {
        self.hash.write(bytes);
        self.length = self.length.saturating_add(bytes.len() as u64);
    }

    /// A strong `ETag`.
    pub(crate) fn tag(&self) -> String {
        format!("\"{:x}-{:016x}\"", self.length, self.hash.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_of_the_bytes_and_not_of_the_pieces_they_came_in() {
        let bytes: Vec<u8> = (0..=255).collect();
        let whole = Version::of(&bytes).tag();
        for size in [1, 7, 8, 100] {
            let mut version = Version::default();
            bytes.chunks(size).for_each(|piece| version.read(piece));
            assert_eq!(version.tag(), whole);
        }
    }

    #[test]
    fn another_byte_is_another_version() {
        assert_ne!(Version::of(b"a").tag(), Version::of(b"b").tag());
        assert_ne!(Version::of(b"").tag(), Version::of(b"\0").tag());
    }
}
