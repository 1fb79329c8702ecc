use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::json;

use falaj_schema::pipeline::Exposed;

use super::*;
use crate::sketch::made::{documents, logic};
use crate::sketch::pipeline;

/// What each side changed of `base`: of what, and to what.
fn changes(base: &PipelineFile, side: &PipelineFile) -> BTreeMap<String, Value> {
    let mut changes = Changes(BTreeMap::new());
    changes.note("name".into(), json!(base.name), json!(side.name));
    changes.note("description".into(), json!(base.description), json!(side.description));
    changes.parameters("", &base.parameters, &side.parameters);
    changes.nodes("", &base.nodes, &side.nodes);
    for name in base.components.keys().chain(side.components.keys()) {
        let prefix = format!("component:{name}/");
        match (base.components.get(name), side.components.get(name)) {
            (Some(old), Some(new)) => {
                changes.note(format!("{prefix} version"), json!(old.version), json!(new.version));
                changes.note(format!("{prefix} title"), json!(old.title), json!(new.title));
                changes.parameters(&prefix, &old.parameters, &new.parameters);
                changes.nodes(&prefix, &old.nodes, &new.nodes);
            }
            (old, new) => changes.note(prefix, json!(old), json!(new)),
        }
    }
    changes.0
}

struct Changes(BTreeMap<String, Value>);

impl Changes {
    fn note(&mut self, name: String, old: Value, new: Value) {
        if old != new {
            self.0.insert(name, new);
        }
    }

    fn parameters(&mut self, prefix: &str, base: &[Exposed], side: &[Exposed]) {
        for name in base.iter().chain(side).map(|exposed| &exposed.name) {
            let of = |list: &[Exposed]| json!(list.iter().find(|exposed| exposed.name == *name));
            self.note(format!("{prefix}parameter {name}"), of(base), of(side));
        }
    }

    fn nodes(&mut self, prefix: &str, base: &[Node], side: &[Node]) {
        let (base, side) = (by_id(base), by_id(side));
        for id in base.keys().chain(side.keys()) {
            let id = format!("{prefix}{id}");
            match (base.get(&id[prefix.len()..]), side.get(&id[prefix.len()..])) {
                (Some(old), Some(new)) => {
                    self.note(format!("{id} kind"), json!(old.kind), json!(new.kind));
                    self.note(format!("{id} disabled"), json!(old.disabled), json!(new.disabled));
                    for name in old.params.keys().chain(new.params.keys()) {
                        self.note(
                            format!("{id} param {name}"),
                            json!(old.params.get(name)),
                            json!(new.params.get(name)),
                        );
                    }
                    for port in old.inputs.keys().chain(new.inputs.keys()) {
                        self.note(
                            format!("{id} input {port}"),
                            json!(old.inputs.get(port)),
                            json!(new.inputs.get(port)),
                        );
                    }
                }
                (old, new) => self.note(id, json!(old), json!(new)),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn both_orders_give_the_same_and_nothing_is_lost((base, a, b) in documents()) {
        let (one, other) = (merge(&base, &a, &b, None), merge(&base, &b, &a, None));
        match (one, other) {
            (Ok(one), Ok(other)) => {
                let [base, a, b, whole] = [&base, &a, &b, &one].map(|document| logic(&document.pipeline));
                prop_assert_eq!(&whole, &logic(&other.pipeline));
                let mut wanted = changes(&base, &a);
                wanted.extend(changes(&base, &b));
                prop_assert_eq!(changes(&base, &whole), wanted);
            }
            (Err(one), Err(other)) => prop_assert_eq!(one, other),
            (one, other) => prop_assert!(false, "{:?} and {:?}", one, other),
        }
    }

    #[test]
    fn one_side_alone_is_what_comes_out((base, a, _) in documents()) {
        for made in [merge(&base, &a, &base, None), merge(&base, &base, &a, None), merge(&base, &a, &a, None)] {
            let made = made.unwrap();
            prop_assert_eq!(logic(&made.pipeline), logic(&a.pipeline));
            prop_assert_eq!(&made.layout.notes.len(), &a.layout.notes.len());
        }
    }

    #[test]
    fn with_a_preference_nothing_is_refused((base, a, b) in documents()) {
        let contradicts = merge(&base, &a, &b, None).is_err();
        let mine = merge(&base, &a, &b, Some(Prefer::Mine)).unwrap();
        let theirs = merge(&base, &b, &a, Some(Prefer::Theirs)).unwrap();
        prop_assert_eq!(logic(&mine.pipeline), logic(&theirs.pipeline));
        if !contradicts {
            let without = merge(&base, &a, &b, None).unwrap();
            prop_assert_eq!(logic(&mine.pipeline), logic(&without.pipeline));
        }
        // Whoever is preferred keeps all of it.
        let [base, a, mine] = [&base, &a, &mine].map(|document| logic(&document.pipeline));
        let kept = changes(&base, &mine);
        for (name, value) in changes(&base, &a) {
            prop_assert_eq!(kept.get(&name), Some(&value), "{}", name);
        }
    }
}

fn document(nodes: &[crate::sketch::Sketch]) -> Document {
    Document { pipeline: pipeline(nodes), layout: PipelineLayout::empty() }
}

#[test]
fn settings_of_one_node_come_together_and_two_values_of_one_do_not() {
    let base = document(&[("split", "split", &[])]);
    let with = |name: &str, value: Value| {
        let mut changed = base.clone();
        changed.pipeline.nodes[0].params.insert(name.into(), value);
        changed
    };
    let both = merge(&base, &with("seed", json!(1)), &with("train", json!(0.8)), None).unwrap();
    assert_eq!(Value::from(both.pipeline.nodes[0].params.clone()), json!({"seed": 1, "train": 0.8}));
    let refused = merge(&base, &with("seed", json!(1)), &with("seed", json!(2)), None);
    assert_eq!(refused.unwrap_err(), ["split"]);
    let same = merge(&base, &with("seed", json!(1)), &with("seed", json!(1)), None).unwrap();
    assert_eq!(same.pipeline.nodes[0].params["seed"], 1);
}

#[test]
fn what_one_removed_and_the_other_changed_is_asked_about() {
    let base = document(&[("a", "source", &[]), ("b", "select", &[("table", "a")])]);
    let removed = document(&[("a", "source", &[])]);
    let mut changed = base.clone();
    changed.pipeline.nodes[1].params.insert("keep".into(), json!(["x"]));
    assert_eq!(merge(&base, &removed, &changed, None).unwrap_err(), ["b"]);
    assert_eq!(merge(&base, &removed, &changed, Some(Prefer::Mine)).unwrap().pipeline.nodes.len(), 1);
    assert_eq!(merge(&base, &removed, &changed, Some(Prefer::Theirs)).unwrap().pipeline, changed.pipeline);
}

#[test]
fn new_nodes_of_both_stand_behind_those_that_they_were_put_behind() {
    let base = document(&[("a", "source", &[]), ("z", "select", &[])]);
    let mine = document(&[("a", "source", &[]), ("m", "sort", &[]), ("z", "select", &[])]);
    let theirs = document(&[("z", "select", &[]), ("a", "source", &[]), ("t", "clip", &[])]);
    let ids = |document: &Document| ids(&document.pipeline.nodes).join(" ");
    assert_eq!(ids(&merge(&base, &mine, &theirs, None).unwrap()), "z a m t");
    assert_eq!(ids(&merge(&base, &theirs, &mine, None).unwrap()), "z a m t");
}

#[test]
fn a_node_stands_where_it_was_put_last() {
    let base = document(&[("a", "source", &[]), ("b", "source", &[])]);
    let at = |places: &[(&str, f64)]| {
        let mut moved = base.clone();
        moved.layout.nodes = places.iter().map(|(node, x)| ((*node).to_owned(), [*x, 0.0])).collect();
        moved
    };
    let both = merge(&base, &at(&[("a", 1.0), ("gone", 9.0)]), &at(&[("a", 2.0), ("b", 3.0)]), None).unwrap();
    assert_eq!(both.layout.nodes, at(&[("a", 1.0), ("b", 3.0)]).layout.nodes);
}

#[test]
fn notes_of_both_stay_and_two_texts_of_one_are_asked_about() {
    let with = |notes: &[(&str, &str)]| {
        let mut noted = document(&[("a", "source", &[])]);
        let note = |(id, text): &(&str, &str)| CanvasNote {
            id: (*id).to_owned(),
            text: (*text).to_owned(),
            at: [0.0, 0.0],
            size: [200.0, 80.0],
            actor: None,
            changed: None,
        };
        noted.layout.notes = notes.iter().map(note).collect();
        noted
    };
    let base = with(&[("old", "one")]);
    let both = merge(&base, &with(&[("old", "one"), ("mine", "x")]), &with(&[("theirs", "y")]), None).unwrap();
    assert_eq!(both.layout.notes, with(&[("mine", "x"), ("theirs", "y")]).layout.notes);
    assert_eq!(merge(&base, &with(&[("old", "two")]), &with(&[("old", "three")]), None).unwrap_err(), ["old"]);
    assert_eq!(merge(&base, &with(&[("old", "two")]), &with(&[]), None).unwrap_err(), ["old"]);
}

#[test]
fn a_component_that_one_takes_out_and_the_other_begins_to_use_stays() {
    let used = document(&[("a", "component:k", &[])]);
    let mut base = document(&[]);
    let component = json!({"version": 0, "title": "K", "nodes": []});
    base.pipeline.components.insert("k".into(), serde_json::from_value(component).unwrap());
    let mut mine = used.clone();
    mine.pipeline.components = base.pipeline.components.clone();
    let none = document(&[]);
    for (own, other) in [(&mine, &none), (&none, &mine)] {
        let both = merge(&base, own, other, None).unwrap();
        assert_eq!(both.pipeline.components, base.pipeline.components);
        assert_eq!(both.pipeline.nodes, mine.pipeline.nodes);
    }
    assert!(merge(&base, &none, &base, None).unwrap().pipeline.components.is_empty());
}

#[test]
fn nodes_of_components_come_together_and_stand_where_they_were_put() {
    let mut base = document(&[]);
    let node = |id: &str| json!({"id": id, "kind": "split"});
    let component = json!({"version": 0, "title": "K", "inputs": [{"name": "in", "port": "table"}], "nodes": [node("a"), node("b")]});
    base.pipeline.components.insert("k".into(), serde_json::from_value(component).unwrap());
    let with = |node: usize, seed: u64, place: &str| {
        let mut changed = base.clone();
        let nodes = &mut changed.pipeline.components.get_mut("k").unwrap().nodes;
        nodes[node].params.insert("seed".into(), seed.into());
        changed.layout.components.entry("k".into()).or_default().nodes.insert(place.into(), [1.0, 2.0]);
        changed
    };
    let both = merge(&base, &with(0, 1, "a"), &with(1, 2, "in:in"), None).unwrap();
    let seeds: Vec<_> = both.pipeline.components["k"].nodes.iter().map(|node| node.params["seed"].clone()).collect();
    assert_eq!(seeds, [json!(1), json!(2)]);
    assert_eq!(both.layout.components["k"].nodes.keys().collect::<Vec<_>>(), ["a", "in:in"]);
    assert_eq!(merge(&base, &with(0, 1, "a"), &with(0, 2, "a"), None).unwrap_err(), ["component:k/a"]);
}
