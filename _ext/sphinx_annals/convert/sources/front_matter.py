"""Split front matter in YAML, TOML or JSON from a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..document.findings import Finding, Severity, quoted
from ..document.source import Meta
from ..document.source_text import Edit, SourceText
from . import metadata_formats
from .metadata_formats import json_pairs, toml_pairs
from .metadata_values import MetadataPair, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


#: characters of front matter, at most
_LIMIT = 60_000


class SplitDocument(NamedTuple):
    """A document, split into front matter and body."""

    meta: tuple[Meta, ...]
    body: SourceText
    findings: tuple[Finding, ...] = ()


class _Fence(NamedTuple):
    """The fences around front matter in a language."""

    language: str
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    #: a misspelt closing fence
    nearly: re.Pattern[str]
    read: Callable[[str], tuple[MetadataPair, ...]]


class _Block(NamedTuple):
    """The data between two fences."""

    start: int
    end: int
    #: offset of the body
    after: int
    is_exact: bool

    def text_of(self, text: str) -> str:
        return text[self.start : self.end]


_FENCES = (
    _Fence(
        "yaml",
        re.compile(r"---[ \t]*\n"),
        re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
        re.compile(r"^[-\u2013\u2014]{2}[-\d \t\u2013\u2014]*$(?:\n---[ \t]*$)?", re.MULTILINE),
        metadata_formats.pairs_of,
    ),
    _Fence(
        "toml",
        re.compile(r"\+\+\+[ \t]*\n"),
        re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
        re.compile(r"^\+{2,}[ \t]*$", re.MULTILINE),
        toml_pairs,
    ),
)
_TAG = re.compile(r"!!?(?:java|perl|php|python|ruby)[/\w.:-]{0,80}")
_OBJECT = re.compile(r"\{\s*[\"}]")


def split_front_matter(text: str) -> SplitDocument:
    """Split *text* into front matter and body.

    Front matter that can't be parsed stays in the body, as code.
    """
    if _OBJECT.match(text):
        return _json(text)
    fence = next((fence for fence in _FENCES if fence.opening.match(text)), None)
    return _fenced(text, fence) if fence else SplitDocument((), SourceText.of(text))


def _fenced(text: str, fence: _Fence) -> SplitDocument:
    blocks = [*_blocks(text, fence)]
    problem = ""
    # strict parsing first, then line by line
    for read in (fence.read, metadata_formats.loose_pairs_of):
        for block in blocks:
            try:
                pairs = read(block.text_of(text))
            except Unreadable as error:
                problem = problem or str(error)
            else:
                return _read(
                    text, block, pairs, problem * (read is metadata_formats.loose_pairs_of)
                )
    if run := metadata_formats.leading(text[text.index("\n") + 1 :][:_LIMIT]):
        start = text.index("\n") + 1
        end = start + len(run)
        block = _Block(start, end, end + 1, is_exact=False)
        return _read(text, block, metadata_formats.loose_pairs_of(run), "")
    if blocks and metadata_formats.begins_with_key(blocks[0].text_of(text)):
        return _kept(text, blocks[0], fence, problem)
    return SplitDocument((), SourceText.of(text))


def _blocks(text: str, fence: _Fence) -> Iterator[_Block]:
    """Yield what may be the data: up to a closing fence, or to what may be meant as one."""
    start = text.index("\n") + 1
    for pattern in (fence.closing, fence.nearly):
        found = pattern.search(text, start, start + _LIMIT)
        # a search that ends within a line takes that for the line's end
        if found and text[found.end() : found.end() + 1] in ("", "\n"):
            is_exact = pattern is fence.closing
            yield _Block(start, found.start(), found.end() + 1, is_exact)


def _read(
    text: str, block: _Block, pairs: tuple[MetadataPair, ...], problem: str
) -> SplitDocument:
    metas = tuple(Meta(pair.key, pair.value, pair.line + 2) for pair in pairs)
    first = text.count("\n", 0, block.after) + 1
    body = SourceText.of(text[block.after :], first)
    return SplitDocument(
        metas, body, (*_repairs(text, block, problem), *_tags(text, block), *_repeated(metas))
    )


def _repairs(text: str, block: _Block, problem: str) -> Iterator[Finding]:
    if problem:
        message = f"{problem} It was parsed line by line."
        yield Finding(Severity.REPAIR, "front-matter", 2, message)
    if not block.is_exact:
        line = text.count("\n", 0, block.end) + 1
        words = text[block.end : block.after].strip()
        message = "The closing fence of the front matter is missing or misspelt."
        yield Finding(Severity.REPAIR, "front-matter-fence", line, message, quoted(words))


def _tags(text: str, block: _Block) -> Iterator[Finding]:
    for found in _TAG.finditer(text, block.start, block.end):
        message = "A tag in the front matter requests an object of a program: it was read as text."
        yield Finding(
            Severity.NEUTRAL, "tag", text.count("\n", 0, found.start()) + 1, message, found[0]
        )


def _repeated(metas: tuple[Meta, ...]) -> Iterator[Finding]:
    """Yield findings about repeated keys."""
    by_key: dict[str, list[Meta]] = {}
    for meta in metas:
        by_key.setdefault(meta.key.casefold(), []).append(meta)
    for same in by_key.values():
        values = tuple(map(_shown, same))
        last = same[-1]
        start = f"The front matter has {last.key} {len(same)} times"
        if len(set(values)) > 1:
            message = f"{start}. Which value is right?"
            yield Finding(
                Severity.QUESTION, "repeated-key", last.line, message, values[-1], values
            )
        elif len(same) > 1:
            message = f"{start}, always with the same value."
            yield Finding(Severity.REPAIR, "repeated-key", last.line, message, values[-1])


def _shown(meta: Meta) -> str:
    return quoted(meta.value if isinstance(meta.value, str) else ", ".join(meta.value))


def _kept(text: str, block: _Block, fence: _Fence, problem: str) -> SplitDocument:
    """Return the document with its front matter as a code block."""
    inner = block.text_of(text)
    marks = "`" * max(3, 1 + max(map(len, re.findall("`+", inner)), default=0))
    edits = (
        Edit(0, block.start - 1, f"{marks}{fence.language}"),
        Edit(block.end, min(block.after - 1, len(text)), marks),
    )
    finding = Finding(Severity.KEPT, "front-matter", 1, problem, quoted(inner))
    return SplitDocument((), SourceText.of(text).edited(edits), (finding,))


def _json(text: str) -> SplitDocument:
    try:
        pairs, end = json_pairs(text[:_LIMIT])
    except Unreadable:
        return SplitDocument((), SourceText.of(text))
    if text[end : end + 200].partition("\n")[0].strip():
        return SplitDocument((), SourceText.of(text))
    after = text.find("\n", end) + 1 or len(text)
    metas = tuple(Meta(pair.key, pair.value, pair.line + 1) for pair in pairs)
    first = text.count("\n", 0, after) + 1
    return SplitDocument(metas, SourceText.of(text[after:], first), (*_repeated(metas),))
