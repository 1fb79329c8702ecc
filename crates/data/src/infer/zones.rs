//! The time zones in which the moments of a column were written.

use falaj_schema::dataset::Warning;

use crate::import::warning;

/// Different zones that are told apart.
const MOST: usize = 64;
/// Zones that a warning names.
const NAMED: usize = 5;

/// How many moments were written with which offset from UTC in minutes; `None` is no offset at all.
#[derive(Debug, Default, Clone)]
pub(crate) struct Zones(Vec<(Option<i64>, u64)>);

impl Zones {
    #[inline]
    pub(super) fn add(&mut self, zone: Option<i64>) {
        match self.0.first_mut() {
            Some((first, count)) if *first == zone => *count += 1,
            _ => self.add_many(zone, 1),
        }
    }

    fn add_many(&mut self, zone: Option<i64>, count: u64) {
        match self.0.iter().position(|(known, _)| *known == zone) {
            Some(at) => self.0[at].1 += count,
            None if self.0.len() < MOST => self.0.push((zone, count)),
            None => {}
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        other.0.iter().for_each(|(zone, count)| self.add_many(*zone, *count));
    }

    /// What is worth knowing: that moments were brought to UTC, and from where.
    pub(super) fn warning(&self, column: &str) -> Option<Warning> {
        let moved: u64 = self.0.iter().filter(|(zone, _)| zone.is_some_and(|z| z != 0)).map(|(_, count)| count).sum();
        if moved == 0 {
            return None;
        }
        if let [(zone, _)] = self.0[..] {
            return Some(warning("zone_to_utc", &[("column", column), ("zone", &name(zone))], Vec::new()));
        }
        let mut names: Vec<String> = self.0.iter().take(NAMED).map(|(zone, _)| name(*zone)).collect();
        if self.0.len() > NAMED {
            names.push("…".to_owned());
        }
        let params = [("column", column), ("zones", &names.join(" ")), ("count", &moved.to_string())];
        Some(warning("zones_mixed", &params, Vec::new()))
    }
}

fn name(zone: Option<i64>) -> String {
    match zone {
        None => "–".to_owned(),
        Some(0) => "UTC".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(zones: &[Option<i64>]) -> Option<Warning> {
        let mut found = Zones::default();
        zones.iter().for_each(|zone| found.add(*zone));
        let column = "t";
        found.warning(column)
    }

    #[test]
    fn only_moments_that_were_moved_are_mentioned() {
        assert!(of(&[None, None]).is_none());
        assert!(of(&[Some(0), None]).is_none());
        let one = of(&[Some(240), Some(240)]).unwrap();
        assert_eq!((one.code.as_str(), one.params["zone"].as_str()), ("zone_to_utc", "+04:00"));
        let many = of(&[Some(240), Some(0), None, Some(-210)]).unwrap();
        assert_eq!((many.code.as_str(), many.params["zones"].as_str()), ("zones_mixed", "+04:00 UTC – -03:30"));
        assert_eq!(many.params["count"], "2");
    }
}
