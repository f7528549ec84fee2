"""Translate each HTML element to Markdown, from a table of shapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Line
from .boxes import box
from .embeds import as_link, label_and_address
from .figures import Picture, drawn
from .html_blocks import translated
from .html_tables import table
from .myst_text import Block, flat, joined, led

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..document.source_text import SourceText
    from .html_blocks import HtmlBlockTranslator
    from .html_tree import Element
    from .markup_context import MarkupContext


_ADDRESS = r"[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+"
_PICTURE = re.compile(
    rf"(?P<linked>\[)?!\[(?P<alt>(?:[^\]\\]|\\.)*+)\]\((?P<address>{_ADDRESS})"
    r"(?: \"(?P<title>[^\"]*+)\")?\)"
    rf"(?(linked)\]\((?P<link>{_ADDRESS})(?: \"[^\"]*+\")?\))"
)
_ESCAPE = re.compile(r"\\(.)")
_PLAYED = {"video": "Video", "audio": "Sound", "object": "Embedded file", "embed": "Embedded file"}


def _heading(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    words = flat(flow.inside(element))
    level = int(element.name[1])
    return [[Line(flow.number(element), f"{'#' * level} {words}")]] if words else []


def _rule(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    return [[Line(flow.number(element), "***")]]


def _list(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    items = list(_items(flow, element))
    start = element.attribute("start")
    number = int(start) if start.isdigit() and len(start) < 8 else 1
    lines: Block = []
    is_loose = any(not line.text for item in items for line in item)
    for index, item in enumerate(items, number):
        mark = f"{index}. " if element.name == "ol" else "- "
        if is_loose and lines:
            lines.append(Line(item[0].number, ""))
        lines += led(item, mark, " " * len(mark))
    return [lines] if lines else []


def _items(flow: HtmlBlockTranslator, element: Element) -> Iterator[Block]:
    """Yield the lines of each item; text between items becomes an item."""
    at = element.begin
    for child in element.children:
        stray = flow.words(at, child.start)
        if stray:
            yield joined(stray)
        found = flow.blocks(child) if child.name else []
        if found:
            yield joined(found)
        at = child.end
    rest = flow.words(at, element.last)
    if rest:
        yield joined(rest)


def _quote(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    lines = joined(flow.inside(element))
    return [led(lines, "> ", "> ")] if lines else []


def _terms(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    """Return a list of definitions; a term that has none is a paragraph."""
    found: list[Block] = []
    has_term = False
    at = element.begin
    for child in element.children:
        found += flow.words(at, child.start)
        at = child.end
        blocks = flow.blocks(child) if child.name else []
        if not blocks:
            continue
        if child.name == "dd" and has_term:
            found[-1] += led(joined(blocks), ": ", "  ")
        elif child.name == "dt":
            found.append([Line(flow.number(child), flat(blocks))])
        else:
            found += blocks
        has_term = child.name == "dt" or (has_term and child.name == "dd")
    return found + flow.words(at, element.last)


def _figure(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    """Return a picture with its caption; whatever else is in a figure stays around it."""
    captions = [child for child in element.children if child.name == "figcaption"]
    legend = flat([block for child in captions for block in flow.blocks(child)])
    found = flow.inside(element)
    picture = _PICTURE.fullmatch(flat([block for block in found if flat([block]) != legend]))
    if not picture or not legend:
        return found
    lines = drawn(_picture(picture, legend), flow.context)
    return [[Line(flow.number(element), line) for line in lines]]


def _picture(found: re.Match[str], legend: str) -> Picture:
    alt, title, link = _ESCAPE.sub(r"\1", found["alt"]), found["title"] or "", found["link"] or ""
    return Picture(found["address"], alt, title, legend, link=link)


def _details(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    summary = next((child for child in element.children if child.name == "summary"), None)
    title = flat(flow.inside(summary)) if summary else ""
    lines = joined(flow.inside(element, without=summary))
    number = flow.number(element)
    head = [Line(number, line) for line in box("details", title).split("\n")]
    return [[*head, *lines, Line(lines[-1].number if lines else number, ":::")]]


def _player(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    """Return a link to embedded content, and the fallback content of the element."""
    given = {element.attribute("src", "data", "data-src"): None}
    given |= {
        each.attribute("src", "value"): None for each in element.children if _is_source(each)
    }
    title = element.attribute("title", "aria-label")
    links = []
    for address in filter(None, given):
        label, page = label_and_address(address)
        links.append(as_link(title or _PLAYED.get(element.name, label), page))
    poster = element.attribute("poster")
    if poster:
        links.append(as_link("Picture of the video", poster))
    head = [[Line(flow.number(element), " · ".join(links) or title)]] if links or title else []
    return head + flow.inside(element)


def _is_source(element: Element) -> bool:
    names = {"movie", "src"}
    return element.name in {"source", "track", "embed"} or (
        element.name == "param" and element.attribute("name").lower() in names
    )


def _nothing(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    return []


def _area(flow: HtmlBlockTranslator, element: Element) -> list[Block]:
    address = element.attribute("href")
    text = element.attribute("alt") or address
    return [[Line(flow.number(element), as_link(text, address))]] if address else []


#: tag -> what it shows; what isn't named here shows what is in it
SHAPES: dict[str, Callable[[HtmlBlockTranslator, Element], list[Block]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed"), _player),
    **dict.fromkeys(("source", "track", "param", "link", "meta", "base", "col"), _nothing),
    "area": _area,
    "hr": _rule,
    "blockquote": _quote,
    "dl": _terms,
    "figure": _figure,
    "details": _details,
    "table": table,
}


def blocks_of_html(context: MarkupContext) -> SourceText:
    """Return the body with its HTML elements as blocks of Markdown."""
    return translated(context, SHAPES)
