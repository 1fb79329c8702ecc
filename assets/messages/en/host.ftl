# What the hosts say besides failures: progress, results, warnings.

serve-ready = Studio is at { $url }
nothing-here = Nothing here yet
pipeline-sound = The pipeline is sound

node-running = { $node }: at work
node-done = { $node }: done in { $seconds } s
node-cached = { $node }: unchanged, earlier result used
node-failed = { $node }: failed
node-skipped = { $node }: skipped
metric-line = { $node }: epoch { $step }, { $metric } { $value }

status-running = running
status-done = done
status-failed = failed
status-cancelled = cancelled
status-waiting = waiting
status-cached = unchanged
status-skipped = skipped

job-import = Importing { $subject }
job-profile = Profiling { $subject }
job-predict = Predicting with { $subject }
job-relate = Relating the columns of { $subject }
job-compare = Comparing versions of { $subject }
workspace-sound = Every file of the workspace is where it should be
fate-added = added
fate-removed = removed
fate-retyped = other type
fate-kept = kept

col-id = Id
col-name = Name
col-kind = Kind
col-type = Type
col-version = Version
col-rows = Rows
col-columns = Columns
col-bytes = Bytes
col-source = Source
col-semantic = Meaning
col-missing = Missing
col-distinct = Distinct
col-min = Min
col-median = Median
col-max = Max
col-most-frequent = Most frequent
col-status = State
col-seconds = Seconds
col-metrics = Metrics
col-metric = Metric
col-step = Epoch
col-value = Value
col-model = Model
col-aliases = Also called
col-architecture = Architecture
col-optional = Optional
col-example = Example
col-url = Address
col-restarts = Restarts
col-prediction = Prediction
col-probabilities = Probabilities
col-notes = Notes
col-seq = No.
col-actor = Who
col-host = From
col-command = Command
col-subject = On
col-outcome = Outcome
col-path = File
col-nodes = Nodes
col-problems = Problems
col-target = Target
col-strategy = Strategy
col-versions = Versions
col-created = Made
col-os = System
col-cpus = Processors
col-cpu-use = Processor use
col-memory = Memory
col-memory-used = Memory in use
col-disk = Disk
col-disk-free = Free on disk
col-writable = Writable
col-weight = Share
col-requests = Requests
col-pid = Process
col-error = Error
col-warnings = Warnings
col-a = Column
col-b = Goes with
col-r = Measure
col-fate = Change
col-type-from = Type before
col-type-to = Type after
col-missing-from = Missing before
col-missing-to = Missing after
col-shift = Moved
col-pipelines = Pipelines
col-models = Models
col-dataset-version = Version of the data

# Notes of models about unusual inputs, and warnings.
note-missing = { $column }: no value, which training never saw
note-unknown = { $column }: a value unknown from training
note-range = { $column }: outside the range seen in training
warning-input-missing =
    { $count ->
        [one] { $column }: no value in { $count } row, which training never saw
       *[other] { $column }: no value in { $count } rows, which training never saw
    }
warning-input-unknown =
    { $count ->
        [one] { $column }: a value unknown from training in { $count } row
       *[other] { $column }: values unknown from training in { $count } rows
    }
warning-input-range =
    { $count ->
        [one] { $column }: outside the range seen in training in { $count } row
       *[other] { $column }: outside the range seen in training in { $count } rows
    }
warning-type-widened = { $column } became { $to } instead of { $from }: { $count } values do not fit, the first is { $value }
warning-column-empty = { $column } has no value in any row
warning-header-numbers = The header holds numbers; the file may have no header line
warning-not-finite = { $column }: { $count } infinite numbers were taken as missing
warning-column-left-out = { $column } was left out: the type { $type } can't be used
warning-too-large = { $column }: { $count } numbers are too large and were taken as missing

# Charts of runs
chart-train-loss = Training loss by epoch
chart-valid-loss = Validation loss by epoch
chart-curve = { $metric } by epoch
chart-epoch = epoch
col-format = Format
col-width = Width
col-height = Height

# Profiles on the command line
profile-pii = { $column } looks like personal data: { $kind }
profile-copies = The same values in the same rows: { $columns }
profile-suspect = { $column } may give the target away: { $measure } { $score }, suspect from { $threshold }
profile-estimated = ≈ estimated; `--json` has the errors
col-median-or-top = Median/top
col-repeated = Repeated
col-empty = Without any value
col-left-out = Left out
