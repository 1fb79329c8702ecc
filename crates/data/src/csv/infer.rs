//! The type of a column, from all of its fields.

use falaj_schema::dataset::{ColumnType, Warning};

use super::cell::{Looks, looks};
use crate::import::{WARNING_ROWS, warning};

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
}

/// The first fields of one look.
#[derive(Debug, Clone)]
struct First {
    value: String,
    lines: Vec<u64>,
}

impl Tally {
    /// Counts a row without a value.
    pub(crate) fn skip(&mut self) {
        self.rows += 1;
    }

    /// Counts a field that is not missing.
    pub(crate) fn add(&mut self, field: &[u8], line: u64) {
        self.rows += 1;
        let text = self.counts[Looks::Text as usize];
        let look = if text >= CLEARLY_TEXT && text * 10 >= self.values() * 9 { Looks::Text } else { looks(field) };
        let count = &mut self.counts[look as usize];
        *count += 1;
        if *count == 1 && look == Looks::Real {
            self.reals_after = self.rows;
        }
        if *count > WARNING_ROWS as u64 {
            return;
        }
        let first = self.odd[look as usize].get_or_insert_with(|| {
            let value = String::from_utf8_lossy(field).chars().take(60).collect();
            Box::new(First { value, lines: Vec::new() })
        });
        first.lines.push(line);
    }

    /// The type that holds all values of column `name`, and what is worth knowing about it.
    pub(crate) fn resolve(&self, name: &str) -> (ColumnType, Vec<Warning>) {
        let kind = self.kind();
        let mut warnings = Vec::new();
        if self.values() == 0 {
            warnings.push(warning("column_empty", &[("column", name)], Vec::new()));
        }
        if kind == ColumnType::Text {
            warnings.extend(self.widened_to_text(name));
        }
        if kind == ColumnType::Real && self.of(&[Looks::Integer]) > 0 && self.reals_after > LATE {
            let reals = self.of(&[Looks::Real]);
            warnings.extend(self.widened(name, ColumnType::Integer, kind, Looks::Real, reals));
        }
        (kind, warnings)
    }

    fn kind(&self) -> ColumnType {
        let all = self.values();
        let only = |looks: &[Looks]| all > 0 && self.of(looks) == all;
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
    fn widened_to_text(&self, name: &str) -> Option<Warning> {
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
        self.widened(name, from, ColumnType::Text, odd, self.values() - self.of(fitting))
    }

    fn widened(&self, name: &str, from: ColumnType, to: ColumnType, odd: Looks, count: u64) -> Option<Warning> {
        let first = self.odd[odd as usize].as_ref()?;
        let count = count.to_string();
        let (from, to) = (from.as_str(), to.as_str());
        let params = [("column", name), ("from", from), ("to", to), ("value", &first.value), ("count", &count)];
        Some(warning("type_widened", &params, first.lines.clone()))
    }

    fn of(&self, looks: &[Looks]) -> u64 {
        looks.iter().map(|look| self.counts[*look as usize]).sum()
    }

    fn values(&self) -> u64 {
        self.counts.iter().sum()
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

    fn tally(values: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for (row, value) in values.iter().enumerate() {
            tally.add(value.as_bytes(), row as u64 + 2);
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
            assert_eq!(tally(values).resolve("x").0, kind, "{values:?}");
        }
    }

    #[test]
    fn an_odd_value_is_named() {
        let (kind, warnings) = tally(&["1", "2", "3", "unknown"]).resolve("age");
        assert_eq!(kind, ColumnType::Text);
        assert_eq!(warnings[0].code, "type_widened");
        assert_eq!(warnings[0].rows, [5]);
        assert_eq!((warnings[0].params["from"].as_str(), warnings[0].params["value"].as_str()), ("integer", "unknown"));
        assert!(tally(&["red", "blue", "3"]).resolve("colour").1.is_empty());
    }
}
