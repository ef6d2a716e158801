# SPDX-License-Identifier: GPL-3.0-or-later
"""The application as a screen reader finds it: every item named, its state told, and worked without
pointer or keys through the actions of the accessibility tree."""

from accessible import Atspi, act, application, children, find, walk
from harness import App, Failure, example_plan, occurrences, poll, run


def every_item_of_the_year_is_named(folder):
    plan = example_plan(folder)
    app = App(plan)
    year = find(app, "panel", "Year 2019")

    def named():
        names = [node.get_name() for node in children(year) if node.get_role_name() == "list item"]
        return [row["title"] for row in occurrences(plan).values()
                if not any(name.startswith(row["title"] + ",") for name in names)] == [] and names
    names = poll("a name for each item", named)
    if len(names) < len(occurrences(plan)):
        raise Failure(f"{len(names)} names for {len(occurrences(plan))} items")
    job = find(app, "list item", "FEIDE: sertifikatbytte, Maintenance, Thursday 13 June 2019 18:00–19:30")
    if "hard conflict" not in job.get_name() or "Siste heldagsprøveuke" not in job.get_name():
        raise Failure(f"the conflict is not told: {job.get_name()}")
    if "conflict" in find(app, "list item", "Brannmur: nytt regelsett, Maintenance").get_name():
        raise Failure("a free job is told to collide")
    app.close()


def every_button_and_switch_has_a_name(folder):
    app = App(example_plan(folder))
    find(app, "list item", "Hard conflict: Visma Enterprise: ny versjon")
    silent = [node.get_role_name() for node in walk(application(app))
              if node.get_role_name() in ("push button", "toggle button", "switch", "entry", "combo box")
              and not node.get_name()]
    if silent:
        raise Failure(f"without a name: {silent}")
    app.close()


def selecting_and_moving_through_the_tree(folder):
    plan = example_plan(folder)
    app = App(plan)
    job = find(app, "list item", "Brannmur: nytt regelsett, Maintenance")
    act(job, "cell.select")
    poll("the state selected", lambda: find(app, "list item", "Brannmur: nytt regelsett, Maintenance")
         .get_state_set().contains(Atspi.StateType.SELECTED))
    act(job, "cell.move")
    app.key("Right", "Return")
    poll("the job a day later", lambda: occurrences(plan)["brannmur-regelsett"]["start"].startswith("2019-02-14"))
    find(app, "list item", "Brannmur: nytt regelsett, Maintenance, Thursday 14 February 2019")
    app.close()


def a_conflict_chosen_in_the_sidebar_shows_its_item(folder):
    app = App(example_plan(folder))
    card = find(app, "list item", "Hard conflict: Visma Enterprise: lønnsmodul")
    words = " ".join(node.get_name() or "" for node in walk(card))
    for part in ("Lønnskjøring", "Ask: Systemansvarlig lønn og regnskap", "Free instead: "):
        if part not in words:
            raise Failure(f"the card does not say “{part}”: {words}")
    box = card.get_extents(Atspi.CoordType.WINDOW)
    app.click(box.x + box.width // 2, box.y + box.height // 2)
    poll("its job selected in the year", lambda: find(app, "list item", "Visma Enterprise: lønnsmodul, Maintenance")
         .get_state_set().contains(Atspi.StateType.SELECTED))
    app.close()


run([
    every_item_of_the_year_is_named,
    every_button_and_switch_has_a_name,
    selecting_and_moving_through_the_tree,
    a_conflict_chosen_in_the_sidebar_shows_its_item,
])
