//! What all charts share: ground, headings, axes.

use falaj_schema::Result;
use falaj_schema::chart::{ChartAxis, ChartSpec};
use falaj_schema::message::Lang;

use crate::canvas::{Anchor, Canvas, Ink, Pen};
use crate::check;
use crate::colour::Palette;
use crate::dress::isolate;
use crate::fonts;
use crate::scale::{Scale, labels};

/// Room around everything.
pub const PAD: f64 = 16.0;
/// Size of the text at axes and of names.
pub const SMALL: f64 = 11.0;
/// Room that a row of such text takes.
pub const ROW: f64 = 16.0;

/// Less than this on a side shows nothing.
const LEAST: f64 = 24.0;

/// A place on an axis and what stands there.
pub type Tick = (f64, String);

/// The part of a sheet that values are drawn in.
#[derive(Clone, Copy)]
pub struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// A chart in the making.
pub struct Sheet<'c, 'a> {
    pub canvas: &'c Canvas<'a>,
    pub spec: &'c ChartSpec,
    pub colors: &'static Palette,
    /// Where the headings end.
    pub top: f64,
}

impl<'c, 'a> Sheet<'c, 'a> {
    /// Draws ground and headings.
    pub fn begin(canvas: &'c Canvas<'a>, spec: &'c ChartSpec) -> Result<Self> {
        let colors = Palette::of(spec.theme);
        let mut sheet = Self { canvas, spec, colors, top: PAD };
        canvas.rect((0.0, 0.0), (sheet.width(), sheet.height()), colors.surface)?;
        sheet.heading(&spec.title, 14.0, true)?;
        sheet.heading(&spec.subtitle, 12.0, false)?;
        Ok(sheet)
    }

    pub fn width(&self) -> f64 {
        f64::from(self.spec.width)
    }

    pub fn height(&self) -> f64 {
        f64::from(self.spec.height)
    }

    // Headings begin where the language begins; nothing else follows its direction.
    fn heading(&mut self, text: &str, size: f64, strong: bool) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let text = fonts::fit(text, size, strong, self.width() - 2.0 * PAD);
        let (x, anchor) = match self.spec.lang {
            Lang::En => (PAD, Anchor::Start),
            Lang::Ar => (self.width() - PAD, Anchor::End),
        };
        let color = if strong { self.colors.ink } else { self.colors.ink_2 };
        let at = (x, self.top + size * 0.9);
        self.canvas.text(at, &isolate(&text, self.spec.lang, true), &Ink { size, color, strong, anchor })?;
        self.top += size * 1.45;
        Ok(())
    }

    /// Small text in the ink for what is looked up.
    pub fn note(&self, at: (f64, f64), text: &str, anchor: Anchor) -> Result<()> {
        let ink = Ink { size: SMALL, color: self.colors.ink_3, strong: false, anchor };
        self.canvas.text(at, &isolate(text, self.spec.lang, true), &ink)
    }

    /// A name that people gave, cut to the room it has.
    pub fn name(&self, at: (f64, f64), text: &str, room: f64, anchor: Anchor) -> Result<()> {
        let ink = Ink { size: SMALL, color: self.colors.ink_2, strong: false, anchor };
        self.canvas.text(at, &isolate(&fonts::fit(text, SMALL, false, room), self.spec.lang, false), &ink)
    }

    /// What an axis measures, with its unit.
    pub fn axis_title(&self, axis: &ChartAxis) -> String {
        let comma = if self.spec.lang == Lang::Ar { "، " } else { ", " };
        let parts = [axis.title.as_str(), axis.unit.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(comma)
    }

    /// The plot between headings and foot, with so much room for labels at its left, at its right and above.
    ///
    /// # Errors
    ///
    /// When that leaves no room for values.
    pub fn plot(&self, left: f64, right: f64, above: f64) -> Result<Plot> {
        let titled = |axis: &ChartAxis| if self.axis_title(axis).is_empty() { 0.0 } else { ROW };
        let plot = Plot {
            left: PAD + left,
            right: self.width() - PAD - right,
            top: self.top + 10.0 + titled(&self.spec.y) + above,
            bottom: self.height() - PAD - ROW - titled(&self.spec.x),
        };
        let small = plot.right - plot.left < LEAST || plot.bottom - plot.top < LEAST;
        if small { Err(check::too_small(self.spec)) } else { Ok(plot) }
    }

    /// Grid lines with their labels left of the plot, and what the axis measures above it.
    pub fn y_axis(&self, plot: &Plot, scale: &Scale, ticks: &[Tick]) -> Result<()> {
        let inside = |(value, _): &&Tick| (plot.top - 1.0..=plot.bottom + 1.0).contains(&scale.at(*value));
        for (value, label) in ticks.iter().filter(inside) {
            let y = scale.at(*value);
            self.canvas.line(&[(plot.left, y), (plot.right, y)], &Pen::new(self.colors.grid, 1.0))?;
            self.note((plot.left - 8.0, y + 4.0), label, Anchor::End)?;
        }
        self.note((PAD, plot.top - 10.0), &self.axis_title(&self.spec.y), Anchor::Start)
    }

    /// The line at the bottom with its labels below, and what the axis measures below these.
    pub fn x_axis(&self, plot: &Plot, scale: &Scale, ticks: &[Tick]) -> Result<()> {
        self.canvas.line(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], &Pen::new(self.colors.axis, 1.0))?;
        let mut free = f64::NEG_INFINITY;
        let inside = |(value, _): &&Tick| (plot.left - 1.0..=plot.right + 1.0).contains(&scale.at(*value));
        for (value, label) in ticks.iter().filter(inside) {
            let half = fonts::width(label, SMALL, false) / 2.0;
            let x = scale.at(*value).clamp(PAD.min(plot.left) + half, self.width() - 4.0 - half);
            if x - half >= free {
                self.note((x, plot.bottom + 15.0), label, Anchor::Middle)?;
                free = x + half + 8.0;
            }
        }
        let middle = f64::midpoint(plot.left, plot.right);
        self.note((middle, plot.bottom + 15.0 + ROW), &self.axis_title(&self.spec.x), Anchor::Middle)
    }

    /// The labels of an axis: its own, or the round values given.
    pub fn ticks(&self, axis: &ChartAxis, round: &[f64]) -> Vec<Tick> {
        if axis.ticks.is_empty() {
            return round.iter().copied().zip(labels(round)).collect();
        }
        axis.ticks.iter().map(|tick| (tick.at, tick.label.clone())).collect()
    }
}

/// The room that the widest of these labels takes, with the gap to the plot.
pub fn gutter(ticks: &[Tick]) -> f64 {
    ticks.iter().map(|(_, label)| fonts::width(label, SMALL, false)).fold(0.0, f64::max) + 8.0
}
