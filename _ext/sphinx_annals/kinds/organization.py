"""Organizations: companies, universities, teams, and their units."""

from __future__ import annotations

from ..model.fields import NOTHING, Field, Handle, Link, Text
from .kind import Filter, Gap, Kind

ROR = Handle(
    "a ROR identifier: 0, six letters or digits, two digits",
    r"(?:https://ror\.org/)?(?P<code>0[a-z0-9]{6}\d\d)",
    "https://ror.org/{code}",
)

ORGANIZATION = Kind(
    name="organization",
    label="Organization",
    plural="organizations",
    plural_label="Organizations",
    help="A company, a university, a community, a team: whatever people belong to.",
    roles=("org", "organization"),
    has_pages=True,
    columns=("type", "parent", "place"),
    card=("type", "parent", "place"),
    has_affiliates=True,
    gaps=(
        Gap("Organizations not mentioned anywhere", "No other entry and no sentence names them."),
    ),
    filter=Filter("org", "Only what is related to one of them, or to a unit of it."),
    own_fields=(
        Field("type", "Type", Text(), "The type of organization."),
        Link(
            "parent",
            "Part of",
            ("organization",),
            "units",
            "Units",
            "The organization it is a unit of.",
            relation="unit",
            qualifier=NOTHING,
            gathers=True,
        ),
        Field("ror", "ROR", ROR, "Its identifier in the Research Organization Registry."),
        Field("place", "Place", Text(), "Where it is."),
    ),
)
