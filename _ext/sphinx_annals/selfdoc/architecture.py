"""The architecture, drawn from what each folder of the package says that it may import.

An extension of its own: only the book that documents this package needs it.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from ..content.elements import Code, Table
from ..domain.nodes import annals_chart
from .reference import ReferenceDirective, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx


PACKAGE = Path(__file__).parents[1]
CONVERTER = PACKAGE / "convert"
#: the line of a folder's docstring that names what its modules may import
MAY_IMPORT = re.compile(r"^May import: ([\w,\s]+)\.$", re.MULTILINE)

# Sizes in units of the picture.
WIDTH, ROW, BOX, HEIGHT = 560, 44, 100, 28


class Layer(NamedTuple):
    """A folder of the package."""

    name: str
    purpose: str
    imports: tuple[str, ...]
    #: how many layers are below it
    rank: int


@cache
def layers_of(folder: Path) -> tuple[Layer, ...]:
    """Return the folders in *folder* as layers, the highest first."""
    docstrings = {
        path.parent.name: ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        for path in folder.glob("*/__init__.py")
    }
    imports = {
        name: tuple(one for one in _imports(docstring) if one in docstrings)
        for name, docstring in docstrings.items()
    }

    def rank(name: str) -> int:
        return 1 + max(map(rank, imports[name]), default=-1)

    layers = (
        Layer(name, docstring.partition("\n")[0], imports[name], rank(name))
        for name, docstring in docstrings.items()
    )
    return tuple(sorted(layers, key=lambda layer: (-layer.rank, layer.name)))


def _imports(docstring: str) -> list[str]:
    found = MAY_IMPORT.search(docstring)
    return re.findall(r"\w+", found[1]) if found else []


def table_of_layers(folder: Path) -> Table:
    """Return the layers in *folder* as a table, the highest first."""
    body = (
        ((Code(layer.name),), prose(layer.purpose), (", ".join(layer.imports) or "none",))
        for layer in layers_of(folder)
    )
    return Table(("Folder", "Purpose", "May import"), tuple(body))


def picture_of_layers(folder: Path, title: str) -> str:
    """Return the layers in *folder* as an SVG image: a row for each rank, the highest first."""
    rows = [[*row] for _, row in groupby(layers_of(folder), key=lambda layer: layer.rank)]
    height = ROW * len(rows)
    boxes = [box for place, row in enumerate(rows) for box in _boxes(row, place * ROW)]
    words = "; ".join(", ".join(layer.name for layer in row) for row in rows)
    return "\n".join(
        (
            f'<svg class="annals-layers" role="img" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" fill="none" stroke="currentColor" font-size="13">',
            f"<title>{escape(title)}</title>",
            f"<desc>From the top down: {escape(words)}.</desc>",
            *boxes,
            "</svg>",
        )
    )


def _boxes(row: list[Layer], top: int) -> list[str]:
    left = (WIDTH - len(row) * (BOX + 10) + 10) / 2
    places = [(left + number * (BOX + 10), layer) for number, layer in enumerate(row)]
    return [
        f'<rect x="{x:g}" y="{top + 2}" width="{BOX}" height="{HEIGHT}" rx="5"/>'
        f'<text x="{x + BOX / 2:g}" y="{top + 21}" text-anchor="middle" fill="currentColor" '
        f'stroke="none">{escape(layer.name)}</text>'
        for x, layer in places
    ]


class ArchitectureDirective(ReferenceDirective):
    """Draws the layers of the package or of the converter, with a table of them."""

    prints: ClassVar[Mapping[str, Callable[[], Table]]] = {
        "package": lambda: table_of_layers(PACKAGE),
        "converter": lambda: table_of_layers(CONVERTER),
    }
    folders: ClassVar[Mapping[str, Path]] = {"package": PACKAGE, "converter": CONVERTER}

    def run(self) -> list[nodes.Node]:
        """Return the picture; builders without pictures show the table."""
        tables = super().run()
        which = self.arguments[0]
        picture = picture_of_layers(self.folders[which], f"Layers of the {which}")
        return [annals_chart("", *tables, picture=picture)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive in the domain."""
    app.setup_extension("sphinx_annals")
    app.add_directive_to_domain("annals", "architecture", ArchitectureDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
