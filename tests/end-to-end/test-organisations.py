# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations, departments and local days, made, changed and deleted by keyboard on their page."""

import json

from accessible import button, find, focus_dialog, no_dialog, press, type_into, type_text
import accessible
from harness import App, Failure, example_plan, poll, run, skv


def whole(plan):
    return json.loads(skv("export", plan, "--format", "json"))


def named(plan, part, name):
    return next((record for record in whole(plan).get(part, []) if record["name"] == name), None)


def said(app):
    return accessible.words(accessible.application(app))


def open_page(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.key("ctrl+7")
    button(app, "New Organisation…")
    return plan, app


def an_organisation_that_joins_another(folder):
    plan, app = open_page(folder)
    press(app, "New Organisation…")
    focus_dialog(app)
    type_text("Fræna kommune")
    type_into(app, "Until", "31.12.2019")
    app.key("Tab", "Tab")  # past the button of the calendar
    app.key("space")  # what it becomes: the second choice, after "Nothing"
    app.key("Down", "Return")
    press(app, "Save")
    no_dialog(app)
    made = poll("the organisation", lambda: named(plan, "organisations", "Fræna kommune"))
    if (made["valid_until"], made.get("successor")) != ("2019-12-31", "fylkeskommunen"):
        raise Failure(f"made: {made}")
    find(app, "label", "until 31 December 2019, then Fylkeskommunen")

    # Deleted at once, with undo; one that is referred to is not, and it says by whom.
    press(app, "Delete “Fræna kommune”")
    poll("the organisation gone", lambda: not named(plan, "organisations", "Fræna kommune"))
    app.key("ctrl+z")
    poll("the organisation back", lambda: named(plan, "organisations", "Fræna kommune"))
    press(app, "Delete “Fylkeskommunen”")
    focus_dialog(app)
    poll("who refers to it", lambda: "department “IT-seksjonen”" in said(app))
    app.key("Escape")
    no_dialog(app)
    if not named(plan, "organisations", "Fylkeskommunen"):
        raise Failure("deleted although it is referred to")
    app.close()


def a_department(folder):
    plan, app = open_page(folder)
    press(app, "New department of “Fylkeskommunen”")
    focus_dialog(app)
    type_text("Kulturavdelingen")
    app.key("Return")
    no_dialog(app)
    made = poll("the department", lambda: named(plan, "departments", "Kulturavdelingen"))
    if made["organisation"] != "fylkeskommunen":
        raise Failure(f"made: {made}")
    app.close()


def a_half_day_changed_here(folder):
    plan, app = open_page(folder)
    press(app, "Change “Dagen før skjærtorsdag” here")
    focus_dialog(app)
    type_into(app, "Free From", "11:00")
    # Wednesdays before Easter, from this year or the one that is shown on.
    poll("the days of the next years", lambda: "Wednesday 13 April 2022" in said(app) or "Wednesday 1 April 2026"
         in said(app) or "Wednesday 28 March 2029" in said(app))
    app.key("Return")
    no_dialog(app)
    made = poll("the local day", lambda: (whole(plan).get("local_days") or [None])[0])
    if (made["kind"], made["when"], made["free_from"]) != ("half-day", "easter-4", "11:00"):
        raise Failure(f"made: {made}")
    if "11:00" not in skv("explain", plan, "2019-04-17"):
        raise Failure("the country's hour still counts: " + skv("explain", plan, "2019-04-17"))
    app.key("ctrl+z")
    poll("no local day after undo", lambda: not whole(plan).get("local_days"))
    app.close()


def escape_leaves_the_plan_alone(folder):
    plan, app = open_page(folder)
    before = whole(plan)
    press(app, "New Local Day…")
    focus_dialog(app)
    type_text("Fastelavn")
    app.key("Escape")
    no_dialog(app)
    if whole(plan) != before:
        raise Failure("Escape saved")
    app.close()


run([
    an_organisation_that_joins_another,
    a_department,
    a_half_day_changed_here,
    escape_leaves_the_plan_alone,
])
