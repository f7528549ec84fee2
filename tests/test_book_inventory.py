"""Whether the book holds what the inventory of its first source lists, in words of its own."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BOOK = Path(__file__).resolve().parent.parent / "docs"
SOURCES = BOOK.parent.parent / "shared" / "sources"
INVENTORY = SOURCES / "inventory.yaml"
#: the source of the first chapter, as the inventory names it
SEED = "003"
#: so many words in a row are borrowed, not found again
BORROWED = 12

pytestmark = pytest.mark.skipif(
    not INVENTORY.is_file(),
    reason="the source documents and their inventory are not beside this checkout",
)

FENCE = re.compile(r"\s*(?P<fence>`{3,}|:{3,})(?:\{(?P<kind>[\w:-]+)\})?.*")
#: what a fence shows instead of reading it
CODE = (None, "code", "code-block")
OPTION = re.compile(r"\s*:(?P<name>[\w-]+):\s*(?P<value>.*)")
ATTENDEE = re.compile(r"(?P<id>[\w-]+)(?:\s+\((?P<from>[^)]*)\))?(?:\s+as\s+[^,(]+)?\s*(?:,|$)")
MARKUP = re.compile(r"https?://\S+|^\s*:{3,}.*$|^#+ .*$", re.MULTILINE)


def book() -> str:
    """All that is written in the book."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(BOOK.rglob("*.md")))


def entries(kind: str) -> dict[str, dict[str, str]]:
    """The entries of *kind* in the book: id -> options."""
    found = (options for name, options in directives(book()) if name == kind)
    return {options.get("id", ""): options for options in found}


def directives(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield name and options of each directive in *text*, but not of those shown as code."""
    lines = iter(text.splitlines())
    for line in lines:
        opening = FENCE.fullmatch(line)
        if not opening:
            continue
        if opening["kind"] not in CODE:
            yield opening["kind"], dict(options_of(lines))
        elif opening["fence"].startswith("`"):
            closed_by(opening["fence"], lines)


def options_of(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield the options that *lines* begin with; the line after them is used up."""
    for line in lines:
        option = OPTION.fullmatch(line)
        if not option:
            return
        yield option["name"], option["value"].strip()


def closed_by(fence: str, lines: Iterator[str]) -> None:
    """Use up *lines* to the end of the block of code that *fence* began."""
    for line in lines:
        if line.strip() == fence:
            return


@cache
def inventory() -> dict[str, list[dict[str, Any]]]:
    """Name of a part -> its rows."""
    return dict(YAML(typ="safe").load(INVENTORY.read_text(encoding="utf-8")))


def of_this_source(part: str) -> list[dict[str, Any]]:
    """The rows of *part* that the source of the first chapter is evidence for."""
    return [row for row in inventory()[part] if is_from_seed(row)]


def needed(part: str) -> set[str]:
    """The ids in *part* that the book must have."""
    rows = inventory()[part]
    return {row["id"] for row in rows if is_stated(row) and not row.get("optional")}


def is_stated(row: dict[str, Any]) -> bool:
    """Whether the source names *row* in its text, not in an address alone."""
    spellings = [spelling for spelling in row.get("aliases", []) if isinstance(spelling, dict)]
    names = [spelling for spelling in spellings if not spelling.get("url_only")]
    return any(is_from_seed(stated) for stated in (names if spellings else [row]))


def is_from_seed(row: dict[str, Any]) -> bool:
    """Whether *row* comes from the source of the first chapter."""
    return any(place["seed"] == SEED for place in row.get("where", []))


def held(what: str, expected: Iterable[Any], found: Iterable[Any]) -> None:
    """Say how many of the *expected* were *found*; fail if one is missing."""
    wanted, there = set(expected), set(found)
    sys.stdout.write(f"{what}: {len(wanted & there)} of {len(wanted)}\n")
    assert wanted, f"the inventory lists no {what}"
    assert wanted <= there, f"{what} missing: {sorted(map(str, wanted - there))}"


def check_ins_expected() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield meeting, person, and the organizations stated in that line of the roll call."""
    facts = {person["id"]: person["affiliations"] for person in inventory()["people"]}
    for meeting in (row for row in of_this_source("events") if row["kind"] == "meeting"):
        for row in meeting["attendees"]:
            (line,) = row["where"]
            orgs = {fact["org"] for fact in facts[row["person"]] if line in fact["where"]}
            yield meeting["id"], row["person"], frozenset(orgs - {None})


def check_ins_written() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield meeting, person and organizations, as the book has them."""
    for meeting, options in entries("event").items():
        for match in ATTENDEE.finditer(options.get("attendees", "")):
            orgs = (match["from"] or "").split(",")
            yield meeting, match["id"], frozenset(org.strip() for org in orgs if org.strip())


def words(text: str) -> list[str]:
    """The words of *text*, without addresses, titles and case."""
    return re.findall(r"[^\W_]+", MARKUP.sub(" ", text).casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words in *text* that is long enough to be borrowed."""
    found = words(text)
    return {tuple(found[i : i + BORROWED]) for i in range(len(found) - BORROWED + 1)}


def source_texts() -> Iterator[str]:
    """Yield the texts of the sources, those with broken letters as they were meant."""
    for path in sorted(SOURCES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        try:
            yield text.encode("mac_roman").decode("utf-8")
        except UnicodeError:
            yield text


@pytest.mark.parametrize(
    ("part", "kind"),
    [("people", "person"), ("organizations", "organization"), ("events", "event")],
)
def test_what_the_source_names_has_an_entry(part: str, kind: str) -> None:
    """Every person, organization and event that is not optional stands in the book."""
    held(part, needed(part), entries(kind))


def test_decisions_are_those_that_were_taken() -> None:
    """Explicit decisions are entries with their meeting; proposals, opinions, news are not."""
    rows = of_this_source("decisions")
    written = {(id_, options.get("event")) for id_, options in entries("decision").items()}
    held("decisions", {(row["id"], row["meeting"]) for row in rows if row["explicit"]}, written)
    assert not {(row["id"], row["meeting"]) for row in rows if not row["explicit"]} & written


def test_check_ins_have_the_affiliation_of_the_day() -> None:
    """Every line of every roll call is there, and no other, with what was stated that day."""
    expected, written = set(check_ins_expected()), set(check_ins_written())
    held("check-ins", expected, written)
    meetings = {meeting for meeting, _, _ in expected}
    assert {row for row in written if row[0] in meetings} == expected


def test_addresses_are_verbatim() -> None:
    """Every address of the source stands in the book, character by character."""
    rows = [row for row in of_this_source("links") if not row.get("relative")]
    written = set(re.findall(r"https?://[^\s<>()\"]+?(?=[.,:]?(?:[\s<>()\"]|$))", book()))
    held("addresses", {row["url"] for row in rows}, written)


def test_sentences_are_our_own() -> None:
    """No run of twelve words is shared with a source, outside titles and addresses."""
    known = set().union(*map(runs, source_texts()))
    borrowed = [
        f"{path.relative_to(BOOK)}: {' '.join(run)}"
        for path in sorted(BOOK.rglob("*.md"))
        for run in sorted(runs(path.read_text(encoding="utf-8")) & known)
    ]
    sys.stdout.write(f"borrowed runs: {len(borrowed)}\n")
    assert not borrowed
