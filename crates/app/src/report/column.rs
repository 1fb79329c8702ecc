//! The part of a report on one column.

use falaj_schema::Result;
use falaj_schema::dataset::{
    ColumnProfile, ColumnType, ErrorUnit, Fences, NumberProfile, Semantic, TextProfile, TimeProfile,
};

use super::Page;
use super::html::{self, Html, bar, element};
use super::overview::meaning;
use super::private::{Hidden, LEAST, hidden};
use super::words::{count, number, percent, seconds, value, when};

/// A word and a figure.
type Fact = (Html, Html);

impl Page<'_> {
    /// Heading, figures, chart and frequent values of a column.
    pub(super) fn section(&self, column: &ColumnProfile) -> Result<Html> {
        let kind = self.say(&format!("type-{}", column.kind.as_str()), &[]);
        let meant = format!("{kind} · {}", self.say(&meaning(column), &[]));
        let why = hidden(column);
        let mut parts = vec![
            element("h3", "", [html::name(&column.name)]),
            element("p", "quiet", [html::text(&meant)]),
            self.list("figures", self.figures(column, why.is_some())),
        ];
        match why {
            Some(why) => parts.push(self.reason(column, why)),
            None => {
                parts.push(self.chart(column)?);
                parts.push(self.frequent(column));
            }
        }
        Ok(element("section", "column", parts))
    }

    fn reason(&self, column: &ColumnProfile, why: Hidden) -> Html {
        let said = match why {
            Hidden::Pii => {
                let kinds = column.pii.iter().map(|pii| self.say(&format!("pii-{}", pii.kind.replace('_', "-")), &[]));
                self.say("report-hidden-pii", &[("kind", &kinds.collect::<Vec<_>>().join(" · "))])
            }
            Hidden::Name => self.say("report-hidden-name", &[]),
            Hidden::Identifier => self.say("report-hidden-identifier", &[]),
            Hidden::Text => self.say("report-hidden-text", &[]),
        };
        element("p", "quiet", [html::text(&said)])
    }

    fn figures(&self, column: &ColumnProfile, hidden: bool) -> Vec<Fact> {
        let rows = self.profile.rows.max(1) as f64;
        let missing = format!("{} · {}", count(column.missing), percent(column.missing as f64 / rows));
        let distinct = format!("{} · {}", count(column.distinct), percent(column.distinct_share));
        let mut facts = vec![
            self.fact("report-missing", missing),
            self.fact("report-distinct", self.with_error(column, "distinct", distinct)),
        ];
        facts.extend(column.top_share.map(|share| self.fact("report-top-share", percent(share))));
        facts.extend(column.entropy.map(|entropy| self.fact("report-entropy", number(entropy))));
        facts.extend(column.correlation.map(|r| self.fact("report-correlation", number(r))));
        if let Some(text) = &column.text {
            facts.extend(self.of_text(text));
        }
        if !hidden && let Some(numbers) = &column.numbers {
            facts.extend(self.of_numbers(column, numbers));
        }
        if !hidden && let Some(times) = &column.times {
            facts.extend(self.of_times(column, times));
        }
        facts
    }

    fn fact(&self, key: &str, fact: String) -> Fact {
        (self.word(key), html::name(&fact))
    }

    /// A figure with the error that it is estimated with.
    fn with_error(&self, column: &ColumnProfile, figure: &str, said: String) -> String {
        let Some(estimate) = column.estimated.iter().find(|one| one.figure == figure) else { return said };
        let error = match estimate.unit {
            ErrorUnit::Share => percent(estimate.error),
            ErrorUnit::Value if column.times.is_some() => seconds(self.lang, estimate.error),
            ErrorUnit::Value | ErrorUnit::Rows => number(estimate.error),
        };
        format!("{said} {}", self.say("report-about-estimated", &[("error", &error)]))
    }

    fn of_numbers(&self, column: &ColumnProfile, numbers: &NumberProfile) -> Vec<Fact> {
        let quantile = |name: &str| column.quantiles.get(name).map(|value| number(*value));
        let estimated = |said: String| self.with_error(column, "quantiles", said);
        let facts = [
            ("report-mean", column.mean.map(number)),
            ("report-sd", column.sd.map(number)),
            ("report-min", column.min.as_deref().map(value)),
            ("report-quarter", quantile("0.25").map(estimated)),
            ("report-median", quantile("0.5").map(estimated)),
            ("report-three-quarters", quantile("0.75").map(estimated)),
            ("report-max", column.max.as_deref().map(value)),
            ("report-zeros", Some(count(numbers.zeros))),
            ("report-negatives", Some(count(numbers.negatives))),
            ("report-infinite", Some(numbers.infinite).filter(|infinite| *infinite > 0).map(count)),
            ("report-skewness", numbers.skewness.map(number)),
            ("report-kurtosis", numbers.kurtosis.map(number)),
        ];
        let facts = facts.into_iter().filter_map(|(key, fact)| Some(self.fact(key, fact?)));
        let fences = [&numbers.outliers, &numbers.far_outliers];
        facts.chain(fences.into_iter().flatten().map(|fences| self.beyond(fences))).collect()
    }

    fn beyond(&self, fences: &Fences) -> Fact {
        let said = self.say("report-outliers", &[("low", &number(fences.low)), ("high", &number(fences.high))]);
        (html::text(&said), html::name(&count(fences.below + fences.above)))
    }

    fn of_text(&self, text: &TextProfile) -> Vec<Fact> {
        let mut facts = vec![
            self.fact("report-shortest", count(text.shortest)),
            self.fact("report-mean-length", number(text.mean_length)),
            self.fact("report-longest", count(text.longest)),
        ];
        if text.blank > 0 {
            facts.push(self.fact("report-blank", count(text.blank)));
        }
        facts.extend(text.shapes.iter().map(|shape| {
            let said = self.say("report-shape", &[("pattern", &shape.pattern)]);
            (html::name(&said), html::name(&percent(shape.share)))
        }));
        facts
    }

    fn of_times(&self, column: &ColumnProfile, times: &TimeProfile) -> Vec<Fact> {
        let moment = |name: &str| times.quantiles.get(name).map(|moment| when(moment));
        let gap = times.largest_gap.as_ref().map(|gap| {
            let long = self.with_error(column, "largest_gap", seconds(self.lang, gap.seconds));
            let ends = self.say("report-gap", &[("from", &when(&gap.from)), ("to", &when(&gap.to))]);
            format!("{long} · {ends}")
        });
        let facts = [
            ("report-min", column.min.as_deref().map(when)),
            ("report-quarter", moment("0.25")),
            ("report-median", moment("0.5").map(|said| self.with_error(column, "quantiles", said))),
            ("report-mean", times.mean.as_deref().map(when)),
            ("report-three-quarters", moment("0.75")),
            ("report-max", column.max.as_deref().map(when)),
            ("report-sd", times.sd_seconds.map(|sd| seconds(self.lang, sd))),
            ("report-step", times.step.map(|step| seconds(self.lang, step))),
            ("report-gaps", times.gaps.map(count)),
            ("report-largest-gap", gap),
            ("report-weekend", times.weekend.map(percent)),
        ];
        facts.into_iter().filter_map(|(key, fact)| Some(self.fact(key, fact?))).collect()
    }

    fn chart(&self, column: &ColumnProfile) -> Result<Html> {
        if column.semantic == Semantic::Constant {
            return Ok(Html::default());
        }
        if let Some(text) = &column.text {
            return self.histogram("report-lengths", &text.lengths, ColumnType::Integer, Vec::new());
        }
        // The middle, where the tails would hide it.
        let body = column.body.as_ref().map(|body| &body.histogram);
        let Some(histogram) = body.or(column.histogram.as_ref()) else { return Ok(Html::default()) };
        let marks = self.marks(column.quantiles.get("0.5").copied(), column.mean);
        self.histogram("report-distribution", histogram, column.kind, marks)
    }

    /// The most frequent values, as far as they are frequent enough to stand for no one.
    fn frequent(&self, column: &ColumnProfile) -> Html {
        let present = (self.profile.rows - column.missing).max(1) as f64;
        let rows = column.top.iter().filter(|top| top.count >= LEAST).map(|top| {
            let share = top.count as f64 / present;
            let cells = [
                element("td", "", [html::name(&top.value)]),
                element("td", "number", [html::name(&count(top.count))]),
                element("td", "number", [html::name(&percent(share))]),
                element("td", "", [bar(share)]),
            ];
            element("tr", "", cells)
        });
        let rows: Vec<Html> = rows.collect();
        let rare = column.top.iter().any(|top| top.count < LEAST);
        let note = self.say("report-rare", &[("least", &LEAST.to_string())]);
        let note = if rare { element("p", "quiet", [html::text(&note)]) } else { Html::default() };
        if rows.is_empty() {
            return note;
        }
        let head = [
            element("th", "", [self.word("report-frequent")]),
            element("th", "number", [self.word("report-count")]),
            element("th", "number", [self.word("report-part")]),
            element("th", "", []),
        ];
        let head = element("thead", "", [element("tr", "", head)]);
        let estimated = column.estimated.iter().find(|one| one.figure == "top").map(|one| {
            let said = self.say("report-about-at-least", &[("error", &number(one.error))]);
            element("p", "quiet", [html::text(&said)])
        });
        let table = element("table", "", [head, element("tbody", "", rows)]);
        [Some(table), estimated, Some(note)].into_iter().flatten().collect()
    }
}
