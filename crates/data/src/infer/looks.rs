//! What a field of text can be read as.

use crate::calendar::{parse_date, parse_datetime, parse_time};

/// What a field looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    Integer,
    Real,
    /// `NaN`: a number that is no value.
    NotANumber,
    /// `inf` and its spellings.
    Infinite,
    Boolean,
    Date,
    Datetime,
    Time,
    Text,
}

impl Looks {
    pub(crate) const COUNT: usize = Looks::Text as usize + 1;
}

/// Tells what a trimmed, not empty field looks like.
pub(crate) fn looks(field: &[u8]) -> Looks {
    match field[0] {
        b'0'..=b'9' => number_shape(field).unwrap_or_else(|| moment_shape(field)),
        b'+' | b'-' | b'.' => number_shape(field).or_else(|| named_number(field)).unwrap_or(Looks::Text),
        b'n' | b'N' | b'i' | b'I' => named_number(field).unwrap_or(Looks::Text),
        b't' | b'T' | b'f' | b'F' if boolean(field).is_some() => Looks::Boolean,
        _ => Looks::Text,
    }
}

/// The integer or real number of digits, point and exponent; leading zeros or more than 64 bits are no integer.
fn number_shape(field: &[u8]) -> Option<Looks> {
    let unsigned = field.strip_prefix(b"-").or(field.strip_prefix(b"+")).unwrap_or(field);
    let whole = unsigned.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = &unsigned[whole..];
    if rest.is_empty() && whole > 0 {
        let leading_zero = whole > 1 && unsigned[0] == b'0';
        return Some(if leading_zero || integer(field).is_none() { Looks::Text } else { Looks::Integer });
    }
    let (fraction, rest) = match rest.strip_prefix(b".") {
        Some(rest) => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            (digits, &rest[digits..])
        }
        None => (0, rest),
    };
    if whole + fraction == 0 {
        return None;
    }
    let exponent = match rest {
        [] => return Some(Looks::Real),
        [b'e' | b'E', b'+' | b'-', digits @ ..] | [b'e' | b'E', digits @ ..] => digits,
        _ => return None,
    };
    (!exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit)).then_some(Looks::Real)
}

fn named_number(field: &[u8]) -> Option<Looks> {
    let unsigned = field.strip_prefix(b"-").or(field.strip_prefix(b"+")).unwrap_or(field);
    if unsigned.eq_ignore_ascii_case(b"nan") {
        return Some(Looks::NotANumber);
    }
    (unsigned.eq_ignore_ascii_case(b"inf") || unsigned.eq_ignore_ascii_case(b"infinity")).then_some(Looks::Infinite)
}

fn moment_shape(field: &[u8]) -> Looks {
    match field.len() {
        10 if parse_date(field).is_some() => Looks::Date,
        16.. if parse_datetime(field).is_some() => Looks::Datetime,
        5..=18 if parse_time(field).is_some() => Looks::Time,
        _ => Looks::Text,
    }
}

/// The integer of a trimmed field.
pub(crate) fn integer(field: &[u8]) -> Option<i64> {
    let (negative, digits) = match field {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    // Counted downwards, because there is one more negative number.
    let value = digits.iter().try_fold(0i64, |sum, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        sum.checked_mul(10)?.checked_sub(digit)
    })?;
    if negative { Some(value) } else { value.checked_neg() }
}

/// The number of a trimmed field; not finite for `NaN` and the like.
pub(crate) fn real(field: &[u8]) -> Option<f64> {
    std::str::from_utf8(field).ok()?.parse().ok()
}

/// The truth value of a trimmed field.
pub(crate) fn boolean(field: &[u8]) -> Option<bool> {
    match field.len() {
        4 if field.eq_ignore_ascii_case(b"true") => Some(true),
        5 if field.eq_ignore_ascii_case(b"false") => Some(false),
        _ => None,
    }
}

/// The truth value of a trimmed field, which may also be `1` or `0`.
pub(crate) fn truth(field: &[u8]) -> Option<bool> {
    match field {
        b"1" => Some(true),
        b"0" => Some(false),
        _ => boolean(field),
    }
}

/// The integer of a trimmed field that may be written as a real number without a fraction.
pub(crate) fn whole(field: &[u8]) -> Option<i64> {
    // Beyond this, a real number does not tell integers apart.
    const EXACT: f64 = (1u64 << 53) as f64;
    let from_real = || real(field).filter(|value| value.fract() == 0.0 && value.abs() <= EXACT).map(|v| v as i64);
    integer(field).or_else(from_real)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_kinds_apart() {
        for (text, kind) in [
            ("12", Looks::Integer),
            ("-7", Looks::Integer),
            ("0", Looks::Integer),
            ("007", Looks::Text),
            ("9223372036854775807", Looks::Integer),
            ("9223372036854775808", Looks::Text),
            ("1.5", Looks::Real),
            ("-.5e-3", Looks::Real),
            ("1e5", Looks::Real),
            ("5.", Looks::Real),
            ("1e", Looks::Text),
            (".", Looks::Text),
            ("-", Looks::Text),
            ("1,5", Looks::Text),
            ("NaN", Looks::NotANumber),
            ("-inf", Looks::Infinite),
            ("nano", Looks::Text),
            ("TRUE", Looks::Boolean),
            ("t", Looks::Text),
            ("2013-01-01", Looks::Date),
            ("2013-13-01", Looks::Text),
            ("2013-01-01T10:00:00Z", Looks::Datetime),
            ("10:30", Looks::Time),
            ("10:30:15.123456", Looks::Time),
            ("784-1990-1234567-1", Looks::Text),
        ] {
            assert_eq!(looks(text.as_bytes()), kind, "{text}");
        }
        assert_eq!(integer(b"-9223372036854775808"), Some(i64::MIN));
        assert_eq!((whole(b"3.0"), whole(b"007"), whole(b"3.5"), whole(b"1e300")), (Some(3), Some(7), None, None));
    }
}
