"""The stage of examples: where a small book within a document is filled in and resolved.

All that an example shows follows from its own document, so this happens when that is read.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from ..content.page_map import page_at
from ..content.problems import problems_of
from ..content.resolver import Answers
from ..domain.domain import domain_of
from ..domain.harvest import harvested
from ..domain.nodes import annals_example, annals_name
from ..domain.passages import is_mention
from ..domain.placing import anchor_of, entry_sections, prose_of
from ..index.index import Index
from ..index.lookup import kinds_of_role
from ..model.entries import Facts
from ..render.drawing import Canvas
from ..render.inline import Pen
from ..render.placeholders import CONTENT, Contents
from ..warnings import WARNING_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder

    from ..content.elements import Page, Prose, Ref
    from ..model.entries import Problem


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
        stage = Stage(self, Answers(index, problems), examples)
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


class StagePen(Pen):
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


class Stage(Canvas):
    """Draws the examples of one book into their document, where all their links stay."""

    def __init__(
        self, transform: FillExamples, answers: Answers, examples: list[annals_example]
    ) -> None:
        docname = transform.env.docname
        super().__init__(domain_of(transform.env).builder, docname, self._prose_at)
        self.line = StagePen(self.builder, docname, answers.index).line
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
