//! The message catalogue: complete in every language, without syntax errors, with the same values inserted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use falaj_schema::Code;
use falaj_schema::message::{Lang, has};
use falaj_tests::{root, source_files};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// Message, or message and attribute → the names of the values it inserts.
type Messages = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_code_has_a_message_and_a_hint_in_every_language() {
    let mut missing = Vec::new();
    for code in Code::ALL {
        let key = format!("error-{}", code.as_str().replace('_', "-"));
        for lang in Lang::ALL {
            if !has(lang, &key, None) {
                missing.push(format!("{}: {key}", lang.tag()));
            }
            if !has(lang, &key, Some("hint")) {
                missing.push(format!("{}: {key}.hint", lang.tag()));
            }
        }
    }
    assert!(missing.is_empty(), "missing in assets/messages:\n{}", missing.join("\n"));
}

#[test]
fn every_warning_has_a_message_in_every_language() {
    let mut codes = BTreeSet::new();
    for path in source_files().iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = std::fs::read_to_string(root().join(path)).unwrap_or_default();
        let calls = text.split("warning(").filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
        let names = calls.map(|(code, _)| code).filter(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        codes.extend(names.map(str::to_owned));
    }
    assert!(codes.len() > 3, "warnings are made otherwise now; only found {codes:?}");
    // What the model crate says of unusual inputs, by the kinds of `NoteKind`.
    let notes = ["missing", "unknown", "range"].map(|kind| [format!("note-{kind}"), format!("warning-input-{kind}")]);
    let keys = codes.iter().map(|code| format!("warning-{}", code.replace('_', "-"))).chain(notes.concat());
    let missing: Vec<String> = keys.filter(|key| Lang::ALL.iter().any(|lang| !has(*lang, key, None))).collect();
    assert!(missing.is_empty(), "missing in assets/messages:\n{}", missing.join("\n"));
}

#[test]
fn languages_have_the_same_messages_with_the_same_values() {
    let english = language("en");
    let arabic = language("ar");
    let mut wrong = Vec::new();
    for key in english.keys().chain(arabic.keys()).collect::<BTreeSet<_>>() {
        match (english.get(key), arabic.get(key)) {
            (Some(en), Some(ar)) if en == ar => {}
            (Some(en), Some(ar)) => wrong.push(format!("{key}: English inserts {en:?}, Arabic {ar:?}")),
            (Some(_), None) => wrong.push(format!("{key}: not in Arabic")),
            (None, _) => wrong.push(format!("{key}: not in English")),
        }
    }
    assert!(!english.is_empty(), "no messages found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn values_in_error_messages_are_ones_that_the_code_gives() {
    let mut given: BTreeSet<String> = ["file", "column", "node", "param", "row"].map(str::to_owned).into();
    for path in source_files().iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = std::fs::read_to_string(root().join(path)).unwrap_or_default();
        // `.with("name", …)` of an error, or `("name", …)` among the values of a warning.
        let calls = text.split('(').filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once("\","));
        given.extend(calls.map(|(name, _)| name.to_owned()));
    }
    let wrong: Vec<String> = read(&root().join("assets/messages/en/errors.ftl"))
        .into_iter()
        .flat_map(|(key, names)| names.into_iter().map(move |name| (key.clone(), name)))
        .filter(|(_, name)| !given.contains(name))
        .map(|(key, name)| format!("{key} inserts ${name}"))
        .collect();
    assert!(wrong.is_empty(), "no code gives these values:\n{}", wrong.join("\n"));
}

/// Every message of a language, keyed `file: message` or `file: message.attribute`.
fn language(tag: &str) -> Messages {
    let folder = root().join("assets/messages").join(tag);
    let entries = std::fs::read_dir(&folder).expect("a folder of messages");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.filter(|path| path.extension().is_some_and(|ending| ending == "ftl"));
    let mut all = Messages::new();
    for path in files {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        all.extend(read(&path).into_iter().map(|(key, names)| (format!("{file}: {key}"), names)));
    }
    all
}

fn read(path: &Path) -> Messages {
    let source = std::fs::read_to_string(path).expect("a readable file of messages");
    let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut messages = Messages::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut add = |key: String, pattern: &Pattern<String>| {
            let mut names = BTreeSet::new();
            pattern_values(pattern, &mut names);
            assert!(messages.insert(key.clone(), names).is_none(), "{}: {key} stands twice", path.display());
        };
        if let Some(value) = &message.value {
            add(message.id.name.clone(), value);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    messages
}

fn pattern_values(pattern: &Pattern<String>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_values(expression, names);
        }
    }
}

fn expression_values(expression: &Expression<String>, names: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_values(inline, names),
        Expression::Select { selector, variants } => {
            inline_values(selector, names);
            for variant in variants {
                pattern_values(&variant.value, names);
            }
        }
    }
}

fn inline_values(inline: &InlineExpression<String>, names: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => expression_values(expression, names),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_values(argument, names);
            }
        }
        _ => {}
    }
}
