"""The summary of a run as Markdown, most urgent first."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from ..document.findings import Finding, Severity
from .counts import Counts
from .merging import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .merging import Settled


#: findings listed for each topic; the JSON report has all
LISTED = {Severity.REFUSED: 1000, Severity.QUESTION: 200}
LISTED_OF_OTHERS = 3
LISTED_MERGES = 50
ACCEPT = "`--accept-one NAME` accepts one, `--accept` every one marked as likely."
HEADINGS = {
    Severity.REFUSED: "Not converted or not written: check these first",
    Severity.QUESTION: "Questions for you to decide",
    Severity.KEPT: "Not understood, kept as text",
    Severity.NEUTRAL: "Unsafe markup neutralised",
    Severity.REPAIR: "Repaired",
    Severity.LEFT_OUT: "Left out on purpose",
}
#: page that was edited by hand -> how that is reported
EDITED = {
    State.REFUSED: (
        Severity.REFUSED,
        "You edited this page where its source changed, so it was not written.",
    ),
    State.FORCED: (Severity.KEPT, "Your edits to this page were overwritten, as requested."),
}


class Summary:
    """Collects the results of a run."""

    def __init__(self) -> None:
        self.rules: dict[Severity, Counter[str]] = defaultdict(Counter)
        self.listed: dict[tuple[Severity, str], list[str]] = defaultdict(list)
        self.records: Counter[str] = Counter()
        self.pages: Counter[State] = Counter()
        self.before = Counts()
        self.after = Counts()
        self.differences: list[str] = []
        self.proposals: list[dict[str, Any]] = []

    def note_findings(self, path: str, findings: Iterable[Finding]) -> None:
        """Note the findings of a source."""
        for finding in findings:
            self.rules[finding.topic][finding.rule] += 1
            listed = self.listed[finding.topic, finding.rule]
            if len(listed) < LISTED.get(finding.topic, LISTED_OF_OTHERS):
                listed.append(finding_line(path, finding))

    def note_page(self, path: str, settled: Settled) -> None:
        """Note what became of a page."""
        self.pages[settled.state] += 1
        if settled.difference:
            self.differences.append(settled.difference)
        if settled.state in EDITED:
            topic, message = EDITED[settled.state]
            self.note_findings(path, [Finding(topic, "edited-by-hand", 0, message)])

    def note_records(self, names: Iterable[str], before: Counts, after: Counts) -> None:
        """Note what was found in a source, and what it holds."""
        self.records.update(names)
        self.before += before
        self.after += after

    def note_proposals(self, proposals: Iterable[dict[str, Any]]) -> None:
        """Note what may be changed on the pages of people and organizations."""
        self.proposals = list(proposals)

    @property
    def has_refused(self) -> bool:
        """Whether something was left alone."""
        return bool(self.rules[Severity.REFUSED])

    def problems(self) -> Iterator[str]:
        """Yield what was left alone, a line each."""
        for (topic, _), lines in sorted(self.listed.items(), key=lambda item: item[0][1]):
            if topic is Severity.REFUSED:
                yield from lines

    def totals(self) -> dict[str, Any]:
        """Return the counts, for the report."""
        pairs = zip(Counts._fields, self.before, self.after, strict=True)
        return {
            "proposals": self.proposals,
            "counts": {name: {"in": before, "out": after} for name, before, after in pairs},
            "records": dict(sorted(self.records.items())),
            "pages": {
                state.name.lower(): self.pages[state] for state in State if self.pages[state]
            },
            "findings": {
                topic.name.lower().replace("_", "-"): dict(sorted(self.rules[topic].items()))
                for topic in Severity
                if self.rules[topic]
            },
        }

    def lines(self, *, is_check: bool = False) -> Iterator[str]:
        """Yield the summary, as Markdown."""
        yield "# Dry run: nothing was written" if is_check else "# Conversion summary"
        yield ""
        for state in State:
            if self.pages[state]:
                yield f"- {_counted(self.pages[state], 'page')} {state.value}"
        pairs = zip(Counts._fields, self.before, self.after, strict=True)
        yield "- " + "; ".join(
            f"{name}: {before} in, {after} out" for name, before, after in pairs
        )
        for name, count in sorted(self.records.items()):
            yield f"- {_counted(count, name)}"
        for topic in Severity:
            yield from self._topic(topic)
            if topic is Severity.QUESTION:
                yield from self._proposed()

    def _proposed(self) -> Iterator[str]:
        if not self.proposals:
            return
        yield from ("", "## Suggested merges: review and accept", "", ACCEPT, "")
        ranked = sorted(self.proposals, key=lambda each: not each["likely"])
        for each in ranked[:LISTED_MERGES]:
            yield f"- `{each['name']}`{' (likely)' * each['likely']}: {each['reason']}"
        if len(ranked) > LISTED_MERGES:
            yield f"- … and {len(ranked) - LISTED_MERGES} more"

    def _topic(self, topic: Severity) -> Iterator[str]:
        if not self.rules[topic]:
            return
        yield ""
        yield f"## {HEADINGS[topic]}"
        for rule, count in sorted(self.rules[topic].items()):
            listed = self.listed[topic, rule]
            yield ""
            yield f"{rule}: {count}"
            yield ""
            yield from (f"- {line}" for line in listed)
            if count > len(listed):
                yield f"- … and {count - len(listed)} more"


def finding_line(path: str, finding: Finding) -> str:
    """Return a finding on one line, with its place."""
    place = f"{path}:{finding.line}" if finding.line else path
    words = f" “{finding.words}”" if finding.words else ""
    candidates = f" ({' / '.join(finding.candidates)}?)" if finding.candidates else ""
    return " ".join(f"{place}: {finding.message}{words}{candidates}".split())


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
