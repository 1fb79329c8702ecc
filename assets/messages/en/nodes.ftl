# Settings of nodes: a label for each, and what it does. Shared ones are called `param-any-…`.

## The parts of the palette

group-sources = Sources
group-combine = Combine
group-clean = Clean
group-shape = Shape columns
group-prepare = Prepare
group-learn = Learn
group-judge = Judge
group-deliver = Deliver

## What was done, in the history

edit-restore = Brought back
edit-copy = Copied
edit-publish = A component was published

## What numbers count

unit-rows = rows
unit-share = share
unit-epochs = epochs
unit-columns = columns
unit-words = words
unit-values = values
unit-intervals = intervals
unit-units = units
unit-parts = parts
unit-threads = threads

## Settings of which one is chosen

one-of-label-threshold = Becomes a yes
one-of-select-columns = Columns
one-of-sample-amount = How many

## Settings that several kinds have

param-any-name = Name
    .help = The name of the new column. It can be any name that the table does not have yet.
param-any-column = Column
    .help = The column that is looked at.
param-any-function = Function
    .help = What is worked out of the values.
param-any-expression = Expression
    .help = What the column holds, worked out for each row, such as `price * count`. It can name the columns made before it.
param-any-descending = Largest first
    .help = Puts the largest value first. Rows without a value come last either way.
param-any-suffix = Suffix
    .help = Put behind the name of an added column where the first table has a column of that name.
param-any-prefix = Prefix
    .help = How the names of the new columns begin. When left out, it is the name of the column and `_`.
param-any-seed = Seed
    .help = The same seed draws the same rows or weights again. Change it to see how much depends on chance.
param-any-q = Quantile
    .help = Which quantile, from 0 to 1: 0.5 is the median, 0.9 is above nine rows in ten.
param-any-nfkc = One form for letters
    .help = Brings letters that look the same to one form, such as full-width and presentation forms.
param-any-diacritics = Take out diacritics
    .help = Takes out vowel and other marks above and below letters.
param-any-tatweel = Take out tatweel
    .help = Takes out the stroke that stretches words.
param-any-alef = One alef
    .help = Writes every form of alef as a bare alef.
param-any-ya = One ya
    .help = Writes alef maksura and the Persian ya as ya.
param-any-ta-marbuta = Ta marbuta as ha
    .help = Writes ta marbuta as ha.
param-any-hamza = Plain hamza
    .help = Writes hamza on waw or ya as the plain letter, and takes a single hamza out.
param-any-digits = Digits 0 to 9
    .help = Writes Arabic-Indic and Persian digits as 0 to 9.
param-any-lower = Small letters
    .help = Turns capital letters into small ones.
param-any-punctuation = Signs to spaces
    .help = Turns signs that are no letter, digit or mark into spaces.
param-any-spaces = Tidy spaces
    .help = Takes spaces at the ends out, and makes several of them one.
param-any-epochs = Most epochs
    .help = How often training goes through all its rows at most. Raise it if the loss still falls at the end.
param-any-batch-size = Rows in a batch
    .help = Rows that each step learns from. Larger batches run faster and need more memory.
param-any-learning-rate = Learning rate
    .help = How far each step goes. Lower it if the loss jumps, raise it if it hardly falls.
param-any-weight-decay = Weight decay
    .help = Draws weights towards zero, so that the model keeps to what holds in general. Raise it if the model is much better on training rows than on others.
param-any-patience = Patience
    .help = Epochs without a better result on the validation part before training stops. With 0 it never stops early.
param-any-threads = Threads
    .help = Processor threads to train with. With 0 it takes all of them.

## Source

param-source-dataset = Dataset
    .help = The dataset that the pipeline reads. With `@` and a number it reads that version, without it the newest.

## Join

param-join-left-on = Keys of the first table
    .help = Columns whose values say which rows go together.
param-join-right-on = Keys of the second table
    .help = The columns that are matched with those of the first table, as many and in the same order.
param-join-columns = Columns to add
    .help = The columns of the second table to add. When left out, all but its keys are added.
param-join-how = Rows to keep
    .help = Which rows come out.
choice-join-how-left = All of the first table
choice-join-how-inner = Those that match
choice-join-how-semi = Those that match, without new columns
choice-join-how-anti = Those that do not match
choice-join-how-full = All of both tables
param-join-several = Several matches
    .help = What happens where the second table has several rows with the same keys.
choice-join-several-refuse = Stop with an error
choice-join-several-first = Take the first
choice-join-several-all = Take all of them

## Label

param-label-column = Column
    .help = The column to predict, or the one from which it is made.
param-label-above = Above
    .help = Numbers above this one become a yes. Without any limit the values themselves are predicted.
param-label-below = Below
    .help = Numbers below this one become a yes.
param-label-at-least = At least
    .help = This number and those above it become a yes.
param-label-name = Name
    .help = What the column to predict is called. When left out it is `label`, or the column's own name where there is no limit.
param-label-drop = Take the column out
    .help = Takes the column that the label is made of out of the table, so that no model can learn from it.

## Select columns

param-select-keep = Keep
    .help = The columns that stay, in this order.
param-select-drop = Leave out
    .help = The columns that go; all others stay.

## Quality gate

param-quality-suite = Suite of rules
    .help = The rules that the table has to hold to. If a rule of severity error does not hold, the run stops here.

## Rename columns

param-rename-names = New names
    .help = Each column with its new name. Two columns can change names with each other.

## Change types

param-cast-columns = New types
    .help = Each column with its new type.
choice-cast-columns-integer = Whole number
choice-cast-columns-real = Number
choice-cast-columns-text = Text
choice-cast-columns-boolean = Yes or no
choice-cast-columns-date = Date
choice-cast-columns-datetime = Date and time
choice-cast-columns-time = Time of day
param-cast-on-failure = Values that do not fit
    .help = What happens to a value that can't be turned into the new type.
choice-cast-on-failure-error = Stop with an error
choice-cast-on-failure-null = Leave the cell empty

## Filter

param-filter-where = Condition
    .help = Rows for which this is true stay, such as `price > 0 and city = 'Dubai'`.

## Derive columns

param-derive-columns = Columns
    .help = The columns to make, each with a name and an expression. A column of the same name is replaced.

## Union

param-union-columns = Columns
    .help = Whether both tables need the same columns.
choice-union-columns-same = The same in both
choice-union-columns-any = Any; what one lacks stays empty

## As-of join

param-asof-join-left-on = Time of the first table
    .help = A column of dates, moments or numbers.
param-asof-join-right-on = Time of the second table
    .help = The column that is compared with it, of the same type.
param-asof-join-left-by = Keys of the first table
    .help = Only rows with the same values here go together, such as those of one customer.
param-asof-join-right-by = Keys of the second table
    .help = The columns that are matched with them, as many and in the same order.
param-asof-join-direction = Look
    .help = Where the nearest row is looked for. Only looking back never tells what was not known at the time.
choice-asof-join-direction-backward = Back
choice-asof-join-direction-forward = Ahead
choice-asof-join-direction-nearest = Both ways
param-asof-join-tolerance = Farthest
    .help = How far away the row may be: a number, or a span such as `15m`, `2h` or `7d`. When left out, any distance will do.
param-asof-join-columns = Columns to add
    .help = The columns of the second table to add. When left out, all but its keys and time are added.

## Aggregate

param-aggregate-by = Group by
    .help = Rows with the same values here become one row. Without a column the whole table does.
param-aggregate-columns = Columns
    .help = What is worked out for each group.
param-aggregate-columns-where = Only rows where
    .help = Only rows for which this is true count.
choice-any-function-count = Count
choice-any-function-distinct = Different values
choice-any-function-sum = Sum
choice-any-function-mean = Mean
choice-any-function-sd = Standard deviation
choice-any-function-min = Least
choice-any-function-max = Greatest
choice-any-function-median = Median
choice-any-function-quantile = Quantile
choice-any-function-first = First
choice-any-function-last = Last
choice-any-function-share-true = Share of yes
choice-any-function-mode = Most frequent

## Window

param-window-by = Group by
    .help = Rows with the same values here are looked at by themselves. Without a column all rows are one group.
param-window-order-by = Order by
    .help = The order of rows within a group, usually a time. Without a column it is the order of the table.
param-window-columns = Columns
    .help = The columns to add.
param-window-columns-offset = Rows away
    .help = How many rows before or after. When left out it is 1.
param-window-columns-frame = Rows that count
    .help = Which rows up to this one count. When left out all of them do.
param-window-columns-frame-rows = So many rows
    .help = So many rows, this one the last of them.
param-window-columns-frame-span = A span of time
    .help = Rows whose time is less than this before that of the row: `2h`, `7d`.
param-window-columns-without-current = Without the row itself
    .help = Leaves the row itself out, so that nothing of its own value is told.
param-window-future = Allow later rows
    .help = Allows columns that look at later rows. A model that learns from them may know more than there is to know when it is used.
choice-window-columns-function-lag = Value before
choice-window-columns-function-lead = Value after
choice-window-columns-function-row-number = Number of the row
choice-window-columns-function-rank = Rank
choice-window-columns-function-dense-rank = Rank without gaps
choice-window-columns-function-cumulative-sum = Running sum

## Pivot

param-pivot-by = Rows
    .help = One row for each group of the same values here.
param-pivot-column = Columns from
    .help = The column whose values become columns.
param-pivot-values = Values from
    .help = The column whose values stand in them.
param-pivot-names = Only these values
    .help = The values that become columns. When left out all of them do, and the columns are known only after running.
param-pivot-limit = Most columns
    .help = The node stops with an error if there would be more columns.

## Unpivot

param-unpivot-keep = Keep
    .help = The columns that stay as they are, and are repeated in each row.
param-unpivot-columns = Columns
    .help = The columns that become rows. When left out, all that are not kept.
param-unpivot-name = Column of names
    .help = What the column is called that holds the names of the columns.
param-unpivot-value = Column of values
    .help = What the column is called that holds their values.

## Sort

param-sort-by = Sort by
    .help = The first column counts most.

## Sample

param-sample-rows = Rows
    .help = Keeps so many rows, or all if there are fewer.
param-sample-share = Share
    .help = Keeps this share of the rows, from 0 to 1.
param-sample-stratify = Keep the shares of
    .help = A column whose values keep their shares among the rows.

## Remove duplicates

param-deduplicate-keys = Keys
    .help = Rows with the same values here are the same. Without a column all columns count.
param-deduplicate-keep = Keep
    .help = Which of several rows stays.
choice-deduplicate-keep-first = The first
choice-deduplicate-keep-last = The last
choice-deduplicate-keep-none = None of them

## Clip

param-clip-columns = Columns
    .help = Each column with its bounds.
param-clip-columns-low = Least
    .help = What is less becomes this number. When left out there is no lower bound.
param-clip-columns-high = Greatest
    .help = What is greater becomes this number. When left out there is no upper bound.

## Bin

param-bin-column = Column
    .help = The column of numbers.
param-bin-edges = Edges
    .help = Where intervals begin, rising.
param-bin-name = Name
    .help = The name of the new column. When left out it is the name of the column and `_bin`.
param-bin-labels = Texts
    .help = A text for each interval, one more than there are edges. When left out intervals are numbered from 0.

## Clean text

param-clean-text-columns = Columns
    .help = The columns to clean. Without one all columns of text are.

## Word counts

param-hash-text-column = Column
    .help = The column of text.
param-hash-text-buckets = New columns
    .help = Columns that the words are counted in. With more of them fewer words share one.
param-hash-text-longest = Words together
    .help = Neighbouring words that also count together, up to so many.

## Date parts

param-date-parts-column = Column
    .help = The column of dates or moments.
param-date-parts-parts = Parts
    .help = A column is made of each.
choice-date-parts-parts-year = Year
choice-date-parts-parts-quarter = Quarter
choice-date-parts-parts-month = Month
choice-date-parts-parts-week = Week
choice-date-parts-parts-day = Day
choice-date-parts-parts-day-of-year = Day of the year
choice-date-parts-parts-weekday = Weekday
choice-date-parts-parts-hour = Hour
choice-date-parts-parts-minute = Minute
choice-date-parts-parts-hijri-year = Hijri year
choice-date-parts-parts-hijri-month = Hijri month
choice-date-parts-parts-hijri-day = Hijri day
choice-date-parts-parts-is-weekend-uae = Weekend in the UAE
choice-date-parts-parts-is-holiday-uae = Public holiday in the UAE

## SQL

param-sql-query = Query
    .help = A SELECT over the tables `a`, `b` and `c`, which are the inputs from the top.

## Split

param-split-method = Method
    .help = By chance, or in the order of a column, so that the newest rows are tested on. Use time where the model is to tell the future.
choice-split-method-random = By chance
choice-split-method-time = By time
param-split-column = Column of time
    .help = The column whose order counts when rows are divided by time.
param-split-train = Training
    .help = Share of rows that the model learns from. When left out it is what the others leave, 0.7 as a rule.
param-split-valid = Validation
    .help = Share of rows that tell when training stops. When left out it is what the others leave, 0.15 as a rule.
param-split-test = Test
    .help = Share of rows that the model is judged by. When left out it is what the others leave, 0.15 as a rule.
param-split-stratify = Keep the shares of
    .help = A column whose values all parts hold in the same shares, as a rule the target. It goes with dividing by chance.

## Prepare

param-prepare-target = Target
    .help = The column to predict.
param-prepare-task = Kind of answer
    .help = What is predicted. When left out the values of the target tell.
choice-prepare-task-binary = One of two
choice-prepare-task-multiclass = One of several
choice-prepare-task-regression = A number
param-prepare-impute = Missing numbers
    .help = What stands in for a number that is missing.
param-prepare-impute-constant = This number
    .help = Stands in for every number that is missing.
choice-prepare-impute-median = Median
choice-prepare-impute-mean = Mean
choice-prepare-impute-mode = Most frequent
choice-prepare-impute-last = Last
param-prepare-scale = Scale of numbers
    .help = Brings numbers to one scale, so that none counts more for its unit.
choice-prepare-scale-standard = Mean 0, deviation 1
choice-prepare-scale-minmax = From 0 to 1
choice-prepare-scale-robust = By quartiles
choice-prepare-scale-none = As they are
param-prepare-categorical = Categories
    .help = What becomes of categories such as names of cities.
choice-prepare-categorical-codes = Looked up in a table that is learnt
choice-prepare-categorical-one-hot = A column for each value
choice-prepare-categorical-ordinal = Their rank
choice-prepare-categorical-target = Mean of the target
param-prepare-max-categories = Most values of a category
    .help = Rarer values become "other". Raise it for columns with many names that matter.
param-prepare-date-parts = Take dates apart
    .help = Makes year, month, weekday and hour of dates and moments.
param-prepare-missing-flags = Tell what was missing
    .help = Adds an input that tells where a number was missing.
param-prepare-categories = Numbers that are names
    .help = Columns of whole numbers that are names and not amounts, such as codes.
param-prepare-ignore = Leave out
    .help = Columns that the model does not learn from, such as an id.
param-prepare-clip = Hold within quantiles
    .help = Two quantiles, such as 0.01 and 0.99: numbers beyond them are held at them.
param-prepare-bins = Numbers to intervals
    .help = Columns of numbers whose intervals are learnt from in place of the numbers.
param-prepare-bins-columns = Columns
    .help = The columns of numbers.
param-prepare-bins-count = Intervals
    .help = How many, or fewer where values repeat.
param-prepare-bins-method = Where they begin
    .help = At equal distances, or so that each holds as many rows.
choice-prepare-bins-method-quantiles = As many rows in each
choice-prepare-bins-method-equal-width = Equal distances
param-prepare-text = Text to counts of words
    .help = Columns of text whose words are learnt from.
param-prepare-text-columns = Columns
    .help = The columns of text.
param-prepare-text-method = Method
    .help = The terms that most rows hold, weighted by how rare they are, or all words by their hash.
choice-prepare-text-method-tf-idf = Weighted terms
choice-prepare-text-method-hash = All words by hash
param-prepare-text-inputs = Inputs
    .help = Inputs that each column becomes at most.
param-prepare-text-longest = Words together
    .help = Neighbouring words that also count together, up to so many.
param-prepare-text-cleaning = Clean first
    .help = How text is brought to one form before words are counted.
param-prepare-smoothing = Smoothing
    .help = For the mean of the target: so many rows of a category draw its mean half of the way to that of all rows.
param-prepare-folds = Folds
    .help = For the mean of the target: parts of training that keep a row from telling its own target.

## Train a network

param-train-mlp-hidden = Hidden layers
    .help = The width of each layer, from the first to the last. Wider and more layers learn finer patterns, and more slowly.
param-train-mlp-dropout = Dropout
    .help = Share of units that are left out at random in each step. Raise it if the model is much better on training rows than on others.
param-train-mlp-embedding = Widest embedding
    .help = The most numbers that a category is learnt as.

## Evaluate

param-evaluate-part = Part
    .help = The rows that the model is judged by. Use the validation part while you still choose between models.
choice-evaluate-part-test = Test part
choice-evaluate-part-valid = Validation part

## Register

param-register-name = Model
    .help = The model that gets a new version. A new name makes a new model.
param-predict-model = Model
    .help = The model of the registry that predicts, such as delays or delays@3. Leave it empty where a model enters by the port.
param-predict-name = Column of answers
    .help = The name of the new column. It can be any name that the table does not have yet.
param-predict-probabilities = Probabilities
    .help = Adds a column for each class with its probability.
param-export-file = File
    .help = The name of the file in the outputs folder of the workspace. It ends in .csv or .parquet; a file of that name is replaced.
param-report-target = Target
    .help = A column to compare the others with. The report then says which columns tell most about it.
