"""Parse Hugo shortcodes and Liquid tags: their names and arguments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .markup_context import MarkupContext


# Each body stops where another call begins, so that nothing is read twice.
_CALL = re.compile(
    r"\{\{[<%](?P<short>(?:[^<>%{]|\{(?!\{)|[<>%](?!\}\}))*+)[>%]\}\}"
    r"|\{%-?(?P<tag>(?:[^%{]|%(?!\})|\{(?!%))*+)%\}"
    r"|\{\{(?![<%])-?(?P<variable>(?:[^{}\n]|\}(?!\}))*+)\}\}"
    r"|(?P<rest>\{\{|\{%|\}\}|%\})"
)
_ARGUMENT = re.compile(
    r"(?:(?P<key>[\w.-]+)\s*(?:=|:(?!//))\s*(?=[\"'`\w/.#{[-]))?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*+)\"|'(?P<single>[^']*+)'|`(?P<tick>[^`]*+)`|(?P<word>[^\s\"'`,]++))",
    re.DOTALL,
)
_NAME = re.compile(r"[\s-]*(?P<close>/|end(?=[a-z]))?\s*(?P<name>[\w./-]+)")
_ESCAPED_QUOTE = re.compile(r"\\([\"\\])")
_IN_ADDRESS = re.compile(
    r"(?:\]\(<?|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<?)[^()\s]{0,500}$"
    r"|(?:href|src|poster|data)\s{0,9}=\s{0,9}(?:\"[^\"]{0,500}|'[^']{0,500}|[^\s\"'>]{0,500})$",
    re.IGNORECASE,
)


class Shortcode(NamedTuple):
    """A call in a text."""

    name: str
    start: int
    end: int
    words: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    is_closing: bool = False
    #: what is between its braces
    body: str = ""
    #: ``short``, ``tag``, ``variable``, or ``rest``: braces that belong to no call
    sort: str = "short"
    #: whether it is (part of) the address of a link
    is_address: bool = False

    def option(self, *names: str) -> str:
        """Return the first option given under one of *names*."""
        given = dict(reversed(self.options))
        return next((given[name] for name in names if given.get(name)), "")

    def argument(self, place: int, *names: str) -> str:
        """Return an option, or the positional argument at *place*."""
        return self.option(*names) or (self.words[place] if place < len(self.words) else "")


def calls(context: MarkupContext) -> Iterator[Shortcode]:
    """Yield all calls outside of code, in order."""
    for found in _CALL.finditer(context.masked):
        sort = found.lastgroup or "rest"
        body = context.real(found, sort)
        named = _NAME.match(body)
        rest = body[named.end() :] if named else body
        options, words = _arguments(rest) if sort in {"short", "tag"} else ((), ())
        begin = max(context.line_start(found.start()), found.start() - 600)
        before = context.text[begin : found.start()]
        yield Shortcode(
            (named["name"].casefold().rstrip("/") if named else ""),
            *found.span(),
            words,
            options,
            is_closing=bool(named and named["close"]),
            body=body,
            sort=sort,
            is_address=bool(_IN_ADDRESS.search(before)),
        )


def _arguments(text: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return options and words, in order."""
    options: list[tuple[str, str]] = []
    words: list[str] = []
    for found in _ARGUMENT.finditer(text.rstrip(" \t\n/-")):
        value = found["double"] or found["single"] or found["tick"] or found["word"] or ""
        value = _ESCAPED_QUOTE.sub(r"\1", value)
        if found["key"]:
            options.append((found["key"].casefold(), value))
        else:
            words.append(value)
    return tuple(options), tuple(words)
