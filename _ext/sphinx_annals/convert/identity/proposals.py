"""Propose changes of registry pages for a maintainer to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...kinds import BY_NAME
from ...kinds.organization import ORGANIZATION
from ...kinds.person import PERSON
from ...model.fields import FieldError
from ...model.names import slug
from ..document.patches import patch
from .directive_source import listed
from .duplicates import organization_pairs, people_pairs
from .name_keys import is_full, is_initial, is_name, key
from .people import NameForms, free_id
from .places import organization_key
from .questions import AFFILIATION, NOBODY, ONE
from .registry_pages import NewEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...kinds.kind import Kind
    from ..document.patches import Change
    from .duplicates import DuplicatePair
    from .name_resolver import Resolver
    from .organizations import Organization
    from .people import Person
    from .questions import Question
    from .registry_pages import RegistryPage


def new_people(who: Resolver) -> tuple[NewEntry, ...]:
    """Return an entry for each person who isn't in the registry."""
    calling = NameForms.of(who.people)
    return tuple(_person(person, calling) for person in who.people if not person.is_known)


def new_organizations(who: Resolver) -> tuple[NewEntry, ...]:
    """Return an entry for each organization that isn't in the registry."""
    return tuple(_organization(o) for o in who.organizations.all if not o.is_known)


def _person(person: Person, calling: NameForms) -> NewEntry:
    handle = next((each for each in person.handles if _is_handle(each, PERSON)), "")
    others = (f"@{each}" for each in person.handles if each.casefold() != handle.casefold())
    aliases = listed((*_aliases(person, calling), *others))
    fields = (
        ("aliases", aliases),
        (PERSON.handle_field, handle),
        ("source", _source(person.place)),
    )
    return NewEntry(PERSON.name, person.id, person.title, fields)


def _aliases(person: Person, calling: NameForms) -> Iterator[str]:
    """Yield other names, except first names that another person may have."""
    known = {key(person.title), key(person.id)}
    for name in person.names:
        called = key(name)
        is_own = is_full(name) or tuple(calling.anyhow(called)) == (person.id,)
        if called not in known and is_name(name) and is_own:
            known.add(called)
            yield name


def _organization(organization: Organization) -> NewEntry:
    known = {organization_key(organization.title)}
    names = (name for name in organization.names if organization_key(name) not in known)
    fields = (("aliases", listed(names)), ("source", _source(organization.place)))
    return NewEntry(ORGANIZATION.name, organization.id, organization.title, fields)


def _source(place: tuple[str, int]) -> str:
    path, line = place
    return f"{path}, line {line}" if line else path


def _is_handle(text: str, kind: Kind) -> bool:
    """Whether the handle field of *kind* can hold *text*."""
    field = next(field for field in kind.fields if field.name == kind.handle_field)
    try:
        field.type.read(text)
    except FieldError:
        return False
    return True


class Proposal(NamedTuple):
    """A change of a registry page."""

    #: its name on the command line: ``bolinde=bo-linde``
    name: str
    #: the kind of the entries; each has a page
    kind: str
    #: a sentence with the evidence for it
    reason: str
    #: whether a quick look suffices
    is_likely: bool
    #: the entry that stays
    keep: str = ""
    #: the entry that becomes part of it
    drop: str = ""
    #: new aliases of the entry that stays
    aliases: tuple[str, ...] = ()
    handle: str = ""
    #: the entry that is new
    draft: NewEntry | None = None


def proposals_for(who: Resolver, questions: Iterable[Question] = ()) -> tuple[Proposal, ...]:
    """Return what is proposed: entries that may be one, and answers to *questions*."""
    people = {person.id: person for person in who.people}
    met = who.rosters.met
    pairs = [p for p in people_pairs(who.people) if frozenset((p.one, p.other)) not in met]
    named = {o.id: o for o in who.organizations.all}
    return (
        *_merged(PERSON.name, pairs, people),
        *_merged(ORGANIZATION.name, organization_pairs(named.values()), named),
        *_handles(who),
        *_answers(questions, {each.casefold() for each in (*people, *named)}),
    )


def _merged(
    kind: str, pairs: Iterable[DuplicatePair], entries: dict[str, Person] | dict[str, Organization]
) -> Iterator[Proposal]:
    """Yield what makes one entry of two; each entry is merged away at most once."""
    whole = {each: each for each in entries}
    for pair in sorted(pairs, key=lambda pair: (not pair.is_likely, pair)):
        both = (entries[whole[each]] for each in (pair.one, pair.other))
        keep, drop = sorted(both, key=lambda e: (not e.is_known, -e.times, e.id))
        if keep.id == drop.id:
            continue
        whole = {each: keep.id if into == drop.id else into for each, into in whole.items()}
        handles = getattr(drop, "handles", ())
        aliases = (drop.title, *(f"@{handle}" for handle in handles), drop.id)
        yield Proposal(
            f"{drop.id}={keep.id}",
            kind,
            f"{drop.title} ({drop.id}) and {keep.title} ({keep.id}) may be one: {pair.reason}.",
            pair.is_likely,
            keep.id,
            drop.id,
            tuple(dict.fromkeys(aliases)),
            next(iter(handles), ""),
        )


def _handles(who: Resolver) -> Iterator[Proposal]:
    """Yield the handles that are written beside the full name of a registered person."""
    given = {entry.id: entry.handle for entry in who.known}
    for person in who.people:
        if person.is_known and person.handles and not given[person.id]:
            handle = person.handles[0]
            reason = f"@{handle} is written beside the name {person.title}."
            yield Proposal(
                f"{person.id}@{handle}", PERSON.name, reason, True, person.id, handle=handle
            )


def _answers(questions: Iterable[Question], taken: set[str]) -> Iterator[Proposal]:
    """Yield the likely answers to *questions*."""
    for question in questions:
        words, (path, line) = question.words, question.places[0]
        if question.rule == ONE:
            keep = question.candidates[0]
            reason = f"“{words}” may be {keep}: no other person has that first name."
            yield Proposal(
                f"{slug(words)}={keep}", PERSON.name, reason, False, keep, aliases=(words,)
            )
        elif kind := _kind_of(question):
            made = free_id(slug(words), taken)
            taken.add(made.casefold())
            draft = NewEntry(kind, made, words, (("source", f"{path}, line {line}"),))
            reason = f"“{words}” has no entry: does it mean the same everywhere?"
            yield Proposal(f"+{made}", kind, reason, False, draft=draft)


def _kind_of(question: Question) -> str:
    """Return the kind of entry that answers *question*; empty for none."""
    is_person = is_name(question.words) and not is_initial(question.words)
    kinds = {NOBODY: PERSON.name * is_person, AFFILIATION: ORGANIZATION.name}
    return kinds.get(question.rule, "")


def changes(page: RegistryPage, proposal: Proposal) -> tuple[Change, ...]:
    """Return what *proposal* changes of the registry page of its kind.

    An entry that has prose isn't dropped, since what a writer wrote would be lost; neither is
    anything done with an entry that the page doesn't have.

    :raises LookupError: it can't be applied.
    """
    if proposal.draft:
        return page.added([proposal.draft], BY_NAME[proposal.kind].plural_label)
    keep = page.called(proposal.keep).id
    if not proposal.drop:
        return page.named(keep, proposal.aliases, proposal.handle)
    drop = page.called(proposal.drop)
    if drop.id == keep:
        return ()
    aliases = (*proposal.aliases, *drop.aliases)
    named = page.named(keep, aliases, drop.handle or proposal.handle)
    return (*page.removed(drop.id), *named)


def diff(page: RegistryPage, proposal: Proposal, path: str) -> str:
    """Return *proposal* as a patch of *page*, which is at *path*; empty where it can't be one."""
    try:
        return patch(page.lines, changes(page, proposal), path, path)
    except LookupError:
        return ""
