"""Hostile text: nothing that is converted runs, hides, reads a file, or takes for ever."""

from __future__ import annotations

import re
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from building import built, write
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_annals.convert.dialects import BY_NAME
from sphinx_annals.convert.dialects.notes import Notes
from sphinx_annals.convert.document.findings import Severity
from sphinx_annals.convert.document.source import Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.emit.ids import Ids, free_ids
from sphinx_annals.convert.markup.passes import translated
from sphinx_annals.convert.markup.site import Folder
from sphinx_annals.convert.options import ConvertOptions
from sphinx_annals.convert.pipeline.conversion import convert
from sphinx_annals.convert.sources.decoding import decoded
from sphinx_annals.convert.sources.folders import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it.token import Token

EXTENSIONS = {"colon_fence", "deflist", "attrs_inline", "attrs_block"}
READER = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
#: what a converted page may name
ROLES = {"sup", "sub", "math"}
ADMONITIONS = "admonition note tip hint important warning caution danger error attention seealso"
OTHERS = "figure list-table pull-quote math code-block"
DIRECTIVES = {f"{{{name}}}" for name in (*ADMONITIONS.split(), *OTHERS.split())}
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ALLOWED = ("http://", "https://", "mailto:", "ftp:", "http:", "https:")
#: pieces that hostile texts are made of
PIECES = [
    *(
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "a",
        "`",
        "``",
        "```",
        "~~~",
        "> ",
        "- ",
        "1. ",
        "# ",
        "| ",
        "\\",
    ),
    *(
        "{",
        "}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{{<",
        ">}}",
        "{raw}",
        "{eval-rst}",
        "{include} x",
        "{py:mod}",
    ),
    *(
        "%",
        "+++",
        "(x)=",
        "{#x}",
        "{.y}",
        "{: #z}",
        ":::",
        ":::{raw} html",
        "[^1]",
        "[^1]:",
        "[x]:",
    ),
    *(
        "<",
        ">",
        "<b>",
        "</b>",
        "<a href=",
        "'",
        '"',
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<div>",
    ),
    *(
        "</div>",
        "<img src=x onerror=y>",
        "<pre>",
        "</pre>",
        "<table>",
        "<td>",
        "<br>",
        "<sup>",
        "</sup>",
    ),
    *(
        "[",
        "]",
        "](",
        ")",
        "![",
        "javascript:x",
        "JaVa&#115;cript:x",
        "data:text/html,x",
        "file:///x",
    ),
    *(
        "https://e.org/",
        "<https://e.org>",
        "$",
        "$$",
        "==",
        "++",
        ":tada:",
        "&lt;",
        "&#123;",
        "&amp;",
    ),
    *(
        "{% highlight x %}",
        "{% endhighlight %}",
        "{{< note >}}",
        "{{< /note >}}",
        "{{< x a=",
        "\x00",
    ),
]


def converted(text: str, path: str = "notes/a.md", dialect: str = "hugo") -> SourceText:
    """Return the body of a document in MyST."""
    return translated(Source(path, BY_NAME[dialect].traits, (), SourceText.of(text)), Folder())[0]


def bad_tokens(text: str) -> Iterator[str]:
    """Yield what MyST would run, hide or link to, and a converted page may not hold."""
    for token in READER.parse(text):
        yield from filter(None, map(badness, [token, *(token.children or ())]))
        if token.type == "colon_fence" and token.info.strip() != "{math}":
            body = "\n".join(
                line for line in token.content.split("\n") if not line.startswith(":class")
            )
            yield from bad_tokens(body if "{figure}" not in token.info else "")


def badness(token: Token) -> str:
    """Return what is wrong with a token; empty where nothing is."""
    name = token.info.split()[0] if token.info.strip() else ""
    address = str(token.attrs.get("href") or token.attrs.get("src") or "")
    wrong = {
        "html": token.type in {"html_block", "html_inline"},
        "hidden": token.type in {"myst_line_comment", "myst_block_break", "front_matter"},
        "directive": "fence" in token.type and name.startswith("{") and name not in DIRECTIVES,
        "container": token.type == "colon_fence" and name not in DIRECTIVES,
        "role": token.type == "myst_role" and token.meta["name"] not in ROLES,
        "address": bool(SCHEME.match(address)) and not address.startswith(ALLOWED),
    }
    return next((f"{sort}: {token}" for sort, is_so in wrong.items() if is_so), "")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.sampled_from(["notes/a.md", "notes/a.html"]),
    st.sampled_from(["hugo", "jekyll", "notes"]),
)
def test_nothing_foreign_is_left_to_run(text: str, path: str, dialect: str) -> None:
    """However hostile pieces are put together, MyST finds nothing in them that it would run."""
    script = converted(text, path, dialect)
    assert list(bad_tokens(script.text)) == []
    assert len(script.origins) == script.text.count("\n") + 1
    assert set(script.origins) <= set(range(1, text.count("\n") + 2))


HOSTILE = """\
# Minutes

```{include} ../../secret.txt
```

```{eval-rst}
.. raw:: html

   <script>alert(1)</script>
```

:::{include} secret.txt
:::

{raw}`x` and {py:mod}`os` and {{ secret }} and {% include secret %}

<script>alert(2)</script> <img src=x onerror=alert(3)> <b onclick=alert(4)>bold</b>

<a href="java&#115;cript:alert(5)">five</a> [six](JaVaScRiPt:alert(6)) <javascript:alert(7)>
[eight](data:text/html;base64,PHNjcmlwdD4=) ![nine](../../../etc/passwd) ![ten](file:///etc/passwd)
[eleven][ref] ![twelve](/etc/passwd)

[ref]: vbscript:alert(11)

% hidden words
(target)=
+++ more

{.class onclick=alert(13)}
Last words {math}`\\href{javascript:alert(14)}{x}`.
"""


@pytest.mark.parametrize("more", [[], ["dollarmath", "html_image", "html_admonition", "amsmath"]])
def test_a_hostile_page_builds_and_does_nothing(tmp_path: Path, more: list[str]) -> None:
    """The page builds without a warning, shows its words, and neither runs nor reads anything."""
    (tmp_path / "secret.txt").write_text("told by nobody", "utf-8")
    files = {"index.md": converted(HOSTILE, dialect="notes").text, "secret.txt": "told by nobody"}
    conf = f"myst_enable_extensions = {sorted(EXTENSIONS) + more}"
    with built(tmp_path, files, conf=conf) as book:
        assert book.warnings == ()
        page = BeautifulSoup((book.out / "index.html").read_text("utf-8"), "html.parser")
    main = page.select_one("[role=main]")
    assert main is not None
    assert not main.find_all(["script", "img", "iframe"])
    assert not [tag for tag in main.find_all(True) if any(a.startswith("on") for a in tag.attrs)]
    links = [str(link["href"]) for link in main.find_all("a")]
    assert [link for link in links if not link.startswith(("#", "http"))] == []
    words = main.get_text()
    assert "told by nobody" not in words
    for said in ("{py:mod}", "five", "six", "eight", "nine", "hidden words", "more", "Last words"):
        assert said in words


def test_what_was_made_harmless_is_told() -> None:
    """A maintainer learns where the harm was, line by line."""
    _, findings = translated(Source("a.md", Notes.traits, (), SourceText.of(HOSTILE, 5)), Folder())
    told = {(each.rule, each.line) for each in findings if each.topic is Severity.NEUTRAL}
    wanted = {
        ("directive", 7),
        ("directive", 10),
        ("container", 16),
        ("role", 19),
        ("address", 23),
    }
    assert told >= wanted


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "](",
            "![",
            "<a ",
            '<a "',
            "<b>",
            "<div>",
            "<td>",
            "<ul><li>",
            "`",
            "{{<",
            "{%",
            "{{",
        ),
        *(
            "$",
            "<!--",
            "<script>",
            "<pre>",
            "**a",
            "_a",
            "> ",
            "\\",
            "&",
            "{a}`",
            "https://a/(",
            "==",
        ),
        *(
            "::: a\n",
            "[^a]",
            "[a]: b\n",
            "<br>",
            "| a ",
            "a\n{: #b}\n",
            "[x](#y)",
            "<dl><dt>a<dd>b",
        ),
    ],
)
@pytest.mark.parametrize("path", ["notes/a.md", "notes/a.html"])
def test_twice_as_much_takes_about_twice_as_many_steps(piece: str, path: str) -> None:
    """However often a piece is repeated, the work grows as the text does."""
    small, large = (steps(piece * (size // len(piece)), path) for size in (2_000, 8_000))
    assert large < 9 * small + 5_000


def steps(text: str, path: str) -> int:
    """Return how many calls of functions a translation takes."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        converted(text, path)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "word *x* https://e.org/a [l](https://e.org) " * 40_000,
        "![](data:image/png;base64," + "A" * 5_000_000 + ")",
        ">" * 200_000 + " deep",
        "<div>" * 100_000 + "deep",
        "<a " + "x=1 " * 500_000 + ">",
    ],
    ids=["words", "data", "quotations", "elements", "attributes"],
)
def test_very_long_lines_end(text: str) -> None:
    """Lines of megabytes are converted, and no more comes of them than about what they are."""
    assert len(converted(text).text) < 3 * len(text) + 100


@pytest.mark.parametrize(
    "piece",
    [
        "The lamps are lit, Ada Quill said. We agreed to wait.\n\n",
        "- Ada Quill: the lamps are lit (5 min)\n",
        "| Ada Quill | @ada | Tidewater Workshop | x |\n",
        "## Attendees\n\n- Ada Quill / @ada / Tidewater Workshop\n\n",
        "**Decision:** Ada Quill lights the lamps.\n\n",
        "    - ",
        "> ",
        "[",
        "`",
        "<div>",
        "*",
        "_",
        "word and Ada Quill, ",
    ],
)
def test_a_whole_run_takes_as_many_steps_as_a_note_is_long(tmp_path: Path, piece: str) -> None:
    """Whatever a long note is made of, no part of a run goes through it again and again."""
    few, many = (run_steps(tmp_path / str(n), piece * (n // len(piece))) for n in (2_500, 10_000))
    assert many < 5 * few


def run_steps(folder: Path, text: str) -> int:
    """Return how many calls of functions the conversion of one note takes."""
    write(folder / "notes", {"a.md": ""})
    (folder / "notes/a.md").write_text(text, "utf-8")
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    threading.setprofile(counted)
    sys.setprofile(counted)
    try:
        summary = convert(ConvertOptions((folder / "notes",), folder / "book"))
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    assert not summary.has_refused
    return count


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    """So long a note is none too many."""
    (tmp_path / "a.md").write_bytes(b"The lamps are lit.\n" * 280_000)
    content = SourceFile("a.md", tmp_path / "a.md").content()
    assert len(decoded(content).text) == len(content) > 5_000_000


@pytest.mark.parametrize("piece", ["{", "[", "<", "`", "~", "[a](b)", "||a", "``~~~"])
def test_a_text_of_marks_is_shown_as_it_stands(piece: str) -> None:
    """Each mark would be looked at by many: where most of a long text are marks, it is code."""
    text = piece * 120_000
    script, (finding,) = translated(
        Source("a.md", Notes.traits, (), SourceText.of(text)), Folder()
    )
    (token,) = READER.parse(script.text)
    assert (token.type, token.content) == ("fence", f"{text}\n")
    assert finding.topic is Severity.KEPT
    assert len(script.text) < 3 * len(text) + 100


def test_many_equal_titles_get_ids_without_trying_all_numbers() -> None:
    """The next free number is known: it isn't looked for from the first one on."""
    taken: dict[str, int] = {}
    ids = Ids(decisions=(("lamps",) * 20_000,))
    (found,) = free_ids(ids, taken).decisions
    assert found[:2] + found[-1:] == ("lamps", "lamps-2", "lamps-20000")
    assert len(set(found)) == len(found)
