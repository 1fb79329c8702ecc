//! The filter language over runs: what a person types, as a tree.
//!
//! ```text
//! filter     = all { "or" all }
//! all        = one { "and" one }
//! one        = "not" one | "(" filter ")" | field [ comparison ]
//! comparison = ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value | "in" "(" value { "," value } ")"
//! field      = "metrics." NAME | "params." NODE "." PARAM | "data." DATASET
//!            | "name" | "pipeline" | "status" | "started" | "seconds" | "actor"
//! ```
//! A field by itself holds where a run has it; `~` means "contains". Names with spaces or signs stand in backquotes,
//! values with them in quotation marks.

mod date;
mod lex;
mod parse;

pub(crate) use date::Span;
pub(crate) use parse::{parse, parse_field};

/// What holds for a run, or not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
    Has(Field),
    Compare(Field, Op, Literal),
    OneOf(Field, Vec<Literal>),
}

/// What a run is asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Field {
    Own(Own),
    Value { kind: Kind, name: String },
}

/// What every run has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    Name,
    Pipeline,
    Status,
    Started,
    Seconds,
    Actor,
}

/// What only some runs have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Metrics,
    Params,
    Data,
}

impl Kind {
    /// The name in the filter and in the database.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Metrics => "metrics",
            Self::Params => "params",
            Self::Data => "data",
        }
    }
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Op {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Contains,
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    Number(f64),
    Text(String),
    Time(Span),
}
