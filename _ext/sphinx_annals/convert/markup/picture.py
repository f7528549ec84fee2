"""Pictures: images with what is said beneath them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .addresses import Fate, judged, written
from .plain import one_line, plain

if TYPE_CHECKING:
    from .view import View


_PLAIN_OPTION = re.compile(r"\w[\w ,.()'/-]*")


class Picture(NamedTuple):
    """A picture as its source describes it: an address and plain texts, captions in Markdown."""

    address: str
    alt: str = ""
    title: str = ""
    caption: str = ""
    credit: str = ""
    #: where the picture leads
    link: str = ""

    @property
    def legend(self) -> str:
        """All that is said beneath it."""
        title = one_line(self.title)
        bold = f"**{title}**" if title and self.caption and "*" not in title else title
        return " ".join(filter(None, (bold, one_line(self.caption), one_line(self.credit))))


def drawn(picture: Picture, view: View) -> list[str]:
    """Return the lines of Markdown that show a picture on lines of its own."""
    place = judged(picture.address, view)
    if not picture.legend or place.fate is not Fate.LINKED:
        return [inline(picture)]
    link = judged(picture.link, view) if picture.link else None
    options = {
        "alt": one_line(picture.alt),
        "target": link.address if link and link.fate is Fate.LINKED else "",
    }
    said = [f":{name}: {option(value)}" for name, value in options.items() if value]
    return [f":::{{figure}} {place.address}", *said, "", picture.legend, ":::"]


def inline(picture: Picture) -> str:
    """Return the Markdown that shows a picture among words; links are settled after this."""
    shown = plain(one_line(picture.alt))
    if picture.address:
        shown = f"![{shown}]({written(picture.address)})"
    if picture.link:
        shown = f"[{shown}]({written(picture.link)})"
    return " ".join(filter(None, (shown, picture.legend)))


def option(value: str) -> str:
    """Return *value* as an option of a directive can hold it."""
    if _PLAIN_OPTION.fullmatch(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
