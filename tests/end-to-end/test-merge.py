# SPDX-License-Identifier: GPL-3.0-or-later
"""Two copies of a plan become one: what collides is read, looked at in the year, and taken back in one step."""

import os
import shutil

import harness
from accessible import act, application, find, find_window, focus_dialog, no_dialog, press, walk, windows, words
from harness import App, Failure, example_plan, occurrences, poll, run, skv, xdotool

COLLIDES, COMES, KEPT = "visma-ny-versjon", "brannmur-regelsett", "ephorte-ny-versjon"
ITEMS = (COLLIDES, COMES, KEPT)


def days(plan):
    rows = occurrences(plan)
    return [rows[item]["start"][:10] for item in ITEMS]


def choose_file(app, path):
    """Through the menu and the file dialog."""
    before = windows(app)
    poll("the menu", lambda: next((node for node in walk(application(app)) if node.get_name() == "Main menu"
                                   and node.get_n_actions()), None)).do_action(0)
    act(find(app, "menu item", "Merge With Another Copy…"), "click")
    chooser = poll("the file dialog", lambda: next(iter(set(windows(app)) - set(before)), None))
    harness.focus(chooser)
    harness.time.sleep(0.5)
    xdotool("type", "--delay", 15, path)
    harness.time.sleep(0.5)
    app.key("Return")
    poll("the file dialog gone", lambda: chooser not in windows(app))


def two_copies_become_one(folder):
    plan = example_plan(folder)
    other = os.path.join(folder, "other.skv")
    shutil.copy(plan, other)
    skv("move", plan, COLLIDES, "--to", "2019-02-13")
    skv("move", plan, KEPT, "--to", "2019-03-13")
    skv("move", other, COLLIDES, "--to", "2019-03-14")
    skv("move", other, COMES, "--to", "2019-03-14")
    ours = days(plan)
    app = App(plan)
    choose_file(app, other)
    focus_dialog(app)
    said = poll("what comes in", lambda: words(find_window(app, "Merge With Another Copy")))
    for part in ("1 change comes in, 1 collides", "copies of one plan", "both copies changed it", "Here",
                 "In the Other Copy", "13 February 2019", "14 March 2019", "Brannmur"):
        if part not in said:
            raise Failure(f"{part!r} is not in {said!r}")
    if days(plan) != ours:
        raise Failure("it was merged before anybody said so")
    if "SKV_E2E_SHOTS" in os.environ:
        app.screenshot(os.path.join(os.environ["SKV_E2E_SHOTS"], "merge.png"))
    press(app, "Merge")
    no_dialog(app)
    poll("both as one", lambda: days(plan) == ["2019-02-13", "2019-03-14", "2019-03-13"])
    find(app, "panel", "What if: From other.skv")
    find(app, "label", "Merged with “other.skv”: 1 change comes in, 1 collides")
    if "SKV_E2E_SHOTS" in os.environ:
        harness.time.sleep(1)
        app.screenshot(os.path.join(os.environ["SKV_E2E_SHOTS"], "merge-year.png"))
    app.key("ctrl+z")
    poll("undone in one step", lambda: days(plan) == ours)
    app.close()


run([two_copies_become_one])
