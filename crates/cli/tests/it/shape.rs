//! The shapes that scripts rely on, help, and exit statuses.

use serde_json::json;

use crate::workspace::{Bench, answer, program};

#[test]
fn every_verb_has_help_with_what_it_does() {
    let home = tempfile::tempdir().unwrap();
    let mut open = vec![vec![]];
    let mut seen = 0;
    while let Some(words) = open.pop() {
        let output = program(home.path()).args(&words).arg("--help").output().unwrap();
        assert!(output.status.success(), "{words:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("Usage:"), "{words:?}: {text}");
        let first = text.lines().next().unwrap();
        assert!(first.len() > 10 && !first.starts_with("Usage"), "{words:?} does not say what it does: {text}");
        seen += 1;
        let verbs = text.split("Commands:\n").nth(1).map(|t| t.split("\n\n").next().unwrap()).unwrap_or_default();
        // A verb stands behind two spaces; what its description takes more lines for stands further in.
        let lines = verbs.lines().filter(|line| !line.starts_with("   "));
        for verb in lines.filter_map(|line| line.split_whitespace().next()).filter(|verb| *verb != "help") {
            let mut longer: Vec<String> = words.clone();
            longer.push(verb.to_owned());
            open.push(longer);
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn wrong_usage_ends_with_two() {
    let home = tempfile::tempdir().unwrap();
    for args in [vec!["data"], vec!["data", "import"], vec!["dta", "list"], vec!["runs", "compare", "one"]] {
        assert_eq!(program(home.path()).args(&args).output().unwrap().status.code(), Some(2), "{args:?}");
    }
    let mut nowhere = program(home.path());
    nowhere.current_dir(home.path()).args(["--json", "data", "list"]);
    assert_eq!(answer(&mut nowhere).refused(), (2, "workspace_missing"));
}

#[test]
fn a_workspace_is_found_from_below_and_remembered() {
    let bench = Bench::empty();
    let home = bench.path("");
    let mut below = program(&home);
    below.current_dir(bench.workspace().join("pipelines")).args(["--json", "workspace", "info"]);
    let id = answer(&mut below).ok()["workspace"]["id"].clone();
    let mut elsewhere = program(&home);
    elsewhere.current_dir("/").args(["--json", "workspace", "info"]);
    assert_eq!(answer(&mut elsewhere).ok()["workspace"]["id"], id);
}

#[test]
fn init_refuses_a_folder_that_is_in_use() {
    let bench = Bench::empty();
    let again = bench.call(&["workspace", "init", bench.workspace().to_str().unwrap()]);
    assert_eq!(again.refused(), (3, "workspace_exists"));
}

#[test]
fn data_has_its_shape() {
    let bench = Bench::empty();
    let file =
        bench.write("people.csv", "name;joined;score\nمريم;2024-03-01;1,5\nOmar;2024-04-02;NA\nLayla;2024-05-03;3,5\n");
    let imported = bench.call(&["data", "import", &file, "--name", "people"]).ok()["dataset"].clone();
    assert_eq!((&imported["name"], &imported["version"], &imported["rows"]), (&json!("people"), &json!(1), &json!(3)));
    assert_eq!(imported["columns"][1], json!({ "name": "joined", "type": "date" }));
    let shown = bench.call(&["data", "show", "people@1"]).ok();
    assert_eq!(shown["datasets"][0]["id"], imported["id"]);
    let profile = bench.call(&["data", "profile", "people"]).ok()["profile"].clone();
    assert_eq!((&profile["rows"], &profile["columns"][2]["missing"]), (&json!(3), &json!(1)));
    assert_eq!(bench.call(&["data", "import", &file, "--name", "people"]).ok()["dataset"]["version"], 2);
    assert_eq!(bench.call(&["data", "show", "people@3"]).refused(), (2, "dataset_missing"));
    assert_eq!(bench.call(&["data", "import", &file, "--name", "a/b"]).refused(), (2, "name_invalid"));
    let entries = bench.call(&["audit", "list"]).ok()["entries"].clone();
    assert_eq!((&entries[0]["command"], &entries[0]["outcome"]), (&json!("data.import"), &json!("name_invalid")));
}

#[test]
fn messages_come_in_arabic() {
    let bench = Bench::empty();
    let answer = bench.call(&["data", "show", "nothing", "--lang", "ar"]);
    assert_eq!(answer.refused(), (2, "dataset_missing"));
    assert!(answer.json["error"]["message"].as_str().unwrap().contains("مجموعة بيانات"), "{}", answer.json);
}

#[test]
fn completions_name_the_verbs() {
    let home = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = program(home.path()).args(["completions", shell]).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap().contains("pipeline"), "{shell}");
    }
}
