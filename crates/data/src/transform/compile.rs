//! Expressions worked out for whole columns. The row evaluator of `falaj_expr` is the measure: a test with random
//! expressions proves that both give the same.
//!
//! What Polars does in the same way is left to it: comparisons, truths, choices. Arithmetic has kernels of its own, since
//! Polars lets integers run over and keeps what is not finite; functions are those of the row evaluator. Where a value
//! can be refused and the row may never ask for it, that part is worked out row by row.

use std::sync::Arc;

use falaj_expr::ast::Operator;
use falaj_expr::{Function, Node, Typed, Value, combine, eval, integers, part_of_moment, reals};
use falaj_schema::dataset::{Column as OwnColumn, ColumnType};
use falaj_schema::{Code, Error, Result};
use polars::prelude::*;

use super::values::{Gatherer, Reader};
use crate::table::data_type;

/// The column of exactly this name; `col` takes some names for patterns.
pub(crate) fn exact(name: &str) -> Expr {
    Expr::Column(name.into())
}

/// An expression of Polars that works `typed` out over the columns `columns`.
pub(crate) fn compile(typed: &Typed, columns: &[OwnColumn]) -> Expr {
    match &typed.node {
        Node::Literal(value) => literal(value, typed.kind),
        Node::Column(at) => column(&columns[*at]),
        Node::ToReal(of) | Node::ToDatetime(of) => compile(of, columns).cast(data_type(typed.kind)),
        Node::Compare(operator, left, right) => compare(*operator, compile(left, columns), compile(right, columns)),
        Node::And(left, right) if !right.can_fail() => compile(left, columns).and(compile(right, columns)),
        Node::Or(left, right) if !right.can_fail() => compile(left, columns).or(compile(right, columns)),
        Node::Not(of) => compile(of, columns).not(),
        Node::IsNull(of) => compile(of, columns).is_null(),
        Node::Choice(branches, otherwise) if !chooses_what_can_fail(branches, otherwise) => {
            choice(branches, otherwise, columns)
        }
        Node::Call(Function::Coalesce, arguments, _) if !arguments.iter().skip(1).any(Typed::can_fail) => {
            let arguments: Vec<Expr> = arguments.iter().map(|argument| compile(argument, columns)).collect();
            coalesce(&arguments)
        }
        Node::And(..) | Node::Or(..) | Node::Choice(..) | Node::Call(Function::Coalesce, ..) => {
            row_by_row(typed, columns)
        }
        Node::Arithmetic(operator, left, right) => arithmetic(*operator, typed.kind, [left, right], columns),
        Node::Call(function, arguments, _) if part_of_moment(*function).is_some() => {
            part(*function, compile(&arguments[0], columns))
        }
        _ => kernel(typed, columns),
    }
}

// All branches of a choice are worked out by Polars, save the first condition for every row in any case.
fn chooses_what_can_fail(branches: &[(Typed, Typed)], otherwise: &Typed) -> bool {
    let later = branches.iter().skip(1).any(|(when, _)| when.can_fail());
    later || branches.iter().any(|(_, then)| then.can_fail()) || otherwise.can_fail()
}

fn column(column: &OwnColumn) -> Expr {
    let exact = exact(&column.name);
    if column.kind != ColumnType::Real {
        return exact;
    }
    // What is not finite is no value.
    exact.map(|column| Ok(finite(column.f64()?.clone()).into_column()), |_, field| Ok(field.clone()))
}

/// The values without those that are not finite.
fn finite(values: Float64Chunked) -> Float64Chunked {
    // What stands below a missing value is looked at, too; where that is not finite, one by one tells.
    if values.downcast_iter().all(|chunk| chunk.values().iter().all(|value| value.is_finite())) {
        return values;
    }
    values.apply(|value| value.filter(|value| value.is_finite()))
}

fn literal(value: &Value, kind: ColumnType) -> Expr {
    let plain = match value {
        Value::Null => lit(NULL),
        Value::Integer(value) => lit(*value),
        Value::Real(value) => lit(*value),
        Value::Text(value) => lit(value.as_ref()),
        Value::Boolean(value) => lit(*value),
        Value::Date(days) => lit(*days),
        Value::Datetime(micros) => lit(*micros),
        Value::Time(micros) => lit(micros.saturating_mul(1_000)),
    };
    plain.cast(data_type(kind))
}

fn compare(operator: Operator, left: Expr, right: Expr) -> Expr {
    match operator {
        Operator::Equal => left.eq(right),
        Operator::Different => left.neq(right),
        Operator::Less => left.lt(right),
        Operator::LessEqual => left.lt_eq(right),
        Operator::Greater => left.gt(right),
        _ => left.gt_eq(right),
    }
}

fn choice(branches: &[(Typed, Typed)], otherwise: &Typed, columns: &[OwnColumn]) -> Expr {
    let last = compile(otherwise, columns);
    branches.iter().rev().fold(last, |rest, (condition, then)| {
        when(compile(condition, columns)).then(compile(then, columns)).otherwise(rest)
    })
}

fn output(kind: ColumnType) -> impl Fn(&Schema, &[Field]) -> PolarsResult<Field> + Send + Sync + 'static {
    move |_, fields| {
        let name = fields.first().map_or(PlSmallStr::EMPTY, |field| field.name().clone());
        Ok(Field::new(name, data_type(kind)))
    }
}

fn arithmetic(operator: Operator, kind: ColumnType, parts: [&Typed; 2], columns: &[OwnColumn]) -> Expr {
    let parts = parts.map(|part| compile(part, columns));
    let work = move |inputs: &mut [Column]| {
        let name = inputs[0].name().clone();
        let rows = rows_of(inputs);
        if kind == ColumnType::Real
            && let Some(values) = plain(operator, inputs[0].f64()?, inputs[1].f64()?)
        {
            return Ok(finite(values).with_name(name).into_column());
        }
        let (left, right) = (&inputs[0].new_from_len(rows), &inputs[1].new_from_len(rows));
        Ok(match kind {
            ColumnType::Integer => {
                let pairs = left.i64()?.iter().zip(right.i64()?.iter());
                let values = pairs.map(|(a, b)| integers(operator, a?, b?)).collect::<Vec<_>>();
                Int64Chunked::from_iter_options(name, values.into_iter()).into_column()
            }
            _ => {
                let pairs = left.f64()?.iter().zip(right.f64()?.iter());
                let finite = |(a, b): (Option<f64>, Option<f64>)| {
                    Some(reals(operator, a?, b?)).filter(|value| value.is_finite())
                };
                let values = pairs.map(finite).collect::<Vec<_>>();
                Float64Chunked::from_iter_options(name, values.into_iter()).into_column()
            }
        })
    };
    map_multiple(work, parts, output(kind))
}

/// What processors do in one instruction. Polars' own operators take short cuts with a single value on one side that give
/// other numbers: they multiply by the inverse of a divisor, and leave out sums with zero, which changes the sign of a zero.
fn plain(operator: Operator, left: &Float64Chunked, right: &Float64Chunked) -> Option<Float64Chunked> {
    use arity::broadcast_binary_elementwise_values as each;
    Some(match operator {
        Operator::Add => each(left, right, |a: f64, b: f64| a + b),
        Operator::Subtract => each(left, right, |a: f64, b: f64| a - b),
        Operator::Multiply => each(left, right, |a: f64, b: f64| a * b),
        Operator::Divide => each(left, right, |a: f64, b: f64| a / b),
        _ => return None,
    })
}

/// Parts of dates and moments.
fn part(function: Function, moment: Expr) -> Expr {
    let work = move |column: Column| {
        let Some(part) = part_of_moment(function) else { return Ok(column) };
        let moments = column.cast(&data_type(ColumnType::Datetime))?;
        let parts = moments.datetime()?.physical().apply(|micros| micros.and_then(&part));
        Ok(parts.with_name(column.name().clone()).into_column())
    };
    moment.map(work, |_, field| Ok(Field::new(field.name().clone(), DataType::Int64)))
}

/// Rows of the result: single values stand for every row.
fn rows_of(inputs: &[Column]) -> usize {
    let lengths = || inputs.iter().map(Column::len);
    if lengths().any(|len| len == 0) { 0 } else { lengths().max().unwrap_or(0) }
}

trait NewFromLen {
    /// The column, or its single value so many times.
    fn new_from_len(&self, rows: usize) -> Column;
}

impl NewFromLen for Column {
    fn new_from_len(&self, rows: usize) -> Column {
        if self.len() == 1 && rows != 1 { self.new_from_index(0, rows) } else { self.clone() }
    }
}

/// Works the part out from the columns of its parts.
fn kernel(typed: &Typed, columns: &[OwnColumn]) -> Expr {
    let children = typed.children();
    // Literals are not made into columns.
    let literals: Vec<Option<Value<'static>>> = children
        .iter()
        .map(|child| match &child.node {
            Node::Literal(value) => Some(value.clone()),
            _ => None,
        })
        .collect();
    let inputs: Vec<Expr> = children
        .iter()
        .filter(|child| !matches!(child.node, Node::Literal(_)))
        .map(|child| compile(child, columns))
        .collect();
    let typed = Arc::new(typed.clone());
    let kind = typed.kind;
    let work = move |inputs: &mut [Column]| {
        let readers = inputs.iter().map(Reader::new).collect::<PolarsResult<Vec<_>>>()?;
        let rows = rows_of(inputs);
        let mut gathered = Gatherer::new(kind, rows);
        let mut values = vec![Value::Null; literals.len()];
        for row in 0..rows {
            let mut next = readers.iter();
            for (value, literal) in values.iter_mut().zip(&literals) {
                *value = match literal {
                    Some(literal) => literal.clone(),
                    None => next.next().map_or(Value::Null, |reader| reader.value(row)),
                };
            }
            gathered.push(combine(&typed, &values).map_err(refused)?);
        }
        gathered.finish(inputs[0].name())
    };
    map_multiple(work, or_dummy(inputs), output(kind))
}

/// Works the part out by the row evaluator.
fn row_by_row(typed: &Typed, columns: &[OwnColumn]) -> Expr {
    let used = typed.columns();
    let inputs: Vec<Expr> = used.iter().map(|at| exact(&columns[*at].name)).collect();
    let typed = Arc::new(typed.clone());
    let kind = typed.kind;
    let work = move |inputs: &mut [Column]| {
        let readers = inputs.iter().map(Reader::new).collect::<PolarsResult<Vec<_>>>()?;
        let rows = rows_of(inputs);
        let mut gathered = Gatherer::new(kind, rows);
        for row in 0..rows {
            let read =
                |at: usize| used.iter().position(|own| *own == at).map_or(Value::Null, |at| readers[at].value(row));
            gathered.push(eval(&typed, &read).map_err(refused)?);
        }
        gathered.finish(inputs[0].name())
    };
    map_multiple(work, or_dummy(inputs), output(kind))
}

// A function of Polars needs something to work on.
fn or_dummy(inputs: Vec<Expr>) -> Vec<Expr> {
    if inputs.is_empty() { vec![lit(false)] } else { inputs }
}

// Which row and value it was is found afterwards, by the row evaluator.
fn refused(refused: falaj_expr::Refused) -> PolarsError {
    PolarsError::ComputeError(refused.value.into())
}

/// Works out expressions for the rows of a frame, which has the columns `columns`; row `offset` of the table is its first.
///
/// Errors: `expr_value` with the first row that an expression refuses.
pub(crate) fn evaluate(
    frame: &DataFrame,
    expressions: &[Typed],
    columns: &[OwnColumn],
    offset: usize,
) -> Result<Vec<Column>> {
    if frame.height() == 0 {
        // What is written out alone would be worked out once even without a row.
        let empty = expressions.iter().map(|typed| Column::new_empty(PlSmallStr::EMPTY, &data_type(typed.kind)));
        return Ok(empty.collect());
    }
    let named = expressions.iter().enumerate();
    let compiled: Vec<Expr> = named.map(|(at, typed)| compile(typed, columns).alias(at.to_string())).collect();
    match frame.clone().lazy().select(compiled).collect() {
        Ok(result) => Ok(result.columns().iter().map(|column| column.new_from_len(frame.height())).collect()),
        Err(error) => Err(first_refused(frame, expressions, columns, offset)
            .unwrap_or_else(|| Error::new(Code::Internal).detail(error))),
    }
}

fn first_refused(frame: &DataFrame, expressions: &[Typed], columns: &[OwnColumn], offset: usize) -> Option<Error> {
    let readers: Vec<Option<Reader>> =
        columns.iter().map(|column| Reader::new(frame.column(&column.name).ok()?).ok()).collect();
    for row in 0..frame.height() {
        for typed in expressions.iter().filter(|typed| typed.can_fail()) {
            let read = |at: usize| readers[at].as_ref().map_or(Value::Null, |reader| reader.value(row));
            if let Err(refused) = eval(typed, &read) {
                return Some(refused.into_error().row((offset + row + 1) as u64));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
