//! Columns of text as they are read: every different text once, while there is room for them.

use falaj_schema::dataset::{ErrorUnit, Estimate};
use polars::prelude::{Column, PolarsResult};

use super::distinct::{self, Distinct};
use super::forms::Forms;
use super::frequent::Frequent;
use super::sampled::Sampled;

/// How much text is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    /// Different texts.
    pub(crate) texts: usize,
    /// Bytes of them together.
    pub(crate) bytes: usize,
}

impl Room {
    /// About 130 MiB for a column at most. One text below a power of two, where the table would double.
    pub(crate) const USUAL: Self = Self { texts: (1 << 20) - 1, bytes: 64 << 20 };
}

/// Of a longer text so many bytes are kept; by its hash and length it still is told from others.
const KEPT: usize = 512;

/// What has been read of a column.
pub(super) struct Words {
    room: Room,
    /// For each hash the place of its text plus one; 0 where there is none.
    index: Vec<u32>,
    entries: Vec<Entry>,
    texts: String,
    /// Bytes of all rows that do not fit into a view.
    long: u64,
    rows: u64,
    missing: u64,
    many: Option<Box<Many>>,
}

struct Entry {
    hash: u64,
    count: u64,
    start: usize,
    /// Bytes that are kept.
    kept: u32,
    /// Bytes of the whole text.
    bytes: u32,
    /// Characters of the whole text.
    chars: u32,
}

/// What is kept instead when there are too many different texts.
struct Many {
    distinct: Distinct,
    frequent: Frequent<String>,
    sampled: Sampled<String>,
    forms: Forms,
    ends: Option<(String, String)>,
}

/// All that was read of a column. Long texts are cut.
pub(super) struct Texts {
    pub(super) missing: u64,
    pub(super) distinct: u64,
    pub(super) ends: Option<(String, String)>,
    /// The most frequent texts.
    pub(super) top: Vec<(String, u64)>,
    /// How often each text occurs; none where they are too many to count each.
    pub(super) counts: Option<Vec<u64>>,
    /// Some of the different texts.
    pub(super) sampled: Vec<(String, u64)>,
    pub(super) forms: Forms,
    /// Bytes of text beside the views.
    pub(super) long: u64,
    pub(super) estimated: Vec<Estimate>,
}

impl Words {
    pub(super) fn new(room: Room) -> Self {
        Self {
            room,
            index: vec![0; 1 << 10],
            entries: Vec::new(),
            texts: String::new(),
            long: 0,
            rows: 0,
            missing: 0,
            many: None,
        }
    }

    /// Adds the texts of a batch, of which `hashes` are known.
    pub(super) fn extend(&mut self, column: &Column, hashes: &[u64]) -> PolarsResult<()> {
        for (text, hash) in column.str()?.iter().zip(hashes) {
            self.rows += 1;
            match text {
                Some(text) => self.add(text, *hash, 1),
                None => self.missing += 1,
            }
        }
        Ok(())
    }

    /// Adds the texts of `column`, each so many times, and `missing` rows without one.
    pub(super) fn extend_counted(
        &mut self,
        column: &Column,
        hashes: &[u64],
        counts: impl Iterator<Item = u64>,
        missing: u64,
    ) -> PolarsResult<()> {
        self.missing += missing;
        self.rows += missing;
        let texts = column.str()?.iter().zip(hashes).zip(counts);
        for ((text, hash), count) in texts.filter(|(_, count)| *count > 0) {
            self.rows += count;
            match text {
                Some(text) => self.add(text, *hash, count),
                None => self.missing += count,
            }
        }
        Ok(())
    }

    fn add(&mut self, text: &str, hash: u64, count: u64) {
        // What has at most twelve bytes stands in the view itself.
        self.long += if text.len() > 12 { count * text.len() as u64 } else { 0 };
        if let Some(many) = &mut self.many {
            return many.add(text, hash, count, text.chars().count());
        }
        let at = self.find(text, hash);
        if self.index[at] > 0 {
            self.entries[self.index[at] as usize - 1].count += count;
            return;
        }
        let kept = cut(text, KEPT);
        self.entries.push(Entry {
            hash,
            count,
            start: self.texts.len(),
            kept: kept.len() as u32,
            bytes: u32::try_from(text.len()).unwrap_or(u32::MAX),
            chars: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
        });
        self.texts.push_str(kept);
        self.index[at] = self.entries.len() as u32;
        if self.entries.len() > self.room.texts || self.texts.len() > self.room.bytes {
            self.give_up();
        } else if self.entries.len() * 2 > self.index.len() {
            self.grow();
        }
    }

    /// Where in the index this text is or belongs.
    fn find(&self, text: &str, hash: u64) -> usize {
        let mask = self.index.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(place) = self.index[at].checked_sub(1) {
            let entry = &self.entries[place as usize];
            if entry.hash == hash
                && entry.bytes as usize == text.len()
                && self.text(entry).as_bytes() == &text.as_bytes()[..entry.kept as usize]
            {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let mask = self.index.len() * 2 - 1;
        self.index = vec![0; mask + 1];
        for (place, entry) in self.entries.iter().enumerate() {
            let mut at = entry.hash as usize & mask;
            while self.index[at] > 0 {
                at = (at + 1) & mask;
            }
            self.index[at] = place as u32 + 1;
        }
    }

    fn text(&self, entry: &Entry) -> &str {
        &self.texts[entry.start..entry.start + entry.kept as usize]
    }

    fn give_up(&mut self) {
        let mut many = Many::new();
        for entry in &self.entries {
            many.add(self.text(entry), entry.hash, entry.count, entry.chars as usize);
        }
        self.many = Some(Box::new(many));
        (self.index, self.entries, self.texts) = (Vec::new(), Vec::new(), String::new());
    }

    /// All that was read.
    pub(super) fn finish(self) -> Texts {
        match self.many {
            Some(many) => many.finish(self.missing, self.long),
            None => self.counted(),
        }
    }

    fn counted(self) -> Texts {
        let mut forms = Forms::default();
        let mut sampled = Sampled::new();
        for entry in &self.entries {
            let text = self.text(entry);
            forms.add(text, entry.chars as usize, entry.count);
            sampled.add(entry.hash, entry.count, || text.to_owned());
        }
        let own = &self;
        let texts = || own.entries.iter().map(move |entry| (own.text(entry), entry.count));
        let ends = texts().map(|(text, _)| text);
        let ends = ends.clone().min().zip(ends.max()).map(|(low, high)| (low.to_owned(), high.to_owned()));
        let top = leading(texts()).into_iter().map(|(text, count)| (text.to_owned(), count)).collect();
        Texts {
            missing: self.missing,
            distinct: self.entries.len() as u64,
            ends,
            top,
            counts: Some(self.entries.iter().map(|entry| entry.count).collect()),
            sampled: sampled.into_values(),
            forms,
            long: self.long,
            estimated: Vec::new(),
        }
    }
}

/// The most frequent texts; among equally frequent ones the first in their order.
fn leading<T: Ord + Clone>(texts: impl Iterator<Item = (T, u64)>) -> Vec<(T, u64)> {
    let mut all: Vec<(T, u64)> = texts.collect();
    let most = all.len().min(super::figures::TOP);
    let rank = |a: &(T, u64), b: &(T, u64)| (b.1, &a.0).cmp(&(a.1, &b.0));
    if most < all.len() {
        all.select_nth_unstable_by(most, rank);
    }
    all.truncate(most);
    all.sort_by(rank);
    all
}

impl Many {
    fn new() -> Self {
        Self {
            distinct: Distinct::new(),
            frequent: Frequent::new(),
            sampled: Sampled::new(),
            forms: Forms::default(),
            ends: None,
        }
    }

    fn add(&mut self, text: &str, hash: u64, count: u64, chars: usize) {
        let kept = cut(text, KEPT);
        self.distinct.add(hash);
        self.frequent.add(hash, count, || kept.to_owned());
        self.sampled.add(hash, count, || kept.to_owned());
        self.forms.add(kept, chars, count);
        let (low, high) = self.ends.get_or_insert_with(|| (kept.to_owned(), kept.to_owned()));
        if kept < low.as_str() {
            kept.clone_into(low);
        } else if kept > high.as_str() {
            kept.clone_into(high);
        }
    }

    fn finish(self, missing: u64, long: u64) -> Texts {
        let error = self.frequent.error() as f64;
        let mut estimated =
            vec![Estimate { figure: "distinct".to_owned(), error: distinct::ERROR, unit: ErrorUnit::Share }];
        if error > 0.0 {
            estimated.push(Estimate { figure: "top".to_owned(), error, unit: ErrorUnit::Rows });
        }
        Texts {
            missing,
            distinct: self.distinct.estimate().round() as u64,
            ends: self.ends,
            top: leading(self.frequent.into_values()),
            counts: None,
            sampled: self.sampled.into_values(),
            forms: self.forms,
            long,
            estimated,
        }
    }
}

/// The beginning of a text that has at most so many bytes and ends with a whole character.
fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let end = (0..=bytes).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use polars::prelude::{IntoColumn, NamedFrom, Series};

    use super::super::hash::{MISSING, of_bytes};
    use super::*;

    fn read(texts: &[Option<String>], room: Room) -> Texts {
        let mut words = Words::new(room);
        for batch in texts.chunks(1_000) {
            let hash = |text: &Option<String>| text.as_ref().map_or(MISSING, |text| of_bytes(text.as_bytes()));
            let hashes: Vec<u64> = batch.iter().map(hash).collect();
            words.extend(&Series::new("t".into(), batch).into_column(), &hashes).unwrap();
        }
        words.finish()
    }

    #[test]
    fn texts_are_told_apart_by_all_of_them() {
        let long = "x".repeat(5_000);
        let texts = ["a", "b", "a", "", &format!("{long}1"), &format!("{long}2"), &format!("{long}1"), "مرحبا"];
        let mut texts: Vec<Option<String>> = texts.iter().map(|text| Some((*text).to_owned())).collect();
        texts.push(None);
        let found = read(&texts, Room::USUAL);
        assert_eq!((found.missing, found.distinct), (1, 6));
        assert_eq!(found.top[0], ("a".to_owned(), 2));
        assert_eq!((found.top[1].0.len(), found.top[1].1), (KEPT, 2));
        assert_eq!(found.ends.unwrap(), (String::new(), "مرحبا".to_owned()));
        assert_eq!(found.long, 3 * 5_001);
        assert_eq!(cut("مرحبا", 3), "م");
    }

    #[test]
    fn figures_of_too_many_texts_are_within_their_errors() {
        let text =
            |n: u64| if n.is_multiple_of(50) { "often".to_owned() } else { format!("row {:06}", n * 7_919 % 300_007) };
        let texts: Vec<Option<String>> = (1..=300_000).map(|n| Some(text(n))).collect();
        let exact = read(&texts, Room::USUAL);
        let small = Room { texts: 10_000, ..Room::USUAL };
        let found = read(&texts, small);
        assert!(exact.estimated.is_empty() && found.counts.is_none());
        let error = |figure: &str| found.estimated.iter().find(|one| one.figure == figure).unwrap().error;
        assert_eq!(exact.distinct, 294_001);
        assert!((found.distinct as f64 / 294_001.0 - 1.0).abs() <= error("distinct"), "{}", found.distinct);
        assert_eq!(found.top[0].0, "often");
        assert!(found.top[0].1 <= 6_000 && found.top[0].1 as f64 + error("top") >= 6_000.0, "{:?}", found.top[0]);
        assert_eq!((exact.ends, exact.sampled, exact.long), (found.ends, found.sampled, found.long));
        let few = Room { bytes: 100_000, ..Room::USUAL };
        assert!((read(&texts, few).distinct as f64 / 294_001.0 - 1.0).abs() <= distinct::ERROR);
    }
}
