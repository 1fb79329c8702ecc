//! Looking up names and types.

use std::sync::Arc;

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::error::Span;
use falaj_schema::{Code, Error, Result};

use crate::ast::{Expr, Kind, Operator};
use crate::failure::{at, suggest};
use crate::functions::{DEFINITIONS, Definition, Function, Gives, Takes};
use crate::pattern::Regex;
use crate::typed::{Node, Typed};
use crate::value::Value;

/// Looks up the names and types of `expr` among `columns`.
///
/// Errors, each with its place: `expr_unknown_name` (with the nearest name), `expr_type`, `expr_arguments`,
/// `expr_pattern` (a regular expression that can't be read).
pub fn check(expr: &Expr, columns: &[Column]) -> Result<Typed> {
    let part = Checker { columns }.part(expr)?;
    let span = part.span;
    part.typed.ok_or_else(|| wrong_type(span, "null", "typed"))
}

/// Like [`check`], for an expression that has to be true or false.
pub fn check_condition(expr: &Expr, columns: &[Column]) -> Result<Typed> {
    Checker { columns }.part(expr)?.brought_to(ColumnType::Boolean)
}

/// A part whose type is known, or `null`, which takes any type.
struct Part {
    typed: Option<Typed>,
    span: Span,
}

fn wrong_type(span: Span, found: &str, expected: &str) -> Error {
    at(Code::ExprType, span).with("found", found).with("expected", expected)
}

impl Part {
    fn new(node: Node, kind: ColumnType, span: Span) -> Self {
        Self { typed: Some(Typed { node, kind, span }), span }
    }

    fn kind(&self) -> Option<ColumnType> {
        self.typed.as_ref().map(|typed| typed.kind)
    }

    fn found(&self) -> &'static str {
        self.kind().map_or("null", ColumnType::as_str)
    }

    /// The part as a value of `kind`, converted where nothing is lost by it. Errors: `expr_type`.
    fn brought_to(self, kind: ColumnType) -> Result<Typed> {
        let (found, span) = (self.found(), self.span);
        let Some(typed) = self.typed else { return Ok(Typed { node: Node::Literal(Value::Null), kind, span }) };
        let node = match (typed.kind, kind) {
            (own, wanted) if own == wanted => return Ok(typed),
            (ColumnType::Integer, ColumnType::Real) => match typed.node {
                Node::Literal(Value::Integer(value)) => Node::Literal(Value::Real(value as f64)),
                _ => Node::ToReal(Box::new(typed)),
            },
            (ColumnType::Date, ColumnType::Datetime) => Node::ToDatetime(Box::new(typed)),
            _ => return Err(wrong_type(span, found, kind.as_str())),
        };
        Ok(Typed { node, kind, span })
    }
}

/// The one type of several parts; none if all are null. Errors: `expr_type` at the first that does not fit.
fn common(parts: &[Part]) -> Result<Option<ColumnType>> {
    use ColumnType::{Date, Datetime, Integer, Real};
    let mut kind: Option<ColumnType> = None;
    for part in parts {
        kind = match (kind, part.kind()) {
            (known, None) => known,
            (None, own) => own,
            (Some(a), Some(b)) if a == b => Some(a),
            (Some(Integer | Real), Some(Integer | Real)) => Some(Real),
            (Some(Date | Datetime), Some(Date | Datetime)) => Some(Datetime),
            (Some(known), Some(own)) => return Err(wrong_type(part.span, own.as_str(), known.as_str())),
        };
    }
    Ok(kind)
}

fn all_into(parts: Vec<Part>, kind: ColumnType) -> Result<Vec<Typed>> {
    parts.into_iter().map(|part| part.brought_to(kind)).collect()
}

struct Checker<'a> {
    columns: &'a [Column],
}

impl Checker<'_> {
    fn part(&self, expr: &Expr) -> Result<Part> {
        let span = expr.span;
        let boolean = |node| Ok(Part::new(node, ColumnType::Boolean, span));
        let inverted = |node, negated: bool| match negated {
            true => Node::Not(Box::new(Typed { node, kind: ColumnType::Boolean, span })),
            false => node,
        };
        match &expr.kind {
            Kind::Literal(value) => Ok(match value.kind() {
                Some(kind) => Part::new(Node::Literal(value.clone()), kind, span),
                None => Part { typed: None, span },
            }),
            Kind::Column(name) => self.column(name, span),
            Kind::Negate(of) => {
                let of = self.number(of)?;
                let kind = of.kind().unwrap_or(ColumnType::Integer);
                Ok(Part::new(Node::Negate(Box::new(of.brought_to(kind)?)), kind, span))
            }
            Kind::Not(of) => boolean(Node::Not(Box::new(self.condition(of)?))),
            Kind::Binary(operator, left, right) => self.binary(*operator, left, right, span),
            Kind::IsNull { of, negated } => {
                let of = self.part(of)?;
                let kind = of.kind().unwrap_or(ColumnType::Boolean);
                boolean(inverted(Node::IsNull(Box::new(of.brought_to(kind)?)), *negated))
            }
            Kind::In { of, list, negated } => {
                let parts = self.same(std::iter::once(&**of).chain(list))?;
                boolean(inverted(Node::In(parts), *negated))
            }
            Kind::Between { of, low, high, negated } => {
                let parts = self.same([&**of, &**low, &**high])?;
                boolean(inverted(Node::Between(three(parts, span)?), *negated))
            }
            Kind::Like { of, pattern, negated } => {
                let (of, pattern) = (self.text(of)?, self.text(pattern)?);
                boolean(inverted(Node::Like(Box::new([of, pattern])), *negated))
            }
            Kind::Choice { branches, otherwise, .. } => self.choice(branches, otherwise.as_deref(), span),
            Kind::Call { name, name_span, arguments } => self.call(name, *name_span, arguments, span),
        }
    }

    fn column(&self, name: &str, span: Span) -> Result<Part> {
        match self.columns.iter().position(|column| column.name == name) {
            Some(position) => Ok(Part::new(Node::Column(position), self.columns[position].kind, span)),
            None => {
                let error = at(Code::ExprUnknownName, span).with("kind", "column").with("name", name).column(name);
                Err(suggest(error, name, self.columns.iter().map(|column| column.name.as_str())))
            }
        }
    }

    fn condition(&self, expr: &Expr) -> Result<Typed> {
        self.part(expr)?.brought_to(ColumnType::Boolean)
    }

    fn text(&self, expr: &Expr) -> Result<Typed> {
        self.part(expr)?.brought_to(ColumnType::Text)
    }

    fn number(&self, expr: &Expr) -> Result<Part> {
        let part = self.part(expr)?;
        match part.kind() {
            None | Some(ColumnType::Integer | ColumnType::Real) => Ok(part),
            Some(_) => Err(wrong_type(part.span, part.found(), "number")),
        }
    }

    /// Parts of one type.
    fn same<'a>(&self, parts: impl IntoIterator<Item = &'a Expr>) -> Result<Vec<Typed>> {
        let parts = parts.into_iter().map(|part| self.part(part)).collect::<Result<Vec<_>>>()?;
        let kind = common(&parts)?.unwrap_or(ColumnType::Boolean);
        all_into(parts, kind)
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr, span: Span) -> Result<Part> {
        use Operator::*;
        match operator {
            Or => {
                let node = Node::Or(Box::new(self.condition(left)?), Box::new(self.condition(right)?));
                Ok(Part::new(node, ColumnType::Boolean, span))
            }
            And => {
                let node = Node::And(Box::new(self.condition(left)?), Box::new(self.condition(right)?));
                Ok(Part::new(node, ColumnType::Boolean, span))
            }
            Equal | Different | Less | LessEqual | Greater | GreaterEqual => {
                let (left, right) = pair(self.same([left, right])?, span)?;
                Ok(Part::new(Node::Compare(operator, left, right), ColumnType::Boolean, span))
            }
            Add | Subtract | Multiply | Divide | FloorDivide | Remainder | Power => {
                let parts = vec![self.number(left)?, self.number(right)?];
                let kind = match operator {
                    Divide | Power => ColumnType::Real,
                    _ => common(&parts)?.unwrap_or(ColumnType::Integer),
                };
                let (left, right) = pair(all_into(parts, kind)?, span)?;
                Ok(Part::new(Node::Arithmetic(operator, left, right), kind, span))
            }
        }
    }

    fn choice(&self, branches: &[(Expr, Expr)], otherwise: Option<&Expr>, span: Span) -> Result<Part> {
        let conditions = branches.iter().map(|(when, _)| self.condition(when)).collect::<Result<Vec<_>>>()?;
        let mut results = branches.iter().map(|(_, then)| self.part(then)).collect::<Result<Vec<_>>>()?;
        results.push(match otherwise {
            Some(expr) => self.part(expr)?,
            None => Part { typed: None, span },
        });
        let Some(kind) = common(&results)? else { return Ok(Part { typed: None, span }) };
        let mut results = all_into(results, kind)?;
        let otherwise = results.pop().ok_or_else(|| Error::new(Code::Internal))?;
        let branches = conditions.into_iter().zip(results).collect();
        Ok(Part::new(Node::Choice(branches, Box::new(otherwise)), kind, span))
    }

    fn call(&self, name: &str, name_span: Span, arguments: &[Expr], span: Span) -> Result<Part> {
        let Some(definition) = Function::find(name) else {
            let error = at(Code::ExprUnknownName, name_span).with("kind", "function").with("name", name);
            return Err(suggest(error, name, DEFINITIONS.iter().map(|definition| definition.name)));
        };
        let most = if definition.repeats { usize::MAX } else { definition.parameters.len() };
        // `concat(x)` and `coalesce(x)` are of no use, but of no harm either.
        let least = if definition.repeats { 1 } else { definition.needed };
        if arguments.len() < least || arguments.len() > most {
            let error = at(Code::ExprArguments, span).with("function", definition.signature());
            return Err(error.with("found", arguments.len()));
        }
        let parts = arguments.iter().map(|argument| self.part(argument)).collect::<Result<Vec<_>>>()?;
        let (typed, pattern) = self.arguments(definition, parts)?;
        let kind = match (definition.gives, definition.function) {
            (_, Function::Truncate) => typed.get(1).map_or(ColumnType::Date, |argument| argument.kind),
            (Gives::Always(kind), _) => kind,
            (Gives::First, _) => typed.first().map_or(ColumnType::Boolean, |argument| argument.kind),
        };
        Ok(Part::new(Node::Call(definition.function, typed, pattern), kind, span))
    }

    fn arguments(&self, definition: &Definition, parts: Vec<Part>) -> Result<(Vec<Typed>, Option<Arc<Regex>>)> {
        let takes = |index: usize| {
            definition.parameters.get(index).or(definition.parameters.last()).map_or(Takes::Any, |found| found.1)
        };
        let same = match takes(0) {
            Takes::Same => Some(common(&parts)?.unwrap_or(ColumnType::Text)),
            _ => None,
        };
        let mut typed = Vec::with_capacity(parts.len());
        let mut pattern = None;
        for (index, part) in parts.into_iter().enumerate() {
            let argument = match same {
                Some(kind) => part.brought_to(kind)?,
                None => argument(part, takes(index))?,
            };
            if takes(index) == Takes::Pattern {
                pattern = Some(Arc::new(read_pattern(&argument)?));
            }
            typed.push(argument);
        }
        Ok((typed, pattern))
    }
}

/// One argument, converted to what the function takes.
fn argument(part: Part, takes: Takes) -> Result<Typed> {
    use ColumnType::*;
    let (found, span) = (part.found(), part.span);
    let one_of = |part: Part, allowed: &[ColumnType], expected: &str| match part.kind() {
        None => part.brought_to(allowed[0]),
        Some(kind) if allowed.contains(&kind) => part.brought_to(kind),
        Some(_) => Err(wrong_type(span, found, expected)),
    };
    match takes {
        Takes::Number => one_of(part, &[Integer, Real], "number"),
        Takes::Real => one_of(part, &[Real, Integer], "number")
            .and_then(|typed| Part { span: typed.span, typed: Some(typed) }.brought_to(Real)),
        Takes::Integer => part.brought_to(Integer),
        Takes::Text => part.brought_to(Text),
        Takes::Moment => one_of(part, &[Date, Datetime], "moment"),
        Takes::Clock => one_of(part, &[Datetime, Time], "clock"),
        Takes::Any | Takes::Same => {
            let kind = part.kind().unwrap_or(Text);
            part.brought_to(kind)
        }
        Takes::Pattern => {
            let typed = part.brought_to(Text)?;
            written(&typed).map(|_| ()).ok_or_else(|| wrong_type(span, found, "written"))?;
            Ok(typed)
        }
        Takes::Word(words) => {
            let typed = part.brought_to(Text)?;
            match written(&typed).filter(|word| words.contains(word)) {
                Some(_) => Ok(typed),
                None => Err(wrong_type(span, found, "word").with("words", words.join(", "))),
            }
        }
    }
}

/// The text of a literal.
fn written(typed: &Typed) -> Option<&str> {
    match &typed.node {
        Node::Literal(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn read_pattern(typed: &Typed) -> Result<Regex> {
    let text = written(typed).unwrap_or_default();
    Regex::new(text).map_err(|fault| {
        let error = at(Code::ExprPattern, typed.span).with("pattern", text);
        error.with("place", fault.at + 1).with("reason", fault.reason)
    })
}

fn pair(parts: Vec<Typed>, span: Span) -> Result<(Box<Typed>, Box<Typed>)> {
    let parts: [Typed; 2] = parts.try_into().map_err(|_| at(Code::Internal, span))?;
    let [left, right] = parts;
    Ok((Box::new(left), Box::new(right)))
}

fn three(parts: Vec<Typed>, span: Span) -> Result<Box<[Typed; 3]>> {
    parts.try_into().map(Box::new).map_err(|_| at(Code::Internal, span))
}
