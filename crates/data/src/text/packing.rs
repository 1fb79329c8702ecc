//! Files packed with gzip or zstd, unpacked as they are read.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::read::MultiGzDecoder;

/// What a file is packed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    /// What the first bytes of a file say.
    pub(crate) fn of(head: &[u8]) -> Self {
        match head {
            [0x1F, 0x8B, ..] => Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Self::Zstd,
            _ => Self::None,
        }
    }

    /// The name in messages and on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// The content of `packed`. What is wrong with the archive is an error with [`Damaged`] in it.
    pub(crate) fn unpack<R: Read + Send + 'static>(self, packed: R) -> io::Result<Box<dyn Read + Send>> {
        let failed = Arc::new(AtomicBool::new(false));
        let watched = Watched { packed, failed: failed.clone() };
        let content: Box<dyn Read + Send> = match self {
            Self::None => return Ok(Box::new(watched.packed)),
            Self::Gzip => Box::new(MultiGzDecoder::new(watched)),
            Self::Zstd => {
                let mut decoder = zstd::stream::read::Decoder::new(watched)?;
                // Archives made for long distances (`zstd --long`) need a window of up to 2 GiB.
                decoder.window_log_max(31)?;
                Box::new(decoder)
            }
        };
        Ok(Box::new(Unpacked { content, failed, packing: self }))
    }
}

/// An archive that ends early or contradicts itself.
#[derive(Debug)]
pub(super) struct Damaged {
    pub(super) packing: Packing,
    pub(super) truncated: bool,
    pub(super) detail: String,
}

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "damaged {}: {}", self.packing.name(), self.detail)
    }
}

impl std::error::Error for Damaged {}

/// Remembers that reading failed beneath an unpacker, which is no fault of the archive.
struct Watched<R> {
    packed: R,
    failed: Arc<AtomicBool>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let result = self.packed.read(into);
        if result.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted) {
            self.failed.store(true, Ordering::Relaxed);
        }
        result
    }
}

struct Unpacked {
    content: Box<dyn Read + Send>,
    failed: Arc<AtomicBool>,
    packing: Packing,
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.content.read(into).map_err(|error| {
            if self.failed.load(Ordering::Relaxed) || error.kind() == io::ErrorKind::Interrupted {
                return error;
            }
            let truncated = error.kind() == io::ErrorKind::UnexpectedEof;
            io::Error::other(Damaged { packing: self.packing, truncated, detail: error.to_string() })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    fn read(packed: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        Packing::of(&packed).unpack(Cursor::new(packed))?.read_to_end(&mut content).map(|_| content)
    }

    #[track_caller]
    fn damage(packed: Vec<u8>) -> bool {
        let Err(error) = read(packed) else { panic!("a damaged archive was read") };
        error.get_ref().and_then(|inner| inner.downcast_ref::<Damaged>()).unwrap().truncated
    }

    #[test]
    fn archives_of_several_members_are_read_whole() {
        assert_eq!(read([gzip(b"a,b\n"), gzip(b"1,2\n")].concat()).unwrap(), b"a,b\n1,2\n");
        let packed = [b"a,b\n", b"1,2\n"].map(|part| zstd::encode_all(&part[..], 1).unwrap()).concat();
        assert_eq!(read(packed).unwrap(), b"a,b\n1,2\n");
        assert_eq!(read(b"a,b\n".to_vec()).unwrap(), b"a,b\n");
    }

    #[test]
    fn what_is_wrong_with_an_archive_is_told_apart() {
        let text: Vec<u8> = (0..20_000u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let mut zstd = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
        zstd.include_checksum(true).unwrap();
        zstd.write_all(&text).unwrap();
        for packed in [gzip(&text), zstd.finish().unwrap()] {
            assert!(damage(packed[..packed.len() / 2].to_vec()));
            let mut scrambled = packed;
            let end = scrambled.len() - 2;
            scrambled[1_000..1_100].fill(0xAA);
            scrambled[end] ^= 0xFF;
            assert!(!damage(scrambled));
        }
    }
}
