# SPDX-License-Identifier: GPL-3.0-or-later
"""A conflict accepted with a reason, by whom and until when; it asks again when its job moves, and can be taken back."""

import accessible
from accessible import act, button, find, focus_dialog, gone, no_dialog, press, type_into, type_text, walk
from harness import App, Failure, conflicts, example_plan, poll, run

JOB = "visma-lonnsmodul"
NAME = "conflict of “Visma Enterprise: lønnsmodul”: Critical period"


def accepted(plan):
    rows = [row for row in conflicts(plan) if row["item"] == JOB and row["check"] == "critical-period"]
    return [row["accepted"] for row in rows]


def may_accept(app):
    """May the dialog's own button be pressed? Its name may hold the label twice."""
    node = poll("the button", lambda: next(
        (node for node in walk(accessible.application(app)) if node.get_role_name() == "push button"
         and (node.get_name() or "").split(" ")[-1].lstrip("_") == "Accept"), None))
    return node.get_state_set().contains(accessible.Atspi.StateType.SENSITIVE)


def open_group(app):
    expander = poll("the accepted ones", lambda: next(
        (node for node in walk(accessible.application(app)) if (node.get_name() or "").startswith("Accepted (")
         and node.get_n_actions()), None))
    act(expander, "activate")


def accept(app, until=None):
    press(app, "Accept the " + NAME)
    focus_dialog(app)
    if may_accept(app):
        raise Failure("accepted without a reason")
    type_into(app, "Reason", "Leverandøren er til stede")
    type_into(app, "Decided By", "IT-sjef")
    if until is not None:
        type_into(app, "Until", until)
    poll("all of it is there", lambda: may_accept(app))
    app.key("Return")
    no_dialog(app)


def accept_and_withdraw(folder):
    plan = example_plan(folder)
    app = App(plan)
    accept(app, "1. juli")
    poll("the conflict accepted", lambda: accepted(plan) == [True])
    gone(app, "push button", "Accept the " + NAME)
    open_group(app)
    find(app, "label", "Accepted by IT-sjef until 1 July 2019: Leverandøren er til stede")

    # An edit like any other.
    app.focus()
    app.key("ctrl+z")
    poll("undone", lambda: accepted(plan) == [False])
    app.key("ctrl+shift+z")
    poll("done again", lambda: accepted(plan) == [True])

    press(app, "No longer accept the " + NAME)
    poll("taken back", lambda: accepted(plan) == [False])
    button(app, "Accept the " + NAME)
    app.close()


def it_asks_again_when_its_job_moves(folder):
    plan = example_plan(folder)
    app = App(plan)
    accept(app)
    poll("the conflict accepted", lambda: accepted(plan) == [True])
    app.settle()
    app.choose(JOB)
    app.key("m", "Right", "Return")
    poll("it asks again", lambda: accepted(plan) == [False])
    button(app, "Accept the " + NAME)
    app.key("ctrl+z")
    poll("moved back", lambda: accepted(plan) == [True])
    app.close()


def a_date_before_the_conflict_is_refused(folder):
    plan = example_plan(folder)
    app = App(plan)
    press(app, "Accept the " + NAME)
    focus_dialog(app)
    type_into(app, "Reason", "Avtalt")
    type_into(app, "Decided By", "IT-sjef")
    poll("all of it is there", lambda: may_accept(app))
    type_into(app, "Until", "1. mai")
    find(app, "label", "the conflict is not over before that date: it lasts until 8 May 2019")
    if may_accept(app):
        raise Failure("accepted until before it is over")
    app.key("Escape")
    no_dialog(app)
    if accepted(plan) != [False]:
        raise Failure("accepted all the same")
    app.close()


run([accept_and_withdraw, it_asks_again_when_its_job_moves, a_date_before_the_conflict_is_refused])
