//! Pictures of charts: SVG through plotters, and PNG made from that very SVG, with fonts of our own, so that a picture is the
//! same on every machine and Arabic is shaped and laid out as it should be.
//!
//! Charts are drawn as they are on screen: the same colours, dashes, markers and round values. They are never mirrored.

mod bars;
mod boxes;
mod canvas;
mod check;
mod colour;
mod confusion;
mod dash;
mod dress;
mod ends;
mod fonts;
mod groups;
mod histogram;
mod key;
mod lines;
mod png;
mod points;
mod scale;
mod sheet;
mod stacks;
mod thin;
mod unit;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use falaj_schema::chart::{ChartBody, ChartFormat, ChartRequest, ChartSpec, Picture};
use falaj_schema::{Code, Error, Result};

pub use scale::count;

use canvas::Canvas;
use sheet::Sheet;

/// Pixels of a PNG for each pixel of the chart, where none are asked for.
const SCALE: f64 = 2.0;

/// The picture that is asked for.
///
/// # Errors
///
/// `chart_empty` without any value, `chart_invalid` for a description that contradicts itself or goes beyond a limit.
pub fn render(request: &ChartRequest) -> Result<Picture> {
    let (spec, scale) = (&request.spec, request.scale.unwrap_or(SCALE));
    check::scale(spec, scale)?;
    let svg = svg(spec)?;
    let picture = Picture { format: request.format, width: spec.width, height: spec.height, text: None, base64: None };
    Ok(match request.format {
        ChartFormat::Svg => Picture { text: Some(svg), ..picture },
        ChartFormat::Png => {
            let (width, height, bytes) = png::png(&svg, scale)?;
            Picture { width, height, base64: Some(STANDARD.encode(bytes)), ..picture }
        }
    })
}

/// The chart as an SVG document.
///
/// # Errors
///
/// As [`render`].
pub fn svg(spec: &ChartSpec) -> Result<String> {
    check::spec(spec)?;
    let mut text = String::new();
    {
        let canvas = Canvas::new(&mut text, spec.width, spec.height);
        let sheet = Sheet::begin(&canvas, spec)?;
        match &spec.body {
            ChartBody::Lines { series, thresholds } => lines::draw(&sheet, series, thresholds)?,
            ChartBody::Histogram { edges, counts, marks } => histogram::draw(&sheet, edges, counts, marks)?,
            ChartBody::Unit { series, diagonal, level } => unit::draw(&sheet, series, *diagonal, *level)?,
            ChartBody::Confusion { classes, counts } => confusion::draw(&sheet, classes, counts)?,
            ChartBody::Bars { labels, values } => bars::draw(&sheet, labels, values)?,
            ChartBody::Groups { labels, series, stacked } => groups::draw(&sheet, labels, series, *stacked)?,
            ChartBody::Stacks { edges, series } => stacks::draw(&sheet, edges, series)?,
            ChartBody::Points { series } => points::draw(&sheet, series)?,
            ChartBody::Boxes { boxes } => boxes::draw(&sheet, boxes)?,
        }
        canvas.finish()?;
    }
    Ok(dress::dress(&text, spec))
}

/// The bytes of a picture's file.
///
/// # Errors
///
/// `bad_request` if it is no picture.
pub fn bytes(picture: &Picture) -> Result<Vec<u8>> {
    match (&picture.text, &picture.base64) {
        (Some(text), _) => Ok(text.clone().into_bytes()),
        (None, Some(base64)) => decode(base64),
        (None, None) => Err(Error::new(Code::BadRequest).with("reason", "an empty picture")),
    }
}

/// The bytes that stand in `base64`.
///
/// # Errors
///
/// `bad_request` if it is not base64.
pub fn decode(base64: &str) -> Result<Vec<u8>> {
    STANDARD.decode(base64).map_err(|e| Error::new(Code::BadRequest).with("reason", e))
}
