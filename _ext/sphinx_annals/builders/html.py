"""HTML: parents and edit links of generated pages, style sheet and script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx


STATIC = Path(__file__).with_name("static")


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give the theme what it can't find in a file: the parents of a page, its edit link."""
    domain = domain_of(app.env)
    if pagename not in domain.pages:
        return
    # no file, hence no source to show, and nothing to edit but the entry
    context.update(sourcename="", has_source=False, show_source=False, page_source_suffix="")
    context["parents"] = _parents(app, pagename)
    entry = domain.index.by_id.get(pagename.rpartition("/")[2].casefold())
    edit = context.get("get_edit_provider_and_url")
    if entry and edit:
        path = Path(entry.file or app.env.doc2path(entry.docname, False))
        # the theme offers a link where a page has a file ending, and asks for its address later
        context["page_source_suffix"] = path.suffix
        written = f"{pagename}{path.suffix}", f"{path.as_posix()}#L{entry.line}"
        context["get_edit_provider_and_url"] = _editing(edit, *written)


def _parents(app: Sphinx, pagename: str) -> list[dict[str, str]]:
    """Return the way from the top to *pagename*: through the index of its kind."""
    above = f"{pagename.rpartition('/')[0]}/index"
    if above == pagename or above not in app.env.titles:
        return []
    link = app.builder.get_relative_uri(pagename, above)
    return [{"link": link, "title": app.env.titles[above].astext()}]


def _editing(
    edit: Callable[[], tuple[str, str]], missing: str, written: str
) -> Callable[[], tuple[str, str]]:
    """Return *edit*, which gives provider and address, with *written* in place of *missing*."""

    def provider_and_url() -> tuple[str, str]:
        provider, url = edit()
        before, _, after = url.rpartition(missing)
        return provider, f"{before}{written}{after}"

    return provider_and_url


def add_static_folder(app: Sphinx) -> None:
    """Let the style of the extension be copied with the project's own."""
    app.config.html_static_path.append(str(STATIC))


def add_script(app: Sphinx) -> None:
    """Let pages load what an e-book has no use for, or may not hold."""
    if app.builder.format == "html" and app.builder.name != "epub":
        app.add_js_file("annals.js", loading_method="defer")


def setup_html(app: Sphinx) -> None:
    """Connect what websites have."""
    app.add_css_file("annals.css")
    app.connect("builder-inited", add_static_folder)
    app.connect("builder-inited", add_script)
    # after the theme's own handler (500), whose edit link is changed here
    app.connect("html-page-context", describe_page, priority=600)
