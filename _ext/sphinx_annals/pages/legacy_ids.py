"""Keep the ids that an entry had under its aliases as anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..domain.domain import domain_of
from ..domain.nodes import annals_box
from ..model.names import former_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from ..model.entries import Entry


class KeepFormerIds(SphinxPostTransform):
    """Give the box of an entry the ids of its aliases, but for those that something else has.

    Only now is everything in the document that has an id, be it written there, added at its end
    or, in a book on a single page, brought by another document.
    """

    formats = ("html",)
    # before the placeholders, which tell where the entries are, are filled (5)
    default_priority = 4

    def run(self, **kwargs: object) -> None:
        """Keep the former ids of all entries in the document."""
        entries = [(box.parent, entry) for box, entry in self._entries() if entry.aliases]
        if not entries:
            return
        elements = self.document.findall(nodes.Element)
        taken = {name for element in elements for name in _ids(element)}
        for element, entry in entries:
            free = [name for name in _former_ids(entry) if name not in taken]
            element["ids"] += free
            taken.update(free)

    def _entries(self) -> Iterator[tuple[annals_box, Entry]]:
        index = domain_of(self.env).index
        for box in self.document.findall(annals_box):
            if entry := index.entry_at(box["docname"], box["anchor"]):
                yield box, entry


def _ids(element: nodes.Element) -> list[str]:
    return element.get("ids", [])


def _former_ids(entry: Entry) -> dict[str, None]:
    return dict.fromkeys(name for alias in entry.aliases for name in former_ids(alias))


def setup_legacy_ids(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(KeepFormerIds)
