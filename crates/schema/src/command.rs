//! The commands: each declared once, with its request, response, role and the topics it reads or makes stale.
//!
//! [`for_each_command!`](crate::for_each_command) hands the list to whoever needs one item for each command. From it come
//! the [`Command`] enum, the [`Api`] trait that `app` implements, the [`dispatch`] function that hosts call, and the
//! TypeScript client. A host that can't reach a command does not compile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::chart::*;
use crate::component::*;
use crate::dataset::*;
use crate::deployment::*;
use crate::editor::*;
use crate::error::{Code, Error, Result};
use crate::event::Topic;
use crate::expression::*;
use crate::inspect::*;
use crate::machine::*;
use crate::model::*;
use crate::pipeline::*;
use crate::quality::*;
use crate::run::*;
use crate::source::*;
use crate::tabled::*;
use crate::watched::*;
use crate::workspace::*;

/// What a caller may do; each role includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Looks.
    Viewer,
    /// Brings data in, runs pipelines, registers models.
    Analyst,
    /// Deploys.
    Operator,
    /// Everything.
    Owner,
}

/// Who calls, and from where.
#[derive(Debug, Clone, PartialEq)]
pub struct Caller {
    /// Name of the person or service.
    pub actor: String,
    /// `desktop`, `http` or `cli`.
    pub host: &'static str,
    /// What the caller may do.
    pub role: Role,
    /// Language of messages in responses.
    pub lang: crate::message::Lang,
}

/// Calls `$callback!` with the list of commands.
///
/// Each is `method: "noun.verb" (Request) -> Response, Role, reads [Topic…], stales [Topic…];` behind its doc comment.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            /// The open workspace and what is in it.
            workspace_info: "workspace.info" (Nothing) -> WorkspaceResponse, Viewer, reads [Workspace, Datasets, Pipelines, Runs, Models, Deployments], stales [];
            /// Whether the files of datasets and models are where they should be.
            workspace_check: "workspace.check" (Nothing) -> CheckResponse, Viewer, reads [Workspace, Datasets, Models], stales [];
            /// Imports a file or folder as a new version of a dataset.
            data_import: "data.import" (ImportRequest) -> DatasetResponse, Analyst, reads [], stales [Datasets, Workspace, Audit];
            /// Reads again, and in the same way, what a dataset was imported from; a new version if it has changed.
            data_reimport: "data.reimport" (DatasetRef) -> ReimportResponse, Analyst, reads [], stales [Datasets, Workspace, Audit];
            /// The newest version of every dataset.
            data_list: "data.list" (Nothing) -> DatasetList, Viewer, reads [Datasets], stales [];
            /// One dataset version.
            data_show: "data.show" (DatasetRef) -> DatasetResponse, Viewer, reads [Datasets], stales [];
            /// What is known of each column of a dataset.
            data_profile: "data.profile" (ProfileRequest) -> ProfileResponse, Viewer, reads [Datasets], stales [];
            /// Some rows of a dataset.
            data_rows: "data.rows" (RowsRequest) -> RowsResponse, Viewer, reads [Datasets], stales [];
            /// Every version of a dataset, newest first.
            data_versions: "data.versions" (DatasetRef) -> VersionList, Viewer, reads [Datasets], stales [];
            /// Two dataset versions beside each other, column by column.
            data_compare: "data.compare" (CompareDataRequest) -> DataComparison, Viewer, reads [Datasets], stales [];
            /// How the columns of a dataset go together, and one of them over time.
            data_relations: "data.relations" (RelationsRequest) -> RelationsResponse, Viewer, reads [Datasets], stales [];
            /// How each column of a dataset goes with each other one.
            data_matrix: "data.matrix" (MatrixRequest) -> MatrixResponse, Viewer, reads [Datasets], stales [];
            /// A report on a dataset as one HTML document.
            data_report: "data.report" (ReportRequest) -> ReportResponse, Analyst, reads [Datasets], stales [];
            /// A chart of a dataset.
            data_chart: "data.chart" (DataChartRequest) -> TableChartResponse, Viewer, reads [Datasets], stales [];
            /// The pipelines that read a dataset and the models made from it.
            data_uses: "data.uses" (DatasetRef) -> DatasetUses, Viewer, reads [Datasets, Pipelines, Models], stales [];
            /// The beginning of a file or folder, as an import would read it.
            data_preview: "data.preview" (ImportRequest) -> PreviewResponse, Analyst, reads [], stales [];
            /// Reads a folder as a dataset, and reads it again whenever its files have changed while a host runs.
            data_watch: "data.watch" (ImportRequest) -> WatchResponse, Analyst, reads [], stales [Datasets, Workspace, Watched, Audit];
            /// Stops to watch the folder of a dataset, which stays as it is.
            data_unwatch: "data.unwatch" (DatasetRef) -> WatchResponse, Analyst, reads [], stales [Watched, Audit];
            /// The watched folders.
            data_watched: "data.watched" (Nothing) -> WatchedList, Viewer, reads [Watched], stales [];
            /// The suites of quality rules of the workspace.
            quality_suites: "quality.suites" (Nothing) -> SuiteList, Viewer, reads [Quality], stales [];
            /// One suite of quality rules.
            quality_suite: "quality.suite" (SuiteRef) -> SuiteResponse, Viewer, reads [Quality], stales [];
            /// Keeps a suite of quality rules; one of the same name is replaced.
            quality_save: "quality.save" (SaveSuiteRequest) -> SuiteResponse, Analyst, reads [], stales [Quality, Pipelines, Audit];
            /// Removes a suite of quality rules; its history stays.
            quality_remove: "quality.remove" (SuiteRef) -> Nothing, Analyst, reads [], stales [Quality, Pipelines, Audit];
            /// Quality rules that suit a dataset.
            quality_suggest: "quality.suggest" (SuggestRequest) -> SuggestResponse, Viewer, reads [Datasets], stales [];
            /// Checks a dataset with a suite of quality rules.
            quality_check: "quality.check" (CheckQualityRequest) -> QualityResult, Analyst, reads [], stales [Quality];
            /// How a suite came out before, rule by rule.
            quality_history: "quality.history" (QualityHistoryRequest) -> QualityHistory, Viewer, reads [Quality], stales [];
            /// Rows that fail a quality rule.
            quality_rows: "quality.rows" (FailingRowsRequest) -> FailingRows, Viewer, reads [Datasets, Quality], stales [];
            /// Writes the rows that fail a quality rule to a file.
            quality_export: "quality.export" (ExportRowsRequest) -> RowsExportResponse, Analyst, reads [], stales [Audit];
            /// Makes a suite of quality rules of a suite of Great Expectations.
            quality_import: "quality.import" (ImportSuiteRequest) -> ImportSuiteResponse, Analyst, reads [], stales [Quality, Pipelines, Audit];
            /// The registered sources.
            sources_list: "sources.list" (Nothing) -> SourceList, Viewer, reads [Sources], stales [];
            /// Registers a source, or changes the one of that name.
            sources_add: "sources.add" (AddSourceRequest) -> SourceResponse, Analyst, reads [], stales [Sources, Audit];
            /// Forgets a source and its password.
            sources_remove: "sources.remove" (SourceRef) -> SourceResponse, Analyst, reads [], stales [Sources, Audit];
            /// Whether a source answers.
            sources_check: "sources.check" (SourceRef) -> SourceCheck, Analyst, reads [Sources], stales [];
            /// The tables of a source.
            sources_tables: "sources.tables" (SourceRef) -> SourceTables, Analyst, reads [Sources], stales [];
            /// The first rows of a table or query of a source.
            sources_preview: "sources.preview" (SourcePreviewRequest) -> SourcePreview, Analyst, reads [Sources], stales [];
            /// Imports a table or query of a source as a new version of a dataset.
            sources_import: "sources.import" (SourceImportRequest) -> DatasetResponse, Analyst, reads [], stales [Datasets, Workspace, Audit];
            /// Writes a pipeline that runs as it is.
            pipeline_new: "pipeline.new" (NewPipelineRequest) -> NewPipelineResponse, Analyst, reads [Datasets], stales [Pipelines, Workspace, Audit];
            /// The pipelines of the workspace.
            pipeline_list: "pipeline.list" (Nothing) -> PipelineList, Viewer, reads [Pipelines, Runs], stales [];
            /// One pipeline with its problems.
            pipeline_show: "pipeline.show" (PipelineRef) -> PipelineView, Viewer, reads [Pipelines, Datasets], stales [];
            /// Checks a pipeline without running it.
            pipeline_validate: "pipeline.validate" (PipelineRef) -> ValidateResponse, Viewer, reads [Pipelines, Datasets], stales [];
            /// The kinds of node, with the settings that each takes.
            pipeline_kinds: "pipeline.kinds" (Nothing) -> NodeKinds, Viewer, reads [], stales [];
            /// A pipeline as an editor shows it: where its nodes stand, and what follows from it.
            pipeline_open: "pipeline.open" (PipelineRef) -> PipelineDocument, Viewer, reads [Pipelines, Datasets, Runs, Quality], stales [];
            /// Writes a pipeline that was changed in an editor; what was changed elsewhere since is brought together with it.
            pipeline_save: "pipeline.save" (SavePipelineRequest) -> SavedPipeline, Analyst, reads [], stales [Pipelines, Audit];
            /// Makes an empty pipeline, or a copy of one.
            pipeline_create: "pipeline.create" (CreatePipelineRequest) -> PipelineDocument, Analyst, reads [], stales [Pipelines, Workspace, Audit];
            /// The versions of a pipeline, newest first.
            pipeline_history: "pipeline.history" (PipelineRef) -> PipelineHistory, Viewer, reads [Pipelines, Runs], stales [];
            /// One version of a pipeline.
            pipeline_version: "pipeline.version" (PipelineVersionRequest) -> PipelineContent, Viewer, reads [Pipelines], stales [];
            /// What differs between two pipelines, or two versions of one.
            pipeline_diff: "pipeline.diff" (PipelineDiffRequest) -> PipelineDiff, Viewer, reads [Pipelines], stales [];
            /// Rows of what a node gave.
            pipeline_rows: "pipeline.rows" (NodeRowsRequest) -> NodeRowsResponse, Viewer, reads [Pipelines, Datasets, Runs], stales [];
            /// A look at every column of what a node gave.
            pipeline_inspect: "pipeline.inspect" (InspectNodeRequest) -> ProfileResponse, Viewer, reads [Pipelines, Datasets, Runs], stales [];
            /// A chart of what a node gave.
            pipeline_chart: "pipeline.chart" (NodeChartRequest) -> TableChartResponse, Viewer, reads [Pipelines, Datasets, Runs], stales [];
            /// A look at it as one HTML document.
            pipeline_report: "pipeline.report" (ReportNodeRequest) -> ReportResponse, Analyst, reads [Pipelines, Datasets, Runs], stales [];
            /// What could stand at a place of an expression over a dataset or of a node.
            pipeline_complete: "pipeline.complete" (CompleteRequest) -> Completion, Viewer, reads [Pipelines, Datasets], stales [];
            /// The values of an expression on the first rows of a dataset, or of what enters a node.
            pipeline_preview_expression: "pipeline.preview-expression" (PreviewExpressionRequest) -> PreviewExpressionResponse, Viewer, reads [Pipelines, Datasets, Runs], stales [];
            /// Sets results of nodes aside, or brings them back: what was reset is worked on anew.
            pipeline_reset: "pipeline.reset" (ResetRequest) -> ResetResponse, Analyst, reads [], stales [Pipelines, Runs, Audit];
            /// The components of the library.
            component_list: "component.list" (Nothing) -> ComponentList, Viewer, reads [Pipelines], stales [];
            /// One version of a component of the library.
            component_show: "component.show" (ComponentRequest) -> ComponentContent, Viewer, reads [Pipelines], stales [];
            /// Publishes a component of a pipeline to the library, as its next version.
            component_publish: "component.publish" (PublishComponentRequest) -> PublishedComponent, Analyst, reads [], stales [Pipelines, Audit];
            /// Removes a version of a component from the library, or all of them; pipelines keep what they have of it.
            component_remove: "component.remove" (ComponentRequest) -> RemovedComponent, Analyst, reads [], stales [Pipelines, Audit];
            /// Runs a pipeline.
            pipeline_run: "pipeline.run" (RunRequest) -> RunResponse, Analyst, reads [], stales [Runs, Models, Workspace, Pipelines, Audit];
            /// Runs: a page of those that match.
            runs_list: "runs.list" (RunsRequest) -> RunList, Viewer, reads [Runs], stales [];
            /// Everything known of a run.
            runs_show: "runs.show" (RunRef) -> RunResponse, Viewer, reads [Runs], stales [];
            /// Several runs beside each other.
            runs_compare: "runs.compare" (RunRefs) -> CompareResponse, Viewer, reads [Runs], stales [];
            /// The curves of several runs.
            runs_series: "runs.series" (SeriesRequest) -> SeriesResponse, Viewer, reads [Runs], stales [];
            /// Cancels a run that is at work, or one node of it.
            runs_cancel: "runs.cancel" (CancelRunRequest) -> RunResponse, Analyst, reads [], stales [Runs, Workspace, Audit];
            /// Cancels an import, a profile or a prediction that is at work.
            jobs_cancel: "jobs.cancel" (JobRef) -> Nothing, Analyst, reads [], stales [];
            /// The models of the workspace.
            models_list: "models.list" (Nothing) -> ModelList, Viewer, reads [Models], stales [];
            /// One model version.
            models_show: "models.show" (ModelRef) -> ModelResponse, Viewer, reads [Models], stales [];
            /// Predicts for every row of a file.
            models_predict: "models.predict" (PredictRequest) -> PredictResponse, Analyst, reads [Models], stales [Audit];
            /// Deploys a model version.
            deploy_create: "deploy.create" (DeployRequest) -> DeploymentResponse, Operator, reads [], stales [Deployments, Workspace, Audit];
            /// The deployments of the workspace.
            deploy_list: "deploy.list" (Nothing) -> DeploymentList, Viewer, reads [Deployments], stales [];
            /// One deployment.
            deploy_status: "deploy.status" (DeploymentRef) -> DeploymentResponse, Viewer, reads [Deployments], stales [];
            /// Stops a deployment.
            deploy_stop: "deploy.stop" (DeploymentRef) -> DeploymentResponse, Operator, reads [], stales [Deployments, Workspace, Audit];
            /// Starts a deployment again that was stopped or failed, at the address it had.
            deploy_start: "deploy.start" (DeploymentRef) -> DeploymentResponse, Operator, reads [], stales [Deployments, Workspace, Audit];
            /// What a deployment's server has counted.
            deploy_metrics: "deploy.metrics" (DeploymentRef) -> MetricsResponse, Viewer, reads [Deployments], stales [];
            /// The last lines that a deployment's server wrote.
            deploy_logs: "deploy.logs" (LogsRequest) -> LogsResponse, Viewer, reads [Deployments], stales [];
            /// Asks a deployment for predictions.
            deploy_ask: "deploy.ask" (AskRequest) -> AskResponse, Analyst, reads [Deployments], stales [];
            /// Draws a chart as a picture.
            charts_render: "charts.render" (ChartRequest) -> Picture, Viewer, reads [], stales [];
            /// What was done in the workspace, by whom.
            audit_list: "audit.list" (AuditRequest) -> AuditList, Owner, reads [Audit], stales [];
            /// The machine and what it uses.
            machine_info: "machine.info" (Nothing) -> MachineResponse, Viewer, reads [Machine], stales [];
            /// What the machine is made of, and the programs that work on it.
            machine_hardware: "machine.hardware" (Nothing) -> HardwareResponse, Viewer, reads [], stales [];
            /// Which Falaj this is.
            version: "version" (Nothing) -> Version, Viewer, reads [], stales [];
        }
    };
}

macro_rules! define {
    ($($(#[doc = $doc:literal])* $method:ident: $wire:literal ($request:ty) -> $response:ty, $role:ident,
        reads [$($read:ident),*], stales [$($stale:ident),*];)*) => {
        /// The name of a command.
        #[allow(non_camel_case_types)]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[doc = $doc])* $method,)* }

        impl Command {
            /// Every command, in the order of the declaration.
            pub const ALL: &'static [Command] = &[$(Command::$method),*];

            /// The name on the wire: `noun.verb`.
            pub fn as_str(self) -> &'static str { match self { $(Self::$method => $wire),* } }

            /// What it does, in English, for the OpenAPI document.
            pub fn summary(self) -> &'static str { match self { $(Self::$method => concat!($($doc),*).trim_ascii()),* } }

            /// The least role that may call it.
            pub fn role(self) -> Role { match self { $(Self::$method => Role::$role),* } }

            /// What it reads.
            pub fn reads(self) -> &'static [Topic] { match self { $(Self::$method => &[$(Topic::$read),*]),* } }

            /// What it makes stale.
            pub fn stales(self) -> &'static [Topic] { match self { $(Self::$method => &[$(Topic::$stale),*]),* } }

            /// Adds the JSON Schemas of its request and response to `generator`: (request, response).
            pub fn schemas(self, generator: &mut schemars::SchemaGenerator) -> (schemars::Schema, schemars::Schema) {
                match self { $(Self::$method => (
                    generator.subschema_for::<$request>(),
                    generator.subschema_for::<$response>(),
                )),* }
            }

            pub(crate) fn visit_types(self, visitor: &mut impl ts_rs::TypeVisitor, cfg: &ts_rs::Config) -> (String, String) {
                match self { $(Self::$method => {
                    visitor.visit::<$request>();
                    visitor.visit::<$response>();
                    (<$request as TS>::name(cfg), <$response as TS>::name(cfg))
                }),* }
            }
        }

        /// What Falaj can do: one method for each command. `app` implements it; hosts call it through [`dispatch`].
        ///
        /// Methods block; a host with an event loop calls them on a thread of their own.
        pub trait Api {
            $($(#[doc = $doc])*
            fn $method(&self, caller: &Caller, request: $request) -> Result<$response>;)*

            /// Runs before every command: checks the caller's role and whatever else stands before it.
            fn enter(&self, caller: &Caller, command: Command) -> Result<()>;

            /// Runs after every command, with its outcome: writes the audit entry, tells what became stale.
            fn leave(&self, caller: &Caller, command: Command, request: &Value, outcome: Result<&Value, &Error>);
        }

        /// Calls the method of `command` with a JSON request and gives its response as JSON.
        pub fn dispatch(api: &impl Api, caller: &Caller, command: Command, body: Value) -> Result<Value> {
            let body = if body.is_null() { Value::Object(Default::default()) } else { body };
            let outcome = api.enter(caller, command).and_then(|()| match command {
                $(Command::$method => {
                    let request = parse::<$request>(command, body.clone())?;
                    to_json(&api.$method(caller, request)?)
                })*
            });
            api.leave(caller, command, &body, outcome.as_ref());
            outcome
        }
    };
}
for_each_command!(define);

impl Command {
    /// The command of this name.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|command| command.as_str() == name)
            .ok_or_else(|| Error::new(Code::BadRequest).with("reason", format!("unknown command {name}")))
    }
}

fn parse<T: serde::de::DeserializeOwned>(command: Command, body: Value) -> Result<T> {
    serde_json::from_value(body)
        .map_err(|e| Error::new(Code::BadRequest).with("reason", format!("{}: {e}", command.as_str())))
}

fn to_json(response: &impl Serialize) -> Result<Value> {
    serde_json::to_value(response).map_err(|e| Error::new(Code::Internal).detail(e))
}
