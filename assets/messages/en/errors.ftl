# Failures, as people read them. One message for each error code: what failed; `.hint` says what to do.
# `$file`, `$column`, `$node`, `$param` and `$row` say where, as far as it is known.

error-internal = Falaj came to a point that it should not reach
    .hint = Copy the details and report them. The workspace is as it was before.
error-bad-request = The request can't be understood: { $reason }
    .hint = Check the command's name and fields against the OpenAPI document.
error-unauthorized = The token is missing or wrong
    .hint = Open the address that `falaj serve` printed; it holds the token.
error-not-permitted = This needs the role { $role }
    .hint = Ask an owner of the workspace to do it or to give you the role.
error-cancelled = Cancelled
    .hint = Nothing was left half-written. Start it again when you like.

error-workspace-missing = No workspace in or above { $file }
    .hint = Make one with `falaj workspace init DIR`, or name one with `--workspace DIR`.
error-workspace-exists = The folder is not empty: { $file }
    .hint = Name a new or empty folder. What is in this one was not touched.
error-workspace-newer = The workspace was written by a newer Falaj: its database has version { $found }, this Falaj knows up to { $known }
    .hint = Open it with the newer Falaj. Nothing was changed.
error-workspace-damaged = The workspace's database is damaged: { $file }
    .hint = Restore the file from a backup. Models and datasets beside it are not affected.
error-read-only = The workspace can't be written to: { $file }
    .hint = Looking at it works. To change it, copy it to a disk that can be written to, or ask for the permission.
error-workspace-busy = Another process keeps the workspace's database busy: { $file }
    .hint = Wait until the other one has finished its import or run, then try again.
error-disk-full = The disk is full: { $file }
    .hint = Free some space and try again. Nothing was left half-written.
error-io = Reading or writing failed: { $file }
    .hint = Check that the disk or share is connected and sound, then try again.
error-access-denied = The system denies access: { $file }
    .hint = Ask for the permission to read or write it, or choose another place.

error-file-missing = There is no file { $file }
    .hint = Check the path. Relative paths start at the current folder.
error-file-is-folder = This is a folder, not a file: { $file }
    .hint = Name one CSV or Parquet file in it.
error-file-empty = The file is empty: { $file }
    .hint = Check whether the export that made it had finished.
error-format-unknown = This is no kind of file that can be read: { $file }
    .hint = { $found ->
        [gzip] Unpack it and import what is in it; only CSV and JSON are read packed.
        [zstd] Unpack it and import what is in it; only CSV and JSON are read packed.
        [delta] A Delta Lake table is in it. Import the folder of that table.
       *[other] It looks like { $found }. Save it as CSV (UTF-8), JSON, Parquet, Arrow or Excel and import that.
    }
    .hint-plain = Save it as CSV (UTF-8), JSON, Parquet, Arrow or Excel and import that.
error-file-changed = The file was changed while it was read: { $file }
    .hint = Wait until the program that writes it has finished, then import it again. Nothing was left half-written.
error-archive-damaged = { $reason ->
        [truncated] The { $packing } file ends too early: { $file }
       *[corrupt] The { $packing } file is damaged: { $file }
    }
    .hint = Copy it again from where it came from; compare the sizes.
error-not-a-folder = This is no folder: { $file }
    .hint = Name a folder; a single file is imported with `data import`.
error-watch-missing = No folder is watched for { $name }
    .hint = Name a dataset from the list of watched folders.
error-folder-empty = There is no file to read in the folder { $file }
    .hint = Name a folder with data files in it; files whose name begins with a dot are left out.
error-folder-mixed = The folder holds different formats, { $expected } ({ $first }) and { $found } ({ $other }): { $file }
    .hint = Keep files of one format in the folder, or import a single file.
error-files-differ = { $what ->
        [missing] { $file } has no column { $column }, which { $first } has
        [added] { $file } has a column { $column }, which { $first } does not have
       *[type] Column { $column } is of type { $found } in { $file } and of type { $expected } in { $first }
    }; differences in all: { $count }
    .hint = Mend the files, or take the columns of all of them (union, on the command line `--union`).
error-table-version = { $kind ->
        [none] Only a Delta Lake or Iceberg table has versions: { $file }
       *[other] The table has no version { $version }: { $file }
    }
    .hint = { $kind ->
        [none] Leave the version out, or name the folder of the table.
        [delta] Name one from { $oldest } to { $newest }.
       *[iceberg] Name the id of a snapshot, for example { $newest }, or a branch or tag; "details" lists the ids.
    }
error-table-damaged = { $what ->
        [line] Line { $row } of the { $kind } table's log can't be read: { $file }
        [gap] Version { $version } is missing in the { $kind } table's log: { $file }
        [empty] The { $kind } table's log does not say what the table is: { $file }
        [file] A file that is part of the { $kind } table is not there: { $file }
       *[other] This file of the { $kind } table is damaged: { $file }
    }
    .hint = Copy the whole folder of the table again, or import an older version of it (`--version`).
    .hint-plain = Copy the whole folder of the table again.
error-table-unsupported = The { $kind } table uses { $feature }, which can't be read: { $file }
    .hint = Have the program that made it write a copy without that, and import the copy.
error-file-exists = There is a file already: { $file }
    .hint = Choose another name, or move the file away first.
error-csv-ragged = Line { $row } has { $found ->
        [one] { $found } field
       *[other] { $found } fields
    } where the header has { $expected }: { $file }
    .hint = Mend that line, or name the right delimiter if it is not the one that was detected. Lines with this fault: { $count }.
error-csv-delimiter = The fields do not seem to be separated by { $delimiter }: { $file }
    .hint = Import it again with the delimiter { $probable }.
error-csv-encoding = Line { $row } is not valid { $encoding } text: { $file }
    .hint = { $probable ->
        [unknown] Name the right encoding of the file.
       *[other] Import it again with the encoding { $probable }.
    }
    .hint-plain = Name the right encoding of the file, for example windows-1256 or latin1.
error-encoding-unknown = No text encoding is called { $encoding }
    .hint = Use a WHATWG label such as utf-8, windows-1256 or latin1.
error-csv-line-too-long = Line { $row } is longer than { $limit } MiB: { $file }
    .hint = This is most likely not a CSV file, or a quotation mark is missing. Open it in a text editor and look at that line.
error-csv-header = { $reason ->
        [duplicate] The header names { $column } more than once: { $file }
       *[other] Column { $position } has no name in the header: { $file }
    }
    .hint = Give every column a name of its own in the first line.
error-csv-cell = Row { $row }, column { $column }: { $value } is not a value of type { $type }
    .hint = Mend the cell, or import the file so that the column becomes text.
error-parquet-damaged = The Parquet file is damaged or cut short: { $file }
    .hint = Copy it again from where it came from; compare the sizes.
error-arrow-damaged = The Arrow file is damaged or cut short: { $file }
    .hint = Copy it again from where it came from; compare the sizes.
error-json-syntax = Not valid JSON at line { $row }, character { $position }: { $reason ->
        [value] a value is expected here
        [key] a name in quotation marks is expected here
        [colon] a colon is expected here
        [comma] a comma or the end is expected here
        [text] the string is not closed in its line
        [escape] what follows the backslash has no meaning
        [number] a number is not written so
        [deep] lists and objects are too deep in each other
        [after] nothing may follow the end
       *[ended] the text ends in the middle
    }: { $file }
    .hint = Mend it there, or let the program that made the file write it again.
error-json-shape = { $what ->
        [inside] The file is a single object with its rows inside it, at { $path }: { $file }
        [list] Line { $row } holds a list where an object is needed: { $file }
       *[value] Line { $row } holds a single value where an object is needed: { $file }
    }
    .hint = { $what ->
        [inside] Save the list at { $path } as a file of its own, for example with `jq .{ $path }`.
       *[other] Write each row as an object with a name for every value.
    }
error-json-too-long = The record that begins in line { $row } is longer than { $limit } MiB: { $file }
    .hint = Look there for a missing bracket or quotation mark, or divide the record.
error-excel-damaged = The workbook is damaged or cut short: { $file }
    .hint = Open it in Excel or LibreOffice, save it again and import that.
error-excel-protected = The workbook is protected by a password: { $file }
    .hint = Open it, take the password away, save it and import that.
error-sheet-missing = The workbook has no sheet { $sheet }: { $file }
    .hint = Sheets here: { $known }. A number counts them from 1.
error-sheet-header = { $reason ->
        [merged] Merged cells in the header of the sheet { $sheet } leave columns without a name ({ $cells }): { $file }
        [duplicate] The header of the sheet { $sheet } names { $column } more than once ({ $cell }, { $found }): { $file }
        [blank] Row { $row } of the sheet { $sheet } has no cells: { $file }
       *[empty] { $found } in the sheet { $sheet } has a value, but no name stands above it in { $cell }: { $file }
    }
    .hint = { $reason ->
        [merged] Give each column a cell of its own in the header, or name another row as the header (`--header-row`).
        [duplicate] Give every column a name of its own.
        [blank] Name the row of the header as Excel numbers it (`--header-row`).
       *[empty] Give the column a name, empty the cell, or name another row as the header (`--header-row`).
    }
error-columns-many = The table would have more than { $limit } columns: { $file }
    .hint = Put what differs from row to row into values, not into the names of columns.
error-type-misfit = Row { $row }, column { $column }: { $value } is not a value of type { $type }: { $file }
    .hint = Mend it, choose another type for the column, or take such values as missing (`--lenient`).
error-no-rows = The table has no rows
    .hint = Check the filter or the export that made it.
error-json-invalid = Line { $row } is not valid JSON: { $file }
    .hint = Mend it at character { $position }: { $reason }
    .hint-plain = Open it in a text editor and look for a missing bracket, comma or quotation mark.

error-source-unknown = There is no source { $name }
    .hint = Sources here: { $known }.
    .hint-plain = Add it first, with its address.
error-source-unreachable = Nothing answers at { $place }
    .hint = { $reason }. Check host and port, and whether the network lets this machine reach it.
error-source-credentials = { $place } does not accept this user and password
    .hint = Check the password of { $user } and store it again.
error-source-missing = { $place } has nothing named { $name }
    .hint = Look at the list of its tables; names are case-sensitive.
error-source-denied = { $user } may not read this on { $place }
    .hint = { $reason }. Ask the owner of the database for the right to read.
error-source-tls = No protected connection to { $place }
    .hint = { $reason }. Check the certificate authority of the source, or connect without protection if the network is trusted.
error-source-query = The query is not accepted: { $reason }
    .hint = It goes wrong near { $near }
    .hint-plain = Check names and spelling; the source's own SQL is used.
error-source-lost = The connection to { $place } broke while reading
    .hint = { $reason }. Nothing was imported; try again when the source is back.
error-source-busy = Another program keeps the file locked: { $file }
    .hint = Close it there, or try again when its work is done.
error-source-damaged = The database file is damaged: { $file }
    .hint = Copy it again from where it came from, while no program writes to it.
error-keyring = This machine's keyring can't be used
    .hint = { $reason }. Unlock or start it, or give the password in the variable { $variable } where there is none.
error-source-text = Row { $row }, column { $column } is no readable text: { $file }
    .hint = Leave the column out, or store the text as UTF-8 in the source.

error-dataset-missing = There is no dataset { $name }
    .hint = Datasets here: { $known }. Import a file to add one.
    .hint-plain = Import a file to add it.
error-origin-unknown = It is not known how { $name } was imported
    .hint = Import its file again; from then on it can be read again in the same way.
error-name-invalid = The name can't be used: { $name }
    .hint = Use letters, digits, spaces, dots, hyphens and underscores; begin with a letter or digit.
error-column-missing = There is no column { $column }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Columns here: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-column-type = Column { $column } has the type { $found }, which can't be used here
    .hint = What fits: { $expected }.
    .hint-plain = Choose another column, or import the data so that its type fits.

error-pipeline-missing = There is no pipeline { $name }
    .hint = Name a file, or one of the workspace's pipelines: { $known }.
error-pipeline-invalid = The pipeline can't run: { $count ->
        [one] one problem
       *[other] { $count } problems
    }. The first: { $first }
    .hint = `falaj pipeline validate` shows all of them.
error-pipeline-newer = The pipeline file has format { $found }, this Falaj knows up to { $known }
    .hint = Open it with the newer Falaj that wrote it.
error-template-unknown = There is no template { $name }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Templates: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-node-kind = Node { $node } has the kind { $name }, which does not exist
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Kinds: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-node-twice = Two nodes are called { $node }
    .hint = Give each node an id of its own.
error-file-twice = { $other } writes { $file } as well
    .hint = Give the file of each node a name of its own.
error-node-missing = There is no node { $name }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Nodes here: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-input-missing = Node { $node } has nothing at its input { $param }
    .hint = Connect the output of a node that gives a { $expected }.
error-input-unknown = Node { $node } has no input { $param }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Its inputs: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-input-type = Node { $node } takes a { $expected } at { $param }, but { $source } gives a { $found }
    .hint = Connect a node that gives a { $expected }.
error-param-unknown = Node { $node } has no setting { $param }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Its settings: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-param-missing = Node { $node } needs the setting { $param }
    .hint = Give it a value.
error-param-invalid = { $param } can't be { $value }
    .hint = Allowed: { $allowed }.
    .hint-plain = Look up what the setting takes.
error-cycle = The nodes feed each other in a circle: { $nodes }
    .hint = Take one of these connections away.
error-pipeline-too-large = The pipeline is too large: with its components it has more than { $nodes } nodes, or components more than { $depth } deep in each other
    .hint = Take components out, or nest them less deep.
error-component-missing = There is no component { $name }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
        [no] Components here: { $known }.
       *[other] There are no components here yet.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-component-version-missing = The library has no version { $version } of the component { $name }
    .hint = Its versions: { $known }.
error-component-newer = The component in the library has format { $found }, this Falaj knows up to { $known }
    .hint = Open it with the newer Falaj that wrote it.
error-component-loop = The component { $name } contains itself: { $way }
    .hint = Take it out of one of these components.
error-exposed-missing = { $exposed } leads to { $name }, which does not exist
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
        [no] There are: { $known }.
       *[other] There is nothing yet that it could lead to.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-name-twice = The name { $name } stands twice
    .hint = Give one of them another name. Inputs and nodes of a component share their names.
error-parameter-unknown = The pipeline has no parameter { $name }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
        [no] Parameters: { $known }. A setting of a node is written as NODE.PARAM.
       *[other] It has no parameters. A setting of a node is written as NODE.PARAM.
    }
    .hint-plain = A setting of a node is written as NODE.PARAM.

error-target-one-class = Every row has the same value in { $column }: there is nothing to learn
    .hint = Choose another column to predict, or data in which it varies.
error-target-classes = Column { $column } has { $classes } different values, more than the { $limit } that can be told apart
    .hint = Choose a column with fewer classes, or predict it as a number.
error-split-empty = The { $part } part of the split has no rows
    .hint = Give it a larger share, or use more data.
error-loss-not-finite = Training ran away: the loss in epoch { $epoch } is not a number
    .hint = Lower learning_rate (it is { $learning_rate }), or look for extreme values in the data.
error-runner-died = { $how ->
        [signal] The training process was ended by signal { $number }
       *[exit] The training process ended without a result (exit status { $number })
    }
    .hint = { $number ->
        [9] The system ends processes so when memory runs out: use a smaller batch_size or model, or close other programs.
        [127] A library that it needs is not there; the details name it. A falaj-runner built for a graphics card needs the card's driver and libraries.
       *[other] Look at the details, then run again; finished nodes keep their results.
    }
error-device-missing = { $device ->
        [cuda] The training program is built for NVIDIA graphics cards and finds none that it can use
        [metal] The training program is built for Apple graphics processors and finds none that it can use
       *[other] The training program finds no { $device } device
    }
    .hint = Look at the details: the driver may be missing or too old, or CUDA_VISIBLE_DEVICES may hide the card. Without a card, train with the falaj-runner for processors.
error-device-memory = The graphics card { $device } has too little free memory for this training
    .hint = Lower batch_size (it is { $batch_size }) or hidden, or close other programs that use the card.
error-program-missing = The program { $program } is not where it should be
    .hint = Install Falaj again, or set FALAJ_PROGRAMS to the folder that holds its programs.
error-owner-gone = The process that worked on it ended before it was done
    .hint = Start it again.
error-run-missing = There is no run { $id }
    .hint = `falaj runs list` shows the runs. A beginning of an id must fit one run only.
error-run-over = The run { $id } is over
    .hint = Only a run that is at work in this process can be cancelled.
error-node-over = Node { $node } of the run { $id } is over
    .hint = Only a node that waits or works can be cancelled.

error-model-missing = There is no model { $model }
    .hint = Name it as NAME@VERSION. Models here: { $known }.
    .hint-plain = Name it as NAME@VERSION.
error-model-damaged = The model package is damaged: { $file }
    .hint = Restore the package from its source, or register the model again.
error-model-newer = The model package has format { $found }, this Falaj knows up to { $known }
    .hint = Use the newer Falaj that made it.
error-input-invalid = Row { $row }, input { $column }: { $problem ->
        [unknown] the model has no such input
        [missing] a value is needed
       *[other] { $value } can't be used
    }
    .hint = { $problem ->
        [unknown] Leave it out, or check its spelling.
        [class] The model does not know this class from training.
       *[other] Expected: { $expected }.
    }

error-deployment-missing = There is no deployment { $name }
    .hint = `falaj deploy list` shows the deployments.
error-deployment-exists = A deployment { $name } is running
    .hint = Stop it first, or give this one another name.
error-target-missing = There is no target { $name }
    .hint = Targets: { $known }.
error-port-in-use = Port { $port } on { $host } is taken by another program
    .hint = Choose another port, or leave it out to get a free one.
error-pipeline-changed = The pipeline was changed elsewhere in ways that contradict what is to be saved: { $nodes }
    .hint = Choose whose change counts, or open the pipeline again and repeat yours.
error-version-missing = { $name } has no version { $version } in its history
    .hint = `falaj pipeline history` lists the versions that are kept.
error-node-disabled = Node { $node } does not run: { $by } is switched off
    .hint = Switch { $by } on, or run up to another node.
error-rows-missing = Node { $node } has not run with its settings and inputs as they are now
    .hint = Run the pipeline up to this node, then its rows are shown.
error-pin-missing = The result that is pinned at node { $node } is not in this workspace, or was changed
    .hint = Unpin it, and the node works again; or open the pipeline where its result was made.
error-node-pinned = The result of node { $node } is pinned and is not reset
    .hint = Unpin it first.
error-run-at-work = The run { $run } of this pipeline is at work
    .hint = Wait until it is over, or cancel it.
error-no-table = Node { $node } gives no table, so it has no rows to show
    .hint = Look at the rows of the nodes before it.
error-not-ready = The server did not become ready within { $seconds } seconds
    .hint = Look at its log: { $file }
    .hint-plain = It may be busy or still starting; try again in a moment.
error-deployment-stopped = The deployment { $name } is not running
    .hint = Deploy the model again.
error-job-missing = Nothing called { $job } is at work
    .hint = It may just have ended.
error-csv-quote = A quotation mark is opened in line { $row } and never closed: { $file }
    .hint = Close it, or double every quotation mark inside a quoted field.
error-keys-twice = The right table has the same key more than once in { $column }, for example { $example }
    .hint = Join by columns that tell its rows apart, or say what becomes of such rows (several): first takes the first one, all gives a row for each.
error-column-twice = Column { $column } would be there twice
    .hint = Name it once, or give the second one another name (suffix).
error-pipeline-empty = The pipeline has no nodes
    .hint = Add a source, and what is to become of its rows.
error-param-conflict = Node { $node }: { $param } and { $other } can't stand together
    .hint = Keep one of the two.
error-setting-invalid = { $setting } is not a setting
    .hint = Write it as NODE.PARAM=VALUE, for example train.epochs=20.
error-no-inputs = No column is left that a model could learn from
    .hint = Keep at least one column besides the target that is not the same in every row.
error-server-died = The server ended by itself ({ $exit })
    .hint = Look at the details; the model may need more memory than there is.
error-host-invalid = { $host } is not an address of this machine
    .hint = Use 127.0.0.1, or an address that this machine has.
error-address-fixed = The address of a running deployment stays: { $url }
    .hint = Stop the deployment first, then deploy with the new host or port.
error-chart-empty = There is nothing to draw in “{ $title }”: it has no values
    .hint = Wait until there are values, or choose another metric or column.
error-chart-invalid = { $problem ->
        [lengths] The chart can't be drawn: two of its lists that belong together differ in length ({ $found })
        [order] The chart can't be drawn: its edges or places do not rise ({ $found })
        [size] The chart can't be drawn at this size ({ $found })
        [many] The chart can't be drawn: it has too much in it ({ $found })
        [colour] The chart can't be drawn: { $found } is not a colour's number
        [dash] The chart can't be drawn: the dash of { $found } is not a list of lengths
        [text] The chart can't be drawn: a text in it is too long ({ $found })
        [axis] The chart can't be drawn: a label of an axis stands at no number ({ $found })
        [ending] A picture's file ends in .svg or .png: { $found }
       *[other] The chart can't be drawn ({ $found })
    }
    .hint = Correct the description of the chart, then try again.
error-curve-missing = No run here has a curve { $metric }
    .hint = Choose one of these: { $known }.
    .hint-plain = Choose runs that have trained a model.
error-filter-invalid = The filter can't be read at character { $at }: { $what ->
        [field] a field is expected here
        [comparison] this can't be compared so
        [value] a value is expected here
        [number] a number is expected here
        [date] a date is expected here
        [status] a state is expected here
        [bracket] a closing bracket is expected here
        [list-open] a list in brackets is expected here
        [list] a list is not closed
        [quote] a quotation mark is not closed
        [end] "and" or "or" is expected here
        [sign] this sign has no meaning here
        [deep] there are too many brackets in each other
       *[long] the filter is too long
    }
    .hint = { $what ->
        [field] Write metrics.NAME, params.NODE.PARAM, data.DATASET, name, pipeline, status, started, seconds or actor.
        [comparison] Use = != in or ~ (contains) for text, = != in for a state, and = != < <= > >= for numbers and dates.
        [value] For example metrics.roc_auc > 0.74
        [number] Write it with a decimal point, for example 0.74 or 1e-3.
        [date] Write it as 2026-11-24 or 2026-11-24T08:30.
        [status] States are running, done, failed and cancelled.
        [bracket] Close it, or take the opening one away.
        [list-open] For example status in (done, failed)
        [list] Write a list as in the pipeline, for example [64,32].
        [quote] Close it. Names with spaces stand in backquotes, values in quotation marks.
        [end] For example metrics.roc_auc > 0.74 and status = done
        [sign] Values with signs stand in quotation marks, names in backquotes.
       *[deep] Leave out what is not needed.
    }
error-filter-field = Runs have no { $name } to filter or sort by
    .hint = There is, for example: { $known }.

error-suite-missing = There is no suite of rules { $name }
    .hint = Name a file, or one of the workspace's suites: { $known }.
    .hint-plain = `falaj quality list` shows the suites.
error-suite-newer = The suite of rules has format { $found }, this Falaj knows up to { $known }
    .hint = Open it with the newer Falaj that wrote it.
error-suite-invalid = { $problem ->
        [no_suite] This is no suite of quality rules: its field falaj is { $value }
        [unknown] Rule { $rule } has no setting { $param }
        [missing] Rule { $rule } needs the setting { $param }
        [choice] Rule { $rule } can't have { $value } here
        [shape] Rule { $rule } has a value of the wrong kind
        [value] Rule { $rule }: { $param } can't be { $value }
        [crossed] Rule { $rule }: its least value { $value } is above its greatest, { $other }
        [no_bound] Rule { $rule } has neither a least nor a greatest value
        [not_rows] Rule { $rule } is about the table as a whole and can't have { $param }
        [column_twice] Rule { $rule } names a column twice
        [edges] Rule { $rule }: its edges do not rise, or are not one more than its shares
        [twice] Two rules are called { $rule }
        [id] The id of a rule is empty or too long
       *[many] The suite { $name } has rules that can't be used. The first: { $first }
    }
    .hint = { $problem ->
        [no_suite] A suite begins with "falaj": "quality/1". A suite of Great Expectations becomes one with `falaj quality import`.
        [unknown] Take it out, or correct its spelling. What there is: { $known }.
        [missing] Add it.
        [choice] What there is: { $known }.
        [shape] Look at line { $row } of the file.
        [value] Allowed: { $allowed }.
        [not_rows] Take it out; only rules that look row by row have it.
        [twice] Give each rule an id of its own.
       *[other] Correct the rule, then try again.
    }
    .hint-plain = Correct the rule, then try again.
error-suite-foreign = This is no suite of Great Expectations: { $file }
    .hint = Choose the JSON file of a suite, with a list "expectations" in it.
error-rule-missing = The suite has no rule { $rule }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }?
       *[other] Rules here: { $known }.
    }
    .hint-plain = Check the spelling; capital and small letters differ.
error-rule-not-rows = Rule { $rule } is about the table as a whole: no single row fails it
    .hint = Look at what was measured in its result.
error-expression-invalid = The expression names no column
    .hint = For example arr_delay < 60 or carrier = 'UA'. Names with spaces stand in backticks.
error-pattern-invalid = { $at ->
        [0] The pattern can't be read: { $pattern }
       *[other] The pattern can't be read at character { $at }: { $pattern }
    }
    .hint = Details say why. There is no look-around and no back-reference; put a backslash before signs that mean themselves.
error-rule-value = { $value } can't be compared with { $column }, which has the type { $expected }
    .hint = Write numbers without quotation marks, dates as "2013-01-31", and text in quotation marks.
error-no-values = { $column } has no value that could be measured
    .hint = Check the import, or add a rule that values must be there.
error-too-many-values = { $column } has more than { $limit } different values, too many to tell apart
    .hint = Choose a column with fewer values, or numbers.
error-quality-failed = The data does not hold to suite { $suite }: { $count ->
        [one] { $count } rule fails
       *[other] { $count } rules fail
    } ({ $rules })
    .hint = `falaj quality history { $suite }` shows what was found. Mend the data, or change the rule if it asks too much.
error-expr-syntax = { $end ->
        [yes] The expression ends where { $expected ->
            [value] a value
            [operator] an operator
            [bracket] a closing bracket
            [comma] a comma or a closing bracket
           *[other] { $expected }
        } is needed
       *[no] At character { $at } stands { $found } where { $expected ->
            [value] a value
            [operator] an operator or the end
            [bracket] a closing bracket
            [comma] a comma or a closing bracket
            [number] a number that fits 64 bits
            [date] a date such as '2013-01-31'
            [datetime] a moment such as '2013-01-31T10:00'
            [simpler] a simpler expression
            [shorter] an end
           *[other] { $expected }
        } is needed
    }
    .hint = Mend the expression there. Names with spaces stand in backticks, text in single quotes.
error-expr-type = At character { $at } stands a value of type { $found }, and { $expected ->
        [number] a number
        [moment] a date or a moment
        [clock] a moment or a time of day
        [typed] a value with a type
        [written] a text that is written out
        [word] one of the words the function knows
       *[other] { $expected }
    } is needed
    .hint = Allowed: { $words }.
    .hint-plain = Convert it, for example with `text()`, `integer()` or `date()`, or use another value.
error-expr-unknown-name = At character { $at }: there is no { $kind ->
        [function] function
       *[column] column
    } { $name }
    .hint = { $suggested ->
        [yes] Did you mean { $suggestion }? A text stands in single quotes.
       *[no] Choose one from the list that the editor offers. A text stands in single quotes.
    }
error-expr-arguments = At character { $at }: { $found ->
        [0] no arguments are
        [one] { $found } argument is
       *[other] { $found } arguments are
    } given to { $function }
    .hint = Give it the arguments that it names; those in square brackets may be left out.
error-expr-pattern = At character { $at }: the pattern { $pattern } can't be read, { $reason ->
        [open] a bracket is opened and never closed
        [closed] a bracket is closed that was never opened
        [class] a square bracket is not complete
        [nothing] there is nothing to repeat
        [count] a count in braces is not complete
        [escape] nothing is known by that sign behind a backslash
        [long] it is too long
       *[other] a part of it is of a kind that is not known
    } at its character { $place }
    .hint = Mend the pattern. A backslash before a sign makes it stand for itself.
error-expr-value = Row { $row }: { $value } can't become { $expected ->
        [integer] a whole number
        [real] a number
        [date] a date
        [datetime] a moment
        [boolean] true or false
       *[other] { $expected }
    }
    .hint = Use `try_{ $expected }()` to leave such values out, or mend them first.
error-cast-failed = Row { $row } of { $column }: { $value } can't become { $expected ->
        [integer] a whole number
        [real] a number
        [date] a date
        [datetime] a moment
        [boolean] true or false
       *[other] { $expected }
    }
    .hint = Set `on_failure` to `null` to leave such values out, or mend them first.
error-sql-invalid = The query can't be read: { $reason }
    .hint = Mend the query. The tables are called { $tables }.
error-sql-not-select = The query does something else than select
    .hint = Begin it with SELECT or WITH, and ask for one result only.
error-columns-differ = { $column } is not in every table, or has another type there: { $found } instead of { $expected }
    .hint = Set `columns` to `any` to fill what is missing with nothing, or bring the tables to the same columns first.
error-too-many-columns = { $column } has more than { $limit } different values, and each would become a column
    .hint = Name the values that are wanted in `values`, raise the limit, or choose a column with fewer values.
