"""The text of a block, with the places where entries are mentioned in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes

from ..model.sentences import Mentioned, plain_text, sealed, sentence_spans, span_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..model.sentences import Sentence


#: replaces a mention in a text, and code in a mask: may begin a sentence, but never ends one
#: A mention is known by its position, since a writer's text can hold this character too
MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE_BREAK = re.compile(r"\s*<br\b", re.IGNORECASE)


class TextPiece(NamedTuple):
    """Some text of a block, and what of it may end a sentence."""

    text: str
    mask: str
    mention: addnodes.pending_xref | None = None


class MentionPlace(NamedTuple):
    """Where in the text of a block an entry is mentioned."""

    position: int
    mention: addnodes.pending_xref


@dataclass(slots=True)
class Passage:
    """The text of a block with single spaces, gathered piece by piece."""

    texts: list[str] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    places: list[MentionPlace] = field(default_factory=list)
    length: int = 0

    def add(self, piece: TextPiece) -> None:
        """Add *piece*; one without text takes away the space before it."""
        if piece.mention:
            self.places.append(MentionPlace(self.length, piece.mention))
        if not piece.text and self.texts[-1:] == [" "]:
            self.length -= len(self.texts.pop())
            self.masks.pop()
        for run in re.finditer(r"\s+|\S+", piece.text):
            if not run[0].isspace():
                self._put(run[0], piece.mask[run.start() : run.end()])
            elif self.texts and self.texts[-1] != " ":
                self._put(" ", " ")

    def _put(self, text: str, mask: str) -> None:
        self.texts.append(text)
        self.masks.append(mask)
        self.length += len(text)

    def plain(self) -> str:
        """The text, with a title or a name for each mention."""
        return plain_text(_parts("".join(self.texts), 0, self.places)).strip()

    def sentences(self) -> Iterator[tuple[Sentence, tuple[addnodes.pending_xref, ...]]]:
        """Yield each sentence that mentions entries, and its mentions in their order."""
        text = "".join(self.texts)
        spans = sentence_spans(text, "".join(self.masks))
        for (start, end), group in groupby(self.places, lambda p: span_at(spans, p.position)):
            places = tuple(group)
            yield _parts(text[start:end], start, places), tuple(p.mention for p in places)


def is_mention(node: nodes.Node) -> bool:
    """Whether *node* was made by a role of the ``annals`` domain, or by ``any``."""
    if not isinstance(node, addnodes.pending_xref):
        return False
    domain = node.get("refdomain")
    return bool(domain == "annals" or (node.get("reftype") == "any" and not domain))


def passage_of(block: nodes.Element) -> Passage:
    """Return the text of *block*: a paragraph, title, term … or an element within one."""
    passage = Passage()
    for piece in _pieces(block) if isinstance(block, nodes.Inline) else _children(block):
        passage.add(piece)
    return passage


def _parts(text: str, start: int, places: Sequence[MentionPlace]) -> Sentence:
    parts: list[str | Mentioned] = []
    position = 0
    for place in places:
        parts += (text[position : place.position - start], _mentioned(place.mention))
        position = place.position - start + len(MARK)
    return tuple(part for part in (*parts, text[position:]) if part)


def _mentioned(mention: addnodes.pending_xref) -> Mentioned:
    title = " ".join(mention.astext().split()) if mention["refexplicit"] else ""
    return Mentioned(mention["reftype"], mention["reftarget"], title)


def _pieces(node: nodes.Node) -> Iterator[TextPiece]:
    return next(read for kind, read in _READERS if isinstance(node, kind))(node)


def _text(node: nodes.Node) -> Iterator[TextPiece]:
    # MyST leaves empty texts, and a piece without text means something else
    if text := node.astext():
        yield TextPiece(text, text)


def _code(node: nodes.Node) -> Iterator[TextPiece]:
    text = node.astext()
    yield TextPiece(text, MARK * len(text))


def _line_break(node: nodes.Node) -> Iterator[TextPiece]:
    # a hard line break of Markdown is raw HTML (and once more raw LaTeX)
    if _LINE_BREAK.match(node.astext()):
        yield TextPiece(" ", " ")


def _note(_node: nodes.Node) -> Iterator[TextPiece]:
    # reStructuredText asks for a space before a footnote's number
    yield TextPiece("", "")


def _nothing(_node: nodes.Node) -> Iterator[TextPiece]:
    yield from ()


def _link(node: nodes.Node) -> Iterator[TextPiece]:
    if is_mention(node) and isinstance(node, addnodes.pending_xref):
        yield TextPiece(MARK, MARK, node)
        return
    pieces = tuple(_children(node))
    phrase = any(" " in piece.text for piece in pieces)
    yield from (piece._replace(mask=sealed(piece.mask)) for piece in pieces[:-1])
    for piece in pieces[-1:]:
        # a phrase may end a sentence with its last character: "[Read the notes.](address) Then"
        last = len(piece.mask) - phrase
        yield piece._replace(mask=sealed(piece.mask[:last]) + piece.mask[last:])


def _image(node: nodes.Node) -> Iterator[TextPiece]:
    if text := node.astext():
        yield TextPiece(text, sealed(text))


def _children(node: nodes.Node) -> Iterator[TextPiece]:
    for child in node.children:
        yield from _pieces(child)


_Reader: TypeAlias = "Callable[[nodes.Node], Iterator[TextPiece]]"
#: the first row that fits says what an element gives
_READERS: tuple[tuple[type | tuple[type, ...], _Reader], ...] = (
    (nodes.Text, _text),
    ((nodes.literal, nodes.math), _code),
    ((addnodes.pending_xref, addnodes.download_reference, nodes.reference), _link),
    (nodes.image, _image),
    (nodes.raw, _line_break),
    (nodes.footnote_reference, _note),
    (nodes.target, _children),
    ((nodes.Invisible, nodes.system_message), _nothing),
    (nodes.Node, _children),
)
