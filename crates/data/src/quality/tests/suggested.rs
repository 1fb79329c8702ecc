//! Suggested rules.

use std::collections::BTreeMap;
use std::fmt::Write;

use falaj_schema::quality::{QualityCheck, QualityRule, Severity, SuggestReason as Reason};

use super::*;
use crate::quality::{Suggested, suggest};

/// Two thousand rows of a shop.
fn shop() -> Tables {
    let mut csv = String::from("id,when,kind,price,note,email,code,lang,maybe,same,flag\n");
    let kinds = ["food", "cloth", "كتب"];
    for n in 0..2_000u32 {
        let note = format!("Note {n} says: it was a {} with {} words in it and more", kinds[n as usize % 3], n % 17);
        let maybe = if n % 100 == 0 { String::new() } else { n.to_string() };
        writeln!(
            csv,
            "{},2013-{:02}-{:02}T08:00:00,{},{}.5,{note},u{n}@example.ae,AB-{:04},{},{maybe},k,{}",
            n + 5_000,
            n / 200 + 1,
            n % 200 / 10 + 1,
            kinds[n as usize % 3],
            n % 97 + 3,
            n % 700,
            if n % 2 == 0 { "ar" } else { "en" },
            n % 2 == 0,
        )
        .unwrap();
    }
    let tables = Tables::new();
    tables.add("t", &csv);
    tables
}

fn suggested(tables: &Tables, columns: Option<&[String]>) -> BTreeMap<String, Suggested> {
    let path = tables.path("t");
    let profile = crate::profile(&path, None, &|_| true).unwrap();
    let found = suggest(&path, &profile, columns, &|_| true).unwrap();
    found.into_iter().map(|one| (one.rule.id.clone(), one)).collect()
}

#[test]
fn what_is_suggested_holds_and_says_why() {
    let tables = shop();
    let found = suggested(&tables, None);
    let reason = |id: &str| found.get(id).map(|one| (one.reason, one.rule.severity));
    assert_eq!(reason("columns"), Some((Reason::Schema, Severity::Error)));
    assert_eq!(reason("rows"), Some((Reason::RowCount, Severity::Warn)));
    assert_eq!(reason("id.unique"), Some((Reason::TellsApart, Severity::Error)));
    assert_eq!(reason("id.ordered"), Some((Reason::Rising, Severity::Warn)));
    assert_eq!(reason("when.ordered"), Some((Reason::Rising, Severity::Warn)));
    assert_eq!(reason("price.not_missing"), Some((Reason::NothingMissing, Severity::Error)));
    assert_eq!(reason("maybe.not_missing"), Some((Reason::FewMissing, Severity::Warn)));
    assert_eq!(reason("price.range"), Some((Reason::NotNegative, Severity::Warn)));
    assert_eq!(reason("kind.values"), Some((Reason::FewValues, Severity::Warn)));
    assert_eq!(reason("same.values"), Some((Reason::Constant, Severity::Warn)));
    assert_eq!(reason("email.pattern"), Some((Reason::Personal, Severity::Warn)));
    assert_eq!(reason("code.pattern"), Some((Reason::Shape, Severity::Warn)));
    for nothing in ["note.pattern", "note.values", "flag.values", "price.ordered", "when.range", "id.range"] {
        assert_eq!(reason(nothing), None, "{nothing}");
    }
    let check = |id: &str| found[id].rule.check.clone();
    let price = QualityCheck::Range {
        column: "price".into(),
        min: Some(Scalar::Real(0.0)),
        max: Some(Scalar::Real(110.0)),
        strict_min: false,
        strict_max: false,
    };
    assert_eq!(check("price.range"), price);
    assert!(matches!(check("code.pattern"), QualityCheck::Pattern { pattern, .. } if pattern == "^[A-Z]{2}-[0-9]{4}$"));
    assert_eq!(found["maybe.not_missing"].rule.mostly, 0.98);
    let rules: Vec<QualityRule> = found.into_values().map(|one| one.rule).collect();
    let mut suite = QualitySuite::new("s", "t");
    suite.rules = rules;
    assert_eq!(crate::quality::validate(&suite), []);
    assert!(tables.check(&suite).iter().all(|result| result.status == PASSED));
}

#[test]
fn rules_are_suggested_for_some_columns() {
    let tables = shop();
    let found = suggested(&tables, Some(&["kind".to_owned()]));
    assert_eq!(found.keys().collect::<Vec<_>>(), ["kind.not_missing", "kind.values"]);
    let profile = crate::profile(&tables.path("t"), None, &|_| true).unwrap();
    let unknown = suggest(&tables.path("t"), &profile, Some(&["kidn".to_owned()]), &|_| true).unwrap_err();
    assert_eq!(unknown.code, Code::ColumnMissing);
}

#[test]
fn little_data_suggests_little() {
    let tables = Tables::new();
    tables.add("t", "a,b\n1,x\n2,y\n");
    let found = suggested(&tables, None);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["a.not_missing", "b.not_missing", "columns", "rows"]);
    assert_eq!(found["a.not_missing"].rule.severity, Severity::Warn);
}
