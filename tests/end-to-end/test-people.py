# SPDX-License-Identifier: GPL-3.0-or-later
"""People brought in from a table, a post made vacant, a contact deleted with an heir, and a system's card, by
keyboard."""

import json
import os
import time

from accessible import Atspi, button, find, focus_dialog, go_to, gone, no_dialog, press, type_into, type_text
import accessible
from harness import App, Failure, example_plan, poll, run, skv

TABLE = """Stilling;Navn;Telefon;E-post;Avdeling
IT-sjef;A. Navn;70 00 00 01;it-sjef@example.org;IT-seksjonen
Driftsansvarlig;B. Navn;70 00 00 02;;IT-seksjonen
Pressetelefonen;;70 00 00 09;;
"""
STEERING_LIST = """System;Superbrukere;Beredskapsplan
Nettverk;Ei rolle;https://plan.example.org
"""


def people(plan):
    return {contact["role"]: contact for contact in json.loads(skv("people", plan, "--format", "json"))}


def card(plan, system):
    return json.loads(skv("systems", plan, system, "--cards", "--format", "json"))[0]


def said(app):
    return accessible.words(accessible.application(app))


def open_page(folder, key, systems=None):
    plan = example_plan(folder)
    if systems:
        table = os.path.join(folder, "systems.csv")
        with open(table, "w", encoding="utf-8") as file:
            file.write(systems)
        skv("systems", plan, "--import", table)
    app = App(plan)
    app.move_pointer(5, 5)  # no tooltip is a window of its own
    app.key(key)
    return plan, app


def is_in_list(app):
    people = find(app, "list", "People")
    return any(node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in accessible.walk(people))


def select(app, row, role):
    """With the arrow keys: that one is shown beside the list then."""
    for _ in range(40):
        if is_in_list(app):
            break
        app.key("shift+Tab")
        time.sleep(0.1)
    app.key("Home", *["Down"] * row)
    find(app, "push button", f"Edit “{role}”")


def choose_from_menu(app, menu, item):
    node = poll(menu, lambda: next((node for node in accessible.walk(accessible.application(app))
                                    if node.get_name() == menu and node.get_n_actions()), None))
    node.do_action(0)
    accessible.act(find(app, "menu item", item), "click")


def people_by_keyboard(folder):
    plan, app = open_page(folder, "alt+p")
    button(app, "New Contact…")
    choose_from_menu(app, "More about People", "Import Table of People…")
    focus_dialog(app)
    for line in TABLE.splitlines():
        type_text(line)
        app.key("Return")
    button(app, "Bring In 3")
    poll("three that come in", lambda: "Comes In (3)" in said(app))
    press(app, "Bring In 3")
    no_dialog(app)
    poll("the people", lambda: people(plan).get("IT-sjef", {}).get("name") == "A. Navn")
    if people(plan)["Pressetelefonen"]["kind"] != "phone":
        raise Failure(f"no shared phone: {people(plan)['Pressetelefonen']}")

    select(app, 3, "IT-sjef")
    press(app, "Post Is Vacant…")
    focus_dialog(app)
    press(app, "Is Vacant")
    no_dialog(app)
    vacant = poll("a vacant post", lambda: people(plan)["IT-sjef"]["vacant"] and people(plan)["IT-sjef"])
    if vacant["phone"] != "70 00 00 01" or vacant["email"]:
        raise Failure(f"phone stays, address goes: {vacant}")
    poll("it is said", lambda: "IT-sjef, Vacant" in said(app))

    select(app, 2, "Driftsansvarlig")
    press(app, "Delete “Driftsansvarlig”")
    focus_dialog(app)
    poll("what it answers for", lambda: "Owner: SQL-klynge" in said(app))
    go_to(app, "combo box", "Give That To", "Tab")
    app.key("space", "Down", "Return")  # the first contact, in place of nobody
    press(app, "_Delete")
    no_dialog(app)
    poll("it gone", lambda: "Driftsansvarlig" not in people(plan))
    if card(plan, "SQL-klynge")["owner"] != "IT-sjef, vacant":
        raise Failure(f"not given away: {card(plan, 'SQL-klynge')}")
    app.key("ctrl+z")
    poll("it back, with what it answers for",
         lambda: card(plan, "SQL-klynge")["owner"] == "Driftsansvarlig (B. Navn)")
    app.close()


def a_card_is_looked_through(folder):
    plan, app = open_page(folder, "ctrl+5", STEERING_LIST)
    find(app, "list item", "Never looked through")
    button(app, "Open the plan for continued operation")
    press(app, "Looked Through Today…")
    focus_dialog(app)
    type_into(app, "By", "Redaksjonen")
    app.key("Return")
    no_dialog(app)
    stamped = poll("the stamp", lambda: not card(plan, "Nettverk")["old"] and card(plan, "Nettverk"))
    if stamped["card_editor"] != "Redaksjonen":
        raise Failure(f"by whom: {stamped}")
    gone(app, "list item", "Never looked through")
    app.close()


run([
    people_by_keyboard,
    a_card_is_looked_through,
])
