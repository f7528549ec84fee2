"""Abbreviations, and whether the full stop after one also ends a sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: words that begin a sentence and are seldom a name; the second set can also be a surname
STARTERS = _words("""
    After Also And At Before Both But Danach Dann Ein Eine Elle Es For From Her His How However
    If In It Later Next Nous On Our Since That The Their Then There These They This Those Today
    Two Une We What When Where Who Why Wir With
""")
STARTERS_OR_SURNAMES = STARTERS | _words("A An Das Der Die He I Il La Le Les She Sie So You")
GERMAN_MONTHS = _words("""
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
""")
US_ZONES = _words("Atlantic Central Eastern Mountain Pacific")

# One letter, or several with stops between; not one of a script without letter case or spaces.
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_\u2e80-\U0003ffff]")
_ORDINAL = re.compile(r"[0-3]?\d", re.ASCII)


def _never(_word: str) -> bool:
    return False


def _unless_number(word: str) -> bool:
    return not word[:1].isdigit()


def _unless_zone(word: str) -> bool:
    return not (word in US_ZONES or (len(word) > 1 and word.isupper()))


def _unless_month(word: str) -> bool:
    return word not in GERMAN_MONTHS


def _before_starter(word: str) -> bool:
    return word in STARTERS


def _before_starter_or_surname(word: str) -> bool:
    return word in STARTERS_OR_SURNAMES


# "etc." and its sisters are not here: as after any word, a capital says that the sentence is over.
# A word with a capital must have one: "Ms." is a person, "ms." a unit.
_RULES: tuple[tuple[Callable[[str], bool], str], ...] = (
    (
        _never,
        "Capt Col Dipl Dr Dra Fr Frl Ft Gen Gov Hon Hr Ing Lt Mag Messrs Mgr Mlle MM Mme Mr Mrs "
        "Ms Mt Mx Pr Pres Prof Rev Sen Sgt Sra Srta St Ste "
        "approx bzw ca cf d.h dr e.g ebd env esp etw evtl ex excl exkl ggf hrsg i.e incl inkl mme "
        "o.ä p.ex prof resp s.o s.u sog u.a univ v.a vgl viz vs z.b z.t",
    ),
    (
        _unless_number,
        "abb abs apr art aug bd ch chap dec eq eqs feb fig figs jan jul jun kap mar no nos nov nr "
        "oct para pp sec sep sept vol ziff",
    ),
    (_unless_zone, "a.m am p.m pm"),
    (
        _before_starter_or_surname,
        "a.d al b.c b.sc co corp d.c e.u inc jr llc ltd m.a m.sc ph.d sr u.k u.n u.s u.s.a",
    ),
)
_RULE_OF = {word: rule for rule, words in _RULES for word in words.split()}


def ends_after(word: str, following: str) -> bool:
    """Whether a sentence can end with *word* and a full stop, if *following* is the next word."""
    word = unicodedata.normalize("NFC", word)
    if rule := _RULE_OF.get(word) or _RULE_OF.get(word.casefold()):
        return rule(following)
    if _INITIALS.fullmatch(word):
        return _before_starter(following)
    return not _ORDINAL.fullmatch(word) or _unless_month(following)
