//! Rows of what a node gave.

use falaj_pipeline::output::{Output, Table, at_hand, pinned};
use falaj_pipeline::{check, file, keys};
use falaj_schema::editor::{NodeRowsRequest, NodeRowsResponse, PartRows};
use falaj_schema::pipeline::{NodeKind, PortType};
use falaj_schema::{Code, Error, Result};

use crate::App;

/// Most rows that one request gives.
const MOST: u32 = 1000;

impl App {
    /// Rows of what a node gave the last time it ran with just these settings and inputs.
    ///
    /// Errors: `node_missing`, `no_table`, `rows_missing` where it has not run so.
    pub(crate) fn node_rows(&self, request: &NodeRowsRequest) -> Result<NodeRowsResponse> {
        if request.limit > MOST {
            return Err(Error::new(Code::BadRequest).with("reason", format!("limit: at most {MOST}")));
        }
        let (_, output) = self.given(&request.file, &request.node)?;
        let parts = parts(&output);
        let table = chosen(&output, &request.node, request.part.as_deref())?;
        let rows = falaj_data::rows(&table.path(self.store()), request.offset, request.limit, None)?;
        let parts = parts.iter().map(|(name, table)| PartRows { part: (*name).to_owned(), rows: table.rows });
        Ok(NodeRowsResponse { columns: rows.columns, rows: rows.rows, total: table.rows, parts: parts.collect() })
    }

    /// The name of a pipeline, and what a node of it gave the last time it ran with just these settings and inputs.
    pub(super) fn given(&self, file: &str, node: &str) -> Result<(String, Output)> {
        let pipeline = file::read(&self.pipeline_path(file)?)?;
        let checked = check(&pipeline, self.store());
        let position = checked.expanded.position(node)?;
        let gives = checked.graph.kinds[position].map(NodeKind::output);
        if !matches!(gives, None | Some(PortType::Table | PortType::Parts | PortType::Prepared | PortType::Report)) {
            return Err(Error::new(Code::NoTable).node(node));
        }
        let missing = || Error::new(Code::RowsMissing).node(node);
        let key = keys(&checked)?.swap_remove(position).ok_or_else(missing)?;
        // Rows that flowed into the next node were never written.
        let output = match checked.pinned[position].is_some() {
            true => pinned(self.store(), &key)?.map(|(output, _)| output),
            false => at_hand(self.store(), &key)?.filter(|output| !output.is_fused()),
        };
        let output = output.ok_or_else(missing)?;
        Ok((pipeline.name, output))
    }
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
