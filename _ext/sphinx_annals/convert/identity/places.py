"""Recognise affiliations that are places, roles or other answers, not organizations."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

from ...model.names import fold
from ..vocabulary import any_of, languages, words
from .name_keys import LONGEST, PLAIN, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator


NOBODY = frozenset(words("organizations.nobody"))
MANNERS = frozenset(words("organizations.manners"))
CALLINGS = frozenset(words("organizations.callings"))
STATES = frozenset(words("places.states"))
FORMS = frozenset(words("places.forms"))
ZONES = frozenset(words("places.zones"))
BESIDE = frozenset(words("places.beside"))
SMALL = frozenset(words("organizations.small"))
LEGAL = frozenset(words("organizations.legal"))
TIME_ZONE = re.compile(r"(?:utc|gmt)(?: ?\d{1,2}){1,2}\Z")
INSTITUTIONAL = re.compile(rf"\b{any_of('organizations.words')}", re.IGNORECASE)
#: emoji and their short names
PICTURES = re.compile(r":[a-z0-9_+-]{1,40}:|[^\w\s&@.,;:/|+()'\"#!?*–—-]+")
ADDRESS = re.compile(r"@|[^\s@]+@[^\s@]+\Z|[a-z]+://", re.IGNORECASE)
#: parts of the longest place: ``Lantern Quay, Tidewater, Kent, UK``
MOST_PARTS = 4
MOST_WORDS = 9


def unpictured(text: str) -> str:
    """Return *text* on one line without emoji."""
    return tidy(PICTURES.sub(" ", tidy(text))).strip(" *_,;:|-/")


def organization_key(text: str) -> str:
    """Return the name of an organization as it is compared: its words, folded."""
    return " ".join(re.findall(r"\w+", fold(unpictured(text).translate(PLAIN))))


def _countries() -> Iterator[tuple[str, str]]:
    """Yield code and name of each country, in each language."""
    for language in languages():
        for code, name in Locale(language).territories.items():
            if len(str(code)) == 2:
                yield str(code), str(name)


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in _countries()) - FORMS


@cache
def _places() -> frozenset[str]:
    """Return countries, regions and the cities that time zones are called after, as compared."""
    countries = (name for _, name in _countries())
    cities = (str(zone).rpartition("/")[2] for zone in get_global("zone_territories"))
    names = (*countries, *(city.replace("_", " ") for city in cities), *words("places.regions"))
    return frozenset(map(organization_key, names))


def is_place(text: str, towns: frozenset[str] = frozenset()) -> bool:
    """Whether *text* is a place: ``Germany``, ``Cologne, Germany``, ``Boston MA``.

    :param towns: further places that are known, as compared.
    """
    parts = _parts(text)
    if len(parts) not in range(1, MOST_PARTS + 1) or INSTITUTIONAL.search(text):
        return False
    *before, last = parts
    is_known = _is_known(last, towns) or (bool(before) and last in _codes())
    new = [part for part in before if not (_is_known(part, towns) or _is_code(part))]
    return is_known and 2 * len(new) <= len(parts) and all(map(_may_be_place, new))


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isupper()


def _parts(text: str) -> list[str]:
    """Return the parts of a place, without words such as ``currently in``."""
    said = (part.split() for part in re.sub(r"[()]", ",", text).split(","))
    kept = (" ".join(word for word in part if word.lower() not in BESIDE) for part in said)
    return [part for part in kept if part]


def _is_known(text: str, towns: frozenset[str]) -> bool:
    known = _places() | towns
    if organization_key(text) in known or text.translate(PLAIN) in STATES:
        return True
    town, _, region = text.rpartition(" ")
    is_region = region.translate(PLAIN) in STATES or organization_key(region) in _places()
    return is_region and organization_key(town) in known


def _may_be_place(text: str) -> bool:
    """Whether *text* may be a town: it has few words, and none that abbreviates."""
    parts = text.split()
    return len(parts) <= 3 and text.isprintable() and not any(map(_is_abbreviation, parts))


def _is_abbreviation(word: str) -> bool:
    has_digit = any(each.isdigit() for each in word)
    return has_digit or any(_has_capitals(part) for part in word.split("-"))


def _has_capitals(part: str) -> bool:
    return len(part) > 2 and sum(each.isupper() for each in part) > 1


def town_of(text: str) -> str:
    """Return the town of ``Cologne, Germany``, as compared; empty for anything else."""
    town, comma, _ = text.partition(",")
    return organization_key(town) if comma and is_place(text) else ""


def is_nobody(text: str) -> bool:
    """Whether *text* names no organization, or is something else altogether."""
    parts = organization_key(text).split()
    if not any(each.isalpha() for part in parts for each in part) or ADDRESS.match(text):
        return True
    said = " ".join(parts)
    if NOBODY & {said, said.replace(" ", "")} or said in ZONES or TIME_ZONE.match(said):
        return True
    return set(parts[:-1]) <= MANNERS | NOBODY and parts[-1] in CALLINGS | NOBODY


def is_sentence(text: str) -> bool:
    """Whether *text* is too much for the name of an organization."""
    said = tidy(text)
    is_long = len(said) > LONGEST or len(said.split()) > MOST_WORDS
    return is_long or said.endswith(("!", "?")) or ": " in unpictured(said)
