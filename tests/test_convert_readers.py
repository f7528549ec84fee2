"""Dialects: the dialect of a document is seen in it, and its title, date and authors are found."""

from __future__ import annotations

import pytest

from sphinx_annals.convert.dates.choice import agree, date_of, stamp
from sphinx_annals.convert.dates.in_paths import date_in_path
from sphinx_annals.convert.dialects import BY_NAME, dialect_of, draft_of, read
from sphinx_annals.convert.document.headings import headings
from sphinx_annals.convert.document.plain_text import heading_text
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.sources.titles import title_of

POST = "---\ntitle: Lamps\ndate: 2025-06-17\nauthors: [Ada Quill]\n"
DIALECTS = {
    "notes": [
        ("# Lantern Club\n\n## Attendees\n\n- Ada Quill / @ada\n", "a.md"),
        ("---\ntags: lamps\n---\n# 2025-06-17 Lantern Club\n", "a.md"),
        ("---\ntitle: Lantern Club\n---\n- [name=Bo] lamps\n", "a.md"),
        ("# Lantern Club\n\n###### tags: `lamps`\n", "2025-06-17.md"),
        ("Some text without anything.\n", "a.txt"),
        ("", "a.md"),
    ],
    "hugo": [
        (f"{POST}draft: false\n---\nText\n", "lamps/index.md"),
        (f"{POST}---\n{{{{< youtube x >}}}}\n", "a.md"),
        ('+++\ntitle = "Lamps"\n+++\nText\n', "a.md"),
        ('{\n"title": "Lamps"\n}\nText\n', "a.md"),
        (f"{POST}---\nText about meetings.\n\n## Agenda\n", "content/post/a.md"),
    ],
    "jekyll": [
        (f"{POST}layout: post\n---\nText\n", "a.md"),
        (f"{POST}---\n{{% include JB/setup %}}\n", "2025-06-17-a.md"),
        (f"{POST}---\nText\n", "_posts/2025-06-17-a.md"),
        (f"{POST}---\n[x]({{{{ site.baseurl }}}}/x)\n{{: .wide}}\n", "2025-06-17-a.md"),
    ],
}


@pytest.mark.parametrize(
    ("dialect", "text", "path"),
    [(dialect, *case) for dialect, cases in DIALECTS.items() for case in cases],
)
def test_a_dialect_is_seen(dialect: str, text: str, path: str) -> None:
    """Front matter, tags and paths say which of the dialects it is in."""
    assert read(text, path).dialect.name == dialect


@pytest.mark.parametrize("name", BY_NAME)
def test_a_dialect_can_be_said(name: str) -> None:
    """Who knows better decides."""
    assert read("# Lantern Club\n", "a.md", name).dialect.name == name


def test_many_documents_decide_together() -> None:
    """A post that shows little is read as the rest of its folder."""
    texts = [f"{POST}layout: post\n---\nText\n"] * 3 + ["---\ntitle: Agenda\n---\n# Agenda\n"]
    drafts = [draft_of(text, "a.md") for text in texts]
    assert dialect_of(drafts[3:]) == "notes"
    assert dialect_of(drafts) == "jekyll"


def test_words_for_several_are_lists() -> None:
    """Jekyll's categories stand between spaces, HackMD's tags between commas."""
    jekyll = read("---\nlayout: post\ncategories: lamps boats\ntags: a b, c\n---\n", "a.md")
    assert jekyll.values("categories", "tags") == ("lamps", "boats", "a b", "c")
    notes = read("---\ntags: old lamps, boats\n---\n", "a.md")
    assert notes.values("TAGS") == ("old lamps", "boats")


def test_a_line_of_tags_becomes_metadata() -> None:
    """The tags of a note are kept as text, too; what is code is none."""
    text = "# Lantern Club\n###### tags: `old lamps` `boats`, x\nText\n"
    source = read(text, "a.md")
    assert source.values("tags") == ("old lamps", "boats", "x")
    assert source.body.text == "# Lantern Club\n\ntags: `old lamps` `boats`, x\n\nText\n"
    assert source.body.origins == (1, 2, 2, 2, 3, 4)
    assert [(each.rule, each.line) for each in source.findings] == [("tags", 2)]
    code = "```\n# tags: x\n```\n"
    assert read(code, "a.md").body.text == code


def test_a_second_front_matter_of_notes_is_read() -> None:
    """What a program put before the front matter of a note does not hide it."""
    text = "---\ntitle: Lantern Club\n---\n\n---\ntags: lamps, boats\n---\n\n# One\n"
    source = read(text, "a.md", "notes")
    assert source.values("title", "tags") == ("Lantern Club", "lamps", "boats")
    assert source.body.text == "\n\ntags: lamps, boats\n\n\n# One\n"
    assert [text.split("\n")[line.number - 1] for line in source.body.lines if line.text] == [
        "tags: lamps, boats",
        "# One",
    ]


# headings and titles ----------------------------------------------------------------------------


def test_headings_are_found_in_all_their_forms() -> None:
    """Signs, lines below and tags make headings; code, rules and lists don't."""
    body = SourceText.of(
        "One\n===\n\n## Two ##\n\n```\n# code\n```\n\nThree\n---\n\n<h2 class='x'>Four</h2>\n\n"
        "- item\n---\n\n~~~~\n# code\n~~~\n# code\n~~~~\n###### Five\n#six\n",
        first=5,
    )
    assert [(each.level, each.text, each.line) for each in headings(body)] == [
        (1, "One", 5),
        (2, "Two", 8),
        (2, "Three", 14),
        (2, "Four", 17),
        (6, "Five", 27),
    ]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**Lantern** _Club_ `x`", "Lantern Club x"),
        ("[Lantern Club](http://a.example/x_y)", "Lantern Club"),
        ("![logo](/x.png) Lantern &mdash; Club", "Lantern — Club"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
        (r"\[Lantern\] Club {#lantern}", "[Lantern] Club"),
        ("<b>Lantern</b> <!-- x -->Club :tada:", "Lantern Club :tada:"),
    ],
)
def test_a_reader_sees_no_marks(marked: str, text: str) -> None:
    """A title is what a reader sees of it."""
    assert heading_text(marked) == text


TITLES = {
    "heading": ("---\ntitle: Notes\n---\n# Lantern Club\n\n# Topics\n", "x.md", "Lantern Club"),
    "first heading": ("![logo](x.png)\n\n## Lantern Club\n\n## Next\n", "x.md", "Lantern Club"),
    "data": (
        "---\ntitle: Lantern Club\n---\n\nText.\n\nText.\n\n## Agenda\n",
        "x.md",
        "Lantern Club",
    ),
    "part": ("# Agenda\n", "x.md", "Agenda"),
    "file": ("Text\n", "2025/2025-06-17-lantern-club.md", "Lantern club"),
    "date": ("Text\n", "2025/06-17.md", "06-17"),
    "folder": ("Text\n", "lantern-club/index.md", "Lantern club"),
}


@pytest.mark.parametrize(("text", "path", "title"), TITLES.values(), ids=TITLES)
def test_notes_have_a_title(text: str, path: str, title: str) -> None:
    """Notes are called as their first heading, or as their data or their file."""
    assert title_of(read(text, path, "notes")).text == title


def test_posts_are_called_as_their_data_says() -> None:
    """A post's headings are those of its parts; where its title stands is known."""
    title = title_of(read("---\nlayout: post\ntitle: '**Lamps** & boats'\n---\n# Intro\n", "x.md"))
    assert title.text == "Lamps & boats"
    assert title.origin == "front matter"
    assert title.evidence == (3, "Lamps & boats", True)
    assert title_of(read("Text\n", "2025-06-17-lamps.md", "jekyll")).text == "Lamps"


# dates ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2025-06-17.md", "2025-06-17"),
        ("triage-2019-04.03.md", "2019-04-03"),
        ("20250617_x.md", "2025-06-17"),
        ("2025/06-17.md", "2025-06-17"),
        ("lamps/2024/lamps-01-31.md", "2024-01-31"),
        ("2021/sg-3-22.md", "2021-03-22"),
        ("guest-04-16-2024.md", "2024-04-16"),
        ("2022/5-23-22.md", "2022-05-23"),
        ("April-12-2019.md", "2019-04-12"),
        ("2019-april.md", "2019-04"),
        ("posts/2024/05/lamps.md", "2024-05"),
        ("2024/05/17/lamps/index.md", "2024-05-17"),
        ("2025/lamps.md", "2025"),
        ("2025.md", "2025"),
        ("2023_Q1.md", "2023"),
        # the order is not known
        ("2022/12-5-22.md", "2022"),
        ("lamps-07-11-2023.md", ""),
        # no dates
        ("lamps-3.2.1.md", ""),
        ("lanterncon-2023-paris.md", ""),
        ("lamps.md", ""),
        ("2025-13-45.md", ""),
    ],
)
def test_dates_are_read_from_paths(path: str, date: str) -> None:
    """Names of files and folders say a date in many ways, and what is doubtful is none."""
    found = date_in_path(path)
    assert (found.date if found else "") == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-06-17", "2025-06-17"),
        ("2025-6-7", "2025-06-07"),
        ("2025-06-17T00:00:00+00:00", "2025-06-17"),
        ("2025-06-17T15:30:00Z", "2025-06-17T15:30Z"),
        ("2025-06-17 15:30:00 -0700", "2025-06-17T15:30-07:00"),
        ("2025-06-17 9:05", "2025-06-17T09:05"),
        ("2025-06-17T25:00", "2025-06-17"),
        ("June 17, 2025", "2025-06-17"),
        ("2025-02-30", ""),
        ("soon", ""),
    ],
)
def test_time_stamps_become_dates_of_a_book(text: str, date: str) -> None:
    """Midnight stands for the day, and no day that there isn't is a date."""
    assert stamp(text) == date


NOTES_DATES = {
    "heading": ("# 2025-06-17 Lantern Club\n", "x.md", "2025-06-17", "text"),
    "line": ("# Lantern Club\n\n- **Date:** 17th June 2025\n", "x.md", "2025-06-17", "text"),
    "alone": ("# Lantern Club\n\n**June 17, 2025**\n", "x.md", "2025-06-17", "text"),
    "year of the folder": ("# June 17 call\n", "2025/x.md", "2025-06-17", "text"),
    "day above a month": ("# Club, June 2025\n\nDate: 2025-06-17\n", "x.md", "2025-06-17", "text"),
    "file": ("# Lantern Club\n", "2025-06-17.md", "2025-06-17", "file name"),
    "file above a month": ("# Club - June\n", "2025/06-17.md", "2025-06-17", "file name"),
    "the file says the order": ("# 07/11/2023\n", "2023-07-11.md", "2023-07-11", "file name"),
    "month": ("# Lantern Club\n", "2025-june.md", "2025-06", "file name"),
    "many": ("# Club\n\n## 2025-06-17\n\n## 2025-06-24\n", "2025.md", "2025", "file name"),
    "later": ("# 2025-06-17\n\n## For 2025-07-01\n", "x.md", "2025-06-17", "text"),
    "none": ("# Lantern Club\n\nSee 2025-06-17.\n", "x.md", "", ""),
}


@pytest.mark.parametrize(("text", "path", "date", "origin"), NOTES_DATES.values(), ids=NOTES_DATES)
def test_notes_have_a_date(text: str, path: str, date: str, origin: str) -> None:
    """Headings, "Date:" lines, files and folders say when a meeting was, and nothing is asked."""
    found = date_of(read(text, path, "notes"))
    assert (found.date, found.origin, found.findings) == (date, origin, ())


QUESTIONS = {
    "copied heading": ("# 2025-06-03\n", "2025-06-17.md", "2025-06-17", {"2025-06-03"}),
    "wrong year": ("# Jan 5, 2020\n", "2021/01-05.md", "2021-01-05", {"2020-01-05"}),
    "weekday": ("# Tuesday, June 17, 2025\n", "2025-06-18.md", "2025-06-17", {"2025-06-18"}),
    "wrong weekday": ("# Friday, June 17, 2025\n", "2025-06-18.md", "2025-06-18", {"2025-06-17"}),
    "two in the text": (
        "# June 3 call\n\n- When: June 17\n",
        "2025/06-17.md",
        "2025-06-17",
        {"2025-06-03"},
    ),
    "month": ("# Club\n\nDate: 2024-06-17\n", "2025-june.md", "2024-06-17", {"2025-06"}),
}


@pytest.mark.parametrize(("text", "path", "date", "others"), QUESTIONS.values(), ids=QUESTIONS)
def test_dates_that_differ_are_a_question(
    text: str, path: str, date: str, others: set[str]
) -> None:
    """A heading may be copied from the last meeting, a file named wrongly: somebody is asked."""
    found = date_of(read(text, path, "notes"))
    assert found.date == date
    assert [(each.topic.name, each.rule) for each in found.findings] == [("QUESTION", "date")]
    assert {*found.findings[0].candidates} == {date} | others


def test_posts_are_of_the_day_that_their_data_says() -> None:
    """Days in headings of a post are those of events, and its hour is of no interest."""
    text = (
        "---\ntitle: Lamps\ndate: 2025-06-17T15:30:00Z\n---\n# May 3, 2025\n\nDate: 2025-05-03\n"
    )
    found = date_of(read(text, "content/2024/update-2025-05-03.md"))
    assert found == ("2025-06-17", "front matter", (3, "2025-06-17T15:30:00Z", True), ())
    question = date_of(read(text, "_posts/2025-06-16-lamps.md", "jekyll"))
    assert question.date == "2025-06-17"
    assert question.findings[0].candidates == ("2025-06-17", "2025-06-16")
    by_name = date_of(read("---\nlayout: post\n---\n", "_posts/2025-06-16-lamps.md"))
    assert (by_name.date, by_name.origin) == ("2025-06-16", "file name")
    assert by_name.evidence.is_stated is False


def test_an_event_keeps_its_hour() -> None:
    """A talk's page says when it begins."""
    text = '+++\ntitle = "Lamps"\nevent = "LanternCon"\ndate = 2025-06-17T15:30:00Z\n+++\n'
    assert date_of(read(text, "talk/lamps/index.md")).date == "2025-06-17T15:30Z"


def test_dates_agree_as_far_as_they_say() -> None:
    """A month agrees with each of its days, an interval with each within it."""
    assert agree("2025-06", "2025-06-17")
    assert agree("2025-06-16/2025-06-18", "2025-06-17")
    assert agree("2025", "")
    assert not agree("2025-06-17", "2025-06-18")


@pytest.mark.parametrize("piece", ["# ", "<h1>", "[a](", "- ", "*", "_x", "---\n", "Date: 1\n"])
def test_hostile_text_is_read(piece: str) -> None:
    """Long lines and many lines of marks have a title, and no date; a slow pattern never ends."""
    text = piece * (200_000 // len(piece))
    source = read(text, "x.md")
    assert title_of(source).text
    assert date_of(source).origin == ""
