//! Words of an expression.

use falaj_schema::error::Span;
use falaj_schema::{Code, Error, Result};

use crate::failure;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    /// A bare name: a column, function or keyword.
    Word(String),
    /// A name in backticks or double quotes: a column.
    Quoted(String),
    /// Text in single quotes.
    Text(String),
    /// A number as it was written.
    Number(String),
    /// An operator or bracket.
    Sign(&'static str),
    /// The end of the text.
    End,
}

/// Longest first, so that `<=` is not read as `<`.
static SIGNS: [(&str, &str); 22] = [
    ("<>", "!="),
    ("!=", "!="),
    ("==", "="),
    ("<=", "<="),
    (">=", ">="),
    ("//", "//"),
    ("≠", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("×", "*"),
    ("÷", "/"),
    ("=", "="),
    ("<", "<"),
    (">", ">"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("%", "%"),
    ("^", "^"),
    ("(", "("),
    (")", ")"),
];
const COMMAS: [char; 2] = [',', '،'];

/// The words of `text`, the last one [`TokenKind::End`]. Errors: `expr_syntax`.
pub(crate) fn tokens(text: &str) -> Result<Vec<Token>> {
    let mut lexer = Lexer { text, byte: 0, chars: 0 };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next()?;
        let end = token.kind == TokenKind::End;
        tokens.push(token);
        if end {
            return Ok(tokens);
        }
    }
}

/// The words of `text` up to the first that can't be read, and whether there is such a one.
pub(crate) fn tokens_before_fault(text: &str) -> (Vec<Token>, bool) {
    let mut lexer = Lexer { text, byte: 0, chars: 0 };
    let mut tokens = Vec::new();
    loop {
        match lexer.next() {
            Ok(token) if token.kind == TokenKind::End => return (tokens, false),
            Ok(token) => tokens.push(token),
            Err(_) => return (tokens, true),
        }
    }
}

/// True for the first letter of a bare name.
pub(crate) fn begins_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

/// True for the other letters of a bare name: letters, digits, and the marks that Arabic writes above and below.
pub(crate) fn continues_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || matches!(letter, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{200C}')
}

struct Lexer<'a> {
    text: &'a str,
    byte: usize,
    chars: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.byte..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, count: usize) {
        for letter in self.text[self.byte..].chars().take(count) {
            self.byte += letter.len_utf8();
            self.chars += 1;
        }
    }

    fn take_while(&mut self, holds: impl Fn(char) -> bool) -> String {
        let word: String = self.rest().chars().take_while(|letter| holds(*letter)).collect();
        self.skip(word.chars().count());
        word
    }

    fn span(&self, from: (usize, usize)) -> Span {
        Span { start: from.1 as u64, end: self.chars as u64, start_byte: from.0 as u64, end_byte: self.byte as u64 }
    }

    fn next(&mut self) -> Result<Token> {
        // Direction marks come with text copied from an Arabic page.
        self.take_while(|letter| letter.is_whitespace() || matches!(letter, '\u{200E}' | '\u{200F}' | '\u{FEFF}'));
        let from = (self.byte, self.chars);
        let kind = match self.peek() {
            None => TokenKind::End,
            Some('\'') => TokenKind::Text(self.quoted('\'', from)?),
            Some(quote @ ('"' | '`')) => TokenKind::Quoted(self.quoted(quote, from)?),
            Some(letter) if begins_name(letter) => TokenKind::Word(self.take_while(continues_name)),
            Some(letter) if letter.is_ascii_digit() => TokenKind::Number(self.number(from)?),
            Some('.') if self.rest()[1..].starts_with(|next: char| next.is_ascii_digit()) => {
                TokenKind::Number(self.number(from)?)
            }
            Some(letter) => TokenKind::Sign(self.sign(letter, from)?),
        };
        Ok(Token { kind, span: self.span(from) })
    }

    fn sign(&mut self, letter: char, from: (usize, usize)) -> Result<&'static str> {
        if COMMAS.contains(&letter) {
            self.skip(1);
            return Ok(",");
        }
        let found = SIGNS.iter().find(|(written, _)| self.rest().starts_with(written));
        let Some((written, sign)) = found else {
            self.skip(1);
            return Err(syntax(self.span(from), &letter.to_string(), "operator"));
        };
        self.skip(written.chars().count());
        Ok(sign)
    }

    /// What stands in quotes; the quote itself is written twice.
    fn quoted(&mut self, quote: char, from: (usize, usize)) -> Result<String> {
        self.skip(1);
        let mut content = String::new();
        loop {
            content.push_str(&self.take_while(|letter| letter != quote));
            if self.peek().is_none() {
                return Err(syntax(self.span(from), "", &quote.to_string()));
            }
            self.skip(1);
            if self.peek() != Some(quote) {
                return Ok(content);
            }
            content.push(quote);
            self.skip(1);
        }
    }

    fn number(&mut self, from: (usize, usize)) -> Result<String> {
        let mut number = self.take_while(|letter| letter.is_ascii_digit());
        let digit_after = |rest: &str, at: usize| rest[at..].starts_with(|next: char| next.is_ascii_digit());
        if self.peek() == Some('.') && digit_after(self.rest(), 1) {
            self.skip(1);
            number.push('.');
            number.push_str(&self.take_while(|letter| letter.is_ascii_digit()));
        }
        if let Some('e' | 'E') = self.peek() {
            let sign = usize::from(matches!(self.rest().chars().nth(1), Some('+' | '-')));
            if digit_after(self.rest(), 1 + sign) {
                number.push_str(&self.rest()[..1 + sign].to_lowercase());
                self.skip(1 + sign);
                number.push_str(&self.take_while(|letter| letter.is_ascii_digit()));
            }
        }
        if self.peek().is_some_and(continues_name) {
            let rest = self.take_while(continues_name);
            return Err(syntax(self.span(from), &format!("{number}{rest}"), "number"));
        }
        Ok(number)
    }
}

/// Something else stands where `expected` is needed; nothing at all if `found` is empty.
pub(crate) fn syntax(span: Span, found: &str, expected: &str) -> Error {
    let error = failure::at(Code::ExprSyntax, span);
    error.with("end", if found.is_empty() { "yes" } else { "no" }).with("found", found).with("expected", expected)
}
