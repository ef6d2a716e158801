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


def editor(app):
    app.click(*app.item_centre("visma-lonnsmodul"))
    app.key("Return")
    time.sleep(1.5)


def pressed(*keys):
    """A page or window that keys open."""
    def scene(app):
        app.move_pointer(5, 5)
        for key in keys:
            app.key(key)
            time.sleep(1.5)
    return scene


def series(app):
    app.click(*app.item_centre("systemkveld:2019-10-16"))
    app.key("m", "Right", "Return")
    time.sleep(1.5)


def suggest(app):
    app.click(*app.item_centre("feide-sertifikat"))
    time.sleep(0.5)
    app.key("ctrl+j")
    time.sleep(1.5)


def history(app):
    harness.skv("move", app.plan, "systemkveld:2019-06-12", "--to", "2019-06-11", "--reason", "Ferie")
    harness.skv("move", app.plan, "systemkveld:2019-08-14", "--to", "2019-08-13")
    harness.skv("cancel", app.plan, "systemkveld:2019-10-16", "--reason", "Valg")
    harness.skv("undo", app.plan)
    app.move_pointer(5, 5)
    time.sleep(1.5)
    app.key("alt+h")
    time.sleep(1.5)
def sources(app):
    import accessible  # not at the top: only this scene needs it
    path = os.path.join(app.folder, "Møteplan 2019.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Utvalg;Dato\nEldrerådet;7.5.2019\nEldrerådet;4.6.2019\n")
    harness.skv("import", app.plan, "--lane", "meeting", path)
    for node in accessible.walk(accessible.application(app)):
        if (node.get_name() or "").endswith("Sources") and node.get_n_actions() > 0:
            node.do_action(0)
            break
    time.sleep(6.0)  # until nobody is told any more that another program did it


SCENES = {
    "welcome": year,
    "year": year,
    "drag": drag,
    "editor": editor,
    "rules": pressed("ctrl+4"),
    "rule": pressed("ctrl+4", "Return"),
    "organisations": pressed("ctrl+7"),
    "systems": pressed("ctrl+5"),
    "history": history,
    "conflicts": pressed("alt+c", "Down"),
    "sources": sources,
    "people": pressed("alt+p"),
    "explain": pressed("ctrl+e"),
    "next-year": pressed("ctrl+shift+n"),
    "suggest": suggest,
    "series": series,
    "checks": pressed("ctrl+k"),
    "help": pressed("F1"),
    "new-plan": pressed("ctrl+n"),
    "new-plan-file": pressed("ctrl+n", "alt+n", "A", "alt+n", "alt+n", "alt+n"),
    "plan-settings": pressed("alt+Return"),
    "what-if": pressed("ctrl+l"),
    "decisions": pressed("ctrl+shift+e"),
    "schedule": pressed("ctrl+shift+p"),
    "preferences": pressed("ctrl+comma"),
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
