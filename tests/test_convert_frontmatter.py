"""Front matter: data in YAML, TOML and JSON becomes texts, none lost, and harms nobody."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.sources.front_matter import split_front_matter

REST = "# Lantern Club\n\nText.\n"


def values(text: str) -> dict[str, object]:
    """Return the values of the front matter of *text*."""
    return {meta.key: meta.value for meta in split_front_matter(text).meta}


def rules(text: str) -> list[tuple[str, str, int]]:
    """Return topic, rule and line of what is told of *text*."""
    return [(each.topic.name, each.rule, each.line) for each in split_front_matter(text).findings]


YAML = """---
title: "Lamps: old & new"
date: 2025-06-17T10:00:00Z
draft: false
weight: 010
authors: [Ada Quill, "Linde, Bo"]
tags:
  - lamps   # a comment
  - no
image: {caption: A lamp, focal: {x: 1}}
summary: >-
  two
  lines
empty:
none: []
people:
  - name: Ada
    role: host
  - name: Bo
---
"""
TOML = """+++
title = "Lamps"
# talk
date = 2025-06-17
time = 2025-06-17T10:00:00Z
authors = ["Ada Quill", "Bo"]
draft = false
price = 1.50

[header]
image = "lamp.png"
size = {x = 3}
+++
"""
JSON = """{
  "title": "Lamps",
  "draft": false,
  "weight": 1.50,
  "tags": ["a", "b"],
  "none": null,
  "header": {"image": "lamp.png"}
}
"""


def test_yaml_is_read_as_written() -> None:
    """No value becomes a date, a number or a truth value; what is nested says its keys."""
    assert values(YAML) == {
        "title": "Lamps: old & new",
        "date": "2025-06-17T10:00:00Z",
        "draft": "false",
        "weight": "010",
        "authors": ("Ada Quill", "Linde, Bo"),
        "tags": ("lamps", "no"),
        "image": ("caption: A lamp", "focal: x: 1"),
        "summary": "two lines",
        "empty": "",
        "none": (),
        "people": ("name: Ada", "role: host", "name: Bo"),
    }


def test_toml_is_read_as_written() -> None:
    """Dates and numbers of TOML keep their form, tables say their keys."""
    assert values(TOML) == {
        "title": "Lamps",
        "date": "2025-06-17",
        "time": "2025-06-17T10:00:00Z",
        "authors": ("Ada Quill", "Bo"),
        "draft": "false",
        "price": "1.50",
        "header": ("image: lamp.png", "size: x: 3"),
    }


def test_json_is_read_as_written() -> None:
    """Front matter may be an object in JSON, which nothing encloses."""
    assert values(JSON + REST) == {
        "title": "Lamps",
        "draft": "false",
        "weight": "1.50",
        "tags": ("a", "b"),
        "none": "",
        "header": ("image: lamp.png",),
    }
    assert split_front_matter(JSON + REST).body.text == REST


@pytest.mark.parametrize("front", [YAML, TOML, JSON], ids=["yaml", "toml", "json"])
def test_lines_are_those_of_the_source(front: str) -> None:
    """Each key, and each line of the body, knows its line."""
    text = front + REST
    lines = text.split("\n")
    meta, body, findings = split_front_matter(text)
    assert findings == ()
    assert all(each.key in lines[each.line - 1] for each in meta)
    assert [lines[line.number - 1] for line in body.lines] == [line.text for line in body.lines]
    assert body.text == REST


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "",
        "---",
        "---\n",
        "---\nA line and some text.\n\n---\nmore\n",
        "---\n- a list\n---\n",
        "---\n- an item\ntitle: x\n\nText\n",
        "---\nNote: a first paragraph after a line.\n\nMore.\n",
        "{% include x %}\n",
        '{"a": 1} is JSON\n',
        "{not json}",
        "Text\n\n---\ntitle: in the middle\n---\n",
        "\n---\ntitle: not first\n---\n",
    ],
)
def test_what_is_no_front_matter_stays(text: str) -> None:
    """Lines across, text that looks like data and data further down are part of the body."""
    assert split_front_matter(text) == ((), split_front_matter(text).body, ())
    assert split_front_matter(text).body.text == text


@pytest.mark.parametrize(
    "front", ["---\n---\n", "---\n\n---\n", "---\n# note\n---\n", "+++\n+++\n"]
)
def test_empty_front_matter_leaves_nothing(front: str) -> None:
    """Fences around nothing vanish."""
    meta, body, _ = split_front_matter(front + REST)
    assert (meta, body.text) == ((), REST)
    assert body.origins[0] == front.count("\n") + 1


def test_a_key_that_stands_twice_is_told() -> None:
    """Both values are kept; where they differ, somebody has to say which is right."""
    text = "---\ndate: 2025-01-01\ntitle: A\ndate: 2025-01-02\nTitle: A\n---\n"
    meta, _, findings = split_front_matter(text)
    assert [each.value for each in meta if each.key == "date"] == ["2025-01-01", "2025-01-02"]
    assert rules(text) == [("QUESTION", "repeated-key", 4), ("REPAIR", "repeated-key", 5)]
    assert findings[0].candidates == ("2025-01-01", "2025-01-02")


@pytest.mark.parametrize(
    ("fence", "words"),
    [("---6------1-----\n---\n", "---6------1----- ---"), ("----\n", "----"), ("—-\n", "—-")],
)
def test_a_fence_that_slipped_is_repaired(fence: str, words: str) -> None:
    """A closing fence may be nearly one."""
    meta, body, findings = split_front_matter(f"---\ntitle: Lamps\n{fence}{REST}")
    assert meta[0].value == "Lamps"
    assert body.text == REST
    assert [(each.rule, each.line, each.words) for each in findings] == [
        ("front-matter-fence", 3, words)
    ]


def test_a_fence_that_is_missing_is_repaired() -> None:
    """Without a closing fence, the data ends where the text begins."""
    meta, body, findings = split_front_matter("---\ntitle: Lamps\ntags: [a]\n\n# Lantern Club\n")
    assert [each.key for each in meta] == ["title", "tags"]
    assert body.text == "\n# Lantern Club\n"
    assert body.origins == (4, 5, 6)
    assert [each.rule for each in findings] == ["front-matter-fence"]


def test_what_is_nearly_yaml_is_read_line_by_line() -> None:
    """Colons, tabs, signs and brackets that break a parser don't lose anything."""
    text = (
        "---\ntitle: Lamps: a history\nhandle: @ada\ntags: [a, 'b'\nlist: [c, \"d\"]\n"
        f"people:\n\t- Ada\n\t- Bo\n# note\nempty:\n---\n{REST}"
    )
    assert values(text) == {
        "title": "Lamps: a history",
        "handle": "@ada",
        "tags": "[a, 'b'",
        "list": ("c", "d"),
        "people": ("Ada", "Bo"),
        "empty": "",
    }
    assert rules(text) == [("REPAIR", "front-matter", 2)]


def test_broken_toml_is_read_line_by_line() -> None:
    """A key that stands twice breaks TOML; both values are kept."""
    text = '+++\ntitle = "A"\ntitle = "B"\n+++\n'
    assert [each.value for each in split_front_matter(text).meta] == ["A", "B"]
    assert [rule for _, rule, _ in rules(text)] == ["front-matter", "repeated-key"]


def test_what_cannot_be_read_is_kept_as_text() -> None:
    """Data that nobody can read stays visible, as code, on its lines."""
    text = f"---\ntitle: [x\nwhat ``` is\n}} this?\n---\n{REST}"
    meta, body, findings = split_front_matter(text)
    assert meta == ()
    assert body.text == f"````yaml\ntitle: [x\nwhat ``` is\n}} this?\n````\n{REST}"
    assert body.origins == tuple(range(1, text.count("\n") + 2))
    assert [(each.topic.name, each.line) for each in findings] == [("KEPT", 1)]


BOMB = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
FLAT_BOMB = f"a: &a [{'x, ' * 9000}x]\n" + "".join(f"k{n}: *a\n" for n in range(3000))
HOSTILE = {
    "bomb": BOMB,
    "flat bomb": FLAT_BOMB,
    "deep list": "a: " + "[" * 20_000 + "]" * 20_000 + "\n",
    "open list": "a: " + "[" * 50_000 + "\n",
    "deep block": "a:\n" + "".join(" " * n + "b:\n" for n in range(300)),
    "dashes": "a:\n  " + "- " * 20_000 + "x\n",
    "marks": "? " * 20_000 + "\n",
    "loop": "a: &a [*a, *b]\n",
    "escapes": 'a: "\\0\\ud800\\e[31m"\nb: "\\UFFFFFFFF"\n',
    "fence": "a: b\n" + "-" * 50_000 + "x\n",
    "spaces": "a:" + " " * 50_000 + "\n",
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_hostile_data_is_harmless(fence: str, block: str) -> None:
    """Bombs, depth and odd escapes stand for little, and leave text that can be saved."""
    meta, body, _ = split_front_matter(f"{fence}\n{block}{fence}\n{REST}")
    assert len(repr(meta)) < 2_000_000
    assert repr(meta).isprintable()
    assert body.text.endswith(REST)


def test_tags_call_nothing() -> None:
    """A tag that asks for an object is text, and told."""
    text = '---\na: !!python/object/apply:os.system ["echo lamp"]\nb: !important thing\n---\n'
    assert values(text) == {
        "a": ("tag:yaml.org,2002:python/object/apply:os.system", "echo lamp"),
        "b": "!important thing",
    }
    assert rules(text) == [("NEUTRAL", "tag", 2)]


KEYS = st.text("abcxyz", min_size=1, max_size=6)
SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
TABLES = st.dictionaries(KEYS, SCALARS | st.lists(SCALARS, min_size=1, max_size=3), min_size=1)


@given(TABLES)
def test_no_value_is_lost(table: dict[str, str | list[str]]) -> None:
    """Texts and lists of texts come back as they are, in JSON as in YAML, which holds it."""
    text = json.dumps(table, ensure_ascii=False)
    expected = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    assert values(text + "\n") == expected
    assert values(f"---\n{text}\n---\n") == expected


LINES = st.lists(
    st.sampled_from(
        [
            "a: b",
            "- c",
            "  - d",
            "---",
            "+++",
            "...",
            "",
            "{",
            "}",
            "[x",
            'e = "f"',
            "# g",
            "t",
            "title: x",
            '"k": 1,',
            "&a *a",
            "!!t u",
            "| v",
            "\tw",
            "....",
            "--",
        ]
    )
)


@given(st.sampled_from(["---", "+++", "{"]), LINES)
def test_no_word_is_lost_whatever_stands_there(fence: str, lines: list[str]) -> None:
    """Every letter of a document is in a key, in a value or in the body."""
    text = "\n".join((fence, *lines))
    meta, body, _ = split_front_matter(text)
    everything = repr(meta) + body.text
    comments = {"g"} if meta or "g" not in body.text else set()
    assert {letter for letter in text if letter.isalpha()} - comments <= set(everything)
    assert len(body.origins) == body.text.count("\n") + 1
    assert body.origins[-1] <= text.count("\n") + 1
