# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and text brought in through the window: what the preview shows is read from the accessibility
tree, what came of it with skv."""

import os

import harness
from accessible import Atspi, GLib, application, walk, windows
from harness import App, Failure, example_plan, occurrences, poll, xdotool

SHARED = os.environ.get("SKV_SHARED_DIR") or os.path.join(
    os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "shared")

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTART;TZID=Europe/Oslo:20190507T180000
DTEND;TZID=Europe/Oslo:20190507T210000
SUMMARY:Styremøte i mai
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
DTSTART;VALUE=DATE:20190603
SUMMARY:Årsmøte
END:VEVENT
BEGIN:VTODO
UID:three@example.org
SUMMARY:Husk kaffe
END:VTODO
END:VCALENDAR
"""
TABLE = "Utvalg;Dato\nEldrerådet;7.5.2019\nEldrerådet;31.4.2019\n"
TEXT = "Servicevindu: onsdag 14. mai kl. 17-22\nServicevindu 15. mai\nIngenting her, bare ord.\n"


def nodes(app, *roles):
    """Words and node of everything of these roles. This toolkit says "showing" of windows only."""
    found = []
    try:
        for node in walk(application(app)):
            if node.get_role_name() in roles:
                found.append((f"{node.get_name() or ''} {node.get_description() or ''}".strip(), node))
    except GLib.Error:  # a node that went away while we walked
        return []
    return found


def window_name(window):
    return harness.subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True).stdout.strip()


def dialog(app):
    window = poll("a dialog", lambda: [w for w in windows(app) if w != app.window])[0]
    harness.focus(window)
    harness.time.sleep(0.4)  # the toolkit takes the focus in at its next frame
    return window


def no_dialog(app):
    poll("the dialog closed", lambda: len(windows(app)) == 1)
    app.focus()
    harness.time.sleep(0.3)


def has_row(app, *parts):
    """A row of the preview that says all of these."""
    def search():
        return any(all(part in name for part in parts) for name, _ in nodes(app, "list item"))
    poll(f"a row with {parts}", search)


def has_label(app, text):
    poll(f"“{text}”", lambda: any(name.startswith(text) for name, _ in nodes(app, "label")))


def button(app, text):
    """Once it can be pressed"""
    def search():
        for name, node in nodes(app, "push button"):
            if text in name and node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return node
        return None
    return poll(f"the button “{text}”", search)


def press(app, text):
    button(app, text).do_action(0)


def choose_file(app, path):
    """Through the file dialog, by keyboard."""
    app.key("ctrl+i")
    chooser = dialog(app)
    xdotool("type", "--delay", 15, path)
    harness.time.sleep(0.5)
    app.key("Return")
    poll("the file dialog gone", lambda: chooser not in windows(app))
    # Not a list of completions that is about to go.
    window = poll("the preview", lambda: [w for w in windows(app) if window_name(w) == "Import"])[0]
    harness.focus(window)
    harness.time.sleep(0.4)


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def titles(plan, year=2019):
    return sorted(row["title"] for row in occurrences(plan, year).values())


def a_calendar(folder):
    plan = example_plan(folder)
    before = titles(plan)
    app = App(plan)
    path = write(folder, "styre.ics", CALENDAR)
    choose_file(app, path)
    has_label(app, "Comes In (2)")
    has_row(app, "Styremøte i mai", "Tuesday 7 May 2019 18:00–21:00", "New")
    has_row(app, "Årsmøte", "Monday 3 June 2019", "New")
    has_row(app, "Line 15", "Husk kaffe", "task")
    button(app, "Bring In 2")
    app.key("Return")
    no_dialog(app)
    poll("both in the plan", lambda: titles(plan) == sorted(before + ["Styremøte i mai", "Årsmøte"]))
    if {row["lane"] for row in occurrences(plan).values() if row["title"] == "Årsmøte"} != {"meeting"}:
        raise Failure("the lane was not guessed")

    choose_file(app, path)
    has_row(app, "Styremøte i mai", "As before")
    has_label(app, "Comes In (0)")
    app.key("Escape")
    no_dialog(app)

    # Changed and shortened: one is changed, one is gone, and stays unless somebody says otherwise.
    end = CALENDAR.index("BEGIN:VEVENT\nUID:two")
    write(folder, "styre.ics", CALENDAR[:end].replace("T180000", "T170000")
          + CALENDAR[CALENDAR.index("BEGIN:VEVENT\nUID:two"):].replace("20190603", "20190501"))
    choose_file(app, path)
    has_row(app, "Styremøte i mai", "17:00–21:00", "Until now: Tuesday 7 May 2019 18:00–21:00", "Changed")
    press(app, "Bring In 2")
    no_dialog(app)
    poll("nothing doubled", lambda: titles(plan) == sorted(before + ["Styremøte i mai", "Årsmøte"]))
    app.key("ctrl+z", "ctrl+z")
    poll("all taken back", lambda: titles(plan) == before)
    app.close()


def a_table(folder):
    plan = example_plan(folder)
    app = App(plan)
    choose_file(app, write(folder, "rad.csv", TABLE))
    has_row(app, "Eldrerådet", "Tuesday 7 May 2019", "New")
    has_label(app, "Skipped (1)")
    has_row(app, "Line 3", "31.4.2019")
    press(app, "Bring In 1")
    no_dialog(app)
    poll("in the plan", lambda: "Eldrerådet" in titles(plan))
    app.key("ctrl+z")
    poll("taken back", lambda: "Eldrerådet" not in titles(plan))
    app.close()


def a_text_whose_year_nobody_says(folder):
    plan = example_plan(folder)
    app = App(plan)
    choose_file(app, write(folder, "kveld.txt", TEXT))
    # By the year that is shown, and its weekday does not fit.
    has_label(app, "Contradictions (1)")
    has_row(app, "Servicevindu", "Tuesday 14 May 2019 17:00–22:00", "“Servicevindu: onsdag 14. mai kl. 17-22”")
    has_row(app, "Servicevindu", "Wednesday 15 May 2019")
    has_row(app, "Line 3", "Ingenting her")
    spin = poll("the year", lambda: [node for name, node in nodes(app, "spin button") if name.startswith("Year")])[0]
    spin.set_current_value(2025)
    has_row(app, "Servicevindu", "Wednesday 14 May 2025 17:00–22:00")
    press(app, "Bring In 2")
    no_dialog(app)
    poll("both in 2025", lambda: titles(plan, 2025).count("Servicevindu") == 2)
    # Nothing of it lies in the year that was shown.
    poll("the year 2025 shown", lambda: "2025-05-14" in app.dump()["days"])
    app.close()


def a_broken_file_is_refused(folder):
    plan = example_plan(folder)
    before = occurrences(plan)
    app = App(plan)
    choose_file(app, write(folder, "kappet.ics", CALENDAR[:CALENDAR.index("UID:two")]))
    has_label(app, "“kappet.ics” Cannot Be Read")
    has_label(app, "Line 10: the file ends here")
    app.key("Escape")
    no_dialog(app)
    if occurrences(plan) != before:
        raise Failure("something came in")
    app.close()


def pasted_text(folder):
    plan = example_plan(folder)
    app = App(plan)
    # The clipboard is the application's own: the words are cut out of an entry of its editor.
    app.key("ctrl+m")
    dialog(app)
    xdotool("type", "--delay", 15, "Brannvesenet 9. mai 2019 kl. 10-11")
    app.key("ctrl+a", "ctrl+c", "Escape")
    no_dialog(app)
    app.key("ctrl+v")
    dialog(app)
    has_row(app, "Brannvesenet", "Thursday 9 May 2019 10:00–11:00", "New")
    press(app, "Bring In 1")
    no_dialog(app)
    poll("in the plan", lambda: "Brannvesenet" in titles(plan))
    app.close()


def the_sample_of_the_exchange_server(folder):
    path = os.path.join(SHARED, "samples", "files", "01-moteplan-outlook-weurope.ics")
    if not os.path.exists(path):
        print("# the shared samples are not there: nothing to import", flush=True)
        return
    plan = example_plan(folder)
    before = titles(plan)
    app = App(plan)
    choose_file(app, path)
    has_row(app, "Formannskapet", "Thursday 14 March 2019 11:00", "New")
    has_row(app, "Utvalg for oppvekst og kultur", "Wednesday 19 June 2019", "Cancelled")
    has_label(app, "Comes In (8)")
    press(app, "Bring In 8")
    no_dialog(app)
    poll("eight more", lambda: len(titles(plan)) == len(before) + 8)
    choose_file(app, path)
    has_row(app, "Formannskapet", "As before")
    has_label(app, "Comes In (0)")
    app.key("Escape")
    no_dialog(app)
    app.key("ctrl+z")
    poll("all taken back", lambda: titles(plan) == before)
    app.close()


harness.run([
    a_calendar,
    a_table,
    a_text_whose_year_nobody_says,
    a_broken_file_is_refused,
    pasted_text,
    the_sample_of_the_exchange_server,
])
