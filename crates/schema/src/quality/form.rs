//! How a rule is written: one flat object, its fields in a fixed order, nothing in it that is not known.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

use super::{QualityCheck, QualityRule, Severity};

pub(super) fn all() -> f64 {
    1.0
}

impl Serialize for QualityRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Ok(Value::Object(mut check)) = serde_json::to_value(&self.check) else {
            return Err(serde::ser::Error::custom("a check has a number that JSON can't hold"));
        };
        let mut map = Map::new();
        map.insert("id".into(), self.id.clone().into());
        map.insert("check".into(), check.shift_remove("check").unwrap_or_default());
        map.insert("severity".into(), serde_json::to_value(self.severity).unwrap_or_default());
        map.extend(check);
        if let Some(condition) = &self.condition {
            map.insert("where".into(), condition.clone().into());
        }
        if self.mostly != 1.0 {
            map.insert("mostly".into(), self.mostly.into());
        }
        if !self.note.is_empty() {
            map.insert("note".into(), self.note.clone().into());
        }
        map.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for QualityRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = Map::<String, Value>::deserialize(deserializer)?;
        let id = match map.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(_) => return Err(serde::de::Error::custom("the id of a rule is no text")),
            None => return Err(serde::de::Error::custom("missing field `id`")),
        };
        // The place: serde itself would tell of the field alone.
        read(id.clone(), map).map_err(|error| serde::de::Error::custom(format!("rule `{id}`: {error}")))
    }
}

fn read(id: String, mut map: Map<String, Value>) -> serde_json::Result<QualityRule> {
    map.shift_remove("id");
    let severity = take(&mut map, "severity")?.unwrap_or(Severity::Error);
    let condition = take(&mut map, "where")?;
    let mostly = take(&mut map, "mostly")?.unwrap_or_else(all);
    let note = take(&mut map, "note")?.unwrap_or_default();
    let check: QualityCheck = serde_json::from_value(Value::Object(map))?;
    Ok(QualityRule { id, check, severity, condition, mostly, note })
}

fn take<T: serde::de::DeserializeOwned>(map: &mut Map<String, Value>, name: &str) -> serde_json::Result<Option<T>> {
    let Some(value) = map.shift_remove(name).filter(|value| !value.is_null()) else { return Ok(None) };
    serde_json::from_value(value).map(Some).map_err(|error| serde::de::Error::custom(format!("{name}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_rule_is_written_in_a_fixed_order() {
        let text = r#"{"mostly":0.95,"column":"x","where":"y > 1","max":5,"check":"range","min":-1.5,"id":"r"}"#;
        let rule: QualityRule = serde_json::from_str(text).unwrap();
        assert_eq!(rule.severity, Severity::Error);
        let written = serde_json::to_string(&rule).unwrap();
        let expected = r#"{"id":"r","check":"range","severity":"error","column":"x","min":-1.5,"max":5,"where":"y > 1","mostly":0.95}"#;
        assert_eq!(written, expected);
        assert_eq!(serde_json::from_str::<QualityRule>(&written).unwrap(), rule);
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_rule() {
        let refused = |value: Value| serde_json::from_value::<QualityRule>(value).unwrap_err().to_string();
        let error = refused(json!({"id": "r", "check": "not_missing", "column": "x", "min": 1}));
        assert!(error.contains("rule `r`") && error.contains("`min`"), "{error}");
        let error = refused(json!({"id": "r", "check": "not_mising", "column": "x"}));
        assert!(error.contains("`not_mising`") && error.contains("`not_missing`"), "{error}");
        let error = refused(json!({"id": "r", "check": "type", "column": "x"}));
        assert!(error.contains("missing field `types`"), "{error}");
        assert!(refused(json!({"check": "row_count"})).contains("`id`"));
    }

    #[test]
    fn every_check_comes_back_as_it_was_written() {
        let checks = json!([
            {"check": "columns", "columns": [{"name": "a", "type": "text"}, {"name": "b"}], "others": true, "ordered": true},
            {"check": "type", "column": "a", "types": ["integer", "real"]},
            {"check": "not_missing", "column": "a"},
            {"check": "range", "column": "a", "min": "2013-01-01", "strict_min": true},
            {"check": "values", "column": "a", "values": [true, 1, 1.5, "نعم"], "forbidden": true},
            {"check": "pattern", "column": "a", "pattern": "^[A-Z]+$"},
            {"check": "length", "column": "a", "min": 1, "max": 3},
            {"check": "unique", "columns": ["a", "b"]},
            {"check": "row_count", "min": 1},
            {"check": "distinct_count", "column": "a", "max": 0.5, "share": true},
            {"check": "statistic", "column": "a", "statistic": "quantile", "quantile": 0.9, "max": 4},
            {"check": "freshness", "column": "a", "hours": 24.0, "at": "2013-12-31T00:00:00"},
            {"check": "references", "column": "a", "dataset": "planes", "key": "tailnum"},
            {"check": "ordered", "column": "a", "strict": true},
            {"check": "compare", "column": "a", "op": "<=", "other": "b"},
            {"check": "distribution", "column": "a", "method": "psi", "max": 0.2, "against": {"dataset": "t@1"}},
            {"check": "distribution", "column": "a", "method": "ks", "max": 0.1,
             "against": {"bins": {"edges": [0.0, 1.0], "shares": [1.0]}}},
            {"check": "expression", "expression": "a > b"},
            {"check": "sql", "query": "SELECT a FROM data WHERE a > 1"}
        ]);
        for check in checks.as_array().unwrap() {
            let read: QualityCheck = serde_json::from_value(check.clone()).unwrap();
            assert_eq!(&serde_json::to_value(&read).unwrap(), check);
            assert_eq!(check["check"], read.as_str());
        }
    }
}
