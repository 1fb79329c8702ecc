//! The words of a filter.

use falaj_schema::{Code, Error, Result};

/// One word, with where it begins: characters from 1, as people count.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A field, a keyword, a number or a bare value.
    Word(String),
    /// A value in quotation marks.
    Text(String),
    /// A list or object as JSON.
    Json(String),
    /// A sign: a comparison, a bracket or a comma.
    Sign(&'static str),
}

// Longer signs before their beginnings.
const SIGNS: [&str; 12] = ["<=", ">=", "!=", "==", "<>", "<", ">", "=", "~", "(", ")", ","];

/// Divides a filter into words.
pub(super) fn lex(source: &str) -> Result<Vec<Token>> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        let at = i + 1;
        let (what, next) = if c.is_whitespace() {
            i += 1;
            continue;
        } else if c == '"' || c == '\'' {
            let (text, next) = quoted(&chars, i)?;
            (What::Text(text), next)
        } else if c == '[' {
            list(&chars, i)?
        } else if let Some(sign) = SIGNS.iter().find(|sign| starts(&chars[i..], sign)) {
            (What::Sign(sign), i + sign.len())
        } else {
            let (word, next) = word(&chars, i)?;
            (What::Word(word), next)
        };
        if next == i {
            return Err(invalid("sign", at, c));
        }
        tokens.push(Token { at, what });
        i = next;
    }
    Ok(tokens)
}

fn starts(chars: &[char], sign: &str) -> bool {
    sign.chars().enumerate().all(|(k, s)| chars.get(k) == Some(&s))
}

/// From a quotation mark to its twin; a backslash takes the next character as it is.
fn quoted(chars: &[char], from: usize) -> Result<(String, usize)> {
    let mark = chars[from];
    let mut text = String::new();
    let mut i = from + 1;
    while let Some(&c) = chars.get(i) {
        if c == mark {
            return Ok((text, i + 1));
        }
        let plain = if c == '\\' { chars.get(i + 1).copied() } else { None };
        text.push(plain.unwrap_or(c));
        i += 1 + usize::from(plain.is_some());
    }
    Err(invalid("quote", from + 1, mark))
}

/// A JSON list, written as SQLite keeps it.
fn list(chars: &[char], from: usize) -> Result<(What, usize)> {
    let rest: String = chars[from..].iter().collect();
    let mut values = serde_json::Deserializer::from_str(&rest).into_iter::<serde_json::Value>();
    match values.next() {
        Some(Ok(value)) => {
            let length = rest[..values.byte_offset()].chars().count();
            Ok((What::Json(value.to_string()), from + length))
        }
        _ => Err(invalid("list", from + 1, '[')),
    }
}

fn word(chars: &[char], from: usize) -> Result<(String, usize)> {
    let mut text = String::new();
    let mut i = from;
    while let Some(&c) = chars.get(i) {
        if c == '`' {
            let (part, next) = quoted(chars, i)?;
            text.push_str(&part);
            i = next;
        } else if c.is_whitespace() || "()<>=!~,\"'[]".contains(c) {
            break;
        } else {
            text.push(c);
            i += 1;
        }
    }
    Ok((text, i))
}

/// A filter that can't be read, at the character `at`.
pub(super) fn invalid(what: &str, at: usize, found: impl std::fmt::Display) -> Error {
    Error::new(Code::FilterInvalid).with("what", what).with("at", at).with("found", found)
}
