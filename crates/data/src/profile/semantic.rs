//! A guess at what the values of a column mean.

use falaj_schema::dataset::{ColumnProfile, ColumnType, Semantic};

use super::{geo, money};

/// What a column of text looks like.
pub(super) struct Facts {
    /// Mean number of characters of the different values.
    length: f64,
    /// Mean number of words of the different values.
    words: f64,
    /// The values are two words for yes and no.
    yes_no: bool,
    /// The values are numbers with a mark of a currency.
    money: bool,
    /// The values are codes of places.
    place: bool,
}

/// Pairs of words for yes and no.
const YES_NO: [[&str; 2]; 7] =
    [["yes", "no"], ["y", "n"], ["true", "false"], ["t", "f"], ["on", "off"], ["نعم", "لا"], ["oui", "non"]];
/// Different integers that may be categories.
const FEW: u64 = 12;

impl Facts {
    /// Of some of the different values, each with its count; `distinct` are all of them.
    pub(super) fn of(name: &str, sampled: &[(String, u64)], distinct: u64) -> Self {
        let mean = |measure: fn(&str) -> usize| {
            sampled.iter().map(|(value, _)| measure(value) as f64).sum::<f64>() / sampled.len().max(1) as f64
        };
        let yes_no = distinct == 2 && sampled.len() == 2 && {
            let words = [0, 1].map(|at| sampled[at].0.trim().to_lowercase());
            YES_NO.iter().any(|pair| pair.iter().all(|word| words.iter().any(|own| own == word)))
        };
        let length = mean(|value| value.chars().count());
        let words = mean(|value| value.split_whitespace().count());
        Self { length, words, yes_no, money: money::are_amounts(sampled), place: geo::are_codes(name, sampled) }
    }
}

/// What the values mean, judged by their type, number and form. `profile.missing` is already known.
pub(super) fn guess(profile: &ColumnProfile, facts: Option<&Facts>, rows: u64) -> Semantic {
    if profile.distinct <= 1 {
        return Semantic::Constant;
    }
    let present = rows - profile.missing;
    match profile.kind {
        ColumnType::Boolean => Semantic::Boolean,
        ColumnType::Date | ColumnType::Datetime | ColumnType::Time => Semantic::Time,
        ColumnType::Real => amount(profile),
        ColumnType::Integer => integer(profile, present),
        ColumnType::Text => text(profile, facts, present),
    }
}

fn integer(profile: &ColumnProfile, present: u64) -> Semantic {
    let (min, max) = (parse(&profile.min), parse(&profile.max));
    if (min, max) == (0.0, 1.0) {
        return Semantic::Boolean;
    }
    let off = profile.estimated.iter().find(|one| one.figure == "distinct").map_or(0.0, |one| one.error);
    let unique = profile.distinct as f64 >= present as f64 * (1.0 - off) && present >= 20;
    // Numbers that count the rows, or are called so, tell rows apart.
    if unique && (max - min + 1.0 == present as f64 || is_called_identifier(&profile.name)) {
        return Semantic::Identifier;
    }
    let few = profile.distinct <= FEW && present >= 10 * profile.distinct;
    if few { Semantic::Category } else { amount(profile) }
}

fn amount(profile: &ColumnProfile) -> Semantic {
    if money::is_called(&profile.name, parse(&profile.max)) { Semantic::Money } else { Semantic::Number }
}

fn text(profile: &ColumnProfile, facts: Option<&Facts>, present: u64) -> Semantic {
    let Some(facts) = facts else { return Semantic::Category };
    if facts.yes_no {
        return Semantic::Boolean;
    }
    if facts.money {
        return Semantic::Money;
    }
    let different = profile.distinct as f64 / present.max(1) as f64;
    if facts.words > 6.0 || facts.length > 60.0 {
        return Semantic::Text;
    }
    if different > 0.95 && present >= 20 {
        let named = is_called_identifier(&profile.name);
        return if facts.words < 1.5 || named { Semantic::Identifier } else { Semantic::Text };
    }
    if different > 0.5 && facts.words > 2.5 && present >= 20 {
        return Semantic::Text;
    }
    if facts.place { Semantic::Geo } else { Semantic::Category }
}

fn parse(text: &Option<String>) -> f64 {
    text.as_deref().and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// True for names such as `id`, `customer_id`, `CustomerID`, `invoice no`.
fn is_called_identifier(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.next_back().unwrap_or_default();
    matches!(last, "id" | "key" | "uuid" | "guid" | "no" | "nr" | "number" | "code" | "ref" | "رقم")
        || name.ends_with("ID")
        || name.ends_with("Id")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_go_by_their_names() {
        for name in ["id", "customer_id", "CustomerID", "invoice no", "Order-Number"] {
            assert!(is_called_identifier(name), "{name}");
        }
        for name in ["paid", "humidity", "note"] {
            assert!(!is_called_identifier(name), "{name}");
        }
    }
}
