//! The protocol's datatypes and their binary form: little-endian, row-major.

use std::borrow::Cow;

use falaj_schema::dataset::ColumnType;
use half::{bf16, f16};

/// A datatype of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Datatype {
    /// One byte, 0 or 1.
    Bool,
    /// Unsigned, by its bytes.
    Uint(usize),
    /// Signed, by its bytes.
    Int(usize),
    /// Half precision.
    Fp16,
    /// Brain float; only in binary.
    Bf16,
    /// Single precision.
    Fp32,
    /// Double precision.
    Fp64,
    /// Text: a length (four bytes) and UTF-8.
    Bytes,
}

impl Datatype {
    /// The datatype of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "BOOL" => Self::Bool,
            "UINT8" => Self::Uint(1),
            "UINT16" => Self::Uint(2),
            "UINT32" => Self::Uint(4),
            "UINT64" => Self::Uint(8),
            "INT8" => Self::Int(1),
            "INT16" => Self::Int(2),
            "INT32" => Self::Int(4),
            "INT64" => Self::Int(8),
            "FP16" => Self::Fp16,
            "BF16" => Self::Bf16,
            "FP32" => Self::Fp32,
            "FP64" => Self::Fp64,
            "BYTES" => Self::Bytes,
            _ => return None,
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bool => "BOOL",
            Self::Uint(1) => "UINT8",
            Self::Uint(2) => "UINT16",
            Self::Uint(4) => "UINT32",
            Self::Uint(_) => "UINT64",
            Self::Int(1) => "INT8",
            Self::Int(2) => "INT16",
            Self::Int(4) => "INT32",
            Self::Int(_) => "INT64",
            Self::Fp16 => "FP16",
            Self::Bf16 => "BF16",
            Self::Fp32 => "FP32",
            Self::Fp64 => "FP64",
            Self::Bytes => "BYTES",
        }
    }

    /// The datatype that a column is announced with.
    pub fn of(kind: ColumnType) -> Self {
        match kind {
            ColumnType::Integer => Self::Int(8),
            ColumnType::Real => Self::Fp64,
            ColumnType::Boolean => Self::Bool,
            ColumnType::Text | ColumnType::Date | ColumnType::Datetime | ColumnType::Time => Self::Bytes,
        }
    }

    /// True when values of it can be a column of `kind`. Any number will do where a number is needed.
    pub fn fits(self, kind: ColumnType) -> bool {
        match kind {
            ColumnType::Integer | ColumnType::Real => !matches!(self, Self::Bool | Self::Bytes),
            ColumnType::Boolean => matches!(self, Self::Bool | Self::Uint(_) | Self::Int(_)),
            _ => self == Self::Bytes,
        }
    }

    /// Bytes of one value; none for text.
    pub fn width(self) -> Option<usize> {
        match self {
            Self::Bool => Some(1),
            Self::Uint(width) | Self::Int(width) => Some(width),
            Self::Fp16 | Self::Bf16 => Some(2),
            Self::Fp32 => Some(4),
            Self::Fp64 => Some(8),
            Self::Bytes => None,
        }
    }

    /// True when `value` can be one of its values: whole and in range for the whole numbers.
    pub fn holds(self, value: f64) -> bool {
        let bits = |width: usize| (width * 8) as i32;
        match self {
            Self::Bool => value == 0.0 || value == 1.0,
            Self::Uint(width) => value.fract() == 0.0 && value >= 0.0 && value < 2f64.powi(bits(width)),
            Self::Int(width) => {
                let bound = 2f64.powi(bits(width) - 1);
                // The largest 64-bit number reads as the bound itself.
                value.fract() == 0.0 && value >= -bound && (value < bound || width == 8 && value == bound)
            }
            _ => true,
        }
    }
}

/// The numbers of a binary tensor; `bytes` has a whole number of values.
pub fn numbers(datatype: Datatype, bytes: &[u8]) -> Vec<f64> {
    let width = datatype.width().unwrap_or(1);
    bytes.chunks_exact(width).map(|value| number(datatype, value)).collect()
}

fn number(datatype: Datatype, value: &[u8]) -> f64 {
    let mut wide = [0u8; 8];
    wide[..value.len()].copy_from_slice(value);
    let bits = u64::from_le_bytes(wide);
    match datatype {
        Datatype::Bool => f64::from(u8::from(bits != 0)),
        Datatype::Uint(_) => bits as f64,
        Datatype::Int(width) => {
            // The sign is carried up by shifting the value to the top and back.
            let shift = 64 - 8 * width as u32;
            ((bits << shift) as i64 >> shift) as f64
        }
        Datatype::Fp16 => f16::from_bits(bits as u16).to_f64(),
        Datatype::Bf16 => bf16::from_bits(bits as u16).to_f64(),
        Datatype::Fp32 => f64::from(f32::from_bits(bits as u32)),
        Datatype::Fp64 | Datatype::Bytes => f64::from_bits(bits),
    }
}

/// The texts of a binary tensor; an error says what is wrong.
pub fn texts(mut bytes: &[u8]) -> Result<Vec<Cow<'_, str>>, String> {
    let mut texts = Vec::new();
    while !bytes.is_empty() {
        let row = texts.len();
        let Some((head, rest)) = bytes.split_first_chunk::<4>() else {
            return Err(format!("the length of value {row} is cut short"));
        };
        let length = u32::from_le_bytes(*head) as usize;
        let Some((text, rest)) = rest.split_at_checked(length) else {
            return Err(format!("value {row} is announced with {length} bytes, but only {} follow", rest.len()));
        };
        let text = std::str::from_utf8(text).map_err(|_| format!("value {row} is not UTF-8"))?;
        texts.push(Cow::Borrowed(text));
        bytes = rest;
    }
    Ok(texts)
}

/// Appends a text in binary form.
pub fn put_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_datatype() {
        let cases: [(Datatype, &[u8], &[f64]); 9] = [
            (Datatype::Bool, &[0, 1], &[0.0, 1.0]),
            (Datatype::Uint(1), &[255], &[255.0]),
            (Datatype::Int(1), &[255], &[-1.0]),
            (Datatype::Int(2), &(-2i16).to_le_bytes(), &[-2.0]),
            (Datatype::Int(8), &i64::MIN.to_le_bytes(), &[i64::MIN as f64]),
            (Datatype::Uint(8), &u64::MAX.to_le_bytes(), &[u64::MAX as f64]),
            (Datatype::Fp16, &f16::from_f64(0.5).to_le_bytes(), &[0.5]),
            (Datatype::Bf16, &bf16::from_f64(-2.0).to_le_bytes(), &[-2.0]),
            (Datatype::Fp32, &[0, 0, 0xc0, 0x3f], &[1.5]),
        ];
        for (datatype, bytes, expected) in cases {
            assert_eq!(numbers(datatype, bytes), expected, "{}", datatype.name());
        }
    }

    #[test]
    fn texts_and_their_damage() {
        let mut bytes = Vec::new();
        put_text(&mut bytes, "ab");
        put_text(&mut bytes, "مرحبا");
        assert_eq!(texts(&bytes).unwrap(), ["ab", "مرحبا"]);
        assert!(texts(&bytes[..bytes.len() - 1]).unwrap_err().contains("only 9 follow"));
        assert!(texts(&bytes[..2]).unwrap_err().contains("cut short"));
        assert!(texts(&[1, 0, 0, 0, 0xff]).unwrap_err().contains("not UTF-8"));
    }

    #[test]
    fn whole_numbers_have_a_range() {
        assert!(Datatype::Uint(1).holds(255.0) && !Datatype::Uint(1).holds(256.0) && !Datatype::Uint(1).holds(-1.0));
        assert!(Datatype::Int(1).holds(-128.0) && !Datatype::Int(1).holds(128.0));
        assert!(Datatype::Int(8).holds(i64::MAX as f64) && !Datatype::Int(8).holds(1.5));
    }
}
