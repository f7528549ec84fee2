"""Front matter that is nearly YAML: read line by line, as people mean it."""

from __future__ import annotations

import re
from itertools import takewhile

from .metadata_values import Pair, Unreadable

_KEY = re.compile(r"([A-Za-z_][\w.-]{0,60}(?: [\w.-]{1,60}){0,3})[ \t]*(?::(?=\s|$)|=)[ \t]*(.*)")
_MORE = re.compile(r"[ \t]+(?:-[ \t]+)?(.*)|-(?:[ \t]+(.*))?$")
_IGNORED = re.compile(r"[ \t]*(?:#.*|[-.+]{3}[-.+\d\s]*)?$")
_LIST = re.compile(r"\[(.*)\]")
#: keys that tell data from a first paragraph
_USUAL = frozenset(("author", "authors", "categories", "date", "layout", "tags", "title"))


def pairs_of(text: str) -> tuple[Pair, ...]:
    """Return the pairs of *text*, whose lines are ``key: value``, items and comments.

    :raises Unreadable: they are not.
    """
    pairs: list[Pair] = []
    for number, line in enumerate(text.split("\n")):
        key, more = _KEY.match(line), _MORE.match(line)
        if key:
            pairs.append(Pair(key[1], _value(key[2]), number))
        elif pairs and more:
            pairs[-1] = _with(pairs[-1], (more[1] or more[2] or "").strip())
        elif not _IGNORED.match(line):
            raise Unreadable(f"Line {number + 1} of the front matter holds neither key nor item.")
    return tuple(pairs)


def begins_with_key(text: str) -> bool:
    """Whether *text* begins as data does."""
    first = next((line for line in text.split("\n", 20)[:20] if not _IGNORED.match(line)), "")
    return bool(_KEY.match(first))


def leading(text: str) -> str:
    """Return the first lines of *text* that are data, where their end is not marked."""
    lines = text.split("\n")
    run = [*takewhile(lambda line: _KEY.match(line) or _MORE.match(line), lines)]
    keys = {found[1].casefold() for line in run if (found := _KEY.match(line))}
    ends = not "".join(lines[len(run) : len(run) + 1]).strip()
    is_data = ends and keys & _USUAL and _KEY.match(run[0])
    return "\n".join(run) if is_data else ""


def _value(text: str) -> str | tuple[str, ...]:
    if found := _LIST.fullmatch(text.strip()):
        return tuple(_bare(item) for item in found[1].split(",") if item.strip())
    return _bare(text)


def _with(pair: Pair, text: str) -> Pair:
    before = (pair.value,) if isinstance(pair.value, str) else pair.value
    texts = tuple(each for each in (*before, _bare(text)) if each)
    return pair._replace(value=texts)


def _bare(text: str) -> str:
    """Return *text* without the quotes around it."""
    bare = text.strip()
    quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'"
    return bare[1:-1] if quoted else bare
