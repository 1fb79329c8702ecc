//! Expressions over the columns of a row, as analysts write them: `coalesce(arr_delay, 0) > 15 and not is_weekend_uae(day)`.
//!
//! ```text
//! text ──parse──▶ Expr ──check──▶ Typed ──eval──▶ Value        one row; tables are worked out in `data`, the same way
//!                  └──Display──▶ canonical text
//! ```
//! Columns stand bare (`arr_delay`, `السعر`) or in backticks or double quotes (`` `two words` ``); text in single quotes, a
//! quote in it written twice. `date '2013-01-01'` and `datetime '2013-01-01T10:00'` are moments. Words may be written in
//! any case. How nulls and numbers behave is said at [`eval`]; what the functions do stands in the message catalogue as
//! `function-<name>`.
//!
//! Beside it are the calendars and the text steps that expressions and fitted preprocessing share. This crate knows no
//! table and does no IO, so that it works where rows are served, too.

pub mod ast;
pub mod calendar;
mod call;
mod check;
mod clean;
mod complete;
mod eval;
mod failure;
mod functions;
mod hash;
mod holidays;
mod lexer;
mod parser;
mod pattern;
mod print;
mod typed;
mod value;

pub use ast::Expr;
pub use call::{hijri, is_weekend_uae, iso_week, part_of_moment};
pub use check::{check, check_condition};
pub use clean::{Cleaning, terms, words};
pub use complete::complete;
pub use eval::{Refused, combine, eval, integers, order, reals};
pub use failure::nearest;
pub use functions::{DEFINITIONS, Definition, Function, Gives, Strictness, Takes};
pub use hash::hash_bytes;
pub use holidays::{is_holiday_uae, years_covered};
pub use parser::{KEYWORDS, parse};
pub use pattern::{Fault, Regex, like};
pub use print::column_text;
pub use typed::{Node, Typed};
pub use value::{Value, real_text};

#[cfg(test)]
mod tests;
