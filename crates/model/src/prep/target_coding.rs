//! Categories by the mean of the target (Micci-Barreca 2001), without telling a training row its own target.

use super::category::{CategoryStep, Coding, MISSING, OTHER};
use crate::frame::Values;

/// Sum and number of targets.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    sum: f64,
    count: f64,
}

impl Sum {
    fn add(&mut self, target: f32) {
        self.sum += f64::from(target);
        self.count += 1.0;
    }

    fn without(self, other: Self) -> Self {
        Self { sum: self.sum - other.sum, count: self.count - other.count }
    }

    fn mean(self) -> f64 {
        if self.count > 0.0 { self.sum / self.count } else { 0.0 }
    }

    /// The mean, drawn to `prior` as if `smoothing` more rows had it.
    fn drawn(self, prior: f64, smoothing: f64) -> f64 {
        let count = self.count + smoothing;
        if count > 0.0 { (self.sum + prior * smoothing) / count } else { prior }
    }
}

/// The part of training that a row belongs to; from its place alone, so that it is the same each time.
fn fold(row: usize, folds: u32) -> usize {
    (falaj_expr::hash_bytes(&(row as u64).to_le_bytes(), 0) % u64::from(folds.max(2))) as usize
}

impl CategoryStep {
    /// With the means of `target` over the rows of each value.
    pub(super) fn with_target(mut self, values: &Values, target: &[f32], smoothing: f64, folds: u32) -> Self {
        let codes = self.codes(values);
        let (mut sums, mut all) = (vec![Sum::default(); self.cardinality() as usize], Sum::default());
        for (code, target) in codes.iter().zip(target) {
            sums[*code as usize].add(*target);
            all.add(*target);
        }
        let mean = |code: usize| sums[code].drawn(all.mean(), smoothing);
        let means = (OTHER as usize + 1..sums.len()).map(mean).collect();
        let (other, missing) = (mean(OTHER as usize), mean(MISSING as usize));
        self.coding = Coding::Target { means, other, missing, smoothing, folds };
        self
    }

    /// For each row of training the mean over the rows of its value in the other parts; none for another coding.
    pub(super) fn out_of_fold(&self, values: &Values, target: &[f32]) -> Option<Vec<f32>> {
        let Coding::Target { smoothing, folds, .. } = &self.coding else { return None };
        let (parts, codes) = ((*folds).max(2) as usize, self.codes(values));
        let mut sums = vec![Sum::default(); self.cardinality() as usize];
        let mut own = vec![Sum::default(); sums.len() * parts];
        let (mut all, mut all_own) = (Sum::default(), vec![Sum::default(); parts]);
        for (row, (code, target)) in codes.iter().zip(target).enumerate() {
            let part = fold(row, *folds);
            sums[*code as usize].add(*target);
            own[*code as usize * parts + part].add(*target);
            all.add(*target);
            all_own[part].add(*target);
        }
        let number = |(row, code): (usize, &u32)| {
            let (part, code) = (fold(row, *folds), *code as usize);
            let prior = all.without(all_own[part]).mean();
            sums[code].without(own[code * parts + part]).drawn(prior, *smoothing) as f32
        };
        Some(codes.iter().enumerate().map(number).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prep::Categorical;

    fn step() -> (CategoryStep, Values, Vec<f32>) {
        let dictionary = ["a", "b"].map(str::to_owned).to_vec();
        let codes = vec![0, 0, 0, 1, 1, Values::NO_TEXT];
        let values = Values::Text { dictionary, codes };
        let target = vec![1.0, 1.0, 0.0, 0.0, 0.0, 1.0];
        let counts = vec![("a".to_owned(), 3), ("b".to_owned(), 2)];
        (CategoryStep::fit(counts, 9, Categorical::Target), values, target)
    }

    #[test]
    fn means_are_drawn_to_that_of_all() {
        let (step, values, target) = step();
        let Coding::Target { means, other, missing, .. } = step.with_target(&values, &target, 1.0, 5).coding else {
            panic!("another coding")
        };
        // (2 + 0.5) / 4, (0 + 0.5) / 3, nothing seen, (1 + 0.5) / 2.
        assert_eq!((means, other, missing), (vec![0.625, 0.5 / 3.0], 0.5, 0.75));
    }

    #[test]
    fn no_row_tells_its_own_target() {
        let (step, values, target) = step();
        let step = step.with_target(&values, &target, 1.0, 5);
        let before = step.out_of_fold(&values, &target).unwrap();
        for row in 0..target.len() {
            let mut other = target.clone();
            other[row] = 1.0 - other[row];
            let after = step.out_of_fold(&values, &other).unwrap();
            assert_eq!(before[row], after[row], "row {row}");
        }
    }
}
