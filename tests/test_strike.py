"""Words that are struck through are no builder's plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import built

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# Lamps\n\nWe meet [on *Friday*]{.struck} at noon.\n"


def test_html_has_an_element_for_it(tmp_path: Path) -> None:
    """Whoever listens to a page is told, too, and nothing needs a style sheet."""
    with built(tmp_path, {"index.md": PAGE}) as book:
        assert book.warnings == ()
        (struck,) = book.body().select("s")
        assert struck.get_text() == "on Friday"


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_elsewhere_stand_tildes(tmp_path: Path, builder: str) -> None:
    """No builder says the contrary of what was written."""
    with built(tmp_path, {"index.md": PAGE}, builder, conf='project = "Lamps"') as book:
        assert book.warnings == ()
        said = book.file({"text": "index.txt", "latex": "lamps.tex"}[builder])
        assert said.replace(r"\textasciitilde{}", "~").count("~~") == 2
