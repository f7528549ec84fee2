"""Translate inline HTML: emphasis, line breaks, superscripts and subscripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import written
from .embeds import as_link, label_and_address
from .html_tree import INLINE, VOID, Tag, tags
from .masking import continued
from .myst_text import escaped, one_line
from .targets import label, wanted

if TYPE_CHECKING:
    from collections.abc import Callable

    from .markup_context import Changes, MarkupContext


_RAISED = re.compile(
    r"<(?P<name>sup|sub)\b[^<>]{0,500}>(?P<words>[^<>\x00\x01\n`*_\[\]{}\\]{1,200})</(?P=name)\s{0,9}>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BREAKS = re.compile(r"(?:</?br\b[^<>]{0,500}>[ \t]*+(?:\n[ \t>]*+(?=\S))?)+", re.IGNORECASE)


def raised(context: MarkupContext) -> Changes:
    """Replace superscripts and subscripts by roles."""
    for found in _RAISED.finditer(context.masked):
        yield Edit(
            *found.span(), f"{{{found['name'].lower()}}}`{one_line(context.real(found, 'words'))}`"
        )


def breaks(context: MarkupContext) -> Changes:
    """Make line breaks those of Markdown; in a row of a table or a heading there are none."""
    for found in _BREAKS.finditer(context.masked):
        start, end = found.span()
        ended = "\n" in found[0][-200:].rpartition(">")[2]
        lead = continued(context.lead_at(start))
        if context.is_row(start):
            yield Edit(start, end, "\n" if ended else " ")
        elif not ended and (context.is_last(end) or context.is_first(start)):
            yield Edit(start, end)
        elif context.is_first(start):
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


def phrases(context: MarkupContext) -> Changes:
    """Replace tags by marks, pairwise within a paragraph."""
    asked = wanted(context)
    opened: list[Tag] = []
    done = 0
    for tag in tags(context):
        if opened and (
            tag.name not in INLINE or _PARAGRAPH.search(context.masked, done, tag.start)
        ):
            yield from _lost(context, opened, asked)
        done = tag.end
        if tag.name not in INLINE:
            continue
        if tag.name in VOID:
            yield from _void(context, tag)
        elif not tag.is_closing and len(opened) >= _DEEPEST:
            yield Edit(tag.start, tag.end)
        elif not tag.is_closing:
            opened.append(tag)
        else:
            yield from _closed(context, opened, tag, asked)
    yield from _lost(context, opened, asked)


def _lost(context: MarkupContext, opened: list[Tag], asked: dict[str, str]) -> Changes:
    """Drop tags that are never closed; where they lead stays."""
    for tag in opened:
        address = tag.attribute("href") if tag.name == "a" else ""
        text = as_link(label_and_address(address)[0], address) if address else ""
        yield Edit(tag.start, tag.end, _target(context, tag, asked) + text + (" " if text else ""))
    opened.clear()


def _closed(context: MarkupContext, opened: list[Tag], tag: Tag, asked: dict[str, str]) -> Changes:
    names = [each.name for each in opened]
    place = len(names) - 1 - names[::-1].index(tag.name) if tag.name in names else None
    if place is None:
        yield Edit(tag.start, tag.end)
        return
    first = opened[place]
    inner = opened[place + 1 :]
    del opened[place:]
    yield from _lost(context, inner, asked)
    target = _target(context, first, asked)
    if tag.name == "a":
        yield from _anchor(context, first, tag, target)
    elif tag.name in _MARKS:
        yield from _marked(context, first, tag, _MARKS[tag.name], target)
    else:
        before, after = _AROUND.get(tag.name, ("", ""))
        title = first.attribute("title", "aria-label")
        yield Edit(first.start, first.end, target + before)
        yield Edit(tag.start, tag.end, after + (f" ({escaped(title)})" if title else ""))


_AROUND = {"q": ("“", "”")}


def _target(context: MarkupContext, tag: Tag, asked: dict[str, str]) -> str:
    """Return a target in place of a tag's id, where a link leads there."""
    for name in ("id", "name"):
        fragment = tag.attribute(name)
        found = label(context.path, fragment) if fragment else ""
        if found in asked and (name == "id" or tag.name == "a"):
            return f"[]{{#{found}}}"
    return ""


def _bare(context: MarkupContext, start: int, end: int) -> str:
    """Return what is between two tags, without tags."""
    return re.sub(r"<[^<>]{0,4000}>", "", context.masked[start : min(end, start + 4000)])


def _anchor(context: MarkupContext, first: Tag, last: Tag, target: str) -> Changes:
    address, title = first.attribute("href"), first.attribute("title", "aria-label")
    held = context.masked[first.end : last.start]
    if not address:
        yield Edit(first.start, first.end, target)
        yield Edit(last.start, last.end, f" ({escaped(title)})" if title else "")
    elif not _bare(context, first.end, last.start).strip() and "<img" not in held.lower():
        yield Edit(
            first.start,
            first.end,
            target + as_link(title or label_and_address(address)[0], address),
        )
        yield Edit(last.start, last.end)
    elif "](" in held.replace("![", "") and "![" not in held:
        yield Edit(first.start, first.end, target)
        yield Edit(
            last.start, last.end, f" {as_link(title or label_and_address(address)[0], address)}"
        )
    else:
        quoted = ' "' + title.replace('"', "'").replace("\\", "/") + '"' if title else ""
        yield Edit(first.start, first.end, f"{target}[")
        yield Edit(last.start, last.end, f"]({written(address)}{quoted})")


def _marked(context: MarkupContext, first: Tag, last: Tag, mark: str, target: str) -> Changes:
    """Put marks around words, and the spaces at their ends outside."""
    start, end = _words_between(context.masked, first, last)
    sign = mark if _may_be_marked(context, first, start, end) else ""
    title = first.attribute("title", "aria-label")
    yield Edit(first.start, start, target + context.text[first.end : start] + sign)
    yield Edit(
        end,
        last.end,
        sign + context.text[end : last.start] + (f" ({escaped(title)})" if title else ""),
    )


def _words_between(masked: str, first: Tag, last: Tag) -> tuple[int, int]:
    """Return the span between two tags without spaces at its ends.

    Where a word follows, a mark can't end after punctuation: that stays outside, too.
    """
    held = masked[first.end : last.start]
    start = last.start - len(held.lstrip())
    end = max(start, first.end + len(held.rstrip()))
    is_followed = masked[last.end : last.end + 1].isalnum()
    return start, end - (is_followed and masked[end - 1 : end] in _PUNCTUATION)


def _may_be_marked(context: MarkupContext, first: Tag, start: int, end: int) -> bool:
    """Whether Markdown would take a mark at *start* for one, and there is something to mark."""
    begins = context.masked[start : start + 1]
    follows_word = context.masked[first.start - 1 : first.start].isalnum()
    return bool(_bare(context, start, end).strip()) and (
        not follows_word or begins.isalnum() or begins == "<"
    )


def _void(context: MarkupContext, tag: Tag) -> Changes:
    yield Edit(tag.start, tag.end, _VOIDS[tag.name](context, tag) if tag.name in _VOIDS else "")
    if tag.name == "input":
        yield context.note(
            Severity.LEFT_OUT,
            "form",
            tag.start,
            "A form field was left out.",
            context.text[tag.start : tag.end],
        )


def _image(context: MarkupContext, tag: Tag) -> str:
    address = tag.attribute("src", "data-src")
    alt, title = tag.attribute("alt", "aria-label"), tag.attribute("title")
    if not address:
        return escaped(" ".join(filter(None, (alt, title))))
    quoted = ' "' + title.replace('"', "'").replace("\\", "/") + '"' if title else ""
    return f"![{escaped(alt)}]({written(address)}{quoted})"


def _field(context: MarkupContext, tag: Tag) -> str:
    if tag.attribute("type").lower() == "checkbox":
        return "[x]" if tag.has("checked") else "[ ]"
    return escaped(
        " ".join(filter(None, (tag.attribute("alt"), tag.attribute("title", "aria-label"))))
    )


_VOIDS: dict[str, Callable[[MarkupContext, Tag], str]] = {"img": _image, "input": _field}
