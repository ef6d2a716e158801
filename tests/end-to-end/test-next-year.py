# SPDX-License-Identifier: GPL-3.0-or-later
"""The assistant that makes the next year of a plan: by keyboard and as a screen reader finds it; what came of
it with skv."""

import json
import os

import accessible
from accessible import Atspi, GLib, act, application, children, focus_dialog, go_to, no_dialog, type_text, walk, windows
from harness import App, Failure, occurrences, poll, run, skv

PLAN = {
    "format": "skv-plan",
    "version": 1,
    "plan": {"title": "Neste år", "country": "NO", "time_zone": "Europe/Oslo", "language": "nb"},
    "contacts": [{"id": "arkivar", "role": "Arkivansvarlig"}],
    "systems": [{"id": "arkiv", "name": "Arkivet", "owner": "arkivar"}],
    "rules": [
        {"id": "kveld", "lane": "window", "title": "Kveldsvindu",
         "base": {"rrule": "FREQ=MONTHLY;BYDAY=2TU"}, "start": "17:00", "duration": "PT5H", "valid_until": "2019-12-31"},
        {"id": "lopende", "lane": "window", "title": "Løpende vindu",
         "base": {"rrule": "FREQ=MONTHLY;BYDAY=3TH"}, "start": "17:00", "duration": "PT5H"},
    ],
    "items": [
        {"id": "lukking", "lane": "critical", "title": "Årsavslutning", "start": "2019-01-01", "end": "2019-02-01",
         "systems": ["arkiv"]},
        {"id": "telling", "lane": "critical", "title": "Telling", "start": "2019-09-09", "end": "2019-09-10",
         "systems": ["arkiv"]},
        {"id": "jobb", "lane": "maintenance", "title": "Lisensfornyelse", "start": "2019-06-12T18:00",
         "end": "2019-06-12T20:00", "systems": ["arkiv"]},
        {"id": "mote", "lane": "meeting", "title": "Arkivmøte", "start": "2019-03-05", "end": "2019-03-06",
         "systems": ["arkiv"]},
        {"id": "ny", "lane": "maintenance", "title": "Oppgradering", "start": "2020-09-07T18:00",
         "end": "2020-09-07T20:00", "systems": ["arkiv"]},
    ],
}


def bring_in(folder, plan, extra=()):
    source = os.path.join(folder, "plan.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump(dict(PLAN, items=PLAN["items"] + list(extra)), file)
    skv("import", plan, source)


def make_plan(folder, extra=()):
    plan = os.path.join(folder, "plan.skv")
    skv("new", plan)
    bring_in(folder, plan, extra)
    return plan


def start(plan):
    """The application with the year 2019 before it, and the assistant for 2020."""
    app = App(plan)
    year = 2019
    shown = int(sorted(poll("a year", lambda: app.dump()["days"]))[100][:4])
    app.key(*["ctrl+Prior" if shown > year else "ctrl+Next"] * abs(shown - year))
    poll("2019", lambda: "2019-06-12" in app.dump()["days"])
    app.key("ctrl+shift+n")
    focus_dialog(app)
    has_title(app, "The Year 2020")
    find(app, "list item", "Kveldsvindu")
    return app


def named_nodes(app, *roles):
    """Name and node of everything of those roles in the assistant, and nothing of the window below it."""
    try:
        for frame in children(application(app)):
            if (frame.get_name() or "").startswith("The Year"):
                return [(node.get_name() or "", node) for node in walk(frame) if node.get_role_name() in roles]
    except GLib.Error:  # a node that went away while we walked
        pass
    return []


def search(app, role, part):
    return next((node for name, node in named_nodes(app, role) if name.startswith(part)), None)


def find(app, role, part):
    return poll(f"{role} “{part}”", lambda: search(app, role, part))


def has_title(app, title):
    poll(title, lambda: any(frame.get_name() == title for frame in children(application(app))))


def press(app, part):
    act(find(app, "push button", part), "click")


def focused(app, *roles):
    return any(has_state(node, Atspi.StateType.FOCUSED) for _, node in named_nodes(app, *roles))


def go_to_copy(app, part):
    """To a line of the second page: with Tab into the list, which is where one left it; then from its first line
    with the arrow down."""
    app.key("alt+h")
    for key, roles in (("Tab", ("list item", "check box", "text")), ("shift+Tab", ("list item",))):
        for _ in range(20):
            if focused(app, *roles):
                break
            app.key(key)
    app.key("Home")
    go_to(app, "list item", part, "Down")


def has_state(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:  # gone meanwhile
        return False


def checks(app):
    """What is checked of the copies, by the words of the check."""
    return {name: has_state(node, Atspi.StateType.CHECKED) for name, node in named_nodes(app, "check box")
            if " goes on" not in name}


def makes(app, label):
    """The button that makes the year, once it has that label and can be pressed."""
    return poll(label, lambda: next(
        (node for node in [search(app, "push button", label)]
         if node is not None and has_state(node, Atspi.StateType.SENSITIVE)), None))


def description(app, role, part):
    return find(app, role, part).get_description()


def year_2020(plan):
    return {row["title"]: row for row in occurrences(plan, 2020).values() if row["title"] not in
            ("Kveldsvindu", "Løpende vindu")}


def made_and_undone(folder):
    plan = make_plan(folder)
    app = start(plan)
    # 1. Rules: one ends with the year and goes on unless somebody says otherwise.
    poll("both years", lambda: description(app, "list item", "Kveldsvindu").startswith("12 in 2019, 12 in 2020"))
    act(find(app, "check box", "“Kveldsvindu” goes on"), "toggle")
    poll("it ends", lambda: description(app, "list item", "Kveldsvindu")
         == "12 in 2019, none in 2020. Ends 31 December 2019")
    act(find(app, "check box", "“Kveldsvindu” goes on"), "toggle")
    poll("it goes on", lambda: "12 in 2020" in description(app, "list item", "Kveldsvindu"))
    if description(app, "list item", "Løpende") != "12 in 2019, 12 in 2020":
        raise Failure(description(app, "list item", "Løpende"))

    # 2. By hand: critical periods are copied, a job is when she says so, meetings are asked for.
    app.key("alt+h")
    poll("three copies", lambda: checks(app) == {
        "Årsavslutning, Tuesday 1 January 2019": True, "Telling, Monday 9 September 2019": True,
        "Lisensfornyelse, Wednesday 12 June 2019": False})
    go_to_copy(app, "Lisensfornyelse, Wednesday")
    go_to(app, "text", "Date of “Lisensfornyelse” in 2020", "Tab")
    date = find(app, "text", "Date of “Lisensfornyelse” in 2020")
    app.key("ctrl+a")
    type_text("siste onsdag")
    poll("an error", lambda: date.get_description() and "Wednesday" not in date.get_description())
    app.key("ctrl+a")
    type_text("24. juni 2021")
    poll("not that year", lambda: date.get_description() == "This is not in 2020")
    app.key("ctrl+a")
    type_text("24. juni")
    poll("a Wednesday", lambda: date.get_description() == "Wednesday")
    poll("checked by that", lambda: checks(app).get("Lisensfornyelse, Wednesday 12 June 2019"))

    # 3. What differs: the count now meets the upgrade; without it, it does not.
    app.key("alt+d")
    collision = "Newly Colliding: “Oppgradering” (7 September 2020, 18:00–20:00) falls in the critical period “Telling”"
    find(app, "list item", collision)
    go_to_copy(app, "Telling, Monday")
    app.key("space")
    poll("unchecked", lambda: not checks(app)["Telling, Monday 9 September 2019"])
    app.key("alt+d")
    poll("no collision", lambda: search(app, "list item", collision) is None)

    # 4. Who is asked what, and on the clipboard.
    app.key("alt+k")
    find(app, "list item", "“Arkivmøte”: the date in 2020")
    press(app, "Copy as Text")
    find(app, "push button", "Copied")

    makes(app, "Make 2020").do_action(0)
    no_dialog(app)
    poll("the year made", lambda: len(year_2020(plan)) == 3)
    rows = year_2020(plan)
    if rows["Lisensfornyelse"]["start"][:16] != "2020-06-24T18:00" or rows["Lisensfornyelse"]["status"] != "proposed":
        raise Failure(str(rows["Lisensfornyelse"]))
    if rows["Årsavslutning"]["start"][:10] != "2020-01-01" or "Telling" in rows:
        raise Failure(str(rows))
    if sum(row["title"] == "Kveldsvindu" for row in occurrences(plan, 2020).values()) != 12:
        raise Failure("the rule does not go on")
    poll("2020 shown", lambda: "2020-06-24" in app.dump()["days"])
    app.key("ctrl+z")
    poll("undone as one", lambda: list(year_2020(plan)) == ["Oppgradering"])
    if any(row["title"] == "Kveldsvindu" for row in occurrences(plan, 2020).values()):
        raise Failure("the rule still goes on")
    app.close()


def by_keyboard(folder):
    plan = make_plan(folder, [
        {"id": f"serie{i}", "lane": "maintenance", "title": f"Serie {i:03}",
         "start": f"2019-{i % 12 + 1:02}-{i % 28 + 1:02}T18:00", "end": f"2019-{i % 12 + 1:02}-{i % 28 + 1:02}T19:00"}
        for i in range(60)])
    app = start(plan)
    go_to_copy(app, "Serie 000, Tuesday")
    name = poll("its check", lambda: [name for name in checks(app) if name.startswith("Serie 000, ")])[0]
    app.key("space")
    poll("checked", lambda: checks(app)[name])
    app.key("Return")
    poll("unchecked", lambda: not checks(app)[name])
    press(app, "Copy All")
    find(app, "label", "63 of 63 from 2019 are copied")
    press(app, "Copy None")
    find(app, "label", "0 of 63 from 2019 are copied")
    press(app, "Copy All")
    makes(app, "Make 2020").do_action(0)
    no_dialog(app)
    poll("63 more", lambda: len(year_2020(plan)) == 64)
    app.key("ctrl+z")
    poll("one undo", lambda: len(year_2020(plan)) == 1)
    app.close()


def looks_and_goes_on(folder):
    plan = make_plan(folder)
    app = start(plan)
    go_to_copy(app, "Lisensfornyelse, Wednesday")
    app.key("space")
    poll("chosen", lambda: checks(app).get("Lisensfornyelse, Wednesday 12 June 2019"))
    app.key("alt+d")
    go_to(app, "list item", "Newly Colliding: “Oppgradering”", "Tab")
    app.key("Return")
    no_dialog(app)
    poll("2020 shown", lambda: "2020-09-07" in app.dump()["days"])
    poll("the upgrade selected", lambda: has_state(accessible.find(app, "list item", "Oppgradering"), Atspi.StateType.SELECTED))
    app.key("ctrl+shift+n")
    focus_dialog(app)
    has_title(app, "The Year 2020")
    app.key("alt+h")
    poll("still chosen", lambda: checks(app).get("Lisensfornyelse, Wednesday 12 June 2019"))

    # Another program writes meanwhile: what is chosen stays, what is new is there.
    bring_in(folder, plan, [{"id": "periode", "lane": "critical", "title": "Ny periode", "start": "2019-10-07",
                             "end": "2019-10-08"}])
    poll("what was added", lambda: any(name.startswith("Ny periode") for name in checks(app)))
    poll("still chosen", lambda: checks(app).get("Lisensfornyelse, Wednesday 12 June 2019"))
    app.key("Escape")
    no_dialog(app)
    app.close()


def nothing_to_save(folder):
    plan = make_plan(folder)
    app = start(plan)
    act(find(app, "check box", "“Kveldsvindu” goes on"), "toggle")
    app.key("alt+h")
    press(app, "Copy None")
    poll("nothing", lambda: not has_state(find(app, "push button", "Nothing to Save"), Atspi.StateType.SENSITIVE))
    spin = find(app, "spin button", "The year that is made")
    spin.get_value_iface().set_current_value(2021)
    has_title(app, "The Year 2021")
    find(app, "label", "0 of 1 from 2020 are copied")
    if len(windows(app)) != 2:
        raise Failure("more than the assistant")
    app.key("Escape")
    no_dialog(app)
    app.close()


run([
    made_and_undone,
    by_keyboard,
    looks_and_goes_on,
    nothing_to_save,
])
