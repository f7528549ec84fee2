"""The book on paper: what is written for LaTeX, what comes out of it, and what its log tells."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import built

# The press stands beside the package, not in it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from building import Book

#: invented people, by the script of their names
NAMES = {
    "accents": "Þórdís Ąžuolė Őrsi-Nguyễn Ḥaddad",
    "cyrillic": "Їванна Щукіна",
    "greek": "Ἀλκυόνη Θαλασσινού",
    "chinese": "林小鷗",
    "japanese": "みなと さくら",
    "korean": "나루 바다",
    "arabic": "سلمى البحر",
    "hebrew": "גלית חוף",
    "devanagari": "क्षितिज सागर",
    "emoji": "Zoë Åström 🎉👩‍🚀❤️",
}
PEOPLE = "\n".join(f":::{{person}} {name}\n:id: {script}\n:::\n" for script, name in NAMES.items())
FILES = {
    "index.md": """
        # The harbour of all tongues

        ```{toctree}
        meeting
        events/index
        people/index
        organizations/index
        decisions/index
        ```
        """,
    "meeting.md": f"""
# The meeting

:::{{event}} Spring 春 Αρχή
:id: spring
:date: 2031-03-04
:attendees: arabic (tide), hebrew (tide) as host, {", ".join(NAMES)}

**{NAMES["korean"]}** and *{NAMES["hebrew"]}* read `{NAMES["greek"]}` to {{person}}`arabic`.
She wrote <https://example.org/{"a-long-address-" * 9}>, says {{person}}`hebrew`.
:::

:::{{decision}} Moor at dusk
:id: dusk
:date: 2031-03-04
:event: spring
:deciders: chinese
:::

:::{{organization}} The Tide
:id: tide
:::

{PEOPLE}
""",
}


# what is written for LaTeX ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The book as LaTeX."""
    folder = tmp_path_factory.mktemp("latex")
    with built(folder, FILES, "latex", conf='latex_engine = "lualatex"') as book:
        assert book.warnings == ()
        yield book


def latex_of(book: Book) -> str:
    """Return what was written for LaTeX."""
    return next(book.out.glob("*.tex")).read_text("utf-8")


@pytest.mark.parametrize(
    "label", ["people/arabic:arabic", "organizations/tide:tide", "meeting:dusk", "meeting:spring"]
)
def test_a_register_says_on_which_page_an_entry_is(written: Book, label: str) -> None:
    """A reader of paper can't follow a link: each line of a list ends with a page number."""
    assert rf"\annalspage{{\detokenize{{{label}}}}}" in latex_of(written)


def test_a_quoted_address_may_be_broken(written: Book) -> None:
    """An address in a sentence quoted from elsewhere doesn't run off the page."""
    assert r"\sphinxnolinkurl{https://example.org/a-long-address-" in latex_of(written)


def test_what_a_project_says_of_its_fonts_goes_first(tmp_path: Path) -> None:
    """A project keeps its own fonts, and the rest of what this engine needs is still set."""
    own = 'latex_engine = "lualatex"\nlatex_elements = {"fontpkg": r"\\usepackage{ours}"}'
    with built(tmp_path, FILES, "latex", conf=own) as book:
        text = latex_of(book)
    assert r"\usepackage{ours}" in text
    assert r"\usepackage{annalsfonts}" not in text
    assert r"\usepackage[bidi=basic]{babel}" in text


def test_other_engines_are_left_alone(tmp_path: Path) -> None:
    """Only LuaLaTeX understands our fonts; the style of lists suits all engines."""
    with built(tmp_path, FILES, "latex", conf='latex_engine = "xelatex"') as book:
        text = latex_of(book)
        assert (book.out / "annals.sty").is_file()
    assert r"\usepackage{annals}" in text
    assert "annalsfonts" not in text
    assert "polyglossia" in text


# what the log tells -----------------------------------------------------------------------------

FAULTS = [
    "! Undefined control sequence.",
    "Missing character: There is no 李 (U+674E) in font texgyretermes!",
    "LaTeX Warning: Hyper reference `people/ada:ada' on page 3 undefined on input line 9.",
    "LaTeX Warning: Label `spring' multiply defined.",
    r"Overfull \hbox (10.5pt too wide) in paragraph at lines 3--4",
]
NO_FAULTS = [
    r"Overfull \hbox (9.9pt too wide) in paragraph at lines 3--4",
    r"Underfull \hbox (badness 10000) in paragraph at lines 3--4",
    "LaTeX Font Warning: Font shape `TU/NotoSansMono(0)/m/it' undefined",
    "Package annalsfonts Warning: No font Noto Naskh Arabic here: Arabic may be missing.",
    "(see the transcript file for additional information)",
]


@pytest.mark.parametrize("line", FAULTS)
def test_a_fault_is_found_in_the_log(line: str) -> None:
    """Whatever a reader of the PDF would miss is found, and told once however often it occurs."""
    assert press.faults_in(f"(./book.tex\n{line}\n[1]\n{line}\n") == [line]


@pytest.mark.parametrize("line", NO_FAULTS)
def test_what_no_reader_would_see_is_no_fault(line: str) -> None:
    """LaTeX is talkative: what does the book no harm doesn't stop it."""
    assert press.faults_in(line) == []


def test_a_missing_font_is_named() -> None:
    """Who builds the book hears which font to install, and for whom."""
    assert list(press.missing_fonts("\n".join(NO_FAULTS))) == [
        "No font Noto Naskh Arabic here: Arabic may be missing"
    ]


# what comes out ---------------------------------------------------------------------------------

PROGRAMS = ("lualatex", "latexmk", "xindy", "make", "pdftotext")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
needs_latex = pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}")


@pytest.fixture(scope="module")
def printed(written: Book) -> Path:
    """The book as a PDF."""
    assert press.main(written.out) == 0
    return next(written.out.glob("*.pdf"))


def text_of(pdf: Path, *options: str) -> str:
    """Return the text of a PDF, without marks of direction and ligatures."""
    done = subprocess.run(
        ["pdftotext", *options, str(pdf), "-"], capture_output=True, text=True, check=True
    )
    return unicodedata.normalize("NFKC", re.sub("[\u200e\u200f\u202a-\u202e]", "", done.stdout))


@pytest.mark.pdf
@pytest.mark.slow
@needs_latex
@pytest.mark.parametrize("script", [script for script in NAMES if script != "emoji"])
def test_no_name_breaks_or_vanishes(printed: Path, script: str) -> None:
    """Each name can be found in the text of the PDF, in regular, bold, slanted and code."""
    words = unicodedata.normalize("NFKC", NAMES[script]).split()
    text = text_of(printed)
    assert all(word in text for word in words)


@pytest.mark.pdf
@pytest.mark.slow
@needs_latex
@pytest.mark.parametrize("script", ["arabic", "hebrew"])
def test_names_read_from_right_to_left(printed: Path, script: str) -> None:
    """In each line that has such a name, its letters follow each other leftwards."""
    word = r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>'
    lines: dict[str, list[tuple[float, str]]] = {}
    for x, y, letters in re.findall(word, text_of(printed, "-bbox")):
        lines.setdefault(y, []).append((float(x), letters))
    name = NAMES[script].replace(" ", "")
    rightwards = ["".join(shown for _, shown in sorted(line)) for line in lines.values()]
    assert [line for line in rightwards if name[::-1] in line]
    assert [line for line in rightwards if name in line] == []


@pytest.mark.pdf
@pytest.mark.slow
@needs_latex
def test_the_index_gives_page_numbers(printed: Path) -> None:
    """People, organizations and decisions stand in the index, each with its page."""
    text = text_of(printed)
    for entry in ("The Tide", "Moor at dusk", NAMES["chinese"]):
        assert re.search(rf"^{entry}, \d+$", text, re.MULTILINE), entry


@pytest.mark.pdf
@pytest.mark.slow
@needs_latex
def test_a_name_that_no_font_has_stops_the_press(tmp_path: Path) -> None:
    """Without our fonts names vanish; then the log is believed, not the PDF that came out."""
    bare = 'latex_engine = "lualatex"\nlatex_elements = {"fontpkg": ""}'
    with built(tmp_path, FILES, "latex", conf=bare) as book:
        assert press.main(book.out) == 1
