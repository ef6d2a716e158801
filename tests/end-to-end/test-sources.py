# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of lanes and sources: a file comes in, is seen there, changes, and is read again; what became of
it is read from the accessibility tree and with skv."""

import json
import os
import time

import harness
from accessible import GLib, application, focus_dialog, no_dialog, press, type_text, walk
from harness import App, Failure, example_plan, poll, skv

BEFORE = "Eldrerådet 7. mai 2019\nEldrerådet 4. juni 2019\n"
AFTER = "Eldrerådet 7. mai 2019 kl. 18\nStyret 9. september 2019\n"


def sources(plan):
    return json.loads(skv("sources", plan, "--format", "json"))


def lanes(plan):
    return [row["title"] for row in json.loads(skv("lanes", plan, "--format", "json"))]


def has_row(app, *parts):
    def search():
        try:
            return any(all(part in f"{node.get_name()} {node.get_description()}" for part in parts)
                       for node in walk(application(app)) if node.get_role_name() == "list item")
        except GLib.Error:
            return False
    poll(f"a row with {parts}", search)


def write(path, text, moved=0):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    now = time.time() + moved
    os.utime(path, (now, now))


def show_page(app):
    app.key("ctrl+8")


def step_down_by_keyboard(app, plan):
    """From the lane that has the keyboard upwards until Alt+Down finds one that has another below it; its place
    before. On the rail, which is farther up, Alt+Down goes to the next page."""
    before = lanes(plan)
    show_page(app)
    for _ in range(30):
        app.key("alt+Down")
        time.sleep(0.2)
        after = lanes(plan)
        if after != before:
            place = next(i for i, title in enumerate(before) if after[i] != title)
            if after[place:place + 2] != [before[place + 1], before[place]]:
                raise Failure(f"not one place down: {before}, {after}")
            return place
        app.key("shift+Tab")
    raise Failure("the keyboard does not lead to a lane")


def a_file_comes_in_changes_and_is_read_again(folder):
    plan = example_plan(folder)
    path = os.path.join(folder, "styre.txt")
    write(path, BEFORE, moved=-3600)
    skv("import", plan, "--lane", "meeting", path)
    app = App(plan)
    show_page(app)
    has_row(app, "styre.txt", "read today", "2 items, 2 in 2019")
    if any(row["file"] != "as-read" for row in sources(plan)):
        raise Failure("the file is taken for a changed one")

    # Somebody saves a newer one.
    write(path, AFTER, moved=60)
    has_row(app, "styre.txt", "The file has changed")
    press(app, "Read “styre.txt” Again")
    focus_dialog(app)
    has_row(app, "Eldrerådet", "18:00", "Until now: Tuesday 7 May 2019")
    has_row(app, "Styret", "Monday 9 September 2019")
    has_row(app, "Eldrerådet", "Tuesday 4 June 2019")  # no longer in the file
    press(app, "Bring In 2")
    no_dialog(app)
    poll("one more item of the same source", lambda: [row["items"] for row in sources(plan)] == [3])
    has_row(app, "styre.txt", "3 items, 3 in 2019")

    # Gone, and still in the plan.
    os.remove(path)
    has_row(app, "styre.txt", "The file is gone")
    app.key("ctrl+z")
    poll("taken back", lambda: [row["items"] for row in sources(plan)] == [2])
    app.close()


def lanes_are_made_moved_and_renamed(folder):
    plan = example_plan(folder)
    app = App(plan)
    show_page(app)
    first = lanes(plan)
    press(app, "New Lane…")
    focus_dialog(app)
    type_text("Kurs")
    app.key("Return")
    no_dialog(app)
    poll("a lane more", lambda: lanes(plan) == first + ["Kurs"])
    has_row(app, "Kurs", "empty")
    press(app, "Move Kurs Up")
    poll("one place up", lambda: lanes(plan) == first[:-1] + ["Kurs", first[-1]])
    app.focus()  # it may still have been on its way from the dialog
    time.sleep(0.3)
    app.key("ctrl+z")
    poll("the last again", lambda: lanes(plan) == first + ["Kurs"])
    before = lanes(plan)
    place = step_down_by_keyboard(app, plan)
    time.sleep(0.5)  # the rows are made anew; the keyboard stays with the lane
    app.key("alt+Down")
    poll("two places down", lambda: place + 2 == len(before) or lanes(plan)[place + 2] == before[place])
    app.close()


harness.run([a_file_comes_in_changes_and_is_read_again, lanes_are_made_moved_and_renamed])
