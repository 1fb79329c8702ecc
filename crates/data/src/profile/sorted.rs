//! Statistics of numbers in ascending order.

/// Number of different values, and the ten most frequent ones (the smaller first among equally frequent).
pub(super) fn runs<T: Copy + PartialEq>(sorted: &[T]) -> (u64, Vec<(T, u64)>) {
    let mut distinct = 0;
    let mut top: Vec<(T, u64)> = Vec::with_capacity(11);
    for run in sorted.chunk_by(|a, b| a == b) {
        distinct += 1;
        let count = run.len() as u64;
        if top.len() < 10 || count > top[top.len() - 1].1 {
            let place = top.partition_point(|(_, other)| *other >= count);
            top.insert(place, (run[0], count));
            top.truncate(10);
        }
    }
    (distinct, top)
}

/// Mean and standard deviation (n − 1; none for a single value).
pub(super) fn moments(values: &[f64]) -> Option<(f64, Option<f64>)> {
    if values.is_empty() {
        return None;
    }
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Some((mean, (values.len() > 1).then(|| (squares / (n - 1.0)).sqrt())))
}

/// The quantile `q` (0 to 1) by linear interpolation between the values beside it; `sorted` is not empty.
pub(crate) fn quantile(sorted: &[f64], q: f64) -> f64 {
    let place = q * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let share = place - below as f64;
    if share == 0.0 { sorted[below] } else { sorted[below] + (sorted[above] - sorted[below]) * share }
}

/// Pearson's correlation over the rows where both have a value, and how many these are; none if either does not vary
/// there.
pub(crate) fn correlation(a: &[f64], b: &[f64]) -> Option<(f64, u64)> {
    let pairs = || a.iter().zip(b).filter(|(a, b)| a.is_finite() && b.is_finite());
    let n = pairs().count() as f64;
    if n < 2.0 {
        return None;
    }
    let (sum_a, sum_b) = pairs().fold((0.0, 0.0), |(sa, sb), (a, b)| (sa + a, sb + b));
    let (mean_a, mean_b) = (sum_a / n, sum_b / n);
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (a, b) in pairs() {
        let (a, b) = (a - mean_a, b - mean_b);
        aa += a * a;
        bb += b * b;
        ab += a * b;
    }
    let r = ab / (aa * bb).sqrt();
    r.is_finite().then(|| (r.clamp(-1.0, 1.0), n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_runs() {
        assert_eq!(runs(&[1, 1, 2, 3, 3, 4]), (4, vec![(1, 2), (3, 2), (2, 1), (4, 1)]));
        let many: Vec<i64> = (0..30).flat_map(|value| std::iter::repeat_n(value, value as usize)).collect();
        assert_eq!(runs(&many).1.first(), Some(&(29, 29)));
        assert_eq!(runs(&many).1.last(), Some(&(20, 20)));
        assert_eq!(runs::<i64>(&[]), (0, vec![]));
    }

    #[test]
    fn a_single_value_has_no_deviation() {
        assert_eq!(moments(&[3.0]), Some((3.0, None)));
        assert_eq!(moments(&[]), None);
        assert_eq!(quantile(&[3.0], 0.99), 3.0);
    }

    #[test]
    fn what_does_not_vary_has_no_correlation() {
        assert_eq!(correlation(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(correlation(&[1.0, 2.0, f64::NAN], &[2.0, 4.0, 0.0]), Some((1.0, 2)));
    }
}
