"""The rules of mending, in the order in which they may ask for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .breaks import headings_by_accident, needless_breaks
from .broken_lists import content_too_far_left, items_in_code, items_in_paragraphs
from .broken_tables import narrow_heads, split_tables, tables_without_head
from .definitions import repeated_definitions
from .emphasis import bold_headings
from .fences import open_code, open_containers, stray_ends
from .headings import heading_levels, headings_in_lists, headings_without_space
from .labels import labelled_lines
from .list_markers import (
    check_boxes,
    foreign_markers,
    lost_introductions,
    lost_markers,
    rows_as_items,
)
from .spaces import odd_spaces

if TYPE_CHECKING:
    from .fix import Rule


#: those of a stage are asked only where the stages before it have found nothing more to do
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
