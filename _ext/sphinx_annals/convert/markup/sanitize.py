"""Escape whatever MyST would run or hide, and lines too long for any writer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.rules_block import make_fence_rule
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from ..document.block_parser import parser
from ..document.findings import Finding, Severity, quoted
from ..document.source_text import Edit, SourceText
from .addresses import SCHEMES, scheme_of
from .boxes import BOXES
from .masking import LEAD, lead_of
from .myst_text import escaped
from .targets import SIZE, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from .markup_context import Changes, MarkupContext


#: longest line that MyST has to parse: a paragraph of a book has about a thousand characters
LONGEST = 60_000
#: deepest level of quotation that a page shows
_DEEPEST = 6
_QUOTED = re.compile(r"^[ \t]*+(?:>[ \t]*+){7,}+", re.MULTILINE)


def lengths(context: MarkupContext) -> Changes:
    """Escape lines that are too long, and flatten quotations that are too deep.

    Writers need neither; hostile text would make MyST slow, or nest until Python gives up.
    """
    deep = {found.start(): found for found in _QUOTED.finditer(context.masked)}
    for start, line in zip(context.starts, context.masked.split("\n"), strict=True):
        found = deep.get(start)
        end = found.end() if found else start
        if found:
            yield Edit(start, end, "> " * _DEEPEST)
            yield context.note(
                Severity.REPAIR,
                "depth",
                start,
                "Quotations nested more than six deep were flattened.",
            )
        if len(line) > LONGEST and line.count("\x00") < len(line) - LONGEST:
            begin = end or start
            begin = start + len(lead_of(line[:100])) if not found else end
            yield Edit(begin, start + len(line), escaped(context.text[begin : start + len(line)]))
            yield context.note(
                Severity.REPAIR, "length", start, "A very long line was kept as plain text.", line
            )


_WIDER = rf"{LEAD}(?:(?:\[\^[^\]\n]{{1,99}}\]:|:)[ \t]*+{LEAD})?+"
#: what is looked for; a backslash goes where the group ``here`` is
_RULES = (
    ("role", "A role", re.compile(r"(?P<here>)\{(?!math\})[\w:+-]{1,200}\}(?=[`\x00])")),
    ("target", "A target", re.compile(r"\)(?P<here>)=[ \t]*+$", re.MULTILINE)),
    ("comment", "A MyST comment", re.compile(rf"^{_WIDER}(?P<here>)%", re.MULTILINE)),
    (
        "break",
        "A MyST block break",
        re.compile(
            r"^(?:[ \t>]|[-*][ \t]|\d{1,9}[.)][ \t])*+(?P<here>)\+[ \t]*+\+[ \t]*+\+", re.MULTILINE
        ),
    ),
    (
        "attributes",
        "An attribute list",
        re.compile(rf"^{_WIDER}(?P<here>)\{{(?![{{%])[^\n]*\}}[ \t]*+$", re.MULTILINE),
    ),
    (
        "attributes",
        "An attribute list",
        re.compile(rf"(?<=[\])>\x00`])(?P<here>)\{{(?![{{%])(?!{SIZE})"),
    ),
)
_START = re.compile(r"\s*(?:-[ \t]*){3,}(?=\n|$)")


def escapes(context: MarkupContext) -> Changes:
    """Put a backslash before what would be more than text."""
    done: set[int] = set()
    for rule, what, pattern in _RULES:
        for found in pattern.finditer(context.masked):
            at = found.start("here")
            if at in done or (rule == "target" and _is_ours(context, at)):
                continue
            done.add(at)
            # what opens a block of code in a note is no directive where a language goes before
            yield Edit(at, at, "text " if context.masked[max(0, at - 3) : at] == "```" else "\\")
            words = context.text[found.start() : found.start() + 300].strip()
            yield context.note(Severity.NEUTRAL, rule, at, f"{what} was kept as text.", words)
    # at the very beginning, a rule would be taken for front matter
    opening = _START.match(context.masked)
    if opening and opening.end() <= min(done, default=opening.end()):
        yield Edit(0, opening.end(), opening[0].replace("-", "*"))


def _is_ours(context: MarkupContext, at: int) -> bool:
    """Whether a target was made from an id."""
    line = context.text[context.line_start(at) : at].lstrip(" \t>*+-0123456789.")
    return line.startswith(f"({label(context.path, '')}-")


_ROLES = {"sup", "sub", "math"}
_BOXES = {
    "{admonition}",
    "{figure}",
    "{list-table}",
    "{pull-quote}",
    *(f"{{{each}}}" for each in BOXES.values()),
}
_COLON_FENCE = "colon_fence"
_FENCES = {"{math}", "{code-block}"}
_HIDDEN = {"html_block", "html_inline", "myst_line_comment", "myst_block_break"}
_ATTRIBUTES = {"href", "src", "alt", "title", "id", "start", "style", "class", "width", "height"}
_TARGET = re.compile(r"[a-z0-9-]+")
_OPTIONS = re.compile(r"\n?(?::[\w-]+:[^\n]*\n)+")
#: without any of these, a page holds nothing that could be bad
_SUSPECT = re.compile(
    r"(?<!\\)[{<](?!https?://|mailto:)|:::|^[^A-Za-z\n]{0,200}%|\)=|\+[ \t]*\+"
    r"|^[ \t]{16}|^(?:[ \t]*>){6}"
    r"|(?:\]\(|\]:|<)[^)\n>]{0,200}?(?:&(?:#|\w+;)|[a-z](?<!http)(?<!https)(?<!mailto)(?<!ftp)\s*:)",
    re.MULTILINE | re.IGNORECASE,
)
#: deeper than this, a reader of Markdown leaves out what there is
_DEEPEST_NESTING = 17
_TIMES = 4
#: roles, attributes, tags, links and pictures have one of these
_TELLING = ("{", "<", "[")


@cache
def _reader() -> MarkdownIt:
    """Return a reader that understands what MyST does."""
    reader = parser(myst_block_plugin, myst_role_plugin)
    reader.core.ruler.at("inline", _inline)
    reader.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    rule = make_fence_rule(markers=(":",), token_type=_COLON_FENCE, exact_match=False)
    among = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    reader.block.ruler.before("fence", _COLON_FENCE, rule, {"alt": among})
    reader.use(deflist_plugin)
    after = ("image", "code_inline", "link_close", "span_close")
    reader.use(attrs_plugin, after=after, spans=True, span_after="footnote_ref")
    return reader.use(attrs_block_plugin)


def _inline(state: StateCore) -> None:
    """Parse the inline text that may hold more than words and emphasis."""
    for token in state.tokens:
        if token.type == "inline" and any(sign in token.content for sign in _TELLING):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def guarded(body: SourceText) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return *body* with all markup escaped that the converter doesn't write itself."""
    findings: list[Finding] = []
    if not _SUSPECT.search(body.text):
        return body, ()
    for _ in range(_TIMES):
        bad = sorted(set(_offences(body.text)))
        if not bad:
            return body, tuple(findings)
        lines = body.text.split("\n")
        for first, last in bad:
            for index in range(first, min(last, len(lines))):
                lines[index] = _blunt(lines[index])
            message = "Markup that MyST would run or hide was kept as text."
            findings.append(
                Finding(
                    Severity.NEUTRAL,
                    "guard",
                    body.origins[first],
                    message,
                    quoted(lines[first]),
                )
            )
        body = SourceText("\n".join(lines), body.origins)
    return as_code(body), tuple(findings)


def _blunt(line: str) -> str:
    lead = lead_of(line)
    rest = escaped(line[len(lead) :])
    first = (
        "\\"
        if rest[:1] and not rest[0].isalnum() and rest[0] not in "\\ \t" and rest[0].isascii()
        else ""
    )
    return f"{lead}{first}{rest}"


def as_code(body: SourceText) -> SourceText:
    """Return *body* as a block of code."""
    longest = {
        sign: max(map(len, re.findall(rf"{sign}{{2,}}", body.text)), default=2) for sign in "`~"
    }
    run = min((sign * (1 + length) for sign, length in longest.items()), key=len)
    origins = (body.origins[0], *body.origins, body.origins[-1])
    return SourceText(f"{run}text\n{body.text}\n{run}", origins)


def _offences(text: str, first: int = 0, depth: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the lines, as first and behind the last, of what may not be on a page."""
    for token in _reader().parse(text):
        if not token.map:
            continue
        start, end = token.map[0] + first, token.map[1] + first
        if token.level > _DEEPEST_NESTING or any(map(_is_bad, (token, *(token.children or ())))):
            yield start, max(end, start + 1)
        elif token.type == _COLON_FENCE and token.info.strip() not in _FENCES:
            if depth > _DEEPEST_NESTING:
                yield start, end
            else:
                yield from _offences(_without_options(token.content), start + 1, depth + 1)


def _without_options(content: str) -> str:
    """Return the content of a directive with its options blanked; lines stay lines."""
    found = _OPTIONS.match(content)
    return "\n" * found[0].count("\n") + content[found.end() :] if found else content


def _is_bad(token: Token) -> bool:
    """Whether the converter never writes such a token."""
    if token.type == "text":
        return False
    if token.attrs and (token.attrs.keys() - _ATTRIBUTES or not _leads_well(token)):
        return True
    return token.type in _HIDDEN or (token.type in _NAMED and _NAMED[token.type](token))


def _leads_well(token: Token) -> bool:
    address = str(token.attrs.get("href") or token.attrs.get("src") or "")
    return not address or scheme_of(address) in SCHEMES | {""}


def _word(token: Token) -> str:
    return token.info.split(maxsplit=1)[0] if token.info.strip() else ""


#: sort of token -> whether what it names may not be on a page
_NAMED: dict[str, Callable[[Token], bool]] = {
    "fence": lambda token: _word(token).startswith("{") and _word(token) not in _FENCES,
    _COLON_FENCE: lambda token: _word(token) not in _BOXES | _FENCES,
    "myst_role": lambda token: token.meta["name"] not in _ROLES,
    "myst_target": lambda token: not _TARGET.fullmatch(token.content),
}
