//! `falaj runs chart`: the curves of runs as a picture in a file.

use std::path::Path;

use falaj_app::{App, Look};
use falaj_schema::chart::{ChartFormat, ChartTheme, Picture};
use falaj_schema::run::{CompareResponse, SeriesResponse};
use falaj_schema::{Caller, Code, Command, Error, Result, dispatch};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::args::{ChartArgs, ThemeArg};

/// Draws and writes; gives what is printed.
pub fn write(app: &App, caller: &Caller, args: &ChartArgs) -> Result<Value> {
    let format = format_of(&args.output)?;
    let runs: CompareResponse = ask(app, caller, Command::runs_compare, json!({ "ids": args.ids }))?;
    let series: SeriesResponse = ask(app, caller, Command::runs_series, json!({ "ids": args.ids }))?;
    let look =
        Look { theme: theme(args.theme), lang: caller.lang, width: args.width, height: args.height, log: args.log };
    let spec = falaj_app::curves_of_runs(&runs.runs, &series.series, &args.metric, look)?;
    let request = json!({ "spec": spec, "format": format, "scale": args.scale });
    let picture: Picture = ask(app, caller, Command::charts_render, request)?;
    let bytes = falaj_app::picture_bytes(&picture)?;
    falaj_app::write_whole(&args.output, &bytes)?;
    Ok(json!({ "picture": {
        "path": args.output, "format": format, "width": picture.width, "height": picture.height, "bytes": bytes.len(),
    }}))
}

/// On what a chart stands.
pub fn theme(theme: ThemeArg) -> ChartTheme {
    match theme {
        ThemeArg::Light => ChartTheme::Light,
        ThemeArg::Dark => ChartTheme::Dark,
    }
}

/// What a command answers.
pub fn ask<T: DeserializeOwned>(app: &App, caller: &Caller, command: Command, body: Value) -> Result<T> {
    let answer = dispatch(app, caller, command, body)?;
    serde_json::from_value(answer).map_err(|e| Error::new(Code::Internal).detail(e))
}

/// What a picture is to be, by the ending of its file.
pub fn format_of(path: &Path) -> Result<ChartFormat> {
    match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => Ok(ChartFormat::Svg),
        Some("png") => Ok(ChartFormat::Png),
        _ => Err(Error::new(Code::ChartInvalid).with("problem", "ending").with("found", path.display())),
    }
}
