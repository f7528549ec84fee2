"""Meanings: what a call embeds, shows or links to, in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .addresses import written
from .embeds import as_link, embedded, sort_of
from .passage import LINKING
from .picture import Picture, drawn, inline
from .plain import one_line, plain
from .variable import value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .shortcode_syntax import Call
    from .view import View


#: these stand for the address of a page, or for a value of the site
_VALUES = {"param", "ref", "relref", "absurl", "relurl", "post_url", "blogdown/postref"}
#: these words in a call mean it is drawn as a picture
_PICTURES = {"figure", "img", "image", "imgproc", "fig", "picture", "photo"}
_PICTURE_FILE = ("src", "url", "image_path", "path", "file", "filename")
_FILES = {"video": "Video", "audio": "Sound", "mp3": "Sound", "mp4": "Video"}
#: a link's words and its address
_LINKS = (
    (("cta_text", "text", "label", "title"), ("cta_link", "href", "link", "url")),
    (("cta_alt_text",), ("cta_alt_link",)),
)
_POSTER = "Picture of the video"
#: what Liquid fills in where a value stands without quotation marks
_VARIABLE = re.compile(r"(?:page|site|include|layout)\.[\w.-]+")


def meaning(call: Call, view: View) -> list[str] | None:
    """Return the lines that say what a call says; None where it isn't understood."""
    given = _filled(call, view) if call.sort == "tag" else call
    found = (reading(given, view) for reading in _READINGS)
    return next((lines for lines in found if lines is not None), None)


def _filled(call: Call, view: View) -> Call:
    """Return a tag of Liquid with the values of its variables; without those not known."""

    def value(word: str) -> str:
        return value_of(word, view.variables) or "" if _VARIABLE.fullmatch(word) else word

    options = tuple((name, value(word)) for name, word in call.options)
    return call._replace(words=tuple(filter(None, map(value, call.words))), options=options)


def _value(call: Call, view: View) -> list[str] | None:
    """Return the value that a call stands for."""
    is_link = call.name == "link" and call.sort == "tag"
    if call.name not in _VALUES and not is_link:
        return None
    said = call.said(0, "path", "name")
    if call.name == "blogdown/postref":
        return [""]
    if call.name == "param":
        return _parameter(call, value_of(f"param.{said}", view.variables))
    if not call.is_address:
        return [plain(said)] if said else None
    folders = ("/_posts/",) if call.name == "post_url" else ("", "/")
    tries = [folder + said.lstrip("/") if folder else said for folder in folders]
    return [next((each for each in tries if view.site.resolve(each, view.path)), tries[0])]


def _parameter(call: Call, value: str | None) -> list[str] | None:
    if value is None:
        return None
    return [written(value) if call.is_address else plain(one_line(value))]


def _figure(call: Call, view: View) -> list[str] | None:
    address = call.said(0, *_PICTURE_FILE) if call.name in _PICTURES else ""
    if not address:
        return None
    credit, link = call.option("attr"), call.option("attrlink")
    picture = Picture(
        address,
        call.option("alt"),
        call.option("title"),
        call.option("caption", "description"),
        f"[{credit}]({written(link)})" if credit and link else credit,
        call.option("link", "href"),
    )
    alone = view.stands_alone(call.start, call.end)
    return drawn(picture, view) if alone else [inline(picture)]


def _file(call: Call, view: View) -> list[str] | None:
    source = call.said(0, "src", "url", "file", "mp4") if call.name in _FILES else ""
    if not source:
        return None
    poster = call.option("poster")
    also = f" · {as_link(_POSTER, poster)}" if poster else ""
    return [_called(call, _FILES[call.name], source) + also]


def _link(call: Call, view: View) -> list[str] | None:
    if call.name not in LINKING:
        return None
    targets = ((call.option(*said), call.option(*address)) for said, address in _LINKS)
    words = " ".join(call.words)
    links = [as_link(text or words or target, target) for text, target in targets if target]
    return [" · ".join(links)] if links else None


def _embed(call: Call, view: View) -> list[str] | None:
    name = call.name
    if name in _FILES:
        name = call.option("provider", "service", "type").casefold()
    found = embedded(name, _names(call, sort_of(name)))
    return [_called(call, *found)] if found else None


def _names(call: Call, sort: str) -> tuple[str, ...]:
    """Return what names the thing that a call embeds."""
    user, given = call.option("user", "username"), call.option("id")
    words = (given, *call.words) if given else call.words
    words = words or (call.option("src", "url", "file", "link", "href"),)
    if user:
        return (f"{user}/status/{words[0]}",) if sort == "tweet" else (user, *words)
    if sort == "tweet" and words[0].isdigit():
        return (f"i/status/{words[0]}",)
    return words


def _called(call: Call, label: str, address: str) -> str:
    """Return a link with the title that a call gives, and the caption after it."""
    title, caption = call.option("title"), call.option("caption")
    return " ".join(filter(None, (as_link(title or caption or label, address), title and caption)))


#: each reads some calls, and returns None for others; the first that understands one counts
_READINGS: tuple[Callable[[Call, View], list[str] | None], ...] = (
    _value,
    _figure,
    _file,
    _link,
    _embed,
)
