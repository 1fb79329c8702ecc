//! Where the columns of a table are found in one of its files.

use falaj_schema::{Code, Error, Result};

use super::{Field, Kind, Snapshot, unsupported};
use crate::parquet::Source;
use crate::reading::Place;

impl Snapshot {
    /// For each column of the table, where its values come from in the file at `at`, which is open as `source`.
    /// Errors: `column_type` where a file has a column of another type than the table, `table_unsupported`.
    pub(super) fn places(&self, source: &Source, at: usize) -> Result<Vec<Place>> {
        let names = self.names_in(source)?;
        let columns = source.columns();
        let fixed = |field: usize| self.files[at].fixed.iter().find(|(position, _)| *position == field);
        let place = |(number, field): (usize, &Field)| {
            let said = fixed(number).map(|(_, value)| Place::Fixed(value.clone()));
            // Delta's log says what a partition is; Iceberg's does so only where the file does not.
            if let (Kind::Delta, Some(place)) = (self.kind, &said) {
                return Ok(place.clone());
            }
            if let Some(name) = names.of(field) {
                if let Some(at) = columns.iter().position(|column| column.name == name) {
                    return Ok(Place::At(at));
                }
                if let Some((column, found)) = source.left_out().iter().find(|(column, _)| column == name) {
                    let error = Error::new(Code::ColumnType).column(column).with("found", found);
                    return Err(error.with("expected", field.kind.as_str()));
                }
            }
            let before = || field.before.clone().map(|value| Place::Fixed(Some(value)));
            Ok(said.or_else(before).unwrap_or(Place::Missing))
        };
        self.schema.fields.iter().enumerate().map(place).collect()
    }

    /// What the file calls the columns.
    fn names_in(&self, source: &Source) -> Result<Names> {
        if self.kind == Kind::Delta {
            return Ok(Names::Same);
        }
        let ids = source.ids();
        if !ids.is_empty() {
            return Ok(Names::ById(ids));
        }
        // A file that was not written for the table has no ids; the table may say what they would be.
        if self.names.is_empty() {
            return Err(unsupported(self.kind, source.path(), "data files without field ids"));
        }
        Ok(Names::ById(self.names.clone()))
    }
}

/// The names of columns in a file.
enum Names {
    /// As in the table.
    Same,
    /// By the id of the column.
    ById(Vec<(String, i32)>),
}

impl Names {
    fn of<'a>(&'a self, field: &'a Field) -> Option<&'a str> {
        match self {
            Self::Same => Some(&field.name),
            Self::ById(ids) => {
                let known = ids.iter().find(|(_, id)| Some(*id) == field.id);
                known.map(|(name, _)| name.as_str())
            }
        }
    }
}
