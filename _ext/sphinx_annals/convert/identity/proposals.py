"""Proposals: changes of the registry pages that are likely right, for somebody to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...kinds import BY_NAME
from ...model.names import slug
from ..document.patches import patch
from .entries import ORGANIZATION, PERSON
from .likely import organization_pairs, people_pairs
from .name_keys import is_initial, is_name
from .people import free_id
from .questions import AFFILIATION, NOBODY, ONE
from .registry_pages import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..document.patches import Change
    from .likely import Pair
    from .organizations import Organization
    from .people import Person
    from .questions import Question
    from .registry_pages import Page
    from .resolution import Who


class Proposal(NamedTuple):
    """A change of a registry page."""

    #: how the command names it: ``bolinde=bo-linde``
    name: str
    #: the kind of the entries; each has a page
    kind: str
    #: a sentence that says what speaks for it
    reason: str
    #: whether it needs no more than a look
    is_likely: bool
    #: the entry that stays
    keep: str = ""
    #: the entry that becomes part of it
    drop: str = ""
    #: what the entry that stays is called too
    aliases: tuple[str, ...] = ()
    handle: str = ""
    #: the entry that is new
    draft: Draft | None = None


def proposals_for(who: Who, questions: Iterable[Question] = ()) -> tuple[Proposal, ...]:
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
    kind: str, pairs: Iterable[Pair], entries: dict[str, Person] | dict[str, Organization]
) -> Iterator[Proposal]:
    """Yield what makes one entry of two; each entry is given up once."""
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


def _handles(who: Who) -> Iterator[Proposal]:
    """Yield the handles that stand beside the full name of somebody in the registry."""
    given = {entry.id: entry.handle for entry in who.known}
    for person in who.people:
        if person.is_known and person.handles and not given[person.id]:
            handle = person.handles[0]
            reason = f"@{handle} stands beside the name of {person.title}."
            yield Proposal(
                f"{person.id}@{handle}", PERSON.name, reason, True, person.id, handle=handle
            )


def _answers(questions: Iterable[Question], taken: set[str]) -> Iterator[Proposal]:
    """Yield the likely answer to who somebody with a lone name is."""
    for question in questions:
        words, (path, line) = question.words, question.places[0]
        if question.rule == ONE:
            keep = question.candidates[0]
            reason = f"“{words}” may be {keep}: nobody else has that first name."
            yield Proposal(
                f"{slug(words)}={keep}", PERSON.name, reason, False, keep, aliases=(words,)
            )
        elif kind := _kind_of(question):
            made = free_id(slug(words), taken)
            taken.add(made.casefold())
            draft = Draft(kind, made, words, (("source", f"{path}, line {line}"),))
            reason = f"“{words}” has no entry: is it the same wherever it stands?"
            yield Proposal(f"+{made}", kind, reason, False, draft=draft)


def _kind_of(question: Question) -> str:
    """Return the kind of entry that answers *question*; empty for none."""
    is_person = is_name(question.words) and not is_initial(question.words)
    kinds = {NOBODY: PERSON.name * is_person, AFFILIATION: ORGANIZATION.name}
    return kinds.get(question.rule, "")


def changes(page: Page, proposal: Proposal) -> tuple[Change, ...]:
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


def diff(page: Page, proposal: Proposal, path: str) -> str:
    """Return *proposal* as a patch of *page*, which is at *path*; empty where it can't be one."""
    try:
        return patch(page.lines, changes(page, proposal), path, path)
    except LookupError:
        return ""
