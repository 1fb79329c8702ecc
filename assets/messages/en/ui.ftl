## Words that many screens share
all = All
cancel = Cancel
close = Close
copied = Copied
copy-details = Copy details
copy-address = Copy address
copy-digest = Copy digest
copy-path = Copy path
loading = Loading
name = Name
no = No
no-value = none
nothing-matches = Nothing matches
notes = Notes
select = Select
shown-of = { $n } of { $total } shown
show-more = Show more
skip-to-content = Skip to content
started = Started
state = State
try-again = Try again
yes = Yes
changed = Changed
created = Created
duration = Duration
size = Size
type = Type
version = Version
folder = Folder
row = Row
rows = Rows
columns = Columns
column = Column
node = Node
nodes = Nodes
pipeline = Pipeline
run = Run
metric = Metric
last-run = Last run
last-runs = Last runs
last-12-runs = Last 12 runs
not-run-yet = Not run yet
error-row = row { $row }

## Units, times
unit-b = { $n } B
unit-kb = { $n } kB
unit-mb = { $n } MB
unit-gb = { $n } GB
unit-tb = { $n } TB
unit-seconds = { $n } s
of-size = { $part } of { $whole }
size-free = { $size } free
ago-now = just now
ago-minutes = { $n } min ago
ago-hours = { $n } h ago
left-seconds = about { $n } s left
left-minutes = about { $n } min left
left-hours = about { $n } h left
now-progress = now, { $progress }

## Counts
rows-count =
    { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
nodes-count =
    { $n ->
        [one] { $n } node
       *[other] { $n } nodes
    }
warnings-count =
    { $n ->
        [one] { $n } note
       *[other] { $n } notes
    }
problems-count =
    { $n ->
        [one] { $n } problem
       *[other] { $n } problems
    }
values-count =
    { $n ->
        [one] { $n } known value
       *[other] { $n } known values
    }
inputs-count =
    { $n ->
        [one] { $n } input
       *[other] { $n } inputs
    }
entries-count =
    { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }
files-count =
    { $n ->
        [one] { $n } file, { $size }
       *[other] { $n } files, { $size }
    }
range = { $min } to { $max }

## Frame
nav-main = Main
nav-flow = The flow
nav-home = Home
nav-data = Data
nav-pipelines = Pipelines
nav-components = Components
nav-runs = Runs
nav-models = Models
nav-deployments = Deployments
nav-settings = Settings
nav-note-failed = { $n } failed
nav-note-failing =
    { $n ->
        [one] { $n } suite of rules fails
       *[other] { $n } suites of rules fail
    }
nav-note-running = { $n } running
nav-note-unhealthy =
    { $n ->
        [one] { $n } needs attention
       *[other] { $n } need attention
    }
crumbs = Where you are
top-running = { $n } running
cancel-job = Cancel “{ $job }”
place-title = Nothing leaves this machine
place-text = No outside address is registered
lost-title = The host is gone.
lost-text = Reconnecting. What you see is the last that was known
host-unreachable = The host does not answer
host-unreachable-hint = Check that it still runs. The page connects again by itself.
refused-title = This page needs its token
refused-text = Open the whole address that the command below printed, or run the command again. The token is kept for one tab only.

## States
run-running = Running
run-done = Done
run-failed = Failed
run-cancelled = Cancelled
run-running-progress = Running { $progress }
state-waiting = Waiting
state-running = Running
state-done = Done
state-cached = Unchanged
state-failed = Failed
state-skipped = Skipped
state-cancelled = Cancelled
state-ready = Ready
state-problem = Has a problem
state-running-progress = Running { $progress }
state-done-in = Done { $seconds }
deployment-starting = Starting
deployment-ready = Serving
deployment-restarting = Restarting
deployment-failed = Failed
deployment-stopped = Stopped

## Home
home-morning = Good morning
home-afternoon = Good afternoon
home-evening = Good evening
home-needs-count =
    { $n ->
        [0] Nothing needs you
        [one] One thing needs you
       *[other] { $n } things need you
    }
home-flow = State of the flow
home-needs = Needs you
home-needs-none = Nothing needs you. Failed runs, deployments in trouble and a full disk show here
home-recent = Recent pipelines
home-recent-none = No pipelines yet. Make one from a dataset with “Use in a pipeline”
home-all-pipelines = All pipelines
home-running = Running now
home-running-none = Nothing is running
home-start = Start something
home-machine = This machine
need-run = { $name } failed
need-run-cause = The run says why
need-run-tag = Run
need-run-open = Open run
need-deployment = { $name } is not serving as it should
need-deployment-cause = Its server ended by itself
need-deployment-tag = Deployment
need-deployment-open = Open
need-pipeline =
    { $n ->
        [one] { $name } has { $n } problem
       *[other] { $name } has { $n } problems
    }
need-pipeline-cause = It can't run before that is put right
need-pipeline-tag = Pipeline
need-pipeline-open = Open
need-disk = Only { $free } free on the workspace's disk
need-disk-cause = Imports and runs will fail when it is full
need-disk-tag = Disk
need-disk-open = See folder
start-file = Look at a file
start-file-text = CSV, TSV, Parquet
start-train = Train from a table
start-train-text = Pick a column to predict
machine-cpu =
    { $n ->
        [one] { $n } processor
       *[other] { $n } processors
    }
machine-gpu = GPU memory
machine-gpu-n = GPU { $n } memory
machine-memory = Memory
machine-disk = Workspace disk

## Data
datasets = Datasets
data-filter = Name, column or person
data-empty = No data yet
data-empty-text = Import a table: CSV, JSON, Excel, Parquet or Arrow, a single file or a folder of files. Falaj reads every row, shows what each column holds, and keeps each import as a version.
imported-from = Imported from { $source } by { $actor }, { $date }
missing-cells = Missing cells
repeated-rows = Repeated rows
pii-columns =
    { $n ->
        [one] Personal data: { $n } column to review
       *[other] Personal data: { $n } columns to review
    }
pii-share = { $share } of the values looked at
pii-email = E-mail
pii-phone = Phone
pii-emirates-id = Emirates ID
pii-iban = IBAN
pii-card = Card number
use-in-pipeline = Use in a pipeline
dataset-views = Views of the dataset
tab-profile = Profile
tab-rows = Rows
all-rows-read = All rows read in { $seconds } s
profile-filter = Which columns
distribution = Distribution
distribution-of = Distribution of { $column }
missing = Missing
present = Present
distinct = Distinct
min = Min
max = Max
mean = Mean
median = Median
sd = Std dev
median-or-top = Median or top
median-at = median { $value }
mean-at = mean { $value }
scale = Scale
scale-linear = Linear
scale-log = Log
quantiles = Quantiles
most-frequent = Most frequent
other-values =
    { $n ->
        [one] and { $n } other value
       *[other] and { $n } other values
    }
no-other-values = no other values
column-facts = Column
semantic = Meaning
semantic-number = Number
semantic-category = Category
semantic-identifier = Identifier
semantic-text = Free text
semantic-time = Time
semantic-boolean = Yes or no
semantic-constant = Constant
semantic-money = Money
semantic-geo = Place
type-integer = integer
type-real = real
type-text = text
type-boolean = yes/no
type-date = date
type-datetime = date, time
type-time = time

## Import
import-open = Import data…
import-short = Import…
import-title = Import a file or folder
import-file = File
import-choose = CSV, JSON, Excel, Parquet, Arrow, or a folder of them
import-drop = Drop a CSV, JSON, Excel, Parquet or Arrow file here
choose-file = Choose file…
import-name = Name
import-name-default = as the file is named
delimiter = Delimiter
delimiter-auto = Detect
delimiter-comma = Comma
delimiter-semicolon = Semicolon
delimiter-tab = Tab
delimiter-pipe = Vertical bar
encoding = Encoding
missing-words = Words for “no value”
import-run = Import
cancel-import = Cancel import
import-uploading = Sending the file
import-importing = Reading all rows
import-done =
    { $n ->
        [one] { $name } was imported: { $n } row
       *[other] { $name } was imported: { $n } rows
    }
warning-rows = Rows { $rows }
open-dataset = Open dataset

## Use in a pipeline
use-title = Use { $name } in a pipeline
use-predict = Column to predict
use-predict-choose = Choose a column
use-predict-hint = Categories and yes/no give a classifier, numbers a regression
use-leave-out = Leave out
use-leave-out-hint = The model does not learn from these columns
use-take-in = Take { $name } back in
use-without =
    { $n ->
        [one] Make a pipeline without it…
       *[other] Make a pipeline without them…
    }
use-purpose = What it is for
purpose-train = Train a model
purpose-train-text = Learns to predict a column, judges the model, and registers it
purpose-score = Score with a model
purpose-score-text = Writes what a model of the registry predicts for each row to a file
purpose-report = Report
purpose-report-text = Holds the data against its rules, and looks at every column
use-model = Model
use-model-choose = Choose a model
use-model-hint = Its newest version predicts whenever the pipeline runs
use-model-none = No model is registered yet. Train one first
use-compare = Column to compare with
use-compare-hint = The report says which columns tell most about it
use-template = Model
template-auto = Choose for me
template-auto-text = A sound model for this column
template-linear = Linear
template-linear-text = Fast, and easy to explain
template-mlp = Neural network
template-mlp-text = Finds patterns that a line can't
open-existing = Open the pipeline that is there
create-pipeline = Create pipeline

## Pipelines
pipelines-empty = No pipelines yet
pipelines-empty-text = A pipeline leads from a dataset to a registered model. Open a dataset and choose the column to predict: the pipeline that comes out runs as it is.
pipelines-empty-act = Choose a dataset
can-run = Can run
graph = Graph of the pipeline
legend = What flows
port-table = table
port-parts = parts
port-prepared = prepared
port-model = model
port-metrics = metrics
port-registered = registered
port-file = file
port-report = report
kind-source = Source
kind-source-text = Reads a dataset
kind-join = Join
kind-join-text = Adds columns of a second table
kind-label = Label
kind-label-text = Makes the column to predict
kind-select = Select columns
kind-select-text = Keeps the named columns
kind-quality = Quality gate
kind-quality-text = Passes the table on if it holds to its rules
kind-rename = Rename columns
kind-rename-text = Gives columns other names
kind-cast = Change types
kind-cast-text = Gives columns other types
kind-filter = Filter
kind-filter-text = Keeps rows for which an expression is true
kind-derive = Derive columns
kind-derive-text = Adds columns from expressions
kind-union = Union
kind-union-text = Puts two tables below each other
kind-asof-join = As-of join
kind-asof-join-text = Adds columns of the nearest row in time
kind-aggregate = Aggregate
kind-aggregate-text = One row for each group
kind-window = Window
kind-window-text = Columns from the rows before each
kind-pivot = Pivot
kind-pivot-text = Makes columns of values
kind-unpivot = Unpivot
kind-unpivot-text = Makes rows of columns
kind-sort = Sort
kind-sort-text = Puts rows in order
kind-sample = Sample
kind-sample-text = Keeps some rows by chance
kind-deduplicate = Remove duplicates
kind-deduplicate-text = Keeps one of several rows with the same keys
kind-clip = Clip
kind-clip-text = Holds numbers between bounds
kind-bin = Bin
kind-bin-text = Numbers by the interval they lie in
kind-clean-text = Clean text
kind-clean-text-text = Brings text to one form
kind-hash-text = Word counts
kind-hash-text-text = Counts words in a fixed number of columns
kind-date-parts = Date parts
kind-date-parts-text = Year, month, weekday, Hijri, holidays
kind-sql = SQL
kind-sql-text = A query over one or several tables
kind-split = Split
kind-split-text = Training, validation and test parts
kind-prepare = Prepare
kind-prepare-text = Fits on the training part only
kind-train-linear = Train linear
kind-train-linear-text = Linear or logistic regression
kind-train-mlp = Train network
kind-train-mlp-text = Layers with embeddings for categories
kind-evaluate = Evaluate
kind-evaluate-text = On rows that training never saw
kind-register = Register
kind-register-text = Makes a new model version
kind-predict = Predict
kind-predict-text = Adds what a model predicts for each row
kind-export = Write file
kind-export-text = Writes a table for other programs
kind-report = Report
kind-report-text = Looks at every column
problems = Problems
no-problems = No problems. All connections match
go-to-node = Go to node
run-pipeline = Run
run-with-changes = Run with changes…
cancel-run = Cancel run
nodes-done = { $done } of { $n } nodes over
see-failing = See what fails
open-run = Open run
settings-of-node = Settings
node-id = id
node-defaults = Every setting has its default
node-reads = Reads from
node-last-run = Last run
node-within = With { $node }
node-within-text = Its rows went on to the next step without being written; the time is counted at { $node }.
node-gate = Check at the gate
node-gate-passed = Every rule holds.
node-gate-suite = Rules and history of { $suite }
compare-these = Compare these
tune-title = Run with changes
tune-text = What you change here holds for this one run; the file stays as it is. Lists are numbers with commas between them.
tune-default = default
tune-not-a-number = Not a number
tune-changed =
    { $n ->
        [0] Nothing changed
        [one] { $n } change
       *[other] { $n } changes
    }

step-epoch = Epoch { $current } of { $total }
step-read = Reading rows
step-join = Joining rows
step-label = Labelling rows
step-select = Selecting columns
step-check = Checking the rules
step-transform = Working on rows
step-split = Splitting rows
step-fit = Fitting the preprocessing
step-encode = Encoding rows
step-predict = Predicting rows
step-export = Writing rows
step-profile = Looking at columns

## Runs
runs-empty = No runs yet
runs-empty-text = Each run keeps its settings, its data versions, its curves and its result, so that you can compare and repeat it.
runs-empty-act = Open a pipeline
runs-last-bars =
    { $n ->
        [0] No runs yet
        [one] The last run
       *[other] The last { $n } runs
    }
runs-compare = Compare
clear-selection = Clear selection
open-model = { $name } { $version }
curve-train-loss = Training
curve-valid-loss = Validation
no-curve = No curve yet: it begins with the first epoch of training
no-curve-over = No curve: it ended before the first epoch of training
epoch-n = Epoch { $n }
best-epoch = lowest, epoch { $n }
train = train
valid = valid
run-read = Data it read
parameters = Settings
comparing =
    { $n ->
        [one] Comparing { $n } run
       *[other] Comparing { $n } runs
    }
compare-two = Select two runs or more
compare-two-text = In the table of runs, tick the ones to put beside each other.
only-differences = Only what differs
compare-metrics = Metrics
compare-metrics-one = Metric
compare-params = Settings
compare-params-one = Setting
compare-data = Data
compare-data-one = Dataset
differ-count = { $n } of { $all } differ
all-equal = All equal

## Evaluation
evaluation = Evaluation
evaluation-on =
    { $n ->
        [one] { $part }, { $n } row
       *[other] { $part }, { $n } rows
    }
part-train = training part
part-valid = validation part
part-test = test part
threshold = Threshold
roc = ROC
pr-curve = Precision and recall
confusion = Confusion
confusion-axes = true class by row, predicted by column
residuals = Residuals
false-positive-rate = false positive rate
true-positive-rate = true positive rate
metric-roc-auc = ROC AUC
metric-pr-auc = PR AUC
metric-log-loss = Log loss
metric-accuracy = Accuracy
metric-precision = Precision
metric-recall = Recall
metric-f1 = F1
metric-f1-macro = F1, macro
metric-roc-auc-ovr = ROC AUC, one vs rest
metric-rmse = RMSE
metric-mae = MAE
metric-r2 = R²

## Models
models-empty = No models yet
models-empty-text = A run that ends with “Register” puts its model here, with the data and the settings it comes from.
models-empty-act = Open a pipeline
model-missing = There is no model { $name }
model-missing-text = Choose one from the list
model-predicts = Predicts { $target }
task-binary = one of two classes
task-multiclass = one of several classes
task-regression = a number
made-by = made { $date } by { $actor }
alias-latest = latest
deploy-open = Deploy…
lineage = Lineage
lineage-text = each by its digest
lineage-dataset = Dataset
lineage-pipeline = Pipeline
lineage-run = Run
lineage-model = Model
change = Change
worse-better = worse | better
signature = Signature
input = Input
seen-in-training = In training
example = Example
required = required
gives = Gives
files = Files
package-digest = Digest of the package
model-card = Model card

## Deployments
deployments-empty = Nothing is deployed yet
deployments-empty-text = A deployment answers over HTTP with the Open Inference Protocol. Open a model version and deploy it on this machine.
deployments-empty-act = Choose a model
deployment-missing = There is no deployment { $name }
deployment-missing-text = Choose one from the list
deployed-by = Deployed { $date } by { $actor }
deployment-facts = About the deployment
address = Address
requests = Requests
restarts = Restarts
target = Target
target-local = This machine
process = Process
deploy-title = Deploy { $model }
deploy-text = Starts a server on this machine that answers over the Open Inference Protocol, and keeps it running.
deployment-name = Name of the deployment
port = Port
port-free = a free one
port-wrong = 1 to 65535
deploy-replaces = Takes the place of { $version } in { $name } once it is ready
deploy-waiting = Starting the server
deploy-run = Deploy
stop-open = Stop…
stop-title = Stop { $name }?
stop-run = Stop deployment
try-title = Try a prediction
try-text = typical values are filled in
ask = Predict
ask-text = The answer stands here, with its probabilities and what is unusual about the inputs.
answered-by = Version { $version } answered in { $ms } ms

## Settings
appearance = Appearance
language = Language
theme = Theme
theme-light = Light
theme-dark = Dark
theme-system = As the system
workspace = Workspace
workspace-id = Id
access = Access
writable = Can be written
read-only = Read only
about = About Falaj
database-version = Database version
pipeline-version = Pipeline format
audit = Audit
audit-text = what was done here, newest first
audit-empty = Nothing was done yet
entry = No.
when = When
who = Who
from = From
what = Command
on-what = On
outcome = Outcome
outcome-ok = Done
host-desktop = desktop
host-http = browser
host-cli = command line

## Parts
select-all = Select all
select-row = Select { $name }
column-keys = The arrow keys go to other columns; with Shift they change the width
columns-shown = { $n } of { $total } columns
columns-find = Find a column
columns-more =
    { $n ->
        [one] and { $n } more: type to find it
       *[other] and { $n } more: type to find them
    }
columns-reset = As at first
column-earlier = { $name }: one place earlier
column-later = { $name }: one place later
## The shell: search, keys, undo, opening files
search = Search or run a command
search-long = Data, pipelines, runs, models, commands
search-found = Found
search-count =
    { $n ->
        [0] Nothing matches
        [one] { $n } entry
       *[other] { $n } entries
    }
search-move = move
search-choose = open
search-close = close
search-older = Older runs are found by their whole name
group-recent = Recent
group-go = Go to
group-make = Make
group-screen = On this screen
group-window = Window
group-dataset = Datasets
group-suite = Rules
group-column = Columns
group-pipeline = Pipelines
group-component = Components
group-run = Runs
group-model = Models
group-deployment = Deployments
action-filter = Filter this screen
action-next = Next in the list
action-previous = Previous in the list
action-back = Step back
action-theme-light = Light theme
action-theme-dark = Dark theme
action-theme-system = Theme of the system
action-language-en = English
action-language-ar = Arabic
action-undo = Undo
action-redo = Redo
action-sidebar = Narrow or widen the sidebar
action-reload = Load the window anew
action-keys = Keyboard shortcuts
keys-or = or
fold = Narrow
undo-language = Language
undo-theme = Theme
undone = Undone: { $what }
redone = Done again: { $what }
undo-failed = This can't be undone any more
question-no = Leave as it is
cancel-run-title = Cancel { $name }?
cancel-run-text = The run ends where it is and makes no model. Steps that were done stay kept for the next run; training begins from the start.
new-pipeline = New pipeline…
new-pipeline-title = New pipeline
new-pipeline-none = A pipeline begins with a dataset, and there is none yet
new-pipeline-choose = Choose a dataset
new-pipeline-next = Next
import-title-of = Import file { $n } of { $of }
import-skip = Skip this file
drop-here = Drop to import: CSV, JSON, Excel, Parquet or Arrow
refused-files = These files can't be imported
refused-files-text = An import reads { $kinds }. Save the table in one of these formats and drop it again.
workspace-of = Workspace { $name }
recent-workspaces = Recent workspaces
recent-workspaces-none = No other workspace yet
open-workspace = Open another workspace…
renewed-title = The host was started anew
renewed-text = It asks for its new token. Nothing on this page is lost
renewed-act = Enter the token…
renewed-long = Paste the address that the command line printed, or the token in it. What you have typed on this page stays as it is.
admit-label = Address or token
admit-run = Connect
admit-wrong = There is no token in this. It stands in the address after “#token=”
fault-title = Something in the window failed. Your data is as it was
language-lacking = Some texts are missing in this language and show in English
theme-lacking = The colours of the window could not be read. It is plain but works

## Data, looked at closely
age-minutes = { $n } min
age-hours = { $n } h
age-days = { $n } d
columns-count =
    { $n ->
        [one] { $n } column
       *[other] { $n } columns
    }
dataset-imported = Imported
dataset-damaged = File damaged
dataset-importing = Importing
dataset-importing-progress = Importing { $progress }
older-version = Version { $version }, not the newest
compare-versions = Compare versions
covers = Covers
tab-versions = Versions
tab-used = Used by
alerts = Alerts
with-alerts = With alerts
alert-empty = Empty
alert-mostly-missing = Mostly missing
alert-constant = Constant
alert-identifier = Tells rows apart
alert-skewed = Skewed
alert-correlated = Correlated
advice-empty = No row has a value. A model learns nothing from it: leave it out.
advice-mostly-missing = { $value } of the rows have no value. Find out why before a model learns from the rest.
advice-constant = Every row has the same value. A model learns nothing from it: leave it out.
advice-identifier = It tells rows apart and says nothing about them. Leave it out, or use it to join tables.
advice-skewed = Mean and median lie far apart (skewness { $value }): a few far values weigh most. The logarithmic scale shows the rest.
advice-correlated = Goes with { $other } ({ $value }). If one of them is to be predicted, the other may give it away; else one of the two is enough.
advice-pii = { $share } of the values looked at are like personal data ({ $pii }). Look at the rows, and leave the column out unless it is needed.
advice-see-column = See that column
advice-see-rows = See rows
above-not-drawn = { $n } above { $value } not drawn
below-not-drawn = { $n } below { $value } not drawn
goes-with = Goes with
pearson-to = Pearson, on up to { $n } rows
pearson-on = Pearson, on { $n } rows
by-hour = By hour
by-day = By day
by-month = By month
by-year = By year
missing-to = missing, to { $share }
missing-share = missing { $share }
over-time-of = Mean and missing share of { $column } over { $moments }
rows-of = Rows of { $name }
row-of = Row { $row } of { $total }
row-number = Row { $row }
copy-value = Copy the value of { $name }
imported-when = Imported
rows-change = Change
content = Content
same-content = same content
versions-one = This is the only version. Import a file under the same name, and the two can be compared here.
versions-equal = Both versions have the same content
compare-from = Compared with version
compare-to = Version
rows-as-before =
    { $n ->
        [one] { $n } row, as before
       *[other] { $n } rows, as before
    }
rows-from-to = Rows from { $from } to { $to } ({ $share })
columns-added =
    { $n ->
        [one] { $n } column added
       *[other] { $n } columns added
    }
columns-removed =
    { $n ->
        [one] { $n } column removed
       *[other] { $n } columns removed
    }
columns-retyped =
    { $n ->
        [one] { $n } column of another type
       *[other] { $n } columns of another type
    }
columns-differ = { $n } of { $all } columns to look at
fate-column-added = Added
fate-column-removed = Removed
fate-column-retyped = Other type
from-to = { $from } to { $to }
before = Before
after = After
moved = Moved
moved-much = Moved much
moved-text = Moved: how far the distribution went, from 0 (not at all) to 1; from 0.10 on it is worth a look. Numbers by the largest distance of the cumulative distributions, categories by the share of rows with another value.
used-nowhere = Not used yet
used-nowhere-text = No pipeline reads this dataset, and no model was trained on it.
reads-at = Nodes that read it
reads-version = Version
newest = the newest
target-to-predict = Predicts
trained-on = Trained on
other-value = Other…
other-value-of = Other: { $name }
import-header = The first line names the columns
import-use-encoding = Use the encoding { $value }
import-use-delimiter = Use the delimiter { $value }
preview = Preview
preview-reading = Reading
preview-types = Types as the first { $n } rows have them; the import reads all rows
no-field = no field
columns-more-than-shown =
    { $n ->
        [one] and { $n } more column
       *[other] and { $n } more columns
    }

## Home, its lists
home-side = Now and next
home-needs-filter = What needs you
needs-pipelines = Pipelines
needs-deployments = Deployments
needs-quality = Quality
needs-files = Files and disk
needs-aside =
    { $n ->
        [one] One thing is laid aside
       *[other] { $n } things are laid aside
    }
needs-take-back = Show again
need-lay-aside = Lay aside: { $name }
need-lay-aside-short = Lay aside
need-laid-aside = laid aside
need-taken-back = shown again
need-node = { $name } stopped at “{ $node }”
need-node-cause = The node says why
need-node-tag = Pipeline
need-node-open = Open node
need-quality =
    { $n ->
        [one] { $n } rule of { $name } fails
       *[other] { $n } rules of { $name } fail
    }
need-quality-cause = The suite shows which rows break it. Mend the data, or change the rule if it asks too much
need-quality-tag = Quality
need-quality-open = Open rules
need-damaged-dataset = The file of { $name }, version { $n }, is missing or damaged
need-damaged-dataset-cause = Pipelines that read it fail until it is back
need-damaged-dataset-tag = Data
need-damaged-dataset-open = Open dataset
need-damaged-model = The package of { $name }, version { $n }, is missing
need-damaged-model-cause = It can't be deployed until it is back
need-damaged-model-tag = Model
need-damaged-model-open = Open model
nav-note-damaged =
    { $n ->
        [one] { $n } file damaged
       *[other] { $n } files damaged
    }
start-score = Score a batch
start-score-text = With a model of yours
welcome = From a table to a model in use
welcome-text = Nothing is here yet. Four steps lead to a model that answers requests, all of them on this machine.
welcome-data = Import a table
welcome-data-text = CSV, TSV or Parquet. Every row is read and every column described.
welcome-pipeline = Choose what to predict
welcome-pipeline-text = A column of the table. The pipeline that comes out runs as it is.
welcome-run = Train and compare
welcome-run-text = Each run keeps its data, settings and curves.
welcome-deploy = Deploy and ask
welcome-deploy-text = The best model answers over HTTP, on this machine.
welcome-drop = or drop a file anywhere on the window
welcome-sample = A workspace with sample data and pipelines is made by
score-model = { $name } v{ $version }, predicts { $target }
## Models, closer
models-find = Name, version or person
in-use =
    { $n ->
        [one] In use
       *[other] In use, { $n } times
    }
by-version = By version
by-version-of = { $metric } of { $model } by version
newer-version = { $version } now
lineage-as-run = as it ran
lineage-still = each by its digest; nothing has moved since
lineage-moved =
    { $n ->
        [one] each by its digest; { $n } dataset has a newer version
       *[other] each by its digest; { $n } datasets have newer versions
    }
against-title = Against
against-which = Version to compare with
against-other-data = trained and tested on other data
by-class = By class
class = Class
inputs-same = Takes the same inputs as { $version }
inputs-differ =
    { $n ->
        [one] { $n } input differs
       *[other] { $n } inputs differ
    }
input-added = new
input-removed = no longer asked for
input-changed = changed
input-from-to = { $from } to { $to }
roc-of = ROC curve; the area below it is { $auc }
pr-of = Precision and recall; the area below the curve is { $auc }
model-facts = About this version
predicts = Predicts
kind-of-answer = Answer
architecture = Architecture
trainable-numbers = Trained numbers
reference = Reference
copy-reference = Copy reference
copy-digest-of = Copy digest of { $file }
show-in-folder = Show in folder
find-input = Find an input
list-comma = ,{ " " }
values-and-more =
    { $n ->
        [one] { $values } and { $n } more
       *[other] { $values } and { $n } more
    }
score-open = Score a file…
score-title = Score a file with { $model }
score-text =
    { $n ->
        [one] Predicts for every row. The file needs a column for the model's input:
       *[other] Predicts for every row. The file needs columns for the model's { $n } inputs:
    }
score-input = File with the rows
score-path = Path of a CSV or Parquet file, or choose one
score-other = Choose another file
score-columns = Columns to carry along
score-columns-none = none
score-columns-text = Names with commas between them, such as an id: they stand before the predictions
score-with-inputs = And the model's inputs
score-output = File to write
score-output-new = a new one in the workspace's folder “predictions”
score-output-text = CSV or Parquet, by its ending. A file that is there is not replaced without asking
score-place = Choose…
score-replace = Replace the file
score-run = Predict
score-sending = Sending the file
score-predicting = Predicting { $share }
score-cancel = Cancel prediction
score-done =
    { $n ->
        [one] { $n } row predicted in { $time }
       *[other] { $n } rows predicted in { $time }
    }
score-unusual = Unusual, compared with training
score-again = Score another file
progress = Progress

## Deployments, closer
serving-count =
    { $n ->
        [0] none serving
       *[other] { $n } serving
    }
port-of = port { $port }
deployment-of = { $model } { $version } on this machine
not-answered = Not answered
not-answered-text = { $refused } refused for their input, { $failed } failed in the server
latency-p95 = p95
unit-ms = { $n } ms
answers-since = Server started
change-open = Change version…
start-again = Start again
start-elsewhere = Deploy at another port…
trouble-log = What the server said last stands in its log below
stopped-note = Stopped. Started again, it answers at { $url } if that is still free
deploy-address = Answers at
deploy-address-free = a free port of this machine:
deploy-same = { $version } answers in { $name } already
deploy-revives = { $name } does not run. It starts with this version, at its earlier address if that is free
port-held = taken by { $name }
port-taken = taken by another program
port-kept = the address stays
change-title = Change the version of { $name }
change-which = { $version } answers now. Change to
change-none = { $model } has no other version. A run that ends with “Register” makes one.
change-now = Now { $version } with { $metric } { $value }
change-breaks =
    { $n ->
        [one] Callers have to send another input:
       *[other] Callers have to send { $n } other inputs:
    }
change-how = The new version starts beside the old one and takes its place at { $url } once it answers. No request is refused in between.
change-stayed = { $version } goes on answering
change-waiting = Waiting for the new version
change-run = Change to { $version }
change-run-none = Change
stop-address = { $url } answers no more. Programs that ask it get an error
stop-under-way = Requests under way are finished first, for at most five seconds
stop-stays = The model version and the log stay. You can start it again
stop-keep = Keep it running
live-title = Since this screen was opened
live-text = new values every { $n } s; nothing is kept when you leave
live-rate = Requests
live-latency = Latency
live-errors = Not answered
live-none = The server tells nothing yet
live-told = { $rate } requests a second, half of them within { $p50 } ms, 95 % within { $p95 } ms
unit-per-second = per second
unit-milliseconds = ms
log-title = Server log
log-find = Find in the log
log-follow = Follow
log-copy = Copy the lines
log-more = Older lines
log-empty = The server has written nothing yet
sample-take = Take a row of the data
sample-typical = Typical values
sample-from = Row { $row } of { $dataset }
sample-lacking =
    { $n ->
        [one] { $n } input is not in it and stays as it was
       *[other] { $n } inputs are not in it and stay as they were
    }
inputs-more =
    { $n ->
        [one] Show { $n } more input
       *[other] Show { $n } more inputs
    }
faults-count =
    { $n ->
        [one] { $n } input can't be sent as it is
       *[other] { $n } inputs can't be sent as they are
    }
fault-required = A value is needed
fault-number = Not a number
fault-whole = Not a whole number
doubt-below = Below { $min }, the least in training
doubt-above = Above { $max }, the most in training
doubt-unknown = Unknown from training
reply-views = What is shown
reply-answer = Answer
reply-request = Request
reply-response = Response
reply-curl = curl
response-text = JSON of the last answer
response-none = Nothing was asked yet
curl-text = The same request on a command line
copy-request = Copy request
copy-response = Copy response
copy-curl = Copy command

## Settings, closer
keys-show = Show
system = System
processor = Processor
cores = Cores
cores-of = { $cores } with { $cpus } threads
vector-instructions = Vector instructions
graphics = Graphics processors
graphics-unused = training and serving do not use them
none-found = none found
used-of = { $used } of { $all } in use
free-of = { $free } of { $all } free
program-missing = Missing
program-silent = Does not answer
program-other = Another version: { $version }
licence = Licence
licences-open = of its parts
audit-find = Person, command, object
export-csv = Export CSV
licences-title = Licences
licences-text =
    { $n ->
        [one] { $n } part of others, under { $licences } licences
       *[other] { $n } parts of others, under { $licences } licences
    }
licences-own = Falaj itself is under the Apache License 2.0
licences-find = Name or licence
part = Part
part-kind = Kind
part-home = From
part-crate = Rust crate
part-module = web module
part-font = font

## Runs, table and comparison
runs-in-all = { $n } in all
runs-running =
    { $n ->
        [one] { $n } running
       *[other] { $n } running
    }
runs-match =
    { $n ->
        [one] { $n } run matches
       *[other] { $n } runs match
    }
runs-new = { $n } new
runs-none-match = No run matches
match-count = { $n } of { $total } match
started-by = Started by
by-epoch = By epoch
best-word = best
group-by-pipeline = Group by pipeline
groups-fold = Fold all groups
groups-unfold = Unfold all groups
filter-label = Filter
filter-example = metrics.roc_auc > 0.74 and params.train.learning_rate < 0.01
filter-help = Compare metrics.NAME, params.NODE.PARAM, data.DATASET, name, pipeline, status, started, seconds or actor, joined by and, or, not and brackets.
filter-clear = Clear the filter
filter-clear-all = Show all runs
filter-add = Filter
filter-find = Find a field
filter-fields = Add to the expression
chip-remove = Remove { $head } { $word }
since-ever = At any time
since-today = Today
since-week = Last 7 days
since-month = Last 30 days
views = Views
view-all = All runs
view-save = Save view…
view-save-title = Save this view
view-save-text = Filter, order and grouping are kept on this device.
view-save-act = Save view
view-name = Name
view-name-taken = A view has this name
view-update = Update view
view-remove = Remove view
view-removed = { $name } removed
split-grip = Height of the table
baseline = Baseline
baseline-word = baseline
baseline-pin = Pin as baseline
baseline-pinned = Pinned as baseline
compare-with = Compare with { $name }
compare-whole-page = Compare on the whole page
compare-most = { $n } are selected; the first { $most } are compared
held-against-baseline = Run that is held against the baseline
hold-against = Hold { $name } against the baseline
run-again = Run again with changes…
what-differs = What differs
differ-equal = { $n } differ, { $same } equal
same-graph = same nodes and wires
not-read = not read
better = better
worse = worse
no-metrics-yet = No metrics yet
loss = Loss
curve-by = Horizontal axis
curve-by-epoch = Epoch
curve-by-time = Time
after-time = After { $time }
smoothing = Smoothing
log-scale = Log scale
sync = Sync
readout = Values at the cross-hair
readout-hint = lowest first · ← → to step
curve-kind = Curve
overlay-roc = ROC
overlay-pr = PR
interval-95 = 95 %
interval-how = Half the width of the 95 % confidence interval, from the number of rows of each class
overlay-rows = Not evaluated on the same rows: { $list }
compare-part = Part
confusion-change = change and count
confusion-rows = The two were evaluated on different numbers of rows
choose = Choose
choose-type = Choose or type
show-choices = Show choices
choices-more =
    { $n ->
        [one] and { $n } more: type to find it
       *[other] and { $n } more: type to find them
    }
optional = optional
reason = Reason
reason-hint = Kept in the record of what was done
reason-missing = Write why: the record keeps it
step-up = More
step-down = Less
number-none = A number is needed here
number-not-a-number = This is no number. Write it with a point, such as 0.5
number-not-whole = A whole number is needed here
number-too-small = { $min } is the least
number-too-large = { $max } is the most
toasts = Notes of what was done
undo = Undo
dismiss = Put away

## Charts that leave the window
chart-menu = More of the chart “{ $title }”
chart-as-table = Values as a table
chart-log = Logarithmic counts
chart-save-png = Picture as PNG…
chart-save-svg = Picture as SVG…
chart-save-csv = Values as CSV…
chart-do-copy = Copy picture
chart-do-print = Print chart…
chart-saved = Written to { $file }
chart-copied = The picture is on the clipboard
chart-rows-more = { $n ->
    [one] { $n } more row is in the CSV file
   *[other] { $n } more rows are in the CSV file
}
chart-place = Place
chart-value = Value
chart-from = From
chart-to = Below
chart-true-class = True class
chart-predicted = Predicted class
plot-keys = Arrow keys read the values one after the other
plot-count = Values
plot-min = Least
plot-low = Lower whisker
plot-q1 = Lower quartile
plot-median = Median
plot-q3 = Upper quartile
plot-high = Upper whisker
plot-max = Greatest
plot-outside = Outside
chart-seconds = s
chart-time = time

sources = Databases and stores
sources-open = Read from a database or store…
sources-empty = No database or store is known here yet
sources-empty-text = Tables of PostgreSQL and SQLite are read in place: only the columns and rows you choose are imported. So are files in stores that speak S3. Passwords stay in this machine's keyring.
source-add = Add…
source-choose = Choose one to see its tables
source-kind = Kind of source
source-path = File
source-host = Host
source-port = Port
source-port-wrong = A number from 1 to 65535
source-database = Database
source-user = User
source-password = Password
source-password-hint = Kept in this machine's keyring
source-password-kept = Leave empty to keep the one in the keyring
source-tls = Encrypt the connection and check the server's certificate
source-authority = Certificate authority
source-authority-hint = PEM file on this machine; without one, the authorities that the machine trusts
source-endpoint = Address
source-endpoint-hint = Of the store; that of AWS without one
source-bucket = Bucket
source-bucket-hint = With a folder behind it, only what is in there: tables/2026
source-access-key = Access key
source-secret-key = Secret key
source-region = Region
source-save = Save and connect
source-change = Change…
source-remove = Forget…
source-remove-title = Forget { $name }?
source-remove-text = Its address and password are deleted here. What it leads to and datasets imported from it stay.
source-what = What to read
source-table = Table
source-table-choose = Type part of its name
source-tables =
    { $n ->
        [one] { $n } table or view can be read
       *[other] { $n } tables and views can be read
    }
source-view = view
source-rows-about =
    { $n ->
        [one] about { $n } row
       *[other] about { $n } rows
    }
source-sql = Query
source-sql-hint = One SELECT in the database's own SQL; it can't change anything
source-filter = Only rows where
source-filter-hint = A condition in the database's own SQL
source-taken =
    { $n ->
        [one] { $n } of { $of } columns is taken
       *[other] { $n } of { $of } columns are taken
    }
source-left-out = { $name } can't be read: { $type }
source-no-rows = No row fits this condition
source-reading = Reading from the source

## Importing files and folders of all kinds
choose-folder = Choose folder…
import-type-path = By path…
import-path = Path of a file or folder
import-path-hint = On the machine that runs Falaj
import-look = Look
sheet = Sheet
header-row = Row of the names
header-row-first = the first with cells
import-union = Take the columns of all files where they differ
import-lenient = Take values that do not have the chosen type as missing
import-use-union = Take the columns of all files
import-use-lenient = Take such values as missing
import-files =
    { $n ->
        [one] { $n } file, { $size }
       *[other] { $n } files, { $size } together
    }
import-files-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }
import-reset-types =
    { $n ->
        [one] Forget { $n } chosen type
       *[other] Forget { $n } chosen types
    }
read-again = Read again
read-again-hint = Reads { $place } again in the same way; a new version is made if it has changed
reading-again = Reading again
read-again-same = { $name } is as it was: version { $version } stays the newest
read-again-new = { $name } has changed: version { $version } has { $changes }
read-again-show = What changed
change-rows =
    { $n ->
        [0] as many rows
        [one] { $signed } row
       *[other] { $signed } rows
    }
change-added =
    { $n ->
        [one] { $n } new column
       *[other] { $n } new columns
    }
change-removed =
    { $n ->
        [one] { $n } column fewer
       *[other] { $n } columns fewer
    }
change-retyped =
    { $n ->
        [one] { $n } column of another type
       *[other] { $n } columns of another type
    }
## The deeper profile
tab-relations = Relations
tab-target = Target
estimated-note = Estimated: to count it exactly would take too much memory
estimated = Estimated, all other figures are exact:
estimated-distinct = different values
estimated-top = frequent values
estimated-quantiles = quantiles
estimated-largest-gap = longest gap
estimated-repeated = repeated rows
empty-rows-count =
    { $n ->
        [one] { $n } row without any value
       *[other] { $n } rows without any value
    }
column-nothing = No row has a value: there is nothing to draw.
meaning-money = money
meaning-geo = place
in-nats = { $n } nats
span-seconds = { $n } s
span-minutes = { $n } min
span-hours = { $n } h
span-days = { $n } d
far-above = above { $value }: { $n } ({ $share })
fact-top-share = Most frequent
fact-entropy = Entropy
fact-memory = In memory
fact-shape = Shape
fact-zeros = Zeros
fact-negatives = Below zero
fact-infinite = Infinite
fact-skewness = Skewness
fact-kurtosis = Excess kurtosis
fact-outliers = Outliers
fact-far-below = Below { $value }
fact-far-above = Above { $value }
fact-very-far-below = Far below { $value }
fact-very-far-above = Far above { $value }
fact-rhythm = Rhythm
fact-step = Usual step
fact-regular = Steps like it
fact-gaps = Longer steps
fact-largest-gap = Longest gap
fact-gap-from = from
fact-gap-to = to
fact-weekend = On a weekend
fact-target = Tells of “{ $column }”
fact-told-share = Share of its entropy
fact-information = Information
fact-correlation = Pearson
text-lengths = Characters
text-lengths-of = Numbers of characters of { $column }
text-shortest = Shortest
text-longest = Longest
text-blank = Blank
text-empty = (empty text)
text-forms = Forms
text-forms-note = A a capital letter, a a small one, ء a letter of a script without the two, 9 a digit

## Relations of columns
method = Method
method-pearson = Pearson
method-spearman = Spearman
method-cramer = Cramér’s V
method-mixed = Mixed
method-pearson-short = Pearson
method-spearman-short = Spearman
method-cramer-short = Cramér’s V
method-ratio-short = Ratio η
method-mixed-short = Mixed
method-pearson-text = How well a line fits two columns of numbers or yes/no: −1 falling, 0 no line, 1 rising.
method-spearman-text = Whether one column rises with the other, in a line or not: Pearson’s correlation of the ranks. For dates as well.
method-cramer-text = How much two columns of categories go together: 0 not at all, 1 entirely. Corrected for chance.
method-mixed-text = What suits each pair: Spearman for two columns of numbers, Cramér’s V for two of categories, η for one of each.
order = Order
order-table = As in the table
order-alike = Alike together
matrix-numbers = Numbers
matrix-of = Relations of the columns of { $name }
matrix-keys = { $title }. The arrow keys go from cell to cell.
matrix-complete = All rows were looked at
matrix-sampled = On rows spread over the table
matrix-left-out = the first { $n } of { $all } columns
matrix-most = { $n } chosen, at most { $most } at once
matrix-take = Show
matrix-readout = Under the pointer
matrix-point = Point at a cell, or go to it with the arrow keys.
matrix-same = The column with itself
matrix-unrelated = This method can’t relate the two, or one of them does not vary
matrix-rows = on { $n } rows
choose-found = Choose those listed
choose-none = None
legend-signed = Colours from −1 to 1
legend-unsigned = Colours from 0 to 1
relations-none = No two columns to relate
relations-none-text = This method needs at least two columns that it can relate. Another one may find some.
pairs-strongest = Strongest pairs
pairs-none = No pair has a relation
pairs-more =
    { $n ->
        [one] { $n } more pair
       *[other] { $n } more pairs
    }
pairs-incomplete = There are too many columns to look at every pair: these are of the columns shown.
duplicates = Duplicates
empty-rows = Rows without any value
repeated-about = Estimated, off by at most { $error }
repeated-advice = A row that stands in training and in test makes a model look better than it is. Find out whether the repeats are real.
copies = Columns with the same values
copies-none = No column has the values of another one
copies-advice = One of each group is enough: leave the others out.
copies-more =
    { $n ->
        [one] { $n } more group
       *[other] { $n } more groups
    }
list-more = and { $n } more

## A target
target-column = Column to predict
target-clear = No target
target-none = Choose the column to predict
target-none-text = Falaj then shows how its values are spread, what each other column tells of it, and which columns may give it away.
target-classes = taken as classes
target-number = taken as a number
target-rows = { $n } of { $all } rows looked at
target-empty = No row has a value of the target: there is nothing to learn from.
target-constant = The target has the same value in every row: there is nothing to predict.
target-balance-of = Balance of the classes
target-others = other classes
target-classes-more =
    { $n ->
        [one] { $n } more class
       *[other] { $n } more classes
    }
target-tails = { $n } values of the long tails are not drawn
target-entropy = Entropy { $n } nats
target-bins = in { $n } bins
balance-rare = At least one class is rare. Split by class, look at more than accuracy, and consider weights.
balance-uneven = The classes are of unequal size: accuracy alone flatters a model that always names the most frequent one.
target-told = What tells of “{ $column }”
target-share = Share
target-share-of = Share of the target’s entropy
target-nats = Nats
target-alone = There is no other column.
target-few-rows = A score needs at least 50 rows with a target to learn from and as many to try it on, and a few of each class.
target-suspect-from = Suspect from { $threshold } on
target-how = How this is reckoned
target-how-share = The share is the mutual information of column and target, divided by the target’s entropy. Numbers are put into at most { $bins } bins of about equal size, no value is a bin of its own, and Miller and Madow’s correction is made for the number of cells.
target-how-score = It is what the column alone reaches on one half of the rows after learning from the other.
measure-auc = AUC
measure-lift = Gain
measure-r2 = R²
measure-auc-text = Area under the ROC curve: 0.5 is chance, 1 always right.
measure-lift-text = Gain in accuracy over always naming the most frequent class: 0 none, 1 always right.
measure-r2-text = Share of the variance that is explained, up to 1.
suspects =
    { $n ->
        [one] One column may give “{ $column }” away
       *[other] { $n } columns may give “{ $column }” away
    }
suspect-copy = has the same values as “{ $column }” in every row
suspect-auc = tells the two classes apart almost perfectly by itself (AUC { $score }; suspect from { $threshold } on)
suspect-lift = names the class almost always by itself (gain { $score }; suspect from { $threshold } on)
suspect-r2 = explains almost all of “{ $column }” by itself (R² { $score }; suspect from { $threshold } on)
suspects-more =
    { $n ->
        [one] { $n } more column
       *[other] { $n } more columns
    }
suspects-meaning = Such a column is either a very good one, or “{ $column }” in other words, or known only once “{ $column }” is. In the last two cases a model looks excellent in tests and fails in use. The data alone can’t tell which it is.
suspects-do = What to do:
suspects-do-text = ask whoever knows the data when its value is written down. If that is not before the moment of predicting “{ $column }”, leave the column out of the features.
alert-suspect = Gives it away?
alert-copy = Copy
alert-infinite = Infinite
advice-suspect = By itself it tells “{ $target }” almost entirely. If it is “{ $target }” in other words, or known only afterwards, leave it out.
advice-copy = Has the same values as “{ $other }” in every row. One of the two is enough.
advice-infinite = Infinite in { $value } rows, often from a division by zero. Models can’t learn from them: replace them, or leave the rows out.
advice-see-target = See the target

## The report on a dataset
report-open = Report…
report-dialog = Report on { $name }
report-text = One HTML document that opens in any browser, without a network: an overview, what stands out, and each column with its figures and charts.
report-language = Language of the report
report-target-text = With one, the report says what tells of it and what may give it away
report-private = It holds figures and frequent values only. Columns that tell rows apart, free text, and what looks like personal data show no values.
report-write = Write the report…
report-making = Making the report
report-file-name = Report on { $name }
report-done = Written, { $size }
report-downloaded = Handed to the browser’s downloads, { $size }
report-columns-in =
    { $n ->
        [one] { $n } column has a part of its own.
       *[other] { $n } columns have a part of their own.
    }
report-columns-out = No room for { $n } more.
report-again = Another report
## Data quality
nav-quality = Quality
tab-rules = Rules
tab-history = History
tab-file = File
rule = Rule
rules = Rules
rule-id = Id
suite = Suite
dataset = Dataset
check = Check
checks = Checks
result = Result
severity = Severity
measured = Measured
limit = Asked for
trend = Trend
all-columns = All columns
failing-rows = Failing rows
checked-rows = Checked rows
last-check = Last check
last-result = Last result
last-12-checks = Last 12 checks
not-checked-yet = Not checked yet
changed-since = rules changed since
by-actor = by { $actor }
by-pipeline = by a pipeline
standing-passed = Holds
standing-failed = Fails
standing-warned = Warns
standing-broken = Can’t check
standing-unchecked = Not checked
severity-fails = Error
severity-warns = Warning
severity-is-error = Error: if it does not hold, the suite fails. Make it a warning
severity-is-warn = Warning: if it does not hold, the suite passes. Make it an error
make-error = Make it an error
make-warning = Make it a warning
make-errors = Make errors
make-warnings = Make warnings
suite-passed = Passed
suite-warned = Passed with warnings
suite-failed = Failed
suite-never = Never checked
suite-unreadable = Can’t be read
rules-failing-count =
    { $n ->
        [one] { $n } rule fails
       *[other] { $n } rules fail
    }
failing-short = { $n } failing
rules-warning-count =
    { $n ->
        [one] { $n } warning
       *[other] { $n } warnings
    }
suites-count =
    { $n ->
        [one] { $n } suite of rules
       *[other] { $n } suites of rules
    }
suites-failing = { $n } failing
suites-search = Suite or dataset
suites-empty = No rules yet
suites-empty-text = A suite says what data must be like: which values, how many rows, how old. Falaj suggests rules from what a dataset looks like now.
suite-new = New suite…
suite-new-title = New suite of rules
suite-new-name = Name of the new suite
suite-dataset = Dataset
suite-dataset-hint = What it is meant for; another one can be checked with it too
suite-name-hint = Also the name of its file
suite-name-taken = There is a suite { $name } already
suite-begin = Begin with
suite-begin-suggested = Suggested rules
suite-begin-suggested-text = From what the dataset looks like now; you choose which
suite-begin-empty = No rules
suite-begin-empty-text = You add each yourself
suite-next = Next: choose rules…
suite-make = Make suite
suite-make-empty = Make an empty suite
suite-make-with =
    { $n ->
        [0] Choose rules
        [one] Make a suite of { $n } rule
       *[other] Make a suite of { $n } rules
    }
suite-open = Open suite
suite-more = More
suite-checks = Rules for
suite-views = Views of the suite
suite-change = Dataset and description…
suite-change-title = About { $name }
suite-description = What it is for
suite-save = Save
suite-remove = Remove suite…
suite-remove-title = Remove { $name }?
suite-remove-text = Its rules are gone; its history stays. Pipelines with a gate of this suite can’t run without it. You can take this back with Undo.
suite-removed = { $name } is removed
undo-suite-remove = removing { $name }
dataset-rules-empty = No rules for { $name } yet
dataset-rules-empty-text = Rules say what the data must be like. A check shows which rows break them, and a gate in a pipeline keeps such data out.
check-run = Check now
check-other = Check other data…
check-other-text = The rules stay as they are. The result stands in the history of this suite, with the data it is of.
version-newest = v{ $version }, the newest
checking = Checking { $name }
checks-bars =
    { $n ->
        [0] No check yet
        [one] The last check, { $failed } failed
       *[other] The last { $n } checks, { $failed } failed
    }
rules-empty = This suite has no rules
rules-empty-text = Falaj can suggest some from what { $name } looks like now, or you add each yourself.
rules-none-match = No rule matches
rules-search = Words of a rule
rules-show = Rules to show
rules-all = All
rules-failing = Failing
rules-errors = Errors
rules-warnings = Warnings
rules-chosen =
    { $n ->
        [one] { $n } rule selected
       *[other] { $n } rules selected
    }
rules-removed =
    { $n ->
        [one] The rule is removed
       *[other] { $n } rules are removed
    }
rule-add-open = Add rule…
rule-new-title = New rule
rule-edit-title = Change rule
rule-edit = Change
rule-copy = Duplicate
rule-remove = Remove
rule-add = Add rule
rule-save = Save rule
rule-where = Only rows where
rule-where-hint = A condition, for example cancelled = false; all rows by default
rule-mostly = Rows that must hold
rule-note = Why it is there
rule-changed-since = The rule was changed after the last check. Check now to see how it comes out.
rule-never-checked = This rule has not been checked yet.
rule-trend = { $n } checks, not held in { $failed }; in the last, { $share } of the rows failed
rule-trend-title =
    { $n ->
        [one] The last check
       *[other] The last { $n } checks
    }
rule-trend-text = How much failed in each check, newest on the right; a dot where nothing did
show-failing = Show all { $n } failing rows
seen-bounds = Seen
failing-values = Failing values, most frequent first
failing-first = First failing rows
columns-that-differ = Columns that differ
column-missing = not there
column-unexpected = not expected
column-retyped = has another type
column-moved = in another place
measured-columns =
    { $n ->
        [one] { $n } column differs
       *[other] { $n } columns differ
    }
measured-as-asked = as asked
measured-no-rows = no rows
measured-nearly-all = nearly 100 %
limit-hours = up to { $n } h old
limit-no-row = no row
range-between = between { $min } and { $max }
range-both = { $min } and { $max }
range-exactly = exactly { $value }
range-from = at least { $min }
range-to = at most { $max }
range-above = more than { $min }
range-below = less than { $max }
list-and-more = { $list } and { $n } more
list-or = { $list } or { $last }
and-more = and { $n } more
rule-range = { $column } is { $range }
rule-length = { $column } has a number of characters of { $range }
rule-row-count = The number of rows is { $range }
rule-distinct-count = The number of different values in { $column } is { $range }
rule-distinct-share = The share of different values in { $column } is { $range }
rule-statistic-mean = The mean of { $column } is { $range }
rule-statistic-median = The median of { $column } is { $range }
rule-statistic-sd = The standard deviation of { $column } is { $range }
rule-statistic-sum = The sum of { $column } is { $range }
rule-statistic-min = The smallest { $column } is { $range }
rule-statistic-max = The largest { $column } is { $range }
rule-statistic-quantile = The quantile { $quantile } of { $column } is { $range }
rule-columns =
    { $n ->
        [one] The table has its { $n } column
       *[other] The table has its { $n } columns
    }
rule-distribution = { $column } is distributed as { $against } ({ $method } at most { $max })
rule-against-dataset = in { $dataset }
rule-against-kept = it was
rule-method-psi = PSI
rule-method-ks = KS

checks-values = Values
checks-text = Text
checks-between = Between columns and tables
checks-table = The table as a whole
checks-statistics = Statistics
check-search = What to check
check-not-missing = No value is missing
check-not-missing-text = Each row has a value in a column
check-range = Values lie between bounds
check-range-text = Numbers, dates or times, from a least to a greatest
check-values = Values are among these
check-values-text = Only listed values, or none of them
check-unique = Rows are told apart
check-unique-text = No two rows have the same values in these columns
check-ordered = Values rise or fall
check-ordered-text = From one row to the next, never the other way
check-pattern = Text matches a pattern
check-pattern-text = A regular expression, such as ^[A-Z]+$
check-length = Text has a length
check-length-text = Least and greatest number of characters
check-compare = Two columns compare
check-compare-text = In each row, one is less than, equal to or more than the other
check-references = Values are in another dataset
check-references-text = Each value is there in a column of another dataset
check-expression = An expression is true
check-expression-text = Anything that can be said of one row
check-sql = A query finds nothing
check-sql-text = In SQL, for what shows only across rows
check-row-count = Number of rows
check-row-count-text = Not fewer and not more than expected
check-columns = Columns are there
check-columns-text = Their names, types and order
check-type = A column has a type
check-type-text = One of the types that are allowed
check-freshness = Data is fresh
check-freshness-text = The newest date is not older than some hours
check-distinct-count = Number of different values
check-distinct-count-text = As a count, or as a share of all values
check-statistic = A statistic lies between bounds
check-statistic-text = Mean, median, sum, a quantile and others
check-distribution = A distribution is as before
check-distribution-text = Its distance from another dataset, or from how it is now

rule-param-column = Column
rule-param-columns = Columns
rule-param-min = At least
rule-param-max = At most
rule-param-strict-min = More than that, not equal
rule-param-strict-max = Less than that, not equal
rule-param-values = Values, one a line
rule-param-forbidden = These are not allowed
rule-param-pattern-forbidden = A match is not allowed
rule-param-pattern = Regular expression
rule-param-expression = Expression
rule-param-query = Query
rule-param-op = is
rule-param-other = Other column
rule-param-dataset = Other dataset
rule-param-key = Its column
rule-param-descending = They fall: never rise
rule-param-strict = Never equal either
rule-param-others = Other columns may be there
rule-param-ordered = In this order
rule-param-types = Types that are allowed
rule-param-hours = Hours old at most
rule-param-at = As seen from
rule-param-statistic = Statistic
rule-param-quantile = Which quantile, 0 to 1
rule-param-share = As a share of the values, 0 to 1
rule-param-method = Distance
rule-param-distribution-max = Greatest distance
rule-param-against = Compared with
rule-hint-pattern-pattern = It may match anywhere; ^ and $ bind it to the ends
rule-hint-expression-expression = For example arr_delay < 60 or carrier = 'UA'. Where it is null, the row is left out
rule-hint-sql-query = One SELECT over the table data for rows that must not be there
rule-hint-freshness-at = In UTC; from now by default
rule-hint-distribution-method = PSI above 0.2 usually means a different distribution; KS is for numbers and dates
rule-hint-values-values = As they stand in the data; capital and small letters differ
rule-op-less = less than
rule-op-at-most = at most
rule-op-equal = equal to
rule-op-not-equal = not equal to
rule-op-at-least = at least
rule-op-greater = more than
rule-statistic-name-mean = Mean
rule-statistic-name-median = Median
rule-statistic-name-sd = Standard deviation
rule-statistic-name-sum = Sum
rule-statistic-name-min = Smallest value
rule-statistic-name-max = Largest value
rule-statistic-name-quantile = Quantile
choose-column = Choose a column
column-not-there = not in the data
column-add = Add column
column-number = Name of column { $n }
columns-now =
    { $n ->
        [one] The { $n } column there is now
       *[other] The { $n } columns there are now
    }
type-any = any type
type-of = Type of { $name }
leave-out = Leave { $name } out
expression-column = Put in a column
candidates = What could come next
candidate-function = function
candidate-keyword = word
bound-now = Now: { $value }
values-now = The { $n } most frequent values now
against-hint = A version that stays, such as name@1
against-now = As it is distributed now
against-other = Compare with a dataset
against-bins = Shares between { $n } pairs of bounds, kept in the rule
against-values = Shares of { $n } values, kept in the rule
field-needed = This is needed
field-no-bound = One of the bounds is needed
field-crossed = This is less than the least
field-percent = More than 0, up to 100
field-type = A column of type { $type } can’t be checked like this
field-same-column = This is the same column
field-twice = { $name } is there twice
field-unnamed = A column has no name
field-date = Write the date as 2013-01-31
field-datetime = Write it as 2013-01-31 08:00
field-time = Write the time as 08:00
field-not-number = Line { $line }: { $value } is not a number
field-not-boolean = Line { $line }: write true or false
tried-on = On { $name } now
tried-looking = looking
tried-not-yet = How it comes out shows here once the fields are filled in.
tried-broken = It can’t be checked like this.
tried-failing =
    { $n ->
        [one] { $n } row fails
       *[other] { $n } rows fail
    }
unsaved-title = Leave without saving?
unsaved-text = The rule is not saved. What you typed is lost.
unsaved-act = Leave
undo-rule-add = adding the rule “{ $rule }”
undo-rule-change = changing the rule to “{ $rule }”
undo-rules-add =
    { $n ->
        [one] adding a rule
       *[other] adding { $n } rules
    }
undo-rules-remove =
    { $n ->
        [one] removing a rule
       *[other] removing { $n } rules
    }
undo-rules-weigh =
    { $n ->
        [one] the severity of a rule
       *[other] the severity of { $n } rules
    }

suggest-open = Suggest rules…
suggest-title = Rules that suit { $name }
suggest-why = Why
suggest-looking = Looking at every row…
suggest-text = All of them hold for the rows there are now.
suggest-there =
    { $n ->
        [one] { $n } more is in the suite already.
       *[other] { $n } more are in the suite already.
    }
suggest-none = Nothing can be said of this dataset with enough certainty. Add rules yourself.
suggest-all-there = Every rule that suits it is in the suite already.
suggest-chosen = { $n } of { $total } selected, about { $columns ->
        [one] { $columns } column
       *[other] { $columns } columns
    }
suggest-add =
    { $n ->
        [0] Add rules
        [one] Add { $n } rule
       *[other] Add { $n } rules
    }

back-to-rules = Rules
failing-of =
    { $n ->
        [one] { $n } row of { $name }
       *[other] { $n } rows of { $name }
    }
failing-none = No row fails this rule
failing-none-text = Check again to bring the result up to date.
export-open = Export…
export-title =
    { $n ->
        [one] Export { $n } failing row
       *[other] Export { $n } failing rows
    }
export-text = All their columns, with the number of the row in front.
export-file = File
export-hint = Ending .csv or .parquet; a file that is there is replaced
export-ending = The name must end in .csv or .parquet
export-run = Export
export-done =
    { $n ->
        [one] { $n } row written
       *[other] { $n } rows written
    }

history-title = Rules of { $name }, check by check
history-results = Results of { $when }
history-results-other = Results of { $when } on { $name }
history-empty = No check yet
history-empty-text = Each check of the suite stands here with what it found. Check now to begin.
history-gone = Only the counts of this check are kept
history-gone-text = The results of every rule are kept for the newest 20 checks.
history-newest = The newest { $n } of { $total } checks
check-told = { $when }: { $passed } hold, { $warned } warn, { $failed } fail
file-text = This is the suite as its file holds it: plain JSON that can be read, compared and kept under version control. Changes made in the file show here.
save-copy = Save a copy…
copy-file = Copy the text

import-suite-open = Import…
import-suite-title = Import a suite of Great Expectations
import-suite-text = Its expectations become rules where a rule says the same. You see what is left out before anything is kept.
import-suite-file = JSON file (Great Expectations 0.18 or 1)
import-suite-other = Another file
import-suite-run =
    { $n ->
        [0] Import
        [one] Import { $n } rule
       *[other] Import { $n } rules
    }
import-report =
    { $n ->
        [one] { $n } of { $all } expectations becomes a rule
       *[other] { $n } of { $all } expectations become rules
    }
import-left-out = Left out
import-rules = Rules

## Tables with versions, and folders that are followed
table-version = Version
table-version-hint = A number of the table's history or a snapshot's id; the newest by default
table-version-of = version { $version }, the newest is { $newest }
import-follow = Follow this folder
import-follow-hint = New files become a new version while Falaj runs
following = Follows a folder
following-hint = New files in { $path } become a new version while Falaj runs
following-stop = Stop following
following-stopped = { $name } no longer follows its folder
