//! Amounts of money: numbers that are called so, and text with marks of currencies.

use super::names::words;

/// Words of names of columns that hold money.
const WORDS: [&str; 40] = [
    "price",
    "prices",
    "cost",
    "costs",
    "amount",
    "amt",
    "salary",
    "revenue",
    "fee",
    "fees",
    "fare",
    "payment",
    "payments",
    "income",
    "budget",
    "wage",
    "wages",
    "rent",
    "profit",
    "tax",
    "debt",
    "turnover",
    "dirham",
    "dirhams",
    "سعر",
    "مبلغ",
    "راتب",
    "تكلفة",
    "إيراد",
    "ايراد",
    "إيرادات",
    "رسوم",
    "أجرة",
    "دخل",
    "درهم",
    "ميزانية",
    "ضريبة",
    "أتعاب",
    "ربح",
    "إيجار",
];
/// Words beside them that make it something else.
const OTHERWISE: [&str; 31] = [
    "center",
    "centre",
    "code",
    "id",
    "type",
    "class",
    "category",
    "count",
    "number",
    "no",
    "index",
    "ratio",
    "rate",
    "pct",
    "percent",
    "percentage",
    "level",
    "day",
    "days",
    "date",
    "method",
    "status",
    "group",
    "plan",
    "share",
    "change",
    "growth",
    "rank",
    "نسبة",
    "عدد",
    "رقم",
];
/// Codes of currencies (ISO 4217) of the Gulf, its neighbours and the large markets.
const CODES: [&str; 20] = [
    "aed", "sar", "qar", "kwd", "bhd", "omr", "egp", "jod", "inr", "pkr", "usd", "eur", "gbp", "jpy", "cny", "chf",
    "try", "cad", "aud", "sgd",
];
/// Signs and words of currencies as they stand beside a number.
const MARKS: [&str; 20] = [
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "﷼",
    "د.إ",
    "د.ا",
    "ر.س",
    "ر.ق",
    "د.ك",
    "د.ب",
    "ر.ع",
    "ج.م",
    "درهم",
    "ريال",
    "دينار",
    "جنيه",
    "dhs",
    "dh",
];
/// Share of the rows whose text has to be an amount.
const LEAST: f64 = 0.95;

/// Whether numbers of this name are money. `max` is the largest of them.
pub(super) fn is_called(name: &str, max: f64) -> bool {
    let words = words(name);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    // The name of a currency counts at the end alone: `try` and `cad` are words too.
    let currency = words.len() > 1 && words.last().is_some_and(|word| CODES.contains(&word.as_str()));
    (has(&WORDS) || currency) && !has(&OTHERWISE) && max > 1.0
}

/// Whether texts, each with its count, are numbers with a mark of a currency.
pub(super) fn are_amounts(sampled: &[(String, u64)]) -> bool {
    let all: u64 = sampled.iter().map(|(_, count)| count).sum();
    let amounts: u64 = sampled.iter().filter(|(text, _)| is_amount(text)).map(|(_, count)| count).sum();
    all > 0 && amounts as f64 >= LEAST * all as f64
}

fn is_amount(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let text = text.trim_matches(|c: char| matches!(c, '-' | '+' | '−' | '(' | ')') || c.is_whitespace());
    let marks = MARKS.iter().chain(&CODES);
    let bare = marks.filter_map(|mark| text.strip_prefix(mark).or_else(|| text.strip_suffix(mark)));
    let mut bare =
        bare.map(|rest| rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '−' | '.')));
    bare.any(is_number)
}

fn is_number(text: &str) -> bool {
    let part = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '٫' | '٬');
    text.starts_with(char::is_numeric) && text.ends_with(char::is_numeric) && text.chars().all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_money_by_their_names() {
        for name in ["price", "UnitPrice", "total_amount", "salary_aed", "tip USD", "سعر الوحدة", "الراتب", "rent"]
        {
            assert!(is_called(name, 500.0), "{name}");
        }
        for name in
            ["cost_center", "payment_type", "tax_rate", "price_change", "priceless", "aed", "humidity", "رقم المبلغ"]
        {
            assert!(!is_called(name, 500.0), "{name}");
        }
        assert!(!is_called("cost", 1.0), "a share");
    }

    #[test]
    fn text_is_money_by_marks_of_currencies() {
        for text in
            ["AED 1,200.50", "$12", "-$3.99", "12,50 €", "1 200 د.إ", "د.إ 15", "٢٥٠ درهم", "Dhs. 40", "(USD 7)"]
        {
            assert!(is_amount(text), "{text}");
        }
        for text in ["12", "AED", "$", "A$AP", "about $5", "USD/AED", "5 apples", "", "$1-2"] {
            assert!(!is_amount(text), "{text}");
        }
        let texts = |marked: u64| [("$5".to_owned(), marked), ("free".to_owned(), 100 - marked)];
        assert!(are_amounts(&texts(95)) && !are_amounts(&texts(94)) && !are_amounts(&[]));
    }
}
