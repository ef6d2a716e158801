# SPDX-License-Identifier: GPL-3.0-or-later
"""GNOME Shell's search over the session bus, as the Shell asks: the program is started by the bus, finds what is in
the plan that was open last, without a window, and opens it where it is chosen. On a bus of its own, which knows the
program's service file as it is installed but for the folder. So is the program started by the desktop's menu."""
import os
import signal
import subprocess
import sys
import tempfile

from gi.repository import Gio, GLib

from harness import APP, BUILD, Failure, poll, run, skv

ID = "io.github.systemkveld.Systemkveld"
PATH = "/io/github/systemkveld/Systemkveld/SearchProvider"
FOLDER = os.environ.get("SKV_TEST_SEARCH_FOLDER")


def call(method, kind, *values):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync(ID, PATH, "org.gnome.Shell.SearchProvider2", method, GLib.Variant(kind, values), None,
                         Gio.DBusCallFlags.NONE, 40000).unpack()


def find(*terms):
    return call("GetInitialResultSet", "(as)", list(terms))[0]


def metas(results):
    return call("GetResultMetas", "(as)", results)[0]


def titles(*terms):
    return [meta["name"] for meta in metas(find(*terms))]


def pid():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                         "GetConnectionUnixProcessID", GLib.Variant("(s)", (ID,)), None,
                         Gio.DBusCallFlags.NO_AUTO_START, -1).unpack()[0]


def windows():
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid())], capture_output=True,
                          text=True, check=False).stdout.split()


def remember(plan):
    """The last plan, as the program itself keeps it."""
    keys = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings")
    os.makedirs(keys, exist_ok=True)
    with open(os.path.join(keys, "keyfile"), "w", encoding="utf-8") as file:
        file.write(f"[io/github/systemkveld/Systemkveld]\nlast-plan='file://{plan}'\n")


def expect(what, got, wanted):
    if got != wanted:
        raise Failure(f"{what}: {got!r}, expected {wanted!r}")


def search(_folder):
    plan = os.path.join(FOLDER, "p.skv")
    remember(plan)
    skv("new", plan, "--example", "systemkvelder-2019")
    skv("add", plan, "Kabelgate åpnes", "--lane", "maintenance", "--on", "2019-03-06")
    found = find("kabelg")
    expect("of the job", titles("kabelg"), ["Kabelgate åpnes"])
    meta = metas(found)[0]
    expect("keys", sorted(meta), ["description", "icon", "id", "name"])
    expect("its id", meta["id"], found[0])
    if "2019" not in meta["description"]:
        raise Failure(f"no date in {meta}")
    expect("two words, in any order", titles("APN", "KABEL"), ["Kabelgate åpnes"])
    expect("more exactly", call("GetSubsearchResultSet", "(asas)", found, ["kabelgate"])[0], found)
    expect("nothing", find("zzzz"), [])
    expect("no words", find(""), [])
    expect("of what is not known", metas(["0/none", "nonsense"]), [])
    expect("windows", windows(), [])
    skv("undo", plan)
    expect("after undo by another program", find("kabelg"), [])
    skv("redo", plan)
    expect("after redo", find("kabelg"), found)
    call("ActivateResult", "(sasu)", found[0], ["kabelg"], 0)
    item = found[0].split("/", 1)[1]
    dump = os.environ["SKV_TEST_DUMP"]

    def selected():
        with open(dump, encoding="utf-8") as file:
            return f'"{item}"' in file.read().split('"selected"', 1)[1][:200]
    poll("the item chosen in its window", lambda: windows() and selected())
    expect("with the window", find("kabelg"), found)


def application(method, kind, *values):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync(ID, "/" + ID.replace(".", "/"), "org.freedesktop.Application", method, GLib.Variant(kind, values),
                  None, Gio.DBusCallFlags.NONE, 40000)


def activated(_folder):
    """As a desktop starts it (DBusActivatable): by a click, with a file, and by the action of its menu."""
    end()
    plan = os.path.join(FOLDER, "p.skv")
    other = os.path.join(FOLDER, "other.skv")
    skv("new", other, "--example", "systemkvelder-2019")
    remember(plan)
    application("Activate", "(a{sv})", {})
    poll("the plan of last time in a window", lambda: len(windows()) == 1)
    application("Open", "(asa{sv})", [f"file://{other}"], {})
    poll("the file in one more", lambda: len(windows()) == 2)
    application("Open", "(asa{sv})", [f"file://{other}"], {})  # is open already: no third
    application("ActivateAction", "(sava{sv})", "new-window", [], {})
    poll("a new window", lambda: len(windows()) == 3)
    end()


def end():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    os.kill(pid(), signal.SIGTERM)
    poll("its end", lambda: not bus.call_sync(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
        GLib.Variant("(s)", (ID,)), None, Gio.DBusCallFlags.NONE, -1).unpack()[0])


def without_plan(_folder):
    remember(os.path.join(FOLDER, "gone.skv"))  # it kept the plan that it had open
    expect("without its plan", find("kabelg"), [])


def start():
    """This again, on a bus that knows the program."""
    with tempfile.TemporaryDirectory(prefix="skv-search-") as folder:
        services = os.path.join(folder, "share", "dbus-1", "services")
        os.makedirs(services)
        with open(os.path.join(BUILD, "data", ID + ".service"), encoding="utf-8") as file:
            lines = file.read().splitlines()
        with open(os.path.join(services, ID + ".service"), "w", encoding="utf-8") as file:
            for line in lines:
                if line.startswith("Exec="):
                    line = "Exec=" + APP + " " + line.split(" ", 1)[1]
                file.write(line + "\n")
        environment = dict(os.environ, SKV_TEST_SEARCH_FOLDER=folder, SKV_TEST_DUMP=os.path.join(folder, "dump"),
                           XDG_CONFIG_HOME=os.path.join(folder, "config"), GSETTINGS_BACKEND="keyfile",
                           GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GDK_BACKEND="x11", GTK_A11Y="none",
                           LANGUAGE="en")
        environment["XDG_DATA_DIRS"] = ":".join([os.path.join(folder, "share"),
                                                 os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share")])
        return subprocess.run(["dbus-run-session", "--", sys.executable, __file__], env=environment,
                              stdin=subprocess.DEVNULL, check=False).returncode


if FOLDER is None:
    sys.exit(start())
run([search, activated, without_plan])
