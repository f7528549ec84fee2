"""Strike words through in every builder.

``[Friday]{.struck}`` says that it is no longer Friday. A builder that ignored it would say the
opposite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


CLASS = "struck"
#: the marks around them where no line can be drawn
TILDES = "~~"


class StrikeWords(SphinxPostTransform):
    """Draw a line through what has the class ``struck``.

    HTML has an element for it::

        <inline classes="struck">
            <raw format="html">  <s>
            <#text>
            <raw format="html">  </s>

    and anywhere else, tildes replace its tags.
    """

    # after content is filled in (5), which shows words from other documents
    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Put marks around the words."""
        is_html = domain_of(self.env).builder.format == "html"
        for words in list(self.document.findall(nodes.inline)):
            if CLASS in words["classes"]:
                words.insert(0, _mark("<s>" if is_html else ""))
                words.append(_mark("</s>" if is_html else ""))


def _mark(tag: str) -> nodes.Node:
    return nodes.raw("", tag, format="html") if tag else nodes.Text(TILDES)


def setup_strikethrough(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(StrikeWords)
