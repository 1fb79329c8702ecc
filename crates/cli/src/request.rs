//! From the command line's nouns and verbs to the contract's commands.

use std::path::Path;

use clap::ValueEnum;
use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Command, Error, Result};
use serde_json::{Map, Value, json};

use crate::args::*;
use crate::quality;
use crate::sources;
use crate::table_chart::pick;

/// The command that a noun and verb stand for, with its request; none for those that are no command of the contract.
pub fn request(noun: &Noun) -> Result<Option<(Command, Value)>> {
    Ok(Some(match noun {
        Noun::Workspace(WorkspaceVerb::Init { .. }) | Noun::Serve(_) | Noun::Completions { .. } => return Ok(None),
        Noun::Workspace(WorkspaceVerb::Info) => (Command::workspace_info, json!({})),
        Noun::Workspace(WorkspaceVerb::Check) => (Command::workspace_check, json!({})),
        Noun::Data(verb) => data(verb)?,
        Noun::Quality(verb) => quality::request(verb)?,
        Noun::Sources(verb) => sources::request(verb)?,
        // It takes three commands; see `restore`.
        Noun::Pipeline(PipelineVerb::Restore { .. } | PipelineVerb::Pin { .. }) => return Ok(None),
        Noun::Pipeline(verb) => crate::pipeline::request(verb)?,
        Noun::Component(verb) => crate::component::request(verb),
        Noun::Runs(verb) => match runs(verb) {
            Some(found) => found,
            // A chart has to be read before it can be drawn.
            None => return Ok(None),
        },
        Noun::Jobs(JobsVerb::Cancel { job }) => (Command::jobs_cancel, json!({ "job": job })),
        Noun::Models(verb) => models(verb),
        Noun::Deploy(verb) => deploy(verb)?,
        Noun::Audit(AuditVerb::List { limit, offset, find }) => {
            (Command::audit_list, json!({ "limit": limit, "offset": offset, "find": find }))
        }
        Noun::Machine { verb: None } => (Command::machine_info, json!({})),
        Noun::Machine { verb: Some(MachineVerb::Hardware) } => (Command::machine_hardware, json!({})),
        Noun::Version => (Command::version, json!({})),
    }))
}

fn data(verb: &DataVerb) -> Result<(Command, Value)> {
    Ok(match verb {
        DataVerb::Import { path, name, reading } => {
            let mut body = read_options(path, reading)?;
            body["name"] = json!(name);
            (Command::data_import, body)
        }
        DataVerb::Reimport { name } => (Command::data_reimport, json!({ "name": name })),
        DataVerb::Watch { path, name, reading } => {
            let mut body = read_options(path, reading)?;
            body["name"] = json!(name);
            (Command::data_watch, body)
        }
        DataVerb::Unwatch { name } => (Command::data_unwatch, json!({ "name": name })),
        DataVerb::Watched => (Command::data_watched, json!({})),
        DataVerb::Preview { path, reading } => (Command::data_preview, read_options(path, reading)?),
        DataVerb::List => (Command::data_list, json!({})),
        DataVerb::Show { name } => (Command::data_show, json!({ "name": name })),
        DataVerb::Profile { name, target } => (Command::data_profile, json!({ "name": name, "target": target })),
        DataVerb::Rows { name, offset, limit, columns } => {
            (Command::data_rows, json!({ "name": name, "offset": offset, "limit": limit, "columns": given(columns) }))
        }
        DataVerb::Versions { name } => (Command::data_versions, json!({ "name": name })),
        DataVerb::Compare { from, to } => (Command::data_compare, json!({ "from": from, "to": to })),
        DataVerb::Relations { name, column, method } => {
            (Command::data_relations, json!({ "name": name, "column": column, "method": word(method) }))
        }
        DataVerb::Matrix { name, columns, method } => {
            (Command::data_matrix, json!({ "name": name, "columns": given(columns), "method": word(method) }))
        }
        DataVerb::Report { name, output, target } => {
            (Command::data_report, json!({ "name": name, "output": text(output), "target": target }))
        }
        DataVerb::Chart { name, chart } => (Command::data_chart, json!({ "name": name, "chart": pick(chart) })),
        DataVerb::Uses { name } => (Command::data_uses, json!({ "name": name })),
        DataVerb::Complete { name, expression, cursor } => completed(json!({ "data": name }), expression, *cursor),
    })
}

/// What could stand at a place of an expression; at its end unless told otherwise.
pub(crate) fn completed(of: Value, expression: &str, cursor: Option<u64>) -> (Command, Value) {
    let cursor = cursor.unwrap_or(expression.chars().count() as u64);
    (Command::pipeline_complete, json!({ "of": of, "expression": expression, "cursor": cursor }))
}

/// How a file is to be read; what was not said is left out.
fn read_options(path: &Path, reading: &FileArgs) -> Result<Value> {
    let mut types = Map::new();
    for pair in &reading.types {
        // A name may have an equals sign in it, a type has none.
        let (column, kind) = pair.rsplit_once('=').ok_or_else(|| bad_type(pair))?;
        let known = serde_json::from_value::<ColumnType>(json!(kind)).map_err(|_| bad_type(pair))?;
        types.insert(column.to_owned(), json!(known));
    }
    Ok(json!({
        "path": text(path), "delimiter": reading.delimiter, "encoding": reading.encoding,
        "missing": given(&reading.missing), "header": reading.no_header.then_some(false),
        "sheet": reading.sheet, "header_row": reading.header_row, "union": reading.union.then_some(true),
        "table_version": reading.table_version,
        "types": (!types.is_empty()).then_some(types), "lenient": reading.lenient.then_some(true),
    }))
}

fn bad_type(pair: &str) -> Error {
    let error = Error::new(Code::ParamInvalid).param("--type").with("value", pair);
    error.with("allowed", "COLUMN=integer|real|text|boolean|date|datetime|time")
}

/// A choice as it is typed, which is as the contract has it.
fn word(choice: &impl ValueEnum) -> Option<String> {
    Some(choice.to_possible_value()?.get_name().to_owned())
}

/// A list, unless nothing was given for it.
pub(crate) fn given(words: &[String]) -> Option<&[String]> {
    (!words.is_empty()).then_some(words)
}

fn runs(verb: &RunsVerb) -> Option<(Command, Value)> {
    Some(match verb {
        RunsVerb::List(filter) => (Command::runs_list, runs_filter(filter)),
        RunsVerb::Show { id } => (Command::runs_show, json!({ "id": id })),
        RunsVerb::Compare { ids } => (Command::runs_compare, json!({ "ids": ids })),
        RunsVerb::Series { ids, metric } => (Command::runs_series, json!({ "ids": ids, "metric": metric })),
        RunsVerb::Chart(_) => return None,
        RunsVerb::Cancel { id, node } => (Command::runs_cancel, json!({ "id": id, "node": node })),
    })
}

fn runs_filter(filter: &RunsFilter) -> Value {
    let status: Vec<String> = filter.status.iter().filter_map(word).collect();
    json!({
        "pipelines": filter.pipeline, "status": status, "text": filter.text, "filter": filter.filter,
        "sort": filter.sort, "descending": filter.desc, "offset": filter.offset, "limit": filter.limit,
    })
}

fn models(verb: &ModelsVerb) -> (Command, Value) {
    match verb {
        ModelsVerb::List => (Command::models_list, json!({})),
        ModelsVerb::Show { model } => (Command::models_show, json!({ "model": model })),
        ModelsVerb::Predict { model, input, output, columns, with_inputs } => (
            Command::models_predict,
            json!({
                "model": model, "input": text(input), "output": output.as_deref().map(text),
                "columns": columns, "with_inputs": with_inputs,
            }),
        ),
    }
}

fn deploy(verb: &DeployVerb) -> Result<(Command, Value)> {
    Ok(match verb {
        DeployVerb::Create { model, target, name, strategy, set } => (
            Command::deploy_create,
            json!({
                "model": model, "target": target, "name": name, "strategy": strategy, "set": settings(set)?,
            }),
        ),
        DeployVerb::List => (Command::deploy_list, json!({})),
        DeployVerb::Status { name } => (Command::deploy_status, json!({ "name": name })),
        DeployVerb::Stop { name } => (Command::deploy_stop, json!({ "name": name })),
        DeployVerb::Start { name } => (Command::deploy_start, json!({ "name": name })),
        DeployVerb::Metrics { name } => (Command::deploy_metrics, json!({ "name": name })),
        DeployVerb::Logs { name, limit } => (Command::deploy_logs, json!({ "name": name, "limit": limit })),
        DeployVerb::Ask { name, rows } => (Command::deploy_ask, json!({ "name": name, "rows": rows_of(rows)? })),
    })
}

// The argument itself, or the content of the file it names with @.
fn rows_of(argument: &str) -> Result<Value> {
    let content = match argument.strip_prefix('@') {
        Some(path) => std::fs::read_to_string(path).map_err(|e| falaj_app::io_error(Path::new(path), &e))?,
        None => argument.to_owned(),
    };
    serde_json::from_str(&content).map_err(|e| {
        let error = Error::new(Code::JsonInvalid).file("--rows").row(e.line() as u64);
        error.with("position", e.column()).with("reason", e)
    })
}

/// `node.param=value` pairs; a value that is no JSON is text.
pub(crate) fn settings(pairs: &[String]) -> Result<Map<String, Value>> {
    let mut settings = Map::new();
    for pair in pairs {
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| Error::new(Code::BadRequest).with("reason", format!("--set {pair}: there is no = in it")))?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Value::from(value));
        settings.insert(key.trim().to_owned(), value);
    }
    Ok(settings)
}

pub(crate) fn text(path: &Path) -> String {
    path.display().to_string()
}

/// How the command line reaches a command. Exhaustive on purpose: a command without its verb does not compile.
#[cfg(test)]
pub fn verb_of(command: Command) -> &'static [&'static str] {
    match command {
        Command::workspace_info => &["workspace", "info"],
        Command::workspace_check => &["workspace", "check"],
        Command::data_import => &["data", "import"],
        Command::data_reimport => &["data", "reimport"],
        Command::data_watch => &["data", "watch"],
        Command::data_unwatch => &["data", "unwatch"],
        Command::data_watched => &["data", "watched"],
        Command::data_list => &["data", "list"],
        Command::data_show => &["data", "show"],
        Command::data_profile => &["data", "profile"],
        Command::data_rows => &["data", "rows"],
        Command::data_versions => &["data", "versions"],
        Command::data_compare => &["data", "compare"],
        Command::data_relations => &["data", "relations"],
        Command::data_uses => &["data", "uses"],
        Command::data_matrix => &["data", "matrix"],
        Command::data_report => &["data", "report"],
        Command::data_chart => &["data", "chart"],
        Command::data_preview => &["data", "preview"],
        Command::quality_suites => &["quality", "list"],
        Command::quality_suite => &["quality", "show"],
        Command::quality_save => &["quality", "save"],
        Command::quality_remove => &["quality", "remove"],
        Command::quality_suggest => &["quality", "suggest"],
        Command::quality_check => &["quality", "check"],
        Command::quality_history => &["quality", "history"],
        Command::quality_rows => &["quality", "rows"],
        Command::quality_export => &["quality", "export"],
        Command::quality_import => &["quality", "import"],
        Command::sources_list => &["sources", "list"],
        Command::sources_add => &["sources", "add"],
        Command::sources_remove => &["sources", "remove"],
        Command::sources_check => &["sources", "check"],
        Command::sources_tables => &["sources", "tables"],
        Command::sources_preview => &["sources", "preview"],
        Command::sources_import => &["sources", "import"],
        Command::pipeline_new => &["pipeline", "new"],
        Command::pipeline_list => &["pipeline", "list"],
        Command::pipeline_show => &["pipeline", "show"],
        Command::pipeline_validate => &["pipeline", "validate"],
        Command::pipeline_kinds => &["pipeline", "kinds"],
        Command::pipeline_create => &["pipeline", "create"],
        Command::pipeline_history => &["pipeline", "history"],
        // Restoring opens a pipeline, reads a version of it, and saves that.
        Command::pipeline_open | Command::pipeline_save | Command::pipeline_version => &["pipeline", "restore"],
        Command::pipeline_diff => &["pipeline", "diff"],
        Command::pipeline_rows => &["pipeline", "rows"],
        Command::pipeline_inspect => &["pipeline", "inspect"],
        Command::pipeline_chart => &["pipeline", "chart"],
        Command::pipeline_report => &["pipeline", "report"],
        Command::pipeline_reset => &["pipeline", "reset"],
        Command::pipeline_complete => &["pipeline", "complete"],
        Command::pipeline_preview_expression => &["pipeline", "preview-expression"],
        Command::pipeline_run => &["pipeline", "run"],
        Command::component_list => &["component", "list"],
        Command::component_show => &["component", "show"],
        Command::component_publish => &["component", "publish"],
        Command::component_remove => &["component", "remove"],
        Command::runs_list => &["runs", "list"],
        Command::runs_show => &["runs", "show"],
        Command::runs_compare => &["runs", "compare"],
        Command::runs_series => &["runs", "series"],
        Command::runs_cancel => &["runs", "cancel"],
        Command::jobs_cancel => &["jobs", "cancel"],
        Command::models_list => &["models", "list"],
        Command::models_show => &["models", "show"],
        Command::models_predict => &["models", "predict"],
        Command::deploy_create => &["deploy", "create"],
        Command::deploy_list => &["deploy", "list"],
        Command::deploy_status => &["deploy", "status"],
        Command::deploy_stop => &["deploy", "stop"],
        Command::deploy_start => &["deploy", "start"],
        Command::deploy_metrics => &["deploy", "metrics"],
        Command::deploy_logs => &["deploy", "logs"],
        Command::deploy_ask => &["deploy", "ask"],
        Command::charts_render => &["runs", "chart"],
        Command::audit_list => &["audit", "list"],
        Command::machine_info => &["machine"],
        Command::machine_hardware => &["machine", "hardware"],
        Command::version => &["version"],
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_of_the_contract_has_its_verb() {
        let cli = Cli::command();
        for command in Command::ALL {
            let mut at = &cli;
            for word in verb_of(*command) {
                at = at.find_subcommand(word).unwrap_or_else(|| panic!("{} has no verb {word}", command.as_str()));
            }
        }
    }

    #[test]
    fn settings_are_json_where_they_can_be() {
        let pairs = ["a.x=1.5", "a.y=[1,2]", "a.z=mean", "a.w={\"constant\":0}"].map(String::from);
        let settings = settings(&pairs).unwrap();
        assert_eq!(settings["a.x"], json!(1.5));
        assert_eq!(settings["a.y"], json!([1, 2]));
        assert_eq!(settings["a.z"], json!("mean"));
        assert_eq!(settings["a.w"], json!({ "constant": 0 }));
        assert_eq!(super::settings(&["novalue".into()]).unwrap_err().code, Code::BadRequest);
    }
}
