//! Functions of text. Letters are Unicode code points, counted from 1.

use std::borrow::Cow;

use crate::functions::Function;
use crate::pattern::Regex;
use crate::value::Value;

/// A text is padded to so many letters at most.
const WIDEST: i64 = 10_000;

pub(super) fn call<'a>(function: Function, arguments: &[Value<'a>]) -> Value<'a> {
    if function == Function::Concat {
        return Value::owned(arguments.iter().filter_map(Value::to_text).collect());
    }
    let Value::Text(text) = &arguments[0] else { return Value::Null };
    let part = || match arguments.get(1) {
        Some(Value::Text(part)) => part.as_ref(),
        _ => "",
    };
    let number = |at: usize| match arguments.get(at) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    match function {
        Function::Lower => Value::owned(text.to_lowercase()),
        Function::Upper => Value::owned(text.to_uppercase()),
        Function::Trim => cut(text, |text| text.trim()),
        Function::Length => Value::Integer(text.chars().count() as i64),
        Function::Substring => substring(text, number(1).unwrap_or(1), number(2)),
        Function::Replace => match (part(), arguments.get(2)) {
            ("", _) => Value::Text(text.clone()),
            (part, Some(Value::Text(by))) => Value::owned(text.replace(part, by)),
            _ => Value::Null,
        },
        Function::StartsWith => Value::Boolean(text.starts_with(part())),
        Function::EndsWith => Value::Boolean(text.ends_with(part())),
        Function::Contains => Value::Boolean(text.contains(part())),
        Function::SplitPart => split_part(text, part(), number(2).unwrap_or(1)),
        Function::Pad => pad(text, number(1).unwrap_or(0), arguments),
        _ => Value::Null,
    }
}

/// A piece of a text, without a copy where the text lives long enough.
fn cut<'a>(text: &Cow<'a, str>, piece: impl Fn(&str) -> &str) -> Value<'a> {
    match text {
        Cow::Borrowed(text) => {
            let piece = piece(text);
            let start = piece.as_ptr() as usize - text.as_ptr() as usize;
            Value::text(&text[start..start + piece.len()])
        }
        Cow::Owned(text) => Value::owned(piece(text).to_owned()),
    }
}

/// From letter `start` on; one before the first, or below zero, takes from the length as in SQL.
fn substring<'a>(text: &Cow<'a, str>, start: i64, length: Option<i64>) -> Value<'a> {
    let end = length.map_or(i64::MAX, |length| start.saturating_add(length.max(0)));
    let skip = usize::try_from(start.max(1) - 1).unwrap_or(usize::MAX);
    let take = usize::try_from(end.saturating_sub(start.max(1)).max(0)).unwrap_or(usize::MAX);
    cut(text, |text| {
        let from = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
        let rest = &text[from..];
        &rest[..rest.char_indices().nth(take).map_or(rest.len(), |(at, _)| at)]
    })
}

/// Part `number` between separators, counted from 1, or from the end if below zero; null if there is none.
fn split_part<'a>(text: &Cow<'a, str>, separator: &str, number: i64) -> Value<'a> {
    if separator.is_empty() {
        return if number == 1 || number == -1 { Value::Text(text.clone()) } else { Value::Null };
    }
    let place = number.unsigned_abs().checked_sub(1).and_then(|place| usize::try_from(place).ok());
    let find = |text: &str| -> Option<(usize, usize)> {
        let piece = match number > 0 {
            true => text.split(separator).nth(place?)?,
            false => text.split(separator).collect::<Vec<_>>().into_iter().nth_back(place?)?,
        };
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        Some((start, start + piece.len()))
    };
    match find(text) {
        Some((start, end)) => cut(text, |text| &text[start..end]),
        None => Value::Null,
    }
}

/// Filled up at the start, or at the end if so told; a text that is wide enough stays as it is.
fn pad<'a>(text: &Cow<'a, str>, width: i64, arguments: &[Value<'a>]) -> Value<'a> {
    let word = |at: usize, default: &'static str| match arguments.get(at) {
        Some(Value::Text(word)) => word.to_string(),
        _ => default.to_owned(),
    };
    let (fill, side) = (word(2, " "), word(3, "start"));
    let lacking = (width.min(WIDEST) - text.chars().count() as i64).max(0) as usize;
    if lacking == 0 || fill.is_empty() {
        return Value::Text(text.clone());
    }
    let filling: String = fill.chars().cycle().take(lacking).collect();
    Value::owned(if side == "end" { format!("{text}{filling}") } else { format!("{filling}{text}") })
}

/// What group `group` of the pattern holds where it first fits; group 0 is all of it.
pub(super) fn extract<'a>(text: &Cow<'a, str>, pattern: &Regex, group: i64) -> Value<'a> {
    let found = usize::try_from(group).ok().and_then(|group| pattern.find(text)?.get(group).copied().flatten());
    match found {
        Some((start, end)) => cut(text, |text| &text[start..end]),
        None => Value::Null,
    }
}
