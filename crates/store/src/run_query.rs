//! From a request for runs to SQL. What a person typed is bound, never written into the statement.

use falaj_schema::run::{RunStatus, RunsRequest};
use falaj_schema::{Code, Error, Result};
use rusqlite::types::Value;

use crate::filter::{Field, Filter, Kind, Literal, Op, Own, parse, parse_field};
use crate::now;
use crate::run_values::Known;

/// A condition or an order, with the values it binds.
pub(crate) struct Sql {
    pub(crate) text: String,
    pub(crate) values: Vec<Value>,
}

/// The condition of a request; the run is `r`.
pub(crate) fn condition(request: &RunsRequest, known: &Known) -> Result<Sql> {
    let mut sql = Writer { known, values: vec![] };
    let mut all = vec!["TRUE".to_owned()];
    if let Some(pipeline) = &request.pipeline {
        all.push(format!("r.pipeline = {}", sql.bind(pipeline.clone())));
    }
    for (column, list) in [("pipeline", &request.pipelines), ("id", &request.ids)] {
        if !list.is_empty() {
            // One JSON text, since the number of bound values is limited.
            let list = serde_json::to_string(list).unwrap_or_default();
            all.push(format!("r.{column} IN (SELECT value FROM json_each({}))", sql.bind(list)));
        }
    }
    if !request.status.is_empty() {
        let states: Vec<_> = request.status.iter().map(|status| sql.bind(word(*status).to_owned())).collect();
        all.push(format!("r.status IN ({})", states.join(", ")));
    }
    if let Some(text) = request.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let columns = ["name", "pipeline", "actor"]
            .map(|column| format!("instr(lower(r.{column}), lower({})) > 0", sql.bind(text.to_owned())));
        all.push(format!("({})", columns.join(" OR ")));
    }
    if let Some(since) = request.since {
        all.push(format!("r.started >= {}", sql.bind(since)));
    }
    if let Some(until) = request.until {
        all.push(format!("r.started < {}", sql.bind(until)));
    }
    if let Some(filter) = &request.filter {
        all.push(sql.filter(&parse(filter)?)?);
    }
    Ok(Sql { text: all.join(" AND "), values: sql.values })
}

/// The order of a request. Runs without the value come last in both directions; equal ones are newest first.
pub(crate) fn order(request: &RunsRequest, known: &Known) -> Result<Sql> {
    let mut sql = Writer { known, values: vec![] };
    let mut keys = Vec::new();
    if request.group {
        // The plus keeps SQLite to the narrow index; that of pipelines leads to the long rows.
        keys.push("+r.pipeline".to_owned());
    }
    let direction = if request.descending { "DESC" } else { "ASC" };
    match request.sort.as_deref().filter(|sort| !sort.is_empty()).map(parse_field).transpose()? {
        None => keys.push("r.started DESC, r.seq DESC".to_owned()),
        Some(Field::Own(Own::Started)) => keys.push(format!("r.started {direction}, r.seq {direction}")),
        Some(Field::Own(own)) => keys.push(format!("{} {direction}, r.started DESC, r.seq DESC", sql.own(own))),
        Some(Field::Value { kind, name }) => {
            // The list is empty only while no run has anything of this kind.
            let fields = sql.fields(kind, &name)?;
            let value =
                format!("SELECT v.value FROM run_values v WHERE v.run = r.seq AND v.field IN ({fields}) LIMIT 1");
            keys.push(format!("({value}) {direction} NULLS LAST, r.started DESC, r.seq DESC"));
        }
    }
    Ok(Sql { text: keys.join(", "), values: sql.values })
}

fn word(status: RunStatus) -> &'static str {
    match status {
        RunStatus::Running => "running",
        RunStatus::Done => "done",
        RunStatus::Failed => "failed",
        RunStatus::Cancelled => "cancelled",
    }
}

struct Writer<'a> {
    known: &'a Known,
    values: Vec<Value>,
}

impl Writer<'_> {
    fn bind(&mut self, value: impl Into<Value>) -> &'static str {
        self.values.push(value.into());
        "?"
    }

    fn filter(&mut self, filter: &Filter) -> Result<String> {
        Ok(match filter {
            Filter::All(parts) => self.joined(parts, " AND ", "TRUE")?,
            Filter::Any(parts) => self.joined(parts, " OR ", "FALSE")?,
            Filter::Not(inner) => format!("NOT ({})", self.filter(inner)?),
            Filter::Has(Field::Own(_)) => "TRUE".to_owned(),
            Filter::Has(Field::Value { kind, name }) => self.runs_with(*kind, name, |_| "TRUE".to_owned())?,
            Filter::Compare(Field::Own(own), op, literal) => self.compare_own(*own, *op, literal),
            Filter::Compare(Field::Value { kind, name }, op, literal) => {
                self.runs_with(*kind, name, |sql| sql.compare("v.value", *op, literal))?
            }
            Filter::OneOf(Field::Own(own), literals) => {
                let value = self.own(*own);
                format!("{value} IN ({})", self.list(literals))
            }
            Filter::OneOf(Field::Value { kind, name }, literals) => {
                self.runs_with(*kind, name, |sql| format!("v.value IN ({})", sql.list(literals)))?
            }
        })
    }

    fn joined(&mut self, parts: &[Filter], between: &str, empty: &str) -> Result<String> {
        let parts: Vec<String> = parts.iter().map(|part| self.filter(part)).collect::<Result<_>>()?;
        Ok(if parts.is_empty() { empty.to_owned() } else { format!("({})", parts.join(between)) })
    }

    /// Runs that have a value of this name for which `holds`.
    fn runs_with(&mut self, kind: Kind, name: &str, holds: impl FnOnce(&mut Self) -> String) -> Result<String> {
        let fields = self.fields(kind, name)?;
        let holds = holds(self);
        // The plus keeps SQLite from looking up every run that has the value in the long rows: it goes through the narrow
        // index instead, which has the order too.
        Ok(format!("+r.seq IN (SELECT v.run FROM run_values v WHERE v.field IN ({fields}) AND {holds})"))
    }

    /// The numbers of the fields of this name; ours, so they may stand in the statement.
    fn fields(&self, kind: Kind, name: &str) -> Result<String> {
        let found = self.known.find(kind, name);
        let names = self.known.names(kind);
        if found.is_empty() && !names.is_empty() {
            return Err(unknown(kind, name, names));
        }
        Ok(found.iter().map(i64::to_string).collect::<Vec<_>>().join(", "))
    }

    fn own(&mut self, own: Own) -> String {
        match own {
            Own::Name => "r.name".to_owned(),
            Own::Pipeline => "r.pipeline".to_owned(),
            Own::Status => "r.status".to_owned(),
            Own::Started => "r.started".to_owned(),
            Own::Actor => "r.actor".to_owned(),
            Own::Seconds => format!("(coalesce(r.ended, {}) - r.started) / 1000.0", self.bind(now())),
        }
    }

    fn compare_own(&mut self, own: Own, op: Op, literal: &Literal) -> String {
        if let Literal::Time(span) = literal {
            let start = |sql: &mut Self| format!("1000 * unixepoch({}, 'utc')", sql.bind(span.start.clone()));
            let end = |sql: &mut Self| {
                let (at, length) = (sql.bind(span.start.clone()), sql.bind(span.length.to_owned()));
                format!("1000 * unixepoch({at}, {length}, 'utc')")
            };
            return match op {
                Op::Less => format!("r.started < {}", start(self)),
                Op::AtLeast => format!("r.started >= {}", start(self)),
                Op::AtMost => format!("r.started < {}", end(self)),
                Op::Greater => format!("r.started >= {}", end(self)),
                Op::NotEqual => format!("NOT (r.started >= {} AND r.started < {})", start(self), end(self)),
                Op::Equal | Op::Contains => format!("(r.started >= {} AND r.started < {})", start(self), end(self)),
            };
        }
        let value = self.own(own);
        self.compare(&value, op, literal)
    }

    fn compare(&mut self, value: &str, op: Op, literal: &Literal) -> String {
        let bound = match literal {
            Literal::Number(number) => self.bind(*number),
            Literal::Text(text) => self.bind(text.clone()),
            Literal::Time(span) => self.bind(span.start.clone()),
        };
        match op {
            Op::Equal => format!("{value} = {bound}"),
            Op::NotEqual => format!("{value} <> {bound}"),
            Op::Less => format!("{value} < {bound}"),
            Op::AtMost => format!("{value} <= {bound}"),
            // Texts stand above every number in SQLite's order.
            Op::Greater => format!("{value} > {bound} AND {value} <= 9e999"),
            Op::AtLeast => format!("{value} >= {bound} AND {value} <= 9e999"),
            Op::Contains => format!("instr(lower({value}), lower({bound})) > 0"),
        }
    }

    fn list(&mut self, literals: &[Literal]) -> String {
        let bound = literals.iter().map(|literal| match literal {
            Literal::Number(number) => self.bind(*number),
            Literal::Text(text) => self.bind(text.clone()),
            Literal::Time(span) => self.bind(span.start.clone()),
        });
        bound.collect::<Vec<_>>().join(", ")
    }
}

/// Names to choose from in a hint; a workspace may know hundreds.
const MOST_NAMES: usize = 8;

fn unknown(kind: Kind, name: &str, mut names: Vec<String>) -> Error {
    let alike = |known: &String| known.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    names.sort_by_key(|known| std::cmp::Reverse(alike(known)));
    let known: Vec<_> = names.iter().take(MOST_NAMES).map(|known| format!("{}.{known}", kind.as_str())).collect();
    Error::new(Code::FilterField).with("name", format!("{}.{name}", kind.as_str())).with("known", known.join(", "))
}
