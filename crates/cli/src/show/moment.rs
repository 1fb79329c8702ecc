//! Moments as people read them in a terminal.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

/// Facts whose value is a moment, in milliseconds since the epoch.
const MOMENTS: [&str; 3] = ["at", "created", "started"];

/// A moment as text, if that is what this fact is: to the second, with its zone, since a log is read elsewhere too.
pub(super) fn moment(key: &str, value: &Value) -> Option<String> {
    let millis = value.as_i64().filter(|_| MOMENTS.contains(&key))?;
    let moment = TimeZone::UTC.to_datetime(Timestamp::from_millisecond(millis).ok()?);
    Some(moment.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

#[cfg(test)]
mod tests {
    use falaj_schema::Command;
    use falaj_schema::message::Lang;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_source_that_was_added_says_when() {
        let source = json!({ "name": "ops", "created": 1_385_884_800_000_i64 });
        let said = crate::show::show(Command::sources_add, &json!({ "source": source }), Lang::En);
        assert!(said.contains("2013-12-01 08:00:00 UTC") && !said.contains("1385884800000"), "{said}");
    }

    #[test]
    fn only_moments_are_written_as_such() {
        let written = |key, value: Value| moment(key, &value);
        assert_eq!(written("created", json!(1_385_884_800_123_i64)).as_deref(), Some("2013-12-01 08:00:00 UTC"));
        assert_eq!(written("port", json!(1_385_884_800_123_i64)), None);
        assert_eq!(written("created", json!(null)), None);
        assert_eq!(written("created", json!(i64::MAX)), None);
    }
}
