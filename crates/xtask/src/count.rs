//! Counting tests in what test programs write.

use serde_json::Value;

/// How many tests passed, failed and were left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Ran and succeeded.
    pub passed: u64,
    /// Ran and failed, or could not run.
    pub failed: u64,
    /// Left out.
    pub skipped: u64,
}

impl Tally {
    /// One test, by its outcome.
    pub fn one(success: bool) -> Self {
        Self { passed: success.into(), failed: (!success).into(), skipped: 0 }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// A program that ended badly without naming a failed test counts as one.
    pub fn with_status(self, success: bool) -> Self {
        if success || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }
}

/// Sums cargo's lines `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
pub fn cargo(text: &str) -> Tally {
    let lines = text.lines().filter_map(|line| line.split_once("test result: ").map(|(_, rest)| rest));
    lines.map(|rest| before(rest, " passed", " failed", " ignored")).fold(Tally::default(), Tally::plus)
}

/// What Node's own test runner ends with: lines `# pass 3` or `ℹ pass 3`, and the same for `fail` and `skipped`; none when
/// it was not run.
pub fn node(text: &str) -> Option<Tally> {
    let number = |word: &str| {
        let lines = text.lines().filter_map(|line| line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")));
        lines.filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).next_back()
    };
    let skipped = number("skipped ").unwrap_or(0) + number("todo ").unwrap_or(0);
    Some(Tally { passed: number("pass ")?, failed: number("fail ")? + number("cancelled ").unwrap_or(0), skipped })
}

/// The last line `3 passed, 0 failed` or `…, 1 skipped` of a test script; none when it wrote no such line.
pub fn script(text: &str) -> Option<Tally> {
    let line = text.lines().rev().find(|line| line.contains(" passed") && line.contains(" failed"))?;
    Some(before(line, " passed", " failed", " skipped"))
}

fn before(text: &str, passed: &str, failed: &str, skipped: &str) -> Tally {
    let number = |word: &str| {
        let front = text.split(word).next().filter(|front| front.len() < text.len())?;
        front.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    Tally {
        passed: number(passed).unwrap_or(0),
        failed: number(failed).unwrap_or(0),
        skipped: number(skipped).unwrap_or(0),
    }
}

/// Vitest's JSON report.
pub fn vitest(report: &Value) -> Tally {
    let number = |key: &str| report[key].as_u64().unwrap_or(0);
    Tally {
        passed: number("numPassedTests"),
        failed: number("numFailedTests"),
        skipped: number("numPendingTests") + number("numTodoTests"),
    }
}

/// Playwright's JSON report. A flaky test is one that failed.
pub fn playwright(report: &Value) -> Tally {
    let number = |key: &str| report["stats"][key].as_u64().unwrap_or(0);
    Tally { passed: number("expected"), failed: number("unexpected") + number("flaky"), skipped: number("skipped") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tally(passed: u64, failed: u64, skipped: u64) -> Tally {
        Tally { passed, failed, skipped }
    }

    #[test]
    fn cargo_results_are_summed() {
        let text = "running 2 tests\ntest a ... ok\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.10s\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(cargo(text), tally(15, 2, 1));
    }

    #[test]
    fn the_last_total_of_a_script_counts() {
        assert_eq!(script("1 passed, 0 failed\nmore\n10 passed, 2 failed, 3 skipped\nbye\n"), Some(tally(10, 2, 3)));
        assert_eq!(script("all is well"), None);
    }

    #[test]
    fn node_counts_at_the_end() {
        let text = "ok 1 - a\n# tests 5\n# suites 0\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
        assert_eq!(node(text), Some(tally(2, 2, 1)));
        assert_eq!(node("ℹ pass 3\nℹ fail 0\n"), Some(tally(3, 0, 0)));
        assert_eq!(node("done"), None);
    }

    #[test]
    fn reports_are_read() {
        assert_eq!(vitest(&json!({"numPassedTests": 4, "numFailedTests": 1, "numPendingTests": 2})), tally(4, 1, 2));
        let report = json!({"stats": {"expected": 5, "unexpected": 1, "flaky": 1, "skipped": 0}});
        assert_eq!(playwright(&report), tally(5, 2, 0));
    }

    #[test]
    fn a_bad_end_is_a_failure() {
        assert_eq!(tally(3, 0, 0).with_status(false), tally(3, 1, 0));
        assert_eq!(tally(3, 2, 0).with_status(false), tally(3, 2, 0));
        assert_eq!(tally(3, 0, 0).with_status(true), tally(3, 0, 0));
    }
}
