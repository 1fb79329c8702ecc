//! One command, then the end.

use std::process::ExitCode;

use falaj_app::App;
use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Command, Result, Role, dispatch};
use serde_json::{Value, json};

use crate::args::{Cli, Global, Noun, PipelineVerb, QualityVerb, RunsVerb, WorkspaceVerb};
use crate::request::request;
use crate::show::show;
use crate::{chart, complain, pipeline, progress, quality, table_chart};

/// Runs the one command that the arguments ask for.
pub fn run(cli: &Cli, lang: Lang) -> Result<ExitCode> {
    let plain = matches!(cli.noun, Noun::Pipeline(PipelineVerb::Run { ci: true, .. }));
    let sink = progress::sink(lang, cli.global.quiet, plain);
    if let Noun::Workspace(WorkspaceVerb::Init { dir, sample, name }) = &cli.noun {
        let workspace = falaj_app::init(dir, name.as_deref(), *sample, &caller(lang), sink)?;
        falaj_app::remember(dir);
        print(&cli.global, Command::workspace_info, &json!({ "workspace": workspace }), lang);
        return Ok(ExitCode::SUCCESS);
    }
    if let Noun::Version = cli.noun {
        print(&cli.global, Command::version, &json!(falaj_app::version()), lang);
        return Ok(ExitCode::SUCCESS);
    }
    let asked = request(&cli.noun)?;
    let root = falaj_app::locate(cli.global.workspace.as_deref())?;
    let app = App::open(&root, sink)?;
    falaj_app::remember(&root);
    if let Noun::Runs(RunsVerb::Chart(args)) = &cli.noun {
        let written = chart::write(&app, &caller(lang), args)?;
        print(&cli.global, Command::charts_render, &written, lang);
        return Ok(ExitCode::SUCCESS);
    }
    if let Noun::Pipeline(PipelineVerb::Restore { file, number }) = &cli.noun {
        let saved = pipeline::restore(&app, &caller(lang), file, *number)?;
        print(&cli.global, Command::pipeline_save, &saved, lang);
        return Ok(ExitCode::SUCCESS);
    }
    if let (Some(args), Some(asked)) = (table_chart::with_output(&cli.noun), &asked) {
        cancel_on_interrupt(&app);
        let written = table_chart::write(&app, &caller(lang), asked.clone(), args)?;
        print(&cli.global, Command::charts_render, &written, lang);
        return Ok(ExitCode::SUCCESS);
    }
    if let Noun::Pipeline(PipelineVerb::Pin { file, node, off }) = &cli.noun {
        let saved = pipeline::pin(&app, &caller(lang), file, node, *off)?;
        print(&cli.global, Command::pipeline_save, &saved, lang);
        return Ok(ExitCode::SUCCESS);
    }
    let Some((command, body)) = asked else { return Ok(ExitCode::SUCCESS) };
    cancel_on_interrupt(&app);
    let mut response = with_list(command, dispatch(&app, &caller(lang), command, body)?);
    if let Noun::Quality(QualityVerb::Suggest { output: Some(path), .. }) = &cli.noun {
        quality::write_suite(&mut response, path)?;
    }
    finish(&cli.global, command, response, lang)
}

/// Prints the answer; a run that failed, a pipeline with problems or data that does not hold is printed whole and still ends
/// with its status.
fn finish(global: &Global, command: Command, mut response: Value, lang: Lang) -> Result<ExitCode> {
    let failure = match command {
        Command::pipeline_run => serde_json::from_value::<WireError>(response["run"]["error"].clone()).ok(),
        _ => None,
    };
    if let Some(error) = &failure {
        response["error"] = json!(error);
    }
    print(global, command, &response, lang);
    if let Some(error) = failure {
        if !global.json {
            complain(&error);
        }
        return Ok(ExitCode::from(error.code.exit() as u8));
    }
    if command == Command::quality_check && response["passed"] == false {
        return Ok(ExitCode::from(falaj_schema::error::Exit::Gate as u8));
    }
    let invalid = command == Command::pipeline_validate && response["valid"] == false;
    Ok(if invalid { ExitCode::from(falaj_schema::error::Exit::Refused as u8) } else { ExitCode::SUCCESS })
}

// Scripts read `show` and `list` in the same way.
fn with_list(command: Command, mut response: Value) -> Value {
    match command {
        Command::data_show => response["datasets"] = json!([response["dataset"]]),
        Command::runs_show => response["runs"] = json!([response["run"]]),
        Command::models_show => {
            let version = &response["model"];
            response["models"] = json!([{ "name": version["name"], "versions": [version] }]);
        }
        _ => {}
    }
    response
}

fn print(global: &Global, command: Command, response: &Value, lang: Lang) {
    use std::io::Write;
    let text = if global.json { response.to_string() } else { show(command, response, lang) };
    // A reader that has seen enough (`| head`) is no failure.
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The person at the terminal: the workspace is theirs.
fn caller(lang: Lang) -> Caller {
    Caller { actor: falaj_app::user_name(), host: "cli", role: Role::Owner, lang }
}

/// Ctrl-C cancels the run at work and lets it end cleanly; a second one ends the process.
fn cancel_on_interrupt(app: &App) {
    let cancel_all = app.canceller();
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            let _ = tokio::signal::ctrl_c().await;
            if !cancel_all() {
                std::process::exit(falaj_schema::error::Exit::Cancelled as i32);
            }
            let _ = tokio::signal::ctrl_c().await;
            std::process::exit(falaj_schema::error::Exit::Cancelled as i32);
        });
    });
}
