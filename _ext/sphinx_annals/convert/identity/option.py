"""Options: how the fields of a directive are written in a page, and read back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.patches import Change
from .name_keys import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .fence import Block


OPTION = re.compile(r"(?P<before>\s*:?)(?P<key>[A-Za-z][\w-]*):(?:\s+(?P<value>.*?))?\s*\Z")
COMMENT = re.compile(r"\s#.*\Z")
#: what a reader of YAML takes for more than text
SPECIAL = re.compile(r"[\"'|>&*!%@`?{}\[\],#-]|.*(?:\s#|:(?:\s|\Z))")


class Option(NamedTuple):
    """A field of a directive, with the indices of its first line and of the line after it."""

    key: str
    value: str
    first: int
    end: int


def options_of(lines: list[str], block: Block) -> tuple[Option, ...]:
    """Return the options of a directive, in either of the two ways to write them."""
    start, stop = block.first + 1, block.last
    if start < stop and lines[start].strip().startswith("---"):
        ends = (at for at in range(start + 1, stop) if lines[at].strip().startswith("---"))
        return _read(lines, start + 1, next(ends, stop), "")
    end = start
    while end < stop and _is_option(lines[end]):
        end += 1
    return _read(lines, start, end, ":")


def _is_option(line: str) -> bool:
    text = line.lstrip()
    return text.startswith(":") and not text.startswith(":::")


def _read(lines: list[str], start: int, end: int, colon: str) -> tuple[Option, ...]:
    found: list[Option] = []
    for index in range(start, end):
        text = lines[index].strip().removeprefix(colon)
        is_more = text.startswith((" ", "\t")) if colon else lines[index].startswith(" ")
        option = None if is_more and found else OPTION.match(text.strip())
        if option:
            found.append(Option(option["key"].lower(), option["value"] or "", index, index + 1))
        elif found:
            last = found[-1]
            value = f"{last.value.lstrip('|>-+ ')} {text.strip()}".strip()
            found[-1] = last._replace(value=value, end=index + 1)
    return tuple(option._replace(value=_plain(option.value)) for option in found)


def _plain(value: str) -> str:
    """Return what *value* says, without quotation marks and comments."""
    for quote, escaped in (("'", "''"), ('"', '\\"')):
        if value.startswith(quote):
            inner = value[1:].rpartition(quote)[0]
            return inner.replace(escaped, quote)
    return COMMENT.sub("", value)


def changed_options(
    lines: list[str], block: Block, options: Sequence[Option], said: Mapping[str, str]
) -> tuple[Change, ...]:
    """Return what writes *said* into the lines where the options stand, or below the id.

    :param options: those that *block* has.
    :param said: key -> value.
    """
    found = {option.key: option for option in options}
    beside = found.get("aliases") or found.get("id") or next(iter(options), None)
    model = lines[beside.first] if beside else f"{block.indent}:id:\n"
    before = model[: len(model) - len(model.lstrip())] + ":" * model.lstrip().startswith(":")
    end = "\r\n" if lines[block.first].endswith("\r\n") else "\n"
    new = {key: f"{before}{key}: {written(value)}{end}" for key, value in said.items()}
    place = beside.end if beside else block.first + 1
    added = tuple(text for key, text in new.items() if key not in found)
    there = (Change(found[k].first, found[k].end, (new[k],)) for k in new if k in found)
    return (*there, *([Change(place, place, added)] if added else []))


def written(value: str) -> str:
    """Return *value* as an option holds it, whatever stands in it."""
    text = tidy(value)
    return "'" + text.replace("'", "''") + "'" if SPECIAL.match(text) else text


def listed(names: Iterable[str]) -> str:
    """Return *names* as the list that ``:aliases:`` holds."""
    return ", ".join(filter(None, map(_item, names)))


def _item(name: str) -> str:
    text = tidy(name).replace('"', "")
    if text.count("(") != text.count(")"):
        return ""
    return f'"{text}"' if "," in text else text
