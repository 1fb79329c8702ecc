//! Applying fitted preprocessing to rows.

use std::collections::HashMap;

use falaj_schema::Result;
use rayon::prelude::*;

use super::category::{CategoryStep, Coding, MISSING};
use super::moment_step::MomentStep;
use super::number::NumberStep;
use super::{ColumnStep, Encoded, Preprocessing, Step};
use crate::frame::{Frame, Series, Values};
use crate::moment::{day_share, hour, weekday, year_share};

/// Rows encoded at a time: few enough that they stay in the processor's cache while column after column is written.
const BLOCK: usize = 512;

impl Preprocessing {
    /// Encodes `frame`. Columns are found by name; those that are not inputs are ignored. What a row becomes depends on
    /// no other row.
    ///
    /// # Errors
    /// `ColumnMissing` and `ColumnType`.
    pub fn apply(&self, frame: &Frame) -> Result<Encoded> {
        self.apply_with(frame, &HashMap::new())
    }

    /// Encodes the rows that were fitted on, with their target as it was fitted: where a category becomes the mean of
    /// the target, that of the other parts of training stands for it. Everything else is as [`Preprocessing::apply`]
    /// gives it.
    ///
    /// # Errors
    /// `ColumnMissing` and `ColumnType`.
    pub fn apply_to_training(&self, frame: &Frame, target: &[f32]) -> Result<Encoded> {
        let mut numbers = HashMap::new();
        for (at, (step, series)) in self.matched(frame)?.into_iter().enumerate() {
            if let Step::Category(category) = &step.step
                && let Some(own) = category.out_of_fold(&series.values, target)
            {
                numbers.insert(at, own);
            }
        }
        self.apply_with(frame, &numbers)
    }

    /// `numbers` stand for the inputs of the columns at these places.
    fn apply_with(&self, frame: &Frame, numbers: &HashMap<usize, Vec<f32>>) -> Result<Encoded> {
        let (d, k) = (self.numeric_width(), self.cardinalities().len());
        let matched: Vec<_> = self.matched(frame)?.into_iter().enumerate().collect();
        let make = |(at, found)| Column::new(found, numbers.get(&at).map(Vec::as_slice));
        // A request of a few rows is done sooner than handed to another thread.
        let few = frame.rows <= BLOCK;
        let columns: Vec<Column> = match few {
            true => matched.into_iter().map(make).collect(),
            false => matched.into_par_iter().map(make).collect(),
        };
        let mut encoded =
            Encoded { rows: frame.rows, numeric: vec![0.0; frame.rows * d], codes: vec![0; frame.rows * k] };
        // Either width may be 0, which `chunks` does not take; a block of nothing is then made instead.
        let blocks = frame.rows.div_ceil(BLOCK);
        let numeric = chunks(&mut encoded.numeric, BLOCK * d, blocks);
        let codes = chunks(&mut encoded.codes, BLOCK * k, blocks);
        let write = |(block, (numeric, codes)): (usize, (&mut [f32], &mut [u32]))| {
            let rows = block * BLOCK..frame.rows.min((block + 1) * BLOCK);
            let mut out = Block { rows, numeric, d, codes, k, numeric_at: 0, code_at: 0 };
            columns.iter().for_each(|column| column.write(&mut out));
        };
        match few {
            true => numeric.into_iter().zip(codes).enumerate().for_each(write),
            false => numeric.into_par_iter().zip(codes).enumerate().for_each(write),
        }
        Ok(encoded)
    }
}

fn chunks<T>(values: &mut [T], size: usize, blocks: usize) -> Vec<&mut [T]> {
    match size {
        0 => (0..blocks).map(|_| &mut [][..]).collect(),
        size => values.chunks_mut(size).collect(),
    }
}

/// Some rows of the result, filled from left to right.
struct Block<'a> {
    rows: std::ops::Range<usize>,
    numeric: &'a mut [f32],
    d: usize,
    codes: &'a mut [u32],
    k: usize,
    numeric_at: usize,
    code_at: usize,
}

impl Block<'_> {
    fn numbers(&mut self, values: impl Iterator<Item = f32>) {
        let cells = self.numeric[self.numeric_at..].iter_mut().step_by(self.d);
        cells.zip(values).for_each(|(cell, value)| *cell = value);
        self.numeric_at += 1;
    }

    /// For each row the inputs that are not 0, by their place among `width`.
    fn sparse<I: IntoIterator<Item = (usize, f32)>>(&mut self, width: usize, rows: impl Iterator<Item = I>) {
        if width > 0 {
            for (cells, found) in self.numeric[self.numeric_at..].chunks_mut(self.d).zip(rows) {
                found.into_iter().for_each(|(at, value)| cells[at] = value);
            }
        }
        self.numeric_at += width;
    }

    /// Sine and cosine of shares of a circle; (0, 0), the middle, for none.
    fn circle(&mut self, shares: impl Iterator<Item = Option<f64>>) {
        let cells = self.numeric[self.numeric_at..].chunks_mut(self.d);
        for (cells, share) in cells.zip(shares) {
            let (sin, cos) = share.map_or((0.0, 0.0), |share| (share * std::f64::consts::TAU).sin_cos());
            (cells[0], cells[1]) = (sin as f32, cos as f32);
        }
        self.numeric_at += 2;
    }

    fn category(&mut self, step: &CategoryStep, codes: impl Iterator<Item = u32>) {
        match &step.coding {
            Coding::Codes => {
                let cells = self.codes[self.code_at..].iter_mut().step_by(self.k);
                cells.zip(codes).for_each(|(cell, code)| *cell = code);
                self.code_at += 1;
            }
            Coding::Ordinal { .. } | Coding::Target { .. } => self.numbers(codes.map(|code| step.rank(code))),
            Coding::OneHot => {
                for (cells, code) in self.numeric[self.numeric_at..].chunks_mut(self.d).zip(codes) {
                    if let Some(hot) = step.hot(code) {
                        cells[hot] = 1.0;
                    }
                }
                self.numeric_at += step.numeric_width();
            }
        }
    }
}

/// A column ready to be written block by block.
struct Column<'a> {
    step: &'a ColumnStep,
    values: &'a Values,
    codes: Vec<u32>,
    /// What each text of the dictionary becomes: inputs that are not 0.
    texts: Vec<Vec<(usize, f32)>>,
    /// What stands for the column's own input.
    numbers: Option<&'a [f32]>,
}

impl<'a> Column<'a> {
    fn new((step, series): (&'a ColumnStep, &'a Series), numbers: Option<&'a [f32]>) -> Self {
        let values = &series.values;
        let codes = match &step.step {
            Step::Category(category) => category.codes(values),
            Step::Number(_) | Step::Moment(_) | Step::Bins(_) | Step::Text(_) => Vec::new(),
        };
        let texts = match (&step.step, values) {
            (Step::Text(text), Values::Text { dictionary, .. }) => {
                let encode = text.encoder();
                dictionary.iter().map(|own| encode(own)).collect()
            }
            _ => Vec::new(),
        };
        Self { step, values, codes, texts, numbers }
    }

    fn write(&self, out: &mut Block) {
        let rows = out.rows.clone();
        match &self.step.step {
            Step::Number(step) => write_numbers(step, self.values, out),
            Step::Category(_) if self.numbers.is_some() => {
                let numbers = self.numbers.and_then(|numbers| numbers.get(rows.clone())).unwrap_or_default();
                out.numbers(numbers.iter().copied());
            }
            Step::Category(step) => out.category(step, self.codes[rows.clone()].iter().copied()),
            Step::Bins(step) => out.sparse(step.width(), rows.clone().map(|row| step.encode(self.values, row))),
            Step::Text(step) => {
                let codes = match self.values {
                    Values::Text { codes, .. } => &codes[rows.clone()],
                    _ => &[],
                };
                let found = codes.iter().map(|code| self.texts.get(*code as usize).into_iter().flatten().copied());
                out.sparse(step.width(), found);
            }
            Step::Moment(step) => write_moments(step, self.values, out),
        }
        if self.step.flag {
            out.numbers(rows.map(|row| f32::from(u8::from(self.values.is_missing(row)))));
        }
    }
}

fn write_numbers(step: &NumberStep, values: &Values, out: &mut Block) {
    let Some(scaling) = step.scaling else { return };
    let rows = out.rows.clone();
    match values {
        Values::Number(values) => {
            out.numbers(values[rows].iter().map(|value| scaling.apply(step.known(*value))));
        }
        // A column of another type got here without any value.
        _ => out.numbers(rows.map(|_| scaling.apply(step.known(f64::NAN)))),
    }
}

fn write_moments(step: &MomentStep, values: &Values, out: &mut Block) {
    let rows = out.rows.clone();
    let moments = || rows.clone().map(|row| moment(values, row));
    if let Some(elapsed) = &step.elapsed {
        let days = |at: Option<i64>| at.map_or(elapsed.fill, |at| step.elapsed_days(at));
        out.numbers(moments().map(|at| elapsed.scaling.apply(days(at))));
    }
    if step.season {
        out.circle(moments().map(|at| at.map(year_share)));
    }
    if let Some(category) = &step.weekday {
        out.category(category, moments().map(|at| at.map_or(MISSING, |at| weekday(at) + 2)));
    }
    if step.clock {
        out.circle(moments().map(|at| at.map(day_share)));
    }
    if let Some(category) = &step.hour {
        out.category(category, moments().map(|at| at.map_or(MISSING, |at| hour(at) + 2)));
    }
}

fn moment(values: &Values, row: usize) -> Option<i64> {
    match values {
        Values::Time(values) => Some(values[row]).filter(|value| *value != Values::NO_TIME),
        Values::Number(_) | Values::Text { .. } => None,
    }
}
