//! Pipeline files: listing, checking, making and running them.

use std::path::{Path, PathBuf};

use falaj_pipeline::layout::{self, is_layout, path_of};
use falaj_pipeline::{
    Checked, REPORT, SCORING, check, expand_with, file, new_pipeline, plan, refusal, report_pipeline, scoring_pipeline,
    validate,
};
use falaj_schema::dataset::{Dataset, Profile};
use falaj_schema::message::Lang;
use falaj_schema::pipeline::*;
use falaj_schema::run::{Run, RunStatus};
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::files::{modified, write_whole};

use crate::editor::explained::layout as explained;
use crate::{App, io_error};

/// Newest runs that a pipeline's entry in the list shows.
const RECENT_RUNS: u32 = 12;

impl App {
    /// The pipelines of the workspace by name; files that can't be read are listed with their problem.
    pub(crate) fn pipelines(&self) -> Result<Vec<PipelineSummary>> {
        let mut list = Vec::new();
        for path in self.pipeline_files()? {
            list.push(self.summary(&path)?);
        }
        list.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(list)
    }

    pub(crate) fn pipeline_files(&self) -> Result<Vec<PathBuf>> {
        let folder = self.store().pipelines();
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(vec![]),
            Err(e) => return Err(io_error(&folder, &e)),
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|path| path.extension().is_some_and(|e| e == "json") && !is_layout(path) && path.is_file());
        files.sort();
        Ok(files)
    }

    fn summary(&self, path: &Path) -> Result<PipelineSummary> {
        let id = id_of(path);
        let (runs, _) = self.store().runs(Some(&id), RECENT_RUNS)?;
        let read = file::read(path);
        let problems = match &read {
            Ok(pipeline) => validate(pipeline, self.store()).len() as u32,
            Err(_) => 1,
        };
        let modified = modified(path);
        let (name, description, nodes) =
            read.map_or((id.clone(), String::new(), 0), |p| (p.name, p.description, p.nodes.len() as u32));
        Ok(PipelineSummary { id, name, description, path: text(path), nodes, problems, modified, runs })
    }

    /// The file that a reference means: a path, or a pipeline of the workspace.
    pub(crate) fn pipeline_path(&self, reference: &str) -> Result<PathBuf> {
        let own = self.store().pipelines().join(format!("{reference}.json"));
        let path = Path::new(reference);
        if !reference.contains(['/', '\\']) && own.is_file() {
            return Ok(own);
        }
        if path.is_file() {
            return Ok(path.to_owned());
        }
        if path.is_dir() {
            return Err(Error::new(Code::FileIsFolder).file(path));
        }
        if reference.ends_with(".json") || reference.contains(['/', '\\']) {
            return Err(Error::new(Code::FileMissing).file(path));
        }
        let known: Vec<_> = self.pipeline_files()?.iter().map(|path| id_of(path)).collect();
        Err(Error::new(Code::PipelineMissing).with("name", reference).with("known", known.join(", ")))
    }

    /// A pipeline with its problems.
    pub(crate) fn show_pipeline(&self, caller: &Caller, reference: &str) -> Result<PipelineView> {
        let path = self.pipeline_path(reference)?;
        let pipeline = file::read(&path)?;
        let checked = check(&pipeline, self.store());
        let order = order(&checked);
        let problems = checked.errors.iter().map(|error| problem(error, caller.lang)).collect();
        let expanded = checked.expanded.pipeline.nodes;
        Ok(PipelineView { id: id_of(&path), path: text(&path), pipeline, expanded, order, problems })
    }

    /// What is wrong with a pipeline, and the columns that leave each of its nodes.
    pub(crate) fn validate_pipeline(&self, caller: &Caller, reference: &str) -> Result<ValidateResponse> {
        let pipeline = file::read(&self.pipeline_path(reference)?)?;
        let checked = check(&pipeline, self.store());
        let problems: Vec<Problem> = checked.errors.iter().map(|error| problem(error, caller.lang)).collect();
        Ok(ValidateResponse { valid: problems.is_empty(), problems, columns: columns(checked) })
    }

    /// Writes a new pipeline for a dataset and a column; an existing file is not overwritten.
    pub(crate) fn new_pipeline(&self, caller: &Caller, request: &NewPipelineRequest) -> Result<NewPipeline> {
        let dataset = self.store().dataset_find(&request.data)?;
        let (pipeline, layout) = match request.template.as_deref().unwrap_or("auto") {
            SCORING => (self.scoring(&dataset, request)?, None),
            REPORT => (self.reporting(&dataset, request)?, None),
            template => {
                let (pipeline, profile) = self.training(&dataset, template, request)?;
                let layout = explained(&pipeline, &profile, caller.lang);
                (pipeline, Some(layout))
            }
        };
        let words = match request.template.as_deref() {
            Some(SCORING) => "scores",
            Some(REPORT) => "report",
            _ => &request.predict,
        };
        let path = match &request.output {
            Some(path) => PathBuf::from(path),
            None => self.free_file(&slug(&dataset.name, words)),
        };
        if path.exists() {
            return Err(Error::new(Code::FileExists).file(&path));
        }
        if let Some(layout) = layout {
            write_whole(&path_of(&path), layout::to_text(&layout)?.as_bytes())?;
        }
        file::write(&path, &pipeline)?;
        if self.store().writable() {
            self.keep_first_version(caller, &path)?;
        }
        Ok(NewPipeline { path: text(&path), id: id_of(&path), nodes: pipeline.nodes.len() as u32 })
    }

    fn training(
        &self,
        dataset: &Dataset,
        template: &str,
        request: &NewPipelineRequest,
    ) -> Result<(PipelineFile, Profile)> {
        if request.predict.is_empty() {
            return Err(Error::new(Code::BadRequest).with("reason", "predict: the column to predict"));
        }
        // A profile compares with its target only where that is a column; the template then says what is wrong.
        let target = dataset.columns.iter().any(|c| c.name == request.predict).then_some(request.predict.as_str());
        let profile = self.profile_of(dataset, target)?;
        let leave_out = request.leave_out.as_deref().unwrap_or_default();
        let pipeline = new_pipeline(&request.data, &profile, &request.predict, template, leave_out)?;
        Ok((pipeline, profile))
    }

    fn scoring(&self, dataset: &Dataset, request: &NewPipelineRequest) -> Result<PipelineFile> {
        let reference = request.model.as_deref();
        let needed = || Error::new(Code::BadRequest).with("reason", "model: the model that predicts");
        let reference = reference.ok_or_else(needed)?;
        let model = self.store().model_find(reference)?;
        let pipeline = scoring_pipeline(&request.data, &model);
        // What the model needs and the table lacks is better told now than in the editor.
        match validate(&pipeline, self.store()).into_iter().next() {
            Some(error) => Err(error.with("name", &dataset.name)),
            None => Ok(pipeline),
        }
    }

    fn reporting(&self, dataset: &Dataset, request: &NewPipelineRequest) -> Result<PipelineFile> {
        let target = Some(request.predict.as_str()).filter(|target| !target.is_empty());
        let suite = self.suite_of_data(&dataset.name)?;
        let pipeline = report_pipeline(&request.data, suite.as_deref(), target);
        match validate(&pipeline, self.store()).into_iter().find(|error| error.code == Code::ColumnMissing) {
            Some(error) => Err(error),
            None => Ok(pipeline),
        }
    }

    /// A file of the workspace that is not there yet: `name.json`, `name-2.json` …
    pub(crate) fn free_file(&self, name: &str) -> PathBuf {
        let folder = self.store().pipelines();
        let mut path = folder.join(format!("{name}.json"));
        let mut number = 2;
        while path.exists() {
            path = folder.join(format!("{name}-{number}.json"));
            number += 1;
        }
        path
    }

    /// Runs a pipeline on a thread of its own; waits for its end if asked.
    pub(crate) fn run_pipeline(&self, caller: &Caller, request: &RunRequest) -> Result<Run> {
        let path = self.pipeline_path(&request.file)?;
        let (pipeline, version) = self.version_to_run(&path)?;
        let expanded = expand_with(&pipeline, &request.set)?;
        let plan = plan(expanded, self.store(), request.to.as_deref())
            .map_err(|errors| refusal(errors, caller.lang).file(&path))?;
        let (run, thread) = self.start(&id_of(&path), plan, caller)?;
        self.store().pipeline_ran(&self.history_of(&path), version)?;
        if request.wait {
            thread.join().map_err(|_| crate::internal("the thread of the run panicked"))?;
        }
        self.store().run(&run)
    }

    /// How many pipelines there are, and how many of them failed the last time.
    pub(crate) fn pipeline_counts(&self) -> Result<(u64, u64)> {
        let files = self.pipeline_files()?;
        let mut failed = 0;
        for path in &files {
            let (newest, _) = self.store().runs(Some(&id_of(path)), 1)?;
            failed += u64::from(newest.first().is_some_and(|run| run.status == RunStatus::Failed));
        }
        Ok((files.len() as u64, failed))
    }
}

/// The ids of the nodes, every node after those it reads from.
pub(crate) fn order(checked: &Checked) -> Vec<String> {
    let nodes = &checked.expanded.pipeline.nodes;
    checked.graph.order.iter().map(|node| nodes[*node].id.clone()).collect()
}

/// The columns that leave each node, then those of what nodes of components give.
pub(crate) fn columns(mut checked: Checked) -> Vec<NodeColumns> {
    let outputs: Vec<NodeColumns> = checked
        .expanded
        .outputs()
        .map(|(node, position)| NodeColumns { node, columns: position.and_then(|at| checked.columns[at].clone()) })
        .collect();
    let nodes = std::mem::take(&mut checked.expanded.pipeline.nodes).into_iter().zip(checked.columns);
    nodes.map(|(node, columns)| NodeColumns { node: node.id, columns }).chain(outputs).collect()
}

/// An error of a check as screens show it.
pub(crate) fn problem(error: &Error, lang: Lang) -> Problem {
    let wire = error.to_wire(lang);
    Problem {
        code: wire.code,
        node: wire.place.node.clone(),
        param: wire.place.param.clone(),
        message: wire.message,
        hint: wire.hint,
        params: wire.params,
        place: wire.place,
    }
}

pub(crate) fn id_of(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(crate) fn text(path: &Path) -> String {
    path.display().to_string()
}

/// A file name from a dataset's name and a column: letters, digits and hyphens.
pub(crate) fn slug(dataset: &str, column: &str) -> String {
    let joined = format!("{dataset} {column}").to_lowercase();
    let words: Vec<&str> = joined.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "pipeline".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_file_names() {
        assert_eq!(slug("Flights 2013", "arr_delay"), "flights-2013-arr-delay");
        assert_eq!(slug("رحلات", "تأخر/وصول"), "رحلات-تأخر-وصول");
        assert_eq!(slug("…", "/"), "pipeline");
    }
}
