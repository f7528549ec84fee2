"""Points of minutes: agenda items, actions and praises, in the shapes that they have."""

from __future__ import annotations

import pytest

from sphinx_annals.convert.document.records import Evidence, Meeting, Presence
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.minutes.recognisers import with_records

HERE = Evidence(1, "")
ROLL = (
    Presence("Ada Quill", HERE, ("@adaq",), initials="AQ"),
    Presence("Bo Linde", HERE, ("@bo",)),
)


def meeting(text: str) -> Meeting:
    """Return the meeting that a text is the notes of."""
    body = SourceText.of(text)
    return with_records(Meeting("", "", (1, len(body.lines)), HERE, ROLL), body)


# agendas ----------------------------------------------------------------------------------------

ITEMS = {
    "- [name=Ada] (10min): Lamps of old": (("Ada",), 10, "Lamps of old"),
    "- [name=Ada & Bo] Lamps of old": (("Ada", "Bo"), None, "Lamps of old"),
    "* [name=Dan] [time=5 minutes] Lamps": (("Dan",), 5, "Lamps"),
    "- _[name=Ada] (10m): Lamps of old_": (("Ada",), 10, "Lamps of old"),
    "- **Cyrille** 5 - 10 mins: [Lamps](#lamps)": (("Cyrille",), 10, "Lamps"),
    "- **Cy (10m?):** Lamps": (("Cy",), 10, "Lamps"),
    "- **Ada Quill** Lamps of old": (("Ada Quill",), None, "Lamps of old"),
    "- @**Ada Quill|12**: Lamps of old": (("Ada Quill",), None, "Lamps of old"),
    "- Bo: Lamps of old": (("Bo",), None, "Lamps of old"),
    "- @cyr: Lamps of old": (("@cyr",), None, "Lamps of old"),
    "1. Lamps (see [notes](x.md)) [Cy Tan, 25 min]": (("Cy Tan",), 25, "Lamps (see notes)"),
    "1. Lamps of old (Cy Tan, 1 hour)": (("Cy Tan",), 60, "Lamps of old"),
    "* Lamps of old [Tim]": ((), None, "Lamps of old [Tim]"),
    "* Lamps of old [Bo]": (("Bo",), None, "Lamps of old"),
    "* Lamps [#12](https://x.org/12)": ((), None, "Lamps #12"),
    "- [ ] [name=Ada] Lamps of old": (("Ada",), None, "Lamps of old"),
    "- Times: six or seven?": None,
    "- Please add your name": None,
    "1. _Submit a PR to add your item here_": None,
    "- [name=Your Name Here] (approx. time): topic": None,
    "- ": None,
    ":::spoiler Tools\n- A timer\n:::": None,
    "- Lamps\n    - which are old": ((), None, "Lamps"),
}


@pytest.mark.parametrize("line", ITEMS)
def test_an_item_has_owner_minutes_and_title(line: str) -> None:
    """An owner is marked, in bold, or known; templates and what is folded up are no items."""
    found = [(i.owners, i.minutes, i.title) for i in meeting(f"## Agenda\n\n{line}\n").items]
    expected = ITEMS[line]
    assert found == ([expected] if expected else [])


def test_items_that_only_hold_others_give_way_to_them() -> None:
    """“Proposals and discussions” is no point where points stand in it."""
    text = "## Agenda items\n\n1. Opening\n1. Proposals and discussions\n   1. Lamps (Cy Tan)\n"
    assert [i.title for i in meeting(text).items] == ["Opening", "Lamps"]


def test_headings_below_points_are_the_notes_on_them() -> None:
    """Where the agenda is a list, a heading after it repeats a point; else it is one."""
    listed = meeting("## Agenda\n\n- Lamps\n\n### Lamps\n\n- old ones\n")
    assert [i.evidence.line for i in listed.items] == [3]
    headed = meeting("## Agenda\n\n### Lamps\n\n- old ones\n\n### lantern/web\n\n- Site\n")
    assert [i.title for i in headed.items] == ["Lamps", "Site"]


def test_a_short_paragraph_is_a_topic_with_its_points() -> None:
    """A paragraph of a few words above a list is the point, and the list is what was said."""
    text = (
        "## Agenda\n\nIdeas for lamps\n\n- from Bo\n\nideas:\n\n- Oil\n- Gas\n\nThen we lit one.\n"
    )
    titles = [i.title for i in meeting(text).items]
    assert titles == ["Ideas for lamps", "Oil", "Gas", "Then we lit one."]


def test_tables_and_presenters_are_agendas() -> None:
    """A table with minutes, or a presenter below a heading, says the same."""
    table = "## Agenda\n\n| Topic | Lead | Time |\n|---|---|---|\n| [Lamps](#l) | Bo | 30 |\n"
    (row,) = meeting(table).items
    assert (row.title, row.owners, row.minutes) == ("Lamps", ("Bo",), 30)
    (shown,) = meeting("## Lamps for stage 1\n\nPresenter: Cy Tan (CT)\n\n- text\n").items
    assert (shown.title, shown.owners) == ("Lamps for stage 1", ("Cy Tan",))


# actions ----------------------------------------------------------------------------------------

ACTIONS = {
    "- [ ] Ada: write it up": (("Ada",), "write it up", "", False),
    "- [x] write it up": ((), "write it up", "", True),
    "- [] Bo - write it up": (("Bo",), "write it up", "", False),
    "[x] Ada: write it up": (("Ada",), "write it up", "", True),
    "-[ ] write it up": ((), "write it up", "", False),
    "- Action: write it up": ((), "write it up", "", None),
    "* ACTION ITEM: write it up, @cyr - can you?": (
        ("@cyr",),
        "write it up, @cyr - can you?",
        "",
        None,
    ),
    "**Action:** Dora will write it up by Friday": (
        ("Dora",),
        "Dora will write it up by Friday",
        "Friday",
        None,
    ),
    "- **Action item** Bo to write it up": (("Bo",), "Bo to write it up", "", None),
    "- **TODO** write it up": ((), "write it up", "", None),
    "- TODO write it up (due 2025-03-01)": (
        (),
        "write it up (due 2025-03-01)",
        "2025-03-01",
        None,
    ),
    "Action item for Dora: write it up": (("Dora",), "write it up", "", None),
    "- write it up #todo:bo": (("bo",), "write it up", "", None),
    "- Action: ~~write it up~~": ((), "write it up", "", True),
    "- [ ] @bo write it up": (("@bo",), "@bo write it up", "", False),
    "#action @**Cy Tan|7** writes it up": (("Cy Tan",), "writes it up", "", None),
    "- [x] Write it up: Ada and Bo": (("Ada", "Bo"), "Write it up: Ada and Bo", "", True),
    "- [ ] (Bo) write it up": (("Bo",), "(Bo) write it up", "", False),
    "Action (Bo, Ada): write it up": (("Bo", "Ada"), "write it up", "", None),
    "AI Bo: write it up": (("Bo",), "write it up", "", None),
    "ACTION-12: Bo to write it up": (("Bo",), "Bo to write it up", "", None),
    "- Ada and Bo to write it up": (("Ada", "Bo"), "Ada and Bo to write it up", "", None),
    "* @cyr to write it up": (("@cyr",), "@cyr to write it up", "", None),
    "- Dora to write it up": None,
    "- Nothing to report": None,
    "- Ada to be away": None,
    "AI policy: we have one": None,
    "- [ ] ACTION: text": None,
    "## Actions\n\n- [ ] ACTION: text\n- **Action**: description": None,
    "- [ ] @owner: what to do": None,
    "- [ ] Action item": None,
    "* TODO": None,
    "* [ ] TODO": None,
    "ACTION: text": None,
    "* [ ] -": None,
    "- see https://x.org/#todo for it": None,
    "- a call to action: please come": None,
    "- AQ: write it up": None,
}


@pytest.mark.parametrize("line", ACTIONS)
def test_an_action_has_owner_due_day_and_state(line: str) -> None:
    """Boxes, labels and hashtags announce what is to do; templates don't."""
    found = [(a.owners, a.text, a.due, a.is_done) for a in meeting(f"{line}\n").actions]
    expected = ACTIONS[line]
    assert found == ([expected] if expected else [])


def test_a_heading_announces_actions() -> None:
    """Below “Action items” each point is to do; a name alone says whose the points in it are."""
    text = "## Action items\n\n- Write it up\n    - soon\n- Dora\n    - Paint it\n* [ ] TODO\n"
    found = [(a.owners, a.text) for a in meeting(text).actions]
    assert found == [((), "Write it up"), (("Dora",), "Paint it")]


def test_a_table_announces_actions() -> None:
    """A table with tasks and owners has actions, with their state."""
    text = "| Action | Owner | Due | Status |\n|--|--|--|--|\n| Paint it | Cy | May | done |\n"
    (action,) = meeting(text).actions
    assert action[:1] + action[2:] == ("Paint it", ("Cy",), "May", True)


def test_boxes_of_an_agenda_are_points() -> None:
    """A box before a point of the agenda, or of the celebrations, is no action."""
    text = (
        "## Agenda\n\n- [ ] Lamps\n  - [ ] Bo: light them\n\n## Shout-outs\n\n- [x] Thanks, Bo\n"
    )
    assert [a.text for a in meeting(text).actions] == ["light them"]


def test_old_actions_under_review_are_not_new() -> None:
    """What was to follow up from the last meeting is a point of this one."""
    text = "## Follow-up from last meeting / discussions\n\n- Lamps\n"
    assert meeting(text).actions == ()
    assert [i.title for i in meeting(text).items] == ["Lamps"]


# praises ----------------------------------------------------------------------------------------

PRAISES = {
    "- [name=Bo] Thanks to Cy Tan and @dora for the lamp": ("Cy Tan", "@dora"),
    "- :wave: Thank you Cy for the lamp": ("Cy",),
    "- Cy Tan has a really nice lamp": ("Cy Tan",),
    "- Cy, Dora, Bo for the lamp!": ("Cy", "Dora", "Bo"),
    "- A new lamp is out!": (),
    "- Bo: shout out to Ada for the lamp": ("Ada",),
}


@pytest.mark.parametrize("line", PRAISES)
def test_a_praise_names_whom_it_is_for(line: str) -> None:
    """Those who are thanked are named, not who says it."""
    (praise,) = meeting(f"### Celebrations and Shout-Outs :tada:\n\n{line}\n").praises
    assert set(praise.people) == set(PRAISES[line])


def test_thanks_are_praise_wherever_they_stand() -> None:
    """A point that begins with thanks is one; prompts and names of groups are none."""
    text = (
        "### Celebrations\n\n_Add a note to celebrate somebody!_\n\nThe Club\n\n- A lamp!\n\n"
        "## Notes\n\n- Shout-out to Cy for the tea\n- They thanked nobody\n"
    )
    assert [p.evidence.line for p in meeting(text).praises] == [7, 11]
