# SPDX-License-Identifier: GPL-3.0-or-later
"""The history by keyboard and accessibility tree: what touched one evening, then, with more edits by
another program, back to that one and all made again."""

import json
import time

from accessible import act, application, focus_dialog, no_dialog, press, search, words
from harness import App, Failure, example_plan, occurrences, poll, run, skv

EVENING, OTHER, THIRD = "systemkveld:2019-06-12", "systemkveld:2019-08-14", "systemkveld:2019-10-16"
FOURTH = "systemkveld:2019-11-13"


def said(app):
    return words(application(app))


def undone(plan):
    return [entry["undone"] for entry in json.loads(skv("history", plan, "--format", "json"))]


def history_of(app, item):
    """The page with what touched that item, from its menu; the keyboard is in the list."""
    def opened():
        if "Only what touched “Systemkveld”" in said(app):
            return True
        entry = search(app, "menu item", "History")
        if entry is None:
            app.click(*app.item_centre(item), button=3)
        else:
            act(entry, "click")
        time.sleep(0.4)  # a menu that is still growing takes no click
        return False
    poll("only its edits", opened)
    poll("the move", lambda: search(app, "list item", "Move “Systemkveld” to 11 June"))


def moved_evening(folder):
    plan = example_plan(folder)
    skv("move", plan, FOURTH, "--to", "2019-11-12")
    skv("move", plan, EVENING, "--to", "2019-06-11", "--reason", "Ferie")
    newest, = json.loads(skv("history", plan, "--format", "json", "--detail", "--count", "1"))
    return plan, newest["changes"][0]["id"]


def there_and_back(folder):
    plan, item = moved_evening(folder)
    first = occurrences(plan)
    app = App(plan)
    history_of(app, item)
    if search(app, "list item", "Move “Systemkveld” to 12 November"):
        raise Failure("an edit of another evening is listed")
    app.key("alt+a")  # show all
    poll("all", lambda: search(app, "list item", "Move “Systemkveld” to 12 November"))
    # Another program edits meanwhile; what is selected stays so.
    skv("move", plan, OTHER, "--to", "2019-08-13")
    poll("its edit", lambda: search(app, "list item", "Move “Systemkveld” to 13 August"))
    skv("cancel", plan, THIRD, "--reason", "Valg")
    poll("and the next", lambda: search(app, "list item", "Cancel “Systemkveld”"))
    last = occurrences(plan)

    poll("what it changed", lambda: "moved from 12 June 2019 to 11 June 2019 17:00" in said(app)
         and "Ferie" in said(app))
    poll("how many are newer", lambda: "Undoes 2 newer edits" in said(app))
    press(app, "Undo to Here…")
    focus_dialog(app)
    poll("the question", lambda: "Undo 2 Edits?" in said(app))
    app.key("Return")
    no_dialog(app)
    poll("undone", lambda: undone(plan)[:3] == [True, True, False])
    if occurrences(plan) != first:
        raise Failure("the plan is not as it was after the first edit")
    poll("told", lambda: "Undone: 2 edits, back to Move “Systemkveld” to 11 June" in said(app))
    poll("the word", lambda: search(app, "list item", "Cancel “Systemkveld” on 16 October 2019, undone"))

    # All of it again, from the newest.
    app.key("Home")
    poll("the other button", lambda: "Makes 2 undone edits again" in said(app))
    press(app, "Redo to Here")
    poll("made again", lambda: not any(undone(plan)))
    if occurrences(plan) != last:
        raise Failure("the plan is not as it was in the end")
    app.close()


run([
    there_and_back,
])
