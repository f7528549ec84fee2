"""The four sources of this book, where they are at hand, through the whole converter.

What the inventory lists is counted as found, expected and wrong; ``pytest -s`` prints it.
"""

from __future__ import annotations

import html
import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from sphinx_annals.convert.options import ConvertOptions
from sphinx_annals.convert.pipeline.conversion import convert
from sphinx_annals.convert.sources.decoding import decoded
from sphinx_annals.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

SHARED = Path(__file__).resolve().parents[2] / "shared"
SOURCES = SHARED / "sources"
SEEDS = ("000", "001", "002", "003")

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the source documents are not beside this checkout"
)


class Count(NamedTuple):
    """How many of something there should be, and what of it is amiss."""

    what: str
    expected: int
    missing: list[str]
    wrong: list[str]

    def __str__(self) -> str:
        """Return the count as a row."""
        found = self.expected - len(self.missing)
        return f"{self.what:<44}{found:>6} of {self.expected:>6}, {len(self.wrong)} wrong"


class Converted(NamedTuple):
    """What came of the four sources."""

    pages: dict[str, str]
    records: dict[str, list[dict[str, Any]]]

    def of(self, seed: str, record: str) -> list[dict[str, Any]]:
        """Return the records of one sort in a source."""
        return [each for each in self.records[seed] if each["record"] == record]


@pytest.fixture(scope="module")
def inventory() -> dict[str, Any]:
    """Every fact in the four sources."""
    text = (SOURCES / "inventory.yaml").read_text("utf-8")
    return dict(YAML(typ="safe").load(text))


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """The pages and the report of one run over all four."""
    place = tmp_path_factory.mktemp("sources")
    (place / "notes").mkdir()
    for path in SOURCES.glob("*.txt"):
        (place / "notes" / f"{path.name[:3]}.md").write_bytes(path.read_bytes())
    report = place / "report.json"
    convert(ConvertOptions((place / "notes",), place / "book", report=report))
    files = json.loads(report.read_text("utf-8"))["files"]
    return Converted(
        {f["file"][:3]: (place / "book" / f["page"]).read_text("utf-8") for f in files},
        {f["file"][:3]: f["records"] for f in files},
    )


@pytest.fixture(scope="module")
def fidelity() -> ModuleType:
    """What says which words are lost."""
    spec = importlib.util.spec_from_file_location("fidelity", SHARED / "tools" / "fidelity.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(count: Count) -> None:
    """Print a count, and hold that nothing is amiss."""
    print(f"\n{count}", end="")  # noqa: T201 - the table is what a maintainer looks at
    assert (count.missing, count.wrong) == ([], [])


def lines_of(fact: dict[str, Any], seed: str) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of a source where *fact* stands."""
    for place in fact["where"]:
        if place["seed"] == seed:
            yield place["line"], place.get("to_line", place["line"])


def meets(lines: Iterable[int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a span of lines has one in common with *others*."""
    first, last = lines
    return any(first <= end and begin <= last for begin, end in others)


def _kept(url: str) -> str:
    """Return how a page has an address: of a player, the page on which it is played."""
    player = re.fullmatch(r"https://www\.youtube\.com/embed/([\w-]+)\?start=(\d+)", url)
    watched = f"https://www.youtube.com/watch?v={player[1]}&t={player[2]}s" if player else url
    return html.unescape(watched)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_word_is_lost(seed: str, converted: Converted, fidelity: ModuleType) -> None:
    """Every visible word is on the page, in its order, once the encoding is repaired."""
    (path,) = SOURCES.glob(f"{seed}_*.txt")
    found = fidelity.missing(decoded(path.read_bytes()).text, converted.pages[seed])
    told(Count(f"{seed}: words", found["total"], found["missing"], found["moved"]))


def test_every_link_is_kept(inventory: dict[str, Any], converted: Converted) -> None:
    """Each address stands on the page of each source that has it; places in it are led to."""
    # a script is no link: it is left out, and the report says so
    listed = [
        (s, each["url"])
        for s in SEEDS
        for each in inventory["links"]
        if [*lines_of(each, s)] and not each["url"].endswith(".js")
    ]
    missing = [f"{s}: {url}" for s, url in listed if not _leads(url, converted.pages[s])]
    told(Count("links", len(listed), missing, []))


def _leads(url: str, page: str) -> bool:
    if not url.startswith("#"):
        return _kept(url) in page
    # a target has the name of its page before its own
    targets = re.findall(r"^\(([\w-]+)\)=$", page, re.MULTILINE)
    words = re.sub(r"[^a-z]+", "-", url[1:])
    return any(each.endswith(words) and f"(#{each})" in page for each in targets)


def test_every_picture_and_embed_is_kept(inventory: dict[str, Any], converted: Converted) -> None:
    """Each picture, video, tweet and embedded page can be reached, with its words."""
    listed = [(s, each) for s in SEEDS for each in inventory["media"] if [*lines_of(each, s)]]
    missing = [
        f"{seed}: {each.get('id') or each['path']}"
        for seed, each in listed
        if (each.get("id") or _kept(each["path"])) not in converted.pages[seed]
    ]
    told(Count("pictures, videos, tweets, embeds", len(listed), missing, []))


def test_every_check_in_is_somebody(inventory: dict[str, Any], converted: Converted) -> None:
    """Each row of a roll call is a person, with the handle and the affiliation of that day."""
    listed = {
        row["where"][0]["line"]: row
        for event in inventory["events"]
        if event["id"].startswith("collab-cafe-2025")
        for row in event["attendees"]
    }
    found = {each["line"]: each for each in converted.of("003", "presence")}
    told(
        Count(
            "check-ins",
            len(listed),
            [str(line) for line in listed if line not in found],
            [str(line) for line, row in found.items() if not _is_row(row, listed.get(line))],
        )
    )
    attendees = re.findall(r"^:attendees: (.*)$", converted.pages["003"], re.MULTILINE)
    told(Count("meetings with their people", 6, [], [each for each in attendees if not each]))
    assert len(attendees) == 6


def _is_row(row: dict[str, Any], listed: dict[str, Any] | None) -> bool:
    said = row["says"]
    return listed is not None and (
        bool(row.get("person"))
        and said["name"] == listed["as_stated"]
        and [*said.get("handles", ())] == [listed["handle_as_stated"].removeprefix("@")]
        and ", ".join(said.get("affiliations", ()))
        == (listed["affiliation_as_stated"] or "").strip("-").replace(" and ", ", ")
    )


def test_every_name_tag_is_resolved(inventory: dict[str, Any], converted: Converted) -> None:
    """Whoever a tag names is mentioned, the same person as in the roll call; no tag is left."""
    names = {each["id"]: each["name"] for each in inventory["people"]}
    tags = [each for each in converted.of("003", "label") if "[name=" in each["words"]]
    asked = [f"{each['line']}: {each['says']['name']}" for each in tags if not each.get("person")]
    told(
        Count(
            "[name=…] resolved",
            len(tags),
            asked,
            re.findall(r"\[name=[^\]]*\]", converted.pages["003"]),
        )
    )
    assert len(tags) == 15
    raised = {
        e["where"][0]["line"]: names.get(e["raised_by"], "") for e in inventory["agenda_items"]
    }
    said = {each["line"]: each["says"]["name"] for each in tags if each["line"] in raised}
    assert all(fold(name).split()[0] in fold(raised[line]) for line, name in said.items())


def test_explicit_decisions_are_found_and_no_others(
    inventory: dict[str, Any], converted: Converted
) -> None:
    """All eight, and none of the thirteen that only look like one, in any of the sources."""
    explicit = [each for each in inventory["decisions"] if each["explicit"]]
    others = [each for each in inventory["decisions"] if not each["explicit"]]
    found = [(seed, d["says"]["lines"]) for seed in SEEDS for d in converted.of(seed, "decision")]
    known = [(seed, span) for each in explicit for seed in SEEDS for span in lines_of(each, seed)]
    told(
        Count(
            "explicit decisions",
            len(explicit),
            [
                each["id"]
                for each in explicit
                if not any(meets(lines, lines_of(each, seed)) for seed, lines in found)
            ],
            [
                f"{seed}: {lines}"
                for seed, lines in found
                if not meets(lines, (span for s, span in known if s == seed))
            ],
        )
    )
    assert (len(explicit), len(others)) == (8, 13)


def test_headed_talks_are_found_whole(inventory: dict[str, Any], converted: Converted) -> None:
    """Those of source 000 have their speakers, all affiliations and the video on the page."""
    listed = {
        each["where"][0]["line"]: each
        for each in inventory["talks"]
        if each["where"][0]["seed"] == "000"
        and not each.get("optional")
        and each["kind"] != "video"
        and (each.get("heading_verbatim") or each["video"])
    }
    found = {each["line"]: each for each in converted.of("000", "talk")}
    speakers = converted.of("000", "speaker")
    wrong = []
    for line, talk in listed.items():
        said = [
            f"{s['says']['name']}, {', '.join(s['says'].get('affiliations', ()))}".rstrip(", ")
            for s in speakers
            if s["line"] == line
        ]
        expected = [
            s["affiliation_as_stated"][0]["text"]
            for s in talk["speakers_detail"]
            if s["affiliation_as_stated"]
        ]
        video = (talk["video"] or {}).get("url", "")
        is_known = line == 44 or said == expected  # who speaks there isn't named
        if not is_known or found.get(line, {"says": {}})["says"].get("video", "") != video:
            wrong.append(f"{line}: {said}, {video}")
    told(
        Count(
            "headed talks", len(listed), [str(line) for line in listed if line not in found], wrong
        )
    )
