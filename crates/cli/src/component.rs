//! `falaj component`: from verbs to commands, and what they answer, for people.

use falaj_schema::Command;
use falaj_schema::message::{Lang, text};
use serde_json::{Value, json};

use crate::args::ComponentVerb;
use crate::show::{cell, heading, table};

/// The command of a verb, with its request.
pub fn request(verb: &ComponentVerb) -> (Command, Value) {
    match verb {
        ComponentVerb::List => (Command::component_list, json!({})),
        ComponentVerb::Show { name, number } => (Command::component_show, json!({ "name": name, "version": number })),
        ComponentVerb::Remove { name, number } => {
            (Command::component_remove, json!({ "name": name, "version": number }))
        }
        ComponentVerb::Publish { file, name } => (Command::component_publish, json!({ "file": file, "name": name })),
    }
}

/// What a command answered, for people.
pub fn show(command: Command, response: &Value, lang: Lang) -> String {
    match command {
        Command::component_list => list(response, lang),
        Command::component_show => content(response, lang),
        Command::component_publish => published(response, lang),
        Command::component_remove => removed(response, lang),
        _ => String::new(),
    }
}

fn list(response: &Value, lang: Lang) -> String {
    let mut all = response["components"].clone();
    let mut problems = Vec::new();
    for one in all.as_array_mut().into_iter().flatten() {
        one["used"] = uses(&one["used"]).into();
        if let Some(message) = one["problem"]["message"].as_str() {
            problems.push(format!("× {}: {message}\n  {}", cell(&one["name"]), cell(&one["problem"]["hint"])));
        }
    }
    let list = table(&all, &["name", "title", "version", "nodes", "parameters", "used"], lang);
    [vec![list], problems].concat().join("\n\n")
}

fn content(response: &Value, lang: Lang) -> String {
    let component = &response["component"];
    let mut parts =
        vec![format!("{} · v{} · {}", cell(&response["name"]), component["version"], cell(&component["title"]))];
    for (key, columns) in [("inputs", ["name", "port"]), ("outputs", ["name", "of"]), ("parameters", ["name", "of"])] {
        if component[key].as_array().is_some_and(|list| !list.is_empty()) {
            parts.push(format!("{}\n{}", heading(key, lang), table(&component[key], &columns, lang)));
        }
    }
    parts.push(table(&component["nodes"], &["id", "kind"], lang));
    parts.join("\n\n")
}

fn published(response: &Value, lang: Lang) -> String {
    let key = if response["fresh"] == true { "component-published" } else { "component-as-before" };
    text(lang, key, &[("version", &response["version"].to_string())])
}

fn removed(response: &Value, lang: Lang) -> String {
    let numbers = response["versions"].as_array().into_iter().flatten();
    let versions = numbers.map(Value::to_string).collect::<Vec<_>>().join(", ");
    let went = text(lang, "component-removed", &[("name", &cell(&response["name"])), ("versions", &versions)]);
    let used = uses(&response["used"]).join(", ");
    if used.is_empty() { went } else { format!("{went}\n{}", text(lang, "component-kept-by", &[("pipelines", &used)])) }
}

/// Pipelines that have a component, each with its version.
fn uses(used: &Value) -> Vec<String> {
    let used = used.as_array().into_iter().flatten();
    used.map(|of| format!("{} v{}", cell(&of["pipeline"]), of["version"])).collect()
}
