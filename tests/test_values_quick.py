"""Values in English: what a quick look says about a figure, a year or a time is what its pattern says."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale
from l10n.values import dates_english, grammar, numbers_english, ranges, reading, times_english
from l10n.values.clues import Page, is_plain, matches

PIECES = """
1 12 345 1,234 12,34 1.5 2015 1999 2016 2014 1st 22nd 3/4 ½ ¾ 5bn 5m 12k 2017b 0.5 No. no. HK$ ( ) / - – . , ; : % a an
one hundred thousand million billion hundred thousand and a half people per cent square sq from to the a both annual
last year a year ago two-way double only noon half past four o'clock quarter to at by night every morning p.m. am
16:30 4.30 10 11.20 24/7 360 degrees around the clock fell rose 2.8% 3.5% over nearly hours ' ’ “ \u00a0 \u2009 \uff11 é
"""
TEXTS = st.lists(
    st.tuples(st.sampled_from(PIECES.split()), st.sampled_from(("", " ", " ", " ", "-"))), max_size=14
).map(lambda pairs: "".join(piece + gap for piece, gap in pairs))
BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)


def page_of(text: str) -> Page:
    return Page(reading.fold(text), grammar.of(locale.get("en_HK")).vocabulary)


@BOUNDED
@given(text=TEXTS)
def test_a_figure_alone_is_what_the_pattern_finds(text: str) -> None:
    page = page_of(text)
    quick: list[reading.Value] = []
    numbers_english._digits(page, quick)
    full: list[reading.Value] = []
    for match in matches(numbers_english._DIGITS, page.low, page.runs):
        if all(match.start() >= value.end for value in full):
            numbers_english._add(match, page.low, full)
    assert quick == full


@BOUNDED
@given(text=TEXTS)
def test_a_year_is_what_the_pattern_finds(text: str) -> None:
    page = page_of(text)
    quick: list[reading.Value] = []
    dates_english._years(page, quick)
    full = [match for place in page.years if (match := dates_english._YEAR.match(page.text, place))]
    assert [(value.start, value.text) for value in quick] == [(match.start(), match[0]) for match in full]


@BOUNDED
@given(text=TEXTS)
def test_times_are_tried_wherever_one_begins(text: str) -> None:
    page = page_of(text)
    tried = matches(times_english._TIME, page.low, times_english._places(page))
    assert [match.span() for match in tried] == [match.span() for match in times_english._TIME.finditer(page.low)]


@BOUNDED
@given(text=st.one_of(TEXTS, st.text(max_size=12)))
def test_a_plain_text_has_nothing_to_fold_and_no_other_digits(text: str) -> None:
    if is_plain(text):
        assert reading.fold(text) == text
        assert re.findall(r"\d", text) == re.findall(r"[0-9]", text)


@BOUNDED
@given(text=TEXTS)
def test_words_that_hold_a_number_are_those_that_are_found_without_the_figures(text: str) -> None:
    rules, page = grammar.of(locale.get("en_HK")), page_of(text)
    known, hits = numbers_english.find(page), rules.light.every(page)
    quick = reading._light(page, known, hits, rules)
    full = reading._light(
        page, known, [*hits, (0, 0, "")], rules
    )  # a hit that is no such word: the figures are blanked
    assert sorted(quick, key=repr) == sorted(full, key=repr)


@BOUNDED
@given(text=TEXTS)
def test_no_figure_behind_from_is_no_end_of_a_change(text: str) -> None:
    rules, page = grammar.of(locale.get("en_HK")), page_of(text)
    found = sorted(reading.read(text, locale.get("en_HK")), key=lambda value: value.start)
    if not ranges._follows_from(found, page.low):
        assert "from" not in {ranges._step(value, text, rules) for value in found}
