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
col-r = Pearson
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
col-rule = Rule
col-rules = Rules
col-column = Column
col-check = Check
col-severity = Severity
col-checked-rows = Checked
col-failed-rows = Failing
col-message = What was found
col-dataset = Dataset
col-suite = Suite
col-passed = Passed
col-params = Settings
col-reason = Why
col-expectation = Expectation
col-position = No.
col-run = Run
col-counts = Failing rules
status-passed = holds
status-broken = can't be checked
severity-error = error
severity-warn = warning
job-quality = Checking { $subject }
job-suggest = Looking for rules for { $subject }
job-failing = Looking for failing rows of { $subject }

# Data quality: what a rule asks for, and how it came out.
quality-need-columns = The table has its columns
quality-need-type = { $column } is of the type { $types }
quality-need-not-missing = { $column } has a value
quality-need-range = { $column } is { $range }
quality-need-values = { $column } is one of { $values }
quality-need-values-forbidden = { $column } is none of { $values }
quality-need-pattern = { $column } matches { $pattern }
quality-need-pattern-forbidden = { $column } does not match { $pattern }
quality-need-length = The number of characters in { $column } is { $range }
quality-need-unique = No two rows have the same { $columns }
quality-need-row-count = The number of rows is { $range }
quality-need-distinct-count = The number of different values in { $column } is { $range }
quality-need-distinct-share = The share of different values in { $column } is { $range }
quality-need-statistic-mean = The mean of { $column } is { $range }
quality-need-statistic-median = The median of { $column } is { $range }
quality-need-statistic-sd = The standard deviation of { $column } is { $range }
quality-need-statistic-sum = The sum of { $column } is { $range }
quality-need-statistic-min = The smallest { $column } is { $range }
quality-need-statistic-max = The largest { $column } is { $range }
quality-need-statistic-quantile = The quantile { $quantile } of { $column } is { $range }
quality-need-freshness = The newest { $column } is at most { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    } old
quality-need-references = { $column } is in { $key } of { $dataset }
quality-need-ordered = { $column } never falls
quality-need-ordered-strict = { $column } rises from row to row
quality-need-ordered-descending = { $column } never rises
quality-need-ordered-descending-strict = { $column } falls from row to row
quality-need-compare = { $column } { $op } { $other }
quality-need-distribution = The distribution of { $column } is near its reference ({ $method } ≤ { $max })
quality-need-expression = { $expression }
quality-need-where = { $need }, where { $condition }
quality-rows-none = { $need }: no row to check
quality-rows-passed = { $need }: true of { $checked ->
        [one] the one row checked
       *[other] all { $checked } rows checked
    }
quality-rows-failed = { $need }: not so in { $failed ->
        [one] { $failed } row
       *[other] { $failed } rows
    } of { $checked }
quality-rows-too-many = { $need }: not so in { $failed ->
        [one] { $failed } row
       *[other] { $failed } rows
    } of { $checked }; { $share } % must hold
quality-rows-allowed = { $need }: not so in { $failed ->
        [one] { $failed } row
       *[other] { $failed } rows
    } of { $checked }, which is allowed; { $share } % must hold
quality-measured = { $need }; it is { $value }
quality-measured-failed = { $need }: not so, it is { $value }
quality-columns-failed = { $need }: not so; { $found }
quality-columns-missing = missing: { $columns }
quality-columns-unexpected = not expected: { $columns }
quality-columns-retyped = of another type: { $columns }
quality-columns-moved = in another place: { $columns }

# Why a rule is suggested.
suggest-schema = The columns and types that are there now
suggest-row-count = Between half and twice the rows that are there now
suggest-nothing-missing = No value is missing
suggest-few-missing = Few values are missing; twice as many are allowed
suggest-tells-apart = Every value stands there once and tells rows apart
suggest-span = The smallest and largest value, with a margin of a tenth
suggest-not-negative = No value is negative; the largest has a margin of a tenth
suggest-few-values = There are few different values
suggest-constant = Every row has the same value
suggest-personal = All values look like this kind of personal data
suggest-shape = All values are built alike
suggest-rising = The values never fall

# Why an expectation of Great Expectations has no rule.
left-out-no-counterpart = No rule says the same
left-out-setting = It has a setting that no rule has: { $detail }
left-out-condition = Its condition is not a plain comparison: { $detail }
left-out-parameter = It takes a value from a parameter of the run: { $detail }
left-out-incomplete = It lacks a setting, or one makes no sense: { $detail }

suites-imported = { $mapped ->
        [one] { $mapped } rule was made
       *[other] { $mapped } rules were made
    } of { $all ->
        [one] { $all } expectation
       *[other] { $all } expectations
    }
quality-passed = The data holds
quality-not-passed = The data does not hold
