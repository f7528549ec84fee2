"""How Sphinx builds the book of this repository: ``sphinx-build -c . docs _build/html``."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from sphinx_annals import __version__

with redirect_stdout(None):
    import_module("sphinxext.opengraph")  # it prints that it can't draw cards: we want none

project = "sphinx-annals"
author = "the sphinx-annals authors"
copyright = author  # no year: the book must be the same tomorrow
version = release = __version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.extlinks",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinxext.opengraph",
    "sphinxext.rediraffe",
    "sphinx_annals",
    "sphinx_annals.selfdoc.architecture",  # draws the layers of the code
    "sphinx_annals.selfdoc.command_reference",  # prints what the command can be told
    "site_of_the_book",  # ours, beside the extension
]
# {repo}`Renderer <render/renderer.py>` links to a file of the package
extlinks = {
    "repo": (
        "https://github.com/sphinx-annals/sphinx-annals/blob/main/_ext/sphinx_annals/%s",
        "%s",
    )
}
intersphinx_mapping: dict[str, tuple[str, None]] = {}
exclude_patterns: list[str] = []

# Never "substitution": it runs what a page says as code.
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "pydata_sphinx_theme"
html_title = "sphinx-annals"
html_baseurl = os.environ.get(
    "READTHEDOCS_CANONICAL_URL", "https://sphinx-annals.readthedocs.io/en/latest/"
)
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
templates_path = ["_templates"]
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
    "search_bar_text": "Search this book",
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
        "explanation",
        "architecture",
        "projects",
        "missing",
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

# What a preview of a link shows; its text is the description that the extension gives each page.
ogp_site_url = html_baseurl
ogp_social_cards = {"enable": False}

# A page that was renamed in public keeps its old address: {"tutorial.md": "guide/start.md"}, as
# seen from docs. For people and organizations, `aliases` does the same. The library doesn't
# delete what it wrote: after a row was taken out, build into an empty folder.
rediraffe_redirects: dict[str, str] = {}
rediraffe_template = "../_ext/sphinx_annals/pages/templates/redirect.html"

latex_engine = "lualatex"  # the one that sets names in any script
# The front page is for the web: on paper its place is taken by title page and contents.
latex_documents = [("index", "sphinx-annals.tex", "A community's memory", author, "manual", True)]
latex_elements = {
    "papersize": "a4paper",
    "extraclassoptions": "openany,oneside",  # read on a screen, or printed at home
    "fncychap": "",
    "releasename": "made with sphinx-annals",
    "preamble": r"""
\AtBeginDocument{\date{}}
\addto\captionsenglish{\renewcommand\contentsname{Contents}}
\setcounter{secnumdepth}{0}
\setlength\emergencystretch{3em}
\renewcommand\_{\textunderscore\allowbreak}
\titleformat{\chapter}{\huge\sffamily\bfseries}{\thechapter}{.6em}{}
\titlespacing*{\chapter}{0pt}{0pt}{1.5em}
""",
}
epub_show_urls = "no"
epub_tocscope = "includehidden"  # the front page hides its toctrees
epub_tocdepth = 2  # chapters, meetings, people, organizations
# Nobody gets lost in an e-book; the other file is Sphinx's own, and it warns of it.
epub_exclude_files = ["404.xhtml", ".buildinfo.bak"]

# GitHub and HackMD make their anchors with a script, so a request can't see them.
linkcheck_anchors_ignore_for_url = [r"https://github\.com/", r"https://hackmd\.io/"]
