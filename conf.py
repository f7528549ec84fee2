"""How Sphinx builds the book of this repository: ``sphinx-build -c . docs _build/html``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from sphinx_annals import __version__

project = "sphinx-annals"
author = "the sphinx-annals authors"
copyright = author  # no year: the book must be the same tomorrow
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinx_annals",
]
intersphinx_mapping: dict[str, tuple[str, None]] = {}
exclude_patterns: list[str] = []

# Never "substitution": it runs what a page says as code.
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
myst_html_meta = {
    "description lang=en": "A community's memory as a book: who was there, who spoke about what, "
    "what was decided, when and by whom.",
}

html_theme = "pydata_sphinx_theme"
html_title = "sphinx-annals"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_last_updated_fmt = None
html_theme_options = {
    "logo": {
        "image_light": "_static/logo.svg",
        "image_dark": "_static/logo.svg",
        "text": "sphinx-annals",
    },
    "navbar_persistent": ["search-button"],
    "header_links_before_dropdown": 6,
    "show_toc_level": 2,
    "use_edit_page_button": True,
    # The theme's own footer names its version and Sphinx's: two machines would disagree.
    "footer_start": ["copyright"],
    "footer_end": [],
}
# These have nothing below them that a side bar could show.
html_sidebars: dict[str, list[str]] = {
    page: []
    for page in (
        "events/index",
        "talks/index",
        "decisions/index",
        "people/index",
        "organizations/index",
        "tutorial",
        "reference",
        "registry/*",
        "sources/*",
    )
}
html_context = {
    "default_mode": "auto",
    "github_user": "sphinx-annals",
    "github_repo": "sphinx-annals",
    "github_version": "main",
    "doc_path": "docs",
}

latex_engine = "xelatex"  # pdflatex stops at the first name in Chinese
epub_show_urls = "no"

# GitHub and HackMD make their anchors with a script, so a request can't see them.
linkcheck_anchors_ignore_for_url = [r"https://github\.com/", r"https://hackmd\.io/"]


def setup(app: Sphinx) -> None:
    """Prepare what depends on the builder."""
    app.connect("builder-inited", keep_theme_out_of_json)


def keep_theme_out_of_json(app: Sphinx) -> None:
    """Disconnect the theme from json pages: they lack its options, and it would stop the build."""
    if not isinstance(app.builder, SerializingHTMLBuilder):
        return
    for listener in tuple(app.events.listeners["html-page-context"]):
        if listener.handler.__module__.startswith(html_theme):
            app.disconnect(listener.id)
