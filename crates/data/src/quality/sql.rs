//! SQL expressions over the columns of one row, through Polars' SQL.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use falaj_schema::dataset::Column;
use falaj_schema::{Code, Error, Result};
use polars::prelude::{
    AggExpr, BooleanChunked, BooleanFunction, DataFrame, DataType, Expr, FunctionExpr, IntoLazy, PolarsError,
    PolarsResult, StringFunction,
};
use polars::sql::{extract_table_identifiers, sql_expr};

use super::bits::Bits;
use super::view::View;
use super::words;
use crate::table::{polars_schema, position};

/// Expressions that are evaluated in one plan: few enough that planning takes no time to speak of.
const TOGETHER: usize = 200;
/// What stands before an expression to have the parser tell where it fails.
const PROBE: &str = "SELECT 1 WHERE ";

/// An expression that is true, false or unknown in a row.
pub(super) struct Sql {
    expr: Expr,
    /// Columns it looks at, by name.
    pub(super) columns: Vec<String>,
}

/// Where an expression is known, and where it is true.
pub(super) struct Truth {
    pub(super) known: Bits,
    pub(super) holds: Bits,
}

impl Sql {
    /// Reads an expression. Errors: `expression_invalid` with `problem`, `at` (a character, counted from 1) where it is
    /// known, and what Polars says as detail.
    pub(super) fn parse(text: &str) -> Result<Self> {
        // What Polars says of its own plans for version 2 is nothing for those who write rules.
        static QUIET: Once = Once::new();
        QUIET.call_once(|| polars::error::set_warning_function(|_, _| {}));
        words::check(text)?;
        // The parser of expressions takes a word behind one for a name of it, and does not tell where it fails.
        let probe = format!("{PROBE}{text}");
        guarded(|| extract_table_identifiers(&probe, false, false)).map_err(|error| misread(text, &error))?;
        let expr = guarded(|| sql_expr(text)).map_err(|error| unsupported(text, &error))?;
        let mut columns = Vec::new();
        look(&expr, &mut columns)?;
        if columns.is_empty() {
            return Err(invalid("no_column"));
        }
        Ok(Self { expr, columns })
    }

    /// Checks it against the columns of a table. Errors: `column_missing`, `expression_invalid`.
    pub(super) fn fit(&self, table: &[Column]) -> Result<()> {
        let columns = self.columns.iter().map(|name| position(table, name).map(|at| table[at].clone()));
        let columns = columns.collect::<Result<Vec<Column>>>()?;
        let empty = DataFrame::empty_with_schema(&polars_schema(&columns));
        let told = guarded(|| empty.lazy().select([self.expr.clone()]).collect());
        let told = told.map_err(|error| invalid("type").detail(error))?;
        match told.columns().first().map(|column| column.dtype()) {
            Some(DataType::Boolean) => Ok(()),
            found => {
                let found = found.map(ToString::to_string).unwrap_or_default();
                Err(invalid("not_boolean").with("found", found))
            }
        }
    }
}

/// Evaluates expressions over a batch, each with the positions of its columns; all in few plans.
pub(super) fn evaluate(view: &View, all: &[(&Sql, &[usize])]) -> Vec<Result<Truth>> {
    let mut found = Vec::with_capacity(all.len());
    for some in all.chunks(TOGETHER) {
        match together(view, some) {
            Ok(truths) => found.extend(truths.into_iter().map(Ok)),
            // One of them fails on a value, for example on a cast: found by itself.
            Err(_) => {
                found.extend(some.iter().map(|one| together(view, &[*one])?.pop().ok_or_else(|| invalid("type"))))
            }
        }
    }
    found
}

fn together(view: &View, some: &[(&Sql, &[usize])]) -> Result<Vec<Truth>> {
    let mut positions: Vec<usize> = some.iter().flat_map(|(_, positions)| positions.iter().copied()).collect();
    positions.sort_unstable();
    positions.dedup();
    let frame = view.frame(&positions)?;
    let named = some.iter().enumerate().map(|(at, (sql, _))| sql.expr.clone().alias(at.to_string()));
    let named: Vec<Expr> = named.collect();
    let told = guarded(|| {
        let frame = frame.lazy().select(named).collect()?;
        frame.columns().iter().map(|column| column.bool().map(truth)).collect::<PolarsResult<Vec<_>>>()
    });
    let told = told.map_err(|error| invalid("value").detail(error))?;
    match told.iter().all(|truth| truth.known.len() == view.rows) {
        true => Ok(told),
        false => Err(invalid("rows")),
    }
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

fn invalid(problem: &str) -> Error {
    Error::new(Code::ExpressionInvalid).with("problem", problem)
}

/// Polars panics on some expressions; that is an expression that can't be used, not the end of the program.
fn guarded<T>(work: impl FnOnce() -> PolarsResult<T>) -> PolarsResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        Err(PolarsError::ComputeError(text.unwrap_or("the expression panicked").to_owned().into()))
    })
}

/// Collects the columns of an expression. Refuses what looks beyond one row: batches of rows are evaluated one by one.
fn look(expr: &Expr, columns: &mut Vec<String>) -> Result<()> {
    for node in expr {
        match node {
            Expr::Column(name) if name == "*" => return Err(invalid("star")),
            Expr::Column(name) => {
                if !columns.iter().any(|known| known == name.as_str()) {
                    columns.push(name.to_string());
                }
            }
            Expr::Selector(_) => return Err(invalid("star")),
            Expr::Literal(_) | Expr::Alias(..) | Expr::KeepName(_) => {}
            Expr::BinaryExpr { .. } | Expr::Cast { .. } | Expr::Ternary { .. } => {}
            Expr::Function { function, .. } if is_of_one_row(function) => {}
            // The list of IN.
            Expr::Agg(AggExpr::Implode { input, .. }) if matches!(**input, Expr::Literal(_)) => {}
            _ => return Err(invalid("rows")),
        }
    }
    Ok(())
}

fn is_of_one_row(function: &FunctionExpr) -> bool {
    use BooleanFunction as B;
    use FunctionExpr as F;
    match function {
        F::Boolean(of) => matches!(
            of,
            B::IsNull
                | B::IsNotNull
                | B::IsFinite
                | B::IsInfinite
                | B::IsNan
                | B::IsNotNan
                | B::IsBetween { .. }
                | B::IsIn { .. }
                | B::AllHorizontal
                | B::AnyHorizontal
                | B::Not
        ),
        F::StringExpr(of) => !matches!(of, StringFunction::ConcatVertical { .. }),
        F::TemporalExpr(_) | F::BinaryExpr(_) | F::ListExpr(_) | F::Pow(_) => true,
        F::Abs | F::Negate | F::Sign | F::FillNull | F::Clip { .. } | F::Coalesce => true,
        F::Log | F::Log1p | F::Exp | F::Round { .. } | F::RoundSF { .. } | F::Truncate { .. } => true,
        F::Floor | F::Ceil | F::MaxHorizontal | F::MinHorizontal => true,
        F::SumHorizontal { .. } | F::MeanHorizontal { .. } | F::Replace | F::ReplaceStrict { .. } => true,
        _ => false,
    }
}

/// The error of a text that is no SQL, with the character at which the parser stopped.
fn misread(text: &str, error: &PolarsError) -> Error {
    let said = error.to_string();
    let end = text.chars().count() + 1;
    words::refused("syntax", place(text, &said).unwrap_or(end)).detail(said)
}

/// The error of a text that is SQL, but no expression, or not one that Polars knows.
fn unsupported(text: &str, error: &PolarsError) -> Error {
    let said = error.to_string();
    match clause(text, &said) {
        Some(at) => words::refused("syntax", at).detail(said),
        None => invalid("unsupported").detail(said),
    }
}

/// The character of `text`, counted from 1, of "… at Line: 2, Column: 14"; the probe stands before the first line.
fn place(text: &str, said: &str) -> Option<usize> {
    let (_, rest) = said.rsplit_once("Line: ")?;
    let (line, rest) = rest.split_once(", Column: ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (line, column): (usize, usize) = (line.trim().parse().ok()?, digits.parse().ok()?);
    let above: usize = text.split('\n').take(line.checked_sub(1)?).map(|line| line.chars().count() + 1).sum();
    let column = if line == 1 { column.checked_sub(PROBE.len())? } else { column };
    Some((above + column).clamp(1, text.chars().count() + 1))
}

/// The place of the word that begins a clause of a query, such as ORDER BY, where Polars names it.
fn clause(text: &str, said: &str) -> Option<usize> {
    let (_, rest) = said.split_once("found '")?;
    let (name, _) = rest.split_once("' clause")?;
    let words = words::words(text).ok()?;
    words.iter().find(|word| word.text.eq_ignore_ascii_case(name)).map(|word| word.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use falaj_schema::dataset::ColumnType;

    fn table() -> Vec<Column> {
        use ColumnType::*;
        let columns = [("a", Integer), ("b", Real), ("name", Text), ("day", Date), ("seen", Datetime), ("تأخير", Real)];
        columns.map(|(name, kind)| Column { name: name.into(), kind }).into()
    }

    fn check(text: &str) -> Result<Vec<String>> {
        let sql = Sql::parse(text)?;
        sql.fit(&table())?;
        Ok(sql.columns)
    }

    fn problem(text: &str) -> (String, Option<usize>) {
        let error = check(text).expect_err(text);
        assert_eq!(error.code, Code::ExpressionInvalid, "{text}");
        (error.params["problem"].clone(), error.params.get("at").and_then(|at| at.parse().ok()))
    }

    #[test]
    fn expressions_over_a_row_are_read() {
        for (text, columns) in [
            ("a > 1 AND b < a * 2", vec!["a", "b"]),
            ("name IN ('x', 'y') OR name LIKE 'z%'", vec!["name"]),
            ("name NOT IN ('x')", vec!["name"]),
            ("a BETWEEN 1 AND 3", vec!["a"]),
            ("day >= DATE '2013-01-01'", vec!["day"]),
            ("EXTRACT(year FROM seen) = 2013", vec!["seen"]),
            ("CASE WHEN a IS NULL THEN b > 0 ELSE b < 0 END", vec!["a", "b"]),
            ("LENGTH(name) = 3 AND UPPER(name) = name", vec!["name"]),
            ("COALESCE(a, 0) >= 0 AND NOT (b IS NULL)", vec!["a", "b"]),
            ("\"تأخير\" < 60 AND تأخير > -60", vec!["تأخير"]),
            ("ABS(b) < 1000.0 AND ROUND(b, 1) = b", vec!["b"]),
            ("REGEXP_LIKE(name, '^[A-Z]')", vec!["name"]),
        ] {
            let mut found = check(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            found.sort();
            assert_eq!(found, columns, "{text}");
        }
    }

    #[test]
    fn mistakes_have_their_place() {
        for (text, at) in [
            ("a > > 1", 5),
            ("a >", 4),
            ("(a > 1", 7),
            ("a > 1)", 6),
            ("a = 1, b = 2", 6),
            ("a = 1\nAND b = = 2", 15),
            ("تأخير < < 60", 9),
            ("a > 1 ORDER BY a", 7),
            ("a > 1 b", 7),
        ] {
            assert_eq!(problem(text), ("syntax".into(), Some(at)), "{text}");
        }
    }

    #[test]
    fn what_looks_beyond_a_row_is_refused() {
        for text in
            ["b > AVG(b)", "SUM(a) > 1", "a > LAG(a) OVER (ORDER BY b)", "COUNT(a) = 3", "RANK() OVER (ORDER BY a) = 1"]
        {
            assert_eq!(problem(text).0, "rows", "{text}");
        }
    }

    #[test]
    fn what_is_no_yes_or_no_is_refused() {
        assert_eq!(problem("a + 1").0, "not_boolean");
        assert_eq!(problem("1 = 1").0, "no_column");
        assert_eq!(problem("name > 1").0, "type");
        assert_eq!(problem("NOSUCH(a) = 1").0, "unsupported");
        assert_eq!(problem("a IN (SELECT a FROM t)").0, "query");
        let error = check("aa > 1").unwrap_err();
        assert_eq!((error.code, error.params["suggestion"].as_str()), (Code::ColumnMissing, "a"));
    }
}
