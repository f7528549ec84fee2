"""Mending: notes whose structure is broken say again what their writers saw.

Markdown reads a document into blocks; each rule looks for one kind of damage in them and says
which lines to write anew. That is done again until no rule finds anything, so that mended text
needs no mending; where that has no end, the text is left alone. Words stay as they are, and so
does all that is well-formed.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..document.findings import Finding, Topic
from .block_tree import Document
from .fix import apart, edits, findings
from .rules import STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.source_text import Script
    from .fix import Mend, Rule


#: how often a text is looked at; one that needs more is left alone
MOST_ROUNDS = 40
#: how many characters are looked at in all; a long text has fewer rounds
MOST_READ = 40_000_000


def mended(body: Script) -> tuple[Script, tuple[Finding, ...]]:
    """Return *body* with its structure mended, and what was done."""
    script = body
    found: list[Finding] = []
    for _ in range(min(MOST_ROUNDS, MOST_READ // (len(body.text) + 1))):
        stage, mends = mends_of(Document(script.text))
        found += findings(script, mends)
        script = script.edited(edits(script, mends))
        if stage is STAGES[-1]:  # which leaves nothing behind for any other
            once = {(one.rule, one.line): one for one in reversed(found)}
            return script, tuple(sorted(once.values(), key=lambda one: one.line))
    message = "The structure is too tangled to be mended, and stays as it is."
    return body, (Finding(Topic.KEPT, "mending", 0, message),)


def mends_of(document: Document) -> tuple[Sequence[Rule], Sequence[Mend]]:
    """Return the first stage that has anything to mend in *document*, or the last; and what."""
    said = ((s, tuple(chain.from_iterable(rule(document) for rule in s))) for s in STAGES)
    stage, mends = next((both for both in said if both[1]), (STAGES[-1], ()))
    return stage, tuple(apart(mends))
