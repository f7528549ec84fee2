"""Directives in the source of a MyST page: find them, read and change their options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.patches import Change
from .name_keys import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


OPENING = re.compile(r"(?P<indent>[ ]*)(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>[^\r\n]*)\r?\n?\Z")
MARKS = ("```", "~~~", ":::")
INFO = re.compile(r"\s*\{(?:annals:)?(?P<name>[\w:+-]+)\}(?P<argument>.*)\Z")
HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<title>[^\r\n]*)")
#: what these directives hold is shown as it is written
LITERAL = frozenset(
    {"code", "code-block", "code-cell", "eval-rst", "example", "math", "mermaid", "parsed-literal"}
    | {"literalinclude", "raw", "sourcecode"}
)


class DirectiveBlock(NamedTuple):
    """A directive: the indices of its first line and of its closing line."""

    name: str
    argument: str
    indent: str
    mark: str
    first: int
    last: int
    is_closed: bool


def lines_of(text: str) -> list[str]:
    """Return the lines of *text* with their ends; a line feed ends a line, and nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def blocks(lines: list[str]) -> Iterator[DirectiveBlock]:
    """Yield the directives among *lines* that are no example within a code fence."""
    index, closings = _after_front_matter(lines), set[int]()
    while index < len(lines):
        block = None if index in closings else _block_at(lines, index)
        index += 1
        if block is None:
            index = _after_comment(lines, index - 1)
        elif not block.name or block.name in LITERAL:
            index = block.last + 1
        else:
            yield block
            closings.add(block.last)


def headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield level and title of the headings that stand outside of all directives and code."""
    inside = {
        index for block in _all_blocks(lines) for index in range(block.first, block.last + 1)
    }
    for index in range(_after_front_matter(lines), len(lines)):
        heading = HEADING.match(lines[index])
        if heading and index not in inside:
            yield len(heading["marks"]), heading["title"].strip()


def unclosed(lines: list[str]) -> str:
    """Return the mark that would close what is still open at the end; empty for nothing."""
    return next((block.mark for block in _all_blocks(lines) if not block.is_closed), "")


def _all_blocks(lines: list[str]) -> Iterator[DirectiveBlock]:
    index = _after_front_matter(lines)
    while index < len(lines):
        block = _block_at(lines, index)
        if block is not None:
            yield block
        index = block.last + 1 if block else _after_comment(lines, index)


def _block_at(lines: list[str], index: int) -> DirectiveBlock | None:
    opening = _opening(lines[index])
    if opening is None:
        return None
    info = INFO.match(opening["info"])
    name, argument = (info["name"], info["argument"].strip()) if info else ("", "")
    closing = re.compile(rf"\s*{opening['mark'][0]}{{{len(opening['mark'])},}}\s*\Z")
    ends = (at for at in range(index + 1, len(lines)) if closing.match(lines[at]))
    last = next(ends, None)
    return DirectiveBlock(
        name,
        argument,
        opening["indent"],
        opening["mark"],
        index,
        len(lines) - 1 if last is None else last,
        last is not None,
    )


def _opening(line: str) -> re.Match[str] | None:
    """Return the opening fence of code or of a directive that *line* is."""
    opening = OPENING.match(line) if any(mark in line for mark in MARKS) else None
    if opening is None:
        return None
    mark, info = opening["mark"][0], opening["info"]
    is_text = "`" in info if mark == "`" else mark == ":" and not INFO.match(info)
    return None if is_text else opening


def _after_front_matter(lines: list[str]) -> int:
    if not lines or lines[0].rstrip() != "---":
        return 0
    ends = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    return next(ends, -1) + 1


def _after_comment(lines: list[str], index: int) -> int:
    if not lines[index].lstrip().startswith("<!--"):
        return index + 1
    ends = (at for at in range(index, len(lines)) if "-->" in lines[at])
    return next(ends, len(lines) - 1) + 1


OPTION = re.compile(r"(?P<before>\s*:?)(?P<key>[A-Za-z][\w-]*):(?:\s+(?P<value>.*?))?\s*\Z")
COMMENT = re.compile(r"\s#.*\Z")
#: what a reader of YAML takes for more than text
SPECIAL = re.compile(r"[\"'|>&*!%@`?{}\[\],#-]|.*(?:\s#|:(?:\s|\Z))")


class DirectiveOption(NamedTuple):
    """A field of a directive, with the indices of its first line and of the line after it."""

    key: str
    value: str
    first: int
    end: int


def options_of(lines: list[str], block: DirectiveBlock) -> tuple[DirectiveOption, ...]:
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


def _read(lines: list[str], start: int, end: int, colon: str) -> tuple[DirectiveOption, ...]:
    found: list[DirectiveOption] = []
    for index in range(start, end):
        text = lines[index].strip().removeprefix(colon)
        is_more = text.startswith((" ", "\t")) if colon else lines[index].startswith(" ")
        option = None if is_more and found else OPTION.match(text.strip())
        if option:
            found.append(
                DirectiveOption(option["key"].lower(), option["value"] or "", index, index + 1)
            )
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
    lines: list[str],
    block: DirectiveBlock,
    options: Sequence[DirectiveOption],
    values: Mapping[str, str],
) -> tuple[Change, ...]:
    """Return the changes that set *values*, on the lines of the options or below the id.

    :param options: those of *block*.
    :param values: key -> value.
    """
    found = {option.key: option for option in options}
    before, place = f"{block.indent}:", block.first + 1
    if beside := found.get("aliases") or found.get("id") or next(iter(options), None):
        before, place = _indent(lines[beside.first]), beside.end
    end = "\r\n" if lines[block.first].endswith("\r\n") else "\n"
    new = {key: f"{before}{key}: {written(value)}{end}" for key, value in values.items()}
    both = [found[key] for key in new if key in found]
    changed = [Change(option.first, option.end, (new.pop(option.key),)) for option in both]
    added = [Change(place, place, tuple(new.values()))] * bool(new)
    return (*changed, *added)


def _indent(line: str) -> str:
    """Return what is before the key of an option."""
    bare = line.lstrip()
    return line[: len(line) - len(bare)] + ":" * bare.startswith(":")


def written(value: str) -> str:
    """Return *value* as an option holds it, whatever it contains."""
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
