"""How Sphinx builds the book of this repository: ``sphinx-build -c . docs _build/html``."""

from __future__ import annotations

import os
import re
import sys
from contextlib import redirect_stdout
from html import escape, unescape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

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
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinxext.opengraph",
    "sphinxext.rediraffe",
    "sphinx_annals",
]
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
rediraffe_template = "../_templates/moved.html"

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


#: file -> what shows that a page has a use for it
USES = {
    "sphinx-design.min.css": 'class="sd-',
    "design-tabs.js": "sd-tab",
    "copybutton.css": 'class="highlight',
    "copybutton.js": 'class="highlight',
    "clipboard.min.js": 'class="highlight',
}
#: how a page brings a script, and how if the script is to wait for the page; a module always does
WAITING = {"<script src=": "<script defer src=", "<script data-": "<script defer data-"}
WAITING |= {"<script>": '<script type="module">'}
#: a link in the side bar, and the summary of the list that is folded up below it
FOLD = re.compile(r"(<a [^>]*>(?P<title>(?:(?!</a>).)*)</a><details[^>]*><summary)", re.DOTALL)


def setup(app: Sphinx) -> None:
    """Prepare what depends on the builder."""
    app.connect("builder-inited", keep_heads_out_of_json)
    app.connect("html-page-context", root_links)
    app.connect("html-page-context", let_scripts_wait)
    # after the theme, which adds what is left out here, and draws what is named
    app.connect("html-page-context", leave_out, priority=600)
    app.connect("html-page-context", name_folds, priority=600)


def root_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let the links of the page for wrong addresses start at its own: it is shown at any."""
    if pagename == "404" and app.builder.format == "html" and not app.builder.embedded:
        root = urlsplit(app.config.html_baseurl).path or "/"
        base = f'<base href="{root}{app.builder.get_target_uri(pagename)}">'
        context["metatags"] = base + context.get("metatags", "")


def let_scripts_wait(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let a page show before its scripts are here; the search alone starts its own at once."""
    draw = context.get("js_tag")
    if draw and pagename != "search":
        context["js_tag"] = lambda script: waiting(draw(script))


def waiting(tag: str) -> str:
    """Return a tag that brings a script, so that the script waits."""
    for start, later in WAITING.items():
        tag = tag.replace(start, later)
    return tag


def leave_out(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Leave out the styles and scripts that a page has no use for."""
    body = context.get("body", "")
    unused = {name for name, use in USES.items() if use not in body}
    for files in ("css_files", "script_files"):
        context[files] = [
            file
            for file in context.get(files, [])
            if str(file.filename).rpartition("/")[2] not in unused
        ]


def name_folds(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Name the folds of the side bar: the theme draws an arrow alone, which nobody hears."""
    draw = context.get("generate_toctree_html")
    if draw:
        context["generate_toctree_html"] = lambda *given, **options: FOLD.sub(
            lambda fold: f'{fold[1]} aria-label="Pages of {plain(fold["title"])}"',
            str(draw(*given, **options)),
        )


def plain(markup: str) -> str:
    """Return what a piece of HTML says, as the value of an attribute."""
    return escape(unescape(re.sub("<[^>]*>", "", markup)))


def keep_heads_out_of_json(app: Sphinx) -> None:
    """Disconnect theme and previews from json pages, which lack what they ask for: both stop."""
    if not isinstance(app.builder, SerializingHTMLBuilder):
        return
    for listener in tuple(app.events.listeners["html-page-context"]):
        module = listener.handler.__module__ or ""  # not every listener has one
        if module.startswith((html_theme, "sphinxext.opengraph")):
            app.disconnect(listener.id)
