"""The settings of a project in conf.py, each with its type, default and help."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from .warnings import WARNING_TYPE, Warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config


logger = logging.getLogger(__name__)

PREFIX = "annals_"


def _option(default: bool | str, rebuild: str, help: str, choices: tuple[str, ...] = ()) -> Any:
    return field(default=default, metadata={"rebuild": rebuild, "help": help, "choices": choices})


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of the extension; in conf.py each begins with ``annals_``."""

    short_names: bool = _option(
        True,
        "env",
        "Whether directives and roles also have short names: ``{event}`` for ``{annals:event}``. "
        "Turn it off if another extension uses one of them.",
    )
    json: bool = _option(
        True,
        "",
        "Whether the HTML builders write ``annals.json``, all entries as data, beside the pages.",
    )
    remote_pictures: str = _option(
        "click",
        "env",
        "How converted pages show pictures from other sites. "
        "``click``: as a link, which shows the picture on a website when it is clicked. "
        "``show``: as a picture, which every reader's browser, and every build of a PDF or EPUB, "
        "loads from the other site.",
        ("click", "show"),
    )


def options_of(config: Config) -> Options:
    """Return the settings of a project."""
    return Options(**{f.name: getattr(config, PREFIX + f.name) for f in fields(Options)})


def check_options(app: Sphinx, config: Config) -> None:
    """Report each setting of a wrong type, and fall back to its default."""
    for name, message in _wrong(config):
        place = _place(Path(app.confdir, "conf.py"), PREFIX + name)
        logger.warning("%s", message, location=place, type=WARNING_TYPE, subtype=Warn.CONFIG.value)
        config[PREFIX + name] = next(f.default for f in fields(Options) if f.name == name)


def _place(path: Path, setting: str) -> str:
    """Return the line of *setting*; the first line if it is not set in conf.py."""
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    found = (number for number, line in enumerate(lines, 1) if line.lstrip().startswith(setting))
    return f"{path}:{next(found, 1)}"


def _wrong(config: Config) -> Iterator[tuple[str, str]]:
    for option in fields(Options):
        value = getattr(config, PREFIX + option.name)
        if type(value) is not type(option.default):
            wanted = type(option.default).__name__
            yield option.name, f"{PREFIX}{option.name} should be a {wanted}, not {value!r}"
        elif (choices := option.metadata["choices"]) and value not in choices:
            wanted = " or ".join(map(repr, choices))
            yield option.name, f"{PREFIX}{option.name} should be {wanted}, not {value!r}"


def setup_config(app: Sphinx) -> None:
    """Register the options."""
    for option in fields(Options):
        # any type is accepted here, since a wrong one gets our own warning
        app.add_config_value(
            PREFIX + option.name, option.default, option.metadata["rebuild"], (object,)
        )
    # before everything else that reads a setting
    app.connect("config-inited", check_options, priority=400)
