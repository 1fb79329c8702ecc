# What the desktop shell says outside its pages: menus, tray, notifications, questions.
# An ampersand stands before the letter that opens a menu from the keyboard.

menu-file = &File
menu-new-window = New &window
menu-open-workspace = &Open workspace…
menu-open-recent = Open &recent
menu-clear-recent = Clear this list
menu-import = &Import data…
menu-close = &Close window
menu-quit = &Quit Falaj

menu-edit = &Edit
menu-undo = &Undo
menu-redo = &Redo
menu-cut = Cu&t
menu-copy = &Copy
menu-paste = &Paste
menu-select-all = Select &all

menu-view = &View
menu-palette = &Find a command…
menu-sidebar = Show or hide the &sidebar
menu-theme = &Theme
menu-theme-light = &Light
menu-theme-dark = &Dark
menu-theme-system = As the &system
menu-language = &Language
menu-zoom-in = Zoom &in
menu-zoom-out = Zoom &out
menu-zoom-reset = &Actual size
menu-fullscreen = F&ull screen

menu-run = &Run
menu-new-pipeline = &New pipeline…
menu-show-runs = &Show runs
menu-cancel-runs = &Cancel everything at work…

menu-window = &Window
menu-minimise = &Minimise
menu-maximise = Ma&ximise

menu-help = &Help
menu-shortcuts = &Keyboard shortcuts
menu-show-folder = Show workspace &folder
menu-version = &About Falaj

tray-show = Show Falaj
tray-idle = Nothing is running
tray-working =
    { $n ->
        [one] { $n } at work, { $percent } %
       *[other] { $n } at work, { $percent } %
    }
tray-quit = Quit Falaj

notify-done = { $name } is done
notify-done-metric = { $metric } { $value }
notify-failed = { $name } failed

ask-close-title = Work is not finished
ask-close =
    { $n ->
        [one] { $name } is still at work. What should happen to it?
       *[other] { $name } and more are still at work, { $n } in all. What should happen to them?
    }
ask-close-keep = Keep running
ask-close-cancel = Cancel and close
ask-close-stay = Don't close
ask-cancel =
    { $n ->
        [one] { $name } is at work. What was done so far is lost.
       *[other] { $name } and more are at work, { $n } in all. What was done so far is lost.
    }
ask-cancel-yes = Cancel the work
ask-cancel-no = Go on

trouble-title = This workspace can't be opened
trouble-gone = The workspace is not there any more, or its disk is not connected: { $path }
trouble-gone-hint = Connect the disk and open the workspace again, or choose another one.
trouble-choose = Choose another…
trouble-sample = Open the sample
trouble-close = Close
empty-title = No workspace here
empty-text = This folder holds no workspace: { $path }
empty-make = Make one here
choose-folder = Open workspace

link-title = This link can't be opened
link-text = Falaj opens links to its own screens only, such as falaj://open/runs/NAME. This one is not such a link.

about-title = Falaj { $version }
about-text = Takes data to a model that answers requests, on this machine. Workspace: { $path }
