"""Roll calls: who was there, however it is written; and when the meeting was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.attendance.formats import ENTRY_FORMATS, EntryFormat, people_in
from sphinx_annals.convert.attendance.meetings import meetings_of
from sphinx_annals.convert.attendance.roll_entries import Hints, RollEntry
from sphinx_annals.convert.attendance.triggers import TRIGGERS, labelled, trigger_of
from sphinx_annals.convert.dialects import BY_NAME
from sphinx_annals.convert.document.plain_text import roll_text
from sphinx_annals.convert.document.records import Evidence, Presence
from sphinx_annals.convert.document.source import Meta, Source
from sphinx_annals.convert.document.source_text import SourceText

PATH = "notes/2024-03-05.md"


def source(text: str, path: str = PATH, dialect: str = "notes", *meta: Meta) -> Source:
    """Return *text* as a source."""
    return Source(path, BY_NAME[dialect].traits, meta, SourceText.of(text))


def who(text: str) -> list[str]:
    """Return who is in the one meeting of *text*, each with all that is said."""
    (meeting,) = meetings_of(source(text))
    return [said(one) for one in meeting.presences]


def said(one: Presence) -> str:
    """Return a presence as a line: name @handles (affiliations) as role [initials] {remark} -."""
    name, _, handles, affiliations, role, initials, remark, is_absent = one
    parts = [
        name,
        *(f"@{handle}" for handle in handles),
        f"({'; '.join(affiliations)})" * bool(affiliations),
        f"as {role}" * bool(role),
        f"[{initials}]" * bool(initials),
        f"{{{remark}}}" * bool(remark),
        "-" * is_absent,
    ]
    return " ".join(filter(None, parts))


#: an item below "Attendees", and whom it names
ITEMS = {
    "Ada Quill": "Ada Quill",
    "adaq": "adaq",
    "@adaq": "adaq @adaq",
    r"\@adaq": "adaq @adaq",
    "`@ada-q`": "ada-q @ada-q",
    "李小龙": "李小龙",
    "Jean-Luc d'Arc": "Jean-Luc d'Arc",
    "A. B. Quill": "A. B. Quill",
    "Ada Q.": "Ada Q.",
    "Will": "Will",
    "Ada / @adaq / Tidewater Workshop": "Ada @adaq (Tidewater Workshop)",
    "Ada / Tidewater Workshop / @adaq": "Ada @adaq (Tidewater Workshop)",
    "Ada | Tidewater | @adaq": "Ada @adaq (Tidewater)",
    "| Ada | Tidewater | @adaq |": "Ada @adaq (Tidewater)",
    "Ada Quill/Tidewater/@adaq": "Ada Quill @adaq (Tidewater)",
    "Ada Quill/ @adaq /Tidewater": "Ada Quill @adaq (Tidewater)",
    "Ada / Tidewater": "Ada (Tidewater)",
    "Ada / @adaq": "Ada @adaq",
    "Ada / @adaq / -": "Ada @adaq",
    "Ada / / @adaq": "Ada @adaq",
    "Ada / Tidewater / adaquill": "Ada @adaquill (Tidewater)",
    "Ada / Tidewater / 2i2c / @adaq": "Ada @adaq (Tidewater; 2i2c)",
    "Ada / @adaq / Tidewater / Cologne, Germany": "Ada @adaq (Tidewater) {Cologne, Germany}",
    "Ada / @adaq / Lisbon, Portugal": "Ada @adaq {Lisbon, Portugal}",
    "Ada / @adaq / Tidewater / tea with lemon": "Ada @adaq (Tidewater) {tea with lemon}",
    "Ada / @adaq @quill / Tidewater": "Ada @adaq @quill (Tidewater)",
    "Ada (she/her) / @adaq / Tidewater": "Ada @adaq (Tidewater) {she/her}",
    "Ada / she/her / @adaq": "Ada @adaq {she/her}",
    "Ada / TWS & Lantern / @adaq": "Ada @adaq (TWS; Lantern)",
    "Ada / University of Lund, Sweden / @adaq": "Ada @adaq (University of Lund) {Sweden}",
    "Ada / School of Arts and Crafts / @adaq": "Ada @adaq (School of Arts and Crafts)",
    "Ada / [@adaq](https://github.com/adaq) / Tidewater": "Ada @adaq (Tidewater)",
    "[Ada Quill](https://github.com/adaq)": "Ada Quill @adaq",
    "[Ada Quill](https://ada.example) (Tidewater)": "Ada Quill (Tidewater)",
    "Ada Quill @adaq": "Ada Quill @adaq",
    "Ada Quill @adaq (TSC)": "Ada Quill @adaq as TSC",
    "Ada Quill @adaq (observer/Tidewater)": "Ada Quill @adaq (Tidewater) as observer",
    "Ada Quill @adaq (Tidewater, guest)": "Ada Quill @adaq (Tidewater) as guest",
    "Ada Quill (Tidewater)": "Ada Quill (Tidewater)",
    "Ada Quill (AQ)": "Ada Quill [AQ]",
    "Ada Quill (@adaq)": "Ada Quill @adaq",
    "Ada (quilla99)": "Ada @quilla99",
    'Ada "adaq" Quill (she,her)': "Ada Quill @adaq {she,her}",
    "Ada Quill (left early)": "Ada Quill {left early}",
    "Ada Quill joined at 9:37am": "Ada Quill {joined at 9:37am}",
    "Ada / Tidewater / @adaq (absent, sorry)": "Ada @adaq (Tidewater) {absent, sorry} -",
    "Ada Quill, Tidewater": "Ada Quill (Tidewater)",
    "Ada Quill, Tidewater Inc.": "Ada Quill (Tidewater Inc.)",
    "Ada Quill, Secretary (note taker)": "Ada Quill as secretary, note taker",
    "Quill, Ada": "Ada Quill",
    "Quill Jr, Ada B": "Ada B Quill Jr",
    "Quill, Ada / @adaq": "Ada Quill @adaq",
    "Ada Quill, she / @adaq / Tidewater": "Ada Quill @adaq (Tidewater) {she}",
    "Ada Quill @<ada@tidewater.example> (guest)": "Ada Quill as guest",
    "Ada / Tidewater / @adaq (absent: hello from all of us here)": (
        "Ada @adaq (Tidewater) {absent: hello from all of us here} -"
    ),
    "Ada Quill - Tidewater": "Ada Quill (Tidewater)",
    "Ada Quill: Tidewater": "Ada Quill {Tidewater}",
    "Ada Quill<br>": "Ada Quill",
    "Ada Quill :wave:": "Ada Quill",
    "**Ada Quill** 🎉": "Ada Quill",
    "Ada Quill @adaq (voting member))": "Ada Quill @adaq as voting member",
    "[Ada Quill](https://ada.example) ([@adaq](https://github.com/adaq), she/her, Tidewater)": (
        "Ada Quill @adaq (Tidewater) {she/her}"
    ),
    "Ada Quill (proxy: Bo Linde)": "Ada Quill {proxy: Bo Linde}",
    "Ada Quill (non-voting)": "Ada Quill as non-voting member",
    "Ada Quill and 3 others": "Ada Quill",
    "Ada Quill ❌": "Ada Quill -",
    "Ada Quill she/her": "Ada Quill {she/her}",
    "Ada Quill (AQ, remote)": "Ada Quill [AQ] {remote}",
    "Ada Quill (AQ; Tidewater)": "Ada Quill (Tidewater) [AQ]",
    "Ada Quill (AQ, she/her)": "Ada Quill [AQ] {she/her}",
    "Ada Quill @adaq (Guest - Lamp collaborator)": (
        "Ada Quill @adaq as guest {Lamp collaborator}"
    ),
    "Ada Quill from Tidewater Workshop": "Ada Quill (Tidewater Workshop)",
    "Ada Quill @ Tidewater": "Ada Quill (Tidewater)",
    "Ada Quill at 2i2c": "Ada Quill (2i2c)",
    "Ada Quill from 9:30": "Ada Quill {from 9:30}",
    "Ada Quill, Harbour Institute, Lund, Sweden": "Ada Quill (Harbour Institute) {Lund, Sweden}",
    "@**Ada Quill|12**": "Ada Quill",
    "Chair: Ada Quill": "Ada Quill as chair",
}
#: items that name nobody
NOBODY = (
    "",
    "...",
    "???",
    "-",
    "TODO",
    "TBD",
    "_Name / GitHub handle / affiliation_",
    "name / institution / GitHub handle",
    "*Name (and pronouns if you'd like) / handle / where you are*",
    "Your name here",
    "[ ] add item",
    "(add yourself)",
    "All others were unavailable today",
    "Plus 7 more",
    "~~Ada Quill~~",
    "<some joined later, add yourself>",
    "happy to talk about this with everybody!",
    "https://tidewater.example/roll",
)


@pytest.mark.parametrize(("item", "expected"), ITEMS.items())
def test_an_item_names_somebody(item: str, expected: str) -> None:
    """Each shape of an entry gives the name, and what is said beside it."""
    assert who(f"## Attendees\n\n- {item}\n") == [expected]


@pytest.mark.parametrize("item", NOBODY)
def test_templates_and_talk_name_nobody(item: str) -> None:
    """What a template left behind is nobody, and the items after it are read all the same."""
    assert who(f"## Attendees\n\n- {item}\n- Ada Quill\n") == ["Ada Quill"]


def test_several_who_are_absent_in_one_item() -> None:
    """Names before "unable to attend" are those of absent people."""
    text = "## Attendees\n\n- Ada, Bo unable to attend today\n- Cy Moor\n"
    why = "{unable to attend today} -"
    assert who(text) == [f"Ada {why}", f"Bo {why}", "Cy Moor"]


#: a whole document, and who was there
ROLLS = {
    "a line": (
        "**Present:** Ada, Bo Linde (@bo), Cy van Moor and Dee",
        ["Ada", "Bo Linde @bo", "Cy van Moor", "Dee"],
    ),
    "a colon outside": ("**Present**: Ada, Bo", ["Ada", "Bo"]),
    "no colon": ("**Present** Ada, Bo", ["Ada", "Bo"]),
    "a hint": ("**Present** *(add your name)*: Ada, Bo", ["Ada", "Bo"]),
    "lines that go on": ("Present: Ada,\nBo and\nCy\n\nDee", ["Ada", "Bo", "Cy"]),
    "a name across lines": (
        "Attendees: Ada Quill, Bo Linde, Cy Moor, Dee Finch, Eve Holmgren, Finn\nHart, Gil Ito",
        [
            *(
                "Ada Quill",
                "Bo Linde",
                "Cy Moor",
                "Dee Finch",
                "Eve Holmgren",
                "Finn Hart",
                "Gil Ito",
            ),
        ],
    ),
    "labels in a row": (
        "Present: Ada, Bo; Regrets: Cy\nChair: Ada",
        ["Ada as chair", "Bo", "Cy -"],
    ),
    "handles": ("@attending: @ada @bo-l\n@regrets: @cy", ["ada @ada", "bo-l @bo-l", "cy @cy -"]),
    "bare lines": (
        "**Members present:**  \nAda Quill  \nBo Linde  \n\n**Others present:**  \nCy Moor\n\n"
        "### Agenda\nDee Finch",
        ["Ada Quill", "Bo Linde", "Cy Moor"],
    ),
    "bare lines before talk": (
        "Attendees:\n\nAda Quill\nBo Linde\n\nNotes:\n\nCy: hello there\n",
        ["Ada Quill", "Bo Linde"],
    ),
    "a table": (
        "## Attendees\n| Name | Company | Attended |\n|--|--|--|\n"
        "| Ada Quill | Tidewater | X |\n| Bo Linde | Lantern Club | |\n| | | |",
        ["Ada Quill (Tidewater)", "Bo Linde (Lantern Club) -"],
    ),
    "ticks": (
        "| Name | Present |\n|--|--|\n| Ada | ✅ |\n| Bo | :white_check_mark: |\n| Cy | ❌ |",
        ["Ada", "Bo", "Cy -"],
    ),
    "abbreviations": (
        "| Abbreviation | Name | Organization |\n|--|--|--|\n| AQL | Ada Quill | Tidewater |",
        ["Ada Quill (Tidewater) [AQL]"],
    ),
    "observers": (
        "| Observers | Company |\n|--|--|\n| Ada Quill | Tidewater |",
        ["Ada Quill (Tidewater) as observer"],
    ),
    "one column": ("## Notes\n### Attendees\n| Attendee |\n|--|\n| Ada |\n| |", ["Ada"]),
    "a table of names in cells": (
        "| Attending | Ada Quill, Bo Linde |\n| Note Taker | Bo Linde |",
        ["Ada Quill", "Bo Linde as note taker"],
    ),
    "families first": (
        "**Present:**\n  Quill, Ada\n  Linde, Bo\n\n**Notes taken by:**\n BL",
        ["Ada Quill", "Bo Linde as note taker"],
    ),
    "groups under headings": (
        "## Attendees\n### Tidewater\n- Ada\n### Lantern Club\n- Bo\n### Agenda\n- Cy",
        ["Ada (Tidewater)", "Bo (Lantern Club)"],
    ),
    "groups in lists": (
        "## Attendees\n- Tidewater\n  - Ada Quill\n  - Bo Linde\n- Lantern\n  - Cy Moor",
        ["Ada Quill (Tidewater)", "Bo Linde (Tidewater)", "Cy Moor (Lantern)"],
    ),
    "groups after colons": (
        "## Attendees\n- **Tidewater**: Ada Quill, Bo Linde\n- Guests: Cy",
        ["Ada Quill (Tidewater)", "Bo Linde (Tidewater)", "Cy as guest"],
    ),
    "remarks below": (
        "## Attendees\n- Ada Quill\n  - Working on:\n    - the roof\n- Bo",
        ["Ada Quill", "Bo"],
    ),
    "boxes": ("## Attendees\n- [x] Ada\n- [ ] Bo", ["Ada", "Bo -"]),
    "nested": ("- Attendees:\n    - Ada\n    - Bo\n- Agenda:\n    - Cy", ["Ada", "Bo"]),
    "numbers after marks": ("## Attendees\n- Ada\n\n1. Roof repairs\n2. Bo Linde", ["Ada"]),
    "a sentence with a list": (
        "Participants: invites to all keepers, regular guests\n## Present\n- Ada",
        ["Ada"],
    ),
    "headings of an opening": (
        "## Notes\n### Opening, welcome and roll call\n#### Introduction of attendees\n"
        "- Ada Quill\n### Find volunteers for note taking\nBo volunteers",
        ["Ada Quill"],
    ),
    "members and others": (
        "## Present\n\n### Members\n- Ada <mailto:ada@tide.example>\n### Other\n- Bo\n"
        "## Summary\n- Cy",
        ["Ada", "Bo"],
    ),
    "headings for the absent": ("## Present\n- Ada\n## Not present\n- Bo", ["Ada", "Bo -"]),
    "duties": (
        "Facilitator: Ada Quill\nNotes taken by: Bo (@bo)\n## Attendees\n- Ada Quill\n- Bo Linde",
        ["Ada Quill as facilitator", "Bo Linde @bo as note taker"],
    ),
    "a venue": ("- **Host**: Tidewater, Lund, Sweden\n\n## Attendees\n- Ada", ["Ada"]),
    "an agenda item": (
        "## Agenda\n1. Opening, welcome and roll call\n    1. Ada helps\n## Attendees\n- Bo",
        ["Bo"],
    ),
    "an invitation": (
        "Hello! Sign in below so we know who was here. Roll call:\n\n* Ada / @ada\n* Bo / @bo\n\n"
        "## Topics\n* Cy / @cy",
        ["Ada @ada", "Bo @bo"],
    ),
    "an invitation to newcomers": (
        "## Check-in\n- Ada\n## Hello\n_If you are new, add your name below to introduce "
        "yourself._\n- Bo Linde",
        ["Ada"],
    ),
    "apologies": ("## Present\n- Ada\n- Apologies from Bo and Cy", ["Ada", "Bo -", "Cy -"]),
    "an icebreaker": (
        "## Present\n- Ada Quill\n### Icebreaker\n| Name | First song? |\n|--|--|\n| Ada | Tide |",
        ["Ada Quill"],
    ),
    "emoji": ("### Check-in :raising_hand:\n- Ada\n### Notes\n- Bo", ["Ada"]),
    "twice": (
        "## Attendees\n- Ada / @ada\n- Ada / Tidewater\n- ada quill / @ADA",
        ["Ada @ada @ADA (Tidewater)"],
    ),
    "code and comments": (
        "## Attendees\n```\n- Ada\n```\n<!-- \n- Bo\n-->\n- Cy",
        ["Cy"],
    ),
    "a hint for the columns": (
        "## Attendees\n- _Name / handle / affiliation_\n- Ada / adaq9 / Tidewater",
        ["Ada @adaq9 (Tidewater)"],
    ),
    "a plus sign": (
        "Present+ Ada, Bo\nRegrets+ Cy\nscribe: Bo",
        ["Ada", "Bo as note taker", "Cy -"],
    ),
    "a question": ("* Who's here? Ada Q., Bo (late)", ["Ada Q.", "Bo {late}"]),
    "terms with definitions": (
        "Present\n: Ada Quill, Bo Linde\n\nRegrets\n: Cy Moor\n\nChair\n: Ada Quill",
        ["Ada Quill as chair", "Bo Linde", "Cy Moor -"],
    ),
    "apologies received, or none": (
        "Present: Ada\nApologies received from: Bo and Cy\nAbsent without apology: Dee",
        ["Ada", "Bo -", "Cy -", "Dee -"],
    ),
    "a hint after the label": (
        "**Attending:** Name | institution | github\n\n- Ada Quill | Tidewater | adaq",
        ["Ada Quill @adaq (Tidewater)"],
    ),
    "full names after a weak label": (
        "In person: Ada Quill, Bo Linde\nRemote: Cy Moor and Dee Finch",
        ["Ada Quill", "Bo Linde", "Cy Moor", "Dee Finch"],
    ),
    "a weak label with something else": (
        "Community: Tidewater, Lantern Club\nPresent: Ada",
        ["Ada"],
    ),
    "notes of somebody who was there": (
        "Present: Ada Quill, Bo\nNotes: Ada",
        ["Ada Quill as note taker", "Bo"],
    ),
    "notes of something else": (
        "Present: Ada, Bo\nNotes: Weekly Lamp\n## Notes\nCy",
        ["Ada", "Bo"],
    ),
    "a question as a heading of ticks": (
        "| Member | Present? | GitHub |\n|--|:-:|--|\n| Ada | ✅ | AdaQ |\n| Bo | ❌ | @bo |",
        ["Ada @AdaQ", "Bo @bo -"],
    ),
    "an answer below a heading of no known words": (
        "## Present\n_Name / pronouns / group or lab / last song you sang_\n"
        "* Ada / she/her / Tidewater / Harbour Lights",
        ["Ada (Tidewater) {she/her; Harbour Lights}"],
    ),
    "a line of full names": (
        "## Apologies\nAda Quill, Bo Linde\n## Present\nCy Moor, Tidewater",
        ["Ada Quill -", "Bo Linde -", "Cy Moor (Tidewater)"],
    ),
    "full names over two lines": (
        "Attendees (5):\n\nAda Quill, Bo Linde, Cy Moor,\nDee Finch and Eve Holm\n\nRegrets: Gil",
        ["Ada Quill", "Bo Linde", "Cy Moor", "Dee Finch", "Eve Holm", "Gil -"],
    ),
    "a row that left something out": (
        "## Present\n- name / handle / affiliation / place\n- Ada / OrgTide / Lund, Sweden\n"
        "- Bo / BoL / Tidewater / Lund",
        ["Ada (OrgTide) {Lund, Sweden}", "Bo @BoL (Tidewater) {Lund}"],
    ),
    "numbers after a request": (
        "## Sign in\nPlease add your name, pronouns and whether you watch only:\n\n"
        "1. Ada Quill\n2. Bo Linde\n3.",
        ["Ada Quill", "Bo Linde"],
    ),
    "directors in a table": (
        "| Director | Role | Present |\n|--|--|--|\n| Ada | Treasurer | N |\n| Bo Linde | | Y |",
        ["Ada as treasurer -", "Bo Linde"],
    ),
    "mentions without commas": (
        "@attending: @**Ada Quill** @_**Bo Linde|7** @*keepers*",
        ["Ada Quill", "Bo Linde"],
    ),
}


@pytest.mark.parametrize("name", ROLLS)
def test_a_roll_call_in_whatever_form(name: str) -> None:
    """Each form of a roll call gives those who were there, and nobody from what follows."""
    text, expected = ROLLS[name]
    assert who(f"# Meeting\n\n{text}\n") == expected


@pytest.mark.parametrize("shape", ENTRY_FORMATS, ids=lambda shape: shape.name)
def test_each_shape_reads_its_example(shape: EntryFormat) -> None:
    """The example beside a shape is read by it, and by none before it."""
    name, _, example = shape
    hints = Hints(is_inline=name == "line")
    entry = RollEntry(roll_text(example), Evidence(1, example), hints)
    first = next(each for each in ENTRY_FORMATS if each.read(entry) is not None)
    assert first.name == name
    assert people_in(entry) or name == "template"


#: the key of a trigger, and a heading
HEADINGS = {
    "absent": "Not present",
    "missing": "Missing",
    "guests": "Guests",
    "observers": "Observers",
    "present": "Opening, welcome and roll call",
    "remote": "Remote",
    "members": "Members",
    "chair": "Chair",
    "facilitator": "Facilitator",
    "moderator": "Moderator",
    "host": "Host",
    "note_taker": "Notes taken by",
    "noted_by": "Notes",
    "secretary": "Secretary",
    "timekeeper": "Timekeeper",
}


@pytest.mark.parametrize("key", TRIGGERS)
def test_each_trigger_has_its_words(key: str) -> None:
    """Words of a trigger are that trigger, as a heading and as a label."""
    words, trigger = HEADINGS[key], TRIGGERS[key]
    assert trigger_of(f"2. {words} :wave:") == trigger
    found = labelled(f"**{words}:** Ada")
    assert found is not None
    assert (found.trigger, found.value) == (trigger, "Ada")


# meetings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text", "date"),
    [
        ("2024/tide-03-05.md", "# Call\n## Attendees\n", "2024-03-05"),
        ("2024/notes.md", "# Call\n**Date:** 5 March\n## Attendees\n", "2024-03-05"),
        ("minutes/2024/03/05.md", "# Call\n## Attendees\n", "2024-03-05"),
        ("notes.md", "# Call\n**Date/time:** Tue 5th of March, 2024 @ 3pm\n", "2024-03-05"),
        ("notes.md", "# Call of March 5th, 2024\n## Attendees\n", "2024-03-05"),
    ],
)
def test_the_date_of_a_meeting(path: str, text: str, date: str) -> None:
    """It is the date of the document, and rests on what that rests on."""
    (meeting,) = meetings_of(source(text, path))
    assert meeting.date == date
    assert meeting.evidence.words


def test_a_file_with_several_meetings() -> None:
    """Each dated heading is a meeting, with its own people and lines."""
    text = (
        "# Lantern Club 2024\n\n## 2024-03-05\n### Attendees\n- Ada\n\n"
        "## 20 February 2024\n## Attendees\n- Bo\n### Notes\n- [name=Cy] hi\n"
    )
    first, second = meetings_of(source(text, "2024.md"))
    assert (first.date, first.lines, first.title) == (
        "2024-03-05",
        (3, 5),
        "Lantern Club 2024, 2024-03-05",
    )
    assert [one.name for one in first.presences] == ["Ada"]
    assert (second.date, second.lines) == ("2024-02-20", (7, 11))
    assert [one.name for one in second.presences] == ["Bo"]
    assert [label.name for label in second.labels] == ["Cy"]


def test_meetings_under_bold_dates() -> None:
    """Where no heading has a date, a bold line stands for one, and headings go below it."""
    text = (
        "# Lamp calls\n\n**5 March 2024**\n\n### Attendees\n- Ada\n\n---\n\n"
        "**20 February 2024**\n\nPresent: Bo\n"
    )
    found = [(m.date, [p.name for p in m.presences]) for m in meetings_of(source(text, "all.md"))]
    assert found == [("2024-03-05", ["Ada"]), ("2024-02-20", ["Bo"])]


def test_a_heading_with_a_slip_ends_a_meeting() -> None:
    """People below a date that can't be read are not those of the meeting before."""
    text = (
        "# Notes\n## 2 May 2023\n- x\n## 7 Apryl 2023\n### Attendees\n- Ada\n## 4 Jan 2023\n- y\n"
    )
    assert [one.presences for one in meetings_of(source(text, "notes.md"))] == [(), ()]


def test_headings_without_a_year() -> None:
    """The path or the title has it; a short year in a heading is one of this century."""
    text = "# Notes of 2019\n## Notes from 3 Mar '20\n- x\n## Notes from 10 Dec\n- y\n"
    found = [one.date for one in meetings_of(source(text, "notes.md"))]
    assert found == ["2020-03-03", "2019-12-10"]


def test_days_of_one_meeting_are_one() -> None:
    """A gathering over some days has dated headings too, and is one meeting."""
    text = "# Gathering\n## 5 March 2024\n- x\n## 6 March 2024\n- y\n## Attendees\n- Ada\n"
    assert len(meetings_of(source(text, "gathering.md"))) == 1


@pytest.mark.parametrize(
    ("path", "dialect", "text"),
    [
        ("README.md", "notes", "# Notes\nWe meet on 2024-03-05.\n"),
        ("post.md", "hugo", "# What we did\n2024-03-05\n## Agenda\n- x\n"),
        ("guide.md", "notes", "# How to swim\nFirst, wade in.\n"),
        ("empty.md", "notes", "\n"),
        ("changes.md", "notes", "# Changes\n## 2024-03-05\n- x\n## 2023-03-05\n- y\n"),
    ],
)
def test_what_is_no_meeting(path: str, dialect: str, text: str) -> None:
    """Without a roll call, a date or the words for it, a document is something else."""
    assert meetings_of(source(text, path, dialect)) == ()


def test_labels_are_those_of_people_who_were_there() -> None:
    """A name before a colon is a label only if that person is in the roll call."""
    text = """# Call
- **Host**: Tidewater
## Attendees
- Ada Quill / @adaq
- Bo Linde
## Notes
- Ada: yes
- **Code of Conduct**: be kind
- @**Bo Linde|7**: no
AQ: well
PR: open
- \\[BL\\] hm
- (adaq) see
- Fixed the roof (Bo)
- [name=Zoe & Bo] hello
- Action: mend it
- [Ada](https://ada.example) wrote
- **Bo** said so
- @**Dee Finch**: somebody else
"""
    (meeting,) = meetings_of(source(text))
    assert [(label.name, label.evidence.line) for label in meeting.labels] == [
        *(("Ada", 7), ("Bo Linde", 9), ("AQ", 10), ("BL", 12), ("adaq", 13), ("Bo", 14)),
        *(("Zoe", 15), ("Bo", 15), ("Bo", 18)),
    ]


def test_links_with_a_purpose_and_the_next_date() -> None:
    """A recording and slides are told from other links, and the next meeting from this one."""
    text = """# Call 2024-12-03
* **Recording**: <https://youtu.be/abc>
* [Slides](talks/roof.pdf)
* Subscribe to our YouTube channel: https://youtube.com/c/tide
* All about it: https://tidewater.example
* Next meeting: 7 January
## Attendees
- Ada
"""
    (meeting,) = meetings_of(source(text, "notes.md"))
    assert [(link.purpose, link.address) for link in meeting.links] == [
        ("recording", "https://youtu.be/abc"),
        ("slides", "talks/roof.pdf"),
    ]
    assert meeting.next_date == "2025-01-07"


def test_the_next_call_of_others_is_not_the_next_one() -> None:
    """What stands below somebody's report is about their group, unless it has a label."""
    text = "# Call 2024-12-03\n- Roof group\n  - Next call 10 December\n## Attendees\n- Ada\n"
    (told,) = meetings_of(source(text, "notes.md"))
    (labelled_,) = meetings_of(source(text.replace("call 10", "call: 10"), "notes.md"))
    assert (told.next_date, labelled_.next_date) == ("", "2024-12-10")


def test_the_next_meeting_within_a_line() -> None:
    """A sentence of a line announces it too, but only if it says nothing else."""
    text = (
        "# Call 2024-12-03\nAdjourned at noon. Next meeting: 10 December.\n## Attendees\n- Ada\n"
    )
    (said_,) = meetings_of(source(text, "notes.md"))
    (talked,) = meetings_of(source(text.replace("meeting:", "meeting Bo sails from"), "notes.md"))
    assert (said_.next_date, talked.next_date) == ("2024-12-10", "")


PIECES = ("Ada", "quill", *" /|@(),*_:-\n#[]")
LINES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(LINES)
def test_any_text_is_read_within_its_lines(text: str) -> None:
    """Whatever people write, who is above it is found, and all names and evidence are in it."""
    whole = f"## Attendees\n- Bo Linde\n- {text}\n"
    (meeting,) = meetings_of(source(whole))
    first, *others = meeting.presences
    assert (first.name, first.evidence) == ("Bo Linde", Evidence(2, "- Bo Linde"))
    for one in others:
        line = whole.split("\n")[one.evidence.line - 1]
        assert one.name.split()[0].strip(".,@") in line
        assert one.evidence.words.split()[-1] in whole


@given(st.lists(st.sampled_from(["Ada Quill", "Bo Linde", "Cy Moor", "Dee Finch"]), unique=True))
def test_lists_and_lines_name_the_same_people(names: list[str]) -> None:
    """It makes no difference whether people stand below each other or side by side."""
    below = "".join(f"- {name}\n" for name in names)
    assert who(f"## Present\n\n{below}") == names
    if names:
        assert who(f"**Present:** {', '.join(names)}\n") == names


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Lantern Club", "Lantern Club, 2024-03-05"),
        ("Lantern Club no. 12", "Lantern Club no. 12, 2024-03-05"),
        ("Lantern Club, 5 March 2024", "Lantern Club, 5 March 2024"),
        ("Lantern Club, March 5", "Lantern Club, March 5"),
        ("2024-03-05", "2024-03-05"),
    ],
)
def test_a_title_without_a_day_gets_it(heading: str, title: str) -> None:
    """Meetings of a series are called the same in notes; in a book they can be told apart."""
    (meeting,) = meetings_of(source(f"# {heading}\n\n## Attendees\n\n- Ada Quill\n"))
    assert meeting.title == title
