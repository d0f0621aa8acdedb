"""Quick looks of the checks of script and typography: what they rule out, the full rules do not find either."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, script, typography
from l10n.checks import _doubles, _slips, quotes_nested, source_ise_ize, title_marks
from l10n.script.variants import _places, _words
from l10n.typography import Topic, quotes

HANT, HANS, ENGLISH = (locale.get(code) for code in ("zh_Hant_HK", "zh_Hans_CN", "en_HK"))
STYLES = [typography.of(one) for one in (HANT, HANS, ENGLISH)]


def _texts(*pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=12).map("".join)


ENGLISH_TEXT = _texts(
    *("the", "The", "in", "K", "\u212a", "\u017fo", "so", "a", "é", "Kong", "well-known", "AIs’", "'tis", "or/or", "2"),
    *(" ", " ", " ", "  ", ", ", "/", "(", "—", "’", "'", "\n", "的"),
)
ENDINGS = _texts(
    "organ", "real", "commercial", "Pr", "x", "ise", "izes", "isation", "ized", " ", "-", "@", ".", "2", "é"
)
MARKS = _texts(*"「」『』“”‘’\"'（）《》〈〉【】()的a2 ", "<b>", "</b>", "s’ ", "https://a.hk/'")
FORMS = _texts(*"布佈衞衛台臺裏裡發公生署面這平灣陳先生，《》", "衞生署", "發布", "平台灣")
SPACED = _texts(*"后面的2a，。、；：（）「」… -—\t\u200b\u00a0\u2f08", "  ", " ", " ", "--", "，，", "https://a.hk")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ENGLISH_TEXT)
def test_a_doubled_word_is_two_neighbours_alike(text: str) -> None:
    if not _doubles._may_repeat(text):
        assert _doubles._LATIN.search(text) is None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(ENDINGS)
def test_words_are_read_back_from_their_endings(text: str) -> None:
    words = [match.span() for match in source_ise_ize._words(text)]
    assert words == [match.span() for match in source_ise_ize._WORD.finditer(text)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(MARKS)
def test_plain_marks_are_paired_as_they_look(text: str) -> None:
    spans = [*typography.code_spans(text, None), *typography.addresses(text)]
    if typography.all_paired(text):
        assert typography.unbalanced(text, spans) == []
    found = typography.marks(text, spans)
    if quotes._none(text):
        assert found == []
    shown = typography.plain_marks(text)
    if shown is not None:
        assert shown == "".join(mark.character for mark in found)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(_texts(*"「」『』“”的"), st.sampled_from(STYLES))
def test_marks_in_order_are_at_their_depth(text: str, style: typography.Typography) -> None:
    if not quotes_nested._in_order(style.quotes).fullmatch(typography.plain_marks(text) or ""):
        return
    depth = 0
    for mark in typography.marks(text):
        depth -= not mark.opens
        assert mark.pair == style.quotes[depth]
        depth += mark.opens


@settings(max_examples=100, deadline=None, derandomize=True)
@given(MARKS)
def test_brackets_that_pair_off_are_never_alone(text: str) -> None:
    assert title_marks._first_alone(text) == title_marks._by_nesting(text)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(FORMS)
def test_words_with_two_forms_are_where_their_characters_are(text: str) -> None:
    words = _words(HANT.code)
    assert words is not None
    places = [match.span() for match in _places(text, words)]
    assert places == [match.span() for match in words.pattern.finditer(text)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(SPACED, st.sampled_from(STYLES), st.integers(0, 6), st.integers(0, 6), st.sampled_from(sorted(_slips._ALONE)))
def test_protection_only_takes_slips_away(
    text: str, style: typography.Typography, start: int, length: int, topic: Topic
) -> None:
    span = (start, min(len(text), start + length))
    every = typography.slips(text, style, topics=[topic])
    kept = [one for one in every if max(span[0], one.start) >= min(span[1], one.end)]
    assert typography.slips(text, style, protected=[span], topics=[topic]) == kept
    known = typography.rewrite(text, style, [span], topics=[topic], found=kept)
    assert known == typography.rewrite(text, style, [span], topics=[topic])


@pytest.mark.parametrize("one", [HANT, HANS])
def test_no_foreign_character_is_passed_over(one: locale.Locale) -> None:
    """A character is foreign alone as it is among others."""
    text = "後后发發里裡着著干乾台臺面麵"
    assert [found.at for found in script.is_foreign(text, one)] == [
        at for at, character in enumerate(text) if script.is_foreign(character, one)
    ]
