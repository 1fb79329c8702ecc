//! The body of a request: bounded in size and time, unpacked when it is compressed.

use std::io::Read;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use crate::refusal::Refusal;

/// A client that has not sent its body by then is cut off.
const TIME: Duration = Duration::from_secs(60);

/// A body as it came, and how it is packed.
pub struct Packed {
    bytes: Bytes,
    encoding: Encoding,
    limit: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Encoding {
    Identity,
    Gzip,
    /// What HTTP calls deflate is a zlib stream.
    Deflate,
}

/// Receives a body of at most `limit` bytes.
pub async fn receive(headers: &HeaderMap, body: Body, limit: usize) -> Result<Packed, Refusal> {
    let encoding = encoding(headers)?;
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit as u64) {
        return Err(too_large(limit));
    }
    let receiving = axum::body::to_bytes(body, limit.saturating_add(1));
    let bytes = match tokio::time::timeout(TIME, receiving).await {
        Ok(Ok(bytes)) if bytes.len() <= limit => bytes,
        Ok(Ok(_)) => return Err(too_large(limit)),
        // The only other failure of a stream that is cut at the limit is a connection that broke.
        Ok(Err(error)) if error.to_string().contains("length limit") => return Err(too_large(limit)),
        Ok(Err(error)) => return Err(Refusal::bad(format!("the body could not be read: {error}"))),
        Err(_) => {
            let text = format!("the body did not arrive within {} s", TIME.as_secs());
            return Err(Refusal { status: StatusCode::REQUEST_TIMEOUT, text, error: None });
        }
    };
    Ok(Packed { bytes, encoding, limit })
}

impl Packed {
    /// The bytes themselves; a packed body may not grow beyond the limit either.
    pub fn unpack(self) -> Result<Bytes, Refusal> {
        match self.encoding {
            Encoding::Identity => Ok(self.bytes),
            Encoding::Gzip => inflate(MultiGzDecoder::new(&self.bytes[..]), self.limit),
            Encoding::Deflate => inflate(ZlibDecoder::new(&self.bytes[..]), self.limit),
        }
    }
}

fn inflate(reader: impl Read, limit: usize) -> Result<Bytes, Refusal> {
    let mut bytes = Vec::new();
    let mut bounded = reader.take(limit as u64 + 1);
    bounded
        .read_to_end(&mut bytes)
        .map_err(|error| Refusal::bad(format!("the compressed body is damaged: {error}")))?;
    if bytes.len() > limit { Err(too_large(limit)) } else { Ok(bytes.into()) }
}

fn encoding(headers: &HeaderMap) -> Result<Encoding, Refusal> {
    let Some(value) = headers.get(header::CONTENT_ENCODING) else { return Ok(Encoding::Identity) };
    match value.to_str().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "" | "identity" => Ok(Encoding::Identity),
        "gzip" | "x-gzip" => Ok(Encoding::Gzip),
        "deflate" => Ok(Encoding::Deflate),
        other => {
            let text = format!("Content-Encoding {other:?} is not supported; send gzip, deflate or none");
            Err(Refusal { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, text, error: None })
        }
    }
}

fn too_large(limit: usize) -> Refusal {
    Refusal::too_large(format!("the request is larger than {limit} bytes, the most this server takes; send fewer rows"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(bytes: Vec<u8>, encoding: Encoding, limit: usize) -> Packed {
        Packed { bytes: bytes.into(), encoding, limit }
    }

    fn gzip(content: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn gzip_unpacks() {
        assert_eq!(packed(gzip(b"{}"), Encoding::Gzip, 10).unpack().unwrap(), "{}");
    }

    #[test]
    fn bomb_is_refused() {
        let small = gzip(&[0; 100_000]);
        assert!(small.len() < 1_000);
        let refusal = packed(small, Encoding::Gzip, 1_000).unpack().unwrap_err();
        assert_eq!(refusal.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    #[test]
    fn cut_gzip_is_refused() {
        let mut bytes = gzip(b"0123456789");
        bytes.truncate(bytes.len() - 9);
        assert_eq!(packed(bytes, Encoding::Gzip, 100).unpack().unwrap_err().status, StatusCode::BAD_REQUEST);
    }
}
