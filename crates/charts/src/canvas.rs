//! Drawing in pixels through plotters, which counts in whole units: a unit here is a tenth of a pixel.

use falaj_schema::chart::ChartMarker;
use falaj_schema::{Code, Error, Result};
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::dash::{Point, pieces};
use crate::fonts::FAMILIES;

/// Units to a pixel.
pub const UNIT: f64 = 10.0;
/// A dashed line of more pieces than this is so dense that nobody sees its dashes, and is drawn whole.
const MOST_PIECES: usize = 4_000;
/// By this plotters divides the size of a font when it writes SVG.
const FONT: f64 = 1.24;

/// Where a text stands from its place.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Clone, Copy)]
pub struct Ink {
    pub size: f64,
    pub color: RGBColor,
    pub strong: bool,
    pub anchor: Anchor,
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub struct Pen<'d> {
    pub color: RGBColor,
    pub width: f64,
    pub opacity: f64,
    pub dash: &'d [f64],
}

impl Pen<'static> {
    /// A solid line.
    pub fn new(color: RGBColor, width: f64) -> Self {
        Self { color, width, opacity: 1.0, dash: &[] }
    }
}

/// What is drawn on, in pixels.
pub struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

fn unit((x, y): Point) -> (i32, i32) {
    ((x * UNIT).round() as i32, (y * UNIT).round() as i32)
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::new(Code::Internal).detail(error)
}

impl<'a> Canvas<'a> {
    /// An empty canvas of this size that writes into `text`.
    pub fn new(text: &'a mut String, width: u32, height: u32) -> Self {
        let size = (width * UNIT as u32, height * UNIT as u32);
        Self { area: SVGBackend::with_string(text, size).into_drawing_area() }
    }

    /// Ends the document.
    pub fn finish(&self) -> Result<()> {
        self.area.present().map_err(broken)
    }

    /// A filled rectangle between two corners.
    pub fn rect(&self, from: Point, to: Point, color: RGBColor) -> Result<()> {
        self.area.draw(&Rectangle::new([unit(from), unit(to)], color.filled())).map_err(broken)
    }

    /// A disc around a place.
    pub fn dot(&self, at: Point, radius: f64, color: RGBColor, opacity: f64) -> Result<()> {
        let style = color.mix(opacity).filled();
        self.area.draw(&Circle::new(unit(at), (radius * UNIT).round() as u32, style)).map_err(broken)
    }

    /// A line through points.
    pub fn line(&self, points: &[Point], pen: &Pen) -> Result<()> {
        let cut = pieces(points, pen.dash);
        let cut = if cut.len() > MOST_PIECES { vec![points.to_vec()] } else { cut };
        let style = pen.color.mix(pen.opacity).stroke_width((pen.width * UNIT).round() as u32);
        for piece in cut {
            let piece: Vec<_> = piece.into_iter().map(unit).collect();
            self.area.draw(&PathElement::new(piece, style)).map_err(broken)?;
        }
        Ok(())
    }

    /// A text; its base line is at the place.
    pub fn text(&self, at: Point, text: &str, ink: &Ink) -> Result<()> {
        let h = match ink.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = if ink.strong { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(FAMILIES), ink.size * UNIT * FONT, style);
        let style = TextStyle::from(font).color(&ink.color).pos(Pos::new(h, VPos::Bottom));
        self.area.draw_text(&plain(text), &style, unit(at)).map_err(broken)
    }

    /// A marker around a place; the outlines are those of the interface.
    pub fn marker(&self, (x, y): Point, marker: ChartMarker, color: RGBColor) -> Result<()> {
        let outline: &[Point] = match marker {
            ChartMarker::Circle => {
                let circle = Circle::new(unit((x, y)), (3.0 * UNIT) as u32, color.filled());
                return self.area.draw(&circle).map_err(broken);
            }
            ChartMarker::Square => &[(-2.7, -2.7), (2.7, -2.7), (2.7, 2.7), (-2.7, 2.7)],
            ChartMarker::Triangle => &[(0.0, -3.4), (3.3, 2.6), (-3.3, 2.6)],
            ChartMarker::Diamond => &[(0.0, -3.8), (3.8, 0.0), (0.0, 3.8), (-3.8, 0.0)],
            ChartMarker::Down => &[(0.0, 3.4), (3.3, -2.6), (-3.3, -2.6)],
        };
        let outline: Vec<_> = outline.iter().map(|(dx, dy)| unit((x + dx, y + dy))).collect();
        self.area.draw(&Polygon::new(outline, color.filled())).map_err(broken)
    }
}

/// `text` on one line, without what XML can't hold.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
        .collect()
}
