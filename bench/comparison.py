"""How the variants compare: ratios, growth over sizes, and the targets of the extension."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from statistics import linear_regression
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from .measurement import BUILDS, CLEAN, EDITED, UNCHANGED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .measurement import Measurement

#: the variant that is compared with the others
OURS = "b"
#: plain MyST as fast as it gets, which the targets are measured against
BASELINE = "a"

Measure: TypeAlias = Literal["cpu", "memory"]
MEASURES: tuple[Measure, ...] = ("cpu", "memory")


class Key(NamedTuple):
    """Which build a measurement is of."""

    variant: str
    size: int
    build: str


Results: TypeAlias = "Mapping[Key, Measurement]"


@dataclass(frozen=True, slots=True)
class Target:
    """What our variant may cost at most, as a part of what a rival costs."""

    build: str
    measure: Measure
    rival: str
    most: float


TARGETS = (
    Target(CLEAN, "cpu", BASELINE, 0.85),
    Target(CLEAN, "cpu", "c", 0.55),
    Target(CLEAN, "memory", BASELINE, 0.85),
    Target(UNCHANGED, "cpu", BASELINE, 1.2),
    Target(EDITED, "cpu", BASELINE, 1.2),
)
#: the number of meetings that the targets are meant for
TARGET_SIZE = 1000
#: how much steeper than that of the baseline our growth may be
GROWTH_MARGIN = 0.02


def by_key(measurements: Iterable[Measurement]) -> Results:
    """Return measurements by what they are of."""
    return {Key(one.variant, one.size, one.build): one for one in measurements}


def sizes(results: Results) -> list[int]:
    """Return the sizes that were measured, the smallest first."""
    return sorted({key.size for key in results})


def variants(results: Results) -> list[str]:
    """Return the variants that were measured, as they were asked for."""
    return list(dict.fromkeys(key.variant for key in results))


def rivals(results: Results) -> list[str]:
    """Return the variants that ours is compared with."""
    return [variant for variant in variants(results) if variant != OURS]


def ratio(results: Results, rival: Key, measure: Measure) -> float | None:
    """Return our cost over that of the *rival*; None if either wasn't measured."""
    ours, theirs = results.get(rival._replace(variant=OURS)), results.get(rival)
    if ours is None or theirs is None:
        return None
    return amount(ours, measure) / amount(theirs, measure)


def amount(measurement: Measurement, measure: Measure) -> float:
    """Return one of the figures of a measurement."""
    return {"cpu": measurement.cost.cpu, "memory": measurement.cost.memory}[measure]


def exponent(results: Results, variant: str, build: str = CLEAN) -> float | None:
    """Return the slope of log CPU over log size; None if fewer than two sizes were measured."""
    points = [
        (log(key.size), log(one.cost.cpu))
        for key, one in results.items()
        if (key.variant, key.build) == (variant, build)
    ]
    if len(points) < 2:
        return None
    return linear_regression(*zip(*points, strict=True)).slope


def builds(results: Results) -> list[tuple[int, str]]:
    """Return the sizes and builds that were measured, in order."""
    return [(size, build) for size in sizes(results) for build in BUILDS]
