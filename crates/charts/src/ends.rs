//! Names at the ends of lines: as near as possible, none upon another.

/// Where names are written that would like to be at `wanted`, at least `gap` apart between `low` and `high`; in the order
/// given. The caller sees to it that there is room for all.
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut places = vec![0.0; wanted.len()];
    let mut free = low;
    for at in &order {
        places[*at] = wanted[*at].max(free);
        free = places[*at] + gap;
    }
    let mut limit = high;
    for at in order.iter().rev() {
        places[*at] = places[*at].min(limit);
        limit = places[*at] - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_distance_and_stay_inside() {
        assert_eq!(spread(&[50.0, 10.0, 90.0], 12.0, 0.0, 100.0), [50.0, 10.0, 90.0]);
        assert_eq!(spread(&[50.0, 51.0, 49.0], 12.0, 0.0, 100.0), [61.0, 73.0, 49.0]);
        let low = spread(&[100.0, 100.0, 100.0, 99.0], 12.0, 0.0, 100.0);
        assert_eq!(low, [76.0, 88.0, 100.0, 64.0]);
        assert!(spread(&[], 12.0, 0.0, 100.0).is_empty());
    }
}
