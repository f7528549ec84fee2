"""The book of the Harbour Circle, with a bit of everything in it: all of it is invented."""

from __future__ import annotations

INDEX = """
# The Harbour Circle

Kept by {person}`ada` and friends.

```{toctree}
:glob:

meetings/*
registry
people/ada
events/index
talks/index
decisions/index
people/index
organizations/index
views
```
"""

SPRING = """
:::::{event} Spring meeting
:id: spring
:date: 2031-03-04T17:00 Europe/Paris
:part-of: circle
:place: The old quay
:type: meeting
:status: held
:attendees: ada (tide, lantern) as host, 李小龙 (tokyo), @zoe, "Petrov, Ivan", salih (tide)
:organizers: tide, Zoë Åström
:recording: https://example.org/spring.webm
:tags: boats, ropes
:source: notes.md, line 7

We met in the sun. {person}`李小龙` told of [the *sea*](https://example.org/sea).

## Ropes

::::{talk} Knots & other "things"
:id: knots
:speakers: zoe as speaker, salih
:event: spring
:type: lightning
:video: https://example.org/knots
:slides: https://example.org/knots.pdf
:language: English

Shows `bowline` to {org}`lantern`.
::::

- a point

  :::{decision} Moor at dusk
  :id: dusk
  :date: 2031-03-04
  :event: spring
  :status: accepted
  :deciders: ada, tide
  :consulted: zoe
  :informed: tokyo
  :due: 2031-04
  :review: 2032
  :about: lantern, spring
  :::

## Tea

See {event}`autumn` and {decision}`dawn`; {any}`circle` goes on.
:::::
"""

AUTUMN = """
.. event:: Autumn 港 conference
   :id: autumn
   :date: 2031-10-05/2031-10-07
   :part-of: circle
   :type: conference
   :attendees: ada (lantern)
   :url: https://example.org/autumn

   A talk by :person:`salih`, at the :org:`club <tokyo>`.

.. talk:: Tides
   :id: tides
   :speakers: ada
   :event: autumn
   :type: keynote

.. decision:: Moor at dawn
   :id: dawn
   :date: 2031-10-06
   :event: autumn
   :status: accepted
   :supersedes: dusk
   :deciders: Ada Quill (tide)

   Since the :talk:`tides` turn.

After all
=========

Nothing of :event:`spring` was forgotten.
"""

REGISTRY = """
# Registry

:::{event} The Circle
:id: circle
:date: 2030/..
:type: series
:::

:::{person} 李小龙
:id: li-xiao-long
:aliases: Bruce
:affiliation: tokyo (2020/2030)
:orcid: 0000-0001-2345-6789

He sails with {person}`zoe`.
:::

:::{person} محمد صالح
:id: salih
:pronouns: he
:mastodon: @salih@social.example
:::

:::{person} Zoë Åström 🎉
:aliases: Zoë Åström
:id: zoe
:github: Zoe
:website: https://zoe.example
:::

:::{person} Иван Петров
:aliases: Vanya, "Petrov, Ivan"
:sort-name: Петров, Иван
:id: ivan
:::

:::{organization} The Tide
:id: tide
:url: https://tide.example
:ror: 03yrm5c26
:place: Quay street
:type: club
:::

:::{organization} Lantern Unit
:id: lantern
:parent: tide

They keep *the light*.
:::

:::{organization} 東京クラブ
:id: tokyo
:::
"""

ADA = """
# Ada, our keeper

She wrote this page herself.

:::{person} Ada Quill
:id: ada
:sort-name: Quill, Ada
:github: ada-q
:affiliation: tide (2016/..), lantern
:tags: keeper

She keeps the book, as {person}`zoe` says.
:::

## Bees

And bees.
"""

VIEWS = """
# Views

```{events}
:view: list
```

```{events}
:view: cards
:person: ada
:since: 2031
```

```{talks}
:view: table
```

```{people}
:org: tide
:view: cards
```

```{organizations}
:view: table
```

```{decisions}
:status: superseded
```

```{decisions}
:view: list
:limit: 1
```

```{talks}
:tag: none such
```

```{events}
:view: timeline
```

```{organizations}
:view: count
```

```{events}
:view: months
```

```{talks}
:by: speakers
```

```{decisions}
:by: status
```
"""

#: name -> text
FILES = {
    "index.md": INDEX,
    "meetings/spring.md": SPRING,
    "meetings/autumn.rst": AUTUMN,
    "registry.md": REGISTRY,
    "people/ada.md": ADA,
    "views.md": VIEWS,
}

CONF = """
project = "The Harbour Circle"
copyright = "the Harbour Circle"
nitpicky = True
epub_identifier = "harbour"
epub_scheme = "local"
epub_show_urls = "no"
linkcheck_ignore = [".*"]
"""
