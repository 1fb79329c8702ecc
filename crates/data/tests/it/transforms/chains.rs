//! A chain gives what its links give one after the other, with files between them.

use std::path::Path;

use falaj_data::transform::{Link, Operation, Place, run_chain};
use falaj_data::{JoinKind, JoinOptions, Several};
use falaj_schema::Code;
use falaj_schema::dataset::Warning;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::texts;
use crate::{Folder, ON};

fn operation<T: serde::de::DeserializeOwned>(settings: Value, wrap: fn(T) -> Operation) -> Link {
    Link::Operation(wrap(serde_json::from_value(settings).unwrap()))
}

/// Link number `which`; names that it adds end with `at`.
fn link(which: usize, at: usize, right: &Path) -> Link {
    let join = |kind, key: &str, several| Link::Join {
        right: right.to_owned(),
        left_on: vec![key.to_owned()],
        right_on: vec![if key == "k" { "k" } else { "half" }.to_owned()],
        options: JoinOptions { kind, columns: Some(vec!["w".into()]), suffix: Some(format!("_{at}")), several },
    };
    match which {
        0 => operation(json!({"where": "n > 3 or x < 0"}), Operation::Filter),
        1 => operation(json!({"where": "t is not null"}), Operation::Filter),
        2 => operation(
            json!({"columns": [{"name": "x", "expression": "x / (n - 5)"}, {"name": format!("y{at}"), "expression": "x * 2 + n"}]}),
            Operation::Derive,
        ),
        3 => operation(json!({"names": {"x": "n", "n": "x"}}), Operation::Rename),
        4 => operation(
            json!({"by": [{"column": "x", "descending": true}, {"column": "k", "descending": false}]}),
            Operation::Sort,
        ),
        5 => operation(json!({"columns": [{"column": "x", "low": -1.5, "high": 4}]}), Operation::Clip),
        6 => operation(
            json!({"column": "x", "edges": [0.0, 2.0], "name": format!("bin{at}"), "labels": ["a", "b", "c"]}),
            Operation::Bin,
        ),
        7 => operation(
            json!({"column": "m", "parts": ["weekday", "hour", "year", "hijri_month", "is_weekend_uae"], "prefix": format!("m{at}_")}),
            Operation::DateParts,
        ),
        8 => operation(json!({"columns": [], "lower": true, "alef": true}), Operation::CleanText),
        9 => operation(json!({"columns": {"n": "real"}, "on_failure": "error"}), Operation::Cast),
        10 => join(JoinKind::Left, "k", Several::First),
        11 => join(JoinKind::Inner, "k", Several::All),
        12 => join(JoinKind::Left, "x", Several::Refuse),
        13 => join(JoinKind::Left, "k", Several::All),
        14 => join(JoinKind::Left, "k", Several::Refuse),
        _ => operation(json!({"columns": [{"name": "d", "expression": "date(m)"}]}), Operation::Derive),
    }
}

/// What ends a chain: nothing, sums, or columns.
fn end(which: usize) -> Option<Link> {
    match which {
        0 => None,
        1 => Some(Link::Select(["x", "k", "m"].map(str::to_owned).to_vec())),
        _ => Some(operation(
            json!({"by": ["k"], "columns": [
                {"name": "rows", "function": "count"},
                {"name": "mean", "function": "mean", "column": "n"},
                {"name": "most", "function": "max", "column": "x"},
                {"name": "some", "function": "count", "where": "n > 4"},
                {"name": "texts", "function": "distinct", "column": "t"}
            ]}),
            Operation::Aggregate,
        )),
    }
}

/// Which of both zeros is the greatest, nobody says.
fn rows_of(path: &Path) -> Vec<String> {
    let zero = |cell: &str| if cell == "-0" { "0".to_owned() } else { cell.to_owned() };
    texts(path).iter().map(|row| row.split(',').map(zero).collect::<Vec<_>>().join(",")).collect()
}

/// One after the other: the paths of all tables, and the warnings.
fn apart(folder: &Folder, path: &Path, links: &[Link]) -> (Vec<std::path::PathBuf>, Vec<Vec<Warning>>) {
    let (mut paths, mut warnings) = (Vec::new(), Vec::new());
    for (at, link) in links.iter().enumerate() {
        let (input, out) = (paths.last().cloned().unwrap_or(path.to_owned()), folder.path(&format!("{at}.parquet")));
        warnings.push(match link {
            Link::Operation(operation) => operation.run(&[&input], &out, ON).unwrap().warnings,
            Link::Select(names) => {
                falaj_data::select(&input, names, &out, ON).unwrap();
                Vec::new()
            }
            Link::Join { right, left_on, right_on, options } => {
                falaj_data::join(&input, right, left_on, right_on, options, &out, ON).unwrap();
                Vec::new()
            }
        });
        paths.push(out);
    }
    (paths, warnings)
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("0.5".to_owned()),
        Just("-0.0".to_owned()),
        Just("0".to_owned()),
        (-9i32..9).prop_map(|number| format!("{number}.25"))
    ]
}

fn row() -> impl Strategy<Value = String> {
    let key = prop_oneof![Just(""), Just("a"), Just("b"), Just("c"), Just("دبي")];
    let whole = prop_oneof![Just(String::new()), (0i32..10).prop_map(|number| number.to_string())];
    let text = prop_oneof![Just(""), Just("Straße X"), Just("أحمد"), Just("z")];
    let moment =
        prop_oneof![Just(""), Just("2024-02-29T23:30:00"), Just("1999-12-31T00:00:00"), Just("2022-01-01T10:00:00")];
    (key, whole, number(), text, moment).prop_map(|(k, n, x, t, m)| format!("{k},{n},{x},{t},{m}\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn a_chain_gives_what_its_links_give(
        rows in proptest::collection::vec(row(), 0..40),
        middle in proptest::collection::vec(prop_oneof![0usize..14, Just(15)], 1..6),
        last in 0usize..3,
    ) {
        let folder = Folder::new();
        // Its types are those of the first row.
        let csv = format!("k,n,x,t,m\na,1,0.5,z,2024-01-01T00:00:00\n{}", rows.concat());
        let path = folder.table("table", &csv);
        let right = folder.table("right", "k,half,w\na,0.5,1\nb,0.0,2\nd,,3\nدبي,-3.25,\na,8.25,5\n,,6\na,7.25,7\n");
        let mut links: Vec<Link> = middle.iter().enumerate().map(|(at, which)| link(*which, at, &right)).collect();
        links.extend(end(last));
        let (paths, warnings) = apart(&folder, &path, &links);
        let out = folder.path("chained.parquet");
        let made = run_chain(&path, &links, &out, ON).unwrap();
        prop_assert_eq!(rows_of(&out), rows_of(paths.last().unwrap()));
        for (table, path) in made.tables.iter().zip(&paths) {
            prop_assert_eq!(&table.columns, &falaj_data::schema(path).unwrap());
            prop_assert_eq!(table.rows, falaj_data::row_count(path).unwrap());
        }
        prop_assert_eq!(made.tables.last().unwrap(), &made.table);
        prop_assert_eq!(made.warnings, warnings);
    }
}

#[test]
fn what_can_refuse_a_row_stands_only_at_the_end() {
    let folder = Folder::new();
    let path = folder.table("table", "a,b\n1,x\n2,7\n");
    let columns = falaj_data::schema(&path).unwrap();
    let place = |link: &Link| link.place(&columns);
    let derive = |text: &str| operation(json!({"columns": [{"name": "c", "expression": text}]}), Operation::Derive);
    assert_eq!(place(&derive("a * 2")), Place::Anywhere);
    assert_eq!(place(&derive("try_integer(b)")), Place::Anywhere);
    assert_eq!(place(&derive("integer(b)")), Place::End);
    let cast = |kind: &str| operation(json!({"columns": {"b": kind}, "on_failure": "null"}), Operation::Cast);
    assert_eq!((place(&cast("text")), place(&cast("integer"))), (Place::Anywhere, Place::Alone));
    // A refusal is an error, and no file is left.
    let out = folder.path("out.parquet");
    let links = [operation(json!({"where": "a > 0"}), Operation::Filter), derive("integer(b)")];
    assert!(run_chain(&path, &links, &out, ON).is_err());
    assert!(!out.exists());
}

#[test]
fn a_chain_stops_when_it_is_told_to() {
    let folder = Folder::new();
    let path = folder.table("table", "a\n1\n2\n");
    let out = folder.path("out.parquet");
    let links = [operation(json!({"where": "a > 0"}), Operation::Filter)];
    assert_eq!(run_chain(&path, &links, &out, &|_| false).unwrap_err().code, Code::Cancelled);
    assert!(!out.exists());
}

#[test]
fn keys_that_stand_twice_are_refused_in_a_chain() {
    let folder = Folder::new();
    let path = folder.table("table", "k\na\n");
    let right = folder.table("right", "k,half,w\na,1.5,1\na,2.5,2\n");
    let error = run_chain(&path, &[link(14, 0, &right)], &folder.path("out.parquet"), ON).unwrap_err();
    assert_eq!(error.code, Code::KeysTwice);
}
