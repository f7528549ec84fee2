"""Actions: what somebody is to do, by a box, a label, a heading, a hashtag or a table."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..document.outline import Block, Shape
from ..document.records import Action
from ..document.tables import tables_of
from . import duties
from .claims import claimed
from .people import JOINED, NOT_PEOPLE, ONE_NAME, VERB, is_name, names_in
from .placeholders import is_prompt
from .plain_text import plain, shortened
from .sections import Section, section_named
from .speech import spoken
from .tasks import tasks_in

if TYPE_CHECKING:
    from .reading import Reading


#: boxes in these are points or people
TAKEN = frozenset((Section.AGENDA, Section.PRAISE, Section.ROLL, Section.TALKS, Section.NEWS))
CODE = re.compile(r"`[^`]*`")
#: what a template asks for is shorter
SHORT = 80


class Mark(NamedTuple):
    """A label of an action: whom it names, and where the words after it begin."""

    owners: tuple[str, ...]
    end: int


def actions_of(reading: Reading) -> tuple[Action, ...]:
    """Return what somebody is to do, in the order of the notes."""
    found = [action for table in tables_of(reading.blocks) for action in tasks_in(reading, table)]
    for index, block in enumerate(reading.blocks):
        if block.shape in {Shape.ITEM, Shape.TEXT} and not _asks(reading, block.text):
            found += (
                _boxed(reading, index, block)
                or _listed(reading, index)
                or _labelled(reading, index, block)
            )
    return tuple(sorted(found, key=lambda action: action.evidence.line))


def _asks(reading: Reading, text: str) -> bool:
    """Whether a template left *text*, with or without a label: ``ACTION: text``."""
    mark = _marked(reading, text) if len(text) < SHORT else None
    return is_prompt(text) or (mark is not None and is_prompt(text[mark.end :]))


def _boxed(reading: Reading, index: int, block: Block) -> list[Action]:
    """Return an item with a box, but not a point of an agenda that has one."""
    is_point = block.depth == 0 and reading.sections[index] in TAKEN
    if block.box is None or is_point or len(plain(block.text)) < 4:
        return []
    return [_action(reading, index, block.text, block.box)]


def _listed(reading: Reading, index: int) -> list[Action]:
    """Return an item under a heading that announces actions."""
    block = reading.blocks[index]
    if reading.sections[index] is not Section.ACTIONS or block.shape is not Shape.ITEM:
        return []
    parent = block.parent
    above = reading.sections[parent] is Section.ACTIONS if parent >= 0 else False
    owner = _holder(reading, parent) if above else ""
    is_part = parent >= 0 and above and not owner
    if is_part or section_named(block.text):
        return []
    if reading.children[index] and _holder(reading, index):
        return []
    action = _action(reading, index, block.text, block.box)
    return [action._replace(owners=action.owners or ((owner,) if owner else ()))]


def _holder(reading: Reading, index: int) -> str:
    """Return who an item names if it does nothing else: what is in it is theirs to do."""
    words = plain(reading.blocks[index].text).strip(" :")
    return words if is_name(words, reading.known) or _is_given_name(words) else ""


def _is_given_name(words: str) -> bool:
    is_word = " " not in words and not words.isupper() and ONE_NAME.match(words) is not None
    return is_word and not NOT_PEOPLE.search(words) and not VERB.match(words)


def _labelled(reading: Reading, index: int, block: Block) -> list[Action]:
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


def _assigned(reading: Reading, index: int, block: Block) -> list[Action]:
    """Return what the people of the roll, or those with handles, are to do: ``@bo to write``."""
    doer = duties.ASSIGNED.match(block.text)
    names = names_in(doer["who"], reading.known) if doer else ()
    is_certain = all(name in reading.known or name.startswith("@") for name in names)
    if not names or not is_certain or reading.sections[index] is Section.ROLL:
        return []
    return [_action(reading, index, block.text, None)._replace(owners=names)]


def _tagged(reading: Reading, index: int, block: Block) -> list[Action]:
    text = block.text
    bare = CODE.sub(lambda code: " " * len(code[0]), text) if "#" in text else ""
    tag = duties.HASHTAG.search(bare)
    words = duties.HASHTAG.sub("", text).strip() if tag else ""
    if tag is None or is_prompt(words):
        return []
    action = _action(reading, index, words, None)
    return [action._replace(owners=(tag[1],) if tag[1] else action.owners)]


def _marked(reading: Reading, text: str) -> Mark | None:
    for start in {0: None, spoken(text, reading.known).start: None}:
        for pattern in (duties.LABEL, duties.BOLD, duties.CAPITALS):
            if found := pattern.match(text[start:]):
                named = found.groupdict()
                if named.get("bare") and named["bare"] not in reading.known:
                    continue
                who = next((named[key] for key in duties.OWNERS if named.get(key)), "")
                owners = _owners(reading, plain(who).removeprefix("name="))
                return Mark(owners, start + found.end())
    return None


def _owners(reading: Reading, words: str) -> tuple[str, ...]:
    """Return those whom *words* name, if all of them may be people."""
    parts = tuple(part for part in JOINED.split(words) if part)
    return parts if all(_may_own(reading, part) for part in parts) else ()


def _may_own(reading: Reading, words: str) -> bool:
    return is_name(words, reading.known) or _is_given_name(words)


def _action(reading: Reading, index: int, text: str, state: bool | None) -> Action:
    claim = claimed(text, reading.known)
    owners = claim.owners or _doers(reading, claim.rest)
    words = plain(claim.rest)
    due = duties.DUE.search(words)
    is_done = True if duties.DONE.search(text) else state
    return Action(
        shortened(words), reading.evidence(index), owners, due["date"] if due else "", is_done
    )


def _doers(reading: Reading, text: str) -> tuple[str, ...]:
    """Return who is to do it: ``Ada will …``, ``Bo and Cy to …``, ``…, @bo``."""
    if mentioned := duties.MENTIONED.match(text):
        return tuple(name or handle for name, handle in duties.MENTION.findall(mentioned[0]))
    words = plain(text)
    doer = duties.DOER.match(words)
    if owners := _owners(reading, doer["who"]) if doer else ():
        return owners
    asked = duties.ASKED.search(words)
    return _beside(reading, words) or ((asked[1],) if asked else ())


def _beside(reading: Reading, words: str) -> tuple[str, ...]:
    """Return the names before a colon, after the last one, or in parentheses at the beginning."""
    first, last = duties.FIRST.match(words), duties.LAST.match(words)
    label = words.partition(":")[0] if ":" in words[:40] else ""
    places = (label, last[1] if last else "", first[1] if first else "")
    return next(filter(None, (names_in(place, reading.known) for place in places)), ())
