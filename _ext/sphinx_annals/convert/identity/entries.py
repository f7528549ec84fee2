"""Entries: people and organizations as registry pages hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...kinds import BY_NAME
from ...model.fields import FieldError
from .calling import Calling
from .name_keys import is_full, is_name, key
from .option import listed
from .place import organization_key
from .registry_pages import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...kinds.kind import Kind
    from .organizations import Organization
    from .people import Person
    from .resolution import Who


PERSON, ORGANIZATION = BY_NAME["person"], BY_NAME["organization"]


def new_people(who: Who) -> tuple[Draft, ...]:
    """Return an entry for everybody whom the registry doesn't have."""
    calling = Calling.of(who.people)
    return tuple(_person(person, calling) for person in who.people if not person.is_known)


def new_organizations(who: Who) -> tuple[Draft, ...]:
    """Return an entry for every organization that the registry doesn't have."""
    return tuple(_organization(o) for o in who.organizations.all if not o.is_known)


def _person(person: Person, calling: Calling) -> Draft:
    handle = next((each for each in person.handles if _is_handle(each, PERSON)), "")
    others = (f"@{each}" for each in person.handles if each.casefold() != handle.casefold())
    aliases = listed((*_aliases(person, calling), *others))
    fields = (
        ("aliases", aliases),
        (PERSON.handle_field, handle),
        ("source", _source(person.place)),
    )
    return Draft(PERSON.name, person.id, person.title, fields)


def _aliases(person: Person, calling: Calling) -> Iterator[str]:
    """Yield further names, but first names that somebody else may have too."""
    known = {key(person.title), key(person.id)}
    for name in person.names:
        called = key(name)
        is_own = is_full(name) or tuple(calling.anyhow(called)) == (person.id,)
        if called not in known and is_name(name) and is_own:
            known.add(called)
            yield name


def _organization(organization: Organization) -> Draft:
    known = {organization_key(organization.title)}
    names = (name for name in organization.names if organization_key(name) not in known)
    fields = (("aliases", listed(names)), ("source", _source(organization.place)))
    return Draft(ORGANIZATION.name, organization.id, organization.title, fields)


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
