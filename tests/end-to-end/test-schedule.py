# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole year planned: the proposal as on the command line, two of it accepted as one edit, and what it says
when the plan changes meanwhile."""

import json
import os

from accessible import application, find, press, walk
from harness import App, Failure, poll, run, skv

PLAN = {
    "format": "skv-plan",
    "version": 1,
    "plan": {"title": "Hele året", "country": "NO", "time_zone": "Europe/Oslo", "language": "nb"},
    "systems": [{"id": "arkiv", "name": "Arkivet"}, {"id": "nett", "name": "Nettet"}],
    "rules": [{"id": "kveld", "lane": "window", "title": "Systemkveld",
               "base": {"rrule": "FREQ=MONTHLY;BYDAY=2WE"}, "start": "17:00", "duration": "PT5H"}],
    "items": [
        {"id": "lukking", "lane": "critical", "title": "Årsavslutning", "start": "2019-01-01", "end": "2019-02-01",
         "systems": ["arkiv"]},
        {"id": "ny", "lane": "maintenance", "title": "Oppgradering", "duration": "PT2H", "systems": ["arkiv"],
         "status": "proposed"},
        {"id": "rens", "lane": "maintenance", "title": "Opprydding", "duration": "PT1H", "systems": ["arkiv"],
         "status": "proposed", "after": ["ny"]},
        {"id": "ruter", "lane": "maintenance", "title": "Ruter", "duration": "PT1H", "systems": ["nett"],
         "status": "proposed"},
        {"id": "uviss", "lane": "maintenance", "title": "Uviss", "systems": ["nett"], "status": "proposed"},
    ],
}


def make_plan(folder):
    plan, source = os.path.join(folder, "plan.skv"), os.path.join(folder, "plan.json")
    skv("new", plan)
    with open(source, "w", encoding="utf-8") as file:
        json.dump(PLAN, file)
    skv("import", plan, source)
    return plan


def starts(plan):
    rows = json.loads(skv("list", plan, "--year", "2019", "--lane", "maintenance", "--format", "json"))
    return {row["id"]: row["start"] for row in rows}


def layers(plan):
    return json.loads(skv("export", plan, "--format", "json")).get("layers", [])


def start(plan):
    """The year 2019 with its proposal."""
    app = App(plan)
    shown = int(sorted(poll("a year", lambda: app.dump()["days"]))[100][:4])
    app.key(*["ctrl+Prior" if shown > 2019 else "ctrl+Next"] * abs(shown - 2019))
    poll("2019", lambda: "2019-06-12" in app.dump()["days"])
    app.key("ctrl+shift+p")
    find(app, "label", "3 of 4 jobs placed")
    return app


def rows(app):
    return [node.get_name() for node in walk(application(app))
            if node.get_role_name() == "list item" and "→" in (node.get_name() or "")]


def two_are_accepted_and_undone(folder):
    plan = make_plan(folder)
    answer = json.loads(skv("schedule", plan, "--from", "2019-01-01", "--to", "2020-01-01", "--format", "json"))
    app = start(plan)
    find(app, "label", "How good it is: the best possible.")
    shown = poll("three places", lambda: rows(app) if len(rows(app)) == 3 else None)
    for job in answer["jobs"]:
        if job["start"] and not any(row.startswith(job["title"]) and job["reason"][1:] in row for row in shown):
            raise Failure(f"{job} is not in {shown}")
    ghosts = poll("ghosts", lambda: [item for item in app.dump()["items"] if item.startswith("proposed:")])
    if sorted(ghosts) != ["proposed:ny", "proposed:rens", "proposed:ruter"]:
        raise Failure(f"ghosts: {ghosts}")
    app.key("space")  # the first line has the keyboard
    find(app, "push button", "Accept Chosen (2)")
    first = next(job for job in answer["jobs"] if shown[0].startswith(job["title"]))
    expected = {job["item"]: job["start"] for job in answer["jobs"] if job["start"] and job is not first}
    press(app, "Accept Chosen (2)")
    poll("two in the file", lambda: starts(plan) == expected)
    find(app, "push button", "Accept Chosen (0)")
    app.focus()
    app.key("ctrl+z")
    poll("none in the file after one undo", lambda: starts(plan) == {})
    find(app, "label", "The plan has changed since")
    press(app, "Plan Again")
    find(app, "push button", "Accept Chosen (3)")
    press(app, "Keep What Is Chosen as a What-If")
    poll("a what-if in the file", lambda: [layer["name"] for layer in layers(plan)] == ["The whole of 2019 planned"])
    if starts(plan):
        raise Failure("a what-if is no part of the plan")
    app.focus()
    app.key("ctrl+shift+p")
    find(app, "push button", "Accept Chosen (3)")
    press(app, "Accept All")
    poll("all in the file", lambda: len(starts(plan)) == 3)
    poll("the ghosts gone", lambda: not [item for item in app.dump()["items"] if item.startswith("proposed:")])
    app.close()


run([two_are_accepted_and_undone])
