"""The results, as tables to read and as data to keep."""

from __future__ import annotations

import platform
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeAlias

import sphinx

from .comparison import (
    BASELINE,
    GROWTH_MARGIN,
    MEASURES,
    OURS,
    TARGET_SIZE,
    TARGETS,
    Key,
    builds,
    exponent,
    ratio,
    rivals,
    sizes,
    variants,
)
from .measurement import BUILDS
from .variants import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .comparison import Results

Row: TypeAlias = "Sequence[str]"

UNITS = {"cpu": "CPU", "memory": "MiB"}
COST_HEAD = (
    *("size", "variant", "build", "CPU s", "wall s", "MiB"),
    *("pages", "rewritten", "differing", "warnings"),
)
MISSING = "-"


def report(results: Results) -> str:
    """Return all results as text."""
    parts = {
        "What was built": (
            "\n".join(f"{name}: {BY_NAME[name].help}" for name in variants(results))
        ),
        "Costs": table(COST_HEAD, list(cost_rows(results))),
        f"Ratios, {OURS} over the others": table(ratio_head(results), list(ratio_rows(results))),
        "Growth: the slope of log CPU over log size": table(
            ("variant", *BUILDS), list(growth_rows(results))
        ),
        f"Targets, meant for {TARGET_SIZE} meetings": table(
            ("what", "size", "found", "at most", ""), list(target_rows(results))
        ),
    }
    return "\n\n".join(f"{title}\n\n{text}" for title, text in parts.items() if text)


def data(results: Results, theme: str) -> dict[str, object]:
    """Return all results as values that JSON can hold."""
    return {
        "python": platform.python_version(),
        "sphinx": sphinx.__version__,
        "theme": theme,
        "measurements": [asdict(measurement) for measurement in results.values()],
        "ratios": [
            {"size": size, "build": build, "rival": rival, "measure": measure, "ratio": found}
            for size, build in builds(results)
            for rival in rivals(results)
            for measure in MEASURES
            if (found := ratio(results, Key(rival, size, build), measure)) is not None
        ],
        "growth": {
            variant: {build: exponent(results, variant, build) for build in BUILDS}
            for variant in variants(results)
        },
    }


def cost_rows(results: Results) -> Iterator[Row]:
    """Yield a row for each build."""
    for key, one in sorted(results.items(), key=lambda pair: pair[0].size):
        cost, changes = one.cost, one.changes
        yield (
            *(str(key.size), key.variant, key.build),
            *(f"{cost.cpu:.2f}", f"{cost.wall:.2f}", f"{cost.memory:.0f}"),
            *map(str, (changes.pages, len(changes.rewritten), len(changes.differing))),
            str(cost.warnings),
        )


def ratio_head(results: Results) -> Row:
    """Return the head of the table of ratios."""
    pairs = [f"{OURS}/{rival} {UNITS[each]}" for rival in rivals(results) for each in MEASURES]
    return ("size", "build", *pairs)


def ratio_rows(results: Results) -> Iterator[Row]:
    """Yield a row of ratios for each size and build, if our variant was measured."""
    if OURS not in variants(results) or not rivals(results):
        return
    for size, build in builds(results):
        found = (
            ratio(results, Key(rival, size, build), measure)
            for rival in rivals(results)
            for measure in MEASURES
        )
        yield (str(size), build, *map(decimal, found))


def growth_rows(results: Results) -> Iterator[Row]:
    """Yield a row for each variant, if there are sizes to compare."""
    if len(sizes(results)) < 2:
        return
    for variant in variants(results):
        yield (variant, *(decimal(exponent(results, variant, build)) for build in BUILDS))


def target_rows(results: Results) -> Iterator[Row]:
    """Yield each target that was measured, at the largest size."""
    largest = sizes(results)[-1]
    for target in TARGETS:
        found = ratio(results, Key(target.rival, largest, target.build), target.measure)
        what = f"{target.build}, {OURS}/{target.rival} {UNITS[target.measure]}"
        if found is not None:
            yield (what, str(largest), *verdict(found, target.most))
    ours, baseline = exponent(results, OURS), exponent(results, BASELINE)
    if ours is not None and baseline is not None:
        yield (f"growth, {OURS}", "all", *verdict(ours, baseline + GROWTH_MARGIN))


def verdict(found: float, most: float) -> Row:
    """Return a figure, its limit, and whether it keeps to it."""
    return (decimal(found), decimal(most), "met" if found <= most else "missed")


def decimal(number: float | None) -> str:
    """Return a number with two decimals."""
    return MISSING if number is None else f"{number:.2f}"


def table(head: Row, rows: Sequence[Row]) -> str:
    """Return a table with columns as wide as they must be; nothing if it has no rows."""
    if not rows:
        return ""
    columns = list(zip(head, *rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (head, ["-" * width for width in widths], *rows)
    ]
    return "\n".join(lines)
