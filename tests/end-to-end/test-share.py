# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan shared on a real Radicale from the app: a wrong password, the exchange, what both sides changed, and
Exchange Now; what became of it is read from the accessibility tree, with skv, and from the server's files."""

import json
import os
import shutil
import socket
import subprocess
import sys

import harness
from accessible import (Atspi, GLib, act, application, find, find_window, focus_dialog, no_dialog, press, type_into,
                        walk, words)
from harness import App, Failure, poll, skv

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "sync"))
from dav_server import PASSWORDS, Radicale, is_there  # noqa: E402  pylint: disable=wrong-import-position

WINDOW = "Share on a Calendar Server"
PLAN = {
    "format": "skv-plan", "version": 1,
    "plan": {"title": "Kommunen", "country": "NO", "time_zone": "Europe/Oslo", "language": "nb"},
    "departments": [{"id": "school", "name": "Skole"}],
    "systems": [{"id": "feide", "name": "Feide", "owner": "school"}],
    "items": [{"id": "exam", "lane": "critical", "title": "Eksamen", "start": "2019-05-20", "end": "2019-06-01",
               "all_day": True, "systems": ["feide"], "department": "school"},
              {"id": "job", "lane": "maintenance", "title": "Oppgradering", "start": "2019-06-12T18:00",
               "end": "2019-06-12T20:00", "systems": ["feide"]}],
}


class Other:
    """The school's copy, which is exchanged by the command."""

    def __init__(self, folder, plan, server):
        self.folder, self.server = folder, server
        self.plan = os.path.join(folder, "school.skv")
        shutil.copy(plan, self.plan)

    def put(self, **item):
        path = os.path.join(self.folder, "one.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"format": "skv-plan", "version": 1, "items": [item]}, file)
        skv("import", self.plan, path, "--as", "json")

    def sync(self):
        os.environ["SKV_SYNC_PASSWORD"] = PASSWORDS["school"]
        skv("sync", self.plan, "--user", "school", "--address", self.server.address(), "--year", "2019",
            "--state", os.path.join(self.folder, "school.state"))


def title(plan):
    return {item["id"]: item for item in json.loads(skv("export", plan, "--format", "json"))["items"]}["exam"]["title"]


def says(app, *parts):
    def look():
        try:
            said = words(application(app))
        except GLib.Error:
            return False
        return all(part in said for part in parts)
    poll(f"{parts}", look)


def shoot(app, name):
    if "SKV_E2E_SHOTS" in os.environ:
        harness.time.sleep(0.7)
        app.screenshot(os.path.join(os.environ["SKV_E2E_SHOTS"], name + ".png"))


def start_keyring(folder):
    """One that is unlocked, on this session's bus; without, the password is typed each time."""
    if not shutil.which("gnome-keyring-daemon"):
        return False
    done = subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"secret",
                          env=dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=folder),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20, check=False)
    return done.returncode == 0


def open_window(app):
    poll("the menu", lambda: next((node for node in walk(application(app)) if node.get_name() == "Main menu"
                                   and node.get_n_actions()), None)).do_action(0)
    act(find(app, "menu item", WINDOW), "click")
    focus_dialog(app)
    return find_window(app, WINDOW)


def shared_and_chosen(folder):
    server = Radicale()
    try:
        drive(folder, server)
    finally:
        server.close()


def drive(folder, server):
    plan = os.path.join(folder, "plan.skv")
    path = os.path.join(folder, "plan.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(PLAN, file)
    skv("new", plan, "--title", "x")
    skv("import", plan, path, "--as", "json")
    other = Other(folder, plan, server)
    kept = start_keyring(folder)
    app = App(plan, env={"XDG_DATA_HOME": folder})
    open_window(app)
    # one that never answers: the window goes on, and somebody gives up
    with socket.create_server(("127.0.0.1", 0)) as silent:
        type_into(app, "Address", f"http://127.0.0.1:{silent.getsockname()[1]}/")
        type_into(app, "User Name", "planner")
        app.key("Return")
        find(app, "label", "Exchanging with")
        shoot(app, "share-waiting")
        press(app, "Cancel")
        find(app, "label", "Cancelled.")
    type_into(app, "Address", server.address())
    type_into(app, "Password", "wrong")
    app.key("Return")
    says(app, "does not take the password of “planner”")
    shoot(app, "share-password")
    if any("skv-" in name for name in server.collections()):
        raise Failure("something was sent with a wrong password")
    type_into(app, "Password", PASSWORDS["planner"])
    app.key("Return")
    says(app, "Exchanged:", "Nothing came in", "Sent: ")
    shoot(app, "share-sent")
    if not any("SUMMARY:Eksamen" in text for files in server.collections().values() for text in files.values()):
        raise Failure(f"not on the server: {server.collections()}")
    app.key("Escape")
    no_dialog(app)

    # The school changes the exam, and we do too.
    other.sync()
    other.put(id="exam", title="Fra skolen")
    other.sync()
    skv("import", plan, write(folder, id="exam", title="Fra oss"), "--as", "json")
    harness.time.sleep(1)
    if kept:
        app.key("F5")
        focus_dialog(app)
    else:
        open_window(app)
        type_into(app, "User Name", "planner")
        type_into(app, "Password", PASSWORDS["planner"])
        app.key("Return")
    says(app, "changed on both sides", "On the Server", "Fra skolen", "Fra oss")
    shoot(app, "share-both")
    if title(plan) != "Fra oss":
        raise Failure("theirs came in unasked")
    press(app, "Take Theirs: ")
    poll("theirs in the plan", lambda: title(plan) == "Fra skolen")
    says(app, "Exchanged: 1 came in")
    app.key("Escape")
    no_dialog(app)
    if not kept:
        app.close()
        return

    # Exchange Now, and one step back.
    other.put(id="exam", title="Flyttet")
    other.sync()
    app.key("F5")
    poll("it came in", lambda: title(plan) == "Flyttet")
    find(app, "label", "Exchanged: 1 came in")
    shoot(app, "share-toast")
    app.key("ctrl+z")
    poll("taken back", lambda: title(plan) == "Fra skolen")
    app.close()


def write(folder, **item):
    path = os.path.join(folder, "ours.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "skv-plan", "version": 1, "items": [item]}, file)
    return path


if is_there():
    harness.run([shared_and_chosen])
else:
    print("1..1\nok 1 # SKIP Radicale is not installed")
