//! Fitting preprocessing to the training part.

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use rayon::prelude::*;

use super::bins::BinStep;
use super::category::{CategoryStep, count};
use super::moment_step::MomentStep;
use super::number::{Clip, NumberStep, Scaling, quantile, summarise};
use super::text::TextStep;
use super::{ColumnStep, DropReason, DroppedColumn, Impute, Options, Preprocessing, Step};
use crate::frame::{Frame, Series, Values};

/// Text with more different values than this, none of them twice, is an identifier.
const IDENTIFIER: usize = 20;

impl Preprocessing {
    /// Fits to `frame`, which holds the inputs of the training part and nothing else. The same rows give the same steps.
    ///
    /// # Errors
    /// [`Code::NoRows`]; [`Code::NoInputs`] when every column was dropped; [`Code::ColumnMissing`] when a name in
    /// `categorical_integers` is not a column; [`Code::ColumnType`] when it is not a column of numbers.
    pub fn fit(frame: &Frame, options: &Options) -> Result<Self> {
        Self::fit_to(frame, None, options)
    }

    /// The same, with the target of each row as the network takes it: a number, or 1 for the second of two classes.
    /// [`Categorical::Target`] needs it; it is [`Code::Internal`] without.
    ///
    /// [`Categorical::Target`]: super::Categorical::Target
    pub fn fit_to(frame: &Frame, target: Option<&[f32]>, options: &Options) -> Result<Self> {
        if target.is_none() && options.categorical == super::Categorical::Target {
            return Err(Error::new(Code::Internal).detail("a target coding needs the target"));
        }
        if frame.rows == 0 {
            return Err(Error::new(Code::NoRows));
        }
        check_names(frame, options)?;
        let steps: Vec<_> = frame.columns.par_iter().map(|series| column(series, target, options)).collect();
        let mut fitted = Self { rows: frame.rows as u64, columns: Vec::new(), dropped: Vec::new() };
        for (series, step) in frame.columns.iter().zip(steps) {
            match step {
                Ok(step) => fitted.columns.push(step),
                Err(reason) => fitted.dropped.push(DroppedColumn { name: series.name.clone(), reason }),
            }
        }
        if fitted.columns.is_empty() { Err(Error::new(Code::NoInputs)) } else { Ok(fitted) }
    }
}

fn check_names(frame: &Frame, options: &Options) -> Result<()> {
    let of_text = options.text.iter().flat_map(|text| &text.columns);
    for name in of_text {
        let series = frame.column(name).ok_or_else(|| Error::new(Code::ColumnMissing).column(name))?;
        if series.kind != ColumnType::Text {
            let found = series.kind.as_str();
            return Err(Error::new(Code::ColumnType).column(name).with("found", found).with("expected", "text"));
        }
    }
    let binned = options.bins.iter().flat_map(|bins| &bins.columns);
    for name in options.categorical_integers.iter().chain(binned) {
        let series = frame.column(name).ok_or_else(|| Error::new(Code::ColumnMissing).column(name))?;
        if !matches!(series.kind, ColumnType::Integer | ColumnType::Real) {
            let found = series.kind.as_str();
            return Err(Error::new(Code::ColumnType).column(name).with("found", found).with("expected", "integer"));
        }
    }
    Ok(())
}

fn column(series: &Series, target: Option<&[f32]>, options: &Options) -> Result<ColumnStep, DropReason> {
    let missing = series.values.missing();
    if missing == series.values.len() {
        return Err(DropReason::Empty);
    }
    let flag = options.missing_flags && missing > 0;
    let binned = options.bins.as_ref().filter(|bins| bins.columns.contains(&series.name));
    let text = options.text.as_ref().filter(|text| text.columns.contains(&series.name));
    let step = match &series.values {
        Values::Number(values) if binned.is_some() => {
            let fitted = binned.and_then(|bins| BinStep::fit(values, bins));
            Step::Bins(fitted.ok_or(DropReason::Constant)?)
        }
        values if text.is_some() => {
            let fitted = text.and_then(|text| TextStep::fit(values, text));
            Step::Text(fitted.ok_or(DropReason::Empty)?)
        }
        Values::Number(values) if !options.categorical_integers.contains(&series.name) => {
            Step::Number(number(series.kind, values, options, flag)?)
        }
        Values::Time(values) => Step::Moment(moment(series.kind, values, options)?),
        values => Step::Category(category(values, target, options, missing)?),
    };
    let coded = matches!(&step, Step::Category(step) if step.coding == super::Coding::Codes);
    let (name, kind) = (series.name.clone(), series.kind);
    // Codes tell missing values apart already.
    Ok(ColumnStep { name, kind, missing: missing as u64, flag: flag && !coded, step })
}

fn number(kind: ColumnType, values: &[f64], options: &Options, flag: bool) -> Result<NumberStep, DropReason> {
    let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let last = finite.last().copied();
    let mut summary = summarise(&mut finite).ok_or(DropReason::Empty)?;
    let (min, max) = (summary.min, summary.max);
    let clip = options.clip.filter(|_| kind != ColumnType::Boolean).map(|[low, high]| {
        let clip = Clip { low: quantile(&finite, low), high: quantile(&finite, high) };
        finite.iter_mut().for_each(|value| *value = value.max(clip.low).min(clip.high));
        clip
    });
    if clip.is_some() {
        // What is scaled are the numbers between the bounds.
        summary = summarise(&mut finite).ok_or(DropReason::Empty)?;
    }
    let boolean = kind == ColumnType::Boolean;
    let scaling = match boolean {
        true => (summary.max > summary.min).then_some(Scaling::IDENTITY),
        false => summary.scaling(options.scale),
    };
    if scaling.is_none() && !flag {
        return Err(DropReason::Constant);
    }
    let typical = if boolean { f64::from(u8::from(summary.mean > 0.5)) } else { summary.median };
    let fill = match (boolean, options.numeric, last) {
        (true, ..) => typical,
        (_, Impute::Last, Some(last)) => last,
        _ => summary.fill(options.numeric),
    };
    Ok(NumberStep { fill, scaling, min, max, typical, clip })
}

fn category(
    values: &Values,
    target: Option<&[f32]>,
    options: &Options,
    missing: usize,
) -> Result<CategoryStep, DropReason> {
    let counts = count(values);
    let text = matches!(values, Values::Text { .. });
    if text && counts.len() > IDENTIFIER && counts.iter().all(|(_, count)| *count == 1) {
        return Err(DropReason::Identifier);
    }
    if counts.len() < 2 && missing == 0 {
        return Err(DropReason::Constant);
    }
    let step = CategoryStep::fit(counts, options.max_categories, options.categorical);
    Ok(match target {
        Some(target) if options.categorical == super::Categorical::Target => {
            step.with_target(values, target, options.smoothing, options.folds)
        }
        _ => step,
    })
}

fn moment(kind: ColumnType, values: &[i64], options: &Options) -> Result<MomentStep, DropReason> {
    let mut known: Vec<i64> = values.iter().copied().filter(|value| *value != Values::NO_TIME).collect();
    MomentStep::fit(kind, &mut known, options).ok_or(DropReason::Constant)
}
