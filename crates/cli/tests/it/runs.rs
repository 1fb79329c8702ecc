//! Finding runs from the command line.

use serde_json::json;

use crate::workspace::Bench;

#[test]
fn a_filter_that_can_not_be_read_says_where_and_why() {
    let bench = Bench::empty();
    let wrong = bench.call(&["runs", "list", "--where", "metrics.roc_auc > 0.7 and"]);
    assert_eq!(wrong.refused(), (2, "filter_invalid"));
    assert_eq!(wrong.json["error"]["params"], json!({ "at": "26", "what": "field", "found": "" }));
    assert!(wrong.json["error"]["message"].as_str().unwrap().contains("26"), "{}", wrong.json);
    assert_eq!(bench.call(&["runs", "list", "--where", "status = over"]).refused(), (2, "filter_invalid"));
    assert_eq!(bench.call(&["runs", "list", "--sort", "colour"]).refused(), (2, "filter_field"));
}

#[test]
fn runs_are_found_by_what_they_are() {
    let bench = Bench::empty();
    let rows: String = (0..60)
        .map(|i| {
            format!(
                "{},{},{}
",
                i % 7,
                i % 5,
                i % 7 * 2 + i % 5
            )
        })
        .collect();
    let file = bench.write(
        "t.csv",
        format!(
            "x,z,y
{rows}"
        ),
    );
    bench.call(&["data", "import", &file, "--name", "t"]).ok();
    let made = bench.call(&["pipeline", "new", "--data", "t", "--predict", "y", "--template", "linear"]).ok();
    let id = made["pipeline"]["id"].as_str().unwrap().to_owned();
    for epochs in ["1", "2", "3"] {
        bench.call(&["pipeline", "run", &id, "--set", &format!("train.epochs={epochs}"), "--to", "split"]).ok();
    }
    let names = |args: &[&str]| {
        let list = bench.call(&[&["runs", "list"], args].concat()).ok();
        let names = list["runs"].as_array().unwrap().iter().map(|run| run["name"].as_str().unwrap().to_owned());
        (names.collect::<Vec<_>>().join(" ").replace(&format!("{id}-"), ""), list["matching"].clone())
    };
    assert_eq!(names(&[]), ("3 2 1".into(), json!(3)));
    assert_eq!(
        names(&["--where", "data.t = 1", "--sort", "name", "--limit", "1", "--offset", "1"]),
        ("2".into(), json!(3))
    );
    assert_eq!(names(&["--sort", "started", "--desc", "--status", "done", "--text", &id]), ("3 2 1".into(), json!(3)));
    assert_eq!(names(&["--status", "failed", "--status", "running"]), (String::new(), json!(0)));
    assert_eq!(names(&["--pipeline", "other", "--pipeline", &id, "--sort", "started"]), ("1 2 3".into(), json!(3)));
    assert_eq!(names(&["--where", "started < 2020-01-01 or name ~ '-2'"]), ("2".into(), json!(1)));
}
