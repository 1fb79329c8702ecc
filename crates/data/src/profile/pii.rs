//! Personal data: values that look like e-mail addresses, phone numbers, identity numbers, accounts and cards.

use falaj_schema::dataset::Pii;

/// Share of the values from which on a kind is worth telling.
const LEAST_TEXT: f64 = 0.05;
/// The same for columns of integers, where chance makes more numbers look like something.
const LEAST_INTEGER: f64 = 0.8;

type Test = fn(&str) -> bool;

const TEXT_TESTS: [(&str, Test); 5] =
    [("email", has_email), ("phone", is_phone), ("emirates_id", is_emirates_id), ("iban", is_iban), ("card", is_card)];
const INTEGER_TESTS: [(&str, Test); 3] = [("phone", is_bare_phone), ("emirates_id", is_emirates_id), ("card", is_card)];

/// What a column of text seems to hold, by some of its different values with their counts.
pub(super) fn of_text(sampled: &[(String, u64)]) -> Vec<Pii> {
    judge(sampled, &TEXT_TESTS, LEAST_TEXT)
}

/// What a column of integers seems to hold, by some of its different values with their counts.
pub(super) fn of_integers(sampled: impl Iterator<Item = (i64, u64)>) -> Vec<Pii> {
    let texts: Vec<(String, u64)> = sampled.map(|(value, count)| (value.to_string(), count)).collect();
    judge(&texts, &INTEGER_TESTS, LEAST_INTEGER)
}

fn judge(values: &[(String, u64)], tests: &[(&str, Test)], least: f64) -> Vec<Pii> {
    let all: u64 = values.iter().map(|(_, count)| count).sum();
    let alike = |test: Test| values.iter().filter(|(value, _)| test(value.trim())).map(|(_, count)| count).sum::<u64>();
    let share = |test: Test| alike(test) as f64 / all.max(1) as f64;
    let shares = tests.iter().map(|(kind, test)| Pii { kind: (*kind).to_owned(), share: share(*test) });
    shares.filter(|pii| pii.share >= least).collect()
}

/// True if one of the words is an e-mail address.
fn has_email(value: &str) -> bool {
    value.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')')).any(is_email)
}

fn is_email(word: &str) -> bool {
    let Some((local, domain)) = word.rsplit_once('@') else { return false };
    let Some((host, top)) = domain.rsplit_once('.') else { return false };
    let is_local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    !local.is_empty()
        && local.chars().all(is_local)
        && !host.is_empty()
        && host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && top.chars().count() >= 2
        && top.chars().all(char::is_alphabetic)
}

/// The digits of a value that has nothing but digits and the usual separators, if they are not too many.
fn digits(value: &str) -> Option<String> {
    if value.len() > 40 || !value.chars().all(|c| c.is_ascii_digit() || " -.()/+".contains(c)) {
        return None;
    }
    Some(value.chars().filter(char::is_ascii_digit).collect())
}

/// International numbers (+ or 00 and the country), and Emirati mobiles and landlines.
fn is_phone(value: &str) -> bool {
    let Some(digits) = digits(value) else { return false };
    if value.starts_with('+') && !value[1..].contains('+') {
        return (8..=15).contains(&digits.len());
    }
    if value.contains(['+', '/']) {
        return false;
    }
    if let Some(rest) = digits.strip_prefix("00") {
        return (8..=15).contains(&rest.len()) && !rest.starts_with('0');
    }
    is_bare_phone(&digits)
}

/// Emirati numbers of digits alone: 971 5x xxx xxxx, 05x xxx xxxx, 0[2-9] xxx xxxx.
fn is_bare_phone(digits: &str) -> bool {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let national = match (digits.strip_prefix("971"), digits.strip_prefix('0')) {
        (Some(rest), _) if rest.len() >= 8 => rest,
        (_, Some(rest)) => rest,
        _ => return false,
    };
    let bytes = national.as_bytes();
    match national.len() {
        9 => bytes[0] == b'5' && matches!(bytes[1], b'0' | b'2' | b'4' | b'5' | b'6' | b'8'),
        8 => matches!(bytes[0], b'2' | b'3' | b'4' | b'6' | b'7' | b'9'),
        _ => false,
    }
}

/// 784, the year of birth, seven digits and a check digit.
fn is_emirates_id(value: &str) -> bool {
    let Some(digits) = digits(value) else { return false };
    let year = digits.get(3..7).and_then(|year| year.parse::<u32>().ok());
    digits.len() == 15 && digits.starts_with("784") && year.is_some_and(|year| (1900..2100).contains(&year))
}

/// An international bank account number whose check digits are right (ISO 13616).
fn is_iban(value: &str) -> bool {
    let text: String = value.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let bytes = text.as_bytes();
    if !(15..=34).contains(&bytes.len())
        || !bytes[..2].iter().all(u8::is_ascii_alphabetic)
        || !bytes[2..4].iter().all(u8::is_ascii_digit)
        || !bytes.iter().all(u8::is_ascii_alphanumeric)
    {
        return false;
    }
    let rearranged = bytes[4..].iter().chain(&bytes[..4]);
    let remainder = rearranged.fold(0u32, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        _ => (remainder * 100 + u32::from(byte.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    remainder == 1
}

/// A card number: 13 to 19 digits, a first digit that cards have, and the check digit of Luhn.
fn is_card(value: &str) -> bool {
    let Some(digits) = digits(value) else { return false };
    let separators = value.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    if !separators || !(13..=19).contains(&digits.len()) || !digits.starts_with(['3', '4', '5', '6']) {
        return false;
    }
    let sum: u32 = digits.bytes().rev().enumerate().map(|(place, byte)| luhn(place, u32::from(byte - b'0'))).sum();
    sum.is_multiple_of(10)
}

fn luhn(place: usize, digit: u32) -> u32 {
    match (place % 2, digit * 2) {
        (0, _) => digit,
        (_, double) if double > 9 => double - 9,
        (_, double) => double,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_personal() {
        let cases: [(&[&str], Test); 5] = [
            (&["a.b@example.ae", "Write to x@example.com"], has_email),
            (&["+971 50 123 4567", "0501234567", "04-1234567", "0044 20 7946 0958", "971501234567"], is_phone),
            (&["784-1990-1234567-1", "784199012345671"], is_emirates_id),
            (&["AE07 0331 2345 6789 0123 456", "GB82WEST12345698765432"], is_iban),
            (&["4111 1111 1111 1111", "378282246310005"], is_card),
        ];
        for (values, test) in cases {
            for value in values {
                assert!(test(value), "{value}");
            }
        }
    }

    #[test]
    fn knows_what_is_not() {
        let cases: [(&[&str], Test); 5] = [
            (&["a@b", "@example.com", "user at example.com"], has_email),
            (&["2013-01-01", "12345", "1.5", "050-12", "-1234567890", "5123456789"], is_phone),
            (&["784-1790-1234567-1", "785199012345671"], is_emirates_id),
            (&["AE08 0331 2345 6789 0123 456", "GB82"], is_iban),
            (&["4111 1111 1111 1112", "1234567890123", "0000000000000000"], is_card),
        ];
        for (values, test) in cases {
            for value in values {
                assert!(!test(value), "{value}");
            }
        }
    }
}
