"""Places, roles and other answers that are not organizations."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from ...model.names import fold
from .name_keys import LONGEST, PLAIN, tidy

#: what says that there is no organization, or stands in a template
_NOBODY = """
    na none nil tbd tba unknown various any self individual independent unaffiliated freelance
    freelancer freelancing student consultant consulting contractor volunteer volunteering retired
    unemployed hobbyist enthusiast observer guest visitor home remote academia industry myself me
    affiliation affiliations institution institute organization organisation company employer
    university name handle location place here there community user developer maintainer core
    she her he him they them
"""
#: what may stand before the word for somebody who belongs nowhere
_MANNERS = "independent phd doctoral masters undergraduate graduate research self"
_CALLINGS = "researcher scientist student contributor consultant employed developer"
#: states and countries as they are abbreviated
_STATES = """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC BC MB NB NL NS ON PE QC SK NSW VIC
    QLD TAS USA US UK NZ UAE EU
"""
#: codes of countries that are legal forms of companies too
_FORMS = "AB AG AS BV SA SE CO PL LP NV"
#: regions that are no countries, and countries as they are called too
_REGIONS = """
    alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho,
    illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,
    mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,
    north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,
    south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,
    ontario,quebec,british columbia,alberta,nova scotia,england,scotland,wales,northern ireland,
    bavaria,catalonia,bay area,sf bay area,washington dc,holland,the netherlands,the uk,the us,
    the usa,czech republic,great britain,britain,turkey,ivory coast,korea,south korea,russia,
    aotearoa,new york city,nyc,hong kong,taiwan,europe,asia,africa,america,bangalore,mumbai
"""
#: time zones
_ZONES = """
    utc gmt est edt et cst cdt ct mst mdt mt pst pdt pt bst wet west cet cest eet eest ist jst aest
    aedt nzst nzdt
"""
#: what is said beside a place
_BESIDE = "in near now currently but for based just presently greater area"
#: what abbreviations leave out
_SMALL = "of and the for in de la le des du di der die das und et für at on a"
#: what companies are, which their names say or leave out
_LEGAL = """
    ab ag as bv co corp corporation ev gmbh inc incorporated kk llc llp ltd limited oy plc sa sarl
    se srl consulting company
"""

NOBODY = frozenset(_NOBODY.split())
MANNERS = frozenset(_MANNERS.split())
CALLINGS = frozenset(_CALLINGS.split())
STATES = frozenset(_STATES.split())
FORMS = frozenset(_FORMS.split())
REGIONS = frozenset(" ".join(region.split()) for region in _REGIONS.split(","))
ZONES = frozenset(_ZONES.split())
BESIDE = frozenset(_BESIDE.split())
SMALL = frozenset(_SMALL.split())
LEGAL = frozenset(_LEGAL.split())


TIME_ZONE = re.compile(r"(?:utc|gmt)(?: ?\d{1,2}){1,2}\Z")
#: what stands in the name of an organization, hardly ever in that of a place
INSTITUTIONAL = re.compile(
    r"\b(?:universit|institut|college|school|laborator|labs?\b|cent(?:er|re|rum)|research|compan"
    r"|corp|inc\b|gmbh|ltd|llc|foundation|hospital|agency|consult|software|tech|group|team"
    r"|project|society|network|observator|council|ministry|department|studio|systems|open|data)",
    re.IGNORECASE,
)
#: pictures and the short names of them
PICTURES = re.compile(r":[a-z0-9_+-]{1,40}:|[^\w\s&@.,;:/|+()'\"#!?*–—-]+")
ADDRESS = re.compile(r"@|[^\s@]+@[^\s@]+\Z|[a-z]+://", re.IGNORECASE)
#: no place is told in more parts: ``Lantern Quay, Tidewater, Kent, UK``
MOST_PARTS = 4
MOST_WORDS = 9


def unpictured(text: str) -> str:
    """Return *text* on one line without emoji."""
    return tidy(PICTURES.sub(" ", tidy(text))).strip(" *_,;:|-/")


def organization_key(text: str) -> str:
    """Return the name of an organization as it is compared: its words, folded."""
    return " ".join(re.findall(r"\w+", fold(unpictured(text).translate(PLAIN))))


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").territories if len(str(code)) == 2) - FORMS


@cache
def _places() -> frozenset[str]:
    """Countries, and the cities that time zones are called after, in English."""
    territories = Locale("en").territories.items()
    countries = (str(name) for code, name in territories if len(str(code)) == 2)
    cities = (str(zone).rpartition("/")[2] for zone in get_global("zone_territories"))
    names = (*countries, *(city.replace("_", " ") for city in cities), *REGIONS)
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
    """Return the parts of a place, without ``currently in`` and such."""
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
    words = text.split()
    return len(words) <= 3 and text.isprintable() and not any(map(_is_abbreviation, words))


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
    """Whether *text* says that there is no organization, or something else altogether."""
    words = organization_key(text).split()
    if not any(each.isalpha() for word in words for each in word) or ADDRESS.match(text):
        return True
    said = " ".join(words)
    if NOBODY & {said, said.replace(" ", "")} or said in ZONES or TIME_ZONE.match(said):
        return True
    return set(words[:-1]) <= MANNERS | NOBODY and words[-1] in CALLINGS | NOBODY


def is_sentence(text: str) -> bool:
    """Whether *text* says more than the name of an organization does."""
    said = tidy(text)
    is_long = len(said) > LONGEST or len(said.split()) > MOST_WORDS
    return is_long or said.endswith(("!", "?")) or ": " in unpictured(said)
