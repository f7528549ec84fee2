"""Mentions in real documents, in Markdown and in reStructuredText."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from building import built
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.testing.util import SphinxTestApp

from sphinx_annals.domain.mentions import LIMIT, FoundMention, mentions_in
from sphinx_annals.model.sentences import Mentioned, Sentence, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx.environment import BuildEnvironment

# A domain with the roles alone, which looks for mentions when the domain of the book does.
CONF = """
from sphinx.domains import Domain
from sphinx.roles import XRefRole
from sphinx_annals.domain.mentions import mentions_in

class Annals(Domain):
    name = "annals"
    label = "Annals"
    roles = {name: XRefRole() for name in ("person", "org", "event", "talk", "decision")}

    def process_doc(self, env, docname, document):
        self.data[docname] = list(mentions_in(document))

def setup(app):
    app.add_domain(Annals)

extensions = ["myst_parser"]
primary_domain = "annals"
language = "en"
myst_enable_extensions = ["attrs_inline", "attrs_block", "colon_fence", "deflist", "dollarmath"]
"""

# name -> source and the sentence of each mention, <name> or <title=name> standing for it.
MARKDOWN = {
    "emphasis": (
        "Hi. **Ada *and* {person}`ada`** came *early. Really.* Bye.",
        ["Ada and <ada> came early."],
    ),
    "strong": ("Hi. **{person}`ada`** came. Bye.", ["<ada> came."]),
    "code": (
        "Hi. Run `a. B! C` with {person}`ada` and `x`. `nox` runs.",
        ["Run a. B! C with <ada> and x."],
    ),
    "math": ("Hi. For $a. B$ see {person}`ada`. Bye.", ["For a. B see <ada>."]),
    "link": (
        "Hi. [A guide. Part 2](https://example.org/a?b=c) by {person}`ada`, <https://a.org>. B",
        ["A guide. Part 2 by <ada>, https://a.org."],
    ),
    "bare-address": (
        "Hi. See https://example.org/a.b?c=d! {person}`ada` wrote it. Bye.",
        ["<ada> wrote it."],
    ),
    "link-that-is-a-sentence": (
        "[Read the notes.](https://example.org) {person}`ada` wrote them.",
        ["<ada> wrote them."],
    ),
    "link-with-a-stop-in-its-name": (
        "At [Yahoo!](https://example.org) Bo met {person}`ada`.",
        ["At Yahoo! Bo met <ada>."],
    ),
    "local-link": (
        "(place)=\n# Here\n\nHi. [Not. A mention](#place), {person}`ada`, [nor. This](#none). B",
        ["Not. A mention, <ada>, nor. This."],
    ),
    "mention-in-a-link": (
        "Hi. [By {person}`ada`. Here](https://example.org) and there.",
        ["By <ada>. Here and there."],
    ),
    "abbreviation": (
        "Hi. Dr. {person}`ada` met e.g. {person}`bo` (i.e. at 5 p.m. UTC). Bye.",
        ["Dr. <ada> met e.g. <bo> (i.e. at 5 p.m. UTC)."] * 2,
    ),
    "initials": ("Hi. J. Doe met {person}`ada`. Bye.", ["J. Doe met <ada>."]),
    "several": (
        "{person}`ada` of {org}`acme` gave {talk}`her talk <opening>`. Bye.",
        ["<ada> of <acme> gave <her talk=opening>."] * 3,
    ),
    "twice": (
        "{person}`ada` came. Bo left. Then {person}`ada` spoke.",
        ["<ada> came.", "Then <ada> spoke."],
    ),
    "first-and-last": ("Hi. {person}`ada`. {person}`bo`", ["<ada>.", "<bo>"]),
    "any": (
        "Hi. See {any}`ada` or {any}`Bo Linde <bo>`. Bye.",
        ["See <ada> or <Bo Linde=bo>."] * 2,
    ),
    "explicit-title": (
        "Hi. Then {person}`Dr. Ada. Quill <ada>` came. Bye.",
        ["Then <Dr. Ada. Quill=ada> came."],
    ),
    "soft-break": ("Hi. {person}`ada`\ncame  in\ttime. Bye.", ["<ada> came in time."]),
    "hard-break": (
        "Hi there,  \n{person}`ada`\\\nand Bo. Bye.",
        ["Hi there, <ada> and Bo."],
    ),
    "inline-html": (
        "Hi. Ada<b>'s</b> friend {person}`bo`<br/>came. B",
        ["Ada’s friend <bo> came."],
    ),
    "comment": ("% {person}`ada`\n\n<!-- {person}`bo` -->\n\nHi {person}`cy`", ["Hi <cy>"]),
    "image": (
        "Hi. ![A photo. By Bo](a.png) with {person}`ada`![](b.png). Bye.",
        ["A photo. By Bo with <ada>."],
    ),
    "footnote": (
        "{person}`ada` came.[^a] Bo left[^a].\n\n[^a]: Hi. So says {person}`cy`. Bye.",
        ["<ada> came.", "So says <cy>."],
    ),
    "tight-list": (
        "- {person}`ada`: notes\n  - nested {person}`bo`\n- Hi. And {person}`cy`\n",
        ["<ada>: notes", "nested <bo>", "And <cy>"],
    ),
    "loose-list": (
        "1. Hi {person}`ada`\n\n   More. By {person}`bo`.\n\n2. {person}`cy`\n",
        ["Hi <ada>", "By <bo>.", "<cy>"],
    ),
    "task-list": ("* [ ] {person}`ada` to write\n", ["[ ] <ada> to write"]),
    "pipe-table": (
        "| Who | What |\n|---|---|\n| Dr. {person}`ada` | Hi. And {person}`bo` |\n"
        "| {person}`cy` | |\n",
        ["Dr. <ada>", "And <bo>", "<cy>"],
    ),
    "list-table": (
        ":::{list-table} Of {org}`acme`\n* - Hi {person}`ada`\n  - {person}`bo`\n:::\n",
        ["Of <acme>", "Hi <ada>", "<bo>"],
    ),
    "definition-list": (
        "The {person}`ada` way\n: Hi. Said by {person}`bo`.\n",
        ["The <ada> way", "Said by <bo>."],
    ),
    "admonition": (
        ":::{admonition} On {person}`ada`\nHi. By {person}`bo`.\n:::\n\n"
        ":::{note}\n{person}`cy`\n:::\n",
        ["On <ada>", "By <bo>.", "<cy>"],
    ),
    "block-quote": ("> Hi. So said {person}`ada`.\n", ["So said <ada>."]),
    "figure": (
        ":::{figure} a.png\n:alt: x\n\nHi. With {person}`ada`\n\nBy {person}`bo`\n:::\n",
        ["With <ada>", "By <bo>"],
    ),
    "span": (
        "Hi. [Ms. {person}`ada`. Well]{.big #there} came. Bye.",
        [
            "Ms. <ada>.",
        ],
    ),
    "chinese": ("李小龙来了。{person}`ada`走了！是。", ["<ada>走了！"]),
    "japanese": ("はい。彼は「{person}`ada`。」と言った。", ["彼は「<ada>。」と言った。"]),
    "arabic": ("نعم. جاءت {person}`ada` اليوم؟ لا.", ["جاءت <ada> اليوم؟"]),
    "emoji": (
        "Thanks, {person}`ada`! 🎉 And {person}`bo` 👩🏽‍💻.",
        ["Thanks, <ada>!", "🎉 And <bo> 👩🏽‍💻."],
    ),
    "private-character": (
        "Hi. \ufffc and {person}`ada` \ufffc. Bye.",
        ["\ufffc and <ada> \ufffc."],
    ),
    "smart-quotes": ('He said "Hi." Then {person}`ada`\'s "No." B', ["Then <ada>’s “No.”"]),
    "no-mention": (
        "{doc}`chinese`, [x](chinese.md), {person}`!ada`, `ada` and {ref}`search`.",
        [],
    ),
}

REST = {
    "rst-roles": (
        "Hi. **Strong.** :person:`ada` *and* :annals:org:`Acme Inc. <acme>`. Bye.",
        ["<ada> and <Acme Inc.=acme>."] * 2,
    ),
    "rst-code": (
        "Hi. ``a. B`` by :person:`ada` at https://example.org. Bye.",
        ["a. B by <ada> at https://example.org."],
    ),
    "rst-links": (
        "Hi. See `A. B <https://example.org>`_, C_ and :ref:`D. E <search>` by :person:`ada`. B\n"
        "\n.. _C: https://example.org/c\n",
        ["See A. B, C and D. E by <ada>."],
    ),
    "rst-footnote": (
        "Hi. So :person:`ada` [1]_ and Bo [1]_. [1]_ Bye.\n\n.. [1] Of :person:`cy`.\n",
        ["So <ada> and Bo.", "Of <cy>."],
    ),
    "rst-line-block": ("| Hi :person:`ada`\n| and\n|   :person:`bo`\n", ["Hi <ada>", "<bo>"]),
    "rst-attribution": (
        "   Hi. Said :person:`ada`.\n\n   -- Of :person:`bo`\n",
        ["Said <ada>.", "Of <bo>"],
    ),
    "rst-rubric": (".. rubric:: On :person:`ada`\n\nHi\n", ["On <ada>"]),
    "rst-field-list": ("Hi\n\n:By: Yes. The :person:`bo`\n", ["The <bo>"]),
    "rst-term": (
        "A :person:`ada` : of :org:`acme`\n   :person:`bo`\n",
        ["A <ada>", "of <acme>", "<bo>"],
    ),
    "rst-substitution": (
        "Hi. So |she|.\n\n.. |she| replace:: Dr. :person:`ada`\n",
        ["So Dr. <ada>."],
    ),
    "rst-version": (
        ".. versionadded:: 2\n   By :person:`ada`.\n",
        ["Added in version 2: By <ada>."],
    ),
    "rst-parsed-literal": (
        ".. parsed-literal::\n\n   run :person:`ada`\n   now\n",
        ["run <ada> now"],
    ),
    "rst-target": ("Hi. An _`inline target` of :person:`ada`. B", ["An inline target of <ada>."]),
    "rst-problem": ("Hi. *Open :person:`ada`. B", ["*Open <ada>."]),
    "rst-comment": (".. Of :person:`ada`\n\nHi\n", []),
    "rst-index": ("Hi. The :index:`index` of :person:`ada`.", ["The index of <ada>."]),
    "rst-contents": (
        ".. contents::\n\nHi :person:`ada`\n================\n\nYes\n",
        ["Hi <ada>"],
    ),
}

PLACES = """\
{person}`nobody`

(top)=
# Meeting of {org}`acme`, `v1.0`

Hi {person}`ada`.

(second)=
## Second *part*[^1]

(here)=
Then {person}`bo` and [{person}`cy`]{#spot}.

- item

  Hi {person}`dora`

| Who |
|---|
| {person}`ed` |

[^1]: From {person}`fay`
"""


def written(sentence: Sentence) -> str:
    """Return *sentence* with <name> or <title=name> for each mention."""
    return "".join(
        part if isinstance(part, str) else f"<{part.title}{'=' if part.title else ''}{part.name}>"
        for part in sentence
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuildEnvironment]:
    """All the sources above, read as one book."""
    source = tmp_path_factory.mktemp("book")
    (source / "conf.py").write_text(CONF, "utf-8")
    (source / "index.md").write_text("# Book\n", "utf-8")
    (source / "places.md").write_text(PLACES, "utf-8")
    for suffix, cases in (("md", MARKDOWN), ("rst", REST)):
        for name, (text, _) in cases.items():
            (source / f"{name}.{suffix}").write_text(text, "utf-8")
    app = SphinxTestApp("dummy", srcdir=source)
    app.builder.read()
    yield app.env
    app.cleanup()


@pytest.fixture
def found_in(book: BuildEnvironment) -> Callable[[str], list[FoundMention]]:
    """Gives the mentions of a document by its name."""
    return book.domains["annals"].data.__getitem__


@pytest.mark.parametrize("name", [*MARKDOWN, *REST])
def test_sentence_of_a_mention(found_in: Callable[[str], list[FoundMention]], name: str) -> None:
    """Each mention comes with the one sentence it stands in, its markup taken away."""
    expected = (MARKDOWN | REST)[name][1]
    assert [written(found.sentence) for found in found_in(name)] == expected


def test_mentions_are_found_again_in_what_is_kept(book: BuildEnvironment) -> None:
    """The document that Sphinx keeps for the next build has the same mentions."""
    for docname in book.found_docs:
        again = list(mentions_in(book.get_doctree(docname)))
        assert again == book.domains["annals"].data[docname]


def test_mention_has_role_and_name(found_in: Callable[[str], list[FoundMention]]) -> None:
    """A mention says by which role and which name, in the order of the document."""
    assert [(found.role, found.name) for found in found_in("several")] == [
        ("person", "ada"),
        ("org", "acme"),
        ("talk", "opening"),
    ]
    assert {found.role for found in found_in("any")} == {"any"}


def test_sentence_has_the_mentions_in_their_place(
    found_in: Callable[[str], list[FoundMention]],
) -> None:
    """A sentence is a tuple of texts and mentions; a title only where a writer gave one."""
    assert found_in("several")[0].sentence == (
        Mentioned("person", "ada", ""),
        " of ",
        Mentioned("org", "acme", ""),
        " gave ",
        Mentioned("talk", "opening", "her talk"),
        ".",
    )


def test_mention_has_line_and_section(found_in: Callable[[str], list[FoundMention]]) -> None:
    """A mention says its line, and title and id of the nearest section."""
    first, second = (
        ("Meeting of acme, v1.0", "top"),
        ("Second part", "second"),
    )
    places = {
        found.name: (found.line, found.section, found.anchor) for found in found_in("places")
    }
    assert places == {
        "nobody": (1, "", ""),
        "acme": (4, *first),
        "ada": (6, *first),
        "bo": (12, *second),
        "cy": (12, *second),
        "dora": (16, *second),
        "ed": (20, *second),
        "fay": (22, "", ""),
    }


def test_mention_has_the_ids_around_it(found_in: Callable[[str], list[FoundMention]]) -> None:
    """The ids of a mention begin with the nearest: a span, a paragraph, then sections."""
    ids = {found.name: found.ids for found in found_in("places")}
    assert ids["cy"] == ("spot", "here", "second", "second-part1", "top", "meeting-of-acme-v1-0")
    assert ids["nobody"] == ()


def test_mention_can_be_kept(found_in: Callable[[str], list[FoundMention]]) -> None:
    """What is found is plain values, without nodes."""
    found = found_in("places")
    assert pickle.loads(pickle.dumps(found)) == found


def document_of(*children: nodes.Node) -> nodes.document:
    """Return a document of *children*."""
    document = new_document("test")
    document += children
    return document


def mention(name: str) -> addnodes.pending_xref:
    """Return the node that a role makes."""
    attributes = {"refdomain": "annals", "reftype": "person", "reftarget": name}
    return addnodes.pending_xref("", nodes.inline("", name), refexplicit=False, **attributes)


def test_long_sentence_is_shortened_around_each_mention() -> None:
    """Of a very long sentence each mention keeps the words around it."""
    words = " word" * 200
    block = nodes.paragraph("", "", mention("ada"), nodes.Text(f"{words} "), mention("bo"))
    ada, bo = (found.sentence for found in mentions_in(document_of(block)))
    assert ada[0] == Mentioned("person", "ada", "")
    assert ada[1:] == (ada[1],)
    assert bo[1:] == (Mentioned("person", "bo", ""),)
    assert all(LIMIT - 10 < len(plain_text(sentence)) <= LIMIT for sentence in (ada, bo))


def test_mention_outside_of_a_paragraph() -> None:
    """A mention without a text around it is its own sentence."""
    document = document_of(
        nodes.container("", mention("ada")), nodes.emphasis("", "", mention("bo"))
    )
    assert [(found.line, written(found.sentence)) for found in mentions_in(document)] == [
        (0, "<ada>"),
        (0, "<bo>"),
    ]


def test_mention_in_a_message_is_none() -> None:
    """The messages of docutils quote the source; nobody is mentioned there."""
    message = nodes.system_message("", nodes.paragraph("", "", mention("ada")))
    assert not list(mentions_in(document_of(message)))


def test_words_on_two_lines_stay_apart(tmp_path: Path) -> None:
    """Where a line ends before strong text, MyST leaves an empty text between the two."""
    text = "# A\n\n:::{person} Ada\n:id: ada\n:::\n\n{person}`ada` drew one\n**big** lamp.\n"
    with built(tmp_path, {"index.md": text}) as book:
        (mention,) = json.loads(book.file("annals.json"))["mentions"]
        assert mention["sentence"] == "Ada drew one big lamp."
