"""Translate code in fences, HTML and highlighting shortcodes."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]
from pygments.token import Error  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from ..document.findings import Severity
from ..document.source_text import Edit
from .addresses import written
from .boxes import BOXES
from .embeds import as_link
from .markup_context import block
from .masking import continued
from .myst_text import code, decoded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer  # type: ignore[import-untyped]

    from .markup_context import Changes, MarkupContext
    from .masking import Fence


_DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>[^\s}]*)\}?(?P<words>.*)")
_CHUNK = re.compile(r"[ \t]*\{\.?(?P<language>[A-Za-z+]+)(?P<words>[\s,].*)?\}[ \t]*$")
#: a language, with the options for line numbers that notes and blogs append
_LANGUAGE = re.compile(r"[ \t]*(?P<said>(?P<name>[^\s={!]*+)\S*+)")
_CODE = {"code-block", "code", "sourcecode", "code-cell"}
#: names that Sphinx knows besides those of Pygments
_SPHINX = {"none", "python", "pycon", "py", "py3", "python3", "default", ""}
#: languages in which ``#`` begins a comment
_HASHED = {"r", "python", "bash", "sh", "julia", "ruby", "perl", "console"}
_ALIASES = {
    "golang": "go",
    "shell-session": "console",
    "plaintext": "text",
    "plain": "text",
    "txt": "text",
}


def fenced(context: MarkupContext) -> Changes:
    """Make each fence one that shows code, whatever its first line says."""
    for fence in context.fences:
        info = fence.info.rstrip("\r")
        if info.lstrip().startswith("{"):
            yield from _plain(context, fence, info)
        else:
            yield from _lexed(context, fence, info)


def _plain(context: MarkupContext, fence: Fence, info: str) -> Changes:
    """Show a fence that would be run as a directive, or was a chunk of a notebook."""
    language, words = _language_and_text(info)
    lead = continued(fence.lead)
    is_code = is_known(language) and language != "text"
    head = f"{{code-block}} {language}\n{lead}:force:\n" if is_code else "text"
    first = f"\n{lead}{words}" if words else ""
    yield Edit(fence.info_start, fence.info_start + len(fence.info), head + first)
    if not is_code:
        message = "A directive was kept as plain text."
        yield context.note(Severity.NEUTRAL, "directive", fence.start, message, info)


def _language_and_text(info: str) -> tuple[str, str]:
    """Return the language of a directive or a chunk, and what its first line says besides."""
    words = info.strip()
    chunk, directive = _CHUNK.match(info), _DIRECTIVE.match(info)
    if directive and directive["name"] in _CODE:
        language, _, more = directive["words"].strip().partition(" ")
        return language, more
    name = chunk["language"].lower() if chunk else ""
    if not chunk or not is_known(name) or name in BOXES:
        return "text", words
    if not (chunk["words"] or "").strip():
        return name, ""
    return name, f"# {words}" if name in _HASHED else words


def _lexed(context: MarkupContext, fence: Fence, info: str) -> Changes:
    """Give a fence a language that its code can be read in."""
    found = _LANGUAGE.match(info)
    name, whole = (found["name"], found["said"]) if found else ("", "")
    language = _ALIASES.get(name.lower(), name)
    body = context.text[fence.body_start : fence.body_end]
    span = (fence.info_start, fence.info_start + len(fence.info))
    if not is_known(language):
        yield Edit(*span, "text")
        message = "Unknown language: this code is not highlighted."
        yield context.note(Severity.LEFT_OUT, "language", fence.start, message, info)
    elif language and not _reads(language.lower(), body):
        yield Edit(*span, "text")
    elif language != whole:
        yield Edit(*span, language)


@cache
def is_known(language: str) -> bool:
    """Whether Sphinx can highlight *language*."""
    if language.lower() in _SPHINX:
        return True
    try:
        return bool(find_lexer_class_by_name(language.lower()))
    except ClassNotFound:
        return False


@cache
def _lexer(language: str) -> Lexer:
    name = {"py": "python", "py3": "python", "python3": "python", "default": "python"}.get(
        language, language
    )
    return find_lexer_class_by_name(name)(stripnl=False)


def _reads(language: str, body: str) -> bool:
    """Whether *body* has no lexer error as *language*."""
    if language in {"none", "default", "text"} or len(body) > 100_000:
        return language != "text" or True
    session = language in {"py", "py3", "python", "python3"} and body.lstrip().startswith(">>>")
    lexer = _lexer("pycon" if session else language)
    return all(kind is not Error for kind, _ in lexer.get_tokens(body))


_CALLS = "highlight|codeblock|code|prism|mermaid"
_OPENED = re.compile(
    r"<(?P<block>pre)\b[^<>]{0,2000}>|<(?P<span>code|kbd|samp|tt)\b[^<>]{0,2000}>"
    rf"|\{{%-?\s{{0,9}}(?P<tag>{_CALLS})\b(?P<tag_words>[^%{{}}]{{0,500}})%\}}"
    rf"|\{{\{{[<%]\s{{0,9}}(?P<short>{_CALLS})\b(?P<words>[^<>%{{}}]{{0,500}})[>%]\}}\}}",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"</(?P<element>pre|code|kbd|samp|tt)\s{0,9}>"
    rf"|\{{%-?\s{{0,9}}end(?P<tag>{_CALLS})\s{{0,9}}-?%\}}"
    rf"|\{{\{{[<%]\s{{0,9}}/\s{{0,9}}(?P<short>{_CALLS})\s{{0,9}}[>%]\}}\}}",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_A = re.compile(
    r"<a\b[^<>]{0,2000}?\bhref\s{0,9}=\s{0,9}[\"']?(?P<address>[^\s\"'<>]{1,2000})[^<>]{0,2000}>"
    r"(?P<words>(?:[^<]|<(?!/?a\b)){1,500})</a\b",
    re.IGNORECASE,
)
_HTML_LANGUAGE = re.compile(
    r"(?:language|lang|brush|highlight|sourceCode)[-:= \"']{1,3}([\w+#-]+)"
)
_WORD = re.compile(r"[\s\"'`]{0,9}([\w+#-]+)")
_TICKS = re.compile(r"`{3,}")


class _Listing(NamedTuple):
    start: int
    begin: int
    end: int
    after: int
    #: None where it runs along with words
    language: str | None
    is_html: bool


def listings(context: MarkupContext) -> Changes:
    """Replace each listing by a fence or a code span, with its content unchanged."""
    done = 0
    for listing in _found(context):
        if listing.start < done:
            continue
        done = listing.after
        held = context.text[listing.begin : listing.end]
        links = _links(held) if listing.is_html else []
        held = unescape(_TAG.sub("", held)) if listing.is_html else held
        if listing.language is None or context.is_row(listing.start):
            yield Edit(listing.start, done, _spanned(held, links))
        else:
            lines = _fenced(context, listing, held)
            after = ["", " · ".join(as_link(*link) for link in links)] if links else []
            yield block(context, listing.start, done, [*lines, *after])


def _links(held: str) -> list[tuple[str, str]]:
    """Return the words and the addresses of the links in code of HTML, which itself has none."""
    return [(decoded(_TAG.sub("", m["words"])), decoded(m["address"])) for m in _A.finditer(held)]


def _spanned(held: str, links: list[tuple[str, str]]) -> str:
    """Return code that runs along with words, as a link where all of it is one."""
    if not held.strip():
        return ""
    if len(links) == 1 and links[0][0] == one_line(held):
        return f"[{code(held)}]({written(links[0][1])})"
    return " ".join((code(held), *(f"({as_link(*link)})" for link in links)))


def _found(context: MarkupContext) -> Iterator[_Listing]:
    """Yield the listings that are closed, in order."""
    ends: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for found in _CLOSED.finditer(context.text):
        ends.setdefault(_sort(found, ("element", "tag", "short")), []).append(found.span())
    for found in _OPENED.finditer(context.masked):
        sort, name = _sort(found, ("block", "span", "tag", "short"))
        is_html = sort in {"block", "span"}
        closers = ends.get(("element" if is_html else sort, name), [])
        place = bisect_left(closers, found.end(), key=lambda span: span[0])
        if place < len(closers):
            close = closers[place]
            yield _Listing(*found.span(), *close, _language(context, found, close[0]), is_html)


def _sort(found: re.Match[str], groups: tuple[str, ...]) -> tuple[str, str]:
    """Return which of *groups* was found, and what it holds."""
    group = next(each for each in groups if found[each])
    return group, found[group].lower()


def _language(context: MarkupContext, found: re.Match[str], end: int) -> str | None:
    """Return the language of a listing; None where it runs along with words."""
    if found["span"]:
        return None
    if found["block"]:
        limit = min(found.end() + 200, end)
        named = _HTML_LANGUAGE.search(context.text, found.start(), limit)
    else:
        named = _WORD.match(found["tag_words"] or found["words"] or "")
    return named[1] if named else ""


def _fenced(context: MarkupContext, listing: _Listing, held: str) -> list[str]:
    lead = context.lead_at(listing.start)
    lines = held.strip("\n").rstrip().split("\n")
    if not held.startswith("\n") and lines:
        lines[0] = lines[0].lstrip("\n")
    shift = " " * len(lead.expandtabs(4))
    if shift and all(line.startswith(shift) or not line.strip() for line in lines[1:]):
        lines = [line.removeprefix(shift) for line in lines]
    run = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(held)), default=0))
    return [run + (listing.language or "").lower(), *lines, run]
