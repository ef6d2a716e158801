# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole day of a planner: from no plan at all to the poster on the wall. Once by keyboard alone, once through
the accessibility tree alone: no pointer in either, no keys in the second. What came of it is in the plan file and
in the files that were exported."""

import json
import os
import re
import shutil
import subprocess
import time

import tree
from accessible import act, find, find_window, focus_dialog, go_to, no_dialog, type_text, windows
from harness import Failure, Fresh, conflicts, focus, occurrences, poll, run, skv
from tree import Atspi, GLib, application, children, walk

TABLE = "Utvalg;Dato\nKommunestyret;11.2.2027\nKommunestyret;18.3.2027\n"
SENTENCE = "from 12 May to 20 May every year"
SYSTEM = "Arkivet"
PERIOD = "Arkivavlevering"
JOBS = {"Lisensfornyelse": "2027-02-17", "Ny versjon": "2027-05-17", "Sikkerhetsfiks": "2027-06-16"}
WRONG = "Ny versjon"  # on a public holiday, outside every service window


def make_table(folder):
    table = os.path.join(folder, "moteplan 2027.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(TABLE)
    return table


def whole(plan):
    return json.loads(skv("export", plan, "--format", "json"))


def titled(plan, title):
    return [row for row in occurrences(plan, 2027).values() if row["title"] == title]


def wrong(plan):
    """What that job collides with."""
    ids = [row["id"] for row in titled(plan, WRONG)]
    return {row["check"] for row in conflicts(plan, 2027) if row["item"] in ids and not row["accepted"]
            and row["severity"] in ("hard", "soft")}


def expect_meetings(plan):
    poll("the meetings", lambda: [row["start"][:10] for row in titled(plan, "Kommunestyret")]
         == ["2027-02-11", "2027-03-18"])


def expect_rule(plan):
    poll("what the rule gives", lambda: [row["start"][:10] for row in titled(plan, PERIOD)] == ["2027-05-12"])


def expect_solved(plan):
    poll("no conflict", lambda: titled(plan, WRONG) and not wrong(plan))
    day = titled(plan, WRONG)[0]["start"][:10]
    if "2027-05-12" <= day <= "2027-05-20":
        raise Failure(f"moved to {day}")
    return day


def expect_files(plan, poster, calendar):
    """The poster is one page, the calendar has all that the plan has."""
    day = expect_solved(plan)
    poll("the poster", lambda: os.path.getsize(poster) > 1000)
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", poster, "-"], capture_output=True, timeout=60, check=True).stdout.decode()
        if text.count("\f") != 1 or "2027" not in text or WRONG not in text:
            raise Failure(f"the poster says {text[:300]!r}")
    text = poll("the calendar", lambda: open(calendar, encoding="utf-8").read())
    for title, planned in JOBS.items():
        planned = day if title == WRONG else planned
        if not re.search(rf"DTSTART[^\r\n]*{planned.replace('-', '')}", text) or f"SUMMARY:{title}" not in text:
            raise Failure(f"{title} on {planned} is not in the calendar")
    if text.count("SUMMARY:Kommunestyret") != 2:
        raise Failure("the meetings are not in the calendar")


# --- through the accessibility tree: nothing but actions, texts and selections ---------------------------


def node(app, part, *, roles=("push button", "menu item", "toggle button"), window=None):
    """What can be clicked and has a name that begins or ends so."""
    def look():
        try:
            for frame in children(application(app)):
                if window and frame.get_name() != window:
                    continue
                for found in walk(frame):
                    name = found.get_name() or ""
                    if (found.get_role_name() in roles and (name.startswith(part) or name.endswith(part))
                            and found.get_n_actions()):
                        return found
        except GLib.Error:
            pass
        return None
    return poll(f"“{part}”", look)


def click(app, part, **where):
    button = node(app, part, **where)
    poll(f"“{part}” can be pressed", lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE))
    act(button, "click")


def fill(app, part, text, window=None):
    """An entry of that name, of that window."""
    if not node(app, part, roles=("text",), window=window).set_text(text):
        raise Failure(f"no text can be put into “{part}”")


def closed(app, title):
    poll(f"{title} closed", lambda: all(frame.get_name() != title for frame in children(application(app))))


def show_page(app, name):
    pages = find(app, "list", "Pages")
    names = [row.get_name() for row in children(pages)]
    pages.select_child(next(index for index, row in enumerate(names) if row.endswith(name)))


def save_as(app, title, path):
    """In the toolkit's own dialog: its entry takes a whole path."""
    find_window(app, title)
    fill(app, "", path, window=title)
    click(app, "Export", window=title)
    closed(app, title)


def through_the_tree_alone(folder):
    table = make_table(folder)
    app = Fresh(folder, point=False)
    act(find_window(app, "Systemkveld"), "win.new-plan")
    find_window(app, "New Plan")
    click(app, "Next")
    find(app, "label", "Step 2 of 5")
    fill(app, "Organisation", "Aukra kommune")
    find(app, "spin button", "First Year").set_value(2027)
    click(app, "Next")
    find(app, "label", "Step 3 of 5")
    fill(app, "Where the File Is", table + ".not")
    click(app, "Add the File", window="New Plan")
    find(app, "label", "There is no such file")
    fill(app, "Where the File Is", table)
    click(app, "Add the File", window="New Plan")
    find(app, "label", "moteplan 2027.csv")
    for step in (4, 5):
        click(app, "Next")
        find(app, "label", f"Step {step} of 5")
    click(app, "Create")
    plan = os.path.join(folder, "systemkveld", "Aukra kommune 2027.skv")
    click(app, "Bring In 2")
    expect_meetings(plan)
    closed(app, "Import")

    show_page(app, "Systems")
    click(app, "New System…")
    fill(app, "Name", SYSTEM, window="New System")
    click(app, "Save", window="New System")
    poll("the system", lambda: [row["name"] for row in whole(plan).get("systems", [])] == [SYSTEM])
    closed(app, "New System")

    show_page(app, "Rules")
    click(app, "New Rule")
    click(app, "Critical Period")
    fill(app, "Title", PERIOD, window="New Rule")
    fill(app, "Say It in a Sentence", SENTENCE, window="New Rule")
    act(node(app, "Say It in a Sentence", roles=("text",)), "activate")
    click(app, "Use This")
    click(app, "Save", window="New Rule")
    expect_rule(plan)
    closed(app, "New Rule")

    for title, day in JOBS.items():
        act(find_window(app, "Aukra kommune 2027"), "win.create-job")
        fill(app, "Title", title, window="New Job")
        fill(app, "Date", day, window="New Job")
        if title == WRONG:
            click(app, "Choose systems", window="New Job")
            act(find(app, "check box", SYSTEM), "check.press")
        click(app, "Save", window="New Job")
        poll(title, lambda: titled(plan, title))
        closed(app, "New Job")
    poll("the conflict", lambda: "public-holiday" in wrong(plan))
    show_page(app, "Year")
    click(app, f"What would solve the conflict of “{WRONG}”")
    find_window(app, "What Would Solve It")
    click(app, "Another time", window="What Would Solve It")
    expect_solved(plan)
    closed(app, "What Would Solve It")

    act(find_window(app, "Aukra kommune 2027"), "win.print")
    click(app, "Export…", window="Poster and List")
    poster, calendar = os.path.join(folder, "plakat.pdf"), os.path.join(folder, "plan.ics")
    save_as(app, "Export the Sheet", poster)
    find(app, "label", "Exported: plakat.pdf")
    click(app, "Main menu")
    click(app, "Export")
    click(app, "iCalendar…")
    save_as(app, "Export as iCalendar file", calendar)
    find(app, "label", "Exported: plan.ics")
    expect_files(plan, poster, calendar)
    act(find_window(app, "Aukra kommune 2027"), "win.close")
    app.ended()


def by_keyboard_alone(folder):
    table = make_table(folder)
    app = Fresh(folder)
    find(app, "heading", "Examples to Look At")
    app.key("ctrl+n")
    find_window(app, "New Plan")
    own = focus_dialog(app)
    app.key("Return")
    find(app, "label", "Step 2 of 5")
    go_to(app, "text", "Organisation", "Tab")
    type_text("Aukra kommune")
    go_to(app, "spin button", "First Year", "Tab")
    app.key("ctrl+a")
    type_text("2027")
    app.key("alt+n")
    find(app, "label", "Step 3 of 5")
    go_to(app, "text", "Where the File Is", "Tab")
    type_text(table)
    app.key("Return")
    find(app, "label", "moteplan 2027.csv")
    for step in (4, 5):
        app.key("alt+n")
        find(app, "label", f"Step {step} of 5")
    app.key("Return")
    plan = os.path.join(folder, "systemkveld", "Aukra kommune 2027.skv")
    bring = node(app, "Bring In 2")
    imported = poll("the import", lambda: [w for w in windows(app) if w not in (app.window, own)])[0]
    focus(imported)
    poll("it can be brought in", lambda: bring.get_state_set().contains(Atspi.StateType.SENSITIVE))
    time.sleep(0.3)
    app.key("Return")
    expect_meetings(plan)
    no_dialog(app)

    app.key("ctrl+5")
    node(app, "New System…")
    time.sleep(0.3)
    to_button(app, "New System…")
    app.key("space")
    focus_dialog(app)
    type_text(SYSTEM)
    app.key("alt+s")
    no_dialog(app)
    poll("the system", lambda: [row["name"] for row in whole(plan).get("systems", [])] == [SYSTEM])

    app.key("ctrl+4")
    node(app, "New Rule")
    time.sleep(0.3)
    to_button(app, "New Rule", "shift+Tab")
    app.key("space")
    find(app, "menu item", "Critical Period")
    time.sleep(0.3)
    app.key("c")
    focus_dialog(app)
    type_text(PERIOD)
    go_to(app, "text", "Say It in a Sentence", "shift+Tab")
    type_text(SENTENCE)
    app.key("Return")
    to_button(app, "Use This")
    app.key("space")
    time.sleep(0.3)
    app.key("ctrl+Return")
    expect_rule(plan)
    no_dialog(app)

    for title, day in JOBS.items():
        app.key("ctrl+m")
        focus_dialog(app)
        type_text(title)
        go_to(app, "text", "Date", "Tab")
        app.key("ctrl+a")
        type_text(day)
        if title == WRONG:
            to_button(app, "Choose systems")
            app.key("space")
            find(app, "check box", SYSTEM)
            time.sleep(0.3)
            app.key("Tab", "Return", "Escape")
            find(app, "push button", "Choose systems: 1 chosen")
        app.key("ctrl+Return")
        poll(title, lambda: titled(plan, title))
        no_dialog(app)
    app.key("ctrl+3")
    poll("the conflict", lambda: "public-holiday" in wrong(plan))
    find(app, "table row", "Soft conflict")
    time.sleep(0.3)
    app.key("Down", "Home")
    app.key("ctrl+j")
    focus_dialog(app)
    find(app, "list item", "")
    time.sleep(0.5)
    app.key("Return")
    expect_solved(plan)
    no_dialog(app)

    poster, calendar = os.path.join(folder, "plakat.pdf"), os.path.join(folder, "plan.ics")
    app.key("ctrl+p")
    own = focus_dialog(app)
    app.key("alt+e")
    focus_dialog(app, (own,))
    app.key("ctrl+a")
    type_text(poster)
    app.key("Return")
    find(app, "label", "Exported: plakat.pdf")
    no_dialog(app)
    app.key("F10")
    find(app, "menu item", "Export")
    time.sleep(0.3)
    to_button(app, "Export", "Down")
    app.key("Right")
    time.sleep(0.5)
    to_button(app, "iCalendar…", "Down")
    app.key("Return")
    focus_dialog(app)
    app.key("ctrl+a")
    type_text(calendar)
    app.key("Return")
    find(app, "label", "Exported: plan.ics")
    expect_files(plan, poster, calendar)
    app.close()


def to_button(app, part, key="Tab"):
    """Presses the key until that button, or what is in it, has the keyboard."""
    button = node(app, part)
    for _ in range(60):
        if button.get_state_set().contains(Atspi.StateType.FOCUSED):
            return
        app.key(key)
    raise Failure(f"{key} does not lead to “{part}”")


tree.look_through()
run([by_keyboard_alone, through_the_tree_alone])
