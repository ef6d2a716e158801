# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff is told of a job: in words of one's own, kept as sent, and taken back; the year becomes a folder of files."""

import json
import os

import accessible
import harness
from accessible import act, application, find, find_window, focus_dialog, menu, no_dialog, press, type_into, type_text, walk
from accessible import windows, words
from harness import App, Failure, example_plan, poll, run, skv, xdotool

JOB = "feide-sertifikat"


def exported(plan, kind):
    return json.loads(skv("export", plan, "--format", "json")).get(kind, [])


def status(plan):
    return next(row.get("status", "proposed") for row in exported(plan, "items") if row["id"] == JOB)


def shot(app, name):
    if "SKV_E2E_SHOTS" in os.environ:
        harness.time.sleep(0.6)
        app.screenshot(os.path.join(os.environ["SKV_E2E_SHOTS"], name + ".png"))


def preview(app, title, name):
    """The whole text of the text view of that name in the window of that title."""
    text = poll(name, lambda: next((one for one in walk(find_window(app, title))
                                    if one.get_role_name() == "text" and one.get_name() == name), None))
    return accessible.Atspi.Text.get_text(text, 0, accessible.Atspi.Text.get_character_count(text))


def told(plan, app):
    app.choose(JOB)
    app.key("ctrl+shift+a")
    main = focus_dialog(app)
    poll("the words", lambda: "FEIDE" in preview(app, "Announcement", "What will be said"))
    shot(app, "announce")

    # Words of one's own: what is wrong is said, and cannot be saved.
    menu(app, "Save and Wording", "Edit Wording…")
    focus_dialog(app, before=[main])
    accessible.go_to(app, "text", "Words, with names in braces", "Tab")
    app.key("ctrl+a")
    type_text("Vi varsler: {title")
    poll("what is wrong", lambda: "line 1: a brace begins nothing" in words(find_window(app, "Wording")))
    shot(app, "wording-wrong")
    type_text("}")
    poll("what comes of it", lambda: preview(app, "Wording", "What comes of it").startswith("Vi varsler: FEIDE"))
    save = poll("the button", lambda: next(
        (node for node in walk(find_window(app, "Wording"))
         if (node.get_name() or "").endswith("Save") and node.get_n_actions()), None))
    poll("it may be saved", lambda: save.get_state_set().contains(accessible.Atspi.StateType.SENSITIVE))
    shot(app, "wording")
    act(save, "click")
    poll("kept", lambda: [row["content"] for row in exported(plan, "wordings")] == ["Vi varsler: {title}"])
    harness.focus(main)
    poll("told in these words",
         lambda: preview(app, "Announcement", "What will be said").startswith("Vi varsler: FEIDE"))

    # Kept as sent, which announces it.
    press(app, "Mark as Sent…")
    focus_dialog(app, before=[main])
    type_into(app, "To", "alle ansatte")
    type_into(app, "Sent By", "Driftsansvarlig")
    shot(app, "sent")
    app.key("Return")
    notice = poll("a notice", lambda: exported(plan, "notices"))[0]
    if (notice["item"], notice["recipients"], notice["by"], notice["channel"]) != (
            JOB, "alle ansatte", "Driftsansvarlig", "mail") or not notice["content"].startswith("Vi varsler: FEIDE"):
        raise Failure(str(notice))
    if status(plan) != "announced":
        raise Failure(status(plan))
    harness.focus(main)
    poll("the log", lambda: "alle ansatte" in words(find_window(app, "Announcement")))
    shot(app, "announced")
    app.key("Escape")
    no_dialog(app)
    app.key("ctrl+z")
    poll("taken back in one step", lambda: not exported(plan, "notices") and status(plan) != "announced")


def started_untold(plan, app):
    """From the list: who starts a job that nobody was told of says why."""
    app.key("ctrl+2")
    poll("the list", lambda: "82 entries" in words(application(app)))
    harness.time.sleep(0.3)
    app.key("Home", "Down", "Down", "Down")
    app.key("Menu")
    act(find(app, "menu item", "Status"), "click")
    act(accessible.find_exactly(app, "menu item", "Started"), "click")
    focus_dialog(app)
    find(app, "label", "Nobody was told of “Visma Enterprise: ny versjon”.")
    type_into(app, "Reason", "Lekkasje")
    type_into(app, "Decided By", "IT-sjef")
    shot(app, "start")
    app.key("Return")
    no_dialog(app)
    poll("started, with the reason", lambda: [
        (row["status"], row["reason"], row["by"]) for row in exported(plan, "items")
        if row["title"] == "Visma Enterprise: ny versjon"] == [("started", "Lekkasje", "IT-sjef")])


def used(plan, item):
    return json.loads(skv("used", plan, item, "--format", "json"))


def went(plan, app):
    """How a rule's evening went, by keyboard: nobody was told of it, so it says why; then one that is postponed."""
    app.key("ctrl+1")
    app.choose("systemkveld:2019-02-13")
    app.key("ctrl+r")
    main = focus_dialog(app)
    type_text("17:15")
    type_into(app, "Over", "22:30")
    type_into(app, "Outcome", "Alt gikk bra")
    type_into(app, "Another Site", "Molde 13. februar")
    app.key("Return")
    app.key("Tab", "space")
    poll("what the plan will say", lambda: (
        "Used 5 hours 15 minutes of 5 hours planned. Began 15 minutes late. Outcome: Alt gikk bra\n1 of 1 site done."
        in words(find_window(app, "Started, Done, Postponed"))))
    shot(app, "course")
    app.key("ctrl+Return")
    focus_dialog(app, before=[main])
    find(app, "label", "Nobody was told of “Systemkveld”.")
    type_into(app, "Reason", "Avtalt")
    type_into(app, "Decided By", "IT-sjef")
    app.key("Return")
    no_dialog(app)
    row = poll("kept", lambda: next((row for row in [used(plan, "systemkveld:2019-02-13")]
                                     if row["status"] == "done"), None))
    if (row["used_minutes"], row["planned_minutes"], row["reason"], row["sites"][0]["done"]) != (315, 300, "Avtalt", True):
        raise Failure(str(row))
    app.key("ctrl+z")
    poll("taken back in one step", lambda: used(plan, "systemkveld:2019-02-13")["used_minutes"] is None)

    app.choose("sql-sikkerhetsfiks")
    app.key("ctrl+r")
    focus_dialog(app)
    accessible.go_to(app, "check box", "Postponed", "Tab")
    app.key("space")
    type_into(app, "New Date", "2019-05-02")
    type_into(app, "Reason", "Delene er forsinket")
    type_into(app, "Decided By", "IT-sjef")
    poll("where it was", lambda: "Postponed from 25 April 2019: Delene er forsinket"
         in words(find_window(app, "Started, Done, Postponed")))
    shot(app, "postponed")
    app.key("ctrl+Return")
    no_dialog(app)
    poll("postponed", lambda: (used(plan, "sql-sikkerhetsfiks")["postponed_from"] or "").startswith("2019-04-25T17:00"))


def published(folder, app):
    target = os.path.join(folder, "web")
    os.mkdir(target)
    menu(app, "Main menu", "Export", "Publish to Folder…")
    window = focus_dialog(app)
    press(app, "Folder")
    chooser = poll("the file dialog", lambda: next(iter(set(windows(app)) - {app.window, window}), None))
    harness.focus(chooser)
    harness.time.sleep(0.5)
    xdotool("type", "--delay", 15, target)
    harness.time.sleep(0.5)
    app.key("Return")
    poll("the file dialog gone", lambda: chooser not in windows(app))
    harness.focus(window)
    press(app, "Publish")
    poll("what was done", lambda: "new: index.html" in words(find_window(app, "Publish to Folder")))
    shot(app, "published")
    if not os.path.exists(os.path.join(target, "poster.pdf")):
        raise Failure("no poster in " + str(os.listdir(target)))
    press(app, "Publish")
    poll("nothing left to do", lambda: "Nothing has changed" in words(find_window(app, "Publish to Folder")))
    app.key("Escape")
    no_dialog(app)


def told_started_went_and_published(folder):
    plan = example_plan(folder)
    app = App(plan)
    told(plan, app)
    started_untold(plan, app)
    went(plan, app)
    published(folder, app)
    app.close()


run([told_started_went_and_published])
