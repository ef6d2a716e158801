# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessibility tree of the application, all of it by one question over the bus.

A question for every node and every word of it is slow: each waits for the application's next turn. GTK
answers for the whole tree at once (org.a11y.atspi.Cache), so what a node says is taken from that as long as
nothing was pressed since and the answer is not old; after that the node is asked again."""

import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)  # newer bindings call some of these by other names

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib

import accessible
import harness

ATSPI = "org.a11y.atspi."
OLD = 0.1  # seconds


class Gone(GLib.Error):
    """A node that is no longer there."""


class Bus:
    connection = None
    names = {}  # of the applications, by process

    @classmethod
    def call(cls, name, path, interface, method, *arguments, signature=None):
        if cls.connection is None:
            session = Gio.bus_get_sync(Gio.BusType.SESSION)
            address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                        Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
            cls.connection = Gio.DBusConnection.new_for_address_sync(
                address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        packed = GLib.Variant(f"({signature})", arguments) if signature else None
        return cls.connection.call_sync(name, path, interface, method, packed, None, Gio.DBusCallFlags.NONE,
                                        20000, None).unpack()

    @classmethod
    def call_all(cls, name, paths, interface, method):
        """The answers of all of them, asked at once; None where there is no such node any more."""
        answers = {}

        def take(connection, result, path):
            try:
                answers[path] = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                answers[path] = None

        for path in paths:
            cls.connection.call(name, path, interface, method, None, None, Gio.DBusCallFlags.NONE, 20000, None,
                                take, path)
        while len(answers) < len(paths):
            GLib.MainContext.default().iteration(True)
        return answers

    @classmethod
    def find(cls, process):
        """The name on the bus of the application of that process, or None."""
        if process not in cls.names:
            root = "/org/a11y/atspi/accessible/root"
            for name, _ in cls.call(ATSPI + "Registry", root, ATSPI + "Accessible", "GetChildren")[0]:
                owner = cls.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                 "GetConnectionUnixProcessID", name, signature="s")[0]
                if owner == process:
                    cls.names[process] = name
        return cls.names.get(process)


class States:
    def __init__(self, words):
        self.bits = words[0] | words[1] << 32

    def contains(self, state):
        return bool(self.bits >> int(state) & 1)


class Extents:
    def __init__(self, box):
        self.x, self.y, self.width, self.height = box


class Tree:
    """What the application answered at one moment."""

    def __init__(self, name):
        self.name = name
        self.pressed = harness.pressed
        self.time = time.monotonic()
        self.nodes = self.get_items()
        answers = {}
        while self.ask_for_children(answers):
            self.nodes = self.get_items()
        for node in self.nodes.values():
            if node.path in answers:
                node.below = [self.nodes[path] for _, path in answers[node.path] or () if path in self.nodes]
            else:
                node.below.sort(key=lambda child: child.index)

    def get_items(self):
        items = Bus.call(self.name, "/org/a11y/atspi/cache", ATSPI + "Cache", "GetItems")[0]
        nodes = {item[0][1]: Node(self, item) for item in items}
        for node in nodes.values():
            if node.above in nodes:
                nodes[node.above].below.append(node)
        return nodes

    def ask_for_children(self, answers):
        """What nobody asked for yet is not among the items, and what is hidden is. Whether the first was found."""
        asked = {node.path for node in self.nodes.values() if node.path not in answers
                 and sorted(child.index for child in node.below) != list(range(node.count))}
        found = False
        while asked:
            answers.update(Bus.call_all(self.name, asked, ATSPI + "Accessible", "GetChildren"))
            asked = {path for above in asked for _, path in answers[above] or ()} - set(self.nodes) - set(answers)
            found = found or bool(asked)
        return found

    def is_fresh(self):
        return self.pressed == harness.pressed and time.monotonic() < self.time + OLD


class Node:
    """Has the methods of Atspi.Accessible that the tests use."""

    def __init__(self, tree, item):
        self.tree, self.path, self.above, self.index = tree, item[0][1], item[2][1], item[3]
        self.count = item[4]
        self.interfaces, self.name, self.role, self.description = item[5], item[6], item[7], item[8]
        self.states, self.below = item[9], []

    def ask(self, interface, method, *arguments, signature=None):
        return Bus.call(self.tree.name, self.path, ATSPI + interface, method, *arguments, signature=signature)

    def property(self, interface, name):
        return Bus.call(self.tree.name, self.path, "org.freedesktop.DBus.Properties", "Get", ATSPI + interface,
                        name, signature="ss")[0]

    def do(self, interface, method, *arguments, signature=None):
        harness.pressed += 1
        return self.ask(interface, method, *arguments, signature=signature)[0]

    def again(self):
        """Itself in a tree that is fresh."""
        if self.tree.is_fresh():
            return self
        node = Tree(self.tree.name).nodes.get(self.path)
        if node is None:
            raise Gone(f"“{self.name}” is gone")
        return node

    def children(self):
        return list(self.again().below)

    def get_parent(self):
        return self.tree.nodes.get(self.above)

    def get_name(self):
        return self.name if self.tree.is_fresh() else self.property("Accessible", "Name")

    def get_description(self):
        return self.description if self.tree.is_fresh() else self.property("Accessible", "Description")

    def get_role_name(self):
        return accessible.old_role(Atspi.role_get_name(Atspi.Role(self.role)))

    def get_state_set(self):
        return States(self.states if self.tree.is_fresh() else self.ask("Accessible", "GetState")[0])

    def clear_cache(self):
        self.tree.time = 0

    def get_extents(self, coordinates):
        return Extents(self.ask("Component", "GetExtents", int(coordinates), signature="u")[0])

    def actions(self):
        """The names of what can be done with it."""
        return [self.get_action_name(index) for index in range(self.get_n_actions())]

    def get_action_name(self, index):
        return self.ask("Action", "GetName", index, signature="i")[0]

    def get_n_actions(self):
        return self.property("Action", "NActions") if ATSPI + "Action" in self.interfaces else 0

    def do_action(self, index):
        return self.do("Action", "DoAction", index, signature="i")

    def get_text(self):
        return self.ask("Text", "GetText", 0, -1, signature="ii")[0]

    def set_text(self, text):
        return self.do("EditableText", "SetTextContents", text, signature="s")

    def select_child(self, index):
        return self.do("Selection", "SelectChild", index, signature="i")

    def set_value(self, value):
        harness.pressed += 1
        Bus.call(self.tree.name, self.path, "org.freedesktop.DBus.Properties", "Set", ATSPI + "Value", "CurrentValue",
                 GLib.Variant("d", value), signature="ssv")


def children(node):
    return node.children()


def walk(node):
    """It and all that is below it, as it is at this moment."""
    below = [node.again()]
    while below:
        node = below.pop()
        yield node
        below.extend(reversed(node.below))


def application(app):
    """The application as it is now."""
    def root():
        name = Bus.find(app.process.pid)
        return Tree(name).nodes.get("/org/a11y/atspi/accessible/root") if name else None
    return harness.poll("the application on the accessibility bus", root)


def look_through():
    """Lets the functions of accessible.py ask in this way. The bindings remember what they heard, and of a day
    with so many windows, they lose the application when some of them close."""
    accessible.application, accessible.children, accessible.walk = application, children, walk
