"""Replace pictures on other sites by links, on converted pages.

A writer who puts such a picture on a page knows what it asks of readers. A maintainer who converts
ten years of notes doesn't: such a picture may be anyone's, and may be long gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..config import options_of
from ..model.provenance import SOURCE_KEY

if TYPE_CHECKING:
    from sphinx.application import Sphinx


#: an attribute of an image whose document was converted
CONVERTED = "annals_converted"
#: by which the script of a website knows what it may show on a click
CLASSES = ("annals-remote",)
#: what a link may lead to, and on whose site that is
ADDRESS = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?(?P<host>[^/?#:]+)", re.IGNORECASE)


class MarkPictures(SphinxTransform):
    """Mark the images of a converted page that lie elsewhere: they may be shown on others, too."""

    # after docutils has found the front matter (340), before the digest of prose, which would not
    # change with it, is noted (840)
    default_priority = 830

    def apply(self, **kwargs: object) -> None:
        """Mark the images of the document."""
        if _is_converted(self.document):
            for image in self.document.findall(nodes.image):
                if _is_remote(image["uri"]):
                    image[CONVERTED] = True


def _is_converted(document: nodes.document) -> bool:
    front = (child for child in document if isinstance(child, nodes.docinfo))
    return any(
        name.astext() == SOURCE_KEY for part in front for name in part.findall(nodes.field_name)
    )


def _is_remote(uri: str) -> bool:
    """Whether Sphinx would fetch *uri*, or a browser."""
    return "://" in uri and not uri.casefold().startswith("data:")


class LinkPictures(SphinxPostTransform):
    """Replace each marked image by a link.

    ::

        <figure>                          <figure>
            <image alt="…" uri="…">           <paragraph>
            <caption>                             <reference classes="annals-remote" refuri="…">
                                              <caption>

    A link can't contain another: there, the picture becomes words, and its own link follows.
    """

    # after references are resolved (10), which shows what is a link, and before Sphinx fetches
    # pictures for builders that keep them (100)
    default_priority = 50

    def run(self, **kwargs: object) -> None:
        """Link all marked images of the document."""
        if options_of(self.config).remote_pictures == "show":
            return
        for image in list(self.document.findall(nodes.image)):
            if CONVERTED in image:
                _replace(image)


def _replace(image: nodes.image) -> None:
    outer, words = _link_around(image), _words_of(image)
    if outer is None:
        _put(image, [_link_to(image, words, words)])
        return
    ids = image["ids"]
    image.replace_self(nodes.inline("", words, ids=ids) if ids else nodes.Text(words))
    image["ids"] = []
    _put(outer, [outer, nodes.Text(" ("), _link_to(image, "picture", words), nodes.Text(")")])


def _link_around(node: nodes.Node) -> nodes.reference | None:
    around = node.parent
    if around is None or isinstance(around, nodes.reference):
        return around
    return _link_around(around)


def _words_of(image: nodes.image) -> str:
    found = ADDRESS.match(image["uri"])
    return " ".join(image.get("alt", "").split()) or (
        f"Picture on {found['host'].lower()}" if found else "Picture"
    )


def _link_to(image: nodes.image, text: str, title: str) -> nodes.Element:
    """Return a link to a picture; its address alone where nothing should lead there."""
    if not ADDRESS.match(image["uri"]):
        return nodes.inline("", f"{text} ({image['uri']})", ids=image["ids"])
    said = {"reftitle": title} if title != text else {}
    link = {"refuri": image["uri"], "classes": [*CLASSES], "ids": image["ids"], **said}
    return nodes.reference("", text, internal=False, **link)


def _put(node: nodes.Element, inline: list[nodes.Node]) -> None:
    """Replace *node* by *inline*, in a paragraph where words need one."""
    parent = node.parent
    place = parent.index(node)
    is_among_words = isinstance(parent, nodes.TextElement)
    parent.remove(node)
    parent.insert(place, inline if is_among_words else nodes.paragraph("", "", *inline))


def setup_picture(app: Sphinx) -> None:
    """Register the transforms."""
    app.add_transform(MarkPictures)
    app.add_post_transform(LinkPictures)
