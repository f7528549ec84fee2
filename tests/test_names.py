"""Names: how they are read from a link field, compared, and turned into ids."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_annals.model import dates
from sphinx_annals.model.entries import Name
from sphinx_annals.model.names import LONGEST_ID, fold, is_slug, parse, slug
from sphinx_annals.warnings import Warn

# A link field, and the names in it.
READ = {
    "ada": [Name("ada")],
    "ada, bo": [Name("ada"), Name("bo")],
    " ada ,,\n bo , ": [Name("ada"), Name("bo")],
    "": [],
    ",": [],
    "@ada": [Name("@ada")],
    "Ada\n  Quill": [Name("Ada Quill")],
    "ada (tide)": [Name("ada", ("tide",))],
    "ada(tide)": [Name("ada", ("tide",))],
    "ada (tide, lantern), bo": [Name("ada", ("tide", "lantern")), Name("bo")],
    "ada ()": [Name("ada")],
    "ada as host": [Name("ada", (), "host")],
    "ada as host of the day, bo": [Name("ada", (), "host of the day"), Name("bo")],
    "ada (tide) as host": [Name("ada", ("tide",), "host")],
    "ada (tide, lantern) as host, bo as scribe": [
        Name("ada", ("tide", "lantern"), "host"),
        Name("bo", (), "scribe"),
    ],
    '"Quill, Ada"': [Name("Quill, Ada")],
    '"Quill, Ada" (tide) as host': [Name("Quill, Ada", ("tide",), "host")],
    'ada ("Tide, Inc", lantern)': [Name("ada", ("Tide, Inc", "lantern"))],
    '"Talks as code" as title': [Name("Talks as code", (), "title")],
    "Ada (the first) Quill": [Name("Ada (the first) Quill")],
    "Ada (the first) Quill (tide)": [Name("Ada (the first) Quill", ("tide",))],
    "Ada (she) (tide) as host": [Name("Ada (she)", ("tide",), "host")],
    "Thomas Asch": [Name("Thomas Asch")],
    "Douglas (tide)": [Name("Douglas", ("tide",))],
    "Ada as": [Name("Ada as")],
    "Dr. Bo O'Linde-Ås": [Name("Dr. Bo O'Linde-Ås")],
    "李小龙 (少林) as 主持": [Name("李小龙", ("少林",), "主持")],
}

# What can't be read as a name stays whole, whatever commas are in its open parentheses.
UNREADABLE = {
    "ada (tide": "ada (tide",
    "ada (tide, bo": "ada (tide, bo",
    "ada tide)": "ada tide)",
    "(tide)": "(tide)",
    "()": "()",
    "as host": "as host",
    "ada (tide (lantern))": "ada (tide (lantern))",
    '"ada': '"ada',
    'ada "the first" quill': 'ada "the first" quill',
    '""': '""',
}

# Where nothing may stand beside a name, all of it is the name.
WHOLE = {
    "Sprint as a service (Paris)": ["Sprint as a service (Paris)"],
    "Sprint (Paris, 2nd), spring": ["Sprint (Paris, 2nd)", "spring"],
    '"Plan, meet, do", spring': ["Plan, meet, do", "spring"],
    "Sprint (Paris": ["Sprint (Paris"],
}

# Ways to write the same name.
SAME = [
    ("Ada Quill", "ADA  quill"),
    ("é", "e\N{COMBINING ACUTE ACCENT}"),
    ("José", "jose"),
    ("Ångström", "ANGSTROM"),
    ("Straße", "STRASSE"),
    ("İpek", "ipek"),
    ("Андрей", "Андре\u0438\N{COMBINING BREVE}"),
    ("Пётр", "петр"),
    ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("ﬁn", "FIN"),
    ("ada\N{NO-BREAK SPACE}quill", "Ada Quill"),
    ("हिन्दी", unicodedata.normalize("NFD", "हिन्दी")),
    ("한글", unicodedata.normalize("NFD", "한글")),
    ("が", "か\N{COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK}"),
]

# Names that differ, though a part of them looks like an accent.
DIFFERENT = [
    ("ada", "@ada"),
    ("हिन्दी", "हनद"),
    ("কে", "কা"),
    ("が", "か"),
    ("محمد", "محمود"),
    ("ı", "i"),
]

SLUGS = {
    "Ada Quill": "ada-quill",
    "  Ada -- Quill__the 2nd! ": "ada-quill-the-2nd",
    "李小龙": "li-xiao-long",
    "东京 2025": "dong-jing-2025",
    "2i2c": "2i2c",
    "Æsa Ødegård": "aesa-odegard",
    "Müller & Söhne": "muller-sohne",
    "Иван Петров": "ivan-petrov",
    "محمد": "mhmd",
    "한국": "han-gug",
    "🎉": "tada",
    "O'Linde": "olinde",
    "O’Linde": "olinde",
    "½ day": "1-2-day",
    "": "x",
    "…": "x",
    "\N{ZERO WIDTH SPACE}": "x",
}


@pytest.mark.parametrize(("text", "names"), READ.items(), ids=range(len(READ)))
def test_names_are_read_with_what_stands_beside_them(text: str, names: list[Name]) -> None:
    """A link field holds names with affiliations and a role, in that order."""
    assert parse(text) == (tuple(names), ())


@pytest.mark.parametrize(("text", "name"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_a_name_that_cannot_be_read_stays_as_written(text: str, name: str) -> None:
    """Doubtful text is kept whole and reported, and the names before it are read."""
    names, problems = parse(f"cy (tide), {text}")
    assert names == (Name("cy", ("tide",)), Name(name, is_readable=False))
    assert [warn for warn, _ in problems] == [Warn.NAME]
    assert repr(name) in problems[0][1]


@pytest.mark.parametrize(("text", "names"), WHOLE.items(), ids=range(len(WHOLE)))
def test_parentheses_belong_to_a_name_beside_which_nothing_stands(
    text: str, names: list[str]
) -> None:
    """A link to an event or a decision takes its full title."""
    assert parse(text, beside="") == (tuple(map(Name, names)), ())


def test_an_interval_is_read() -> None:
    """The affiliation of a person holds for a time."""
    names, problems = parse("tide (2016/..), lantern (2011/2014~), kelp", beside="interval")
    assert [name.text for name in names] == ["tide", "lantern", "kelp"]
    assert [name.interval for name in names] == [
        dates.parse("2016/.."),
        dates.parse("2011/2014~"),
        None,
    ]
    assert not problems


def test_an_interval_that_cannot_be_understood_stays_as_written() -> None:
    """A doubtful interval is reported as a date, and the name beside it still counts."""
    names, problems = parse("tide (last spring)", beside="interval")
    assert names == (Name("tide", interval="last spring"),)
    assert [warn for warn, _ in problems] == [Warn.DATE]


@pytest.mark.parametrize(("one", "other"), SAME, ids=range(len(SAME)))
def test_ways_to_write_a_name_are_the_same(one: str, other: str) -> None:
    """Letter case, accents, white space and normal forms make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_other_names_stay_other(one: str, other: str) -> None:
    """Vowel signs and the dots of other scripts are no accents, and a handle is no name."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("text", "made"), SLUGS.items(), ids=range(len(SLUGS)))
def test_an_id_is_made_of_any_script(text: str, made: str) -> None:
    """Transliteration gives an ASCII id to every name."""
    assert slug(text) == made


def test_a_long_id_is_cut_between_words() -> None:
    """An id is short enough to name a file."""
    assert slug("word " * 30) == "-".join(["word"] * 20)
    assert slug("x" * 300) == "x" * LONGEST_ID
    assert not is_slug("x" * (LONGEST_ID + 1))


@pytest.mark.parametrize("text", ["ada", "Ada", "2i2c", "a.b-c_d", "0"])
def test_a_slug_may_stand_as_an_id(text: str) -> None:
    """Handles are ids, so letter case, dots and underscores are fine."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text", ["", " ", "a b", "-a", "a-", "a--b", "a/b", "../a", "å", "a\n", "a#b", "a:b"]
)
def test_other_text_is_no_id(text: str) -> None:
    """An id is fit for an address and for the name of a file."""
    assert not is_slug(text)


@given(st.text())
def test_every_text_has_an_id(text: str) -> None:
    """An id can be made of anything, and an id made of an id is the same."""
    made = slug(text)
    assert is_slug(made)
    assert slug(made) == made


@given(st.text())
@example("ΐ")
@example("\N{COMBINING GREEK YPOGEGRAMMENI}")
def test_folding_settles(text: str) -> None:
    """A folded name folds to itself, and normal forms fold alike."""
    folded = fold(text)
    assert fold(folded) == folded
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == folded


words = st.text(st.characters(codec="utf-8", exclude_characters='(),"'), min_size=1).filter(
    lambda text: text == " ".join(text.split()) and " as" not in f" {text}"
)
names = st.builds(Name, words, st.lists(words, max_size=3).map(tuple), words | st.just(""))


@given(st.lists(names))
def test_what_is_written_is_read(written: list[Name]) -> None:
    """Names with affiliations and roles come back as they were written."""
    text = ", ".join(map(spelt, written))
    assert parse(text) == (tuple(written), ())


def spelt(name: Name) -> str:
    """Return *name* as a writer writes it."""
    beside = f" ({', '.join(name.affiliations)})" if name.affiliations else ""
    return name.text + beside + (f" as {name.role}" if name.role else "")


@given(
    st.lists(
        st.sampled_from([*'bc (),"', " as ", "(b)"]) | st.characters(exclude_characters="a")
    ).map("".join),
    st.sampled_from(["affiliations", "interval", ""]),
)
def test_no_letter_of_a_link_field_is_lost(text: str, beside: str) -> None:
    """Whatever is written, its letters come back, in their order."""
    names, _ = parse(text, beside=beside)
    back = "".join(
        f"{name.text}{''.join(name.affiliations)}{name.interval or ''}as{name.role}"
        for name in names
    )
    assert letters(back.replace("as", "")) == letters(text.replace(" as ", ""))


def letters(text: str) -> str:
    """Return *text* without what separates names."""
    return "".join(character for character in "".join(text.split()) if character not in '(),"')
