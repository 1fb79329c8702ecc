//! How texts are built: runs of letters, digits and signs that all of them have in common.

/// Most runs of a shape that is worth telling.
const MOST_RUNS: usize = 12;

/// What stands in one place.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Class {
    Digit,
    Upper,
    Lower,
    Arabic,
    /// This very character.
    Sign(char),
}

#[derive(Debug, Clone, PartialEq)]
struct Run {
    class: Class,
    least: usize,
    most: usize,
}

fn class_of(c: char) -> Option<Class> {
    match c {
        '0'..='9' => Some(Class::Digit),
        'A'..='Z' => Some(Class::Upper),
        'a'..='z' => Some(Class::Lower),
        '\u{0621}'..='\u{064A}' => Some(Class::Arabic),
        c if c.is_alphanumeric() || c.is_control() => None,
        c => Some(Class::Sign(c)),
    }
}

fn runs(text: &str) -> Option<Vec<Run>> {
    let mut runs: Vec<Run> = Vec::new();
    for c in text.chars() {
        let class = class_of(c)?;
        match runs.last_mut() {
            Some(run) if run.class == class => {
                run.least += 1;
                run.most += 1;
            }
            _ => runs.push(Run { class, least: 1, most: 1 }),
        }
        if runs.len() > MOST_RUNS {
            return None;
        }
    }
    (!runs.is_empty()).then_some(runs)
}

/// A regular expression that all texts match, if they are built alike: the same runs in the same order, at most one of
/// them of changing length, so that it says something.
pub(super) fn common<'a>(mut texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut shape = runs(texts.next()?)?;
    for text in texts {
        let other = runs(text)?;
        let alike = other.len() == shape.len() && other.iter().zip(&shape).all(|(a, b)| a.class == b.class);
        if !alike {
            return None;
        }
        for (run, other) in shape.iter_mut().zip(other) {
            run.least = run.least.min(other.least);
            run.most = run.most.max(other.most);
        }
    }
    let changing = shape.iter().filter(|run| run.least != run.most).count();
    // Words of any length are no shape.
    let says_something = changing == 0 || changing == 1 && shape.len() > 1;
    says_something.then(|| format!("^{}$", shape.iter().map(written).collect::<String>()))
}

fn written(run: &Run) -> String {
    let class = match run.class {
        Class::Digit => "[0-9]".to_owned(),
        Class::Upper => "[A-Z]".to_owned(),
        Class::Lower => "[a-z]".to_owned(),
        Class::Arabic => "[ء-ي]".to_owned(),
        Class::Sign(sign) => escaped(sign),
    };
    match (run.least, run.most) {
        (1, 1) => class,
        (least, most) if least == most => format!("{class}{{{least}}}"),
        (least, most) => format!("{class}{{{least},{most}}}"),
    }
}

fn escaped(sign: char) -> String {
    if "\\.+*?()|[]{}^$#&~".contains(sign) { format!("\\{sign}") } else { sign.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use polars::polars_utils::regex_cache::compile_regex;

    #[test]
    fn texts_that_are_built_alike_have_a_shape() {
        for (texts, shape) in [
            (&["JFK", "LGA"][..], Some("^[A-Z]{3}$")),
            (&["A-1", "B-22", "C-333"], Some("^[A-Z]-[0-9]{1,3}$")),
            (&["10.5%", "22.1%"], Some("^[0-9]{2}\\.[0-9]%$")),
            (&["دبي", "قطر"], Some("^[ء-ي]{3}$")),
            (&["red", "green"], None),
            (&["N123", "N12A"], None),
            (&["é1"], None),
            (&["", "a"], None),
        ] {
            let found = common(texts.iter().copied());
            assert_eq!(found.as_deref(), shape, "{texts:?}");
            if let Some(pattern) = found {
                let regex = compile_regex(&pattern).unwrap();
                assert!(texts.iter().all(|text| regex.is_match(text)), "{pattern}");
            }
        }
    }
}
