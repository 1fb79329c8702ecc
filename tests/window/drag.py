"""A file manager's part in drag-and-drop: a small window whose whole face is the file named on the command line."""

import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

address = pathlib.Path(sys.argv[1]).resolve().as_uri()
window = Gtk.Window(title="drag source")
window.move(0, 0)
window.set_default_size(120, 120)
face = Gtk.EventBox()
face.add(Gtk.Label(label="file"))
face.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
face.drag_source_add_uri_targets()
face.connect("drag-data-get", lambda _face, _context, data, *_: data.set_uris([address]))
window.add(face)
window.show_all()
window.connect("destroy", Gtk.main_quit)
Gtk.main()
