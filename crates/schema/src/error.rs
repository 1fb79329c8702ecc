//! Errors: a closed set of codes, each with a message in every language of the catalogue.

mod place;
mod wire;

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use place::{Place, Span};
pub use wire::WireError;

/// The result of anything that can fail in a way a person should read about.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How a failure ends a process, by the table of exit codes of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The work was tried and did not succeed.
    Failed = 1,
    /// The caller asked for something that does not exist or makes no sense.
    Usage = 2,
    /// Data, a file or a signature was refused.
    Refused = 3,
    /// A gate or a policy said no.
    Gate = 4,
    /// The caller may not do this.
    NotPermitted = 5,
    /// Cancelled on request.
    Cancelled = 130,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $wire:literal, $exit:ident, $http:literal;)*) => {
        /// Why something failed. Hosts and the UI branch on this, never on text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $wire)] $name,)* }

        impl Code {
            /// Every code, in the order of the declaration.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The name on the wire and in the message catalogue.
            pub fn as_str(self) -> &'static str { match self { $(Code::$name => $wire),* } }

            /// The exit status of the command line.
            pub fn exit(self) -> Exit { match self { $(Code::$name => Exit::$exit),* } }

            /// The HTTP status.
            pub fn http(self) -> u16 { match self { $(Code::$name => $http),* } }
        }
    };
}

codes! {
    /// A defect of Falaj itself.
    Internal = "internal", Failed, 500;
    /// A request has the wrong shape: unknown command, missing or wrong field.
    BadRequest = "bad_request", Usage, 400;
    /// The caller's token is missing or wrong.
    Unauthorized = "unauthorized", NotPermitted, 401;
    /// The caller's role does not allow this.
    NotPermitted = "not_permitted", NotPermitted, 403;
    /// The work was cancelled on request.
    Cancelled = "cancelled", Cancelled, 409;

    /// No workspace in or above the folder.
    WorkspaceMissing = "workspace_missing", Usage, 404;
    /// The folder to initialise is not empty or already is a workspace.
    WorkspaceExists = "workspace_exists", Refused, 409;
    /// The database was written by a newer Falaj.
    WorkspaceNewer = "workspace_newer", Refused, 409;
    /// The workspace's database is damaged.
    WorkspaceDamaged = "workspace_damaged", Refused, 500;
    /// The workspace can't be written to.
    ReadOnly = "read_only", Failed, 403;
    /// Another process holds what this one needs, longer than it can wait.
    WorkspaceBusy = "workspace_busy", Failed, 409;
    /// The disk is full.
    DiskFull = "disk_full", Failed, 507;
    /// An input or output error with no better code.
    Io = "io", Failed, 500;
    /// The operating system denies access to a path.
    AccessDenied = "access_denied", Failed, 403;

    /// A file is not there.
    FileMissing = "file_missing", Refused, 404;
    /// A folder was named where a file is needed.
    FileIsFolder = "file_is_folder", Refused, 422;
    /// A file has no content.
    FileEmpty = "file_empty", Refused, 422;
    /// The file's kind is not one that can be read.
    FormatUnknown = "format_unknown", Refused, 422;
    /// A file was changed while it was read.
    FileChanged = "file_changed", Refused, 409;
    /// A packed file (gzip, zstd) ends early or contradicts itself.
    ArchiveDamaged = "archive_damaged", Refused, 422;
    /// A file was named where a folder is needed.
    NotAFolder = "not_a_folder", Usage, 422;
    /// A folder has no files to read.
    FolderEmpty = "folder_empty", Refused, 422;
    /// A folder has files of several formats.
    FolderMixed = "folder_mixed", Refused, 422;
    /// The files of a folder do not have the same columns.
    FilesDiffer = "files_differ", Refused, 422;
    /// A table of files with a log (Delta Lake, Iceberg) has no such version.
    TableVersion = "table_version", Usage, 404;
    /// A table's log can't be followed: a file of it is damaged or missing.
    TableDamaged = "table_damaged", Refused, 422;
    /// A table uses something that can't be read.
    TableUnsupported = "table_unsupported", Refused, 422;
    /// A file that must not be overwritten is there already.
    FileExists = "file_exists", Refused, 409;
    /// CSV: rows with another number of fields than the header.
    CsvRagged = "csv_ragged", Refused, 422;
    /// CSV: the delimiter is most likely another one.
    CsvDelimiter = "csv_delimiter", Refused, 422;
    /// CSV: the text is not in the encoding it was read with.
    CsvEncoding = "csv_encoding", Refused, 422;
    /// CSV: the named encoding is not known.
    EncodingUnknown = "encoding_unknown", Usage, 422;
    /// CSV: a line is too long to be a row.
    CsvLineTooLong = "csv_line_too_long", Refused, 422;
    /// CSV: a quote is opened and never closed.
    CsvQuote = "csv_quote", Refused, 422;
    /// CSV: the header is unusable (a name twice, an empty name).
    CsvHeader = "csv_header", Refused, 422;
    /// CSV: a cell does not fit the column's type.
    CsvCell = "csv_cell", Refused, 422;
    /// Parquet: the file is damaged or cut short.
    ParquetDamaged = "parquet_damaged", Refused, 422;
    /// Arrow: the file is damaged or cut short.
    ArrowDamaged = "arrow_damaged", Refused, 422;
    /// JSON: the data can't be read at a line and character.
    JsonSyntax = "json_syntax", Refused, 422;
    /// JSON: the data is no list of objects and no sequence of them.
    JsonShape = "json_shape", Refused, 422;
    /// JSON: a record is too long to be one.
    JsonTooLong = "json_too_long", Refused, 422;
    /// Excel: the workbook is damaged or cut short.
    ExcelDamaged = "excel_damaged", Refused, 422;
    /// Excel: the workbook is protected by a password.
    ExcelProtected = "excel_protected", Refused, 422;
    /// Excel: the workbook has no such sheet.
    SheetMissing = "sheet_missing", Refused, 422;
    /// Excel: the header is unusable (a name twice, a column without a name, merged cells).
    SheetHeader = "sheet_header", Refused, 422;
    /// A table would have more columns than it can.
    ColumnsMany = "columns_many", Refused, 422;
    /// A value is none of the type asked for its column.
    TypeMisfit = "type_misfit", Refused, 422;
    /// A table has no rows.
    NoRows = "no_rows", Refused, 422;
    /// JSON that can't be read.
    JsonInvalid = "json_invalid", Refused, 422;

    /// Source: no registered source of that name.
    SourceUnknown = "source_unknown", Usage, 404;
    /// Source: nothing answers at its address.
    SourceUnreachable = "source_unreachable", Failed, 502;
    /// Source: user or password are wrong.
    SourceCredentials = "source_credentials", Refused, 422;
    /// Source: it has no database, table or object of that name.
    SourceMissing = "source_missing", Refused, 404;
    /// Source: the user may not read this.
    SourceDenied = "source_denied", Refused, 403;
    /// Source: no protected connection can be made.
    SourceTls = "source_tls", Failed, 502;
    /// Source: it does not take the query.
    SourceQuery = "source_query", Refused, 422;
    /// Source: the connection broke while it was read.
    SourceLost = "source_lost", Failed, 502;
    /// Source: another program has locked it.
    SourceBusy = "source_busy", Failed, 409;
    /// Source: its file is damaged.
    SourceDamaged = "source_damaged", Refused, 422;
    /// The operating system's keyring can't be used.
    Keyring = "keyring", Failed, 500;
    /// Source: a cell's text is not UTF-8.
    SourceText = "source_text", Refused, 422;

    /// No folder is watched for a dataset of that name.
    WatchMissing = "watch_missing", Usage, 404;
    /// No dataset of that name or version.
    DatasetMissing = "dataset_missing", Usage, 404;
    /// It is not known from where and how a dataset was imported.
    OriginUnknown = "origin_unknown", Usage, 422;
    /// A name is not allowed.
    NameInvalid = "name_invalid", Usage, 422;
    /// A column is not in the table.
    ColumnMissing = "column_missing", Refused, 422;
    /// A key to join by stands in several rows of the right table.
    KeysTwice = "keys_twice", Refused, 422;
    /// A column has a type that can't be used so.
    ColumnType = "column_type", Refused, 422;
    /// A list names a column twice, or a table would have two columns of that name.
    ColumnTwice = "column_twice", Refused, 422;

    /// No suite of quality rules of that name.
    SuiteMissing = "suite_missing", Usage, 404;
    /// A suite of quality rules is of a newer format.
    SuiteNewer = "suite_newer", Refused, 422;
    /// A suite of quality rules, or a rule in it, contradicts itself or has what is not known.
    SuiteInvalid = "suite_invalid", Refused, 422;
    /// A file is no suite of Great Expectations.
    SuiteForeign = "suite_foreign", Refused, 422;
    /// The suite has no rule of that id.
    RuleMissing = "rule_missing", Usage, 404;
    /// A rule is about the table as a whole and has no failing rows.
    RuleNotRows = "rule_not_rows", Usage, 422;
    /// An SQL expression over the columns of a table can't be used.
    ExpressionInvalid = "expression_invalid", Refused, 422;
    /// A regular expression can't be read.
    PatternInvalid = "pattern_invalid", Refused, 422;
    /// A value of a rule does not fit the type of its column.
    RuleValue = "rule_value", Refused, 422;
    /// A column has no value that could be measured.
    NoValues = "no_values", Refused, 422;
    /// A column has too many different values for what is asked.
    TooManyValues = "too_many_values", Refused, 422;
    /// Rules of severity `error` do not hold.
    QualityFailed = "quality_failed", Gate, 409;

    /// No pipeline of that name.
    PipelineMissing = "pipeline_missing", Usage, 404;
    /// The pipeline file has problems; the first is named.
    PipelineInvalid = "pipeline_invalid", Refused, 422;
    /// The pipeline has no nodes.
    PipelineEmpty = "pipeline_empty", Refused, 422;
    /// The pipeline file is of a newer format.
    PipelineNewer = "pipeline_newer", Refused, 422;
    /// No template of that name.
    TemplateUnknown = "template_unknown", Usage, 404;
    /// Node: its kind is not known.
    NodeKind = "node_kind", Refused, 422;
    /// Node: two have the same id.
    NodeTwice = "node_twice", Refused, 422;
    /// Node: another one writes the same file.
    FileTwice = "file_twice", Refused, 422;
    /// Node: no node of that id.
    NodeMissing = "node_missing", Usage, 404;
    /// Node: an input port is not connected.
    InputMissing = "input_missing", Refused, 422;
    /// Node: an input port that this kind does not have.
    InputUnknown = "input_unknown", Refused, 422;
    /// Node: the connected output has another type.
    InputType = "input_type", Refused, 422;
    /// Node: a parameter that this kind does not have.
    ParamUnknown = "param_unknown", Refused, 422;
    /// Node: a parameter is missing.
    ParamMissing = "param_missing", Refused, 422;
    /// Node: a parameter has a value that is not allowed.
    ParamInvalid = "param_invalid", Refused, 422;
    /// Node: two parameters that can't stand together.
    ParamConflict = "param_conflict", Refused, 422;
    /// A value to run with is not written as `node.param=value`.
    SettingInvalid = "setting_invalid", Usage, 422;
    /// The pipeline was changed elsewhere in ways that contradict what is to be saved.
    PipelineChanged = "pipeline_changed", Refused, 409;
    /// No version of that number is kept of the pipeline.
    VersionMissing = "version_missing", Usage, 404;
    /// A node that is switched off, or needs one that is, was to run.
    NodeDisabled = "node_disabled", Refused, 409;
    /// A node has no rows to show: it has not run with just these settings and inputs.
    RowsMissing = "rows_missing", Refused, 409;
    /// The result that is pinned at a node is not there.
    PinMissing = "pin_missing", Refused, 409;
    /// A result that is pinned was to be reset.
    NodePinned = "node_pinned", Refused, 409;
    /// A run of the pipeline is at work.
    RunAtWork = "run_at_work", Refused, 409;
    /// A node gives something that has no rows.
    NoTable = "no_table", Usage, 422;
    /// The graph has a cycle.
    Cycle = "cycle", Refused, 422;
    /// Nodes, components in components: a pipeline is too large to be worked out.
    PipelineTooLarge = "pipeline_too_large", Refused, 422;

    /// No component of that name, in the pipeline or in the library.
    ComponentMissing = "component_missing", Usage, 404;
    /// The library has no version of that number of a component.
    ComponentVersionMissing = "component_version_missing", Usage, 404;
    /// A component of the library is of a newer format.
    ComponentNewer = "component_newer", Refused, 422;
    /// A component contains itself.
    ComponentLoop = "component_loop", Refused, 422;
    /// A parameter or an output of a component, or a parameter of a pipeline, is of something that is not there.
    ExposedMissing = "exposed_missing", Refused, 422;
    /// Inputs, nodes, outputs or parameters of the same name.
    NameTwice = "name_twice", Refused, 422;
    /// The pipeline has no parameter of that name.
    ParameterUnknown = "parameter_unknown", Usage, 404;

    /// Expression: something else stands where a word is needed.
    ExprSyntax = "expr_syntax", Refused, 422;
    /// Expression: a value has a type that can't be used there.
    ExprType = "expr_type", Refused, 422;
    /// Expression: no column or function of that name.
    ExprUnknownName = "expr_unknown_name", Refused, 422;
    /// Expression: a function is given too few or too many arguments.
    ExprArguments = "expr_arguments", Refused, 422;
    /// Expression: a regular expression can't be read.
    ExprPattern = "expr_pattern", Refused, 422;
    /// Expression: a strict conversion met a value that it can't convert.
    ExprValue = "expr_value", Refused, 422;
    /// A cell can't be converted to the type asked for.
    CastFailed = "cast_failed", Refused, 422;
    /// A query in SQL can't be read or names what is not there.
    SqlInvalid = "sql_invalid", Refused, 422;
    /// A query in SQL does something else than select.
    SqlNotSelect = "sql_not_select", Refused, 422;
    /// Tables to be put below each other have different columns.
    ColumnsDiffer = "columns_differ", Refused, 422;
    /// A pivot would make more columns than are allowed.
    TooManyColumns = "too_many_columns", Refused, 422;

    /// The target has one class only.
    TargetOneClass = "target_one_class", Refused, 422;
    /// The target has more classes than can be told apart.
    TargetClasses = "target_classes", Refused, 422;
    /// No column is left that a model could learn from.
    NoInputs = "no_inputs", Refused, 422;
    /// A part of the split has no rows.
    SplitEmpty = "split_empty", Refused, 422;
    /// The loss is not a number any more.
    LossNotFinite = "loss_not_finite", Failed, 422;
    /// The runner process ended without a result.
    RunnerDied = "runner_died", Failed, 500;
    /// The runner finds no device of the kind that it is built for.
    DeviceMissing = "device_missing", Failed, 500;
    /// The device's memory is too small for the training.
    DeviceMemory = "device_memory", Failed, 422;
    /// A part of Falaj that has to stand beside it is not there.
    ProgramMissing = "program_missing", Failed, 500;
    /// The process that owned the run is gone.
    OwnerGone = "owner_gone", Failed, 500;
    /// No run of that id.
    RunMissing = "run_missing", Usage, 404;
    /// A filter over runs can't be read.
    FilterInvalid = "filter_invalid", Usage, 422;
    /// Runs have nothing of that name to filter or sort by.
    FilterField = "filter_field", Usage, 422;
    /// No job of that id is at work.
    JobMissing = "job_missing", Usage, 404;
    /// The run is over and can't be cancelled.
    RunOver = "run_over", Usage, 409;
    /// The node of a run is over and can't be cancelled.
    NodeOver = "node_over", Usage, 409;

    /// No model of that name or version.
    ModelMissing = "model_missing", Usage, 404;
    /// A model package is damaged: a digest or a shape does not fit.
    ModelDamaged = "model_damaged", Refused, 422;
    /// A model package is of a newer format.
    ModelNewer = "model_newer", Refused, 422;
    /// A value can't be used as an input of the model.
    InputInvalid = "input_invalid", Refused, 422;

    /// No deployment of that name.
    DeploymentMissing = "deployment_missing", Usage, 404;
    /// A deployment of that name is running.
    DeploymentExists = "deployment_exists", Refused, 409;
    /// No target of that name.
    TargetMissing = "target_missing", Usage, 404;
    /// The port is taken.
    PortInUse = "port_in_use", Failed, 409;
    /// The server did not become ready.
    NotReady = "not_ready", Failed, 503;
    /// A host is not an address of this machine.
    HostInvalid = "host_invalid", Usage, 422;
    /// A running deployment was to get another address.
    AddressFixed = "address_fixed", Usage, 409;
    /// A server process ended by itself.
    ServerDied = "server_died", Failed, 500;
    /// The deployment is not running.
    DeploymentStopped = "deployment_stopped", Failed, 409;

    /// A chart has no value that could be drawn.
    ChartEmpty = "chart_empty", Refused, 422;
    /// A chart's description contradicts itself or goes beyond a limit.
    ChartInvalid = "chart_invalid", Usage, 422;
    /// No run has a curve of that name.
    CurveMissing = "curve_missing", Usage, 404;
}

/// A failure written for people: the code, the values its message needs, and where it happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Why it failed.
    pub code: Code,
    /// Values for the message's placeholders.
    pub params: BTreeMap<String, String>,
    /// Where it failed.
    pub place: Box<Place>,
    /// What the library below said, for the log and "copy details"; never shown as the message.
    pub detail: Option<String>,
}

impl Error {
    /// An error of `code` with nothing more known yet.
    pub fn new(code: Code) -> Self {
        Self { code, params: BTreeMap::new(), place: Box::default(), detail: None }
    }

    /// What an input or output error at `path` means to people.
    pub fn from_io(path: &std::path::Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let code = match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Code::FileMissing,
            ErrorKind::IsADirectory => Code::FileIsFolder,
            ErrorKind::PermissionDenied => Code::AccessDenied,
            ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Code::DiskFull,
            _ => Code::Io,
        };
        Self::new(code).file(path).detail(error)
    }

    /// Adds a value for a placeholder of the message.
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Adds what the library below said.
    pub fn detail(mut self, detail: impl fmt::Display) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// Names the file.
    pub fn file(mut self, path: impl AsRef<std::path::Path>) -> Self {
        self.place.file = Some(path.as_ref().display().to_string());
        self
    }

    /// Names the column.
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.place.column = Some(column.into());
        self
    }

    /// Names the node of the pipeline.
    pub fn node(mut self, node: impl Into<String>) -> Self {
        self.place.node = Some(node.into());
        self
    }

    /// Names the parameter of the node.
    pub fn param(mut self, param: impl Into<String>) -> Self {
        self.place.param = Some(param.into());
        self
    }

    /// Names the quality rule.
    pub fn rule(mut self, rule: impl Into<String>) -> Self {
        self.place.rule = Some(rule.into());
        self
    }

    /// Names the row, counted from 1 (in a CSV file the header is line 1, so this is the line).
    pub fn row(mut self, row: u64) -> Self {
        self.place.row = Some(row);
        self
    }

    /// The form that leaves the process, with message and hint in `lang`.
    pub fn to_wire(&self, lang: crate::message::Lang) -> WireError {
        let text = crate::message::error_text(lang, self);
        WireError {
            code: self.code,
            message: text.message,
            hint: text.hint,
            place: (*self.place).clone(),
            params: self.params.clone(),
            detail: self.detail.clone(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::message::error_text(crate::message::Lang::En, self).message)
    }
}

impl std::error::Error for Error {}
