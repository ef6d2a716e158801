# SPDX-License-Identifier: GPL-3.0-or-later
"""All conflicts of the year on one page, by keyboard: found, read, searched, accepted at once, opened and sent."""

import time

from accessible import application, children, find, focus_dialog, no_dialog, search, type_into, type_text, words
from harness import App, Failure, conflicts, example_plan, poll, run, skv

FIRST = "Hard conflict. Wed 16 January 17:00. Visma Enterprise: ny versjon. Årsavslutning. Critical period."


page = []


def said(app):
    """What is said on the page above the rows and below them, without looking through the rest of the window."""
    found, below = [], list(page)
    while below:
        node = below.pop()
        if node.get_role_name() in ("table", "tree table"):
            continue
        found.append(node.get_name() or "")
        below.extend(children(node))
    return " ".join(found)


def find_page(app):
    node = find(app, "label", "8 hard · 12 soft · 3 accepted · 2 notes")
    page[:] = [node.get_parent().get_parent()]


def accepted(plan):
    return sorted(row["item"] for row in conflicts(plan) if row["accepted"])


def open_page(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.key("alt+c")
    find_page(app)
    poll("the page", lambda: "8 hard · 12 soft · 3 accepted" in said(app))
    time.sleep(0.3)
    return plan, app


def row(app, name):
    return next((node for role in ("table row", "list item", "row") for node in [search(app, role, name)] if node), None)


def read_and_searched(folder):
    plan, app = open_page(folder)
    poll("the first row by its name", lambda: row(app, FIRST))
    app.key("Down", "Up", "Home")
    poll("why it is one", lambda: "falls in the critical period “Årsavslutning” (1–31 January 2019)" in said(app))
    poll("whom to ask", lambda: "Ask: Systemansvarlig lønn og regnskap" in said(app))
    poll("what is free instead", lambda: "Free instead:" in said(app))

    type_text("feide sert")  # typing in the list searches
    poll("two of them", lambda: "2 of 26 · 2 hard" in said(app))
    app.key("ctrl+a")
    type_text("xyzzy")
    poll("kind words", lambda: "Nothing Found" in said(app))
    app.key("Escape")
    poll("all of them", lambda: " of 26" not in said(app) and "8 hard · 12 soft · 3 accepted" in said(app))

    app.key("Home", "Return")  # its job, in the dialog
    focus_dialog(app)
    app.key("Escape")
    no_dialog(app)

    app.key("Menu")
    time.sleep(0.5)
    app.key("y")
    poll("the year", lambda: app.dump()["items"])
    find(app, "list item", "Visma Enterprise: ny versjon")
    app.close()


def several_accepted_at_once(folder):
    plan, app = open_page(folder)
    before = accepted(plan)
    app.key("Down", "Home", "shift+Down", "shift+Down")
    poll("three selected", lambda: "3 selected" in said(app))
    app.key("ctrl+c")
    poll("three copied", lambda: "Copied 3 conflicts" in words(application(app)))
    app.key("Menu")
    time.sleep(0.5)
    app.key("a")
    focus_dialog(app)
    type_into(app, "Reason", "avtalt")
    type_into(app, "Decided By", "IT-sjef")
    time.sleep(0.3)
    app.key("Return")
    no_dialog(app)
    poll("three more accepted", lambda: len(accepted(plan)) == len(before) + 3)
    if "Accept 3 conflicts" not in skv("history", plan):
        raise Failure("it is not one edit")
    poll("the counts", lambda: "5 hard · 12 soft · 6 accepted" in said(app))
    poll("still selected", lambda: "3 selected" in said(app))
    poll("who accepted them", lambda: "Accepted by IT-sjef: avtalt" in words(application(app)))
    app.key("ctrl+z")
    poll("one undo for all", lambda: accepted(plan) == before)
    poll("still selected", lambda: "8 hard · 12 soft · 3 accepted" in said(app) and "3 selected" in said(app))
    app.close()


run([
    read_and_searched,
    several_accepted_at_once,
])
