"""Mending: broken structure is whole again, words stay, and what is sound is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from building import built
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.document.findings import Severity
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.repair.rules import repaired

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy


class Case(NamedTuple):
    """A kind of damage."""

    name: str
    before: str
    after: str
    #: the rules that found something, each with its line
    found: tuple[tuple[str, int], ...]


CASES = (
    Case(
        "lines with a label each",
        "**Date:** 5 May\n**Where**: the quay\nat noon\n\n- **Chair:** Ada\n  **Notes:** Bo\n",
        "**Date:** 5 May\\\n**Where**: the quay\nat noon\n\n- **Chair:** Ada\\\n  **Notes:** Bo\n",
        (("line-break", 1), ("line-break", 5)),
    ),
    Case(
        "items eight columns in, right below their parent",
        "- Ada: may we move?\n        - The group agreed\n        - Move in May\n- Bo: next\n",
        "- Ada: may we move?\n    - The group agreed\n    - Move in May\n- Bo: next\n",
        (("list-depth", 2),),
    ),
    Case(
        "items eight columns in, by tabs",
        "- Ada: may we move?\n\t\t- The group agreed\n- Bo: next\n",
        "- Ada: may we move?\n    - The group agreed\n- Bo: next\n",
        (("list-depth", 2),),
    ),
    Case(
        "items eight columns in below a line of text",
        "What counts as an answer?\n        - A word\n        - A nod\n",
        "What counts as an answer?\n- A word\n- A nod\n",
        (("list-depth", 2),),
    ),
    Case(
        "items too far in, parted from their parent by a blank line",
        "- Ada: may we move?\n\n        - The group agreed\n",
        "- Ada: may we move?\n\n    - The group agreed\n",
        (("list-depth", 3),),
    ),
    Case(
        "items seven columns in below a heading",
        "# Lantern Club\n\n       * Oil or wax?\n       * Next walk\n",
        "# Lantern Club\n\n   * Oil or wax?\n   * Next walk\n",
        (("list-depth", 3),),
    ),
    Case(
        "items of a numbered item that stand too far left",
        "1. Opening\n2. Proposals\n  - Oil (Ada Quill)\n  - Wax\n3. Closing\n",
        "1. Opening\n2. Proposals\n   - Oil (Ada Quill)\n   - Wax\n3. Closing\n",
        (("list-split", 3),),
    ),
    Case(
        "a paragraph of a numbered item that stands too far left",
        "1. Opening\n\n  We began late.\n\n2. Proposals\n",
        "1. Opening\n\n   We began late.\n\n2. Proposals\n",
        (("list-split", 3),),
    ),
    Case(
        "a marker that got lost in the midst of a list",
        (
            "* Oil is dear this year, more [here](https://oil.example/)\n"
            "* Wax is cheap and near, as there are bees all around the harbour\n"
            "* A tutorial on wicks is [here](https://wick.example/)\n"
            "Walks by night, more [here](https://walk.example/)\n* Keeping a club together\n"
        ),
        (
            "* Oil is dear this year, more [here](https://oil.example/)\n"
            "* Wax is cheap and near, as there are bees all around the harbour\n"
            "* A tutorial on wicks is [here](https://wick.example/)\n"
            "* Walks by night, more [here](https://walk.example/)\n* Keeping a club together\n"
        ),
        (("list-marker", 4),),
    ),
    Case(
        "an item that introduces others, without its marker",
        (
            "Some of what we heard:\nThe new lantern has:\n* a longer wick\n    * a lid\n"
            "    * a hook\n* Bo Linde spoke of oil\n* Ada Quill spoke of wax\n"
        ),
        (
            "Some of what we heard:\n* The new lantern has:\n    * a longer wick\n    * a lid\n"
            "    * a hook\n* Bo Linde spoke of oil\n* Ada Quill spoke of wax\n"
        ),
        (("list-marker", 2),),
    ),
    Case("signs of other programs", "• Oil\n• Wax\n", "- Oil\n- Wax\n", (("list-sign", 1),)),
    Case(
        "dashes of a typesetter, below an item",
        "* News from Bo:\n– met Ada,\n– bought oil.\n",
        "* News from Bo:\n  - met Ada,\n  - bought oil.\n",
        (("list-sign", 2),),
    ),
    Case(
        "boxes without a space, or without a marker",
        "- [] Ada: buy oil\n-[x] Bo: buy wax\n\n[] Ada: write\n[x][b](https://c.example)\n",
        "- [ ] Ada: buy oil\n- [x] Bo: buy wax\n\n- [ ] Ada: write\n- [x] [b](https://c.example)\n",
        (("check-box", 1), ("check-box", 2), ("check-box", 4), ("check-box", 5)),
    ),
    Case(
        "rows as items",
        "- | Ada  | Tidewater Workshop | @ada |\n- | Bo   |   | @bo |\n",
        "- Ada  | Tidewater Workshop | @ada\n- Bo   |   | @bo\n",
        (("list-row", 1),),
    ),
    Case(
        "hashes without a space",
        "##News\n* Oil\n\n##Walks##\nSee #12 and #lanterns.\n",
        "## News\n* Oil\n\n## Walks ##\nSee #12 and #lanterns.\n",
        (("heading-space", 1), ("heading-space", 4)),
    ),
    Case(
        "a space after the hashes that is none",
        "#\u00a0News\n\n\u200b- Oil\n",
        "# News\n\n- Oil\n",
        (("odd-space", 1), ("odd-space", 3)),
    ),
    Case(
        "levels that skip",
        "# Club\n\n### Oil\n\n##### Dear\n\n### Wax\n\n## Walks\n\n### Night\n",
        "# Club\n\n## Oil\n\n### Dear\n\n## Wax\n\n## Walks\n\n### Night\n",
        (("heading-level", 3), ("heading-level", 5), ("heading-level", 7)),
    ),
    Case(
        "a text that begins deep",
        "### Oil\n\n#### Dear\n\n### Wax\n",
        "## Oil\n\n### Dear\n\n## Wax\n",
        (("heading-level", 1), ("heading-level", 3), ("heading-level", 5)),
    ),
    Case(
        "a heading in the last item of a list",
        "1. Oil\n    1. Dear\n\n    ## Notes\n### Present\nAda Quill\n",
        "1. Oil\n    1. Dear\n\n## Notes\n### Present\nAda Quill\n",
        (("heading-indent", 4),),
    ),
    Case(
        "bold lines that are all the headings there are",
        "**Who comes?**\n\nAda.\n\n**And when**\n\nSoon.\n\n**What to bring**\n\n- Oil\n",
        "## Who comes?\n\nAda.\n\n## And when\n\nSoon.\n\n## What to bring\n\n- Oil\n",
        (("heading-bold", 1), ("heading-bold", 5), ("heading-bold", 9)),
    ),
    Case(
        "dashes that make a heading of metadata within the text",
        "\n---\ntags: lanterns\n---\n\n# Club\n\nWe met.\n",
        "\n\ntags: lanterns\n\n---\n\n# Club\n\nWe met.\n",
        (("break", 2), ("break", 4)),
    ),
    Case(
        "dashes that make a heading of a sentence",
        "We met, and it was late.\n---\nThen we walked.\n",
        "We met, and it was late.\n\n---\nThen we walked.\n",
        (("break", 2),),
    ),
    Case(
        "breaks that separate nothing",
        "# Club\n\n---\n\nOil.\n\n---\n\n***\n\n> Wax\n>\n> ---\n\n---\n",
        "# Club\n\n\n\nOil.\n\n---\n\n\n\n> Wax\n>\n>\n\n\n",
        (("break", 3), ("break", 9), ("break", 13), ("break", 15)),
    ),
    Case(
        "a table without a line below its head",
        "| Who | Where |\n| Ada |  |\n",
        "| Who | Where |\n| --- | --- |\n| Ada |  |\n",
        (("table", 1),),
    ),
    Case(
        "a table whose line below the head doesn't fit",
        "| Who | Where |\n|---|\n| Ada |  |\n",
        "| Who | Where |\n| --- | --- |\n| Ada |  |\n",
        (("table", 2),),
    ),
    Case(
        "a table with blank lines between its rows",
        "| Who | Where |\n|---|---|\n| Ada |  |\n\n| Bo | here |\n\n| Cy | there |\n",
        "| Who | Where |\n|---|---|\n| Ada |  |\n| Bo | here |\n| Cy | there |\n",
        (("table", 4),),
    ),
    Case(
        "a row with more cells than the head",
        "| Who | Where |\n|---|---|\n| Ada | here | late |\n",
        "| Who | Where |   |\n|---|---| --- |\n| Ada | here | late |\n",
        (("table", 1),),
    ),
    Case(
        "code that isn't ended",
        "Try this:\n\n```sh\nlight it\n",
        "Try this:\n\n```sh\nlight it\n```\n",
        (("fence", 4),),
    ),
    Case(
        "code that is ended with too few signs",
        "```sh\nlight it\n``\n\nThen walk.\n",
        "```sh\nlight it\n```\n\nThen walk.\n",
        (("fence", 3),),
    ),
    Case(
        "code that falls out of its item",
        "- Try:\n  ```\nlight it\n```\n- Walk\n",
        "- Try:\n  ```\n  light it\n  ```\n- Walk\n",
        (("fence", 3),),
    ),
    Case(
        "a box that isn't ended before the next part",
        ":::spoiler Oil\nIt is dear.\n\n## Wax\n\nIt is cheap.\n",
        ":::spoiler Oil\nIt is dear.\n\n:::\n\n## Wax\n\nIt is cheap.\n",
        (("container", 4),),
    ),
    Case("the end of no box", "Oil\n\n:::\n\nWax\n", "Oil\n\n\n\nWax\n", (("container", 3),)),
    Case(
        "a label that is defined twice",
        "See [oil].\n\n[oil]: https://a.example/\n[Oil]: https://b.example/\n",
        "See [oil].\n\n[oil]: https://a.example/\n\n",
        (("definition", 4),),
    ),
)

#: what looks like damage and is none
SOUND = (
    "**Date:** 5 March  \n**Where:** the quay\\\n**Chair:** Ada\n",
    "**Ada** lights a lamp\n**Bo** looks: it burns\n",
    "#lanterns are lovely\n",
    "Mended in\n#2977](https://oil.example/2977).\n",
    "**Ada Quill**\n\n- brought oil\n\n**Bo Linde**\n\n- brought wax\n",
    "**See the [plan](plan.md) for all**\n\n**Date: today**\n\n**Late.**\n\nAda\n",
    "## Notes\n\n**Oil**\n\na\n\n**Wax**\n\nb\n\n**Wick**\n\nc\n",
    "Summary\n-------\n\nOil.\n\nDetails\n---\n\nWax.\n",
    "# June\n\n## Agenda\n\nOil\n\n# July\n\n## Agenda\n\nWax\n",
    "1. Oil\n2. Wax\n\n![a wick](wick.png)\n\n3. Wick\n",
    "- Oil\n\n      light: it\n\n- Wax\n",
    "Set it up:\n\n    - name: lantern\n      oil: true\n",
    "Like this:\n\n    - oil\n    - wax\n",
    "    - old line\n    + new line\n",
    "* Oil is dear\n* Wax is cheap\n* Wicks can be had at the\nhardware shop\n* Lids\n",
    "* Oil is dear\n* Wax\n* Wicks\nBo: where from?\n* Lids\n",
    "A line  \nand one below a hard break\n",
    "- [ ] Oil\n- [x] Wax\n* [X] [name=Ada] [Wick](https://wick.example/)\n",
    "[x]: https://oil.example/\n\n[x] marks the spot\n",
    "[x](https://oil.example/) marks the spot\n",
    "– silence –\n",
    "{% highlight sh %}\n#### light\n##it\n- [] oil\n{% endhighlight %}\n",
    "{{< highlight sh >}}\n#### light\n{{< /highlight >}}\n",
    "$$\na\n- b\n---\n$$\n",
    "```\n##oil\n- [] wax\n        - wick\n```\n",
    "<table>\n<tr><td>\n##oil\n</td></tr>\n</table>\n",
    "<!--\n##oil\n---\n-->\n",
    "::: tip Oil\nIt is dear.\n:::\n",
    "- oil\n  ```\n  light it\n  ```\n- wax\n",
    "Oil\n\n---\n\n## Wax\n\nIt is cheap.\n",
    "| Who | Where |\n|---|---|\n| Ada | \\| |  |\n",
    "| Who | Where |\n|---|---|\n| Ada | here |\n\n| What | Why |\n|---|---|\n| Oil | light |\n",
)

WORDS = re.compile(r"[^\W_]+")
TABLE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@TABLE
def test_damage_is_mended(case: Case) -> None:
    """Each kind of damage is repaired, and told with the line where it stands."""
    script, findings = repaired(SourceText.of(case.before))
    assert script.text == case.after
    assert tuple((finding.rule, finding.line) for finding in findings) == case.found
    assert {finding.topic for finding in findings} == {Severity.REPAIR}


@TABLE
def test_what_is_mended_is_sound(case: Case) -> None:
    """A second look finds nothing left to do."""
    assert repaired(SourceText.of(case.after)) == (SourceText.of(case.after), ())


@TABLE
def test_lines_know_where_they_come_from(case: Case) -> None:
    """After mending, a line still says which line of the source it is."""
    script, _ = repaired(SourceText.of(case.before, first=10))
    source = dict(enumerate(map(WORDS.findall, case.before.split("\n")), start=10))
    wrong = [
        line
        for line in script.lines
        if WORDS.findall(line.text) and WORDS.findall(line.text) != source[line.number]
    ]
    assert wrong == []


@pytest.mark.parametrize("text", SOUND)
def test_what_looks_like_damage_is_left_alone(text: str) -> None:
    """Hashtags, code, labels and lists with a number of their own aren't touched."""
    assert repaired(SourceText.of(text)) == (SourceText.of(text), ())


def test_an_item_deep_in_the_wrong_place_finds_its_parent() -> None:
    """Where items stand ever further in, each is below the one before it."""
    text = "- a\n        - b\n                - c\n"
    assert repaired(SourceText.of(text))[0].text == "- a\n    - b\n        - c\n"


def test_what_has_no_end_is_left_alone() -> None:
    """A text that needs more rounds than are allowed stays as it is, and that is reported."""
    text = ":::oil\n" * 200
    script, findings = repaired(SourceText.of(text))
    assert script.text == text
    assert [(finding.topic, finding.line) for finding in findings] == [(Severity.KEPT, 0)]


# random texts ------------------------------------------------------------------------------------

WORD = st.text(st.sampled_from("abelnoqrstuvé"), min_size=2, max_size=7)
SENTENCE = st.lists(WORD, min_size=1, max_size=6).map(lambda words: f"{' '.join(words)}.")


def paragraph() -> SearchStrategy[str]:
    """A paragraph of one line or more."""
    return st.lists(SENTENCE, min_size=1, max_size=3).map("\n".join)


def fence() -> SearchStrategy[str]:
    """A block of code, with what would be damage elsewhere."""
    inner = st.sampled_from(["##no heading", "        - no item", "---", ":::", "- [] no box"])
    return st.lists(inner, max_size=4).map(lambda lines: "\n".join(["```text", *lines, "```"]))


def table() -> SearchStrategy[str]:
    """A table of three columns."""
    row = st.lists(WORD | st.just(""), min_size=3, max_size=3)
    return st.lists(row, min_size=1, max_size=3).map(
        lambda rows: "\n".join(
            f"| {' | '.join(cells)} |" for cells in [["who"] * 3, ["---"] * 3, *rows]
        )
    )


def items(marker: str, width: int) -> SearchStrategy[str]:
    """A list, whose items may hold a list."""
    box = st.sampled_from(["", "[ ] ", "[x] "]) if marker in {"-", "*"} else st.just("")
    line = st.tuples(box, SENTENCE).map("".join)
    inner = st.lists(line.map(lambda text: f"{' ' * width}- {text}"), max_size=2)
    item = st.tuples(line, inner).map(lambda both: "\n".join([f"{marker} {both[0]}", *both[1]]))
    return st.lists(item, min_size=1, max_size=4).map("\n".join)


LISTS = items("-", 2) | items("-", 4) | items("*", 4) | items("1.", 3) | items("1.", 4)
QUOTATION = paragraph().map(lambda text: "\n".join(f"> {line}" for line in text.split("\n")))
BLOCK = paragraph() | fence() | table() | LISTS | QUOTATION


@st.composite
def sound_texts(draw: st.DrawFn) -> str:
    """A text with headings that go down one level at a time, and blocks below them."""
    level, parts = 0, []
    for block in draw(st.lists(BLOCK, min_size=1, max_size=6)):
        level = draw(st.integers(1, min(level + 1, 6) or 1)) if level else draw(st.integers(1, 2))
        parts += [f"{'#' * level} {draw(SENTENCE)}", block]
        if draw(st.booleans()):
            parts += ["---", draw(paragraph())]
    return "\n\n".join(parts) + "\n"


@given(sound_texts())
def test_sound_texts_are_left_alone(text: str) -> None:
    """Whatever well-formed Markdown says, no character of it changes."""
    assert repaired(SourceText.of(text)) == (SourceText.of(text), ())


INDENT = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "      ", "        ", "\t", "> "])
MARK = st.sampled_from(
    [
        *("", "", "- ", "* ", "1. ", "2) ", "# ", "## ", "### ", "##", "#", "> ", "---", "- [] "),
        *(
            "```",
            "~~~",
            "``",
            ":::",
            ":::spoiler ",
            "| a | b |",
            "|---|---|",
            "| c |",
            "===",
            "– ",
        ),
        *("[ ] ", "[x]", "\u00a0", "\u200b- ", "• ", "**b c**", "$$", "{% raw %}", "{% endraw %}"),
        *("<div>", "<!--", "-->", "- ", "- - ", "***", "[x](", "-[x] ", "    - ", "\t- ", "|"),
    ]
)
BROKEN = st.lists(
    st.tuples(INDENT, MARK, st.sampled_from(["", "", "oil", "Wax wick.", "lid:"])).map("".join),
    max_size=14,
).map("\n".join)


@given(BROKEN | st.text(st.sampled_from("ab-*#>|`:[]x \t\n1._~$\r\u00a0")))
def test_mending_once_is_enough(text: str) -> None:
    """Whatever it is given, what comes out needs no mending."""
    script, _ = repaired(SourceText.of(text))
    again, findings = repaired(script)
    assert again == script
    assert Severity.REPAIR not in {finding.topic for finding in findings}


@given(BROKEN)
def test_words_stay(text: str) -> None:
    """Whatever is repaired, no word comes, goes or moves; and each line still has an origin."""
    script, findings = repaired(SourceText.of(text))
    assert WORDS.findall(script.text) == WORDS.findall(text)
    assert len(script.origins) == script.text.count("\n") + 1
    assert (Severity.REPAIR in {finding.topic for finding in findings}) == (script.text != text)


# with MyST ---------------------------------------------------------------------------------------


def test_a_mended_text_builds_without_a_warning(tmp_path: Path) -> None:
    """MyST finds nothing wrong with levels, breaks, tables and labels that were mended."""
    kinds = ("heading", "break", "table", "definition", "list", "fence")
    damaged = "\n\n".join(case.before for case in CASES if case.found[0][0].startswith(kinds))
    text = repaired(SourceText.of(damaged))[0].text
    assert text != damaged
    with built(tmp_path, {"index.md": f"# Lantern Club\n\n{text}"}) as book:
        assert book.warnings == ()


def test_headings_may_be_repeated(tmp_path: Path) -> None:
    """Two parts of a document may have the same heading: each has an address of its own."""
    text = "# June\n\n## Agenda\n\nOil\n\n# July\n\n## Agenda\n\nWax\n"
    with built(tmp_path, {"index.md": repaired(SourceText.of(text))[0].text}) as book:
        addresses = [section["id"] for section in book.body().find_all("section")]
        assert book.warnings == ()
    assert len(set(addresses)) == len(addresses) == 4
