"""Names: how they are written in a link, how they are compared, and how an id is made of one."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii

from . import dates
from .model import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUG = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*\Z")
#: the accents that letters of Latin, Greek and Cyrillic script are composed with; the vowel
#: signs of other scripts stay, since without them another name would be read
ACCENTS = re.compile("[\u0300-\u036f]")
ITEM = re.compile(
    r"""
    (?: "(?P<quoted>[^"]*)" | (?P<plain>[^()"]*(?:\([^()]*\)[^()"]+)*?) ) \s*
    (?: \( (?P<beside>[^()]*) \) )? \s*
    (?: (?:(?<=[\s)"])|^) as \s+ (?P<role>[^()"]+) )? \Z
    """,
    re.VERBOSE,
)


class Names(NamedTuple):
    """What a link field says."""

    names: tuple[Name, ...]
    #: one sentence for each part that could not be read; the part is kept as a plain name
    problems: tuple[str, ...]


def fold(name: str) -> str:
    """Return *name* as it is compared: without letter case, accents and extra white space.

    A leading ``@`` stays, since it says that a handle is meant.
    """
    # casefold may compose anew (``İ``), hence decompose after it
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFC", name).casefold())
    return " ".join(unicodedata.normalize("NFC", ACCENTS.sub("", decomposed)).split())


def slug(text: str) -> str:
    """Return an id for *text*: ASCII lower case, digits and hyphens; ``x`` where nothing is left.

    Scripts are transliterated, so that two names seldom share an id: 李小龙 is ``li-xiao-long``.
    """
    spaced = "".join(_transliterated(character) for character in unicodedata.normalize("NFC", text))
    return "-".join(re.findall(r"[a-z0-9]+", spaced.casefold().replace("'", ""))) or "x"


def _transliterated(character: str) -> str:
    # one Han character is one syllable, which anyascii capitalises but does not space
    latin = anyascii(character)
    return f" {latin} " if len(latin) > 1 and ord(character) >= 0x2E80 else latin


def is_slug(text: str) -> bool:
    """Whether *text* may stand as an id: letter case is kept, since handles have it."""
    return SLUG.match(text) is not None


def parse(text: str, *, interval: bool = False) -> Names:
    """Return the names of a link field.

    :param interval: whether parentheses hold the time in which the link held, not affiliations.
    """
    read = [_name(part, interval) for part in _parts(text)]
    return Names(tuple(name for name, _ in read), tuple(wrong for _, wrong in read if wrong))


def _parts(text: str) -> Iterator[str]:
    """Split at the commas that stand outside parentheses and quotation marks."""
    depth, quoted, start = 0, False, 0
    for position, character in enumerate(text + ","):
        quoted ^= character == '"'
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == "," and (position == len(text) or not (depth or quoted)):
            if part := text[start:position].strip():
                yield " ".join(part.split())
            start = position + 1


def _name(part: str, interval: bool) -> tuple[Name, str]:
    match = ITEM.match(part)
    text = match and ((match["quoted"] or match["plain"] or "").strip())
    if not match or not text:
        return Name(part), f"{part!r} can't be read as a name: write “name (affiliation) as role”"
    role = (match["role"] or "").strip()
    beside = (match["beside"] or "").strip()
    if not interval:
        return Name(text, tuple(_parts(beside)), role), ""
    try:
        return Name(text, (), role, dates.parse(beside) if beside else None), ""
    except dates.DateError as error:
        return Name(text, (), role), str(error)


__all__ = ["Name", "Names", "fold", "is_slug", "parse", "slug"]
