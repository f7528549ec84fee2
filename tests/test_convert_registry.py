"""Registry pages: entries are found and added, and the rest stays as the writer left it."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from building import built
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.identity.registry_pages import HEADING, NewEntry, RegistryPage
from sphinx_annals.kinds.organization import ORGANIZATION
from sphinx_annals.kinds.person import PERSON
from sphinx_annals.model.names import slug

if TYPE_CHECKING:
    from pathlib import Path

BY_HAND = dedent(
    """\
    ---
    title: ":::{person} Not In Metadata"
    ---
    # Our people

    Some prose, and an example:

    ````markdown
    :::{person} Example
    :id: example
    :::
    ````

    <!--
    :::{person} Commented
    :::
    -->

    :::{person} Ada Quill
    :id: adaq
    :aliases: Ada, "Quill, Ada"
    :github: "@AdaQuill"  # as she writes it

    She keeps the lamps.
    :::

    ::::{note}
    ```{person} Bo Linde
    ---
    id: bolinde
    aliases: >
      Bo,
      Bo L
    ---
    ```
    ::::

      :::{annals:person} Cy Marsh
      :::

    :::{organization} Lantern Club
    :id: lantern-club
    :::
    """
)


def page(text: str) -> RegistryPage:
    """A page that may hold people."""
    return RegistryPage(text, (PERSON,))


def extended(text: str, *drafts: NewEntry) -> str:
    """A page with new entries."""
    return page(text).changed(page(text).added(drafts, "People"))


def renamed(text: str, names: list[str], handle: str = "") -> str:
    """A page on which Ada has more names."""
    return page(text).changed(page(text).named("ada", names, handle))


def person(name: str, **options: str) -> NewEntry:
    """A new person."""
    return NewEntry("person", slug(name), name, tuple(options.items()))


def test_entries_are_found_however_they_are_written() -> None:
    """Fences of colons or backticks, options in either way; no example, comment or other kind."""
    found = [(e.id, e.title, e.aliases, e.handle) for e in page(BY_HAND).entries]
    assert found == [
        ("adaq", "Ada Quill", ("Ada", "Quill, Ada"), "AdaQuill"),
        ("bolinde", "Bo Linde", ("Bo", "Bo L"), ""),
        ("cy-marsh", "Cy Marsh", (), ""),
    ]
    assert [entry.has_prose for entry in page(BY_HAND).entries] == [True, False, False]


def test_new_entries_go_below_by_name() -> None:
    """What stands there stays; those who are new follow under a heading, by name."""
    text = extended(BY_HAND, person("Zoe Reed"), person("Émile Reed"))
    assert text.startswith(BY_HAND)
    added = text.removeprefix(BY_HAND)
    assert added.startswith(f"\n## {HEADING}\n\n:::{{person}} Émile Reed\n:id: emile-reed\n:::\n")
    assert [e.id for e in page(text).entries][-2:] == ["emile-reed", "zoe-reed"]


def test_a_later_run_adds_below_the_same_heading() -> None:
    """The heading stands once; those of an earlier run keep their place."""
    once = extended("", person("Zoe Reed"))
    twice = extended(once, person("Ada Quill"))
    assert twice.startswith(once)
    assert twice.count(HEADING) == 1
    assert extended(twice) == twice


def test_line_ends_are_those_of_the_page() -> None:
    """A page with CRLF keeps it, in what is added too."""
    text = "# People\r\n\r\n:::{person} Ada\r\n:id: ada\r\n:::\r\n"
    longer = extended(text, person("Bo"))
    assert longer.count("\n") == longer.count("\r\n")
    assert renamed(text, ["A"]).count("\r\n") == text.count("\r\n") + 1


def test_an_open_fence_is_closed_first() -> None:
    """What is added never becomes part of an entry that somebody forgot to close."""
    text = extended("# People\n\n::::{person} Ada\n:id: ada\n", person("Bo"))
    assert [entry.id for entry in page(text).entries] == ["ada", "bo"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (":id: ada\n:github: ada", ":id: ada\n:aliases: Ada Q\n:github: ada"),
        (":id: ada\n:aliases: A", ":id: ada\n:aliases: A, Ada Q\n:github: quill"),
        (":id: ada\n:aliases: 'Q: A'", ":id: ada\n:aliases: 'Q: A, Ada Q'\n:github: quill"),
        (":aliases: A,\n:  B\n:id: ada", ":aliases: A, B, Ada Q\n:github: quill\n:id: ada"),
        ("---\nid: ada\n---", "---\nid: ada\naliases: Ada Q\ngithub: quill\n---"),
    ],
)
def test_a_name_and_a_handle_are_added_to_an_entry(before: str, after: str) -> None:
    """The option is extended or begun, a handle that is there stays; nothing else changes."""
    text = "Before\n\n:::{{person}} Ada\n{}\n\nProse.\n:::\n\nAfter"
    changed = renamed(text.format(before), ["Ada Q", "ADA"], "quill")
    assert changed == text.format(after)


def test_an_entry_with_prose_is_not_taken_away() -> None:
    """What a writer wrote about somebody is never lost."""
    with pytest.raises(LookupError):
        page(BY_HAND).removed("adaq")
    assert page(BY_HAND).changed(page(BY_HAND).removed("cy-marsh")) == BY_HAND.replace(
        "  :::{annals:person} Cy Marsh\n  :::\n\n", ""
    )


@given(st.text(max_size=200), st.text(min_size=1, max_size=30))
def test_whatever_a_page_holds_it_stays(text: str, name: str) -> None:
    """Any text is the beginning of what it becomes, and what is added is found again."""
    longer = extended(text, person(name, source="x"))
    assert longer.startswith(text) or not text.strip()
    assert slug(name) in [entry.id for entry in page(longer).entries]


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=20))
def test_what_is_written_is_read_back(names: list[str], source: str) -> None:
    """Names with commas, quotation marks, colons and hashes survive being written."""
    once = renamed(":::{person} Ada\n:id: ada\n:::\n", names)
    (entry,) = page(once).entries
    assert renamed(once, list(entry.aliases)) == once
    (draft,) = page(person("Bo", source=source, place="x").text).entries
    assert {option.key for option in draft.options} >= {"id", "place"}


HOSTILE = [
    "Ada: # {{ quill }} `x`",
    "<script>alert(1)</script>",
    ":::{eval-rst}",
    "''' \"\"\"",
    "{person}`x` [y](javascript:z)",
    "- ??? !!! @ada",
    "%Bo",
    "|",
    "李小龙",
]


def test_hostile_names_are_text_in_the_book(tmp_path: Path) -> None:
    """Whatever stands in a name, the page builds without a warning, and shows the name."""
    drafts = [
        NewEntry("organization", f"o{n}", name, (("aliases", f"alias {n}"), ("source", name)))
        for n, name in enumerate(HOSTILE)
    ]
    empty = RegistryPage("", (ORGANIZATION,))
    text = empty.changed(empty.added(drafts, "Organizations"))
    with built(tmp_path, {"index.md": text}) as book:
        assert [each for each in book.warnings if each.type != "toc.not_included"] == []
        entries = json.loads(book.file("annals.json"))["entries"]
    titles = {entry["id"]: entry["title"] for entry in entries}
    assert [titles[f"o{n}"] for n in range(len(HOSTILE))] == HOSTILE
