"""Where sentences begin and end, and how long ones are shortened."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_annals.model.sentences import (
    Mentioned,
    Sentence,
    plain_text,
    sealed,
    sentence_spans,
    shortened,
    span_at,
)

ADA = Mentioned("person", "ada", "")
BO = Mentioned("person", "bo", "Bo Linde")

# One text a line; a bar stands where a sentence ends, the spaces beside it are part of the text.
SPACED = """
    Ada came. | Bo left. | Cy stayed
    Is Ada here? | Yes! | No… | Good
    We talked. | 5 people came. | „Na gut“, sagte Bo.
    Really?! | Yes... | Good.
    She said “Stop.” | “Why?” he asked. | (He left.) | Then [they] met.
    "Stop!" | Ada said no.
    Il dit « Oui. » | Puis Bo parla. | Bravo ! | Merci.
    ¿Quién viene? | ¡Ada viene! | Bien.
    the tool nox. numpy is another
    Ada came late (i.e. at 10). (she was ill)
    See e.g. Ada, i.e. Dr. Quill, cf. Prof. Linde vs. Mr. Cy
    approx. 5, ca. 6, c. 7 and p. 5, pp. 5–7, Fig. 2, No. 5, vol. 3
    St. Ives, Mme. Linde and M. Dupont met Rev. Cy and Ms. Quill
    Did Ada come? | No. | Bo came.
    It takes 5 ms. | Ada says so.
    talks, posters, etc. and more
    talks, posters, etc. | Ada gave one.
    Ada, Bo usw. | Dann kam Cy.
    z. B. Ada, z.B. Bo, u. a. Cy, bzw. Dora, d. h. Ed, vgl. Fay
    Am 5. Mai kam Ada, am 12. Oktober Bo
    Version 5.3. | Then 5. | Ada and 3.14 came.
    Jan. 5 was cold. | Nov. 6 was not. | I met Jan. | Ada came.
    J. Doe, J. R. Doe, J.R. Doe and J.-P. Doe met A. So
    Plan B. | The vote passed.
    Ada and I. | Then we left.
    At 5 p.m. UTC or at 10 a.m. Pacific
    We met at 5 p.m. | Ada spoke.
    Ada Quill Ph.D. and Bo Linde Jr. of Acme Inc. in the U.S. Senate
    She works at Acme Inc. | He works in the U.S. | They met.
    Quill et al. (2020) say so
    From (Acme Ltd.) Ada came.
    See example.org, conf.py and numpy.org/a.b?c=d! | Then go.
    See https://example.org/a?b=c. | Then go.
    .NET is 2.0
    1. Welcome by Ada
    IV. Report of Ada. | (2) Bo reports. | 3.1. Cy
    Wait. – Ada
    Well . . . | Ada
    Thanks!🎉 | 🎉 Ada came. | 🎉
    @ada came. | @bo left. | #5 was closed.
    جاءت آدا. | ذهب بو؟ | نعم! | شكرا، د. أحمد هنا
    एडा आई। | बो गया।
    Ада пришла. | Бо ушёл. г. Москва
    Ada来了. | 然后走了
"""
UNSPACED = """
    李小龙来了。|王五走了！|真的？|是
    使用 Sphinx 5.3。|然后 conf.py 好
    他说：“走吧。”|然后走了
    “好。”，他说。|对
    彼は「行こう。」と言った。|そして行った！？|はい。
"""


def lines_of(block: str) -> list[str]:
    """Return the lines of *block* without white space around."""
    return [line.strip() for line in block.strip().splitlines()]


def sentences(text: str, mask: str | None = None) -> list[str]:
    """Return the sentences of *text*."""
    return [text[start:end] for start, end in sentence_spans(text, mask or text)]


@pytest.mark.parametrize("line", lines_of(SPACED))
def test_sentence_ends_where_a_reader_says(line: str) -> None:
    """A sentence ends at a stop before white space, unless the stop belongs to something else."""
    assert sentences(line.replace(" |", "")) == line.split(" | ")


@pytest.mark.parametrize("line", lines_of(UNSPACED))
def test_sentence_ends_without_white_space(line: str) -> None:
    """In Chinese and Japanese a sentence ends at its stop, whatever follows."""
    assert sentences(line.replace("|", "")) == line.split("|")


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (-5, "Ada came."),
        (0, "Ada came."),
        (8, "Ada came."),
        (9, "Ada came."),
        (10, "Bo left."),
        (99, "Bo left."),
    ],
)
def test_sentence_holds_the_position(position: int, expected: str) -> None:
    """The space after a sentence and what is outside of the text count to the nearest one."""
    text = "Ada came. Bo left. "
    start, end = span_at(sentence_spans(text, text), position)
    assert text[start:end] == expected


def test_masked_stop_ends_nothing() -> None:
    """A stop that is masked does not end a sentence, nor does what is masked abbreviate."""
    text = "Run a. B and see. Then Dr. Cy came to Dr. Dora"
    mask = "Run xxxx and see. Then xxx Cy came to xxx Dora"
    assert sentences(text, mask) == ["Run a. B and see.", "Then Dr. Cy came to Dr. Dora"]
    assert sentences("Call x. Then go", "Call y. Then go") == ["Call x.", "Then go"]


def test_white_space_of_all_kinds() -> None:
    """A line end or a no-break space separates sentences as a space does, and is left out."""
    assert sentences("\n Ada came.\nBo left.\u00a0Cy\n") == ["Ada came.", "Bo left.", "Cy"]


@pytest.mark.parametrize("text", ["", "  "])
def test_text_without_words_has_one_empty_sentence(text: str) -> None:
    """There is always a sentence, be it empty."""
    assert span_at(sentence_spans(text, text), 0) == (0, 0)


def test_mask_of_another_length_is_refused() -> None:
    """A mask that does not fit its text is an error of the caller."""
    with pytest.raises(ValueError, match="a mask of 1 characters for a text of 2"):
        sentence_spans("ab", "a")


@pytest.mark.parametrize(
    "unit", [".", ". ", "a.", "a. ", "A. A", ".(", ". »", "1. ", ".\u200d", "。」", " " * 9]
)
def test_long_monotonous_text(unit: str) -> None:
    """Text that invites an expression to backtrack is read as any other."""
    text = unit * (100_000 // len(unit))
    assert sentence_spans(text, text)


@given(st.text(alphabet='aB1 .!?…。」")(\n\u00a0🎉', max_size=60), st.data())
def test_spans_part_the_text(text: str, data: st.DataObject) -> None:
    """Sentences are in order, apart, without white space around, and hold every word."""
    mask = "".join(data.draw(st.sampled_from((c, "x"))) for c in text)
    spans = sentence_spans(text, mask)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for position, character in enumerate(text):
        start, end = span_at(sentence_spans(text, mask), position)
        assert character.isspace() or start <= position < end


@given(st.text())
def test_sealed_text_is_one_sentence(text: str) -> None:
    """A sealed text has its own length and ends nowhere."""
    assert len(sealed(text)) == len(text)
    assert len(sentence_spans(text, sealed(text))) == 1


def test_short_sentence_stays() -> None:
    """A sentence within the limit is the same sentence."""
    sentence: Sentence = ("With ", ADA, " and ", BO, ".")
    assert shortened(sentence, 100) is sentence
    assert plain_text(sentence) == "With ada and Bo Linde."


def test_long_sentence_is_cut_at_words() -> None:
    """Words far from the mention give way to an ellipsis on both sides."""
    sentence: Sentence = ("one two three four ", ADA, " five six seven eight")
    assert shortened(sentence, 29) == ("… three four ", ADA, " five six …")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (("by ", ADA, " one two three four five"), ("by ", ADA, " one two …")),
        (("one two three four five by ", ADA, "."), ("… five by ", ADA, ".")),
        (("one two three four five six",), ("one two three …",)),
        ((ADA, "straightforwardly said"), (ADA, "…")),
    ],
)
def test_room_that_one_side_does_not_need_goes_to_the_other(
    sentence: Sentence, expected: Sentence
) -> None:
    """A mention near the beginning or the end leaves more room for the other side."""
    assert shortened(sentence, 20) == expected


def test_shortened_around_the_mention_that_is_asked_for() -> None:
    """Of several mentions the one at the given index stays; others may go."""
    sentence: Sentence = (ADA, " met many people on that day, among them ", BO, ".")
    assert shortened(sentence, 28, at=2) == ("… among them ", BO, ".")
    assert shortened(sentence, 28) == (ADA, " met many people on …")


def test_text_without_spaces_is_cut_between_characters() -> None:
    """A script without spaces is cut at the limit, not thrown away."""
    short = shortened(("李" * 200, ADA, "龙" * 200), 107)
    assert short == ("…" + "李" * 50, ADA, "龙" * 50 + "…")


PARTS = st.one_of(st.text(alphabet="ab 。", min_size=1, max_size=50), st.just(ADA), st.just(BO))


@given(st.lists(PARTS, min_size=1, max_size=12), st.integers(12, 80), st.data())
def test_shortened_fits_and_keeps_the_mention(
    parts: list[str | Mentioned], limit: int, data: st.DataObject
) -> None:
    """Whatever the sentence, what is left fits, was there before, and holds the mention."""
    at = data.draw(st.sampled_from([None, *(i for i, p in enumerate(parts) if p in (ADA, BO))]))
    short = shortened(tuple(parts), limit, at)
    assert len(plain_text(short)) <= limit
    assert plain_text(short).strip("…") in plain_text(parts)
    assert at is None or parts[at] in short
