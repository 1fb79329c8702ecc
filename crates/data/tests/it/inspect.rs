use falaj_data::{ImportOptions, matrix, preview, relations, shifts};
use falaj_schema::Code;
use falaj_schema::dataset::ColumnType;
use falaj_schema::inspect::{RelationMethod, Span};

use crate::{Folder, ON, import};

const PEARSON: RelationMethod = RelationMethod::Pearson;

#[test]
fn a_preview_shows_the_first_rows_and_what_was_detected() {
    let folder = Folder::new();
    let lines: String = (0..2_000).map(|n| format!("{n};{}\n", if n == 3 { "NA" } else { "x" })).collect();
    let path = folder.file("a.csv", format!("id;word\n{lines}"));
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!(
        (found.format, found.delimiter.as_deref(), found.encoding.as_deref()),
        ("csv", Some(";"), Some("utf-8"))
    );
    assert_eq!((found.rows.len(), found.looked, found.total), (20, 1_000, None));
    assert_eq!(found.columns[0].kind, ColumnType::Integer);
    assert_eq!(found.rows[3], [Some("3".to_owned()), None]);
    assert!(found.problem.is_none());
}

#[test]
fn a_preview_shows_what_it_can_of_a_file_that_would_be_refused() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "a,b\n1,2\n3\n4,5,6\n");
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!(found.rows.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 3]);
    let problem = found.problem.unwrap();
    assert_eq!((problem.code, problem.params["count"].as_str()), (Code::CsvRagged, "2"));
    let empty = folder.file("b.csv", "a,b\n");
    assert_eq!(preview(&empty, &ImportOptions::default()).unwrap().problem.unwrap().code, Code::NoRows);
}

#[test]
fn a_preview_of_parquet_knows_how_many_rows_there_are() {
    let folder = Folder::new();
    let path = folder.table("t", "a,b\n1,x\n2,y\n");
    let found = preview(&path, &ImportOptions::default()).unwrap();
    assert_eq!((found.format, found.total, found.rows.len()), ("parquet", Some(2), 2));
}

#[test]
fn a_file_without_a_header_has_numbered_columns() {
    let folder = Folder::new();
    let path = folder.file("a.csv", "1,x\n2,y\n");
    let bare = ImportOptions { header: Some(false), ..ImportOptions::default() };
    let (imported, rows) = import(&path, &bare).unwrap();
    assert_eq!(imported.rows, 2);
    assert_eq!(
        imported.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        ["column_1", "column_2"]
    );
    assert_eq!(rows[0], [Some("1".to_owned()), Some("x".to_owned())]);
    assert!(imported.warnings.is_empty(), "{:?}", imported.warnings);
}

#[test]
fn only_the_columns_asked_for_are_read() {
    let folder = Folder::new();
    let path = folder.table("t", "a,b,c\n1,2,3\n");
    let names = ["c".to_owned(), "a".to_owned()];
    let found = falaj_data::rows(&path, 0, 5, Some(&names)).unwrap();
    assert_eq!(found.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    assert_eq!(found.rows, [[Some("3".to_owned()), Some("1".to_owned())]]);
    let missing = falaj_data::rows(&path, 0, 5, Some(&["z".to_owned()])).unwrap_err();
    assert_eq!(missing.code, Code::ColumnMissing);
    let twice = falaj_data::rows(&path, 0, 5, Some(&["a".to_owned(), "a".to_owned()])).unwrap_err();
    assert_eq!(twice.code, Code::ColumnTwice);
}

/// Expected correlations are those of `pandas.DataFrame.corr` of the same values.
#[test]
fn columns_are_related_by_pearsons_correlation() {
    let folder = Folder::new();
    let path = folder.table("t", "x,y,z,word\n1,2,9,a\n2,4,7,b\n3,6,8,a\n4,8,,b\n5,11,1,a\n");
    let found = relations(&path, Some("x"), PEARSON, ON).unwrap();
    let pairs: Vec<_> = found.relations.iter().map(|one| (one.b.as_str(), one.rows)).collect();
    assert_eq!(pairs, [("y", 5), ("z", 4)]);
    assert!((found.relations[0].r - 0.995_893_206).abs() < 1e-8, "{}", found.relations[0].r);
    assert!((found.relations[1].r + 0.909_651_273).abs() < 1e-8, "{}", found.relations[1].r);
    assert!(found.over_time.is_none());
    let strong = relations(&path, None, PEARSON, ON).unwrap();
    assert!(strong.complete && strong.relations.len() == 3, "{strong:?}");
    assert_eq!((strong.relations[0].a.as_str(), strong.relations[0].b.as_str()), ("x", "y"));
    assert!(relations(&path, Some("word"), PEARSON, ON).unwrap().relations.is_empty());
    assert_eq!(relations(&path, Some("w"), PEARSON, ON).unwrap_err().code, Code::ColumnMissing);
}

#[test]
fn a_column_is_followed_over_time() {
    let folder = Folder::new();
    let mut csv = "day,value\n".to_owned();
    for month in 1..=6 {
        csv.push_str(&format!(
            "2024-{month:02}-10,{month}\n2024-{month:02}-20,{}\n",
            if month == 2 { "" } else { "7" }
        ));
    }
    let found = relations(&folder.table("t", &csv), Some("value"), PEARSON, ON).unwrap().over_time.unwrap();
    assert_eq!((found.column.as_str(), found.span, found.starts.len()), ("day", Span::Month, 6));
    assert_eq!(found.rows, [2; 6]);
    assert_eq!(found.missing, [0, 1, 0, 0, 0, 0]);
    assert_eq!(found.means[..2], [Some(4.0), Some(2.0)]);
}

#[test]
fn a_version_moved_as_far_as_its_values_did() {
    let folder = Folder::new();
    let old = folder.table(
        "old",
        "n,word,flag,day\n1,a,true,2024-01-01\n2,a,true,2024-01-02\n3,b,false,2024-01-03\n4,b,false,2024-01-04\n",
    );
    let new = folder.table(
        "new",
        "n,word,flag,day\n3,b,true,2024-01-01\n4,b,true,2024-01-02\n5,c,true,2024-01-03\n6,c,true,2024-01-04\n",
    );
    let names = ["n", "word", "flag", "day"].map(str::to_owned);
    assert_eq!(shifts(&old, &new, &names, ON).unwrap(), [Some(0.5), Some(0.5), Some(0.5), Some(0.0)]);
    assert_eq!(shifts(&old, &old, &names, ON).unwrap(), [Some(0.0); 4]);
    let unique = folder.table("unique", "word\na\nb\nc\n");
    assert_eq!(shifts(&unique, &unique, &names[1..2], ON).unwrap(), [None]);
    assert_eq!(shifts(&old, &new, &names, &|_| false).unwrap_err().code, Code::Cancelled);
}

fn penguins(folder: &Folder) -> std::path::PathBuf {
    let csv = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/samples/data/penguins.csv");
    folder.table("penguins", &std::fs::read_to_string(csv).unwrap())
}

/// Expected: pandas' `Series.corr(method="spearman")`; Bergsma's formulas on pandas' `crosstab` with scipy's χ²; the
/// correlation ratio by pandas' `groupby`. Of the same columns.
#[test]
fn relations_of_real_data_are_those_of_pandas_and_scipy() {
    let folder = Folder::new();
    let path = penguins(&folder);
    let of = |a: &str, b: &str, method: RelationMethod| {
        let names = [a.to_owned(), b.to_owned()];
        let found = matrix(&path, Some(&names), method, ON).unwrap();
        assert!(found.complete && found.values[0][1] == found.values[1][0]);
        (found.values[0][1], found.rows[0][1])
    };
    for (a, b, method, expected, rows) in [
        ("bill_length_mm", "bill_depth_mm", RelationMethod::Pearson, Some(-0.23505287035553274), 342),
        ("bill_length_mm", "bill_depth_mm", RelationMethod::Spearman, Some(-0.22174915179457863), 342),
        ("year", "bill_length_mm", RelationMethod::Mixed, Some(0.06360232052022068), 342),
        ("species", "island", RelationMethod::Cramer, Some(0.6573290190537864), 344),
        ("species", "sex", RelationMethod::Mixed, Some(0.0), 333),
        ("species", "flipper_length_mm", RelationMethod::Ratio, Some(0.8821728382519646), 342),
        ("body_mass_g", "species", RelationMethod::Mixed, Some(0.8183348664745757), 342),
        ("species", "island", RelationMethod::Ratio, None, 0),
        ("species", "island", RelationMethod::Spearman, None, 0),
    ] {
        let (found, of) = of(a, b, method);
        let close = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
            (found, expected) => found == expected,
        };
        assert!(close && of == rows, "{a} {b} {method:?}: {found:?} of {of}");
    }
}

#[test]
fn a_matrix_takes_the_columns_that_its_method_can_relate() {
    let folder = Folder::new();
    let path = penguins(&folder);
    let columns = |method| matrix(&path, None, method, ON).unwrap().columns;
    let numbers = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "year"];
    assert_eq!(columns(RelationMethod::Pearson), numbers);
    assert_eq!(columns(RelationMethod::Cramer), ["species", "island", "sex", "year"]);
    assert_eq!(columns(RelationMethod::Mixed).len(), 8);
    let header: Vec<String> = (0..70).map(|n| format!("c{n}")).collect();
    let row = |n: u64| (0..70).map(|c| (n * (c + 3) % 17).to_string()).collect::<Vec<_>>().join(",");
    let rows: String = (0..30).map(|n| row(n) + "\n").collect();
    let wide = folder.table("wide", &format!("{}\n{rows}", header.join(",")));
    let found = matrix(&wide, None, RelationMethod::Pearson, ON).unwrap();
    assert_eq!((found.columns.len(), found.left_out, found.values.len()), (60, 10, 60));
    assert_eq!(found.values[5][5], Some(1.0));
    assert_eq!(matrix(&wide, None, RelationMethod::Spearman, &|_| false).unwrap_err().code, Code::Cancelled);
    let many: Vec<String> = header[..61].to_vec();
    assert_eq!(matrix(&wide, Some(&many), RelationMethod::Pearson, ON).unwrap_err().code, Code::BadRequest);
}
