//! Suite files: reading them with the place of every mistake, writing them so that they diff well.

use serde_json::Value;

use super::{FORMAT, QualitySuite};
use crate::error::{Code, Error, Result};

/// Reads a suite from the content of its file; a byte order mark is skipped.
///
/// Errors: `json_invalid` with line (`row`) and `position`; `suite_newer` with both versions; `suite_invalid` with the
/// `problem`, and with the rule and parameter as far as they are known.
pub fn parse(content: &[u8]) -> Result<QualitySuite> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    // The version first: a newer format may have another shape.
    let value: Value = serde_json::from_slice(content).map_err(|e| not_json(&e))?;
    check_format(value.get("falaj").and_then(Value::as_str).unwrap_or_default())?;
    serde_json::from_slice(content).map_err(|e| misshapen(&e))
}

/// Refuses a format that this build does not know.
pub(super) fn check_format(format: &str) -> Result<()> {
    match format.strip_prefix("quality/").and_then(|version| version.parse::<u64>().ok()) {
        Some(version) if version > u64::from(FORMAT) => {
            Err(Error::new(Code::SuiteNewer).with("found", version).with("known", FORMAT))
        }
        Some(_) => Ok(()),
        None => Err(Error::new(Code::SuiteInvalid).with("problem", "no_suite").param("falaj").with("value", format)),
    }
}

/// The text of a suite's file: indented, fields in their order.
pub fn to_text(suite: &QualitySuite) -> Result<String> {
    let mut written = suite.clone();
    written.falaj = format!("quality/{FORMAT}");
    let mut text = serde_json::to_string_pretty(&written).map_err(|e| Error::new(Code::Internal).detail(e))?;
    text.push('\n');
    Ok(text)
}

fn not_json(e: &serde_json::Error) -> Error {
    let text = e.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default().to_owned();
    Error::new(Code::JsonInvalid).row(e.line() as u64).with("position", e.column()).with("reason", reason).detail(text)
}

/// What serde says of JSON that is no suite, in our words. It names fields and values between backquotes.
fn misshapen(e: &serde_json::Error) -> Error {
    let text = e.to_string();
    let (rule, rest) = match text.strip_prefix("rule `").and_then(|rest| rest.split_once("`: ")) {
        Some((rule, rest)) => (Some(rule), rest),
        None => (None, text.as_str()),
    };
    let quoted: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
    let named = quoted.first().copied().unwrap_or_default();
    let kinds = [("unknown field", "unknown"), ("missing field", "missing"), ("unknown variant", "choice")];
    let problem = kinds.iter().find(|(start, _)| rest.contains(start)).map_or(&"shape", |(_, problem)| problem);
    let error = Error::new(Code::SuiteInvalid).with("problem", problem).row(e.line() as u64).detail(rest);
    let names_field = matches!(*problem, "unknown" | "missing");
    let error = if names_field { error.param(named) } else { error.with("value", named) };
    let error = error.with("known", quoted.get(1..).unwrap_or_default().join(", "));
    match rule {
        Some(rule) => error.rule(rule),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suite(rules: &str) -> String {
        format!(
            "{{\n  \"falaj\": \"quality/1\",\n  \"name\": \"t\",\n  \"dataset\": \"t\",\n  \"rules\": [{rules}]\n}}\n"
        )
    }

    fn error(text: &str) -> Error {
        parse(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let text = suite("{\"id\": \"r\", \"check\": \"row_count\", \"min\": 1}");
        let read = parse(text.as_bytes()).unwrap();
        let written = to_text(&read).unwrap();
        assert_eq!(to_text(&parse(written.as_bytes()).unwrap()).unwrap(), written);
        assert!(written.find("\"name\"") < written.find("\"rules\""), "{written}");
        assert_eq!(parse(format!("\u{feff}{text}").as_bytes()).unwrap(), read);
    }

    #[test]
    fn a_newer_format_is_refused_whatever_its_shape() {
        let e = error("{\"falaj\": \"quality/7\", \"checks\": 1}");
        assert_eq!((e.code, e.params["found"].as_str(), e.params["known"].as_str()), (Code::SuiteNewer, "7", "1"));
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let e = error(&suite("{\"id\": \"r\", \"check\": \"row_count\", \"mni\": 1}"));
        let place = (e.place.rule.as_deref(), e.place.param.as_deref(), e.place.row);
        assert_eq!(
            (e.code, e.params["problem"].as_str(), place),
            (Code::SuiteInvalid, "unknown", (Some("r"), Some("mni"), Some(5)))
        );
        let e = error(&suite("{\"id\": \"r\", \"check\": \"rowcount\"}"));
        assert_eq!((e.params["problem"].as_str(), e.params["value"].as_str()), ("choice", "rowcount"));
        assert!(e.params["known"].contains("row_count"), "{e:?}");
        let e = error(&suite("{\"id\": \"r\", \"check\": \"length\", \"column\": \"a\", \"min\": -1}"));
        assert_eq!((e.params["problem"].as_str(), e.place.rule.as_deref()), ("shape", Some("r")));
        let e = error("{\"falaj\": \"quality/1\", \"name\": \"t\", \"dataset\": \"t\", \"rules\": [], \"rule\": 1}");
        assert_eq!((e.params["problem"].as_str(), e.place.param.as_deref()), ("unknown", Some("rule")));
        assert_eq!(error("{\"falaj_pipeline\": 1}").params["problem"], "no_suite");
        assert_eq!(error("{").code, Code::JsonInvalid);
    }
}
