# SPDX-License-Identifier: GPL-3.0-or-later
"""The poster, the list and the report: chosen, exported and printed from the window, by keyboard."""
import json
import os
import shutil
import subprocess
import time

from accessible import find, find_window, focus_dialog, go_to, menu, no_dialog, type_text
from harness import App, Failure, example_plan, poll, run, skv


def expect(path, *parts):
    """One page that says all of that; not looked at where poppler is missing."""
    poll(f"the file {path}", lambda: os.path.exists(path) and os.path.getsize(path) > 1000)
    if shutil.which("pdftotext") is None:
        print("# pdftotext is missing (poppler-utils): what the file says is not looked at")
        return
    time.sleep(0.5)  # a printed one is written bit by bit
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, timeout=60, check=True).stdout.decode()
    for part in parts:
        if part not in text:
            raise Failure(f"{part} is not in {text[:400]!r}")
    if text.count("\f") != 1:
        raise Failure(f"{text.count(chr(12))} pages")


def open_sheet(app):
    app.move_pointer(400, 14)  # where no tooltip opens, which would be one more window
    app.key("ctrl+p")
    find_window(app, "Poster and List")
    return focus_dialog(app)


def exported_in_another_language(folder):
    app = App(example_plan(folder))
    own = open_sheet(app)
    find(app, "image", "The sheet as it will be printed")
    # the next language is nynorsk, the other sheet is the list
    for row in ("Sheet", "Language"):
        go_to(app, "combo box", row, "Tab")
        app.key("space")
        time.sleep(0.5)
        app.key("Down", "Return")
        time.sleep(0.5)
    app.key("alt+e")
    focus_dialog(app, (own,))
    path = os.path.join(folder, "list.pdf")
    app.key("ctrl+a")
    type_text(path)
    app.key("Return")
    # the program speaks English, the sheet does not
    expect(path, "Systemkvelder 2019", "Kjernesvitsj: utskifting", "tysdag", "desember")
    no_dialog(app)
    find(app, "label", "Exported: list.pdf")
    app.close()


def printed_to_a_file(folder):
    os.chdir(folder)  # where the file goes
    app = App(example_plan(folder))
    own = open_sheet(app)
    app.key("alt+p")
    focus_dialog(app, (own,))
    find(app, "label", "Print to File")
    app.key("Tab", "Down", "space")
    time.sleep(0.5)
    app.key("alt+p")
    poll("a file", lambda: [name for name in os.listdir(folder) if name.endswith(".pdf")])
    name = next(name for name in os.listdir(folder) if name.endswith(".pdf"))
    expect(os.path.join(folder, name), "Systemkvelder 2019", "desember", "Kjernesvitsj: utskifting")
    no_dialog(app)
    app.close()


def large_plan(folder):
    """So large that its report is made in a thread, and in the program's own language."""
    items = [{"id": f"w{n}", "lane": "maintenance", "title": f"Work {n}", "status": "approved",
              "start": f"20{n % 20 + 10}-{n % 12 + 1:02}-{n % 28 + 1:02}T10:00", "duration": "PT1H"}
             for n in range(3100)]
    source, plan = os.path.join(folder, "large.json"), os.path.join(folder, "large.skv")
    with open(source, "w", encoding="utf-8") as file:
        json.dump({"format": "skv-plan", "version": 1, "items": items, "plan": {
            "title": "Large", "country": "NO", "time_zone": "Europe/Oslo", "language": "en"}}, file)
    skv("new", plan)
    skv("import", plan, source)
    return plan


def reported(folder):
    app = App(large_plan(folder))
    menu(app, "Main menu", "Export", "Monthly Report…")
    own = focus_dialog(app)
    find(app, "image", "Activity report, ")
    # another choice while it is there makes it anew
    go_to(app, "combo box", "Language", "Tab")
    app.key("space")
    time.sleep(0.5)
    app.key("Home", "Return")
    find(app, "image", "Aktivitetsrapport, ")
    app.key("alt+e")
    focus_dialog(app, (own,))
    path = os.path.join(folder, "report.csv")
    app.key("ctrl+a")
    type_text(path)
    app.key("Return")
    poll("the table", lambda: os.path.exists(path))
    no_dialog(app)
    find(app, "label", "Exported: report.csv")
    with open(path, "rb") as file:
        start = file.read(200)
    # as a spreadsheet in Norwegian has it
    if not start.startswith(b"\xef\xbb\xbf") or b"\r\nglance;" not in start:
        raise Failure(f"{start!r}")
    app.close()


run([exported_in_another_language, printed_to_a_file, reported])
