# SPDX-License-Identifier: GPL-3.0-or-later
"""A department registers a period in its own copy of the plan and sends it as a file; the planner sees what it
would hit and accepts it; the answer comes back. What is the planner's cannot be changed in that copy."""

import json
import os

import accessible
from accessible import button, find, focus_dialog, no_dialog, press, type_into, type_text
from harness import App, Failure, example_plan, occurrences, poll, skv, run

PERIOD = "Regnskapsslutt"
DATES = "10.-15. juni"


def content(plan):
    return json.loads(skv("export", plan, "--format", "json"))


def copy_for(folder, plan, department):
    """What the planner sends to a department: the same plan, for its contacts."""
    whole = content(plan)
    whole["plan"] = {"title": "Kopi", "country": "NO", "time_zone": "Europe/Oslo", "language": "nb",
                     "audience": "contact", "audience_department": department}
    file = os.path.join(folder, "copy.json")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(whole, out)
    copy = os.path.join(folder, "copy.skv")
    skv("new", copy, "--country", "NO", "--title", "Kopi")
    skv("import", copy, file)
    return copy


def open_app(plan, shows_year=True):
    app = App(plan, shows_year=shows_year)
    app.move_pointer(5, 5)  # no tooltip is a window of its own
    return app


def said(app, text):
    poll(f"“{text}” said", lambda: text in accessible.words(accessible.application(app)))


def choose_file(app, path):
    """In the toolkit's own file dialog a path can be typed."""
    focus_dialog(app)
    app.key("ctrl+a")
    type_text(path)
    app.key("Return")


def register(app, copy, file):
    said(app, "My Periods")
    press(app, "Register a Period…")
    focus_dialog(app)
    type_into(app, "What Is It Called?", PERIOD)
    type_into(app, "Which Dates", DATES)
    said(app, "10–15 June 2019, week 24")
    type_into(app, "Why?", "Vi lukker regnskapet")
    press(app, "Register")
    no_dialog(app)
    request = poll("the request", lambda: content(copy).get("requests", [None])[0])
    if request["title"] != PERIOD or request.get("department") != "okonomi":
        raise Failure(f"registered as {request}")
    said(app, "Waits for the planner’s answer")
    press(app, "Send…")
    choose_file(app, file)
    no_dialog(app)
    poll("the file", lambda: os.path.exists(file) and PERIOD in open(file, encoding="utf-8").read())


def refused(app, copy):
    """Another's job, pulled elsewhere."""
    app.key("ctrl+1")
    item = "feide-sertifikat"
    poll("the year", lambda: app.dump()["items"].get(item))
    app.settle()
    start, before = app.item_centre(item), occurrences(copy)[item]["start"]
    app.press(*start)
    app.glide(start, app.day_centre("2019-09-10"))
    app.release()
    said(app, "can only be changed by the planner")
    if occurrences(copy)[item]["start"] != before:
        raise Failure("the contact has moved what is the planner's")


def answer(app, plan, file, back):
    app.key("alt+q")
    press(app, "Receive…")
    choose_file(app, file)
    poll("the preview", lambda: accessible.search(app, "push button", "Take In") or
         accessible.search(app, "push button", "_Take In"))
    said(app, PERIOD)
    press(app, "Take In")
    no_dialog(app)
    said(app, "What It Would Hit")
    said(app, "falls in the critical period")
    press(app, f"Accept “{PERIOD}”")
    poll("the period in the plan",
         lambda: [row for row in occurrences(plan, lane="critical").values() if row["title"] == PERIOD])
    said(app, "Accepted")
    press(app, f"Save the Answer to “{PERIOD}”")
    choose_file(app, back)
    no_dialog(app)
    poll("the answer", lambda: os.path.exists(back) and os.path.getsize(back) > 0)


def a_period_goes_there_and_back(folder):
    plan = example_plan(folder)
    copy = copy_for(folder, plan, "okonomi")
    file, back = os.path.join(folder, "periods.ics"), os.path.join(folder, "answer.ics")
    app = open_app(copy, shows_year=False)
    register(app, copy, file)
    refused(app, copy)
    app.close()
    app = open_app(plan)
    answer(app, plan, file, back)
    app.close()
    app = open_app(copy, shows_year=False)
    button(app, "Read Answer…")
    press(app, "Read Answer…")
    choose_file(app, back)
    button(app, "Take In")
    press(app, "Take In")
    no_dialog(app)
    said(app, "The planner has accepted it")
    if content(copy)["requests"][0]["state"] != "accepted":
        raise Failure(f"not accepted in the copy: {content(copy)['requests']}")
    app.close()


run([a_period_goes_there_and_back])
