//! Where the files of a folder differ from its first one.

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error};

use super::Part;
use crate::import::warning;
use crate::table::position;

/// Where a file differs from the first one.
pub(super) struct Difference {
    pub(super) file: String,
    pub(super) column: String,
    pub(super) what: What,
}

/// How it differs.
pub(super) enum What {
    Missing,
    Added,
    Type { expected: ColumnType, found: ColumnType },
}

/// Warns of columns that became another type because files differ, once for each.
pub(super) fn widened(differences: &[Difference], columns: &[Column]) -> Vec<Warning> {
    let mut seen: Vec<&str> = Vec::new();
    let mut warnings = Vec::new();
    for difference in differences {
        let What::Type { expected, found } = difference.what else { continue };
        let Ok(at) = position(columns, &difference.column) else { continue };
        if seen.contains(&difference.column.as_str()) {
            continue;
        }
        seen.push(&difference.column);
        let params = [
            ("column", difference.column.as_str()),
            ("from", expected.as_str()),
            ("found", found.as_str()),
            ("to", columns[at].kind.as_str()),
            ("source", &difference.file),
        ];
        warnings.push(warning("files_widened", &params, Vec::new()));
    }
    warnings
}

/// The error that names the first difference and lists the others.
pub(super) fn differ(first: &Difference, all: &[Difference], count: usize, reference: &Part) -> Error {
    let (what, expected, found) = match first.what {
        What::Missing => ("missing", "", ""),
        What::Added => ("added", "", ""),
        What::Type { expected, found } => ("type", expected.as_str(), found.as_str()),
    };
    let lines: Vec<String> = all.iter().map(line).collect();
    let rest = if count > all.len() { format!("\n… +{}", count - all.len()) } else { String::new() };
    Error::new(Code::FilesDiffer)
        .file(&first.file)
        .column(&first.column)
        .with("first", &reference.name)
        .with("what", what)
        .with("expected", expected)
        .with("found", found)
        .with("count", count)
        .detail(format!("{}{rest}", lines.join("\n")))
}

/// A difference in signs that need no translation.
fn line(difference: &Difference) -> String {
    let (file, column) = (&difference.file, &difference.column);
    match difference.what {
        What::Missing => format!("{file}: − {column}"),
        What::Added => format!("{file}: + {column}"),
        What::Type { expected, found } => format!("{file}: {column} {} → {}", expected.as_str(), found.as_str()),
    }
}
