"""Repair the broken Markdown structure of a text.

Markdown parses a document into blocks. Each rule looks for one kind of damage in them and returns
the lines to write instead, until no rule finds anything: repaired text needs no repair. If that
has no end, the text is left alone. Words, and all that is well-formed, stay as they are.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ..document.findings import Finding, Severity
from .block_tree import BlockTree
from .broken_fences import odd_spaces, open_code, open_containers, stray_ends
from .broken_headings import (
    bold_headings,
    heading_levels,
    headings_by_accident,
    headings_in_lists,
    headings_without_space,
    needless_breaks,
)
from .broken_lines import labelled_lines, repeated_definitions
from .broken_lists import content_too_far_left, items_in_code, items_in_paragraphs
from .broken_tables import narrow_heads, split_tables, tables_without_head
from .fix import apart, edits, findings
from .list_markers import (
    check_boxes,
    foreign_markers,
    lost_introductions,
    lost_markers,
    rows_as_items,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document.source_text import SourceText
    from .fix import Fix, Rule


#: the rules of a stage run only when the earlier stages find nothing more to fix
STAGES: tuple[tuple[Rule, ...], ...] = (
    # where code and boxes end, and what a line is
    (open_code, open_containers, stray_ends, odd_spaces),
    # what a block is
    (
        repeated_definitions,
        headings_without_space,
        headings_in_lists,
        headings_by_accident,
        check_boxes,
        foreign_markers,
        items_in_paragraphs,
        items_in_code,
        content_too_far_left,
        lost_introductions,
        lost_markers,
        rows_as_items,
        tables_without_head,
        split_tables,
        narrow_heads,
        labelled_lines,
    ),
    # how blocks follow one another
    (needless_breaks, bold_headings),
    (heading_levels,),
)


#: rounds of repair; a text that needs more is left alone
MOST_ROUNDS = 40
#: characters parsed in all rounds; a long text gets fewer rounds
MOST_READ = 40_000_000


def repaired(body: SourceText) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return *body* with its structure repaired, and a finding for each repair."""
    now = body
    found: list[Finding] = []
    for _ in range(min(MOST_ROUNDS, MOST_READ // (len(body.text) + 1))):
        stage, fixes = fixes_in(BlockTree(now.text))
        found += findings(now, fixes)
        now = now.edited(edits(now, fixes))
        if stage is STAGES[-1]:  # the fixes of the last stage give no other rule anything to do
            once = {(one.rule, one.line): one for one in reversed(found)}
            return now, tuple(sorted(once.values(), key=lambda one: one.line))
    message = "The structure is too tangled to repair and was left as it is."
    return body, (Finding(Severity.KEPT, "mending", 0, message),)


def fixes_in(document: BlockTree) -> tuple[Sequence[Rule], Sequence[Fix]]:
    """Return the first stage whose rules find fixes in *document*, or else the last; and those."""
    found = ((s, tuple(chain.from_iterable(rule(document) for rule in s))) for s in STAGES)
    stage, fixes = next((both for both in found if both[1]), (STAGES[-1], ()))
    return stage, tuple(apart(fixes))
