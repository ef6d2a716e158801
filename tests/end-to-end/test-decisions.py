# SPDX-License-Identifier: GPL-3.0-or-later
"""A freeze lifted for a while, an emergency reviewed, and what a new period hits told at once."""

import json

import accessible
from accessible import button, find, focus_dialog, gone, no_dialog, press, type_into, walk
from harness import App, Failure, conflicts, example_plan, poll, run, skv

JOB = "visma-oppgradering"


def plan_with_freeze(folder):
    plan = example_plan(folder)
    skv("add", plan, "Regnskapsfrys", "--lane", "freeze", "--on", "2019-09-16", "--days", "5", "--system", "visma")
    return plan


def frozen(plan):
    return [(row["item"], row["accepted"]) for row in conflicts(plan)
            if row["check"] == "freeze" and row["item"] == JOB]


def may_lift(app):
    node = poll("the button", lambda: next(
        (node for node in walk(accessible.application(app)) if node.get_role_name() == "push button"
         and (node.get_name() or "").split(" ")[-1].lstrip("_") == "Lift"), None))
    return node.get_state_set().contains(accessible.Atspi.StateType.SENSITIVE)


def lift_and_take_back(folder):
    plan = plan_with_freeze(folder)
    app = App(plan)
    press(app, "Lift the freeze for a while, for “Visma Enterprise: oppgradering”")
    focus_dialog(app)
    if may_lift(app):
        raise Failure("lifted without a reason")
    # the days of the job are proposed
    type_into(app, "Reason", "Leverandøren kommer")
    type_into(app, "Decided By", "Endringsutvalget")
    poll("all of it is there", lambda: may_lift(app))
    app.key("Return")
    no_dialog(app)
    poll("lifted", lambda: frozen(plan) == [(JOB, True)])
    rows = json.loads(skv("lift", plan, "--format", "json"))
    if [(row["from"], row["until"], row["by"]) for row in rows] != [("2019-09-18", "2019-09-19", "Endringsutvalget")]:
        raise Failure(f"lifted: {rows}")

    app.key("ctrl+shift+e")
    focus_dialog(app)
    press(app, "No longer lift “Regnskapsfrys”")
    poll("it freezes again", lambda: frozen(plan) == [(JOB, False)])
    gone(app, "push button", "No longer lift")
    app.close()


def review_an_emergency(folder):
    plan = example_plan(folder)
    app = App(plan)

    def reviews():
        return [(row["item"], row["state"]) for row in json.loads(skv("reviews", plan, "--format", "json"))]

    button(app, "1 emergency to review…")
    app.key("ctrl+shift+e")
    focus_dialog(app)
    press(app, "“FEIDE: akutt sikkerhetsfeil” is reviewed")
    poll("reviewed", lambda: reviews() == [("feide-akutt", "done")])
    gone(app, "push button", "1 emergency to")
    press(app, "“FEIDE: akutt sikkerhetsfeil” is not reviewed after all")
    poll("not reviewed", lambda: reviews()[0][1] != "done")
    button(app, "1 emergency to review…")
    app.close()


def a_period_tells_what_it_hits(folder):
    """A freeze is changed to lie over a job: told while it is written and when it is done, with who decides."""
    plan = example_plan(folder)
    skv("add", plan, "Regnskapsfrys", "--lane", "freeze", "--on", "2019-09-17", "--system", "visma")
    freeze = next(row["id"] for row in json.loads(
        skv("list", plan, "--year", "2019", "--lane", "freeze", "--format", "json")))
    app = App(plan)
    app.settle()
    app.choose(freeze)
    app.key("Return")
    focus_dialog(app)
    type_into(app, "Date", "18.9.2019")
    find(app, "label", "Decides: ")
    app.key("ctrl+Return")
    no_dialog(app)
    told = find(app, "label", "Change “Regnskapsfrys”. It hits")
    if "Decides: " not in told.get_name():
        raise Failure(f"told: {told.get_name()}")
    app.close()


run([lift_and_take_back, review_an_emergency, a_period_tells_what_it_hits])
