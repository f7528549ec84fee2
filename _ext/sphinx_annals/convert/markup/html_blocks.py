"""Walk HTML elements that are on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Line, SourceText
from .embeds import as_link, label_and_address
from .html_tree import Element, tree
from .masking import continued
from .myst_text import LISTED, Block, escaped, joined, trimmed
from .targets import label, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .markup_context import MarkupContext

    Shapes = Mapping[str, Callable[["HtmlBlockTranslator", Element], list[Block]]]


_START = re.compile(
    r"(?P<sign>[-+*>])(?=[ \t]|$)|(?P<marks>#{1,6})(?=[ \t]|$)"
    r"|\d{1,9}(?P<dot>[.)])(?=[ \t]|$)|(?P<rule>[=~:-]{2,}\s*$)"
)

#: elements whose title is shown in another way than before them
TITLED = {"iframe", "video", "audio", "object", "embed", ""}


class HtmlBlockTranslator:
    """A walk over the elements of a document."""

    def __init__(self, context: MarkupContext, shapes: Shapes) -> None:
        self.context = context
        self.shapes = shapes
        self.asked = wanted(context)
        #: lines of code -> the lead of its fence
        self.coded = {
            index: continued(fence.lead)
            for fence in context.fences
            for index in range(
                context.index_at(fence.start),
                context.index_at(max(fence.start, fence.end - 1)) + 1,
            )
        }
        self.lead = ""

    def number(self, element: Element) -> int:
        """Return the line of the source that an element begins on."""
        return self.context.number_at(element.start)

    def blocks(self, element: Element) -> list[Block]:
        """Return what an element shows."""
        handler = self.shapes.get(element.name)
        found = handler(self, element) if handler else self.inside(element)
        before: list[Block] = []
        fragment = element.attribute("id")
        if fragment and (name := label(self.context.path, fragment)) in self.asked:
            before.append([Line(self.number(element), f"({name})=")])
        title = element.attribute("title", "aria-label") if element.name not in TITLED else ""
        if title:
            before.append([Line(self.number(element), escaped(title))])
        widget = element.attribute("data-href", "data-instgrm-permalink")
        if widget and not any(widget in line.text for block in found for line in block):
            found.append([Line(self.number(element), as_link(*label_and_address(widget)))])
        return before + found

    def inside(self, element: Element, without: Element | None = None) -> list[Block]:
        """Return what the words and the elements within an element show."""
        found: list[Block] = []
        at = element.begin
        for child in element.children:
            found += self.words(at, child.start)
            found += self.blocks(child) if child.name and child is not without else []
            at = child.end
        return found + self.words(at, element.last)

    def words(self, start: int, end: int) -> list[Block]:
        """Return the paragraphs between two tags.

        In a document of Markdown, what follows an empty line is Markdown again.
        """
        if start >= end:
            return []
        context, first = self.context, self.context.index_at(start)
        found: list[Block] = [[]]
        is_free = False
        for index, text in enumerate(context.text[start:end].split("\n"), first):
            number = context.body.origins[index]
            if index in self.coded:
                found[-1].append(Line(number, self.shifted(text, self.coded[index])))
            elif self.has_words(text):
                found[-1].append(Line(number, self.tidy(text, is_free, found[-1])))
            else:
                is_free = is_free or (index > first and not context.is_html)
                found[-1].append(Line(number, ""))
                if not is_free:
                    found.append([])
        return [kept for block in found if (kept := trimmed(block))]

    def has_words(self, text: str) -> bool:
        """Whether a line holds more than spaces, and the marks of the quotation it is in."""
        return bool(text.strip(" \t\r>" if ">" in self.lead else None))

    def shifted(self, text: str, lead: str = "") -> str:
        """Return a line without the lead of what holds the whole element, or the fence."""
        lead = lead or self.lead
        return text.removeprefix(lead) if text.strip() else text.removeprefix(lead.rstrip())

    def tidy(self, text: str, is_free: bool, block: Block) -> str:
        """Return a line of words without the indentation that HTML doesn't mean."""
        shifted = self.shifted(text)
        indent = len(shifted) - len(shifted.lstrip())
        if is_free and (
            indent < 4 or any(LISTED.match(line.text.lstrip()) for line in block[-50:])
        ):
            return shifted
        bare = shifted.strip(" \t\r") if not shifted.endswith("  ") else shifted.lstrip(" \t")
        return _harmless(bare) if self.context.is_html else bare


def _harmless(text: str) -> str:
    """Return a line of words that doesn't begin a block."""
    found = _START.match(text)
    if not found:
        return text
    at = found.start(found.lastgroup or 0)
    return f"{text[:at]}\\{text[at:]}"


def translated(context: MarkupContext, shapes: Shapes) -> SourceText:
    """Return the body with its elements as blocks of Markdown."""
    root = tree(context)
    if not root.children and not context.is_html:
        return context.body
    flow = HtmlBlockTranslator(context, shapes)
    if context.is_html:
        lines = joined(flow.inside(root))
        return SourceText("\n".join(t for _, t in lines), tuple(n for n, _ in lines) or (1,))
    return _replaced(flow, root.children)


def _replaced(flow: HtmlBlockTranslator, elements: list[Element]) -> SourceText:
    """Return the body with *elements* replaced in place."""
    context = flow.context
    pieces: list[str] = []
    origins = [context.body.origins[0]]
    at = 0
    for element in sorted(elements, key=lambda each: each.start):
        if element.start < at:
            continue
        _keep(context, at, element.start, pieces, origins)
        at = element.end
        lead = context.lead_at(element.start)[: element.start - context.line_start(element.start)]
        flow.lead = continued(lead)
        lines = joined(flow.blocks(element)) if element.name else []
        if not lines:
            continue
        _space(flow, element, lead, pieces, origins)
        for index, (number, text) in enumerate(lines):
            pieces.append(f"\n{flow.lead}{text}".rstrip(" ") if index else text)
            origins += [number] * bool(index)
        if not context.is_last(at):
            pieces.append(f"\n{flow.lead.rstrip()}\n{flow.lead}")
            origins += [context.number_at(at)] * 2
        elif (
            context.index_at(at) + 1 < len(context.starts)
            and context.line(context.index_at(at) + 1).strip()
        ):
            pieces.append(f"\n{flow.lead.rstrip()}")
            origins.append(context.number_at(at))
    _keep(context, at, len(context.text), pieces, origins)
    return SourceText("".join(pieces), tuple(origins))


def _keep(
    context: MarkupContext, start: int, end: int, pieces: list[str], origins: list[int]
) -> None:
    pieces.append(context.text[start:end])
    first, last = context.index_at(start), context.index_at(end)
    origins += context.body.origins[first + 1 : last + 1]


def _space(
    flow: HtmlBlockTranslator, element: Element, lead: str, pieces: list[str], origins: list[int]
) -> None:
    """Put an empty line before an element that follows words."""
    context, index = flow.context, flow.context.index_at(element.start)
    if not context.is_first(element.start):
        pieces.append(f"\n{flow.lead.rstrip()}\n{flow.lead}")
        origins += [context.body.origins[index]] * 2
    elif lead == flow.lead and index and context.line(index - 1).strip(" \t>"):
        pieces.append(f"\n{lead}")
        origins.append(context.body.origins[index])
