//! Which tests failed and with what, for the end of a log of which often only the end is kept.

use serde_json::Value;

/// Lines kept of each message: the assertion and what it saw, not the whole stack.
const LINES: usize = 25;

/// Names in cargo's lines `test a::b ... FAILED`, each with what the test wrote before it failed.
pub fn cargo(text: &str) -> Vec<String> {
    let failed = text.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
    failed.map(|name| told(name, text.split_once(&format!("---- {name} stdout ----")).map(|(_, rest)| rest))).collect()
}

/// What Node's own test runner wrote of each `not ok`.
pub fn node(text: &str) -> Vec<String> {
    let starts = text.match_indices("not ok ").filter(|(at, _)| text[..*at].ends_with(['\n', ' ']) || *at == 0);
    starts.map(|(at, _)| told("", text.get(at..))).collect()
}

/// Vitest's JSON report.
pub fn vitest(report: &Value) -> Vec<String> {
    let tests = list(report, "testResults").iter().flat_map(|file| list(file, "assertionResults"));
    let failed = tests.filter(|test| test["status"] == "failed");
    failed.map(|test| told(string(test, "fullName"), test["failureMessages"][0].as_str())).collect()
}

/// Playwright's JSON report.
pub fn playwright(report: &Value) -> Vec<String> {
    list(report, "suites").iter().flat_map(specs).collect()
}

fn specs(suite: &Value) -> Vec<String> {
    let failed = list(suite, "specs").iter().filter(|spec| spec["ok"] == false);
    let own = failed.map(|spec| {
        let errors = list(spec, "tests").iter().flat_map(|test| list(test, "results"));
        let messages = errors.flat_map(|result| list(result, "errors")).map(|error| string(error, "message"));
        let name = format!("{}:{} › {}", string(spec, "file"), spec["line"], string(spec, "title"));
        told(&name, Some(messages.collect::<Vec<_>>().join("\n").as_str()))
    });
    own.chain(list(suite, "suites").iter().flat_map(specs)).collect()
}

fn told(name: &str, message: Option<&str>) -> String {
    let lines = message.unwrap_or_default().lines().filter(|line| !line.trim().is_empty()).take(LINES);
    let lines = std::iter::once(name).filter(|name| !name.is_empty()).chain(lines).map(plain);
    lines.collect::<Vec<_>>().join("\n    ")
}

/// `line` without the terminal's colours.
fn plain(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once('m').map_or(part, |(_, rest)| rest))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cargo_names_what_failed_and_why() {
        let text = "test a ... ok\ntest b::c ... FAILED\n\nfailures:\n\n---- b::c stdout ----\nassertion failed\n";
        assert_eq!(cargo(text), ["b::c\n    assertion failed"]);
        assert!(cargo("test a ... ok\n").is_empty());
    }

    #[test]
    fn node_lines_are_found_at_any_depth() {
        let found = node("ok 1 - a\n    not ok 2 - opens\n  error: no window\n");
        assert_eq!(found, ["not ok 2 - opens\n      error: no window"]);
    }

    #[test]
    fn reports_are_read() {
        let report = json!({"testResults": [{"assertionResults": [
            {"status": "passed", "fullName": "a"},
            {"status": "failed", "fullName": "b", "failureMessages": ["expected 1\n\nat x"]},
        ]}]});
        assert_eq!(vitest(&report), ["b\n    expected 1\n    at x"]);
        let report = json!({"suites": [{"specs": [], "suites": [{"specs": [
            {"ok": true, "title": "fine"},
            {"ok": false, "title": "runs", "file": "a.spec.ts", "line": 3,
             "tests": [{"results": [{"errors": [{"message": "\u{1b}[31mtimeout\u{1b}[0m"}]}]}]},
        ]}]}]});
        assert_eq!(playwright(&report), ["a.spec.ts:3 › runs\n    timeout"]);
    }
}
