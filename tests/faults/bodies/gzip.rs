//! Bodies that are compressed, and such as unfold into far more than they are.

use std::io::Write as _;

use flate2::{Compress, Compression, FlushCompress, write::GzEncoder};

use super::MIB;

/// These bytes, compressed.
pub(crate) fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body.as_ref()).expect("memory");
    encoder.finish().expect("memory")
}

/// About a mebibyte that is a gibibyte of this byte, unfolded.
pub(crate) fn bomb(byte: u8) -> Vec<u8> {
    let mebibyte = vec![byte; usize::try_from(MIB).expect("a small number")];
    let mut block = Vec::with_capacity(mebibyte.len() / 100);
    let mut encoder = Compress::new(Compression::best(), false);
    // What follows needs nothing of what was before.
    let flush = FlushCompress::Full;
    let status = encoder.compress_vec(&mebibyte, &mut block, flush);
    assert_eq!(encoder.total_in(), MIB, "{status:?}");
    let mut bomb = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    bomb.extend(block.repeat(1024));
    // An empty block, the last, and a checksum that nobody comes to see.
    bomb.extend([0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0x40]);
    bomb
}
