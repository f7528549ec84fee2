"""PDF: page numbers beside links, and fonts for names in any script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator


ADDRESS = re.compile(r"(https?://\S+)")
TEXINPUTS = Path(__file__).with_name("texinputs")
#: only LuaLaTeX has both fallback fonts and text from right to left
ELEMENTS = {
    "babel": r"\usepackage[bidi=basic]{babel}",
    "polyglossia": "",
    "fontpkg": r"\usepackage{annalsfonts}",
}


class annals_page(nodes.Inline, nodes.Element):
    """Stands for the number of the page that a reference with the same address leads to."""


class ShowOnPaper(SphinxPostTransform):
    """Make what the style file draws of the lists that the book adds."""

    builders = ("latex",)
    # after content is filled in (5) and references are resolved (10)
    default_priority = 900

    def run(self, **kwargs: object) -> None:
        """Change each list of a class that is drawn in a way of its own."""
        for element in list(self.document.findall(nodes.Element)):
            classes: list[str] = element.get("classes", [])
            for change in (change for name in classes for change in CHANGES.get(name, ())):
                change(element)


def _number(entries: nodes.Element) -> None:
    """Put a page number at the end of each line that begins with a link within the book."""
    if _is_quoting(entries):
        return
    for line in entries.findall(nodes.paragraph):
        first = line.next_node(nodes.reference)
        if first and first.get("internal"):
            address = {name: first.get(name, "") for name in ("refuri", "refid")}
            line.append(annals_page(**address))


def _is_quoting(element: nodes.Element | None) -> bool:
    """Whether *element* shows sentences from elsewhere: these begin with any link, or none."""
    if element is None:
        return False
    return "annals-trail" in element.get("classes", ()) or _is_quoting(element.parent)


def _wrap(facts: nodes.Element) -> None:
    """Put *facts* into a container, the only element whose class reaches LaTeX."""
    box = nodes.container(classes=["annals-facts"])
    facts.replace_self(box)
    box += facts


def _open(lines: nodes.Element) -> None:
    """Let a long address in a quoted sentence be broken at the end of a line."""
    for text in list(lines.findall(nodes.Text)):
        parts = ADDRESS.split(text) if isinstance(text.parent, nodes.paragraph) else ()
        if len(parts) > 1:
            text.parent.replace(text, [_part(part) for part in parts])


def _part(text: str) -> nodes.Node:
    if ADDRESS.fullmatch(text):
        return nodes.reference("", text, refuri=text, nolinkurl=True)
    return nodes.Text(text)


#: class of an element that the book adds -> what is done to it
CHANGES: dict[str, tuple[Callable[[nodes.Element], None], ...]] = {
    "annals-list": (_number,),
    "annals-mentions": (_open,),
    "annals-trail": (_open,),
    "annals-facts": (_wrap, _open),
}


def visit_page(self: LaTeXTranslator, node: annals_page) -> None:
    """Write the number of the page, from the address as Sphinx makes it: ``%document#id``."""
    uri = node["refuri"] or f"%{self.curfilestack[-1]}#{node['refid']}"
    document, _, anchor = uri.removeprefix("%").partition("#")
    label = f"{document}:{anchor}" if anchor else f"{document}::doc"
    self.body.append(rf"\annalspage{{{self.idescape(label)}}}")
    raise nodes.SkipNode


def choose_fonts(app: Sphinx, config: Config) -> None:
    """Let LuaLaTeX set names in any script; what the project says of this goes first."""
    if config.latex_engine == "lualatex":
        config.latex_elements = {**ELEMENTS, **config.latex_elements}


def add_style(app: Sphinx) -> None:
    """Let our style files be copied beside Sphinx's own."""
    files = sorted(str(path) for path in TEXINPUTS.glob("*.sty"))
    app.config.latex_additional_files = [*app.config.latex_additional_files, *files]


def setup_latex(app: Sphinx) -> None:
    """Register what a PDF needs."""
    app.add_node(annals_page, latex=(visit_page, None))
    app.add_post_transform(ShowOnPaper)
    app.add_latex_package("annals")
    app.connect("config-inited", choose_fonts)
    app.connect("builder-inited", add_style)
