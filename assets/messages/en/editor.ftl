# The editor of pipelines.

## A file that can't be read

unreadable-title = The file of this pipeline can't be read
unreadable-text = The text around the place
unreadable-good = Version { $n } is the last one that could be read. If it is taken, the file as it is now stays beside it, as a copy (.bak).
unreadable-no-good = No earlier version is kept. Mend the file in a text editor, then check again.
unreadable-take = Take version { $n }
unreadable-again = Check again
unreadable-checked = Checked { $time }, unchanged
newer-title = This pipeline was written by a newer Falaj

## The data at a node

view-data = How the data is shown
view-rows = Rows
view-beside = Before and after
view-schema = Columns
view-chart = Chart
rows-together = worked out anew, not kept
plot-picks = What the chart shows
plot-kind = Chart
plot-auto = Suggested
plot-kind-auto = Suggested: { $kind }
plot-kind-bar = Bars
plot-kind-line = Line
plot-kind-scatter = Points
plot-kind-histogram = Histogram
plot-kind-box = Boxes
plot-x = By
plot-y = Values
plot-y-none = Count of rows
plot-aggregate = Aggregate
plot-aggregate-mean = Mean
plot-aggregate-median = Median
plot-aggregate-sum = Sum
plot-aggregate-min = Least
plot-aggregate-max = Greatest
plot-aggregate-count = Count
plot-color = Colour
plot-color-none = One colour
plot-bins = Bins
plot-bins-wrong = A whole number from 1 to { $most }
plot-no-columns = The table has no columns to draw
view-place = Which data
place-out = Output
place-in = Input
beside-before = Before
beside-after = After
mark = Change
mark-new = new
mark-gone = gone
mark-changed = other type
number-of = No.
schema-none = The columns are known once the node has run

## Saving

save-saved = Saved { $time }
save-saving = Saving
save-offline = Kept here until the host is back
save-conflict = Changed elsewhere too
save-failed = Not saved
unsaved-pipeline = The last edits are not in the file yet. Leaving loses them.
editor-read-only = Read only
conflict-title = Changed here and elsewhere
conflict-text = Somebody else changed the same settings in another way. Nothing of yours is saved until one side is chosen.
conflict-difference = From theirs to yours
conflict-look = Show the difference
conflict-theirs = Take theirs
conflict-mine = Keep mine
conflict-settle = Choose…

## The graph

group-graph = In the graph
editor-tools = Edit the graph
graph-empty = The pipeline is empty. Choose a source on the side, or press / and type what you need.
graph-says =
    { $n ->
        [0] An empty graph.
        [one] A graph of 1 node. The list of nodes, by the key L, says the same in words.
       *[other] A graph of { $n } nodes. The list of nodes, by the key L, says the same in words.
    }
minimap = Overview of the graph
zoom = Size of the graph
zoom-in = Larger
zoom-out = Smaller
zoom-fit = Show everything
version-short = v{ $n }
version-number = Version { $n }
light-not-configured = Not set up
light-ready = Ready
light-cached = Unchanged
light-stale = Stale
light-disabled = Off
light-pinned = Pinned
light-pinned-outdated = Pinned, would differ
go-to-field = Go to field
port-in = { $name }, takes a { $type }
port-out = Gives: { $type }
port-open = Nothing
port-readers = Read by
port-nobody = no node
port-columns =
    { $n ->
        [one] 1 column leaves
       *[other] { $n } columns leave
    }
input-table = Table
input-left = First table
input-right = Second table
input-top = Upper table
input-bottom = Lower table
input-a = Table a
input-b = Table b
input-c = Table c
input-parts = Parts
input-prepared = Prepared parts
input-model = Model
input-metrics = Metrics
note = Note
note-by = { $actor }, { $date }
note-empty = Write a note
node-reads-from = Reads from { $nodes }

wire-more =
    { $n ->
        [one] and 1 more
       *[other] and { $n } more
    }
wire-take = Drag to another port, or off it
palette-closed = Closed
palette-open = Open

## Palette

palette-nodes = Nodes to add
palette-after = After “{ $name }”
find-node = Find a node
add-node = Add a node

## One node, several, the pipeline

tab-node-ports = Ports
tab-node-about = About
node-acts = What to do with the node
node-kind = Kind
kind-unknown = This build knows no nodes of kind { $kind }. The node stays in the file as it is, with its settings.
value-missing = A value is needed here
value-other = A value of another kind is needed here
node-no-settings = This node has no settings
model-newest-now = newest, now { $version }
choice-typed = as typed
settings-more = More settings
act-duplicate = Duplicate
act-remove = Remove
act-on = Switch on
act-off = Switch off
act-stop = Cancel this node
act-reset = Reset
act-pin = Pin the result
act-unpin = Unpin the result
pinned-text = The result is pinned: the node does not work, and gives this whatever its settings and inputs become.
pinned-outdated = The result is pinned. With its settings and inputs as they are now the node would give another one.
reset-done =
    { $n ->
        [one] { $n } result is set aside; it took { $seconds } to make
       *[other] { $n } results are set aside; they took { $seconds } to make
    }
reset-nothing = There is no result to set aside
act-replace = Replace by { $kind }
node-report = Save as report…
view-profile = Profile
node-written = Written to
run-to-here = Run to here
run-wrong = A field has no value that can be used. Mend it first, or run to a node.
panel-pipeline = Pipeline
panel-several = Nodes that are chosen
panel-hint = Choose a node to change its settings. Every edit is saved at once and can be taken back.
nodes-chosen =
    { $n ->
        [one] 1 is chosen
       *[other] { $n } are chosen
    }
description = Description
align = Bring in line
align-left = Left
align-middle = Middle
align-right = Right
align-top = Top
align-centre = Centre
align-bottom = Bottom
param-required = { $name } *
param-reset = Back to the default of { $name }
param-none = none
param-run-uses = A run uses { $value }.
choice-default = default
columns-unknown = The columns are not known yet; write their names.
add-column = Add…
add-entry = Add
remove-entry = Remove entry { $n }
remove-named = Remove { $name }
list-length = From { $least } to { $most } numbers are needed here
shape-text = Text
shape-number = Number
shape-integer = Whole number
shape-numbers = Numbers
shape-texts = Texts
shape-boolean = Yes or no
shape-choice = One of several
shape-choices = Several
shape-column = Column
shape-columns = Columns
shape-expression = Expression
shape-map = For each column
shape-list = List
shape-object = Several settings
expression-gives = Gives { $type }
expression-no-rows = No row enters here
expression-wants = Values are shown once node { $node } has run

## The pane below

pane = Data and runs
pane-rows = Data
pane-rows-of = Data of { $name }
pane-choose = Choose a node to look at its rows

## Connecting by name

connect-title = Connect { $node } to…
connect-find = Find a port
connect-target = { $node }: { $port }
connect-instead = in place of { $from }
connect-free = Open ports
connect-taken = Ports that read from another node
connect-none = No port takes what this node gives

## History and difference

versions-title = History
history-none = No version is kept yet
history-since = From version { $n } to now
history-restore = Restore version { $n }
history-counts = { $added } added, { $removed } removed, { $changed } changed
history-ran = It has run
compared-changed =
    { $n ->
        [one] 1 node changed
       *[other] { $n } nodes changed
    }
history-on-graph = Show on the graph
compared-with = Compared with version { $n }
compared-end = End the comparison
diff-none = Nothing differs
diff-added =
    { $n ->
        [one] 1 node added
       *[other] { $n } nodes added
    }
diff-removed =
    { $n ->
        [one] 1 node removed
       *[other] { $n } nodes removed
    }
diff-changed = Changed
diff-kind = Kind
diff-setting = Setting
diff-input = Input
diff-off = Switched off
diff-on = Switched on
diff-pinned = Result pinned
diff-unpinned = Result unpinned
new-pipeline-empty = Empty pipeline
new-pipeline-name = Name of the new pipeline

## What was done

edit-add = a node was added
edit-align = nodes were brought in line
edit-arrange = nodes were arranged
edit-connect = nodes were connected
edit-description = the description
edit-disconnect = a connection was taken out
edit-duplicate = nodes were duplicated
edit-insert = a node was put into a connection
edit-kind = a node was replaced
edit-move = nodes were moved
edit-name = the name
edit-note = a note was added
edit-note-size = the size of a note
edit-note-text = the text of a note
edit-off = nodes were switched
edit-pin = results were pinned
edit-unpin = results were unpinned
edit-param = a setting
edit-paste = nodes were pasted
edit-remove = nodes were removed
edit-rewire = a connection was led elsewhere
edit-undone = a step was taken back
edit-redone = a step was done again
edit-rename = the id of a node
said-added = { $id } is added
said-pinned =
    { $n ->
        [one] Pinned the result of the node
       *[other] Pinned the results of { $n } nodes
    }
said-unpinned =
    { $n ->
        [one] Unpinned the result of the node
       *[other] Unpinned the results of { $n } nodes
    }
said-cancelling = Cancelling { $node }
said-chosen =
    { $n ->
        [one] 1 is chosen
       *[other] { $n } are chosen
    }
said-connected = { $from } feeds { $to }
said-disconnected = { $from } no longer feeds { $to }
said-inserted = { $id } stands between { $from } and { $to }
said-removed =
    { $n ->
        [one] 1 is removed
       *[other] { $n } are removed
    }
said-copied =
    { $n ->
        [one] 1 is copied
       *[other] { $n } are copied
    }
said-running = The run has started
said-undone = Taken back: { $what }
said-redone = Done again: { $what }

## What can't be done

refused-cycle = { $to } is read by { $from } already: connected, they would wait for each other
refused-gone = The node is no longer there
refused-itself = A node can't read its own result
refused-port = { $node } has no port { $port }
refused-type = { $from } gives { $gives }, and { $to } takes { $takes } there
refused-no-input = { $node } takes nothing
refused-pin = There is no result to pin: run to the node first
refused-pin-inside = Results within a component can't be pinned: it is for other data as well
refused-pin-component = A component gives several results: open it, or pin the node after it
refused-insert = { $node } does not fit into this connection
refused-id = “{ $id }” is no id: 1 to 64 letters, digits, - and _
refused-id-taken = { $id } is the id of another node
refused-paste-text = What was copied is no part of a pipeline
refused-paste-nodes = What was copied has nodes without an id or a kind, or one id twice
refused-paste-kind = This build knows no node of kind { $kind }

## Keys

graph-act-find = Find a node to add
graph-act-undo = Take back
graph-act-redo = Do again
graph-act-connect = Connect to…
graph-act-remove = Remove
graph-act-off = Switch off or on
graph-act-pin = Pin the result or unpin it
graph-act-reset = Reset: set the result aside, with what was made from it
graph-act-reset-all = Reset all nodes
graph-act-stop = Cancel the chosen node
graph-act-rename = Change the id
graph-act-duplicate = Duplicate
graph-act-all = Choose all
graph-act-clear = Choose none
graph-act-copy = Copy
graph-act-cut = Cut
graph-act-paste = Paste
graph-act-note = Add a note
graph-act-arrange = Arrange
graph-act-list = Show as a list
graph-act-history = History
graph-act-run = Run the pipeline
graph-act-run-to = Run to the chosen node
graph-act-go-left = Go to what feeds it
graph-act-go-right = Go to what it feeds
graph-act-go-up = Go up
graph-act-go-down = Go down
graph-act-move-left = Move left
graph-act-move-right = Move right
graph-act-move-up = Move up
graph-act-move-down = Move down
