//! Patterns: `like`, and regular expressions.
//!
//! The regular expressions run all their alternatives at once (Thompson 1968; Pike's virtual machine keeps the groups), so
//! that no pattern takes more than a number of steps proportional to its length times that of the text.

mod compile;
mod machine;

pub use compile::Fault;

/// Whether all of `text` is like `pattern`: `%` is any text, `_` any one letter, `\` makes the next one itself.
pub fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let (mut at, mut next) = (0, 0);
    // Where the last `%` stands, and where the text went on behind what it took.
    let mut last: Option<(usize, usize)> = None;
    loop {
        match pattern.get(next) {
            Some('%') => {
                last = Some((next, at));
                next += 1;
                continue;
            }
            None if at == text.len() => return true,
            Some(letter) if at < text.len() => {
                let escaped = *letter == '\\' && next + 1 < pattern.len();
                let wanted = if escaped { pattern[next + 1] } else { *letter };
                if wanted == text[at] || (*letter == '_' && !escaped) {
                    at += 1;
                    next += 1 + usize::from(escaped);
                    continue;
                }
            }
            _ => {}
        }
        // It does not fit here: the last `%` takes one letter more.
        match last {
            Some((place, from)) if from < text.len() => {
                last = Some((place, from + 1));
                (at, next) = (from + 1, place + 1);
            }
            _ => return false,
        }
    }
}

/// A regular expression: letters, `.`, `[a-z]`, `\d \w \s \D \W \S`, `^`, `$`, `\b`, `( )`, `(?: )`, `|`, `* + ? {2,5}`
/// and their lazy forms, `(?i)` at the start.
#[derive(Debug, Clone, PartialEq)]
pub struct Regex {
    program: Vec<compile::Step>,
    groups: usize,
    any_case: bool,
}

impl Regex {
    /// Reads a regular expression.
    pub fn new(pattern: &str) -> Result<Self, Fault> {
        let (any_case, body) = match pattern.strip_prefix("(?i)") {
            Some(body) => (true, body),
            None => (false, pattern),
        };
        let compiled = compile::compile(body);
        let (program, groups) =
            compiled.map_err(|fault| Fault { at: fault.at + if any_case { 4 } else { 0 }, ..fault })?;
        Ok(Self { program, groups, any_case })
    }

    /// Whether it fits somewhere in `text`.
    pub fn is_match(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// Where it fits first: bytes from and to of the whole, then of each group that took part.
    pub fn find(&self, text: &str) -> Option<Vec<Option<(usize, usize)>>> {
        machine::run(&self.program, self.groups, self.any_case, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_knows_its_signs() {
        let cases = [
            ("abc", "a%", true),
            ("abc", "_b_", true),
            ("abc", "ab", false),
            ("a%c", "a\\%c", true),
            ("abc", "a\\%c", false),
            ("", "%", true),
            ("mississippi", "%iss%ip_i", true),
            ("دبي الجديدة", "دبي%", true),
            ("a", "", false),
        ];
        for (text, pattern, expected) in cases {
            assert_eq!(like(text, pattern), expected, "{text} like {pattern}");
        }
    }

    #[test]
    fn regular_expressions_find_what_python_finds() {
        // Each with what Python's `re.search(pattern, text)` gives: group 0, then group 1.
        let cases: [(&str, &str, Option<&str>, Option<&str>); 18] = [
            ("a+b", "caaab", Some("aaab"), None),
            ("(a|ab)(c|bcd)", "abcd", Some("abcd"), Some("a")),
            ("a*?b", "aab", Some("aab"), None),
            ("<(.+?)>", "<x><y>", Some("<x>"), Some("x")),
            ("<(.+)>", "<x><y>", Some("<x><y>"), Some("x><y")),
            (r"(\d{4})-\d{2}", "on 2013-01-02", Some("2013-01"), Some("2013")),
            ("^$", "", Some(""), None),
            ("^b", "ab", None, None),
            ("[^a-c]+", "abcxyz", Some("xyz"), None),
            (r"[\d.]+", "v1.25b", Some("1.25"), None),
            (r"\bcat\b", "a cat sat", Some("cat"), None),
            (r"\bcat\b", "concat", None, None),
            ("(?i)dubai", "DUBAI", Some("DUBAI"), None),
            ("(?:ab)+", "xababy", Some("abab"), None),
            ("x{2,3}", "xxxx", Some("xxx"), None),
            ("x{0}y", "xy", Some("y"), None),
            ("[أإآ]", "الإمارات", Some("إ"), None),
            ("(a)?b", "b", Some("b"), None),
        ];
        for (pattern, text, whole, first) in cases {
            let regex = Regex::new(pattern).unwrap();
            let found = regex.find(text);
            let group = |at: usize| {
                let (from, to) = found.as_ref()?.get(at).copied().flatten()?;
                Some(&text[from..to])
            };
            assert_eq!((group(0), group(1)), (whole, first), "{pattern} in {text}");
        }
    }

    #[test]
    fn faults_have_a_place() {
        let fault = |pattern| Regex::new(pattern).map_err(|fault| (fault.at, fault.reason)).unwrap_err();
        assert_eq!(fault("a(b"), (1, "open"));
        assert_eq!(fault("*a"), (0, "nothing"));
        assert_eq!(fault("a)"), (1, "closed"));
        assert_eq!(fault("[a"), (0, "class"));
        assert_eq!(fault("a{5,2}"), (1, "count"));
        assert_eq!(fault("(?=a)"), (0, "unknown"));
        assert_eq!(fault(r"\"), (0, "escape"));
        assert_eq!(fault("((a{100}){100}){100}").1, "long");
    }

    #[test]
    fn a_pattern_that_others_choke_on_ends() {
        assert!(!Regex::new("(a*)*b").unwrap().is_match(&"a".repeat(5_000)));
    }
}
