"""Parsers that find the blocks of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt, rules_block

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock

    Rule = Callable[[StateBlock, int, int, bool], bool]


_AMONG = ("paragraph", "reference", "blockquote")


class _Sort(NamedTuple):
    """A rule for one type of block."""

    rule: Rule
    #: first characters of its first line
    signs: str
    #: rules of the blocks that it may interrupt
    ends: tuple[str, ...] = _AMONG


_SORTS = {
    "fence": _Sort(rules_block.fence, "`~", (*_AMONG, "list")),
    "blockquote": _Sort(rules_block.blockquote, ">", (*_AMONG, "list")),
    "hr": _Sort(rules_block.hr, "*-_", (*_AMONG, "list")),
    "list": _Sort(rules_block.list_block, "*+-0123456789"),
    "reference": _Sort(rules_block.reference, "[", ()),
    "html_block": _Sort(rules_block.html_block, "<"),
    "heading": _Sort(rules_block.heading, "#"),
}


def parser(*plugins: Callable[[MarkdownIt], None]) -> MarkdownIt:
    """Return a parser of CommonMark with tables and *plugins*.

    Each rule is tried only on lines that begin with one of its characters: trying them all on each
    line takes a fifth of the time.
    """
    made = MarkdownIt("commonmark").enable("table")
    for name, (rule, signs, ends) in _SORTS.items():
        made.block.ruler.at(name, _at_signs(rule, frozenset(signs)), {"alt": list(ends)})
    for plugin in plugins:
        made.use(plugin)
    return made


def parser_of_blocks(*plugins: Callable[[MarkdownIt], None]) -> MarkdownIt:
    """Return such a parser of blocks alone, which leaves the text within a line unparsed."""
    made = parser(*plugins)
    made.core.ruler.enableOnly(["normalize", "block"])
    return made


def _at_signs(rule: Rule, signs: frozenset[str]) -> Rule:
    def asked(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        at = state.bMarks[first] + state.tShift[first]
        begins_so = at < state.eMarks[first] and state.src[at] in signs
        return begins_so and rule(state, first, last, silent)

    return asked
