"""Talks: headings, points, tables and pages that tell of them, and who wrote a post."""

from __future__ import annotations

import pytest

from sphinx_annals.convert.dialects import read
from sphinx_annals.convert.dialects.hugo import Hugo
from sphinx_annals.convert.document.records import Evidence, Meeting, Records, Talk
from sphinx_annals.convert.document.source import Meta, Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.minutes.recognisers import records_of, with_records

TUBE = "https://www.youtube.com/watch?v=abcdefghijk"


def post(text: str, *meta: tuple[str, str | tuple[str, ...]], path: str = "post.md") -> Records:
    """Return the records of a post."""
    keys = tuple(Meta(key, value, at + 2) for at, (key, value) in enumerate(meta))
    return records_of(Source(path, Hugo.traits, keys, SourceText.of(text, len(meta) + 3)), ())


def talks(text: str) -> tuple[Talk, ...]:
    """Return the talks of notes."""
    body = SourceText.of(text)
    return with_records(Meeting("", "", (1, len(body.lines)), Evidence(1, "")), body).talks


def speakers(talk: Talk) -> list[tuple[str, tuple[str, ...]]]:
    """Return who spoke, and from where."""
    return [(each.name, each.affiliations) for each in talk.speakers]


HEADINGS = {
    "### Lightning Talk: What's New in Lamps (Ada Quill, Tidewater & Bo Linde, Lantern Club)": (
        "What's New in Lamps",
        "lightning",
        [("Ada Quill", ("Tidewater",)), ("Bo Linde", ("Lantern Club",))],
    ),
    "### Lamps: From Oil To Gas (Ada Quill, Tidewater Workshop)": (
        "Lamps: From Oil To Gas",
        "",
        [("Ada Quill", ("Tidewater Workshop",))],
    ),
    "### Demo: Lamps (Ada Quill @ Tidewater)": ("Lamps", "demo", [("Ada Quill", ("Tidewater",))]),
    "## Keynote: Lamps by Ada Quill": ("Lamps", "keynote", [("Ada Quill", ())]),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_names_a_talk(heading: str) -> None:
    """A heading has its title, its sort, its speakers and where each of them was from."""
    (talk,) = post(f"{heading}\n\nIt was fine.\n").talks
    assert (talk.title, talk.type, speakers(talk)) == HEADINGS[heading]
    assert talk.evidence.is_stated


@pytest.mark.parametrize(
    "heading",
    [
        "### Startup performance (Ada)",
        "## A walk by the sea",
        "## What we learned (and what not)",
        "## Release 2 (March 2025)",
        "### Talks",
        "## Workshop",
        "## The tower by Dora Reed",
    ],
)
def test_other_headings_name_no_talk(heading: str) -> None:
    """Brackets and words such as “by” stand in other headings, too."""
    assert post(f"{heading}\n\nIt was fine.\n").talks == ()


VIDEOS = {
    "{{< youtube abcdefghijk >}}": TUBE,
    '{{< youtube id="abcdefghijk" >}}': TUBE,
    '<iframe src="https://www.youtube.com/embed/abcdefghijk?start=9"></iframe>': TUBE,
    "{% include youtube.html id='abcdefghijk' %}": TUBE,
    "[the recording](https://youtu.be/abcdefghijk)": "https://youtu.be/abcdefghijk",
    "{{< vimeo 12345678 >}}": "https://vimeo.com/12345678",
}


@pytest.mark.parametrize("line", VIDEOS)
def test_the_video_below_a_heading_belongs_to_the_talk(line: str) -> None:
    """A shortcode, an embed or a link gives the address of a video, a deck that of slides."""
    deck = "https://speakerdeck.com/ada/lamps"
    text = f"### Lamps (Ada Quill, Tidewater)\n\n{line}\n\nSee {deck}.\n\n### Next\n\n{TUBE}\n"
    (talk,) = post(text).talks
    assert (talk.video, talk.slides) == (VIDEOS[line], deck)


def test_a_video_under_a_heading_may_be_a_talk() -> None:
    """Where the text speaks of a talk, it is one, though nobody says so: it is inferred."""
    embed = "{{< youtube abcdefghijk >}}"
    (talk,) = post(f"## Lamps\n\n{embed}\n\nThis is a talk that I gave.\n").talks
    assert (talk.title, talk.speakers, talk.evidence.is_stated) == ("Lamps", (), False)
    assert post(f"## Lamps\n\n{embed}\n\nJust a lamp.\n").talks == ()
    assert post(f"{embed}\n\nThis is a talk that I gave.\n").talks == ()


def test_a_name_beside_a_linked_video_is_a_talk() -> None:
    """In a list of recordings the link is the title, and the speaker stands beside it."""
    before, after = post(
        f"- Ada Quill: [Lamps of old]({TUBE})\n- [Lamps of new]({TUBE}1) - Bo Linde shares hers\n"
    ).talks
    assert (before.title, speakers(before), before.video) == (
        "Lamps of old",
        [("Ada Quill", ())],
        TUBE,
    )
    assert (after.title, speakers(after)) == ("Lamps of new", [("Bo Linde", ())])


def test_a_speaker_in_bold_gives_a_talk() -> None:
    """A point that begins with a name in bold and a title is a talk; one with minutes is not."""
    text = (
        "## Agenda Items\n\n* **Ada Quill**: [Lamps](https://x.org): a tale of oil\n"
        "* **Bo Linde and Cy Tan** Demo of a lamp\n* **Dora Reed** 10 mins: New year intentions\n"
        "* **Code of Conduct**: be kind\n"
    )
    found = [(t.title, [s.name for s in t.speakers]) for t in talks(text)]
    assert found == [("Lamps", ["Ada Quill"]), ("Demo of a lamp", ["Bo Linde", "Cy Tan"])]


def test_a_table_lists_talks() -> None:
    """A table with titles and speakers has talks, with video and slides in their columns."""
    text = (
        f"| Speaker | Title | Video | Slides |\n|--|--|--|--|\n"
        f"| Ada Quill (Tidewater) | Lightning: Lamps | [watch]({TUBE}) | <https://x.org/a.pdf> |\n"
        "| | | | |\n"
    )
    (talk,) = talks(text)
    assert (talk.title, talk.type, talk.video, talk.slides) == (
        "Lamps",
        "lightning",
        TUBE,
        "https://x.org/a.pdf",
    )


def test_a_page_with_an_event_is_a_talk() -> None:
    """Front matter of a talk gives its event, its day and time, its speakers and addresses."""
    (talk,) = post(
        "An abstract.\n",
        ("title", "Lamps of old"),
        ("event", "LanternCon"),
        ("event_url", "https://lantern.example"),
        ("time_start", "2025-03-04T09:30:00Z"),
        ("authors", ("admin", "Ada Quill")),
        ("url_slides", "https://speakerdeck.com/ada/lamps"),
        path="talk/lamps/index.md",
    ).talks
    assert (talk.title, talk.event, talk.date) == (
        "Lamps of old",
        "LanternCon",
        "2025-03-04T09:30Z",
    )
    assert ([s.name for s in talk.speakers], talk.slides) == (
        ["Ada Quill"],
        "https://speakerdeck.com/ada/lamps",
    )


def test_a_midnight_without_a_zone_is_a_day() -> None:
    """A time that a theme fills in says nothing."""
    meta = (("title", "Lamps"), ("event", "LanternCon"), ("date", "2025-03-04 00:00:00"))
    (talk,) = post("", *meta, path="talk/lamps.md").talks
    assert talk.date == "2025-03-04"


def test_a_post_with_a_title_is_no_talk() -> None:
    """A post that names an event in passing stays a post."""
    assert post("Text.\n", ("title", "Lamps"), ("date", "2025-03-04")).talks == ()
    assert post("Text.\n", ("title", "Lamps"), ("event", "LanternCon")).talks == ()


AUTHORS = {
    "author: Ada Quill": {"Ada Quill": ()},
    "authors: [Ada Quill, Bo Linde, Ada Quill]": {"Ada Quill": (), "Bo Linde": ()},
    "author: Ada Quill, Bo Linde and Cy Tan": {"Ada Quill": (), "Bo Linde": (), "Cy Tan": ()},
    "by: Ada Quill et Bo Linde": {"Ada Quill": (), "Bo Linde": ()},
    "authors:\n  - Ada Quill and Bo Linde": {"Ada Quill": (), "Bo Linde": ()},
    "authors:\n  - Ada Quill, Bo Linde": {"Ada Quill": (), "Bo Linde": ()},
    # a family name first
    "authors: ['Linde, Bo']": {"Linde, Bo": ()},
    "author: Linde, Bo": {"Linde, Bo": ()},
    "author: '[Ada Quill](https://a.example)'": {"Ada Quill": ()},
    "author: Ada Quill (Tidewater)": {"Ada Quill": ("Tidewater",)},
    "author: '@ada'": {"ada": ()},
    # tables
    "authors:\n  - name: Ada Quill\n    pronouns: she\n    affiliation: Tidewater\n  - name: Bo": {
        "Ada Quill": ("Tidewater",),
        "Bo": (),
    },
    "author:\n  name: Ada Quill\n  affiliations:\n    - name: Fern Lab, Tidewater Workshop": {
        "Ada Quill": ("Fern Lab, Tidewater Workshop",)
    },
    # nobody in particular
    "authors: [admin, Ada Quill]": {"Ada Quill": ()},
    "author: Anonymous": {},
    "title: x": {},
}


@pytest.mark.parametrize("data", AUTHORS)
def test_a_post_has_its_authors(data: str) -> None:
    """Authors stand in a text, a list, or tables with an affiliation; placeholders are nobody."""
    authors = records_of(read(f"---\n{data}\n---\n", "x.md", "hugo"), ()).authors
    assert {each.name: each.affiliations for each in authors} == AUTHORS[data]
    assert len(authors) == len(AUTHORS[data])
    assert all(each.evidence.line >= 2 for each in authors)


@pytest.mark.parametrize(
    "data",
    [
        "author: Ada Quill (@adaq)",
        "authors:\n  - name: Ada Quill\n    github: https://github.com/adaq",
        "authors:\n  - name: Ada Quill\n    github: '@adaq'",
    ],
)
def test_an_author_may_have_a_handle(data: str) -> None:
    """It is written without its sign, as in roll calls."""
    (author,) = records_of(read(f"---\n{data}\n---\n", "x.md", "hugo"), ()).authors
    assert (author.name, author.handles) == ("Ada Quill", ("adaq",))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-03-04T09:30:00+02:00", "2025-03-04T09:30+02:00"),
        ("2025-03-04T00:00:00Z", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("2025-02-30", ""),
    ],
)
def test_the_page_of_a_talk_says_when_it_was(text: str, date: str) -> None:
    """Its date is read as that of any front matter; a day that never was is none."""
    meta = (("title", "Lamps"), ("event", "LanternCon"), ("date", text))
    (talk,) = post("", *meta, path="talk/lamps.md").talks
    assert talk.date == date
