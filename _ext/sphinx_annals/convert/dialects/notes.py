"""Meeting notes from HackMD, HedgeDoc and GitHub."""

from __future__ import annotations

import re

from ..document.findings import Finding, Severity, quoted
from ..document.source import DialectTraits, Meta, Source
from ..document.source_text import Edit, SourceText
from ..sources.metadata_formats import loose_pairs_of
from ..vocabulary import any_of
from .dialect import Clue, CluePlace, RawDocument, split, weighed

_CLUES = (
    Clue(3, CluePlace.KEYS, re.compile(r"\A\Z")),
    Clue(
        2,
        CluePlace.KEYS,
        re.compile(
            r"\A(?:(?:tags|title|description|lang|robots|breaks|image|slideoptions)\n?)+\Z"
        ),
    ),
    Clue(
        2,
        CluePlace.PATH,
        re.compile(rf"{any_of('meetings.folders')}\b", re.IGNORECASE),
    ),
    Clue(4, CluePlace.TEXT, re.compile(r"\[name=")),
    Clue(4, CluePlace.TEXT, re.compile(r"^#{1,6} *tags:", re.MULTILINE | re.IGNORECASE)),
    Clue(
        3,
        CluePlace.TEXT,
        re.compile(rf"^[ #*_-]{{0,9}}{any_of('meetings.clues')}\b", re.MULTILINE | re.IGNORECASE),
    ),
    Clue(2, CluePlace.TEXT, re.compile(r"^ {0,3}#{1,3} .{0,80}\b(?:19|20)\d\d\b", re.MULTILINE)),
)
#: the line in which HackMD holds the tags of a note
_TAGS = re.compile(r"^ {0,3}#{1,6}[ \t]*(tags:[ \t]*(\S.{0,500})?)$", re.MULTILINE | re.IGNORECASE)
#: data in fences that a body begins with
_DATA = re.compile(
    r"\s*^(---[ \t]*)\n((?:[A-Za-z]\w{0,30}:[ \t].{1,500}\n){1,8})(---[ \t]*$)", re.MULTILINE
)
_TAG = re.compile(r"`([^`\n]+)`|([^`,\n]+)")


#: a body after a step, with metadata and findings from it
_Step = tuple[SourceText, tuple[Meta, ...], tuple[Finding, ...]]


class Notes:
    """Notes of meetings."""

    traits = DialectTraits(
        "notes",
        ("heading", "front matter", "part", "file name"),
        has_posts=False,
        is_published=False,
        has_templates=False,
    )
    help = "Meeting notes of HackMD, HedgeDoc or GitHub: one meeting in a file, or many."

    def evidence(self, draft: RawDocument) -> int:
        """Return how much speaks for notes."""
        return weighed(_CLUES, draft)

    def read(self, draft: RawDocument) -> Source:
        """Return the note, with its tags as a list, those of its line of tags too."""
        meta, body, findings = draft.meta, draft.body, draft.findings
        for step in (_without_second_data, _without_tag_line):
            body, more, found = step(body)
            meta, findings = (*meta, *more), (*findings, *found)
        return Source(draft.path, self.traits, tuple(map(_listed, meta)), body, findings)


def _listed(meta: Meta) -> Meta:
    if meta.key.casefold() != "tags" or not isinstance(meta.value, str):
        return meta
    return meta._replace(value=split(meta.value, ","))


def _without_second_data(body: SourceText) -> _Step:
    """Return *body* with data that it begins with as a paragraph, and the data.

    What synchronizes notes puts a front matter of its own before another.
    """
    found = _DATA.match(body.text)
    if not found:
        return body, (), ()
    first = body.number_at(found.start(2))
    meta = tuple(
        Meta(pair.key, pair.value, first + pair.line) for pair in loose_pairs_of(found[2])
    )
    message = "A second front matter became a paragraph, and its values became metadata."
    finding = Finding(Severity.REPAIR, "second-data", first, message, quoted(found[2]))
    return body.edited((Edit(*found.span(1)), Edit(*found.span(3)))), meta, (finding,)


def _without_tag_line(body: SourceText) -> _Step:
    """Return *body* with its line of tags as a paragraph, and the tags.

    As a heading of the lowest level it would be a chapter of its own.
    """
    found = _TAGS.search(body.text)
    if not found or _is_in_code(body.text, found.start()):
        return body, (), ()
    line = body.number_at(found.start())
    tags = tuple((a or b).strip() for a, b in _TAG.findall(found[2] or "") if (a or b).strip())
    before = "\n" if body.text[: found.start()].removesuffix("\n")[-1:].strip() else ""
    after = "" if body.text.startswith("\n", found.end() + 1) else "\n"
    message = "The line of tags became a paragraph, and its tags became metadata."
    finding = Finding(Severity.REPAIR, "tags", line, message, quoted(found[0]))
    edit = Edit(found.start(), found.end(), f"{before}{found[1]}{after}")
    return body.edited((edit,)), (Meta("tags", tags, line),), (finding,)


def _is_in_code(text: str, offset: int) -> bool:
    fences = re.findall(r"^ {0,3}(?:```|~~~)", text[:offset], re.MULTILINE)
    return len(fences) % 2 == 1
