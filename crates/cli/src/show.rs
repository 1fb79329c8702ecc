//! Results as people read them in a terminal. Scripts ask for `--json` instead.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use falaj_schema::Command;
use falaj_schema::message::{Lang, text};
use serde_json::Value;

mod data;
mod moment;
mod profile;
mod run;

pub(crate) use data::rows;
use data::{comparison, dataset, datasets, preview, reimported, uses, watched, watching};
use run::run;

/// What `command` answered, written for people in `lang`.
pub fn show(command: Command, response: &Value, lang: Lang) -> String {
    match command {
        Command::workspace_info => facts(&response["workspace"], lang),
        Command::workspace_check => troubles(response, lang),
        Command::data_import | Command::data_show => dataset(&response["dataset"], lang),
        Command::data_reimport => reimported(response, lang),
        Command::data_watch | Command::data_unwatch => watching(command, response, lang),
        Command::data_watched => watched(response, lang),
        Command::data_list => datasets(response, lang),
        Command::data_profile | Command::pipeline_inspect => profile::profile(&response["profile"], lang),
        Command::data_matrix => profile::matrix(response, lang),
        Command::data_chart | Command::pipeline_chart => crate::table_chart::show(response, lang),
        Command::data_report | Command::pipeline_report => profile::report(response, lang),
        Command::data_rows => rows(response),
        Command::data_preview => preview(response, lang),
        Command::data_versions => table(&response["versions"], &["version", "rows", "bytes", "source", "actor"], lang),
        Command::data_compare => comparison(response, lang),
        Command::data_relations => table(&response["relations"], &["a", "b", "r", "rows"], lang),
        Command::data_uses => uses(response, lang),
        Command::quality_export => facts(&response["export"], lang),
        Command::quality_suites
        | Command::quality_suite
        | Command::quality_save
        | Command::quality_suggest
        | Command::quality_check
        | Command::quality_history
        | Command::quality_rows
        | Command::quality_import => crate::quality::show(command, response, lang),
        Command::sources_list => table(&response["sources"], &["name", "place", "actor"], lang),
        Command::sources_add | Command::sources_remove => facts(&response["source"], lang),
        Command::sources_check => facts(response, lang),
        Command::sources_tables => table(&response["tables"], &["schema", "table", "view", "rows", "bytes"], lang),
        Command::sources_preview => rows(response),
        Command::sources_import => dataset(&response["dataset"], lang),
        Command::pipeline_reset => facts(response, lang),
        Command::pipeline_new => facts(&response["pipeline"], lang),
        Command::pipeline_list => table(&response["pipelines"], &["id", "name", "nodes", "problems", "path"], lang),
        Command::pipeline_show => table(&response["pipeline"]["nodes"], &["id", "kind"], lang),
        Command::pipeline_validate => validation(response, lang),
        Command::pipeline_kinds
        | Command::pipeline_open
        | Command::pipeline_save
        | Command::pipeline_create
        | Command::pipeline_history
        | Command::pipeline_version
        | Command::pipeline_diff
        | Command::pipeline_rows => crate::pipeline::show(command, response, lang),
        Command::component_list | Command::component_show | Command::component_publish | Command::component_remove => {
            crate::component::show(command, response, lang)
        }
        Command::pipeline_complete => table(&response["candidates"], &["text", "kind", "signature", "doc"], lang),
        Command::pipeline_preview_expression => preview_expression(response),
        Command::pipeline_run | Command::runs_show | Command::runs_cancel => run(&response["run"], lang),
        Command::runs_list => runs(&response["runs"], lang),
        Command::runs_compare => compare(response, lang),
        Command::runs_series => series(&response["series"], lang),
        Command::models_list => models(&response["models"], lang),
        Command::models_show => model(response, lang),
        Command::models_predict => prediction(&response["prediction"], lang),
        Command::deploy_create | Command::deploy_status | Command::deploy_stop | Command::deploy_start => {
            facts(&response["deployment"], lang)
        }
        Command::deploy_metrics => facts(&response["metrics"], lang),
        Command::deploy_logs => logs(response),
        Command::deploy_list => table(&response["deployments"], &["name", "status", "url", "restarts"], lang),
        Command::deploy_ask => answers(&response["predictions"], lang),
        Command::audit_list => {
            table(&response["entries"], &["seq", "actor", "host", "command", "subject", "outcome"], lang)
        }
        Command::machine_info => facts(&response["machine"], lang),
        Command::charts_render => facts(&response["picture"], lang),
        Command::machine_hardware => facts(&response["hardware"], lang),
        Command::jobs_cancel | Command::quality_remove => String::new(),
        Command::version => format!("falaj {}", cell(&response["version"])),
    }
}

pub fn heading(key: &str, lang: Lang) -> String {
    let id = format!("col-{}", key.replace('_', "-"));
    let found = text(lang, &id, &[]);
    // What the catalogue does not name is a name itself: a metric, a column, a setting.
    if found == id { key.to_owned() } else { found }
}

fn new_table() -> Table {
    let mut table = Table::new();
    table.load_preset(NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table
}

/// One value as text: three significant digits are enough to read, names stay whole.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        Value::Number(n) if n.is_f64() => number(n.as_f64().unwrap_or(f64::NAN)),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.iter().map(|(k, v)| format!("{k} {}", cell(v))).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn number(x: f64) -> String {
    if x == 0.0 || (1e-3..1e6).contains(&x.abs()) {
        let text = format!("{x:.4}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        format!("{x:.3e}")
    }
}

fn grid(headings: Vec<String>, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = new_table();
    table.set_header(headings);
    let rows: Vec<_> = rows.into_iter().collect();
    for row in &rows {
        table.add_row(row);
    }
    for (i, column) in table.column_iter_mut().enumerate() {
        if rows.iter().all(|row| row.get(i).is_none_or(|c| c == "–" || c.parse::<f64>().is_ok())) && !rows.is_empty()
        {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

pub fn table(list: &Value, keys: &[&str], lang: Lang) -> String {
    let rows = list.as_array().cloned().unwrap_or_default();
    if rows.is_empty() {
        return text(lang, "nothing-here", &[]);
    }
    let headings = keys.iter().map(|key| heading(key, lang)).collect();
    grid(headings, rows.iter().map(|row| keys.iter().map(|key| cell(&row[*key])).collect()))
}

fn facts(object: &Value, lang: Lang) -> String {
    let mut table = new_table();
    for (key, value) in object.as_object().into_iter().flatten() {
        let said = moment::moment(key, value).unwrap_or_else(|| cell(value));
        table.add_row([heading(key, lang), said]);
    }
    table.trim_fmt()
}

fn prediction(p: &Value, lang: Lang) -> String {
    let mut said = p.clone();
    said["warnings"] = messages(&p["warnings"]);
    facts(&said, lang)
}

fn answers(list: &Value, lang: Lang) -> String {
    let mut list = list.clone();
    for answer in list.as_array_mut().into_iter().flatten() {
        answer["notes"] = messages(&answer["notes"]);
    }
    table(&list, &["prediction", "probabilities", "notes"], lang)
}

/// The sentences of warnings or notes.
fn messages(list: &Value) -> Value {
    list.as_array().into_iter().flatten().map(|one| one["message"].clone()).collect()
}

fn logs(response: &Value) -> String {
    response["lines"].as_array().into_iter().flatten().map(cell).collect::<Vec<_>>().join("\n")
}

fn troubles(response: &Value, lang: Lang) -> String {
    let list = response["troubles"].as_array().cloned().unwrap_or_default();
    if list.is_empty() {
        return text(lang, "workspace-sound", &[]);
    }
    let line = |t: &Value| {
        let (name, error) = (cell(&t["name"]), &t["error"]);
        format!("× {name} v{}: {}\n  {}", t["version"], cell(&error["message"]), cell(&error["hint"]))
    };
    list.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn preview_expression(response: &Value) -> String {
    match &response["error"] {
        Value::Null => rows(response),
        error => format!("× {}\n  {}", cell(&error["message"]), cell(&error["hint"])),
    }
}

fn validation(response: &Value, lang: Lang) -> String {
    if response["valid"] == true {
        return text(lang, "pipeline-sound", &[]);
    }
    let problems = response["problems"].as_array().cloned().unwrap_or_default();
    let line = |p: &Value| format!("× {}\n  {}", cell(&p["message"]), cell(&p["hint"]));
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A moment as people read it.
pub(crate) fn when(value: &Value) -> String {
    moment::moment("created", value).unwrap_or_else(|| cell(value))
}

pub fn status(value: &Value, lang: Lang) -> String {
    text(lang, &format!("status-{}", value.as_str().unwrap_or_default()), &[])
}

fn runs(list: &Value, lang: Lang) -> String {
    let mut list = list.clone();
    for r in list.as_array_mut().into_iter().flatten() {
        r["status"] = status(&r["status"], lang).into();
    }
    table(&list, &["name", "status", "seconds", "metrics", "id"], lang)
}

fn compare(response: &Value, lang: Lang) -> String {
    let mut headings = vec![String::new()];
    headings.extend(response["runs"].as_array().into_iter().flatten().map(|r| cell(&r["name"])));
    let lines = ["metrics", "params", "data"].iter().flat_map(|part| response[*part].as_array().into_iter().flatten());
    let lines = lines.filter(|line| line["differs"] == true).map(|line| {
        let mut row = vec![heading(line["key"].as_str().unwrap_or_default(), lang)];
        row.extend(line["values"].as_array().into_iter().flatten().map(cell));
        row
    });
    grid(headings, lines)
}

fn series(list: &Value, lang: Lang) -> String {
    let rows = list.as_array().into_iter().flatten().flat_map(|s| {
        let steps = s["steps"].as_array().cloned().unwrap_or_default();
        let line = |(i, step): (usize, &Value)| vec![cell(&s["metric"]), cell(step), cell(&s["values"][i])];
        steps.iter().enumerate().map(line).collect::<Vec<_>>()
    });
    grid(["metric", "step", "value"].map(|key| heading(key, lang)).to_vec(), rows)
}

fn models(list: &Value, lang: Lang) -> String {
    let versions: Vec<Value> = list
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|m| m["versions"].as_array().cloned().unwrap_or_default())
        .collect();
    table(&versions.into(), &["name", "version", "aliases", "architecture", "metrics"], lang)
}

fn model(response: &Value, lang: Lang) -> String {
    let m = &response["model"];
    let head = format!("{}@{} · {}", cell(&m["name"]), m["version"], cell(&m["architecture"]));
    let inputs = table(&m["signature"]["inputs"], &["name", "type", "optional", "min", "max", "example"], lang);
    format!("{head}\n\n{}\n\n{inputs}", facts(&m["metrics"], lang))
}
