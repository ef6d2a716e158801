# SPDX-License-Identifier: GPL-3.0-or-later
"""From the year to the quarter-hours of a week and back, by keyboard and by pointer; a job moved by a
quarter of an hour, made longer, copied, made by drawing its span; several moved together."""

import harness
from harness import App, Failure, example_plan, occurrences, poll, xdotool

JOB = "tradlost-kontroller"


def days(app):
    return sorted(app.dump()["days"])


def shows(app, first, last):
    poll(f"{first} to {last}", lambda: (days(app)[0], days(app)[-1]) == (first, last))
    app.settle()


def start(plan, item=JOB):
    return occurrences(plan)[item]["start"]


def hour(app):
    """Height of an hour of the week."""
    return poll("a week", lambda: app.dump()["days"]["2019-07-17"])[3] / 24


def zoom_by_keyboard(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.choose(JOB)  # Thursday 18 July 2019
    for first, last in [("2019-07-01", "2019-12-31"), ("2019-07-01", "2019-09-30"),
                        ("2019-07-01", "2019-07-31"), ("2019-07-15", "2019-07-21")]:
        app.key("ctrl+plus")
        shows(app, first, last)
        if JOB not in app.dump()["items"]:
            raise Failure(f"the job in focus is not in {first} to {last}")
    app.key("Page_Down")
    shows(app, "2019-07-22", "2019-07-28")
    app.key("Page_Up", "ctrl+minus")
    shows(app, "2019-07-01", "2019-07-31")
    app.key("ctrl+0")
    shows(app, "2019-01-01", "2019-12-31")

    # by pointer, around the day under it
    x, y = app.day_centre("2019-10-09")
    app.move_pointer(x, y)
    for first, last in [("2019-07-01", "2019-12-31"), ("2019-10-01", "2019-12-31")]:
        xdotool("keydown", "ctrl", "click", 4, "keyup", "ctrl")
        shows(app, first, last)
        app.move_pointer(*app.day_centre("2019-10-09"))
    xdotool("keydown", "ctrl", "click", 5, "keyup", "ctrl")
    shows(app, "2019-07-01", "2019-12-31")
    app.close()


def quarters(folder):
    plan = example_plan(folder)
    app = App(plan)
    before = start(plan)
    app.choose(JOB)
    app.key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
    shows(app, "2019-07-15", "2019-07-21")

    quarter = hour(app) / 4
    x, y = app.item_centre(JOB)
    app.press(x, y)
    app.glide((x, y), (x, y + 10), steps=4)
    app.glide((x, y + 10), (x, y + round(quarter)), steps=4)
    app.release()
    moved = before.replace(":00:00+", ":15:00+", 1)
    poll("a quarter later", lambda: start(plan) == moved)

    # by keyboard: two quarters back
    app.settle()
    app.key("m", "Up", "Up", "Return")
    poll("a quarter earlier", lambda: start(plan) not in (moved, before))
    app.key("ctrl+z", "ctrl+z")
    poll("where it was", lambda: start(plan) == before)
    app.settle()

    # its lower edge: an hour longer
    end = occurrences(plan)[JOB]["end"]
    left, top, width, height = app.dump()["items"][JOB]
    x, y = left + width // 2, top + height - 2
    app.press(x, y)
    app.glide((x, y), (x, y + 12), steps=4)
    app.glide((x, y + 12), (x, y + round(4 * quarter)), steps=6)
    app.release()
    poll("an hour longer", lambda: occurrences(plan)[JOB]["end"] not in (end, None))
    if start(plan) != before:
        raise Failure("its start moved along")
    app.close()


def draw_and_copy(folder):
    plan = example_plan(folder)
    app = App(plan)
    before = set(occurrences(plan, lane="maintenance"))
    app.choose(JOB)
    app.key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
    shows(app, "2019-07-15", "2019-07-21")

    # empty hours of Monday: 10:00 to 12:00
    left, top, width, height = app.dump()["days"]["2019-07-15"]
    x, one = left + width // 2, hour(app)
    first, last = (x, round(top + 10.1 * one)), (x, round(top + 11.9 * one))
    app.press(*first)
    app.glide(first, last)
    app.release()

    def editor():
        found = harness.subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)],
                                       capture_output=True, text=True).stdout.split()
        return [window for window in found if window != app.window]
    harness.focus(poll("the editor", editor)[0])
    harness.time.sleep(0.3)
    xdotool("type", "--delay", 15, "Ny ruter")
    app.key("ctrl+Return")
    new = poll("a new job", lambda: set(occurrences(plan, lane="maintenance")) - before).pop()
    row = occurrences(plan)[new]
    if (row["start"][:16], row["end"][:16]) != ("2019-07-15T10:00", "2019-07-15T12:00"):
        raise Failure(f"drawn: {row['start']} to {row['end']}")
    app.focus()
    app.settle()

    # held with Alt it stays and a copy is made
    before = set(occurrences(plan, lane="maintenance"))
    x, y = app.item_centre(new)
    to = app.day_centre("2019-07-16")[0]
    app.press(x, y)
    app.glide((x, y), (x + 20, y), steps=4)
    xdotool("keydown", "alt")
    app.glide((x + 20, y), (to, y))
    app.release()
    xdotool("keyup", "alt")
    copy = poll("a copy", lambda: set(occurrences(plan, lane="maintenance")) - before).pop()
    if occurrences(plan)[copy]["start"][:16] != "2019-07-16T10:00" or start(plan, new)[:16] != "2019-07-15T10:00":
        raise Failure(f"copied: {occurrences(plan)[copy]}")

    # both a day later, in one edit
    app.settle()
    app.choose(new)
    xdotool("keydown", "ctrl")
    app.choose(copy)
    xdotool("keyup", "ctrl")
    app.key("m", "Right", "Return")
    poll("both moved", lambda: (start(plan, new)[:10], start(plan, copy)[:10]) == ("2019-07-16", "2019-07-17"))
    app.key("ctrl+z")
    poll("both back", lambda: (start(plan, new)[:10], start(plan, copy)[:10]) == ("2019-07-15", "2019-07-16"))
    app.close()


harness.run([zoom_by_keyboard, quarters, draw_and_copy])
