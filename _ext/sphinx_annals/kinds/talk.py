"""Talks: presentations, with their speakers and their event."""

from __future__ import annotations

from ..model.fields import NOTHING, Choice, Day, Field, Link, Text, Web
from .kind import Gap, Grouping, Kind

TALK = Kind(
    name="talk",
    label="Talk",
    plural="talks",
    plural_label="Talks",
    help="A presentation: a talk, a keynote, a tutorial, a demo.",
    roles=("talk",),
    columns=("date", "type", "speakers", "event"),
    card=("date", "type", "speakers", "event"),
    players=("video",),
    groupings=(
        Grouping("event", "By event"),
        Grouping("speakers", "By speaker"),
        Grouping("type", "By type"),
    ),
    gaps=(
        Gap("Talks without a speaker", "No speaker is named.", "speakers"),
        Gap("Talks without an event", "The event is not recorded.", "event"),
    ),
    own_fields=(
        Field("date", "Date", Day(), "When it was given; by default, the date of its event."),
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
            "The type of talk.",
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
