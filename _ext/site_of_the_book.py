"""What this website mends in the pages of its theme: for readers of a phone, and of a screen.

The extension needs none of it, and other projects neither: it is about one theme.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: what stops where pages are written as JSON
HTML_ALONE = ("pydata_sphinx_theme", "sphinxext.opengraph")
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


def root_links(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let the links of the page for wrong addresses start at its own: it is shown at any."""
    if pagename == "404" and app.builder.name in ("html", "dirhtml"):
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
        if module.startswith(HTML_ALONE):
            app.disconnect(listener.id)


def setup(app: Sphinx) -> dict[str, bool]:
    """Prepare what depends on the builder."""
    app.connect("builder-inited", keep_heads_out_of_json)
    app.connect("html-page-context", root_links)
    app.connect("html-page-context", let_scripts_wait)
    # after the theme, which adds what is left out here, and draws what is named
    app.connect("html-page-context", leave_out, priority=600)
    app.connect("html-page-context", name_folds, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
