//! A look at the words of an SQL expression before it is parsed: it must not be more than an expression.
//!
//! The parser below reads whole queries where it finds them between brackets, and these can read files. What follows finds
//! the words outside of quotes just as the parser does, and refuses every way to write a quote that it does not know.

use falaj_schema::{Code, Error, Result};

/// Characters an expression may have.
const LONGEST: usize = 20_000;

/// A word outside of quotes.
#[derive(Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Its first character, counted from 1.
    pub(super) at: usize,
    /// It is the first, or follows an opening bracket.
    opens: bool,
}

/// Something in an expression that can't be used, at a character counted from 1.
pub(super) fn refused(problem: &str, at: usize) -> Error {
    Error::new(Code::ExpressionInvalid).with("problem", problem).with("at", at)
}

/// Refuses what is no expression. Errors: `expression_invalid` with `problem` and `at`.
pub(super) fn check(text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(refused("empty", 1));
    }
    if text.chars().count() > LONGEST {
        return Err(refused("long", LONGEST));
    }
    let query = |word: &&Word| {
        let upper = word.text.to_uppercase();
        upper == "SELECT" || word.opens && matches!(upper.as_str(), "FROM" | "WITH" | "VALUES" | "TABLE")
    };
    match words(text)?.iter().find(query) {
        Some(word) => Err(refused("query", word.at)),
        None => Ok(()),
    }
}

/// The words outside of quotes. Errors: `expression_invalid`.
pub(super) fn words(text: &str) -> Result<Vec<Word>> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let (mut at, mut opens) = (0, true);
    while at < chars.len() {
        let next = chars.get(at + 1).copied();
        match chars[at] {
            c if c.is_whitespace() => at += 1,
            '\'' | '"' | '`' => {
                at = end_of_quote(&chars, at)?;
                opens = false;
            }
            c if is_part(c) => {
                let start = at;
                while at < chars.len() && is_part(chars[at]) {
                    at += 1;
                }
                // `E'…'`, `R'…'` and the like have rules of their own for what ends them.
                if matches!(chars.get(at), Some('\'' | '"' | '`')) {
                    return Err(refused("prefix", at + 1));
                }
                words.push(Word { text: chars[start..at].iter().collect(), at: start + 1, opens });
                opens = false;
            }
            '-' if next == Some('-') => return Err(refused("comment", at + 1)),
            '/' if next == Some('*') => return Err(refused("comment", at + 1)),
            '$' | '&' if matches!(next, Some('$' | '\'' | '"' | '`')) || chars[at] == '$' => {
                return Err(refused("sign", at + 1));
            }
            c => {
                opens = c == '(';
                at += 1;
            }
        }
    }
    Ok(words)
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '@' | '#')
}

/// Behind the end of the quote that begins at `start`; a doubled mark is one inside.
fn end_of_quote(chars: &[char], start: usize) -> Result<usize> {
    let mark = chars[start];
    let mut at = start + 1;
    while at < chars.len() {
        match (chars[at] == mark, chars.get(at + 1) == Some(&mark)) {
            (true, true) => at += 2,
            (true, false) => return Ok(at + 1),
            _ => at += 1,
        }
    }
    Err(refused("quote", start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> (String, String) {
        let error = check(text).unwrap_err();
        (error.params["problem"].clone(), error.params["at"].clone())
    }

    #[test]
    fn expressions_pass() {
        for text in [
            "a > 1 AND b IN ('select', 'it''s')",
            "\"select\" = 'from (select)'",
            "EXTRACT(year FROM day) = 2013",
            "a IS NOT DISTINCT FROM b",
            "تأخير < 60",
            "a - -1 > 0",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn queries_are_refused_however_they_are_written() {
        for (text, at) in [
            ("a IN (SELECT b FROM t)", 7),
            ("a IN (FROM read_csv('x'))", 7),
            ("a IN ( \n from read_csv('x'))", 10),
            ("(WITH x AS (TABLE y) TABLE x)", 2),
            ("from t", 1),
            ("a = '''' OR b IN (select 1)", 19),
        ] {
            assert_eq!(problem(text), ("query".into(), at.to_string()), "{text}");
        }
    }

    #[test]
    fn quotes_with_rules_of_their_own_are_refused() {
        for (text, what) in [
            ("a = E'\\' OR b IN (SELECT 1)'", "prefix"),
            ("a = U&'x'", "sign"),
            ("a = $$'$$", "sign"),
            ("a -- = 1", "comment"),
            ("a /* = 1 */", "comment"),
            ("a = 'open", "quote"),
            (" ", "empty"),
        ] {
            assert_eq!(problem(text).0, what, "{text}");
        }
    }
}
