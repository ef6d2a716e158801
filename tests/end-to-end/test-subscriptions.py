# SPDX-License-Identifier: GPL-3.0-or-later
"""A calendar at an address, on a small server on loopback: it is subscribed to in the app, read anew while the plan
is open, fails, and keeps its last good copy; what became of it is read with skv and from the accessibility tree."""

import http.server
import json
import os
import threading

import harness
from accessible import GLib, application, focus_dialog, no_dialog, press, type_text, walk
from harness import App, Failure, example_plan, poll, skv


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for uid, title, start in events:
        lines += ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20190101T000000Z", f"DTSTART:{start}", "DURATION:PT2H",
                  f"SUMMARY:{title}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


class Server(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = (200, b"")
        self.n_asked = 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):  # pylint: disable=invalid-name
        status, content = self.server.answer
        self.server.n_asked += 1
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin
        pass


def sources(plan):
    return json.loads(skv("sources", plan, "--format", "json"))


def has_row(app, *parts):
    def search():
        try:
            return any(all(part in f"{node.get_name()} {node.get_description()}" for part in parts)
                       for node in walk(application(app)) if node.get_role_name() == "list item")
        except GLib.Error:
            return False
    poll(f"a row with {parts}", search)


def subscribed_read_and_broken(folder):
    plan = example_plan(folder)
    server = Server()
    server.answer = (200, calendar(("a", "Norwegian", "20190611T080000Z"), ("b", "English", "20190612T080000Z")))
    app = App(plan)
    app.key("ctrl+8")
    press(app, "Subscribe…")
    focus_dialog(app)
    type_text(f"http://127.0.0.1:{server.server_port}/exams.ics")
    app.key("Return")
    has_row(app, "Norwegian", "11 June 2019")
    press(app, "Bring In 2")
    no_dialog(app)
    poll("a source with two items", lambda: [row["items"] for row in sources(plan)] == [2])
    found, = sources(plan)
    if found["refresh_hours"] != 24 or not found["changed"].endswith(": 2 new") or found["lane"] != "exam":
        raise Failure(f"not as it was subscribed to: {found}")

    # By hand: one more.
    server.answer = (200, calendar(("a", "Norwegian", "20190613T080000Z"), ("b", "English", "20190612T080000Z"),
                                   ("c", "Physics", "20190614T080000Z")))
    press(app, "Read “exams.ics” Now")
    poll("1 new, 1 moved", lambda: sources(plan)[0]["changed"].endswith(": 1 new, 1 moved"))
    has_row(app, "exams.ics", "3 items, 3 in 2019")

    # It fails: nothing goes, and the row says so.
    server.answer = (500, b"")
    press(app, "Read “exams.ics” Now")
    has_row(app, "exams.ics", "The last try failed: the server answered with an error: 500", "3 items")
    if sources(plan)[0]["items"] != 3:
        raise Failure("a failure took items away")
    app.close()


def read_by_itself(folder):
    plan = example_plan(folder)
    server = Server()
    server.answer = (200, calendar(("a", "Norwegian", "20190611T080000Z")))
    # Read long ago, so that it is due as soon as the plan is open.
    os.environ["SOURCE_DATE_EPOCH"] = "1559390400"
    skv("import", plan, "--lane", "exam", f"http://127.0.0.1:{server.server_port}/exams.ics")
    del os.environ["SOURCE_DATE_EPOCH"]
    server.answer = (200, calendar(("a", "Norwegian", "20190611T080000Z"), ("b", "English", "20190612T080000Z")))
    app = App(plan)
    poll("two items, and nobody asked", lambda: sources(plan)[0]["items"] == 2, 15)
    if server.n_asked != 2:
        raise Failure(f"asked {server.n_asked} times")
    app.close()


harness.run([subscribed_read_and_broken, read_by_itself])
