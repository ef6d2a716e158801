# SPDX-License-Identifier: GPL-3.0-or-later
"""The application as a screen reader finds it, and the windows and keys that go with it."""

import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # newer bindings call some of these by other names

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

import harness
from harness import Failure, poll, xdotool


NEWER_ROLES = {"button": "push button", "grouping": "panel"}


def old_role(name):
    """Newer versions of GTK and at-spi2-core have other names; the tests say what older ones do."""
    return NEWER_ROLES.get(name, name)


ask_role = Atspi.Accessible.get_role_name
Atspi.Accessible.get_role_name = lambda node: old_role(ask_role(node))


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def application(app):
    def find_process():
        if app.process.poll() is not None:
            raise Failure(f"the application ended with {app.process.returncode}: {app.output()}")
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_process_id() == app.process.pid:
                return node
        return None
    return poll("the application on the accessibility bus", find_process)


def search(app, role, part, exactly=False):
    """The first node of that role whose name begins with the text, or is it, or None."""
    try:
        for node in walk(application(app)):
            name = node.get_name() or "" if node.get_role_name() == role else None
            if name is not None and (name == part if exactly else name.startswith(part)):
                return node
    except GLib.Error:  # a node that went away while we walked
        pass
    return None


def find(app, role, part):
    return poll(f"{role} “{part}”", lambda: search(app, role, part))


def find_exactly(app, role, name):
    return poll(f"{role} “{name}”", lambda: search(app, role, name, exactly=True))


def gone(app, role, part):
    poll(f"no {role} “{part}”", lambda: search(app, role, part) is None)


def act(node, action):
    names = [node.get_action_name(index) for index in range(node.get_n_actions())]
    if action not in names:
        raise Failure(f"{node.get_name()} has no action {action}: {names}")
    node.do_action(names.index(action))


def find_window(app, title):
    """The window of that title, whatever role its kind of window has."""
    def look():
        try:
            return next((node for node in children(application(app)) if node.get_name() == title), None)
        except GLib.Error:
            return None
    return poll(f"the window “{title}”", look)


def button(app, part):
    """The name may hold the label twice, once with the letter that is underlined: "_Close Close". In newer GTK it is
    "Close"."""
    def look():
        try:
            return next((node for node in walk(application(app)) if node.get_role_name() == "push button"
                         and ((node.get_name() or "").startswith(part) or (node.get_name() or "").endswith(part)
                              or node.get_name() == part.replace("_", ""))),
                        None)
        except GLib.Error:
            return None
    return poll(f"the button “{part}”", look)


def menu(app, button, *items):
    poll("the menu " + button, lambda: next((node for node in walk(application(app)) if node.get_name() == button
                                             and node.get_n_actions()), None)).do_action(0)
    for item in items:
        act(find(app, "menu item", item), "click")


def press(app, part):
    """Clicks the button of that name, wherever it is."""
    act(button(app, part), "click")


def words(node):
    """All that is said in a node and below it."""
    return " ".join(child.get_name() or "" for child in walk(node))


def windows(app):
    return harness.subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)],
                                  capture_output=True, text=True).stdout.split()


def focus_dialog(app, before=()):
    """The window that is over the application's own, focused."""
    window = poll("a dialog", lambda: [w for w in windows(app) if w != app.window and w not in before])[-1]
    harness.focus(window)
    time.sleep(0.4)  # the toolkit takes the focus in at its next frame
    return window


def no_dialog(app):
    poll("the dialog closed", lambda: windows(app) == [app.window])
    app.focus()
    time.sleep(0.3)


def type_text(text):
    xdotool("type", "--delay", 15, text)


def go_to(app, role, part, key):
    """Presses the key until what has that name has the keyboard."""
    for _ in range(60):
        if find(app, role, part).get_state_set().contains(Atspi.StateType.FOCUSED):
            return
        app.key(key)
        time.sleep(0.1)
    raise Failure(f"{key} does not lead to {role} “{part}”")


def type_into(app, part, text):
    """Into the entry of that name, in place of what stands there; goes there with Tab."""
    go_to(app, "text", part, "Tab")
    app.key("ctrl+a", "BackSpace")
    type_text(text)
