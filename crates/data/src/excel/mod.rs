//! Reading sheets of Excel and OpenDocument workbooks.
//!
//! The cells of xlsx and xlsb are read as a stream, twice, beside the texts that they share; xls and ods are held in memory
//! as a whole by the library. What Excel calls a date is a number with a format: here it becomes a date only where there
//! is such a day.

mod book;
mod cell;
mod cells;
mod header;
mod odd;
mod rows;
mod serial;
mod workbook;

pub(crate) use workbook::Workbook;

/// The name of a cell, such as `B7`, from its row and column counted from 0.
fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), row + 1)
}

/// The letters of a column counted from 0.
fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(b'A' + ((rest - 1) % 26) as u8);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_people_see() {
        let name = |row, column| cell_name(row, column);
        assert_eq!([name(0, 0), name(6, 1), name(9, 25), name(0, 26)], ["A1", "B7", "Z10", "AA1"]);
        assert_eq!(
            (column_name(701), column_name(702), column_name(16_383)),
            ("ZZ".into(), "AAA".into(), "XFD".into())
        );
    }
}
