//! Refuses specs and prepared data that can't be trained on, before anything starts.

use std::fmt::Display;

use falaj_model::architecture::{Architecture, outputs};
use falaj_model::prepared::{Part, PartRows, Prepared};
use falaj_schema::model::Task;
use falaj_schema::spec::{ModelSpec, TrainSpec, TrainingSpec};
use falaj_schema::{Code, Error, Result};

/// The version of the spec's format that this build reads.
pub const SPEC_FORMAT: u32 = 1;

const MOST_LAYERS: usize = 16;
const WIDEST: u32 = 8192;

/// Checks the values of `spec`.
pub fn spec(spec: &TrainSpec) -> Result<()> {
    if spec.falaj_spec != SPEC_FORMAT {
        return Err(Error::new(Code::BadRequest).param("falaj_spec").with("value", spec.falaj_spec));
    }
    let classes = match spec.task {
        Task::Regression => (spec.classes == 1, "= 1"),
        Task::Binary => (spec.classes == 2, "= 2"),
        Task::Multiclass => (spec.classes >= 2, "≥ 2"),
    };
    demand(classes.0, "classes", spec.classes, classes.1)?;
    model(&spec.model)?;
    training(&spec.training)
}

fn model(model: &ModelSpec) -> Result<()> {
    let ModelSpec::Mlp { hidden, dropout, embedding } = model else { return Ok(()) };
    demand((1..=MOST_LAYERS).contains(&hidden.len()), "hidden", format!("{hidden:?}"), "1–16 × 1–8192")?;
    let widths = hidden.iter().all(|width| (1..=WIDEST).contains(width));
    demand(widths, "hidden", format!("{hidden:?}"), "1–16 × 1–8192")?;
    demand((0.0..1.0).contains(dropout), "dropout", dropout, "0 ≤ x < 1")?;
    demand((1..=1024).contains(embedding), "embedding", embedding, "1–1024")
}

fn training(training: &TrainingSpec) -> Result<()> {
    let TrainingSpec { epochs, batch_size, learning_rate, weight_decay, threads, .. } = training;
    demand((1..=100_000).contains(epochs), "epochs", epochs, "1–100000")?;
    demand((1..=1_048_576).contains(batch_size), "batch_size", batch_size, "1–1048576")?;
    let rate = learning_rate.is_finite() && *learning_rate > 0.0;
    demand(rate, "learning_rate", learning_rate, "x > 0")?;
    let decay = weight_decay.is_finite() && *weight_decay >= 0.0 && weight_decay * learning_rate < 1.0;
    demand(decay, "weight_decay", weight_decay, "x ≥ 0, x · learning_rate < 1")?;
    demand(*threads <= 1024, "threads", threads, "0–1024")
}

fn demand(holds: bool, param: &str, value: impl Display, allowed: &str) -> Result<()> {
    if holds {
        return Ok(());
    }
    Err(Error::new(Code::ParamInvalid).param(param).with("value", value).with("allowed", allowed))
}

/// Checks that the training and validation rows fit `spec`: codes in range, finite numbers, known classes.
///
/// Everything after this reads the data without asking again.
pub fn data(spec: &TrainSpec, data: &Prepared) -> Result<Architecture> {
    let architecture = Architecture::new(
        spec.model.clone(),
        u32::try_from(data.numeric()).unwrap_or(u32::MAX),
        data.cardinalities().to_vec(),
        outputs(spec.task, spec.classes),
    );
    if data.part(Part::Train)?.rows == 0 {
        return Err(Error::new(Code::SplitEmpty).with("part", Part::Train.as_str()));
    }
    for part in [Part::Train, Part::Valid] {
        rows(spec, data, part).map_err(|what| {
            Error::new(Code::ModelDamaged).file(&spec.data).detail(format!("{}: {what}", part.as_str()))
        })?;
    }
    Ok(architecture)
}

fn rows(spec: &TrainSpec, data: &Prepared, part: Part) -> std::result::Result<(), String> {
    let PartRows { rows, numeric, codes, target } = data.part(part).map_err(|error| error.to_string())?;
    if u32::try_from(rows).is_err() {
        return Err(format!("{rows} rows"));
    }
    if rows > 0 && numeric.len() != rows * data.numeric() {
        return Err("another number of numeric inputs".into());
    }
    if !numeric.iter().all(|value| value.is_finite()) {
        return Err("a numeric input is not finite".into());
    }
    let cardinalities = data.cardinalities();
    let beyond = |row: &[u32]| row.iter().zip(cardinalities).any(|(code, size)| code >= size);
    if !cardinalities.is_empty() && codes.chunks_exact(cardinalities.len()).any(beyond) {
        return Err("a code is out of range".into());
    }
    let fits = |y: &f32| match spec.task {
        Task::Regression => y.is_finite(),
        Task::Binary => *y == 0.0 || *y == 1.0,
        Task::Multiclass => *y >= 0.0 && *y < spec.classes as f32 && y.fract() == 0.0,
    };
    if !target.iter().all(fits) {
        return Err("a target is out of range".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn valid() -> TrainSpec {
        TrainSpec {
            falaj_spec: SPEC_FORMAT,
            data: String::new(),
            output: String::new(),
            task: Task::Binary,
            classes: 2,
            model: ModelSpec::Mlp { hidden: vec![4], dropout: 0.0, embedding: 8 },
            training: TrainingSpec {
                epochs: 1,
                batch_size: 1,
                learning_rate: 0.1,
                weight_decay: 0.0,
                patience: 0,
                seed: 0,
                threads: 0,
            },
        }
    }

    fn refused(change: impl FnOnce(&mut TrainSpec)) -> Option<String> {
        let mut changed = valid();
        change(&mut changed);
        spec(&changed).err().filter(|e| e.code == Code::ParamInvalid).and_then(|e| e.place.param)
    }

    #[test]
    fn each_bad_value_is_named() {
        assert!(spec(&valid()).is_ok());
        assert_eq!(refused(|s| s.training.learning_rate = f64::NAN).as_deref(), Some("learning_rate"));
        assert_eq!(refused(|s| s.training.learning_rate = 0.0).as_deref(), Some("learning_rate"));
        assert_eq!(refused(|s| s.training.batch_size = 0).as_deref(), Some("batch_size"));
        assert_eq!(refused(|s| s.training.epochs = 0).as_deref(), Some("epochs"));
        assert_eq!(refused(|s| s.training.weight_decay = -1.0).as_deref(), Some("weight_decay"));
        assert_eq!(refused(|s| s.classes = 3).as_deref(), Some("classes"));
        let mlp = |hidden: Vec<u32>, dropout| ModelSpec::Mlp { hidden, dropout, embedding: 8 };
        assert_eq!(refused(|s| s.model = mlp(vec![4], 1.0)).as_deref(), Some("dropout"));
        assert_eq!(refused(|s| s.model = mlp(vec![4, 0], 0.0)).as_deref(), Some("hidden"));
        assert_eq!(refused(|s| s.model = mlp(vec![], 0.0)).as_deref(), Some("hidden"));
    }
}
