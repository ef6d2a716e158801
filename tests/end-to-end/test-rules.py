# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules made and changed in their editor, by keyboard alone; every field found by its name in the
accessibility tree."""

import json
import os

import harness
from accessible import Atspi, GLib, application, type_text, walk, windows
from harness import App, Failure, example_plan, occurrences, poll, skv, xdotool

# design.md, section 3, and the list that the county published
EVENINGS_2019 = """01-16 01-17 02-13 02-14 03-13 03-14 04-24 04-25 05-14 05-15 06-12 06-13
07-17 07-18 08-14 08-15 09-18 09-19 10-16 10-17 11-13 11-14 12-18 12-19""".split()

# the forms of words in the order of their list
FORMS = ["nth-weekday", "on-or-after", "last-weekday", "month-days", "every-n-weeks", "patch-tuesday", "iso-week",
         "last-weeks", "nth-week", "yearly-range", "working-day", "dates", "relative", "other"]
LANES = ["window", "critical", "freeze", "exam", "maintenance"]


def new_plan(folder):
    """A plan without rules; the one meeting makes it open in 2019."""
    plan = os.path.join(folder, "plan.skv")
    source = os.path.join(folder, "one.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump({"format": "skv-plan", "version": 1, "items": [
            {"id": "one", "lane": "meeting", "title": "Council", "start": "2019-02-06", "end": "2019-02-07",
             "all_day": True}]}, file)
    skv("new", plan, "--country", "NO", "--title", "Rules")
    skv("import", plan, source)
    return plan


def dialog(app):
    window = poll("the editor", lambda: [window for window in windows(app) if window != app.window])[0]
    harness.focus(window)
    harness.time.sleep(0.4)  # the toolkit takes the focus in at its next frame
    return window


def no_dialog(app):
    poll("the editor closed", lambda: len(windows(app)) == 1)
    app.focus()
    harness.time.sleep(0.3)


def is_called(node, name):
    """A button with a mnemonic is called "_Use This Use This" here."""
    return node.get_name() == name or (node.get_name() or "").endswith(" " + name)


def find_all(app, name):
    """Everything of that name but its label: a menu button and the button within it have the same."""
    def search():
        try:
            return [node for node in walk(application(app))
                    if is_called(node, name) and node.get_role_name() != "label"]
        except GLib.Error:  # a node that went away while we walked
            return None
    return poll(f"“{name}” in the tree", search)


def label(app, part):
    """A text on screen with that in it."""
    def search():
        try:
            for node in walk(application(app)):
                if part in (node.get_name() or "") and node.get_role_name() == "label":
                    return node.get_name()
        except GLib.Error:
            pass
        return None
    return poll(f"the text “{part}”", search)


def is_focused(node):
    """It or a part of it: the button of a drop-down takes the focus for the whole."""
    node.clear_cache()
    return any(part.get_state_set().contains(Atspi.StateType.FOCUSED) for part in walk(node))


def tab_to(app, name, key="Tab"):
    nodes = find_all(app, name)
    for _ in range(150):
        if any(is_focused(node) for node in nodes):
            return
        xdotool("key", key)
        harness.time.sleep(0.03)
    raise Failure(f"{key} never comes to “{name}”")


def enter(app, name, text):
    tab_to(app, name)
    app.key("ctrl+a")
    type_text(text)


def choose(app, name, position):
    """The choice at that place of its list."""
    tab_to(app, name)
    app.key("space")
    harness.time.sleep(0.8)  # the list opens, and nothing tells when
    app.key("Home", *["Down"] * position, "Return")
    harness.time.sleep(0.5)


def press(app, name):
    tab_to(app, name)
    app.key("space")


def new_rule(app, lane, title, form):
    app.key("ctrl+4")
    harness.time.sleep(0.3)
    tab_to(app, "New Rule", "shift+Tab")  # above the rules, where the page is entered
    app.key("space")
    harness.time.sleep(0.3)
    for _ in range(LANES.index(lane)):
        app.key("Down")
    app.key("Return")
    dialog(app)
    if title:
        type_text(title)  # the title has the focus
    choose(app, "How the Days Are Found", FORMS.index(form))


def save(app):
    app.key("ctrl+Return")
    no_dialog(app)


def dates(plan, title, year):
    return [row["start"][5:10] for row in occurrences(plan, year).values() if row["title"] == title]


def expect(plan, title, year, wanted):
    poll(f"the dates of {title}: {wanted}", lambda: dates(plan, title, year) == wanted)


def avoid_holidays_and_shift(app):
    press(app, "Public Holidays")
    press(app, "The Day Before a Public Holiday")
    tab_to(app, "Add")
    app.key("space")  # one day earlier, as it stands there
    choose(app, "Which way to move", 3)
    press(app, "Add")
    label(app, "One week later")


def the_county_s_rule_by_its_fields(folder):
    plan = new_plan(folder)
    app = App(plan)
    new_rule(app, "window", "Systemkveld", "on-or-after")
    enter(app, "On or After Day of the Month", "12")
    choose(app, "Days That Belong Together", 1)
    enter(app, "Start", "17")
    enter(app, "End", "22:00")
    avoid_holidays_and_shift(app)
    enter(app, "Not Before Day of the Month", "12")
    label(app, "17:00–22:00")  # the rule in words
    label(app, "moved")        # in the preview
    save(app)
    expect(plan, "Systemkveld", 2019, EVENINGS_2019)
    rows = [row for row in occurrences(plan).values() if row["rule"]]
    if {(row["start"][11:16], row["end"][11:16]) for row in rows} != {("17:00", "22:00")}:
        raise Failure(f"times: {rows}")
    label(app, "24 dates, 4 moved by the rule")
    app.key("ctrl+z")
    poll("the rule undone", lambda: dates(plan, "Systemkveld", 2019) == [])
    app.close()


def the_county_s_rule_as_a_sentence(folder):
    plan = new_plan(folder)
    app = App(plan)
    new_rule(app, "window", "Systemkveld", "nth-weekday")
    app.key("shift+Tab", "shift+Tab", "shift+Tab")
    enter(app, "Say It in a Sentence",
          "first Wednesday on or after the 12th and the day after it, 17:00-22:00, neither on a public holiday "
          "nor on the day before one, else one day earlier, else one week later, never before the 12th")
    app.key("Return")
    label(app, "first Wednesday")
    if dates(plan, "Systemkveld", 2019):
        raise Failure("used before anybody said so")
    press(app, "Use This")
    harness.time.sleep(0.3)
    save(app)
    expect(plan, "Systemkveld", 2019, EVENINGS_2019)
    app.close()


def a_sentence_that_cannot_be_read(folder):
    plan = new_plan(folder)
    app = App(plan)
    new_rule(app, "window", "", "nth-weekday")
    enter(app, "Say It in a Sentence", "whenever the moon is blue")
    app.key("Return")
    label(app, "“whenever”")
    app.key("Escape")  # nothing was changed, so nothing is asked
    no_dialog(app)
    app.close()


def changed_and_cancelled(folder):
    plan = example_plan(folder)
    before = occurrences(plan)
    app = App(plan)
    app.key("ctrl+4")
    tab_to(app, "Systemkveld, Service windows")
    app.key("Return")
    dialog(app)
    enter(app, "Not Before Day of the Month", "13")
    label(app, "changed")
    label(app, "Against the saved rule: ")
    label(app, "Was Wed 12 June")
    app.key("Escape")
    find_all(app, "Discard")
    harness.time.sleep(0.4)
    tab_to(app, "Discard")
    app.key("Return")
    no_dialog(app)
    if occurrences(plan) != before:
        raise Failure("cancelled, and yet the plan is another one")
    app.key("ctrl+4")
    tab_to(app, "Delete: Systemkveld")
    app.key("space")
    poll("the rule deleted", lambda: not dates(plan, "Systemkveld", 2019))
    app.key("ctrl+z")
    poll("the rule back", lambda: occurrences(plan) == before)
    app.close()


def from_an_evening_to_its_rule(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.choose("systemkveld:2019-01-16")
    app.key("Return")
    dialog(app)
    tab_to(app, "Edit Rule…")
    app.key("Return")
    find_all(app, "On or After Day of the Month")
    harness.time.sleep(0.5)
    dialog(app)
    app.key("Escape")
    no_dialog(app)
    app.close()


def what_authorities_have(folder):
    """Third Wednesday against Patch Tuesday plus 8, every other Tuesday, last Friday, the days before meetings, a
    freeze every year."""
    plan = new_plan(folder)
    app = App(plan)
    new_rule(app, "window", "Third", "nth-weekday")
    save(app)  # as it is suggested
    expect(plan, "Third", 2025, "01-15 02-19 03-19 04-16 05-21 06-18 07-16 08-20 09-17 10-15 11-19 12-17".split())

    new_rule(app, "window", "Patch", "patch-tuesday")
    save(app)
    expect(plan, "Patch", 2025, "01-22 02-19 03-19 04-16 05-21 06-18 07-16 08-20 09-17 10-22 11-19 12-17".split())

    new_rule(app, "window", "Friday", "last-weekday")
    choose(app, "Weekday", 4)
    press(app, "Months Left Out: July")
    save(app)
    expect(plan, "Friday", 2025, "01-31 02-28 03-28 04-25 05-30 06-27 08-29 09-26 10-31 11-28 12-26".split())

    new_rule(app, "window", "Other week", "every-n-weeks")
    enter(app, "First Date, Counted From", "2025-05-06")
    enter(app, "Valid Until", "2025-09-15")
    press(app, "Begin Anew After Months Left Out")
    press(app, "Months Left Out: July")
    save(app)
    expect(plan, "Other week", 2025, "05-06 05-20 06-03 06-17 08-05 08-19 09-02".split())

    new_rule(app, "freeze", "Stop", "yearly-range")
    enter(app, "First Day", "12-15")
    enter(app, "Last Day", "01-06")
    save(app)
    expect(plan, "Stop", 2019, ["12-15", "12-15"])  # that of 2018 too
    app.close()


harness.run([
    the_county_s_rule_by_its_fields,
    the_county_s_rule_as_a_sentence,
    a_sentence_that_cannot_be_read,
    changed_and_cancelled,
    from_an_evening_to_its_rule,
    what_authorities_have,
])
