"""Questions to a maintainer, each asked once for a name and its candidates."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from ..document.findings import Finding, Severity
from .name_keys import commonest, key, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .occurrences import UnresolvedName


#: how many of the places a message names
SHOWN = 3
#: the rule of a line whose handle is one person's, and whose name is another's
CONTRARY = "contrary"
#: the rule of an affiliation that may list several organizations
AFFILIATION = "affiliation"
NOBODY, ONE, SEVERAL = "nobody", "first-name", "ambiguous-name"
ADVICE = {
    NOBODY: "no handle identifies this person. Write the full name or the handle in the notes,"
    " or add an entry to the people page.",
    ONE: "probably {who}, but no handle is ever beside this name. If that is right, add the name"
    " to the aliases on the people page.",
    SEVERAL: "may be {who}. Write the full name or the handle in the notes. If it is always the"
    " same person, add it to the aliases on the people page.",
    CONTRARY: "the handle and the name beside it belong to two people, {who}. Correct the line.",
}


class Question(NamedTuple):
    """Something to decide, with all the places where it arises."""

    rule: str
    words: str
    message: str
    candidates: tuple[str, ...]
    #: path and line
    places: tuple[tuple[str, int], ...]

    @property
    def findings(self) -> dict[str, Finding]:
        """Path -> the finding about that document, at the first line that asks."""
        first = dict(sorted(self.places, reverse=True))
        return {
            path: Finding(
                Severity.QUESTION, self.rule, line, self.message, self.words, self.candidates
            )
            for path, line in sorted(first.items())
        }


def questions_about(
    asked: Iterable[UnresolvedName], titles: Mapping[str, str]
) -> tuple[Question, ...]:
    """Return one question for each name and its candidates.

    :param titles: id -> what to call that person in a message.
    """
    groups: defaultdict[tuple[str, str, tuple[str, ...]], list[UnresolvedName]] = defaultdict(list)
    for each in asked:
        groups[key(each.name), each.rule, tuple(sorted(each.match.candidates))].append(each)
    return tuple(_question(groups[group], titles) for group in sorted(groups))


def _question(asked: list[UnresolvedName], titles: Mapping[str, str]) -> Question:
    candidates = asked[0].match.candidates
    words = commonest(Counter(tidy(each.name) for each in asked))
    places = tuple(sorted({(each.path, each.line) for each in asked}))
    rule = asked[0].rule or (NOBODY, ONE, SEVERAL)[min(len(candidates), 2)]
    who = " or ".join(f"{titles.get(each, each)} ({each})" for each in candidates)
    message = f"“{words}” {said(places)}: {ADVICE[rule].format(who=who)}"
    return Question(rule, words, message, candidates, places)


def said(places: tuple[tuple[str, int], ...]) -> str:
    """Return *places* in a few words."""
    shown = ", ".join(f"{path}:{line}" for path, line in places[:SHOWN])
    more = len(places) - SHOWN
    return f"({shown} and {more} more)" if more > 0 else f"({shown})"
