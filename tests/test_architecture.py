"""The map of the code: what it draws, and that its links lead to files."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sphinx_annals.selfdoc.architecture import CONVERTER, PACKAGE, layers_of, picture_of_layers

MAP = Path(__file__).parents[1] / "docs" / "architecture.md"


@pytest.mark.parametrize("folder", [PACKAGE, CONVERTER], ids=["package", "converter"])
def test_every_folder_is_drawn_above_what_it_imports(folder: Path) -> None:
    """The picture has a box for each folder, and says from the top down which they are."""
    layers = layers_of(folder)
    ranks = {layer.name: layer.rank for layer in layers}
    assert ranks.keys() == {path.parent.name for path in folder.glob("*/__init__.py")}
    assert all(ranks[one] < layer.rank for layer in layers for one in layer.imports)
    picture = ET.fromstring(picture_of_layers(folder, "Layers"))
    assert {text.text for text in picture.iter("text")} == ranks.keys()
    described = re.findall(r"\w+", picture.findtext("desc", "").partition(":")[2])
    assert described == [layer.name for layer in layers]


def test_the_links_of_the_map_lead_to_files() -> None:
    """A file that is renamed is renamed on the map too."""
    paths = re.findall(r"\{repo\}`[^`<]+ <([^>`]+)>`", MAP.read_text("utf-8"))
    paths += re.findall(r"\{repo\}`([^`<]+)`", MAP.read_text("utf-8"))
    assert len(paths) > 30
    assert [path for path in paths if not (PACKAGE / path).is_file()] == []


def test_the_names_on_the_map_are_in_the_code() -> None:
    """A function or class that a link is called by is defined in the file it leads to."""
    links = re.findall(r"\{repo\}`(?:\w+\.)?(\w+) <([^>`]+\.py)>`", MAP.read_text("utf-8"))
    code = [(name, path) for name, path in links if re.search(r"_|[a-z][A-Z]", name)]
    assert code
    for name, path in code:
        assert re.search(rf"\b(?:class|def) {name}\b", (PACKAGE / path).read_text("utf-8")), name
