# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a date is open or closed; and evenings moved, cancelled and added by hand, with reason and decision."""

import json

import accessible
from accessible import (act, button, find, find_window, focus_dialog, go_to, no_dialog, press, type_into,
                        type_text, walk, words)
from harness import App, Failure, example_plan, occurrences, poll, run, skv


def lines(app):
    """What the explanation says, row by row, the verdict first."""
    window = find_window(app, "Why Open or Closed?")
    return [node.get_name() for node in walk(window)
            if node.get_role_name() == "list item" and node.get_name()]


def by_typing_a_date(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.key("ctrl+e")
    focus_dialog(app)
    type_text("17. april")
    told = poll("the day before Maundy Thursday", lambda: [
        line for line in lines(app) if "day before" in line.lower() and "Maundy Thursday" in line])
    if not told:
        raise Failure(str(lines(app)))
    # The same as on the command line, line by line.
    expected = skv("explain", plan, "2019-04-17").strip().splitlines()
    said = "\n".join(lines(app))
    for line in expected[1:]:
        text = line.split(": ", 1)[-1].strip()
        if text and text not in said:
            raise Failure(f"not told: {text!r} in {said!r}")

    type_into(app, "Date", "when it suits")
    poll("no answer to nonsense", lambda: not lines(app) or all("week" not in line for line in lines(app)))
    find(app, "text", "Date")
    app.key("ctrl+a")
    type_text("12. juni")
    poll("a window", lambda: any("Systemkveld" in line for line in lines(app)))
    app.key("Escape")
    no_dialog(app)
    app.close()


def from_the_year(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.choose("systemkveld:2019-06-12")
    app.key("question")
    focus_dialog(app)
    find(app, "list item", "Date: Wednesday 12 June 2019")
    app.key("Escape")
    no_dialog(app)

    app.click(*app.day_centre("2019-05-17"), button=3)
    act(find(app, "menu item", "Why Is This Day Open or Closed?"), "click")
    focus_dialog(app)
    find(app, "list item", "Public holiday: Constitution Day")
    app.key("Escape")
    no_dialog(app)
    app.close()


def a_line_selects_its_occurrence(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.choose("systemkveld:2019-06-12")
    app.key("question")
    focus_dialog(app)
    go_to(app, "list item", "Date: Wednesday 12 June", "Tab")
    go_to(app, "list item", "Service windows: “Systemkveld”, 12 June 2019", "Down")
    app.key("Return")
    app.focus()
    poll("the evening selected", lambda: find(app, "list item", "Systemkveld, Service windows, Wednesday 12 June")
         .get_state_set().contains(accessible.Atspi.StateType.SELECTED))
    app.close()


def evening(plan, start):
    rows = [row for row in occurrences(plan, lane="window").values() if row["start"].startswith(start)]
    return rows[0] if rows else None


def item(plan, part):
    """The item by which a person changed an occurrence, out of the whole plan."""
    whole = json.loads(skv("export", plan, "--format", "json"))
    return next((row for row in whole["items"] if row.get("rule") and part in row["start"]), None)


def open_evening(app, name):
    app.move_pointer(5, 5)  # else the tooltip of the day lies under the pointer
    app.settle()
    app.choose(name)
    app.key("Return")
    return focus_dialog(app)


def moved_cancelled_and_back(folder):
    plan = example_plan(folder)
    app = App(plan)
    before = open_evening(app, "systemkveld:2019-06-12")
    press(app, "Move This Evening…")
    focus_dialog(app, (before,))
    type_into(app, "New Date", "18. juni")
    type_into(app, "Reason", "Eksamen i PGS")
    type_into(app, "Decided By", "IT-sjefen")
    app.key("Return")
    no_dialog(app)
    poll("the evening on 18 June", lambda: evening(plan, "2019-06-18T17:00"))
    changed = item(plan, "2019-06-18")
    if (changed["reason"], changed["by"], changed["original_date"]) != ("Eksamen i PGS", "IT-sjefen", "2019-06-12"):
        raise Failure(f"kept: {changed}")

    # It tells so, with the year's count; and is cancelled where it lies now, decided by the same.
    before = open_evening(app, changed["id"])
    said = words(accessible.application(app))
    for part in ("Eksamen i PGS", "IT-sjefen", "of 24 moved this year"):
        if part not in said:
            raise Failure(f"not told: {part}")
    press(app, "Cancel This Evening…")
    focus_dialog(app, (before,))
    type_into(app, "Reason", "Ikke nødvendig")
    app.key("Return")
    no_dialog(app)
    poll("the evening cancelled", lambda: evening(plan, "2019-06-18")["status"] == "cancelled")
    app.settle()
    if changed["id"] not in app.dump()["items"]:
        raise Failure("a cancelled evening is no longer drawn")

    open_evening(app, changed["id"])
    press(app, "Follow the Rule Again")
    no_dialog(app)
    poll("the evening where the rule has it", lambda: evening(plan, "2019-06-12T17:00"))
    app.key("ctrl+z")
    poll("cancelled again by undo", lambda: evening(plan, "2019-06-18"))
    app.close()


def one_more_is_added(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.click(*app.day_centre("2019-09-03"), button=3)
    act(find(app, "menu item", "Add an Evening of “Systemkveld” Here…"), "click")
    focus_dialog(app)
    if button(app, "Add").get_state_set().contains(accessible.Atspi.StateType.SENSITIVE):
        raise Failure("added without a reason")
    type_into(app, "Reason", "Ny lagringsløsning")
    type_into(app, "Decided By", "IT-sjefen")
    app.key("Return")
    no_dialog(app)
    poll("one more evening", lambda: evening(plan, "2019-09-03T17:00"))
    if len(occurrences(plan, lane="window")) != 25:
        raise Failure("not 25 evenings")
    added = item(plan, "2019-09-03")
    if added.get("original_date") or added["rule"] != "systemkveld" or added["by"] != "IT-sjefen":
        raise Failure(f"added: {added}")
    open_evening(app, added["id"])
    press(app, "Remove This Added One")
    no_dialog(app)
    poll("24 evenings again", lambda: len(occurrences(plan, lane="window")) == 24)
    app.close()


run([
    by_typing_a_date,
    from_the_year,
    a_line_selects_its_occurrence,
    moved_cancelled_and_back,
    one_more_is_added,
])
