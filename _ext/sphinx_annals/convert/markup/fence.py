"""Fences: code that a page shows and never runs, in languages that can be highlighted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pygments.lexers import find_lexer_class_by_name  # type: ignore[import-untyped]
from pygments.token import Error  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from ..document.findings import Topic
from ..document.source_text import Edit
from .box import BOXES
from .lead import continued

if TYPE_CHECKING:
    from pygments.lexer import Lexer  # type: ignore[import-untyped]

    from .codeblock import Fence
    from .view import Told, View


_DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>[^\s}]*)\}?(?P<words>.*)")
_CHUNK = re.compile(r"[ \t]*\{\.?(?P<language>[A-Za-z+]+)(?P<words>[\s,].*)?\}[ \t]*$")
#: what stands at a language in notes and in blogs: that its lines are numbered, or marked
_LANGUAGE = re.compile(r"[ \t]*(?P<said>(?P<name>[^\s={!]*+)\S*+)")
_CODE = {"code-block", "code", "sourcecode", "code-cell"}
#: names that Sphinx knows besides those of Pygments
_SPHINX = {"none", "python", "pycon", "py", "py3", "python3", "default", ""}
#: languages in which ``#`` begins a comment
_HASHED = {"r", "python", "bash", "sh", "julia", "ruby", "perl", "console"}
_ALIASES = {
    "golang": "go",
    "shell-session": "console",
    "plaintext": "text",
    "plain": "text",
    "txt": "text",
}


def fenced(view: View) -> Told:
    """Make each fence one that shows code, whatever its first line says."""
    for fence in view.fences:
        info = fence.info.rstrip("\r")
        if info.lstrip().startswith("{"):
            yield from _plain(view, fence, info)
        else:
            yield from _lexed(view, fence, info)


def _plain(view: View, fence: Fence, info: str) -> Told:
    """Show a fence that would be run as a directive, or was a chunk of a notebook."""
    chunk, directive = _CHUNK.match(info), _DIRECTIVE.match(info)
    language, words = "text", info.strip()
    if directive and directive["name"] in _CODE:
        language, words = directive["words"].strip().partition(" ")[::2]
    elif chunk and is_known(chunk["language"]) and chunk["language"].lower() not in BOXES:
        language = chunk["language"].lower()
        has_more = bool((chunk["words"] or "").strip())
        words = (f"# {words}" if language in _HASHED else words) if has_more else ""
    first = f"\n{continued(fence.lead)}{words}" if words else ""
    language = language if is_known(language) else "text"
    is_forced = language != "text"
    head = (
        f"{{code-block}} {language}\n{continued(fence.lead)}:force:\n" if is_forced else language
    )
    yield Edit(fence.info_start, fence.info_start + len(fence.info), head + first)
    if not is_forced:
        message = "What would be run as a directive is shown as text."
        yield view.note(Topic.NEUTRAL, "directive", fence.start, message, info)


def _lexed(view: View, fence: Fence, info: str) -> Told:
    """Give a fence a language that its code can be read in."""
    found = _LANGUAGE.match(info)
    name, said = (found["name"], found["said"]) if found else ("", "")
    language = _ALIASES.get(name.lower(), name)
    body = view.text[fence.body_start : fence.body_end]
    span = (fence.info_start, fence.info_start + len(fence.info))
    if not is_known(language):
        yield Edit(*span, "text")
        message = "Code in this language can't be highlighted."
        yield view.note(Topic.LEFT_OUT, "language", fence.start, message, info)
    elif language and not _reads(language.lower(), body):
        yield Edit(*span, "text")
    elif language != said:
        yield Edit(*span, language)


@cache
def is_known(language: str) -> bool:
    """Tell whether Sphinx can highlight *language*."""
    if language.lower() in _SPHINX:
        return True
    try:
        return bool(find_lexer_class_by_name(language.lower()))
    except ClassNotFound:
        return False


@cache
def _lexer(language: str) -> Lexer:
    name = {"py": "python", "py3": "python", "python3": "python", "default": "python"}.get(
        language, language
    )
    return find_lexer_class_by_name(name)(stripnl=False)


def _reads(language: str, body: str) -> bool:
    """Tell whether all of *body* can be read as *language*."""
    if language in {"none", "default", "text"} or len(body) > 100_000:
        return language != "text" or True
    session = language in {"py", "py3", "python", "python3"} and body.lstrip().startswith(">>>")
    lexer = _lexer("pycon" if session else language)
    return all(kind is not Error for kind, _ in lexer.get_tokens(body))
