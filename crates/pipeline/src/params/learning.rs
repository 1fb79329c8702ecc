//! Settings of the nodes that prepare, train, evaluate and register.

use falaj_model::prep::{Bins, Text};
use falaj_schema::Error;
use falaj_schema::pipeline::{Node, NodeKind};
use serde::Serialize;
use serde_json::Value;

use super::reader::Reader;
use super::tables::MAX_SEED;

/// What takes the place of a missing number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Imputation {
    /// The training part's median.
    Median,
    /// The training part's mean.
    Mean,
    /// The training part's most frequent number.
    Mode,
    /// The training part's last number.
    Last,
    /// This number.
    Constant(f64),
}

/// How numbers are brought to one scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scaling {
    /// Mean 0, standard deviation 1.
    Standard,
    /// From 0 to 1.
    Minmax,
    /// Median 0, distance 1 between the quartiles.
    Robust,
    /// As they are.
    None,
}

/// What becomes of categories.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Categorical {
    /// Numbers that the model looks up in a table it learns (embeddings; weights of a linear model).
    Codes,
    /// A column of zeros and ones for each value.
    OneHot,
    /// Their rank as a number.
    Ordinal,
    /// The mean of the target over their rows.
    Target,
}

/// What kind of answer is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskName {
    /// One of two classes.
    Binary,
    /// One of several classes.
    Multiclass,
    /// A number.
    Regression,
}

/// Settings of `prepare`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prepare {
    /// The column to predict.
    pub target: String,
    /// What kind of answer; by the target's values when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<TaskName>,
    /// What takes the place of a missing number.
    pub impute: Imputation,
    /// How numbers are scaled.
    pub scale: Scaling,
    /// What becomes of categories.
    pub categorical: Categorical,
    /// Most different values of a category; rarer ones become "other".
    pub max_categories: u32,
    /// Takes dates apart into year, month, weekday, hour …
    pub date_parts: bool,
    /// Adds a column that tells where a number was missing.
    pub missing_flags: bool,
    /// Whole-number columns whose values are names, not quantities.
    pub categories: Vec<String>,
    /// Columns that are not inputs of the model.
    pub ignore: Vec<String>,
    /// Numbers are held between these quantiles of the training part.
    // What is left out by default is left out of the key, so that results made before it was known still hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip: Option<[f64; 2]>,
    /// Number columns that become bins, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bins: Option<Bins>,
    /// Text columns that become counts of words, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// For `categorical = target`: so many rows draw a mean half of the way to that of all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoothing: Option<f64>,
    /// For `categorical = target`: parts of training that keep a row's input from telling its own target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folds: Option<u32>,
}

/// Settings of the optimiser, common to all training nodes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Training {
    /// Most epochs.
    pub epochs: u32,
    /// Rows in a batch.
    pub batch_size: u32,
    /// Step size.
    pub learning_rate: f64,
    /// Decoupled weight decay.
    pub weight_decay: f64,
    /// Epochs without a better validation loss before it stops; 0 never stops.
    pub patience: u32,
    /// Seed.
    pub seed: u64,
    /// Threads; 0 takes all processors.
    pub threads: u32,
}

/// Settings of `train_linear`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainLinear {
    /// The optimiser's.
    #[serde(flatten)]
    pub training: Training,
}

/// Settings of `train_mlp`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainMlp {
    /// Width of each hidden layer.
    pub hidden: Vec<u32>,
    /// Share of hidden units dropped while training.
    pub dropout: f64,
    /// Upper bound of an embedding's width.
    pub embedding: u32,
    /// The optimiser's.
    #[serde(flatten)]
    pub training: Training,
}

/// Settings of `evaluate`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evaluate {
    /// The part: `test` or `valid`.
    pub part: String,
}

/// Settings of `register`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Register {
    /// Name of the model.
    pub name: String,
}

type Parsed<T> = Result<T, Vec<Error>>;

impl Prepare {
    pub(super) const NAMES: &[&str] = &[
        "target",
        "task",
        "impute",
        "scale",
        "categorical",
        "max_categories",
        "date_parts",
        "missing_flags",
        "categories",
        "ignore",
        "clip",
        "bins",
        "text",
        "smoothing",
        "folds",
    ];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Prepare);
        let tasks =
            [("binary", TaskName::Binary), ("multiclass", TaskName::Multiclass), ("regression", TaskName::Regression)];
        let scales = [
            ("standard", Scaling::Standard),
            ("minmax", Scaling::Minmax),
            ("robust", Scaling::Robust),
            ("none", Scaling::None),
        ];
        let categorical = [
            ("codes", Categorical::Codes),
            ("one_hot", Categorical::OneHot),
            ("ordinal", Categorical::Ordinal),
            ("target", Categorical::Target),
        ];
        let params = Self {
            target: r.required_text("target"),
            task: r.choice("task", &tasks),
            impute: Self::impute(&mut r),
            scale: r.choice("scale", &scales).unwrap_or(Scaling::Standard),
            categorical: r.choice("categorical", &categorical).unwrap_or(Categorical::Codes),
            max_categories: r.integer("max_categories", 2..=100_000, 200),
            date_parts: r.boolean("date_parts", true),
            missing_flags: r.boolean("missing_flags", true),
            categories: r.columns("categories").unwrap_or_default(),
            ignore: r.columns("ignore").unwrap_or_default(),
            clip: Self::clip(&mut r),
            bins: Self::bins(&mut r),
            text: Self::text(&mut r),
            smoothing: r.number("smoothing", 0.0..=1e9),
            folds: r.get("folds").map(|_| r.integer("folds", 2..=100, 5)),
        };
        if params.categorical == Categorical::Target && params.task == Some(TaskName::Multiclass) {
            r.conflict("categorical", "task");
        }
        if !params.target.is_empty() && params.ignore.contains(&params.target) {
            r.conflict("ignore", "target");
        }
        r.finish(params)
    }

    fn clip(r: &mut Reader) -> Option<[f64; 2]> {
        let clip: [f64; 2] = r.shaped("clip", "[0.01, 0.99]")?;
        if clip.iter().all(|q| (0.0..=1.0).contains(q)) && clip[0] < clip[1] {
            return Some(clip);
        }
        r.invalid("clip", format!("[{}, {}]", clip[0], clip[1]), "[0.01, 0.99]");
        None
    }

    fn bins(r: &mut Reader) -> Option<Bins> {
        let example = "{\"columns\": [\"age\"], \"count\": 10, \"method\": \"quantiles\"}";
        let bins: Bins = r.shaped("bins", example)?;
        if (2..=1_000).contains(&bins.count) {
            return Some(bins);
        }
        r.invalid("bins", bins.count, "count: 2 … 1000");
        None
    }

    fn text(r: &mut Reader) -> Option<Text> {
        let example = "{\"columns\": [\"comment\"], \"method\": \"tf_idf\", \"inputs\": 500, \"longest\": 1}";
        let text: Text = r.shaped("text", example)?;
        if (1..=65_536).contains(&text.inputs) && (1..=5).contains(&text.longest) {
            return Some(text);
        }
        r.invalid("text", format!("inputs {}, longest {}", text.inputs, text.longest), "1 … 65536, 1 … 5");
        None
    }

    fn impute(r: &mut Reader) -> Imputation {
        match r.get("impute") {
            None => Imputation::Median,
            Some(Value::String(text)) if text == "median" => Imputation::Median,
            Some(Value::String(text)) if text == "mean" => Imputation::Mean,
            Some(Value::String(text)) if text == "mode" => Imputation::Mode,
            Some(Value::String(text)) if text == "last" => Imputation::Last,
            Some(value) => match value.as_object().filter(|o| o.len() == 1).and_then(|o| o.get("constant")?.as_f64()) {
                Some(number) => Imputation::Constant(number),
                None => {
                    r.invalid("impute", value, "median, mean, mode, last, {\"constant\": 0}");
                    Imputation::Median
                }
            },
        }
    }
}

impl Training {
    fn read(r: &mut Reader, learning_rate: f64, epochs: u32) -> Self {
        Self {
            epochs: r.integer("epochs", 1..=100_000, epochs),
            batch_size: r.integer("batch_size", 1..=1_000_000, 256),
            learning_rate: r.number("learning_rate", 1e-8..=10.0).unwrap_or(learning_rate),
            weight_decay: r.number("weight_decay", 0.0..=10.0).unwrap_or(1e-4),
            patience: r.integer("patience", 0..=100_000, 5),
            seed: r.integer("seed", 0..=MAX_SEED, 42),
            threads: r.integer("threads", 0..=1024, 0),
        }
    }
}

impl TrainLinear {
    pub(super) const NAMES: &[&str] =
        &["epochs", "batch_size", "learning_rate", "weight_decay", "patience", "seed", "threads"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::TrainLinear);
        let training = Training::read(&mut r, 0.01, 50);
        r.finish(Self { training })
    }
}

impl TrainMlp {
    pub(super) const NAMES: &[&str] = &[
        "hidden",
        "dropout",
        "embedding",
        "epochs",
        "batch_size",
        "learning_rate",
        "weight_decay",
        "patience",
        "seed",
        "threads",
    ];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::TrainMlp);
        let params = Self {
            hidden: Self::hidden(&mut r),
            dropout: r.number("dropout", 0.0..=0.95).unwrap_or(0.1),
            embedding: r.integer("embedding", 1..=1024, 32),
            training: Training::read(&mut r, 0.001, 50),
        };
        r.finish(params)
    }

    fn hidden(r: &mut Reader) -> Vec<u32> {
        let default = vec![128, 64];
        let Some(value) = r.get("hidden") else { return default };
        let width = |v: &Value| v.as_u64().filter(|w| (1..=16_384).contains(w)).map(|w| w as u32);
        let widths: Option<Vec<u32>> = value.as_array().and_then(|items| items.iter().map(width).collect());
        match widths.filter(|widths| (1..=32).contains(&widths.len())) {
            Some(widths) => widths,
            None => {
                r.invalid("hidden", value, "[128, 64]");
                default
            }
        }
    }
}

impl Evaluate {
    pub(super) const NAMES: &[&str] = &["part"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Evaluate);
        let part = r.choice("part", &[("test", "test"), ("valid", "valid")]).unwrap_or("test").to_owned();
        r.finish(Self { part })
    }
}

impl Register {
    pub(super) const NAMES: &[&str] = &["name"];

    pub(super) fn parse(node: &Node) -> Parsed<Self> {
        let mut r = Reader::new(node, NodeKind::Register);
        let name = r.required_text("name");
        r.finish(Self { name })
    }
}
