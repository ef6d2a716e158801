# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minutes: a window without a plan, the assistant by keyboard alone, the year that comes of it."""

import json
import os
import time

from accessible import find, find_window, focus_dialog, no_dialog, press, type_text, windows
import harness
from harness import Failure, Fresh, poll, run, skv

TABLE = "Utvalg;Dato\nKommunestyret;11.2.2027\nKommunestyret;18.3.2027\n"


def whole(plan):
    return json.loads(skv("export", plan, "--format", "json"))


def a_plan_by_keyboard_alone(folder):
    table = os.path.join(folder, "moteplan 2027.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(TABLE)
    app = Fresh(folder)
    find(app, "heading", "Examples to Look At")
    app.key("ctrl+n")
    find_window(app, "New Plan")
    own = focus_dialog(app)
    app.key("Return")  # Norway it is
    time.sleep(0.5)
    app.key("Return")  # nothing is said yet: it stays, and says what is missing
    find(app, "label", "The plan needs a title")
    find(app, "label", "Step 2 of 5")
    app.key("alt+Left")
    find(app, "label", "Step 1 of 5")
    app.key("alt+Right")
    time.sleep(0.5)
    type_text("Aukra kommune")
    app.key("alt+a")
    time.sleep(0.3)
    type_text("Rauma kommune")
    app.key("Escape")  # something was typed: it asks
    question = focus_dialog(app, (own,))
    app.key("Escape")
    poll("the question gone", lambda: question not in windows(app))
    harness.focus(own)
    time.sleep(0.4)
    app.key("alt+n")
    find(app, "label", "Step 3 of 5")
    app.key("alt+f")
    focus_dialog(app, (own,))
    app.key("ctrl+a")
    type_text(table)
    app.key("Return")
    find(app, "label", "moteplan 2027.csv")
    harness.focus(own)
    time.sleep(0.4)
    app.key("alt+n")
    find(app, "label", "Step 4 of 5")
    app.key("alt+n")
    find(app, "label", "Step 5 of 5")
    app.key("Return")

    # What was in the table comes in by the dialog that shows it first.
    plan = os.path.join(folder, "systemkveld", next_name())
    poll("the file", lambda: os.path.exists(plan))
    imported = poll("the import", lambda: [w for w in windows(app) if w not in (app.window, own)])[0]
    poll("the plan filled", lambda: whole(plan).get("rules"))
    harness.focus(imported)
    time.sleep(1)
    app.key("Return")
    poll("the meetings", lambda: len(whole(plan).get("items", [])) == 2)
    no_dialog(app)

    found = whole(plan)
    names = [row["name"] for row in found["organisations"]]
    if names != ["Aukra kommune", "Rauma kommune"] or len(found["rules"]) != 1:
        raise Failure(f"made: {names} {found['rules']}")
    # One undo takes the meetings, one all that the assistant put in.
    app.key("ctrl+z")
    poll("no meetings", lambda: not whole(plan).get("items"))
    app.key("ctrl+z")
    poll("the empty plan", lambda: not whole(plan).get("rules") and not whole(plan).get("organisations"))
    app.close()


def next_name():
    """From September on it is next year's."""
    now = time.localtime()
    return f"Joint IT {now.tm_year + (now.tm_mon >= 9)}.skv"


def an_example_and_help(folder):
    app = Fresh(folder)
    app.key("F1")
    find_window(app, "Help")
    help_window = focus_dialog(app)
    type_text("webcal")
    find(app, "label", "No page speaks of that")
    app.key("ctrl+a")
    type_text("Outlook")
    find(app, "label", "Bring In Dates")
    app.key("Escape", "Escape")
    poll("help closed", lambda: help_window not in windows(app))
    app.focus()
    time.sleep(0.3)
    press(app, "Open…")
    focus_dialog(app)
    app.key("Escape")
    no_dialog(app)
    if os.path.exists(os.path.join(folder, "systemkveld", "plan.skv")):
        raise Failure("a file was written")
    app.close()


run([a_plan_by_keyboard_alone, an_example_and_help])
