"""The declarations of the kinds: each says all that the extension needs, and nothing twice."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_annals import kinds
from sphinx_annals.content import columns, views
from sphinx_annals.index import sorting
from sphinx_annals.index.entry_parser import IDENTITY
from sphinx_annals.index.queries import OPTION_NAMES
from sphinx_annals.kinds import BY_NAME, BY_ROLE, KINDS
from sphinx_annals.model.fields import Choice, Field, Link
from sphinx_annals.model.names import is_slug

if TYPE_CHECKING:
    from sphinx_annals.kinds.kind import Kind

# The fields of each kind, → before those that are links.
FIELDS = {
    "event": "date place type status →part-of →attendees →organizers recording",
    "talk": "date type →speakers →event video slides language",
    "person": "sort-name pronouns github orcid mastodon website →affiliation",
    "organization": "type →parent ror place",
    "decision": (
        "date status →event →deciders →consulted →informed due review →supersedes →about"
    ),
}

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@each_kind
def test_a_kind_has_its_fields(kind: Kind) -> None:
    """Each kind has the fields that it is known by, and those that all share."""
    names = [f"→{f.name}" if isinstance(f, Link) else f.name for f in kind.all_fields]
    assert names == [*FIELDS[kind.name].split(), "url", "tags", "source"]


def test_no_kind_is_forgotten() -> None:
    """Each file beside the declaration's own type holds one kind, and the tuple names it."""
    folder = Path(kinds.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "kind"}
    assert files == set(BY_NAME) == {kind.name for kind in KINDS}


def test_no_name_is_taken_twice() -> None:
    """Directives, views, roles and folders are told apart by name."""
    directives = [name for kind in KINDS for name in (kind.name, kind.plural)]
    roles = list(chain.from_iterable(kind.roles for kind in KINDS))
    assert len(set(directives)) == len(directives)
    assert len(set(roles)) == len(roles) == len(BY_ROLE)
    assert {"event", "talk", "person", "org", "organization", "decision"} == set(roles)


@each_kind
def test_a_kind_can_be_shown(kind: Kind) -> None:
    """Labels, help and names are there, in a form that pages and addresses can take."""
    assert all((kind.label, kind.plural_label, kind.help, kind.roles))
    assert is_slug(kind.name)
    assert is_slug(kind.plural)
    assert kind.view in views.VIEWS
    assert sorting.order_of(kind.name) in sorting.ORDERS


@each_kind
def test_what_a_kind_refers_to_exists(kind: Kind) -> None:
    """The fields that a kind names for sorting, handles and columns are its own."""
    fields = {field.name for field in kind.fields}
    assert {kind.sort_field, kind.handle_field} - {""} <= fields
    labels = columns.labels_of(kind)
    assert set(kind.columns) <= labels.keys()
    assert all(labels.values())


@each_kind
def test_a_field_says_what_it_is(kind: Kind) -> None:
    """Every field has a name fit for an option, a label and a sentence."""
    names = [field.name for field in kind.all_fields]
    assert len(set(names)) == len(names)
    assert not set(names) & set(IDENTITY)
    for field in kind.all_fields:
        assert is_slug(field.name)
        assert field.label
        assert field.help.endswith(".")


@each_kind
def test_a_link_has_a_name_from_the_other_side(kind: Kind) -> None:
    """Every link leads to kinds that exist, and is called something there."""
    for link in kind.links:
        assert set(link.targets) <= BY_NAME.keys()
        assert is_slug(link.inverse)
        assert link.inverse_label
        assert link.summary.startswith("names of ")


@each_kind
def test_what_a_link_implies_can_be(kind: Kind) -> None:
    """A value that follows from a link is one that its field takes."""
    for link in kind.links:
        for target in link.targets if link.implies else ():
            field, value = link.implies or ("", "")
            types = {f.name: f.type for f in BY_NAME[target].fields}
            assert types[field].read(value) == value


@each_kind
def test_only_a_dated_kind_lends_its_date(kind: Kind) -> None:
    """A date comes from an entry that has one."""
    for link in kind.links:
        if link.lends_date:
            assert all(sorting.has_dates(target) for target in link.targets)


@each_kind
def test_the_words_of_a_choice_are_plain(kind: Kind) -> None:
    """Views compare words without letter case, separated by commas."""
    choices = (f.type for f in kind.fields if isinstance(f.type, Choice))
    for value in chain.from_iterable(choice.values for choice in choices):
        assert value == value.casefold().strip()
        assert "," not in value


def test_views_ask_for_fields_that_exist() -> None:
    """Each option of a view that is a word belongs to a field of some kind."""
    fields = {f.name for kind in KINDS for f in kind.all_fields if isinstance(f, Field)}
    assert {"status", "type"} <= fields & set(OPTION_NAMES)


def test_pages_have_a_folder_and_an_index() -> None:
    """People and organizations have pages; every kind has a page that lists it."""
    assert [kind.name for kind in KINDS if kind.has_pages] == ["person", "organization"]
    assert BY_NAME["person"].page_of("ada") == "people/ada"
    assert BY_NAME["organization"].index_page == "organizations/index"
    assert [kind.folder for kind in KINDS] == [kind.plural for kind in KINDS]
