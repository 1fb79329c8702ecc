use falaj_schema::dataset::{
    ColumnProfile, Dataset, Histogram, Pii, Profile, Semantic, TargetMeasure, TargetProfile, TargetRelation, TopValue,
};
use falaj_schema::inspect::{MatrixResponse, RelationMethod};
use falaj_schema::message::Lang;

use super::private::tests::column;
use super::{Page, Report};

fn dataset(name: &str) -> Dataset {
    serde_json::from_value(serde_json::json!({
        "id": "d", "name": name, "version": 3, "rows": 100, "columns": [], "digest": "0123456789abcdef", "bytes": 5000,
        "source": "/secret/place/t.csv", "created": 0, "actor": "mariam", "warnings": [],
    }))
    .unwrap()
}

fn profile(columns: Vec<ColumnProfile>) -> Profile {
    serde_json::from_value(serde_json::json!({
        "dataset": "t", "version": 3, "rows": 100, "repeated": 4, "columns": columns, "seconds": 0.1,
    }))
    .unwrap()
}

fn top(values: &[(&str, u64)]) -> Vec<TopValue> {
    values.iter().map(|(value, count)| TopValue { value: (*value).to_owned(), count: *count }).collect()
}

fn report(name: &str, profile: &Profile, lang: Lang) -> Report {
    report_with(name, profile, &matrix(&[], Vec::new()), lang)
}

fn report_with(name: &str, profile: &Profile, related: &MatrixResponse, lang: Lang) -> Report {
    Page { dataset: &dataset(name), profile, related, command: "falaj data profile t --json", lang }.report().unwrap()
}

fn matrix(columns: &[&str], values: Vec<Vec<Option<f64>>>) -> MatrixResponse {
    MatrixResponse {
        method: RelationMethod::Mixed,
        columns: columns.iter().map(|name| (*name).to_owned()).collect(),
        rows: vec![vec![1_234; columns.len()]; columns.len()],
        values,
        complete: true,
        left_out: 0,
    }
}

/// Every tag of the document, in order, without what stands in them.
fn tags(html: &str) -> Vec<String> {
    let starts = html.split('<').skip(1);
    starts
        .map(|tag| tag.split(|c: char| !c.is_alphanumeric() && c != '/' && c != '!').next().unwrap().to_owned())
        .collect()
}

const NASTY: &str = "<script>alert(1)</script>\" onload='x' &amp; \u{202e}";

fn nasty() -> Profile {
    let mut one = column(NASTY);
    one.top = top(&[("<img src=x onerror=alert(2)>", 60), ("</style>", 40)]);
    one.distinct = 2;
    let mut two = column("n");
    two.kind = falaj_schema::dataset::ColumnType::Real;
    two.histogram = Some(Histogram { edges: vec![0.0, 1.0, 2.0], counts: vec![3, 97] });
    let mut profile = profile(vec![one, two]);
    profile.copies = vec![vec![NASTY.to_owned(), "</title>".to_owned()]];
    profile.target = Some(TargetProfile {
        column: NASTY.to_owned(),
        classes: true,
        balance: top(&[("<b>yes</b>", 70), ("no", 30)]),
        others: 0,
        histogram: None,
        entropy: 0.6,
        bins: 4,
        rows: 100,
        columns: vec![TargetRelation {
            column: "<svg onload=alert(3)>".to_owned(),
            information: 0.3,
            share: 0.5,
            score: Some(0.99),
            measure: TargetMeasure::Auc,
            threshold: 0.95,
            suspect: true,
            rows: 100,
        }],
    });
    profile
}

#[test]
fn nothing_of_the_data_becomes_markup() {
    for lang in Lang::ALL {
        let html = report("<iframe>", &nasty(), lang).html;
        let tags = tags(&html);
        for tag in ["script", "img", "iframe", "b", "object", "link", "a"] {
            assert!(!tags.iter().any(|found| found == tag), "<{tag}> stands in the report");
        }
        let ends = |name: &str| tags.iter().filter(|tag| **tag == format!("/{name}")).count();
        // One in the head, one in each picture.
        assert_eq!((ends("style"), ends("svg")), (1, 3));
        assert_eq!(ends("title"), 4);
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp; "));
        for word in ["http://", "https://", "url(", "@import", "src=x onerror=alert(2)>"] {
            assert!(!html.contains(word), "{word}");
        }
    }
}

#[test]
fn every_word_is_in_the_catalogue() {
    for lang in Lang::ALL {
        let html = report("t", &nasty(), lang).html;
        let body = html.split("<body>").nth(1).unwrap();
        for start in ["report-", "semantic-", "type-", "pii-"] {
            assert!(!body.contains(&format!(">{start}")), "a key of the catalogue stands in the report: {start}…");
        }
        assert!(!body.contains("{ $") && !body.contains("{$"));
    }
}

#[test]
fn columns_that_go_together_are_listed_strongest_first() {
    let mut columns: Vec<ColumnProfile> = ["<i>city</i>", "kind", "x", "y"].map(column).to_vec();
    for number in &mut columns[2..] {
        number.kind = falaj_schema::dataset::ColumnType::Real;
    }
    let values = [
        [Some(1.0), Some(0.25), Some(0.5), Some(0.01)],
        [Some(0.25), Some(1.0), None, None],
        [Some(0.5), None, Some(1.0), Some(-0.875)],
        [Some(0.01), None, Some(-0.875), Some(1.0)],
    ];
    let values: Vec<Vec<Option<f64>>> = values.map(|row| row.to_vec()).to_vec();
    let mut related = matrix(&["<i>city</i>", "kind", "x", "y"], values);
    let profile = profile(columns);
    let html = report_with("t", &profile, &related, Lang::En).html;
    let places: Vec<usize> = ["−0.875", "Correlation ratio", "Cramér"]
        .map(|said| html.find(said).unwrap_or_else(|| panic!("{said}")))
        .to_vec();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html.contains("Spearman") && html.contains("1,234") && !html.contains("<i>"));
    assert!(!html.contains("0.01<"), "what says little is left out");
    assert!(!html.contains("Rows spread over the table"));
    (related.complete, related.left_out) = (false, 7);
    let html = report_with("t", &profile, &related, Lang::Ar).html;
    assert!(html.contains("أعمدة تترافق") && html.contains("صفوف موزعة"));
    // Numbers may stand in marks of their own direction.
    let left_out = html.split("أعمدة لم تُفحص").nth(1).and_then(|rest| rest.split('<').next());
    assert!(left_out.is_some_and(|rest| rest.contains('7')), "{left_out:?}");
}

#[test]
fn arabic_reads_from_right_to_left() {
    let html = report("رحلات", &nasty(), Lang::Ar).html;
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("تقرير عن بيانات") && html.contains("نظرة عامة") && html.contains("قد يكشف الهدف"));
    assert!(report("t", &nasty(), Lang::En).html.contains("<html lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn values_of_persons_and_rare_values_stay_away() {
    let secret = || top(&[("secret-value", 90), ("other-secret", 10)]);
    let mut pii = column("contact");
    pii.pii = vec![Pii { kind: "email".into(), share: 0.9 }];
    let mut identifier = column("key");
    identifier.semantic = Semantic::Identifier;
    let mut text = column("note");
    text.semantic = Semantic::Text;
    let mut columns = vec![pii, identifier, text, column("full name")];
    for column in &mut columns {
        column.top = secret();
        (column.min, column.max) = (Some("secret-min".into()), Some("secret-max".into()));
        column.histogram = Some(Histogram { edges: vec![0.0, 1.0], counts: vec![100] });
    }
    let mut open = column("city");
    open.top = top(&[("Dubai", 96), ("rare-place", 4)]);
    open.min = Some("secret-min".into());
    columns.push(open);
    let html = report("t", &profile(columns), Lang::En).html;
    assert!(!html.contains("secret"), "{}", html.split("secret").nth(1).unwrap_or_default());
    assert!(html.contains("Dubai") && !html.contains("rare-place"));
    assert!(!html.contains("<svg"), "no distribution of what is hidden");
    assert!(html.contains("they look like personal data (E-mail)"));
}

#[test]
fn a_report_stays_below_two_megabytes() {
    let columns = (0..3_000).map(|n| {
        let mut one = column(&format!("{n} {}", "ع".repeat(300)));
        one.top = top(&[("x".repeat(200).as_str(), 60), ("y".repeat(200).as_str(), 40)]);
        one.histogram = Some(Histogram { edges: (0..=40).map(f64::from).collect(), counts: (0..40).collect() });
        one
    });
    let mut profile = profile(columns.collect());
    profile.copies = (0..1_500).map(|n| vec!["&".repeat(400); 2 + n % 60]).collect();
    let report = report("t", &profile, Lang::Ar);
    assert!(report.html.len() < 2_000_000, "{}", report.html.len());
    assert!((20..3_000).contains(&report.columns), "{}", report.columns);
    assert!(report.html.contains("falaj data profile t --json"));
}

#[test]
fn a_table_without_rows_or_columns_has_a_report_too() {
    let mut empty = profile(Vec::new());
    empty.rows = 0;
    assert_eq!(report("t", &empty, Lang::En).columns, 0);
    let mut nothing = column("x");
    nothing.missing = 100;
    assert!(report("t", &profile(vec![nothing]), Lang::En).html.contains("Without any value"));
}
