//! What a template decides by the data: the task, the inputs, the split, the training.

use falaj_schema::dataset::{ColumnProfile, ColumnType, Profile, Semantic};
use falaj_schema::model::Task;
use falaj_schema::{Code, Error, Result};
use serde_json::{Value, json};

/// More classes than this can't be told apart.
const MOST_CLASSES: u64 = 1000;
/// From this correlation on, a column says the same as the target.
const SAME: f64 = 0.999;
/// A column with fewer moments than this does not order rows.
const FEWEST_MOMENTS: u64 = 20;
/// Share of personal data from which a column is not an input.
const PERSONAL: f64 = 0.5;
const YEAR_MS: f64 = 366.0 * 24.0 * 3600.0 * 1000.0;

/// What kind of answer a target asks for.
pub(super) fn task_of(target: &ColumnProfile) -> Result<Task> {
    let error = |code| Error::new(code).column(&target.name);
    if target.kind.is_time() {
        let found = target.kind.as_str();
        return Err(error(Code::ColumnType).with("found", found).with("expected", "text, boolean, integer, real"));
    }
    let named = match target.kind {
        ColumnType::Text | ColumnType::Boolean => true,
        ColumnType::Integer => target.semantic == Semantic::Category,
        _ => false,
    };
    match target.distinct {
        0 => Err(error(Code::NoRows)),
        1 => Err(error(Code::TargetOneClass).with("value", target.min.as_deref().unwrap_or_default())),
        2 => Ok(Task::Binary),
        classes if named && classes > MOST_CLASSES => {
            Err(error(Code::TargetClasses).with("classes", classes).with("limit", MOST_CLASSES))
        }
        _ if named => Ok(Task::Multiclass),
        _ => Ok(Task::Regression),
    }
}

/// The columns to learn from.
pub(super) fn inputs<'a>(profile: &'a Profile, target: &ColumnProfile) -> Vec<&'a ColumnProfile> {
    let useful = |column: &&ColumnProfile| {
        use Semantic::{Boolean, Category, Geo, Money, Number, Time};
        // Amounts that are written with their currency are no numbers yet, and mostly different from row to row.
        let written = column.semantic == Money && column.kind == ColumnType::Text;
        let tells = matches!(column.semantic, Number | Category | Boolean | Time | Money | Geo) && !written;
        let empty = column.missing >= profile.rows;
        let personal = column.pii.iter().any(|pii| pii.share >= PERSONAL);
        tells && !empty && !personal && column.distinct > 1
    };
    let time = time_column(profile, target);
    let inputs = profile.columns.iter().filter(useful);
    let inputs = inputs.filter(|column| column.name != target.name && !is_the_target(column, target));
    // Seasons that training has not seen can't be learnt: less than a year of data is only split by its time.
    let unseen =
        |column: &&ColumnProfile| time.is_some_and(|time| time.name == column.name) && span(column) < YEAR_MS / 0.7;
    inputs.filter(|column| !unseen(column)).collect()
}

// True for a column that is the target in other words.
fn is_the_target(column: &ColumnProfile, target: &ColumnProfile) -> bool {
    if column.correlation.is_some_and(|r| r.abs() >= SAME) {
        return true;
    }
    // A renaming of the classes: as many values, each as often. Chance does that only where all are equally frequent.
    let counts = |column: &ColumnProfile| column.top.iter().map(|top| top.count).collect::<Vec<_>>();
    let (own, its) = (counts(column), counts(target));
    let all_listed = target.distinct == its.len() as u64;
    let uneven = its.windows(2).any(|pair| pair[0] != pair[1]);
    target.distinct == column.distinct && target.missing == column.missing && all_listed && uneven && own == its
}

/// The column in whose order the rows came about, if there seems to be one.
pub(super) fn time_column<'a>(profile: &'a Profile, target: &ColumnProfile) -> Option<&'a ColumnProfile> {
    let of_life = |name: &str| {
        let name = name.to_lowercase();
        ["birth", "dob", "expir", "due", "ميلاد"].iter().any(|word| name.contains(word))
    };
    let plausible = |column: &&ColumnProfile| {
        matches!(column.kind, ColumnType::Datetime | ColumnType::Date)
            && column.missing == 0
            && column.distinct >= FEWEST_MOMENTS
            && column.name != target.name
            && !of_life(&column.name)
    };
    // The first of the finest: `max_by_key` would give the last.
    profile.columns.iter().rev().filter(plausible).max_by_key(|column| column.distinct)
}

// Milliseconds from the first to the last moment.
fn span(column: &ColumnProfile) -> f64 {
    let edges = column.histogram.as_ref().map(|histogram| &histogram.edges[..]).unwrap_or_default();
    match (edges.first(), edges.last()) {
        (Some(first), Some(last)) => last - first,
        _ => 0.0,
    }
}

/// Settings of training that go with a number of rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    rows: u64,
    batch: u64,
    epochs: u64,
    patience: u64,
}

impl Size {
    pub(super) fn of(rows: u64) -> Self {
        // About 150 steps an epoch, in batches that fill the processor's vector units and still leave noise to learn by.
        let batch = (rows / 150).next_power_of_two().clamp(16, 1024);
        let (epochs, patience) = match rows {
            0..5_000 => (200, 20),
            5_000..50_000 => (60, 8),
            _ => (20, 4),
        };
        Self { rows, batch, epochs, patience }
    }

    pub(super) fn linear(self) -> Value {
        json!({ "epochs": self.epochs, "batch_size": self.batch, "learning_rate": 0.01, "patience": self.patience })
    }

    pub(super) fn mlp(self) -> Value {
        let hidden = if self.rows < 20_000 { [64, 32] } else { [128, 64] };
        let learning_rate = if self.batch >= 512 { 0.002 } else { 0.001 };
        json!({
            "hidden": hidden,
            "dropout": 0.1,
            "epochs": self.epochs,
            "batch_size": self.batch,
            "learning_rate": learning_rate,
            "patience": self.patience,
        })
    }
}
