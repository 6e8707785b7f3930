//! The audio of the sample tracks: one second of a square wave in a WAV file.

use std::iter;

const RATE: u32 = 8_000;
const HEADER: u32 = 44;

/// The length of every sample file in bytes.
pub(crate) const SIZE: u64 = (HEADER + RATE) as u64;

/// The file of one track; each track has its own pitch.
pub(crate) fn wav(track_id: u64) -> Vec<u8> {
    let pitch = usize::try_from(track_id % 32).unwrap_or_default();
    let half_period = pitch.saturating_add(8);
    let waves = [96_u8, 160].into_iter().cycle();
    let samples = waves
        .flat_map(|level| iter::repeat_n(level, half_period))
        .take(RATE as usize);
    let mut file = header();
    file.extend(samples);
    file
}

/// Mono, eight bits, uncompressed.
fn header() -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(b"RIFF");
    header.extend((HEADER - 8 + RATE).to_le_bytes());
    header.extend(b"WAVEfmt ");
    header.extend(16_u32.to_le_bytes());
    header.extend(1_u16.to_le_bytes());
    header.extend(1_u16.to_le_bytes());
    header.extend(RATE.to_le_bytes());
    header.extend(RATE.to_le_bytes());
    header.extend(1_u16.to_le_bytes());
    header.extend(8_u16.to_le_bytes());
    header.extend(b"data");
    header.extend(RATE.to_le_bytes());
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_long_as_it_says() {
        let file = wav(1);

        assert_eq!(file.len() as u64, SIZE);
        assert_eq!(header().len(), HEADER as usize);
        assert_eq!(
            file.get(4..8),
            Some((HEADER - 8 + RATE).to_le_bytes().as_slice())
        );
    }

    #[test]
    fn tracks_sound_different() {
        assert_ne!(wav(1), wav(2));
    }
}
