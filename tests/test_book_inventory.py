"""Whether the book, as built, holds what the inventory of its sources lists, in its own words."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "docs"
SOURCES = ROOT.parent / "shared" / "sources"
INVENTORY = SOURCES / "inventory.yaml"
#: so many words in a row are borrowed, not found again
BORROWED = 12

pytestmark = pytest.mark.skipif(
    not INVENTORY.is_file(),
    reason="the source documents and their inventory are not beside this checkout",
)

MARKUP = re.compile(r"https?://\S+|^\s*:{3,}.*$|^#+ .*$", re.MULTILINE)

Row = dict[str, Any]


@dataclass(frozen=True)
class Built:
    """The book as readers and tools get it: ``annals.json`` and the HTML beside it."""

    #: (kind, id) -> entry
    entries: dict[tuple[str, str], Row]
    #: docname -> its page
    pages: dict[str, BeautifulSoup]
    #: docname -> the text of its article, with single spaces
    texts: dict[str, str]
    #: docname -> the addresses that its article leads to
    addresses: dict[str, frozenset[str]]

    def has(self, kind: str, entry_id: str) -> bool:
        """Whether there is such an entry, and its page shows its title."""
        entry = self.entries.get((kind, entry_id))
        return bool(entry and plain(entry["title"]) in plain(self.texts[entry["docname"]]))

    def names(self, kind: str, entry_id: str, field: str) -> set[str | None]:
        """The ids that a link field of an entry names."""
        links = self.entries[kind, entry_id]["links"]
        return {link["id"] for link in links if link["field"] == field}

    @property
    def all_addresses(self) -> frozenset[str]:
        """Each address in the book."""
        return frozenset().union(*self.addresses.values())

    @property
    def text(self) -> str:
        """All that is said in the book."""
        return "\n".join(self.texts.values())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The book of this repository, built as a website."""
    folder = tmp_path_factory.mktemp("book")
    where = ["-d", str(folder / "doctrees"), str(BOOK), str(folder / "html")]
    run = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), "-b", "html", *where]
    subprocess.run(run, check=True, capture_output=True, text=True)
    export = json.loads((folder / "html" / "annals.json").read_text(encoding="utf-8"))
    assert export["problems"] == []
    pages = dict(pages_in(folder / "html"))
    articles = {docname: page.select_one("article") or page for docname, page in pages.items()}
    return Built(
        entries={(entry["kind"], entry["id"]): entry for entry in export["entries"]},
        pages=pages,
        texts={docname: plain(article.text) for docname, article in articles.items()},
        addresses={
            docname: frozenset(str(link["href"]) for link in article.select("a[href]"))
            for docname, article in articles.items()
        },
    )


def pages_in(folder: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Yield docname and content of each page."""
    for path in sorted(folder.rglob("*.html")):
        docname = path.relative_to(folder).with_suffix("").as_posix()
        yield docname, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def plain(text: str) -> str:
    """*text* with single spaces, and with plain quotation marks and hyphens."""
    marks = str.maketrans("‘’“”‑\N{NO-BREAK SPACE}", "''\"\"- ")
    return " ".join(text.translate(marks).split())


@cache
def inventory() -> dict[str, list[Row]]:
    """Name of a part -> its rows."""
    return dict(YAML(typ="safe").load(INVENTORY.read_text(encoding="utf-8")))


def needed(part: str) -> list[Row]:
    """The rows of *part* that the book must hold."""
    return [row for row in inventory()[part] if not row.get("optional")]


def held(what: str, rows: Iterable[Row], is_held: Callable[[Row], bool]) -> None:
    """Say how many *rows* the book holds; fail if one is missing."""
    expected = list(rows)
    missing = [row for row in expected if not is_held(row)]
    sys.stdout.write(f"{what}: {len(expected) - len(missing)} of {len(expected)}\n")
    assert expected, f"the inventory lists no {what}"
    names = [row.get("id") or row.get("name") or row.get("url") or row for row in missing]
    assert not missing, f"{what} missing: {names}"


def test_people_have_an_entry_and_a_page(built: Built) -> None:
    """All of them by id, and those whose name is certain under that name, each with a page."""
    held("people", needed("people"), lambda row: built.has("person", row["id"]))
    certain = [row for row in needed("people") if row["confidence"] == "certain"]
    held(
        "people by full name",
        certain,
        lambda row: built.entries["person", row["id"]]["title"] == row["name"],
    )
    held("pages of people", needed("people"), lambda row: f"people/{row['id']}" in built.pages)


def test_handles_are_those_of_the_sources(built: Built) -> None:
    """Each GitHub handle that a source gives stands at its person."""
    rows = [row for row in needed("people") if row["github"] and row["confidence"] == "certain"]
    handles = {row["id"]: {handle.casefold() for handle in row["github"]} for row in rows}
    held(
        "handles",
        rows,
        lambda row: handle_of(built.entries["person", row["id"]]) in handles[row["id"]],
    )


def handle_of(entry: Row) -> str:
    """The GitHub handle of a person as the book writes it."""
    return str(entry["fields"].get("github", "")).removeprefix("@").casefold()


def test_organizations_have_an_entry_and_their_parent(built: Built) -> None:
    """All of them by id, each with a page; a unit names what it belongs to."""
    rows = needed("organizations")
    held("organizations", rows, lambda row: built.has("organization", row["id"]))
    units = [row for row in rows if row["parent"]]
    held(
        "parents",
        units,
        lambda row: row["parent"] in built.names("organization", row["id"], "parent"),
    )


def test_events_have_an_entry_a_day_and_a_whole(built: Built) -> None:
    """All of them by id, with the date that is known, and part of what they belong to."""
    rows = needed("events")
    held("events", rows, lambda row: built.has("event", row["id"]))
    dated = [row for row in rows if row["date"] and built.has("event", row["id"])]
    held("dates of events", dated, lambda row: begins_on(built, row))
    parts = [row for row in rows if row["part_of"] or row["series"]]
    held(
        "parts",
        parts,
        lambda row: (
            (row["part_of"] or row["series"]) in built.names("event", row["id"], "part-of")
        ),
    )


def begins_on(built: Built, row: Row) -> bool:
    """Whether an event begins on the day of *row*, and ends on its last."""
    date = str(built.entries["event", row["id"]]["fields"].get("date", "")).rstrip("~")
    days = [row["date"], *([row["end_date"]] if row["end_date"] else [])]
    return date == "/".join(days)


def test_talks_have_an_entry_with_speakers_event_and_video(built: Built) -> None:
    """All of them by id, with each named speaker, the event, and the video if there is one."""
    rows = needed("talks")
    held("talks", rows, lambda row: built.has("talk", row["id"]))
    held(
        "speakers of talks",
        rows,
        lambda row: set(row["speakers"]) == built.names("talk", row["id"], "speakers"),
    )
    placed = [row for row in rows if row["event"]]
    held(
        "events of talks",
        placed,
        lambda row: row["event"] in built.names("talk", row["id"], "event"),
    )
    filmed = [row for row in rows if row["video"]]
    held(
        "videos of talks",
        filmed,
        lambda row: (
            row["video"]["youtube"] in str(built.entries["talk", row["id"]]["fields"].get("video"))
        ),
    )


def test_decisions_are_those_that_were_taken(built: Built) -> None:
    """Explicit decisions are entries with their meeting; proposals, opinions, news are not."""
    explicit = [row for row in inventory()["decisions"] if row["explicit"]]
    held(
        "decisions",
        explicit,
        lambda row: (
            built.has("decision", row["id"])
            and row["meeting"] in built.names("decision", row["id"], "event")
        ),
    )
    due = [row for row in explicit if row.get("deadline")]
    held(
        "deadlines",
        due,
        lambda row: (
            built.entries["decision", row["id"]]["fields"].get("due") == str(row["deadline"])
        ),
    )
    written = {entry_id for kind, entry_id in built.entries if kind == "decision"}
    assert written == {row["id"] for row in explicit}


def test_check_ins_have_the_affiliation_of_the_day(built: Built) -> None:
    """Every line of every roll call is there, and no other, with what was stated that day."""
    expected = set(check_ins_expected())
    written = set(check_ins_written(built, {meeting for meeting, _, _ in expected}))
    sys.stdout.write(f"check-ins: {len(expected & written)} of {len(expected)}\n")
    assert written == expected


def check_ins_expected() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield meeting, person, and the organizations stated in that line of the roll call."""
    facts = {person["id"]: person["affiliations"] for person in inventory()["people"]}
    for meeting in (row for row in inventory()["events"] if row["kind"] == "meeting"):
        for row in meeting["attendees"]:
            (line,) = row["where"]
            orgs = {fact["org"] for fact in facts[row["person"]] if line in fact["where"]}
            yield meeting["id"], row["person"], frozenset(orgs - {None})


def check_ins_written(
    built: Built, meetings: set[str]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield meeting, person and organizations, as the book has them."""
    for meeting in meetings:
        for link in built.entries["event", meeting]["links"]:
            if link["field"] == "attendees":
                yield meeting, link["id"], frozenset(link.get("affiliations", ()))


def test_addresses_are_verbatim(built: Built) -> None:
    """Every address of the sources is a link of the book, character by character."""
    absolute = [row for row in needed("links") if not row.get("relative")]
    held("addresses", absolute, lambda row: address_of(row) in built.all_addresses)
    relative = [row for row in needed("links") if row.get("relative")]
    held("relative addresses", relative, lambda row: row["url"] in built.text)


def address_of(row: Row) -> str:
    """The address that a source means, which HTML may write with ``&amp;``."""
    return str(row.get("decoded_url") or row["url"])


def test_pictures_videos_and_posts_are_there(built: Built) -> None:
    """Each is named by its path, its address or its id, as a described link or in a table."""
    seen = built.text + "\n".join(built.all_addresses)
    held("media", needed("media"), lambda row: is_seen(row, seen))


def is_seen(row: Row, seen: str) -> bool:
    """Whether the file or the address of *row* is in *seen*."""
    path = row.get("path") or row["id"]
    return path in seen or unquote(path) in seen


def test_agenda_items_and_celebrations_name_their_people(built: Built) -> None:
    """On the page of the meeting: who raised or is praised, with the links that were given."""
    items = [*inventory()["agenda_items"], *inventory()["celebrations_introductions"]]
    held("agenda items, celebrations, introductions", items, lambda row: is_told(built, row))


def is_told(built: Built, row: Row) -> bool:
    """Whether the page of the meeting names the people of *row*, and leads where it does."""
    docname = built.entries["event", row["meeting"]]["docname"]
    links = built.addresses[docname]
    people = {row.get("raised_by"), row.get("said_by"), row.get("person")} - {None}
    people |= {each for each in row.get("celebrates") or () if ("person", each) in built.entries}
    named = {link.rpartition("#")[2] for link in links}
    absolute = {link for link in row["links"] if "://" in link}
    return people <= named and absolute <= links


def test_projects_are_in_the_glossary(built: Built) -> None:
    """Each piece of software, protocol and package is a term, which the index lists."""
    terms = [term for page in built.pages.values() for term in page.select("dl.glossary dt")]
    shown = {plain(next(term.stripped_strings)) for term in terms}
    held("projects", needed("projects"), lambda row: plain(row["name"]) in shown)
    index = built.texts["genindex"]
    held("projects in the index", needed("projects"), lambda row: plain(row["name"]) in index)


def test_places_are_named(built: Built) -> None:
    """Each town, house and country of the sources is named somewhere."""
    held("places", needed("places"), lambda row: plain(row["name"].split(" (")[0]) in built.text)


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
