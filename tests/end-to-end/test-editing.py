# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates as people say them, copies, and one of many: by keyboard."""

from accessible import focus_dialog, no_dialog, type_into, type_text
from harness import App, Failure, example_plan, occurrences, poll, run


def jobs(plan):
    return {key: row for key, row in occurrences(plan, lane="maintenance").items()}


def evenings(plan):
    return sorted(row["start"][:16] for row in occurrences(plan, lane="window").values())


def a_date_said_brings_its_times(folder):
    plan = example_plan(folder)
    before = jobs(plan)
    app = App(plan)
    app.key("ctrl+m")
    focus_dialog(app)
    type_text("Lisensserver byttet")
    type_into(app, "Date", "14/6 18-22")
    app.key("ctrl+Return")
    no_dialog(app)
    new = poll("the new job", lambda: set(jobs(plan)) - set(before)).pop()
    row = jobs(plan)[new]
    if (row["start"], row["end"]) != ("2019-06-14T18:00:00+02:00", "2019-06-14T22:00:00+02:00"):
        raise Failure(f"made: {row}")

    # A copy of it, on another day as said in another way.
    app.settle()
    app.choose(new)
    app.key("ctrl+d")
    focus_dialog(app)
    app.key("ctrl+a")
    type_text("onsdag uke 33")
    app.key("ctrl+Return")
    no_dialog(app)
    copy = poll("the copy", lambda: set(jobs(plan)) - set(before) - {new}).pop()
    row = jobs(plan)[copy]
    if (row["title"], row["start"]) != ("Lisensserver byttet", "2019-08-14T18:00:00+02:00"):
        raise Failure(f"copied: {row}")
    app.key("ctrl+z")
    poll("no copy", lambda: copy not in jobs(plan))
    app.close()


def one_of_many_is_asked_about(folder):
    plan = example_plan(folder)
    before = evenings(plan)
    app = App(plan)
    evening = next(key for key, row in occurrences(plan, lane="window").items()
                   if row["start"].startswith("2019-10-16"))
    app.choose(evening)
    app.key("m", "Right", "Right", "Return")
    focus_dialog(app)
    app.key("alt+a")  # all from here on
    no_dialog(app)
    moved = poll("the later ones moved", lambda: evenings(plan) != before and evenings(plan))
    if [day for day in moved if day < "2019-10"] != [day for day in before if day < "2019-10"]:
        raise Failure(f"earlier ones moved: {moved}")
    if not any(day.startswith("2019-10-18") for day in moved) or len(moved) != len(before):
        raise Failure(f"later ones: {moved}")
    app.key("ctrl+z")
    poll("all as it was", lambda: evenings(plan) == before)

    app.settle()
    app.choose(evening)
    app.key("m", "Right", "Right", "Return")
    focus_dialog(app)
    app.key("Return")  # only this one
    no_dialog(app)
    alone = poll("one moved", lambda: evenings(plan) != before and evenings(plan))
    if len(set(before) - set(alone)) != 1 or not any(day.startswith("2019-10-18") for day in alone):
        raise Failure(f"alone: {alone}")
    app.close()


run([a_date_said_brings_its_times, one_of_many_is_asked_about])
