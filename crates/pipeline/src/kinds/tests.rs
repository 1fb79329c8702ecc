use falaj_schema::editor::ParamType;
use falaj_schema::message::{Lang, has};
use falaj_schema::pipeline::Node;
use serde_json::{Map, Value, json};

use super::*;
use crate::params::{Params, names};

fn parse(kind: NodeKind, params: Map<String, Value>) -> Option<Params> {
    let node = Node::new("n", kind.as_str(), params, Default::default());
    Params::parse(&node, kind).ok()
}

/// A value that fits; of a number the least that does.
fn example(takes: &ParamType) -> Value {
    match takes {
        ParamType::Boolean {} => json!(true),
        ParamType::Number { min, .. } => json!(min.unwrap_or(0.5)),
        ParamType::Integer { min, .. } => json!(min),
        ParamType::Numbers { least, .. } => (0..*least).map(|at| f64::from(at) / 10.0 + 0.1).collect(),
        ParamType::Texts {} | ParamType::Columns { .. } => json!(["a"]),
        ParamType::Choice { choices } => json!(choices[0]),
        ParamType::Choices { choices } => json!([choices[0]]),
        ParamType::Map { value, .. } => json!({ "a": example(value) }),
        ParamType::List { fields, .. } => json!([object(fields)]),
        ParamType::Object { fields } => object(fields),
        ParamType::Either { shapes } => example(&shapes[0]),
        _ => json!("a"),
    }
}

fn object(fields: &[ParamSpec]) -> Value {
    let needed = fields.iter().filter(|field| field.required);
    Value::Object(needed.map(|field| (field.name.clone(), example(&field.takes))).collect())
}

/// What a node of `kind` needs at least.
fn least(kind: NodeKind) -> Map<String, Value> {
    let mut groups = Vec::new();
    let mut given = Map::new();
    // Its ending says what is written.
    if kind == NodeKind::Export {
        return Map::from_iter([("file".to_owned(), json!("a.csv"))]);
    }
    for spec in params(kind).into_iter().filter(|spec| spec.required) {
        // One of a group is enough.
        if spec.one_of.as_ref().is_none_or(|group| !groups.contains(group)) {
            given.insert(spec.name, example(&spec.takes));
            groups.extend(spec.one_of);
        }
    }
    given
}

/// What a node needs at least, with `name` as `value` in place of what can't stand beside it.
fn with(kind: NodeKind, spec: &ParamSpec, value: Value) -> Map<String, Value> {
    let mut given = least(kind);
    for other in params(kind).iter().filter(|other| spec.one_of.is_some() && other.one_of == spec.one_of) {
        given.shift_remove(&other.name);
    }
    given.insert(spec.name.clone(), value);
    if kind == NodeKind::Split && spec.name == "method" && given["method"] == "time" {
        given.insert("column".into(), "a".into());
    }
    given
}

fn each(mut look: impl FnMut(NodeKind, &ParamSpec)) {
    for kind in NodeKind::ALL {
        params(kind).iter().for_each(|spec| look(kind, spec));
    }
}

#[test]
fn names_are_those_of_the_parsers_in_their_order() {
    for kind in NodeKind::ALL {
        let specs: Vec<_> = params(kind).into_iter().map(|spec| spec.name).collect();
        assert_eq!(specs, names(kind), "{}", kind.as_str());
    }
}

#[test]
fn what_is_required_is_enough_and_nothing_less_is() {
    for kind in NodeKind::ALL {
        assert!(parse(kind, least(kind)).is_some(), "{}: {:?}", kind.as_str(), least(kind));
        for name in least(kind).keys() {
            let mut given = least(kind);
            given.shift_remove(name);
            assert!(parse(kind, given).is_none(), "{} without {name}", kind.as_str());
        }
    }
}

#[test]
fn what_is_left_out_is_the_default() {
    // Told by other settings.
    let depends =
        ["label.name", "bin.name", "hash_text.prefix", "date_parts.prefix", "split.train", "split.valid", "split.test"];
    each(|kind, spec| {
        let place = format!("{}.{}", kind.as_str(), spec.name);
        let without = parse(kind, least(kind)).unwrap();
        let map = without.to_map();
        match &spec.default {
            Some(default) => {
                let stated = parse(kind, with(kind, spec, default.clone()));
                assert_eq!(stated.as_ref(), Some(&without), "{place}");
                assert!(map.get(&spec.name).is_none_or(|value| value == default), "{place}: {map:?}");
            }
            None if spec.required => {}
            None => assert_eq!(map.contains_key(&spec.name), depends.contains(&place.as_str()), "{place}: {map:?}"),
        }
    });
}

#[test]
fn bounds_are_those_of_the_parsers() {
    let accepts = |kind, spec: &ParamSpec, value: Value| parse(kind, with(kind, spec, value)).is_some();
    each(|kind, spec| {
        let place = format!("{}.{}", kind.as_str(), spec.name);
        match &spec.takes {
            ParamType::Integer { min, max } => {
                assert!(accepts(kind, spec, json!(min)) && accepts(kind, spec, json!(max)), "{place}");
                assert!(
                    !accepts(kind, spec, json!(max + 1)) && !accepts(kind, spec, json!(*min as i64 - 1)),
                    "{place}"
                );
            }
            ParamType::Number { min, max } => {
                for bound in [min, max].into_iter().flatten() {
                    assert!(accepts(kind, spec, json!(bound)), "{place} {bound}");
                }
                assert!(min.is_none_or(|min| !accepts(kind, spec, json!(min - 1e-9))), "{place}");
                assert!(max.is_none_or(|max| !accepts(kind, spec, json!(max * (1.0 + 1e-9)))), "{place}");
                assert!(min.is_some() || accepts(kind, spec, json!(-1e300)), "{place}");
                assert!(max.is_some() || accepts(kind, spec, json!(1e300)), "{place}");
            }
            ParamType::Numbers { least, most, whole: true, min, max } => {
                let (low, high) = (min.unwrap() as u64, max.unwrap() as u64);
                let of = |count: u32, value: u64| json!(vec![value; count as usize]);
                assert!(accepts(kind, spec, of(*least, low)) && accepts(kind, spec, of(*most, high)), "{place}");
                let refused = [of(least - 1, low), of(most + 1, low), of(*least, low - 1), of(*least, high + 1)];
                assert!(refused.into_iter().all(|value| !accepts(kind, spec, value)), "{place}");
            }
            ParamType::Boolean {} => {
                assert!(accepts(kind, spec, json!(false)) && !accepts(kind, spec, json!(0)), "{place}")
            }
            _ => {}
        }
    });
}

#[test]
fn bounds_inside_of_settings_are_those_of_the_parser() {
    let accepts = |name: &str, value: Value| {
        let mut given = least(NodeKind::Prepare);
        given.insert(name.into(), value);
        parse(NodeKind::Prepare, given).is_some()
    };
    let prepare = params(NodeKind::Prepare);
    for name in ["bins", "text"] {
        let spec = prepare.iter().find(|spec| spec.name == name).unwrap();
        let ParamType::Object { fields } = &spec.takes else { panic!("{name} is an object") };
        for field in fields {
            let ParamType::Integer { min, max } = field.takes else { continue };
            let with = |value: i64| {
                let mut whole = object(fields);
                whole[&field.name] = value.into();
                whole
            };
            let [low, high] = [min, max].map(|bound| bound as i64);
            assert!(accepts(name, with(low)) && accepts(name, with(high)), "{name}.{}", field.name);
            assert!(!accepts(name, with(low - 1)) && !accepts(name, with(high + 1)), "{name}.{}", field.name);
        }
    }
    assert!(accepts("clip", json!([0, 1])) && !accepts("clip", json!([-0.1, 1])) && !accepts("clip", json!([0, 1.1])));
    assert!(accepts("impute", json!({"constant": -3.5})) && !accepts("impute", json!("none")));
}

#[test]
fn choices_are_those_of_the_parsers() {
    let mut seen = 0;
    each(|kind, spec| {
        let (choices, several) = match &spec.takes {
            ParamType::Choice { choices } => (choices, false),
            ParamType::Choices { choices } => (choices, true),
            _ => return,
        };
        seen += 1;
        let given = |word: &str| if several { json!([word]) } else { json!(word) };
        for word in choices {
            assert!(parse(kind, with(kind, spec, given(word))).is_some(), "{}.{} = {word}", kind.as_str(), spec.name);
        }
        assert!(parse(kind, with(kind, spec, given("other"))).is_none(), "{}.{}", kind.as_str(), spec.name);
        // A choice that the form does not offer could not be made there.
        let known = choices_told_by_the_parser(kind, spec, given("other"));
        if let Some(known) = known {
            let mut offered = choices.clone();
            let mut known: Vec<String> = known.split(", ").map(str::to_owned).collect();
            offered.sort();
            known.sort();
            assert_eq!(offered, known, "{}.{}", kind.as_str(), spec.name);
        }
    });
    assert!(seen > 10);
}

fn choices_told_by_the_parser(kind: NodeKind, spec: &ParamSpec, wrong: Value) -> Option<String> {
    let params = with(kind, spec, wrong);
    let node = Node::new("n", kind.as_str(), params, Default::default());
    let errors = Params::parse(&node, kind).unwrap_err();
    let error = errors.into_iter().find(|error| error.place.param.as_deref() == Some(spec.name.as_str()))?;
    error.params.get("allowed").cloned()
}

#[test]
fn functions_in_lists_are_those_of_the_operations() {
    for kind in [NodeKind::Aggregate, NodeKind::Window] {
        let specs = params(kind);
        let spec = specs.iter().find(|spec| spec.name == "columns").unwrap();
        let ParamType::List { fields, .. } = &spec.takes else { panic!("a list") };
        let function = fields.iter().find(|field| field.name == "function").unwrap();
        let ParamType::Choice { choices } = &function.takes else { panic!("a choice") };
        for word in choices.iter().map(String::as_str).chain(["other"]) {
            let columns = json!([{"name": "x", "function": word, "column": "a"}]);
            assert_eq!(parse(kind, with(kind, spec, columns)).is_some(), word != "other", "{word}");
        }
        // Every field is known to the operation, which refuses others.
        for field in fields {
            let mut whole = json!([{"name": "x", "function": choices[0], "column": "a"}]);
            whole[0][&field.name] = example(&field.takes);
            assert!(parse(kind, with(kind, spec, whole)).is_some(), "{}", field.name);
        }
    }
}

/// The keys that a setting lacks in the catalogue. `path` is its kind and its names from the outermost.
fn lacking(path: &[&str], spec: &ParamSpec, lacks: &mut Vec<String>) {
    let path = [path, &[spec.name.as_str()]].concat();
    let own = path.join("-").replace('_', "-");
    let shared = format!("any-{}", spec.name.replace('_', "-"));
    let known = |lang, prefix: &str, ending: &str, attribute| {
        let key = |name: &str| format!("{prefix}-{name}{ending}");
        has(lang, &key(&own), attribute) || has(lang, &key(&shared), attribute)
    };
    for lang in Lang::ALL {
        if !known(lang, "param", "", None) || !known(lang, "param", "", Some("help")) {
            lacks.push(format!("{} param-{own}", lang.tag()));
        }
        for choice in choices_of(&spec.takes) {
            if !known(lang, "choice", &format!("-{}", choice.replace('_', "-")), None) {
                lacks.push(format!("{} choice-{own}-{choice}", lang.tag()));
            }
        }
        if let Some(unit) = spec.unit.as_ref().filter(|unit| !has(lang, &format!("unit-{unit}"), None)) {
            lacks.push(format!("{} unit-{unit}", lang.tag()));
        }
        if let Some(group) =
            spec.one_of.as_ref().filter(|group| !has(lang, &format!("one-of-{}-{group}", path[0]), None))
        {
            lacks.push(format!("{} one-of-{}-{group}", lang.tag(), path[0]));
        }
    }
    fields_of(&spec.takes).iter().for_each(|field| lacking(&path, field, lacks));
}

fn choices_of(takes: &ParamType) -> Vec<&String> {
    match takes {
        ParamType::Choice { choices } | ParamType::Choices { choices } => choices.iter().collect(),
        ParamType::Map { value, .. } => choices_of(value),
        ParamType::Either { shapes } => shapes.iter().flat_map(choices_of).collect(),
        _ => Vec::new(),
    }
}

fn fields_of(takes: &ParamType) -> Vec<&ParamSpec> {
    match takes {
        ParamType::List { fields, .. } | ParamType::Object { fields } => fields.iter().collect(),
        ParamType::Either { shapes } => shapes.iter().flat_map(fields_of).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_setting_is_explained_in_every_language() {
    let mut lacks = Vec::new();
    each(|kind, spec| lacking(&[kind.as_str()], spec, &mut lacks));
    for group in all().kinds.iter().map(|kind| serde_json::to_value(kind.group).unwrap()) {
        let key = format!("group-{}", group.as_str().unwrap());
        lacks.extend(Lang::ALL.iter().filter(|lang| !has(**lang, &key, None)).map(|_| key.clone()));
    }
    assert!(lacks.is_empty(), "missing in assets/messages:\n{}", lacks.join("\n"));
}
