"""Translate inline HTML: emphasis, line breaks, superscripts and subscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import written
from .embeds import as_link, shown
from .html_tree import INLINE, VOID, Tag, tags
from .masking import continued
from .myst_text import escaped, one_line
from .targets import label, wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from .context import MarkupContext, Told


_RAISED = re.compile(
    r"<(?P<name>sup|sub)\b[^<>]{0,500}>(?P<words>[^<>\x00\x01\n`*_\[\]{}\\]{1,200})</(?P=name)\s{0,9}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BREAKS = re.compile(r"(?:</?br\b[^<>]{0,500}>[ \t]*+(?:\n[ \t>]*+(?=\S))?)+", re.IGNORECASE)


def raised(view: MarkupContext) -> Told:
    """Put roles in the place of what stands above or below the line."""
    for found in _RAISED.finditer(view.veil):
        yield Edit(
            *found.span(), f"{{{found['name'].lower()}}}`{one_line(view.real(found, 'words'))}`"
        )


def breaks(view: MarkupContext) -> Told:
    """Make line breaks those of Markdown; in a row of a table or a heading there are none."""
    for found in _BREAKS.finditer(view.veil):
        start, end = found.span()
        ended = "\n" in found[0][-200:].rpartition(">")[2]
        lead = continued(view.lead_at(start))
        if view.is_row(start):
            yield Edit(start, end, "\n" if ended else " ")
        elif not ended and (view.is_last(end) or view.is_first(start)):
            yield Edit(start, end)
        elif view.is_first(start):
            yield Edit(start, end, f"\n{lead}")
        elif len(_BREAK.findall(found[0])) > 1:
            yield Edit(start, end, f"\n{lead.rstrip()}\n{lead}")
        else:
            yield Edit(start, end, f"\\\n{lead}")


#: tag -> the mark around its words
_MARKS = {
    **dict.fromkeys(("b", "strong", "mark"), "**"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
#: no writer puts as many tags around words
_DEEPEST = 40
_PUNCTUATION = ".,:;!?"


def phrases(view: MarkupContext) -> Told:
    """Replace tags by marks, pairwise within a paragraph."""
    asked = wanted(view)
    opened: list[Tag] = []
    done = 0
    for tag in tags(view):
        if opened and (tag.name not in INLINE or _PARAGRAPH.search(view.veil, done, tag.start)):
            yield from _lost(view, opened, asked)
        done = tag.end
        if tag.name not in INLINE:
            continue
        if tag.name in VOID:
            yield from _void(view, tag)
        elif not tag.is_closing and len(opened) >= _DEEPEST:
            yield Edit(tag.start, tag.end)
        elif not tag.is_closing:
            opened.append(tag)
        else:
            yield from _closed(view, opened, tag, asked)
    yield from _lost(view, opened, asked)


def _lost(view: MarkupContext, opened: list[Tag], asked: dict[str, str]) -> Told:
    """Drop tags that are never closed; where they lead stays."""
    for tag in opened:
        address = tag.attribute("href") if tag.name == "a" else ""
        text = as_link(shown(address)[0], address) if address else ""
        yield Edit(tag.start, tag.end, _target(view, tag, asked) + text + (" " if text else ""))
    opened.clear()


def _closed(view: MarkupContext, opened: list[Tag], tag: Tag, asked: dict[str, str]) -> Told:
    names = [each.name for each in opened]
    place = len(names) - 1 - names[::-1].index(tag.name) if tag.name in names else None
    if place is None:
        yield Edit(tag.start, tag.end)
        return
    first = opened[place]
    inner = opened[place + 1 :]
    del opened[place:]
    yield from _lost(view, inner, asked)
    target = _target(view, first, asked)
    if tag.name == "a":
        yield from _anchor(view, first, tag, target)
    elif tag.name in _MARKS:
        yield from _marked(view, first, tag, _MARKS[tag.name], target)
    else:
        before, after = _AROUND.get(tag.name, ("", ""))
        told = first.attribute("title", "aria-label")
        yield Edit(first.start, first.end, target + before)
        yield Edit(tag.start, tag.end, after + (f" ({escaped(told)})" if told else ""))


_AROUND = {"q": ("“", "”")}


def _target(view: MarkupContext, tag: Tag, asked: dict[str, str]) -> str:
    """Return a target in place of a tag's id, where a link leads there."""
    for name in ("id", "name"):
        said = tag.attribute(name)
        found = label(view.path, said) if said else ""
        if found in asked and (name == "id" or tag.name == "a"):
            return f"[]{{#{found}}}"
    return ""


def _bare(view: MarkupContext, start: int, end: int) -> str:
    """Return what is between two tags, without tags."""
    return re.sub(r"<[^<>]{0,4000}>", "", view.veil[start : min(end, start + 4000)])


def _anchor(view: MarkupContext, first: Tag, last: Tag, target: str) -> Told:
    address, title = first.attribute("href"), first.attribute("title", "aria-label")
    held = view.veil[first.end : last.start]
    if not address:
        yield Edit(first.start, first.end, target)
        yield Edit(last.start, last.end, f" ({escaped(title)})" if title else "")
    elif not _bare(view, first.end, last.start).strip() and "<img" not in held.lower():
        yield Edit(first.start, first.end, target + as_link(title or shown(address)[0], address))
        yield Edit(last.start, last.end)
    elif "](" in held.replace("![", "") and "![" not in held:
        yield Edit(first.start, first.end, target)
        yield Edit(last.start, last.end, f" {as_link(title or shown(address)[0], address)}")
    else:
        quoted = ' "' + title.replace('"', "'").replace("\\", "/") + '"' if title else ""
        yield Edit(first.start, first.end, f"{target}[")
        yield Edit(last.start, last.end, f"]({written(address)}{quoted})")


def _marked(view: MarkupContext, first: Tag, last: Tag, mark: str, target: str) -> Told:
    """Put marks around words, and the spaces at their ends outside."""
    start, end = _words_between(view.veil, first, last)
    sign = mark if _may_be_marked(view, first, start, end) else ""
    told = first.attribute("title", "aria-label")
    yield Edit(first.start, start, target + view.text[first.end : start] + sign)
    yield Edit(
        end, last.end, sign + view.text[end : last.start] + (f" ({escaped(told)})" if told else "")
    )


def _words_between(veil: str, first: Tag, last: Tag) -> tuple[int, int]:
    """Return the span between two tags without spaces at its ends.

    Where a word follows, a mark can't end after punctuation: that stays outside, too.
    """
    held = veil[first.end : last.start]
    start = last.start - len(held.lstrip())
    end = max(start, first.end + len(held.rstrip()))
    is_followed = veil[last.end : last.end + 1].isalnum()
    return start, end - (is_followed and veil[end - 1 : end] in _PUNCTUATION)


def _may_be_marked(view: MarkupContext, first: Tag, start: int, end: int) -> bool:
    """Whether Markdown would take a mark at *start* for one, and there is something to mark."""
    begins = view.veil[start : start + 1]
    follows_word = view.veil[first.start - 1 : first.start].isalnum()
    return bool(_bare(view, start, end).strip()) and (
        not follows_word or begins.isalnum() or begins == "<"
    )


def _void(view: MarkupContext, tag: Tag) -> Told:
    yield Edit(tag.start, tag.end, _VOIDS[tag.name](view, tag) if tag.name in _VOIDS else "")
    if tag.name == "input":
        yield view.note(
            Severity.LEFT_OUT,
            "form",
            tag.start,
            "A form field was left out.",
            view.text[tag.start : tag.end],
        )


def _image(view: MarkupContext, tag: Tag) -> str:
    address = tag.attribute("src", "data-src")
    alt, title = tag.attribute("alt", "aria-label"), tag.attribute("title")
    if not address:
        return escaped(" ".join(filter(None, (alt, title))))
    quoted = ' "' + title.replace('"', "'").replace("\\", "/") + '"' if title else ""
    return f"![{escaped(alt)}]({written(address)}{quoted})"


def _field(view: MarkupContext, tag: Tag) -> str:
    if tag.attribute("type").lower() == "checkbox":
        return "[x]" if tag.has("checked") else "[ ]"
    return escaped(
        " ".join(filter(None, (tag.attribute("alt"), tag.attribute("title", "aria-label"))))
    )


_VOIDS: dict[str, Callable[[MarkupContext, Tag], str]] = {"img": _image, "input": _field}
