//! Setting aside what nodes gave.

use falaj_pipeline::{Checked, check, file, keys};
use falaj_schema::editor::{ResetRequest, ResetResponse};
use falaj_schema::run::RunStatus;
use falaj_schema::{Code, Error, Result};

use crate::App;
use crate::pipelines::id_of;

impl App {
    /// Sets aside what a node gave and what was made from that, or takes such a reset back. What is pinned stays, and so does
    /// what was made from it.
    ///
    /// Errors: `node_missing`, `node_pinned`; `run_at_work` while the pipeline runs.
    pub(crate) fn reset_pipeline(&self, request: &ResetRequest) -> Result<ResetResponse> {
        if let Some(at) = request.undo {
            return Ok(ResetResponse { at, results: self.store().reset_undo(at)?, seconds: 0.0 });
        }
        let path = self.pipeline_path(&request.file)?;
        let (runs, _) = self.store().runs(Some(&id_of(&path)), 1)?;
        if let Some(run) = runs.first().filter(|run| run.status == RunStatus::Running) {
            return Err(Error::new(Code::RunAtWork).with("run", &run.name));
        }
        let checked = check(&file::read(&path)?, self.store());
        let meant = meant(&checked, request.node.as_deref())?;
        let all = keys(&checked)?;
        let keys: Vec<&str> = meant.into_iter().filter_map(|node| all[node].as_deref()).collect();
        let reset = self.store().reset(&keys)?;
        Ok(ResetResponse { at: reset.at, results: reset.results, seconds: reset.seconds })
    }
}

/// Positions of a node, or of those within it, and of all that need them; without what is pinned.
fn meant(checked: &Checked, node: Option<&str>) -> Result<Vec<usize>> {
    let nodes = &checked.expanded.pipeline.nodes;
    let is_pinned = |at: usize| nodes[at].pinned.is_some();
    let mut reset = vec![false; nodes.len()];
    match node {
        None => reset.fill(true),
        Some(id) => {
            let within = match checked.expanded.group(id) {
                Some(group) => group.nodes.clone(),
                None => checked.expanded.position(id).map(|at| at..at + 1)?,
            };
            if within.clone().all(is_pinned) {
                return Err(Error::new(Code::NodePinned).node(id));
            }
            reset[within].fill(true);
        }
    }
    for at in &checked.graph.order {
        reset[*at] |= checked.graph.inputs[*at].iter().flatten().any(|input| reset[*input]);
        reset[*at] &= !is_pinned(*at);
    }
    Ok((0..nodes.len()).filter(|at| reset[*at] && !is_pinned(*at)).collect())
}
