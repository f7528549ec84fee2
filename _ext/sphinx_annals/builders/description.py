"""Describe each page in a sentence for search engines and link previews.

The sentence is taken from what the page itself shows, and so changes with it.
"""

from __future__ import annotations

from html import escape
from itertools import filterfalse, islice
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.locale import _

from ..domain.nodes import annals_entry
from ..kinds import KINDS
from ..model.sentences import plain_text, sentence_spans, shortened
from ..pages.skeleton import ENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sphinx.application import Sphinx


#: what search engines show of it
LONGEST = 160
#: what describes the page: not its lists, tables and notes
PLACES = (nodes.document, nodes.section, annals_entry)
#: the facts that speak for an entry without prose: those that views show beside its title
TELLING = {"annals-kind"} | {f"annals-{name}" for kind in KINDS for name in kind.columns}
#: what a reader doesn't see as words
WORDLESS = (nodes.footnote_reference, nodes.image, nodes.raw, nodes.system_message)


def describe(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add a description to the head of a page, unless its writer has given one.

    sphinxext-opengraph, in a book that has it, says the same.
    """
    if app.builder.name == "epub":
        return  # an e-book is described as a whole
    given = _given(doctree) if doctree else ""
    text = given or (_said_by(doctree) if doctree else _name_of(pagename, context))
    if not text:
        return
    if not given:
        tag = f'<meta name="description" content="{escape(text)}" />\n'
        context["metatags"] = (context.get("metatags") or "") + tag
    # that extension escapes nothing but quotation marks
    said = {"og:description": escape(text, quote=False)}
    context["meta"] = said | (context.get("meta") or {})


def _given(doctree: nodes.document) -> str:
    """Return the description that the writer gave the page."""
    tags = (tag for tag in doctree.findall(nodes.meta) if tag.get("name") == "description")
    return next((str(tag["content"]) for tag in tags), "")


def _name_of(pagename: str, context: dict[str, Any]) -> str:
    """Return what a page that is no document is called, where that is known."""
    name = {"genindex": _("Index"), "search": _("Search")}.get(pagename)
    return f"{name} – {context.get('docstitle', '')}" if name else ""


def _said_by(doctree: nodes.document) -> str:
    """Return what a page begins with: prose, the facts of an entry, or else its lists."""
    for node in doctree.findall(nodes.Element):
        if isinstance(node, nodes.field_list) and "annals-facts" in node["classes"]:
            return cut(next(_prose(_after(node)), "") or _facts(node))
        if text := next(_prose([node]), ""):
            return cut(text)
    title = _title(doctree)
    items = filterfalse(_is_drawn, doctree.findall(nodes.paragraph))
    lines = "; ".join(map(_words, islice(items, LONGEST)))
    return cut(f"{title}: {lines}" if lines else title)


def _after(box: nodes.field_list) -> list[nodes.Node]:
    beside = cast("nodes.Element", box.parent).children
    return beside[beside.index(box) + 1 :]


def _prose(found: Iterable[nodes.Node]) -> Iterator[str]:
    """Yield the text of each paragraph among *found* that speaks for its page."""
    paragraphs = (node for node in found if isinstance(node, nodes.paragraph))
    for node in filterfalse(_is_drawn, paragraphs):
        if isinstance(node.parent, PLACES) and (text := _words(node)):
            yield text


def _is_drawn(paragraph: nodes.paragraph) -> bool:
    """Whether the book itself set *paragraph* between its lists: letters to jump to, a note."""
    return any(name.startswith("annals-") for name in paragraph["classes"])


def _facts(box: nodes.field_list) -> str:
    """Return the telling facts of an entry: ``June meeting (Event). Date: June 5, 2025.``.

    On its own page, each section that follows from others adds its first line.
    """
    fields = box.findall(nodes.field)
    told = (tuple(map(_lines, field)) for field in fields if TELLING & set(field["classes"]))
    (_, kind), *rest = told
    sections = (part for part in _after(box) if isinstance(part, nodes.section))
    following = [
        (_title(part), next(map(_words, part.findall(nodes.paragraph)), ""))
        for part in sections
        if ENDING in part["classes"]
    ]
    facts = (f"{name}: {text}" for name, text in (*rest, *following))
    return ". ".join((f"{_title(box.parent)} ({kind})", *facts)) + "."


def _lines(part: nodes.Node) -> str:
    """Return the name of a field, or the lines in its body."""
    return ", ".join(map(_words, part.findall(nodes.paragraph))) or _words(part)


def _title(element: nodes.Element) -> str:
    titles = (*element.findall(nodes.title), *element.findall(nodes.rubric))
    return next(map(_words, titles), "")


def _words(node: nodes.Node) -> str:
    """Return the text of *node* as a reader sees it, on one line."""
    texts = (text.astext() for text in node.findall(nodes.Text) if not _is_hidden(text))
    return " ".join("".join(texts).split())


def _is_hidden(text: nodes.Text) -> bool:
    node: nodes.Node | None = text
    while node is not None and not isinstance(node, WORDLESS):
        node = node.parent
    return node is not None


def cut(text: str) -> str:
    """Return *text*, of a long one as many whole sentences as fit, or else as many words."""
    if len(text) <= LONGEST:
        return text
    ends = (end for _, end in sentence_spans(text, text))
    whole = max((end for end in ends if LONGEST / 2 <= end <= LONGEST), default=0)
    return text[:whole] or plain_text(shortened((text,), LONGEST))


def setup_description(app: Sphinx) -> None:
    """Connect the describing of pages."""
    # before sphinxext-opengraph (500), which takes the description over
    app.connect("html-page-context", describe, priority=400)
