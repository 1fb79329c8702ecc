//! Text encodings: by label, by byte order mark, and guesses for the hint when text is not what it should be.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use falaj_schema::{Code, Error, Result};

/// The encoding of a WHATWG label. Errors: `encoding_unknown`.
pub(crate) fn by_label(label: &str) -> Result<&'static Encoding> {
    let label = label.trim();
    Encoding::for_label(label.as_bytes()).ok_or_else(|| Error::new(Code::EncodingUnknown).with("encoding", label))
}

/// The encoding that a file begins to be in, and the length of its byte order mark.
pub(crate) fn of_head(head: &[u8], wanted: Option<&'static Encoding>) -> (&'static Encoding, usize) {
    match Encoding::for_bom(head) {
        Some((encoding, length)) => (encoding, length),
        None => (wanted.unwrap_or(UTF_8), 0),
    }
}

/// True for content that is no text: zero bytes where no UTF-16 is expected.
pub(crate) fn is_binary(head: &[u8], label: Option<&str>) -> bool {
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    let wide = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    head.contains(&0) && !wide(of_head(head, named).0) && utf_16_without_mark(head).is_none()
}

/// UTF-16 that begins without a byte order mark: Western text has a zero in every other byte.
pub(crate) fn utf_16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, high) if pairs > 0 && high * 2 > pairs => Some(UTF_16LE),
        (high, 0) if pairs > 0 && high * 2 > pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// The label of the encoding that `sample` is probably in, given that it is not UTF-8.
pub(crate) fn guess(sample: &[u8]) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    let western = encoding_rs::WINDOWS_1252;
    let encoding = if is_arabic(sample) {
        encoding_rs::WINDOWS_1256
    } else if guessed.decode(sample).0 == western.decode(sample).0 {
        // Related encodings share many letters; where it makes no difference, the common one is named.
        western
    } else {
        guessed
    };
    encoding.name().to_lowercase()
}

/// True when `sample` makes sense as Arabic in windows-1256: Arabic words are runs of letters above ASCII, while
/// accented Latin letters stand among ASCII ones.
fn is_arabic(sample: &[u8]) -> bool {
    let mut runs = 0usize;
    let mut letters = 0usize;
    let mut beside_latin = 0usize;
    for run in
        sample.chunk_by(|a, b| a.is_ascii() == b.is_ascii() && a.is_ascii_alphabetic() == b.is_ascii_alphabetic())
    {
        if !run[0].is_ascii() {
            runs += 1;
            letters += run.len();
        }
    }
    for pair in sample.windows(2) {
        let mixed = |a: u8, b: u8| !a.is_ascii() && b.is_ascii_alphabetic();
        beside_latin += usize::from(mixed(pair[0], pair[1]) || mixed(pair[1], pair[0]));
    }
    let (text, _, malformed) = encoding_rs::WINDOWS_1256.decode(sample);
    let arabic = text.chars().filter(|c| matches!(c, '\u{621}'..='\u{652}')).count();
    runs > 0 && !malformed && letters >= 3 * runs && beside_latin * 2 < runs && arabic * 10 >= letters * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(text: &str, encoding: &'static Encoding) -> String {
        guess(&encoding.encode(text).0)
    }

    #[test]
    fn tells_arabic_from_western_text() {
        let arabic = "المدينة,السكان\nدبي,3600000\nأبوظبي,1570000\n";
        assert_eq!(guessed(arabic, encoding_rs::WINDOWS_1256), "windows-1256");
        assert_eq!(guessed("id,city\n1,دبي\n2,Ajman\n", encoding_rs::WINDOWS_1256), "windows-1256");
        assert_eq!(guessed("name,city\nJosé,Málaga\nZoë,Köln\n", encoding_rs::WINDOWS_1252), "windows-1252");
        assert_eq!(guessed("nom,ville\nRené,Besançon\nHélène,Orléans\n", encoding_rs::WINDOWS_1252), "windows-1252");
    }

    #[test]
    fn finds_utf_16_without_a_mark() {
        let bytes: Vec<u8> = "a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(utf_16_without_mark(&bytes), Some(UTF_16LE));
        assert!(!is_binary(&bytes, None));
        assert!(is_binary(b"\x7fELF\x02\x01\x01\0\0\0\0\0", None));
    }
}
