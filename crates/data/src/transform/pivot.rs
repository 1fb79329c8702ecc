//! Columns of values, and rows of columns.

use std::path::Path;

use falaj_expr::Value;
use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{Column as PlColumn, DataFrame, IntoColumn, NamedFrom, Series, SortMultipleOptions, lit};
use serde::{Deserialize, Serialize};

use super::aggregate::Measure;
use super::batches::{add, find, internal, invalid, typed};
use super::compile::exact;
use super::streaming::Reading;
use super::values::Reader;
use super::{Leaving, Transformed, certain, entering, input, streaming};
use crate::parquet::{Source, TableWriter};
use crate::table::{Progress, data_type, tell};

/// Makes a column of each value of a column: one row for each group of rows with the same values in `by` (sorted by
/// them, nulls last), and in the new columns what `function` makes of `values` in the rows with that value. New columns
/// are named after their values, in the order of `names`, else of the values; rows without a value there are left out.
///
/// Which columns there are is known before only if `names` are given. Errors: `too_many_columns`, `column_missing`,
/// `column_type`, `column_twice` (a value called as a column of `by`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pivot {
    /// The columns of the groups.
    pub by: Vec<String>,
    /// The column whose values become columns: text, integers or booleans.
    pub column: String,
    /// The column whose values they hold.
    pub values: String,
    /// What is made of several values in one place.
    pub function: Measure,
    /// The values that become columns; all by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
    /// Most new columns.
    pub limit: u32,
}

impl Pivot {
    fn check(&self, table: &[Column]) -> Result<(Vec<Column>, ColumnType), Vec<Error>> {
        use ColumnType::{Boolean, Integer, Text};
        let mut columns = Vec::new();
        let mut errors = Vec::new();
        for name in &self.by {
            let found = find(table, name, "by").and_then(|column| add(&mut columns, name, column.kind, "by"));
            errors.extend(found.err());
        }
        if self.by.is_empty() {
            errors.push(Error::new(Code::ParamMissing).param("by"));
        }
        errors.extend(typed(table, &self.column, &[Text, Integer, Boolean], "column").err());
        if self.function == Measure::Quantile {
            errors.push(invalid("function", "quantile", "median"));
        }
        let kind = typed(table, &self.values, self.function.takes(), "values").map(|column| column.kind);
        match kind {
            Ok(kind) if errors.is_empty() => Ok((columns, self.function.kind(kind))),
            Ok(_) => Err(errors),
            Err(error) => {
                errors.push(error);
                Err(errors)
            }
        }
    }

    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let (mut columns, kind) = self.check(entering(tables, 0))?;
        let Some(names) = &self.names else { return Ok(None) };
        self.add_columns(&mut columns, names, kind).map_err(|error| vec![error])?;
        Ok(Some(columns))
    }

    fn add_columns(&self, columns: &mut Vec<Column>, names: &[String], kind: ColumnType) -> Result<()> {
        if names.len() > self.limit as usize {
            return Err(Error::new(Code::TooManyColumns).param("limit").column(&self.column).with("limit", self.limit));
        }
        names.iter().try_for_each(|name| add(columns, name, kind, "column"))
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let scanned = streaming::scan(input(inputs, 0)?)?;
        let (reading, table) = (Reading::of(&scanned), scanned.columns);
        let (mut columns, kind) = self.check(&table).map_err(|mut errors| errors.remove(0))?;
        let names = match &self.names {
            Some(names) => names.clone(),
            None => self.found(input(inputs, 0)?, progress)?,
        };
        self.add_columns(&mut columns, &names, kind)?;
        let source = find(&table, &self.values, "values")?.kind;
        let place = exact(&self.column).cast(data_type(ColumnType::Text));
        let made = names.iter().map(|name| {
            let chosen = exact(&self.values).filter(place.clone().eq(lit(name.as_str())));
            self.function.expression(chosen, source, 0.5).cast(data_type(kind)).alias(name.as_str())
        });
        let keys: Vec<_> = self.by.iter().map(|name| exact(name)).collect();
        let options = SortMultipleOptions::default().with_nulls_last(true).with_maintain_order(true);
        let known = scanned.query.filter(place.clone().is_not_null());
        let grouped = known.group_by(keys.clone()).agg(made.collect::<Vec<_>>()).sort_by_exprs(keys, options);
        let table = streaming::write(grouped, columns, out, &reading, progress)?;
        Ok(Transformed { table, warnings: Vec::new() })
    }

    /// The values of the column, in order.
    fn found(&self, path: &Path, progress: Progress) -> Result<Vec<String>> {
        let source = Source::open(path)?;
        let positions = source.positions(Some(std::slice::from_ref(&self.column)))?;
        let mut values: std::collections::BTreeMap<(i64, String), ()> = Default::default();
        for batch in source.batches() {
            tell(progress, 0.0)?;
            let frame = source.read(&positions, batch)?;
            let reader = Reader::new(&frame.columns()[0]).map_err(internal)?;
            for row in 0..reader.len() {
                let value = reader.value(row);
                let number = if let Value::Integer(number) = value { number } else { 0 };
                if let Some(text) = value.to_text() {
                    values.entry((number, text.into_owned())).or_default();
                }
                if values.len() > self.limit as usize {
                    let error = Error::new(Code::TooManyColumns).param("column").column(&self.column);
                    return Err(error.with("limit", self.limit));
                }
            }
        }
        Ok(values.into_keys().map(|(_, text)| text).collect())
    }
}

/// Makes a row of each of some columns: the columns `keep` again and again, the name of the column, and its value. Rows
/// come in the order of the table, those of one row in the order of `columns`. Numbers of both types become real.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unpivot {
    /// Columns that stay.
    pub keep: Vec<String>,
    /// Columns that become rows; all others when empty.
    pub columns: Vec<String>,
    /// Name of the column with the names.
    pub name: String,
    /// Name of the column with the values.
    pub value: String,
}

impl Unpivot {
    fn turned(&self, table: &[Column]) -> Vec<String> {
        match self.columns.is_empty() {
            true => table.iter().map(|column| column.name.clone()).filter(|name| !self.keep.contains(name)).collect(),
            false => self.columns.clone(),
        }
    }

    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        let mut columns = Vec::new();
        let mut errors = Vec::new();
        for name in &self.keep {
            let found = find(table, name, "keep").and_then(|column| add(&mut columns, name, column.kind, "keep"));
            errors.extend(found.err());
        }
        let mut kind: Option<ColumnType> = None;
        for name in self.turned(table) {
            match find(table, &name, "columns") {
                Err(error) => errors.push(error),
                Ok(column) => match (kind, column.kind) {
                    (None, own) => kind = Some(own),
                    (Some(known), own) if known == own => {}
                    (Some(ColumnType::Integer | ColumnType::Real), ColumnType::Integer | ColumnType::Real) => {
                        kind = Some(ColumnType::Real);
                    }
                    (Some(known), own) => {
                        let error = Error::new(Code::ColumnType).param("columns").column(&name);
                        errors.push(error.with("found", own.as_str()).with("expected", known.as_str()));
                    }
                },
            }
        }
        errors.extend(add(&mut columns, &self.name, ColumnType::Text, "name").err());
        match kind {
            Some(kind) => errors.extend(add(&mut columns, &self.value, kind, "value").err()),
            None if errors.is_empty() => errors.push(Error::new(Code::ParamMissing).param("columns")),
            None => {}
        }
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let source = Source::open(input(inputs, 0)?)?;
        let table = source.columns();
        let columns = certain(self.columns(&[&table]))?;
        let turned = self.turned(&table);
        let positions = source.positions(None)?;
        let mut writer = TableWriter::create(out, columns.clone())?;
        for batch in source.batches() {
            // A batch becomes as many times larger as there are columns; pieces keep it in bounds.
            let frame = source.read(&positions, batch)?;
            let piece = (1 << 20) / turned.len().max(1) + 1;
            for start in (0..frame.height()).step_by(piece) {
                tell(progress, (batch.offset + start) as f64 / source.rows().max(1) as f64)?;
                writer.write(&self.turn(&frame.slice(start as i64, piece), &turned, &columns)?)?;
            }
        }
        Ok(Transformed { table: writer.finish()?, warnings: Vec::new() })
    }

    fn turn(&self, frame: &DataFrame, turned: &[String], columns: &[Column]) -> Result<DataFrame> {
        let (rows, width) = (frame.height(), turned.len());
        let again: polars::prelude::IdxCa =
            (0..rows).flat_map(|row| std::iter::repeat_n(Some(row as polars::prelude::IdxSize), width)).collect();
        let mut made: Vec<PlColumn> = Vec::with_capacity(columns.len());
        for name in &self.keep {
            made.push(frame.column(name).map_err(internal)?.take(&again).map_err(internal)?);
        }
        let names: Vec<&str> = (0..rows).flat_map(|_| turned.iter().map(String::as_str)).collect();
        made.push(Series::new(self.name.as_str().into(), names).into_column());
        let kind = columns.last().map_or(ColumnType::Text, |column| column.kind);
        let mut values = PlColumn::new_empty(self.value.as_str().into(), &data_type(kind));
        for name in turned {
            let part = frame.column(name).map_err(internal)?.cast(&data_type(kind)).map_err(internal)?;
            values.append(&part.with_name(self.value.as_str().into())).map_err(internal)?;
        }
        // Column after column so far; row after row is wanted.
        let by_row: polars::prelude::IdxCa = (0..rows)
            .flat_map(|row| (0..width).map(move |at| Some((at * rows + row) as polars::prelude::IdxSize)))
            .collect();
        made.push(values.take(&by_row).map_err(internal)?);
        DataFrame::new(rows * width, made).map_err(internal)
    }
}
