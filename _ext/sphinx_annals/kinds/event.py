"""Events: meetings, conferences, sprints, and the series they belong to."""

from __future__ import annotations

from ..model.fields import NOTHING, Choice, Day, Field, Link, Text, Web
from .kind import Filter, Gap, Grouping, Kind

EVENT = Kind(
    name="event",
    label="Event",
    plural="events",
    plural_label="Events",
    help="Something that happens at a time: a meeting, a conference, a release, a whole series.",
    roles=("event",),
    columns=("date", "place", "type", "part-of"),
    card=("date", "place", "type"),
    players=("recording",),
    groupings=(Grouping("type", "By type"),),
    gaps=(
        Gap("Events without a date", "Neither the event nor any part of it has a date.", "date"),
    ),
    filter=Filter("event", "Only what is related to one of them, or to a part of it."),
    own_fields=(
        Field("date", "Date", Day(), "When it was, or will be."),
        Field("place", "Place", Text(), "Where it was held."),
        Field(
            "type",
            "Type",
            Choice(
                ("conference", "meeting", "sprint", "workshop", "social", "series"),
                open=True,
            ),
            "The type of event.",
        ),
        Field(
            "status", "Status", Choice(("planned", "held", "cancelled")), "Whether it took place."
        ),
        Link(
            "part-of",
            "Part of",
            ("event",),
            "parts",
            "Parts",
            "The larger event or series.",
            relation="part",
            qualifier=NOTHING,
            gathers=True,
        ),
        Link(
            "attendees",
            "Attendees",
            ("person",),
            "attended",
            "Attended",
            "Who was there.",
            relation="attended",
        ),
        Link(
            "organizers",
            "Organizers",
            ("person", "organization"),
            "organized",
            "Organized",
            "Who made it happen.",
            relation="organized",
        ),
        Field("recording", "Recording", Web(), "Where it can be watched or heard."),
    ),
)
