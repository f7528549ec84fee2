"""The text that a pass translates, with its code masked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..document.findings import Finding, Severity, quoted
from ..document.source_text import Edit, SourceText
from .masking import LEAD, continued, fences, lead_of, mask_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..document.source import Source
    from .masking import Fence
    from .site import Site


_BLANK = re.compile(r"[ \t\r]*+(?:\n|\Z)")
_ROW = re.compile(rf"{LEAD}(?:\||#{{1,6}}[ \t])")

#: the edits and findings of a pass
Changes: TypeAlias = "Iterator[Edit | Finding]"
Step: TypeAlias = "Callable[[MarkupContext], Iterable[Edit | Finding]]"


@dataclass(frozen=True, slots=True)
class MarkupContext:
    """A text between two passes.

    Passes search the masked text and read from the full text; offsets are the same in both.
    """

    body: SourceText
    source: Source
    site: Site
    masked: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, body: SourceText, source: Source, site: Site) -> MarkupContext:
        """Return the context of *body*."""
        is_html = source.path.lower().endswith((".html", ".htm"))
        return cls(body, source, site, mask_code(body.text, is_html), body.starts)

    @property
    def text(self) -> str:
        """The text, with its code."""
        return self.body.text

    @property
    def path(self) -> str:
        """Where the source is."""
        return self.source.path

    @property
    def variables(self) -> dict[str, str]:
        """Template variables: those of the document, and those of the site."""
        own = {m.key: m.value for m in self.source.meta if isinstance(m.value, str)}
        prefixed = {f"{sort}.{key}": own[key] for key in own for sort in ("page", "param")}
        return {**prefixed, **self.site.variables}

    @property
    def is_html(self) -> bool:
        """Whether the whole document is HTML, in which indentation means nothing."""
        return self.path.lower().endswith((".html", ".htm"))

    @property
    def fences(self) -> tuple[Fence, ...]:
        """The fenced blocks of code."""
        return fences(self.text, self.is_html)

    def real(self, found: re.Match[str], group: int | str = 0) -> str:
        """Return the text at a match in the masked text."""
        start, end = found.span(group)
        return self.text[start:end] if start >= 0 else ""

    def index_at(self, offset: int) -> int:
        """Return the index of the line that holds *offset*."""
        return bisect_right(self.starts, offset) - 1

    def number_at(self, offset: int) -> int:
        """Return the line of the source that the character at *offset* comes from."""
        return self.body.origins[self.index_at(offset)]

    def line(self, index: int) -> str:
        """Return line *index* of the masked text."""
        return self.masked[self.starts[index] : self.line_end(self.starts[index])]

    def line_start(self, offset: int) -> int:
        """Return where the line begins that the character at *offset* is in."""
        return self.starts[self.index_at(offset)]

    def line_end(self, offset: int) -> int:
        """Return where that line ends."""
        after = self.index_at(offset) + 1
        return self.starts[after] - 1 if after < len(self.starts) else len(self.text)

    def lead_at(self, offset: int) -> str:
        """Return the lead of that line."""
        return lead_of(self.masked, self.line_start(offset))

    def is_first(self, offset: int) -> bool:
        """Whether only a lead precedes *offset* on its line."""
        start = self.line_start(offset)
        return start + len(lead_of(self.masked, start)) >= offset

    def is_last(self, offset: int) -> bool:
        """Whether nothing follows *offset* on its line."""
        return bool(_BLANK.match(self.masked, offset))

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether only a lead shares the lines of a span."""
        return self.is_first(start) and self.is_last(end)

    def is_row(self, offset: int) -> bool:
        """Whether the line is a table row or a heading, which can't hold a block."""
        return bool(_ROW.match(self.masked, self.line_start(offset)))

    def note(self, topic: Severity, rule: str, at: int, message: str, words: str = "") -> Finding:
        """Return a finding about the text at an offset."""
        return Finding(topic, rule, self.number_at(at), message, quoted(words))


class Pass(NamedTuple):
    """A step, and the signs of which a text has one if there is anything to do in it."""

    step: Step
    signs: tuple[str, ...] = ("",)


def after(made: Pass, context: MarkupContext) -> tuple[MarkupContext, tuple[Finding, ...]]:
    """Return the context after a pass, and the findings of the pass."""
    if not any(sign in context.text for sign in made.signs):
        return context, ()
    changes = tuple(made.step(context))
    edits = _disjoint(each for each in changes if isinstance(each, Edit))
    found = tuple(each for each in changes if isinstance(each, Finding))
    if not edits:
        return context, found
    return MarkupContext.of(context.body.edited(edits), context.source, context.site), found


def _disjoint(edits: Iterable[Edit]) -> list[Edit]:
    """Return *edits* without those that reach into one before; hostile text may ask for such."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


_SPACE = re.compile(r"[ \t]*+")


def block(context: MarkupContext, start: int, end: int, lines: Iterable[str]) -> Edit:
    """Return the edit that replaces a span by *lines*, within its list or quotation."""
    lead = context.lead_at(start)[: start - context.line_start(start)]
    further = continued(lead)
    text = "\n".join(f"{further}{line}".rstrip() if i else line for i, line in enumerate(lines))
    gap = f"\n{further.rstrip()}\n{further}"
    head = "" if context.is_first(start) else gap
    if context.is_last(end):
        return Edit(start, end, head + text)
    space = _SPACE.match(context.masked, end)
    return Edit(start, space.end() if space else end, head + text + gap)
