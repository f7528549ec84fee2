"""Bad input: each mistake is one warning with a place and a name, and never breaks the book."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from building import Book, Warned, built

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Long " * 60
NASTY = r"""<script>alert("x")</script> *em* **b** `c` {{ 1+1 }} |sub| \n \textbf{t} "q" 'q' & 50% #5 $x$ ~ ^ _u_ :a: <!-- -->"""

# A book of mistakes. The same text, line by line, is made in reStructuredText.
FILES = {
    "index": """
        # Front

        Text.
        """,
    "people": """
        # People

        :::{person} Ada Quill
        :id: ada
        :aliases: Sam
        :::

        :::{person} Bo Linde
        :id: bo
        :aliases: Sam
        :::

        :::{organization} The Tide
        :id: tide
        :::
        """,
    "names": """
        # Names

        :::{event} Meeting
        :id: meeting
        :attendees: ada (tide), adda, bo (tidee), Sam, ada (tide, cy, nobody
        :part-of: no such series
        :::

        Here is {person}`bo`, not {person}`boo`, and {person}`Sam` is in doubt.

        And {org}`the club <nowhere>` is unknown.

        :::{talks}
        :person: nobody, Sam
        :org: tide
        :::
        """,
    "ids": """
        # Ids

        :::{decision} First
        :id: moor
        :::

        :::{decision} Second
        :id: Moor
        :::

        :::{decision} Third
        :id: two words
        :::

        :::{event} Meeting again
        :id: meeting
        :::

        :::{person} Index
        :id: index
        :::

        :::{person} Cy Marsh
        :id: cy
        :::
        """,
    "people/cy": """
        # Cy, on another page

        Not the entry.
        """,
    "fields": """
        # Fields

        :::{event} Fields of an event
        :id: fields-event
        :date: 2031-02-30
        :status: hold
        :url: javascript:alert(1)
        :recording: data:text/html,x
        :atendees: ada
        :colour: blue

        The prose of *the event*.
        :::

        :::{talk} Fields of a talk
        :id: fields-talk
        :date: 3/4/2031
        :video: ftp://example.org/x
        :slides: https://example.org/a b
        :speakers: ada
        :::

        :::{person} Dora Reed
        :id: dora
        :github: not a handle
        :affiliation: tide (a while)
        :::

        :::{event}
        :id: untitled
        :::

        :::{event}
        :::

        :::{decision} Still right
        :id: right
        :date: 2031-03-04
        :deciders: ada, dora
        :event: fields-event
        :::
        """,
    "views": """
        # Views

        :::{events}
        :limit: few
        :sort: size
        :view: wall
        :since: 2031-13
        :until: 3/4/2031
        :colour: blue
        :::
        """,
    "text": f"""
        # Text

        :::{{event}} {NASTY}
        :id: nasty
        :place: {NASTY.replace(" #5", "")}
        :attendees: ada as <b>host</b> *x*
        :::

        :::{{person}} {LONG}
        :::

        :::{{organization}} {NASTY}
        :id: nasty-org
        :aliases: <i>nasty</i>
        :::

        Mentions {{org}}`nasty-org` and {{event}}`nasty`.
        """,
}


class Mistake(NamedTuple):
    """What is wrong, the file and a piece of the line, and words of the advice."""

    type: str
    file: str
    line: str
    advice: str


EXPECTED = [
    Mistake("unknown", "names", ":attendees:", "no person is called 'adda': did you mean 'ada'"),
    Mistake("unknown", "names", ":attendees:", "no organization is called 'tidee': did you mean 'tide'"),
    Mistake("ambiguous", "names", ":attendees:", "'Sam' may be ada (people:3), bo (people:8): write"),
    Mistake("name", "names", ":attendees:", "attendees: 'ada (tide, cy, nobody' can't be read"),
    Mistake("unknown", "names", ":part-of:", "no event is called 'no such series': add the event"),
    Mistake("unknown", "names", "boo", "no person is called 'boo': did you mean 'bo'"),
    Mistake("ambiguous", "names", "in doubt", "'Sam' may be ada (people:3), bo (people:8)"),
    Mistake("unknown", "names", "the club", "no organization is called 'nowhere': add"),
    Mistake("unknown", "names", "talks", "no person is called 'nobody': add the person"),
    Mistake("ambiguous", "names", "talks", "'Sam' may be ada"),
    Mistake("duplicate", "ids", "Second", "'Moor' belongs to the decision 'First' (ids:3) already"),
    Mistake("id", "ids", "two words", "write ':id: two-words'"),
    Mistake("duplicate", "names", "event", "belongs to the event 'Meeting again' (ids:15)"),
    Mistake("page", "ids", "Index", "should be 'people/index'"),
    Mistake("page", "ids", "Cy Marsh", "should be 'people/cy', where another document stands"),
    Mistake("date", "fields", "2031-02-30", "February 2031 has 28 days"),
    Mistake("choice", "fields", ":status:", "'hold' is not known here: write held"),
    Mistake("address", "fields", "javascript", "'javascript:alert(1)' is not an address"),
    Mistake("address", "fields", "data:", "https://"),
    Mistake("option", "fields", ":atendees:", "did you mean 'attendees'"),
    Mistake("option", "fields", ":colour:", "it knows id, aliases, date"),
    Mistake("date", "fields", "3/4/2031", "write 2031-04-03 or 2031-03-04"),
    Mistake("address", "fields", "ftp:", "https://"),
    Mistake("address", "fields", "a b", "https://"),
    Mistake("address", "fields", "not a handle", "a GitHub handle"),
    Mistake("date", "fields", "a while", "year-month-day"),
    Mistake("missing", "fields", "{event}\n:id: untitled", "no title"),
    Mistake("missing", "fields", "{event}\n:::", "no title"),
    Mistake("query", "views", "{events}", "limit: 'few' is not a whole number"),
    Mistake("query", "views", "{events}", "sort: 'size' is not one of newest, oldest, title"),
    Mistake("query", "views", "{events}", "view: 'wall' is not one of list, table, cards"),
    Mistake("query", "views", "{events}", "since: 2031-13 does not exist"),
    Mistake("query", "views", "{events}", "until: 3/4/2031"),
    Mistake("option", "views", ":colour:", "a view has no option 'colour'"),
]
SUBTYPES = sorted({mistake.type for mistake in EXPECTED})
