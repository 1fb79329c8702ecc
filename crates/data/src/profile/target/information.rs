//! Entropy and mutual information of counted levels, in nats.

use super::bins::Levels;

/// Shannon's entropy with Miller and Madow's correction: half a cell that occurs, less one half, for each row.
pub(super) fn entropy(levels: &Levels) -> f64 {
    let (plain, used) = plain_entropy(&count(levels.of.iter().map(|level| *level as usize), levels.count));
    plain + correction(used) / levels.of.len().max(1) as f64
}

/// Mutual information with the same correction: I(X; Y) = H(X) + H(Y) − H(X, Y). It may come out a little below zero.
pub(super) fn mutual(a: &Levels, b: &Levels) -> f64 {
    let pairs = a.of.iter().zip(&b.of).map(|(own, its)| *own as usize * b.count + *its as usize);
    let both = count(pairs, a.count * b.count);
    let across: Vec<u64> = both.chunks_exact(b.count).map(|row| row.iter().sum()).collect();
    let mut down = vec![0; b.count];
    for row in both.chunks_exact(b.count) {
        down.iter_mut().zip(row).for_each(|(sum, count)| *sum += count);
    }
    let [(x, of_x), (y, of_y), (xy, of_xy)] = [across, down, both].map(|counts| plain_entropy(&counts));
    x + y - xy + (correction(of_x) + correction(of_y) - correction(of_xy)) / a.of.len().max(1) as f64
}

fn correction(used: usize) -> f64 {
    (used as f64 - 1.0) / 2.0
}

fn count(levels: impl Iterator<Item = usize>, count: usize) -> Vec<u64> {
    let mut counts = vec![0; count];
    levels.for_each(|level| counts[level] += 1);
    counts
}

/// Entropy of the counts as they are, and how many are not zero.
fn plain_entropy(counts: &[u64]) -> (f64, usize) {
    let used = counts.iter().filter(|count| **count > 0);
    (super::super::figures::entropy(counts.iter().copied()).unwrap_or(0.0), used.count().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(of: &[u32], count: usize) -> Levels {
        Levels { of: of.to_vec(), count }
    }

    /// Expected: sklearn.metrics.mutual_info_score([0,0,0,1,1,1,2,2,2,2], [0,0,1,1,1,0,2,2,2,0]) = 0.4820574165208129; with
    /// 3, 3 and 6 cells that occur the correction is (2 + 2 − 5) / 20.
    #[test]
    fn information_is_that_of_scikit_learn_but_for_the_correction() {
        let (a, b) = ([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], [0, 0, 1, 1, 1, 0, 2, 2, 2, 0]);
        let found = mutual(&levels(&a, 4), &levels(&b, 5));
        assert!((found - (0.482_057_416_520_812_9 - 0.05)).abs() < 1e-12, "{found}");
        let own = levels(&a, 3);
        assert!((mutual(&own, &own) - entropy(&own)).abs() < 1e-12);
        // H = −2 · 0.3 ln 0.3 − 0.4 ln 0.4 = 1.0888999753452238.
        assert!((entropy(&own) - (1.088_899_975_345_223_8 + 0.1)).abs() < 1e-12);
    }

    #[test]
    fn independent_columns_tell_about_nothing() {
        let mix = |n: u64| super::super::super::hash::mix(n);
        let draw = |salt: u64| (0..10_000).map(|n| (mix(n ^ salt << 32) % 10) as u32).collect::<Vec<_>>();
        let found = mutual(&levels(&draw(1), 10), &levels(&draw(2), 10));
        // Without the correction it would be about 81 / 20,000.
        assert!(found.abs() < 0.0015, "{found}");
    }
}
