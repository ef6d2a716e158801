# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture of the program worked by hand: screenshots.py WIDTHxHEIGHT SCENE STYLE FILE, in a server of that
size; --list tells the scenes. What needs no pointer stands in scenes.c: a picture of it costs less there."""

import os
import sys
import tempfile
import time

import harness

STYLES = {
    "light": {"ADW_DEBUG_COLOR_SCHEME": "prefer-light"},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "high-contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
}


def year(app):
    app.move_pointer(5, 5)


def drag(app):
    start, end = app.item_centre("visma-oppgradering"), app.day_centre("2019-10-09")
    app.press(*start)
    app.glide(start, end)


def history(app):
    harness.skv("move", app.plan, "systemkveld:2019-06-12", "--to", "2019-06-11", "--reason", "Ferie")
    harness.skv("move", app.plan, "systemkveld:2019-08-14", "--to", "2019-08-13")
    harness.skv("cancel", app.plan, "systemkveld:2019-10-16", "--reason", "Valg")
    harness.skv("undo", app.plan)
    app.move_pointer(5, 5)
    time.sleep(1.5)
    app.key("ctrl+9")
    time.sleep(1.5)


def conflicts(app):
    app.move_pointer(5, 5)
    app.key("ctrl+3", "Down")
    time.sleep(1.5)


# What needs a pointer, a window without a plan, or edits first; the rest is in scenes.c.
SCENES = {
    "welcome": year,
    "year": year,
    "drag": drag,
    "history": history,
    "conflicts": conflicts,
}


def main():
    if sys.argv[1:] == ["--list"]:
        print("\n".join(SCENES))
        return
    size, scene, style, path = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        # GNOME's own font and size; a bare server knows neither.
        os.makedirs(os.path.join(folder, "gtk-4.0"))
        with open(os.path.join(folder, "gtk-4.0", "settings.ini"), "w", encoding="utf-8") as file:
            file.write("[Settings]\ngtk-font-name=Cantarell 11\n")
        width, height = map(int, size.split("x"))
        if scene == "welcome":
            app = harness.Fresh(folder, (width, height), dict(STYLES[style], XDG_CONFIG_HOME=folder))
        else:
            app = harness.App(harness.example_plan(folder), (width, height),
                              dict(STYLES[style], XDG_CONFIG_HOME=folder))
        SCENES[scene](app)
        time.sleep(1.0)  # tooltips go, the sidebar's suggestions come
        app.screenshot(path)
        app.kill()


main()
