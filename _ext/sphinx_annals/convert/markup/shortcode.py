"""Calls become Markdown: what they embed, show, box or link to; the rest stays visible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..finding import Topic
from ..script import Edit
from .address import unresolved, written
from .block import block
from .call import Call, calls
from .embed import as_link, embedded
from .passage import LINKING, PAIRED
from .picture import Picture, drawn, inline
from .plain import code, one_line, plain
from .variable import value_of

if TYPE_CHECKING:
    from ..finding import Finding
    from .view import Told, View

_SILENT = (
    "icon toc tableofcontents clear clearfix br linebreak spacer row column columns col "
    "grid rawhtml div center raw load-photoswipe social more seo feed_meta "
    "responsive_table_css "
)
#: shows nothing that a reader would miss
SILENT = set(_SILENT.split())
_LOGIC = (
    "if elsif else unless case when for break continue assign capture increment decrement "
    "cycle tablerow paginate layout include_relative include_cached seo feed_meta liquid "
)
#: what a template decides; there is no template any more
LOGIC = set(_LOGIC.split())
#: these words in a call mean it is drawn as a picture
_PICTURES = {"figure", "img", "image", "imgproc", "fig", "picture", "photo"}
_FILES = {"video": "Video", "audio": "Sound", "mp3": "Sound", "mp4": "Video"}
_VISIBLE = ("title", "caption", "alt", "text", "attr", "label", "summary", "cta_text")
_ENDS = re.compile(r"\.(?:html?|md|liquid)$")


def shortcodes(view: View) -> Told:
    """Put Markdown in the place of each call."""
    found = tuple(calls(view))
    partner = _partners(found)
    raw_until = -1
    for index, call in enumerate(found):
        is_raw = call.name == "raw" and call.sort == "tag"
        if index < raw_until or call.sort == "rest":
            yield from _as_text(view, call)
        elif is_raw and not call.is_closing:
            raw_until = partner.get(index, -1)
            yield Edit(call.start, call.end)
        elif call.sort == "variable":
            yield from _variable(view, call)
        elif index in partner and call.name in PAIRED:
            first, last = sorted((index, partner[index]))
            yield PAIRED[call.name](view, call, found[first], found[last])
        else:
            yield from _single(view, call)


def _partners(found: tuple[Call, ...]) -> dict[int, int]:
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


def _as_text(view: View, call: Call) -> Told:
    for at in (call.start, call.start + 1):
        if view.veil[at] == "{":
            yield Edit(at, at, "\\")


def _variable(view: View, call: Call) -> Told:
    if view.source.dialect == "notes":
        yield from _as_text(view, call)
        return
    value = value_of(call.body, view.site.variables)
    if value is not None:
        yield Edit(call.start, call.end, value if call.is_address else plain(value))
    elif "|" in call.body and not call.is_address:
        yield Edit(call.start, call.end)
        yield _note(
            view, call, Topic.LEFT_OUT, "filter", "A template would fill this in; it is left out."
        )
    else:
        yield from _kept(view, call, "variable", "The site's value for this isn't known.")


def _single(view: View, call: Call) -> Told:
    name, given = call.name, call
    if name == "include" and call.words:
        name = _ENDS.sub("", call.words[0].rsplit("/", 1)[-1]).casefold()
        given = call._replace(words=call.words[1:], name=name)
    text = None if call.is_closing else _understood(view, given)
    alone = view.stands_alone(call.start, call.end)
    if text is not None:
        if len(text) > 1 and alone:
            yield block(view, call.start, call.end, text)
        else:
            yield Edit(call.start, call.end, one_line(" ".join(text)))
    elif call.name in SILENT:
        yield Edit(call.start, call.end)
        yield _note(view, call, Topic.LEFT_OUT, "shortcode", "It shows nothing that is missed.")
    elif call.sort == "tag" and (call.name in LOGIC or call.name == "include"):
        said = plain(" ".join(filter(None, (call.option(each) for each in _VISIBLE))))
        yield Edit(call.start, call.end, said)
        yield _note(view, call, Topic.LEFT_OUT, "template", "A template's own tag is left out.")
    else:
        yield from _kept(
            view, call, "shortcode", "This shortcode isn't known; it is shown as text."
        )


def _understood(view: View, call: Call) -> list[str] | None:
    """Return the lines that say what a call says; None where it isn't understood."""
    if call.name in {
        "param",
        "ref",
        "relref",
        "absurl",
        "relurl",
        "post_url",
        "link",
        "blogdown/postref",
    }:
        value = _value(view, call)
        return None if value is None else [value]
    if call.name in _PICTURES and call.said(
        0, "src", "url", "image_path", "path", "file", "filename"
    ):
        picture = _picture(call)
        alone = view.stands_alone(call.start, call.end)
        return drawn(picture, view) if alone else [inline(picture)]
    words = call.words
    if call.name in _FILES and (source := call.said(0, "src", "url", "file", "mp4")):
        return [as_link(call.option("title", "caption") or _FILES[call.name], source)]
    if call.name in LINKING and (target := call.option("cta_link", "href", "link", "url")):
        text = call.option("cta_text", "text", "label", "title") or " ".join(words) or target
        return [as_link(text, target)]
    named = tuple(
        filter(
            None, (call.option("user"), "status" if call.option("user") else "", call.option("id"))
        )
    )
    if named and call.option("user"):
        words = ("/".join(named),)
    elif named or not words:
        words = (*named, *words) or (call.option("src", "url", "file"),)
    if call.name in {"tweet", "x"} and words and words[0].isdigit():
        words = (f"i/status/{words[0]}",)
    found = embedded(call.name, words)
    title = call.option("title", "caption")
    return [as_link(title or found[0], found[1])] if found else None


def _value(view: View, call: Call) -> str | None:
    """Return the value that a call stands for."""
    said = call.said(0, "path", "name")
    if call.name == "blogdown/postref":
        return ""
    if call.name == "param":
        value = value_of(f"param.{said}", view.site.variables)
        return value if value is None or call.is_address else plain(value)
    if not call.is_address:
        return plain(said) if said else None
    return f"/_posts/{said}" if call.name == "post_url" else said


def _picture(call: Call) -> Picture:
    credit, link = call.option("attr"), call.option("attrlink")
    return Picture(
        call.said(0, "src", "url", "image_path", "path", "file", "filename"),
        call.option("alt"),
        call.option("title"),
        call.option("caption"),
        f"[{credit}]({written(link)})" if credit and link else credit,
        call.option("link", "href"),
    )


def _kept(view: View, call: Call, rule: str, message: str) -> Told:
    words = view.text[call.start : call.end]
    yield Edit(call.start, call.end, unresolved(words) if call.is_address else code(words))
    yield _note(view, call, Topic.KEPT, rule, message)


def _note(view: View, call: Call, topic: Topic, rule: str, message: str) -> Finding:
    return view.note(topic, rule, call.start, message, view.text[call.start : call.end])
