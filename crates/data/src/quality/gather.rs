//! Rules about a column as a whole: what is gathered of it batch by batch.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use falaj_schema::{Code, Error, Result};

use super::bits::Bits;
use super::expression::Truth;
use super::value::Value;
use super::view::{Data, Values, View};
use crate::profile::hash::mix;

/// Different values whose shares can be compared.
const MOST_SHARES: usize = 100_000;
/// Keys that wait before the equal ones among them are put together.
const COMPACT: usize = 1 << 20;

/// What to gather. Equal ones are gathered once, however many rules need them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Gather {
    /// The keys of rows that have a value in all of these columns: for values that must not occur twice.
    Keys { columns: Vec<usize>, condition: Option<usize>, wide: bool },
    /// The different values of a column.
    Distinct(usize),
    /// All numbers of a column.
    Numbers(usize),
    /// How often each value of a column occurs.
    Counts(usize),
    /// Count, sum, mean, deviation, smallest and largest value of a column.
    Moments(usize),
}

/// What was gathered: of a batch, and then of all.
pub(super) enum Gathered {
    /// One key for each row that counts, in the order of the rows. One column of numbers or times fits 64 bits and is
    /// exact. Of text and several columns there are 128 bits: two different ones have the same with a chance of 1 in 10²²
    /// among a hundred million.
    Narrow(Vec<u64>, Bits),
    Wide(Vec<u128>, Bits),
    Distinct {
        sorted: Vec<u64>,
        waiting: Vec<u64>,
        values: u64,
    },
    Numbers(Vec<f64>),
    Counts(HashMap<String, u64>),
    Moments(Moments),
    /// It can't be gathered.
    Failed(Error),
}

/// What is known of numbers or times.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Moments {
    pub(super) count: u64,
    /// Exact, of whole numbers.
    pub(super) total: i128,
    sum: f64,
    // What rounding took from the sum (Neumaier 1974).
    lost: f64,
    mean: f64,
    squares: f64,
    pub(super) span: Option<(Value, Value)>,
}

impl Gather {
    /// Positions of the columns that are read for it.
    pub(super) fn columns(&self) -> Vec<usize> {
        match self {
            Self::Keys { columns, .. } => columns.clone(),
            Self::Distinct(column) | Self::Numbers(column) | Self::Counts(column) | Self::Moments(column) => {
                vec![*column]
            }
        }
    }

    /// Slot of the condition.
    pub(super) fn condition(&self) -> Option<usize> {
        match self {
            Self::Keys { condition, .. } => *condition,
            _ => None,
        }
    }

    /// Bytes it takes for each row of the table.
    pub(super) fn bytes_of_row(&self) -> usize {
        match self {
            Self::Keys { wide: true, .. } => 16,
            Self::Keys { .. } | Self::Numbers(_) | Self::Distinct(_) => 8,
            Self::Counts(_) | Self::Moments(_) => 0,
        }
    }

    /// Gathers from one batch.
    pub(super) fn of_batch(&self, view: &View, slots: &[Option<Result<Truth>>]) -> Gathered {
        self.try_batch(view, slots).unwrap_or_else(Gathered::Failed)
    }

    fn try_batch(&self, view: &View, slots: &[Option<Result<Truth>>]) -> Result<Gathered> {
        let data = |column: usize| view.column(column)?.data();
        Ok(match self {
            Self::Keys { columns, condition, wide } => {
                let columns = columns.iter().map(|column| data(*column)).collect::<Result<Vec<&Data>>>()?;
                let rows = counting(&columns, view.rows, *condition, slots)?;
                match (*wide, columns.as_slice()) {
                    (false, [data]) => Gathered::Narrow(rows.ones().map(|row| narrow(data, row)).collect(), rows),
                    _ => Gathered::Wide(wide_keys(&columns, &rows), rows),
                }
            }
            Self::Distinct(column) => {
                let data = data(*column)?;
                let mut keys = different(data);
                keys.sort_unstable();
                keys.dedup();
                Gathered::Distinct { sorted: keys, waiting: Vec::new(), values: data.present.count() }
            }
            Self::Numbers(column) => Gathered::Numbers(numbers(data(*column)?)),
            Self::Counts(column) => Gathered::Counts(counts(view, *column)?),
            Self::Moments(column) => Gathered::Moments(moments(view, *column)?),
        })
    }
}

fn counting(columns: &[&Data], rows: usize, condition: Option<usize>, slots: &[Option<Result<Truth>>]) -> Result<Bits> {
    let all = Bits::from_fn(rows, |_| true);
    let present = columns.iter().fold(all, |rows, data| rows.and(&data.present));
    match condition.map(|slot| slots.get(slot)) {
        None => Ok(present),
        Some(Some(Some(Ok(truth)))) => Ok(present.and(&truth.holds)),
        Some(Some(Some(Err(error)))) => Err(error.clone()),
        Some(_) => Err(Error::new(Code::Internal).detail("a condition was not evaluated")),
    }
}

/// A key that only equal numbers or times have.
fn narrow(data: &Data, row: usize) -> u64 {
    match &data.values {
        Values::Ints(values) => values[row] as u64,
        // Zero has two signs.
        Values::Reals(values) => (values[row] + 0.0).to_bits(),
        Values::Texts(texts) => hash(texts.at(row), 0),
    }
}

fn wide_keys(columns: &[&Data], rows: &Bits) -> Vec<u128> {
    let words: Vec<Vec<(u64, u64)>> = columns
        .iter()
        .map(|data| match &data.values {
            Values::Texts(texts) => {
                let pair = |code| (hash(texts.word(code), 1), hash(texts.word(code), 2));
                (0..texts.different()).map(pair).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    let key = |row: usize| {
        let (mut low, mut high) = (0u64, 0u64);
        for (data, words) in columns.iter().zip(&words) {
            let (a, b) = match &data.values {
                Values::Texts(texts) => words[texts.codes[row] as usize],
                _ => (narrow(data, row), narrow(data, row) ^ 0xA076_1D64_78BD_642F),
            };
            low = mix(low.rotate_left(23) ^ mix(a));
            high = mix(high.rotate_left(41).wrapping_add(mix(b)));
        }
        u128::from(high) << 64 | u128::from(low)
    };
    rows.ones().map(key).collect()
}

fn hash(text: &str, seed: u8) -> u64 {
    let mut hasher = DefaultHasher::new();
    seed.hash(&mut hasher);
    text.hash(&mut hasher);
    hasher.finish()
}

/// Keys of the different values, some perhaps more than once.
fn different(data: &Data) -> Vec<u64> {
    match &data.values {
        Values::Texts(texts) => (0..texts.different()).map(|code| hash(texts.word(code), 0)).collect(),
        _ => data.present.ones().map(|row| narrow(data, row)).collect(),
    }
}

fn numbers(data: &Data) -> Vec<f64> {
    match &data.values {
        Values::Ints(values) => data.present.ones().map(|row| values[row] as f64).collect(),
        Values::Reals(values) => data.present.ones().map(|row| values[row] + 0.0).collect(),
        Values::Texts(_) => Vec::new(),
    }
}

fn counts(view: &View, column: usize) -> Result<HashMap<String, u64>> {
    let column = view.column(column)?;
    let data = column.data()?;
    let mut counts = HashMap::new();
    if let Values::Texts(texts) = &data.values {
        let mut by_code = vec![0u64; texts.different()];
        data.present.ones().for_each(|row| by_code[texts.codes[row] as usize] += 1);
        counts.extend(by_code.into_iter().enumerate().map(|(code, count)| (texts.word(code).to_owned(), count)));
        return within_limit(counts);
    }
    let mut by_key: HashMap<u64, (usize, u64)> = HashMap::new();
    for row in data.present.ones() {
        by_key.entry(narrow(data, row)).or_insert((row, 0)).1 += 1;
    }
    for (row, count) in by_key.into_values() {
        counts.insert(column.text(row)?.unwrap_or_default(), count);
    }
    within_limit(counts)
}

fn within_limit(counts: HashMap<String, u64>) -> Result<HashMap<String, u64>> {
    match counts.len() > MOST_SHARES {
        true => Err(Error::new(Code::TooManyValues).with("limit", MOST_SHARES)),
        false => Ok(counts),
    }
}

fn moments(view: &View, column: usize) -> Result<Moments> {
    let column = view.column(column)?;
    let data = column.data()?;
    let mut found = Moments { count: data.present.count(), span: column.span()?.cloned(), ..Moments::default() };
    if found.count == 0 {
        return Ok(found);
    }
    let present = || data.present.ones();
    match &data.values {
        Values::Ints(values) => {
            found.total = present().map(|row| i128::from(values[row])).sum();
            found.mean = found.total as f64 / found.count as f64;
            found.squares = present().map(|row| (values[row] as f64 - found.mean).powi(2)).sum();
        }
        Values::Reals(values) => {
            present().for_each(|row| found.add(values[row]));
            found.mean = found.sum() / found.count as f64;
            found.squares = present().map(|row| (values[row] - found.mean).powi(2)).sum();
        }
        Values::Texts(_) => {}
    }
    Ok(found)
}

impl Moments {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    /// The sum of real numbers.
    pub(super) fn sum(&self) -> f64 {
        self.sum + self.lost
    }

    /// The mean; `whole` for whole numbers.
    pub(super) fn mean(&self, whole: bool) -> f64 {
        if whole { self.total as f64 / self.count as f64 } else { self.sum() / self.count as f64 }
    }

    /// The standard deviation (n − 1); none of a single value.
    pub(super) fn sd(&self) -> Option<f64> {
        (self.count > 1).then(|| (self.squares / (self.count - 1) as f64).sqrt())
    }

    /// Adds what is known of further values (Chan, Golub and LeVeque 1979).
    fn join(&mut self, other: Self) {
        if other.count == 0 {
            return;
        }
        if self.count == 0 {
            *self = other;
            return;
        }
        let (a, b) = (self.count as f64, other.count as f64);
        let apart = other.mean - self.mean;
        self.squares += other.squares + apart * apart * a * b / (a + b);
        self.mean += apart * b / (a + b);
        self.add(other.sum);
        self.lost += other.lost;
        self.total += other.total;
        self.count += other.count;
        self.span = match (self.span.take(), other.span) {
            (Some((low, high)), Some((least, most))) => Some((smaller(low, least), larger(high, most))),
            (mine, theirs) => mine.or(theirs),
        };
    }
}

/// The smaller of two values of one column.
pub(super) fn smaller(a: Value, b: Value) -> Value {
    let swap = match (&a, &b) {
        (Value::Int(a), Value::Int(b)) => b < a,
        (Value::Real(a), Value::Real(b)) => b < a,
        _ => false,
    };
    if swap { b } else { a }
}

/// The larger of two values of one column.
pub(super) fn larger(a: Value, b: Value) -> Value {
    let swap = match (&a, &b) {
        (Value::Int(a), Value::Int(b)) => b > a,
        (Value::Real(a), Value::Real(b)) => b > a,
        _ => false,
    };
    if swap { b } else { a }
}

impl Gathered {
    /// Adds what the next batch gave.
    pub(super) fn join(&mut self, next: Self) {
        match (self, next) {
            (Self::Failed(_), _) => {}
            (Self::Narrow(keys, rows), Self::Narrow(more, further)) => {
                keys.extend(more);
                rows.append(&further);
            }
            (Self::Wide(keys, rows), Self::Wide(more, further)) => {
                keys.extend(more);
                rows.append(&further);
            }
            (Self::Distinct { sorted, waiting, values }, Self::Distinct { sorted: more, values: further, .. }) => {
                *values += further;
                waiting.extend(more);
                if waiting.len() > sorted.len().max(COMPACT) {
                    compact(sorted, waiting);
                }
            }
            (Self::Numbers(numbers), Self::Numbers(more)) => numbers.extend(more),
            (Self::Counts(counts), Self::Counts(more)) => {
                more.into_iter().for_each(|(value, count)| *counts.entry(value).or_default() += count);
            }
            (Self::Moments(moments), Self::Moments(more)) => moments.join(more),
            (mine, next) => *mine = next,
        }
    }

    /// What is known once all batches have been joined: numbers are sorted, different values counted.
    pub(super) fn finish(self) -> Self {
        match self {
            Self::Distinct { mut sorted, mut waiting, values } => {
                compact(&mut sorted, &mut waiting);
                Self::Distinct { sorted, waiting, values }
            }
            Self::Numbers(mut numbers) => {
                numbers.sort_unstable_by(f64::total_cmp);
                Self::Numbers(numbers)
            }
            Self::Counts(counts) => within_limit(counts).map_or_else(Self::Failed, Self::Counts),
            other => other,
        }
    }
}

fn compact(sorted: &mut Vec<u64>, waiting: &mut Vec<u64>) {
    sorted.append(waiting);
    sorted.sort_unstable();
    sorted.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Moments {
        let mut found = Moments { count: values.len() as u64, ..Moments::default() };
        values.iter().for_each(|value| found.add(*value));
        found.mean = found.sum() / values.len() as f64;
        found.squares = values.iter().map(|value| (value - found.mean).powi(2)).sum();
        found
    }

    #[test]
    fn batches_together_are_what_the_whole_is() {
        let values: Vec<f64> = (0..1_000).map(|n| 1e9 + f64::from(n % 37) * 0.1).collect();
        let whole = of(&values);
        let mut joined = Moments::default();
        values.chunks(77).for_each(|part| joined.join(of(part)));
        assert_eq!(joined.count, 1_000);
        assert!((joined.mean(false) - whole.mean(false)).abs() < 1e-6);
        assert!((joined.sd().unwrap() - whole.sd().unwrap()).abs() < 1e-6);
        let mut lost = of(&[1e16, 1.0, 1.0]);
        lost.join(of(&[-1e16, 1.0]));
        assert_eq!(lost.sum(), 3.0);
    }

    #[test]
    fn different_keys_are_counted_once() {
        let part = |from: u64| Gathered::Distinct { sorted: (from..from + 10).collect(), waiting: vec![], values: 10 };
        let mut all = part(0);
        all.join(part(5));
        all.join(part(5));
        match all.finish() {
            Gathered::Distinct { sorted, values, .. } => assert_eq!((sorted.len(), values), (15, 30)),
            _ => panic!("distinct"),
        }
    }
}
