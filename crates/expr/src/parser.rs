//! From words to a tree.

use falaj_schema::error::Span;
use falaj_schema::{Error, Result};

use crate::ast::{Expr, Kind, NOT, Operator, PREDICATE};
use crate::calendar::{parse_date, parse_datetime};
use crate::lexer::{Token, TokenKind, syntax, tokens};
use crate::value::Value;

/// Brackets that may stand inside each other, and links of a chain; the work on a deeper tree could use up the stack.
const NESTED: usize = 100;
const CHAINED: usize = 400;
/// Characters of a text.
const LONGEST: usize = 65_536;

/// Words that are no names of columns unless they are quoted.
pub const KEYWORDS: [&str; 16] = [
    "and", "or", "not", "in", "between", "is", "null", "like", "case", "when", "then", "else", "end", "true", "false",
    "if",
];

/// Reads an expression. Errors: `expr_syntax`.
pub fn parse(text: &str) -> Result<Expr> {
    let tokens = tokens(text)?;
    let last = tokens.len() - 1;
    if tokens[last].span.start as usize > LONGEST {
        return Err(syntax(tokens[last].span, "…", "shorter"));
    }
    let mut parser = Parser { tokens, at: 0, nested: 0 };
    let expr = parser.part(0)?;
    match parser.peek() {
        TokenKind::End => Ok(expr),
        _ => Err(parser.unexpected("operator")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    nested: usize,
}

/// The part of the text from the start of one span to the end of another.
fn over(from: Span, to: Span) -> Span {
    Span { start: from.start, start_byte: from.start_byte, end: to.end, end_byte: to.end_byte }
}

impl Parser {
    fn peek(&self) -> &TokenKind {
        &self.tokens[self.at].kind
    }

    fn span(&self) -> Span {
        self.tokens[self.at].span
    }

    /// From `from` to the word before the current one.
    fn since(&self, from: Span) -> Span {
        over(from, self.tokens[self.at.saturating_sub(1)].span)
    }

    fn advance(&mut self) -> Token {
        let token = self.tokens[self.at].clone();
        // The last word is the end, and stays.
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn unexpected(&self, expected: &str) -> Error {
        let found = match self.peek() {
            TokenKind::Word(text) | TokenKind::Number(text) => text.clone(),
            TokenKind::Quoted(text) => format!("`{text}`"),
            TokenKind::Text(text) => format!("'{text}'"),
            TokenKind::Sign(sign) => (*sign).to_owned(),
            TokenKind::End => String::new(),
        };
        syntax(self.span(), &found, expected)
    }

    fn is_word(&self, ahead: usize, word: &str) -> bool {
        let token = self.tokens.get(self.at + ahead);
        token.is_some_and(|token| matches!(&token.kind, TokenKind::Word(found) if found.eq_ignore_ascii_case(word)))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(0, word);
        if found {
            self.advance();
        }
        found
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek(), TokenKind::Sign(own) if *own == sign);
        if found {
            self.advance();
        }
        found
    }

    fn need_word(&mut self, word: &str) -> Result<()> {
        if self.take_word(word) { Ok(()) } else { Err(self.unexpected(word)) }
    }

    fn need_sign(&mut self, sign: &str) -> Result<()> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.unexpected(sign)) }
    }

    fn operator(&self) -> Option<Operator> {
        match self.peek() {
            TokenKind::Word(word) if word.eq_ignore_ascii_case("or") => Some(Operator::Or),
            TokenKind::Word(word) if word.eq_ignore_ascii_case("and") => Some(Operator::And),
            TokenKind::Sign(sign) => Operator::ALL.into_iter().find(|operator| operator.as_str() == *sign),
            _ => None,
        }
    }

    /// A part whose operators bind at least as strongly as `least`.
    fn part(&mut self, least: u8) -> Result<Expr> {
        self.nested += 1;
        if self.nested > NESTED {
            return Err(self.unexpected("simpler"));
        }
        let mut left = self.first()?;
        loop {
            if let Some(operator) = self.operator().filter(|operator| operator.strength() >= least) {
                self.advance();
                // 2 ^ 3 ^ 2 is 2 ^ (3 ^ 2); everything else is worked out from the left.
                let right = self.part(operator.strength() + u8::from(operator != Operator::Power))?;
                let span = over(left.span, right.span);
                left = Expr { kind: Kind::Binary(operator, Box::new(left), Box::new(right)), span };
            } else if least <= PREDICATE && self.begins_predicate() {
                left = self.predicate(left)?;
            } else {
                self.nested -= 1;
                return Ok(left);
            }
            if left.deeper_than(CHAINED) {
                return Err(self.unexpected("simpler"));
            }
        }
    }

    /// A value, or something that stands before one.
    fn first(&mut self) -> Result<Expr> {
        let from = self.span();
        if self.take_word("not") {
            let of = self.part(NOT)?;
            return Ok(Expr { span: over(from, of.span), kind: Kind::Not(Box::new(of)) });
        }
        if self.take_sign("-") {
            // A power binds more strongly than the sign: -2 ^ 2 is -4.
            let of = self.part(Operator::Power.strength())?;
            return Ok(Expr { span: over(from, of.span), kind: Kind::Negate(Box::new(of)) });
        }
        if self.take_sign("+") {
            return self.part(Operator::Power.strength());
        }
        self.value()
    }

    fn begins_predicate(&self) -> bool {
        let follows_not = ["in", "between", "like"];
        let plain = |ahead| follows_not.into_iter().any(|word| self.is_word(ahead, word));
        self.is_word(0, "is") || plain(0) || (self.is_word(0, "not") && plain(1))
    }

    /// `is null`, `in`, `between` or `like` behind `of`.
    fn predicate(&mut self, of: Expr) -> Result<Expr> {
        let from = of.span;
        let of = Box::new(of);
        let kind = if self.take_word("is") {
            let negated = self.take_word("not");
            self.need_word("null")?;
            Kind::IsNull { of, negated }
        } else {
            let negated = self.take_word("not");
            if self.take_word("in") {
                self.need_sign("(")?;
                Kind::In { of, list: self.list()?, negated }
            } else if self.take_word("like") {
                Kind::Like { of, pattern: Box::new(self.part(PREDICATE + 1)?), negated }
            } else {
                self.need_word("between")?;
                let low = Box::new(self.part(PREDICATE + 1)?);
                self.need_word("and")?;
                Kind::Between { of, low, high: Box::new(self.part(PREDICATE + 1)?), negated }
            }
        };
        Ok(Expr { kind, span: self.since(from) })
    }

    /// One or more parts and the closing bracket.
    fn list(&mut self) -> Result<Vec<Expr>> {
        let mut list = vec![self.part(0)?];
        while self.take_sign(",") {
            list.push(self.part(0)?);
        }
        if self.take_sign(")") { Ok(list) } else { Err(self.unexpected("comma")) }
    }

    fn value(&mut self) -> Result<Expr> {
        let from = self.span();
        let kind = match self.peek().clone() {
            TokenKind::Number(text) => {
                self.advance();
                Kind::Literal(number(&text).ok_or_else(|| syntax(from, &text, "number"))?)
            }
            TokenKind::Text(text) => {
                self.advance();
                Kind::Literal(Value::owned(text))
            }
            TokenKind::Quoted(name) => {
                self.advance();
                Kind::Column(name)
            }
            TokenKind::Sign("(") => {
                self.advance();
                let inner = self.part(0)?;
                if !self.take_sign(")") {
                    return Err(self.unexpected("bracket"));
                }
                return Ok(inner);
            }
            TokenKind::Word(word) => self.word(&word)?,
            _ => return Err(self.unexpected("value")),
        };
        Ok(Expr { kind, span: self.since(from) })
    }

    /// A value that begins with a bare word.
    fn word(&mut self, word: &str) -> Result<Kind> {
        let lower = word.to_lowercase();
        let name_span = self.span();
        let literal = match lower.as_str() {
            "true" => Some(Value::Boolean(true)),
            "false" => Some(Value::Boolean(false)),
            "null" => Some(Value::Null),
            _ => None,
        };
        if let Some(value) = literal {
            self.advance();
            return Ok(Kind::Literal(value));
        }
        match lower.as_str() {
            "case" => return self.case(),
            "if" => return self.short_choice(),
            "date" | "datetime" if matches!(self.tokens[self.at + 1].kind, TokenKind::Text(_)) => {
                self.advance();
                return self.moment(&lower);
            }
            _ => {}
        }
        if KEYWORDS.contains(&lower.as_str()) {
            return Err(self.unexpected("value"));
        }
        self.advance();
        if !self.take_sign("(") {
            return Ok(Kind::Column(word.to_owned()));
        }
        let arguments = if self.take_sign(")") { Vec::new() } else { self.list()? };
        Ok(Kind::Call { name: lower, name_span, arguments })
    }

    /// The text behind `date` or `datetime`.
    fn moment(&mut self, kind: &str) -> Result<Kind> {
        let token = self.advance();
        let TokenKind::Text(text) = token.kind else { return Err(self.unexpected("value")) };
        let value = match kind {
            "date" => parse_date(text.as_bytes()).and_then(|days| i32::try_from(days).ok()).map(Value::Date),
            _ => parse_datetime(text.as_bytes()).map(Value::Datetime),
        };
        value.map(Kind::Literal).ok_or_else(|| syntax(token.span, &format!("'{text}'"), kind))
    }

    /// `case when c then a … [else b] end`.
    fn case(&mut self) -> Result<Kind> {
        self.advance();
        let mut branches = Vec::new();
        while self.take_word("when") {
            let condition = self.part(0)?;
            self.need_word("then")?;
            branches.push((condition, self.part(0)?));
        }
        if branches.is_empty() {
            return Err(self.unexpected("when"));
        }
        let otherwise = if self.take_word("else") { Some(Box::new(self.part(0)?)) } else { None };
        self.need_word("end")?;
        Ok(Kind::Choice { branches, otherwise, short: false })
    }

    /// `if(c, a, b)`.
    fn short_choice(&mut self) -> Result<Kind> {
        self.advance();
        self.need_sign("(")?;
        let condition = self.part(0)?;
        self.need_sign(",")?;
        let then = self.part(0)?;
        let otherwise = if self.take_sign(",") { Some(Box::new(self.part(0)?)) } else { None };
        self.need_sign(")")?;
        Ok(Kind::Choice { branches: vec![(condition, then)], otherwise, short: true })
    }
}

fn number(text: &str) -> Option<Value<'static>> {
    if text.contains(['.', 'e']) {
        return text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Real);
    }
    text.parse().ok().map(Value::Integer)
}
