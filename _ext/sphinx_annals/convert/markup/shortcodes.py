"""Translate shortcodes and Liquid tags; unknown ones stay visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import unresolved, written
from .embeds import as_link, label_and_address
from .markup_context import block
from .myst_text import code, escaped, one_line
from .shortcode_meanings import PAIRED, meaning
from .shortcode_syntax import Shortcode, calls
from .site import value_of

if TYPE_CHECKING:
    from ..document.findings import Finding
    from .markup_context import Changes, MarkupContext


_SILENT = (
    "icon toc tableofcontents clear clearfix br linebreak spacer row column columns col "
    "grid rawhtml div center raw load-photoswipe social more seo feed_meta "
    "responsive_table_css tabs tabpane tabset math katex "
)
#: shows nothing that a reader would miss
SILENT = set(_SILENT.split())
_LOGIC = (
    "if elsif else unless case when for break continue assign capture increment decrement "
    "cycle tablerow paginate layout include include_relative include_cached seo feed_meta liquid "
)
#: what a template decides; there is no template any more
LOGIC = set(_LOGIC.split())
#: what a reader sees of an include that isn't known
_VISIBLE = (
    *("title", "caption", "alt", "text", "attr", "label", "summary", "cta_text"),
    *("content", "description", "message", "quote"),
)
_WEB = re.compile(r"https?://[^\s<>]+")
_ENDS = re.compile(r"\.(?:html?|md|liquid)$")


def shortcodes(context: MarkupContext) -> Changes:
    """Replace each call by Markdown."""
    found = tuple(calls(context))
    partner = _partners(found)
    raw_until = -1
    for index, call in enumerate(found):
        is_raw = call.name == "raw" and call.sort == "tag"
        if index < raw_until or call.sort == "rest":
            yield from _as_text(context, call)
        elif is_raw and not call.is_closing:
            raw_until = partner.get(index, -1)
            yield Edit(call.start, call.end)
        elif call.sort == "variable":
            yield from _variable(context, call)
        elif index in partner and call.name in PAIRED:
            first, last = sorted((index, partner[index]))
            yield PAIRED[call.name](context, call, found[first], found[last])
        else:
            yield from _single(context, call)


def _partners(found: tuple[Shortcode, ...]) -> dict[int, int]:
    """Return the places of calls that open and close a passage, each -> the other."""
    opened: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for index, call in enumerate(found):
        if not call.is_closing:
            opened.setdefault(call.name, []).append(index)
        elif opened.get(call.name):
            begin = opened[call.name].pop()
            pairs[begin], pairs[index] = index, begin
    return pairs


def _as_text(context: MarkupContext, call: Shortcode) -> Changes:
    for at in (call.start, call.start + 1):
        if context.masked[at] == "{":
            yield Edit(at, at, "\\")


def _variable(context: MarkupContext, call: Shortcode) -> Changes:
    if not context.source.dialect.has_templates:
        yield from _as_text(context, call)
        return
    value = value_of(call.body, context.variables)
    if value is not None:
        yield Edit(
            call.start, call.end, written(value) if call.is_address else escaped(one_line(value))
        )
    elif "|" in call.body and not call.is_address:
        yield Edit(call.start, call.end)
        yield _note(
            context,
            call,
            Severity.LEFT_OUT,
            "filter",
            "A template expression was left out.",
        )
    else:
        yield from _kept(context, call, "variable", "Unknown template variable, kept as text.")


def _single(context: MarkupContext, call: Shortcode) -> Changes:
    text = None if call.is_closing else meaning(_included(call), context)
    if text is not None:
        yield _replaced(context, call, text)
    elif call.name in SILENT:
        yield Edit(call.start, call.end)
        yield _note(
            context,
            call,
            Severity.LEFT_OUT,
            "shortcode",
            "A shortcode without content was left out.",
        )
    elif call.sort == "tag" and call.name in LOGIC:
        visible = (escaped(one_line(call.option(each))) for each in _VISIBLE)
        yield Edit(call.start, call.end, " ".join(filter(None, (*visible, *_addresses(call)))))
        yield _note(context, call, Severity.LEFT_OUT, "template", "A template tag was left out.")
    else:
        message = "Unknown shortcode, kept as text."
        yield from _kept(context, call, "shortcode", message)


def _included(call: Shortcode) -> Shortcode:
    """Return an include as a call of what it includes."""
    if call.name != "include" or not call.words:
        return call
    file, *words = call.words
    name = _ENDS.sub("", file.rsplit("/", 1)[-1]).casefold()
    return call._replace(words=tuple(words), name=name)


def _replaced(context: MarkupContext, call: Shortcode, text: list[str]) -> Edit:
    if len(text) > 1 and context.stands_alone(call.start, call.end):
        return block(context, call.start, call.end, text)
    return Edit(call.start, call.end, one_line(" ".join(text)))


def _kept(context: MarkupContext, call: Shortcode, rule: str, message: str) -> Changes:
    words = context.text[call.start : call.end]
    shown_as = unresolved(words) if call.is_address else " ".join((code(words), *_addresses(call)))
    yield Edit(call.start, call.end, shown_as)
    yield _note(context, call, Severity.KEPT, rule, message)


def _addresses(call: Shortcode) -> list[str]:
    """Return links to all pages of the web that a call names."""
    given = (*call.words, *(value for _, value in call.options))
    return [as_link(*label_and_address(word)) for word in given if _WEB.fullmatch(word)]


def _note(
    context: MarkupContext, call: Shortcode, topic: Severity, rule: str, message: str
) -> Finding:
    return context.note(topic, rule, call.start, message, context.text[call.start : call.end])
