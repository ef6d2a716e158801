# SPDX-License-Identifier: GPL-3.0-or-later
"""A period made, changed and deleted in its editor, which tells the work that it hits before it is saved."""

import time

from accessible import find, focus_dialog, no_dialog, type_into, type_text
import accessible
from harness import App, Failure, conflicts, example_plan, occurrences, poll, run

JOB = "visma-oppgradering"  # in September, and nothing in its way


def periods(plan):
    return {key: row for key, row in occurrences(plan, lane="freeze").items()}


def said(app):
    return accessible.words(accessible.application(app))


def choose_system(app, name):
    """In the picker, which is open only while somebody chooses."""
    type_text(name)
    time.sleep(0.5)
    app.key("Tab", "Tab", "space")


def hits(plan):
    return [row["check"] for row in conflicts(plan) if row["item"] == JOB]


def a_period_tells_what_it_hits(folder):
    plan = example_plan(folder)
    before = periods(plan)
    if hits(plan):
        raise Failure(f"{JOB} has conflicts already: {hits(plan)}")
    app = App(plan)
    app.key("ctrl+m")
    focus_dialog(app)
    type_text("Frys i regnskapet")
    # Its lane comes after its title: exams are the first, freezes the second.
    app.key("Tab", "space")
    time.sleep(0.5)
    app.key("Home", "Down", "Return")
    poll("the period's editor", lambda: accessible.search(app, "label", "New Freeze"))
    poll("nothing to calculate", lambda: "protects nothing" in said(app))
    app.key("Tab", "space")
    time.sleep(0.5)
    choose_system(app, "Visma Enterprise")
    app.key("Escape")
    type_into(app, "Date", "16.9.")
    type_into(app, "Length", "5")
    find(app, "label", "Up to and including Friday 20 September 2019")
    find(app, "label", "This Hits")
    poll("the job that it hits", lambda: "Visma Enterprise: oppgradering" in said(app)
         and "Decides: " in said(app))
    app.key("ctrl+Return")
    no_dialog(app)
    new = poll("the freeze", lambda: set(periods(plan)) - set(before)).pop()
    row = periods(plan)[new]
    if (row["start"], row["end"], row["status"], row["systems"]) != (
            "2019-09-16", "2019-09-21", "approved", ["visma"]):
        raise Failure(f"made: {row}")
    poll("the conflict", lambda: "freeze" in hits(plan))

    # Opened again and made shorter, it leaves the job alone.
    app.settle()
    app.choose(new)
    app.key("Return")
    focus_dialog(app)
    type_into(app, "Length", "1")
    poll("nothing is hit", lambda: "It hits nothing that is planned" in said(app))
    app.key("ctrl+Return")
    no_dialog(app)
    poll("the conflict gone", lambda: "freeze" not in hits(plan))
    app.key("ctrl+z")
    poll("the conflict back", lambda: "freeze" in hits(plan))
    app.close()


run([a_period_tells_what_it_hits])
