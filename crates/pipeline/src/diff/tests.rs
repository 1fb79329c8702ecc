use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::sketch::made::{logic, pipelines};

/// `from` with what differs changed; what came in is taken from `to`.
fn apply(diff: &PipelineDiff, from: &PipelineFile, to: &PipelineFile) -> PipelineFile {
    let mut made = from.clone();
    apply_nodes(diff, &mut made.nodes, &to.nodes);
    for about in &diff.about {
        let text = || about.to.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        match about.name.as_str() {
            "name" => made.name = text(),
            "description" => made.description = text(),
            _ => made.parameters = serde_json::from_value(about.to.clone().unwrap_or(json!([]))).unwrap(),
        }
    }
    for change in &diff.components {
        let Some(within) = &change.diff else {
            made.components.remove(&change.name);
            made.components
                .extend(to.components.get_key_value(&change.name).map(|(name, own)| (name.clone(), own.clone())));
            continue;
        };
        let component = made.components.get_mut(&change.name).unwrap();
        apply_nodes(within, &mut component.nodes, &to.components[&change.name].nodes);
        for about in &within.about {
            let value = about.to.clone();
            match about.name.as_str() {
                "title" => component.title = value.unwrap().as_str().unwrap().to_owned(),
                "version" => component.version = value.unwrap().as_u64().unwrap() as u32,
                _ => component.parameters = serde_json::from_value(value.unwrap_or(json!([]))).unwrap(),
            }
        }
    }
    made
}

fn apply_nodes(diff: &PipelineDiff, nodes: &mut Vec<Node>, to: &[Node]) {
    nodes.retain(|node| !diff.removed.contains(&node.id));
    nodes.extend(to.iter().filter(|node| diff.added.contains(&node.id)).cloned());
    for change in &diff.changed {
        let node = nodes.iter_mut().find(|node| node.id == change.node).unwrap();
        if let Some(kind) = &change.kind {
            node.kind = kind.to.as_ref().unwrap().as_str().unwrap().to_owned();
        }
        for param in &change.params {
            match &param.to {
                Some(value) => node.params.insert(param.name.clone(), value.clone()),
                None => node.params.shift_remove(&param.name),
            };
        }
        for input in &change.inputs {
            match &input.to {
                Some(source) => node.inputs.insert(input.name.clone(), source.as_str().unwrap().to_owned()),
                None => node.inputs.remove(&input.name),
            };
        }
        node.disabled = change.disabled.unwrap_or(node.disabled);
        if let Some(pinned) = &change.pinned {
            node.pinned = pinned.to.as_ref().map(|key| key.as_str().unwrap().to_owned());
        }
    }
}

proptest! {
    #[test]
    fn what_differs_makes_the_one_of_the_other((a, b) in (pipelines(), pipelines())) {
        let told = diff(&a, &b);
        prop_assert_eq!(logic(&apply(&told, &a, &b)), logic(&b));
        let back = diff(&b, &a);
        prop_assert_eq!(&told.added.iter().collect::<BTreeSet<_>>(), &back.removed.iter().collect::<BTreeSet<_>>());
        prop_assert_eq!(told.counts.changed, back.counts.changed);
    }

    #[test]
    fn a_pipeline_does_not_differ_from_itself(a in pipelines()) {
        let mut turned = a.clone();
        turned.nodes.reverse();
        let told = diff(&a, &turned);
        prop_assert_eq!(told.counts, ChangeCounts::default());
        prop_assert!(told.about.is_empty() && told.changed.is_empty() && told.components.is_empty());
    }
}

#[test]
fn a_setting_that_is_null_is_one_that_is_left_out() {
    let mut a = crate::sketch::pipeline(&[("s", "source", &[])]);
    let b = a.clone();
    a.nodes[0].params.insert("dataset".into(), Value::Null);
    assert!(diff(&a, &b).changed.is_empty() && diff(&b, &a).changed.is_empty());
    a.nodes[0].params.insert("dataset".into(), json!("d"));
    let told = &diff(&b, &a).changed[0];
    assert_eq!((told.node.as_str(), &told.params[0].from, &told.params[0].to), ("s", &None, &Some(json!("d"))));
}
