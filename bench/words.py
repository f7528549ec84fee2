"""The words that made-up books are put together from; nobody and nothing real is meant."""

from __future__ import annotations

from typing import NamedTuple


class Saying(NamedTuple):
    """What somebody says of a subject: the text before and after the name that is mentioned."""

    before: str
    after: str


GIVEN_NAMES = (
    *("Ada", "Bo", "Cleo", "Dov", "Edda", "Finn", "Greta", "Hal", "Ines", "Jory"),
    *("Kaja", "Leif", "Mina", "Nils", "Odile", "Piet", "Quin", "Rosa", "Sven", "Tilda"),
    *("Ulf", "Vera", "Wim", "Xenia", "Yara", "Zeno", "Alva", "Bram", "Cora", "Dirk"),
    *("Elin", "Faye", "Gus", "Hedda", "Ivo", "Juno", "Kees", "Lotte", "Milo", "Nora"),
)
FAMILY_NAMES = (
    *("Quill", "Linde", "Marsh", "Tern", "Barrow", "Fennick", "Harrow", "Oakes", "Pell", "Rusk"),
    *("Sorrel", "Tamsin", "Ulmer", "Vane", "Wick", "Yarrow", "Alder", "Birk", "Calder", "Dorn"),
    *("Esk", "Fallow", "Garth", "Heron", "Iverley", "Jessop", "Kestrel", "Lark", "Moss", "Nettle"),
    *("Orrin", "Pike", "Quarrel", "Reed", "Stroud", "Thorne", "Umber", "Veldt", "Wren", "Yewley"),
    *("Ashby", "Brook", "Crane", "Dell", "Elmer", "Frost", "Glen", "Holt", "Ivory", "Knoll"),
)
PLACES = (
    *("Brambleford", "Coldwater", "Dunmarsh", "Eastmere", "Farrowdale", "Glimmerby", "Hollowick"),
    *("Inkpool", "Jasperton", "Kelderby", "Lowmoor", "Millhaven", "Northwold", "Otterbourne"),
    *("Pebblecombe", "Quarley", "Ravensholt", "Saltmarsh", "Thistledown", "Underhill", "Vexley"),
)
BODIES = (
    *("University", "Laboratory", "Library", "Institute", "Museum", "Foundation", "Workshop"),
    *("College", "Observatory", "Cooperative", "Archive"),
)
GATHERINGS = ("Garden", "Harbour", "Lantern", "Orchard", "River", "Meadow", "Bridge", "Kitchen")
SUBJECTS = (
    *("seed catalogue", "visitor guide", "tool shed", "summer school", "map of footpaths"),
    *("lending desk", "weekly letter", "repair table", "rain gauge", "choir of builders"),
    *("reading room", "kite archive", "winter timetable", "bread oven", "borrowed projector"),
)
SAYINGS = (
    Saying("Before the break", "showed what the {subject} looks like now, and asked for readers."),
    Saying("It was", "who found the {subject} half empty and offered to look after it."),
    Saying("A short report by", "said that the {subject} costs less than it did last year."),
    Saying("After a long talk,", "will write down how the {subject} is meant to be used."),
    Saying("We thank", "for a week of patient work on the {subject} and its many corners."),
    Saying("Nobody but", "had seen the {subject} in use, so a visit is planned for spring."),
    Saying("Once more", "brought up the {subject}, this time with drawings and a price."),
)
SETTLEMENTS = ("Keep", "Move", "Rename", "Open", "Share", "Mend", "Close")
REASONS = (
    "Everybody who spoke was for it, and two offered to help.",
    "It was the cheaper of two ways, and the one that can be undone.",
    "The matter had come up three times, so it was time to settle it.",
)
