"""Decisions: what was settled, when, by whom, and what took its place."""

from __future__ import annotations

from ..model.fields import NOTHING, Choice, Day, Field, Link
from .kind import Grouping, Kind

PARTIES = ("person", "organization")
ANY = ("event", "talk", "person", "organization", "decision")

DECISION = Kind(
    name="decision",
    label="Decision",
    plural="decisions",
    plural_label="Decisions",
    help="Something that was settled, or is to be.",
    roles=("decision",),
    columns=("date", "status", "event", "deciders"),
    card=("date", "status"),
    groupings=(Grouping("status", "By status"),),
    view="table",
    own_fields=(
        Field("date", "Date", Day(), "When it was taken."),
        Field(
            "status",
            "Status",
            Choice(("proposed", "accepted", "rejected", "deferred", "superseded", "withdrawn")),
            "How it stands; one that another supersedes is shown as superseded.",
        ),
        Link(
            "event",
            "Event",
            ("event",),
            "decisions",
            "Decisions",
            "Where it was taken.",
            qualifier=NOTHING,
        ),
        Link(
            "deciders",
            "Deciders",
            PARTIES,
            "decided",
            "Decided",
            "Who took it.",
            relation="decided",
        ),
        Link(
            "consulted",
            "Consulted",
            PARTIES,
            "consulted-on",
            "Consulted on",
            "Who was asked.",
            relation="consulted",
        ),
        Link(
            "informed",
            "Informed",
            PARTIES,
            "informed-of",
            "Informed of",
            "Who was told.",
            relation="informed",
        ),
        Field("due", "Due", Day(), "When it is to be carried out."),
        Field("review", "Review", Day(), "When it is to be looked at again."),
        Link(
            "supersedes",
            "Supersedes",
            ("decision",),
            "superseded-by",
            "Superseded by",
            "The decision whose place it takes.",
            relation="supersedes it",
            qualifier=NOTHING,
            implies=("status", "superseded"),
        ),
        Link(
            "about",
            "About",
            ANY,
            "decided-about",
            "Decisions about it",
            "What it concerns.",
            relation="about it",
            qualifier=NOTHING,
        ),
    ),
)
