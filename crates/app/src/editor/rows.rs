//! Rows of what a node gave.

use falaj_pipeline::output::{Fused, Output, Table, at_hand, pinned};
use falaj_pipeline::{Flow, check, file, flow, keys};
use falaj_schema::editor::{NodeRowsRequest, NodeRowsResponse, PartRows};
use falaj_schema::pipeline::{NodeKind, PortType};
use falaj_schema::{Code, Error, Result};

use crate::App;

/// Most rows that one request gives.
const MOST: u32 = 1000;

/// What a node gave the last time it ran with just these settings and inputs.
pub(super) struct Given {
    /// The name of the pipeline.
    pub(super) pipeline: String,
    /// What its result is kept under.
    pub(super) key: String,
    pub(super) result: Gave,
}

/// A result, or, of a node whose rows flowed into the next one, how to have them again.
// There is one at a time; a box would cost more than the space it saves.
#[allow(clippy::large_enum_variant)]
pub(super) enum Gave {
    Output(Output),
    Flow(Flow, Fused),
}

impl App {
    /// Rows of what a node gave the last time it ran with just these settings and inputs. Those that flowed into the next
    /// node are worked out anew from the nearest table before it.
    ///
    /// Errors: `node_missing`, `no_table`, `rows_missing` where it has not run so.
    pub(crate) fn node_rows(&self, request: &NodeRowsRequest) -> Result<NodeRowsResponse> {
        if request.limit > MOST {
            return Err(Error::new(Code::BadRequest).with("reason", format!("limit: at most {MOST}")));
        }
        let given = self.given(&request.file, &request.node)?;
        let output = match given.result {
            Gave::Output(output) => output,
            Gave::Flow(flow, fused) => {
                let subject = subject(&given.pipeline, &request.node, None);
                return self.flowing_rows(&flow, fused, &subject, request);
            }
        };
        let parts = parts(&output);
        let table = chosen(&output, &request.node, request.part.as_deref())?;
        let rows = falaj_data::rows(&table.path(self.store()), request.offset, request.limit, None)?;
        let parts = parts.iter().map(|(name, table)| PartRows { part: (*name).to_owned(), rows: table.rows }).collect();
        Ok(NodeRowsResponse { columns: rows.columns, rows: rows.rows, total: table.rows, parts, together: false })
    }

    fn flowing_rows(
        &self,
        flow: &Flow,
        fused: Fused,
        subject: &str,
        request: &NodeRowsRequest,
    ) -> Result<NodeRowsResponse> {
        let rows = match flow.is_quick()? {
            true => flow.rows(request.offset, request.limit, &|_| true)?,
            // What has to see every row may take its time.
            false => self.job("job-rows", subject, |progress| flow.rows(request.offset, request.limit, progress))?,
        };
        Ok(NodeRowsResponse { columns: fused.columns, rows, total: fused.rows, parts: Vec::new(), together: true })
    }

    /// What a node gave the last time it ran with just these settings and inputs.
    pub(super) fn given(&self, file: &str, node: &str) -> Result<Given> {
        let pipeline = file::read(&self.pipeline_path(file)?)?;
        let checked = check(&pipeline, self.store());
        let position = checked.expanded.position(node)?;
        let gives = checked.graph.kinds[position].map(NodeKind::output);
        if !matches!(gives, None | Some(PortType::Table | PortType::Parts | PortType::Prepared | PortType::Report)) {
            return Err(Error::new(Code::NoTable).node(node));
        }
        let missing = || Error::new(Code::RowsMissing).node(node);
        let keys = keys(&checked)?;
        let key = keys[position].clone().ok_or_else(missing)?;
        let output = match checked.pinned[position].is_some() {
            true => pinned(self.store(), &key)?.map(|(output, _)| output),
            false => at_hand(self.store(), &key)?,
        };
        let result = match output.ok_or_else(missing)? {
            Output::Fused(fused) => {
                Gave::Flow(flow(self.store(), &checked, &keys, position)?.ok_or_else(missing)?, fused)
            }
            output => Gave::Output(output),
        };
        Ok(Given { pipeline: pipeline.name, key, result })
    }
}

/// What is worked on, for people: the pipeline, the node, the part.
pub(super) fn subject(pipeline: &str, node: &str, part: Option<&str>) -> String {
    let part = part.map_or(String::new(), |part| format!(" · {part}"));
    format!("{pipeline} · {node}{part}")
}

/// The table that a node gave, or a part of it.
pub(super) fn chosen<'a>(output: &'a Output, node: &str, part: Option<&str>) -> Result<&'a Table> {
    let parts = parts(output);
    match (part, parts.first()) {
        (None, Some((_, first))) => Ok(*first),
        (Some(part), Some(_)) => match parts.iter().find(|(name, _)| *name == part) {
            Some((_, table)) => Ok(*table),
            None => Err(Error::new(Code::BadRequest).with("reason", format!("part: {}", names(&parts)))),
        },
        // A table has no parts; asking for one of it is no mistake that anybody could mend.
        (_, None) => output.table(None).ok_or_else(|| Error::new(Code::NoTable).node(node)),
    }
}

/// The parts of what a node gave that are tables, by name.
fn parts(output: &Output) -> Vec<(&'static str, &Table)> {
    match output {
        Output::Parts(parts) => vec![("train", &parts.train), ("valid", &parts.valid), ("test", &parts.test)],
        // What it was fitted on; the encoded numbers are no table.
        Output::Prepared(prepared) => vec![("train", &prepared.train)],
        _ => Vec::new(),
    }
}

fn names(parts: &[(&str, &Table)]) -> String {
    parts.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
