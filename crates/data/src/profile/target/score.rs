//! How well one column alone tells the target: learnt from half of the rows, measured on the others.

use std::collections::HashMap;

use falaj_schema::dataset::TargetMeasure;

use super::super::picked::Picked;
use super::Truth;
use super::bins::edges;

/// Rows that each half needs.
const LEAST: usize = 50;
/// Rows of each class that a half needs for an area under the curve.
const LEAST_OF_CLASS: f64 = 5.0;
/// Classes up to which a gain in accuracy says something.
const MOST_CLASSES: usize = 1_000;
/// Bins of a column of numbers at most, and the rows that each needs.
const MOST_BINS: usize = 100;
const ROWS: usize = 20;

/// What is guessed, and by what the guess is measured.
pub(super) struct Guess<'a> {
    truth: &'a Truth,
}

/// The levels of a column; no value is a level of its own.
struct Fine {
    of: Vec<u32>,
    count: usize,
}

impl<'a> Guess<'a> {
    pub(super) fn of(truth: &'a Truth) -> Self {
        Self { truth }
    }

    pub(super) fn measure(&self) -> TargetMeasure {
        match self.truth {
            Truth::Classes(_, 0..=2) => TargetMeasure::Auc,
            Truth::Classes(..) => TargetMeasure::Lift,
            Truth::Numbers(_) => TargetMeasure::R2,
        }
    }

    /// Score from which a column is suspected.
    pub(super) fn threshold(&self) -> f64 {
        match self.measure() {
            TargetMeasure::Auc => 0.95,
            TargetMeasure::Lift | TargetMeasure::R2 => 0.9,
        }
    }

    /// The score on the rows from which was not `learnt`; none where there are too few, or the target does not vary there.
    pub(super) fn score(&self, picked: &Picked, learnt: &[bool]) -> Option<f64> {
        let first = learnt.iter().filter(|own| **own).count();
        if first < LEAST || learnt.len() - first < LEAST {
            return None;
        }
        let fine = fine(picked, learnt, first);
        match self.truth {
            Truth::Classes(codes, 2) => auc(&fine, codes, learnt),
            Truth::Classes(codes, classes) if *classes > 2 && *classes <= MOST_CLASSES => lift(&fine, codes, learnt),
            Truth::Classes(..) => None,
            Truth::Numbers(values) => {
                let bins = explained(values, learnt, &means(&fine, values, learnt));
                let line = match picked {
                    Picked::Numbers(own) => line(own, values, learnt),
                    Picked::Codes { .. } => None,
                };
                bins.map(|bins| bins.max(line.unwrap_or(0.0)).max(0.0))
            }
        }
    }
}

fn fine(picked: &Picked, learnt: &[bool], first: usize) -> Fine {
    match picked {
        Picked::Codes { codes, count } => {
            let of = codes.iter().map(|code| if *code == u32::MAX { 0 } else { code + 1 }).collect();
            Fine { of, count: count + 1 }
        }
        Picked::Numbers(values) => {
            let known = values.iter().zip(learnt).filter(|(_, learnt)| **learnt).map(|(value, _)| *value);
            let edges = edges(known, (first / ROWS).clamp(2, MOST_BINS));
            let level = |value: &f64| match value.is_nan() {
                true => 0,
                false => edges.partition_point(|edge| edge < value) as u32 + 1,
            };
            Fine { of: values.iter().map(level).collect(), count: edges.len() + 2 }
        }
    }
}

/// Area under the ROC curve of the share of class 1 that each level had where it was learnt. Shares of levels with few rows
/// are drawn to that of all by one row.
fn auc(fine: &Fine, codes: &[u32], learnt: &[bool]) -> Option<f64> {
    let mut counts = vec![[[0f64; 2]; 2]; fine.count];
    for ((level, class), learnt) in fine.of.iter().zip(codes).zip(learnt) {
        counts[*level as usize][usize::from(*learnt)][*class as usize] += 1.0;
    }
    let sum = |half: usize, class: usize| counts.iter().map(|level| level[half][class]).sum::<f64>();
    let [[negatives, positives], [known, of_one]] = [[sum(0, 0), sum(0, 1)], [sum(1, 0), sum(1, 1)]];
    if [negatives, positives, known, of_one].iter().any(|count| *count < LEAST_OF_CLASS) {
        return None;
    }
    let usual = of_one / (known + of_one);
    let scored =
        counts.iter().map(|[held, learnt]| ((learnt[1] + usual) / (learnt[0] + learnt[1] + 1.0), held[0], held[1]));
    let mut scored: Vec<(f64, f64, f64)> = scored.collect();
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Pairs of a row of each class that stand in the right order; of equal scores, half of them.
    let (mut below, mut right) = (0.0, 0.0);
    for equal in scored.chunk_by(|a, b| a.0 == b.0) {
        let (negative, positive) = equal.iter().fold((0.0, 0.0), |(n, p), (_, own, its)| (n + own, p + its));
        right += positive * (below + negative / 2.0);
        below += negative;
    }
    Some(right / (negatives * positives))
}

/// Accuracy of naming the class that each level mostly had, beyond that of the class that all rows mostly had.
fn lift(fine: &Fine, codes: &[u32], learnt: &[bool]) -> Option<f64> {
    let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
    let mut all: HashMap<u32, u32> = HashMap::new();
    let rows = || fine.of.iter().zip(codes).zip(learnt);
    for ((level, class), _) in rows().filter(|(_, learnt)| **learnt) {
        *pairs.entry((*level, *class)).or_default() += 1;
        *all.entry(*class).or_default() += 1;
    }
    let (usual, _) = all.iter().max_by_key(|(class, count)| (**count, std::cmp::Reverse(**class)))?;
    let mut named: HashMap<u32, (u32, u32)> = HashMap::new();
    for ((level, class), count) in &pairs {
        let best = named.entry(*level).or_insert((*class, *count));
        // Of equally frequent classes the same one each time.
        if (*count, std::cmp::Reverse(*class)) > (best.1, std::cmp::Reverse(best.0)) {
            *best = (*class, *count);
        }
    }
    let (mut held, mut right, mut by_usual) = (0.0, 0.0, 0.0);
    for ((level, class), _) in rows().filter(|(_, learnt)| !**learnt) {
        let guess = named.get(level).map_or(*usual, |(class, _)| *class);
        held += 1.0;
        right += f64::from(u8::from(guess == *class));
        by_usual += f64::from(u8::from(usual == class));
    }
    (held > by_usual).then(|| ((right - by_usual) / (held - by_usual)).max(0.0))
}

/// What the mean of each row's level was where it was learnt, drawn to that of all by one row.
fn means(fine: &Fine, values: &[f64], learnt: &[bool]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); fine.count];
    let (mut sum, mut count) = (0.0, 0.0);
    for ((level, value), _) in fine.of.iter().zip(values).zip(learnt).filter(|(_, learnt)| **learnt) {
        let own = &mut sums[*level as usize];
        (own.0, own.1) = (own.0 + value, own.1 + 1.0);
        (sum, count) = (sum + value, count + 1.0);
    }
    let mean = sum / count;
    let means: Vec<f64> = sums.into_iter().map(|(sum, count)| (sum + mean) / (count + 1.0)).collect();
    fine.of.iter().map(|level| means[*level as usize]).collect()
}

/// R² of the best line.
fn line(own: &[f64], values: &[f64], learnt: &[bool]) -> Option<f64> {
    let known = || {
        let pairs = own.iter().zip(values).zip(learnt).filter(|(_, learnt)| **learnt).map(|(pair, _)| pair);
        pairs.filter(|(own, value)| own.is_finite() && value.is_finite())
    };
    let count = known().count() as f64;
    let (x, y) = known().fold((0.0, 0.0), |(x, y), (own, value)| (x + own / count, y + value / count));
    let (mut xx, mut xy) = (0.0, 0.0);
    known().for_each(|(own, value)| (xx, xy) = (xx + (own - x) * (own - x), xy + (own - x) * (value - y)));
    let slope = xy / xx;
    let guesses: Vec<f64> = own.iter().map(|own| if own.is_finite() { y + slope * (own - x) } else { y }).collect();
    explained(values, learnt, &guesses)
}

/// Share of the variance of the rows held out that the guesses explain; none where these do not vary.
fn explained(values: &[f64], learnt: &[bool], guesses: &[f64]) -> Option<f64> {
    let held = || values.iter().zip(guesses).zip(learnt).filter(|(_, learnt)| !**learnt).map(|(pair, _)| pair);
    let count = held().count() as f64;
    let first = *held().next()?.0;
    // From the first value on, so that what does not vary comes out as exactly nothing.
    let mean: f64 = held().map(|(value, _)| (value - first) / count).sum();
    let around: f64 = held().map(|(value, _)| value - first - mean).map(|away| away * away).sum();
    let left: f64 = held().map(|(value, guess)| (value - guess) * (value - guess)).sum();
    let share = 1.0 - left / around;
    (around > 0.0 && share.is_finite()).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::super::super::hash::mix;
    use super::*;

    const ROWS_HERE: u64 = 4_000;

    fn halves() -> Vec<bool> {
        (0..ROWS_HERE).map(|row| mix(row) & 1 == 0).collect()
    }

    fn draw(salt: u64) -> impl Iterator<Item = f64> {
        (0..ROWS_HERE).map(move |row| (mix(row ^ salt << 40) >> 11) as f64 / (1u64 << 53) as f64)
    }

    #[test]
    fn a_renaming_gives_the_target_away() {
        let target: Vec<u32> = draw(1).map(|x| u32::from(x > 0.7)).collect();
        let renamed = Picked::Codes { codes: target.iter().map(|class| 1 - class).collect(), count: 2 };
        let truth = Truth::Classes(target, 2);
        let guess = Guess::of(&truth);
        assert_eq!(guess.score(&renamed, &halves()), Some(1.0));
        let chance = guess.score(&Picked::Numbers(draw(2).collect()), &halves()).unwrap();
        assert!((chance - 0.5).abs() < 0.05, "{chance}");
    }

    /// Of x uniform in 0 to 1 and P(y = 1 | x) = x, the area under the curve is 5/6: the shares of the classes' densities 2x
    /// and 2(1 − x) integrate to it.
    #[test]
    fn the_area_is_that_of_the_distribution() {
        let x: Vec<f64> = draw(3).collect();
        let y = x.iter().zip(draw(4)).map(|(x, chance)| u32::from(chance < *x)).collect();
        let found = Guess::of(&Truth::Classes(y, 2)).score(&Picked::Numbers(x), &halves()).unwrap();
        assert!((found - 5.0 / 6.0).abs() < 0.03, "{found}");
    }

    #[test]
    fn a_column_that_tells_half_of_the_classes_gains_half() {
        // Classes 0 to 3, equally frequent; the column tells apart 0, 1 and the rest: right for 3/4 of the rows, 1/4 by chance.
        let target: Vec<u32> = draw(5).map(|x| (x * 4.0) as u32).collect();
        let told = Picked::Codes { codes: target.iter().map(|class| (*class).min(2)).collect(), count: 3 };
        let found = Guess::of(&Truth::Classes(target, 4)).score(&told, &halves()).unwrap();
        assert!((found - 2.0 / 3.0).abs() < 0.04, "{found}");
    }

    #[test]
    fn numbers_are_explained_by_a_line_or_by_bins() {
        let x: Vec<f64> = draw(6).collect();
        let line: Vec<f64> = x.iter().map(|x| 3.0 - 2.0 * x).collect();
        let score = |y: Vec<f64>| Guess::of(&Truth::Numbers(y)).score(&Picked::Numbers(x.clone()), &halves()).unwrap();
        assert!((score(line) - 1.0).abs() < 1e-9);
        assert!(score(x.iter().map(|x| (x - 0.5).abs()).collect()) > 0.99, "bins see what no line shows");
        // Noise of the variance that x has, 1/12: half is explained.
        let noisy = x.iter().zip(draw(7)).map(|(x, noise)| x + noise).collect();
        assert!((score(noisy) - 0.5).abs() < 0.05);
        assert!(score(draw(8).collect()) < 0.05);
    }

    #[test]
    fn few_rows_give_no_score() {
        let truth = Truth::Numbers(vec![1.0; 99]);
        let own = Picked::Numbers(vec![1.0; 99]);
        assert_eq!(Guess::of(&truth).score(&own, &[vec![true; 50], vec![false; 49]].concat()), None);
        let same = Truth::Numbers(vec![0.1; 200]);
        let own = Picked::Numbers(vec![1.0; 200]);
        assert_eq!(Guess::of(&same).score(&own, &[vec![true; 100], vec![false; 100]].concat()), None);
    }
}
