//! The contract's commands, each handed to its module.

use falaj_schema::chart::{ChartRequest, Picture};
use falaj_schema::component::*;
use falaj_schema::dataset::*;
use falaj_schema::deployment::*;
use falaj_schema::editor::*;
use falaj_schema::event::Event;
use falaj_schema::expression::*;
use falaj_schema::inspect::*;
use falaj_schema::machine::*;
use falaj_schema::model::*;
use falaj_schema::pipeline::*;
use falaj_schema::quality::*;
use falaj_schema::run::*;
use falaj_schema::source::*;
use falaj_schema::tabled::*;
use falaj_schema::watched::*;
use falaj_schema::workspace::*;
use falaj_schema::{Api, Caller, Code, Command, Error, Result};
use serde_json::Value;

use crate::App;

/// Requests that only look are not in the record; those that change are, and those that were refused.
fn is_recorded(command: Command) -> bool {
    command.stales().contains(&falaj_schema::Topic::Audit)
}

/// What a request acted on, for the record.
fn subject(request: &Value) -> String {
    let field = |name: &str| request.get(name).and_then(Value::as_str);
    let named = ["name", "model", "file", "path", "id", "data", "suite"].iter().find_map(|name| field(name));
    named.or_else(|| request.get("suite")?.get("name")?.as_str()).unwrap_or_default().to_owned()
}

/// One entry for what one person saves in one sitting, not for each keystroke.
fn is_said_already(command: Command, outcome: Result<&Value, &Error>) -> bool {
    command == Command::pipeline_save && outcome.is_ok_and(|saved| saved["fresh"] == false)
}

impl Api for App {
    fn enter(&self, caller: &Caller, command: Command) -> Result<()> {
        if caller.role < command.role() {
            let role = serde_json::to_value(command.role()).unwrap_or_default();
            return Err(Error::new(Code::NotPermitted).with("role", role.as_str().unwrap_or_default()));
        }
        // Files that are written elsewhere need no workspace that can be written to.
        let writes_here = !matches!(command, Command::models_predict | Command::quality_export);
        if is_recorded(command) && writes_here { self.store().require_writable() } else { Ok(()) }
    }

    fn leave(&self, caller: &Caller, command: Command, request: &Value, outcome: Result<&Value, &Error>) {
        if is_recorded(command) && self.store().writable() && !is_said_already(command, outcome) {
            let word = outcome.as_ref().err().map_or("ok", |e| e.code.as_str());
            let subject = subject(request);
            // A full disk must not hide the outcome of what was asked for; the entry is lost then, and said so.
            if let Err(error) = self.store().audit_add(&caller.actor, caller.host, command.as_str(), &subject, word) {
                eprintln!("audit entry for {} {subject} could not be written: {error}", command.as_str());
            }
        }
        if !command.stales().is_empty() {
            self.sink().emit(Event::Stale { topics: command.stales().to_vec() });
        }
    }

    fn workspace_info(&self, _: &Caller, _: Nothing) -> Result<WorkspaceResponse> {
        Ok(WorkspaceResponse { workspace: self.store().workspace()?, counts: self.counts()? })
    }

    fn workspace_check(&self, caller: &Caller, _: Nothing) -> Result<CheckResponse> {
        self.troubles(caller).map(|troubles| CheckResponse { troubles })
    }

    fn data_import(&self, caller: &Caller, request: ImportRequest) -> Result<DatasetResponse> {
        self.import(caller, &request).map(|dataset| DatasetResponse { dataset })
    }

    fn data_watch(&self, caller: &Caller, request: ImportRequest) -> Result<WatchResponse> {
        self.watch_folder(caller, &request)
    }

    fn data_unwatch(&self, caller: &Caller, request: DatasetRef) -> Result<WatchResponse> {
        self.unwatch_folder(caller, &request.name)
    }

    fn data_watched(&self, caller: &Caller, _: Nothing) -> Result<WatchedList> {
        self.watched_folders(caller)
    }

    fn data_reimport(&self, caller: &Caller, request: DatasetRef) -> Result<ReimportResponse> {
        self.reimport(caller, &request.name)
    }

    fn data_list(&self, _: &Caller, _: Nothing) -> Result<DatasetList> {
        self.store().datasets().map(|datasets| DatasetList { datasets })
    }

    fn data_show(&self, _: &Caller, request: DatasetRef) -> Result<DatasetResponse> {
        self.store().dataset_find(&request.name).map(|dataset| DatasetResponse { dataset })
    }

    fn data_profile(&self, _: &Caller, request: ProfileRequest) -> Result<ProfileResponse> {
        self.profile(&request).map(|profile| ProfileResponse { profile })
    }

    fn data_rows(&self, _: &Caller, request: RowsRequest) -> Result<RowsResponse> {
        self.rows(&request)
    }

    fn data_versions(&self, _: &Caller, request: DatasetRef) -> Result<VersionList> {
        let name = self.store().dataset_find(&request.name)?.name;
        self.store().dataset_versions(&name).map(|versions| VersionList { versions })
    }

    fn data_compare(&self, _: &Caller, request: CompareDataRequest) -> Result<DataComparison> {
        self.compare_data(&request)
    }

    fn data_relations(&self, _: &Caller, request: RelationsRequest) -> Result<RelationsResponse> {
        self.relations(&request)
    }

    fn data_matrix(&self, _: &Caller, request: MatrixRequest) -> Result<MatrixResponse> {
        self.matrix(&request)
    }

    fn data_chart(&self, caller: &Caller, request: DataChartRequest) -> Result<TableChartResponse> {
        self.chart_data(&request, caller.lang).map(|chart| TableChartResponse { chart })
    }

    fn data_report(&self, caller: &Caller, request: ReportRequest) -> Result<ReportResponse> {
        self.report(caller, &request)
    }

    fn data_uses(&self, _: &Caller, request: DatasetRef) -> Result<DatasetUses> {
        self.uses(&request.name)
    }

    fn data_preview(&self, caller: &Caller, request: ImportRequest) -> Result<PreviewResponse> {
        self.preview(caller, &request)
    }

    fn quality_suites(&self, caller: &Caller, _: Nothing) -> Result<SuiteList> {
        self.suites(caller)
    }

    fn quality_suite(&self, caller: &Caller, request: SuiteRef) -> Result<SuiteResponse> {
        self.suite(caller, &request.suite)
    }

    fn quality_save(&self, caller: &Caller, request: SaveSuiteRequest) -> Result<SuiteResponse> {
        self.save_suite(caller, &request.suite)
    }

    fn quality_remove(&self, _: &Caller, request: SuiteRef) -> Result<Nothing> {
        self.store().suite_remove(&request.suite).map(|()| Nothing {})
    }

    fn quality_suggest(&self, caller: &Caller, request: SuggestRequest) -> Result<SuggestResponse> {
        self.suggest_rules(caller, &request)
    }

    fn quality_check(&self, caller: &Caller, request: CheckQualityRequest) -> Result<QualityResult> {
        self.check_quality(caller, &request)
    }

    fn quality_history(&self, _: &Caller, request: QualityHistoryRequest) -> Result<QualityHistory> {
        self.quality_past(&request)
    }

    fn quality_rows(&self, caller: &Caller, request: FailingRowsRequest) -> Result<FailingRows> {
        self.failing_rows(caller, &request)
    }

    fn quality_export(&self, caller: &Caller, request: ExportRowsRequest) -> Result<RowsExportResponse> {
        self.export_failing(caller, &request).map(|export| RowsExportResponse { export })
    }

    fn quality_import(&self, caller: &Caller, request: ImportSuiteRequest) -> Result<ImportSuiteResponse> {
        self.import_suite(caller, &request)
    }

    fn sources_list(&self, _: &Caller, _: Nothing) -> Result<SourceList> {
        self.store().sources().map(|sources| SourceList { sources })
    }

    fn sources_add(&self, caller: &Caller, request: AddSourceRequest) -> Result<SourceResponse> {
        self.source_add(caller, &request).map(|source| SourceResponse { source })
    }

    fn sources_remove(&self, _: &Caller, request: SourceRef) -> Result<SourceResponse> {
        self.source_remove(&request.name).map(|source| SourceResponse { source })
    }

    fn sources_check(&self, _: &Caller, request: SourceRef) -> Result<SourceCheck> {
        self.source_check(&request.name)
    }

    fn sources_tables(&self, _: &Caller, request: SourceRef) -> Result<SourceTables> {
        self.source_tables(&request.name)
    }

    fn sources_preview(&self, _: &Caller, request: SourcePreviewRequest) -> Result<SourcePreview> {
        self.source_preview(&request)
    }

    fn sources_import(&self, caller: &Caller, request: SourceImportRequest) -> Result<DatasetResponse> {
        self.source_import(caller, &request).map(|dataset| DatasetResponse { dataset })
    }

    fn pipeline_new(&self, caller: &Caller, request: NewPipelineRequest) -> Result<NewPipelineResponse> {
        self.new_pipeline(caller, &request).map(|pipeline| NewPipelineResponse { pipeline })
    }

    fn pipeline_list(&self, _: &Caller, _: Nothing) -> Result<PipelineList> {
        self.pipelines().map(|pipelines| PipelineList { pipelines })
    }

    fn pipeline_show(&self, caller: &Caller, request: PipelineRef) -> Result<PipelineView> {
        self.show_pipeline(caller, &request.file)
    }

    fn pipeline_validate(&self, caller: &Caller, request: PipelineRef) -> Result<ValidateResponse> {
        self.validate_pipeline(caller, &request.file)
    }

    fn pipeline_kinds(&self, _: &Caller, _: Nothing) -> Result<NodeKinds> {
        Ok(falaj_pipeline::kinds::all())
    }

    fn pipeline_open(&self, caller: &Caller, request: PipelineRef) -> Result<PipelineDocument> {
        self.open_pipeline(caller, &request.file)
    }

    fn pipeline_save(&self, caller: &Caller, request: SavePipelineRequest) -> Result<SavedPipeline> {
        self.save_pipeline(caller, request)
    }

    fn pipeline_create(&self, caller: &Caller, request: CreatePipelineRequest) -> Result<PipelineDocument> {
        self.create_pipeline(caller, &request)
    }

    fn pipeline_history(&self, _: &Caller, request: PipelineRef) -> Result<PipelineHistory> {
        self.pipeline_versions(&request.file)
    }

    fn pipeline_version(&self, _: &Caller, request: PipelineVersionRequest) -> Result<PipelineContent> {
        self.pipeline_at(&request.file, request.version)
    }

    fn pipeline_diff(&self, _: &Caller, request: PipelineDiffRequest) -> Result<PipelineDiff> {
        self.diff_pipelines(&request)
    }

    fn pipeline_rows(&self, _: &Caller, request: NodeRowsRequest) -> Result<NodeRowsResponse> {
        self.node_rows(&request)
    }

    fn pipeline_inspect(&self, _: &Caller, request: InspectNodeRequest) -> Result<ProfileResponse> {
        self.inspect_node(&request).map(|profile| ProfileResponse { profile })
    }

    fn pipeline_chart(&self, caller: &Caller, request: NodeChartRequest) -> Result<TableChartResponse> {
        self.chart_node(caller, &request).map(|chart| TableChartResponse { chart })
    }

    fn pipeline_report(&self, caller: &Caller, request: ReportNodeRequest) -> Result<ReportResponse> {
        self.report_node(caller, &request)
    }

    fn pipeline_reset(&self, _: &Caller, request: ResetRequest) -> Result<ResetResponse> {
        self.reset_pipeline(&request)
    }

    fn pipeline_complete(&self, caller: &Caller, request: CompleteRequest) -> Result<Completion> {
        self.complete_expression(caller, &request)
    }

    fn pipeline_preview_expression(
        &self,
        caller: &Caller,
        request: PreviewExpressionRequest,
    ) -> Result<PreviewExpressionResponse> {
        self.preview_expression(caller, &request)
    }

    fn component_list(&self, caller: &Caller, _: Nothing) -> Result<ComponentList> {
        self.components(caller)
    }

    fn component_show(&self, _: &Caller, request: ComponentRequest) -> Result<ComponentContent> {
        self.show_component(&request)
    }

    fn component_publish(&self, caller: &Caller, request: PublishComponentRequest) -> Result<PublishedComponent> {
        self.publish_component(caller, &request)
    }

    fn component_remove(&self, _: &Caller, request: ComponentRequest) -> Result<RemovedComponent> {
        self.remove_component(&request)
    }

    fn pipeline_run(&self, caller: &Caller, request: RunRequest) -> Result<RunResponse> {
        self.run_pipeline(caller, &request).map(|run| RunResponse { run })
    }

    fn runs_list(&self, _: &Caller, request: RunsRequest) -> Result<RunList> {
        self.store().runs_page(&request)
    }

    fn runs_show(&self, _: &Caller, request: RunRef) -> Result<RunResponse> {
        let id = self.store().run_id(&request.id)?;
        self.store().run(&id).map(|run| RunResponse { run })
    }

    fn runs_compare(&self, _: &Caller, request: RunRefs) -> Result<CompareResponse> {
        self.compare(&request.ids)
    }

    fn runs_series(&self, _: &Caller, request: SeriesRequest) -> Result<SeriesResponse> {
        let mut series = Vec::new();
        for reference in &request.ids {
            series.extend(self.store().series(&self.store().run_id(reference)?, request.metric.as_deref())?);
        }
        Ok(SeriesResponse { series })
    }

    fn runs_cancel(&self, _: &Caller, request: CancelRunRequest) -> Result<RunResponse> {
        self.cancel(&request.id, request.node.as_deref()).map(|run| RunResponse { run })
    }

    fn jobs_cancel(&self, _: &Caller, request: JobRef) -> Result<Nothing> {
        match self.running().cancel(&request.job) {
            true => Ok(Nothing {}),
            false => Err(Error::new(Code::JobMissing).with("job", request.job)),
        }
    }

    fn models_list(&self, _: &Caller, _: Nothing) -> Result<ModelList> {
        self.store().models().map(|models| ModelList { models })
    }

    fn models_show(&self, _: &Caller, request: ModelRef) -> Result<ModelResponse> {
        self.show_model(&request.model)
    }

    fn models_predict(&self, caller: &Caller, request: PredictRequest) -> Result<PredictResponse> {
        self.predict(caller, &request).map(|prediction| PredictResponse { prediction })
    }

    fn deploy_create(&self, caller: &Caller, request: DeployRequest) -> Result<DeploymentResponse> {
        self.deploy(caller, &request).map(|deployment| DeploymentResponse { deployment })
    }

    fn deploy_list(&self, _: &Caller, _: Nothing) -> Result<DeploymentList> {
        self.deployments().map(|deployments| DeploymentList { deployments })
    }

    fn deploy_status(&self, _: &Caller, request: DeploymentRef) -> Result<DeploymentResponse> {
        self.deployment(&request.name).map(|deployment| DeploymentResponse { deployment })
    }

    fn deploy_stop(&self, _: &Caller, request: DeploymentRef) -> Result<DeploymentResponse> {
        self.stop_deployment(&request.name).map(|deployment| DeploymentResponse { deployment })
    }

    fn deploy_start(&self, _: &Caller, request: DeploymentRef) -> Result<DeploymentResponse> {
        self.start_deployment(&request.name).map(|deployment| DeploymentResponse { deployment })
    }

    fn deploy_metrics(&self, _: &Caller, request: DeploymentRef) -> Result<MetricsResponse> {
        self.deployment_metrics(&request.name).map(|metrics| MetricsResponse { metrics })
    }

    fn deploy_logs(&self, _: &Caller, request: LogsRequest) -> Result<LogsResponse> {
        self.deployment_logs(&request)
    }

    fn deploy_ask(&self, caller: &Caller, request: AskRequest) -> Result<AskResponse> {
        self.ask(caller, &request)
    }

    fn charts_render(&self, _: &Caller, request: ChartRequest) -> Result<Picture> {
        falaj_charts::render(&request)
    }

    fn audit_list(&self, _: &Caller, request: AuditRequest) -> Result<AuditList> {
        let (limit, find) = (request.limit.unwrap_or(100), request.find.as_deref().unwrap_or_default());
        let (entries, total) = self.store().audit(limit, request.offset, find)?;
        Ok(AuditList { entries, total })
    }

    fn machine_info(&self, _: &Caller, _: Nothing) -> Result<MachineResponse> {
        Ok(MachineResponse { machine: self.machine().sample(self.store().root()) })
    }

    fn machine_hardware(&self, _: &Caller, _: Nothing) -> Result<HardwareResponse> {
        Ok(HardwareResponse { hardware: crate::hardware::look() })
    }

    fn version(&self, _: &Caller, _: Nothing) -> Result<Version> {
        Ok(crate::version())
    }
}
