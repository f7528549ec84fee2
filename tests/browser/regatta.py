"""The book of the Regatta Society, which the browser tests read: invented, all of it."""

from __future__ import annotations

INDEX = """
# The Regatta Society

Kept by {person}`ada` and friends of {org}`tide`; nobody knows {person}`lea` well.

```{toctree}
meetings
album
registry
people/index
organizations/index
events/index
talks/index
decisions/index
```
"""

MEETINGS = """
# Meetings

:::::{event} Autumn meeting
:id: autumn
:date: 2031-10-04
:place: The boathouse
:type: meeting
:attendees: ada (tide) as host, lukasz (kelp), zoe, سلمى
:recording: https://video.example.org/autumn.webm

A wet evening. {talk}`knots` was applauded, and {decision}`dusk` settled.

::::{talk} Knots that hold
:id: knots
:event: autumn
:speakers: ada, lukasz
:type: keynote
:video: https://www.youtube.com/watch?v=abcdefghijk&t=1m30s
:slides: https://example.org/knots.pdf

Three knots for a rough night. The third has no name.
::::

::::{talk} Tides
:id: tides
:event: autumn
:speakers: zoe
:video: https://example.org/tides
::::

::::{talk} Currents
:id: currents
:event: autumn
:video: https://vimeo.com/123456/abc123#t=12s
::::

::::{decision} Moor at dusk
:id: dusk
:date: 2031-10-04
:event: autumn
:status: accepted

Boats are moored at dusk; {person}`ada` rings the bell.
::::
:::::
"""

#: a page as the converter leaves it
ALBUM = """---
annals-source:
  "from": "album.md"
---

# Album

The harbour [![badge](https://badges.example.org/ok.svg)](https://ci.example.org/) is open.

:::{figure} https://pictures.example.org/boats.png
:alt: boats at dusk

Boats at *dusk*
:::

![](https://a-very-long-name-of-a-host-that-keeps-pictures.example.org/rope.png)
"""

PEOPLE = {
    "ada": (
        "Ada Quill",
        ":aliases: The Quill\n:github: Ada-Q",
        "Ada keeps the log. She rows.",
    ),
    "lukasz": ("Łukasz Øster", ":aliases: Lucky", "Builds boats."),
    "zoe": ("Zoë Strauß", "", ""),
    "salma": ("سلمى", "", "Knows the tides."),
    "lea": ("Lea", "", ""),
    "long": ("王小明", ":aliases: Wang", ""),
    "nils": ("Nils Bergström", ":affiliation: kelp", ""),
    "olga": ("Ольга Петрова", "", ""),
    "pia": ("Pia Moor", "", ""),
}

REGISTRY = "\n".join(
    [
        "# Registry\n",
        ":::{organization} Tide Labs\n:id: tide\n:type: laboratory\n:place: Northport\n",
        "Measures the sea. And nothing else.\n:::\n",
        ":::{organization} Kelp & Co\n:id: kelp\n:parent: tide\n:::\n",
        *(
            f":::{{person}} {title}\n:id: {name}\n{fields}\n\n{prose}\n:::\n"
            for name, (title, fields, prose) in PEOPLE.items()
        ),
    ]
)

FILES = {"index.md": INDEX, "meetings.md": MEETINGS, "album.md": ALBUM, "registry.md": REGISTRY}

CONF = """
project = "The Regatta Society"
language = "en"
extensions = ["myst_parser", "sphinx_annals"]
myst_enable_extensions = ["colon_fence"]
html_title = "Regatta"  # the theme lets a long one run out of a phone
html_theme = "pydata_sphinx_theme"
html_copy_source = False
html_theme_options = {"navbar_persistent": ["search-button"]}
"""
