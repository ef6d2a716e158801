# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real application in a real window: pointer and keys by xdotool, the accessibility tree by
AT-SPI, what came of it by skv on the plan file. Runs inside xvfb-run and dbus-run-session.

The application writes where things are drawn to the file named in SKV_TEST_DUMP after every drawing;
everything is polled for, nothing waits a fixed time for a result."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

BUILD = os.environ["SKV_BUILD_DIR"]
SKV = os.path.join(BUILD, "src", "cli", "skv")
APP = os.path.join(BUILD, "src", "app", "systemkveld")
PATIENCE = 45.0  # seconds; noisy machines are slow, and a passed poll costs nothing
pressed = 0  # how often the application was given a key or the pointer: what it said before that is old


class Failure(Exception):
    pass


def poll(what, func, seconds=PATIENCE):
    """Calls func until it returns something true; its last exception or value is in the failure."""
    end = time.monotonic() + seconds
    last = None
    while time.monotonic() < end:
        try:
            last = func()
            if last:
                return last
        except (OSError, ValueError, KeyError) as error:
            last = error
        time.sleep(0.05)
    raise Failure(f"{what}: not within {seconds:g} s; last seen: {last!r}")


def skv(*words, check=True):
    for _ in range(5):
        done = subprocess.run([SKV, *words], capture_output=True, text=True)
        if done.returncode != 3 or "is being written" not in done.stderr:
            break  # else it was asked in the middle of an edit, and waited in vain: as it says, once more
    if check and done.returncode not in (0, 1):
        raise Failure(f"skv {' '.join(words)}: {done.returncode} {done.stderr}")
    return done.stdout


def xdotool(*words):
    global pressed
    pressed += 1
    return subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, check=True).stdout


def focus(window):
    """Gives a window the keyboard. There is no window manager: one that is not shown yet cannot have it, and
    one that closes takes it along; so the server is asked whether it went through."""
    def focused():
        subprocess.run(["xdotool", "windowfocus", window], capture_output=True, text=True, check=False)
        return subprocess.run(["xdotool", "getwindowfocus"], capture_output=True, text=True,
                              check=False).stdout.strip() == window
    poll(f"the keyboard in window {window}", focused)


class App:
    """One run of the application on one plan file."""

    running = []  # to be ended when a test fails: not by name, others may run it too

    def __init__(self, plan, size=(1600, 1000), env=None, shows_year=True):
        self.plan = plan
        self.folder = tempfile.mkdtemp(prefix="skv-e2e-")
        self.dump_file = os.path.join(self.folder, "dump.json")
        self.log = open(os.path.join(self.folder, "log"), "w+")
        environment = dict(os.environ, SKV_TEST_DUMP=self.dump_file, GSETTINGS_BACKEND="memory",
                           GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GDK_DISABLE="gl", GDK_BACKEND="x11",
                           GTK_A11Y="atspi", LANGUAGE="en")
        environment.update(env or {})
        self.process = subprocess.Popen([APP, plan], env=environment, stdout=self.log, stderr=self.log)
        App.running.append(self)
        self.window = poll("a window", self._find_window)
        xdotool("windowmove", self.window, 0, 0)
        xdotool("windowsize", self.window, *size)
        # Where the last test left the pointer a tooltip may open, and take the first click.
        self.move_pointer(400, 14)
        self.focus()
        if not shows_year:
            return
        # Where things are is right only when the window has the size that it was given.
        poll(f"the year drawn in {size}",
             lambda: self.dump()["items"] and self.dump()["size"] == list(size))
        self.settle()

    def _find_window(self):
        if self.process.poll() is not None:
            self.log.seek(0)
            raise Failure(f"the application ended with {self.process.returncode}: {self.log.read()}")
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def focus(self):
        focus(self.window)

    def dump(self):
        with open(self.dump_file, encoding="utf-8") as file:
            return json.load(file)

    def settle(self):
        """Until two dumps in a row agree: layout has come to rest."""
        def still():
            first = self.dump()
            time.sleep(0.25)
            return self.dump() == first
        poll("a layout at rest", still)

    def centre(self, rect):
        return round(rect[0] + rect[2] / 2), round(rect[1] + rect[3] / 2)

    def item_centre(self, item):
        return self.centre(poll(f"{item} on screen", lambda: self.dump()["items"].get(item)))

    def day_centre(self, day):
        return self.centre(poll(f"{day} on screen", lambda: self.dump()["days"].get(day)))

    def move_pointer(self, x, y):
        xdotool("mousemove", "--window", self.window, x, y)

    def click(self, x, y, button=1):
        self.move_pointer(x, y)
        xdotool("click", button)

    def choose(self, item):
        """Clicks on an item, and waits until it is selected."""
        self.click(*self.item_centre(item))
        poll(f"{item} selected", lambda: self.dump()["selected"] == item)

    def press(self, x, y):
        self.move_pointer(x, y)
        xdotool("mousedown", 1)

    def glide(self, start, end, steps=12):
        for step in range(1, steps + 1):
            self.move_pointer(round(start[0] + (end[0] - start[0]) * step / steps),
                              round(start[1] + (end[1] - start[1]) * step / steps))
            time.sleep(0.02)

    def release(self):
        xdotool("mouseup", 1)

    def key(self, *keys):
        for key in keys:
            xdotool("key", key)  # not --clearmodifiers: it lets go of a held pointer button
            time.sleep(0.05)

    def screenshot(self, path):
        subprocess.run(["import", "-window", "root", path], check=True)

    def output(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def close(self):
        # A key pressed while the focus is still on its way from a dialog goes nowhere.
        for _ in range(4):
            self.focus()
            self.key("ctrl+q")
            try:
                status = self.process.wait(PATIENCE / 2)
                break
            except subprocess.TimeoutExpired:
                continue
        else:
            self.kill()
            raise Failure("the application does not close")
        self.check_end(status)

    def ended(self):
        """Its last window was closed otherwise than by its key."""
        self.check_end(self.process.wait(PATIENCE))

    def check_end(self, status):
        warnings = [line for line in self.output().splitlines()
                    if "CRITICAL" in line or "ERROR" in line or "systemkveld-WARNING" in line]
        shutil.rmtree(self.folder, ignore_errors=True)
        if status != 0 or warnings:
            raise Failure(f"closed with {status}; {warnings}")

    def kill(self):
        self.process.kill()
        self.process.wait()


class Fresh(App):
    """A first start: no plan, no settings, a home of its own. Without point nothing is done to its window."""

    def __init__(self, home, size=(1600, 1000), env=None, point=True):  # pylint: disable=super-init-not-called
        self.plan = None
        self.folder = tempfile.mkdtemp(prefix="skv-e2e-")
        self.dump_file = os.path.join(self.folder, "dump.json")
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        environment = dict(os.environ, SKV_TEST_DUMP=self.dump_file, GSETTINGS_BACKEND="memory",
                           GSK_RENDERER="cairo", GDK_DEBUG="gl-disable", GDK_DISABLE="gl", GDK_BACKEND="x11",
                           GTK_A11Y="atspi", LANGUAGE="en", LC_ALL="C.UTF-8", XDG_DATA_HOME=home,
                           XDG_CONFIG_HOME=home)
        environment.update(env or {})
        self.process = subprocess.Popen([APP], env=environment, stdout=self.log, stderr=self.log)
        App.running.append(self)
        self.window = poll("a window", self._find_window)
        if not point:
            return
        xdotool("windowmove", self.window, 0, 0)
        xdotool("windowsize", self.window, *size)
        self.move_pointer(400, 14)  # where no tooltip opens, which would be one more window
        self.focus()
        time.sleep(0.5)


def example_plan(folder, name="systemkvelder-2019"):
    plan = os.path.join(folder, "plan.skv")
    skv("new", plan, "--example", name)
    return plan


def occurrences(plan, year=2019, lane=None):
    words = ["list", plan, "--year", str(year), "--format", "json"]
    if lane:
        words += ["--lane", lane]
    return {row["id"]: row for row in json.loads(skv(*words))}


def conflicts(plan, year=2019):
    return json.loads(skv("check", plan, "--year", str(year), "--format", "json"))["conflicts"]


def run(tests):
    """Prints TAP; a screenshot of a failure is left where SKV_E2E_SHOTS says."""
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory(prefix="skv-e2e-") as folder:
            try:
                test(folder)
                print(f"ok {number} {test.__name__}", flush=True)
            except Exception:  # a test that breaks is a test that failed
                failed += 1
                shots = os.environ.get("SKV_E2E_SHOTS")
                if shots:
                    subprocess.run(["import", "-window", "root", os.path.join(shots, test.__name__ + ".png")],
                                   check=False)
                print(f"not ok {number} {test.__name__}", flush=True)
                for line in traceback.format_exc().splitlines():
                    print("# " + line, flush=True)
                traceback.print_exc()  # what a log of the run keeps
                for app in App.running:
                    app.kill()
    sys.exit(1 if failed else 0)
