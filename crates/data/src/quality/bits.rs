//! One bit for each row.

/// Bits of rows, counted from 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// `len` rows, none of them set.
    pub(super) fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// `len` rows, those set for which `holds`.
    pub(super) fn from_fn(len: usize, mut holds: impl FnMut(usize) -> bool) -> Self {
        let mut words = Vec::with_capacity(len.div_ceil(64));
        for start in (0..len).step_by(64) {
            let mut word = 0u64;
            for row in start..len.min(start + 64) {
                word |= u64::from(holds(row)) << (row - start);
            }
            words.push(word);
        }
        Self { words, len }
    }

    /// `len` rows, those set that are named.
    pub(super) fn from_rows(len: usize, rows: impl Iterator<Item = usize>) -> Self {
        let mut bits = Self::none(len);
        rows.for_each(|row| bits.set(row));
        bits
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Number of rows that are set.
    pub(super) fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// True if no row is set.
    pub(super) fn is_clear(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// True if every row is set.
    pub(super) fn is_full(&self) -> bool {
        self.count() == self.len as u64
    }

    pub(super) fn get(&self, row: usize) -> bool {
        self.words[row / 64] >> (row % 64) & 1 == 1
    }

    pub(super) fn set(&mut self, row: usize) {
        self.words[row / 64] |= 1 << (row % 64);
    }

    /// Rows that are set in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect();
        Self { words, len: self.len }
    }

    /// Rows that are set here and not there.
    pub(super) fn without(&self, other: &Self) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| a & !b).collect();
        Self { words, len: self.len }
    }

    /// Rows that are set, rising.
    pub(super) fn ones(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then(|| at * 64 + bit as usize)
            })
        })
    }

    /// Adds the rows of `other` behind these.
    pub(super) fn append(&mut self, other: &Self) {
        let shift = self.len % 64;
        for word in &other.words {
            if shift == 0 {
                self.words.push(*word);
            } else {
                if let Some(last) = self.words.last_mut() {
                    *last |= word << shift;
                }
                self.words.push(word >> (64 - shift));
            }
        }
        self.len += other.len;
        self.words.truncate(self.len.div_ceil(64));
    }

    /// The rows from `start` on, `len` of them.
    pub(super) fn slice(&self, start: usize, len: usize) -> Self {
        Self::from_fn(len, |row| self.get(start + row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_set_found_and_counted() {
        for len in [0, 1, 63, 64, 65, 200] {
            let thirds = Bits::from_fn(len, |row| row % 3 == 0);
            let expected: Vec<usize> = (0..len).step_by(3).collect();
            assert_eq!(thirds.ones().collect::<Vec<_>>(), expected);
            assert_eq!(thirds.count(), expected.len() as u64);
            let even = Bits::from_fn(len, |row| row % 2 == 0);
            assert_eq!(thirds.and(&even), Bits::from_fn(len, |row| row % 6 == 0));
            assert_eq!(thirds.without(&even), Bits::from_fn(len, |row| row % 6 == 3));
            assert!(Bits::from_fn(len, |_| true).is_full() && Bits::none(len).is_clear());
        }
    }

    #[test]
    fn rows_are_appended_wherever_the_first_end() {
        for (a, b) in [(0, 5), (64, 64), (3, 64), (60, 10), (1, 200), (127, 0)] {
            let whole = Bits::from_fn(a + b, |row| row % 5 == 1);
            let mut first = whole.slice(0, a);
            first.append(&whole.slice(a, b));
            assert_eq!(first, whole, "{a} and {b}");
        }
    }
}
