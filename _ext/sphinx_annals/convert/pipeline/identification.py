"""Identify the people and organizations of a run, and write their registry pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...kinds import BY_NAME
from ...kinds.organization import ORGANIZATION
from ...kinds.person import PERSON
from ..identity.name_resolver import Resolver
from ..identity.occurrences import UnresolvedName
from ..identity.proposals import (
    Proposal,
    changes,
    diff,
    new_organizations,
    new_people,
    proposals_for,
)
from ..identity.registry_pages import registry_page_of
from ..identity.source_names import part_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...kinds.kind import Kind
    from ..document.findings import Finding
    from ..identity.occurrences import OccurrenceKey
    from ..identity.questions import Question
    from ..identity.registry_pages import RegistryPage
    from .extraction import DraftSummary


#: default file name of each kind's page
NAMES = {PERSON.name: "people.md", ORGANIZATION.name: "organizations.md"}


class Registries(NamedTuple):
    """The texts of the pages of people and organizations: kind -> text."""

    people: str = ""
    organizations: str = ""

    def page(self, kind: Kind) -> RegistryPage:
        """Return the page of the entries of *kind*."""
        return registry_page_of(getattr(self, kind.plural), kind)

    def known(self) -> tuple[RegistryPage, RegistryPage]:
        """Return both pages."""
        return self.page(PERSON), self.page(ORGANIZATION)

    def who(self, occurrences: Iterable[OccurrenceKey]) -> Resolver:
        """Return who is who by them and by *occurrences*, all who were seen."""
        people, organizations = self.known()
        return Resolver.of(occurrences, people.entries, organizations.entries)

    def extended(self, who: Resolver) -> Registries:
        """Return the pages with entries for all who are new."""
        people, organizations = self.known()
        return Registries(
            people.changed(people.added(new_people(who), PERSON.plural_label)),
            organizations.changed(
                organizations.added(new_organizations(who), ORGANIZATION.plural_label)
            ),
        )

    def with_accepted(self, proposal: Proposal) -> Registries:
        """Return the pages with *proposal* applied, or as they are where it can't be."""
        kind = BY_NAME[proposal.kind]
        page = self.page(kind)
        try:
            return self._replace(**{kind.plural: page.changed(changes(page, proposal))})
        except LookupError:
            return self

    def data_of(self, proposal: Proposal) -> dict[str, Any]:
        """Return *proposal* for the report."""
        data = {"name": proposal.name, "kind": proposal.kind, "reason": proposal.reason}
        return data | {"likely": proposal.is_likely, "difference": self.difference(proposal)}

    def difference(self, proposal: Proposal) -> str:
        """Return what *proposal* would change, as a patch."""
        return diff(self.page(BY_NAME[proposal.kind]), proposal, NAMES[proposal.kind])


@dataclass(frozen=True)
class Identification:
    """The people and organizations of a run."""

    who: Resolver
    registries: Registries
    drafts: Sequence[DraftSummary]

    @classmethod
    def of(
        cls,
        drafts: Sequence[DraftSummary],
        before: Registries,
        wanted: Iterable[str] = (),
        *,
        is_accepting: bool = False,
    ) -> Identification:
        """Return all people; proposals that are *wanted*, or likely and accepted, are applied.

        The entries that are found are read back, so that this run knows as much as the next.
        """
        occurrences = [occurrence for draft in drafts for occurrence in draft.occurrences]
        registries = before.extended(before.who(occurrences))
        found = cls(registries.who(occurrences), registries, drafts)
        chosen = set(wanted)
        for proposal in found.proposals:
            if proposal.name in chosen or (is_accepting and proposal.is_likely):
                registries = registries.with_accepted(proposal)
        if registries is found.registries:
            return found
        return cls(registries.who(occurrences), registries, drafts)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all people and organizations, as compared."""
        pages = self.registries.known()
        return frozenset(entry.id.casefold() for page in pages for entry in page.entries)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Questions that a person has to decide."""
        return self.who.questions(asked for o in self.drafts for asked in self._asked(o))

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Proposals that a person may accept."""
        return proposals_for(self.who, self.questions)

    def _asked(self, draft: DraftSummary) -> Iterator[UnresolvedName]:
        """Yield the names outside of roll calls that may mean one person or several."""
        for name, line in draft.mentions:
            part = part_at(draft.parts, line)
            for each, match in self.who.persons(name, draft.path, part):
                if not match.id and match.candidates:
                    yield UnresolvedName(each, draft.path, line, match)

    def findings(self) -> dict[str, list[Finding]]:
        """Return path -> the questions that arise there first."""
        found: dict[str, list[Finding]] = {}
        for question in self.questions:
            path, _ = question.places[0]
            found.setdefault(path, []).append(question.findings[path])
        return found
