//! What is known of a table: exact statistics of every column, from all rows, one column at a time.

mod histogram;
mod pii;
mod semantic;
pub(crate) mod sorted;
pub(crate) mod values;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnProfile, ColumnType, Profile, Semantic, TopValue};

use self::semantic::Facts;
use self::sorted::{correlation, moments, quantile, runs};
use self::values::{Values, read_values};
use crate::calendar::{DAY, SECOND};
use crate::parquet::Source;
use crate::render::{real_text, time_of_kind};
use crate::table::{Progress, position, tell};

/// Values that are in memory at once, unless one column has more: every read of a wide table has its price.
const BLOCK_CELLS: usize = 4 << 20;
const QUANTILES: [&str; 7] = ["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"];

/// Profiles the Parquet file `path`; `target` names a column to correlate the others with. The profile's `dataset` and
/// `version` are left for the caller to fill in.
///
/// Missing values are counted apart and take part in nothing else. Errors: those of opening, `parquet_damaged`,
/// `column_missing`, `cancelled`.
pub fn profile(path: &Path, target: Option<&str>, progress: Progress) -> Result<Profile> {
    let start = Instant::now();
    let source = Source::open(path)?;
    let columns = source.columns();
    let goal = match target {
        Some(name) => {
            let at = position(&columns, name).map_err(|error| error.file(path))?;
            read_values(&source, &[(at, columns[at].kind)])?.pop().and_then(|values| values.numbers())
        }
        None => None,
    };
    let mut hashes = vec![0; source.rows()];
    let mut profiles = Vec::with_capacity(columns.len());
    let numbered: Vec<(usize, ColumnType)> = columns.iter().map(|column| column.kind).enumerate().collect();
    for block in numbered.chunks((BLOCK_CELLS / source.rows().max(1)).max(1)) {
        for ((at, _), values) in block.iter().zip(read_values(&source, block)?) {
            tell(progress, *at as f64 / columns.len() as f64)?;
            values.hash_into(&mut hashes);
            let correlated = goal.as_deref().filter(|_| target != Some(columns[*at].name.as_str()));
            let correlation = correlated.and_then(|goal| correlation(&values.numbers()?, goal)).map(|(r, _)| r);
            profiles.push(ColumnProfile { correlation, ..column_profile(&columns[*at], values) });
        }
    }
    let repeated = repeats(hashes);
    tell(progress, 1.0)?;
    Ok(Profile {
        dataset: String::new(),
        version: 0,
        rows: source.rows() as u64,
        repeated,
        columns: profiles,
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// Rows that have the hash of an earlier one. 64 bits: among ten million rows, two different ones are taken for the
/// same with a chance of three in a million.
fn repeats(mut hashes: Vec<u64>) -> u64 {
    hashes.sort_unstable();
    hashes.windows(2).filter(|pair| pair[0] == pair[1]).count() as u64
}

fn column_profile(column: &Column, values: Values) -> ColumnProfile {
    let rows = values.len();
    let (mut profile, words) = match values {
        Values::Integer(values) => (integers(column, values), None),
        Values::Real(values) => (reals(column, values), None),
        Values::Boolean(values) => (booleans(column, &values), None),
        Values::Time(values) => (times(column, values), None),
        Values::Text { dictionary, codes } => {
            let (profile, words) = texts(column, &dictionary, &codes);
            (profile, Some(words))
        }
    };
    profile.missing = rows as u64 - profile.missing;
    profile.semantic = semantic::guess(&profile, words.as_ref(), rows as u64);
    profile
}

/// A profile with nothing known but that `present` rows have a value; `missing` is turned round when it is done.
fn begin(column: &Column, present: usize, distinct: u64) -> ColumnProfile {
    ColumnProfile {
        name: column.name.clone(),
        kind: column.kind,
        semantic: Semantic::Constant,
        missing: present as u64,
        distinct,
        min: None,
        max: None,
        mean: None,
        sd: None,
        quantiles: BTreeMap::new(),
        histogram: None,
        body: None,
        top: Vec::new(),
        pii: Vec::new(),
        correlation: None,
    }
}

fn top_values<T: Copy>(top: Vec<(T, u64)>, text: impl Fn(T) -> String) -> Vec<TopValue> {
    top.into_iter().map(|(value, count)| TopValue { value: text(value), count }).collect()
}

fn integers(column: &Column, values: Vec<Option<i64>>) -> ColumnProfile {
    let pii = pii::of_integers(&values);
    let mut sorted: Vec<i64> = values.into_iter().flatten().collect();
    sorted.sort_unstable();
    let (distinct, top) = runs(&sorted);
    let numbers: Vec<f64> = sorted.iter().map(|value| *value as f64).collect();
    let mut profile = begin(column, sorted.len(), distinct);
    describe(&mut profile, &numbers);
    profile.histogram = histogram::of_integers(&sorted);
    profile.body = histogram::body(&numbers, &profile.quantiles, |part| {
        histogram::of_integers(&part.iter().map(|value| *value as i64).collect::<Vec<_>>())
    });
    profile.min = sorted.first().map(i64::to_string);
    profile.max = sorted.last().map(i64::to_string);
    profile.top = top_values(top, |value: i64| value.to_string());
    profile.pii = pii;
    profile
}

fn reals(column: &Column, values: Vec<f64>) -> ColumnProfile {
    let mut sorted: Vec<f64> = values.into_iter().filter(|value| !value.is_nan()).map(|value| value + 0.0).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let (distinct, top) = runs(&sorted);
    let mut profile = begin(column, sorted.len(), distinct);
    describe(&mut profile, &sorted);
    profile.histogram = histogram::of_reals(&sorted);
    profile.body = histogram::body(&sorted, &profile.quantiles, histogram::of_reals);
    profile.min = sorted.first().copied().map(real_text);
    profile.max = sorted.last().copied().map(real_text);
    profile.top = top_values(top, real_text);
    profile
}

fn describe(profile: &mut ColumnProfile, sorted: &[f64]) {
    if let Some((mean, sd)) = moments(sorted) {
        profile.mean = Some(mean);
        profile.sd = sd;
        let quantiles =
            QUANTILES.iter().filter_map(|name| Some(((*name).to_owned(), quantile(sorted, name.parse().ok()?))));
        profile.quantiles = quantiles.collect();
    }
}

fn booleans(column: &Column, values: &[Option<bool>]) -> ColumnProfile {
    let count = |wanted| values.iter().filter(|value| **value == Some(wanted)).count() as u64;
    let mut top: Vec<(bool, u64)> = [false, true].map(|value| (value, count(value))).into();
    top.retain(|(_, count)| *count > 0);
    let present = top.iter().map(|(_, count)| *count as usize).sum();
    let mut profile = begin(column, present, top.len() as u64);
    profile.min = top.first().map(|(value, _)| value.to_string());
    profile.max = top.last().map(|(value, _)| value.to_string());
    top.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    profile.top = top_values(top, |value| value.to_string());
    profile
}

fn times(column: &Column, values: Vec<i64>) -> ColumnProfile {
    let mut sorted: Vec<i64> = values.into_iter().filter(|value| *value != i64::MIN).collect();
    sorted.sort_unstable();
    let (distinct, top) = runs(&sorted);
    let text = |micros| time_of_kind(column.kind, micros).unwrap_or_default();
    let mut profile = begin(column, sorted.len(), distinct);
    let smallest = if column.kind == ColumnType::Date { DAY } else { SECOND };
    profile.histogram = histogram::of_times(&sorted, smallest);
    profile.min = sorted.first().copied().map(text);
    profile.max = sorted.last().copied().map(text);
    profile.top = top_values(top, text);
    profile
}

fn texts(column: &Column, dictionary: &[String], codes: &[u32]) -> (ColumnProfile, Facts) {
    let mut counts = vec![0u64; dictionary.len()];
    for code in codes {
        if let Some(count) = counts.get_mut(*code as usize) {
            *count += 1;
        }
    }
    let present: u64 = counts.iter().sum();
    let mut order: Vec<usize> = (0..dictionary.len()).collect();
    let most = order.len().min(10);
    let rank = |a: &usize, b: &usize| (counts[*b], &dictionary[*a]).cmp(&(counts[*a], &dictionary[*b]));
    if most < order.len() {
        order.select_nth_unstable_by(most, rank);
    }
    order[..most].sort_by(rank);
    let mut profile = begin(column, present as usize, dictionary.len() as u64);
    profile.min = dictionary.iter().min().cloned();
    profile.max = dictionary.iter().max().cloned();
    profile.top =
        order[..most].iter().map(|at| TopValue { value: dictionary[*at].clone(), count: counts[*at] }).collect();
    profile.pii = pii::of_text(dictionary, codes);
    (profile, Facts::of(dictionary))
}
