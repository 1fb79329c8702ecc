//! `falaj pipeline`: from verbs to commands, and what its editor's commands answer, for people.

use falaj_app::App;
use falaj_schema::message::{Lang, text};
use falaj_schema::pipeline::COMPONENT;
use falaj_schema::{Caller, Code, Command, Error, Result, dispatch};
use serde_json::{Value, json};

use crate::args::PipelineVerb;
use crate::request::{completed, given, settings, text as shown};
use crate::show::{cell, heading, rows, table};
use crate::table_chart::pick;

/// The command of a verb, with its request.
pub fn request(verb: &PipelineVerb) -> Result<(Command, Value)> {
    Ok(match verb {
        PipelineVerb::New { data, predict, template, model, leave_out, output } => (
            Command::pipeline_new,
            json!({
                "data": data, "predict": predict.as_deref().unwrap_or_default(), "template": template, "model": model,
                "leave_out": given(leave_out),
                "output": output.as_deref().map(shown),
            }),
        ),
        PipelineVerb::List => (Command::pipeline_list, json!({})),
        PipelineVerb::Show { file } => (Command::pipeline_show, json!({ "file": file })),
        PipelineVerb::Validate { file } => (Command::pipeline_validate, json!({ "file": file })),
        PipelineVerb::Complete { file, node, expression, cursor } => {
            completed(json!({ "node": { "file": file, "node": node } }), expression, *cursor)
        }
        PipelineVerb::PreviewExpression { data, expression, node, limit } => {
            let of = match node {
                Some(node) => json!({ "node": { "file": data, "node": node } }),
                None => json!({ "data": data }),
            };
            let body = json!({ "of": of, "expression": expression, "limit": limit });
            (Command::pipeline_preview_expression, body)
        }
        PipelineVerb::Run { file, set, to, ci: _ } => {
            (Command::pipeline_run, json!({ "file": file, "set": settings(set)?, "to": to, "wait": true }))
        }
        PipelineVerb::Kinds => (Command::pipeline_kinds, json!({})),
        PipelineVerb::Create { name, from } => (Command::pipeline_create, json!({ "name": name, "from": from })),
        PipelineVerb::History { file } => (Command::pipeline_history, json!({ "file": file })),
        PipelineVerb::Restore { file, number } => {
            (Command::pipeline_version, json!({ "file": file, "version": number }))
        }
        PipelineVerb::Pin { file, .. } => (Command::pipeline_open, json!({ "file": file })),
        PipelineVerb::Reset { file, node, undo } => {
            (Command::pipeline_reset, json!({ "file": file, "node": node, "undo": undo }))
        }
        PipelineVerb::Diff { from, to } => (Command::pipeline_diff, json!({ "from": from, "to": to })),
        PipelineVerb::Rows { file, node, part, offset, limit } => {
            let body = json!({ "file": file, "node": node, "part": part, "offset": offset, "limit": limit });
            (Command::pipeline_rows, body)
        }
        PipelineVerb::Inspect { file, node, part, target } => {
            let body = json!({ "file": file, "node": node, "part": part, "target": target });
            (Command::pipeline_inspect, body)
        }
        PipelineVerb::Chart { file, node, part, chart } => {
            let body = json!({ "file": file, "node": node, "part": part, "chart": pick(chart) });
            (Command::pipeline_chart, body)
        }
        PipelineVerb::Report { file, node, output, part } => {
            let body = json!({ "file": file, "node": node, "part": part, "output": shown(output) });
            (Command::pipeline_report, body)
        }
    })
}

/// Brings version `version` of a pipeline back, as a save of its content over what stands in the file now.
pub fn restore(app: &App, caller: &Caller, file: &str, version: u32) -> Result<Value> {
    let call = |command, body| dispatch(app, caller, command, body);
    let content = call(Command::pipeline_version, json!({ "file": file, "version": version }))?;
    let base = match call(Command::pipeline_open, json!({ "file": file })) {
        Ok(now) => now["digest"].clone(),
        // What can't be read is what it is brought back for.
        Err(error) if error.code == Code::JsonInvalid => "".into(),
        Err(error) => return Err(error),
    };
    let body = json!({
        "file": file, "pipeline": content["pipeline"], "layout": content["layout"], "base": base,
        "prefer": "mine", "what": "edit-restore",
    });
    call(Command::pipeline_save, body)
}

/// Pins the result that a node has now, or unpins it, as a save of the pipeline with that.
pub fn pin(app: &App, caller: &Caller, file: &str, node: &str, off: bool) -> Result<Value> {
    let mut open = dispatch(app, caller, Command::pipeline_open, json!({ "file": file }))?;
    let key = open["findings"]["results"][node].take();
    let ids = open["pipeline"]["nodes"].as_array().into_iter().flatten().map(|one| cell(&one["id"]));
    let known = ids.collect::<Vec<_>>().join(", ");
    let nodes = open["pipeline"]["nodes"].as_array_mut();
    let found = nodes.and_then(|nodes| nodes.iter_mut().find(|one| one["id"] == node)).and_then(Value::as_object_mut);
    let missing = || Error::new(Code::NodeMissing).with("name", node).with("known", known).with("suggested", "no");
    let found = found.ok_or_else(missing)?;
    match (off, key) {
        (true, _) => drop(found.remove("pinned")),
        (false, Value::Null) => return Err(Error::new(Code::RowsMissing).node(node)),
        (false, key) => drop(found.insert("pinned".to_owned(), key)),
    }
    let what = format!("{} {node}", if off { "edit-unpin" } else { "edit-pin" });
    let body = json!({
        "file": file, "pipeline": open["pipeline"], "layout": open["layout"], "base": open["digest"], "what": what,
    });
    dispatch(app, caller, Command::pipeline_save, body)
}

/// What a command answered, for people.
pub fn show(command: Command, response: &Value, lang: Lang) -> String {
    match command {
        Command::pipeline_kinds => kinds(response, lang),
        Command::pipeline_create | Command::pipeline_open => document(response, lang),
        Command::pipeline_save => document(&response["document"], lang),
        Command::pipeline_version => table(&response["pipeline"]["nodes"], &["id", "kind"], lang),
        Command::pipeline_history => history(response, lang),
        Command::pipeline_diff => diff(response, lang),
        Command::pipeline_rows => rows(response),
        _ => String::new(),
    }
}

fn kinds(response: &Value, lang: Lang) -> String {
    let mut list = response["kinds"].clone();
    for kind in list.as_array_mut().into_iter().flatten() {
        let names =
            |list: &Value| list.as_array().into_iter().flatten().map(|one| cell(&one["name"])).collect::<Vec<_>>();
        let (inputs, params) = (names(&kind["inputs"]), names(&kind["params"]));
        kind["inputs"] = inputs.join(", ").into();
        kind["params"] = params.join(", ").into();
    }
    table(&list, &["kind", "inputs", "output", "params"], lang)
}

fn document(document: &Value, lang: Lang) -> String {
    let head = format!("{} · v{} · {}", cell(&document["id"]), document["version"], cell(&document["path"]));
    let nodes = &document["pipeline"]["nodes"];
    match nodes.as_array().is_none_or(Vec::is_empty) {
        true => head,
        false => format!("{head}\n\n{}", table(nodes, &["id", "kind"], lang)),
    }
}

fn history(response: &Value, lang: Lang) -> String {
    let mut list = response["versions"].clone();
    for one in list.as_array_mut().into_iter().flatten() {
        one["saved"] = crate::show::when(&one["saved"]).into();
        one["changes"] = counts(&one["changes"]).into();
        if one["actor"] == "" {
            one["actor"] = text(lang, "changed-outside", &[]).into();
        }
    }
    table(&list, &["version", "saved", "actor", "nodes", "changes"], lang)
}

/// `+2 −1 ~3`: nodes that came in, went and changed.
fn counts(counts: &Value) -> String {
    let part = |sign: &str, name: &str| match counts[name].as_u64() {
        None | Some(0) => None,
        Some(count) => Some(format!("{sign}{count}")),
    };
    let parts: Vec<String> =
        [part("+", "added"), part("−", "removed"), part("~", "changed")].into_iter().flatten().collect();
    if parts.is_empty() { "–".to_owned() } else { parts.join(" ") }
}

fn diff(response: &Value, lang: Lang) -> String {
    let mut lines = differing(response, lang);
    for component in response["components"].as_array().into_iter().flatten() {
        let sign = match component["change"].as_str() {
            Some("added") => "+",
            Some("removed") => "−",
            _ => "~",
        };
        lines.push(format!("{sign} {COMPONENT}{}", cell(&component["name"])));
        lines.extend(differing(&component["diff"], lang).into_iter().map(|line| format!("    {line}")));
    }
    if lines.is_empty() { text(lang, "nothing-differs", &[]) } else { lines.join("\n") }
}

/// What differs on one level, a line each.
fn differing(response: &Value, lang: Lang) -> Vec<String> {
    let names = |key: &str| response[key].as_array().into_iter().flatten().map(cell).collect::<Vec<_>>();
    let mut lines: Vec<String> = Vec::new();
    lines.extend(values(&response["about"]));
    lines.extend(names("added").iter().map(|node| format!("+ {node}")));
    lines.extend(names("removed").iter().map(|node| format!("− {node}")));
    for node in response["changed"].as_array().into_iter().flatten() {
        lines.push(format!("~ {}", cell(&node["node"])));
        if !node["kind"].is_null() {
            lines.push(format!("    {}", line(&node["kind"], &heading("kind", lang))));
        }
        let of = |key: &str| values(&node[key]).into_iter().map(|line| format!("    {line}")).collect::<Vec<_>>();
        lines.extend(of("params"));
        lines.extend(of("inputs"));
        if node["disabled"].is_boolean() {
            let key = if node["disabled"] == true { "node-switched-off" } else { "node-switched-on" };
            lines.push(format!("    {}", text(lang, key, &[])));
        }
        if node["pinned"].is_object() {
            let key = if node["pinned"]["to"].is_null() { "node-pinned-off" } else { "node-pinned-on" };
            lines.push(format!("    {}", text(lang, key, &[])));
        }
    }
    lines
}

fn values(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|value| line(value, &cell(&value["name"]))).collect()
}

fn line(value: &Value, name: &str) -> String {
    format!("{name}: {} → {}", exactly(&value["from"]), exactly(&value["to"]))
}

/// A value as it stands in the file, since what differs may be behind the digits that people usually read.
fn exactly(value: &Value) -> String {
    if value.is_null() { "–".to_owned() } else { value.to_string() }
}
