"""Talks: what somebody presented, at which event."""

from __future__ import annotations

from ..model.fields import NOTHING, Choice, Day, Field, Link, Text, Web
from .kind import Grouping, Kind

TALK = Kind(
    name="talk",
    label="Talk",
    plural="talks",
    plural_label="Talks",
    help="Something that somebody presented.",
    roles=("talk",),
    columns=("date", "type", "speakers", "event"),
    card=("date", "type", "speakers", "event"),
    players=("video",),
    groupings=(
        Grouping("event", "By event"),
        Grouping("speakers", "By speaker"),
        Grouping("type", "By type"),
    ),
    own_fields=(
        Field("date", "Date", Day(), "When it was given; that of its event where it is left out."),
        Field(
            "type",
            "Type",
            Choice(
                (
                    "talk",
                    "keynote",
                    "lightning",
                    "tutorial",
                    "workshop",
                    "demo",
                    "poster",
                    "panel",
                    "pitch",
                )
            ),
            "What sort of talk it is.",
        ),
        Link("speakers", "Speakers", ("person",), "talks", "Talks", "Who gave it."),
        Link(
            "event",
            "Event",
            ("event",),
            "talks",
            "Talks",
            "Where it was given.",
            qualifier=NOTHING,
            lends_date=True,
        ),
        Field("video", "Video", Web(), "Where it can be watched."),
        Field("slides", "Slides", Web(), "Where its slides are."),
        Field("language", "Language", Text(), "The language it was given in."),
    ),
)
