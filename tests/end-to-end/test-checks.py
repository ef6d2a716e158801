# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks mean, their examples, and how a plan wants them."""

import os
import time

import accessible
from accessible import act, find, find_window, focus_dialog, gone, no_dialog, press, type_text
import harness
from harness import App, Failure, conflicts, example_plan, poll, run, skv


EXAMPLE = "checks/exam"  # little to walk through: one conflict


def found(plan, check):
    return [c for c in conflicts(plan, 2027) if c["check"] == check]


def find_in(window, role, part):
    """As find(), of one window, which is quicker."""
    return poll(f"{role} “{part}”", lambda: next(
        (node for node in accessible.walk(window) if node.get_role_name() == role
         and (node.get_name() or "").startswith(part)), None))


def the_help_opens_an_example_that_shows_its_conflict(folder):
    plan = example_plan(folder, EXAMPLE)
    with open(plan, "rb") as file:
        before = file.read()
    temporary = os.path.join(folder, "tmp")
    os.mkdir(temporary)
    app = App(plan, env={"TMPDIR": temporary})
    app.key("F1")
    window = find_window(app, "Help")
    help_window = focus_dialog(app)
    type_text("lifting")  # a word of what solves it
    find_in(window, "panel", "Freeze")
    press(app, "Open Example")
    example = find_window(app, "Eksempel: endringsstopp · 2027")
    card = find_in(example, "list item", "Hard conflict: Valgsystem: ny versjon i endringsstoppen")
    poll("the card chosen", lambda: card.get_state_set().contains(accessible.Atspi.StateType.SELECTED))
    if "Example, not kept" not in accessible.words(example):
        raise Failure("it is not told that it is an example")
    if len(os.listdir(temporary)) != 1:
        raise Failure(f"made: {os.listdir(temporary)}")

    window = next(w for w in accessible.windows(app) if w not in (app.window, help_window))
    harness.focus(window)
    time.sleep(0.5)
    app.key("ctrl+w")
    poll("nothing left of it", lambda: not os.listdir(temporary))
    with open(plan, "rb") as file:
        if file.read() != before:
            raise Failure("the plan was touched")
    harness.focus(help_window)
    time.sleep(0.5)
    app.key("Escape", "Escape")  # the search, then the window
    no_dialog(app)
    app.close()


def a_conflict_says_what_its_check_means(folder):
    app = App(example_plan(folder, EXAMPLE))
    press(app, "What does this check mean? Exam")
    window = find_window(app, "Help")
    focus_dialog(app)
    find_in(window, "panel", "Exam")
    find_in(window, "label", "In this plan: hard")
    app.key("Escape")
    no_dialog(app)
    app.close()


def a_check_switched_off_and_on_again(folder):
    plan = example_plan(folder, EXAMPLE)
    app = App(plan)
    before = found(plan, "exam")
    find(app, "push button", "What does this check mean? Exam")
    app.key("ctrl+k")
    window = find_window(app, "Checks of This Plan")
    focus_dialog(app)
    find_in(window, "label", f"{len(before)} found")
    act(find_in(window, "check box", "Check for: Exam"), "toggle")
    poll("no exam told", lambda: not found(plan, "exam"))
    gone(app, "push button", "What does this check mean? Exam")
    app.key("ctrl+z")
    poll("as before", lambda: found(plan, "exam") == before)
    find(app, "push button", "What does this check mean? Exam")
    find_in(window, "label", f"{len(before)} found")

    # A number is one edit, however many steps lead to it.
    steps = find_in(window, "spin button", "Most Steps")
    for number in (1, 2, 3):
        steps.set_current_value(number)
    poll("the hop limit", lambda: '"hop_limit": 3' in skv("export", plan, "--format", "json"))
    app.key("ctrl+z")
    poll("none", lambda: '"hop_limit"' not in skv("export", plan, "--format", "json"))
    steps.set_current_value(2)
    app.close()  # at once: it is kept all the same
    if '"hop_limit": 2' not in skv("export", plan, "--format", "json"):
        raise Failure("the number was lost")


run([
    the_help_opens_an_example_that_shows_its_conflict,
    a_conflict_says_what_its_check_means,
    a_check_switched_off_and_on_again,
])
