//! Bringing text to one form: Arabic letters that are written in several ways, digits, case, spaces, signs.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// What is done to a text, in the order of the fields. Everything is off by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cleaning {
    /// Unicode NFKC: one form for letters that look the same (ligatures, full-width forms, presentation forms).
    pub nfkc: bool,
    /// Vowel and other marks above and below letters are taken out.
    pub diacritics: bool,
    /// The stroke that stretches words (ـ) is taken out.
    pub tatweel: bool,
    /// أ إ آ ٱ become ا.
    pub alef: bool,
    /// ى and the Persian ی become ي.
    pub ya: bool,
    /// ة becomes ه.
    pub ta_marbuta: bool,
    /// ؤ becomes و, ئ becomes ي, ء is taken out.
    pub hamza: bool,
    /// Arabic-Indic and Persian digits become 0 to 9.
    pub digits: bool,
    /// Letters become small ones.
    pub lower: bool,
    /// Signs that are no letter, digit, mark or space become spaces.
    pub punctuation: bool,
    /// Spaces at the ends go, and several become one.
    pub spaces: bool,
}

impl Cleaning {
    /// Everything on.
    pub const ALL: Self = Self {
        nfkc: true,
        diacritics: true,
        tatweel: true,
        alef: true,
        ya: true,
        ta_marbuta: true,
        hamza: true,
        digits: true,
        lower: true,
        punctuation: true,
        spaces: true,
    };

    /// The text after all steps that are on.
    pub fn apply(&self, text: &str) -> String {
        let composed: String = if self.nfkc { text.nfkc().collect() } else { text.to_owned() };
        let mut cleaned: String = composed.chars().filter_map(|letter| self.letter(letter)).collect();
        if self.lower {
            cleaned = cleaned.to_lowercase();
        }
        if self.punctuation {
            cleaned = cleaned.chars().map(|letter| if is_sign(letter) { ' ' } else { letter }).collect();
        }
        if !self.spaces {
            return cleaned;
        }
        let words: Vec<&str> = cleaned.split_whitespace().collect();
        words.join(" ")
    }

    fn letter(&self, letter: char) -> Option<char> {
        match letter {
            _ if self.diacritics && is_mark(letter) => None,
            'ـ' if self.tatweel => None,
            'أ' | 'إ' | 'آ' | 'ٱ' if self.alef => Some('ا'),
            'ى' | 'ی' if self.ya => Some('ي'),
            'ة' if self.ta_marbuta => Some('ه'),
            'ؤ' if self.hamza => Some('و'),
            'ئ' if self.hamza => Some('ي'),
            'ء' if self.hamza => None,
            '٠'..='٩' if self.digits => digit(letter, '٠'),
            '۰'..='۹' if self.digits => digit(letter, '۰'),
            letter => Some(letter),
        }
    }
}

fn digit(letter: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(letter) - u32::from(zero), 10)
}

/// Marks of Arabic script, and combining accents of others.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}')
}

fn is_sign(letter: char) -> bool {
    !letter.is_alphanumeric() && !letter.is_whitespace() && !is_mark(letter)
}

/// The words of a text: letters, digits and marks that stand together.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| is_sign(letter) || letter.is_whitespace()).filter(|word| !word.is_empty())
}

/// The words of a text and, for `longest` above 1, so many neighbouring words joined by a space.
pub fn terms(text: &str, longest: usize) -> Vec<String> {
    let words: Vec<&str> = words(text).collect();
    let lengths = 1..=longest.max(1);
    lengths.flat_map(|length| words.windows(length).map(|run| run.join(" ")).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str, cleaning: Cleaning) -> String {
        cleaning.apply(text)
    }

    #[test]
    fn each_step_does_its_own_and_nothing_else() {
        let off = Cleaning::default();
        let text = "أُحِبُّ  مدرسـة مستشفى، ١٢۳ ﷲ ABC!";
        assert_eq!(cleaned(text, off), text);
        assert_eq!(cleaned("أإآٱا", Cleaning { alef: true, ..off }), "ااااا");
        assert_eq!(cleaned("على علی", Cleaning { ya: true, ..off }), "علي علي");
        assert_eq!(cleaned("مدرسة", Cleaning { ta_marbuta: true, ..off }), "مدرسه");
        assert_eq!(cleaned("سؤال شيء قارئ", Cleaning { hamza: true, ..off }), "سوال شي قاري");
        assert_eq!(cleaned("مُحَمَّد", Cleaning { diacritics: true, ..off }), "محمد");
        assert_eq!(cleaned("ســـلام", Cleaning { tatweel: true, ..off }), "سلام");
        assert_eq!(cleaned("١٢۳4", Cleaning { digits: true, ..off }), "1234");
        assert_eq!(cleaned("ABC Ä", Cleaning { lower: true, ..off }), "abc ä");
        assert_eq!(cleaned("a,b؟c", Cleaning { punctuation: true, ..off }), "a b c");
        assert_eq!(cleaned(" a \u{A0} b ", Cleaning { spaces: true, ..off }), "a b");
        assert_eq!(cleaned("ﻻ Ａ", Cleaning { nfkc: true, ..off }), "لا A");
    }

    #[test]
    fn all_steps_together() {
        assert_eq!(cleaned("  الإِمَارَاتُ العَرَبِيَّةُ، ٢٠٢٢ — UAE! ", Cleaning::ALL), "الامارات العربيه 2022 uae");
        assert_eq!(cleaned("", Cleaning::ALL), "");
    }

    #[test]
    fn words_and_pairs() {
        assert_eq!(words("It's دبي، 2022!").collect::<Vec<_>>(), ["It", "s", "دبي", "2022"]);
        assert_eq!(terms("a b c", 2), ["a", "b", "c", "a b", "b c"]);
        assert_eq!(terms("", 2), Vec::<String>::new());
    }
}
