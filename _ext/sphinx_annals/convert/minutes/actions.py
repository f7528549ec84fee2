"""Recognise actions: boxes, labels, headings, hashtags and task tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BlockType, OutlineBlock, tables_of
from ..document.plain_text import shortened, visible_text
from ..document.records import Action, Evidence
from .attribution import (
    JOINED,
    NOT_PEOPLE,
    ONE_NAME,
    VERB,
    claimed,
    looks_like_name,
    names_in,
    spoken,
)
from .context import Topic, section_named
from .placeholders import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.outline import OutlineTable, TableRow
    from .context import MinutesContext


_WORDS = (
    r"(?:new |next )?action(?: items?| points?| required|-\d{1,4})?s?|to-?dos?|to do|ai|ap|a/i"
    r"|next steps?|follow-?ups?|task"
)
_NAME = r"(?:@[\w-]{2,39}|[^\W\d_a-z][\w'’-]{0,24}\.?)"
#: whom a label names: ``ACTION for Ada:``, ``TODO (Bo):``, ``Action item @cy:``, ``AI Bo:``
_FOR = (
    rf"(?: ?(?:for|on|to) (?P<to>{_NAME}(?: {_NAME})?)| ?\(?(?P<at>@[\w-]{{2,39}})\)?"
    r"| ?\((?P<in>[^()\n]{1,60})\)| ?\[(?P<tag>[^\[\]\n]{1,60})\]"
    rf"| (?P<bare>{_NAME})(?=\s?[:：]))?"
)
#: the groups above
OWNERS = ("to", "at", "in", "tag", "bare")
#: a label: ``ACTION:``, ``**Action item** (Ada):``, ``TODO - …``
LABEL = re.compile(
    rf"[\s>*_\[(→➡⇒=:-]{{0,8}}(?i:{_WORDS})[*_\])]{{0,3}}{_FOR}"
    r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|\s(?:--|–|—|-)(?=\s))\s*[*_]{0,2}(?=\S)"
)
CAPITALS = re.compile(
    r"[\s*_\[(]{0,6}(?:TODO|ACTION(?: ITEM|-\d{1,4})?)[*_\])]{0,3}[\s:-]+(?=[\w\"'`@])"
)
BOLD = re.compile(rf"\s*(?:\*\*|__)(?:{_WORDS}):?(?:\*\*|__)\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
HASHTAG = re.compile(
    r"(?<![\w/#&`])#(?:todo|action|ai|task)(?::(@?[\w.-]{1,40}))?(?![\w/-])", re.IGNORECASE
)
#: who it is for, before what there is to do
_WHO = rf"(?P<who>{_NAME}(?:(?:,? (?:and|&) |, ?|/| ){_NAME}){{0,4}})"
DOER = re.compile(
    rf"{_WHO}(?: ?[:–—]| -)?\s+"
    r"(?:to|will|should|shall|is going to|are going to|needs? to|can)\s+"
)
#: whom a task begins with: ``@bo @cy write it up``, ``@**Bo Linde** write it up``
MENTION = re.compile(r"@_?\*\*([^*|\n]{1,60})(?:\|\d{1,12})?\*\*|(@[\w-]{2,39})")
MENTIONED = re.compile(rf"\W{{0,4}}?(?:(?:{MENTION.pattern})[\s,:–—-]{{0,3}}(?:and |& )?)+")
#: whom it is for, at the end: ``write it up: Ada and Bo``, or at the beginning: ``(Bo) write``
LAST = re.compile(r".{3,}[:–—]\s+([^:]{2,60})\Z")
FIRST = re.compile(r"\W{0,2}\(([^()\n]{1,40})\)\s")
#: a line that says who is to do what, without a label
ASSIGNED = re.compile(rf"\W{{0,6}}{_WHO} to (?!be\b)(?=[a-z]{{2}})")
ASKED = re.compile(r",\s*(@[\w-]{2,39})\b")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
DUE = re.compile(
    r"(?:\b(?:due(?: date| by| on)?|deadline|by|before|until|eta)\b:?\s+|📅\s*)"
    r"(?P<date>\d{4}-\d\d-\d\d|(?:the )?(?:end of (?:the |this |next )?)?(?:next |this |coming )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the )?(?:end of (?:the )?)?"
    r"(?:next|this|coming) (?:week|month|meeting|call|year|quarter)|eo[dwmy]\b|tomorrow|tonight"
    rf"|\d{{1,2}}(?:st|[nr]d|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|[nr]d|th)?(?:,? \d{{4}})?)",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\A\s*~~.{1,2000}~~\s*\Z|[(\[*_-]\s*(?:done|completed|finished)[)\]*_!.]{0,3}\s*\Z"
    r"|\A\W*(?:✅|☑|✔|:white_check_mark:|:heavy_check_mark:)|(?:✅|✔)\W*\Z"
    r"|\A\W*(?:done|completed)\s*[:–-]",
    re.IGNORECASE,
)
TASK_COLUMN = re.compile(
    r"(?:action|task|to-?do|what|description|item)(?: items?)?s?", re.IGNORECASE
)
OWNER_COLUMN = re.compile(
    r"(?:who|owners?|assignees?|assigned(?: to)?|responsible|lead)", re.IGNORECASE
)
DUE_COLUMN = re.compile(r"(?:due|deadline|by|when|date)(?: .{0,12})?", re.IGNORECASE)
STATE_COLUMN = re.compile(r"(?:status|state|done\??|complete\w*)", re.IGNORECASE)
STATES = (
    (
        re.compile(r"\W*(?:done|complete\w*|closed|finished|yes|x|✅|✔|☑|\[x\])", re.IGNORECASE),
        True,
    ),
    (
        re.compile(
            r"\W*(?:open|to ?do|no|pending|in progress|wip|ongoing|not .*|\[ ?\])", re.IGNORECASE
        ),
        False,
    ),
)


def tasks_in(reading: MinutesContext, table: OutlineTable) -> Iterator[Action]:
    """Yield the tasks of *table*; none where it is about something else."""
    task, owner = table.column(TASK_COLUMN), table.column(OWNER_COLUMN)
    state, due = table.column(STATE_COLUMN), table.column(DUE_COLUMN)
    is_listed = reading.sections[table.head.place] is Topic.ACTIONS
    if task is None or owner is None or not (is_listed or state is not None):
        return
    for row in table.rows:
        if not is_prompt(row.cell(task)):
            yield _row_action(reading, row, (task, owner, due, state))


def _row_action(reading: MinutesContext, row: TableRow, places: tuple[int | None, ...]) -> Action:
    task, owner, due, state = (visible_text(row.cell(place)) for place in places)
    owners = names_in(owner, reading.known) or ((owner,) if owner else ())
    is_done = next((done for says, done in STATES if state and says.match(state)), None)
    block = reading.blocks[row.place]
    return Action(task, Evidence(block.first, shortened(block.text)), owners, due, is_done)


#: boxes in these are points or people
TAKEN = frozenset((Topic.AGENDA, Topic.PRAISE, Topic.ROLL, Topic.TALKS, Topic.NEWS))
CODE = re.compile(r"`[^`]*`")
#: what a template asks for is shorter
SHORT = 80


class ActionMatch(NamedTuple):
    """A label of an action: whom it names, and where the words after it begin."""

    owners: tuple[str, ...]
    end: int


def actions_of(reading: MinutesContext) -> tuple[Action, ...]:
    """Return what somebody is to do, in the order of the notes."""
    found = [action for table in tables_of(reading.blocks) for action in tasks_in(reading, table)]
    for index, block in enumerate(reading.blocks):
        if block.shape in {BlockType.ITEM, BlockType.TEXT} and not _asks(reading, block.text):
            found += (
                _boxed(reading, index, block)
                or _listed(reading, index)
                or _labelled(reading, index, block)
            )
    return tuple(sorted(found, key=lambda action: action.evidence.line))


def _asks(reading: MinutesContext, text: str) -> bool:
    """Whether a template left *text*, with or without a label: ``ACTION: text``."""
    mark = _marked(reading, text) if len(text) < SHORT else None
    return is_prompt(text) or (mark is not None and is_prompt(text[mark.end :]))


def _boxed(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Action]:
    """Return an item with a box, but not a point of an agenda that has one."""
    is_point = block.depth == 0 and reading.sections[index] in TAKEN
    if block.box is None or is_point or len(visible_text(block.text)) < 4:
        return []
    return [_action(reading, index, block.text, block.box)]


def _listed(reading: MinutesContext, index: int) -> list[Action]:
    """Return an item under a heading that announces actions."""
    block = reading.blocks[index]
    if reading.sections[index] is not Topic.ACTIONS or block.shape is not BlockType.ITEM:
        return []
    parent = block.parent
    above = reading.sections[parent] is Topic.ACTIONS if parent >= 0 else False
    owner = _holder(reading, parent) if above else ""
    is_part = parent >= 0 and above and not owner
    if is_part or section_named(block.text):
        return []
    if reading.children[index] and _holder(reading, index):
        return []
    action = _action(reading, index, block.text, block.box)
    return [action._replace(owners=action.owners or ((owner,) if owner else ()))]


def _holder(reading: MinutesContext, index: int) -> str:
    """Return who an item names if it does nothing else: what is in it is theirs to do."""
    words = visible_text(reading.blocks[index].text).strip(" :")
    return words if looks_like_name(words, reading.known) or _is_given_name(words) else ""


def _is_given_name(words: str) -> bool:
    is_word = " " not in words and not words.isupper() and ONE_NAME.match(words) is not None
    return is_word and not NOT_PEOPLE.search(words) and not VERB.match(words)


def _labelled(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Action]:
    """Return what stands after labels in a block, each to the end of it or the next one."""
    found: list[Action] = []
    texts = [line.text for line in block.lines]
    marks = [_marked(reading, text) for text in texts]
    places = [place for place, mark in enumerate(marks) if mark] + [len(texts)]
    for place, after in pairwise(places):
        mark = marks[place]
        rest = " ".join(texts[place:after])[mark.end if mark else 0 :]
        if mark is None or is_prompt(rest):
            continue
        action = _action(reading, index, rest, None)
        evidence = action.evidence._replace(line=block.lines[place].number)
        found.append(action._replace(evidence=evidence, owners=action.owners or mark.owners))
    return found or _tagged(reading, index, block) or _assigned(reading, index, block)


def _assigned(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Action]:
    """Return what the people of the roll, or those with handles, are to do: ``@bo to write``."""
    doer = ASSIGNED.match(block.text)
    names = names_in(doer["who"], reading.known) if doer else ()
    is_certain = all(name in reading.known or name.startswith("@") for name in names)
    if not names or not is_certain or reading.sections[index] is Topic.ROLL:
        return []
    return [_action(reading, index, block.text, None)._replace(owners=names)]


def _tagged(reading: MinutesContext, index: int, block: OutlineBlock) -> list[Action]:
    text = block.text
    bare = CODE.sub(lambda code: " " * len(code[0]), text) if "#" in text else ""
    tag = HASHTAG.search(bare)
    words = HASHTAG.sub("", text).strip() if tag else ""
    if tag is None or is_prompt(words):
        return []
    action = _action(reading, index, words, None)
    return [action._replace(owners=(tag[1],) if tag[1] else action.owners)]


def _marked(reading: MinutesContext, text: str) -> ActionMatch | None:
    for start in {0: None, spoken(text, reading.known).start: None}:
        for pattern in (LABEL, BOLD, CAPITALS):
            if found := pattern.match(text[start:]):
                named = found.groupdict()
                if named.get("bare") and named["bare"] not in reading.known:
                    continue
                who = next((named[key] for key in OWNERS if named.get(key)), "")
                owners = _owners(reading, visible_text(who).removeprefix("name="))
                return ActionMatch(owners, start + found.end())
    return None


def _owners(reading: MinutesContext, words: str) -> tuple[str, ...]:
    """Return those whom *words* name, if all of them may be people."""
    parts = tuple(part for part in JOINED.split(words) if part)
    return parts if all(_may_own(reading, part) for part in parts) else ()


def _may_own(reading: MinutesContext, words: str) -> bool:
    return looks_like_name(words, reading.known) or _is_given_name(words)


def _action(reading: MinutesContext, index: int, text: str, state: bool | None) -> Action:
    claim = claimed(text, reading.known)
    owners = claim.owners or _doers(reading, claim.rest)
    words = visible_text(claim.rest)
    due = DUE.search(words)
    is_done = True if DONE.search(text) else state
    return Action(
        shortened(words), reading.evidence(index), owners, due["date"] if due else "", is_done
    )


def _doers(reading: MinutesContext, text: str) -> tuple[str, ...]:
    """Return who is to do it: ``Ada will …``, ``Bo and Cy to …``, ``…, @bo``."""
    if mentioned := MENTIONED.match(text):
        return tuple(name or handle for name, handle in MENTION.findall(mentioned[0]))
    words = visible_text(text)
    doer = DOER.match(words)
    if owners := _owners(reading, doer["who"]) if doer else ():
        return owners
    asked = ASKED.search(words)
    return _beside(reading, words) or ((asked[1],) if asked else ())


def _beside(reading: MinutesContext, words: str) -> tuple[str, ...]:
    """Return the names before a colon, after the last one, or in parentheses at the beginning."""
    first, last = FIRST.match(words), LAST.match(words)
    label = words.partition(":")[0] if ":" in words[:40] else ""
    places = (label, last[1] if last else "", first[1] if first else "")
    return next(filter(None, (names_in(place, reading.known) for place in places)), ())
