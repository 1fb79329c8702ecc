//! Data from other places than one CSV file, by the program.

use serde_json::json;

use crate::workspace::Bench;

#[test]
fn folders_are_imported_and_read_again() {
    let bench = Bench::empty();
    let folder = bench.path("lake");
    for (day, rows) in [("2024-01-01", "id,x\n1,a\n"), ("2024-01-02", "id,x\n2,b\n3,c\n")] {
        std::fs::create_dir_all(folder.join(format!("day={day}"))).unwrap();
        std::fs::write(folder.join(format!("day={day}/part.csv")), rows).unwrap();
    }
    let path = folder.display().to_string();
    let shown = bench.call(&["data", "preview", &path]).ok();
    assert_eq!((&shown["file_count"], &shown["files"][1]["bytes"]), (&json!(2), &json!(13)));
    let imported = bench.call(&["data", "import", &path]).ok()["dataset"].clone();
    assert_eq!((&imported["name"], &imported["rows"]), (&json!("lake"), &json!(3)));
    assert_eq!(imported["columns"][2], json!({ "name": "day", "type": "date" }));

    let again = bench.call(&["data", "reimport", "lake"]).ok();
    assert_eq!((&again["changes"], &again["dataset"]["version"]), (&json!(null), &json!(1)));
    std::fs::write(folder.join("day=2024-01-02/part.csv"), "id,x,y\n2,b,0.5\n").unwrap();
    assert_eq!(bench.call(&["data", "reimport", "lake"]).refused(), (3, "files_differ"));
    std::fs::write(folder.join("day=2024-01-01/part.csv"), "id,x,y\n1,a,\n").unwrap();
    let changed = bench.call(&["data", "reimport", "lake"]).ok();
    assert_eq!((&changed["changes"]["rows_after"], &changed["changes"]["added"][0]["name"]), (&json!(2), &json!("y")));
}

#[test]
fn what_a_reimport_found_is_said_to_people() {
    let bench = Bench::empty();
    let file = bench.write("t.ndjson", "{\"a\": 1}\n");
    bench.call(&["data", "import", &file]).ok();
    let said = |bench: &Bench, lang: &str| {
        let mut command = bench.command(&["data", "reimport", "t", "--lang", lang]);
        let args: Vec<_> = command.get_args().filter(|arg| *arg != "--json").map(|arg| arg.to_owned()).collect();
        let mut plain = crate::workspace::program(&bench.path(""));
        plain.args(args);
        command = plain;
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert_eq!(said(&bench, "en"), "t is unchanged: version 1 stays the newest\n");
    assert!(said(&bench, "ar").contains("الأحدث"));
    bench.write("t.ndjson", "{\"a\": 1.5, \"b\": \"x\"}\n{\"a\": 2}\n");
    let text = said(&bench, "en");
    assert!(text.starts_with("t v2 · rows before: 1, now: 2"), "{text}");
    assert!(text.contains("added: b (text)") && text.contains("a (integer → real)"), "{text}");
}

#[test]
fn sheets_are_listed_and_chosen() {
    let bench = Bench::empty();
    let book = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/tests/fixtures/excel/merged.xlsx");
    let shown = bench.call(&["data", "preview", book, "--sheet", "Wide"]).ok();
    assert_eq!((&shown["sheet"], &shown["sheets"][1]["name"]), (&json!("Wide"), &json!("Wide")));
    let imported = bench.call(&["data", "import", book, "--sheet", "2", "--name", "wide"]).ok()["dataset"].clone();
    assert_eq!(imported["columns"][1]["name"], "name / first");
    assert_eq!(bench.call(&["data", "import", book, "--sheet", "Costs"]).refused(), (3, "sheet_missing"));
}

#[test]
fn samples_have_no_place_to_be_read_from_again() {
    let bench = Bench::sample();
    assert_eq!(bench.call(&["data", "reimport", "penguins"]).refused(), (2, "origin_unknown"));
}

#[test]
fn tables_with_a_log_are_read_at_a_version() {
    let bench = Bench::empty();
    let table = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/tests/fixtures/lake/delta/sales");
    let shown = bench.call(&["data", "preview", table, "--version", "1"]).ok();
    assert_eq!((&shown["format"], &shown["table"]["version"]), (&json!("delta"), &json!("1")));
    assert_eq!((&shown["table"]["newest"], &shown["total"]), (&json!("4"), &json!(5)));
    let older = bench.call(&["data", "import", table, "--version", "0"]).ok()["dataset"].clone();
    assert_eq!((&older["name"], &older["rows"]), (&json!("sales"), &json!(3)));
    assert_eq!(older["warnings"][0]["params"]["version"], "0");
    // A version that was asked for stays what it is; the newest one moves on.
    assert_eq!(bench.call(&["data", "reimport", "sales"]).ok()["changes"], json!(null));
    let newest = bench.call(&["data", "import", table]).ok()["dataset"].clone();
    assert_eq!((&newest["rows"], &newest["warnings"][0]["params"]["state"]), (&json!(6), &json!("newest")));
    assert_eq!(bench.call(&["data", "import", table, "--version", "9"]).refused(), (2, "table_version"));
    assert_eq!(
        bench.call(&["data", "import", "--version", "1", &bench.write("t.csv", "a\n1\n")]).refused().1,
        "table_version"
    );
}

#[test]
fn folders_are_watched_listed_and_given_up() {
    let bench = Bench::empty();
    let folder = bench.path("inbox");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.display().to_string();
    let begun = bench.call(&["data", "watch", &path, "--name", "orders", "--delimiter", ";"]).ok();
    assert_eq!((&begun["dataset"], &begun["watched"]["request"]["delimiter"]), (&json!(null), &json!(";")));
    std::fs::write(folder.join("a.csv"), "id;x\n1;a\n").unwrap();
    let begun = bench.call(&["data", "watch", &path, "--name", "orders", "--delimiter", ";"]).ok();
    assert_eq!(begun["dataset"]["rows"], json!(1));
    let listed = bench.call(&["data", "watched"]).ok();
    assert_eq!((listed["watched"].as_array().unwrap().len(), &listed["watched"][0]["name"]), (1, &json!("orders")));
    bench.call(&["data", "unwatch", "orders"]).ok();
    assert_eq!(bench.call(&["data", "watched"]).ok(), json!({ "watched": [] }));
    assert_eq!(bench.call(&["data", "unwatch", "orders"]).refused(), (2, "watch_missing"));
    assert_eq!(bench.call(&["data", "watch", &bench.write("t.csv", "a\n1\n")]).refused(), (2, "not_a_folder"));
}
