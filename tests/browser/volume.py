"""The book of this repository as readers have it: built, and one page of each type."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: where the book stands on its host: its page for wrong addresses counts on it
PLACE = "en/latest"
#: the variables by which a host would move it
HOST = ("READTHEDOCS_CANONICAL_URL", "READTHEDOCS_OUTPUT")

PAGES = {
    "front page": "index",
    "conference": "jupytercon/2023",
    "talks with videos": "jupytercon/2025",
    "meeting": "collab-cafe/2025-05-20",
    "person with much": "people/cheuk-ting-ho",
    "person with little": "people/michal-krassowski",
    "organization with units": "organizations/uc-berkeley",
    "organization with little": "organizations/axle",
    "people": "people/index",
    "organizations": "organizations/index",
    "events": "events/index",
    "talks": "talks/index",
    "decisions": "decisions/index",
    "projects": "projects",
    "tutorial": "tutorial",
    "how-to": "how-to/add-a-talk",
    "reference": "reference",
    "explanation": "explanation",
    "missing": "missing",
    "source": "sources/collab-cafe-2025",
    "registry": "registry/people",
    "general index": "genindex",
    "search": "search",
    "wrong address": "404",
}


def page(name: str) -> str:
    """Return the address of the page of a type, as seen from the front page."""
    return f"{PAGES[name]}.html"


def bind(folder: Path, builder: str) -> Path:
    """Build the book in *folder*, and return what a server would serve."""
    out = folder / builder
    command = [sys.executable, "-m", "sphinx", "-q", "-c", ROOT, "-b", builder]
    command += ["-d", folder / "doctrees" / builder, ROOT / "docs", out / PLACE]
    here = {name: value for name, value in os.environ.items() if name not in HOST}
    subprocess.run(command, check=True, env=here)
    return out
