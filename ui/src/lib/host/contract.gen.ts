// Generated from crates/schema by `cargo xtask codegen`. Do not edit.

/**
 * Asks to register a source, or to change the one of that name.
 */
export type AddSourceRequest = { 
/**
 * Name in the workspace.
 */
name: string, 
/**
 * Where it is.
 */
place: SourcePlace, 
/**
 * Its password, kept in the operating system's keyring; none keeps the one that is there.
 */
password?: string, };

/**
 * Asks a deployment for predictions.
 */
export type AskRequest = { 
/**
 * Name of the deployment.
 */
name: string, 
/**
 * Rows: input name → value. What is left out is missing.
 */
rows: Record<string, unknown>[], };

/**
 * Answers of a deployment.
 */
export type AskResponse = { 
/**
 * One for each row, in order.
 */
predictions: Array<Prediction>, 
/**
 * Version that answered.
 */
version: string, 
/**
 * How long the server took, milliseconds.
 */
milliseconds: number, };

/**
 * What happened to the workspace, for the record.
 */
export type AuditEntry = { 
/**
 * Counts from 1.
 */
seq: number, 
/**
 * When.
 */
time: number, 
/**
 * Who.
 */
actor: string, 
/**
 * From where: `desktop`, `http` or `cli`.
 */
host: string, 
/**
 * Command.
 */
command: string, 
/**
 * What it acted on.
 */
subject: string, 
/**
 * `ok` or the error's code.
 */
outcome: string, };

/**
 * Audit entries, newest first.
 */
export type AuditList = { 
/**
 * The entries.
 */
entries: Array<AuditEntry>, 
/**
 * How many there are in all that have the text.
 */
total: number, };

/**
 * Asks for audit entries.
 */
export type AuditRequest = { 
/**
 * At most so many, newest first; 100 by default.
 */
limit?: number, 
/**
 * Leaves out so many of the newest; 0 by default.
 */
offset?: number, 
/**
 * Only entries with this text in any of their words, whatever its case.
 */
find?: string, };

/**
 * The middle of a distribution whose few far values would hide it.
 */
export type Body = { 
/**
 * Values between its ends.
 */
histogram: Histogram, 
/**
 * Values below it.
 */
below: number, 
/**
 * Values above it.
 */
above: number, };

/**
 * Asks to cancel a run, or one node of it.
 */
export type CancelRunRequest = { 
/**
 * Id, beginning of an id, or name.
 */
id: string, 
/**
 * The node, with those within it where it is of a component; what needs it is skipped, and the rest goes on.
 */
node?: string, };

/**
 * Something that could stand at a place of an expression.
 */
export type Candidate = { 
/**
 * What is inserted.
 */
text: string, 
/**
 * What is shown.
 */
label: string, 
/**
 * What it is.
 */
kind: CandidateKind, 
/**
 * Of a function its name and arguments, of a column its type.
 */
signature: string, 
/**
 * What it does in one line, in the caller's language; empty where there is nothing to say.
 */
doc: string, };

/**
 * What a candidate of a completion is.
 */
export type CandidateKind = "column" | "function" | "keyword";

/**
 * A note on the canvas.
 */
export type CanvasNote = { 
/**
 * Unique in the layout.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Left upper corner, in pixels.
 */
at: [number, number], 
/**
 * Width and height, in pixels.
 */
size: [number, number], 
/**
 * Who changed the text last; the host writes it, and what was written before it did has none.
 */
actor?: string, 
/**
 * When that was.
 */
changed?: number, };

/**
 * How much differs.
 */
export type ChangeCounts = { 
/**
 * Nodes that came in.
 */
added: number, 
/**
 * Nodes that went.
 */
removed: number, 
/**
 * Nodes with other settings, inputs or another kind.
 */
changed: number, };

/**
 * What becomes of the values of several rows.
 */
export type ChartAggregate = "count" | "sum" | "mean" | "median" | "min" | "max";

/**
 * What an axis measures.
 */
export type ChartAxis = { 
/**
 * What it measures; may be empty.
 */
title: string, 
/**
 * In what unit; may be empty.
 */
unit: string, 
/**
 * Whether it is logarithmic.
 */
log: boolean, 
/**
 * Its labels; round values are chosen where there are none.
 */
ticks: Array<ChartTick>, };

/**
 * What is drawn.
 */
export type ChartBody = { "kind": "lines", 
/**
 * The lines; later ones are drawn above earlier ones.
 */
series: Array<ChartSeries>, 
/**
 * Values to compare with.
 */
thresholds: Array<ChartMark>, } | { "kind": "histogram", 
/**
 * Edges, rising; one more than counts.
 */
edges: Array<number>, 
/**
 * Counts.
 */
counts: Array<number>, 
/**
 * Values such as the mean.
 */
marks: Array<ChartMark>, } | { "kind": "stacks", 
/**
 * Edges, rising; one more than values of each series.
 */
edges: Array<number>, 
/**
 * The counts of each group.
 */
series: Array<ChartGroup>, } | { "kind": "unit", 
/**
 * The curves; later ones are drawn above earlier ones.
 */
series: Array<ChartSeries>, 
/**
 * Whether the line of guessing is drawn.
 */
diagonal: boolean, 
/**
 * The level that guessing reaches.
 */
level: number | null, } | { "kind": "confusion", 
/**
 * Names of the classes.
 */
classes: Array<string>, 
/**
 * For each true class, how often each class was predicted.
 */
counts: Array<Array<number>>, } | { "kind": "bars", 
/**
 * Names.
 */
labels: Array<string>, 
/**
 * Values, one for each name; `null` has no bar.
 */
values: Array<number | null>, } | { "kind": "groups", 
/**
 * Names.
 */
labels: Array<string>, 
/**
 * The series, each with a value for each name.
 */
series: Array<ChartGroup>, 
/**
 * Whether the bars of a name follow one upon the other; else they stand beside each other.
 */
stacked: boolean, } | { "kind": "points", 
/**
 * The points; later series are drawn above earlier ones.
 */
series: Array<ChartSeries>, } | { "kind": "boxes", 
/**
 * The boxes, in the order given.
 */
boxes: Array<ChartBox>, };

/**
 * How values spread.
 */
export type ChartBox = { 
/**
 * Name.
 */
label: string, 
/**
 * How many values.
 */
count: number, 
/**
 * The least.
 */
min: number, 
/**
 * The least that lies no further below the box than 1.5 times its height.
 */
low: number, 
/**
 * A quarter of the values are below.
 */
q1: number, 
/**
 * Half of the values are below.
 */
median: number, 
/**
 * Three quarters of the values are below.
 */
q3: number, 
/**
 * The greatest that lies no further above the box than 1.5 times its height.
 */
high: number, 
/**
 * The greatest.
 */
max: number, 
/**
 * How many values lie outside `low` to `high`.
 */
outside: number, };

/**
 * What a picture is.
 */
export type ChartFormat = "svg" | "png";

/**
 * A series of bars: a value for each name, or for each bin.
 */
export type ChartGroup = { 
/**
 * Name.
 */
label: string, 
/**
 * Number of its colour, 1 to 8; 0 is grey.
 */
color: number, 
/**
 * Values; `null` has no bar.
 */
values: Array<number | null>, };

/**
 * A named value of an axis, drawn as a line across.
 */
export type ChartMark = { 
/**
 * The value.
 */
at: number, 
/**
 * Its name.
 */
label: string, 
/**
 * Whether the line is dashed.
 */
dashed: boolean, };

/**
 * The shape that marks a series.
 */
export type ChartMarker = "circle" | "square" | "triangle" | "diamond" | "down";

/**
 * What a chart of a table is to show.
 */
export type ChartPick = { 
/**
 * How it is drawn; without it, as suits the types of the columns.
 */
kind?: TableChartKind, 
/**
 * The column along the chart; of boxes the one that is measured, unless `y` is.
 */
x: string, 
/**
 * The column of values; without one, rows are counted.
 */
y?: string, 
/**
 * What becomes of the values of bars and lines: the mean by default, the count without `y`.
 */
aggregate?: ChartAggregate, 
/**
 * A column whose values have a colour each.
 */
color?: string, 
/**
 * Of a histogram, how many bins at most, 1 to 200; 40 by default.
 */
bins?: number, };

/**
 * Asks for a picture of a chart.
 */
export type ChartRequest = { 
/**
 * The chart.
 */
spec: ChartSpec, 
/**
 * What the picture is to be.
 */
format: ChartFormat, 
/**
 * PNG: pixels of the picture for each pixel of the chart, 0.5 to 4; 2 by default.
 */
scale?: number, };

/**
 * A line.
 */
export type ChartSeries = { 
/**
 * Name, written at its end.
 */
label: string, 
/**
 * Number of its colour, 1 to 8; 0 is grey.
 */
color: number, 
/**
 * Lengths of dash, gap, dash… in pixels; solid without any.
 */
dash: Array<number>, 
/**
 * The shape that marks it.
 */
marker: ChartMarker, 
/**
 * Places, rising.
 */
x: Array<number>, 
/**
 * Values, one for each place; `null` is a gap.
 */
y: Array<number | null>, 
/**
 * Whether it only stands behind another: drawn faintly, without a name.
 */
faint: boolean, };

/**
 * A chart. Charts are never mirrored: the language decides where headings begin, and how text is laid out.
 */
export type ChartSpec = { 
/**
 * What the chart shows.
 */
title: string, 
/**
 * What it is of; may be empty.
 */
subtitle: string, 
/**
 * What is drawn.
 */
body: ChartBody, 
/**
 * The axis along the bottom.
 */
x: ChartAxis, 
/**
 * The axis that rises.
 */
y: ChartAxis, 
/**
 * On what it stands.
 */
theme: ChartTheme, 
/**
 * Language of its text.
 */
lang: Lang, 
/**
 * Width in pixels, 200 to 4,000.
 */
width: number, 
/**
 * Height in pixels, 120 to 4,000.
 */
height: number, };

/**
 * On what a chart stands.
 */
export type ChartTheme = "light" | "dark";

/**
 * A labelled place on an axis.
 */
export type ChartTick = { 
/**
 * Where.
 */
at: number, 
/**
 * What stands there.
 */
label: string, };

/**
 * Asks to check a dataset with a suite: one that is named, or one that is given.
 */
export type CheckQualityRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * Name of a suite of the workspace, or path of its file.
 */
suite?: string, 
/**
 * A suite that need not be saved; what comes of it is not kept.
 */
inline?: QualitySuite, 
/**
 * Only these rules, by id; what comes of a part is not kept.
 */
rules?: Array<string>, };

/**
 * Whether the workspace's files are where they should be.
 */
export type CheckResponse = { 
/**
 * What is wrong; empty when all is well. Sizes are looked at, not the whole content.
 */
troubles: Array<Trouble>, };

/**
 * Why something failed. Hosts and the UI branch on this, never on text.
 */
export type Code = "internal" | "bad_request" | "unauthorized" | "not_permitted" | "cancelled" | "workspace_missing" | "workspace_exists" | "workspace_newer" | "workspace_damaged" | "read_only" | "workspace_busy" | "disk_full" | "io" | "access_denied" | "file_missing" | "file_is_folder" | "file_empty" | "format_unknown" | "file_changed" | "archive_damaged" | "not_a_folder" | "folder_empty" | "folder_mixed" | "files_differ" | "table_version" | "table_damaged" | "table_unsupported" | "file_exists" | "csv_ragged" | "csv_delimiter" | "csv_encoding" | "encoding_unknown" | "csv_line_too_long" | "csv_quote" | "csv_header" | "csv_cell" | "parquet_damaged" | "arrow_damaged" | "json_syntax" | "json_shape" | "json_too_long" | "excel_damaged" | "excel_protected" | "sheet_missing" | "sheet_header" | "columns_many" | "type_misfit" | "no_rows" | "json_invalid" | "source_unknown" | "source_unreachable" | "source_credentials" | "source_missing" | "source_denied" | "source_tls" | "source_query" | "source_lost" | "source_busy" | "source_damaged" | "keyring" | "source_text" | "watch_missing" | "dataset_missing" | "origin_unknown" | "name_invalid" | "column_missing" | "keys_twice" | "column_type" | "column_twice" | "suite_missing" | "suite_newer" | "suite_invalid" | "suite_foreign" | "rule_missing" | "rule_not_rows" | "expression_invalid" | "pattern_invalid" | "rule_value" | "no_values" | "too_many_values" | "quality_failed" | "pipeline_missing" | "pipeline_invalid" | "pipeline_empty" | "pipeline_newer" | "template_unknown" | "node_kind" | "node_twice" | "file_twice" | "node_missing" | "input_missing" | "input_unknown" | "input_type" | "param_unknown" | "param_missing" | "param_invalid" | "param_conflict" | "setting_invalid" | "pipeline_changed" | "version_missing" | "node_disabled" | "rows_missing" | "pin_missing" | "node_pinned" | "run_at_work" | "no_table" | "cycle" | "pipeline_too_large" | "component_missing" | "component_version_missing" | "component_newer" | "component_loop" | "exposed_missing" | "name_twice" | "parameter_unknown" | "expr_syntax" | "expr_type" | "expr_unknown_name" | "expr_arguments" | "expr_pattern" | "expr_value" | "cast_failed" | "sql_invalid" | "sql_not_select" | "columns_differ" | "too_many_columns" | "target_one_class" | "target_classes" | "no_inputs" | "split_empty" | "loss_not_finite" | "runner_died" | "device_missing" | "device_memory" | "program_missing" | "owner_gone" | "run_missing" | "filter_invalid" | "filter_field" | "job_missing" | "run_over" | "node_over" | "model_missing" | "model_damaged" | "model_newer" | "input_invalid" | "deployment_missing" | "deployment_exists" | "target_missing" | "port_in_use" | "not_ready" | "host_invalid" | "address_fixed" | "server_died" | "deployment_stopped" | "chart_empty" | "chart_invalid" | "curve_missing";

/**
 * One column of a table.
 */
export type Column = { 
/**
 * Name, unique in the table.
 */
name: string, 
/**
 * Type of its values.
 */
type: ColumnType, };

/**
 * A column in two versions.
 */
export type ColumnDifference = { 
/**
 * Name.
 */
name: string, 
/**
 * What became of it.
 */
fate: ColumnFate, 
/**
 * In the first version.
 */
from: ColumnSide | null, 
/**
 * In the second version.
 */
to: ColumnSide | null, 
/**
 * How far its distribution moved, 0 (not at all) to 1. Numbers and moments: the largest distance between the two
 * cumulative distributions (two-sample Kolmogorov–Smirnov statistic); text and yes/no: the total variation
 * distance between the shares of the values. `null` where the types differ, a side has no value, or most rows of
 * text have a value of their own.
 */
shift: number | null, };

/**
 * What became of a column.
 */
export type ColumnFate = "added" | "removed" | "retyped" | "kept";

/**
 * A column that differs from what a rule expects.
 */
export type ColumnMismatch = { 
/**
 * Name.
 */
name: string, 
/**
 * How.
 */
problem: ColumnProblem, 
/**
 * Type that it has.
 */
found: ColumnType | null, 
/**
 * Type or types that it is to have; empty where any will do.
 */
expected: Array<ColumnType>, };

/**
 * How a column differs from what a rule expects.
 */
export type ColumnProblem = "missing" | "unexpected" | "retyped" | "moved";

/**
 * What is known of one column.
 */
export type ColumnProfile = { 
/**
 * Name.
 */
name: string, 
/**
 * Type of its values.
 */
type: ColumnType, 
/**
 * What the values mean.
 */
semantic: Semantic, 
/**
 * Rows without a value.
 */
missing: number, 
/**
 * Different values.
 */
distinct: number, 
/**
 * Different values as a share of the rows with a value, 0 to 1.
 */
distinct_share: number, 
/**
 * Smallest value as text. Of text, at most the first 200 characters.
 */
min: string | null, 
/**
 * Largest value as text. Of text, at most the first 200 characters.
 */
max: string | null, 
/**
 * Arithmetic mean (numbers only).
 */
mean: number | null, 
/**
 * Standard deviation, n − 1 (numbers only).
 */
sd: number | null, 
/**
 * Quantiles by linear interpolation, keyed "0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99" (numbers only).
 */
quantiles: { [key in string]: number }, 
/**
 * Distribution (numbers and moments).
 */
histogram: Histogram | null, 
/**
 * The distribution without its tails, where these are so long that they would hide the rest (numbers).
 */
body: Body | null, 
/**
 * The most frequent values, most frequent first; at most 10. Of text, at most the first 200 characters.
 */
top: Array<TopValue>, 
/**
 * Share of the rows with a value that have the most frequent one, 0 to 1.
 */
top_share: number | null, 
/**
 * Shannon entropy of the frequencies of the values, in nats; none where the values are too many to count each.
 */
entropy: number | null, 
/**
 * Personal data that the values look like.
 */
pii: Array<Pii>, 
/**
 * Pearson correlation with the target, where both are numbers or yes/no and a target was named; on the rows that are
 * looked at for the target.
 */
correlation: number | null, 
/**
 * More on numbers.
 */
numbers: NumberProfile | null, 
/**
 * More on text.
 */
text: TextProfile | null, 
/**
 * More on dates, moments and times of day.
 */
times: TimeProfile | null, 
/**
 * Bytes in memory as an Arrow column: 8 for a number or moment, 4 for a date, a bit for yes or no, 16 for a text and
 * the text itself where it has more than 12; and a bit for a row where some have no value.
 */
memory: number, 
/**
 * Figures that are estimated; all others are exact.
 */
estimated: Array<Estimate>, };

/**
 * A column in one of two versions.
 */
export type ColumnSide = { 
/**
 * Type of its values.
 */
type: ColumnType, 
/**
 * Share of the rows without a value, 0 to 1.
 */
missing: number, 
/**
 * Different values.
 */
distinct: number, 
/**
 * Smallest value as text.
 */
min: string | null, 
/**
 * Largest value as text.
 */
max: string | null, 
/**
 * Arithmetic mean (numbers only).
 */
mean: number | null, };

/**
 * The type of a column's values.
 */
export type ColumnType = "integer" | "real" | "text" | "boolean" | "date" | "datetime" | "time";

/**
 * Asks to compare two dataset versions.
 */
export type CompareDataRequest = { 
/**
 * The one compared with, usually the older: `name` or `name@version`.
 */
from: string, 
/**
 * The other one: `name` or `name@version`.
 */
to: string, };

/**
 * How two values are compared.
 */
export type CompareOp = "<" | "<=" | "=" | "!=" | ">=" | ">";

/**
 * Several runs beside each other.
 */
export type CompareResponse = { 
/**
 * The runs, in the order asked for.
 */
runs: Array<RunSummary>, 
/**
 * Final metrics.
 */
metrics: Array<Difference>, 
/**
 * Settings.
 */
params: Array<Difference>, 
/**
 * Dataset versions.
 */
data: Array<Difference>, };

/**
 * Asks what could stand at a place of an expression.
 */
export type CompleteRequest = { 
/**
 * What it is written for; the columns of that are offered.
 */
of: ExpressionOf, 
/**
 * The expression as far as it is written.
 */
expression: string, 
/**
 * Where the cursor stands, in characters from the start.
 */
cursor: number, };

/**
 * What could stand at a place of an expression, best first.
 */
export type Completion = { 
/**
 * First character that a candidate replaces, counted from 0.
 */
from: number, 
/**
 * Character behind the last one that it replaces.
 */
to: number, 
/**
 * At most 50.
 */
candidates: Array<Candidate>, };

/**
 * A part of a pipeline with ports and settings of its own.
 */
export type Component = { 
/**
 * Its number in the library; 0 where it was never published.
 */
version: number, 
/**
 * Name shown to people.
 */
title: string, 
/**
 * What it is for.
 */
description?: string, 
/**
 * What enters; all have to be fed. A name here is referred to like the id of a node, and none has both.
 */
inputs: Array<ComponentInput>, 
/**
 * What it gives.
 */
outputs: Array<ComponentOutput>, 
/**
 * Its settings.
 */
parameters?: Array<Exposed>, 
/**
 * The steps, in any order.
 */
nodes: Array<Node>, };

/**
 * What became of a component.
 */
export type ComponentChange = "added" | "removed" | "changed";

/**
 * A component of the library with everything that is in it.
 */
export type ComponentContent = { 
/**
 * Its name.
 */
name: string, 
/**
 * The component.
 */
component: Component, 
/**
 * Where its nodes stand.
 */
layout: ComponentLayout, 
/**
 * The components within it, by name.
 */
components: { [key in string]: Component }, 
/**
 * Where the nodes of those stand.
 */
layouts: { [key in string]: ComponentLayout }, };

/**
 * What differs in a component.
 */
export type ComponentDiff = { 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it came in, went, or changed.
 */
change: ComponentChange, 
/**
 * What changed of it, where both have it; its title, ports and the like are in `about`.
 */
diff: PipelineDiff | null, };

/**
 * What enters a component.
 */
export type ComponentInput = { 
/**
 * Unique among inputs and nodes.
 */
name: string, 
/**
 * What it takes.
 */
port: PortType, };

/**
 * Where the nodes of a component stand, and notes beside them.
 */
export type ComponentLayout = { 
/**
 * Left upper corners by node, in pixels; those of its inputs as `in:NAME`, of its outputs as `out:NAME`.
 */
nodes: { [key in string]: [number, number] }, 
/**
 * Notes on the canvas.
 */
notes?: Array<CanvasNote>, };

/**
 * The components of the library.
 */
export type ComponentList = { 
/**
 * By name.
 */
components: Array<ComponentSummary>, };

/**
 * What a component gives.
 */
export type ComponentOutput = { 
/**
 * Unique among outputs.
 */
name: string, 
/**
 * The inner node that gives it: its id, or `id.output` where that is of a component.
 */
of: string, };

/**
 * What a component gives.
 */
export type ComponentPort = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it gives; `null` where that can't be told.
 */
port: PortType | null, };

/**
 * Names a component of the library.
 */
export type ComponentRequest = { 
/**
 * Its name.
 */
name: string, 
/**
 * The version; the newest by default.
 */
version?: number, };

/**
 * What the library has of a component.
 */
export type ComponentStanding = { 
/**
 * Its newest version there; `null` where it was never published.
 */
newest: number | null, 
/**
 * Whether it differs from the library's of the same number.
 */
changed: boolean, };

/**
 * A component of the library, in a list.
 */
export type ComponentSummary = { 
/**
 * Its name.
 */
name: string, 
/**
 * Name shown to people.
 */
title: string, 
/**
 * What it is for.
 */
description: string, 
/**
 * Its newest version.
 */
version: number, 
/**
 * Its versions that can be read, newest first.
 */
versions: Array<ComponentVersion>, 
/**
 * What enters it.
 */
inputs: Array<ComponentInput>, 
/**
 * What it gives.
 */
outputs: Array<ComponentPort>, 
/**
 * How many settings it has.
 */
parameters: number, 
/**
 * How many nodes it has.
 */
nodes: number, 
/**
 * The pipelines of the workspace that have it.
 */
used: Array<ComponentUse>, 
/**
 * What is wrong with the newest of its files that can't be read.
 */
problem: WireError | null, };

/**
 * A pipeline that has a component.
 */
export type ComponentUse = { 
/**
 * Id of the pipeline.
 */
pipeline: string, 
/**
 * The version of the component that it has; 0 where that was never published.
 */
version: number, };

/**
 * A version of a component.
 */
export type ComponentVersion = { 
/**
 * Counted from 1.
 */
version: number, 
/**
 * When it was published.
 */
published: number, 
/**
 * Who published it.
 */
actor: string, 
/**
 * Nodes it has.
 */
nodes: number, };

/**
 * How many things of each kind there are.
 */
export type Counts = { 
/**
 * Datasets, not counting versions.
 */
datasets: number, 
/**
 * Pipelines.
 */
pipelines: number, 
/**
 * Pipelines whose newest run failed.
 */
pipelines_failed: number, 
/**
 * Runs.
 */
runs: number, 
/**
 * Runs at work.
 */
runs_running: number, 
/**
 * Models, not counting versions.
 */
models: number, 
/**
 * Deployments that are not stopped.
 */
deployments: number, 
/**
 * Deployments that are not ready and not stopped.
 */
deployments_unhealthy: number, };

/**
 * Asks for an empty pipeline.
 */
export type CreatePipelineRequest = { 
/**
 * Name shown to people; the file is named after it.
 */
name: string, 
/**
 * A pipeline to copy: its path or id.
 */
from?: string, };

/**
 * Asks for a chart of a dataset.
 */
export type DataChartRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * What it is to show.
 */
chart: ChartPick, };

/**
 * Two dataset versions beside each other.
 */
export type DataComparison = { 
/**
 * The first.
 */
from: Dataset, 
/**
 * The second.
 */
to: Dataset, 
/**
 * Every column of either, in the order of the second, then those that only the first has.
 */
columns: Array<ColumnDifference>, };

/**
 * One version of a dataset.
 */
export type Dataset = { 
/**
 * Identity of this version.
 */
id: string, 
/**
 * Name in the workspace.
 */
name: string, 
/**
 * Counts from 1 for each name.
 */
version: number, 
/**
 * Number of rows.
 */
rows: number, 
/**
 * The columns in order.
 */
columns: Array<Column>, 
/**
 * SHA-256 of the stored Parquet file, hexadecimal.
 */
digest: string, 
/**
 * Size of the stored Parquet file in bytes.
 */
bytes: number, 
/**
 * Where it was imported from.
 */
source: string, 
/**
 * When it was imported.
 */
created: number, 
/**
 * Who imported it.
 */
actor: string, 
/**
 * What was noticed on import.
 */
warnings: Array<Warning>, 
/**
 * How it was read, so that the same place can be read again in the same way; `null` where that is not known.
 */
origin: DatasetOrigin | null, };

/**
 * How a version of a dataset differs from the one before it.
 */
export type DatasetChanges = { 
/**
 * Number of rows before.
 */
rows_before: number, 
/**
 * Number of rows now.
 */
rows_after: number, 
/**
 * Columns that are new.
 */
added: Array<Column>, 
/**
 * Columns that are gone.
 */
removed: Array<Column>, 
/**
 * Columns that have another type.
 */
retyped: Array<RetypedColumn>, };

/**
 * The newest version of every dataset.
 */
export type DatasetList = { 
/**
 * By name.
 */
datasets: Array<Dataset>, };

/**
 * Where a dataset came from and how it was read.
 */
export type DatasetOrigin = { "file": ImportRequest } | { "source": SourceImportRequest };

/**
 * Names a dataset, by default its newest version.
 */
export type DatasetRef = { 
/**
 * `name` or `name@version`.
 */
name: string, };

/**
 * A dataset.
 */
export type DatasetResponse = { 
/**
 * The dataset version.
 */
dataset: Dataset, };

/**
 * What a dataset is used for.
 */
export type DatasetUses = { 
/**
 * Pipelines that read it, by name.
 */
pipelines: Array<PipelineUse>, 
/**
 * Model versions made from it, newest first.
 */
models: Array<ModelUse>, };

/**
 * Asks for a deployment.
 */
export type DeployRequest = { 
/**
 * `name@version`.
 */
model: string, 
/**
 * `local` by default.
 */
target?: string, 
/**
 * Name; the model's name by default.
 */
name?: string, 
/**
 * Only `rolling` so far: the new version takes the old one's place once it is ready.
 */
strategy?: string, 
/**
 * Settings of the target. Local: `port` (a free one by default), `host` (127.0.0.1 by default).
 */
set?: { [key in string]: JsonValue }, };

/**
 * One deployment.
 */
export type Deployment = { 
/**
 * Name, unique in the workspace.
 */
name: string, 
/**
 * Where it stands.
 */
status: DeploymentStatus, 
/**
 * Base address of the Open Inference Protocol, without `/v2`.
 */
url: string, 
/**
 * Where it runs: `local`.
 */
target: string, 
/**
 * How versions are changed: `rolling`.
 */
strategy: string, 
/**
 * What answers.
 */
versions: Array<VersionWeight>, 
/**
 * When it was created.
 */
created: number, 
/**
 * Who created it.
 */
actor: string, 
/**
 * Times its server was started again after it had ended by itself.
 */
restarts: number, 
/**
 * Process id of the server, while there is one.
 */
pid: number | null, 
/**
 * Requests answered since its server started.
 */
requests: number, 
/**
 * Why it failed or restarts.
 */
error: WireError | null, };

/**
 * The deployments of the workspace.
 */
export type DeploymentList = { 
/**
 * By name.
 */
deployments: Array<Deployment>, };

/**
 * Names a deployment.
 */
export type DeploymentRef = { 
/**
 * Its name.
 */
name: string, };

/**
 * A deployment.
 */
export type DeploymentResponse = { 
/**
 * The deployment.
 */
deployment: Deployment, };

/**
 * Where a deployment stands.
 */
export type DeploymentStatus = "starting" | "ready" | "restarting" | "failed" | "stopped";

/**
 * A column that follows from an expression.
 */
export type DerivedColumn = { 
/**
 * Its name.
 */
name: string, 
/**
 * The expression.
 */
expression: string, };

/**
 * One row of a comparison.
 */
export type Difference = { 
/**
 * What is compared: a metric, a parameter `node.param`, or a dataset.
 */
key: string, 
/**
 * The value in each run, in the order asked for; `null` where a run has none.
 */
values: unknown[], 
/**
 * True unless all values are equal.
 */
differs: boolean, };

/**
 * How the distance between two distributions is measured.
 */
export type Distance = "psi" | "ks";

/**
 * In what the error of an estimate is given.
 */
export type ErrorUnit = "share" | "value" | "rows";

/**
 * A figure that is estimated, because to count it exactly would take too much memory, and how far it may be off.
 */
export type Estimate = { 
/**
 * Which: `distinct`, `top` (counts may be too low), `quantiles` (with them the histogram and what lies beyond the
 * fences), `largest_gap`, `repeated`.
 */
figure: string, 
/**
 * How far it may be off, upwards or downwards. Where chance plays a part, three standard errors.
 */
error: number, 
/**
 * In what the error is given.
 */
unit: ErrorUnit, };

/**
 * A model's quality on rows it has not been trained on.
 */
export type Evaluation = { 
/**
 * What kind of answer.
 */
task: Task, 
/**
 * Which part: `test`.
 */
part: string, 
/**
 * Number of rows.
 */
rows: number, 
/**
 * Class labels; empty for regression.
 */
classes: Array<string>, 
/**
 * Metrics by name; `null` where one is not defined on this part. Binary: `roc_auc`, `pr_auc`, `log_loss`,
 * `accuracy`, `precision`, `recall`, `f1`. Several classes: `log_loss`, `accuracy`, `f1_macro`,
 * `roc_auc_ovr`. Regression: `rmse`, `mae`, `r2`.
 */
metrics: { [key in string]: number | null }, 
/**
 * Rows counted by true class (outer) and predicted class (inner).
 */
confusion: Array<Array<number>>, 
/**
 * ROC curve of the positive class: false positive rate, true positive rate; at most 200 points.
 */
roc: Array<[number, number]>, 
/**
 * Precision-recall curve of the positive class: recall, precision; at most 200 points.
 */
pr: Array<[number, number]>, 
/**
 * Probability from which the positive class is predicted.
 */
threshold: number | null, 
/**
 * Regression: residuals (true − predicted).
 */
residuals: Histogram | null, };

/**
 * Something happened.
 */
export type Event = { "event": "stale", 
/**
 * The topics.
 */
topics: Array<Topic>, } | { "event": "run", 
/**
 * Id of the run.
 */
run: string, 
/**
 * Name of the run.
 */
name: string, 
/**
 * Where it stands.
 */
status: RunStatus, 
/**
 * Share of the work done, 0 to 1.
 */
progress: number, 
/**
 * Seconds left by what is known so far.
 */
remaining: number | null, } | { "event": "node", 
/**
 * Id of the run.
 */
run: string, 
/**
 * The node.
 */
node: NodeRun, 
/**
 * Share of the node's work done, 0 to 1.
 */
progress: number, 
/**
 * What it is doing, for the log: a key of the catalogue (`step-…`) with its count.
 */
step: Step | null, 
/**
 * Seconds left for the node, once there is something to tell it from.
 */
remaining: number | null, } | { "event": "metric", 
/**
 * Id of the run.
 */
run: string, 
/**
 * Node that reported it.
 */
node: string, 
/**
 * Metric.
 */
metric: string, 
/**
 * Step (epoch).
 */
step: number, 
/**
 * Value; `null` where not a number.
 */
value: number | null, 
/**
 * When.
 */
time: number, } | { "event": "job", 
/**
 * Identity of the job.
 */
job: string, 
/**
 * What it does: a key of the catalogue (`job-import`, `job-profile`, `job-quality` …).
 */
kind: string, 
/**
 * What it works on.
 */
subject: string, 
/**
 * Share done, 0 to 1; `null` when not known.
 */
progress: number | null, 
/**
 * True with the last event.
 */
ended: boolean, };

/**
 * A column that a table is to have.
 */
export type ExpectedColumn = { 
/**
 * Name.
 */
name: string, 
/**
 * Type of its values; any by default.
 */
type?: ColumnType, };

/**
 * Asks to write the rows that fail a rule to a file.
 */
export type ExportRowsRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * Name of a suite of the workspace, or path of its file.
 */
suite?: string, 
/**
 * A suite that need not be saved.
 */
inline?: QualitySuite, 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * CSV or Parquet file to write, as its ending says; the number of the row is its first column, `row`.
 */
output: string, 
/**
 * Only these columns, in this order; all by default.
 */
columns?: Array<string>, };

/**
 * A setting of an inner node that is set from outside.
 */
export type Exposed = { 
/**
 * Unique in its list; the same characters as in ids of nodes.
 */
name: string, 
/**
 * `node.param`, a node of the same level; where that is of a component, one of its parameters.
 */
of: string, 
/**
 * What people read; else what the setting itself is called.
 */
title?: string, 
/**
 * What it does.
 */
help?: string, };

/**
 * What an expression is written for, which says the columns that it can name.
 */
export type ExpressionOf = { "data": string } | { "node": { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * Id of the node.
 */
node: string, } };

/**
 * Rows that fail a rule.
 */
export type FailingRows = { 
/**
 * The columns asked for, in order.
 */
columns: Array<Column>, 
/**
 * Number of each row in the dataset, counted from 1; of `sql` in what the query gives.
 */
numbers: Array<number>, 
/**
 * Rows of cells as text; `null` where there is no value.
 */
rows: Array<Array<string | null>>, 
/**
 * Failing rows in all.
 */
total: number, };

/**
 * Asks for the rows that fail a rule.
 */
export type FailingRowsRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * Name of a suite of the workspace, or path of its file.
 */
suite?: string, 
/**
 * A suite that need not be saved.
 */
inline?: QualitySuite, 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * How many of the failing rows to leave out.
 */
offset: number, 
/**
 * How many rows, at most 1,000.
 */
limit: number, 
/**
 * Only these columns, in this order; all by default.
 */
columns?: Array<string>, };

/**
 * Bounds beyond which a value is far from the others.
 */
export type Fences = { 
/**
 * The lower bound.
 */
low: number, 
/**
 * The upper bound.
 */
high: number, 
/**
 * Values below the lower bound.
 */
below: number, 
/**
 * Values above the upper bound.
 */
above: number, };

/**
 * One input of a model.
 */
export type Field = { 
/**
 * Name of the column.
 */
name: string, 
/**
 * Type of its values.
 */
type: ColumnType, 
/**
 * May be left out or null: missing values were seen in training or are imputed.
 */
optional: boolean, 
/**
 * Smallest value in training (numbers).
 */
min: number | null, 
/**
 * Largest value in training (numbers).
 */
max: number | null, 
/**
 * The values known from training (categories), most frequent first; at most 500.
 */
values: Array<string>, 
/**
 * A typical value: the median or the most frequent one.
 */
example: unknown, };

/**
 * What follows from a pipeline, worked out by the host.
 *
 * A node of a component is told by the nodes within it, whose ids are `id/inner`.
 */
export type Findings = { 
/**
 * Ids of the nodes that run, every node after those it reads from; empty when there is a cycle.
 */
order: Array<string>, 
/**
 * What is wrong.
 */
problems: Array<Problem>, 
/**
 * The columns that leave each node, in the order of the file, then those of each `id.output` of a component.
 */
columns: Array<NodeColumns>, 
/**
 * Of each node how it stands; a node of a component as the worst of the nodes within it.
 */
lights: { [key in string]: NodeLight }, 
/**
 * Rows of each result that is there, by node or `id.output`.
 */
rows: { [key in string]: number }, 
/**
 * Key of each result that is there and can be pinned, by node.
 */
results: { [key in string]: string }, 
/**
 * Of each node whose result is pinned, whether it would give the same one if it worked now.
 */
pins: { [key in string]: boolean }, 
/**
 * Of each component of the file what the library has of it.
 */
components: { [key in string]: ComponentStanding }, };

/**
 * A rule that did not hold at a gate.
 */
export type GateNote = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * What that means.
 */
severity: Severity, 
/**
 * How it came out, in the language of who started the run.
 */
message: string, };

/**
 * What a gate of a pipeline found, on its node of the run.
 */
export type GateResult = { 
/**
 * Name of the suite.
 */
suite: string, 
/**
 * Identity of the check in the history.
 */
check: string, 
/**
 * Rules by severity and status.
 */
counts: RuleCounts, 
/**
 * The rules that do not hold or can't be checked; at most 100.
 */
failing: Array<GateNote>, };

/**
 * A graphics processor.
 */
export type Gpu = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its memory in bytes, where that is known.
 */
memory: number | null, 
/**
 * Version of its driver, where that is known.
 */
driver: string | null, };

/**
 * How a graphics processor is used now.
 */
export type GpuUse = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its memory in bytes.
 */
memory: number, 
/**
 * Memory in use in bytes.
 */
memory_used: number, 
/**
 * Share of the last moments in which it worked, 0 to 1, where it tells.
 */
busy: number | null, };

/**
 * How many runs of a pipeline match.
 */
export type GroupCount = { 
/**
 * Id of the pipeline.
 */
pipeline: string, 
/**
 * How many match.
 */
matching: number, };

/**
 * What the machine is made of, as far as it matters for training and serving.
 */
export type Hardware = { 
/**
 * What the processor is called.
 */
cpu: string, 
/**
 * Physical cores, where that is known.
 */
cores: number | null, 
/**
 * Its instruction set: `x86_64`, `aarch64`.
 */
arch: string, 
/**
 * Vector instructions that it has.
 */
features: Array<string>, 
/**
 * Graphics processors that were found; training and serving use none so far.
 */
gpus: Array<Gpu>, 
/**
 * The programs that work for this one.
 */
programs: Array<Program>, };

/**
 * What the machine is made of.
 */
export type HardwareResponse = { 
/**
 * What it is made of.
 */
hardware: Hardware, };

/**
 * Counts of values between edges.
 */
export type Histogram = { 
/**
 * Bin edges, one more than there are counts. Moments are milliseconds since the epoch.
 */
edges: Array<number>, 
/**
 * Values in each bin; the last bin includes its upper edge.
 */
counts: Array<number>, };

/**
 * What a file belongs to.
 */
export type Holder = "dataset" | "model";

/**
 * Asks to import a file or folder.
 */
export type ImportRequest = { 
/**
 * Path of a CSV, TSV, JSON, NDJSON, Parquet, Arrow (Feather), Excel or OpenDocument file, the text formats also packed
 * with gzip or zstd, or of a folder of such files of one format, or the folder of a Delta Lake or Iceberg table.
 */
path: string, 
/**
 * Name in the workspace; by default the file's name without ending.
 */
name?: string, 
/**
 * CSV: the field delimiter, one ASCII character or `tab`; detected by default.
 */
delimiter?: string, 
/**
 * CSV and JSON: the text encoding by its WHATWG label (`utf-8`, `windows-1256`, `latin1` …); UTF-8 by default.
 */
encoding?: string, 
/**
 * Words that mean "no value", besides the empty field; by default `NA`, in JSON none.
 */
missing?: Array<string>, 
/**
 * CSV and Excel: false when the first line is a row, not the names of the columns; true by default.
 */
header?: boolean, 
/**
 * Excel: the sheet, by its name or its number counted from 1; the first one with cells by default.
 */
sheet?: string, 
/**
 * Excel: the row of the sheet that names the columns, counted from 1; the first one with cells by default.
 */
header_row?: number, 
/**
 * Folders: true to take the columns of all files where these differ, missing where a file does not have them; by
 * default files that differ are an error.
 */
union?: boolean, 
/**
 * Delta Lake and Iceberg: the number of the version or the id of the snapshot, or the name of a branch or tag; the
 * newest by default. As text, since a snapshot's id may be larger than numbers of JSON can be.
 */
table_version?: string, 
/**
 * Types of columns by name, where another one than the detected type is wanted.
 */
types?: { [key in string]: ColumnType }, 
/**
 * True to take values that do not have the type in `types` as missing; by default the first one is an error.
 */
lenient?: boolean, };

/**
 * Asks to make a suite of a suite of Great Expectations.
 */
export type ImportSuiteRequest = { 
/**
 * Path of its JSON file (Great Expectations 0.18 or 1).
 */
path: string, 
/**
 * Dataset that the suite is meant for.
 */
dataset: string, 
/**
 * Name of the new suite; by default that in the file.
 */
name?: string, 
/**
 * Look only: nothing is kept.
 */
preview?: boolean, };

/**
 * A suite that was made of another one.
 */
export type ImportSuiteResponse = { 
/**
 * The suite.
 */
suite: QualitySuite, 
/**
 * Path of its file; none for a preview.
 */
path: string | null, 
/**
 * Expectations in the file.
 */
expectations: number, 
/**
 * Expectations without a rule.
 */
left_out: Array<LeftOutExpectation>, };

/**
 * An input port.
 */
export type InputSpec = { 
/**
 * Its name in files.
 */
name: string, 
/**
 * What it takes.
 */
port: PortType, 
/**
 * Whether it may be left open.
 */
optional: boolean, };

/**
 * Asks for a look at every column of what a node gave the last time it ran with just these settings and inputs.
 */
export type InspectNodeRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The node.
 */
node: string, 
/**
 * Of a split, the part: `train`, `valid` or `test`.
 */
part?: string, 
/**
 * A column to compare the others with.
 */
target?: string, };

/**
 * Names long work that is not a run.
 */
export type JobRef = { 
/**
 * Identity from its events.
 */
job: string, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * The parts of the palette, in the order of the flow; `group-GROUP` in the catalogue of messages.
 */
export type KindGroup = "sources" | "combine" | "clean" | "shape" | "prepare" | "learn" | "judge" | "deliver";

/**
 * A kind of node: its ports and its settings.
 */
export type KindSpec = { 
/**
 * Its name in files.
 */
kind: string, 
/**
 * The part of the palette that it stands in.
 */
group: KindGroup, 
/**
 * Its input ports, from the top.
 */
inputs: Array<InputSpec>, 
/**
 * What it gives.
 */
output: PortType, 
/**
 * Its settings, in the order in which they are written.
 */
params: Array<ParamSpec>, };

/**
 * A language of the catalogue.
 */
export type Lang = "en" | "ar";

/**
 * Requests that took no longer than a time.
 */
export type LatencyBucket = { 
/**
 * Upper bound in seconds; none for the last bucket, which counts every request.
 */
seconds: number | null, 
/**
 * Requests answered within it, those of smaller buckets included.
 */
count: number, };

/**
 * A column that can't be read.
 */
export type LeftOut = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its type in the source.
 */
type: string, };

/**
 * An expectation without a rule.
 */
export type LeftOutExpectation = { 
/**
 * Where it stands in the file, counted from 1.
 */
position: number, 
/**
 * Its type there.
 */
expectation: string, 
/**
 * Its column, if it has one.
 */
column: string | null, 
/**
 * Why.
 */
reason: LeftOutReason, 
/**
 * The setting or condition.
 */
detail: string, 
/**
 * Why, in the caller's language.
 */
message: string, };

/**
 * Why an expectation has no rule.
 */
export type LeftOutReason = "no_counterpart" | "setting" | "condition" | "parameter" | "incomplete";

/**
 * Where a model version comes from.
 */
export type Lineage = { 
/**
 * Run that made it.
 */
run: string, 
/**
 * Pipeline that ran.
 */
pipeline: string, 
/**
 * SHA-256 of the pipeline file as it ran.
 */
pipeline_digest: string, 
/**
 * Datasets it was made from.
 */
datasets: Array<RunInput>, };

/**
 * Asks for what a deployment's server wrote.
 */
export type LogsRequest = { 
/**
 * Name of the deployment.
 */
name: string, 
/**
 * At most so many lines, the newest; 200 by default, 5000 at most.
 */
limit?: number, };

/**
 * What a deployment's server wrote, oldest line first.
 */
export type LogsResponse = { 
/**
 * The lines.
 */
lines: Array<string>, 
/**
 * True when there are older ones.
 */
more: boolean, 
/**
 * The file with the newest.
 */
path: string, };

/**
 * What the machine has and uses.
 */
export type Machine = { 
/**
 * Name of the machine.
 */
name: string, 
/**
 * Operating system and its version.
 */
os: string, 
/**
 * Logical processors.
 */
cpus: number, 
/**
 * Use of all processors, 0 to 1.
 */
cpu_use: number, 
/**
 * Memory in bytes.
 */
memory: number, 
/**
 * Memory in use in bytes.
 */
memory_used: number, 
/**
 * Size of the workspace's disk in bytes.
 */
disk: number, 
/**
 * Free space on the workspace's disk in bytes.
 */
disk_free: number, 
/**
 * How its graphics processors are used; empty where none tells.
 */
gpus: Array<GpuUse>, };

/**
 * The machine.
 */
export type MachineResponse = { 
/**
 * The machine.
 */
machine: Machine, };

/**
 * Asks for the relations of all columns with each other.
 */
export type MatrixRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * The columns, at most 60; by default the first 60 that the method can relate.
 */
columns?: Array<string>, 
/**
 * How it is measured; Pearson's correlation by default.
 */
method?: RelationMethod, };

/**
 * The relations of columns with each other.
 */
export type MatrixResponse = { 
/**
 * How they are measured.
 */
method: RelationMethod, 
/**
 * The columns in order.
 */
columns: Array<string>, 
/**
 * For each column its relation with each, by the same order; `null` where the method can't relate the two, or where
 * one does not vary.
 */
values: Array<Array<number | null>>, 
/**
 * Rows that were looked at in which both have a value, by the same order.
 */
rows: Array<Array<number>>, 
/**
 * Whether every row was looked at; else rows spread over the table, and the standard error of a value is at most 1
 * divided by the square root of its rows.
 */
complete: boolean, 
/**
 * Columns that the method could relate and that were left out, because no columns were named and there are more
 * than 60.
 */
left_out: number, };

/**
 * Between what a metric lies.
 */
export type MetricRange = { 
/**
 * Pipeline whose runs these are.
 */
pipeline: string, 
/**
 * Metric.
 */
metric: string, 
/**
 * Smallest value.
 */
least: number, 
/**
 * Largest value.
 */
most: number, };

/**
 * The counters of a deployment.
 */
export type MetricsResponse = { 
/**
 * The counters.
 */
metrics: ServerMetrics, };

/**
 * A model with its versions.
 */
export type Model = { 
/**
 * Name.
 */
name: string, 
/**
 * Newest first.
 */
versions: Array<ModelVersion>, };

/**
 * The models of the workspace.
 */
export type ModelList = { 
/**
 * By name.
 */
models: Array<Model>, };

/**
 * Names a model version: `name@3`, `name@latest`, or `name` for the newest.
 */
export type ModelRef = { 
/**
 * Name and version.
 */
model: string, };

/**
 * A model version with its evaluation and files.
 */
export type ModelResponse = { 
/**
 * The version.
 */
model: ModelVersion, 
/**
 * How good it is.
 */
evaluation: Evaluation | null, 
/**
 * What is in its package.
 */
files: Array<PackageFile>, 
/**
 * Folder of the package.
 */
path: string, 
/**
 * The model card, Markdown.
 */
card: string, };

/**
 * A model version that was made from a dataset.
 */
export type ModelUse = { 
/**
 * Name of the model.
 */
name: string, 
/**
 * Version of the model.
 */
version: number, 
/**
 * What it predicts.
 */
target: string, 
/**
 * Version of the dataset.
 */
dataset_version: number, 
/**
 * When it was registered.
 */
created: number, };

/**
 * One version of a model.
 */
export type ModelVersion = { 
/**
 * Name of the model.
 */
name: string, 
/**
 * Counts from 1 for each name.
 */
version: number, 
/**
 * Other names of this version; `latest` is the newest.
 */
aliases: Array<string>, 
/**
 * Metrics on the test part.
 */
metrics: { [key in string]: number | null }, 
/**
 * SHA-256 over the package's files (names, sizes and digests), hexadecimal.
 */
digest: string, 
/**
 * Size of the package in bytes.
 */
bytes: number, 
/**
 * What it takes and gives.
 */
signature: Signature, 
/**
 * Architecture in words for people who know: `linear`, `mlp 128-64`.
 */
architecture: string, 
/**
 * Trainable numbers.
 */
parameters: number, 
/**
 * When it was registered.
 */
created: number, 
/**
 * Who registered it.
 */
actor: string, 
/**
 * Where it comes from.
 */
lineage: Lineage, };

/**
 * A pipeline that was just made.
 */
export type NewPipeline = { 
/**
 * Path of its file.
 */
path: string, 
/**
 * Its id in the workspace, if the file is in it.
 */
id: string, 
/**
 * Number of nodes.
 */
nodes: number, };

/**
 * Asks for a new pipeline.
 */
export type NewPipelineRequest = { 
/**
 * Dataset it reads, `name` or `name@version`.
 */
data: string, 
/**
 * Column it predicts; of a report, one that the others are compared with. Needed by the templates that train.
 */
predict?: string, 
/**
 * Of `batch_scoring`, the model of the registry that predicts: `name` or `name@version`.
 */
model?: string, 
/**
 * `auto`, `linear` or `mlp`, which train a model for the column; `batch_scoring` predicts with one that is there,
 * and `quality_report` checks and reports. `auto` by default.
 */
template?: string, 
/**
 * Columns that the model is not to learn from, such as those that are known only once the answer is.
 */
leave_out?: Array<string>, 
/**
 * Path of the file to write; by default a file in the workspace named after the dataset and the column.
 */
output?: string, };

/**
 * A new pipeline.
 */
export type NewPipelineResponse = { 
/**
 * The pipeline.
 */
pipeline: NewPipeline, };

/**
 * One step of a pipeline.
 */
export type Node = { 
/**
 * Unique in the pipeline.
 */
id: string, 
/**
 * What it does; see [`NodeKind`], or `component:NAME`.
 */
kind: string, 
/**
 * Its settings; what is left out has its default.
 */
params?: Record<string, unknown>, 
/**
 * Input port → what feeds it: the id of a node, `id.output` of one that is of a component, or within a component
 * the name of one of its inputs.
 */
inputs?: { [key in string]: string }, 
/**
 * Switched off: neither it nor what needs it runs.
 */
disabled?: boolean, 
/**
 * Key of the result that it gives, whatever its settings and inputs are: its result is pinned.
 */
pinned?: string, };

/**
 * Asks for a chart of what a node gave the last time it ran with just these settings and inputs.
 */
export type NodeChartRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The node.
 */
node: string, 
/**
 * Of a split, the part: `train`, `valid` or `test`.
 */
part?: string, 
/**
 * What it is to show.
 */
chart: ChartPick, };

/**
 * The columns that leave a node.
 */
export type NodeColumns = { 
/**
 * Id of the node.
 */
node: string, 
/**
 * The columns in order; `null` where they are known only after running, or the node is not sound.
 */
columns: Array<Column> | null, };

/**
 * What differs in a node.
 */
export type NodeDiff = { 
/**
 * Its id.
 */
node: string, 
/**
 * Its kind, where that differs.
 */
kind: ValueDiff | null, 
/**
 * Its settings.
 */
params: Array<ValueDiff>, 
/**
 * What feeds its ports.
 */
inputs: Array<ValueDiff>, 
/**
 * Whether the second has it switched off, where that differs.
 */
disabled: boolean | null, 
/**
 * Key of the result that is pinned, where that differs.
 */
pinned: ValueDiff | null, };

/**
 * The kinds of node that this build knows.
 */
export type NodeKinds = { 
/**
 * In the order of the flow.
 */
kinds: Array<KindSpec>, };

/**
 * What the editor knows of a node that is not at work.
 */
export type NodeLight = "not_configured" | "ready" | "cached" | "stale" | "disabled" | "pinned";

/**
 * Asks for rows of what a node gave the last time it ran with just these settings and inputs.
 */
export type NodeRowsRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The node.
 */
node: string, 
/**
 * Of a split, the part: `train`, `valid` or `test`.
 */
part?: string, 
/**
 * First row, counted from 0.
 */
offset: number, 
/**
 * How many rows, at most 1,000.
 */
limit: number, };

/**
 * Rows of what a node gave.
 */
export type NodeRowsResponse = { 
/**
 * The columns in order.
 */
columns: Array<Column>, 
/**
 * Rows of cells as text; `null` where there is no value.
 */
rows: Array<Array<string | null>>, 
/**
 * Rows in the whole table.
 */
total: number, 
/**
 * Its parts and their rows, where it has some.
 */
parts: Array<PartRows>, 
/**
 * Whether it was worked on together with the next node: its rows are then worked out anew from those of a node before
 * it, and there is no table of it.
 */
together: boolean, };

/**
 * One node of a run.
 */
export type NodeRun = { 
/**
 * Id in the pipeline.
 */
id: string, 
/**
 * Kind in the pipeline.
 */
kind: string, 
/**
 * Where it stands.
 */
status: NodeStatus, 
/**
 * How long it took.
 */
seconds: number, 
/**
 * Id of the node with which it was worked on together, where its own table was not written; the time is told
 * there.
 */
within?: string, 
/**
 * Rows of its output, where it has rows.
 */
rows: number | null, 
/**
 * Why it failed.
 */
error: WireError | null, 
/**
 * What a gate found.
 */
gate?: GateResult, 
/**
 * What was noticed.
 */
warnings: Array<Warning>, };

/**
 * Where a node of a run stands.
 */
export type NodeStatus = "waiting" | "running" | "done" | "cached" | "failed" | "skipped" | "cancelled";

/**
 * Something unusual about an input, compared with training.
 */
export type Note = { 
/**
 * What: `missing`, `unknown` or `range`; the key of its message in the catalogue is `note-<code>`.
 */
code: string, 
/**
 * The sentence in the caller's language.
 */
message: string, 
/**
 * Values for the message's placeholders: `column`.
 */
params: { [key in string]: string }, };

/**
 * Nothing is asked for.
 */
export type Nothing = Record<symbol, never>;

/**
 * What is known of numbers beyond their quantiles. Infinite numbers count as values, and take part in nothing but
 * smallest, largest, different and frequent values.
 */
export type NumberProfile = { 
/**
 * Values that are zero.
 */
zeros: number, 
/**
 * Values below zero.
 */
negatives: number, 
/**
 * Values that are infinite.
 */
infinite: number, 
/**
 * Skewness, adjusted for the number of values (G1, as in pandas); none below three values or without variation.
 */
skewness: number | null, 
/**
 * Excess kurtosis, adjusted for the number of values (G2, as in pandas): 0 for the normal distribution; none
 * below four values or without variation.
 */
kurtosis: number | null, 
/**
 * Quartiles and one and a half distances between them (Tukey's fences), and what lies beyond; none where the
 * quartiles are equal.
 */
outliers: Fences | null, 
/**
 * The same with three distances.
 */
far_outliers: Fences | null, };

/**
 * What was seen when a rule was checked; only what says something about its check is there.
 */
export type Observed = { 
/**
 * What was measured of the whole: the number of rows or different values, the statistic, the newest moment, the
 * distance.
 */
value: Scalar | null, 
/**
 * Smallest value of the column (`range` without a condition).
 */
min: Scalar | null, 
/**
 * Largest value of the column (`range` without a condition).
 */
max: Scalar | null, 
/**
 * Share of the checked rows for which it holds, 0 to 1; none if no row was checked.
 */
share: number | null, 
/**
 * The texts that fail, most frequent first; at most 10.
 */
values: Array<TopValue>, 
/**
 * Columns that differ (`columns` and `type`); at most 100.
 */
columns: Array<ColumnMismatch>, };

/**
 * A column over the moments of another one.
 */
export type OverTime = { 
/**
 * The column of moments.
 */
column: string, 
/**
 * How long each span is.
 */
span: Span, 
/**
 * When each span starts.
 */
starts: Array<number>, 
/**
 * Rows of each span.
 */
rows: Array<number>, 
/**
 * Mean of each span (numbers only); `null` where there is no value.
 */
means: Array<number | null>, 
/**
 * Rows of each span without a value.
 */
missing: Array<number>, };

/**
 * A file of a model package.
 */
export type PackageFile = { 
/**
 * Name in the package.
 */
name: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256, hexadecimal.
 */
digest: string, };

/**
 * A setting of a node, or a field of one. It is called `param-KIND-NAME` in the catalogue of messages, a field
 * `param-KIND-NAME-FIELD`, else `param-any-NAME`; its `.help` says what it does. Its choices are likewise
 * `choice-KIND-NAME-VALUE` or `choice-any-NAME-VALUE`.
 */
export type ParamSpec = { 
/**
 * Its name in files.
 */
name: string, 
/**
 * What it takes.
 */
takes: ParamType, 
/**
 * Whether a node needs it; of several settings with the same `one_of`, whether it needs one of them.
 */
required: boolean, 
/**
 * What stands for it where it is left out; `null` where that is nothing, or depends on other settings.
 */
default: JsonValue | null, 
/**
 * At most one of the settings of a node with the same name here can be given; `one-of-KIND-NAME` in the catalogue.
 */
one_of: string | null, 
/**
 * What its numbers count: `rows`, `epochs`, `share` …; `unit-UNIT` in the catalogue.
 */
unit: string | null, 
/**
 * Whether few people change it.
 */
advanced: boolean, };

/**
 * What a setting takes.
 */
export type ParamType = { "type": "text", 
/**
 * Whether it usually has several lines.
 */
lines: boolean, } | { "type": "boolean", } | { "type": "number", 
/**
 * The smallest that is allowed.
 */
min: number | null, 
/**
 * The largest that is allowed.
 */
max: number | null, } | { "type": "integer", 
/**
 * The smallest that is allowed.
 */
min: number, 
/**
 * The largest that is allowed.
 */
max: number, } | { "type": "numbers", 
/**
 * How few there can be.
 */
least: number, 
/**
 * How many there can be.
 */
most: number, 
/**
 * Whether they are whole.
 */
whole: boolean, 
/**
 * The smallest that is allowed.
 */
min: number | null, 
/**
 * The largest that is allowed.
 */
max: number | null, } | { "type": "texts", } | { "type": "choice", 
/**
 * The words.
 */
choices: Array<string>, } | { "type": "choices", 
/**
 * The words.
 */
choices: Array<string>, } | { "type": "column", 
/**
 * The input port that it enters by.
 */
port: string, } | { "type": "columns", 
/**
 * The input port that they enter by.
 */
port: string, } | { "type": "expression", 
/**
 * The input port that they enter by.
 */
port: string, 
/**
 * Whether it has to be true or false.
 */
condition: boolean, } | { "type": "sql", } | { "type": "dataset", } | { "type": "suite", } | { "type": "model", } | { "type": "model_version", } | { "type": "map", 
/**
 * The input port that the columns enter by.
 */
port: string, 
/**
 * What each value takes.
 */
value: ParamType, } | { "type": "list", 
/**
 * What each object has.
 */
fields: Array<ParamSpec>, 
/**
 * The field that a text in place of an object stands for, where one may stand there.
 */
short: string | null, } | { "type": "object", 
/**
 * What it has.
 */
fields: Array<ParamSpec>, } | { "type": "either", 
/**
 * The shapes; the first that a value fits counts.
 */
shapes: Array<ParamType>, };

/**
 * A part of a table and its rows.
 */
export type PartRows = { 
/**
 * `train`, `valid` or `test`.
 */
part: string, 
/**
 * Its rows.
 */
rows: number, };

/**
 * A picture: text if it is SVG, else bytes in base64.
 */
export type Picture = { 
/**
 * What it is.
 */
format: ChartFormat, 
/**
 * Width in its own pixels.
 */
width: number, 
/**
 * Height in its own pixels.
 */
height: number, 
/**
 * The SVG document.
 */
text?: string, 
/**
 * The file's bytes in base64.
 */
base64?: string, };

/**
 * Personal data that a column seems to hold.
 */
export type Pii = { 
/**
 * What kind: `email`, `phone`, `emirates_id`, `iban`, `card`.
 */
kind: string, 
/**
 * Share of the sampled values that look so, 0 to 1.
 */
share: number, };

/**
 * A version of a pipeline.
 */
export type PipelineContent = { 
/**
 * The pipeline.
 */
pipeline: PipelineFile, 
/**
 * Where its nodes stood.
 */
layout: PipelineLayout, };

/**
 * What differs between two pipelines.
 */
export type PipelineDiff = { 
/**
 * Nodes of the second alone.
 */
added: Array<string>, 
/**
 * Nodes of the first alone.
 */
removed: Array<string>, 
/**
 * Nodes of both that differ.
 */
changed: Array<NodeDiff>, 
/**
 * The pipeline's name, description, parameters and the like.
 */
about: Array<ValueDiff>, 
/**
 * Components that differ, by name.
 */
components: Array<ComponentDiff>, 
/**
 * How much that is, with the nodes of components that both have.
 */
counts: ChangeCounts, };

/**
 * Asks what differs between two pipelines, or versions of one.
 */
export type PipelineDiffRequest = { 
/**
 * The earlier one: path, id, or `id@version`.
 */
from: string, 
/**
 * The later one.
 */
to: string, };

/**
 * A pipeline as the editor shows it.
 */
export type PipelineDocument = { 
/**
 * Its id in the workspace, or its path.
 */
id: string, 
/**
 * Path of the file.
 */
path: string, 
/**
 * SHA-256 of the pipeline and its layout as they stand, hexadecimal: what the next change is based on.
 */
digest: string, 
/**
 * The pipeline.
 */
pipeline: PipelineFile, 
/**
 * Where its nodes stand.
 */
layout: PipelineLayout, 
/**
 * Number of its newest version; 0 where none is kept yet.
 */
version: number, 
/**
 * When the file was last changed.
 */
modified: number, 
/**
 * What follows from the pipeline.
 */
findings: Findings, };

/**
 * A pipeline as it stands in its file.
 */
export type PipelineFile = { 
/**
 * Version of the format; see [`FORMAT`].
 */
falaj_pipeline: number, 
/**
 * Name shown to people.
 */
name: string, 
/**
 * What it is for.
 */
description?: string, 
/**
 * Settings that people choose when they run it.
 */
parameters?: Array<Exposed>, 
/**
 * The steps, in any order.
 */
nodes: Array<Node>, 
/**
 * The components that nodes are of, by name; flat, whoever uses them.
 */
components?: { [key in string]: Component }, };

/**
 * The versions of a pipeline.
 */
export type PipelineHistory = { 
/**
 * Newest first.
 */
versions: Array<PipelineVersion>, };

/**
 * Where nodes stand, and notes beside them. It is kept apart from the pipeline, in a file of its own, so that moving a
 * node changes nothing that runs.
 */
export type PipelineLayout = { 
/**
 * Version of the format; see [`LAYOUT_FORMAT`].
 */
falaj_layout: number, 
/**
 * Left upper corners by node, in pixels; a node that is not here is placed by the editor.
 */
nodes: { [key in string]: [number, number] }, 
/**
 * Notes on the canvas.
 */
notes?: Array<CanvasNote>, 
/**
 * The same within each component.
 */
components?: { [key in string]: ComponentLayout }, };

/**
 * The pipelines of the workspace.
 */
export type PipelineList = { 
/**
 * By name.
 */
pipelines: Array<PipelineSummary>, };

/**
 * Names a pipeline: the path of its file, or its id in the workspace.
 */
export type PipelineRef = { 
/**
 * Path or id.
 */
file: string, };

/**
 * A pipeline file of the workspace, in a list.
 */
export type PipelineSummary = { 
/**
 * The file's name without ending; how commands refer to it.
 */
id: string, 
/**
 * Name shown to people.
 */
name: string, 
/**
 * What it is for.
 */
description: string, 
/**
 * Path of the file.
 */
path: string, 
/**
 * Number of nodes.
 */
nodes: number, 
/**
 * Number of problems; 0 means that it can run.
 */
problems: number, 
/**
 * When the file was last changed.
 */
modified: number, 
/**
 * Its newest runs, newest first; at most 12.
 */
runs: Array<RunSummary>, };

/**
 * A pipeline that reads a dataset.
 */
export type PipelineUse = { 
/**
 * Id of the pipeline.
 */
id: string, 
/**
 * Name shown to people.
 */
name: string, 
/**
 * The nodes that read it.
 */
nodes: Array<string>, 
/**
 * The version it names; `null` for the newest.
 */
version: number | null, };

/**
 * A pipeline at some time.
 */
export type PipelineVersion = { 
/**
 * Counted from 1.
 */
version: number, 
/**
 * When it was last saved.
 */
saved: number, 
/**
 * Who saved it; empty where the file was changed outside Falaj.
 */
actor: string, 
/**
 * What was done, as the editor called it when it saved.
 */
what: string | null, 
/**
 * Whether a run began from it; it is kept for good then.
 */
ran: boolean, 
/**
 * Nodes it had.
 */
nodes: number, 
/**
 * What it changed of the version before.
 */
changes: ChangeCounts, };

/**
 * Asks for a version of a pipeline.
 */
export type PipelineVersionRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * Its number.
 */
version: number, };

/**
 * A pipeline with everything a screen needs to draw it.
 */
export type PipelineView = { 
/**
 * Its id in the workspace, or its path.
 */
id: string, 
/**
 * Path of the file.
 */
path: string, 
/**
 * The file's content.
 */
pipeline: PipelineFile, 
/**
 * The nodes that run, with those within components in the place of the nodes that are of them.
 */
expanded: Array<Node>, 
/**
 * Ids of those, every node after those it reads from; empty when there is a cycle.
 */
order: Array<string>, 
/**
 * What is wrong with it.
 */
problems: Array<Problem>, };

/**
 * Where something failed; only what is known is set.
 */
export type Place = { 
/**
 * Path of the file.
 */
file?: string, 
/**
 * Name of the column.
 */
column?: string, 
/**
 * Id of the pipeline's node.
 */
node?: string, 
/**
 * Name of the node's parameter.
 */
param?: string, 
/**
 * Id of the quality rule.
 */
rule?: string, 
/**
 * Row or line, counted from 1.
 */
row?: number, 
/**
 * Part of the expression or query.
 */
span?: TextSpan, };

/**
 * What flows between nodes.
 */
export type PortType = "table" | "parts" | "prepared" | "model" | "metrics" | "registered" | "file" | "report";

/**
 * Asks for predictions for a file.
 */
export type PredictRequest = { 
/**
 * `name@version`.
 */
model: string, 
/**
 * Path of a CSV or Parquet file with the model's input columns.
 */
input: string, 
/**
 * Path of the CSV or Parquet file to write; by default a new file in the workspace's folder `predictions`.
 */
output?: string, 
/**
 * Columns of the input file to write beside the predictions, such as an id: as the file has them.
 */
columns?: Array<string>, 
/**
 * Writes the model's inputs beside the predictions, behind `columns`.
 */
with_inputs?: boolean, 
/**
 * Refuses to write where a file is already (`file_exists`); by default it is replaced.
 */
keep?: boolean, };

/**
 * Predictions for a file.
 */
export type PredictResponse = { 
/**
 * What was predicted.
 */
prediction: PredictionFile, };

/**
 * One answer of a model.
 */
export type Prediction = { 
/**
 * The class label or the number.
 */
prediction: string | number, 
/**
 * Probability of each class by its label; empty for regression.
 */
probabilities: { [key in string]: number }, 
/**
 * Inputs that are unknown from training, outside its range or missing.
 */
notes: Array<Note>, };

/**
 * What was predicted.
 */
export type PredictionFile = { 
/**
 * Path of the file.
 */
path: string, 
/**
 * Rows in it, in the order of the input.
 */
rows: number, 
/**
 * Its columns.
 */
columns: Array<string>, 
/**
 * What was noticed: values unknown from training, outside its range, missing.
 */
warnings: Array<Warning>, 
/**
 * How long it took.
 */
seconds: number, };

/**
 * Whose change counts where two contradict each other.
 */
export type Prefer = "mine" | "theirs";

/**
 * Asks for the values of an expression on the first rows of a dataset, or of what enters a node.
 */
export type PreviewExpressionRequest = { 
/**
 * What it is written for. The rows that enter a node are those of the node before it, as far as they are there or
 * can be worked out from a table that is.
 */
of: ExpressionOf, 
/**
 * The expression.
 */
expression: string, 
/**
 * Columns that are derived before it, which it can read, too.
 */
before?: Array<DerivedColumn>, 
/**
 * How many rows, at most 100; 20 by default.
 */
limit?: number, };

/**
 * The values of an expression, or what is wrong with it.
 */
export type PreviewExpressionResponse = { 
/**
 * The expression in its canonical form, where it can be read.
 */
canonical: string | null, 
/**
 * Name and type of the result, where it is sound; the name is the canonical text.
 */
column: Column | null, 
/**
 * The columns that it reads, then the result: cells as text, `null` where there is no value.
 */
rows: Array<Array<string | null>>, 
/**
 * The columns of `rows`.
 */
columns: Array<Column>, 
/**
 * What is wrong, with its place in the expression.
 */
error: WireError | null, };

/**
 * A file of a folder.
 */
export type PreviewFile = { 
/**
 * Path from the folder on.
 */
name: string, 
/**
 * Size in bytes.
 */
bytes: number, };

/**
 * The beginning of a file, or of the first file of a folder.
 */
export type PreviewResponse = { 
/**
 * `csv`, `json` (a list of objects), `ndjson` (one object after the other), `parquet`, `arrow`, `excel`,
 * `delta` or `iceberg`.
 */
format: string, 
/**
 * What the file is packed with: `gzip` or `zstd`.
 */
packing: string | null, 
/**
 * Size in bytes, of all files together.
 */
bytes: number, 
/**
 * The columns; of text formats with the types that the rows looked at suggest.
 */
columns: Array<Column>, 
/**
 * The first rows as text, at most 20; `null` where there is no value.
 */
rows: Array<Array<string | null>>, 
/**
 * Rows that were looked at.
 */
looked: number, 
/**
 * Rows in the file, where it says so (Parquet).
 */
total: number | null, 
/**
 * CSV: the delimiter, as an import takes it.
 */
delimiter: string | null, 
/**
 * CSV and JSON: the text encoding by its WHATWG label.
 */
encoding: string | null, 
/**
 * Excel: the sheets in order.
 */
sheets: Array<SheetSize>, 
/**
 * Excel: the sheet that is shown.
 */
sheet: string | null, 
/**
 * Folders: the files in the order in which they are read, at most the first 1,000.
 */
files: Array<PreviewFile>, 
/**
 * Folders: how many files there are.
 */
file_count: number | null, 
/**
 * Delta Lake and Iceberg: which version of the table it is.
 */
table: TableVersion | null, 
/**
 * Why an import would fail at one of these rows.
 */
problem: WireError | null, };

/**
 * One thing that is wrong with a pipeline.
 */
export type Problem = { 
/**
 * What kind of problem.
 */
code: Code, 
/**
 * The node, if it is one node's problem.
 */
node: string | null, 
/**
 * The parameter or input port, if it is one's problem.
 */
param: string | null, 
/**
 * What is wrong, in the caller's language.
 */
message: string, 
/**
 * What to do, in the caller's language.
 */
hint: string, 
/**
 * Values for the message's placeholders.
 */
params: { [key in string]: string }, 
/**
 * Where, as in an error.
 */
where: Place, };

/**
 * What is known of a dataset version.
 */
export type Profile = { 
/**
 * Which figures it has: a kept profile of an older format is made anew.
 */
format: number, 
/**
 * Name of the dataset.
 */
dataset: string, 
/**
 * Its version.
 */
version: number, 
/**
 * Number of rows.
 */
rows: number, 
/**
 * Rows that repeat an earlier one in every column.
 */
repeated: number, 
/**
 * Rows that have no value in any column.
 */
empty: number, 
/**
 * Columns with the same values in the same rows, each group in the order of the columns. Columns of one value are
 * left out.
 */
copies: Array<Array<string>>, 
/**
 * Bytes in memory as Arrow columns.
 */
memory: number, 
/**
 * Figures of the whole that are estimated.
 */
estimated: Array<Estimate>, 
/**
 * One for each column, in order.
 */
columns: Array<ColumnProfile>, 
/**
 * The target and what tells of it, where one was named.
 */
target: TargetProfile | null, 
/**
 * How long it took to read all rows.
 */
seconds: number, };

/**
 * Asks for a profile.
 */
export type ProfileRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * A column to compare the others with.
 */
target?: string, };

/**
 * A profile.
 */
export type ProfileResponse = { 
/**
 * The profile.
 */
profile: Profile, };

/**
 * One of Falaj's programs.
 */
export type Program = { 
/**
 * Its name.
 */
name: string, 
/**
 * Where it is; none where it is missing.
 */
path: string | null, 
/**
 * Its version; none where it did not say.
 */
version: string | null, };

/**
 * Asks to publish a component of a pipeline.
 */
export type PublishComponentRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * Name of the component.
 */
name: string, };

/**
 * A component that was published.
 */
export type PublishedComponent = { 
/**
 * Its version in the library.
 */
version: number, 
/**
 * Whether that is a new one; the same content is not published twice.
 */
fresh: boolean, 
/**
 * The pipeline as it stands now, with that version.
 */
document: PipelineDocument, };

/**
 * The history of a suite.
 */
export type QualityHistory = { 
/**
 * Newest first.
 */
checks: Array<QualityRun>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * Each rule over these checks, in the order of the newest check.
 */
rules: Array<RuleTrend>, 
/**
 * The check asked for, as long as its results are kept whole: the newest 20 of a suite and dataset are.
 */
whole: QualityResult | null, };

/**
 * Asks for the history of a suite.
 */
export type QualityHistoryRequest = { 
/**
 * Name of the suite; all suites by default, then without trends.
 */
suite?: string, 
/**
 * Only checks of this dataset, by name.
 */
dataset?: string, 
/**
 * At most so many checks, newest first; 30 by default.
 */
limit?: number, 
/**
 * The check whose results are wanted whole, by id; the newest by default.
 */
check?: string, };

/**
 * One check of a suite with the result of every rule.
 */
export type QualityResult = { 
/**
 * The rules in the order of the suite.
 */
results: Array<RuleResult>, 
/**
 * Identity in the history; empty where it is not kept.
 */
id: string, 
/**
 * Name of the suite.
 */
suite: string, 
/**
 * Name of the dataset.
 */
dataset: string, 
/**
 * Its version; none for a table in the middle of a pipeline.
 */
version: number | null, 
/**
 * SHA-256 of the table's file, hexadecimal.
 */
digest: string, 
/**
 * True when every rule of severity `error` holds.
 */
passed: boolean, 
/**
 * Rules by severity and status.
 */
counts: RuleCounts, 
/**
 * Rows of the table.
 */
rows: number, 
/**
 * When it was checked.
 */
created: number, 
/**
 * How long it took.
 */
seconds: number, 
/**
 * Who checked it.
 */
actor: string, 
/**
 * The run of a pipeline that checked it.
 */
run: string | null, };

/**
 * One thing that is to hold.
 */
export type QualityRule = { 
/**
 * Unique in the suite; how commands and results name it.
 */
id: string, 
/**
 * What it means when it does not hold; `error` by default.
 */
severity?: Severity, 
/**
 * Condition in Falaj's expression language: only such rows are checked (row-wise checks only).
 */
where?: string, 
/**
 * Least share of the checked rows for which it must hold, above 0 to 1; 1 by default (row-wise checks only).
 */
mostly?: number, 
/**
 * Why it is there, for people.
 */
note?: string, } & ({ "check": "columns", 
/**
 * The columns.
 */
columns: Array<ExpectedColumn>, 
/**
 * Others may be there.
 */
others?: boolean, 
/**
 * They stand in this order.
 */
ordered?: boolean, } | { "check": "type", 
/**
 * Column.
 */
column: string, 
/**
 * Allowed types.
 */
types: Array<ColumnType>, } | { "check": "not_missing", 
/**
 * Column.
 */
column: string, } | { "check": "range", 
/**
 * Column of numbers, dates, moments or times of day.
 */
column: string, 
/**
 * Least value.
 */
min?: Scalar, 
/**
 * Greatest value.
 */
max?: Scalar, 
/**
 * The least value itself is not allowed.
 */
strict_min?: boolean, 
/**
 * The greatest value itself is not allowed.
 */
strict_max?: boolean, } | { "check": "values", 
/**
 * Column.
 */
column: string, 
/**
 * The set.
 */
values: Array<Scalar>, 
/**
 * The set is what is not allowed.
 */
forbidden?: boolean, } | { "check": "pattern", 
/**
 * Column of text.
 */
column: string, 
/**
 * Regular expression, in the syntax of the Rust crate regex (no look-around, no back-references).
 */
pattern: string, 
/**
 * A match is what is not allowed.
 */
forbidden?: boolean, } | { "check": "length", 
/**
 * Column of text.
 */
column: string, 
/**
 * Least number.
 */
min?: number, 
/**
 * Greatest number.
 */
max?: number, } | { "check": "unique", 
/**
 * The columns.
 */
columns: Array<string>, } | { "check": "row_count", 
/**
 * Least number.
 */
min?: number, 
/**
 * Greatest number.
 */
max?: number, } | { "check": "distinct_count", 
/**
 * Column.
 */
column: string, 
/**
 * Least number.
 */
min?: number, 
/**
 * Greatest number.
 */
max?: number, 
/**
 * The numbers are shares of the values that are there, 0 to 1.
 */
share?: boolean, } | { "check": "statistic", 
/**
 * Column of numbers; for `min` and `max` also of dates, moments or times of day.
 */
column: string, 
/**
 * Which.
 */
statistic: Statistic, 
/**
 * Which quantile, 0 to 1; with `quantile` only.
 */
quantile?: number, 
/**
 * Least value.
 */
min?: Scalar, 
/**
 * Greatest value.
 */
max?: Scalar, } | { "check": "freshness", 
/**
 * Column of dates or moments.
 */
column: string, 
/**
 * How many hours old it may be.
 */
hours: number, 
/**
 * As seen from this moment (UTC); from now by default.
 */
at?: string, } | { "check": "references", 
/**
 * Column.
 */
column: string, 
/**
 * The other dataset, `name` or `name@version`.
 */
dataset: string, 
/**
 * Its column.
 */
key: string, } | { "check": "ordered", 
/**
 * Column.
 */
column: string, 
/**
 * They never rise.
 */
descending?: boolean, 
/**
 * They are never equal either.
 */
strict?: boolean, } | { "check": "compare", 
/**
 * Left column.
 */
column: string, 
/**
 * How.
 */
op: CompareOp, 
/**
 * Right column.
 */
other: string, } | { "check": "distribution", 
/**
 * Column.
 */
column: string, 
/**
 * How the distance is measured.
 */
method: Distance, 
/**
 * Greatest distance.
 */
max: number, 
/**
 * What it is compared with.
 */
against: Reference, } | { "check": "expression", 
/**
 * In Falaj's expression language over the columns, for example `arr_delay < 60 or cancelled`; names with
 * spaces stand in backticks or double quotation marks.
 */
expression: string, } | { "check": "sql", 
/**
 * One SELECT over the table `data`, for example
 * `SELECT carrier, SUM(fare) FROM data GROUP BY carrier HAVING SUM(fare) < 0`.
 */
query: string, });

/**
 * One check of a suite, in a list.
 */
export type QualityRun = { 
/**
 * Identity in the history; empty where it is not kept.
 */
id: string, 
/**
 * Name of the suite.
 */
suite: string, 
/**
 * Name of the dataset.
 */
dataset: string, 
/**
 * Its version; none for a table in the middle of a pipeline.
 */
version: number | null, 
/**
 * SHA-256 of the table's file, hexadecimal.
 */
digest: string, 
/**
 * True when every rule of severity `error` holds.
 */
passed: boolean, 
/**
 * Rules by severity and status.
 */
counts: RuleCounts, 
/**
 * Rows of the table.
 */
rows: number, 
/**
 * When it was checked.
 */
created: number, 
/**
 * How long it took.
 */
seconds: number, 
/**
 * Who checked it.
 */
actor: string, 
/**
 * The run of a pipeline that checked it.
 */
run: string | null, };

/**
 * Rules that a dataset is held to.
 */
export type QualitySuite = { 
/**
 * What the file is and in which format: `quality/1`; see [`FORMAT`].
 */
falaj: string, 
/**
 * Name in the workspace, and of the file without ending.
 */
name: string, 
/**
 * Dataset that it is meant for, by name; another one can be checked with it all the same.
 */
dataset: string, 
/**
 * What it is for.
 */
description?: string, 
/**
 * The rules, in the order in which they are shown.
 */
rules: Array<QualityRule>, };

/**
 * What a distribution is compared with.
 */
export type Reference = { "dataset": string } | { "values": Array<ValueShare> } | { "bins": { 
/**
 * Rising edges, one more than there are shares.
 */
edges: Array<number>, 
/**
 * Share between each edge and the next, 0 to 1.
 */
shares: Array<number>, } };

/**
 * A model version that a run registered.
 */
export type RegisteredModel = { 
/**
 * Name.
 */
name: string, 
/**
 * Version.
 */
version: number, };

/**
 * What reading a dataset's place again gave.
 */
export type ReimportResponse = { 
/**
 * The new version, or the newest one as it was.
 */
dataset: Dataset, 
/**
 * How the new version differs from the newest one before; `null` if the content is the same and no version was made.
 */
changes: DatasetChanges | null, };

/**
 * Two columns that go together.
 */
export type Relation = { 
/**
 * The column asked about, or the first of the pair.
 */
a: string, 
/**
 * The other column.
 */
b: string, 
/**
 * How much, by the method that was asked for.
 */
r: number, 
/**
 * Rows that were looked at in which both have a value. Of a very long table rows spread over it are looked at: the
 * standard error is then at most 1 divided by the square root of this.
 */
rows: number, };

/**
 * How it is measured whether two columns go together.
 */
export type RelationMethod = "pearson" | "spearman" | "cramer" | "ratio" | "mixed";

/**
 * Asks for relations between columns.
 */
export type RelationsRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * A column: all others are related to it. Without one, the strongest pairs are looked for.
 */
column?: string, 
/**
 * How it is measured; Pearson's correlation by default.
 */
method?: RelationMethod, };

/**
 * How columns go together.
 */
export type RelationsResponse = { 
/**
 * Of a column: the others, strongest first, at most 24. Without one: pairs related by at least 0.9, strongest first,
 * at most 200.
 */
relations: Array<Relation>, 
/**
 * The column over time, where the dataset has a column of moments.
 */
over_time: OverTime | null, 
/**
 * False when there are too many columns to look at every pair.
 */
complete: boolean, };

/**
 * A component, or versions of one, that the library no longer has.
 */
export type RemovedComponent = { 
/**
 * Its name.
 */
name: string, 
/**
 * The versions that went, newest first.
 */
versions: Array<number>, 
/**
 * The pipelines of the workspace that have one of these; each keeps what it has in its own file.
 */
used: Array<ComponentUse>, };

/**
 * Asks for a report on what a node gave.
 */
export type ReportNodeRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The node.
 */
node: string, 
/**
 * Of a split, the part: `train`, `valid` or `test`.
 */
part?: string, 
/**
 * Language of the report; by default the caller's.
 */
lang?: Lang, 
/**
 * Path of the HTML file to write; without one the report is in the response.
 */
output?: string, };

/**
 * Asks for a report.
 */
export type ReportRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * A column to compare the others with.
 */
target?: string, 
/**
 * Language of the report; by default the caller's.
 */
lang?: Lang, 
/**
 * Path of the HTML file to write; without one the report is in the response.
 */
output?: string, };

/**
 * A report: one HTML document without scripts and without anything from outside.
 */
export type ReportResponse = { 
/**
 * Path of the file that was written.
 */
path: string | null, 
/**
 * Size in bytes, below 2 MB.
 */
bytes: number, 
/**
 * Columns that have a part of their own in it.
 */
columns: number, 
/**
 * Columns for which there was no room.
 */
left_out: number, 
/**
 * The document, where no file was asked for.
 */
html: string | null, };

/**
 * Asks to set aside what nodes gave, so that they work anew; or to bring that back.
 */
export type ResetRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The node, with all that need it; without one, all nodes. Where it is of a component, all within it.
 */
node?: string, 
/**
 * A reset that is to be taken back, by its time.
 */
undo?: number, };

/**
 * What was set aside, or is there again.
 */
export type ResetResponse = { 
/**
 * Time of the reset, by which it can be taken back.
 */
at: number, 
/**
 * How many results.
 */
results: number, 
/**
 * How many seconds it took to make them; 0 where they are there again.
 */
seconds: number, };

/**
 * A column whose type changed.
 */
export type RetypedColumn = { 
/**
 * Name.
 */
name: string, 
/**
 * Type before.
 */
from: ColumnType, 
/**
 * Type now.
 */
to: ColumnType, };

/**
 * What a caller may do; each role includes those before it.
 */
export type Role = "viewer" | "analyst" | "operator" | "owner";

/**
 * A file of failing rows that was written.
 */
export type RowsExport = { 
/**
 * Path of the file.
 */
path: string, 
/**
 * Rows that it holds.
 */
rows: number, };

/**
 * A file of failing rows.
 */
export type RowsExportResponse = { 
/**
 * The file.
 */
export: RowsExport, };

/**
 * Asks for rows.
 */
export type RowsRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * First row, counted from 0.
 */
offset: number, 
/**
 * How many rows, at most 1,000.
 */
limit: number, 
/**
 * Only these columns, in this order; all by default.
 */
columns?: Array<string>, };

/**
 * Some rows of a dataset.
 */
export type RowsResponse = { 
/**
 * The columns asked for, in order.
 */
columns: Array<Column>, 
/**
 * Rows of cells as text; `null` where there is no value.
 */
rows: Array<Array<string | null>>, 
/**
 * Rows in the whole dataset.
 */
total: number, };

/**
 * Rules by severity and by how they came out.
 */
export type RuleCounts = { 
/**
 * Of severity `error`.
 */
error: StatusCounts, 
/**
 * Of severity `warn`.
 */
warn: StatusCounts, };

/**
 * How a rule came out in one check of the history.
 */
export type RulePoint = { 
/**
 * Identity of the check.
 */
check: string, 
/**
 * How it came out.
 */
status: RuleStatus, 
/**
 * Rows that were checked.
 */
checked_rows: number, 
/**
 * Rows for which it did not hold.
 */
failed_rows: number, 
/**
 * What was measured of the whole, where that is a number.
 */
value: number | null, };

/**
 * How one rule came out.
 */
export type RuleResult = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * The column it is about; none for rules about the table or several columns.
 */
column: string | null, 
/**
 * All columns that it looks at; of `sql` those that the query gives.
 */
columns: Array<string>, 
/**
 * What was checked, for example `range`.
 */
check: string, 
/**
 * What it means when it does not hold.
 */
severity: Severity, 
/**
 * How it came out.
 */
status: RuleStatus, 
/**
 * Rows that were checked: those with a value that the condition lets through.
 */
checked_rows: number, 
/**
 * Rows for which it does not hold, or that the query of `sql` gives; 0 for other checks of the whole.
 */
failed_rows: number, 
/**
 * What was seen.
 */
observed: Observed, 
/**
 * The first failing rows, counted from 1, of `sql` in what the query gives; at most 20.
 */
rows: Array<number>, 
/**
 * The values of `columns` in each of these rows as text; at most 8 columns.
 */
examples: Array<Array<string | null>>, 
/**
 * How it came out, in the caller's language.
 */
message: string, 
/**
 * Why it can't be checked.
 */
error: WireError | null, };

/**
 * How a rule came out.
 */
export type RuleStatus = "passed" | "failed" | "broken";

/**
 * A rule over the checks of the history.
 */
export type RuleTrend = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * Oldest first; checks that did not have the rule are left out.
 */
points: Array<RulePoint>, };

/**
 * Everything known of a run.
 */
export type Run = { 
/**
 * The pipeline as it ran.
 */
file: PipelineFile, 
/**
 * Its nodes in the order of work.
 */
nodes: Array<NodeRun>, 
/**
 * What it read.
 */
inputs: Array<RunInput>, 
/**
 * What it registered.
 */
models: Array<RegisteredModel>, 
/**
 * Its evaluation, once there is one.
 */
evaluation: Evaluation | null, 
/**
 * Identity.
 */
id: string, 
/**
 * Name shown to people: the pipeline and a number.
 */
name: string, 
/**
 * Id of the pipeline.
 */
pipeline: string, 
/**
 * Where it stands.
 */
status: RunStatus, 
/**
 * When it began.
 */
started: number, 
/**
 * How long it took, or has taken so far.
 */
seconds: number, 
/**
 * Share of the work done, 0 to 1, while it runs.
 */
progress: number, 
/**
 * Who started it.
 */
actor: string, 
/**
 * Final metrics on the test part; none before evaluation. `null` where a metric is not defined.
 */
metrics: { [key in string]: number | null }, 
/**
 * The settings of its nodes, keyed `node.param`.
 */
params: Record<string, unknown>, 
/**
 * Why it failed.
 */
error: WireError | null, };

/**
 * What the runs of a workspace have, whether they match or not; each by name.
 */
export type RunFields = { 
/**
 * Final metrics.
 */
metrics: Array<string>, 
/**
 * Settings, `node.param`.
 */
params: Array<string>, 
/**
 * Datasets that were read.
 */
data: Array<string>, 
/**
 * Pipelines that ran.
 */
pipelines: Array<string>, };

/**
 * A dataset version that a run read.
 */
export type RunInput = { 
/**
 * Name.
 */
dataset: string, 
/**
 * Version.
 */
version: number, 
/**
 * SHA-256 of its content.
 */
digest: string, };

/**
 * A page of runs.
 */
export type RunList = { 
/**
 * The runs, in the order asked for.
 */
runs: Array<RunSummary>, 
/**
 * How many match.
 */
matching: number, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * When the newest of all began: what begins later is not in the answer. 0 while there is none.
 */
newest: number, 
/**
 * What runs are known to have.
 */
known: RunFields, 
/**
 * How many match of each pipeline, in the order of the runs; empty unless they were asked for in groups.
 */
groups: Array<GroupCount>, 
/**
 * Between what the metrics of the matching runs lie, by pipeline: those of one learn from the same data.
 */
ranges: Array<MetricRange>, };

/**
 * Names a run: its id, an unambiguous beginning of it, or its name.
 */
export type RunRef = { 
/**
 * Id, beginning of an id, or name.
 */
id: string, };

/**
 * Names several runs.
 */
export type RunRefs = { 
/**
 * Ids, beginnings of ids, or names.
 */
ids: Array<string>, };

/**
 * Asks to run a pipeline.
 */
export type RunRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * Values that replace those of the file for this run, keyed `node.param`, or by the name of a parameter of the
 * pipeline.
 */
set?: { [key in string]: JsonValue }, 
/**
 * Run this node and what it needs, not the rest.
 */
to?: string, 
/**
 * Wait for the end before answering; otherwise answer as soon as the run has started.
 */
wait?: boolean, };

/**
 * A run.
 */
export type RunResponse = { 
/**
 * The run.
 */
run: Run, };

/**
 * Where a run stands.
 */
export type RunStatus = "running" | "done" | "failed" | "cancelled";

/**
 * What a table row of runs shows.
 */
export type RunSummary = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name shown to people: the pipeline and a number.
 */
name: string, 
/**
 * Id of the pipeline.
 */
pipeline: string, 
/**
 * Where it stands.
 */
status: RunStatus, 
/**
 * When it began.
 */
started: number, 
/**
 * How long it took, or has taken so far.
 */
seconds: number, 
/**
 * Share of the work done, 0 to 1, while it runs.
 */
progress: number, 
/**
 * Who started it.
 */
actor: string, 
/**
 * Final metrics on the test part; none before evaluation. `null` where a metric is not defined.
 */
metrics: { [key in string]: number | null }, 
/**
 * The settings of its nodes, keyed `node.param`.
 */
params: Record<string, unknown>, 
/**
 * Why it failed.
 */
error: WireError | null, };

/**
 * Asks for runs. What is left out narrows nothing; everything given must hold.
 */
export type RunsRequest = { 
/**
 * Only runs of this pipeline.
 */
pipeline?: string, 
/**
 * Only runs of one of these pipelines.
 */
pipelines?: Array<string>, 
/**
 * Only these runs, by id.
 */
ids?: Array<string>, 
/**
 * Only runs that stand in one of these states.
 */
status?: Array<RunStatus>, 
/**
 * Only runs with this text in their name, pipeline or starter; capital and small letters are the same.
 */
text?: string, 
/**
 * Only runs that began at this time or later.
 */
since?: number, 
/**
 * Only runs that began before this time.
 */
until?: number, 
/**
 * Only runs for which this holds, for example
 * `metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01`.
 */
filter?: string, 
/**
 * What to sort by: `name`, `pipeline`, `status`, `started`, `seconds`, `actor`, or as in the filter
 * `metrics.NAME`, `params.NODE.PARAM` or `data.DATASET`; by default newest first. Runs without the value
 * come last in both directions.
 */
sort?: string, 
/**
 * Largest first.
 */
descending?: boolean, 
/**
 * Sort by pipeline first, so that its runs stand together.
 */
group?: boolean, 
/**
 * Say between what the metrics of the matching runs lie.
 */
ranges?: boolean, 
/**
 * How many of the matching runs to leave out.
 */
offset?: number, 
/**
 * At most so many; 1,000 by default.
 */
limit?: number, };

/**
 * Asks to write a pipeline that was changed in an editor.
 */
export type SavePipelineRequest = { 
/**
 * Path or id of the pipeline.
 */
file: string, 
/**
 * The pipeline as it is now; it need not be sound.
 */
pipeline: PipelineFile, 
/**
 * Where its nodes stand now.
 */
layout: PipelineLayout, 
/**
 * Digest of the document that was changed. If the file is another one by now, both changes are brought together; what
 * both changed in different ways is refused with `pipeline_changed`, and nothing is written.
 */
base: string, 
/**
 * On a conflict, whose change counts: `mine` or `theirs`.
 */
prefer?: Prefer, 
/**
 * What was done, for the history: the key of a message, `edit-move`, with the nodes that it concerns.
 */
what?: string, };

/**
 * Asks to keep a suite in the workspace; one of the same name is replaced.
 */
export type SaveSuiteRequest = { 
/**
 * The whole suite.
 */
suite: QualitySuite, };

/**
 * A pipeline that was saved.
 */
export type SavedPipeline = { 
/**
 * The document as it stands now.
 */
document: PipelineDocument, 
/**
 * Whether changes made elsewhere came in: then the document differs from what was sent.
 */
merged: boolean, 
/**
 * Whether it made a new version; what one person saves within a minute is one.
 */
fresh: boolean, };

/**
 * A value in a rule: numbers and yes/no as they are, dates, moments and times of day as ISO 8601 text.
 */
export type Scalar = boolean | number | number | string;

/**
 * What a column's values mean, beyond their type.
 */
export type Semantic = "number" | "category" | "identifier" | "text" | "time" | "boolean" | "constant" | "money" | "geo";

/**
 * A curve: one metric over the steps of training.
 */
export type Series = { 
/**
 * Id of the run.
 */
run: string, 
/**
 * Node that reported it.
 */
node: string, 
/**
 * Metric, for example `train_loss`.
 */
metric: string, 
/**
 * Steps (epochs), rising.
 */
steps: Array<number>, 
/**
 * Values; `null` where not a number.
 */
values: Array<number | null>, 
/**
 * When each was reported.
 */
times: Array<number>, };

/**
 * Asks for curves.
 */
export type SeriesRequest = { 
/**
 * Ids, beginnings of ids, or names.
 */
ids: Array<string>, 
/**
 * Only the curves of this metric.
 */
metric?: string, };

/**
 * Curves of several runs.
 */
export type SeriesResponse = { 
/**
 * One for each run, node and metric.
 */
series: Array<Series>, };

/**
 * What a deployment's server has counted since it started. It starts anew with each version and after each crash.
 */
export type ServerMetrics = { 
/**
 * When it was asked.
 */
at: number, 
/**
 * When it started.
 */
started: number, 
/**
 * Version that answers.
 */
version: string, 
/**
 * Requests answered.
 */
answered: number, 
/**
 * Requests refused: the caller's fault.
 */
refused: number, 
/**
 * Requests failed: the server's fault.
 */
failed: number, 
/**
 * Rows predicted.
 */
rows: number, 
/**
 * Seconds that answered requests took, all together.
 */
seconds: number, 
/**
 * How long answered requests took, by rising bound.
 */
latency: Array<LatencyBucket>, };

/**
 * What a rule that does not hold means.
 */
export type Severity = "error" | "warn";

/**
 * A sheet of a workbook.
 */
export type SheetSize = { 
/**
 * Its name.
 */
name: string, 
/**
 * Rows from the first one to the last one with cells; `null` where finding out would take long.
 */
rows: number | null, 
/**
 * Columns from the first one to the last one with cells; `null` where finding out would take long.
 */
columns: number | null, };

/**
 * What a model takes and gives.
 */
export type Signature = { 
/**
 * What kind of answer.
 */
task: Task, 
/**
 * Name of what is predicted.
 */
target: string, 
/**
 * The inputs in order.
 */
inputs: Array<Field>, 
/**
 * Class labels in the order of the probabilities; empty for regression. For two classes the second is "positive".
 */
classes: Array<string>, };

/**
 * A registered source.
 */
export type Source = { 
/**
 * Name in the workspace.
 */
name: string, 
/**
 * Where it is.
 */
place: SourcePlace, 
/**
 * When it was registered or last changed.
 */
created: number, 
/**
 * Who did.
 */
actor: string, };

/**
 * What answered at a source's address.
 */
export type SourceCheck = { 
/**
 * Name and version, such as `PostgreSQL 15.14`.
 */
product: string, 
/**
 * How long the answer took, in milliseconds.
 */
milliseconds: number, };

/**
 * Asks to import from a source.
 */
export type SourceImportRequest = { 
/**
 * What to read.
 */
read: SourceRead, 
/**
 * Name of the dataset; by default the table's.
 */
name?: string, };

/**
 * The registered sources.
 */
export type SourceList = { 
/**
 * By name.
 */
sources: Array<Source>, };

/**
 * Where a source is, and how it is reached. Secrets are never part of it.
 */
export type SourcePlace = { "kind": "sqlite", 
/**
 * Its path.
 */
path: string, } | { "kind": "postgres", 
/**
 * Host name or address; a path is the folder of a Unix socket.
 */
host: string, 
/**
 * Port; 5432 by default.
 */
port: number, 
/**
 * Name of the database.
 */
database: string, 
/**
 * Name of the user.
 */
user: string, 
/**
 * Whether the connection is encrypted and the server's certificate checked.
 */
tls: boolean, 
/**
 * PEM file of the authorities to trust instead of the machine's.
 */
authority?: string, } | { "kind": "s3", 
/**
 * Address of the store, such as `https://s3.site:9000`; that of AWS by default.
 */
endpoint?: string, 
/**
 * Its region; `us-east-1` by default.
 */
region: string, 
/**
 * Name of the bucket.
 */
bucket: string, 
/**
 * Only objects in this folder.
 */
prefix: string, 
/**
 * Access key, whose secret is the source's password; without one, requests are not signed.
 */
access_key?: string, };

/**
 * The first rows.
 */
export type SourcePreview = { 
/**
 * The columns that an import would make.
 */
columns: Array<Column>, 
/**
 * Columns of types that can't be read.
 */
left_out: Array<LeftOut>, 
/**
 * Cells as text; `null` where there is no value.
 */
rows: Array<Array<string | null>>, };

/**
 * Asks for the first rows.
 */
export type SourcePreviewRequest = { 
/**
 * What to read.
 */
read: SourceRead, 
/**
 * How many rows, at most 200; 20 by default.
 */
limit?: number, };

/**
 * What to read from a source. All of it is done there: only what is asked for leaves it.
 */
export type SourceRead = { 
/**
 * Name of the source.
 */
source: string, 
/**
 * Schema of the table.
 */
schema?: string, 
/**
 * A table, view or object; or else a query.
 */
table?: string, 
/**
 * A query in the source's own SQL, one statement that reads.
 */
sql?: string, 
/**
 * Only these columns, in this order.
 */
columns?: Array<string>, 
/**
 * Only rows for which this is true, in the source's own SQL (databases).
 */
filter?: string, };

/**
 * Names a source.
 */
export type SourceRef = { 
/**
 * Its name.
 */
name: string, };

/**
 * A source.
 */
export type SourceResponse = { 
/**
 * The source.
 */
source: Source, };

/**
 * A table or view of a source, or an object.
 */
export type SourceTable = { 
/**
 * Its schema, where the source has schemas.
 */
schema: string | null, 
/**
 * Its name.
 */
table: string, 
/**
 * True for a view.
 */
view: boolean, 
/**
 * About how many rows it has, where the source says so without counting.
 */
rows: number | null, 
/**
 * Size in bytes, where the source says so.
 */
bytes: number | null, };

/**
 * The tables of a source.
 */
export type SourceTables = { 
/**
 * By schema and name.
 */
tables: Array<SourceTable>, };

/**
 * A span of time.
 */
export type Span = "hour" | "day" | "month" | "year";

/**
 * A number that says something about a whole column. Missing values take no part.
 */
export type Statistic = "mean" | "median" | "sd" | "sum" | "min" | "max" | "quantile";

/**
 * Rules by how they came out.
 */
export type StatusCounts = { 
/**
 * Rules that hold.
 */
passed: number, 
/**
 * Rules that do not.
 */
failed: number, 
/**
 * Rules that can't be checked.
 */
broken: number, };

/**
 * Where a node's work stands.
 */
export type Step = { 
/**
 * Key of the catalogue: `epoch`, `read`, `fit`, `encode`.
 */
key: string, 
/**
 * Number of this step, counted from 1.
 */
current: number, 
/**
 * Number of steps, if known.
 */
total: number | null, };

/**
 * Why a rule is suggested.
 */
export type SuggestReason = "schema" | "row_count" | "nothing_missing" | "few_missing" | "tells_apart" | "span" | "not_negative" | "few_values" | "constant" | "personal" | "shape" | "rising";

/**
 * Asks for rules that suit a dataset.
 */
export type SuggestRequest = { 
/**
 * `name` or `name@version`.
 */
name: string, 
/**
 * Only rules about these columns; all by default.
 */
columns?: Array<string>, };

/**
 * Rules that suit a dataset.
 */
export type SuggestResponse = { 
/**
 * A suite of them, not kept anywhere.
 */
suite: QualitySuite, 
/**
 * One for each rule, in the same order.
 */
reasons: Array<Suggestion>, };

/**
 * Why one of the suggested rules is there.
 */
export type Suggestion = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * Why.
 */
reason: SuggestReason, 
/**
 * Why, in the caller's language.
 */
message: string, };

/**
 * The suites of the workspace.
 */
export type SuiteList = { 
/**
 * By name.
 */
suites: Array<SuiteSummary>, };

/**
 * Names a suite: its name in the workspace, or the path of its file.
 */
export type SuiteRef = { 
/**
 * Name or path.
 */
suite: string, };

/**
 * A suite.
 */
export type SuiteResponse = { 
/**
 * The suite.
 */
suite: QualitySuite, 
/**
 * Path of its file.
 */
path: string, 
/**
 * What is wrong with its rules, whatever the data.
 */
problems: Array<WireError>, };

/**
 * A suite of the workspace, in a list.
 */
export type SuiteSummary = { 
/**
 * Name; how commands refer to it.
 */
name: string, 
/**
 * Dataset that it is meant for; empty where the file can't be read.
 */
dataset: string, 
/**
 * What it is for.
 */
description: string, 
/**
 * Number of rules.
 */
rules: number, 
/**
 * Path of the file.
 */
path: string, 
/**
 * When the file was last changed.
 */
modified: number, 
/**
 * Why the file can't be used.
 */
problem: WireError | null, 
/**
 * The newest check with it.
 */
last: QualityRun | null, };

/**
 * A chart of a table, worked out from all of its rows, with its words in the caller's language.
 */
export type TableChart = { 
/**
 * How it is drawn.
 */
kind: TableChartKind, 
/**
 * The column along the chart; places of dates, moments and times of day are milliseconds.
 */
x: Column, 
/**
 * The column of values.
 */
y: Column | null, 
/**
 * The column whose values have a colour each.
 */
color: Column | null, 
/**
 * What became of the values of several rows.
 */
aggregate: ChartAggregate | null, 
/**
 * What the chart shows, in words.
 */
title: string, 
/**
 * The axis along the bottom.
 */
across: ChartAxis, 
/**
 * The axis that rises.
 */
up: ChartAxis, 
/**
 * What is drawn.
 */
body: ChartBody, 
/**
 * Rows of the table.
 */
rows: number, 
/**
 * Rows that are left out, since a value is missing or no finite number.
 */
missing: number, 
/**
 * Points that are drawn, where there are too many rows to draw each.
 */
points: number | null, 
/**
 * Rows that quartiles and medians were estimated from, where there are too many to hold.
 */
sampled: number | null, 
/**
 * How many intervals the values of `x` are gathered into, where they are too many for a place each.
 */
places: number | null, 
/**
 * How many values of `x` are drawn together as the rest.
 */
others: number, 
/**
 * How many values of `color` are drawn together as the rest.
 */
other_colors: number, 
/**
 * What is left out, gathered or estimated, in words: a sentence each.
 */
notes: Array<string>, };

/**
 * How a table is drawn.
 */
export type TableChartKind = "bar" | "line" | "scatter" | "histogram" | "box";

/**
 * A chart of a table.
 */
export type TableChartResponse = { 
/**
 * The chart.
 */
chart: TableChart, };

/**
 * A version of a Delta Lake or Iceberg table.
 */
export type TableVersion = { 
/**
 * Number of the version or id of the snapshot.
 */
version: string, 
/**
 * The newest that the table has.
 */
newest: string, 
/**
 * When it was made, where that is known.
 */
made: number | null, };

/**
 * By what it is measured how well a column alone tells the target.
 */
export type TargetMeasure = "auc" | "lift" | "r2";

/**
 * The target, and what the other columns tell of it.
 */
export type TargetProfile = { 
/**
 * The column.
 */
column: string, 
/**
 * Whether it is taken as classes, not as a number.
 */
classes: boolean, 
/**
 * Counts of the classes, most frequent first, at most 50 (classes only).
 */
balance: Array<TopValue>, 
/**
 * Rows of classes that are not in the list (classes only).
 */
others: number, 
/**
 * Its distribution (numbers and moments).
 */
histogram: Histogram | null, 
/**
 * Entropy of the target in nats; of numbers, after binning.
 */
entropy: number, 
/**
 * Bins that numbers were put into, of about the same number of rows each, at most 16. No value is a bin of its own, and
 * so is each of up to 255 classes or texts that are in five rows at least; the others are one together.
 */
bins: number, 
/**
 * Rows that were looked at for relations, spread over all rows.
 */
rows: number, 
/**
 * Each other column, the one that tells most first.
 */
columns: Array<TargetRelation>, };

/**
 * How well a column alone tells the target.
 */
export type TargetRelation = { 
/**
 * The column.
 */
column: string, 
/**
 * Mutual information of column and target in nats, after Miller and Madow's correction for the number of cells.
 */
information: number, 
/**
 * The same as a share of the target's entropy, 0 (tells nothing) to 1 (tells all).
 */
share: number, 
/**
 * How well the column alone predicts the target on rows held out; none where these are too few.
 */
score: number | null, 
/**
 * By what the score is measured.
 */
measure: TargetMeasure, 
/**
 * Score from which the column is suspected.
 */
threshold: number, 
/**
 * The score is so high that the column may give the target away: it may be the target in other words, or be known
 * only after it. Which of them, or neither, the data can't tell.
 */
suspect: boolean, 
/**
 * Rows that were looked at: those with a target.
 */
rows: number, };

/**
 * What kind of answer a model gives.
 */
export type Task = "binary" | "multiclass" | "regression";

/**
 * What is known of text.
 */
export type TextProfile = { 
/**
 * Characters of the shortest text.
 */
shortest: number, 
/**
 * Characters of the longest text.
 */
longest: number, 
/**
 * Mean number of characters.
 */
mean_length: number, 
/**
 * Distribution of the numbers of characters.
 */
lengths: Histogram, 
/**
 * Values of white space alone, or of nothing.
 */
blank: number, 
/**
 * The forms of the texts, most frequent first, where at most five of them are those of nine tenths of the rows;
 * else empty.
 */
shapes: Array<TextShape>, };

/**
 * A form that text has.
 */
export type TextShape = { 
/**
 * `A` a capital letter, `a` a small one, `ء` a letter of a script without the two, `9` a digit; other characters
 * stand for themselves.
 */
pattern: string, 
/**
 * Rows with text of this form.
 */
count: number, 
/**
 * Their share of the rows with a value, 0 to 1.
 */
share: number, };

/**
 * A part of a text. All are counted from 0; the end is the one behind the last.
 */
export type TextSpan = { 
/**
 * First character (Unicode code point).
 */
start: number, 
/**
 * Character behind the last.
 */
end: number, 
/**
 * First byte of the UTF-8 text.
 */
start_byte: number, 
/**
 * Byte behind the last.
 */
end_byte: number, };

/**
 * A span without any moment.
 */
export type TimeGap = { 
/**
 * Last moment before it.
 */
from: string, 
/**
 * First moment after it.
 */
to: string, 
/**
 * How long it is, in seconds.
 */
seconds: number, };

/**
 * What is known of dates, moments and times of day.
 */
export type TimeProfile = { 
/**
 * Arithmetic mean.
 */
mean: string | null, 
/**
 * Standard deviation in seconds, n − 1.
 */
sd_seconds: number | null, 
/**
 * Quantiles, keyed as those of numbers; between two values by linear interpolation (dates: the day it falls on).
 */
quantiles: { [key in string]: string }, 
/**
 * The usual step in seconds: the middle one of the distances between neighbours among the different values.
 */
step: number | null, 
/**
 * Share of the distances that are the usual step, 0 to 1.
 */
regular: number | null, 
/**
 * Distances longer than one and a half usual steps.
 */
gaps: number | null, 
/**
 * The longest distance; the first of several.
 */
largest_gap: TimeGap | null, 
/**
 * Share of the rows with a value that fall on a weekend, 0 to 1 (dates and moments). As in the United Arab Emirates:
 * Friday and Saturday until the end of 2021, Saturday and Sunday since. The day is that of the moment as it is stored.
 */
weekend: number | null, };

/**
 * A frequent value.
 */
export type TopValue = { 
/**
 * The value as text.
 */
value: string, 
/**
 * How often it occurs.
 */
count: number, };

/**
 * What a command reads or makes stale; a screen asks again for what it shows of a stale topic.
 */
export type Topic = "workspace" | "datasets" | "quality" | "sources" | "watched" | "pipelines" | "runs" | "models" | "deployments" | "audit" | "machine";

/**
 * A file of the workspace that is missing or not as it was written.
 */
export type Trouble = { 
/**
 * What it belongs to.
 */
kind: Holder, 
/**
 * Its name.
 */
name: string, 
/**
 * Its version.
 */
version: number, 
/**
 * What is wrong.
 */
error: WireError, };

/**
 * The outcome of a check.
 */
export type ValidateResponse = { 
/**
 * True when there are no problems.
 */
valid: boolean, 
/**
 * What is wrong.
 */
problems: Array<Problem>, 
/**
 * The columns that leave each node, in the order of the file.
 */
columns: Array<NodeColumns>, };

/**
 * A value in one and in the other; `null` where it is not there.
 */
export type ValueDiff = { 
/**
 * What it is called.
 */
name: string, 
/**
 * In the first.
 */
from: JsonValue | null, 
/**
 * In the second.
 */
to: JsonValue | null, };

/**
 * A value and its share.
 */
export type ValueShare = { 
/**
 * The value as text.
 */
value: string, 
/**
 * Share of the values, 0 to 1.
 */
share: number, };

/**
 * Which Falaj this is.
 */
export type Version = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Version of the workspace database that it writes.
 */
database: number, 
/**
 * Version of the pipeline format that it writes.
 */
pipeline: number, };

/**
 * Every version of a dataset.
 */
export type VersionList = { 
/**
 * Newest first.
 */
versions: Array<Dataset>, };

/**
 * A model version's share of a deployment's requests.
 */
export type VersionWeight = { 
/**
 * Name of the model.
 */
model: string, 
/**
 * Version.
 */
version: number, 
/**
 * Share in percent.
 */
weight: number, };

/**
 * Something worth knowing that did not stop an import.
 */
export type Warning = { 
/**
 * Stable name; also the key of its message in the catalogue (`warning-<code>`).
 */
code: string, 
/**
 * What happened, in the caller's language.
 */
message: string, 
/**
 * Rows it concerns, counted from 1; at most the first 20.
 */
rows: Array<number>, 
/**
 * Values for the message's placeholders.
 */
params: { [key in string]: string }, };

/**
 * A watched folder, and the dataset as far as there is one.
 */
export type WatchResponse = { 
/**
 * The folder.
 */
watched: WatchedFolder, 
/**
 * The newest version; `null` as long as the folder had no files.
 */
dataset: Dataset | null, };

/**
 * A folder whose files are read again, as a new version of a dataset, whenever they have changed.
 */
export type WatchedFolder = { 
/**
 * Name of the dataset.
 */
name: string, 
/**
 * How the folder is read.
 */
request: ImportRequest, 
/**
 * When it was registered.
 */
created: number, 
/**
 * Who registered it.
 */
actor: string, 
/**
 * When it was last read; `null` before the first time.
 */
read: number | null, 
/**
 * Why the last reading came to nothing; `null` where it did not.
 */
last_error: WireError | null, };

/**
 * The watched folders.
 */
export type WatchedList = { 
/**
 * By name.
 */
watched: Array<WatchedFolder>, };

/**
 * An [`Error`] as it travels: on standard output under `--json`, over HTTP and to the UI.
 */
export type WireError = { 
/**
 * Why it failed.
 */
code: Code, 
/**
 * What failed, in the caller's language.
 */
message: string, 
/**
 * What to do about it, in the caller's language.
 */
hint: string, 
/**
 * Where it failed.
 */
where: Place, 
/**
 * Values for the message's placeholders, so that a UI can render it in another language.
 */
params: { [key in string]: string }, 
/**
 * What the library below said.
 */
detail?: string, };

/**
 * A workspace.
 */
export type Workspace = { 
/**
 * Its folder.
 */
path: string, 
/**
 * Identity.
 */
id: string, 
/**
 * Name shown to people.
 */
name: string, 
/**
 * Version of its database.
 */
version: number, 
/**
 * When it was made.
 */
created: number, 
/**
 * False when nothing can be written to it.
 */
writable: boolean, };

/**
 * A workspace and what is in it.
 */
export type WorkspaceResponse = { 
/**
 * The workspace.
 */
workspace: Workspace, 
/**
 * What is in it.
 */
counts: Counts, };

/** Every command: its request and response. */
export interface Commands {
  /** The open workspace and what is in it. */
  'workspace.info': { request: Nothing; response: WorkspaceResponse };
  /** Whether the files of datasets and models are where they should be. */
  'workspace.check': { request: Nothing; response: CheckResponse };
  /** Imports a file or folder as a new version of a dataset. */
  'data.import': { request: ImportRequest; response: DatasetResponse };
  /** Reads again, and in the same way, what a dataset was imported from; a new version if it has changed. */
  'data.reimport': { request: DatasetRef; response: ReimportResponse };
  /** The newest version of every dataset. */
  'data.list': { request: Nothing; response: DatasetList };
  /** One dataset version. */
  'data.show': { request: DatasetRef; response: DatasetResponse };
  /** What is known of each column of a dataset. */
  'data.profile': { request: ProfileRequest; response: ProfileResponse };
  /** Some rows of a dataset. */
  'data.rows': { request: RowsRequest; response: RowsResponse };
  /** Every version of a dataset, newest first. */
  'data.versions': { request: DatasetRef; response: VersionList };
  /** Two dataset versions beside each other, column by column. */
  'data.compare': { request: CompareDataRequest; response: DataComparison };
  /** How the columns of a dataset go together, and one of them over time. */
  'data.relations': { request: RelationsRequest; response: RelationsResponse };
  /** How each column of a dataset goes with each other one. */
  'data.matrix': { request: MatrixRequest; response: MatrixResponse };
  /** A report on a dataset as one HTML document. */
  'data.report': { request: ReportRequest; response: ReportResponse };
  /** A chart of a dataset. */
  'data.chart': { request: DataChartRequest; response: TableChartResponse };
  /** The pipelines that read a dataset and the models made from it. */
  'data.uses': { request: DatasetRef; response: DatasetUses };
  /** The beginning of a file or folder, as an import would read it. */
  'data.preview': { request: ImportRequest; response: PreviewResponse };
  /** Reads a folder as a dataset, and reads it again whenever its files have changed while a host runs. */
  'data.watch': { request: ImportRequest; response: WatchResponse };
  /** Stops to watch the folder of a dataset, which stays as it is. */
  'data.unwatch': { request: DatasetRef; response: WatchResponse };
  /** The watched folders. */
  'data.watched': { request: Nothing; response: WatchedList };
  /** The suites of quality rules of the workspace. */
  'quality.suites': { request: Nothing; response: SuiteList };
  /** One suite of quality rules. */
  'quality.suite': { request: SuiteRef; response: SuiteResponse };
  /** Keeps a suite of quality rules; one of the same name is replaced. */
  'quality.save': { request: SaveSuiteRequest; response: SuiteResponse };
  /** Removes a suite of quality rules; its history stays. */
  'quality.remove': { request: SuiteRef; response: Nothing };
  /** Quality rules that suit a dataset. */
  'quality.suggest': { request: SuggestRequest; response: SuggestResponse };
  /** Checks a dataset with a suite of quality rules. */
  'quality.check': { request: CheckQualityRequest; response: QualityResult };
  /** How a suite came out before, rule by rule. */
  'quality.history': { request: QualityHistoryRequest; response: QualityHistory };
  /** Rows that fail a quality rule. */
  'quality.rows': { request: FailingRowsRequest; response: FailingRows };
  /** Writes the rows that fail a quality rule to a file. */
  'quality.export': { request: ExportRowsRequest; response: RowsExportResponse };
  /** Makes a suite of quality rules of a suite of Great Expectations. */
  'quality.import': { request: ImportSuiteRequest; response: ImportSuiteResponse };
  /** The registered sources. */
  'sources.list': { request: Nothing; response: SourceList };
  /** Registers a source, or changes the one of that name. */
  'sources.add': { request: AddSourceRequest; response: SourceResponse };
  /** Forgets a source and its password. */
  'sources.remove': { request: SourceRef; response: SourceResponse };
  /** Whether a source answers. */
  'sources.check': { request: SourceRef; response: SourceCheck };
  /** The tables of a source. */
  'sources.tables': { request: SourceRef; response: SourceTables };
  /** The first rows of a table or query of a source. */
  'sources.preview': { request: SourcePreviewRequest; response: SourcePreview };
  /** Imports a table or query of a source as a new version of a dataset. */
  'sources.import': { request: SourceImportRequest; response: DatasetResponse };
  /** Writes a pipeline that runs as it is. */
  'pipeline.new': { request: NewPipelineRequest; response: NewPipelineResponse };
  /** The pipelines of the workspace. */
  'pipeline.list': { request: Nothing; response: PipelineList };
  /** One pipeline with its problems. */
  'pipeline.show': { request: PipelineRef; response: PipelineView };
  /** Checks a pipeline without running it. */
  'pipeline.validate': { request: PipelineRef; response: ValidateResponse };
  /** The kinds of node, with the settings that each takes. */
  'pipeline.kinds': { request: Nothing; response: NodeKinds };
  /** A pipeline as an editor shows it: where its nodes stand, and what follows from it. */
  'pipeline.open': { request: PipelineRef; response: PipelineDocument };
  /** Writes a pipeline that was changed in an editor; what was changed elsewhere since is brought together with it. */
  'pipeline.save': { request: SavePipelineRequest; response: SavedPipeline };
  /** Makes an empty pipeline, or a copy of one. */
  'pipeline.create': { request: CreatePipelineRequest; response: PipelineDocument };
  /** The versions of a pipeline, newest first. */
  'pipeline.history': { request: PipelineRef; response: PipelineHistory };
  /** One version of a pipeline. */
  'pipeline.version': { request: PipelineVersionRequest; response: PipelineContent };
  /** What differs between two pipelines, or two versions of one. */
  'pipeline.diff': { request: PipelineDiffRequest; response: PipelineDiff };
  /** Rows of what a node gave. */
  'pipeline.rows': { request: NodeRowsRequest; response: NodeRowsResponse };
  /** A look at every column of what a node gave. */
  'pipeline.inspect': { request: InspectNodeRequest; response: ProfileResponse };
  /** A chart of what a node gave. */
  'pipeline.chart': { request: NodeChartRequest; response: TableChartResponse };
  /** A look at it as one HTML document. */
  'pipeline.report': { request: ReportNodeRequest; response: ReportResponse };
  /** What could stand at a place of an expression over a dataset or of a node. */
  'pipeline.complete': { request: CompleteRequest; response: Completion };
  /** The values of an expression on the first rows of a dataset, or of what enters a node. */
  'pipeline.preview-expression': { request: PreviewExpressionRequest; response: PreviewExpressionResponse };
  /** Sets results of nodes aside, or brings them back: what was reset is worked on anew. */
  'pipeline.reset': { request: ResetRequest; response: ResetResponse };
  /** The components of the library. */
  'component.list': { request: Nothing; response: ComponentList };
  /** One version of a component of the library. */
  'component.show': { request: ComponentRequest; response: ComponentContent };
  /** Publishes a component of a pipeline to the library, as its next version. */
  'component.publish': { request: PublishComponentRequest; response: PublishedComponent };
  /** Removes a version of a component from the library, or all of them; pipelines keep what they have of it. */
  'component.remove': { request: ComponentRequest; response: RemovedComponent };
  /** Runs a pipeline. */
  'pipeline.run': { request: RunRequest; response: RunResponse };
  /** Runs: a page of those that match. */
  'runs.list': { request: RunsRequest; response: RunList };
  /** Everything known of a run. */
  'runs.show': { request: RunRef; response: RunResponse };
  /** Several runs beside each other. */
  'runs.compare': { request: RunRefs; response: CompareResponse };
  /** The curves of several runs. */
  'runs.series': { request: SeriesRequest; response: SeriesResponse };
  /** Cancels a run that is at work, or one node of it. */
  'runs.cancel': { request: CancelRunRequest; response: RunResponse };
  /** Cancels an import, a profile or a prediction that is at work. */
  'jobs.cancel': { request: JobRef; response: Nothing };
  /** The models of the workspace. */
  'models.list': { request: Nothing; response: ModelList };
  /** One model version. */
  'models.show': { request: ModelRef; response: ModelResponse };
  /** Predicts for every row of a file. */
  'models.predict': { request: PredictRequest; response: PredictResponse };
  /** Deploys a model version. */
  'deploy.create': { request: DeployRequest; response: DeploymentResponse };
  /** The deployments of the workspace. */
  'deploy.list': { request: Nothing; response: DeploymentList };
  /** One deployment. */
  'deploy.status': { request: DeploymentRef; response: DeploymentResponse };
  /** Stops a deployment. */
  'deploy.stop': { request: DeploymentRef; response: DeploymentResponse };
  /** Starts a deployment again that was stopped or failed, at the address it had. */
  'deploy.start': { request: DeploymentRef; response: DeploymentResponse };
  /** What a deployment's server has counted. */
  'deploy.metrics': { request: DeploymentRef; response: MetricsResponse };
  /** The last lines that a deployment's server wrote. */
  'deploy.logs': { request: LogsRequest; response: LogsResponse };
  /** Asks a deployment for predictions. */
  'deploy.ask': { request: AskRequest; response: AskResponse };
  /** Draws a chart as a picture. */
  'charts.render': { request: ChartRequest; response: Picture };
  /** What was done in the workspace, by whom. */
  'audit.list': { request: AuditRequest; response: AuditList };
  /** The machine and what it uses. */
  'machine.info': { request: Nothing; response: MachineResponse };
  /** What the machine is made of, and the programs that work on it. */
  'machine.hardware': { request: Nothing; response: HardwareResponse };
  /** Which Falaj this is. */
  'version': { request: Nothing; response: Version };
}

/** The topics that a command reads. */
export const reads: Record<keyof Commands, readonly Topic[]> = {
  'workspace.info': ['workspace', 'datasets', 'pipelines', 'runs', 'models', 'deployments'],
  'workspace.check': ['workspace', 'datasets', 'models'],
  'data.import': [],
  'data.reimport': [],
  'data.list': ['datasets'],
  'data.show': ['datasets'],
  'data.profile': ['datasets'],
  'data.rows': ['datasets'],
  'data.versions': ['datasets'],
  'data.compare': ['datasets'],
  'data.relations': ['datasets'],
  'data.matrix': ['datasets'],
  'data.report': ['datasets'],
  'data.chart': ['datasets'],
  'data.uses': ['datasets', 'pipelines', 'models'],
  'data.preview': [],
  'data.watch': [],
  'data.unwatch': [],
  'data.watched': ['watched'],
  'quality.suites': ['quality'],
  'quality.suite': ['quality'],
  'quality.save': [],
  'quality.remove': [],
  'quality.suggest': ['datasets'],
  'quality.check': [],
  'quality.history': ['quality'],
  'quality.rows': ['datasets', 'quality'],
  'quality.export': [],
  'quality.import': [],
  'sources.list': ['sources'],
  'sources.add': [],
  'sources.remove': [],
  'sources.check': ['sources'],
  'sources.tables': ['sources'],
  'sources.preview': ['sources'],
  'sources.import': [],
  'pipeline.new': ['datasets'],
  'pipeline.list': ['pipelines', 'runs'],
  'pipeline.show': ['pipelines', 'datasets'],
  'pipeline.validate': ['pipelines', 'datasets'],
  'pipeline.kinds': [],
  'pipeline.open': ['pipelines', 'datasets', 'runs', 'quality'],
  'pipeline.save': [],
  'pipeline.create': [],
  'pipeline.history': ['pipelines', 'runs'],
  'pipeline.version': ['pipelines'],
  'pipeline.diff': ['pipelines'],
  'pipeline.rows': ['pipelines', 'datasets', 'runs'],
  'pipeline.inspect': ['pipelines', 'datasets', 'runs'],
  'pipeline.chart': ['pipelines', 'datasets', 'runs'],
  'pipeline.report': ['pipelines', 'datasets', 'runs'],
  'pipeline.complete': ['pipelines', 'datasets'],
  'pipeline.preview-expression': ['pipelines', 'datasets', 'runs'],
  'pipeline.reset': [],
  'component.list': ['pipelines'],
  'component.show': ['pipelines'],
  'component.publish': [],
  'component.remove': [],
  'pipeline.run': [],
  'runs.list': ['runs'],
  'runs.show': ['runs'],
  'runs.compare': ['runs'],
  'runs.series': ['runs'],
  'runs.cancel': [],
  'jobs.cancel': [],
  'models.list': ['models'],
  'models.show': ['models'],
  'models.predict': ['models'],
  'deploy.create': [],
  'deploy.list': ['deployments'],
  'deploy.status': ['deployments'],
  'deploy.stop': [],
  'deploy.start': [],
  'deploy.metrics': ['deployments'],
  'deploy.logs': ['deployments'],
  'deploy.ask': ['deployments'],
  'charts.render': [],
  'audit.list': ['audit'],
  'machine.info': ['machine'],
  'machine.hardware': [],
  'version': [],
};
