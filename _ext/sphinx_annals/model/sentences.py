"""Sentences: where they begin and end in a text, and how to shorten a long one."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .abbreviations import ends_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


#: the first end a sentence before white space, the others end it at once
SPACED_STOPS = ".!?…؟۔।॥"
DIRECT_STOPS = "。！？｡"
CLOSING = "\"'”’»›)]}」』）】〉》"
OPENING = "\"'“”„‘’‚«»‹›([{¿¡「『（【〈《"
#: what carries on with a sentence after a stop, as lower case does
CONTINUING = frozenset(",;:-–—/&+=%|)]}" + SPACED_STOPS)
#: a cut looks no further back for a word border: beyond, the script has no spaces
LONGEST_WORD = 30
ELLIPSIS = "…"

_SEALED = str.maketrans(dict.fromkeys(SPACED_STOPS + DIRECT_STOPS, "x"))
_EMOJI = "\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d"
# An emoji right after a stop belongs to what it follows; French sets a space before ».
_STOP = re.compile(
    rf"[{SPACED_STOPS}{DIRECT_STOPS}]+(?:[{re.escape(CLOSING)}{_EMOJI}]|\s»(?=\s|\Z))*"
)
_BEFORE_WORD = re.compile(rf"[\s{re.escape(OPENING)}]*")
_WORD = re.compile(r"\w{1,40}")
_LAST_WORD = re.compile(rf"[^\s{re.escape(OPENING)}/-]*\Z")
#: the number of a heading or an item, which begins a sentence and is none
_ENUMERATOR = re.compile(r"\W*(?:[IVXLC]+|\d[\d.]*)\W*")
_ENUMERATOR_LENGTH = 10
# Japanese carries on after a quotation with a particle, Chinese with a comma.
_CARRIED_ON = re.compile(rf"[、，{SPACED_STOPS}{DIRECT_STOPS}]|(?<=[」』）])[とっ]")


class Mentioned(NamedTuple):
    """An entry named in a sentence."""

    #: the role that was used: ``person``, ``org``, ``any`` …
    role: str
    name: str
    #: the text to show; empty where the title of the entry is to be shown
    title: str


Sentence: TypeAlias = tuple[str | Mentioned, ...]


def span_at(spans: tuple[tuple[int, int], ...], position: int) -> tuple[int, int]:
    """Return that of *spans* which holds *position*, else the one before it, else the first."""
    return spans[max(0, bisect_right(spans, position, key=lambda span: span[0]) - 1)]


def sentence_spans(text: str, mask: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each sentence of *text*, white space around left out; at least one.

    Takes time in proportion to the text.

    :param mask: *text* with a letter in place of each character that can't end a sentence.
    :raises ValueError: *mask* is not as long as *text*.
    """
    if len(text) != len(mask):
        message = f"a mask of {len(mask)} characters for a text of {len(text)}"
        raise ValueError(message)
    spans = (_stripped(text, *span) for span in pairwise((0, *_ends(text, mask), len(text))))
    return tuple(span for span in spans if span[0] < span[1]) or ((0, 0),)


def sealed(text: str) -> str:
    """Return a mask for *text* in which no character ends a sentence."""
    return text.translate(_SEALED)


def plain_text(sentence: Iterable[str | Mentioned]) -> str:
    """Return *sentence* as text, each mention as its title or else its name."""
    return "".join(part if isinstance(part, str) else part.title or part.name for part in sentence)


def shortened(sentence: Sentence, limit: int, at: int | None = None) -> Sentence:
    """Return *sentence* in at most *limit* characters, with … where words were left out.

    :param at: index of the part that stays whole, whatever its length; by default the first
        mention, or nothing where there is none.
    """
    if at is None:
        at = next((i for i, part in enumerate(sentence) if isinstance(part, Mentioned)), -1)
    # Each part has a character at least: those further off than the limit are never shown.
    before, after = (
        sentence[max(at - limit - 1, 0) : max(at, 0)],
        sentence[at + 1 : at + limit + 2],
    )
    kept = sentence[at : at + 1]
    left, right = len(plain_text(before)), len(plain_text(after))
    room = limit - len(plain_text(kept))
    if left + right <= room:
        return sentence
    # Four are for an ellipsis on each side, and a space beside it.
    room = max(0, room - 4)
    head = _mirrored(_beginning(_mirrored(before), max(room // 2, room - right)))
    return _merged((*head, *kept, *_beginning(after, max(room // 2, room - left))))


def _ends(text: str, mask: str) -> Iterator[int]:
    start = 0
    for stop in _STOP.finditer(mask):
        if _is_end(text, mask, stop) and not _is_enumerator(text, start, stop.end()):
            start = stop.end()
            yield start


def _is_end(text: str, mask: str, stop: re.Match[str]) -> bool:
    end = stop.end()
    if any(character in DIRECT_STOPS for character in stop[0]):
        return not _CARRIED_ON.match(mask, end)
    if not mask[end : end + 1].isspace():
        return False
    following = _past(_BEFORE_WORD, mask, end)
    if mask[following : following + 1].islower() or mask[following : following + 1] in CONTINUING:
        return False
    if stop[0][0] != ".":
        return True
    next_word = text[following : _past(_WORD, text, following)]
    return ends_after(_word_before(text, mask, stop.start()), next_word)


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _word_before(text: str, mask: str, position: int) -> str:
    # what is masked is a name or code, not an abbreviation; none is longer than this
    if text[position - 1 : position] != mask[position - 1 : position]:
        return ""
    match = _LAST_WORD.search(text[max(0, position - 24) : position])
    return match[0] if match else ""


def _is_enumerator(text: str, start: int, end: int) -> bool:
    if end - start > _ENUMERATOR_LENGTH:
        return False
    return _ENUMERATOR.fullmatch(text, start, end) is not None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _beginning(parts: Sentence, room: int) -> Sentence:
    kept: list[str | Mentioned] = []
    for part in parts:
        length = len(plain_text((part,)))
        if length > room:
            cut = _cut(part, room) if isinstance(part, str) else ""
            return (*kept, cut, ELLIPSIS)
        kept.append(part)
        room -= length
    return tuple(kept)


def _cut(text: str, room: int) -> str:
    border = text.rfind(" ", max(0, room - LONGEST_WORD), room + 1)
    if border < 0 and room > LONGEST_WORD:
        return text[:room]
    return text[: border + 1]


def _mirrored(parts: Sentence) -> Sentence:
    return tuple(part[::-1] if isinstance(part, str) else part for part in reversed(parts))


def _merged(parts: Sentence) -> Sentence:
    merged: list[str | Mentioned] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(part for part in merged if part)
