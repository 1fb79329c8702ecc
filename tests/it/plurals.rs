//! Counting in Arabic: what is counted has six forms, and each of them is covered where a count is shown.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use falaj_tests::root;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse;

/// Message or message and attribute, and the value that is chosen by → the forms that are written.
type Counts = BTreeMap<String, BTreeSet<String>>;

/// Each form that has to be written, and the number that stands for it alone where there is one. `other` is in every choice,
/// and is what zero of something is called too ("0 كتاب") where no sentence of its own is written for it.
const FORMS: [(&str, Option<&str>); 4] = [("one", Some("1")), ("two", Some("2")), ("few", None), ("many", None)];

#[test]
fn arabic_has_all_six_forms_where_a_count_is_shown() {
    let mut wrong = Vec::new();
    let arabic = counts("ar");
    for (key, forms) in &arabic {
        let written =
            |(form, number): (&str, Option<&str>)| forms.contains(form) || number.is_some_and(|n| forms.contains(n));
        let missing: Vec<&str> = FORMS.into_iter().filter(|form| !written(*form)).map(|(form, _)| form).collect();
        if !missing.is_empty() {
            wrong.push(format!("{key}: no form for {}", missing.join(", ")));
        }
    }
    let uncounted = counts("en").into_keys().filter(|key| !arabic.contains_key(key));
    wrong.extend(uncounted.map(|key| format!("{key}: English counts here, Arabic does not")));
    assert!(arabic.len() > 20, "messages count otherwise now; only found {arabic:?}");
    assert!(wrong.is_empty(), "in assets/messages/ar:\n{}", wrong.join("\n"));
}

#[test]
fn forms_are_found_in_nested_choices_and_in_hints() {
    let found = counts_in(
        "a = { $x ->\n [b] { $n ->\n [one] 1\n *[other] 2\n }\n *[c] c\n }\n .hint = { $m ->\n [few] 3\n *[other] 4\n }\n",
    );
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a $n", "a.hint $m"]);
    assert!(found["a $n"].contains("one") && !found["a $n"].contains("few"));
}

/// Where a language chooses by a count.
fn counts(tag: &str) -> Counts {
    let entries = std::fs::read_dir(root().join("assets/messages").join(tag)).expect("a folder of messages");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ftl"));
    files.flat_map(|path| counts_in(&read(&path))).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a readable file of messages")
}

fn counts_in(source: &str) -> Counts {
    let resource = parse(source).unwrap_or_else(|(resource, _)| resource);
    let mut found = Counts::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(value) = &message.value {
            in_pattern(value, message.id.name, &mut found);
        }
        for attribute in &message.attributes {
            in_pattern(&attribute.value, &format!("{}.{}", message.id.name, attribute.id.name), &mut found);
        }
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, key: &str, found: &mut Counts) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, key, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, key: &str, found: &mut Counts) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => in_expression(expression, key, found),
        Expression::Inline(_) => {}
        Expression::Select { selector, variants } => {
            if let (InlineExpression::VariableReference { id }, Some(forms)) = (selector, forms(variants)) {
                found.entry(format!("{key} ${}", id.name)).or_default().extend(forms);
            }
            for variant in variants {
                in_pattern(&variant.value, key, found);
            }
        }
    }
}

/// The forms that a choice names; none when it is no choice by a count. "many" alone may be a word like any other.
fn forms(variants: &[Variant<&str>]) -> Option<BTreeSet<String>> {
    let names: BTreeSet<String> = variants.iter().map(|variant| name(&variant.key).to_owned()).collect();
    ["zero", "one", "two", "few"].iter().any(|form| names.contains(*form)).then_some(names)
}

fn name<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
    }
}
