"""Decisions of minutes: which words announce them, and which only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.dialects.hugo import Hugo
from sphinx_annals.convert.dialects.notes import Notes
from sphinx_annals.convert.document.records import Evidence, Meeting, Presence
from sphinx_annals.convert.document.source import Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.minutes.recognisers import records_of, with_records
from sphinx_annals.kinds.decision import DECISION

HERE = Evidence(1, "")
ROLL = (
    Presence("Ada Quill", HERE, ("@adaq",), initials="AQ"),
    Presence("Bo Linde", HERE, ("@bo",)),
)


def meeting(text: str) -> Meeting:
    """Return the meeting that a text is the notes of."""
    body = SourceText.of(text)
    return with_records(Meeting("", "", (1, len(body.lines)), HERE, ROLL), body)


def said(text: str) -> list[tuple[str, str]]:
    """Return the decisions of notes: status and words."""
    return [(each.status, each.text) for each in meeting(text).decisions]


ACCEPTED = {
    "- **Decision** - one more week to look for a path": "one more week to look for a path",
    "* Decision: move the lamp": "move the lamp",
    "DECISION: to close the shutters": "to close the shutters",
    "- *Decision on 2022-08-24:* close the shutters": "close the shutters",
    "Decesion: close it for the winter.": "close it for the winter.",
    "* **RESOLVED** - that the tower be painted white": "that the tower be painted white",
    "RESOLVED: The minutes are published each week": "The minutes are published each week",
    "[Decision: split the proposal in two]": "split the proposal in two",
    "Ada Quill: conclusion: keep both of the lamps": "keep both of the lamps",
    "- Group agreed that the path was worth it": "Group agreed that the path was worth it",
    "  * Agreed to move to monthly meetings.": "Agreed to move to monthly meetings.",
    "- General agreement that _not_ painting it is right": (
        "General agreement that not painting it is right"
    ),
    "Conclusion was that we should _not_ light it.": "Conclusion was that we should not light it.",
    "- With the keepers, we have concluded it is safe": (
        "With the keepers, we have concluded it is safe"
    ),
    "- Fog signal is adopted as part of the tower": "Fog signal is adopted as part of the tower",
    "**all heard, consensus has been reached on the lamp**": (
        "all heard, consensus has been reached on the lamp"
    ),
    "- We tried both. Conclusion: the old lamp stays lit.": "the old lamp stays lit.",
    "The council voted to recognise the Lantern Club.": (
        "The council voted to recognise the Lantern Club."
    ),
    "- Bo lights it #decision": "Bo lights it",
    "- Ada proposed to close at noon, everyone agreed.": (
        "Ada proposed to close at noon, everyone agreed."
    ),
    "- We'll go with the second lamp.": "We'll go with the second lamp.",
    "- We voted 5-0 to keep the door.": "We voted 5-0 to keep the door.",
    "* Approved up to 300 for the roof": "Approved up to 300 for the roof",
    "### 1 Code of conduct for everything?\n\n- Consensus is yes, in the shed.": (
        "Consensus is yes, in the shed."
    ),
    "<bo> RESOLVED: Close the shutters": "Close the shutters",
    "* Paint it white [#12](https://x.org/12)\n  * No objections": (
        "Paint it white #12: No objections"
    ),
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_words_that_state_a_decision(text: str) -> None:
    """What is stated is accepted, in its own words, negations included."""
    assert said(text) == [("accepted", ACCEPTED[text])]


PROPOSED = (
    "- Discussion: supportive of a keeper in residence",
    "- Ada and Bo are in support of the new lamp.",
    "- The group is leaning towards painting it white.",
    "- We probably agreed to paint it white.",
    "Proposed resolution: let both of them try it",
    "- We tentatively agreed to leave it out for now.",
    "* Lamp: general opinion is to accept it along with the smoke.",
    "PROPOSED: Paint the tower red",
    "<ada> PROPOSAL: Paint the tower red",
    "Take away: for one evening we are happy to light both.",
)


@pytest.mark.parametrize("text", PROPOSED)
def test_soft_words_propose(text: str) -> None:
    """What people only lean to waits for somebody to confirm it, and says that it was inferred."""
    (decision,) = meeting(text).decisions
    assert decision.status == "proposed"
    assert not decision.evidence.is_stated


NEVER = (
    "* Decision: yes / no / needs more information for decision",
    "Decision: ",
    "- Decision: TBD",
    "## Decisions needed\n\n- Which colour?\n- A second lamp",
    "- I propose that the tower takes the lead",
    "- Proposal: the tower takes the lead",
    "- Goal: to make a decision if and when to try it",
    "- To be approved/merged: https://x.org/7",
    "- Did we agree to paint it?",
    "- Conclusion: should we paint it?",
    "- There is no consensus on the colour.",
    "- We have not yet agreed on the colour.",
    "- We need to reach consensus on the colour.",
    "- If the group agreed to it, we could start.",
    "- To see if we have consensus, Bo asks again.",
    "- I've decided to apply for the post.",
    "- My talk was accepted at LanternCon.",
    "- Ada agreed to write it up.",
    "AQ: We decided to paint it years ago, why again?",
    "- Seems worthwhile to try a second lamp.",
    "- A new lamp is out today!",
    "The council reviewed it and a final agenda was agreed upon.",
    '- The board says "we decided to wait" each time',
    "```\nDecision: in code\n```",
    "<!-- Decision: in a comment -->",
    "## Decisions\n\n- Decision: yes / no / needs more information",
    "- We agreed that it would be nice to have a second lamp.",
    "- Everybody agrees that another lamp would be a great help.",
    "* Approved PRs: 3",
    "* Approved by the council last year",
    "Motion: to paint it white. Moved by Ada.",
    "## Attendees\n\n- Decision: Ada Quill",
)


@pytest.mark.parametrize("text", NEVER)
def test_words_that_only_seem_to_decide(text: str) -> None:
    """Templates, questions, wishes, news and what one person says are no decisions."""
    assert said(text) == []


NOT_ACCEPTED = {
    "Outcome: postponed to next week": ("deferred", "postponed to next week"),
    "- Decision: deferred until the roof is done": ("deferred", "deferred until the roof is done"),
    "- Rejected: a lamp of red glass": ("rejected", "a lamp of red glass"),
    "- Deferred: the bell and its rope": ("deferred", "the bell and its rope"),
    "- The motion to add a bell failed.": ("rejected", "The motion to add a bell failed."),
    "Motion: That the bell be rung. Moved: Ada. Lost 2/5.": ("rejected", "That the bell be rung"),
    "Motion by Bo to ring the bell: tabled.": ("deferred", "to ring the bell"),
}


@pytest.mark.parametrize("text", NOT_ACCEPTED)
def test_words_that_state_another_outcome(text: str) -> None:
    """What was put off or turned down is told as that."""
    assert said(text) == [NOT_ACCEPTED[text]]


def test_motions_are_told_without_who_moved_them() -> None:
    """A motion is its words; below it or after it stands what came of it."""
    text = (
        "MOTION: That the lamp be lit. Moved: Ada Quill. Seconded: Bo Linde. CARRIED\n"
        "MOTION: That the door be shut. Moved: Bo Linde. Carried 3/0/1.\n\n"
        "- **Motion**: Keep the old rope\n  - Moved by Ada, seconded by Bo\n  - Passed.\n"
    )
    found = meeting(text).decisions
    assert [(d.text, d.lines, d.status) for d in found] == [
        ("That the lamp be lit", (1, 1), "accepted"),
        ("That the door be shut", (2, 2), "accepted"),
        ("Keep the old rope", (4, 6), "accepted"),
    ]


def test_a_motion_is_what_the_votes_after_it_are_about() -> None:
    """A line of votes is no question by itself."""
    text = (
        "- **Motion**: Approve a budget of 500.\n- Vote: 3 in favour, 1 against. Motion passed.\n"
    )
    (decision,) = meeting(text).decisions
    assert decision.text == "Approve a budget of 500"
    assert decision.votes == (("in favour", "3"), ("against", "1"))


def test_counts_after_their_answers() -> None:
    """An answer may stand before its count within a sentence."""
    (decision,) = meeting("- Vote on the bell: yes: 3, no: 1, abstain: 0").decisions
    assert decision.votes == (("yes", "3"), ("no", "1"), ("abstain", "0"))


def test_what_was_decided_is_told_once() -> None:
    """A proposal is resolved in the same words, and a list at the end sums up."""
    text = (
        "PROPOSED: Paint the tower white\n\nRESOLUTION: Paint the tower white\n\n"
        "## Summary of resolutions\n\n1. Paint the tower white\n2. Sell the old bell\n"
    )
    found = [(d.status, d.text, d.lines[0]) for d in meeting(text).decisions]
    assert found == [
        ("accepted", "Paint the tower white", 3),
        ("accepted", "Sell the old bell", 8),
    ]


def test_the_answer_in_bold_is_the_decision() -> None:
    """Where a template offers answers, the bold one was chosen, about what stands above it."""
    text = "* A second lamp [Bo]\n    * Decision: yes / **no** / needs more information"
    assert said(text) == [("rejected", "A second lamp [Bo]: no")]


def test_a_decision_has_the_lines_that_say_it() -> None:
    """A sentence of a paragraph has its own lines, an item all of its lines."""
    text = (
        "We tried it.\nConclusion was that it burns,\nbut not for long.\n\n- Decision: keep\n  it"
    )
    assert [d.lines for d in meeting(text).decisions] == [(2, 3), (5, 6)]


def test_a_heading_announces_one_decision_or_several() -> None:
    """Below “Conclusion” all is one decision; below “Decisions made” each point is one."""
    one = meeting(
        "### Conclusion\n\n- Stage 2\n- Bo and Ada review it\n\n### Next\n\n- x"
    ).decisions
    assert [(d.text, d.lines) for d in one] == [("Stage 2; Bo and Ada review it", (3, 4))]
    several = "### Decisions made\n- Paint it white\n- Light it at six:\n    - in winter\n"
    assert [d.lines for d in meeting(several).decisions] == [(2, 2), (3, 4)]


def test_a_label_alone_announces_what_stands_in_it() -> None:
    """The points in an item that says only “Decision” are the decision."""
    (decision,) = meeting("- Lamp\n  - Decision:\n    - keep it\n    - paint it\n").decisions
    assert decision.lines == (2, 4)
    assert "keep it" in decision.text
    text = "- A lamp for the quay [Bo]\n  - decision\n    - probably yes\n"
    assert [d.text for d in meeting(text).decisions] == ["A lamp for the quay [Bo]: probably yes"]


POLLS = (
    "**POLL**: Move the lamp to stage 1?\n\n|SF|F|N|A|SA|\n|--|--|--|--|--|\n|9|4|1|0|0|\n",
    "Poll: Move the lamp to stage 1?\n\nSF: 9\nF: 4\nN: 1\nA: 0\nSA: 0\n",
    "### Vote: Move the lamp to stage 1?\n\n| | |\n|-|-|\n| **SF** | 9 |\n| **F**  | 4 |\n"
    "| **N** | 1 |\n| **A** | 0 |\n| **SA** | 0 |\n",
)


@pytest.mark.parametrize("poll", POLLS)
def test_a_poll_is_a_decision_with_counts(poll: str) -> None:
    """A poll is read from a table in either direction and from lines, with what came of it."""
    (counted,) = meeting(poll).decisions
    assert counted.votes == (("SF", "9"), ("F", "4"), ("N", "1"), ("A", "0"), ("SA", "0"))
    assert counted.text.startswith("Move the lamp to stage 1")
    assert (counted.status, counted.evidence.is_stated) == ("accepted", False)
    (passed,) = meeting(f"{poll}\nThe vote passes.\n").decisions
    assert (passed.status, passed.evidence.is_stated) == ("accepted", True)
    (failed,) = meeting(f"{poll}\nThe vote does not pass.\n").decisions
    assert failed.status == "rejected"


def test_counts_in_a_sentence_are_kept() -> None:
    """A sentence that says that a vote passed keeps its counts."""
    (decision,) = meeting("- 8 in favor, 2 against, so passed").decisions
    assert decision.votes == (("in favor", "8"), ("against", "2"))


def test_counts_of_a_vote_decide_where_nobody_says_the_outcome() -> None:
    """Votes in one line are counted, and what came of them is inferred from that."""
    for text in (
        "Vote on the lamp: 7 in favor, 1 against",
        "**POLL**: the lamp\n\nFor: 7, Against: 1",
    ):
        (decision,) = meeting(text).decisions
        assert [count for _, count in decision.votes] == ["7", "1"]
        assert (decision.status, decision.evidence.is_stated) == ("accepted", False)
    (lost,) = (
        meeting("Motion to paint it: +1: 2, -1: 5").decisions
        or meeting("- Motion to paint it\n  - +1: 2\n  - -1: 5").decisions
    )
    assert lost.status == "rejected"


def test_names_of_answers_alone_are_no_poll() -> None:
    """Initials of people and a poll that is announced have no counts."""
    assert said("A: I think so.\n\nN: No.\n\nSF: 3 lamps are enough.\n") == []
    assert said("1. Poll to phase 4\n") == []


def test_a_post_tells_and_does_not_decide() -> None:
    """In a post only a label counts: its prose tells what people did."""
    text = "We decided to sail.\n\n## Conclusion\n\nIt was fun.\n\n**Decision**: we sail again\n"
    found = records_of(Source("post.md", Hugo.traits, (), SourceText.of(text)), ()).decisions
    assert [each.text for each in found] == ["we sail again"]


def test_what_stands_outside_the_meetings_is_told_apart() -> None:
    """Notes have decisions outside of their meetings, too; those of a meeting stay with it."""
    body = SourceText.of("- Decision: before\n\n## 2025-01-07\n\n- Decision: within\n")
    one = with_records(Meeting("", "2025-01-07", (3, 6), HERE), body)
    records = records_of(Source("notes.md", Notes.traits, (), body), (one,))
    assert [d.text for d in records.decisions] == ["before"]
    assert [d.text for d in records.meetings[0].decisions] == ["within"]


def test_statuses_are_those_of_the_book() -> None:
    """Every status that a wording gives is one that decisions may have."""
    status = next(field for field in DECISION.fields if field.name == "status")
    found = [d for text in (*ACCEPTED, *PROPOSED, *NOT_ACCEPTED) for d in meeting(text).decisions]
    found += meeting("- x\n  - Decision: yes / no / **later**").decisions
    given = {d.status for d in found}
    assert given == {"accepted", "proposed", "rejected", "deferred"}
    assert given <= set(status.type.values)


HOSTILE = ("we agreed ", "[a](", "(Ada & ", "**", "[name=", "| - ", "> ", "no ", ", agreed ", "`")


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_lines_do_not_take_long(piece: str) -> None:
    """What is written again and again without an end is read all the same."""
    found = meeting(f"## Agenda\n\n- {piece * 3000}\n\n- Decision: keep it\n")
    assert "keep it" in [each.text for each in found.decisions]


ODD = st.text(alphabet="aAgre d:*_[]()|-#>`?.,~@1x", max_size=30)
#: the same without fences, which would hide what follows
OPEN = st.text(alphabet="aAgre d:*_[]()|-#>?.,@1x\n", max_size=60)
#: constructs that announce a record, with a place for odd text
ANNOUNCED = {
    "decisions": ("- Decision: keep the lamp {}", "Agreed to keep the lamp {}"),
    "actions": ("- [ ] light the lamp {}", "- Action: light the lamp {}"),
    "items": ("## Agenda\n\n- Lamps of old {}",),
    "talks": ("## Talk: Lamps (Ada Quill, Tidewater)\n\n{}",),
    "praises": ("## Celebrations\n\n- Thanks to Ada for the lamp {}",),
}


@st.composite
def announced(draw: st.DrawFn) -> tuple[str, str]:
    """Notes with odd text around and within a construct, and the sort of record it announces."""
    name = draw(st.sampled_from(sorted(ANNOUNCED)))
    construct = draw(st.sampled_from(ANNOUNCED[name])).format("x" + draw(ODD).replace("?", ""))
    return name, "\n\n".join((draw(OPEN), construct, draw(ODD)))


@given(announced())
def test_no_text_is_too_odd(case: tuple[str, str]) -> None:
    """Whatever the notes hold, a record has lines that are there, in order."""
    name, text = case
    found = meeting(text)
    last = text.count("\n") + 1
    assert getattr(found, name)
    for decision in found.decisions:
        assert 1 <= decision.lines[0] <= decision.lines[1] <= last
    for record in (*found.items, *found.actions, *found.talks, *found.praises):
        assert 1 <= record.evidence.line <= last
