# SPDX-License-Identifier: GPL-3.0-or-later
"""What-ifs and versions: the plan stays as it is until something of them is adopted or put back."""

import harness
from accessible import (GLib, act, application, find, find_window, focus_dialog, go_to, gone, no_dialog, press, search,
                        type_into, walk, windows, words)
from harness import App, Failure, example_plan, occurrences, poll, run

EVENING = "systemkveld:2019-06-12"
JOB = "visma-lonnsmodul"
NAME = "Payroll in June"
VERSION = "Vedtatt i desember"


def days(plan):
    """Where the evening of 12 June and the job are in the file; other programs see no what-if."""
    rows = occurrences(plan).values()
    return (next(row["start"][:10] for row in rows if (row.get("original_start") or row["start"])[:10] == "2019-06-12"
                 and row["lane"] == "window"),
            next(row["start"][:10] for row in rows if row["id"] == JOB))


def find_node(app, what, fits):
    """The first node that fits; a tree that changes while it is walked is walked again."""
    def look():
        try:
            return next((node for node in walk(application(app)) if fits(node)), None)
        except GLib.Error:
            return None
    return poll(what, look)


def bar(app, part):
    """The bar across the top, once it says that."""
    return find_node(app, f"a bar that says “{part}”",
                     lambda node: node.get_role_name() == "panel" and part in (node.get_name() or ""))


def move(app, item, *keys):
    app.settle()
    app.choose(item)
    app.key("m", *keys, "Return")
    app.move_pointer(5, 5)  # what the year tells of a day is a window of its own


def open_app(plan):
    app = App(plan)
    app.move_pointer(5, 5)
    return app


def choose(app, menu, item):
    """An entry of a row's menu."""
    find_node(app, menu, lambda node: (node.get_name() or "").startswith(menu) and node.get_n_actions()).do_action(0)
    act(find_node(app, item, lambda node: node.get_role_name() == "menu item"
                  and (node.get_name() or "").startswith(item)), "click")


def keep_version(app, date=None):
    """Leaves the list of versions with the keyboard."""
    press(app, "Keep a Version…")
    type_into(app, "Name", VERSION)
    if date:
        type_into(app, "Date", date)
    app.key("Return")
    find(app, "push button", f"Compare “{VERSION}” with the plan now")
    poll("the dialog closed", lambda: len(windows(app)) == 2)
    focus_dialog(app)


def close_list(app):
    """A key pressed while the focus is still on its way from a dialog goes nowhere."""
    for _ in range(5):
        focus_dialog(app)
        app.key("Escape")
        harness.time.sleep(0.4)
        if windows(app) == [app.window]:
            break
    no_dialog(app)


def a_layer_is_adopted_in_part(folder):
    plan = example_plan(folder)
    real = days(plan)
    app = open_app(plan)
    app.key("ctrl+shift+l")
    focus_dialog(app)
    type_into(app, "Name", NAME)
    app.key("Return")
    no_dialog(app)
    bar(app, f"What if: {NAME}. Nothing here is decided · No changes yet")

    move(app, EVENING, "Right")
    focus_dialog(app)
    app.key("Return")  # only this one of its rule
    no_dialog(app)
    bar(app, "1 change ·")
    move(app, JOB, "Right", "Right")
    bar(app, "2 changes ·")
    if days(plan) != real:
        raise Failure(f"the plan itself was changed: {days(plan)}")
    app.key("ctrl+z")
    bar(app, "1 change ·")
    app.key("ctrl+shift+z")
    bar(app, "2 changes ·")

    press(app, "Compare")
    focus_dialog(app)
    said = poll("the changes", lambda: words(find_window(app, "What Is Different")))
    for part in ("13 June", "lønnsmodul"):
        if part not in said:
            raise Failure(f"{part!r} is not in {said!r}")
    app.key("Escape")
    no_dialog(app)

    press(app, "Adopt…")
    focus_dialog(app)
    go_to(app, "check box", "“Visma Enterprise: lønnsmodul”", "Tab")
    app.key("space")
    press(app, "Adopt 1 of 2")
    no_dialog(app)
    poll("the evening moved", lambda: days(plan) == ("2019-06-13", real[1]))
    gone(app, "panel", "What if")
    find(app, "label", f"Adopted: 1 of 2 changes of “{NAME}”")
    app.key("ctrl+z")
    poll("undone in one step", lambda: days(plan) == real)
    dropped_and_back(app)
    app.close()


def dropped_and_back(app):
    app.key("ctrl+l")
    focus_dialog(app)
    find(app, "push button", f"Open the what-if “{NAME}”")
    choose(app, f"More about the what-if “{NAME}”", "Drop")
    gone(app, "push button", f"Open the what-if “{NAME}”")
    find(app, "label", "A what-if is the plan with changes")
    app.key("ctrl+z")
    press(app, f"Open the what-if “{NAME}”")
    no_dialog(app)
    bar(app, "2 changes ·")
    press(app, "Leave")
    gone(app, "panel", "What if")


def what_has_moved_since_a_version(folder):
    plan = example_plan(folder)
    real = days(plan)
    app = open_app(plan)
    app.key("ctrl+l")
    focus_dialog(app)
    find(app, "label", "A version is the plan as it was")
    keep_version(app, "12. desember 2018")
    close_list(app)

    move(app, JOB, "Right", "Right")
    poll("the job moved", lambda: days(plan) != real)
    app.key("ctrl+l")
    focus_dialog(app)
    press(app, f"Compare “{VERSION}” with the plan now")
    no_dialog(app)
    bar(app, f"Compared with “{VERSION}”. 2019: 1 moved")
    press(app, "As a List")
    focus_dialog(app)
    press(app, "Put “Visma Enterprise: lønnsmodul” back")
    poll("the job back", lambda: days(plan) == real)
    find(app, "label", "There is no difference.")
    app.key("Escape")
    no_dialog(app)
    bar(app, "2019: No difference")
    press(app, "Leave")
    gone(app, "panel", "Compared with")
    app.close()


def a_version_is_read(folder):
    plan = example_plan(folder)
    app = open_app(plan)
    app.key("ctrl+l")
    focus_dialog(app)
    keep_version(app)
    choose(app, f"More about the version “{VERSION}”", "Open for Reading")
    bar(app, "Only for reading")
    if search(app, "panel", "What if"):
        raise Failure("a version is no what-if")
    app.close()


run([a_layer_is_adopted_in_part, what_has_moved_since_a_version, a_version_is_read])
