# SPDX-License-Identifier: GPL-3.0-or-later
"""One program with several windows: plans that are given later, that are gone, and what it reminds of."""
import datetime
import json
import os
import shutil
import subprocess

from gi.repository import Gio, GLib

from accessible import Atspi, act, application, children, find, find_window, gone, walk, words
from harness import APP, PATIENCE, App, Failure, poll, run, skv, xdotool

ENVIRONMENT = {"GSETTINGS_BACKEND": "keyfile", "GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable", "GDK_DISABLE": "gl",
               "GDK_BACKEND": "x11", "GTK_A11Y": "atspi", "LANGUAGE": "en"}


def settings(folder):
    """What is remembered lies in the folder of the test."""
    return dict(ENVIRONMENT, XDG_CONFIG_HOME=os.path.join(folder, "config"), XDG_DATA_HOME=os.path.join(folder, "data"))


def remembered(folder):
    with open(os.path.join(folder, "config", "glib-2.0", "settings", "keyfile"), encoding="utf-8") as file:
        return file.read()


def make(folder, name, items=()):
    path = os.path.join(folder, name)
    source = os.path.join(folder, "source.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump({"format": "skv-plan", "version": 1,
                   "plan": {"title": name, "country": "NO", "time_zone": "Europe/Oslo", "language": "en"},
                   "items": list(items) or [{"id": "j", "lane": "maintenance", "title": name, "start": "2026-03-04"}]},
                  file)
    skv("new", path)
    skv("import", path, source)
    return path


def start_again(folder, *words):
    """A second start: it hands over to the first and ends."""
    done = subprocess.run([APP, *words], env=dict(os.environ, **settings(folder)), capture_output=True, text=True,
                          timeout=PATIENCE)
    if done.returncode != 0:
        raise Failure(f"{words}: {done.returncode} {done.stderr}")


def windows(app):
    """By the accessibility bus: for the server a tooltip is a window, too."""
    try:
        return [node.get_name() for node in children(application(app))]
    except GLib.Error:
        return []


def expect_windows(app, n):
    poll(f"{n} windows", lambda: len(windows(app)) == n)


def close_message(label):
    """The button of the window that the label is in: others have one of that name too."""
    window = label
    while window.get_parent().get_role_name() != "application":
        window = window.get_parent()
    act(next(node for node in walk(window) if node.get_role_name() == "push button"
             and (node.get_name() or "").endswith("Close")), "click")


def one_program(folder):
    first, second, missing = make(folder, "a.skv"), make(folder, "b.skv"), os.path.join(folder, "gone.skv")
    app = App(first, env=settings(folder))
    expect_windows(app, 1)
    start_again(folder)  # raises what there is
    start_again(folder, first)
    expect_windows(app, 1)
    start_again(folder, second)
    expect_windows(app, 2)
    start_again(folder, first, second)
    start_again(folder, "--new-window")
    expect_windows(app, 3)
    poll("both are remembered", lambda: "a.skv" in remembered(folder) and "b.skv" in remembered(folder))
    start_again(folder, missing)
    close_message(find(app, "label", "“gone.skv” is not there any more"))
    gone(app, "label", "“gone.skv” is not there any more")
    assert "gone.skv" not in remembered(folder), remembered(folder)
    app.process.terminate()
    app.process.wait()


class Desktop:
    """Takes the notifications that a desktop would show."""

    XML = """<node><interface name='org.freedesktop.Notifications'>
      <method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>
        <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>
        <arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>
      <method name='CloseNotification'><arg type='u' direction='in'/></method>
      <method name='GetCapabilities'><arg type='as' direction='out'/></method>
      <signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>
    </interface></node>"""

    def __init__(self):
        self.seen = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        info = Gio.DBusNodeInfo.new_for_xml(self.XML).interfaces[0]
        self.bus.register_object("/org/freedesktop/Notifications", info, self.call, None, None)
        Gio.bus_own_name_on_connection(self.bus, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, None, None)
        self.spin()

    def call(self, bus, sender, path, interface, method, arguments, invocation):
        if method == "Notify":
            self.seen.append(tuple(arguments.unpack()[3:5]))
            invocation.return_value(GLib.Variant("(u)", (len(self.seen),)))
        elif method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (["actions", "body"],)))
        else:
            invocation.return_value(None)

    def spin(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def wait(self, n):
        def look():
            self.spin()
            return len(self.seen) >= n
        poll(f"{n} notifications", look)

    def choose(self, number):
        self.bus.emit_signal(None, "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked",
                             GLib.Variant("(us)", (number, "default")))
        self.bus.flush_sync()


def reminders(folder):
    today = datetime.date.today()
    plan = make(folder, "due.skv", [
        {"id": "due", "lane": "maintenance", "title": "Upgrade", "start": str(today), "status": "approved"},
        {"id": "told", "lane": "maintenance", "title": "Patch", "start": str(today), "status": "announced"}])
    desktop = Desktop()
    app = App(plan, env=settings(folder))
    desktop.wait(2)
    # What is announced has to be told of again on the day.
    assert [title for title, _ in desktop.seen] == [
        "“Upgrade” is not announced", "People are to be told of “Patch”"], desktop.seen
    body = desktop.seen[0][1]
    assert body.startswith("To") and body.endswith("due.skv"), body
    app.key("ctrl+2")  # another page: where the reminder leads is on the first
    desktop.choose(1)

    def open_it():
        app.key("Return")
        try:  # not once more while the first is still on its way
            return poll("its editor", lambda: len(windows(app)) == 2, 5)
        except Failure:
            return False
    poll("the work is shown and selected", open_it)
    app.key("Escape")
    expect_windows(app, 1)
    app.close()
    app = App(plan, env=settings(folder))  # once a day
    start_again(folder)
    desktop.spin()
    assert len(desktop.seen) == 2, desktop.seen
    app.close()


def administrator(folder):
    """Defaults and locks for everybody, by dconf: they hold from the first start, and their rows say so."""
    if shutil.which("dconf") is None:
        print("# dconf is missing: not tried")
        return
    keys = os.path.join(folder, "site.d")
    os.makedirs(os.path.join(keys, "locks"))
    for name, text in (("50-systemkveld", "[io/github/systemkveld/Systemkveld]\ncolour-scheme='dark'\n"
                        "first-page='list'\nnotifications=false\nschool-year=true\n"),
                       ("locks/50-systemkveld", "".join(f"/io/github/systemkveld/Systemkveld/{key}\n" for key in
                                                        ("colour-scheme", "notifications", "school-year")))):
        with open(os.path.join(keys, name), "w", encoding="utf-8") as file:
            file.write(text)
    subprocess.run(["dconf", "compile", os.path.join(folder, "site"), keys], check=True)
    profile = os.path.join(folder, "profile")
    with open(profile, "w", encoding="utf-8") as file:
        file.write(f"user-db:user\nfile-db:{folder}/site\n")
    app = App(make(folder, "theirs.skv"), env=dict(settings(folder), GSETTINGS_BACKEND="dconf", DCONF_PROFILE=profile),
              shows_year=False)
    find(app, "combo box", "Group the list")  # a page is made when it is shown
    app.key("ctrl+comma")
    window = find_window(app, "Preferences")

    def row(title):
        node = next(node for node in walk(window) if node.get_name() == title)
        while node.get_parent().get_role_name() != "list":
            node = node.get_parent()
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE), words(node)

    poll("its rows", lambda: any(node.get_name() == "Role or Name" for node in walk(window)))
    for title, free in (("Language", True), ("Colours", False), ("First Page", True), ("School Year", False),
                        ("Role or Name", True), ("Remind of What Is Due", False)):
        sensitive, told = row(title)
        assert sensitive == free, (title, told)
        assert ("Set by the administrator" in told) != free, (title, told)
    app.key("Escape")
    app.close()


MOST = 600  # milliseconds of CPU: a frame of a full year without a graphics card takes half of it


def nothing_waits(folder):
    """A large plan is opened, checked and searched while the main loop goes round."""
    first = datetime.date(2026, 1, 1)
    plan = make(folder, "large.skv", [
        {"id": f"i{n}", "lane": ("exam", "critical", "meeting", "maintenance")[n % 4], "title": f"Entry {n}",
         "start": str(first + datetime.timedelta(days=n * 7919 % 365))} for n in range(6000)])
    told = os.path.join(folder, "loop")
    app = App(plan, env=dict(settings(folder), SKV_TEST_LOOP=told, GTK_A11Y="none"))
    app.key("ctrl+Page_Down")
    app.settle()
    app.key("ctrl+Page_Up")
    poll("the year is back", lambda: app.dump()["items"])
    app.key("ctrl+f")
    xdotool("type", "entr")
    app.key("Escape")
    app.close()
    with open(told, encoding="utf-8") as file:
        lines = [line.split() for line in file]
    assert lines[-1][0] == "longest", lines
    assert float(lines[-1][2]) < MOST, lines


if __name__ == "__main__":
    run([one_program, reminders, administrator, nothing_waits])
