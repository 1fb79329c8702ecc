//! The part of a report on the target.

use falaj_schema::Result;
use falaj_schema::dataset::{ColumnProfile, ColumnType, TargetMeasure, TargetProfile, TargetRelation};

use super::Page;
use super::charts::BARS;
use super::html::{self, Html, element};
use super::private::{LEAST, hidden};
use super::words::{count, number, percent};

/// Columns that are listed.
const LISTED: usize = 50;

impl Page<'_> {
    /// How the target is distributed and what tells of it; nothing without a target.
    pub(super) fn target(&self) -> Result<Html> {
        let Some(target) = &self.profile.target else { return Ok(Html::default()) };
        let column = self.profile.columns.iter().find(|column| column.name == target.column);
        let shown = column.is_some_and(|column| hidden(column).is_none());
        let heading = self.say("report-target", &[("column", &target.column)]);
        let mut parts = vec![element("h2", "", [html::name(&heading)])];
        if shown {
            parts.push(self.balance(target, column)?);
        }
        let told: Vec<(String, f64)> =
            target.columns.iter().take(BARS).map(|relation| (relation.column.clone(), relation.share)).collect();
        if !told.is_empty() {
            parts.push(element("h3", "", [html::name(&self.say("report-told", &[("column", &target.column)]))]));
            parts.push(self.bars("report-share", &told, "")?);
            parts.push(self.relations(target));
        }
        let (bins, rows) = (target.bins.to_string(), count(target.rows));
        let how = self.say("report-target-how", &[("bins", &bins), ("rows", &rows)]);
        parts.push(element("p", "quiet", [html::text(&how)]));
        parts.push(element("p", "quiet", [self.word("report-score-how")]));
        Ok(parts.into_iter().collect())
    }

    fn balance(&self, target: &TargetProfile, column: Option<&ColumnProfile>) -> Result<Html> {
        if let Some(histogram) = &target.histogram {
            let kind = column.map_or(ColumnType::Real, |column| column.kind);
            // The middle, where the tails would hide it.
            let body = column.and_then(|column| column.body.as_ref()).map(|body| &body.histogram);
            return self.histogram("report-distribution", body.unwrap_or(histogram), kind, Vec::new());
        }
        let (named, rare): (Vec<_>, Vec<_>) =
            target.balance.iter().enumerate().partition(|(at, class)| *at < BARS && class.count >= LEAST);
        let mut bars: Vec<(String, f64)> =
            named.into_iter().map(|(_, class)| (class.value.clone(), class.count as f64)).collect();
        let others = target.others + rare.into_iter().map(|(_, class)| class.count).sum::<u64>();
        if others > 0 {
            bars.push((self.say("report-other-classes", &[]), others as f64));
        }
        if bars.is_empty() {
            Ok(Html::default())
        } else {
            self.bars("report-class", &bars, &self.say("report-rows", &[]))
        }
    }

    fn relations(&self, target: &TargetProfile) -> Html {
        let word = |key| element("th", "", [self.word(key)]);
        let figure = |key| element("th", "number", [self.word(key)]);
        let head = [
            word("report-column"),
            figure("report-share"),
            figure("report-nats"),
            figure("report-score"),
            word("report-measure"),
            figure("report-suspect-from"),
            element("th", "", []),
        ];
        let head = element("thead", "", [element("tr", "", head)]);
        let rows = target.columns.iter().take(LISTED).map(|relation| self.relation(relation));
        element("table", "", [head, element("tbody", "", rows)])
    }

    fn relation(&self, relation: &TargetRelation) -> Html {
        let measure = match relation.measure {
            TargetMeasure::Auc => "report-measure-auc",
            TargetMeasure::Lift => "report-measure-lift",
            TargetMeasure::R2 => "report-measure-r2",
        };
        let figure = |said: String| element("td", "number", [html::name(&said)]);
        let suspect = if relation.suspect { self.word("report-suspect") } else { Html::default() };
        let cells = [
            element("td", "", [html::name(&relation.column)]),
            figure(percent(relation.share)),
            figure(number(relation.information)),
            figure(relation.score.map_or_else(|| "–".to_owned(), number)),
            element("td", "", [self.word(measure)]),
            figure(number(relation.threshold)),
            element("td", "warn", [suspect]),
        ];
        element("tr", "", cells)
    }
}
