//! Settings of the nodes that make a table of tables, as the `data` crate takes them.

use std::collections::BTreeMap;

use falaj_data::transform::*;
use falaj_expr::Cleaning;
use falaj_schema::Error;
use falaj_schema::pipeline::{Node, NodeKind};

use super::reader::Reader;
use super::tables::MAX_SEED;

/// Most columns that a pivot makes unless told otherwise.
const PIVOT_LIMIT: u32 = 1_000;

/// The parameters of a kind, in the order in which they are written; none for a kind that is no operation.
pub(super) fn names(kind: NodeKind) -> &'static [&'static str] {
    match kind {
        NodeKind::Rename => &["names"],
        NodeKind::Cast => &["columns", "on_failure"],
        NodeKind::Filter => &["where"],
        NodeKind::Derive => &["columns"],
        NodeKind::Union => &["columns"],
        NodeKind::AsofJoin => {
            &["left_on", "right_on", "left_by", "right_by", "direction", "tolerance", "columns", "suffix"]
        }
        NodeKind::Aggregate => &["by", "columns"],
        NodeKind::Window => &["by", "order_by", "columns", "future"],
        NodeKind::Pivot => &["by", "column", "values", "function", "names", "limit"],
        NodeKind::Unpivot => &["keep", "columns", "name", "value"],
        NodeKind::Sort => &["by"],
        NodeKind::Sample => &["rows", "share", "seed", "stratify"],
        NodeKind::Deduplicate => &["keys", "keep"],
        NodeKind::Clip => &["columns"],
        NodeKind::Bin => &["column", "edges", "name", "labels"],
        NodeKind::CleanText => &[
            "columns",
            "nfkc",
            "diacritics",
            "tatweel",
            "alef",
            "ya",
            "ta_marbuta",
            "hamza",
            "digits",
            "lower",
            "punctuation",
            "spaces",
        ],
        NodeKind::HashText => &["column", "buckets", "longest", "prefix"],
        NodeKind::DateParts => &["column", "parts", "prefix"],
        NodeKind::Sql => &["query"],
        _ => &[],
    }
}

/// Reads the settings of a node that is an operation on tables.
pub(super) fn parse(node: &Node, kind: NodeKind) -> Result<Operation, Vec<Error>> {
    let mut r = Reader::new(node, kind);
    let operation = match kind {
        NodeKind::Rename => {
            let names: BTreeMap<String, String> = r.required_shape("names", "{\"old\": \"new\"}").unwrap_or_default();
            Operation::Rename(Rename { names })
        }
        NodeKind::Cast => Operation::Cast(Cast {
            columns: r.required_shape("columns", "{\"price\": \"real\"}").unwrap_or_default(),
            on_failure: on_failure(&mut r),
        }),
        NodeKind::Filter => Operation::Filter(Filter { condition: r.required_text("where") }),
        NodeKind::Derive => {
            let example = "[{\"name\": \"total\", \"expression\": \"price * count\"}]";
            Operation::Derive(Derive { columns: r.required_shape("columns", example).unwrap_or_default() })
        }
        NodeKind::Union => {
            let columns = r.choice("columns", &[("same", Columns::Same), ("any", Columns::Any)]);
            Operation::Union(Union { columns: columns.unwrap_or(Columns::Same) })
        }
        NodeKind::AsofJoin => Operation::AsofJoin(asof(&mut r)),
        NodeKind::Aggregate => Operation::Aggregate(aggregate(&mut r)),
        NodeKind::Window => Operation::Window(window(&mut r)),
        NodeKind::Pivot => Operation::Pivot(pivot(&mut r)),
        NodeKind::Unpivot => Operation::Unpivot(Unpivot {
            keep: r.columns("keep").unwrap_or_default(),
            columns: r.columns("columns").unwrap_or_default(),
            name: r.text("name").unwrap_or_else(|| "name".to_owned()),
            value: r.text("value").unwrap_or_else(|| "value".to_owned()),
        }),
        NodeKind::Sort => Operation::Sort(sort(&mut r)),
        NodeKind::Sample => Operation::Sample(sample(&mut r)),
        NodeKind::Deduplicate => {
            let keep = [("first", Keep::First), ("last", Keep::Last), ("none", Keep::None)];
            Operation::Deduplicate(Deduplicate {
                keys: r.columns("keys").unwrap_or_default(),
                keep: r.choice("keep", &keep).unwrap_or(Keep::First),
            })
        }
        NodeKind::Clip => {
            let example = "[{\"column\": \"price\", \"low\": 0, \"high\": 100}]";
            Operation::Clip(ClipValues { columns: r.required_shape("columns", example).unwrap_or_default() })
        }
        NodeKind::Bin => {
            let column = r.required_text("column");
            let name = r.text("name").unwrap_or_else(|| format!("{column}_bin"));
            let edges = r.required_shape("edges", "[0, 10, 20]").unwrap_or_default();
            Operation::Bin(Bin { column, edges, name, labels: r.shaped("labels", "[\"low\", \"high\"]") })
        }
        NodeKind::CleanText => Operation::CleanText(clean(&mut r)),
        NodeKind::HashText => {
            let column = r.required_text("column");
            Operation::HashText(HashText {
                buckets: r.integer("buckets", 1..=4_096, 64),
                longest: r.integer("longest", 1..=5, 1),
                prefix: r.text("prefix").unwrap_or_else(|| format!("{column}_")),
                column,
            })
        }
        NodeKind::DateParts => Operation::DateParts(date_parts(&mut r)),
        _ => Operation::Sql(Sql { query: r.required_text("query") }),
    };
    r.finish(operation)
}

fn on_failure(r: &mut Reader) -> OnFailure {
    let choices = [("error", OnFailure::Error), ("null", OnFailure::Null)];
    r.choice("on_failure", &choices).unwrap_or(OnFailure::Error)
}

fn asof(r: &mut Reader) -> AsofJoin {
    let directions =
        [("backward", Direction::Backward), ("forward", Direction::Forward), ("nearest", Direction::Nearest)];
    // A number may be written without quotes.
    let tolerance = match r.get("tolerance") {
        Some(serde_json::Value::Number(number)) => Some(number.to_string()),
        _ => r.text("tolerance"),
    };
    AsofJoin {
        left_on: r.required_text("left_on"),
        right_on: r.required_text("right_on"),
        left_by: r.columns("left_by").unwrap_or_default(),
        right_by: r.columns("right_by").unwrap_or_default(),
        direction: r.choice("direction", &directions).unwrap_or(Direction::Backward),
        tolerance,
        columns: r.columns("columns"),
        suffix: r.text("suffix").unwrap_or_else(|| "_right".to_owned()),
    }
}

fn aggregate(r: &mut Reader) -> Aggregate {
    let example = "[{\"name\": \"mean_price\", \"function\": \"mean\", \"column\": \"price\"}]";
    Aggregate {
        by: r.columns("by").unwrap_or_default(),
        columns: r.required_shape("columns", example).unwrap_or_default(),
    }
}

fn window(r: &mut Reader) -> Window {
    let example = "[{\"name\": \"before\", \"function\": \"lag\", \"column\": \"price\"}]";
    Window {
        by: r.columns("by").unwrap_or_default(),
        order_by: r.columns("order_by").unwrap_or_default(),
        columns: r.required_shape("columns", example).unwrap_or_default(),
        future: r.boolean("future", false),
    }
}

fn pivot(r: &mut Reader) -> Pivot {
    let measures = [
        ("sum", Measure::Sum),
        ("count", Measure::Count),
        ("distinct", Measure::Distinct),
        ("mean", Measure::Mean),
        ("sd", Measure::Sd),
        ("min", Measure::Min),
        ("max", Measure::Max),
        ("median", Measure::Median),
        ("first", Measure::First),
        ("last", Measure::Last),
        ("share_true", Measure::ShareTrue),
        ("mode", Measure::Mode),
    ];
    Pivot {
        by: r.required_columns("by"),
        column: r.required_text("column"),
        values: r.required_text("values"),
        function: r.choice("function", &measures).unwrap_or(Measure::Sum),
        names: r.columns("names"),
        limit: r.integer("limit", 1..=10_000, PIVOT_LIMIT),
    }
}

/// Names of columns, or objects that say which are descending.
fn sort(r: &mut Reader) -> Sort {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum By {
        Name(String),
        Whole(SortBy),
    }
    let example = "[\"city\", {\"column\": \"price\", \"descending\": true}]";
    let by: Vec<By> = r.required_shape("by", example).unwrap_or_default();
    let whole = |by| match by {
        By::Name(column) => SortBy { column, descending: false },
        By::Whole(by) => by,
    };
    Sort { by: by.into_iter().map(whole).collect() }
}

fn sample(r: &mut Reader) -> Sample {
    let share = r.number("share", 0.0..=1.0);
    let rows = r.get("rows").map(|_| r.integer("rows", 0..=MAX_SEED, 0));
    let amount = match (rows, share) {
        (Some(rows), None) => Amount::Rows(rows),
        (None, Some(share)) => Amount::Share(share),
        (Some(rows), Some(_)) => {
            r.conflict("share", "rows");
            Amount::Rows(rows)
        }
        (None, None) => {
            if r.get("share").is_none() {
                r.missing("rows");
            }
            Amount::Rows(0)
        }
    };
    Sample { amount, seed: r.integer("seed", 0..=MAX_SEED, 42), stratify: r.text("stratify") }
}

fn clean(r: &mut Reader) -> CleanText {
    let mut step = |name| r.boolean(name, false);
    let steps = Cleaning {
        nfkc: step("nfkc"),
        diacritics: step("diacritics"),
        tatweel: step("tatweel"),
        alef: step("alef"),
        ya: step("ya"),
        ta_marbuta: step("ta_marbuta"),
        hamza: step("hamza"),
        digits: step("digits"),
        lower: step("lower"),
        punctuation: step("punctuation"),
        spaces: step("spaces"),
    };
    CleanText { columns: r.columns("columns").unwrap_or_default(), steps }
}

fn date_parts(r: &mut Reader) -> DateParts {
    let column = r.required_text("column");
    let names: Vec<_> = Part::ALL.into_iter().map(|(_, name)| name).collect();
    let default = || vec![Part::Year, Part::Month, Part::Day, Part::Weekday];
    let parts = r.shaped("parts", &names.join(", ")).unwrap_or_else(default);
    let prefix = r.text("prefix").unwrap_or_else(|| format!("{column}_"));
    DateParts { column, parts, prefix }
}
