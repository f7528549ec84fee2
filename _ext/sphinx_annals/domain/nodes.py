"""The nodes of this extension: placeholders that are filled late, boxes, examples and times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator


Visitor: TypeAlias = "Callable[[HTML5Translator, Any], None]"

#: the builders that show pictures
WEBSITES = ("html", "dirhtml", "singlehtml")


class annals_box(nodes.General, nodes.Element):
    """Stands for the facts of the entry at ``docname`` and ``anchor``."""


class annals_trail(nodes.General, nodes.Element):
    """Stands for the sentences that mention the entry at ``docname`` and ``anchor``."""


class annals_view(nodes.General, nodes.Element):
    """Stands for what its ``query`` chooses; ``docname`` is where it is placed."""


class annals_part(nodes.General, nodes.Element):
    """Stands for a part of the page ``docname``: its head, or the section ``anchor``."""


class annals_entry(nodes.container):
    """The box of an entry where a section is not allowed.

    A ``container`` to every builder; a PDF would not find one by its id.
    """


class annals_example(nodes.container):
    """What comes of an example; gone when its document has been read.

    Its attributes: ``book``, which it shares with others of its document; ``said``, the
    :class:`~sphinx_annals.model.entries.Facts` in it; ``page``, what it shows besides; ``tells``,
    whether it shows the warnings of its book.
    """


class annals_chart(nodes.container):
    """A table of figures, and a ``picture`` of them: SVG.

    A ``container`` to every builder but those of websites. An e-book would have to declare each
    file that holds a picture.
    """


class annals_fold(nodes.container):
    """A part that a website folds up unless it ``is_open``; begins with its summary."""


class annals_summary(nodes.paragraph):
    """What a fold holds, in a few words."""


class annals_time(nodes.inline):
    """A date as people read it, with its machine form in ``datetime``.

    An ``inline`` to every builder but the HTML ones.
    """


class annals_name(nodes.inline):
    """A name, isolated from the direction of the text around it.

    An ``inline`` to every builder but the HTML ones.
    """


class annals_also(nodes.inline):
    """Other ``names`` by which a line is found.

    An empty ``inline`` to every builder but the HTML ones.
    """


def visit_entry(self: LaTeXTranslator, node: annals_entry) -> None:
    """Open the box, with a place for links to lead to."""
    self.body.append(self.hypertarget_to(node, anchor=True))
    self.visit_container(node)


def depart_entry(self: LaTeXTranslator, node: annals_entry) -> None:
    """Close it."""
    self.depart_container(node)


def on_websites(ours: Visitor, otherwise: str) -> Visitor:
    """Return a visitor that does *ours* for websites, and its method *otherwise* elsewhere."""

    def visit(self: HTML5Translator, node: Any) -> None:
        if self.builder.name in WEBSITES:
            ours(self, node)
        else:
            getattr(self, otherwise)(node)

    return visit


def show_chart(self: HTML5Translator, node: annals_chart) -> None:
    """Show the picture, and the figures to whoever asks for them."""
    self.body.append(
        f'<div class="annals-chart">\n{node["picture"]}\n'
        "<details>\n<summary>Show as a table</summary>\n"
    )


def open_fold(self: HTML5Translator, node: annals_fold) -> None:
    """Open what can be folded up."""
    state: dict[str, Any] = {"open": "open"} if node["is_open"] else {}
    self.body.append(self.starttag(node, "details", **state))


def open_summary(self: HTML5Translator, node: annals_summary) -> None:
    """Open what stays when it is folded up."""
    self.body.append(self.starttag(node, "summary", ""))


def closing(tags: str) -> Visitor:
    """Return a visitor that writes *tags*."""
    return lambda self, node: self.body.append(f"{tags}\n")


#: a node that websites draw in a way of their own -> how it begins and ends there, and whose
#: place it takes elsewhere
DRAWN: dict[type[nodes.Element], tuple[Visitor, str, str]] = {
    annals_chart: (show_chart, "</details>\n</div>", "container"),
    annals_fold: (open_fold, "</details>", "container"),
    annals_summary: (open_summary, "</summary>", "paragraph"),
}


def visit_time(self: HTML5Translator, node: annals_time) -> None:
    """Open a ``<time>`` element."""
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def depart_time(self: HTML5Translator, node: annals_time) -> None:
    """Close it."""
    self.body.append("</time>")


def visit_name(self: HTML5Translator, node: annals_name) -> None:
    """Open a ``<bdi>`` element."""
    self.body.append(self.starttag(node, "bdi", ""))


def depart_name(self: HTML5Translator, node: annals_name) -> None:
    """Close it."""
    self.body.append("</bdi>")


def visit_also(self: HTML5Translator, node: annals_also) -> None:
    """Open a ``<data>`` element, which a reader doesn't see."""
    self.body.append(self.starttag(node, "data", "", value=node["names"]))


def depart_also(self: HTML5Translator, node: annals_also) -> None:
    """Close it."""
    self.body.append("</data>")


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; the placeholders need no visitor, since none is left when writing."""
    app.add_node(annals_box)
    app.add_node(annals_trail)
    app.add_node(annals_view)
    app.add_node(annals_part)
    app.add_node(annals_entry, latex=(visit_entry, depart_entry))
    for node, (begin, end, like) in DRAWN.items():
        visit = on_websites(begin, f"visit_{like}")
        app.add_node(node, html=(visit, on_websites(closing(end), f"depart_{like}")))
    app.add_node(annals_time, html=(visit_time, depart_time))
    app.add_node(annals_name, html=(visit_name, depart_name))
    app.add_node(annals_also, html=(visit_also, depart_also))
