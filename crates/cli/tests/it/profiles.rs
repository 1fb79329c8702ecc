//! Profiles, relations and reports on the command line.

use serde_json::json;

use crate::workspace::{Bench, program};

#[test]
fn a_profile_shows_the_essential_in_a_hundred_columns() {
    let bench = Bench::sample();
    for (lang, word) in [("en", "Number"), ("ar", "عدد")] {
        let args = ["data", "profile", "flights", "--target", "arr_delay", "--lang", lang];
        // What people read: without `--json`, which the bench asks for.
        let asked = bench.command(&args);
        let output = program(&bench.path("")).args(asked.get_args().skip(1)).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && text.contains(word), "{text}");
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 100, "{widest}: {text}");
        assert!(text.contains("dep_delay") && text.contains("arr_delay"));
    }
}

#[test]
fn a_profile_has_its_figures() {
    let bench = Bench::sample();
    let profile = bench.call(&["data", "profile", "flights", "--target", "arr_delay"]).ok()["profile"].clone();
    let column = |name: &str| {
        let columns = profile["columns"].as_array().unwrap();
        columns.iter().find(|column| column["name"] == name).unwrap().clone()
    };
    let delay = column("dep_delay");
    for key in ["zeros", "negatives", "skewness", "kurtosis", "outliers", "far_outliers"] {
        assert!(!delay["numbers"][key].is_null(), "{key}");
    }
    assert_eq!(delay["numbers"]["zeros"], 16_514);
    assert!(column("tailnum")["text"]["lengths"]["counts"].is_array());
    assert_eq!(profile["target"]["classes"], json!(false));
    assert!(profile["target"]["histogram"]["counts"].is_array());
    assert_eq!(profile["estimated"], json!([]));
    let first = &profile["target"]["columns"][0];
    assert_eq!((&first["column"], &first["measure"]), (&json!("dep_delay"), &json!("r2")));
}

#[test]
fn relations_have_their_methods() {
    let bench = Bench::sample();
    let by = |method: &str| {
        let args = ["data", "relations", "penguins", "--column", "species", "--method", method];
        bench.call(&args).ok()["relations"].clone()
    };
    assert_eq!(by("pearson"), json!([]), "a category has no correlation");
    assert_eq!(by("ratio")[0]["b"], "flipper_length_mm");
    assert_eq!(by("cramer")[0]["b"], "island");
    let matrix = bench.call(&["data", "matrix", "penguins", "--columns", "species,island", "--method", "cramer"]).ok();
    assert_eq!(matrix["columns"], json!(["species", "island"]));
    assert_eq!(matrix["values"][0][1], by("cramer")[0]["r"]);
    assert_eq!(bench.call(&["data", "matrix", "penguins", "--columns", "specie"]).refused(), (3, "column_missing"));
}

#[test]
fn a_report_is_written_whole() {
    let bench = Bench::sample();
    let path = bench.path("report.html").display().to_string();
    let written = bench.call(&["data", "report", "flights", "-o", &path, "--target", "arr_delay"]).ok();
    let html = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written["bytes"].as_u64().unwrap(), html.len() as u64);
    assert!(html.len() < 2_000_000 && html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert!(html.contains("<svg") && !html.contains("<script") && !html.contains("http://"));
    let arabic = bench.path("ar.html").display().to_string();
    bench.call(&["data", "report", "penguins", "-o", &arabic, "--lang", "ar"]).ok();
    assert!(std::fs::read_to_string(&arabic).unwrap().contains("dir=\"rtl\""));
    let nowhere = bench.path("report.html/inside/it.html").display().to_string();
    assert_ne!(bench.call(&["data", "report", "penguins", "-o", &nowhere]).exit, 0);
}
