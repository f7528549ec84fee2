"""References: links by the name of an address, where that address leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..document.source_text import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .view import Told, View


#: after a bracket, these make something else of what stands in it
_MORE = frozenset("(:[")


def folded(label: str) -> str:
    """Return a label as Markdown compares it."""
    return " ".join(label.casefold().split())


def references(view: View, openers: Mapping[int, int], lost: Mapping[str, str]) -> Told:
    """Put the words of a link in its place, and what remains of its address.

    :param openers: offset of each closing bracket -> that of its opening one.
    :param lost: label -> what remains of its address.
    """
    if not lost:
        return
    closers = {opener: closer for closer, opener in openers.items()}
    for opener, closer in sorted(closers.items()):
        named = closer + 1
        end = closers.get(named, closer) if view.veil.startswith("[", named) else closer
        words = view.text[opener + 1 : closer]
        label = folded(view.text[named + 1 : end] or words)
        if label in lost and _is_whole(view, opener, end):
            is_picture = view.veil[opener - 1 : opener] == "!"
            yield Edit(opener - is_picture, opener + 1)
            yield Edit(closer, end + 1, lost[label])


def _is_whole(view: View, opener: int, end: int) -> bool:
    """Whether a reference isn't the label of another, the words of a link, or a definition."""
    return view.veil[opener - 1 : opener] != "]" and view.veil[end + 1 : end + 2] not in _MORE
