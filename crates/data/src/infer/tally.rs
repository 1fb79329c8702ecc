//! The type of a column, from all of its fields.

use falaj_schema::dataset::{ColumnType, Warning};

use super::cell::Cell;
use super::looks::Looks;
use super::zones::Zones;
use crate::calendar::offset_of;
use crate::import::{WARNING_ROWS, in_file, warning};

/// Fields after which a column that was text so far is taken for text without looking closely.
const CLEARLY_TEXT: u64 = 2_000;
/// Rows after which a first real number among integers is worth a warning.
const LATE: u64 = 1_000;

/// How often the fields of a column looked like what.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    counts: [u64; Looks::COUNT],
    rows: u64,
    reals_after: u64,
    odd: [Option<Box<First>>; Looks::COUNT],
    zones: Zones,
    part: usize,
}

/// The first fields of one look, all in one file.
#[derive(Debug, Clone)]
struct First {
    value: String,
    lines: Vec<u64>,
    part: usize,
}

/// Names the file of a part, where there are several.
pub(crate) type Label<'a> = &'a dyn Fn(usize) -> Option<String>;

impl Tally {
    /// A column of part `part` that is first seen after `rows` rows without it.
    pub(crate) fn after(rows: u64, part: usize) -> Self {
        Self { rows, part, ..Self::default() }
    }

    /// Counts a row without a value.
    pub(crate) fn skip(&mut self) {
        self.rows += 1;
    }

    /// Counts a value that is there.
    pub(crate) fn add(&mut self, cell: Cell, line: u64) {
        self.rows += 1;
        let text = self.counts[Looks::Text as usize];
        let look = if text >= CLEARLY_TEXT && text * 10 >= self.values() * 9 { Looks::Text } else { cell.looks() };
        if look == Looks::Datetime {
            self.zones.add(offset_of(cell.text.trim_ascii()));
        }
        let count = &mut self.counts[look as usize];
        *count += 1;
        if *count == 1 && look == Looks::Real {
            self.reals_after = self.rows;
        }
        if *count > WARNING_ROWS as u64 {
            return;
        }
        let part = self.part;
        let first = self.odd[look as usize].get_or_insert_with(|| {
            let value = String::from_utf8_lossy(cell.text).trim().chars().take(60).collect();
            Box::new(First { value, lines: Vec::new(), part })
        });
        first.lines.push(line);
    }

    /// Takes in what was counted in a later file.
    pub(crate) fn merge(&mut self, later: &Self) {
        if self.reals_after == 0 && later.reals_after > 0 {
            self.reals_after = self.rows + later.reals_after;
        }
        self.rows += later.rows;
        self.zones.merge(&later.zones);
        for (count, more) in self.counts.iter_mut().zip(later.counts) {
            *count += more;
        }
        for (first, other) in self.odd.iter_mut().zip(&later.odd) {
            if first.is_none() {
                first.clone_from(other);
            }
        }
    }

    /// Takes the values of one look for missing.
    pub(crate) fn forget(&mut self, look: Looks) {
        self.counts[look as usize] = 0;
        self.odd[look as usize] = None;
    }

    /// True if there are values and all of them have one of these looks.
    pub(crate) fn only(&self, looks: &[Looks]) -> bool {
        self.values() > 0 && self.of(looks) == self.values()
    }

    /// Number of values.
    pub(crate) fn values(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The type that holds all values of column `name`, and what is worth knowing about it.
    pub(crate) fn resolve(&self, name: &str, label: Label) -> (ColumnType, Vec<Warning>) {
        let kind = self.kind();
        let mut warnings = Vec::new();
        if self.values() == 0 {
            warnings.push(warning("column_empty", &[("column", name)], Vec::new()));
        }
        if kind == ColumnType::Text {
            warnings.extend(self.widened_to_text(name, label));
        }
        if kind == ColumnType::Real && self.of(&[Looks::Integer]) > 0 && self.reals_after > LATE {
            let reals = self.of(&[Looks::Real]);
            warnings.extend(self.widened(name, ColumnType::Integer, kind, (Looks::Real, reals), label));
        }
        if kind == ColumnType::Datetime {
            warnings.extend(self.zones.warning(name));
        }
        (kind, warnings)
    }

    /// The type that holds all values; text where there is none.
    pub(crate) fn kind(&self) -> ColumnType {
        let only = |looks: &[Looks]| self.only(looks);
        if only(&[Looks::Integer]) {
            ColumnType::Integer
        } else if only(&NUMBERS) {
            ColumnType::Real
        } else if only(&[Looks::Boolean]) {
            ColumnType::Boolean
        } else if only(&[Looks::Date]) {
            ColumnType::Date
        } else if only(&[Looks::Date, Looks::Datetime]) {
            ColumnType::Datetime
        } else if only(&[Looks::Time]) {
            ColumnType::Time
        } else {
            ColumnType::Text
        }
    }

    /// Warns when most values would have fitted a narrower type.
    fn widened_to_text(&self, name: &str, label: Label) -> Option<Warning> {
        let numbers = if self.of(&[Looks::Real]) > 0 { ColumnType::Real } else { ColumnType::Integer };
        let narrower: [(&[Looks], ColumnType); 5] = [
            (&NUMBERS, numbers),
            (&[Looks::Boolean], ColumnType::Boolean),
            (&[Looks::Date], ColumnType::Date),
            (&[Looks::Date, Looks::Datetime], ColumnType::Datetime),
            (&[Looks::Time], ColumnType::Time),
        ];
        let (fitting, from) = narrower.into_iter().find(|(looks, _)| self.of(looks) * 2 > self.values())?;
        let odd =
            ALL.into_iter().filter(|look| !fitting.contains(look)).max_by_key(|look| self.counts[*look as usize])?;
        self.widened(name, from, ColumnType::Text, (odd, self.values() - self.of(fitting)), label)
    }

    /// Warns that `odd` values, so many of them, made the type another one.
    fn widened(
        &self,
        name: &str,
        from: ColumnType,
        to: ColumnType,
        (odd, count): (Looks, u64),
        label: Label,
    ) -> Option<Warning> {
        let first = self.odd[odd as usize].as_ref()?;
        let count = count.to_string();
        let (from, to) = (from.as_str(), to.as_str());
        let params = [("column", name), ("from", from), ("to", to), ("value", &first.value), ("count", &count)];
        Some(in_file(warning("type_widened", &params, first.lines.clone()), label(first.part)))
    }

    fn of(&self, looks: &[Looks]) -> u64 {
        looks.iter().map(|look| self.counts[*look as usize]).sum()
    }
}

const NUMBERS: [Looks; 4] = [Looks::Integer, Looks::Real, Looks::NotANumber, Looks::Infinite];
const ALL: [Looks; Looks::COUNT] = [
    Looks::Integer,
    Looks::Real,
    Looks::NotANumber,
    Looks::Infinite,
    Looks::Boolean,
    Looks::Date,
    Looks::Datetime,
    Looks::Time,
    Looks::Text,
];

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Label<'static> = &|_| None;

    fn tally(values: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for (row, value) in values.iter().enumerate() {
            tally.add(Cell::plain(value.as_bytes()), row as u64 + 2);
        }
        tally
    }

    #[test]
    fn types_hold_all_values() {
        for (values, kind) in [
            (&["1", "2"][..], ColumnType::Integer),
            (&["1", "2.5"], ColumnType::Real),
            (&["NaN", "2"], ColumnType::Real),
            (&["true", "FALSE"], ColumnType::Boolean),
            (&["2013-01-01", "2013-01-02"], ColumnType::Date),
            (&["2013-01-01", "2013-01-02T10:00"], ColumnType::Datetime),
            (&["2013-01-01", "5"], ColumnType::Text),
            (&["007", "12"], ColumnType::Text),
            (&[], ColumnType::Text),
        ] {
            assert_eq!(tally(values).resolve("x", ONE).0, kind, "{values:?}");
        }
    }

    #[test]
    fn an_odd_value_is_named() {
        let (kind, warnings) = tally(&["1", "2", "3", "unknown"]).resolve("age", ONE);
        assert_eq!(kind, ColumnType::Text);
        assert_eq!(warnings[0].code, "type_widened");
        assert_eq!(warnings[0].rows, [5]);
        assert_eq!((warnings[0].params["from"].as_str(), warnings[0].params["value"].as_str()), ("integer", "unknown"));
        assert!(tally(&["red", "blue", "3"]).resolve("colour", ONE).1.is_empty());
    }
    #[test]
    fn counts_of_files_add_up() {
        let mut first = tally(&["1", "2", "3"]);
        let mut second = Tally::after(0, 1);
        second.add(Cell::plain(b"n/a"), 7);
        first.merge(&second);
        let (kind, warnings) = first.resolve("x", &|part| Some(format!("part-{part}.csv")));
        assert_eq!((kind, warnings[0].rows.as_slice()), (ColumnType::Text, [7].as_slice()));
        assert_eq!(warnings[0].params["file"], "part-1.csv");
        assert!(warnings[0].message.contains("part-1.csv"), "{}", warnings[0].message);
    }
}
