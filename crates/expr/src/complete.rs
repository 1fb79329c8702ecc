//! What could stand at a place of an expression that is being written.

use falaj_schema::dataset::Column;
use falaj_schema::expression::{Candidate, CandidateKind, Completion};
use falaj_schema::message::{Lang, text};

use crate::functions::DEFINITIONS;
use crate::lexer::{Token, TokenKind, tokens_before_fault};
use crate::print::column_text;

/// So many candidates are given; nobody reads more.
const MOST: usize = 50;

/// Words that a value may begin with.
const BEGINNINGS: [&str; 8] = ["case", "date", "datetime", "false", "if", "not", "null", "true"];
/// Words that may follow a value.
const FOLLOWERS: [&str; 10] = ["and", "between", "else", "end", "in", "is", "like", "or", "then", "when"];

/// What could stand at character `cursor` (counted from 0) of `expression`. Inside a text there is nothing to offer.
pub fn complete(expression: &str, cursor: u64, columns: &[Column], lang: Lang) -> Completion {
    let before: String = expression.chars().take(cursor as usize).collect();
    let cursor = before.chars().count() as u64;
    let nothing = |from| Completion { from, to: cursor, candidates: Vec::new() };
    let (tokens, faulty) = tokens_before_fault(&before);
    if faulty {
        return open_name(&before, cursor, columns, &tokens).unwrap_or_else(|| nothing(cursor));
    }
    let (prefix, from, earlier) = match tokens.split_last() {
        Some((Token { kind: TokenKind::Word(word), span }, rest)) if span.end == cursor => {
            (word.clone(), span.start, rest)
        }
        _ => (String::new(), cursor, &tokens[..]),
    };
    let candidates = match ends_value(earlier.last()) {
        true => followers(earlier, &prefix),
        false => beginnings(&prefix, columns, lang),
    };
    Completion { from, to: cursor, candidates: first(candidates, &prefix) }
}

/// Columns for a name in quotes that is not closed yet.
fn open_name(before: &str, cursor: u64, columns: &[Column], tokens: &[Token]) -> Option<Completion> {
    let from = tokens.last().map_or(0, |token| token.span.end as usize);
    let rest: String = before.chars().skip(from).collect();
    let prefix = rest.trim_start().strip_prefix(['`', '"'])?;
    let start = cursor - prefix.chars().count() as u64 - 1;
    let candidates = columns.iter().map(column).collect();
    Some(Completion { from: start, to: cursor, candidates: first(candidates, prefix) })
}

/// True if the word ends a value, so that an operator comes next.
fn ends_value(last: Option<&Token>) -> bool {
    match last.map(|token| &token.kind) {
        Some(TokenKind::Quoted(_) | TokenKind::Text(_) | TokenKind::Number(_) | TokenKind::Sign(")")) => true,
        Some(TokenKind::Word(word)) => {
            let word = word.to_lowercase();
            let before_value =
                ["and", "or", "not", "in", "between", "is", "like", "case", "when", "then", "else", "if"];
            !before_value.contains(&word.as_str())
        }
        _ => false,
    }
}

fn followers(earlier: &[Token], prefix: &str) -> Vec<Candidate> {
    let has_word = |wanted: &str| {
        earlier.iter().any(|token| matches!(&token.kind, TokenKind::Word(word) if word.eq_ignore_ascii_case(wanted)))
    };
    let in_case = has_word("case");
    let words = FOLLOWERS.into_iter().filter(|word| in_case || !["else", "end", "then", "when"].contains(word));
    let signs = ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "//", "%", "^"];
    let signs = signs.into_iter().filter(|_| prefix.is_empty());
    words.chain(signs).map(keyword).collect()
}

fn beginnings(prefix: &str, columns: &[Column], lang: Lang) -> Vec<Candidate> {
    let functions = DEFINITIONS.iter().map(|definition| Candidate {
        text: format!("{}(", definition.name),
        label: definition.name.to_owned(),
        kind: CandidateKind::Function,
        signature: definition.signature(),
        doc: text(lang, &format!("function-{}", definition.name.replace('_', "-")), &[]),
    });
    let columns = columns.iter().map(column);
    let words = BEGINNINGS.into_iter().map(keyword);
    // Without a letter to go by, thousands of columns would hide everything else behind the end of the list.
    let most = if prefix.is_empty() { MOST / 2 } else { usize::MAX };
    columns.take(most).chain(functions).chain(words).collect()
}

fn column(column: &Column) -> Candidate {
    Candidate {
        text: column_text(&column.name),
        label: column.name.clone(),
        kind: CandidateKind::Column,
        signature: column.kind.as_str().to_owned(),
        doc: String::new(),
    }
}

fn keyword(word: &str) -> Candidate {
    let (text, label) = (word.to_owned(), word.to_owned());
    Candidate { text, label, kind: CandidateKind::Keyword, signature: String::new(), doc: String::new() }
}

/// Those that begin with the prefix, then those that hold it, in their order.
fn first(candidates: Vec<Candidate>, prefix: &str) -> Vec<Candidate> {
    let prefix = prefix.to_lowercase();
    let rank = |candidate: &Candidate| {
        let label = candidate.label.to_lowercase();
        match (label.starts_with(&prefix), label.contains(&prefix)) {
            (true, _) => Some(0),
            (_, true) => Some(1),
            _ => None,
        }
    };
    let mut ranked: Vec<(usize, Candidate)> =
        candidates.into_iter().filter_map(|candidate| Some((rank(&candidate)?, candidate))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, candidate)| candidate).take(MOST).collect()
}
