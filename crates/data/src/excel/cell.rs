//! What a cell holds, as text and a sort of value.

use calamine::{Data, DataRef};

use super::serial::{Moment, clock_text, duration, iso_duration, moment};
use crate::calendar::{DAY, date_text, datetime_text, parse_date, parse_datetime};
use crate::infer::Sort;

/// What a cell holds; its text was written elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Empty,
    Value(Sort),
    /// A formula that failed, and how Excel says it.
    Error(String),
    /// A number with the format of a date that is none.
    NoDate,
}

/// How the workbook means what its cells say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Dates count from 1904.
    pub(super) from_1904: bool,
    /// An OpenDocument sheet, in which errors are texts.
    pub(super) open_document: bool,
}

/// A cell of a sheet in memory as a cell of a stream.
pub(super) fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// Adds the text of a cell to `out`; what it is.
pub(super) fn content(data: &DataRef, reading: Reading, out: &mut Vec<u8>) -> Content {
    match data {
        DataRef::Empty => Content::Empty,
        DataRef::Int(value) => plain(&value.to_string(), out),
        DataRef::Float(value) => plain(&number_text(*value), out),
        DataRef::Bool(value) => plain(&value.to_string(), out),
        DataRef::String(text) => string(text, reading, out),
        DataRef::SharedString(text) => string(text, reading, out),
        DataRef::Error(error) => Content::Error(error.to_string()),
        DataRef::DateTime(value) if value.is_duration() => clock(duration(value.as_f64()), out),
        DataRef::DateTime(value) => of_moment(moment(value.as_f64(), reading.from_1904), out),
        DataRef::DateTimeIso(text) => of_moment(iso_moment(text), out),
        DataRef::DurationIso(text) => clock(iso_duration(text), out),
    }
}

fn plain(text: &str, out: &mut Vec<u8>) -> Content {
    out.extend_from_slice(text.as_bytes());
    Content::Value(Sort::Plain)
}

/// A number as it reads back: whole ones without a point, as far as Excel's numbers tell them apart.
fn number_text(value: f64) -> String {
    const EXACT: f64 = (1u64 << 53) as f64;
    match value {
        // An error of arithmetic that Excel itself does not know.
        _ if !value.is_finite() => "NaN".to_owned(),
        _ if value.fract() == 0.0 && value.abs() <= EXACT => (value as i64).to_string(),
        _ => format!("{value:?}"),
    }
}

fn string(text: &str, reading: Reading, out: &mut Vec<u8>) -> Content {
    const ERRORS: [&str; 7] = ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"];
    if text.trim().is_empty() {
        return Content::Empty;
    }
    if reading.open_document && (ERRORS.contains(&text) || text.starts_with("Err:")) {
        return Content::Error(text.to_owned());
    }
    out.extend_from_slice(text.as_bytes());
    Content::Value(Sort::Text)
}

fn clock(micros: Option<i64>, out: &mut Vec<u8>) -> Content {
    let Some(micros) = micros else { return Content::NoDate };
    out.extend_from_slice(clock_text(micros).as_bytes());
    Content::Value(Sort::Clock(micros))
}

fn of_moment(moment: Moment, out: &mut Vec<u8>) -> Content {
    match moment {
        Moment::Date(days) => plain(&date_text(days), out),
        Moment::Datetime(micros) => plain(&datetime_text(micros), out),
        Moment::Clock(micros) => clock(Some(micros), out),
        Moment::None => Content::NoDate,
    }
}

/// A date as text, in which a midnight is a day and LibreOffice's day 0 is none.
fn iso_moment(text: &str) -> Moment {
    const DAY_0: i64 = -25_569;
    let text = text.as_bytes();
    let date = parse_date(text).map(|days| days * DAY);
    let Some(micros) = date.or_else(|| parse_datetime(text)) else { return Moment::None };
    match (micros.div_euclid(DAY), micros.rem_euclid(DAY)) {
        (DAY_0, time) => Moment::Clock(time),
        (days, 0) => Moment::Date(days),
        _ => Moment::Datetime(micros),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_they_say() {
        let read = |data: DataRef| {
            let mut out = Vec::new();
            let reading = Reading { from_1904: false, open_document: true };
            (content(&data, reading, &mut out), String::from_utf8(out).unwrap())
        };
        assert_eq!(read(DataRef::Float(3.0)), (Content::Value(Sort::Plain), "3".into()));
        assert_eq!(read(DataRef::Float(0.1)).1, "0.1");
        assert_eq!(read(DataRef::Float(1e300)).1, "1e300");
        assert_eq!(read(DataRef::SharedString("7")), (Content::Value(Sort::Text), "7".into()));
        assert_eq!(read(DataRef::SharedString("  ")).0, Content::Empty);
        assert_eq!(read(DataRef::SharedString("#N/A")).0, Content::Error("#N/A".into()));
        assert_eq!(read(DataRef::DateTimeIso("2024-03-01T00:00:00".into())).1, "2024-03-01");
        assert_eq!(read(DataRef::DateTimeIso("1899-12-30".into())).0, Content::Value(Sort::Clock(0)));
        assert_eq!(read(DataRef::DateTimeIso("2024-02-30".into())).0, Content::NoDate);
        assert_eq!(read(DataRef::DurationIso("PT1H".into())).0, Content::Value(Sort::Clock(3_600_000_000)));
    }
}
