//! Fitting preprocessing to the training part.

use falaj_schema::dataset::ColumnType;
use falaj_schema::{Code, Error, Result};
use rayon::prelude::*;

use super::category::{CategoryStep, count};
use super::moment_step::MomentStep;
use super::number::{NumberStep, Scaling, summarise};
use super::{ColumnStep, DropReason, DroppedColumn, Options, Preprocessing, Step};
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
        if frame.rows == 0 {
            return Err(Error::new(Code::NoRows));
        }
        check_names(frame, options)?;
        let steps: Vec<_> = frame.columns.par_iter().map(|series| column(series, options)).collect();
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
    for name in &options.categorical_integers {
        let series = frame.column(name).ok_or_else(|| Error::new(Code::ColumnMissing).column(name))?;
        if !matches!(series.kind, ColumnType::Integer | ColumnType::Real) {
            let found = series.kind.as_str();
            return Err(Error::new(Code::ColumnType).column(name).with("found", found).with("expected", "integer"));
        }
    }
    Ok(())
}

fn column(series: &Series, options: &Options) -> Result<ColumnStep, DropReason> {
    let missing = series.values.missing();
    if missing == series.values.len() {
        return Err(DropReason::Empty);
    }
    let flag = options.missing_flags && missing > 0;
    let step = match &series.values {
        Values::Number(values) if !options.categorical_integers.contains(&series.name) => {
            Step::Number(number(series.kind, values, options, flag)?)
        }
        Values::Time(values) => Step::Moment(moment(series.kind, values, options)?),
        values => Step::Category(category(values, options, missing)?),
    };
    let coded = matches!(&step, Step::Category(step) if step.coding == super::Coding::Codes);
    let (name, kind) = (series.name.clone(), series.kind);
    // Codes tell missing values apart already.
    Ok(ColumnStep { name, kind, missing: missing as u64, flag: flag && !coded, step })
}

fn number(kind: ColumnType, values: &[f64], options: &Options, flag: bool) -> Result<NumberStep, DropReason> {
    let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let summary = summarise(&mut finite).ok_or(DropReason::Empty)?;
    let boolean = kind == ColumnType::Boolean;
    let scaling = match boolean {
        true => (summary.max > summary.min).then_some(Scaling::IDENTITY),
        false => summary.scaling(options.scale),
    };
    if scaling.is_none() && !flag {
        return Err(DropReason::Constant);
    }
    let typical = if boolean { f64::from(u8::from(summary.mean > 0.5)) } else { summary.median };
    let fill = if boolean { typical } else { summary.fill(options.numeric) };
    Ok(NumberStep { fill, scaling, min: summary.min, max: summary.max, typical })
}

fn category(values: &Values, options: &Options, missing: usize) -> Result<CategoryStep, DropReason> {
    let counts = count(values);
    let text = matches!(values, Values::Text { .. });
    if text && counts.len() > IDENTIFIER && counts.iter().all(|(_, count)| *count == 1) {
        return Err(DropReason::Identifier);
    }
    if counts.len() < 2 && missing == 0 {
        return Err(DropReason::Constant);
    }
    Ok(CategoryStep::fit(counts, options.max_categories, options.categorical))
}

fn moment(kind: ColumnType, values: &[i64], options: &Options) -> Result<MomentStep, DropReason> {
    let mut known: Vec<i64> = values.iter().copied().filter(|value| *value != Values::NO_TIME).collect();
    MomentStep::fit(kind, &mut known, options).ok_or(DropReason::Constant)
}
