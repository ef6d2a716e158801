# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a job fits: the same places as on the command line, one of them taken as one edit."""

import json
import os
import time

from accessible import act, find, find_window, focus_dialog, no_dialog, press, search, walk, windows, words
import harness
from harness import App, Failure, example_plan, occurrences, poll, run, skv

JOB = "feide-sertifikat"  # falls in an exam


def places(plan, *more):
    return json.loads(skv("suggest", plan, JOB, "--format", "json", *more))


def start_of(plan):
    return occurrences(plan)[JOB]["start"]


def open_by_key(app):
    app.choose(JOB)
    app.key("ctrl+j")
    return focus_dialog(app)


def rows(app):
    """What each place says, in order."""
    window = find_window(app, "Where It Fits")
    return [node.get_name() for node in walk(window) if node.get_role_name() == "list item" and node.get_name()]


def the_best_is_taken_and_undone(folder):
    plan = example_plan(folder)
    before, answer = start_of(plan), places(plan, "--count", "15")
    app = App(plan)
    open_by_key(app)
    shown = poll("the places", lambda: rows(app))
    expected = [slot["when"] for slot in answer["slots"]]
    if [row.split(".")[0] for row in shown] != [when.split(".")[0] for when in expected]:
        raise Failure(f"{shown} instead of {expected}")
    for reason in answer["slots"][0]["reasons"]:
        if reason["text"] not in shown[0]:
            raise Failure(f"{reason['text']!r} is not in {shown[0]!r}")
    app.key("Return")  # the best has the keyboard
    no_dialog(app)
    poll("the job moved", lambda: start_of(plan) == answer["slots"][0]["start"])
    app.focus()
    app.key("ctrl+z")
    poll("the job back by one undo", lambda: start_of(plan) == before)
    app.close()


def another_by_button_from_the_menu(folder):
    plan = example_plan(folder)
    second = places(plan)["slots"][1]
    app = App(plan)
    app.click(*app.item_centre(JOB), button=3)
    act(find(app, "menu item", "Where It Fits…"), "click")
    focus_dialog(app)
    poll("the places", lambda: rows(app))
    app.key("Down")
    press(app, "Move Here")
    no_dialog(app)
    poll("the job moved", lambda: start_of(plan) == second["start"])
    app.close()


def an_evening_from_its_details(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.move_pointer(5, 5)
    app.settle()
    app.choose("systemkveld:2019-06-12")
    app.key("Return")
    before = focus_dialog(app)
    press(app, "Where It Fits…")
    focus_dialog(app, (before,))
    said = poll("the answer", lambda: words(find_window(app, "Where It Fits")))
    expected = json.loads(skv("suggest", plan, "systemkveld:2019-06-12", "--format", "json"))
    for line in expected["blockers"] + expected["relaxations"]:
        if (line.get("title") or line["text"]) not in said:
            raise Failure(f"not told: {line}")
    app.key("Escape")
    no_dialog(app)
    app.close()


def nothing_is_selected(folder):
    app = App(example_plan(folder))
    app.key("ctrl+j")
    poll("a word about it", lambda: search(app, "label", "Select a job first"))
    app.close()


def a_conflict_solved_from_its_card(folder):
    plan = example_plan(folder)
    told = json.loads(skv("suggest", plan, JOB, "--solve", "--format", "json"))["conflicts"]
    ways = [way for way in told[0]["solutions"] if way["kind"] == "move"]
    before, title = start_of(plan), occurrences(plan)[JOB]["title"]
    app = App(plan)
    press(app, f"What would solve the conflict of “{title}”")
    focus_dialog(app)
    press(app, ways[0]["text"])
    no_dialog(app)
    poll("the job moved", lambda: start_of(plan) == ways[0]["start"])
    app.key("ctrl+z")
    poll("the job back by one undo", lambda: start_of(plan) == before)
    app.close()


def a_place_for_what_is_being_written(folder):
    plan = example_plan(folder)
    best = places(plan)["slots"][0]
    app = App(plan)
    app.choose(JOB)
    app.key("Return")
    editor = focus_dialog(app)
    app.key("ctrl+j")
    focus_dialog(app, (editor,))
    poll("the places", lambda: rows(app))
    app.key("Return")
    poll("the editor alone", lambda: len(windows(app)) == 2)
    if start_of(plan) == best["start"]:
        raise Failure("moved before it is saved")
    harness.focus(editor)
    time.sleep(0.4)
    app.key("ctrl+Return")
    no_dialog(app)
    poll("the job saved there", lambda: start_of(plan) == best["start"])
    app.close()


BUNDLE = {
    "format": "skv-plan", "version": 1,
    "plan": {"title": "County", "country": "NO", "time_zone": "Europe/Oslo", "language": "nb"},
    "systems": [{"id": "erp", "name": "ERP"}],
    "items": [
        {"id": "w1", "lane": "window", "title": "Evening", "start": "2019-06-12T17:00", "duration": "PT5H"},
        {"id": "w2", "lane": "window", "title": "Evening", "start": "2019-06-19T17:00", "duration": "PT5H"},
        {"id": "a", "lane": "maintenance", "title": "Patch", "start": "2019-06-12T17:00", "duration": "PT2H",
         "systems": ["erp"]},
        {"id": "b", "lane": "maintenance", "title": "Upgrade", "start": "2019-06-19T18:00", "duration": "PT2H",
         "systems": ["erp"]}]}


def two_jobs_put_together(folder):
    plan, source = os.path.join(folder, "plan.skv"), os.path.join(folder, "plan.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump(BUNDLE, file)
    skv("new", plan)
    skv("import", plan, source)
    told = json.loads(skv("suggest", plan, "--bundles", "--from", "2019-01-01", "--horizon", "365",
                          "--format", "json"))["bundles"]
    starts = {job["item"]: job["start"] for job in told[0]["jobs"]}
    app = App(plan)
    app.key("ctrl+shift+j")
    focus_dialog(app)
    poll("why", lambda: told[0]["why"] in words(find_window(app, "Jobs That Belong Together")))
    press(app, "Put together: Patch, Upgrade")
    no_dialog(app)
    poll("both in one evening", lambda: {key: occurrences(plan)[key]["start"] for key in "ab"} == starts)
    app.key("ctrl+z")
    poll("apart by one undo", lambda: occurrences(plan)["b"]["start"].startswith("2019-06-19T18:00"))
    app.close()


run([
    a_conflict_solved_from_its_card,
    a_place_for_what_is_being_written,
    two_jobs_put_together,
    the_best_is_taken_and_undone,
    another_by_button_from_the_menu,
    an_evening_from_its_details,
    nothing_is_selected,
])
