# SPDX-License-Identifier: GPL-3.0-or-later
"""An outage from the alarm to the follow-up, and an emergency, in the window, with a clock that the test sets."""

import json
import os

import accessible
import harness
from accessible import act, application, find, find_window, focus_dialog, go_to, no_dialog, press, type_into, type_text
from accessible import walk, words
from harness import App, Failure, example_plan, poll, run, skv

clock = None  # the file that the application reads the time from


def set_clock(moment):
    """As in Coordinated Universal Time; in June the plan's clock shows two hours more."""
    seconds = harness.subprocess.run(["date", "-u", "-d", moment, "+%s"], capture_output=True, text=True, check=True)
    with open(clock + ".new", "w", encoding="utf-8") as file:
        file.write(seconds.stdout)
    os.replace(clock + ".new", clock)


def shot(app, name):
    if "SKV_E2E_SHOTS" in os.environ:
        harness.time.sleep(0.6)
        app.screenshot(os.path.join(os.environ["SKV_E2E_SHOTS"], name + ".png"))


def exported(plan, kind):
    return json.loads(skv("export", plan, "--format", "json")).get(kind, [])


def one(plan, lane, **wanted):
    return next((row for row in exported(plan, "items") if row["lane"] == lane
                 and all(row.get(name) == value for name, value in wanted.items())), None)


def entries(plan, kind, **wanted):
    return [row for row in exported(plan, "log_entries") if row["entry_kind"] == kind
            and all(row.get(name) == value for name, value in wanted.items())]


def message(app):
    """What will be said, as the outage's window has it."""
    view = poll("the message", lambda: next((node for node in walk(find_window(app, "Outage"))
                                             if node.get_role_name() == "text"
                                             and node.get_name() == "What will be said"), None))
    return accessible.Atspi.Text.get_text(view, 0, accessible.Atspi.Text.get_character_count(view))


def fill(app, name, text, enter=False):
    """Into the entry of that name; the alarm and the emergency are by keyboard alone."""
    entry = find(app, "text", name)
    accessible.Atspi.EditableText.set_text_contents(entry, text)
    if enter:
        act(entry, "activate")


def tick(app, text):
    box = find(app, "check box", text)
    act(box, "check.press")


def alarm(plan, app):
    """Six keys, the first of them with two others held: well under ten seconds."""
    app.key("ctrl+shift+o")
    main = focus_dialog(app)
    type_text("feid")
    poll("what is meant and goes down with it",
         lambda: "FEIDE. Also affected: " in words(find_window(app, "Outage")))
    shot(app, "outage-start")
    app.key("Return")
    item = poll("registered", lambda: one(plan, "outage"))
    if (item["start"], item["status"], item["systems"]) != ("2019-06-04T09:20:00+02:00", "started", ["feide"]):
        raise Failure(str(item))
    # what people are told, in the plan's language whatever the program speaks
    poll("the message", lambda: message(app).startswith("FEIDE virker ikke\n"))
    if "Vi vet ennå ikke når det virker igjen." not in message(app):
        raise Failure(message(app))
    return main, item["id"]


def course(plan, app, main):
    fill(app, "Ticked By", "Superbruker")
    set_clock("2019-06-04T07:25:00Z")
    tick(app, "Si fra til en superbruker")
    poll("ticked with time and name",
         lambda: entries(plan, "step", step="super-user", done=True, by="Superbruker", made="2019-06-04T07:25:00Z"))
    # Told: by mail, to all; from then on there is only news to tell.
    press(app, "Mark as Sent…")
    focus_dialog(app, before=[main])
    fill(app, "To", "alle ansatte")
    app.key("Return")
    notice = poll("the notice", lambda: exported(plan, "notices"))[0]
    if notice["notice_kind"] != "outage" or not notice["content"].startswith("FEIDE virker ikke\n"):
        raise Failure(str(notice))
    harness.focus(main)
    # 7 days: nothing. 8 days: the manager's task.
    set_clock("2019-06-04T08:00:00Z")
    fill(app, "New Expected End", "P7D", enter=True)
    poll("seven days", lambda: len(entries(plan, "expected")) == 1)
    if entries(plan, "task"):
        raise Failure("seven days raised a task")
    fill(app, "New Expected End", "P8D", enter=True)
    task = poll("eight days", lambda: entries(plan, "task"))[0]
    if task["step"] != "measures" or task["due"] != "2019-06-04":
        raise Failure(str(task))
    find(app, "check box", "Bestem tiltak")
    due = json.loads(skv("due", plan, "--today", "2019-06-04", "--format", "json"))
    if [row["title"] for row in due if row["kind"] == "task"] != [task["content"]]:
        raise Failure(str(due))
    poll("the history of what was expected", lambda: "Tuesday 11 June 2019, 09:20" in words(find_window(app, "Outage")))
    fill(app, "News", "Vi skriver på papir", enter=True)
    poll("the news", lambda: message(app).startswith("Nytt: ") and "Vi skriver på papir" in message(app))
    shot(app, "outage-course")


def over(plan, app, outage):
    set_clock("2019-06-04T13:20:00Z")
    fill(app, "What It Was", "en svitsj")
    press(app, "End Outage")
    item = poll("over", lambda: one(plan, "outage", status="done"))
    if (item["end"], item["outcome"]) != ("2019-06-04T15:20:00+02:00", "en svitsj"):
        raise Failure(str(item))
    poll("the last message", lambda: message(app).startswith("Virker igjen: ") and "6 timer" in message(app))
    fill(app, "What Is Left to Do", "Reservesvitsj")
    fill(app, "By When", "20 juni")
    press(app, "Add")
    poll("the follow-up", lambda: entries(plan, "follow-up", content="Reservesvitsj", due="2019-06-20"))
    tick(app, "Reservesvitsj")
    poll("done", lambda: entries(plan, "follow-up", content="Reservesvitsj", done=True))
    shot(app, "outage-over")
    app.key("Escape")
    no_dialog(app)
    # In the year it lies in its own lane, and opens as what it is.
    app.choose(outage)
    app.key("Return")
    focus_dialog(app)
    find(app, "check box", "Bestem tiltak")
    app.key("Escape")
    no_dialog(app)


def emergency(plan, app):
    app.key("ctrl+shift+m")
    main = focus_dialog(app)
    type_into(app, "System", "visma")
    type_into(app, "Reason", "Lekkasje")
    type_into(app, "Decided By", "IT-sjef")
    poll("what it crosses", lambda: "Lønnskjøring" in find(app, "label", "Conflicts that it crosses").get_name())
    shot(app, "emergency")
    app.key("Return")
    item = poll("begun", lambda: one(plan, "maintenance", emergency=True, reason="Lekkasje"))
    if (item["start"], item["status"], item["by"]) != ("2019-06-04T15:20:00+02:00", "started", "IT-sjef"):
        raise Failure(str(item))
    if not any("Lønnskjøring" in row["content"] and "Lekkasje" in row["content"]
               for row in entries(plan, "news", item=item["id"])):
        raise Failure("what it crosses is not kept")
    # the notice is there at once
    focus_dialog(app, before=[main])
    find_window(app, "Announcement")
    shot(app, "emergency-notice")
    app.key("Escape")
    no_dialog(app)
    app.key("ctrl+shift+e")
    focus_dialog(app)
    poll("listed for the next meeting", lambda: "Lekkasje" in words(application(app)))
    app.key("Escape")
    no_dialog(app)


def from_alarm_to_follow_up(folder):
    global clock
    plan = example_plan(folder)
    clock = os.path.join(folder, "clock")
    set_clock("2019-06-04T07:20:00Z")
    app = App(plan, env={"SKV_TEST_NOW": clock})
    main, outage = alarm(plan, app)
    course(plan, app, main)
    over(plan, app, outage)
    emergency(plan, app)
    app.close()


run([from_alarm_to_follow_up])
