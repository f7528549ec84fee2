"""Decisions: what was decided, when, by whom, and what superseded it."""

from __future__ import annotations

from ..model.fields import ANY, NOTHING, Choice, Day, Field, Link
from .kind import Gap, Grouping, Kind

PARTIES = ("person", "organization")

DECISION = Kind(
    name="decision",
    label="Decision",
    plural="decisions",
    plural_label="Decisions",
    help="Something that was decided, or is up for decision.",
    roles=("decision",),
    columns=("date", "status", "event", "deciders"),
    card=("date", "status"),
    groupings=(Grouping("status", "By status"),),
    view="table",
    labels=(("url", "Discussion"),),
    gaps=(
        Gap("Decisions without a date", "The date of the decision is not recorded.", "date"),
        Gap("Decisions without deciders", "The deciders are not recorded.", "deciders"),
    ),
    own_fields=(
        Field("date", "Date", Day(), "When it was made."),
        Field(
            "status",
            "Status",
            Choice(("proposed", "accepted", "rejected", "deferred", "superseded", "withdrawn")),
            "Its status; a decision that another one supersedes is shown as superseded.",
        ),
        Link(
            "event",
            "Event",
            ("event",),
            "decisions",
            "Decisions",
            "Where it was made.",
            qualifier=NOTHING,
        ),
        Link(
            "deciders",
            "Deciders",
            PARTIES,
            "decided",
            "Decided",
            "Who made it.",
            relation="decided",
        ),
        Link(
            "consulted",
            "Consulted",
            PARTIES,
            "consulted-on",
            "Consulted on",
            "Who was consulted.",
            relation="consulted",
        ),
        Link(
            "informed",
            "Informed",
            PARTIES,
            "informed-of",
            "Informed of",
            "Who was informed.",
            relation="informed",
        ),
        Field("due", "Due", Day(), "When it is to be carried out."),
        Field("review", "Review", Day(), "When it is to be reviewed."),
        Link(
            "supersedes",
            "Supersedes",
            ("decision",),
            "superseded-by",
            "Superseded by",
            "The decision that it replaces.",
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
