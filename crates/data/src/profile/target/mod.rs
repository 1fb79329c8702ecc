//! What the other columns tell of a target.

mod bins;
mod information;
mod score;

use falaj_schema::Result;
use falaj_schema::dataset::{Column, ColumnType, Histogram, TargetProfile, TargetRelation, TopValue};

use self::bins::{Levels, bins_for, levels};
use self::information::{entropy, mutual};
use self::score::Guess;
use super::Bounds;
use super::hash::mix;
use super::picked::{Chosen, Picked, pick};
use super::scan::Read;
use crate::parallel;
use crate::parquet::Source;
use crate::relations::pearson;
use crate::table::Progress;

/// Different integers up to which a target is taken as classes, where each occurs ten times on average.
const FEW: usize = 12;

/// The target in the chosen rows that have one, and what has been found of the columns so far.
pub(super) struct Goal {
    at: usize,
    name: String,
    /// Places of these rows among the chosen ones.
    places: Vec<u32>,
    truth: Truth,
    /// The target as numbers, where it is of numbers or yes/no.
    numbers: Option<Vec<f64>>,
    /// The target in classes or bins.
    levels: Levels,
    entropy: f64,
    bins: usize,
    /// Rows from which is learnt; the others are held out.
    learnt: Vec<bool>,
    relations: Vec<TargetRelation>,
    balance: Vec<TopValue>,
    others: u64,
    histogram: Option<Histogram>,
}

/// What is to be told.
enum Truth {
    /// One of so many classes.
    Classes(Vec<u32>, usize),
    Numbers(Vec<f64>),
}

impl Goal {
    /// Reads the target.
    pub(super) fn read(
        source: &Source,
        at: usize,
        column: &Column,
        bounds: &Bounds,
        progress: &dyn Fn(f64) -> Result<()>,
    ) -> Result<Self> {
        let chosen = Chosen::about(bounds.picked, source.rows());
        let told: Progress = &|done| progress(done).is_ok();
        let picked = pick(source, &[(at, column.kind)], chosen, told)?.pop();
        Ok(Self::of(at, column, picked.unwrap_or(Picked::Numbers(Vec::new()))))
    }

    fn of(at: usize, column: &Column, picked: Picked) -> Self {
        let (codes, count) = picked.coded();
        let places: Vec<u32> = (0..codes.len() as u32).filter(|row| codes[*row as usize] != u32::MAX).collect();
        let few = count <= FEW && places.len() >= 10 * count || count <= 2;
        let classes = match column.kind {
            ColumnType::Text | ColumnType::Boolean => true,
            ColumnType::Integer => few,
            _ => false,
        };
        let bins = bins_for(places.len());
        let values: Option<Vec<f64>> = match picked {
            Picked::Numbers(values) => Some(places.iter().map(|row| values[*row as usize]).collect()),
            Picked::Codes { .. } => None,
        };
        let truth = match &values {
            Some(values) if !classes => Truth::Numbers(values.clone()),
            _ => Truth::Classes(places.iter().map(|row| codes[*row as usize]).collect(), count),
        };
        let levels = match &truth {
            Truth::Classes(codes, count) => bins::of_codes(codes, *count),
            Truth::Numbers(values) => bins::of_numbers(values, bins),
        };
        let numbers = values.filter(|_| !column.kind.is_time());
        let learnt = (0..places.len() as u64).map(|row| mix(row) & 1 == 0).collect();
        let entropy = entropy(&levels);
        Self {
            at,
            name: column.name.clone(),
            places,
            truth,
            numbers,
            levels,
            entropy,
            bins,
            learnt,
            relations: Vec::new(),
            balance: Vec::new(),
            others: 0,
            histogram: None,
        }
    }

    /// Position of the target among the columns.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Compares columns with the target; sets their correlations.
    pub(super) fn compare(&mut self, read: &mut [Read]) -> Result<()> {
        if let Some(target) = read.iter().find(|read| read.profile.name == self.name) {
            self.take(target);
        }
        let own = &*self;
        let found = parallel::each(read.iter_mut(), Vec::new, |found, read| {
            if let Some(picked) = read.picked.take() {
                let picked = own.rows_of(picked);
                read.profile.correlation = own.correlation(read.profile.kind, &picked);
                found.push(own.relation(&read.profile.name, &picked));
            }
            Ok(())
        })?;
        self.relations.extend(found.into_iter().flatten());
        Ok(())
    }

    /// What is known of the target itself.
    fn take(&mut self, read: &Read) {
        match self.truth {
            Truth::Classes(..) => {
                let rows: u64 = read.rows - read.profile.missing;
                self.balance.clone_from(&read.top);
                self.others = rows.saturating_sub(self.balance.iter().map(|class| class.count).sum());
            }
            Truth::Numbers(_) => self.histogram.clone_from(&read.profile.histogram),
        }
    }

    /// The values in the rows that have a target.
    fn rows_of(&self, picked: Picked) -> Picked {
        let places = self.places.iter().map(|row| *row as usize);
        match picked {
            Picked::Numbers(values) => Picked::Numbers(places.map(|row| values[row]).collect()),
            Picked::Codes { codes, count } => Picked::Codes { codes: places.map(|row| codes[row]).collect(), count },
        }
    }

    /// Pearson's, of columns of numbers or yes/no.
    fn correlation(&self, kind: ColumnType, picked: &Picked) -> Option<f64> {
        let Picked::Numbers(values) = picked else { return None };
        if kind.is_time() {
            return None;
        }
        pearson(values, self.numbers.as_deref()?).map(|(r, _)| r)
    }

    fn relation(&self, name: &str, picked: &Picked) -> TargetRelation {
        let information = mutual(&levels(picked, self.bins), &self.levels).clamp(0.0, self.entropy);
        let guess = Guess::of(&self.truth);
        let score = guess.score(picked, &self.learnt);
        TargetRelation {
            column: name.to_owned(),
            information,
            share: if self.entropy > 0.0 { information / self.entropy } else { 0.0 },
            score,
            measure: guess.measure(),
            threshold: guess.threshold(),
            suspect: score.is_some_and(|score| score >= guess.threshold()),
            rows: self.places.len() as u64,
        }
    }

    /// What was found, the column that tells most first.
    pub(super) fn finish(mut self) -> TargetProfile {
        self.relations.sort_by(|a, b| b.information.total_cmp(&a.information).then_with(|| a.column.cmp(&b.column)));
        TargetProfile {
            column: self.name,
            classes: matches!(self.truth, Truth::Classes(..)),
            balance: self.balance,
            others: self.others,
            histogram: self.histogram,
            entropy: self.entropy,
            bins: self.bins as u32,
            rows: self.places.len() as u64,
            columns: self.relations,
        }
    }
}
