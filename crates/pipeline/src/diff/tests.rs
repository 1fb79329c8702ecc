use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::sketch::made::{logic, pipelines};

/// `from` with what differs changed; what came in is taken from `to`.
fn apply(diff: &PipelineDiff, from: &PipelineFile, to: &PipelineFile) -> PipelineFile {
    let mut made = from.clone();
    made.nodes.retain(|node| !diff.removed.contains(&node.id));
    made.nodes.extend(to.nodes.iter().filter(|node| diff.added.contains(&node.id)).cloned());
    for about in &diff.about {
        let text = about.to.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        if about.name == "name" { made.name = text } else { made.description = text }
    }
    for change in &diff.changed {
        let node = made.nodes.iter_mut().find(|node| node.id == change.node).unwrap();
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
    }
    made
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
        prop_assert!(told.about.is_empty() && told.changed.is_empty());
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
