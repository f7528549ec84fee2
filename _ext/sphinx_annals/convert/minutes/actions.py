"""Recognise actions: boxes, labels, headings, hashtags and task tables."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import BlockType, tables_of
from ..document.plain_text import shortened, visible_text
from ..document.records import Action
from ..vocabulary import any_of
from .attribution import (
    AND,
    JOINED,
    WORD,
    claimed,
    is_given_name,
    looks_like_name,
    names_in,
    owners_in,
    starts_of,
)
from .meeting_context import Topic, section_named
from .template_remnants import is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..document.outline import OutlineTable
    from .meeting_context import MinutesContext


_LABELS = any_of("actions.labels")
_NAME = rf"(?:@[\w-]{{2,39}}|{WORD})"
#: owners that a label names: ``ACTION for Ada:``, ``TODO (Bo):``, ``Action item @cy:``, ``AI Bo:``
_FOR = (
    rf"(?: ?{any_of('actions.for_whom')} (?P<to>{_NAME}(?: {_NAME})?)"
    r"| ?\(?(?P<at>@[\w-]{2,39})\)?"
    r"| ?\((?P<in>[^()\n]{1,60})\)| ?\[(?P<tag>[^\[\]\n]{1,60})\]"
    rf"| (?P<bare>{_NAME})(?=\s?[:：]))?"
)
#: the groups above
OWNERS = ("to", "at", "in", "tag", "bare")
#: ``ACTION:``, ``**Action item** (Ada):``, ``TODO - …``
LABEL = re.compile(
    rf"[\s>*_\[(→➡⇒=:-]{{0,8}}(?i:{_LABELS})[*_\])]{{0,3}}{_FOR}"
    r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|\s(?:--|–|—|-)(?=\s))\s*[*_]{0,2}(?=\S)"
)
CAPITALS = re.compile(
    rf"[\s*_\[(]{{0,6}}{any_of('actions.capitals')}[*_\])]{{0,3}}[\s:-]+(?=[\w\"'`@])"
)
BOLD = re.compile(rf"\s*(?:\*\*|__){_LABELS}:?(?:\*\*|__)\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
HASHTAG = re.compile(
    rf"(?<![\w/#&`])#{any_of('actions.hashtags')}(?::(@?[\w.-]{{1,40}}))?(?![\w/-])",
    re.IGNORECASE,
)
CODE = re.compile(r"`[^`]*`")
#: owners before a task
_WHO = rf"(?P<who>{_NAME}(?:(?:,? (?:{AND}|&) |, ?|/| ){_NAME}){{0,4}})"
DOER = re.compile(rf"{_WHO}(?: ?[:–—]| -)?\s+{any_of('actions.duties')}\s+")
#: mentions before a task: ``@bo @cy write it up``, ``@**Bo Linde** write it up``
MENTION = re.compile(r"@_?\*\*([^*|\n]{1,60})(?:\|\d{1,12})?\*\*|(@[\w-]{2,39})")
MENTIONED = re.compile(rf"\W{{0,4}}?(?:(?:{MENTION.pattern})[\s,:–—-]{{0,3}}(?:{AND} |& )?)+")
#: owners after a task, ``write it up: Ada and Bo``, or before it, ``(Bo) write it up``
LAST = re.compile(r".{3,}[:–—]\s+([^:]{2,60})\Z")
FIRST = re.compile(r"\W{0,2}\(([^()\n]{1,40})\)\s")
#: a line that assigns a task without a label
ASSIGNED = re.compile(rf"\W{{0,6}}{_WHO} {any_of('actions.assigned')}")
ASKED = re.compile(r",\s*(@[\w-]{2,39})\b")
DUE = re.compile(
    rf"(?:\b{any_of('actions.due')}\b:?\s+|📅\s*)(?P<date>\d{{4}}-\d\d-\d\d|{any_of('actions.days')})",
    re.IGNORECASE,
)
_DONE = any_of("actions.done")
DONE = re.compile(
    rf"\A\s*~~.{{1,2000}}~~\s*\Z|[(\[*_-]\s*{_DONE}[)\]*_!.]{{0,3}}\s*\Z"
    r"|\A\W*(?:✅|☑|✔|:white_check_mark:|:heavy_check_mark:)|(?:✅|✔)\W*\Z"
    rf"|\A\W*{_DONE}\s*[:–-]",
    re.IGNORECASE,
)
#: columns of a table of tasks, in the order of the parts of an action
TASK, OWNER, DAY, STATE = (
    re.compile(rf"{any_of(f'actions.columns.{name}')}{more}", re.IGNORECASE)
    for name, more in (("task", ""), ("owner", ""), ("due", "(?: .{0,12})?"), ("state", ""))
)
STATES = tuple(
    (is_done, re.compile(rf"\W*(?:{any_of(key)}|{signs})", re.IGNORECASE))
    for is_done, key, signs in (
        (True, "actions.states.done", r"✅|✔|☑|\[x\]"),
        (False, "actions.states.open", r"\[ ?\]"),
    )
)
#: a box in these sections is a point or a person
TAKEN = frozenset((Topic.AGENDA, Topic.PRAISE, Topic.ROLL, Topic.TALKS, Topic.NEWS))
#: the length of a placeholder after a label
SHORT = 80


class ActionMatch(NamedTuple):
    """A label of an action: the owners it names, and where the words after it begin."""

    owners: tuple[str, ...]
    end: int


def actions_of(reading: MinutesContext) -> tuple[Action, ...]:
    """Return the tasks, in the order of the notes."""
    found = [action for table in tables_of(reading.blocks) for action in _tabled(reading, table)]
    for index, block in enumerate(reading.blocks):
        if block.shape in {BlockType.ITEM, BlockType.TEXT} and not _asks(reading, block.text):
            ways = (_boxed, _listed, _labelled, _tagged, _assigned)
            found += next(filter(None, (way(reading, index) for way in ways)), [])
    return tuple(sorted(found, key=lambda action: action.evidence.line))


def _asks(reading: MinutesContext, text: str) -> bool:
    """Whether *text* is a placeholder, with or without a label: ``ACTION: text``."""
    mark = _marked(reading, text) if len(text) < SHORT else None
    return is_prompt(text) or (mark is not None and is_prompt(text[mark.end :]))


# tables -----------------------------------------------------------------------------------------


def _tabled(reading: MinutesContext, table: OutlineTable) -> Iterator[Action]:
    """Yield the tasks of *table*: below a heading for actions, or with a column for states."""
    places = tuple(map(table.column, (TASK, OWNER, DAY, STATE)))
    is_listed = reading.sections[table.head.place] is Topic.ACTIONS
    if places[0] is None or places[1] is None or not (is_listed or places[3] is not None):
        return
    for row in table.rows:
        task, owner, due, state = (visible_text(row.cell(place)) for place in places)
        if not is_prompt(row.cell(places[0])):
            owners = owners_in(owner, reading.known)
            yield Action(task, reading.evidence(row.place), owners, due, _is_done(state))


def _is_done(state: str) -> bool | None:
    return next((is_done for is_done, says in STATES if state and says.match(state)), None)


# items and paragraphs ---------------------------------------------------------------------------


def _boxed(reading: MinutesContext, index: int) -> list[Action]:
    """Return an item with a box, but for a point of an agenda."""
    block = reading.blocks[index]
    is_point = block.depth == 0 and reading.sections[index] in TAKEN
    if block.box is None or is_point or len(visible_text(block.text)) < 4:
        return []
    return [_action(reading, index, block.text)]


def _listed(reading: MinutesContext, index: int) -> list[Action]:
    """Return an item below a heading for actions; an item that is a name owns those in it."""
    block = reading.blocks[index]
    if reading.sections[index] is not Topic.ACTIONS or block.shape is not BlockType.ITEM:
        return []
    owner = _owner_above(reading, index)
    is_owner = bool(reading.children[index]) and bool(_owner_alone(reading, index))
    if owner is None or is_owner or section_named(block.text):
        return []
    action = _action(reading, index, block.text)
    return [action._replace(owners=action.owners or ((owner,) if owner else ()))]


def _owner_above(reading: MinutesContext, index: int) -> str | None:
    """Return the owner that the item above names; empty at the top, None in another task."""
    parent = reading.blocks[index].parent
    if parent < 0 or reading.sections[parent] is not Topic.ACTIONS:
        return ""
    return _owner_alone(reading, parent) or None


def _owner_alone(reading: MinutesContext, index: int) -> str:
    """Return the name that an item consists of; empty for none."""
    words = visible_text(reading.blocks[index].text).strip(" :")
    return words if _may_own(reading, words) else ""


def _may_own(reading: MinutesContext, words: str) -> bool:
    return looks_like_name(words, reading.known) or is_given_name(words)


def _labelled(reading: MinutesContext, index: int) -> list[Action]:
    """Return the tasks after labels in a block, each up to the next label."""
    lines = reading.blocks[index].lines
    marks = [(at, mark) for at, line in enumerate(lines) if (mark := _marked(reading, line.text))]
    found: list[Action] = []
    for (place, mark), (after, _) in pairwise([*marks, (len(lines), None)]):
        rest = " ".join(line.text for line in lines[place:after])[mark.end if mark else 0 :]
        if mark and not is_prompt(rest):
            action = _action(reading, index, rest)
            evidence = action.evidence._replace(line=lines[place].number)
            owners = action.owners or mark.owners
            found.append(action._replace(evidence=evidence, owners=owners))
    return found


def _marked(reading: MinutesContext, text: str) -> ActionMatch | None:
    for start in starts_of(text, reading.known):
        for pattern in (LABEL, BOLD, CAPITALS):
            found = pattern.match(text[start:])
            named = found.groupdict() if found else {}
            is_other = named.get("bare") and named["bare"] not in reading.known
            if found and not is_other:
                who = next((named[key] for key in OWNERS if named.get(key)), "")
                owners = _owners(reading, visible_text(who).removeprefix("name="))
                return ActionMatch(owners, start + found.end())
    return None


def _tagged(reading: MinutesContext, index: int) -> list[Action]:
    """Return a block with a hashtag, which may name the owner: ``#todo:bo``."""
    text = reading.blocks[index].text
    bare = CODE.sub(lambda code: " " * len(code[0]), text) if "#" in text else ""
    tag = HASHTAG.search(bare)
    words = HASHTAG.sub("", text).strip() if tag else ""
    if tag is None or is_prompt(words):
        return []
    action = _action(reading, index, words)
    return [action._replace(owners=(tag[1],) if tag[1] else action.owners)]


def _assigned(reading: MinutesContext, index: int) -> list[Action]:
    """Return a task of known people, or of handles: ``@bo to write it up``."""
    text = reading.blocks[index].text
    doer = ASSIGNED.match(text)
    names = names_in(doer["who"], reading.known) if doer else ()
    is_certain = all(name in reading.known or name.startswith("@") for name in names)
    if not names or not is_certain or reading.sections[index] is Topic.ROLL:
        return []
    return [_action(reading, index, text)._replace(owners=names)]


def _action(reading: MinutesContext, index: int, text: str) -> Action:
    claim = claimed(text, reading.known)
    owners = claim.owners or _doers(reading, claim.rest)
    words = visible_text(claim.rest)
    due = DUE.search(words)
    is_done = True if DONE.search(text) else reading.blocks[index].box
    return Action(
        shortened(words), reading.evidence(index), owners, due["date"] if due else "", is_done
    )


# owners -----------------------------------------------------------------------------------------


def _owners(reading: MinutesContext, words: str) -> tuple[str, ...]:
    """Return the names in *words*, if all of them may be people."""
    parts = tuple(part for part in JOINED.split(words) if part)
    return parts if all(_may_own(reading, part) for part in parts) else ()


def _doers(reading: MinutesContext, text: str) -> tuple[str, ...]:
    """Return the owners in the words of a task: ``Ada will …``, ``Bo and Cy to …``, ``…, @bo``."""
    if mentioned := MENTIONED.match(text):
        return tuple(name or handle for name, handle in MENTION.findall(mentioned[0]))
    words = visible_text(text)
    doer = DOER.match(words)
    if owners := _owners(reading, doer["who"]) if doer else ():
        return owners
    asked = ASKED.search(words)
    return _beside(reading, words) or ((asked[1],) if asked else ())


def _beside(reading: MinutesContext, words: str) -> tuple[str, ...]:
    """Return the names before a colon, after the last one, or in brackets at the beginning."""
    first, last = FIRST.match(words), LAST.match(words)
    label = words.partition(":")[0] if ":" in words[:40] else ""
    places = (label, last[1] if last else "", first[1] if first else "")
    return next(filter(None, (names_in(place, reading.known) for place in places)), ())
