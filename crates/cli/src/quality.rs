//! `falaj quality`: from verbs to commands, and the suite that `suggest` writes.

use std::path::Path;

use falaj_schema::message::{Lang, text};
use falaj_schema::quality::{self, QualitySuite};
use falaj_schema::{Code, Command, Error, Result};
use serde_json::{Value, json};

use crate::args::QualityVerb;
use crate::request::{given, text as shown};
use crate::show::{cell, heading, status, table};

/// The command of a verb, with its request.
pub fn request(verb: &QualityVerb) -> Result<(Command, Value)> {
    Ok(match verb {
        QualityVerb::List => (Command::quality_suites, json!({})),
        QualityVerb::Show { suite } => (Command::quality_suite, json!({ "suite": suite })),
        QualityVerb::Suggest { name, columns, output } => {
            // Said before the work, not after it.
            free(output.as_deref())?;
            (Command::quality_suggest, json!({ "name": name, "columns": given(columns) }))
        }
        QualityVerb::Check { name, suite, rule } => {
            (Command::quality_check, json!({ "name": name, "suite": suite, "rules": given(rule) }))
        }
        QualityVerb::Save { file } => (Command::quality_save, json!({ "suite": read(file)? })),
        QualityVerb::Remove { suite } => (Command::quality_remove, json!({ "suite": suite })),
        QualityVerb::History { suite, dataset, limit, check } => {
            (Command::quality_history, json!({ "suite": suite, "dataset": dataset, "limit": limit, "check": check }))
        }
        QualityVerb::Rows { name, suite, rule, offset, limit, columns } => (
            Command::quality_rows,
            json!({
                "name": name, "suite": suite, "rule": rule, "offset": offset, "limit": limit, "columns": given(columns),
            }),
        ),
        QualityVerb::Export { name, suite, rule, output, columns } => (
            Command::quality_export,
            json!({
                "name": name, "suite": suite, "rule": rule, "output": shown(output), "columns": given(columns),
            }),
        ),
        QualityVerb::Import { file, dataset, name, preview } => (
            Command::quality_import,
            json!({ "path": shown(file), "dataset": dataset, "name": name, "preview": preview }),
        ),
    })
}

fn read(file: &Path) -> Result<QualitySuite> {
    let content = std::fs::read(file).map_err(|e| falaj_app::io_error(file, &e))?;
    quality::parse(&content).map_err(|error| error.file(file))
}

fn free(path: Option<&Path>) -> Result<()> {
    match path.filter(|path| path.exists()) {
        Some(path) => Err(Error::new(Code::FileExists).file(path)),
        None => Ok(()),
    }
}

/// Writes the suite of an answer of `suggest` to a file, and tells where.
pub fn write_suite(response: &mut Value, path: &Path) -> Result<()> {
    free(Some(path))?;
    let suite: QualitySuite =
        serde_json::from_value(response["suite"].clone()).map_err(|e| Error::new(Code::Internal).detail(e))?;
    falaj_app::write_whole(path, quality::to_text(&suite)?.as_bytes())?;
    response["path"] = shown(path).into();
    Ok(())
}

/// What a command answered, for people.
pub fn show(command: Command, response: &Value, lang: Lang) -> String {
    match command {
        Command::quality_suites => suites(response, lang),
        Command::quality_suite | Command::quality_save => suite(response, lang),
        Command::quality_suggest => suggestions(response, lang),
        Command::quality_check => result(response, lang),
        Command::quality_history => history(response, lang),
        Command::quality_rows => rows(response, lang),
        Command::quality_import => imported(response, lang),
        _ => String::new(),
    }
}

fn suites(response: &Value, lang: Lang) -> String {
    let mut list = response["suites"].clone();
    for one in list.as_array_mut().into_iter().flatten() {
        one["counts"] = match &one["last"] {
            Value::Null => Value::Null,
            last => failing(&last["counts"], lang).into(),
        };
        one["problems"] = one["problem"]["message"].clone();
    }
    table(&list, &["name", "dataset", "rules", "counts", "problems"], lang)
}

/// How many rules fail, by severity.
fn failing(counts: &Value, lang: Lang) -> String {
    let said = ["error", "warn"].iter().filter_map(|severity| {
        let count = |status: &str| counts[*severity][status].as_u64().unwrap_or_default();
        let bad = count("failed") + count("broken");
        (bad > 0).then(|| format!("{bad} {}", text(lang, &format!("severity-{severity}"), &[])))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { text(lang, "status-passed", &[]) } else { said.join(", ") }
}

/// A rule without what stands in columns of its own, as its file has it.
fn with_settings(rule: &Value, lang: Lang) -> Value {
    let mut row = rule.clone();
    let mut settings = rule.as_object().cloned().unwrap_or_default();
    for name in ["id", "check", "severity", "column", "note"] {
        settings.shift_remove(name);
    }
    row["severity"] = text(lang, &format!("severity-{}", cell(&rule["severity"])), &[]).into();
    row["params"] =
        settings.iter().map(|(name, value)| format!("{name} {}", cell(value))).collect::<Vec<_>>().join(", ").into();
    row
}

fn suite(response: &Value, lang: Lang) -> String {
    let suite = &response["suite"];
    let rules: Vec<Value> =
        suite["rules"].as_array().into_iter().flatten().map(|rule| with_settings(rule, lang)).collect();
    let head = format!("{} · {} · {}", cell(&suite["name"]), cell(&suite["dataset"]), cell(&response["path"]));
    let mut out = format!("{head}\n\n{}", table(&rules.into(), &["id", "check", "severity", "column", "params"], lang));
    for problem in response["problems"].as_array().into_iter().flatten() {
        out += &format!("\n× {}\n  {}", cell(&problem["message"]), cell(&problem["hint"]));
    }
    out
}

fn suggestions(response: &Value, lang: Lang) -> String {
    let reasons = response["reasons"].as_array().cloned().unwrap_or_default();
    let rules = response["suite"]["rules"].as_array().into_iter().flatten().zip(&reasons);
    let rules: Vec<Value> = rules
        .map(|(rule, reason)| {
            let mut row = with_settings(rule, lang);
            row["reason"] = reason["message"].clone();
            row
        })
        .collect();
    let mut out = table(&rules.into(), &["id", "severity", "params", "reason"], lang);
    if let Some(path) = response["path"].as_str() {
        out += &format!("\n\n{}: {path}", heading("path", lang));
    }
    out
}

fn result(response: &Value, lang: Lang) -> String {
    let passed = text(lang, if response["passed"] == true { "quality-passed" } else { "quality-not-passed" }, &[]);
    let dataset = format!("{} v{}", cell(&response["dataset"]), response["version"]);
    let rows = format!("{} {}", response["rows"], heading("rows", lang));
    let mut out = format!("{passed} · {dataset} · {rows} · {} s\n\n", cell(&response["seconds"]));
    let mut list = response["results"].clone();
    for one in list.as_array_mut().into_iter().flatten() {
        one["status"] = status(&one["status"], lang).into();
        one["severity"] = text(lang, &format!("severity-{}", cell(&one["severity"])), &[]).into();
    }
    out += &table(&list, &["rule", "severity", "status", "checked_rows", "failed_rows"], lang);
    for one in response["results"].as_array().into_iter().flatten().filter(|one| one["status"] != "passed") {
        let mark = if one["severity"] == "warn" { "!" } else { "×" };
        out += &format!("\n{mark} {}: {}", cell(&one["rule"]), cell(&one["message"]));
        if let Some(hint) = one["error"]["hint"].as_str().filter(|hint| !hint.is_empty()) {
            out += &format!("\n  {hint}");
        }
    }
    out
}

fn history(response: &Value, lang: Lang) -> String {
    let mut list = response["checks"].clone();
    for one in list.as_array_mut().into_iter().flatten() {
        one["counts"] = failing(&one["counts"], lang).into();
    }
    let keys = ["suite", "dataset", "version", "rows", "counts", "seconds", "actor", "id"];
    let checks = table(&list, &keys, lang);
    let rules: Vec<Value> = response["rules"].as_array().into_iter().flatten().map(trend).collect();
    if rules.is_empty() {
        return checks;
    }
    format!("{checks}\n\n{}", table(&rules.into(), &["rule", "trend", "failed_rows", "value"], lang))
}

/// A rule over the checks of the history, oldest first, and what the newest one found.
fn trend(rule: &Value) -> Value {
    let points = rule["points"].as_array().cloned().unwrap_or_default();
    let marks = points.iter().map(|point| match point["status"].as_str() {
        Some("passed") => '✓',
        Some("failed") => '×',
        _ => '?',
    });
    let newest = points.last().cloned().unwrap_or_default();
    json!({
        "rule": rule["rule"], "trend": marks.collect::<String>(), "failed_rows": newest["failed_rows"],
        "value": newest["value"],
    })
}

fn rows(response: &Value, lang: Lang) -> String {
    let numbers = response["numbers"].as_array().cloned().unwrap_or_default();
    let mut shown = response.clone();
    if let Some(columns) = shown["columns"].as_array_mut() {
        columns.insert(0, json!({ "name": heading("position", lang) }));
    }
    for (row, number) in shown["rows"].as_array_mut().into_iter().flatten().zip(numbers) {
        if let Some(cells) = row.as_array_mut() {
            cells.insert(0, number.to_string().into());
        }
    }
    format!("{}\n\n{} {}", crate::show::rows(&shown), response["total"], heading("rows", lang))
}

fn imported(response: &Value, lang: Lang) -> String {
    let left_out = response["left_out"].as_array().map_or(0, Vec::len) as u64;
    let all = response["expectations"].as_u64().unwrap_or_default();
    let rules = response["suite"]["rules"].as_array().map_or(0, Vec::len);
    let args = [("mapped", rules.to_string()), ("all", all.to_string())];
    let mut out = text(lang, "suites-imported", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
    if let Some(path) = response["path"].as_str() {
        out += &format!("\n{}: {path}", heading("path", lang));
    }
    if left_out > 0 {
        out +=
            &format!("\n\n{}", table(&response["left_out"], &["position", "expectation", "column", "message"], lang));
    }
    out
}
