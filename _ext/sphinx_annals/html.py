"""What only websites have: the way back from a page made in memory, its edit link, the style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .directive import noted_in
from .register import INDEX_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from docutils import nodes
    from sphinx.application import Sphinx

    from .model import Entry

STATIC = Path(__file__).with_name("static")


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Tell the theme what it can't find in a file: what stands above a page, where to edit it."""
    domain = noted_in(app.env)
    if pagename not in domain.pages:
        return
    context.update(sourcename="", has_source=False, show_source=False, page_source_suffix="")
    folder, _, entry_id = pagename.rpartition("/")
    index_page = next((page for page in INDEX_PAGES if page.startswith(f"{folder}/")), pagename)
    if index_page != pagename and index_page in app.env.titles:
        title = app.env.titles[index_page].astext()
        link = app.builder.get_relative_uri(pagename, index_page)
        context["parents"] = [{"link": link, "title": title}]
    entry = domain.index.by_id.get(entry_id.casefold())
    if entry and (edit := context.get("get_edit_provider_and_url")):
        path = app.env.doc2path(entry.docname, False).as_posix()
        context["get_edit_provider_and_url"] = _editing(edit, pagename, path, entry)


def _editing(
    edit: Callable[[], tuple[str, str]], pagename: str, path: str, entry: Entry
) -> Callable[[], tuple[str, str]]:
    """Return what the theme asks for the address of the edit page: the line of *entry*."""

    def provider_and_url() -> tuple[str, str]:
        provider, url = edit()
        before, _, after = url.rpartition(pagename)
        return provider, f"{before}{path}{after}#L{entry.line}"

    return provider_and_url


def add_static_folder(app: Sphinx) -> None:
    """Let the style of the extension be copied with the project's own."""
    app.config.html_static_path.append(str(STATIC))


def setup_html(app: Sphinx) -> None:
    """Connect what websites have."""
    app.add_css_file("annals.css")
    app.connect("builder-inited", add_static_folder)
    # after the theme's own handler (500), whose edit link is changed here
    app.connect("html-page-context", describe_page, priority=600)
