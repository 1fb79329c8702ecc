//! An expression whose names and types have been looked up.

use std::sync::Arc;

use falaj_schema::dataset::ColumnType;
use falaj_schema::error::Span;

use crate::ast::Operator;
use crate::functions::Function;
use crate::pattern::Regex;
use crate::value::Value;

/// A part of an expression with its type. Numbers and moments that meet have been brought to one type.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// What it is.
    pub node: Node,
    /// Type of its values.
    pub kind: ColumnType,
    /// Where it stands in the text.
    pub span: Span,
}

/// What a part of an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A value written out; null with the type that its place asks for.
    Literal(Value<'static>),
    /// The column at this position.
    Column(usize),
    /// An integer as a real number.
    ToReal(Box<Typed>),
    /// A date as its midnight.
    ToDatetime(Box<Typed>),
    /// The number with the other sign; null where an integer has none.
    Negate(Box<Typed>),
    /// Two numbers of one type.
    Arithmetic(Operator, Box<Typed>, Box<Typed>),
    /// Two values of one type.
    Compare(Operator, Box<Typed>, Box<Typed>),
    /// True if both are, false if one is false.
    And(Box<Typed>, Box<Typed>),
    /// True if one is, false if both are false.
    Or(Box<Typed>, Box<Typed>),
    /// The opposite.
    Not(Box<Typed>),
    /// Whether there is no value.
    IsNull(Box<Typed>),
    /// Whether the first is one of the others; all of one type.
    In(Vec<Typed>),
    /// Whether the first lies from the second to the third; all of one type.
    Between(Box<[Typed; 3]>),
    /// Whether a text is like a pattern.
    Like(Box<[Typed; 2]>),
    /// What follows from the first condition that holds.
    Choice(Vec<(Typed, Typed)>, Box<Typed>),
    /// A function.
    Call(Function, Vec<Typed>, Option<Arc<Regex>>),
}

impl Typed {
    /// The parts that it is made of.
    pub fn children(&self) -> Vec<&Typed> {
        match &self.node {
            Node::Literal(_) | Node::Column(_) => Vec::new(),
            Node::ToReal(of) | Node::ToDatetime(of) | Node::Negate(of) | Node::Not(of) | Node::IsNull(of) => vec![of],
            Node::Arithmetic(_, left, right) | Node::Compare(_, left, right) => vec![left, right],
            Node::And(left, right) | Node::Or(left, right) => vec![left, right],
            Node::In(parts) | Node::Call(_, parts, _) => parts.iter().collect(),
            Node::Between(parts) => parts.iter().collect(),
            Node::Like(parts) => parts.iter().collect(),
            Node::Choice(branches, otherwise) => {
                branches.iter().flat_map(|(when, then)| [when, then]).chain(Some(&**otherwise)).collect()
            }
        }
    }

    /// True if a value of a row can be refused.
    pub fn can_fail(&self) -> bool {
        let own = matches!(&self.node, Node::Call(function, ..) if function.can_fail());
        own || self.children().into_iter().any(Typed::can_fail)
    }

    /// Positions of the columns that it reads, each once, ascending.
    pub fn columns(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(part) = open.pop() {
            match &part.node {
                Node::Column(at) => found.push(*at),
                _ => open.extend(part.children()),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// True if it asks for UAE holidays, of which the years that are known are limited.
    pub fn asks_for_holidays(&self) -> bool {
        let own = matches!(&self.node, Node::Call(Function::IsHolidayUae, ..));
        own || self.children().into_iter().any(Typed::asks_for_holidays)
    }
}
