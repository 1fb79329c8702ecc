//! The runs that match a request: a page of them, how many there are, and between what their metrics lie.

use std::collections::HashMap;

use falaj_schema::Result;
use falaj_schema::run::{GroupCount, MetricRange, RunList, RunSummary, RunsRequest};
use rusqlite::{Connection, Row, params_from_iter};

use crate::Store;
use crate::filter::Kind;
use crate::run_query::{Sql, condition, order};
use crate::run_values::Known;
use crate::runs::{SUMMARY, summary};

/// Runs in a page, where nothing else is asked for.
const PAGE: u32 = 1000;

impl Store {
    /// A page of the runs that match.
    pub fn runs_page(&self, request: &RunsRequest) -> Result<RunList> {
        let known = self.read(Known::read)?;
        let (condition, order) = (condition(request, &known)?, order(request, &known)?);
        let limit = request.limit.unwrap_or(PAGE) as usize;
        self.read(|c| {
            let (ids, matching) = match limit {
                0 => (vec![], count(c, &condition)?),
                _ => ids(c, &condition, &order, request.offset.unwrap_or(0), limit)?,
            };
            let mut pipelines = c.prepare_cached("SELECT DISTINCT pipeline FROM runs ORDER BY pipeline")?;
            let pipelines = pipelines.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(RunList {
                runs: summaries(c, &ids)?,
                matching,
                total: c.query_row("SELECT count(*) FROM runs", [], |row| row.get::<_, i64>(0))? as u64,
                newest: c.query_row("SELECT coalesce(max(started), 0) FROM runs", [], |row| row.get(0))?,
                known: known.fields(pipelines),
                groups: if request.group { groups(c, &condition)? } else { vec![] },
                ranges: if request.ranges { ranges(c, &condition, &known)? } else { vec![] },
            })
        })
    }
}

fn count(c: &Connection, condition: &Sql) -> rusqlite::Result<u64> {
    let mut statement = c.prepare_cached(&format!("SELECT count(*) FROM runs r WHERE {}", condition.text))?;
    let count: i64 = statement.query_row(params_from_iter(&condition.values), |row| row.get(0))?;
    Ok(count as u64)
}

/// The ids of a page, and how many match in all: one walk for both, since finding out what matches is most of the work.
fn ids(
    c: &Connection,
    condition: &Sql,
    order: &Sql,
    offset: u64,
    limit: usize,
) -> rusqlite::Result<(Vec<String>, u64)> {
    let sql = format!("SELECT r.id FROM runs r WHERE {} ORDER BY {}", condition.text, order.text);
    let mut statement = c.prepare_cached(&sql)?;
    let mut rows = statement.query(params_from_iter(condition.values.iter().chain(&order.values)))?;
    let (mut ids, mut seen) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        if seen >= offset && ids.len() < limit {
            ids.push(row.get(0)?);
        }
        seen += 1;
    }
    Ok((ids, seen))
}

/// Only the runs of the page are read whole.
fn summaries(c: &Connection, ids: &[String]) -> rusqlite::Result<Vec<RunSummary>> {
    let list = serde_json::to_string(ids).unwrap_or_default();
    let sql = format!("SELECT {SUMMARY} FROM runs WHERE id IN (SELECT value FROM json_each(?1))");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map([list], summary)?.map(|run| run.map(|run| (run.id.clone(), run)));
    let mut found = found.collect::<rusqlite::Result<HashMap<_, _>>>()?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn groups(c: &Connection, condition: &Sql) -> rusqlite::Result<Vec<GroupCount>> {
    let sql =
        format!("SELECT r.pipeline, count(*) FROM runs r WHERE {} GROUP BY +r.pipeline ORDER BY 1", condition.text);
    let group = |row: &Row| Ok(GroupCount { pipeline: row.get(0)?, matching: row.get::<_, i64>(1)? as u64 });
    c.prepare_cached(&sql)?.query_map(params_from_iter(&condition.values), group)?.collect()
}

/// One walk over the matching runs and one over the values: a join of the two would take five times as long.
fn ranges(c: &Connection, condition: &Sql, known: &Known) -> rusqlite::Result<Vec<MetricRange>> {
    let mut pipelines: Vec<String> = Vec::new();
    // Where in `pipelines` the run of each number is, if it matches.
    let mut places: HashMap<i64, usize> = HashMap::new();
    let mut matching = c.prepare_cached(&format!("SELECT r.seq, r.pipeline FROM runs r WHERE {}", condition.text))?;
    let mut rows = matching.query(params_from_iter(&condition.values))?;
    while let Some(row) = rows.next()? {
        let pipeline = row.get_ref(1)?.as_str()?;
        let place = pipelines.iter().position(|known| known == pipeline).unwrap_or_else(|| {
            pipelines.push(pipeline.to_owned());
            pipelines.len() - 1
        });
        places.insert(row.get(0)?, place);
    }
    let mut found = Vec::new();
    let mut values = c.prepare_cached("SELECT run, value FROM run_values WHERE field = ?1")?;
    for (field, metric) in known.numbered(Kind::Metrics) {
        let mut ranges: Vec<Option<(f64, f64)>> = vec![None; pipelines.len()];
        let mut rows = values.query([field])?;
        while let Some(row) = rows.next()? {
            let Some(&place) = places.get(&row.get(0)?) else { continue };
            let value: f64 = row.get(1)?;
            let (least, most) = ranges[place].unwrap_or((value, value));
            ranges[place] = Some((least.min(value), most.max(value)));
        }
        found.extend(pipelines.iter().zip(ranges).filter_map(|(pipeline, range)| {
            let (least, most) = range?;
            Some(MetricRange { pipeline: pipeline.clone(), metric: metric.to_owned(), least, most })
        }));
    }
    found.sort_by(|a, b| (&a.pipeline, &a.metric).cmp(&(&b.pipeline, &b.metric)));
    Ok(found)
}
