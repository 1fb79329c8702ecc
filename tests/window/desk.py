"""A desktop's part in messages: it keeps the tray, shows notifications and opens folders, and tells of each on a line.

Lines that it reads: {"press": NUMBER} presses a notification, {"choose": NUMBER} an item of the tray's menu, {"menu": null}
asks for that menu. Lines that it writes: {"tray": true}, {"menu": {NUMBER: WORDS}}, {"notified": {…}}, {"opened": [URI]},
{"progress": {…}}.
"""

import json
import sys

from gi.repository import Gio, GLib

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""<node>
<interface name="org.freedesktop.Notifications">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="GetServerInformation">
    <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
  </method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="i" direction="in"/><arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
  <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface>
<interface name="org.kde.StatusNotifierWatcher">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
</interface>
<interface name="org.freedesktop.FileManager1">
  <method name="ShowItems"><arg type="as" direction="in"/><arg type="s" direction="in"/></method>
</interface>
</node>""").interfaces
PLACES = {
    "org.freedesktop.Notifications": "/org/freedesktop/Notifications",
    "org.kde.StatusNotifierWatcher": "/StatusNotifierWatcher",
    "org.freedesktop.FileManager1": "/org/freedesktop/FileManager1",
}
MENU = "com.canonical.dbusmenu"
PROPERTIES = {
    "RegisteredStatusNotifierItems": GLib.Variant("as", []),
    "IsStatusNotifierHostRegistered": GLib.Variant("b", True),
    "ProtocolVersion": GLib.Variant("i", 0),
}

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
tray = {}
notes = 0


def tell(**what):
    print(json.dumps(what), flush=True)


def call(method, arguments):
    return bus.call_sync(tray["owner"], tray["menu"], MENU, method, arguments, None, Gio.DBusCallFlags.NONE, 5000, None)


def remember(owner, path):
    """Where the menu of a tray icon is."""
    ask = GLib.Variant("(ss)", ("org.kde.StatusNotifierItem", "Menu"))
    found = bus.call_sync(owner, path, "org.freedesktop.DBus.Properties", "Get", ask, None, Gio.DBusCallFlags.NONE, 5000, None)
    tray.update(owner=owner, menu=found.unpack()[0])
    tell(tray=True)
    return False


def words():
    layout = call("GetLayout", GLib.Variant("(iias)", (0, -1, ["label"]))).unpack()[1]
    return {number: about["label"] for number, about, _ in layout[2] if "label" in about}


def called(_bus, sender, path, interface, method, arguments, answer):
    global notes
    given = arguments.unpack()
    if method == "Notify":
        notes += 1
        tell(notified={"number": notes, "title": given[3], "body": given[4], "actions": given[5]})
        answer.return_value(GLib.Variant("(u)", (notes,)))
    elif method == "GetCapabilities":
        answer.return_value(GLib.Variant("(as)", (["actions", "body"],)))
    elif method == "GetServerInformation":
        answer.return_value(GLib.Variant("(ssss)", ("desk", "test", "1", "1.2")))
    else:
        if method == "RegisterStatusNotifierItem":
            # Its owner waits for this answer before it gives one.
            GLib.idle_add(remember, sender, given[0])
        if method == "ShowItems":
            tell(opened=given[0])
        answer.return_value(None)


def read(channel, _condition):
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    asked = json.loads(line)
    if "press" in asked:
        press = GLib.Variant("(us)", (asked["press"], "default"))
        bus.emit_signal(None, PLACES["org.freedesktop.Notifications"], "org.freedesktop.Notifications", "ActionInvoked", press)
    elif "choose" in asked:
        call("Event", GLib.Variant("(isvu)", (asked["choose"], "clicked", GLib.Variant("i", 0), 0)))
    else:
        tell(menu=words())
    return True


def progressed(_bus, _sender, _path, _interface, _signal, arguments):
    tell(progress=arguments.unpack()[1])


for interface in INTERFACES:
    bus.register_object(PLACES[interface.name], interface, called, lambda *about: PROPERTIES[about[4]], None)
    Gio.bus_own_name_on_connection(bus, interface.name, Gio.BusNameOwnerFlags.NONE, None, None)
bus.signal_subscribe(None, "com.canonical.Unity.LauncherEntry", "Update", None, None, Gio.DBusSignalFlags.NONE, progressed)
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read)
loop = GLib.MainLoop()
tell(ready=True)
loop.run()
