//! The beginning of a report: the table as a whole, what stands out, all columns.

use falaj_schema::dataset::{ColumnProfile, Semantic};

use super::Page;
use super::html::{self, Html, bar, element};
use super::private::{Hidden, LEAST, hidden};
use super::words::{bytes, count, percent, value, when};

/// Findings, and names that each of them lists.
const LISTED: usize = 20;

impl Page<'_> {
    /// The table in figures.
    pub(super) fn overview(&self) -> Html {
        let profile = self.profile;
        let cells = profile.rows * profile.columns.len() as u64;
        let missing: u64 = profile.columns.iter().map(|column| column.missing).sum();
        let mut repeated = count(profile.repeated);
        if let Some(estimate) = profile.estimated.iter().find(|one| one.figure == "repeated") {
            let error = count(estimate.error.round() as u64);
            repeated = format!("{repeated} {}", self.say("report-about-estimated", &[("error", &error)]));
        }
        let facts = [
            ("report-rows", count(profile.rows)),
            ("report-columns", count(profile.columns.len() as u64)),
            ("report-missing-cells", percent(missing as f64 / cells.max(1) as f64)),
            ("report-repeated", repeated),
            ("report-empty-rows", count(profile.empty)),
            ("report-memory", bytes(self.lang, profile.memory)),
            ("report-file", bytes(self.lang, self.dataset.bytes)),
        ];
        let facts = facts.map(|(key, fact)| (self.word(key), html::name(&fact)));
        self.part("report-overview", [self.list("tiles", facts)])
    }

    /// What stands out.
    pub(super) fn findings(&self) -> Html {
        let rows = self.profile.rows;
        let of = |test: &dyn Fn(&ColumnProfile) -> bool| -> Vec<&str> {
            self.profile.columns.iter().filter(|column| test(column)).map(|column| column.name.as_str()).collect()
        };
        let some = |column: &ColumnProfile| column.missing < rows;
        let mut findings = vec![
            ("report-find-empty", of(&|column| !some(column))),
            ("report-find-missing", of(&|column| some(column) && column.missing * 2 > rows)),
            ("report-find-constant", of(&|column| some(column) && column.semantic == Semantic::Constant)),
            ("report-find-identifier", of(&|column| column.semantic == Semantic::Identifier)),
            ("report-find-pii", of(&|column| matches!(hidden(column), Some(Hidden::Pii | Hidden::Name)))),
        ];
        for group in &self.profile.copies {
            findings.push(("report-find-copies", group.iter().map(String::as_str).collect()));
        }
        let told = self.profile.target.iter().flat_map(|target| &target.columns);
        let suspects = told.filter(|relation| relation.suspect).map(|relation| relation.column.as_str());
        findings.push(("report-find-suspect", suspects.collect()));
        findings.retain(|(_, names)| !names.is_empty());
        let content = if findings.is_empty() {
            element("p", "", [self.word("report-find-nothing")])
        } else {
            let facts = findings.iter().take(LISTED).map(|(key, names)| (self.word(key), self.names(names)));
            self.list("findings", facts)
        };
        self.part("report-findings", [content])
    }

    /// Names, with how many more there are.
    fn names(&self, names: &[&str]) -> Html {
        let comma = if self.lang == falaj_schema::message::Lang::Ar { "، " } else { ", " };
        let listed = names.iter().take(LISTED).enumerate();
        let mut pieces: Vec<Html> =
            listed.flat_map(|(at, name)| [html::text(if at == 0 { "" } else { comma }), html::short(name)]).collect();
        if let Some(more) = names.len().checked_sub(LISTED).filter(|more| *more > 0) {
            let said = self.say("report-more", &[("n", &count(more as u64))]);
            pieces.push(html::text(&format!(" {said}")));
        }
        pieces.into_iter().collect()
    }

    /// A column's line of the table of all columns.
    pub(super) fn row(&self, column: &ColumnProfile) -> Html {
        let shown = hidden(column).is_none();
        let median = column.quantiles.get("0.5").map(|median| super::words::number(*median));
        let moment = column.times.as_ref().and_then(|times| times.quantiles.get("0.5").map(|moment| when(moment)));
        let frequent = column.top.first().filter(|top| top.count >= LEAST).map(|top| value(&top.value));
        let middle = median.or(moment).or(frequent).filter(|_| shown).unwrap_or_else(|| "–".to_owned());
        let share = column.missing as f64 / self.profile.rows.max(1) as f64;
        let cells = [
            element("td", "", [html::name(&column.name)]),
            element("td", "", [self.word(&format!("type-{}", column.kind.as_str()))]),
            element("td", "", [self.word(&meaning(column))]),
            element("td", "number", [html::name(&percent(share))]),
            element("td", "", [bar(share)]),
            element("td", "number", [html::name(&count(column.distinct))]),
            element("td", "", [html::name(&middle)]),
        ];
        element("tr", "", cells)
    }

    /// All columns, a line each.
    pub(super) fn table(&self, rows: Vec<Html>) -> Html {
        let number = |key| element("th", "number", [self.word(key)]);
        let word = |key| element("th", "", [self.word(key)]);
        let head = [
            word("report-column"),
            word("report-type"),
            word("report-meaning"),
            number("report-missing"),
            element("th", "", []),
            number("report-distinct"),
            word("report-middle"),
        ];
        let head = element("thead", "", [element("tr", "", head)]);
        element("table", "", [head, element("tbody", "", rows)])
    }
}

/// The key of what a column means.
pub(super) fn meaning(column: &ColumnProfile) -> String {
    let name = match column.semantic {
        Semantic::Number => "number",
        Semantic::Category => "category",
        Semantic::Identifier => "identifier",
        Semantic::Text => "text",
        Semantic::Time => "time",
        Semantic::Boolean => "boolean",
        Semantic::Constant => "constant",
        Semantic::Money => "money",
        Semantic::Geo => "geo",
    };
    format!("semantic-{name}")
}
