# SPDX-License-Identifier: GPL-3.0-or-later
"""A job made, changed and deleted in its editor, by keyboard."""

import harness
from harness import App, Failure, example_plan, occurrences, poll, xdotool


def dialog(app):
    """The editor's window, focused."""
    def other_window():
        found = harness.subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)],
            capture_output=True, text=True).stdout.split()
        return [window for window in found if window != app.window]
    window = poll("the editor", other_window)[0]
    harness.focus(window)
    harness.time.sleep(0.3)  # the toolkit takes the focus in at its next frame
    return window


def type_text(text):
    xdotool("type", "--delay", 15, text)


def no_dialog(app):
    poll("the editor closed", lambda: len(harness.subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)],
        capture_output=True, text=True).stdout.split()) == 1)
    app.focus()


def jobs(plan):
    return {key: row for key, row in occurrences(plan, lane="maintenance").items()}


def create_edit_and_delete(folder):
    plan = example_plan(folder)
    before = jobs(plan)
    app = App(plan)
    app.key("ctrl+m")
    dialog(app)
    type_text("Telefonsentral oppgradert")
    app.key("ctrl+Return")
    no_dialog(app)
    new = poll("the new job", lambda: set(jobs(plan)) - set(before)).pop()
    row = jobs(plan)[new]
    # Nothing was selected and today is not in 2019: the year's first evening.
    if (row["title"], row["status"], row["start"]) != (
            "Telefonsentral oppgradert", "proposed", "2019-01-16T17:00:00+01:00"):
        raise Failure(f"made: {row}")

    app.choose(new)
    app.key("Return")
    dialog(app)
    app.key("ctrl+a")
    type_text("Telefonsentral byttet")
    app.key("ctrl+Return")
    no_dialog(app)
    poll("the new title", lambda: jobs(plan)[new]["title"] == "Telefonsentral byttet")

    app.settle()
    app.choose(new)
    app.key("Delete")
    poll("the job gone", lambda: jobs(plan) == before)
    app.key("ctrl+z")
    poll("the job back", lambda: new in jobs(plan))
    app.close()


def escape_leaves_the_plan_alone(folder):
    plan = example_plan(folder)
    before = occurrences(plan)
    app = App(plan)
    app.choose("tradlost-kontroller")
    app.key("Return")
    dialog(app)
    app.key("ctrl+a")
    type_text("Noe helt annet")
    app.key("Escape")
    no_dialog(app)
    if occurrences(plan) != before:
        raise Failure("Escape saved")
    app.close()


def a_title_is_asked_for(folder):
    plan = example_plan(folder)
    before = occurrences(plan)
    app = App(plan)
    app.choose("tradlost-kontroller")
    app.key("Return")
    dialog(app)
    app.key("ctrl+a", "BackSpace", "ctrl+Return")
    harness.time.sleep(0.5)  # nothing must happen, and nothing can be polled for
    if occurrences(plan) != before:
        raise Failure("a job without a title was saved")
    app.key("Escape")
    no_dialog(app)
    app.close()


harness.run([create_edit_and_delete, escape_leaves_the_plan_alone, a_title_is_asked_for])
