# Components and settings that are set from outside, in the editor.

## What it is

component = Component
component-title = Title
component-name = Name
component-name-hint = What files and the library call it.
component-name-published = It is in the library under this name.
component-inputs = Inputs
component-outputs = Outputs
component-no-inputs = It takes nothing
component-no-outputs = It gives nothing
component-of =
    { $n ->
        [one] 1 step inside
       *[other] { $n } steps inside
    }
component-uses =
    { $n ->
        [0] not used here
        [one] used once here
       *[other] used { $n } times here
    }
component-elsewhere =
    { $n ->
        [one] In 1 other pipeline
       *[other] In { $n } other pipelines
    }
problem-more =
    { $n ->
        [one] And in 1 more place that uses the component
       *[other] And in { $n } more places that use the component
    }
component-version = version { $version }
component-unpublished = not published
component-newer = Version { $version } is in the library
component-changed = Changed here
component-open-hint = { $name }: double-click or press Enter to open it
component-publish = Publish…
component-update = Update to version { $version }

## Inside

level-way = Way to this component
level-up = Back out of the component
level-uses =
    { $n ->
        [one] Used once here
       *[other] Used { $n } times here: a change shows in all of them
    }

## Ports

group-ports = Ports of the component
group-components = Components here
group-library = Library
inlet = Input
inlet-text = What enters the component
outlet = Output
outlet-text = What the component gives
outlet-of = What it gives
kind-in-table = Input: table
kind-in-table-text = A table that enters the component
kind-in-parts = Input: parts
kind-in-parts-text = A split table that enters the component
kind-in-prepared = Input: prepared parts
kind-in-prepared-text = Prepared parts that enter the component
kind-in-model = Input: model
kind-in-model-text = A model that enters the component
kind-in-metrics = Input: metrics
kind-in-metrics-text = Metrics that enter the component
kind-out-any = Output
kind-out-any-text = Gives what is joined to it to whoever uses the component
port-none = nothing yet
port-name-label = Name
port-type = Takes
port-name = Name of the port: { $type }
port-out-named = { $name }, gives: { $type }
connect-output = { $output } → { $target }
move-up = Move { $name } up
move-down = Move { $name } down

## Settings that are set from outside

expose-pipeline = Let “{ $setting }” be chosen when the pipeline is run
expose-component = Let “{ $setting }” be set where the component is used
exposed-as = Set from outside as { $name }
exposed-title = Set from outside
exposed-pipeline = Whoever runs the pipeline chooses this. The value here is what stands when they leave it alone.
exposed-component = It is set where the component is used. The value here is what stands where it is left alone.
exposed-words = What people read
exposed-name = Name
exposed-name-hint = On the command line: `--set { $name }=…`
exposed-stop = No longer set from outside
parameters-pipeline = Chosen when it is run
parameters-component = Set where it is used
parameters-none-pipeline = Nothing. The button beside a setting of a node lets it be chosen when the pipeline is run.
parameters-none-component = Nothing. The button beside a setting of a node lets it be set where the component is used.
parameter-of = { $setting } of { $node }
inputs-title = Run the pipeline
inputs-text = Values for this run. What is left alone stays as it is in the file, and the file is not changed.
inputs-changed =
    { $n ->
        [0] As in the file
        [one] 1 value is changed
       *[other] { $n } values are changed
    }

## Acts

act-open = Open
act-detach = Put its nodes in its place
act-own-copy = Make it a component of its own
group-title = Group into a component
group-act = Group
group-chosen = Group into a component…
group-hint = Such as “Clean the flights”. It can be changed at any time.
group-nodes =
    { $n ->
        [one] 1 node becomes a component
       *[other] { $n } nodes become one component
    }
publish-title = Publish “{ $name }”
publish-text = It comes into the library of this workspace as version 1, and every pipeline can use it. Pipelines that use it keep their version until somebody updates them.
publish-again-text = It comes into the library as its next version. Other pipelines keep theirs until somebody updates them.
publish-name-hint = What the library calls it. It can't be changed later.
publish-act = Publish
published = { $name } is in the library as version { $version }
published-before = Nothing has changed since version { $version } of { $name }
update-title = Another version of “{ $name }”
update-act = Update
update-changed = It was changed here. The update takes the place of these changes.
update-keeps = Every connection and every value here stays.
update-lost =
    { $n ->
        [one] 1 connection or value here falls, since the new version has no place for it:
       *[other] { $n } connections and values here fall, since the new version has no place for them:
    }
diff-inputs = Input
diff-outputs = Output
diff-parameters = Set from outside
diff-component-added = { $name } was added
diff-component-removed = { $name } was removed
diff-component-changed = { $name } differs

graph-act-up = Back out of the component
graph-act-group = Group into a component…
graph-act-detach = Put the component's nodes in its place
graph-act-open = Open the component

## What was done

edit-component = the words of a component
edit-detach = a component was taken apart
edit-expose = a setting can be set from outside
edit-exposed = a setting that is set from outside
edit-group = nodes became a component
edit-own-copy = a component of its own
edit-port = a port
edit-unexpose = a setting is no longer set from outside
edit-update = a component was updated
said-grouped = { $name } is a component now
said-detached =
    { $n ->
        [one] 1 node took the place of the component
       *[other] { $n } nodes took the place of the component
    }
said-opened = { $name } is open
said-own-copy = { $id } has a component of its own

## Why something is not done

refused-component-loop = “{ $name }” would contain itself: { $way }
refused-component-taken = { $name } is the name of another component
refused-group-cycle = { $node } reads from these nodes and feeds them: take it in as well
refused-group-none = Choose the nodes that are to become a component
refused-no-component = This is no component
refused-nothing = { $from } gives nothing
refused-parameter-taken = { $name } is the name of another setting
refused-through = The input { $input } can't leave as it came: put a node between

## The library

sections = Pipelines and components
components-empty = No components in the library yet
components-empty-text = A component is a part of a pipeline that is used as one. Choose nodes in a pipeline, group them, and publish what comes of it: then it stands here for all pipelines.
components-empty-act = Go to pipelines
components-missing = There is no component { $name }
components-missing-text = It may have been removed from the library, or renamed. Pipelines that have it keep it.
components-find = Title, name or description
components-unreadable = Can’t be read
components-used =
    { $n ->
        [0] in no pipeline
        [one] in 1 pipeline
       *[other] in { $n } pipelines
    }
component-newest = newest
component-published-by = published { $when } by { $actor }
component-more = More for this component
component-inside = What is inside
view-graph = Graph
view-list = List
component-changes = Compared with
component-no-changes = Both versions do the same
component-used-by = Pipelines that use it
component-its-version = Its version
component-own = not from the library
component-unused = No pipeline of the workspace uses it.
component-left-alone = Where it is left alone
component-no-settings = Nothing: it is used as it is.
component-start = New pipeline with it…
component-start-title = New pipeline with version { $version } of “{ $name }”
component-start-text = It begins with this component. In a pipeline that is there, the palette of nodes has it; typing its name there shows older versions as well.
component-remove = Remove component…
component-remove-version = Remove version { $version }…
component-remove-title = Remove “{ $name }” from the library?
component-remove-title-version = Remove version { $version } of “{ $name }” from the library?
component-remove-text =
    { $n ->
        [0] No pipeline of the workspace has it. This can’t be taken back.
        [one] { $pipelines } has it in its own file and goes on as it is; it can’t be put into other pipelines from the library any more. This can’t be taken back.
       *[other] { $n } pipelines have it, each in its own file, and go on as they are: { $pipelines }. It can’t be put into other pipelines from the library any more. This can’t be taken back.
    }
component-remove-act = Remove component
component-remove-act-version = Remove version { $version }
component-gone = “{ $name }” is no longer in the library
component-gone-version = Version { $version } of “{ $name }” is no longer in the library

## Another version

component-other = Another version…
component-not-kept = Version { $version } is no longer in the library
update-version = Version
update-here = here now
update-take = Take version { $version }
update-same = This version is what stands here.
update-renamed = The new version has no place for these under their old names. What has another name now can be told: then connections and values follow.
update-inputs = Input { $name }
update-outputs = Output { $name }
update-parameters = Setting { $name }
update-leave = nothing: it falls
