//! What is unusual about rows, compared with training.

use falaj_schema::Result;
use falaj_schema::dataset::{ColumnType, Warning};
use falaj_schema::message::{Lang, text};
use falaj_schema::model;
use serde::{Deserialize, Serialize};

use super::category::OTHER;
use super::{ColumnStep, Preprocessing, Step};
use crate::frame::{Frame, Values};

/// Rows that a warning names.
const NAMED_ROWS: usize = 20;

/// What is unusual about a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Missing, though no value was missing in training.
    Missing,
    /// A category that is unknown from training, or was too rare in it.
    Unknown,
    /// A number or moment outside the range of training.
    Range,
}

/// Something unusual about one input of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Name of the input.
    pub input: String,
    /// What is unusual.
    pub kind: NoteKind,
}

/// How often something is unusual about an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteCount {
    /// Name of the input.
    pub input: String,
    /// What is unusual.
    pub kind: NoteKind,
    /// Number of rows.
    pub count: u64,
    /// The first rows, counted from 1; at most 20.
    pub rows: Vec<u64>,
}

impl NoteKind {
    /// The name in the message catalogue: `note-<name>` and `warning-input-<name>`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown => "unknown",
            Self::Range => "range",
        }
    }
}

impl Note {
    /// The note as it is sent, with its sentence in `lang`.
    pub fn to_wire(&self, lang: Lang) -> model::Note {
        let code = self.kind.as_str().to_owned();
        let message = text(lang, &format!("note-{code}"), &[("column", &self.input)]);
        model::Note { code, message, params: [("column".to_owned(), self.input.clone())].into() }
    }
}

impl NoteCount {
    /// The count as a warning: code `input-missing`, `input-unknown` or `input-range`, with `column` and `count`.
    pub fn warning(&self, lang: Lang) -> Warning {
        let code = format!("input-{}", self.kind.as_str());
        let params = [("column", self.input.clone()), ("count", self.count.to_string())];
        let args: Vec<(&str, &str)> = params.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let message = text(lang, &format!("warning-{code}"), &args);
        let params = params.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Warning { code, message, rows: self.rows.clone(), params }
    }
}

impl Preprocessing {
    /// What is unusual about each row of `frame`, in the order of the inputs.
    pub fn notes(&self, frame: &Frame) -> Result<Vec<Vec<Note>>> {
        let mut notes = vec![Vec::new(); frame.rows];
        for (step, series) in self.matched(frame)? {
            scan(step, &series.values, |row, kind| notes[row].push(Note { input: step.name.clone(), kind }));
        }
        Ok(notes)
    }

    /// How often something is unusual about each input of `frame`.
    pub fn note_counts(&self, frame: &Frame) -> Result<Vec<NoteCount>> {
        let mut counts = Vec::new();
        for (step, series) in self.matched(frame)? {
            let mut found = [NoteKind::Missing, NoteKind::Unknown, NoteKind::Range].map(|kind| NoteCount {
                input: step.name.clone(),
                kind,
                count: 0,
                rows: Vec::new(),
            });
            scan(step, &series.values, |row, kind| {
                let note = &mut found[kind as usize];
                note.count += 1;
                if note.rows.len() < NAMED_ROWS {
                    note.rows.push(row as u64 + 1);
                }
            });
            counts.extend(found.into_iter().filter(|note| note.count > 0));
        }
        Ok(counts)
    }
}

fn scan(step: &ColumnStep, values: &Values, mut note: impl FnMut(usize, NoteKind)) {
    if step.missing == 0 {
        (0..values.len()).filter(|row| values.is_missing(*row)).for_each(|row| note(row, NoteKind::Missing));
    }
    match (&step.step, values) {
        (Step::Number(number), Values::Number(values)) if step.kind != ColumnType::Boolean => {
            let outside = |value: &f64| value.is_finite() && (*value < number.min || *value > number.max);
            rows_where(values, outside).for_each(|row| note(row, NoteKind::Range));
        }
        (Step::Bins(bins), Values::Number(values)) => {
            let outside = |value: &f64| value.is_finite() && (*value < bins.min || *value > bins.max);
            rows_where(values, outside).for_each(|row| note(row, NoteKind::Range));
        }
        (Step::Moment(moment), Values::Time(values)) => {
            let outside = |at: &i64| *at != Values::NO_TIME && (*at < moment.min || *at > moment.max);
            rows_where(values, outside).for_each(|row| note(row, NoteKind::Range));
        }
        (Step::Category(category), values) => {
            rows_where(&category.codes(values), |code| *code == OTHER).for_each(|row| note(row, NoteKind::Unknown));
        }
        _ => {}
    }
}

fn rows_where<T>(values: &[T], test: impl Fn(&T) -> bool) -> impl Iterator<Item = usize> {
    values.iter().enumerate().filter(move |(_, value)| test(value)).map(|(row, _)| row)
}
