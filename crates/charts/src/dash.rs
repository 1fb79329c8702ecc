//! Dashes: the backend draws whole lines only, so that a dashed one is cut into its pieces here.

/// A place in pixels.
pub type Point = (f64, f64);

/// The pieces of a line that are drawn; `lengths` are dash, gap, dash… in pixels. All of it without any.
pub fn pieces(line: &[Point], lengths: &[f64]) -> Vec<Vec<Point>> {
    if lengths.is_empty() || line.len() < 2 {
        return vec![line.to_vec()];
    }
    let mut out: Vec<Vec<Point>> = Vec::new();
    let (mut part, mut left) = (0, lengths[0]);
    let mut open = vec![line[0]];
    for pair in line.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let share = done / length;
            let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            if part % 2 == 0 {
                open.push(at);
                out.push(std::mem::take(&mut open));
            } else {
                open = vec![at];
            }
            part = (part + 1) % lengths.len();
            left = lengths[part];
        }
        left -= length - done;
        if part % 2 == 0 {
            open.push(to);
        }
    }
    if part % 2 == 0 && open.len() > 1 {
        out.push(open);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_across_corners() {
        let cut = pieces(&[(0.0, 0.0), (6.0, 0.0), (6.0, 10.0)], &[4.0, 3.0]);
        assert_eq!(cut, [vec![(0.0, 0.0), (4.0, 0.0)], vec![(6.0, 1.0), (6.0, 5.0)], vec![(6.0, 8.0), (6.0, 10.0)]]);
        let corner = pieces(&[(0.0, 0.0), (2.0, 0.0), (2.0, 9.0)], &[5.0, 50.0]);
        assert_eq!(corner, [vec![(0.0, 0.0), (2.0, 0.0), (2.0, 3.0)]]);
    }

    #[test]
    fn leaves_solid_lines_whole() {
        assert_eq!(pieces(&[(0.0, 0.0), (1.0, 1.0)], &[]).len(), 1);
        assert!(pieces(&[(0.0, 0.0), (1e6, 0.0)], &[0.5, 0.5]).len() == 1_000_000);
    }
}
