//! Avro's binary encoding, byte by byte.

use super::{Fault, damaged};

/// What is left to read.
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn of(content: &'a [u8]) -> Self {
        Self(content)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(|| damaged("it ends early"))?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        Ok(self.take(1)?[0])
    }

    /// A whole number: seven bits a byte, the lowest first, the sign in the lowest bit.
    pub(super) fn long(&mut self) -> Result<i64, Fault> {
        let mut bits = 0u64;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            bits |= u64::from(byte & 0x7F).checked_shl(shift).unwrap_or_default();
            if byte & 0x80 == 0 {
                return Ok((bits >> 1) as i64 ^ -((bits & 1) as i64));
            }
        }
        Err(damaged("a number is too long"))
    }

    /// Bytes behind their number.
    pub(super) fn bytes(&mut self) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(self.long()?).map_err(|_| damaged("a length is negative"))?;
        self.take(length)
    }

    pub(super) fn text(&mut self) -> Result<String, Fault> {
        std::str::from_utf8(self.bytes()?).map(str::to_owned).map_err(damaged)
    }

    pub(super) fn float(&mut self) -> Result<f64, Fault> {
        let bytes = self.take(4)?.try_into().map_err(damaged)?;
        Ok(f64::from(f32::from_le_bytes(bytes)))
    }

    pub(super) fn double(&mut self) -> Result<f64, Fault> {
        let bytes = self.take(8)?.try_into().map_err(damaged)?;
        Ok(f64::from_le_bytes(bytes))
    }

    /// How many items follow in the next piece of a list or map; 0 at its end.
    pub(super) fn items(&mut self) -> Result<u64, Fault> {
        let count = self.long()?;
        if count < 0 {
            // The piece's size in bytes, for readers that want to leap over it.
            self.long()?;
        }
        let count = count.unsigned_abs();
        // An item may have no bytes, but a list of that many such items is no list of files.
        if count > (self.0.len() as u64).max(1 << 16) { Err(damaged("a list ends early")) } else { Ok(count) }
    }

    /// A map of bytes.
    pub(super) fn pairs(&mut self) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let mut pairs = Vec::new();
        loop {
            let count = self.items()?;
            if count == 0 {
                return Ok(pairs);
            }
            for _ in 0..count {
                pairs.push((self.text()?, self.bytes()?.to_vec()));
            }
        }
    }
}
