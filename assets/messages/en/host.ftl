# What the hosts say besides failures: progress, results, warnings.

serve-ready = Studio is at { $url }
nothing-here = Nothing here yet
pipeline-sound = The pipeline is sound

node-running = { $node }: at work
node-done = { $node }: done in { $seconds } s
node-done-within = { $node }: done together with { $last }
node-cached = { $node }: unchanged, earlier result used
node-failed = { $node }: failed
node-skipped = { $node }: skipped
node-cancelled = { $node }: cancelled
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
job-chart = Drawing { $subject }
job-rows = Working out the rows of { $subject }
job-compare = Comparing versions of { $subject }
table-at = Version { $version }, newest { $newest }, files: { $files }
watch-begun = { $name } follows the folder { $path } while Studio or `falaj serve` runs
watch-ended = { $name } no longer follows the folder { $path }
reimport-unchanged = { $name } is unchanged: version { $version } stays the newest
reimport-changed = { $name } v{ $version } · rows before: { $before }, now: { $after }
workspace-sound = Every file of the workspace is where it should be
fate-added = added
fate-removed = removed
fate-retyped = other type
fate-kept = kept

col-id = Id
col-name = Name
col-kind = Kind
col-text = Insert
col-signature = Form
col-doc = Meaning
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
col-count = Values
col-low = Lower whisker
col-q1 = Lower quartile
col-q3 = Upper quartile
col-high = Upper whisker
col-outside = Outside
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
col-problem = Problem
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
warning-cast-lost = { $column }: { $count } values can't be converted and were taken as missing
warning-holidays-covered = The list of holidays in the UAE covers the years { $first } to { $last }; other years have no value
warning-too-large = { $column }: { $count } numbers are too large and were taken as missing
warning-in-file = { $file }: { $text }
warning-zone-to-utc = { $column }: moments of the time zone { $zone } are stored as UTC
warning-zones-mixed = { $column }: moments of different time zones ({ $zones }) are stored as UTC; moved: { $count }
warning-json-key-twice = { $column } stands more than once in a record ({ $count }); the last value counts
warning-misfit-missing = { $column }: values that are not of type { $type } were taken as missing ({ $count }), the first is { $value }
warning-files-widened = { $column } became { $to }: it is { $from } in some files and { $found } in { $source }
warning-column-shadowed = { $column } stands in the names of folders and in the files; the folders count
warning-table-version = { $state ->
        [newest] Version { $version } of the { $kind } table was read, of { $made }
       *[older] Version { $version } of the { $kind } table was read, of { $made }; there is a newer one
    }
warning-excel-error = { $column }: failed formulas were taken as missing ({ $count }), the first is { $value }: { $cells }
warning-excel-errors = Failed formulas were taken as missing ({ $count }), the first is { $value }
warning-excel-no-date = { $column }: dates that do not exist were taken as missing ({ $count }): { $cells }
warning-excel-times = { $column }: times without a date became times of day ({ $count }): { $cells }
warning-excel-times-lost = { $column }: times without a date were taken as missing beside dates ({ $count }): { $cells }
warning-excel-hours = { $column }: durations became numbers of hours ({ $count }): { $cells }
warning-cells-merged = Of merged cells only the first has a value, the others are missing ({ $count }), for example { $cells }

# Charts of runs
chart-train-loss = Training loss by epoch
chart-valid-loss = Validation loss by epoch
chart-curve = { $metric } by epoch
chart-epoch = epoch

# Charts of tables
chart-rows = rows
chart-measure = { $aggregate ->
        [sum] sum of { $column }
        [median] median of { $column }
        [min] least { $column }
        [max] greatest { $column }
       *[mean] mean of { $column }
    }
chart-by = { $aggregate ->
        [count] Rows by { $column }
        [sum] Sum of { $y } by { $column }
        [median] Median of { $y } by { $column }
        [min] Least { $y } by { $column }
        [max] Greatest { $y } by { $column }
       *[mean] Mean of { $y } by { $column }
    }
chart-over = { $y } over { $x }
chart-distribution = Distribution of { $column }
chart-spread = Spread of { $column }
chart-spread-by = Spread of { $y } by { $column }
chart-blank = (blank)
chart-others = { $count ->
        [one] one other
       *[other] { $shown } others
    }
chart-note-missing = { $count ->
        [one] One row is left out: a value is missing or not finite
       *[other] { $shown } rows are left out: a value is missing or not finite
    }
chart-note-points = { $count ->
        [one] One of { $all } points is drawn
       *[other] { $shown } of { $all } points are drawn, picked evenly, with those at the ends
    }
chart-note-places = { $count ->
        [one] All of { $column } is gathered into one interval
       *[other] { $column } is gathered into { $shown } intervals
    }
chart-note-sampled = { $count ->
        [one] Estimated from one row
       *[other] Quartiles and medians are estimated from { $shown } rows
    }

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
col-trend = Oldest to newest
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
quality-need-sql = The query gives no row: { $query }
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
quality-query-failed = { $need }: not so, it gives { $failed ->
        [one] { $failed } row
       *[other] { $failed } rows
    }
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

# Profiles on the command line
profile-pii = { $column } looks like personal data: { $kind }
profile-copies = The same values in the same rows: { $columns }
profile-suspect = { $column } may give the target away: { $measure } { $score }, suspect from { $threshold }
profile-estimated = ≈ estimated; `--json` has the errors
col-median-or-top = Median/top
col-repeated = Repeated
col-empty = Without any value
col-inputs = Inputs
col-output = Gives
col-saved = Saved
col-changes = Changes
changed-outside = outside Falaj
col-title = Title
col-parameters = Parameters
col-outputs = Outputs
col-port = Takes
col-of = Of
col-used = Used by
component-published = Published as version { $version }
component-removed = { $name } is no longer in the library in these versions: { $versions }
component-kept-by = These pipelines keep what they have of it and run as before: { $pipelines }
component-as-before = Nothing has changed since version { $version }
nothing-differs = Nothing differs
node-switched-off = switched off
node-switched-on = switched on
node-pinned-on = result pinned
node-pinned-off = result unpinned
col-left-out = Left out

# Functions of expressions, each in one line
function-abs = The number without its sign
function-round = Rounded to so many decimal places; halves go away from zero
function-floor = The next whole number below
function-ceil = The next whole number above
function-sqrt = Square root; null of a negative number
function-exp = e to the power of the number
function-ln = Natural logarithm; null of zero and below
function-log10 = Logarithm to base 10; null of zero and below
function-pow = The base to the power of the exponent
function-sign = −1, 0 or 1
function-min = The least of the values; nulls do not count
function-max = The greatest of the values; nulls do not count
function-clip = Held between low and high; a null bound bounds nothing
function-coalesce = The first of the values that is not null
function-lower = In small letters
function-upper = In capital letters
function-trim = Without spaces at both ends
function-length = Number of letters
function-substring = From letter `start` on, counted from 1, so many letters
function-replace = With every `part` replaced by another text
function-regex-match = Whether the pattern fits somewhere in the text
function-regex-extract = What the pattern, or one of its groups, finds first
function-starts-with = Whether the text starts so
function-ends-with = Whether the text ends so
function-contains = Whether the text holds the part
function-concat = The values as one text; null if one of them is null
function-split-part = The part of that number between separators; negative counts from the end
function-pad = Filled up to a width with spaces or another text, at the start or the end
function-integer = As a whole number, cut off behind the point; an error where that can't be
function-real = As a number; an error where that can't be
function-text = As text
function-date = As a date, from text as 2013-01-31; an error where that can't be
function-datetime = As a moment, from text as 2013-01-31T10:00; an error where that can't be
function-boolean = As true or false; an error where that can't be
function-try-integer = As a whole number; null where that can't be
function-try-real = As a number; null where that can't be
function-try-text = As text
function-try-date = As a date; null where that can't be
function-try-datetime = As a moment; null where that can't be
function-try-boolean = As true or false; null where that can't be
function-year = Year
function-month = Month, 1 to 12
function-day = Day of the month, 1 to 31
function-hour = Hour, 0 to 23
function-minute = Minute, 0 to 59
function-weekday = Day of the week, Monday 1 to Sunday 7
function-week = Week of the year by ISO 8601, 1 to 53
function-quarter = Quarter of the year, 1 to 4
function-day-of-year = Day of the year, 1 to 366
function-days-between = Days from the first date to the second
function-hours-between = Hours from the first moment to the second, with a fraction
function-add-days = So many days later, or earlier if negative
function-add-months = So many months later; the last day of a shorter month
function-truncate = The begin of the year, quarter, month, week, day, hour or minute
function-hijri-year = Year of the Umm al-Qura calendar
function-hijri-month = Month of the Umm al-Qura calendar, 1 to 12
function-hijri-day = Day of the month in the Umm al-Qura calendar
function-is-weekend-uae = Whether it is a weekend in the UAE: Saturday and Sunday from 2022 on, Friday and Saturday before
function-is-holiday-uae = Whether it is a public holiday in the UAE; null in years that the list does not cover
function-hash = A whole number that stays the same for the same value

## Notes on the canvas of the samples, and of pipelines that a template makes
sample-note-flights-question = Will a flight arrive more than 15 minutes late? Read from left to right: each tile is a step, each wire carries what the one before it gave. Press Run.
sample-note-flights-compare = The same question as in Late arrivals, with the same data and split. Only the model differs: run both and compare the runs.
sample-note-flights-known = Only columns that are known before departure stay. The delay at departure would give the answer away, and the model would be worth nothing in use.
sample-note-flights-join = The weather comes in by airport and hour, the plane by its tail number. Choose a tile to see its rows below.
sample-note-flights-split = Divided by time: the model learns from the past and is judged on what came later, as in real use.
sample-note-flights-mlp = A neural network. It stops by itself when three epochs bring nothing. Try another dropout: what did not change is not computed again.
sample-note-flights-linear = A logistic regression: fast, and each weight can be read. It says what a more complex model has to beat.
sample-note-penguins-question = Which of three species is a penguin? A small pipeline to try things with: change a setting and run it again.
sample-note-penguins-split = Divided by chance, with as many of each species in every part. Change the seed to see how much the result depends on it.
sample-note-penguins-prepare = Missing values are filled in and numbers brought to one scale. What is learnt here from the training part goes into the model, and is done the same way when it is in use.
sample-note-judge = Judged on rows that training never saw, then kept in the registry as a new version, with its data and settings.
note-inputs = The model learns from { $n ->
        [one] one column
       *[other] { $n } columns
    } to predict { $target }.
note-inputs-left = { $inputs } Left out: { $names }. Identifiers, personal data, free text, and what says the same as the target teach nothing that holds for other rows.
note-split-time = Divided by { $column }: the model is judged on the newest rows, as in real use.
note-split-even = Divided by chance, with every value of { $target } evenly in all parts.
note-split-random = Divided by chance. If rows came about one after the other, divide by a column of time instead.
note-train-mlp = A neural network: { $rows } rows are enough for it. It stops by itself when { $patience } epochs bring nothing.
note-train-linear = A linear model: quick, easy to explain, and hard to beat with { $rows } rows. It stops by itself when { $patience } epochs bring nothing.
note-judge = Judged on rows that training never saw, then registered as { $model }. Press Run.
