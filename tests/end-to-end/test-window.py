# SPDX-License-Identifier: GPL-3.0-or-later
"""The year in a real window: dragged, by pointer and by keyboard, undone, closed and opened again."""

import harness
from harness import App, Failure, conflicts, example_plan, occurrences, poll


def start_of(plan, item):
    return occurrences(plan)[item]["start"]


def checks_of(plan, item):
    return {(row["check"], row["against"]) for row in conflicts(plan) if row["item"] == item}


def wait_for_start(plan, item, start):
    poll(f"{item} at {start}", lambda: start_of(plan, item) == start)


def drag(app, item, day):
    start, end = app.item_centre(item), app.day_centre(day)
    app.press(*start)
    app.glide(start, end)
    app.release()


def a_drag_lands_on_the_day_and_brings_its_conflicts(folder):
    plan = example_plan(folder)
    if checks_of(plan, "visma-oppgradering"):
        raise Failure("the job should be free before")
    app = App(plan)
    drag(app, "visma-oppgradering", "2019-10-03")
    wait_for_start(plan, "visma-oppgradering", "2019-10-03T17:00:00+02:00")
    found = {check for check, _ in checks_of(plan, "visma-oppgradering")}
    if found != {"critical-period", "outside-window"}:
        raise Failure(f"conflicts after the drag: {found}")
    app.settle()
    drag(app, "visma-oppgradering", "2019-11-14")
    wait_for_start(plan, "visma-oppgradering", "2019-11-14T17:00:00+01:00")
    if checks_of(plan, "visma-oppgradering"):
        raise Failure("free on an evening in November")
    app.close()


def escape_cancels_a_drag(folder):
    plan = example_plan(folder)
    before = occurrences(plan)
    app = App(plan)
    start = app.item_centre("brannmur-regelsett")
    app.press(*start)
    app.glide(start, app.day_centre("2019-03-20"))
    app.key("Escape")
    app.release()
    app.settle()
    if occurrences(plan) != before:
        raise Failure(f"the plan was changed: {harness.skv('history', plan)}")
    drag(app, "brannmur-regelsett", "2019-03-13")  # and the next drag works
    wait_for_start(plan, "brannmur-regelsett", "2019-03-13T17:00:00+01:00")
    app.close()


def the_keyboard_does_the_same(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.choose("kjernesvitsj")
    app.settle()
    app.key("m", "Right", "Down", "Left", "Left", "Return")  # +1 +7 -1 -1 days
    wait_for_start(plan, "kjernesvitsj", "2019-03-20T20:00:00+01:00")
    app.settle()
    app.key("m", "Next", "Escape")
    app.settle()
    if start_of(plan, "kjernesvitsj") != "2019-03-20T20:00:00+01:00":
        raise Failure("Escape did not cancel")
    app.choose("visma-ny-versjon")
    app.settle()
    app.key("m", "Home", "Return")  # over 13 February, when the firewall is worked on
    wait_for_start(plan, "visma-ny-versjon", "2019-02-14T17:00:00+01:00")
    if checks_of(plan, "visma-ny-versjon"):
        raise Failure(f"not free: {checks_of(plan, 'visma-ny-versjon')}")
    app.close()


def undo_redo_close_and_reopen(folder):
    plan = example_plan(folder)
    app = App(plan)
    drag(app, "brannmur-regelsett", "2019-03-13")
    wait_for_start(plan, "brannmur-regelsett", "2019-03-13T17:00:00+01:00")
    app.key("ctrl+z")
    wait_for_start(plan, "brannmur-regelsett", "2019-02-13T17:00:00+01:00")
    app.key("ctrl+shift+z")
    wait_for_start(plan, "brannmur-regelsett", "2019-03-13T17:00:00+01:00")
    app.settle()
    drawn = app.dump()["items"]
    app.close()

    app = App(plan)
    if app.dump()["items"].keys() != drawn.keys():
        raise Failure("the reopened year shows other items")
    if app.dump()["items"]["brannmur-regelsett"] != drawn["brannmur-regelsett"]:
        raise Failure("the moved job is drawn elsewhere")
    app.key("ctrl+z")  # undo survives a restart
    wait_for_start(plan, "brannmur-regelsett", "2019-02-13T17:00:00+01:00")
    app.close()


def another_year_and_back(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.key("ctrl+Next")
    poll("2020", lambda: "2020-01-15" in app.dump()["days"] and "systemkveld:2020-01-15" in app.dump()["items"])
    app.key("ctrl+Prior")
    poll("2019", lambda: "brannmur-regelsett" in app.dump()["items"])
    app.close()


def a_small_window_still_reaches_december(folder):
    plan = example_plan(folder)
    app = App(plan, size=(1000, 700))
    app.choose("brannmur-regelsett")
    for _ in range(30):
        app.key("Next")
        rect = app.dump()["days"].get("2019-12-18")
        if rect and 0 < rect[1] < 690:
            break
    else:
        raise Failure(f"December stays out of sight: {app.dump()['days'].get('2019-12-18')}")
    app.close()


def a_change_from_elsewhere_is_taken_in(folder):
    plan = example_plan(folder)
    app = App(plan)
    old = app.dump()["items"]["tradlost-kontroller"]
    harness.skv("move", plan, "tradlost-kontroller", "--to", "2019-10-17T17:00")
    poll("the other program's move", lambda: app.dump()["items"]["tradlost-kontroller"] != old)
    app.settle()
    drag(app, "tradlost-kontroller", "2019-07-18")
    wait_for_start(plan, "tradlost-kontroller", "2019-07-18T17:00:00+02:00")
    app.close()


def a_small_screen_holds_it_in_every_language(folder):
    """Words that are longer than the English ones must not make the window wider than the screen."""
    plan = example_plan(folder)
    for language, screen in (("nb", 1280), ("nn", 1280), ("sv", 1280), ("da", 1280), ("nb", 1100), ("nb", 1600)):
        app = App(plan, size=(screen, 720), env={"LANGUAGE": language, "LC_ALL": "C.UTF-8"})
        width = int(harness.xdotool("getwindowgeometry", "--shell", app.window).split("WIDTH=")[1].split()[0])
        app.close()
        if width > screen:
            raise Failure(f"{width} pixels wide in {language}")


harness.run([
    a_drag_lands_on_the_day_and_brings_its_conflicts,
    escape_cancels_a_drag,
    the_keyboard_does_the_same,
    undo_redo_close_and_reopen,
    another_year_and_back,
    a_small_window_still_reaches_december,
    a_change_from_elsewhere_is_taken_in,
    a_small_screen_holds_it_in_every_language,
])
