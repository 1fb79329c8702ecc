//! How much two columns go together, over the rows where both have a value.

use std::collections::HashMap;

/// Pairs of categories that are counted in a table; more are counted as they come.
const TABLE: usize = 1 << 22;

/// A measure and the rows it is of.
pub(crate) type Measured = Option<(f64, u64)>;

/// Codes of values, `u32::MAX` where there is none; codes are below `count`.
#[derive(Clone, Copy)]
pub(super) struct Coded<'a> {
    pub(super) codes: &'a [u32],
    pub(super) count: usize,
}

/// Pearson's correlation; none if either does not vary there. What is not finite counts as no value.
pub(crate) fn pearson(a: &[f64], b: &[f64]) -> Measured {
    let pairs = || a.iter().zip(b).filter(|(a, b)| a.is_finite() && b.is_finite());
    let n = pairs().count() as f64;
    let (first_a, first_b) = pairs().next().filter(|_| n > 1.0)?;
    // From the first values on, so that what does not vary comes out as exactly nothing.
    let pairs = || pairs().map(|(a, b)| (a - first_a, b - first_b));
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

/// Spearman's correlation: Pearson's of the ranks, of equal values the mean of their ranks. Codes are in the order of the
/// values.
pub(super) fn spearman(a: Coded, b: Coded) -> Measured {
    let pairs = || both(a, b);
    let (mut counts_a, mut counts_b) = (vec![0u64; a.count], vec![0u64; b.count]);
    let mut n = 0u64;
    for (a, b) in pairs() {
        counts_a[a] += 1;
        counts_b[b] += 1;
        n += 1;
    }
    let (ranks_a, aa) = ranks(&counts_a, n);
    let (ranks_b, bb) = ranks(&counts_b, n);
    let ab: f64 = pairs().map(|(a, b)| ranks_a[a] * ranks_b[b]).sum();
    let r = ab / (aa * bb).sqrt();
    r.is_finite().then(|| (r.clamp(-1.0, 1.0), n))
}

/// The rank of each code less the mean of all ranks, and the sum of the squares over all rows.
fn ranks(counts: &[u64], n: u64) -> (Vec<f64>, f64) {
    let middle = (n as f64 + 1.0) / 2.0;
    let (mut before, mut squares) = (0.0, 0.0);
    let rank = |count: &u64| {
        let count = *count as f64;
        let rank = before + (count + 1.0) / 2.0 - middle;
        before += count;
        squares += rank * rank * count;
        rank
    };
    let ranks = counts.iter().map(rank).collect();
    (ranks, squares)
}

/// The rows where both have a value.
fn both<'a>(a: Coded<'a>, b: Coded<'a>) -> impl Iterator<Item = (usize, usize)> + 'a {
    let known = |(a, b): &(&u32, &u32)| **a != u32::MAX && **b != u32::MAX;
    a.codes.iter().zip(b.codes).filter(known).map(|(a, b)| (*a as usize, *b as usize))
}

/// Cramér's V, corrected for bias: Bergsma, "A bias-correction for Cramér's V and Tschuprow's T" (2013). None if either does
/// not vary.
pub(super) fn cramer(a: Coded, b: Coded) -> Measured {
    let (mut counts_a, mut counts_b) = (vec![0u64; a.count], vec![0u64; b.count]);
    let mut n = 0u64;
    for (a, b) in both(a, b) {
        counts_a[a] += 1;
        counts_b[b] += 1;
        n += 1;
    }
    let cell = |a: usize, b: usize, count: u64| (count * count) as f64 / (counts_a[a] as f64 * counts_b[b] as f64);
    let sum: f64 = if a.count.saturating_mul(b.count) <= TABLE {
        let mut table = vec![0u64; a.count * b.count];
        both(a, b).for_each(|(own, its)| table[own * b.count + its] += 1);
        let used = table.iter().enumerate().filter(|(_, count)| **count > 0);
        used.map(|(at, count)| cell(at / b.count, at % b.count, *count)).sum()
    } else {
        let mut table: HashMap<(usize, usize), u64> = HashMap::new();
        both(a, b).for_each(|pair| *table.entry(pair).or_default() += 1);
        let mut cells: Vec<_> = table.into_iter().collect();
        // In one order, so that rounding is the same each time.
        cells.sort_unstable();
        cells.into_iter().map(|((own, its), count)| cell(own, its, count)).sum()
    };
    let levels = |counts: &[u64]| counts.iter().filter(|count| **count > 0).count() as f64;
    let (rows, columns, n1) = (levels(&counts_a), levels(&counts_b), n as f64 - 1.0);
    let square = (sum - 1.0 - (rows - 1.0) * (columns - 1.0) / n1).max(0.0);
    let corrected = |levels: f64| levels - (levels - 1.0) * (levels - 1.0) / n1;
    let most = corrected(rows).min(corrected(columns)) - 1.0;
    (rows > 1.0 && columns > 1.0 && most > 0.0).then(|| ((square / most).sqrt().min(1.0), n))
}

/// The correlation ratio η of categories and numbers; none if there is one category, or the numbers do not vary.
pub(super) fn ratio(categories: Coded, numbers: &[f64]) -> Measured {
    let pairs = || {
        let pairs = categories.codes.iter().zip(numbers);
        pairs.filter(|(code, value)| **code != u32::MAX && value.is_finite())
    };
    let mut groups = vec![(0.0f64, 0.0f64); categories.count];
    let n = pairs().count() as f64;
    let (_, first) = pairs().next()?;
    // From the first value on, so that what does not vary comes out as exactly nothing; divided first, so that the sum of
    // large numbers stays finite; and around the mean, so that nothing is lost.
    let pairs = || pairs().map(|(code, value)| (code, value - first));
    let mean: f64 = pairs().map(|(_, value)| value / n).sum();
    let mut all = 0.0;
    for (code, value) in pairs() {
        let away = value - mean;
        let group = &mut groups[*code as usize];
        (group.0, group.1) = (group.0 + away, group.1 + 1.0);
        all += away * away;
    }
    let used = || groups.iter().filter(|(_, count)| *count > 0.0);
    let between: f64 = used().map(|(sum, count)| sum * sum / count).sum();
    let eta = (between / all).sqrt();
    (used().count() > 1 && eta.is_finite()).then(|| (eta.min(1.0), n as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: u32 = u32::MAX;

    fn coded(codes: &[u32]) -> Coded<'_> {
        let count = codes.iter().filter(|code| **code != NONE).max().map_or(0, |most| *most as usize + 1);
        Coded { codes, count }
    }

    fn close(found: Measured, value: f64, rows: u64) {
        let (own, of) = found.unwrap();
        assert!((own - value).abs() < 1e-12 && of == rows, "{own} of {of}");
    }

    #[test]
    fn what_does_not_vary_goes_with_nothing() {
        assert_eq!(pearson(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(pearson(&[1.0, 2.0, f64::NAN], &[2.0, 4.0, 0.0]), Some((1.0, 2)));
        assert_eq!(spearman(coded(&[0, 0, 0]), coded(&[0, 1, 2])), None);
        assert_eq!(cramer(coded(&[0, 0, 0]), coded(&[0, 1, 1])), None);
        assert_eq!(ratio(coded(&[0, 0]), &[1.0, 2.0]), None);
        assert_eq!(ratio(coded(&[0, 1]), &[2.0, 2.0]), None);
        // Many equal numbers, whose mean is rounded.
        let (same, other) = (vec![2_013.1; 100_003], (0..100_003).map(f64::from).collect::<Vec<_>>());
        let codes: Vec<u32> = (0..100_003).map(|n| n % 7).collect();
        assert_eq!((pearson(&same, &other), ratio(coded(&codes), &same)), (None, None));
        assert_eq!((spearman(coded(&[]), coded(&[])), cramer(coded(&[]), coded(&[]))), (None, None));
    }

    /// scipy.stats.spearmanr([3, 1, 1, 5, 2, 4], [2, 2, 1, 9, 4, 4]) and, without the third row, the same.
    #[test]
    fn ranks_of_equals_are_their_mean() {
        close(spearman(coded(&[2, 0, 0, 4, 1, 3]), coded(&[1, 1, 0, 3, 2, 2])), 0.820_986_971_786_481_7, 6);
        close(spearman(coded(&[2, 0, NONE, 4, 1, 3]), coded(&[1, 1, 0, 3, 2, 2])), 0.737_864_787_372_621_8, 5);
    }

    /// The table [[10, 2, 3], [1, 8, 6]]: χ² is 11.9636363… (scipy.stats.chi2_contingency), n 30; then Bergsma's formulas by
    /// hand.
    #[test]
    fn categories_are_compared_without_bias() {
        let table = [[10, 2, 3], [1, 8, 6]];
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for (i, row) in table.iter().enumerate() {
            for (j, count) in row.iter().enumerate() {
                a.extend(vec![i as u32; *count]);
                b.extend(vec![j as u32; *count]);
            }
        }
        close(cramer(coded(&a), coded(&b)), 0.584_467_049_201_006_3, 30);
        let sparse = Coded { codes: &b, count: TABLE };
        close(cramer(coded(&a), sparse), 0.584_467_049_201_006_3, 30);
        // Independent: what is left is less than what chance gives.
        assert_eq!(cramer(coded(&[0, 0, 1, 1]), coded(&[0, 1, 0, 1])), Some((0.0, 4)));
    }

    /// Three groups 1, 2, 3 · 4, 6 · 10 around 13/3: the squares add up to 49 1/3 between the groups and to 53 1/3 in all.
    #[test]
    fn numbers_vary_between_categories() {
        let found = ratio(coded(&[0, 0, 0, 1, 1, 2, NONE]), &[1.0, 2.0, 3.0, 4.0, 6.0, 10.0, 99.0]);
        close(found, 0.961_769_203_083_567_3, 6);
        close(ratio(coded(&[0, 1, 0]), &[1.0, 5.0, 1.0]), 1.0, 3);
    }
}
