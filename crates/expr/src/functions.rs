//! The functions: names, arguments and results. What each does in one line is `function-<name>` of the catalogue.

use std::fmt::Write as _;

use falaj_schema::dataset::ColumnType;

/// A function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Function {
    Abs,
    Round,
    Floor,
    Ceil,
    Sqrt,
    Exp,
    Ln,
    Log10,
    Pow,
    Sign,
    Min,
    Max,
    Clip,
    Coalesce,
    Lower,
    Upper,
    Trim,
    Length,
    Substring,
    Replace,
    RegexMatch,
    RegexExtract,
    StartsWith,
    EndsWith,
    Contains,
    Concat,
    SplitPart,
    Pad,
    Convert(ColumnType, Strictness),
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Weekday,
    Week,
    Quarter,
    DayOfYear,
    DaysBetween,
    HoursBetween,
    AddDays,
    AddMonths,
    Truncate,
    HijriYear,
    HijriMonth,
    HijriDay,
    IsWeekendUae,
    IsHolidayUae,
    Hash,
}

/// What happens to a value that can't be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strictness {
    /// It is an error.
    Strict,
    /// There is no value then.
    Try,
}

/// What an argument may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takes {
    /// An integer or a real number.
    Number,
    /// A real number; an integer becomes one.
    Real,
    /// An integer.
    Integer,
    /// Text.
    Text,
    /// A date or a moment.
    Moment,
    /// A moment or a time of day.
    Clock,
    /// Any type.
    Any,
    /// Any type, the same for all such arguments.
    Same,
    /// One of these words, written out.
    Word(&'static [&'static str]),
    /// A regular expression, written out.
    Pattern,
}

/// What a function gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gives {
    /// The type of its first argument.
    First,
    /// This type.
    Always(ColumnType),
}

/// What is known of a function before its arguments are.
#[derive(Debug, Clone, Copy)]
pub struct Definition {
    /// The function.
    pub function: Function,
    /// Its name.
    pub name: &'static str,
    /// Names and types of its arguments.
    pub parameters: &'static [(&'static str, Takes)],
    /// How many of them are needed.
    pub needed: usize,
    /// The last one may be repeated.
    pub repeats: bool,
    /// What it gives.
    pub gives: Gives,
}

/// Units of `truncate`.
pub(crate) const UNITS: [&str; 7] = ["year", "quarter", "month", "week", "day", "hour", "minute"];
/// Sides of `pad`.
pub(crate) const SIDES: [&str; 2] = ["start", "end"];

const fn plain(
    function: Function,
    name: &'static str,
    parameters: &'static [(&'static str, Takes)],
    gives: Gives,
) -> Definition {
    Definition { function, name, parameters, needed: parameters.len(), repeats: false, gives }
}

const fn optional(definition: Definition, needed: usize) -> Definition {
    Definition { needed, ..definition }
}

const fn repeated(definition: Definition) -> Definition {
    Definition { repeats: true, ..definition }
}

const fn convert(name: &'static str, to: ColumnType, strictness: Strictness) -> Definition {
    plain(Function::Convert(to, strictness), name, &[("value", Takes::Any)], Gives::Always(to))
}

use ColumnType as C;
use Function as F;
use Strictness::{Strict, Try};

const FIRST: Gives = Gives::First;
const INTEGER: Gives = Gives::Always(C::Integer);
const REAL: Gives = Gives::Always(C::Real);
const TEXT: Gives = Gives::Always(C::Text);
const BOOLEAN: Gives = Gives::Always(C::Boolean);
const NUMBER: &[(&str, Takes)] = &[("number", Takes::Number)];
const REAL_NUMBER: &[(&str, Takes)] = &[("number", Takes::Real)];
const ONE_TEXT: &[(&str, Takes)] = &[("text", Takes::Text)];
const PART_OF_TEXT: &[(&str, Takes)] = &[("text", Takes::Text), ("part", Takes::Text)];
const MOMENT: &[(&str, Takes)] = &[("date", Takes::Moment)];
const CLOCK: &[(&str, Takes)] = &[("moment", Takes::Clock)];
const FROM_TO: &[(&str, Takes)] = &[("from", Takes::Moment), ("to", Takes::Moment)];

/// Every function, in the order of the documentation.
pub const DEFINITIONS: &[Definition] = &[
    plain(F::Abs, "abs", NUMBER, FIRST),
    optional(plain(F::Round, "round", &[("number", Takes::Number), ("digits", Takes::Integer)], FIRST), 1),
    plain(F::Floor, "floor", NUMBER, FIRST),
    plain(F::Ceil, "ceil", NUMBER, FIRST),
    plain(F::Sqrt, "sqrt", REAL_NUMBER, REAL),
    plain(F::Exp, "exp", REAL_NUMBER, REAL),
    plain(F::Ln, "ln", REAL_NUMBER, REAL),
    plain(F::Log10, "log10", REAL_NUMBER, REAL),
    plain(F::Pow, "pow", &[("base", Takes::Real), ("exponent", Takes::Real)], REAL),
    plain(F::Sign, "sign", NUMBER, INTEGER),
    repeated(plain(F::Min, "min", &[("value", Takes::Same), ("other", Takes::Same)], FIRST)),
    repeated(plain(F::Max, "max", &[("value", Takes::Same), ("other", Takes::Same)], FIRST)),
    plain(F::Clip, "clip", &[("value", Takes::Same), ("low", Takes::Same), ("high", Takes::Same)], FIRST),
    repeated(plain(F::Coalesce, "coalesce", &[("value", Takes::Same), ("other", Takes::Same)], FIRST)),
    plain(F::Lower, "lower", ONE_TEXT, TEXT),
    plain(F::Upper, "upper", ONE_TEXT, TEXT),
    plain(F::Trim, "trim", ONE_TEXT, TEXT),
    plain(F::Length, "length", ONE_TEXT, INTEGER),
    optional(
        plain(
            F::Substring,
            "substring",
            &[("text", Takes::Text), ("start", Takes::Integer), ("length", Takes::Integer)],
            TEXT,
        ),
        2,
    ),
    plain(F::Replace, "replace", &[("text", Takes::Text), ("part", Takes::Text), ("by", Takes::Text)], TEXT),
    plain(F::RegexMatch, "regex_match", &[("text", Takes::Text), ("pattern", Takes::Pattern)], BOOLEAN),
    optional(
        plain(
            F::RegexExtract,
            "regex_extract",
            &[("text", Takes::Text), ("pattern", Takes::Pattern), ("group", Takes::Integer)],
            TEXT,
        ),
        2,
    ),
    plain(F::StartsWith, "starts_with", PART_OF_TEXT, BOOLEAN),
    plain(F::EndsWith, "ends_with", PART_OF_TEXT, BOOLEAN),
    plain(F::Contains, "contains", PART_OF_TEXT, BOOLEAN),
    repeated(plain(F::Concat, "concat", &[("value", Takes::Any), ("other", Takes::Any)], TEXT)),
    plain(
        F::SplitPart,
        "split_part",
        &[("text", Takes::Text), ("separator", Takes::Text), ("number", Takes::Integer)],
        TEXT,
    ),
    optional(
        plain(
            F::Pad,
            "pad",
            &[("text", Takes::Text), ("width", Takes::Integer), ("fill", Takes::Text), ("side", Takes::Word(&SIDES))],
            TEXT,
        ),
        2,
    ),
    convert("integer", C::Integer, Strict),
    convert("real", C::Real, Strict),
    convert("text", C::Text, Strict),
    convert("date", C::Date, Strict),
    convert("datetime", C::Datetime, Strict),
    convert("boolean", C::Boolean, Strict),
    convert("try_integer", C::Integer, Try),
    convert("try_real", C::Real, Try),
    convert("try_text", C::Text, Try),
    convert("try_date", C::Date, Try),
    convert("try_datetime", C::Datetime, Try),
    convert("try_boolean", C::Boolean, Try),
    plain(F::Year, "year", MOMENT, INTEGER),
    plain(F::Month, "month", MOMENT, INTEGER),
    plain(F::Day, "day", MOMENT, INTEGER),
    plain(F::Hour, "hour", CLOCK, INTEGER),
    plain(F::Minute, "minute", CLOCK, INTEGER),
    plain(F::Weekday, "weekday", MOMENT, INTEGER),
    plain(F::Week, "week", MOMENT, INTEGER),
    plain(F::Quarter, "quarter", MOMENT, INTEGER),
    plain(F::DayOfYear, "day_of_year", MOMENT, INTEGER),
    plain(F::DaysBetween, "days_between", FROM_TO, INTEGER),
    plain(F::HoursBetween, "hours_between", FROM_TO, REAL),
    plain(F::AddDays, "add_days", &[("date", Takes::Moment), ("days", Takes::Integer)], FIRST),
    plain(F::AddMonths, "add_months", &[("date", Takes::Moment), ("months", Takes::Integer)], FIRST),
    plain(F::Truncate, "truncate", &[("unit", Takes::Word(&UNITS)), ("date", Takes::Moment)], Gives::Always(C::Date)),
    plain(F::HijriYear, "hijri_year", MOMENT, INTEGER),
    plain(F::HijriMonth, "hijri_month", MOMENT, INTEGER),
    plain(F::HijriDay, "hijri_day", MOMENT, INTEGER),
    plain(F::IsWeekendUae, "is_weekend_uae", MOMENT, BOOLEAN),
    plain(F::IsHolidayUae, "is_holiday_uae", MOMENT, BOOLEAN),
    plain(F::Hash, "hash", &[("value", Takes::Any)], INTEGER),
];

impl Function {
    /// What is known of it.
    pub fn find(name: &str) -> Option<&'static Definition> {
        DEFINITIONS.iter().find(|definition| definition.name == name)
    }

    /// True if it can refuse a value.
    pub fn can_fail(self) -> bool {
        matches!(self, Self::Convert(_, Strictness::Strict))
    }

    /// True if an argument without a value does not make the result one without.
    pub(crate) fn takes_null(self) -> bool {
        matches!(self, Self::Coalesce | Self::Min | Self::Max | Self::Clip)
    }
}

impl Definition {
    /// Name and arguments as the documentation shows them: `round(number, [digits])`.
    pub fn signature(&self) -> String {
        let mut text = format!("{}(", self.name);
        for (at, (name, takes)) in self.parameters.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            let name = match takes {
                Takes::Word(words) => format!("'{}'", words.join("|")),
                _ => (*name).to_owned(),
            };
            // Writing to a text does not fail.
            let _ = if at < self.needed { write!(text, "{comma}{name}") } else { write!(text, "{comma}[{name}]") };
        }
        text + if self.repeats { ", …)" } else { ")" }
    }
}
