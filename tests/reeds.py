"""The little book of the Reed Society, which the tests of the laws edit: invented, all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INDEX = """\
# The Reed Society

```{toctree}
:glob:

meetings/*
people/*
organizations/index
events/index
talks/index
decisions/index
registry
views
gaps
asides
```
"""

REGISTRY = """\
# Who is who

:::::{person} Ada Quill
:id: ada
:aliases: Quill
:github: adaq
:affiliation: reed (2020/..)

Ada keeps bees. She taught {person}`bo` at the {org}`reed`, see {doc}`asides`.

::::{note}
:::{events}
:person: ada
:::
::::
:::::

:::{person} Bo Linde
:id: bo
:affiliation: library
:::

:::{organization} Reed Society
:id: reed

They meet by the water.
:::

:::{organization} Reed Library
:id: library
:parent: reed
:::
"""

CY = """\
# Cy, in a word

Cy draws maps.

:::{person} Cy Marsh
:id: cy

Mostly of {org}`reed` land.
:::
"""

MAY = """\
# May

:::{event} May meeting
:id: may
:date: 2025-05-01
:part-of: gatherings
:attendees: ada (reed) as host, bo (library), cy, Dee Vane

We sat with {person}`ada` and read {decision}`paths`.
:::

:::{talk} On bees
:id: bees
:event: may
:speakers: ada (reed)
:::
"""

JUNE = """\
# June

:::{event} June meeting
:id: june
:date: 2025-06-05
:part-of: gatherings
:attendees: ada, bo
:::

## Settled

:::{decision} Mow the paths
:id: paths
:date: 2025-06-05
:event: june
:status: accepted
:deciders: ada, reed
:::
"""

VIEWS = """\
# At a glance

```{talks}
:person: ada
:view: table
```

```{decisions}
:status: accepted
```

```{events}
:view: timeline
```

```{people}
:view: count
```

```{events}
:view: months
```

```{talks}
:by: speakers
```
"""

GAPS = """\
# What is missing

```{annals:gaps}
```
"""

ASIDES = """\
# Asides

:::{event} The gatherings
:id: gatherings
:type: series
:::

Ask {person}`@adaq`, {person}`our mapmaker <cy>` or {person}`Dee Vane`.
"""

PLAIN = """\
---
orphan: true
---

# A page of its own

It names nobody.
"""

#: name of a source file -> its text
FILES: Mapping[str, str] = {
    "index.md": INDEX,
    "registry.md": REGISTRY,
    "people/cy.md": CY,
    "meetings/may.md": MAY,
    "meetings/june.md": JUNE,
    "views.md": VIEWS,
    "gaps.md": GAPS,
    "asides.md": ASIDES,
    "plain.md": PLAIN,
}
