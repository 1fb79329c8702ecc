//! A report on a dataset: one HTML document that can be sent on. It holds aggregates, and frequent values of columns that do
//! not look like personal data; no scripts, and nothing from outside.

mod charts;
mod column;
mod html;
mod overview;
mod private;
mod related;
mod target;
mod words;

use std::path::Path;

use falaj_schema::dataset::{Dataset, Profile, ReportRequest, ReportResponse};
use falaj_schema::inspect::{MatrixResponse, RelationMethod};
use falaj_schema::message::{Lang, text};
use falaj_schema::{Caller, Result};

use crate::App;
use html::{Html, element};

/// Bytes of the parts on columns together. With what stands around them a report stays below 2 MB.
const ROOM: usize = 1_700_000;
const STYLE: &str = include_str!("style.css");

/// What a report is made from.
#[derive(Clone, Copy)]
struct Page<'a> {
    dataset: &'a Dataset,
    profile: &'a Profile,
    /// How the columns go together, by the measure that suits each pair.
    related: &'a MatrixResponse,
    /// What tells of columns for which there is no room.
    command: &'a str,
    lang: Lang,
}

/// A report and how many columns it has room for.
struct Report {
    html: String,
    columns: usize,
}

impl App {
    /// A report on a dataset, as a file if one is asked for.
    pub(crate) fn report(&self, caller: &Caller, request: &ReportRequest) -> Result<ReportResponse> {
        let dataset = self.store().dataset_find(&request.name)?;
        let command = format!("falaj data profile {} --json", dataset.name);
        let (lang, output) = (request.lang.unwrap_or(caller.lang), request.output.as_deref());
        self.report_on(&dataset, request.target.as_deref(), &command, lang, output)
    }

    /// A report on a table, as a dataset; `command` tells more.
    pub(crate) fn report_on(
        &self,
        dataset: &Dataset,
        target: Option<&str>,
        command: &str,
        lang: Lang,
        output: Option<&str>,
    ) -> Result<ReportResponse> {
        let profile = self.profile_of(dataset, target)?;
        let related = self.matrix_of(dataset, None, RelationMethod::Mixed)?;
        let page = Page { dataset, profile: &profile, related: &related, command, lang };
        let report = page.report()?;
        let written = match output {
            Some(path) => {
                falaj_store::files::write_whole(Path::new(path), report.html.as_bytes())?;
                Some(path.to_owned())
            }
            None => None,
        };
        Ok(ReportResponse {
            bytes: report.html.len() as u64,
            columns: report.columns as u64,
            left_out: (profile.columns.len() - report.columns) as u64,
            html: written.is_none().then_some(report.html),
            path: written,
        })
    }
}

impl Page<'_> {
    fn report(self) -> Result<Report> {
        let mut parts = Vec::new();
        let mut room = ROOM;
        for column in &self.profile.columns {
            let (row, section) = (self.row(column), self.section(column)?);
            let Some(left) = room.checked_sub(row.len() + section.len()) else { break };
            room = left;
            parts.push((row, section));
        }
        let columns = parts.len();
        let (rows, sections): (Vec<Html>, Vec<Html>) = parts.into_iter().unzip();
        let title = self.say("report-title", &[("name", &self.dataset.name)]);
        let digest: String = self.dataset.digest.chars().take(12).collect();
        let version = [("version", self.dataset.version.to_string()), ("digest", digest)];
        // What a node gave is no version of a dataset.
        let key = if self.dataset.version == 0 { "report-content" } else { "report-version" };
        let version = self.say(key, &version.each_ref().map(|(name, value)| (*name, value.as_str())));
        let body = [
            element("h1", "", [html::text(&title)]),
            element("p", "quiet", [html::text(&version)]),
            self.overview(),
            self.findings(),
            self.target()?,
            self.related()?,
            self.part("report-table", [self.table(rows), self.left_out(columns)]),
            self.part("report-details", sections),
            self.about(),
        ];
        let body = element("main", "", body);
        let direction = if self.lang == Lang::Ar { "rtl" } else { "ltr" };
        let html = html::document(self.lang.tag(), direction, &title, STYLE, &body);
        Ok(Report { html, columns })
    }

    /// A sentence of the catalogue.
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        text(self.lang, key, args)
    }

    /// The same as HTML.
    fn word(&self, key: &str) -> Html {
        html::text(&self.say(key, &[]))
    }

    /// A heading and what stands below it.
    fn part(&self, heading: &str, content: impl IntoIterator<Item = Html>) -> Html {
        let heading = element("h2", "", [self.word(heading)]);
        std::iter::once(heading).chain(content).collect()
    }

    /// Words and figures side by side.
    fn list(&self, class: &'static str, facts: impl IntoIterator<Item = (Html, Html)>) -> Html {
        let pair = |(term, fact)| element("div", "", [element("dt", "", [term]), element("dd", "", [fact])]);
        element("dl", class, facts.into_iter().map(pair))
    }

    fn left_out(&self, columns: usize) -> Html {
        let n = self.profile.columns.len() - columns;
        if n == 0 {
            return Html::default();
        }
        let said = self.say("report-left-out", &[("n", &words::count(n as u64))]);
        // Whole, however long: a part of it does nothing.
        let command = element("code", "", [element("bdi", "", [html::text(self.command)])]);
        element("p", "quiet", [html::text(&said), html::text(" "), command])
    }

    fn about(&self) -> Html {
        let notes = ["exact", "outliers", "weekend", "shape", "private"];
        let notes = notes.map(|note| element("p", "quiet", [self.word(&format!("report-about-{note}"))]));
        self.part("report-about", notes)
    }
}

#[cfg(test)]
mod tests;
