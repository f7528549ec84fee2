"""Old addresses: the ids that an entry once had, and the pages that it once was on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from building import broken_links, built
from jinja2 import Template
from manuscript import Manuscript
from snapshot import bytes_of

from sphinx_annals.model.names import former_ids
from sphinx_annals.pages.redirects import MARK, PAGE, is_redirect

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "# A book\n\n```{toctree}\n:glob:\n\n*\npeople/index\norganizations/index\n```\n"
#: the builders that write redirects -> where one is
SITES = {"html": "{}.html", "dirhtml": "{}/index.html"}


def person(title: str, name: str, aliases: str) -> str:
    """Return an entry for a person."""
    return f":::{{person}} {title}\n:id: {name}\n:aliases: {aliases}\n:::\n\n"


def redirects_in(out: Path) -> set[str]:
    """Return the redirects among the files of a website."""
    found = (path for path in out.rglob("*.html") if is_redirect(path))
    return {path.relative_to(out).as_posix() for path in found}


def places(builder: str, *docnames: str) -> set[str]:
    """Return the files that *builder* writes for *docnames*."""
    return {SITES[builder].format(docname) for docname in docnames}


@pytest.mark.parametrize(
    ("alias", "ids"),
    [
        ("Min", ("min", "Min")),
        ("Ada B. Quill", ("ada-b-quill",)),
        ("AdaQuill", ("AdaQuill", "adaquill")),
        ("ada-quill", ("ada-quill",)),
        ("李小龙", ("li-xiao-long",)),
        ("2i2c", ("2i2c",)),
    ],
)
def test_an_alias_was_an_id_or_a_title(alias: str, ids: tuple[str, ...]) -> None:
    """An alias is made into an id as titles are; what can be one stays possible as written."""
    assert former_ids(alias) == ids


# places within a page ---------------------------------------------------------------------------


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_an_entry_is_found_under_its_former_ids(tmp_path: Path, builder: str) -> None:
    """Aliases are further anchors of an entry, be it a section or a box in a list."""
    files = {
        "index.md": """
            # Notes

            :::{event} Spring meeting
            :id: spring
            :aliases: May meeting, SpringMeet
            :::

            - In a list

              :::{decision} Mow
              :id: mow
              :aliases: cut the grass
              :::
            """
    }
    suffix = ".xhtml" if builder == "epub" else ".html"
    with built(tmp_path, files, builder, conf="copyright = 'us'") as book:
        ids = [str(tag["id"]) for tag in book.soup(f"index{suffix}").select("[id]")]
        assert set(ids) >= {"spring", "may-meeting", "SpringMeet", "mow", "cut-the-grass"}
        assert len(ids) == len(set(ids))
        assert [w for w in book.warnings if w.type != "toc.not_included"] == []


def test_a_former_id_is_never_taken_from_another(tmp_path: Path) -> None:
    """What has an id in the document keeps it alone: a heading, an entry, what the book adds."""
    files = {
        "people/ada.md": """
            # Ada

            :::{person} Ada Quill
            :id: ada
            :aliases: Bees, Ada events, Cy, Reeds
            :::

            :::{person} Cy Marsh
            :id: cy
            :aliases: Reeds
            :::

            ## Bees
            """,
        "index.md": INDEX,
        "may.md": ":::{event} May\n:id: may\n:attendees: ada\n:::\n",
    }
    with built(tmp_path, files) as book:
        page = book.body("people/ada.html")
        ids = [str(tag["id"]) for tag in page.select("[id]")]
        assert {"bees", "cy", "reeds", "ada-events"} <= set(ids)
        assert len(ids) == len(set(ids))
        for name, title in {"bees": "Bees", "cy": "Cy Marsh", "ada-events": "Events"}.items():
            heading = page.select_one(f"#{name} > h2, #{name} > h3")
            assert heading
            assert heading.text.startswith(title)
        assert [w for w in book.warnings if w.type != "toc.not_included"] == []


def test_one_page_of_all_has_each_former_id_once(tmp_path: Path) -> None:
    """In a book on a single page an alias doesn't take the id of something in another document."""
    may = ":::{event} May\n:id: may\n:aliases: Garden\n:::\n"
    files = {"index.md": INDEX, "a.md": f"# A\n\n{may}", "b.md": "# B\n\n## Garden\n"}
    with built(tmp_path, files, "singlehtml") as book:
        garden = book.soup().select("#garden")
        assert [tag.name for tag in garden] == ["section"]
    with built(tmp_path, files, "html") as book:
        assert book.soup("a.html").select("span#garden")


# pages ------------------------------------------------------------------------------------------

PEOPLE = {
    "index.md": INDEX,
    "who.md": "# Who\n\n"
    + person("Ada <Quill> & Co.", "ada", "Ada Bell, Addy, AdaQ")
    + person("Bo Linde", "bo", "Bo, index, CY, Addie, may"),
    "when.md": "# When\n\n:::{event} May\n:id: may\n:aliases: Spring\n:::\n",
    "people/cy.md": "# Cy\n",
}


@pytest.mark.parametrize("builder", SITES)
def test_a_former_page_leads_to_the_page_of_today(tmp_path: Path, builder: str) -> None:
    """At each former address stands a page that leads on by itself, and by a plain link."""
    with built(tmp_path, PEOPLE, builder) as book:
        old = ("people/ada-bell", "people/addy", "people/AdaQ", "people/addie")
        assert redirects_in(book.out) == places(builder, *old)
        page = book.soup(SITES[builder].format("people/ada-bell"))
        to = {"html": "ada.html", "dirhtml": "../ada/"}[builder]
        refresh, robots = (
            page.select_one(f"meta[{key}]") for key in ("http-equiv", "name=robots")
        )
        assert refresh
        assert robots
        assert (refresh["http-equiv"], refresh["content"]) == ("refresh", f"0; url={to}")
        assert robots["content"] == "noindex"
        assert [link["href"] for link in page.select("link[rel=canonical], a")] == [to, to]
        assert [tag.text for tag in page.select("title, a")] == ["Ada <Quill> & Co."] * 2
        assert page.select("html[lang=en]")
        assert not page.select("script, quill")
        assert broken_links(book.out) == []
        assert [w for w in book.warnings if w.type != "toc.not_included"] == []


def test_a_redirect_is_a_whole_page(tmp_path: Path) -> None:
    """A redirect has what a valid page must have, and nothing is left open."""
    with built(tmp_path, PEOPLE) as book:
        text = book.file("people/addy.html")
        assert text.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
        closed = text.partition("\n")[2]
        for line in text.splitlines():
            if line.startswith(("<meta", "<link")):
                closed = closed.replace(line, line[:-1] + "/>")
        assert [child.tag for child in ET.fromstring(closed)] == ["head", "body"]


def test_other_redirects_can_be_made_of_the_same_page() -> None:
    """A library that knows nothing but the new address makes a whole page, which is not ours."""
    text = Template(PAGE.read_text("utf-8")).render(rel_url="a.html?x&y")
    page = BeautifulSoup(text, "html.parser")
    assert [link["href"] for link in page.select("link[rel=canonical], a")] == ["a.html?x&y"] * 2
    assert [tag.text for tag in page.select("title, h1")] == ["This page has moved"] * 2
    assert page.select("html[lang=en]")
    assert MARK not in text
    assert "\n\n" not in text


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "json", "text"])
def test_only_websites_of_many_pages_have_redirects(tmp_path: Path, builder: str) -> None:
    """Where pages have no addresses of their own, no file is written for old ones."""
    with built(tmp_path, PEOPLE, builder, conf="html_theme = 'alabaster'") as book:
        assert not [path for path in book.out.rglob("*") if "addy" in path.name]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Quill", "Quill"),
        ("Ada-Quill", "Ada Quill"),
        ("AdaQ", "Adaq"),
        ("Cy Marsh", "of the marsh"),
    ],
    ids=["the same", "the same address", "but for letter case", "another's title"],
)
def test_what_two_entries_claim_leads_nowhere(tmp_path: Path, first: str, second: str) -> None:
    """The book doesn't guess which of two is meant by an alias."""
    people = person("Ada", "ada", first) + person("Cy Marsh", "cy", second)
    with built(tmp_path, {"index.md": INDEX, "who.md": f"# Who\n\n{people}"}) as book:
        assert redirects_in(book.out) <= {"people/of-the-marsh.html"}


def test_no_two_files_differ_by_letter_case_alone(tmp_path: Path) -> None:
    """Of aliases that some file systems can't tell apart, the first has the address."""
    people = person("Ada", "ada", "adaquill, AdaQuill, ADA")
    with built(tmp_path, {"index.md": INDEX, "who.md": f"# Who\n\n{people}"}) as book:
        assert redirects_in(book.out) == {"people/adaquill.html"}


def test_a_file_of_the_writer_is_left_alone(tmp_path: Path) -> None:
    """What the project itself puts at such an address stays there."""
    files = {**PEOPLE, "extra/people/addy.html": "<p>Mine</p>"}
    conf = "html_extra_path = ['extra']\nexclude_patterns = ['extra']\n"
    with built(tmp_path, files, conf=conf) as book:
        assert book.file("people/addy.html").strip() == "<p>Mine</p>"


def test_organizations_lead_on_too(tmp_path: Path) -> None:
    """Every kind that has pages has old addresses; one without pages has none."""
    reed = ":::{organization} Reed Society\n:id: reed\n:aliases: Reeds\n:::\n"
    with built(tmp_path, {**PEOPLE, "reed.md": f"# Reed\n\n{reed}"}) as book:
        assert "organizations/reeds.html" in redirects_in(book.out)
        assert not list(book.out.rglob("*spring*"))


# from build to build ----------------------------------------------------------------------------


@pytest.mark.parametrize("builder", SITES)
def test_redirects_come_and_go_with_their_aliases(tmp_path: Path, builder: str) -> None:
    """A redirect goes with its alias, gives way to a page, and comes back when that goes."""
    book = Manuscript(tmp_path / "book", builder)
    book.write({"index.md": INDEX, "who.md": "# Who\n\n" + person("Ada", "ada", "Addy, Bell")})
    addy, bell = (
        place for name in ("addy", "bell") for place in places(builder, f"people/{name}")
    )
    assert redirects_in(book.build().outdir) == {addy, bell}
    book.replace("who.md", "Addy, Bell", "Addy")
    book.build()
    assert redirects_in(book.outdir) == {addy}
    assert not (book.outdir / bell).exists()
    book.write({"cy.md": "# Cy\n\n" + person("Cy", "addy", "Cyra")})
    book.build()
    assert redirects_in(book.outdir) == places(builder, "people/cyra")
    assert "Cy" in (book.outdir / addy).read_text("utf-8")
    book.remove("cy.md")
    book.build()
    assert redirects_in(book.outdir) == {addy}
    book.replace("who.md", "} Ada\n", "} Ada Quill\n")
    book.build()
    assert "Ada Quill" in (book.outdir / addy).read_text("utf-8")


def test_a_build_that_finds_nothing_new_writes_no_redirect(tmp_path: Path) -> None:
    """Redirects are written when they say something new, or are gone."""
    book = Manuscript(tmp_path / "book")
    book.write({"index.md": INDEX, "who.md": "# Who\n\n" + person("Ada", "ada", "Addy, Bell")})
    book.build()
    addy, bell = (book.outdir / f"people/{name}.html" for name in ("addy", "bell"))
    before = addy.stat().st_mtime_ns
    bell.unlink()
    book.build()
    assert bell.is_file()
    book.replace("who.md", "# Who", "# Who we are")
    book.build()
    assert addy.stat().st_mtime_ns == before


def test_four_processes_write_the_same_redirects(tmp_path: Path) -> None:
    """Redirects and former ids are the same with -j 4 and with -j 1."""
    one, four = (Manuscript(tmp_path / name) for name in ("one", "four"))
    more = {f"p{n}.md": f"# P\n\n{person(f'P {n}', f'p{n}', f'Old {n}, Old P')}" for n in range(8)}
    for book, count in ((one, "1"), (four, "4")):
        book.write({"index.md": INDEX, **more})
        book.build_apart("-j", count)
    assert bytes_of(one.outdir) == bytes_of(four.outdir)
    assert redirects_in(one.outdir) == {f"people/old-{n}.html" for n in range(8)}
