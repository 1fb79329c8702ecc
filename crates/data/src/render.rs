//! Values as text, the same everywhere: rows on a screen, extremes of a profile, CSV files.

use falaj_schema::dataset::ColumnType;

use crate::calendar::{DAY, date_text, datetime_text, time_text};
use crate::extract::Cells;

/// The text of a value of a column; `None` where there is no value. Integers come as numbers and are shown without a
/// point.
pub(crate) fn cell_text(kind: ColumnType, cells: &Cells, row: usize) -> Option<String> {
    match cells {
        Cells::Number(values) => number_text(kind, values[row]),
        Cells::Text { dictionary, codes } => dictionary.get(codes[row] as usize).cloned(),
        Cells::Time(values) => time_of_kind(kind, values[row]),
    }
}

/// The text of a number of a column of that type.
pub(crate) fn number_text(kind: ColumnType, value: f64) -> Option<String> {
    match kind {
        _ if value.is_nan() => None,
        ColumnType::Boolean => Some((value != 0.0).to_string()),
        _ => Some(real_text(value)),
    }
}

/// The shortest text that reads back as the same number; very large and small ones with an exponent.
pub(crate) fn real_text(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e17).contains(&size) { format!("{value:e}") } else { value.to_string() }
}

/// The text of milliseconds, such as the edges of a histogram, of a column of that type.
pub fn moment_text(kind: ColumnType, millis: f64) -> String {
    time_of_kind(kind, (millis * 1_000.0) as i64).unwrap_or_default()
}

/// The text of microseconds of a column of that type.
pub(crate) fn time_of_kind(kind: ColumnType, micros: i64) -> Option<String> {
    match kind {
        _ if micros == i64::MIN => None,
        ColumnType::Date => Some(date_text(micros.div_euclid(DAY))),
        ColumnType::Time => Some(time_text(micros)),
        _ => Some(datetime_text(micros)),
    }
}

/// A text of at most so many characters; what is longer ends with `…`.
pub fn cut_text(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::cut_text;

    #[test]
    fn long_texts_are_cut_between_letters() {
        assert_eq!(cut_text("دبي", 2), "دب…");
        assert_eq!(cut_text("دبي", 3), "دبي");
    }
}
