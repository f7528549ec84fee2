"""Names: how they are written in a link, how they are compared, and how an id is made of one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from anyascii import anyascii

from ..warnings import Warn
from . import dates
from .entries import Name

if TYPE_CHECKING:
    from collections.abc import Iterator


SLUG = re.compile(r"[A-Za-z0-9]+(?:[-._][A-Za-z0-9]+)*\Z")
#: an id is the name of a file too, and no file system takes more than 255 characters
LONGEST_ID = 100
#: the accents that letters of Latin, Greek and Cyrillic script are composed with; the vowel
#: signs of other scripts stay, since without them another name would be read
ACCENTS = re.compile("[\u0300-\u036f]")
#: handles have capitals within: KirstieJane
CAPITAL_WITHIN = re.compile(r"[a-z0-9][A-Z]")
QUOTED = re.compile(r'"([^"]+)"\Z')
ITEM = re.compile(
    r"""
    (?: "(?P<quoted>[^"]*)" | (?P<plain>[^()"]*?(?:\([^()]*\)[^()"]+?)*?) ) \s*
    (?: \( (?P<beside>[^()]*) \) )? \s*
    (?: (?:(?<=[\s)"])|^) as \s+ (?P<role>[^()"]+) )? \Z
    """,
    re.VERBOSE,
)


#: which of the book's warnings it is, and a sentence
Wrong: TypeAlias = tuple[Warn, str]


class Names(NamedTuple):
    """What a link field says."""

    names: tuple[Name, ...]
    #: a sentence for each part that could not be read; the part is kept as written
    problems: tuple[Wrong, ...]


# the same names come again and again
@lru_cache(maxsize=20_000)
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
    A long text is cut between words.
    """
    return _cut("-".join(latin_words(text))) or "x"


def latin_words(text: str) -> list[str]:
    """Return the words of *text* as an English keyboard has them: Łukasz is ``lukasz``."""
    spaced = "".join(
        _transliterated(character) for character in unicodedata.normalize("NFC", text)
    )
    return re.findall(r"[a-z0-9]+", spaced.casefold().replace("'", ""))


def _cut(words: str) -> str:
    if len(words) <= LONGEST_ID:
        return words
    return words[: LONGEST_ID + 1].rpartition("-")[0] or words[:LONGEST_ID]


def _transliterated(character: str) -> str:
    # one Han character is one syllable, which anyascii capitalises but does not space
    latin = anyascii(character)
    return f" {latin} " if len(latin) > 1 and ord(character) >= 0x2E80 else latin


def is_slug(text: str) -> bool:
    """Whether *text* is a valid id; its letter case is kept, since handles have one."""
    return len(text) <= LONGEST_ID and SLUG.match(text) is not None


def former_ids(alias: str) -> tuple[str, ...]:
    """Return the ids of an entry that once had *alias* for its id or its title, likeliest first.

    An id keeps the letter case of a handle, while one made of a title has lower case.
    """
    made = slug(alias)
    if alias == made or not is_slug(alias):
        return (made,)
    return (alias, made) if CAPITAL_WITHIN.search(alias) else (made, alias)


def parse(text: str, *, beside: str = "affiliations") -> Names:
    """Return the names of a link field.

    :param beside: what the parentheses after a name hold, with a role after them:
        ``affiliations``, or the ``interval`` in which the link held. Empty where all that is
        written belongs to the name: ``Sprint as a service (Paris)``.
    """
    read = [_name(part, beside) if beside else (Name(_bare(part)), None) for part in _parts(text)]
    return Names(tuple(name for name, _ in read), tuple(wrong for _, wrong in read if wrong))


def _parts(text: str) -> Iterator[str]:
    """Split at the commas outside parentheses and quotation marks."""
    depth, quoted, start = 0, False, 0
    for position, character in enumerate(text + ","):
        quoted ^= character == '"'
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == "," and (position == len(text) or not (depth or quoted)):
            if part := text[start:position].strip():
                yield " ".join(part.split())
            start = position + 1


def _bare(part: str) -> str:
    quoted = QUOTED.match(part)
    return quoted[1].strip() if quoted else part


def _name(part: str, what: str) -> tuple[Name, Wrong | None]:
    match = ITEM.match(part)
    said = match.groupdict(default="") if match else {"quoted": "", "plain": ""}
    text = (said["quoted"] or said["plain"]).strip()
    if not text:
        message = f"{part!r} can't be read as a name: write “name (affiliation) as role”"
        return Name(part, is_readable=False), (Warn.NAME, message)
    role, beside = said["role"].strip(), said["beside"].strip()
    if what == "affiliations":
        return Name(text, tuple(map(_bare, _parts(beside))), role), None
    try:
        return Name(text, (), role, dates.parse(beside) if beside else None), None
    except dates.DateError as error:
        return Name(text, (), role, beside), (Warn.DATE, str(error))


__all__ = ["Name", "Names", "fold", "former_ids", "is_slug", "parse", "slug"]
