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
    act(find(app, "menu item", "Started"), "click")
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


def told_started_and_published(folder):
    plan = example_plan(folder)
    app = App(plan)
    told(plan, app)
    started_untold(plan, app)
    published(folder, app)
    app.close()


run([told_started_and_published])
