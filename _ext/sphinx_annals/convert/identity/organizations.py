"""Organizations: split affiliations, and find what each part means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ...model.names import slug
from ..vocabulary import any_of
from .people import free_id
from .places import SMALL, is_nobody, is_place, is_sentence, organization_key, town_of, unpictured
from .questions import AFFILIATION, Question, said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .registry_pages import RegistryEntry


#: separators of organizations; the first is hardly ever within a name
SURE = re.compile(r"\s*[/|;+]\s*")
SEPARATORS = (
    SURE,
    re.compile(rf"\s*(?:,|&|\b{any_of('names.and')}\b|\s@\s|\s[-–—]\s)\s*", re.IGNORECASE),
    re.compile(r"\s*[()]\s*,?"),
)
ABBREVIATED = re.compile(r"(?P<name>[^()]{4,})\s*\((?P<short>\w{2,10})\)\Z")
DEEPEST = 4


@dataclass(frozen=True)
class AffiliationSplitter:
    """How to part affiliations.

    :param counts: affiliation -> how often it is given.
    :param registered: the names of the registry's organizations, as compared.
    """

    counts: Mapping[str, int]
    registered: frozenset[str] = frozenset()

    def parts(self, text: str, depth: int = 0) -> tuple[str, ...]:
        """Return the organizations that *text* lists; all of it where that isn't certain."""
        if self.is_known(text) or depth > DEEPEST:
            return (text,)
        if name := _abbreviated(text):
            return (name,)
        splits = (self._split(text, separator, depth) for separator in SEPARATORS)
        return next(filter(None, splits), (text,))

    def _split(self, text: str, separator: re.Pattern[str], depth: int) -> tuple[str, ...]:
        """Return the organizations between separators; empty if one of them is unknown."""
        split = [part for part in separator.split(text) if part.strip()]
        if len(split) < 2:
            return ()
        inner = (part for each in split for part in self.parts(each, depth + 1))
        named = dict.fromkeys(filter(self.may_be_one, inner))
        return tuple(named) if all(map(self.is_known, named)) else ()

    def unknown_parts(self, text: str) -> tuple[str, ...]:
        """Return what keeps *text* from being parted: its parts that are nowhere alone.

        Empty where there is nothing to decide: *text* has been parted, is the name of one
        organization, or none of its parts is known.
        """
        if not self.may_be_one(text) or self.is_known(text) or self.parts(text) != (text,):
            return ()
        parts = _all_parts(text)
        named = list(filter(self.may_be_one, parts))
        unknown = tuple(part for part in named if not self.is_known(part))
        is_list = len(parts) > 1 and (len(unknown) < len(named) or SURE.search(text))
        return unknown if is_list else ()

    def may_be_one(self, text: str) -> bool:
        """Whether *text* may be an organization: no place, and nothing else that people say."""
        named = organization_key(text)
        if named in self.registered:
            return True
        is_else = is_nobody(text) or is_place(text, self.towns) or is_sentence(text)
        return not is_else and named not in self.towns

    def is_known(self, text: str) -> bool:
        """Whether *text* is an affiliation of its own somewhere, or is in the registry."""
        named = organization_key(text)
        return named in self.registered or named in self._alone

    @cached_property
    def towns(self) -> frozenset[str]:
        """Towns: words that precede a country or a state more often than not."""
        beside: Counter[str] = Counter()
        alone: Counter[str] = Counter()
        for text, count in self.counts.items():
            beside[town_of(text)] += count
            alone[organization_key(text)] += count
        return frozenset(town for town in beside if town and beside[town] >= alone[town])

    @cached_property
    def _alone(self) -> frozenset[str]:
        named = (_abbreviated(text) or text for text in self.counts)
        simple = (text for text in named if not any(s.search(text) for s in SEPARATORS))
        return frozenset(organization_key(text) for text in simple if self.may_be_one(text))


def _all_parts(text: str) -> tuple[str, ...]:
    parts = [text]
    for separator in SEPARATORS:
        parts = [part for each in parts for part in separator.split(each)]
    return tuple(part.strip() for part in parts if part.strip())


def _abbreviated(text: str) -> str:
    """Return the name in ``Club of Lanterns (CL)``; empty where there is no such abbreviation."""
    match = ABBREVIATED.match(text)
    is_short = match and match["short"].casefold() in abbreviations(match["name"])
    return match["name"].strip() if match and is_short else ""


def abbreviations(name: str) -> set[str]:
    """Return what *name* may be abbreviated to, in lower case: its initials."""
    words = re.findall(r"\w+", organization_key(name))
    large = [word for word in words if word not in SMALL]
    made = {"".join(word[0] for word in each) for each in (words, large) if len(each) > 1}
    return {each for each in made if len(each) > 1}


class Claim(NamedTuple):
    """An affiliation as a person gave it."""

    text: str
    path: str
    line: int
    #: the id of the person; empty where it isn't known
    person: str = ""


class Affiliation(NamedTuple):
    """A part of an affiliation, and the organization it means, if any."""

    text: str
    id: str | None


class Organization(NamedTuple):
    """An organization, by all its spellings."""

    id: str
    title: str
    names: tuple[str, ...]
    #: the ids of those who were with it
    people: frozenset[str]
    times: int
    #: whether the registry has it already
    is_known: bool
    #: path and line of its first mention
    place: tuple[str, int]


@dataclass(frozen=True)
class Organizations:
    """The organizations that claims and registry pages name.

    :param taken: ids, without letter case, that something else has.
    """

    claims: tuple[Claim, ...]
    known: tuple[RegistryEntry, ...] = ()
    taken: frozenset[str] = frozenset()

    def affiliations(self, text: str) -> tuple[Affiliation, ...]:
        """Return what *text* names; what surely names no organization has the id None."""
        return tuple(Affiliation(part, self._id_of(part)) for part in self._parting.parts(text))

    def _id_of(self, text: str) -> str | None:
        named = organization_key(text)
        return self._registered.get(named) or self._ids.get(named)

    @cached_property
    def _registered(self) -> Mapping[str, str]:
        """Name, as compared -> the id of the one entry of the registry that has it."""
        owners: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for entry in self.known:
            for name in (entry.id, *entry.names):
                owners[organization_key(name)][entry.id] = None
        return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}

    @cached_property
    def _parting(self) -> AffiliationSplitter:
        counts = Counter(sorted(claim.text for claim in self.claims))
        return AffiliationSplitter(counts, frozenset(self._registered))

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        """Affiliation -> the organizations in it."""
        parting = self._parting
        return {
            text: tuple(filter(parting.may_be_one, parting.parts(text)))
            for text in parting.counts
            if not parting.unknown_parts(text)
        }

    @cached_property
    def _spellings(self) -> dict[str, Counter[str]]:
        """Name, as compared -> its spellings, for each that isn't in the registry."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in self.claims:
            for part in self._parts.get(claim.text, ()):
                found[organization_key(part)][unpictured(part)] += 1
        return {name: found[name] for name in sorted(found) if name not in self._registered}

    @cached_property
    def _ids(self) -> dict[str, str]:
        taken = {*self.taken, *(entry.id.casefold() for entry in self.known)}
        ids = {}
        for name, spellings in self._spellings.items():
            ids[name] = free_id(slug(best_of(spellings)), taken, "-org")
            taken.add(ids[name].casefold())
        return ids

    @cached_property
    def all(self) -> tuple[Organization, ...]:
        """Every organization in an affiliation or in the registry, by id."""
        claims: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for part in self._parts.get(claim.text, ()):
                if found := self._id_of(part):
                    claims[found].append(claim)
        return tuple(
            Organization(
                id=made,
                title=title,
                names=names,
                people=frozenset(claim.person for claim in claims[made] if claim.person),
                times=len(claims[made]),
                is_known=is_known,
                place=min(((claim.path, claim.line) for claim in claims[made]), default=("", 0)),
            )
            for made, title, names, is_known in sorted(self._named())
        )

    def _named(self) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
        """Yield id, title, other names, and whether the registry has it."""
        for entry in self.known:
            yield entry.id, entry.title, entry.aliases, True
        for name, spellings in self._spellings.items():
            title = best_of(spellings)
            yield self._ids[name], title, tuple(sorted(spellings.keys() - {title})), False

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What keeps affiliations from being parted, asked once for each."""
        groups: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
        for claim in self.claims:
            for part in self._parting.unknown_parts(claim.text):
                groups[organization_key(part)].append((part, claim))
        return tuple(_question(groups[named]) for named in sorted(groups))


def _question(asked: list[tuple[str, Claim]]) -> Question:
    words = best_of(Counter(part for part, _ in asked))
    places = tuple(sorted({(claim.path, claim.line) for _, claim in asked}))
    texts = " and ".join(f"“{text}”" for text in sorted({claim.text for _, claim in asked})[:2])
    message = (
        f"Is “{words}” an organization of its own in {texts} {said(places)}? Give it an entry"
        " on the organizations' page; or give one to all of it, if that is one organization."
    )
    return Question(AFFILIATION, words, message, (), places)


def best_of(spellings: Counter[str]) -> str:
    """Return the spelling written most often, one with capitals if there is one."""

    def rank(text: str) -> tuple[bool, int, int, str]:
        capitals = sum(word[0].isupper() for word in text.split())
        return (text != text.lower(), spellings[text], capitals, text)

    return max(spellings, key=rank)
