//! A pipeline that was made for a dataset runs as it is.

use falaj_schema::run::RunStatus;
use serde_json::json;

use crate::support::Workspace;

fn metrics_of(predict: &str, template: &str) -> std::collections::BTreeMap<String, Option<f64>> {
    let workspace = Workspace::new();
    let dataset = workspace.store.dataset_find("shop").unwrap();
    let profile = falaj_data::profile(&workspace.store.dataset_path(&dataset), Some(predict), &|_| true).unwrap();
    let pipeline = falaj_pipeline::new_pipeline("shop", &profile, predict, template, &[]).unwrap();
    let (outcome, _) = workspace.run(&pipeline, json!({}));
    assert_eq!((outcome.status, &outcome.error), (RunStatus::Done, &None));
    outcome.metrics
}

#[test]
fn for_a_number_and_for_a_class() {
    assert!(metrics_of("spend", "auto")["r2"].unwrap() > 0.9);
    assert!(metrics_of("branch", "mlp")["roc_auc"].unwrap() > 0.9);
}
