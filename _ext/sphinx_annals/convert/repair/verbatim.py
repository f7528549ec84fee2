"""A parser rule for code and formulas between tags, which no repair may touch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock


#: what begins such a passage, alone on its line but for its parameters
OPENING = re.compile(
    r"^[ \t>]*(?:\{%-?[ \t]*(?P<liquid>highlight|raw|comment)\b[^\n]*\}"
    r"|\{\{[<%][ \t]*(?P<shortcode>highlight|comment|math|mermaid)\b[^\n]*\}\}"
    r"|(?P<dollars>\$\$))",
    re.MULTILINE,
)
#: what ends it
CLOSING = {
    "liquid": r"\{%-?[ \t]*end{}[ \t]*-?%\}",
    "shortcode": r"\{\{[<%][ \t]*/[ \t]*{}\b",
    "dollars": r"\$\$",
}
#: lines of the longest passage; a closing sign further away belongs to another
LONGEST = 400
#: where the parser finds the passages
KEY = "verbatim"


def passages(text: str) -> Mapping[int, int]:
    """Return the first line of each passage, and the line after its last."""
    return dict(spans(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first line of each passage, and the line after its last."""
    unclosed: set[str] = set()
    position, line = 0, 0
    while opening := OPENING.search(text, position):
        line += text.count("\n", position, opening.start())
        closing = closing_of(opening)
        found = None if closing in unclosed else re.compile(closing).search(text, opening.end())
        # what isn't closed isn't closed for those that follow either: no need to look again
        unclosed |= {closing} if found is None else set()
        inner = text.count("\n", opening.start(), found.end()) if found else 0
        if found and 0 < inner <= LONGEST:
            yield line, line + inner + 1
            line, position = line + inner, found.end()
        else:
            position = opening.end()


def closing_of(opening: re.Match[str]) -> str:
    """Return the pattern of what ends a passage."""
    form = opening.lastgroup or ""
    return CLOSING[form].replace("{}", opening[form])


def add_to(parser: MarkdownIt) -> None:
    """Let *parser* read each passage as one block."""
    parser.block.ruler.before(
        "fence", "verbatim", block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )


def block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Read a passage, if one begins at line *first*."""
    end: Any = state.env[KEY].get(first)
    if end is None or end > last or state.is_code_block(first):
        return False
    if not silent:
        token = state.push("verbatim", "", 0)
        token.map = [first, end]
        state.line = end
    return True
