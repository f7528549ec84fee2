"""From bytes to text: what is mangled is repaired and reported, what is fine is never touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.convert.sources.decoding import LIMIT, Undecodable, decoded

WORDS = (
    *("Ada", "Quill’s", "“Lantern”", "Café", "naïve", "Müller", "Ångström", "señor", "½", "20°C"),
    *(
        "100€",
        "Łódź",
        "Привет",
        "中文",
        "日本",
        "Ελλάδα",
        "עברית",
        "🎉",
        "→",
        "…",
        "–",
        "São",
        "l’Âge",
    ),
    *(
        "©",
        "«oui»",
        "`x`",
        "a | b",
        "≥",
        "ﬁn",
        "œuvre",
        "ÀÉÎ",
        "\u200b",
        "[name=Bo]",
        "été\u00a0!",
    ),
)
CLEAN = st.lists(st.sampled_from(WORDS)).map(" ".join)
TEXTS = st.lists(CLEAN).map("\n".join)
ACCENTED = st.sampled_from(["é", "è", "ü", "ö", "ñ", "’", "“", "—", "…", "🎉", "ç", "ß", "–", "É"])


def told(raw: bytes) -> tuple[str, list[tuple[str, int]]]:
    """Return the text of *raw*, and the rule and line of each finding."""
    text, findings = decoded(raw)
    return text, [(finding.rule, finding.line) for finding in findings]


@given(TEXTS)
def test_clean_text_is_never_touched(text: str) -> None:
    """UTF-8 in any script comes out as it went in, and nothing is told."""
    assert told(text.encode()) == (text, [])


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])))
def test_plain_text_is_never_touched(text: str) -> None:
    """What is ASCII can't be mangled."""
    assert told(text.encode()) == (text, [])


@given(TEXTS, st.lists(ACCENTED, min_size=3, unique=True))
def test_a_file_read_as_mac_roman_is_turned_back(text: str, letters: list[str]) -> None:
    """A file that was UTF-8 comes back whole, whatever script it is in."""
    before = f"first\n{text}\nlast {''.join(letters)}"
    mangled = before.encode().decode("mac_roman")
    after, rules = told(mangled.encode())
    assert after == before
    assert [rule for rule, _ in rules] == ["mojibake"]


@given(CLEAN, ACCENTED.filter(lambda letter: letter != "🎉"))
@pytest.mark.parametrize("codec", ["latin-1", "mac_roman"])
def test_a_mangled_word_is_turned_back(codec: str, text: str, letter: str) -> None:
    """One word among text that is fine is repaired, and its line is told."""
    word = f"caf{letter}s".encode().decode(codec)
    after, rules = told(f"{text}\n- 中文 {word} 中文".encode())
    assert after == f"{text}\n- 中文 caf{letter}s 中文"
    assert rules == [("mojibake", 2)]


@pytest.mark.parametrize(
    ("mangled", "expected"),
    [
        ("It’s Adaâ€™s lamp", "It’s Ada’s lamp"),
        ("Bo â€“ at the cafÃ©", "Bo – at the café"),
        ("an Anaconda √ó Lantern dinner, ‚Äúquoted‚Äù", "an Anaconda × Lantern dinner, “quoted”"),
        ("twice: cafÃƒÂ©", "twice: café"),
        ("\x93quoted\x94", "“quoted”"),
    ],
)
def test_spans_are_turned_back(mangled: str, expected: str) -> None:
    """Quotes and accents read as Windows-1252, Mac Roman or control characters come back."""
    text, findings = decoded(mangled.encode())
    assert text == expected
    assert len(findings) == 1
    assert findings[0].line == 1


def test_a_repair_says_what_became_of_what() -> None:
    """A maintainer sees the words before and after."""
    finding = decoded("one\nFern√©ndez spoke".encode()).findings[0]
    assert finding.message == "UTF-8 decoded as Mac Roman was repaired: Fern√©ndez → Fernéndez"
    assert finding.words == "Fern√©ndez spoke"


def test_a_formula_is_not_mojibake() -> None:
    """Signs of mathematics that would be letters in another encoding stay."""
    text = "√π is no letter, √π\n"
    assert told(text.encode()) == (text, [])


@pytest.mark.parametrize(
    ("raw", "text", "rules"),
    [
        (b"", "", []),
        (b"one\r\ntwo\r\n", "one\ntwo\n", [("line-ends", 1)]),
        (b"one\rtwo", "one\ntwo", [("line-ends", 1)]),
        (b"one\ntwo\r\nthree", "one\ntwo\nthree", [("line-ends", 2)]),
        (b"\xef\xbb\xbf# One", "# One", [("byte-order-mark", 1)]),
        ("# Één".encode("utf-16"), "# Één", [("byte-order-mark", 1)]),
        ("\ufeff# Een".encode("utf-16-be"), "# Een", [("byte-order-mark", 1)]),
        (b"one\ncaf\xe9 \x96 \x93x\x94", "one\ncafé – “x”", [("encoding", 2)]),
        ("é\n".encode() + b"caf\xe9\nplain", "é\ncafé\nplain", [("encoding", 2)]),
        (b"a\x7fb", "ab", [("control-character", 1)]),
        ("an \u202egpj.exe\u202c".encode(), "an gpj.exe\u202c", [("control-character", 1)]),
        ("one\nx\u2028y\x0c".encode(), "one\nx y ", [("control-character", 2)]),
        ("lost: caf\ufffd".encode(), "lost: caf\ufffd", [("lost-character", 1)]),
    ],
)
def test_marks_ends_and_encodings_are_told(
    raw: bytes, text: str, rules: list[tuple[str, int]]
) -> None:
    """Whatever is changed or was lost before is told with its line."""
    assert told(raw) == (text, rules)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL bytes"),
        (b"\xfa\x81\n", "neither UTF-8 nor Windows-1252"),
        (b"\xfa\x01\n", "control characters"),
        (b"\xff\xfea", "mark of utf-16"),
        (b"x" * (LIMIT + 1), "more than 16,000,000"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, message: str) -> None:
    """Data and very long files are refused with a sentence that says why."""
    with pytest.raises(Undecodable, match=message):
        decoded(raw)


@given(st.binary())
def test_no_bytes_break_it(raw: bytes) -> None:
    """Any bytes are read or refused, and what is read can be written."""
    try:
        text, findings = decoded(raw)
    except Undecodable:
        return
    assert text.encode().decode() == text
    assert "\r" not in text
    assert all(0 < finding.line <= text.count("\n") + 1 for finding in findings)
