# SPDX-License-Identifier: GPL-3.0-or-later
"""The year as a list, one filter for all pages, and search over the plan, by keyboard alone."""

import time

from accessible import Atspi, application, find, focus_dialog, no_dialog, type_into, type_text, words
from harness import App, Failure, example_plan, occurrences, poll, run, skv


def said(app):
    return words(application(app))


def titled(plan, title):
    return [row for row in occurrences(plan).values() if row["title"] == title]


def open_list(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.key("ctrl+2")
    poll("the list", lambda: "82 entries" in said(app))
    time.sleep(0.3)
    return plan, app


def changed_in_place_and_several_at_once(folder):
    plan, app = open_list(folder)
    app.key("Home", "Down", "Down", "Down")  # Visma Enterprise: ny versjon
    app.key("F2")
    time.sleep(0.4)
    type_text("Pay, new")
    app.key("Return")
    poll("the new title", lambda: titled(plan, "Pay, new"))
    time.sleep(0.4)
    app.key("shift+F2")
    time.sleep(0.4)
    app.key("ctrl+a")
    type_text("17. januar")
    app.key("Return")
    poll("the new date", lambda: titled(plan, "Pay, new")[0]["start"].startswith("2019-01-17T17:00"))
    time.sleep(0.6)

    # The keyboard stays on its row: the first three of the list from there on, moved by a week.
    app.key("Home", "shift+Down", "shift+Down")
    poll("three selected", lambda: "3 selected" in said(app))
    app.key("Menu")
    time.sleep(0.5)
    app.key("m")
    focus_dialog(app)
    type_into(app, "Days", "7")
    app.key("Return")
    no_dialog(app)
    before = occurrences(plan)
    poll("three moved", lambda: "Move 3 entries" in skv("history", plan))
    before = occurrences(plan)
    app.key("ctrl+z")
    poll("one undo for all", lambda: occurrences(plan) != before)
    if not any(row["title"] == "Årsavslutning" and row["start"] == "2019-01-01" for row in occurrences(plan).values()):
        raise Failure("undo did not take all of it back")
    app.close()


def one_filter_for_all_pages(folder):
    plan, app = open_list(folder)
    app.key("ctrl+shift+f")
    time.sleep(0.3)
    type_text("feide")
    poll("a shorter list", lambda: "76 of 82 are left out" in said(app) and "6 entries" in said(app))
    app.key("ctrl+1")
    poll("a year with less in it", lambda: 0 < len(app.dump()["items"]) <= 8)
    app.key("ctrl+shift+f")
    time.sleep(0.3)
    app.key("Escape")
    poll("all of it again", lambda: len(app.dump()["items"]) > 50)
    app.close()


def search_goes_there(folder):
    plan, app = open_list(folder)
    app.key("ctrl+f")
    focus_dialog(app)
    type_text("traadlost kontr")
    poll("what was found", lambda: "Trådløst nett: kontroller" in said(app))
    app.key("Return")
    no_dialog(app)
    poll("the year", lambda: app.dump()["items"])
    poll("its bar has the keyboard", lambda: find(app, "list item", "Trådløst nett: kontroller")
         .get_state_set().contains(Atspi.StateType.FOCUSED))
    app.key("ctrl+f")
    focus_dialog(app)
    type_text("eph")
    poll("groups", lambda: "In the Calendar" in said(app) and "Systems" in said(app))
    app.key("ctrl+a")
    type_text("sql-kl")
    poll("the system", lambda: "SQL-klynge" in said(app))
    time.sleep(0.3)
    app.key("Down", "Down", "Return")  # past the two jobs of that name
    no_dialog(app)
    find(app, "push button", "SQL-klynge, in the middle")
    app.close()


run([
    changed_in_place_and_several_at_once,
    one_filter_for_all_pages,
    search_goes_there,
])
