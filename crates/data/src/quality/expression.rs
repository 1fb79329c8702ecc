//! Expressions over the columns of one row, in Falaj's expression language.

use falaj_expr::{Expr, Typed, check_condition, parse};
use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::BooleanChunked;

use super::bits::Bits;
use super::view::View;
use crate::transform::evaluate;

/// Expressions that are evaluated in one plan: few enough that planning takes no time to speak of.
const TOGETHER: usize = 200;

/// An expression that is true, false or unknown in a row.
pub(super) struct Expression {
    typed: Typed,
    /// Positions of the columns it looks at.
    pub(super) positions: Vec<usize>,
}

/// Where an expression is known, and where it is true.
pub(super) struct Truth {
    pub(super) known: Bits,
    pub(super) holds: Bits,
}

/// Reads an expression, whatever the table. Errors: `expr_syntax` with its place, `expression_invalid` if it names no column.
pub(super) fn read(text: &str) -> Result<Expr> {
    let expr = parse(text)?;
    if expr.columns().is_empty() { Err(Error::new(Code::ExpressionInvalid)) } else { Ok(expr) }
}

impl Expression {
    /// Reads an expression over a table. Errors: those of [`read`]; `expr_unknown_name`, `expr_type`, `expr_arguments`,
    /// `expr_pattern`, each with its place.
    pub(super) fn new(text: &str, table: &[Column]) -> Result<Self> {
        let typed = check_condition(&read(text)?, table)?;
        let positions = typed.columns();
        Ok(Self { typed, positions })
    }
}

/// Evaluates expressions over a batch of the table `columns`; all in few plans. Errors, each of its expression alone:
/// `expr_value` with the row.
pub(super) fn evaluate_all(view: &View, columns: &[Column], all: &[&Expression]) -> Vec<Result<Truth>> {
    let mut found = Vec::with_capacity(all.len());
    for some in all.chunks(TOGETHER) {
        match together(view, columns, some) {
            Ok(truths) => found.extend(truths.into_iter().map(Ok)),
            // One of them refuses a value, for example to convert it: found by itself.
            Err(_) => found.extend(some.iter().map(|one| together(view, columns, &[*one])?.pop().ok_or_else(nothing))),
        }
    }
    found
}

fn nothing() -> Error {
    Error::new(Code::Internal).detail("an expression gave nothing")
}

fn together(view: &View, columns: &[Column], some: &[&Expression]) -> Result<Vec<Truth>> {
    let mut positions: Vec<usize> = some.iter().flat_map(|one| one.positions.iter().copied()).collect();
    positions.sort_unstable();
    positions.dedup();
    let typed: Vec<Typed> = some.iter().map(|one| one.typed.clone()).collect();
    let told = evaluate(&view.frame(&positions)?, &typed, columns, view.offset)?;
    told.iter().map(|column| column.bool().map(truth).map_err(|error| nothing().detail(error))).collect()
}

fn truth(column: &BooleanChunked) -> Truth {
    let mut values = column.iter();
    let mut known = Bits::none(column.len());
    let holds = Bits::from_fn(column.len(), |row| match values.next().flatten() {
        Some(value) => {
            known.set(row);
            value
        }
        None => false,
    });
    Truth { known, holds }
}

#[cfg(test)]
mod tests {
    use super::*;
    use falaj_schema::dataset::ColumnType;

    fn table() -> Vec<Column> {
        use ColumnType::*;
        let columns = [("a", Integer), ("b", Real), ("name", Text), ("day", Date), ("تأخير", Real)];
        columns.map(|(name, kind)| Column { name: name.into(), kind }).into()
    }

    #[test]
    fn columns_are_found() {
        for (text, columns) in [
            ("a > 1 and b < a * 2", vec![0, 1]),
            ("name in ('x', 'y') or name like 'z%'", vec![2]),
            ("\"تأخير\" < 60 AND تأخير > -60", vec![4]),
            ("day >= date '2013-01-01'", vec![3]),
        ] {
            let mut found =
                Expression::new(text, &table()).unwrap_or_else(|error| panic!("{text}: {error:?}")).positions;
            found.sort_unstable();
            assert_eq!(found, columns, "{text}");
        }
    }

    #[test]
    fn mistakes_have_their_place() {
        for (text, code, at) in [
            ("a > > 1", Code::ExprSyntax, 5),
            ("(a > 1", Code::ExprSyntax, 7),
            ("تأخير < < 60", Code::ExprSyntax, 9),
            ("b > 1 and aa > 1", Code::ExprUnknownName, 11),
            ("a + 1", Code::ExprType, 1),
            ("avg(b) > 1", Code::ExprUnknownName, 1),
            ("name > 1", Code::ExprType, 8),
        ] {
            let Err(error) = Expression::new(text, &table()) else { panic!("{text} can be used") };
            assert_eq!((error.code, error.params["at"].as_str()), (code, at.to_string().as_str()), "{text}");
            assert_eq!(error.place.span.map(|span| span.start + 1), Some(at), "{text}");
        }
        assert_eq!(read("1 = 1").unwrap_err().code, Code::ExpressionInvalid);
    }
}
