"""Plain text of Markdown: what a reader sees of a line, and how to shorten it."""

from __future__ import annotations

import html
import re
from enum import Flag, auto
from functools import cache, lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


#: a GitHub login; other services allow an underscore
HANDLE = r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9])){0,38}"
#: as many lines as a long meeting has
MANY = 4096
#: the longest text that is read as a title
LONGEST_TITLE = 4_000


class Use(Flag):
    """What a plain text is for: the marks to remove differ a little."""

    #: headings of a source
    HEADING = auto()
    #: entries of a roll call: a handle is kept, a name that is struck through is gone
    ROLL = auto()
    #: sentences of minutes
    MINUTES = auto()
    #: titles on a page, where HTML has been translated already
    TITLE = auto()
    SOURCE = HEADING | ROLL | MINUTES
    ALL = SOURCE | TITLE


class InlineMark(NamedTuple):
    """A mark, and what replaces it."""

    #: a string that every such mark contains, by which texts without it are skipped
    sign: str
    pattern: re.Pattern[str]
    replacement: str


def marks(rows: Iterable[tuple[str, str, str]]) -> tuple[InlineMark, ...]:
    """Return the marks in *rows* of sign, pattern and replacement."""
    return tuple(InlineMark(sign, re.compile(pattern), text) for sign, pattern, text in rows)


def without(known: Iterable[InlineMark], text: str) -> str:
    """Return *text* with the *known* marks replaced, one after the other."""
    for sign, pattern, replacement in known:
        if sign in text:
            text = pattern.sub(replacement, text)
    return text


_TARGET = r"\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)"
_WORDS = r"((?:[^\[\]\\\n]|\\.){0,500})"
#: which use each mark is removed for; in this order
_MARKS: tuple[tuple[Use, str, str, str], ...] = (
    (Use.ALL, "<!--", r"<!--.{0,2000}?-->", ""),
    # Zulip: people, perhaps without commas between them, and groups
    (Use.ROLL, "**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*\s+(?=@_?\*)", r"\1, "),
    (Use.ROLL, "**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*", r"\1"),
    (Use.ROLL, "@", r"@_?\*[^*]{1,80}\*(?!\*)", ""),
    (Use.ROLL, "~~", r"~~([^~]{1,200})~~", ""),
    # a badge or an avatar names neither a meeting nor a person
    (Use.HEADING | Use.ROLL, "![", rf"!\[{_WORDS}\]{_TARGET}", ""),
    (Use.MINUTES | Use.TITLE, "![", rf"!\[{_WORDS}\]{_TARGET}", r"\1"),
    (Use.ALL, "=", r"\[(?:name|time|color)=([^\]\n]{0,200})\]", r"\1"),
    (Use.ALL, "](", rf"\\?\[{_WORDS}\\?\]{_TARGET}", r"\1"),
    (Use.ALL, "][", r"!?\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]", r"\1"),
    (Use.ROLL, "[^", r"\[\^[^\]\s]{1,40}\]", ""),
    (Use.TITLE, "}`", r"\{[a-z][\w:-]{0,40}\}(?=`)", ""),
    (Use.TITLE, "]{", r"\[([^\[\]]{0,500})\](?=\{[.#])", r"\1"),
    (Use.HEADING | Use.TITLE, "{", r"[ \t]*\{[.#][^{}\n]{0,200}\}", ""),
    (Use.HEADING, "#", r"[ \t]+#+[ \t]*$", ""),
    # an address of a person in a roll call is not a name
    (Use.ROLL, "<", r"@?<[^<>@\s]{1,80}@[^<>\s]{1,80}>", ""),
    # a bare address is no word of a sentence
    (Use.TITLE, "<", r"<((?:https?|mailto):[^<>\s]{1,2000})>", r"\1"),
    (Use.ROLL, "<br", r"<br ?/?>", ", "),
    (Use.SOURCE, "<", r"</?[A-Za-z][^<>]{0,500}>", ""),
    (Use.ALL, "`", r"`+", ""),
    # in a roll call, a mark without its twin may be the marker of an item
    (Use.ROLL, "*", r"\*{1,3}(?=\S)([^*]{1,300})\*{1,3}", r"\1"),
    (~Use.ROLL, "*", r"(?<!\\)\*{1,3}(?=\S)|(?<=[^\s\\])\*{1,3}", ""),
    (Use.ALL, "_", r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)", ""),
    (Use.ALL, "~~", r"~~", ""),
    (Use.TITLE, "==", r"==(?=\S)", ""),
    (Use.ALL, "\\", r"\\(?=[!-/:-@\[-`{-~\s]|\Z)", ""),
    (Use.ROLL | Use.MINUTES, ":", r"(?<![\w/:]):[a-z][a-z0-9_+-]{1,40}:(?![\w/:])", ""),
)
#: without any of these characters, there is nothing to remove
_MARKED = re.compile(r"[\[<`*_~\\&{=#]|:\w")
#: an entity with its semicolon; without one, Markdown knows none
_ENTITY = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\U000e0020-\U000e007f]"
    "|[\u200b\u200c\u2060\ufeff\u00ad]"
)
#: what precedes the words of a line: bullets, numbers, check boxes, quotation marks
_LEADING = re.compile(
    r"[ \t]*(?:(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)*(?:\[[ xX]?\](?=\s)\s*)?"
)


@cache
def _marks_of(use: Use) -> tuple[InlineMark, ...]:
    return marks((sign, pattern, text) for uses, sign, pattern, text in _MARKS if uses & use)


@lru_cache(maxsize=MANY)
def plain_text(text: str, use: Use) -> str:
    """Return what a reader sees of *text*, on one line."""
    if _MARKED.search(text):
        text = _ENTITY.sub(_character, without(_marks_of(use), text))
    return " ".join(text.split())


def _character(found: re.Match[str]) -> str:
    is_known = found[1].startswith("#") or found[1] in html5
    return html.unescape(found[0]) if is_known else found[0]


# for each use -------------------------------------------------------------------------------


def heading_text(text: str) -> str:
    """Return the words of a heading in a source."""
    return plain_text(text, Use.HEADING)


def visible_text(text: str) -> str:
    """Return the words of a sentence in minutes."""
    return plain_text(text, Use.MINUTES)


def title_text(text: str) -> str:
    """Return the words of *text* as a title: without what precedes the words of its lines."""
    words = " ".join(_LEADING.sub("", line, count=1) for line in text[:LONGEST_TITLE].split("\n"))
    return plain_text(words, Use.TITLE)


def roll_text(text: str) -> str:
    """Return an entry of a roll call, with the handle of a linked profile after its name."""
    if "[" in text:
        text = _apart(_LINK.sub(_linked, text))
    return unmarked(text)


def unmarked(text: str) -> str:
    """Return an entry of a roll call without marks, tags and emoji."""
    return _EMOJI.sub("", plain_text(text, Use.ROLL)).strip()


_LINK = re.compile(
    r"(!?)\[([^\[\]]{0,300})\]\(<?([^()\s<>]{0,1000})>?(?:[ \t]+\"[^\"]{0,200}\")?\)"
)
_PROFILE = re.compile(rf"https?://(?:www\.)?(?:github|gitlab)\.com/({HANDLE})/?")
_MAILING_LIST = re.compile(r"mailto:[^@]{1,100}@(?:googlegroups|groups|lists)\.", re.IGNORECASE)


def _linked(link: re.Match[str]) -> str:
    is_image, words, address = link.groups()
    if is_image or _MAILING_LIST.match(address):
        return ""
    profile = _PROFILE.fullmatch(address)
    if profile and "@" not in words:
        # the character separates links that follow each other without a comma
        return f"{words} @{profile[1]}\x1f"
    return f"{words}\x1f"


def _apart(text: str) -> str:
    return re.sub("\x1f(?=[^\x1f]*\x1f) (?=[^\\W\\d_])", ", ", text).replace("\x1f", "")


# lengths ------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"')*_]{0,3}\s+(?=[\"'(\[*_]{0,3}[A-Z\d])")


def shortened(text: str, limit: int = 300) -> str:
    """Return *text* on one line of at most *limit* characters, cut between words."""
    line = " ".join(text[: 8 * limit].split())
    if len(line) <= limit:
        return line
    cut = line[: limit + 1].rpartition(" ")[0] or line[:limit]
    return cut.rstrip(" ,;:.–—-") + " …"


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of *text*, each with the offset where it begins."""
    found, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        found.append((start, text[start : end.start()]))
        start = end.end()
    return (*found, (start, text[start:]))
