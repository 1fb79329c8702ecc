//! The words that names of columns are made of.

/// The words of a name in small letters, without the Arabic article: `unitPrice`, `unit_price` and `Unit price` have the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for c in name.chars() {
        // A capital letter behind a small one begins a word.
        if !c.is_alphanumeric() || small && c.is_uppercase() {
            words.extend(finished(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        small = c.is_lowercase() || c.is_numeric();
    }
    words.extend(finished(&mut word));
    words
}

fn finished(word: &mut String) -> Option<String> {
    let whole = std::mem::take(word);
    let bare = whole.strip_prefix("ال").filter(|rest| rest.chars().count() > 1);
    let bare = bare.map(str::to_owned).unwrap_or(whole);
    (!bare.is_empty()).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for name in ["unitPrice", "unit_price", "Unit price", "UNIT-PRICE"] {
            assert_eq!(words(name), ["unit", "price"], "{name}");
        }
        assert_eq!(words("سعر الوحدة"), ["سعر", "وحدة"]);
        assert_eq!(words("customerID"), ["customer", "id"]);
        assert!(words("--").is_empty());
    }
}
