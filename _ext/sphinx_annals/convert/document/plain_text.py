"""Plain text of Markdown: what a reader sees of a line, and how to shorten it."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class InlineMark(NamedTuple):
    """A mark, and what is put in its place."""

    #: a text without it has none of these marks: that is seen in much less time
    sign: str
    pattern: re.Pattern[str]
    put: str


def marks(rows: Iterable[tuple[str, str, str]]) -> tuple[InlineMark, ...]:
    """Return the marks that *rows* tell of: a sign, a pattern, and what is put in its place."""
    return tuple(InlineMark(sign, re.compile(pattern), put) for sign, pattern, put in rows)


def without(known: Iterable[InlineMark], text: str) -> str:
    """Return *text* without the marks that are *known*, taken off in their order."""
    for sign, pattern, put in known:
        if sign in text:
            text = pattern.sub(put, text)
    return text


#: a login of GitHub; other services allow an underscore
HANDLE = r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9])){0,38}"

_LINK = re.compile(
    r"(!?)\[([^\[\]]{0,300})\]\(<?([^()\s<>]{0,1000})>?(?:[ \t]+\"[^\"]{0,200}\")?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[[^\[\]]{0,100}\]")
_PROFILE = re.compile(rf"https?://(?:www\.)?(?:github|gitlab)\.com/({HANDLE})/?")
_MAILING_LIST = re.compile(r"mailto:[^@]{1,100}@(?:googlegroups|groups|lists)\.", re.IGNORECASE)
_EMOJI = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\U000e0020-\U000e007f]+"
)

#: what is taken away or replaced, in this order
_ROLL_MARKS = marks(
    (
        ("<!--", r"<!--.{0,500}?-->", ""),
        # mentions of Zulip: people, who may follow each other without a comma, and groups
        ("**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*\s+(?=@_?\*)", r"\1, "),
        ("**", r"@_?\*\*([^*|]{1,80})(?:\|\d{1,12})?\*\*", r"\1"),
        ("@", r"@_?\*[^*]{1,80}\*(?!\*)", ""),
        ("~~", r"~~([^~]{1,200})~~", ""),
        ("<", r"@?<[^<>@\s]{1,80}@[^<>\s]{1,80}>", ""),
        ("<br", r"<br ?/?>", ", "),
        ("<", r"</?[a-zA-Z][^<>]{0,200}>", ""),
        ("[^", r"\[\^[^\]\s]{1,40}\]", ""),
        ("[name=", r"\[name=([^\[\]]{1,80})\]", r"\1"),
        ("`", r"`([^`]{1,100})`", r"\1"),
        ("*", r"\*{1,3}(?=\S)([^*]{1,300})\*{1,3}", r"\1"),
        ("_", r"(?<![\w\\])_{1,3}(?=\S)([^_]{1,300})_{1,3}(?!\w)", r"\1"),
        ("\\", r"\\([!-/:-@\[-`{-~])", r"\1"),
        (":", r"(?<![\w/:]):[a-z][a-z0-9_+-]{1,40}:(?![\w/:])", ""),
        ("", "[\u200b\u200c\u2060\ufeff\u00ad]", ""),
        ("", r"\s+", " "),
    )
)


#: without one of these, there is nothing to take away
_MARK = re.compile("[*_~`<\\\\\\[&\x1f\u2000-\uffff\U0001f000-\U000e007f]|:[a-z]|\u00ad")


@lru_cache(maxsize=4096)
def roll_text(text: str) -> str:
    """Return *text* as a reader sees it, with the handle of a linked profile after its name."""
    if "[" in text:
        text = _REFERENCE.sub(r"\1", _apart(_LINK.sub(_linked, text)))
    return unmarked(text)


@lru_cache(maxsize=4096)
def unmarked(text: str) -> str:
    """Return *text* without marks, tags and emoji."""
    if not _MARK.search(text):
        return " ".join(text.split())
    bare = without(_ROLL_MARKS, text)
    return _EMOJI.sub("", html.unescape(bare)).replace("\u00a0", " ").strip()


def _linked(link: re.Match[str]) -> str:
    is_image, words, address = link.groups()
    if is_image or _MAILING_LIST.match(address):
        return ""
    profile = _PROFILE.fullmatch(address)
    if profile and "@" not in words:
        # the mark keeps apart links that follow each other without a comma
        return f"{words} @{profile[1]}\x1f"
    return f"{words}\x1f"


def _apart(text: str) -> str:
    return re.sub("\x1f(?=[^\x1f]*\x1f) (?=[^\\W\\d_])", ", ", text).replace("\x1f", "")


#: as many lines as a long meeting has
MANY = 4096


#: in the order in which they are taken off
_MINUTES_MARKS = marks(
    (
        ("![", r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)", r"\1"),
        ("=", r"\[(?:name|time|color)=([^\[\]\n]{1,80})\]", r"\1"),
        (
            "](",
            r"\\?\[([^\[\]\n]{0,500})\\?\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)",
            r"\1",
        ),
        ("][", r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]", r"\1"),
        ("<", r"</?[A-Za-z][^<>\n]{0,500}>", ""),
        ("<", r"<((?:https?://|mailto:)[^<>\s]{1,2000})>", r"\1"),
        ("`", r"`{1,3}([^`\n]{1,500})`{1,3}", r"\1"),
        (":", r"(?<!\w):[a-z][a-z0-9_+-]{1,40}:(?!\w)", ""),
        ("*", r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}", ""),
        ("_", r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)", ""),
        ("~", r"~~", ""),
        ("\\", r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)
MARKED = re.compile(r"[\[<`*_~\\&]|:\w")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')*_]{0,3}\s+(?=[\"'(\[*_]{0,3}[A-Z\d])")


# each search for records asks for the same lines
@lru_cache(maxsize=MANY)
def visible_text(text: str) -> str:
    """Return the words of *text* without markup, on one line."""
    if not MARKED.search(text):
        return " ".join(text.split())
    return " ".join(html.unescape(without(_MINUTES_MARKS, text)).split())


def shortened(text: str, limit: int = 300) -> str:
    """Return *text* with at most *limit* characters, cut between words."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rpartition(' ')[0] or text[:limit]} …"


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of *text*, each with the offset where it begins."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        found.append((start, text[start : end.start()]))
        start = end.end()
    return (*found, (start, text[start:]))


#: no title is made of more
LONGEST_TITLE = 4_000
#: what is taken away or replaced, in this order
_TITLE_MARKS = marks(
    (
        ("<!--", r"<!--.{0,2000}?-->", ""),
        (
            "](",
            r"!?\[((?:[^\[\]\\]|\\.){0,500})\]"
            r"\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s[^()\n]{0,500})?\)",
            r"\1",
        ),
        ("][", r"!?\[([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]", r"\1"),
        ("=", r"\[(?:name|time|color)=([^\]\n]{0,200})\]", r"\1"),
        ("}`", r"\{[a-z][\w:-]{0,40}\}(?=`)", ""),
        ("]{", r"\[([^\[\]]{0,500})\](?=\{[.#])", r"\1"),
        ("{", r"\{[.#][^{}\n]{0,200}\}", ""),
        ("<", r"<((?:https?|mailto):[^<>\s]{1,2000})>", r"\1"),
        ("*", r"(?<![\w*\\])\*{1,3}(?=\S)|(?<=[^\s*\\])\*{1,3}(?![\w*])", ""),
        ("_", r"(?<![\w\\])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)", ""),
        ("~~", r"~~", ""),
        ("==", r"==(?=\S)", ""),
        ("`", r"`+", ""),
        # an escape, or a break at the end of a line
        ("\\", r"\\(?=[!-/:-@\[-`{-~\s]|\Z)", ""),
    )
)
#: what stands before the words of a line: bullets, numbers, check boxes, quotations
LEADING = re.compile(
    r"[ \t]*(?:(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))[ \t]*)*(?:\[[ xX]?\](?=\s)\s*)?"
)
#: characters by their names; without the semicolon, Markdown has none
ENTITY = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
SPACE = re.compile(r"\s+")


def title_text(text: str) -> str:
    """Return the words of *text* on one line, without the marks of Markdown."""
    words = " ".join(LEADING.sub("", line, count=1) for line in text[:LONGEST_TITLE].split("\n"))
    return SPACE.sub(" ", ENTITY.sub(_character, without(_TITLE_MARKS, words))).strip()


def _character(found: re.Match[str]) -> str:
    is_known = found[1].startswith("#") or found[1] in html5
    return html.unescape(found[0]) if is_known else found[0]


def shortened_title(text: str, width: int = 90) -> str:
    """Return *text*, cut between words where it is longer than *width*."""
    if len(text) <= width:
        return text
    cut = text[: width + 1].rpartition(" ")[0] or text[:width]
    return cut.rstrip(" ,;:.–—-") + " …"
