"""The command: ``python -m bench``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .build import BuildError
from .comparison import by_key
from .measurement import BUILDS, CLEAN, lowest, measure, warm_up
from .profiling import profile
from .project import Project
from .report import data, report
from .variants import BY_NAME, VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .measurement import Measurement
    from .variants import Variant

#: how much of what Sphinx said is shown when a build fails, in characters
LAST_WORDS = 2000
SUCCESS, FAILURE = 0, 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    names = [variant.name for variant in VARIANTS]
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure the building of made-up books, written down in several ways.",
        epilog="; ".join(f"{variant.name}: {variant.help}" for variant in VARIANTS),
    )
    add = parser.add_argument
    add("--sizes", type=count, nargs="+", default=[100, 300, 1000], help="numbers of meetings")
    add("--theme", default="pydata_sphinx_theme", help="the HTML theme")
    add("--variants", nargs="+", choices=names, default=names, help="what to build")
    add("--repeat", type=count, default=1, help="how often; the lowest figures count")
    add("--json", type=Path, metavar="FILE", help="where to keep the results")
    add("--folder", type=Path, help="where to keep the books; a temporary folder if left out")
    add(
        "--profile",
        choices=names,
        metavar="VARIANT",
        help="show where a build of it spends its time, at the first of the sizes",
    )
    add("--build", choices=BUILDS, default=CLEAN, help="the build whose profile is shown")
    return parser


def count(text: str) -> int:
    """Return a number that is at least 1; raise ValueError."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        if options.profile:
            return show_profile(options, folder)
        return show_measurements(options, folder)


def show_profile(options: argparse.Namespace, folder: Path) -> int:
    """Print the profile of one build."""
    variant, size = BY_NAME[options.profile], options.sizes[0]
    project = Project(folder / f"profile-{variant.name}-{size}", variant, options.theme)
    try:
        print(profile(project, size, options.build))
    except BuildError as error:
        tell_failure(variant, error)
        return FAILURE
    return SUCCESS


def show_measurements(options: argparse.Namespace, folder: Path) -> int:
    """Print the results of all builds; a variant that fails is left out of them."""
    wanted = [BY_NAME[name] for name in dict.fromkeys(options.variants)]
    able = [variant for variant in wanted if can_build(variant, options.theme, folder)]
    if not able:
        return FAILURE
    results = by_key(measurements(able, options, folder))
    print(report(results))
    if options.json:
        text = json.dumps(data(results, options.theme), indent=1)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    return SUCCESS if able == wanted else FAILURE


def can_build(variant: Variant, theme: str, folder: Path) -> bool:
    """Return whether a small book of *variant* builds."""
    try:
        warm_up(variant, theme, folder / f"{variant.name}-warm-up")
    except BuildError as error:
        tell_failure(variant, error)
        return False
    return True


def measurements(
    variants: Sequence[Variant], options: argparse.Namespace, folder: Path
) -> Iterator[Measurement]:
    """Yield each build of each variant at each size, once."""
    for size in options.sizes:
        # Variants take turns, so that a slow hour of the machine is everybody's.
        repeats = [
            [
                tell(one)
                for one in measure(variant, size, options.theme, place(folder, variant, size))
            ]
            for _ in range(options.repeat)
            for variant in variants
        ]
        for number in range(len(variants)):
            for same in zip(*repeats[number :: len(variants)], strict=True):
                yield lowest(same)


def place(folder: Path, variant: Variant, size: int) -> Path:
    """Return the folder of a book."""
    return folder / f"{variant.name}-{size}"


def tell(measurement: Measurement) -> Measurement:
    """Show on the way how far the work is."""
    cost = measurement.cost
    name = f"{measurement.variant} {measurement.size} {measurement.build}"
    print(f"{name}: {cost.cpu:.1f} s CPU, {cost.memory:.0f} MiB", file=sys.stderr)
    return measurement


def tell_failure(variant: Variant, error: BuildError) -> None:
    """Show what Sphinx said last."""
    print(f"{variant.name} does not build:\n{str(error)[-LAST_WORDS:]}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
