//! Fewer points for long lines. What is kept looks the same: in every column of pixels the first, lowest, highest and last.

use crate::dash::Point;

/// The points of a line that can be seen; `line` rises in x. A line with few points for its width stays as it is.
pub fn thin(line: &[Point]) -> Vec<Point> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Vec::new() };
    let columns = (last.0 - first.0).abs().max(1.0);
    if line.len() as f64 <= columns * 2.0 {
        return line.to_vec();
    }
    let mut out = Vec::new();
    for column in line.chunk_by(|a, b| a.0.floor() == b.0.floor()) {
        let by = |a: &(usize, &Point), b: &(usize, &Point)| a.1.1.total_cmp(&b.1.1);
        let low = column.iter().enumerate().min_by(by).map_or(0, |(at, _)| at);
        let high = column.iter().enumerate().max_by(by).map_or(0, |(at, _)| at);
        let mut kept = vec![0, low, high, column.len() - 1];
        kept.sort_unstable();
        kept.dedup();
        out.extend(kept.into_iter().map(|at| column[at]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_extremes_of_a_long_line() {
        let mut line: Vec<Point> = (0..100_000).map(|i| (f64::from(i) / 500.0, (f64::from(i) / 900.0).sin())).collect();
        line[31_415].1 = 9.0;
        line[71_828].1 = -9.0;
        let thinned = thin(&line);
        assert!(thinned.len() < 900, "{}", thinned.len());
        for kept in [line[0], line[31_415], line[71_828], line[99_999]] {
            assert!(thinned.contains(&kept));
        }
        assert!(thinned.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn leaves_short_lines_alone() {
        let line = [(0.0, 1.0), (100.0, 2.0)];
        assert_eq!(thin(&line), line);
        assert!(thin(&[]).is_empty());
    }
}
