//! The part of a report on how the columns go together.

use falaj_schema::Result;
use falaj_schema::dataset::ColumnType;

use super::Page;
use super::charts::BARS;
use super::html::{self, Html, element};
use super::words::{count, number};

/// Relation below which a pair says little.
const LEAST: f64 = 0.1;

/// Two columns by their places in the matrix, and how much they go together.
type Pair = (usize, usize, f64);

impl Page<'_> {
    /// The pairs that go together most; nothing where no two columns do.
    pub(super) fn related(&self) -> Result<Html> {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return Ok(Html::default());
        }
        let name = |at: usize| self.related.columns[at].as_str();
        let bars: Vec<(String, f64)> =
            pairs.iter().map(|(i, j, value)| (format!("{} × {}", name(*i), name(*j)), value.abs())).collect();
        let mut parts = vec![
            self.bars("report-strength", &bars, "")?,
            self.pairs_table(&pairs),
            element("p", "quiet", [self.word("report-related-how")]),
        ];
        if !self.related.complete {
            parts.push(element("p", "quiet", [self.word("report-related-some")]));
        }
        if self.related.left_out > 0 {
            let n = count(self.related.left_out);
            let said = self.say("report-related-left-out", &[("n", &n)]);
            parts.push(element("p", "quiet", [html::text(&said)]));
        }
        Ok(self.part("report-related", parts))
    }

    /// Strongest first; of equally strong ones in the order of the columns.
    fn pairs(&self) -> Vec<Pair> {
        let size = self.related.columns.len();
        let all = (0..size).flat_map(|i| (i + 1..size).map(move |j| (i, j)));
        let strong = all.filter_map(|(i, j)| Some((i, j, self.related.values[i][j]?)));
        let mut pairs: Vec<Pair> = strong.filter(|(_, _, value)| value.abs() >= LEAST).collect();
        pairs.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
        pairs.truncate(BARS);
        pairs
    }

    fn pairs_table(&self, pairs: &[Pair]) -> Html {
        let word = |key| element("th", "", [self.word(key)]);
        let figure = |key| element("th", "number", [self.word(key)]);
        let head = [
            word("report-column"),
            word("report-other-column"),
            word("report-measure"),
            figure("report-value"),
            figure("report-rows"),
        ];
        let head = element("thead", "", [element("tr", "", head)]);
        let rows = pairs.iter().map(|(i, j, value)| {
            let [a, b] = [*i, *j].map(|at| self.related.columns[at].as_str());
            let cells = [
                element("td", "", [html::name(a)]),
                element("td", "", [html::name(b)]),
                element("td", "", [self.word(self.measure(a, b))]),
                element("td", "number", [html::name(&number(*value))]),
                element("td", "number", [html::name(&count(self.related.rows[*i][*j]))]),
            ];
            element("tr", "", cells)
        });
        element("table", "", [head, element("tbody", "", rows.collect::<Vec<_>>())])
    }

    /// The key of what suits two columns, as the mixture of measures chooses it by their types.
    fn measure(&self, a: &str, b: &str) -> &'static str {
        let is_category = |name: &str| {
            let column = self.profile.columns.iter().find(|column| column.name == name);
            column.is_some_and(|column| matches!(column.kind, ColumnType::Text | ColumnType::Boolean))
        };
        match [a, b].map(is_category) {
            [true, true] => "report-by-cramer",
            [false, false] => "report-by-spearman",
            _ => "report-by-ratio",
        }
    }
}
