"""Resolve queries: what a page shows where it asks the book for something."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .gaps import gaps_of
from .views import view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..index.index import Index
    from ..model.entries import Problem, Query
    from .elements import Block


#: what a query asks for where it asks for no kind
GAPS = "gaps"


class QueryResolver:
    """Answers queries; what is the same for all pages is worked out once, if it is asked for.

    :param problems: all that is wrong in the book.
    """

    def __init__(self, index: Index, problems: Sequence[Problem]) -> None:
        self.index = index
        self.problems = problems

    def to(self, query: Query) -> tuple[Block, ...]:
        """Return what *query* shows."""
        whole = WHOLE.get(query.kind)
        return whole(self) if whole else (view_of(self.index, query),)

    @cached_property
    def gaps(self) -> tuple[Block, ...]:
        """What is missing or doubtful."""
        return gaps_of(self.index, self.problems)


#: what a query may ask for instead of a kind -> the answer
WHOLE: dict[str, Callable[[QueryResolver], tuple[Block, ...]]] = {
    GAPS: lambda answers: answers.gaps
}
