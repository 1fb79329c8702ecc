//! Profiles and matrices for people, in at most a hundred columns of a terminal.

use falaj_schema::message::{Lang, text};
use serde_json::Value;

use super::{cell, facts, grid, heading, number};

/// Columns that tell most of a target.
const TOLD: usize = 20;
/// Columns of a matrix that is shown as one.
const SQUARE: usize = 6;
/// Pairs that are shown of a larger one.
const PAIRS: usize = 40;
/// Characters of names and values.
const NAME: usize = 16;
const VALUE: usize = 10;

/// What is known of each column, what stands out, and what tells of the target.
pub fn profile(p: &Value, lang: Lang) -> String {
    let keys = ["name", "type", "semantic", "missing", "distinct", "min", "median_or_top", "max"];
    let rows = p["rows"].as_u64().unwrap_or(0);
    let columns = list(&p["columns"]);
    let lines = columns.iter().map(|column| line(column, rows, lang));
    let mut out = format!("{}\n\n{}", whole(p, lang), grid(keys.map(|key| heading(key, lang)).to_vec(), lines));
    let notes: Vec<String> = notes(p, lang);
    if !notes.is_empty() {
        out += &format!("\n\n{}", notes.join("\n"));
    }
    if let Some(target) = p["target"].as_object() {
        out += &format!("\n\n{}", told(&Value::Object(target.clone()), lang));
    }
    out
}

/// The table in one line.
fn whole(p: &Value, lang: Lang) -> String {
    let mut facts = vec![
        format!("{} {}", p["rows"], heading("rows", lang)),
        format!("{} {}", list(&p["columns"]).len(), heading("columns", lang)),
        format!("{}: {}", heading("repeated", lang), p["repeated"]),
    ];
    if p["empty"].as_u64().unwrap_or(0) > 0 {
        facts.push(format!("{}: {}", heading("empty", lang), p["empty"]));
    }
    let (unit, size) = match p["memory"].as_f64().unwrap_or(0.0) {
        bytes if bytes < 1e6 => ("report-kb", bytes / 1e3),
        bytes if bytes < 1e9 => ("report-mb", bytes / 1e6),
        bytes => ("report-gb", bytes / 1e9),
    };
    facts.push(format!("{}: {}", heading("memory", lang), text(lang, unit, &[("n", &format!("{size:.1}"))])));
    facts.join(" · ")
}

fn line(column: &Value, rows: u64, lang: Lang) -> Vec<String> {
    let missing = column["missing"].as_f64().unwrap_or(0.0) / rows.max(1) as f64 * 100.0;
    let median = [&column["quantiles"]["0.5"], &column["times"]["quantiles"]["0.5"], &column["top"][0]["value"]];
    let middle = median.into_iter().find(|value| !value.is_null()).unwrap_or(&Value::Null);
    let estimated = list(&column["estimated"]).iter().any(|one| one["figure"] == "distinct");
    let moment = column["type"] == "datetime";
    let word = |start: &str, key: &str| text(lang, &format!("{start}-{}", cell(&column[key])), &[]);
    vec![
        cut(&cell(&column["name"]), NAME),
        word("type", "type"),
        word("semantic", "semantic"),
        if missing == 0.0 { "–".to_owned() } else { format!("{missing:.1} %") },
        format!("{}{}", if estimated { "≈" } else { "" }, column["distinct"]),
        value(&column["min"], moment),
        value(middle, moment),
        value(&column["max"], moment),
    ]
}

/// A value, short: numbers with few digits, of moments the day.
fn value(value: &Value, moment: bool) -> String {
    let said = cell(value);
    if moment {
        return said.split('T').next().unwrap_or_default().to_owned();
    }
    match said.parse::<f64>() {
        Ok(found) if said.chars().count() > VALUE && found.is_finite() => number(found),
        _ => cut(&said, VALUE),
    }
}

fn cut(text: &str, most: usize) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if plain.chars().count() <= most { plain } else { plain.chars().take(most - 1).chain(['…']).collect() }
}

/// Sentences on what stands out.
fn notes(p: &Value, lang: Lang) -> Vec<String> {
    let columns = list(&p["columns"]);
    let personal = columns.iter().filter(|column| !list(&column["pii"]).is_empty()).map(|column| {
        let kind = |pii: &Value| text(lang, &format!("pii-{}", cell(&pii["kind"]).replace('_', "-")), &[]);
        let kinds: Vec<String> = list(&column["pii"]).iter().map(kind).collect();
        text(lang, "profile-pii", &[("column", &cell(&column["name"])), ("kind", &kinds.join(" · "))])
    });
    let copies = list(&p["copies"]).iter().map(|names| text(lang, "profile-copies", &[("columns", &cell(names))]));
    let suspects = list(&p["target"]["columns"]).iter().filter(|told| told["suspect"] == true).map(|told| {
        let measure = text(lang, &format!("report-measure-{}", cell(&told["measure"])), &[]);
        let (score, threshold) = (cell(&told["score"]), cell(&told["threshold"]));
        let column = cell(&told["column"]);
        let values = [("column", column.as_str()), ("measure", &measure), ("score", &score), ("threshold", &threshold)];
        text(lang, "profile-suspect", &values)
    });
    let estimated = columns.iter().any(|column| !list(&column["estimated"]).is_empty());
    let estimated = estimated.then(|| text(lang, "profile-estimated", &[]));
    personal.chain(copies).chain(suspects).map(|note| format!("! {note}")).chain(estimated).collect()
}

fn told(target: &Value, lang: Lang) -> String {
    let keys = ["column", "share", "nats", "score", "measure"];
    let lines = list(&target["columns"]).iter().take(TOLD).map(|told| {
        vec![
            cut(&cell(&told["column"]), NAME * 2),
            format!("{:.1} %", told["share"].as_f64().unwrap_or(0.0) * 100.0),
            cell(&told["information"]),
            cell(&told["score"]),
            text(lang, &format!("report-measure-{}", cell(&told["measure"])), &[]),
        ]
    });
    let head = text(lang, "report-told", &[("column", &cell(&target["column"]))]);
    let keys =
        keys.map(|key| if key == "column" { heading("name", lang) } else { text(lang, &format!("report-{key}"), &[]) });
    format!("{head}\n\n{}", grid(keys.to_vec(), lines))
}

/// A small matrix as it is, of a larger one the strongest pairs.
pub fn matrix(response: &Value, lang: Lang) -> String {
    let names: Vec<String> = list(&response["columns"]).iter().map(|name| cut(&cell(name), NAME)).collect();
    let value = |i: usize, j: usize| &response["values"][i][j];
    if names.is_empty() {
        return text(lang, "nothing-here", &[]);
    }
    if names.len() <= SQUARE {
        let short = names.iter().map(|name| cut(name, VALUE));
        let headings = std::iter::once(String::new()).chain(short).collect();
        let lines = names.iter().enumerate().map(|(i, name)| {
            std::iter::once(name.clone()).chain((0..names.len()).map(|j| cell(value(i, j)))).collect()
        });
        return grid(headings, lines);
    }
    let pairs = (0..names.len()).flat_map(|i| (i + 1..names.len()).map(move |j| (i, j)));
    let mut pairs: Vec<(usize, usize, f64)> = pairs.filter_map(|(i, j)| Some((i, j, value(i, j).as_f64()?))).collect();
    pairs.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
    let lines = pairs
        .into_iter()
        .take(PAIRS)
        .map(|(i, j, value)| vec![names[i].clone(), names[j].clone(), number(value), cell(&response["rows"][i][j])]);
    grid(["a", "b", "value", "rows"].map(|key| heading(key, lang)).to_vec(), lines)
}

/// Where a report was written, and how much is in it.
pub fn report(response: &Value, lang: Lang) -> String {
    let mut said = response.clone();
    if let Some(facts) = said.as_object_mut() {
        facts.remove("html");
    }
    facts(&said, lang)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
