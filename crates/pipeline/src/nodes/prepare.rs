//! `prepare`: fits the preprocessing on the training part and applies it to all parts.

use std::collections::HashMap;

use falaj_model::frame::{Frame, Series, Values};
use falaj_model::prep::{self, Encoded, Preprocessing};
use falaj_model::prepared::{self, Part, PartRows};
use falaj_model::target::Target;
use falaj_schema::dataset::Column;
use falaj_schema::model::Task;
use falaj_schema::{Code, Error, Result};
use falaj_store::Store;
use falaj_store::files::{io_error, write_whole};
use serde::{Deserialize, Serialize};

use super::Bench;
use super::frames::read;
use crate::output::{Parts, Prepared, Table};
use crate::params::{Categorical, Imputation, Prepare, Scaling, TaskName};

/// What was fitted on the training part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// What is done with the inputs.
    pub preprocessing: Preprocessing,
    /// What is done with the target.
    pub target: Target,
}

/// The rows of one part, encoded.
struct Rows {
    inputs: Encoded,
    target: Vec<f32>,
}

impl Fitted {
    /// Reads what was fitted for `prepared`.
    pub fn read(store: &Store, prepared: &Prepared) -> Result<Self> {
        let path = store.artifacts().path(&prepared.fitted);
        let bytes = std::fs::read(&path).map_err(|e| io_error(&path, &e))?;
        serde_json::from_slice(&bytes).map_err(|e| Error::new(Code::Internal).file(&path).detail(e))
    }
}

pub(super) fn work(prepare: &Prepare, parts: &Parts, bench: &Bench) -> Result<Prepared> {
    let begin = bench.step("read", 1, 3, 0.0, 0.4);
    begin(0.0);
    let target = fit_target(prepare, parts, bench)?;
    let columns: Vec<String> = inputs(prepare, &parts.train.columns).map(|column| column.name.clone()).collect();
    let frame = read(&parts.train, &columns, bench)?;
    bench.cancel.check()?;
    bench.step("fit", 2, 3, 0.4, 0.7)(0.0);
    let truth = target.encode(column(&read(&parts.train, std::slice::from_ref(&target.name), bench)?)?)?;
    let preprocessing = fit(prepare, &frame, &target, &truth)?;
    bench.cancel.check()?;
    let encoding = bench.step("encode", 3, 3, 0.7, 1.0);
    encoding(0.0);
    let fitted = Fitted { preprocessing, target };
    let inputs = fitted.preprocessing.apply_to_training(&frame, &truth)?;
    drop(frame);
    let train = Rows { inputs, target: truth };
    // Only the columns that are used are read again.
    let used: Vec<String> = fitted.preprocessing.columns.iter().map(|step| step.name.clone()).collect();
    let mut rest = [&parts.valid, &parts.test].into_iter().enumerate().map(|(i, table)| {
        encoding(0.4 + 0.2 * i as f64);
        bench.cancel.check()?;
        fitted.encode(read(table, &used, bench)?, table, bench)
    });
    let (valid, test) = (next(&mut rest)?, next(&mut rest)?);
    encoding(0.8);
    keep(&fitted, &parts.train, [(Part::Train, train), (Part::Valid, valid), (Part::Test, test)], bench)
}

fn fit(prepare: &Prepare, frame: &Frame, target: &Target, truth: &[f32]) -> Result<Preprocessing> {
    if prepare.categorical == Categorical::Target && target.task == Task::Multiclass {
        // The mean of numbers that stand for classes means nothing.
        let error = Error::new(Code::ParamInvalid).param("categorical");
        return Err(error.with("value", "target").with("allowed", "codes, one_hot, ordinal"));
    }
    Preprocessing::fit_to(frame, Some(truth), &options(prepare))
}

fn next(rows: &mut impl Iterator<Item = Result<Rows>>) -> Result<Rows> {
    rows.next().unwrap_or_else(|| Err(Error::new(Code::Internal).detail("a part is missing")))
}

fn keep(fitted: &Fitted, train: &Table, parts: [(Part, Rows); 3], bench: &Bench) -> Result<Prepared> {
    let data = bench.path("prepared.safetensors");
    let views = parts.each_ref().map(|(part, rows)| (*part, rows.view()));
    prepared::write(&data, &fitted.preprocessing.cardinalities(), &views)?;
    let json = bench.path("fitted.json");
    let text = serde_json::to_vec(fitted).map_err(|e| Error::new(Code::Internal).detail(e))?;
    write_whole(&json, &text)?;
    Ok(Prepared {
        file: bench.keep(&data)?,
        fitted: bench.keep(&json)?,
        train: train.clone(),
        task: fitted.target.task,
        classes: fitted.target.classes.clone(),
        rows: parts.iter().map(|(_, rows)| rows.target.len() as u64).sum(),
    })
}

impl Fitted {
    fn encode(&self, frame: Frame, table: &Table, bench: &Bench) -> Result<Rows> {
        let inputs = self.preprocessing.apply(&frame)?;
        drop(frame);
        let target = read(table, std::slice::from_ref(&self.target.name), bench)?;
        Ok(Rows { inputs, target: self.target.encode(column(&target)?)? })
    }
}

impl Rows {
    fn view(&self) -> PartRows<'_> {
        let Encoded { rows, numeric, codes } = &self.inputs;
        PartRows { rows: *rows, numeric, codes, target: &self.target }
    }
}

/// The columns that a model learns from.
fn inputs<'a>(prepare: &'a Prepare, columns: &'a [Column]) -> impl Iterator<Item = &'a Column> {
    columns.iter().filter(|column| column.name != prepare.target && !prepare.ignore.contains(&column.name))
}

// Classes are those of all parts: one that only later rows have is a mistake the evaluation is to show. What a number is
// measured by comes from the training part alone, and so does the proof that there is something to learn.
fn fit_target(prepare: &Prepare, parts: &Parts, bench: &Bench) -> Result<Target> {
    let task = prepare.task.map(|task| match task {
        TaskName::Binary => Task::Binary,
        TaskName::Multiclass => Task::Multiclass,
        TaskName::Regression => Task::Regression,
    });
    let names = std::slice::from_ref(&prepare.target);
    let train = read(&parts.train, names, bench)?;
    let (valid, test) = (read(&parts.valid, names, bench)?, read(&parts.test, names, bench)?);
    let all = together(&[column(&train)?, column(&valid)?, column(&test)?]);
    let target = Target::fit(&all, task)?;
    let learnt = Target::fit(column(&train)?, Some(target.task))?;
    Ok(if target.task == Task::Regression { learnt } else { target })
}

fn column(frame: &Frame) -> Result<&Series> {
    frame.columns.first().ok_or_else(|| Error::new(Code::Internal).detail("no column was read"))
}

// One column after the other, of which all have the same type.
fn together(columns: &[&Series]) -> Series {
    let mut whole = columns[0].clone();
    for column in &columns[1..] {
        match (&mut whole.values, &column.values) {
            (Values::Number(all), Values::Number(more)) => all.extend(more),
            (Values::Time(all), Values::Time(more)) => all.extend(more),
            (Values::Text { dictionary, codes }, Values::Text { dictionary: words, codes: more }) => {
                let mut known: HashMap<String, u32> =
                    dictionary.iter().enumerate().map(|(code, word)| (word.clone(), code as u32)).collect();
                let mut code_of = |word: &String| {
                    *known.entry(word.clone()).or_insert_with(|| {
                        dictionary.push(word.clone());
                        dictionary.len() as u32 - 1
                    })
                };
                let renamed: Vec<u32> = words.iter().map(&mut code_of).collect();
                codes.extend(more.iter().map(|code| renamed.get(*code as usize).copied().unwrap_or(Values::NO_TEXT)));
            }
            _ => {}
        }
    }
    whole
}

fn options(prepare: &Prepare) -> prep::Options {
    prep::Options {
        numeric: match prepare.impute {
            Imputation::Median => prep::Impute::Median,
            Imputation::Mean => prep::Impute::Mean,
            Imputation::Mode => prep::Impute::Mode,
            Imputation::Last => prep::Impute::Last,
            Imputation::Constant(value) => prep::Impute::Constant(value),
        },
        scale: match prepare.scale {
            Scaling::Standard => prep::Scale::Standard,
            Scaling::Minmax => prep::Scale::MinMax,
            Scaling::Robust => prep::Scale::Robust,
            Scaling::None => prep::Scale::None,
        },
        categorical: match prepare.categorical {
            Categorical::Codes => prep::Categorical::Codes,
            Categorical::OneHot => prep::Categorical::OneHot,
            Categorical::Ordinal => prep::Categorical::Ordinal,
            Categorical::Target => prep::Categorical::Target,
        },
        max_categories: prepare.max_categories,
        date_parts: prepare.date_parts,
        missing_flags: prepare.missing_flags,
        // A column that is both named and ignored is ignored.
        categorical_integers: prepare
            .categories
            .iter()
            .filter(|name| !prepare.ignore.contains(name))
            .cloned()
            .collect(),
        clip: prepare.clip,
        bins: prepare.bins.clone(),
        text: prepare.text.clone(),
        smoothing: prepare.smoothing.unwrap_or(prep::Options::default().smoothing),
        folds: prepare.folds.unwrap_or(prep::Options::default().folds),
    }
}
