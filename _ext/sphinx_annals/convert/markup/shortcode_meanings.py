"""What a shortcode embeds, shows, boxes or links to, in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..document.source_text import Edit
from .addresses import written
from .boxes import BOXES, FOLDED, QUOTED, box
from .embeds import as_link, embedded, sort_of
from .figures import Picture, drawn, inline
from .markup_context import block
from .myst_text import escaped, one_line
from .site import value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .markup_context import MarkupContext
    from .shortcode_syntax import Shortcode


#: passages that are links
LINKING = {"button", "staticref", "link", "a", "cta", "btn"}


def _boxed(context: MarkupContext, call: Shortcode, first: Shortcode, last: Shortcode) -> Edit:
    if call is last:
        return block(context, call.start, call.end, [":::"])
    given = first.option("type", "kind", "level", "context", "class") or next(
        iter(first.words), ""
    )
    kind = given.casefold() if given.casefold() in BOXES else first.name
    words = [word for word in first.words if word.casefold() not in BOXES]
    title = one_line(
        first.option("title", "summary", "text", "label", "header", "name") or " ".join(words)
    )
    if first.name in FOLDED:
        kind = first.name
    return block(context, call.start, call.end, box(kind, title).split("\n"))


def _quoted(context: MarkupContext, call: Shortcode, first: Shortcode, last: Shortcode) -> Edit:
    if call is first:
        return block(context, call.start, call.end, [":::{pull-quote}", ""])
    who = _who(first)
    return block(context, call.start, call.end, ["", f"— {who}", ":::"] if who else [":::"])


def _who(call: Shortcode) -> str:
    """Return the author and the source of a quotation, linked."""
    author = call.option("author", "by", "name") or " ".join(call.words)
    quoted = ", ".join(
        filter(None, map(one_line, (author, call.option("cite", "source", "work"))))
    )
    target = call.option("link", "url", "href")
    return f"[{quoted or target}]({written(target)})" if target and "](" not in quoted else quoted


def _linked(context: MarkupContext, call: Shortcode, first: Shortcode, last: Shortcode) -> Edit:
    if call is first:
        return Edit(call.start, call.end, "[")
    target = first.argument(0, "href", "link", "url", "to", "cta_link")
    return Edit(call.start, call.end, f"]({written(target) or '#'})")


#: name -> replacement of the calls before and after a passage
PAIRED: dict[str, Callable[[MarkupContext, Shortcode, Shortcode, Shortcode], Edit]] = {
    **dict.fromkeys((*BOXES, *FOLDED, "tab"), _boxed),
    **dict.fromkeys(QUOTED, _quoted),
    **dict.fromkeys(LINKING, _linked),
    "raw": lambda context, call, first, last: Edit(call.start, call.end),
}


#: calls that are replaced by the address of a page
_REFERENCES = {"ref", "relref", "absurl", "relurl", "post_url"}
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
#: a variable of Liquid as an unquoted value
_VARIABLE = re.compile(r"(?:page|site|include|layout)\.[\w.-]+")


def meaning(call: Shortcode, context: MarkupContext) -> list[str] | None:
    """Return the lines that say what a call says; None where it isn't understood."""
    given = _filled(call, context) if call.sort == "tag" else call
    found = (reading(given, context) for reading in _READINGS)
    return next((lines for lines in found if lines is not None), None)


def _filled(call: Shortcode, context: MarkupContext) -> Shortcode:
    """Return a tag of Liquid with the values of its variables; without those not known."""

    def value(word: str) -> str:
        return value_of(word, context.variables) or "" if _VARIABLE.fullmatch(word) else word

    options = tuple((name, value(word)) for name, word in call.options)
    return call._replace(words=tuple(filter(None, map(value, call.words))), options=options)


def _value(call: Shortcode, context: MarkupContext) -> list[str] | None:
    """Return the address or the value that replaces a call."""
    argument = call.argument(0, "path", "name")
    if call.name == "blogdown/postref":
        return [""]
    if call.name == "param":
        return _parameter(call, value_of(f"param.{argument}", context.variables))
    if call.name in _REFERENCES or (call.name == "link" and call.sort == "tag"):
        return _reference(call, argument, context)
    return None


def _reference(call: Shortcode, path: str, context: MarkupContext) -> list[str] | None:
    """Return the address of the page at *path*, or its path among words."""
    if not call.is_address:
        return [escaped(path)] if path else None
    folders = ("/_posts/",) if call.name == "post_url" else ("", "/")
    tries = [folder + path.lstrip("/") if folder else path for folder in folders]
    return [next((each for each in tries if context.site.resolve(each, context.path)), tries[0])]


def _parameter(call: Shortcode, value: str | None) -> list[str] | None:
    if value is None:
        return None
    return [written(value) if call.is_address else escaped(one_line(value))]


def _figure(call: Shortcode, context: MarkupContext) -> list[str] | None:
    address = call.argument(0, *_PICTURE_FILE) if call.name in _PICTURES else ""
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
    alone = context.stands_alone(call.start, call.end)
    return drawn(picture, context) if alone else [inline(picture)]


def _file(call: Shortcode, context: MarkupContext) -> list[str] | None:
    source = call.argument(0, "src", "url", "file", "mp4") if call.name in _FILES else ""
    if not source:
        return None
    poster = call.option("poster")
    also = f" · {as_link(_POSTER, poster)}" if poster else ""
    return [_called(call, _FILES[call.name], source) + also]


def _link(call: Shortcode, context: MarkupContext) -> list[str] | None:
    if call.name not in LINKING:
        return None
    targets = ((call.option(*label), call.option(*address)) for label, address in _LINKS)
    words = " ".join(call.words)
    links = [as_link(text or words or target, target) for text, target in targets if target]
    return [" · ".join(links)] if links else None


def _embed(call: Shortcode, context: MarkupContext) -> list[str] | None:
    name = call.name
    if name in _FILES:
        name = call.option("provider", "service", "type").casefold()
    found = embedded(name, _names(call, sort_of(name)))
    return [_called(call, *found)] if found else None


def _names(call: Shortcode, sort: str) -> tuple[str, ...]:
    """Return what names the thing that a call embeds."""
    user, given = call.option("user", "username"), call.option("id")
    words = (given, *call.words) if given else call.words
    words = words or (call.option("src", "url", "file", "link", "href"),)
    if user:
        return (f"{user}/status/{words[0]}",) if sort == "tweet" else (user, *words)
    if sort == "tweet" and words[0].isdigit():
        return (f"i/status/{words[0]}",)
    return words


def _called(call: Shortcode, label: str, address: str) -> str:
    """Return a link with the title that a call gives, and the caption after it."""
    title, caption = call.option("title"), call.option("caption")
    return " ".join(filter(None, (as_link(title or caption or label, address), title and caption)))


#: each reads some calls, and returns None for others; the first that understands one counts
_READINGS: tuple[Callable[[Shortcode, MarkupContext], list[str] | None], ...] = (
    _value,
    _figure,
    _file,
    _link,
    _embed,
)
