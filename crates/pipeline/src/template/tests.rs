use falaj_schema::dataset::{Histogram, Pii, TopValue};

use super::*;
use crate::check::validate;
use crate::sketch::{Shelf, dataset};

const ROWS: u64 = 10_000;

fn column(name: &str, kind: ColumnType, semantic: Semantic, distinct: u64) -> ColumnProfile {
    ColumnProfile {
        name: name.into(),
        kind,
        semantic,
        missing: 0,
        distinct,
        min: None,
        max: None,
        mean: None,
        sd: None,
        quantiles: Default::default(),
        histogram: None,
        top: Vec::new(),
        pii: Vec::new(),
        correlation: None,
        body: None,
        distinct_share: 0.0,
        top_share: None,
        entropy: None,
        numbers: None,
        text: None,
        times: None,
        memory: 0,
        estimated: Vec::new(),
    }
}

fn profile(columns: Vec<ColumnProfile>) -> Profile {
    Profile {
        format: 0,
        dataset: "customers".into(),
        version: 1,
        rows: ROWS,
        repeated: 0,
        empty: 0,
        copies: Vec::new(),
        memory: 0,
        estimated: Vec::new(),
        columns,
        target: None,
        seconds: 0.0,
    }
}

fn customers() -> Vec<ColumnProfile> {
    use ColumnType::*;
    let mut flag = column("left_flag", Boolean, Semantic::Boolean, 2);
    let mut target = column("left", Text, Semantic::Category, 2);
    for (column, names) in [(&mut flag, ["false", "true"]), (&mut target, ["no", "yes"])] {
        column.top = names.iter().zip([7000, 3000]).map(|(v, count)| TopValue { value: (*v).into(), count }).collect();
    }
    let mut mail = column("mail", Text, Semantic::Category, 500);
    mail.pii = vec![Pii { kind: "email".into(), share: 0.9 }];
    vec![
        column("id", Integer, Semantic::Identifier, ROWS),
        column("age", Integer, Semantic::Number, 70),
        column("branch", Integer, Semantic::Category, 9),
        column("country", Text, Semantic::Constant, 1),
        column("note", Text, Semantic::Text, 9000),
        mail,
        flag,
        target,
    ]
}

fn params<'a>(pipeline: &'a PipelineFile, id: &str) -> &'a serde_json::Map<String, Value> {
    &pipeline.nodes.iter().find(|node| node.id == id).unwrap().params
}

// Makes the pipeline and proves that it is sound.
fn sound(profile: &Profile, predict: &str, template: &str) -> PipelineFile {
    sound_without(profile, predict, template, &[])
}

fn sound_without(profile: &Profile, predict: &str, template: &str, leave_out: &[&str]) -> PipelineFile {
    let leave_out: Vec<String> = leave_out.iter().map(|name| (*name).to_owned()).collect();
    let pipeline = new_pipeline("customers", profile, predict, template, &leave_out).unwrap();
    let columns: Vec<_> = profile.columns.iter().map(|column| (column.name.as_str(), column.kind)).collect();
    assert_eq!(validate(&pipeline, &Shelf(vec![dataset("customers", &columns)])), []);
    pipeline
}

#[test]
fn only_columns_that_can_tell_something_are_inputs() {
    let pipeline = sound(&profile(customers()), "left", "auto");
    assert_eq!(params(&pipeline, "columns")["keep"], json!(["age", "branch", "left"]));
    assert_eq!(params(&pipeline, "prepare")["categories"], json!(["branch"]));
    assert_eq!(params(&pipeline, "prepare")["task"], "binary");
    assert_eq!(params(&pipeline, "split")["stratify"], "left");
    assert_eq!(params(&pipeline, "register")["name"], "customers-left");
}

#[test]
fn rows_with_a_time_are_split_by_it() {
    let mut columns = customers();
    let day = 24.0 * 3600.0 * 1000.0;
    let mut seen = column("seen", ColumnType::Datetime, Semantic::Time, 5000);
    seen.histogram = Some(Histogram { edges: vec![0.0, 300.0 * day], counts: vec![ROWS] });
    columns.push(column("birth_date", ColumnType::Date, Semantic::Time, 6000));
    columns.push(seen);
    let pipeline = sound(&profile(columns.clone()), "age", "linear");
    assert_eq!(params(&pipeline, "split")["column"], "seen");
    assert_eq!(params(&pipeline, "prepare")["task"], "regression");
    assert_eq!(params(&pipeline, "prepare")["ignore"], json!(["seen"]));
    assert_eq!(pipeline.nodes[5].kind, "train_linear");
    // With years of data the season can be learnt.
    columns.last_mut().unwrap().histogram.as_mut().unwrap().edges[1] = 900.0 * day;
    let pipeline = sound(&profile(columns), "age", "mlp");
    assert!(!params(&pipeline, "prepare").contains_key("ignore"));
    assert_eq!(pipeline.nodes[5].kind, "train_mlp");
}

#[test]
fn what_can_not_be_predicted_is_refused() {
    let profile = profile(customers());
    let refused = |predict, template| new_pipeline("d", &profile, predict, template, &[]).unwrap_err();
    assert_eq!(refused("country", "auto").code, Code::TargetOneClass);
    assert_eq!(refused("note", "auto").code, Code::TargetClasses);
    assert_eq!(refused("agee", "auto").params["suggestion"], "age");
    let unknown = refused("left", "forest");
    let known = "auto, linear, mlp, batch_scoring, quality_report";
    assert_eq!((unknown.code, unknown.params["known"].as_str()), (Code::TemplateUnknown, known));
}

#[test]
fn columns_that_are_left_out_are_no_inputs() {
    let mut columns = customers();
    let mut seen = column("seen", ColumnType::Datetime, Semantic::Time, 5000);
    seen.histogram = Some(Histogram { edges: vec![0.0, 900.0 * 24.0 * 3600.0 * 1000.0], counts: vec![ROWS] });
    columns.push(seen);
    let profile = profile(columns);
    // Rows are still split by a moment that the model does not learn from; what is no input anyway does no harm.
    let pipeline = sound_without(&profile, "left", "auto", &["branch", "seen", "note"]);
    assert_eq!(params(&pipeline, "columns")["keep"], json!(["age", "left", "seen"]));
    assert_eq!(params(&pipeline, "split")["column"], "seen");
    assert_eq!(params(&pipeline, "prepare")["ignore"], json!(["seen"]));
    assert!(!params(&pipeline, "prepare").contains_key("categories"));

    let refused = |leave_out: &[&str]| {
        let leave_out: Vec<String> = leave_out.iter().map(|name| (*name).to_owned()).collect();
        new_pipeline("d", &profile, "left", "auto", &leave_out).unwrap_err()
    };
    let unknown = refused(&["age", "brnch"]);
    assert_eq!((unknown.code, unknown.params["suggestion"].as_str()), (Code::ColumnMissing, "branch"));
    assert_eq!(unknown.place.param.as_deref(), Some("leave_out"));
    let predicted = refused(&["left"]);
    assert_eq!((predicted.code, predicted.params["value"].as_str()), (Code::ParamInvalid, "left"));
    assert!(predicted.params["allowed"].starts_with("id, age, branch"));
    assert_eq!(refused(&["age", "branch", "seen"]).code, Code::NoInputs);
}
