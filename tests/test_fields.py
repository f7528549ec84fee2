"""Field types: what they make of a text, and what they refuse."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.kinds.organization import ROR
from sphinx_annals.kinds.person import GITHUB, MASTODON, ORCID
from sphinx_annals.model import dates
from sphinx_annals.model.entries import Address, Name
from sphinx_annals.model.fields import (
    AFFILIATION,
    INTERVAL,
    NOTHING,
    SCHEMES,
    Choice,
    Day,
    FieldError,
    FieldType,
    Handle,
    Text,
    Web,
    Words,
)
from sphinx_annals.warnings import Warn

STATUS = Choice(("planned", "held", "cancelled"))
TYPE = Choice(("meeting", "sprint"), open=True)

# type, text, what it means
READ: list[tuple[FieldType, str, object]] = [
    (Text(), "<b>*plain*</b>", "<b>*plain*</b>"),
    (Words(), "news, old hat,, ", ("news", "old hat")),
    (Words(), ",", ()),
    (Day(), "2025-11", dates.parse("2025-11")),
    (Day(), "2025-11-04/..", dates.parse("2025-11-04/..")),
    (Web(), "https://example.org", Address("https://example.org")),
    (Web(), "HTTP://example.org/a?b=c#d", Address("HTTP://example.org/a?b=c#d")),
    (Web(), "https://例え.example/ü", Address("https://例え.example/ü")),
    (Web(), "mailto:ada@example.org", Address("mailto:ada@example.org")),
    (STATUS, "held", "held"),
    (STATUS, "Held", "held"),
    (TYPE, "SPRINT", "sprint"),
    (TYPE, "AGM", "AGM"),
    (GITHUB, "ada-q", Address("https://github.com/ada-q", "ada-q")),
    (GITHUB, "@Ada", Address("https://github.com/Ada", "@Ada")),
    (
        ORCID,
        "0000-0001-2345-678X",
        Address("https://orcid.org/0000-0001-2345-678X", "0000-0001-2345-678X"),
    ),
    (
        ORCID,
        "https://orcid.org/0000-0001-2345-6789",
        Address("https://orcid.org/0000-0001-2345-6789", "https://orcid.org/0000-0001-2345-6789"),
    ),
    (
        MASTODON,
        "@ada@social.example",
        Address("https://social.example/@ada", "@ada@social.example"),
    ),
    (ROR, "03yrm5c26", Address("https://ror.org/03yrm5c26", "03yrm5c26")),
]

# type, text, which warning, what to write instead
REFUSED: list[tuple[FieldType, str, Warn, str]] = [
    (Day(), "2025-02-30", Warn.DATE, "28 days"),
    (Day(), "3/4/2025", Warn.DATE, "2025-04-03 or 2025-03-04"),
    (Day(), "soon", Warn.DATE, "2025-11-04"),
    *(
        (Web(), text, Warn.ADDRESS, "https://")
        for text in (
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "\x01javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,hello",
            "ftp://example.org",
            "file:///etc/hosts",
            "vbscript:x",
            "//example.org/a",
            "example.org",
            "/a/b",
            "https://",
            "https:///a",
            "https:example.org",
            "mailto:",
            "https://example.org/a b",
            "https://example.org/\N{RIGHT-TO-LEFT OVERRIDE}a",
            "https://[example.org",
        )
    ),
    (STATUS, "hold", Warn.CHOICE, "write held"),
    (STATUS, "?", Warn.CHOICE, "planned, held, cancelled"),
    (GITHUB, "ada q", Warn.ADDRESS, "GitHub handle"),
    (GITHUB, "https://example.org/ada", Warn.ADDRESS, "GitHub handle"),
    (GITHUB, "-ada", Warn.ADDRESS, "GitHub handle"),
    (ORCID, "0000-0001-2345", Warn.ADDRESS, "sixteen digits"),
    (ORCID, "٠٠٠٠-0001-2345-6789", Warn.ADDRESS, "sixteen digits"),
    (MASTODON, "@ada", Warn.ADDRESS, "@name@server"),
    (MASTODON, "@ada@social.example/x", Warn.ADDRESS, "@name@server"),
    (ROR, "yrm5c26", Warn.ADDRESS, "ROR identifier"),
]


@pytest.mark.parametrize(("type_", "text", "value"), READ, ids=range(len(READ)))
def test_a_text_has_its_meaning(type_: FieldType, text: str, value: object) -> None:
    """A field holds what its type makes of the text."""
    assert type_.read(text) == value


@pytest.mark.parametrize(("type_", "text", "warn", "advice"), REFUSED, ids=range(len(REFUSED)))
def test_a_bad_text_is_refused_with_advice(
    type_: FieldType, text: str, warn: Warn, advice: str
) -> None:
    """What can't be understood has its warning, which says what to write."""
    with pytest.raises(FieldError, match=re.escape(advice)) as refused:
        type_.read(text)
    assert refused.value.warn is warn


@given(st.text() | st.sampled_from(["java", "https", "mailto", "data"]).map("{}:x@y".format))
def test_no_other_scheme_passes(text: str) -> None:
    """An address that is accepted has one of three schemes and nothing hidden in it."""
    try:
        address = Web().read(text)
    except FieldError:
        return
    assert isinstance(address, Address)
    assert urlsplit(address.uri).scheme in SCHEMES
    assert address.uri.isprintable()
    assert " " not in address.uri


@given(st.text(), st.sampled_from([GITHUB, ORCID, MASTODON, ROR]))
def test_a_handle_stays_on_its_site(text: str, handle: Handle) -> None:
    """A handle can't lead anywhere but to its site."""
    try:
        address = handle.read(text)
    except FieldError:
        return
    assert isinstance(address, Address)
    assert Web().read(address.uri) == Address(address.uri)


@given(st.text().filter(str.strip))
def test_an_open_choice_keeps_every_word(text: str) -> None:
    """Where other words are welcome, none is refused or changed, but for letter case of ours."""
    assert TYPE.read(text) in {text, text.casefold()}


def test_what_stands_beside_a_name_depends_on_the_link() -> None:
    """Parentheses hold affiliations, a time, or a part of the name."""
    assert AFFILIATION.read("tide (2016)").names == (Name("tide", ("2016",)),)
    assert INTERVAL.read("tide (2016)").names == (Name("tide", interval=dates.parse("2016")),)
    assert NOTHING.read("tide (2016)").names == (Name("tide (2016)"),)


@pytest.mark.parametrize("type_", [Text(), Words(), Day(), Web(), STATUS, TYPE, GITHUB], ids=repr)
def test_a_type_has_a_few_words_for_the_reference(type_: FieldType) -> None:
    """The reference can say what each type holds."""
    assert type_.summary


def test_an_open_choice_says_that_it_is_open() -> None:
    """Readers of the reference see whether other words are welcome."""
    assert TYPE.summary == "meeting, sprint, …"
    assert STATUS.summary == "planned, held, cancelled"
