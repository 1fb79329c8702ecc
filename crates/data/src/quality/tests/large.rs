//! Many rows, many columns, many rules: the same results in whatever pieces they are looked at.

use std::fmt::Write;

use super::*;
use crate::quality::check::check_within;
use crate::quality::sketch::suite as suite_of;
use crate::{Cells, to_columns};

/// Numbers that look like chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// More rows than a row group has, so that they are looked at in pieces.
const ROWS: u64 = 300_000;

fn many_rows() -> Tables {
    let mut chance = Chance(7);
    let mut csv = String::from("a,b,word,rising\n");
    let words = ["north", "south", "شمال", "جنوب", "", "west"];
    for row in 0..ROWS {
        let (a, b) = (chance.below(5_000), chance.below(9_000));
        let a = if a == 17 { String::new() } else { a.to_string() };
        let falls = if row % 131_072 == 0 && row > 0 { 2 } else { 0 };
        let word = words[chance.below(6) as usize];
        writeln!(csv, "{a},{}.25,{word},{}", b as i64 - 4_000, row * 2 + 1_000_000 - falls * 1_000 - falls / 2)
            .unwrap();
    }
    let tables = Tables::new();
    tables.add("t", &csv);
    tables
}

fn numbers(tables: &Tables, name: &str) -> Vec<f64> {
    match to_columns(&tables.path("t"), Some(&[name.to_owned()])).unwrap().columns.remove(0).1 {
        Cells::Number(values) => values,
        other => panic!("{other:?}"),
    }
}

fn texts(tables: &Tables, name: &str) -> Vec<Option<String>> {
    match to_columns(&tables.path("t"), Some(&[name.to_owned()])).unwrap().columns.remove(0).1 {
        Cells::Text { dictionary, codes } => codes.iter().map(|code| dictionary.get(*code as usize).cloned()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn pieces_together_are_what_a_plain_loop_finds() {
    let tables = many_rows();
    let (a, b) = (numbers(&tables, "a"), numbers(&tables, "b"));
    let (words, rising) = (texts(&tables, "word"), numbers(&tables, "rising"));
    let suite = rules(&[
        r#""check": "range", "column": "a", "min": 10, "max": 4900"#,
        r#""check": "range", "column": "b", "min": -3000, "where": "a < 100""#,
        r#""check": "values", "column": "word", "values": ["north", "شمال"]"#,
        r#""check": "compare", "column": "a", "op": "<", "other": "b""#,
        r#""check": "ordered", "column": "rising""#,
        r#""check": "unique", "columns": ["a", "b"]"#,
        r#""check": "unique", "columns": ["rising"]"#,
        r#""check": "distinct_count", "column": "a", "min": 1"#,
        r#""check": "statistic", "column": "b", "statistic": "median", "min": -9999"#,
        r#""check": "statistic", "column": "b", "statistic": "sum", "min": -1e12"#,
        r#""check": "expression", "expression": "a > 2500 OR word = 'west'""#,
    ]);
    let results = tables.check(&suite);
    let plain = |holds: &dyn Fn(usize) -> Option<bool>| {
        let told: Vec<(usize, bool)> = (0..ROWS as usize).filter_map(|row| Some((row, holds(row)?))).collect();
        let failing: Vec<u64> = told.iter().filter(|(_, holds)| !holds).map(|(row, _)| *row as u64 + 1).collect();
        (told.len() as u64, failing.len() as u64, failing.into_iter().take(20).collect::<Vec<_>>())
    };
    let known = |value: f64| (!value.is_nan()).then_some(value);
    let mut pairs = std::collections::HashMap::new();
    for row in 0..ROWS as usize {
        if let (Some(a), Some(b)) = (known(a[row]), known(b[row])) {
            *pairs.entry((a.to_bits(), b.to_bits())).or_insert(0u32) += 1;
        }
    }
    let expected = [
        plain(&|row| known(a[row]).map(|a| (10.0..=4900.0).contains(&a))),
        plain(&|row| (a[row] < 100.0).then(|| b[row] >= -3000.0)),
        plain(&|row| words[row].as_deref().map(|word| word == "north" || word == "شمال")),
        plain(&|row| known(a[row]).map(|a| a < b[row])),
        plain(&|row| Some(row == 0 || rising[row] >= rising[row - 1])),
        plain(&|row| known(a[row]).map(|a| pairs[&(a.to_bits(), b[row].to_bits())] == 1)),
    ];
    for (result, expected) in results.iter().zip(expected) {
        assert_eq!((result.checked_rows, result.failed_rows, result.rows.clone()), expected, "{}", result.message);
        assert_eq!(result.rows.len(), result.examples.len());
    }
    assert_eq!(results[4].rows, [131_073, 262_145]);
    assert_eq!(results[6].failed_rows, 0);
    let different: std::collections::HashSet<u64> = a.iter().filter(|a| !a.is_nan()).map(|a| a.to_bits()).collect();
    assert_eq!(results[7].observed.value, Some(Scalar::Integer(different.len() as i64)));
    let mut sorted = b.clone();
    sorted.sort_by(f64::total_cmp);
    let half = ROWS as usize / 2;
    assert_eq!(results[8].observed.value, Some(Scalar::Real((sorted[half - 1] + sorted[half]) / 2.0)));
    // Quarters are exact in binary: the plain sum has no rounding in it.
    assert_eq!(results[9].observed.value, Some(Scalar::Real(b.iter().sum())));
    let expected = plain(&|row| {
        let west = words[row].as_deref().map(|word| word == "west");
        match (known(a[row]).map(|a| a > 2500.0), west) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    });
    assert_eq!((results[10].checked_rows, results[10].failed_rows, results[10].rows.clone()), expected);

    // With little memory the same comes of it, in more ways through the table.
    let find = |name: &str| tables.find(name);
    let little = check_within(&tables.path("t"), &suite.rules, &find, 0, 1 << 20, &|_| true).unwrap();
    let plenty = check_within(&tables.path("t"), &suite.rules, &find, 0, usize::MAX, &|_| true).unwrap();
    let said = |checked| report(&suite, checked, falaj_schema::message::Lang::En);
    assert_eq!(said(&little), said(&plenty));
}

#[test]
fn thousands_of_columns_and_rules_are_checked_together() {
    const COLUMNS: usize = 5_000;
    let tables = Tables::new();
    let names: Vec<String> = (0..COLUMNS).map(|at| format!("c{at}")).collect();
    let mut csv = names.join(",") + "\n";
    for row in 0..3usize {
        let cells: Vec<String> = (0..COLUMNS).map(|at| (at + row).to_string()).collect();
        csv += &(cells.join(",") + "\n");
    }
    tables.add("t", &csv);
    let mut all = Vec::new();
    for (at, name) in names.iter().enumerate().take(3_000) {
        all.push(match at % 6 {
            0 => format!(r#"{{"id": "{at}", "check": "not_missing", "column": "{name}"}}"#),
            1 => format!(r#"{{"id": "{at}", "check": "range", "column": "{name}", "min": {at}, "max": {}}}"#, at + 1),
            2 => format!(r#"{{"id": "{at}", "check": "expression", "expression": "{name} >= {at}"}}"#),
            3 => format!(r#"{{"id": "{at}", "check": "unique", "columns": ["{name}"]}}"#),
            4 => format!(
                r#"{{"id": "{at}", "check": "statistic", "column": "{name}", "statistic": "median", "min": 0}}"#
            ),
            _ => format!(
                r#"{{"id": "{at}", "check": "compare", "column": "{name}", "op": "<", "other": "c{}"}}"#,
                at + 1
            ),
        });
    }
    all.push(format!(r#"{{"id": "last", "check": "range", "column": "c{}", "max": 1}}"#, COLUMNS - 1));
    let results = tables.check(&suite_of(&all.join(",")));
    assert_eq!(results.len(), 3_001);
    for (at, result) in results.iter().enumerate().take(3_000) {
        assert_eq!(result.rule, at.to_string());
        let expected = if at % 6 == 1 { FAILED } else { PASSED };
        assert_eq!(result.status, expected, "{}", result.message);
    }
    assert_eq!((results[1].rows.clone(), results[3_000].failed_rows), (vec![3], 3));
}
