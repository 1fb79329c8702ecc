//! Moments taken apart.
//!
//! A season (sine and cosine of the position in the year) and the clock (sine and cosine of the time of day) are cyclic
//! numbers; weekday and hour are categories too, since weekends and rush hours jump. The time elapsed is a number, held
//! within the range of training so that a trend is never drawn out into the future. It is used only when training spans
//! more than a year (less is told by the season), or when parts are not wanted.

use serde::{Deserialize, Serialize};

use super::category::CategoryStep;
use super::number::{Scaling, summarise};
use super::{Categorical, Options};
use crate::moment::{DAY, day_share, hour, weekday};
use falaj_schema::dataset::ColumnType;

/// What becomes of moments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MomentStep {
    /// Earliest of training, microseconds.
    pub min: i64,
    /// Latest of training, microseconds.
    pub max: i64,
    /// A typical one: the median.
    pub typical: i64,
    /// Days since `min`, scaled; missing is the mean.
    pub elapsed: Option<Elapsed>,
    /// Sine and cosine of the position in the year; missing is (0, 0).
    pub season: bool,
    /// Day of the week, Monday "0".
    pub weekday: Option<CategoryStep>,
    /// Sine and cosine of the time of day; missing is (0, 0).
    pub clock: bool,
    /// Hour of the day.
    pub hour: Option<CategoryStep>,
}

/// The time elapsed as a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elapsed {
    /// Scale of the days since the earliest moment.
    pub scaling: Scaling,
    /// Days that stand in for a missing moment.
    pub fill: f64,
}

impl MomentStep {
    /// Fits to `moments`, none of them missing; none if they are all the same.
    pub(super) fn fit(kind: ColumnType, moments: &mut [i64], options: &Options) -> Option<Self> {
        let (min, max) = (*moments.iter().min()?, *moments.iter().max()?);
        if min == max {
            return None;
        }
        let of_day = kind == ColumnType::Time;
        let parts = options.date_parts;
        let dated = parts && !of_day && max.div_euclid(DAY) > min.div_euclid(DAY);
        let timed = parts && kind != ColumnType::Date && moments.iter().any(|at| day_share(*at) != day_share(min));
        let long = i128::from(max) - i128::from(min) > 366 * i128::from(DAY);
        let mut days: Vec<f64> = moments.iter().map(|at| days_since(min, *at)).collect();
        let summary = summarise(&mut days)?;
        let elapsed = |scaling| Elapsed { scaling, fill: summary.mean };
        let coding = match options.categorical {
            // Weekdays and hours are few enough for inputs of their own.
            Categorical::Target => Categorical::OneHot,
            other => other,
        };
        let middle = moments.len() / 2;
        Some(Self {
            min,
            max,
            elapsed: summary.scaling(options.scale).filter(|_| !parts || long && !of_day).map(elapsed),
            season: dated,
            weekday: dated.then(|| fixed(7, moments.iter().map(|at| weekday(*at)), coding)),
            clock: timed,
            hour: timed.then(|| fixed(24, moments.iter().map(|at| hour(*at)), coding)),
            typical: *moments.select_nth_unstable(middle).1,
        })
    }

    pub(super) fn numeric_width(&self) -> usize {
        let categories = self.weekday.iter().chain(&self.hour).map(CategoryStep::numeric_width).sum::<usize>();
        usize::from(self.elapsed.is_some()) + 2 * usize::from(self.season) + 2 * usize::from(self.clock) + categories
    }

    /// Days since the earliest moment of training, held within its range.
    pub(super) fn elapsed_days(&self, at: i64) -> f64 {
        days_since(self.min, at.clamp(self.min, self.max))
    }
}

fn days_since(min: i64, at: i64) -> f64 {
    (at as f64 - min as f64) / DAY as f64
}

// Values stand in their own order, so that value v has code v + 2.
fn fixed(size: usize, parts: impl Iterator<Item = u32>, categorical: Categorical) -> CategoryStep {
    let mut counts = vec![0u64; size];
    parts.for_each(|part| counts[part as usize] += 1);
    let values = (0..size).map(|part| part.to_string()).collect();
    CategoryStep::new(values, counts, 0, categorical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_depend_on_what_varies() {
        let options = Options::default();
        let mut days: Vec<i64> = (0..30).map(|day| day * DAY).collect();
        let month = MomentStep::fit(ColumnType::Datetime, &mut days, &options).unwrap();
        assert!(month.season && month.weekday.is_some() && !month.clock && month.elapsed.is_none());
        let mut years: Vec<i64> = (0..800).map(|day| day * DAY).collect();
        assert!(MomentStep::fit(ColumnType::Date, &mut years, &options).unwrap().elapsed.is_some());
        let mut times: Vec<i64> = (0..24).map(|hour| hour * DAY / 24).collect();
        let clock = MomentStep::fit(ColumnType::Time, &mut times, &options).unwrap();
        assert!(clock.clock && clock.hour.is_some() && !clock.season && clock.elapsed.is_none());
        assert!(MomentStep::fit(ColumnType::Date, &mut [5, 5], &options).is_none());
    }
}
