# SPDX-License-Identifier: GPL-3.0-or-later
"""Systems, what they depend on and the groups that they are in, made, changed and deleted by keyboard."""

import json
import time

from accessible import button, find, find_window, focus_dialog, go_to, no_dialog, press, type_into, type_text
import accessible
from harness import App, Failure, example_plan, focus, poll, run, skv


def systems(plan):
    return json.loads(skv("systems", plan, "--format", "json"))


def named(plan, name):
    return next((system for system in systems(plan) if system["name"] == name), None)


def said(app):
    return accessible.words(accessible.application(app))


def open_page(folder):
    plan = example_plan(folder)
    app = App(plan)
    app.move_pointer(5, 5)  # no tooltip of the picture is a window of its own
    app.key("ctrl+5")
    button(app, "New System…")
    return plan, app


def choose(app, title, *names):
    """Tick names in the list of a row, each found by the search of that list."""
    go_to(app, "list item", title, "Tab")
    app.key("space")
    time.sleep(0.5)
    for name in names:
        type_text(name)
        time.sleep(0.5)  # the search waits for the end of a word
        app.key("Tab")
        app.key("space")
        app.key("shift+Tab")
        app.key("ctrl+a", "BackSpace")
    app.key("Escape")


def a_system_with_its_relations(folder):
    plan, app = open_page(folder)
    press(app, "New System…")
    focus_dialog(app)
    type_text("Kartløsningen")
    type_into(app, "Vendor", "Kartleverandøren")
    type_into(app, "Users, About", "mange")
    poll("what is wrong with it", lambda: "Write a number such as 250, or nothing" in said(app))
    type_into(app, "Users, About", "250")
    choose(app, "Depends On", "SQL-klynge")
    poll("its effect", lambda: "Without SQL-klynge" in said(app))
    choose(app, "Part Of", "Skolesystemer")
    press(app, "Save")
    no_dialog(app)
    made = poll("the system", lambda: named(plan, "Kartløsningen"))
    if (made["vendor"], made["users"], made["depends_on"], made["member_of"]) != (
            "Kartleverandøren", 250, ["sql"], [named(plan, "Skolesystemer")["id"]]):
        raise Failure(f"made: {made}")
    if "Kartløsningen: stops" not in skv("systems", plan, "Nettverk"):
        raise Failure("not affected by the network: " + skv("systems", plan, "Nettverk"))

    # One edit: undo takes the relations too.
    app.key("ctrl+z")
    poll("the system gone", lambda: not named(plan, "Kartløsningen"))
    if len(named(plan, "SQL-klynge")["depended_on_by"]) != 3:
        raise Failure("the relation stayed")
    app.close()


def a_circle_is_refused_by_name(folder):
    plan, app = open_page(folder)
    before = systems(plan)
    find(app, "push button", "Nettverk, in the middle")
    press(app, "Edit “Nettverk”")
    focus_dialog(app)
    choose(app, "Depends On", "FEIDE")
    poll("a circle", lambda: "in a circle: " in said(app))
    circle = said(app).split("in a circle: ")[1][:160]
    if not all(name in circle for name in ("FEIDE", "Active Directory", "Nettverk")):
        raise Failure(f"the circle is not named: {circle}")
    app.key("ctrl+Return")
    app.key("Escape")
    no_dialog(app)
    if systems(plan) != before:
        raise Failure("the circle was saved")
    app.close()


def the_picture_goes_where_one_goes(folder):
    plan, app = open_page(folder)
    find(app, "push button", "Nettverk, in the middle")
    press(app, "Active Directory, needs or contains Nettverk, 1 step away")
    find(app, "push button", "Active Directory, in the middle")
    find(app, "push button", "Nettverk, needed by or part of Active Directory, 1 step away")
    press(app, "Delete “Active Directory”")
    focus_dialog(app)
    poll("who refers to it", lambda: "“FEIDE”, which depends on it" in said(app))
    app.key("Escape")
    no_dialog(app)
    if not named(plan, "Active Directory"):
        raise Failure("deleted although it is referred to")
    app.close()


def cards(plan):
    return json.loads(skv("outage", plan, "contingency", "export"))["plans"]


def steps_of(plan):
    return [step["text"] for card in cards(plan) for step in card["steps"]]


def a_card_is_made_and_followed(folder):
    plan, app = open_page(folder)
    app.key("F10")
    find(app, "menu item", "Planning")
    time.sleep(0.3)
    app.key("p", "p", "Return")  # Print, Planning
    time.sleep(0.6)
    app.key("n")
    find_window(app, "Contingency Plans")
    over = focus_dialog(app)
    app.key("Return", "Return")  # New, Empty
    focus_dialog(app, [over])
    type_text("Skolekortet")
    choose(app, "Systems That Follow It", "FEIDE")
    for number, text in enumerate(("Ring vakta", "Skriv prøven ut", "Si fra til rektor"), 1):
        if number == 1:
            press(app, "Add Step")
        else:
            app.key("Return")  # on to the next one
        find(app, "push button", f"Remove step {number}")
        time.sleep(0.3)
        type_text(text)
        poll(f"step {number}", lambda: f"{number}. {text}" in said(app))
    app.key("alt+Up")
    poll("the last one before it", lambda: "2. Si fra til rektor" in said(app))
    app.key("ctrl+Return")
    in_order = ["Ring vakta", "Si fra til rektor", "Skriv prøven ut"]
    poll("three steps in order", lambda: steps_of(plan) == in_order)
    if named(plan, "FEIDE")["contingency"] != cards(plan)[0]["id"]:
        raise Failure(f"FEIDE does not follow it: {cards(plan)}")
    focus(over)
    press(app, "Delete “Skolekortet”")
    poll("the card gone", lambda: not cards(plan) and not named(plan, "FEIDE")["contingency"])
    app.key("ctrl+z")
    poll("the card back, with its system", lambda: cards(plan) and named(plan, "FEIDE")["contingency"])
    app.key("Escape")
    no_dialog(app)

    # It is what stands there when the system is down.
    app.key("ctrl+shift+o")
    focus_dialog(app)
    type_text("FEIDE")
    app.key("Return")
    poll("its steps to be ticked", lambda: all(text in said(app) for text in in_order))
    app.key("Escape")
    no_dialog(app)
    app.close()


run([
    a_system_with_its_relations,
    a_circle_is_refused_by_name,
    the_picture_goes_where_one_goes,
    a_card_is_made_and_followed,
])
