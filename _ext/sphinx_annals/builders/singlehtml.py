"""Single HTML: addresses that name one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


DOCUMENT = "document-"


class NameOnePlace(SphinxPostTransform):
    """Make ``#spring`` of ``#document-meetings/spring#spring``, which no browser can follow.

    Sphinx puts the document before the place since version 9. A page that the book makes has its
    document alone, since the entry may be elsewhere as well, under the same id.
    """

    builders = ("singlehtml",)
    # after references are resolved (10)
    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Shorten the addresses of all references."""
        pages = domain_of(self.env).pages
        for reference in self.document.findall(nodes.reference):
            document, _, place = reference.get("refuri", "").removeprefix("#").partition("#")
            if place and document.startswith(DOCUMENT):
                on_page = document.removeprefix(DOCUMENT) in pages and document.endswith(
                    f"/{place}"
                )
                reference["refuri"] = f"#{document if on_page else place}"


def setup_singlehtml(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(NameOnePlace)
