"""Translate formulas between dollar signs, and keep prices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from ..vocabulary import any_of
from .markup_context import block
from .myst_text import code, one_line

if TYPE_CHECKING:
    from .markup_context import Changes, MarkupContext


_FORMULA = re.compile(
    r"(?<![$\w])\$\$(?P<display>[^$\x00]{1,4000}+)\$\$(?![$\w])"
    r"|(?<![$\w])\$(?P<words>(?=\S)[^$\n\x00]{1,400}+)(?<=[^\s])\$"
    rf"(?:(?![$\w])|(?={any_of('markup.ordinal_endings')}\b))"
    # as MathJax reads it, with the backslash that Markdown takes away
    r"|\x01\x01\((?P<round>(?:(?!\x01\x01[()])[^\n\x00]){1,400}+)\x01\x01\)"
    r"|\x01\x01\[(?P<square>(?:(?!\x01\x01[\[\]])[^\x00]){1,4000}+)\x01\x01\]"
    r"|(?P<role>\{math\})(?P<code>\x00{1,4000})"
)
#: single letters or pairs between brackets and operators: neither a price nor words
_TERMS = re.compile(
    r"(?=[A-Za-z(\[|])(?=.*\w)(?:[A-Za-z]{1,2}(?![A-Za-z])|[\d\s()\[\]{}|,.:+*/'!-])+"
)
_SINGLE = re.compile(r"[A-Za-z]'*|[A-Za-z]\([^()]{1,20}\)|-?\d+(?:\.\d+)?")
_SIGNS = re.compile(r"[\\^_=<>+]")
_DISPLAYED = frozenset(("display", "square"))
_ESCAPING = frozenset(("round", "square"))
#: commands that do more than set a formula
_HARMFUL = re.compile(
    r"\\(?:href|url|html\w*|class|cssId|style|unicode|require|input|include\w*|write\w*|open(?:in|out)|read|"
    r"catcode|csname|def|edef|gdef|xdef|let|newcommand|renewcommand|newenvironment|immediate|special|directlua|loop)\b",
    re.IGNORECASE,
)
#: what had to be escaped where Markdown read the formula first
_ESCAPED = re.compile(r"\\([_*])")
_BLANK = re.compile(r"\n[ \t>]*\n")


def formulas(context: MarkupContext) -> Changes:
    """Replace each formula by a role or a directive."""
    for found in _FORMULA.finditer(context.masked):
        group = found.lastgroup or ""
        if group in _ESCAPING and not context.real(found).startswith("\\\\"):
            continue
        words = context.real(found, group)
        words = words if group == "code" else _ESCAPED.sub(r"\1", words)
        if _HARMFUL.search(words):
            yield from _as_code(context, found, words)
        elif _is_display(group, words):
            yield _display(context, found, words)
        elif _is_inline(group, words):
            yield Edit(*found.span(), f"{{math}}`{one_line(words)}`")


def _as_code(context: MarkupContext, found: re.Match[str], words: str) -> Changes:
    at = found.start()
    message = "A formula with unsafe commands was kept as code."
    yield Edit(at, at, "\\") if found["role"] else Edit(*found.span(), code(words))
    yield context.note(Severity.NEUTRAL, "formula", at, message, words)


def _is_display(group: str, words: str) -> bool:
    return group in _DISPLAYED and bool(words.strip()) and not _BLANK.search(words)


def _display(context: MarkupContext, found: re.Match[str], words: str) -> Edit:
    if context.stands_alone(*found.span()):
        return block(context, *found.span(), ["```{math}", *_lines(words), "```"])
    return Edit(*found.span(), f"{{math}}{code(words)}")


def _is_inline(group: str, words: str) -> bool:
    """Whether a formula runs along with words; between dollar signs there may be two prices."""
    is_formula = any((_SIGNS.search(words), _SINGLE.fullmatch(words), _TERMS.fullmatch(words)))
    return group == "round" or (group == "words" and is_formula)


def _lines(words: str) -> list[str]:
    return [line.lstrip(" \t>") for line in words.strip().split("\n")]


def displays(context: MarkupContext) -> Changes:
    """Replace the fences of formulas by colons, as boxes have."""
    for fence in context.fences:
        if fence.info.strip() == "{math}" and ":::" not in context.text[fence.start : fence.end]:
            begin = fence.start + len(fence.lead)
            yield Edit(begin, begin + len(fence.run), ":::")
            last = context.text.rfind(fence.run, fence.body_start, fence.end)
            if last >= 0:
                yield Edit(last, fence.end, ":::")
