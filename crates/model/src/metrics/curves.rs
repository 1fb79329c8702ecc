//! Curves of a ranking, and the areas under them.

/// Rows in falling order of score, as counts of positive and negative rows at or above each different score.
pub struct Ranking {
    /// (negatives, positives) at or above each different score, from the highest; begins with (0, 0).
    steps: Vec<(u64, u64)>,
}

impl Ranking {
    /// Ranks `scores`; equal ones share a step.
    pub fn new(scores: &[f64], positive: &[bool]) -> Self {
        let mut order: Vec<(f64, bool)> = scores.iter().copied().zip(positive.iter().copied()).collect();
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let mut steps = vec![(0, 0)];
        let (mut negatives, mut positives) = (0, 0);
        for (at, (score, positive)) in order.iter().enumerate() {
            positives += u64::from(*positive);
            negatives += u64::from(!*positive);
            if order.get(at + 1).is_none_or(|next| next.0 != *score) {
                steps.push((negatives, positives));
            }
        }
        Self { steps }
    }

    fn totals(&self) -> (f64, f64) {
        self.steps.last().map_or((0.0, 0.0), |(negatives, positives)| (*negatives as f64, *positives as f64))
    }

    /// False and true positive rates, from (0, 0) to (1, 1); empty unless both classes occur.
    pub fn roc(&self, points: usize) -> Vec<[f64; 2]> {
        let (negatives, positives) = self.totals();
        if negatives == 0.0 || positives == 0.0 {
            return Vec::new();
        }
        let rates = |(f, t): &(u64, u64)| [*f as f64 / negatives, *t as f64 / positives];
        thin(&self.steps.iter().map(rates).collect::<Vec<_>>(), points)
    }

    /// Recall and precision, recall rising; empty without positive rows.
    pub fn pr(&self, points: usize) -> Vec<[f64; 2]> {
        let (_, positives) = self.totals();
        if positives == 0.0 {
            return Vec::new();
        }
        let point = |(f, t): &(u64, u64)| [*t as f64 / positives, precision(*f, *t)];
        thin(&self.steps.iter().map(point).collect::<Vec<_>>(), points)
    }
}

// Before the first row nothing was wrong yet.
fn precision(false_positives: u64, true_positives: u64) -> f64 {
    match false_positives + true_positives {
        0 => 1.0,
        predicted => true_positives as f64 / predicted as f64,
    }
}

/// Area under the ROC curve by trapezia, so that ties count half; none unless both classes occur.
pub fn roc_auc(ranking: &Ranking) -> Option<f64> {
    let (negatives, positives) = ranking.totals();
    let area: f64 = ranking
        .steps
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0) as f64 * (pair[1].1 + pair[0].1) as f64 / 2.0)
        .sum();
    (negatives > 0.0 && positives > 0.0).then(|| area / negatives / positives)
}

/// Average precision: Σ (recall_n − recall_{n−1}) · precision_n; none without positive rows.
pub fn average_precision(ranking: &Ranking) -> Option<f64> {
    let (_, positives) = ranking.totals();
    let sum: f64 =
        ranking.steps.windows(2).map(|pair| (pair[1].1 - pair[0].1) as f64 * precision(pair[1].0, pair[1].1)).sum();
    (positives > 0.0).then(|| sum / positives)
}

/// At most `limit` points of a curve whose x never falls: in each of equal stretches of x the first, the last, the lowest
/// and the highest point, so that neither steps nor spikes are lost.
fn thin(points: &[[f64; 2]], limit: usize) -> Vec<[f64; 2]> {
    if points.len() <= limit {
        return points.to_vec();
    }
    let stretches = limit / 4;
    let stretch = |point: &[f64; 2]| ((point[0] * stretches as f64) as usize).min(stretches - 1);
    let mut kept = Vec::with_capacity(limit);
    for group in points.chunk_by(|a, b| stretch(a) == stretch(b)) {
        let by_y = |a: &usize, b: &usize| group[*a][1].total_cmp(&group[*b][1]);
        let low = (0..group.len()).min_by(by_y).unwrap_or(0);
        let high = (0..group.len()).max_by(by_y).unwrap_or(0);
        let mut keep = [0, low, high, group.len() - 1];
        keep.sort_unstable();
        kept.extend(keep.chunk_by(|a, b| a == b).map(|same| group[same[0]]));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_count_half() {
        let ranking = Ranking::new(&[0.5, 0.5, 0.5, 0.5], &[true, false, true, false]);
        assert_eq!((roc_auc(&ranking), average_precision(&ranking)), (Some(0.5), Some(0.5)));
        assert_eq!(ranking.roc(200), [[0.0, 0.0], [1.0, 1.0]]);
    }

    #[test]
    fn one_class_has_no_area() {
        let ranking = Ranking::new(&[0.1, 0.2], &[false, false]);
        assert_eq!((roc_auc(&ranking), average_precision(&ranking)), (None, None));
        assert!(ranking.roc(200).is_empty() && ranking.pr(200).is_empty());
    }

    #[test]
    fn a_long_curve_keeps_its_ends_and_spikes() {
        let mut points: Vec<[f64; 2]> = (0..=10_000).map(|x| [f64::from(x) / 10_000.0, 0.5]).collect();
        points[4321][1] = 0.9;
        let kept = thin(&points, 200);
        assert!(kept.len() <= 200 && kept.contains(&points[4321]));
        assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
    }
}
