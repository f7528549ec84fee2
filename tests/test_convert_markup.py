"""Markup: other dialects are said in MyST, word for word, and the pages build."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import built
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.dialects import BY_NAME
from sphinx_annals.convert.dialects.hugo import Hugo
from sphinx_annals.convert.dialects.jekyll import Jekyll
from sphinx_annals.convert.document.findings import Severity
from sphinx_annals.convert.document.source import Meta, Source
from sphinx_annals.convert.document.source_text import SourceText
from sphinx_annals.convert.markup.addresses import scheme_of
from sphinx_annals.convert.markup.emoji import emoji
from sphinx_annals.convert.markup.masking import mask_code
from sphinx_annals.convert.markup.passes import translated
from sphinx_annals.convert.markup.site import Folder
from sphinx_annals.convert.markup.targets import label

if TYPE_CHECKING:
    from sphinx_annals.convert.document.findings import Finding

SITE = Folder(
    pages={
        "notes/a.md": "notes/a.md",
        "notes/b.md": "notes/b.md",
        "posts/lantern/index.md": "posts/lantern.md",
        "posts/_index.md": "posts/_index.md",
        "notes/2024/README.md": "notes/2024/README.md",
    },
    files=frozenset({"notes/map.png", "static/img/boat.jpg", "posts/lantern/fig.png"}),
    variables={
        "site.baseurl": "",
        "param.club_url": "https://club.example",
        "site.mail": "ada@club.example",
    },
)
CASES = re.compile(r"^=== (.+)\n((?:.*\n)*?)--->\n((?:(?!=== ).*\n)*)", re.MULTILINE)
SHARED = Path(__file__).parent.parent.parent / "shared"


def cases() -> list[tuple[str, str, str]]:
    """Return what is written and what comes of it, from the file beside, each with its name."""
    text = (Path(__file__).parent / "markup_cases.txt").read_text("utf-8")
    found = CASES.findall(text)
    return [(name, source.rstrip("\n"), expected.strip("\n")) for name, source, expected in found]


def said(
    text: str, path: str = "notes/a.md", dialect: str = "hugo"
) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return a body in MyST, and what was found."""
    return translated(Source(path, BY_NAME[dialect].traits, (), SourceText.of(text)), SITE)


@pytest.mark.parametrize(
    ("name", "text", "expected"), [pytest.param(*case, id=case[0]) for case in cases()]
)
def test_markup_is_said_in_myst(name: str, text: str, expected: str) -> None:
    """Each construct comes out as the file of cases has it."""
    dialect = "notes" if "notes" in name else "hugo"
    assert said(text, dialect=dialect)[0].text.strip("\n") == expected


def test_all_cases_build_without_a_warning(tmp_path: Path) -> None:
    """Whatever comes out can be built by a project that has MyST and this extension alone."""
    paths = {f"notes/c{number}.md": text for number, (_, text, _) in enumerate(cases())}
    pages = {path: f"# Title\n\n{said(text, path)[0].text}" for path, text in paths.items()}
    files = {
        "index.md": "# All\n\n```{toctree}\n:glob:\n\nnotes/*\n```\n",
        "notes/b.md": "# B\n",
        "notes/map.png": "not read by this builder",
    }
    conf = """
    myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline", "attrs_block"]
    suppress_warnings = ["myst.header"]
    """
    with built(tmp_path, files | pages, "text", conf=conf) as book:
        assert book.warnings == ()


def test_lines_know_where_they_come_from() -> None:
    """After all that is put in and taken out, each line still has its line of the source."""
    text = "<!-- a\nb -->\n\n<p>one<br>two</p>\n\n:::spoiler x\nthree\n:::\n\n"
    text += "<ul><li>four</li>\n<li>five</li></ul>"
    lines = {line.text.strip(" -"): line.number for line in said(text)[0].lines}
    assert {word: lines[word] for word in ("two", "three", "four", "five")} == {
        "two": 4,
        "three": 7,
        "four": 10,
        "five": 11,
    }


@pytest.mark.parametrize(
    ("text", "topic", "rule"),
    [
        ("<!-- gone -->", Severity.LEFT_OUT, "comment"),
        ("<script>x</script>", Severity.LEFT_OUT, "script"),
        ("{{< lamp >}}", Severity.KEPT, "shortcode"),
        ("{{ site.lamp }}", Severity.KEPT, "variable"),
        ("{% if x %}", Severity.LEFT_OUT, "template"),
        ("{{ x | upcase }}", Severity.LEFT_OUT, "filter"),
        ("[x](nowhere.md)", Severity.KEPT, "link"),
        ("[x](#nowhere)", Severity.KEPT, "anchor"),
        ("[x](javascript:x)", Severity.NEUTRAL, "address"),
        ("[^1]: alone", Severity.REPAIR, "footnote"),
        ("```nolanguage\nx\n```", Severity.LEFT_OUT, "language"),
    ],
)
def test_what_isnt_kept_as_it_was_is_told(text: str, topic: Severity, rule: str) -> None:
    """Nothing goes, changes its nature or stays foreign without a finding at its line."""
    assert (topic, rule, 3) in {(f.topic, f.rule, f.line) for f in said(f"# A\n\n{text}\n")[1]}


def test_a_whole_document_of_html_becomes_markdown() -> None:
    """In a document of HTML, indentation and empty lines mean nothing, but in code."""
    text = "<div>\n    <p>\n      - no list\n\n      still it\n    </p>\n"
    text += "<pre>\n  a\n\n  b</pre>\n</div>\n"
    expected = "\\- no list\n\nstill it\n\n```\n  a\n\n  b\n```"
    assert said(text, "notes/a.html")[0].text == expected


@pytest.mark.parametrize(
    ("address", "path", "expected"),
    [
        ("b.md", "notes/a.md", "b.md"),
        ("b.html#top", "notes/a.md", "b.md"),
        ("/notes/b", "notes/a.md", "b.md"),
        ("fig.png", "posts/lantern/index.md", "lantern/fig.png"),
        ("../../notes/b.md", "posts/lantern/index.md", "../notes/b.md"),
        ("../lantern/", "posts/other.md", None),
        ("/posts/", "notes/a.md", "../posts/_index.md"),
        ("2024/", "notes/a.md", "2024/README.md"),
        ("/posts/lantern/", "notes/a.md", "../posts/lantern.md"),
        ("/img/boat.jpg", "notes/a.md", "../static/img/boat.jpg"),
        ("../../../etc/passwd", "notes/a.md", None),
        ("lost.md", "notes/a.md", None),
    ],
)
def test_a_folder_knows_its_pages(address: str, path: str, expected: str | None) -> None:
    """Addresses of the site lead to the pages that their documents became, and never outside."""
    assert SITE.resolve(address, path) == expected


def test_a_figure_of_a_bundle_is_found_once() -> None:
    """A figure without a caption is looked for where its document stood, and not from its page."""
    text = '{{< figure src="fig.png" alt="A lamp" >}}'
    assert said(text, "posts/lantern/index.md")[0].text == "![A lamp](lantern/fig.png)"


def test_a_document_knows_its_own_data() -> None:
    """What a document says of itself is filled in where its text asks for it."""
    meta = (Meta("title", "Lamps *and*\nropes", 1), Meta("film", "abc_DEF-123", 2))
    text = "{{ page.title | escape }} {% include youtube.html id=page.film %} {{< param film >}}"
    source = Source("notes/a.md", Jekyll.traits, meta, SourceText.of(text))
    link = "[Video on YouTube](https://www.youtube.com/watch?v=abc_DEF-123)"
    expected = f"Lamps \\*and\\* ropes {link} abc\\_DEF-123"
    assert translated(source, SITE)[0].text == expected


def test_what_is_not_in_the_folder_may_be_at_home() -> None:
    """An address from the root is looked for where the site is published."""
    home = Folder(home="https://club.example/")
    assert home.resolve("/x/y?z#w", "a.md") == "https://club.example/x/y#w"
    assert home.resolve("x", "a.md") is None


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("java\tscript:x", "javascript"),
        ("&#106;avascript&colon;x", "javascript"),
        ("JAVASCRIPT&#x3A;x", "javascript"),
        ("%6Aavascript:x", "javascript"),
        ("\u200bdata:x", "data"),
        ("https://e.org/a:b", "https"),
        ("a/b:c", ""),
        ("#a:b", ""),
    ],
)
def test_a_disguised_scheme_is_seen(address: str, scheme: str) -> None:
    """Entities, spaces, letter case and signs that don't show hide no scheme."""
    assert scheme_of(address) == scheme


def test_targets_have_names_of_their_own() -> None:
    """Two documents may each have an anchor of the same name."""
    assert label("2021/a.md", "Next%20steps") == "2021-a-next-steps"
    assert label("2022/a.md", "next-steps") != label("2021/a.md", "next-steps")


@pytest.mark.parametrize(
    ("name", "sign"), [("tada", "🎉"), ("+1", "👍"), ("sloth", "🦥"), ("func", "")]
)
def test_short_names_of_emoji(name: str, sign: str) -> None:
    """Names of Unicode and names that notes have for emoji are known; others are no emoji."""
    assert emoji(name) == sign


@given(st.text(alphabet="ab` \n\\~>-#|<\t", max_size=60))
def test_a_veil_is_as_long_as_its_text(text: str) -> None:
    """A veil has the same length and the same lines, and shows nothing that isn't there."""
    veil = mask_code(text)
    assert len(veil) == len(text)
    assert all(b in {a, "\x00", "\x01"} for a, b in zip(text, veil, strict=True))
    assert [i for i, a in enumerate(text) if a == "\n"] == [
        i for i, b in enumerate(veil) if b == "\n"
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus is not on this machine")
def test_a_sample_of_real_documents_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a sample of real documents, at least 98 in 100 keep each word."""
    monkeypatch.setattr(sys, "path", [*sys.path, str(SHARED / "tools")])
    fidelity = pytest.importorskip("fidelity")
    paths = sorted((SHARED / "corpus").glob("*/**/*.md"))
    lossy = []
    for path in paths[::25]:
        text = path.read_text("utf-8", errors="replace").replace("\r\n", "\n").lstrip("\ufeff")
        front = text[: len(text) - len(fidelity.front(text)[1])]
        source = Source(path.name, Hugo.traits, (), SourceText.of(text.removeprefix(front)))
        found = translated(source, Echo())[0].text
        words = iter(fidelity.words(front + found))
        if not all(word in words for word in fidelity.words(text)):
            lossy.append(path.name)
    assert len(lossy) <= 0.02 * len(paths[::25]), lossy


class Echo:
    """A site on which each address leads somewhere."""

    variables = {"site.baseurl": "", "page.baseurl": ""}

    def resolve(self, address: str, path: str) -> str | None:
        """Return the address, seen from the root."""
        return address.lstrip("/") or None
