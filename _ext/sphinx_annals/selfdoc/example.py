"""Examples: what is written, and beside it what comes of it.

An example is read as any page is, but what it says is noted aside: its people are in no register,
no search and no inventory of the book around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective
from sphinx.util.nodes import nested_parse_with_titles

from ..domain.domain import domain_of
from ..domain.heading import is_markdown
from ..domain.nodes import annals_example
from ..model.entries import Facts
from .staging import FillExamples

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import OptionSpec


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
