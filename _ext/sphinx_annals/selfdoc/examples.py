"""Live examples: show what is written, and beside it what it produces.

An example is a small book within a document. It is read like any page, but its entries are kept
out of the registers, the search and the inventory of the book around it. All that it shows follows
from its own document, so it is filled in and resolved when that is read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import make_refnode, nested_parse_with_titles

from ..content.page_map import page_at
from ..content.problems import problems_of
from ..content.resolver import QueryResolver
from ..domain.domain import domain_of
from ..domain.mentions import harvested
from ..domain.nodes import annals_example, annals_name
from ..domain.passages import is_mention
from ..domain.sections import anchor_of, entry_sections, is_markdown, prose_of
from ..index.index import Index
from ..index.lookup import kinds_of_role
from ..model.entries import Facts
from ..render.placeholders import CONTENT, Contents
from ..render.renderer import InlineRenderer, Renderer
from ..warnings import WARNING_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.util.typing import OptionSpec

    from ..content.elements import Page, Prose, Ref
    from ..model.entries import Problem


class ExampleDirective(SphinxDirective):
    """Shows its content as it is written, and what comes of it."""

    has_content = True
    option_spec: ClassVar[OptionSpec] = {
        "book": directives.unchanged,
        "syntax": lambda text: directives.choice(text, ("markdown", "rst")),
        "page": directives.unchanged,
        "problems": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return ``container(literal_block, annals_example)``."""
        is_ours = "markdown" if is_markdown(self.state) else "rst"
        syntax = self.options.get("syntax", is_ours)
        text = "\n".join(self.content)
        code = nodes.literal_block(text, text, language=syntax)
        options = {"book": self.options.get("book", ""), "page": self.options.get("page", "")}
        result = annals_example("", **options, tells="problems" in self.options)
        with domain_of(self.env).aside() as said:
            lines = self.content if syntax == is_ours else _in_fence(self.content)
            nested_parse_with_titles(self.state, lines, result, self.content_offset)
            result["said"] = said.get(self.env.docname, Facts())
        for node in (code, result):
            self.set_source_info(node)
        return [nodes.container("", code, result, classes=["annals-example"])]


def _in_fence(lines: StringList) -> StringList:
    """Return *lines* of reStructuredText as Markdown holds them."""
    source = lines.source(0) if lines else ""
    before, after = (StringList([text], source) for text in ("~~~~~~{eval-rst}", "~~~~~~"))
    fenced: StringList = before + lines + after
    return fenced


def setup_example(app: Sphinx) -> None:
    """Register the directive and what fills it."""
    app.add_directive_to_domain("annals", "example", ExampleDirective)
    app.add_transform(FillExamples)


logger = logging.getLogger(__name__)


class FillExamples(SphinxTransform):
    """Fill in what the examples of a document show: each book of them from its own entries."""

    # after entries were placed (200), before mentions and index terms are collected (850)
    default_priority = 845

    def apply(self, **kwargs: object) -> None:
        """Fill the examples of the document."""
        examples = list(self.document.findall(annals_example))
        for book in dict.fromkeys(example["book"] for example in examples):
            self._fill([example for example in examples if example["book"] == book])

    def _fill(self, examples: list[annals_example]) -> None:
        docname = self.env.docname
        title = next((top[0].astext() for top in self.document.findall(nodes.section)), docname)
        facts = [harvested(self.env, each["said"], docname, each) for each in examples]
        index = Index({docname: replace(_joined(facts), title=title)})
        problems = problems_of(index, (), lambda role, name: False)
        stage = ExampleRenderer(self, QueryResolver(index, problems), examples)
        for example in examples:
            stage.fill(example)
            told = [_told(problems)] if example["tells"] else []
            result = nodes.container("", *example, *told, classes=["annals-result"])
            example.replace_self(result)
        if not any(example["tells"] for example in examples):
            _warn(problems)


def _joined(facts: Iterable[Facts]) -> Facts:
    parts = tuple(facts)
    return Facts(
        entries=tuple(entry for part in parts for entry in part.entries),
        mentions=tuple(mention for part in parts for mention in part.mentions),
        queries=tuple(query for part in parts for query in part.queries),
        problems=tuple(problem for part in parts for problem in part.problems),
    )


class ExampleInlines(InlineRenderer):
    """Draws links within the document: to the box of an entry, since it has no page."""

    def __init__(self, builder: Builder, docname: str, index: Index) -> None:
        super().__init__(builder, docname)
        self._index = index

    def reference(self, ref: Ref, shown: nodes.Element) -> nodes.Element:
        """Return a link to the entry of *ref*, wherever its page would be; an index has none."""
        entry = self._index.by_id.get(ref.anchor.casefold())
        if entry is None and ref.docname != self.docname:
            return shown
        anchor = entry.anchor if entry else ref.anchor
        return make_refnode(self.builder, self.docname, self.docname, anchor, shown)


class ExampleRenderer(Renderer):
    """Draws the examples of one book into their document, where all their links stay."""

    def __init__(
        self, transform: FillExamples, answers: QueryResolver, examples: list[annals_example]
    ) -> None:
        docname = transform.env.docname
        super().__init__(domain_of(transform.env).builder, docname, self._prose_at)
        self.line = ExampleInlines(self.builder, docname, answers.index).line
        self._index = answers.index
        self._contents = Contents(answers)
        entries = (entry for example in examples for entry in entry_sections(example))
        self._proses = {anchor_of(entry): prose_of(entry) for entry in entries}

    def fill(self, example: annals_example) -> None:
        """Fill the placeholders of *example*, add its page, and resolve its mentions."""
        for kind, content in CONTENT.items():
            for node in list(example.findall(kind)):
                node.replace_self(self.draw(content(self._contents, node)))
        page = page_at(self._index, example["page"])
        example += self._page(page) if page else []
        for term in list(example.findall(addnodes.index)):
            term.parent.remove(term)
        for mention in filter(is_mention, list(example.findall(addnodes.pending_xref))):
            mention.replace_self(self._resolved(mention))

    def _page(self, page: Page) -> list[nodes.Node]:
        """Return *page* as a box: its title, its head, its sections."""
        parts: list[nodes.Node] = [_title(page.title), *self.draw(page.blocks)]
        for section in page.sections:
            parts += [_title(section.title), *self.draw(section.blocks)]
        return [nodes.container("", *parts, classes=["annals-entry"])]

    def _prose_at(self, prose: Prose, docname: str) -> list[nodes.Node]:
        copies = [node.deepcopy() for node in self._proses.get(prose.anchor, [])]
        for element in chain.from_iterable(copy.findall(nodes.Element) for copy in copies):
            element["ids"] = []
        return copies

    def _resolved(self, mention: addnodes.pending_xref) -> nodes.Node:
        shown = mention.children[0]
        entry = self._index.match(mention["reftarget"], kinds_of_role(mention["reftype"])).entry
        if entry is None or not isinstance(shown, nodes.Element):
            return shown
        if not mention["refexplicit"]:
            shown = annals_name("", entry.title, classes=shown["classes"])
        return make_refnode(self.builder, self.docname, self.docname, entry.anchor, shown)


def _title(text: str) -> nodes.rubric:
    return nodes.rubric("", text, translatable=False)


def _told(problems: list[Problem]) -> nodes.literal_block:
    lines = (f"WARNING: {each.message} [{WARNING_TYPE}.{each.subtype}]" for each in problems)
    text = "\n".join(lines)
    return nodes.literal_block(text, text, language="none")


def _warn(problems: list[Problem]) -> None:
    for problem in problems:
        place = problem.docname, problem.line
        logger.warning(
            "%s", problem.message, location=place, type=WARNING_TYPE, subtype=problem.subtype
        )
