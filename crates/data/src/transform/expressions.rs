//! Filtering by an expression and deriving columns from expressions.

use std::path::Path;

use falaj_expr::{Typed, check, check_condition, parse, years_covered};
use falaj_schema::dataset::{Column, RowsResponse, Warning};
use falaj_schema::{Code, Error, Result};
use polars::prelude::{DataFrame, LazyFrame};
use serde::{Deserialize, Serialize};

use super::batches::{internal, row_wise};
use super::chain::{Link, chain_frame};
use super::compile::{compile, evaluate};
use super::values::Reader;
use super::{Leaving, Transformed, entering, input};
use crate::import::warning;
use crate::parquet::{Batch, Source};
use crate::table::{Progress, schema};

/// Keeps the rows for which an expression is true; false and null leave a row out. The order of rows stays.
///
/// Errors: those of the expression, at parameter `where`; `expr_value` with the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    /// The expression, true or false.
    #[serde(rename = "where")]
    pub condition: String,
}

impl Filter {
    fn check(&self, columns: &[Column]) -> Result<Typed> {
        parse(&self.condition).and_then(|expr| check_condition(&expr, columns)).map_err(|error| error.param("where"))
    }

    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let table = entering(tables, 0);
        self.check(table).map(|_| Some(table.to_vec())).map_err(|error| vec![error])
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let columns = schema(path)?;
        let condition = [self.check(&columns)?];
        let table = row_wise(path, columns.clone(), out, progress, |frame, offset| {
            let keep = evaluate(&frame, &condition, &columns, offset).map_err(|error| error.param("where"))?;
            frame.filter(keep[0].bool().map_err(internal)?).map_err(internal)
        })?;
        Ok(Transformed { table, warnings: holiday_warnings(&condition) })
    }

    /// True if no row can be refused.
    pub(super) fn is_total(&self, columns: &[Column]) -> bool {
        self.check(columns).is_ok_and(|condition| !condition.can_fail())
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> Result<LazyFrame> {
        Ok(query.filter(compile(&self.check(columns)?, columns)))
    }

    /// What is noticed without looking at rows.
    pub(super) fn known_warnings(&self, columns: &[Column]) -> Vec<Warning> {
        self.check(columns).map(|condition| holiday_warnings(&[condition])).unwrap_or_default()
    }
}

/// A column that follows from an expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Its name; a column of that name is replaced where it stands.
    pub name: String,
    /// The expression, which may read the columns derived before it.
    pub expression: String,
}

/// Adds or replaces columns. New ones come last, in order; the rows stay.
///
/// Errors: those of the expressions, at parameter `columns`, with the name; `expr_value` with the row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derive {
    /// What is derived, in this order.
    pub columns: Vec<Derived>,
}

/// One step of deriving: where its column goes.
struct Step {
    typed: Typed,
    /// The columns that the expression sees.
    before: Vec<Column>,
    at: usize,
}

impl Derive {
    fn steps(&self, columns: &[Column]) -> (Vec<Column>, Vec<Step>, Vec<Error>) {
        let mut columns = columns.to_vec();
        let (mut steps, mut errors) = (Vec::new(), Vec::new());
        for derived in &self.columns {
            let found = columns.iter().position(|column| column.name == derived.name);
            let typed = parse(&derived.expression).and_then(|expr| check(&expr, &columns));
            let typed = match typed {
                Ok(typed) if !derived.name.is_empty() => typed,
                Ok(_) => {
                    errors.push(Error::new(Code::NameInvalid).param("columns").with("name", ""));
                    continue;
                }
                Err(error) => {
                    let named = error.place.column.is_none();
                    let error = error.param("columns").with("derived", &derived.name);
                    errors.push(if named { error.column(&derived.name) } else { error });
                    continue;
                }
            };
            let before = columns.clone();
            let column = Column { name: derived.name.clone(), kind: typed.kind };
            let at = found.unwrap_or(columns.len());
            match found {
                Some(at) => columns[at] = column,
                None => columns.push(column),
            }
            steps.push(Step { typed, before, at });
        }
        (columns, steps, errors)
    }

    pub(super) fn columns(&self, tables: &[&[Column]]) -> Leaving {
        let (columns, _, errors) = self.steps(entering(tables, 0));
        if errors.is_empty() { Ok(Some(columns)) } else { Err(errors) }
    }

    pub(super) fn run(&self, inputs: &[&Path], out: &Path, progress: Progress) -> Result<Transformed> {
        let path = input(inputs, 0)?;
        let (columns, steps, errors) = self.steps(&schema(path)?);
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let names: Vec<String> = self.columns.iter().map(|derived| derived.name.clone()).collect();
        let table = row_wise(path, columns, out, progress, |mut frame, offset| {
            for (step, name) in steps.iter().zip(&names) {
                let values = evaluate(&frame, std::slice::from_ref(&step.typed), &step.before, offset);
                let values = values.map_err(|error| error.param("columns").column(name))?;
                let values = values[0].clone().with_name(name.as_str().into());
                frame = put(frame, step.at, values)?;
            }
            Ok(frame)
        })?;
        let typed: Vec<Typed> = steps.into_iter().map(|step| step.typed).collect();
        Ok(Transformed { table, warnings: holiday_warnings(&typed) })
    }

    /// True if no row can be refused.
    pub(super) fn is_total(&self, columns: &[Column]) -> bool {
        !self.steps(columns).1.iter().any(|step| step.typed.can_fail())
    }

    /// What it makes of a query that gives the columns `columns`.
    pub(super) fn query(&self, query: LazyFrame, columns: &[Column]) -> Result<LazyFrame> {
        let (_, steps, errors) = self.steps(columns);
        if let Some(error) = errors.into_iter().next() {
            return Err(error);
        }
        let named = steps.iter().zip(&self.columns);
        Ok(named.fold(query, |query, (step, derived)| {
            query.with_columns([compile(&step.typed, &step.before).alias(derived.name.as_str())])
        }))
    }

    /// What is noticed without looking at rows.
    pub(super) fn known_warnings(&self, columns: &[Column]) -> Vec<Warning> {
        let typed: Vec<Typed> = self.steps(columns).1.into_iter().map(|step| step.typed).collect();
        holiday_warnings(&typed)
    }
}

/// Replaces column `at`, or adds one at the end.
fn put(mut frame: DataFrame, at: usize, values: polars::prelude::Column) -> Result<DataFrame> {
    if at < frame.width() {
        frame.replace_column(at, values).map_err(internal)?;
        return Ok(frame);
    }
    frame.hstack(&[values]).map_err(internal)
}

/// Says which years the list of holidays covers, where an expression asks for them.
pub(super) fn holiday_warnings(expressions: &[Typed]) -> Vec<Warning> {
    if !expressions.iter().any(Typed::asks_for_holidays) {
        return Vec::new();
    }
    let (first, last) = years_covered();
    vec![warning("holidays_covered", &[("first", &first.to_string()), ("last", &last.to_string())], Vec::new())]
}

/// The first values of an expression over what the links make of a table: the columns that it reads and its own, and their
/// cells as text.
///
/// Errors: those of the expression, `expr_value` with the row, those of reading and of the links.
pub fn expression_preview(path: &Path, links: &[Link], expression: &str, limit: u32) -> Result<RowsResponse> {
    let expr = parse(expression)?;
    let source = Source::open(path)?;
    // Where nothing is done with the table, its first rows are read by themselves.
    let (frame, columns) = match links {
        [] => (source.read(&source.positions(None)?, Batch { offset: 0, rows: limit as usize })?, source.columns()),
        links => chain_frame(path, links, (0, limit), &|_| true)?,
    };
    let typed = check(&expr, &columns)?;
    let result = evaluate(&frame, std::slice::from_ref(&typed), &columns, 0)?;
    let used = typed.columns();
    let mut shown: Vec<Column> = used.iter().map(|at| columns[*at].clone()).collect();
    shown.push(Column { name: expr.to_string(), kind: typed.kind });
    let read = used.iter().map(|at| Reader::new(&frame.columns()[*at])).chain([Reader::new(&result[0])]);
    let readers = read.collect::<Result<Vec<_>, _>>().map_err(internal)?;
    let cell = |reader: &Reader, row| reader.value(row).to_text().map(|text| text.into_owned());
    let rows = (0..frame.height()).map(|row| readers.iter().map(|reader| cell(reader, row)).collect()).collect();
    Ok(RowsResponse { columns: shown, rows, total: source.rows() as u64 })
}

/// An expression that has to be true or false, at a parameter.
pub(super) fn condition(text: &str, columns: &[Column], param: &str) -> Result<Typed> {
    parse(text).and_then(|expr| check_condition(&expr, columns)).map_err(|error| error.param(param))
}
