"""The look at a text never misses what the checks that ask it would find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale, values
from l10n.checks import (
    BATCH,
    _axes,
    _families,
    _negated,
    _opposites,
    _places,
    _spoken,
    another_colour,
    another_place,
    condition,
    latin_name,
    letter_of_a_block,
    rank_of_a_title,
)
from l10n.checks._kept import Kept

if TYPE_CHECKING:
    from l10n.model import BlockPair

BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)
CODES = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")
FILLER = (
    "",
    " ",
    " ",
    ", ",
    "-",
    ". ",
    "x",
    "May ",
    "\u0130",
    "\u212a",
    "é",
    "’",
    "。",
    "，",
    "不",
    "而",
    "2019年",
    "3%",
    "\ud800",
)


def _texts(code: str) -> st.SearchStrategy[str]:
    """Texts of words that the checks look for, of this locale, and of what may stand between them."""
    axes = [word for name in _axes.names(code) for word, _, _ in _axes.ends(code, name)]
    axes += [word for name in _families.MEMBERS for word, _ in _families.words(code, name)]
    places = sorted(_places.table(code).forms)
    colours = [word for english, han in _spoken.COLOURS.values() for word in (*english.split(), *han)]
    others = [
        "Deputy Director",
        "Acting ",
        "署理處長",
        "副主席",
        "Block B",
        "Series 3G",
        "甲座",
        "5B室",
        "Claire",
        *("unless", "if", "subject to", "provided that", "only if", "as long as", "除非", "倘若", "只要", "的話"),
        "色",
        "旗",
        "Warning",
    ]
    words = st.one_of(*(st.sampled_from(one) for one in (axes, places, colours, others, FILLER)))
    cased = st.tuples(words, st.sampled_from([str, str.capitalize, str.upper])).map(lambda one: one[1](one[0]))
    return st.lists(st.one_of(cased, st.sampled_from(FILLER)), max_size=16).map("".join)


@pytest.mark.parametrize("code", CODES)
def test_every_sense_and_every_word_beside_a_figure_is_told(code: str) -> None:
    @BOUNDED
    @given(_texts(code))
    def told(text: str) -> None:
        mask = _spoken.spoken(text, code)
        plain = _axes.lowered(text)
        for name in _axes.names(code):
            rules, bits = _axes.axis(code, name), mask >> _spoken.place(name)
            for sense in _axes.ENDS & _axes.senses_in(plain, rules).keys():
                assert bits & (0b0101 if sense == _axes.ONE else 0b1010) in {0b0101, 0b1010}
            for pattern in (rules.before, rules.after):
                for match in pattern.finditer(plain) if pattern else ():
                    if not rules.chinese and plain[match.start("word") - 1 : match.start("word")].isalpha():
                        continue  # no figure ends in a letter: "up" of "fallup"
                    assert bits & _spoken.ANY & (0b0101 if rules.beside[match["word"]] == _axes.ONE else 0b1010)

    told()


@pytest.mark.parametrize("code", CODES)
def test_every_member_of_a_family_is_told(code: str) -> None:
    @BOUNDED
    @given(_texts(code))
    def told(text: str) -> None:
        mask = _spoken.spoken(text, code)
        for name, members in _families.MEMBERS.items():
            for member in _families.says(text, _families.family(code, name)):
                assert mask >> _spoken.family(name) + members.index(member) & 1

    told()


@pytest.mark.parametrize("code", CODES)
def test_families_have_the_members_of_the_code_and_no_bits_in_common(code: str) -> None:
    table = locale.get(code).table("families")
    assert table.keys() == _families.MEMBERS.keys()
    for name, members in _families.MEMBERS.items():
        assert len(members) <= 8
        assert set(table[name]) <= {"none", "blank", *members, *(member + "_also" for member in members)}
        evidence = [word for word, _ in _families.words(code, name)]
        assert len(evidence) == len(set(evidence)), name
    begins = sorted(_spoken._begins.values())
    assert begins == list(range(0, 4 * len(begins), 4))


@pytest.mark.parametrize("code", CODES)
def test_colours_ranks_rooms_names_and_places_are_told(code: str) -> None:
    here = locale.get(code)

    @BOUNDED
    @given(_texts(code))
    def told(text: str) -> None:
        mask = _spoken.spoken(text, code)
        for colour in another_colour._sure(text, here):
            assert mask & _spoken.any_of(f"colour {colour}")
        for _, says_english, _, says_chinese, _ in rank_of_a_title._RANKS:
            assert mask & _spoken.any_of("rank") or not (says_chinese if here.chinese else says_english).search(text)
        says = condition._SAYS_CHINESE.search(text) if here.chinese else condition._SAYS.search(text.lower())
        assert mask & _spoken.any_of("condition") or not says
        assert mask & _spoken.any_of("room") or not letter_of_a_block.letters(text, chinese=here.chinese)
        assert mask & _spoken.any_of("capital") or not (here.chinese and latin_name._words(text))
        counted = [one for one in _places.find(text, here) if another_place._counts(one)]
        assert mask & _spoken.any_of("place") or not counted

    told()


NEGATING = {
    "en_HK": [
        "not",
        "isn't",
        "isn’t",
        "cannot",
        "No one",
        "has no",
        "non-",
        "able",
        "none of",
        "w\u0131thout",
        "NOT",
        "not only",
    ],
    "zh_Hant_HK": ["不", "並", "非", "會", "沒", "有", "絕非", "毋須", "無", "未", "不僅", "並未"],
    "zh_Hans_CN": ["不", "并", "非", "会", "没", "有", "绝非", "毋须", "无", "未", "不仅", "并未"],
}


@pytest.mark.parametrize("code", CODES)
def test_what_negates_is_told(code: str) -> None:
    here = locale.get(code)
    words = st.sampled_from([*NEGATING[code], *FILLER, "the plan", "計劃"])

    @BOUNDED
    @given(st.lists(words, max_size=12).map("".join))
    def told(text: str) -> None:
        may = _spoken.spoken(text, code) & _spoken.any_of("negation")
        assert may or not values.negates(text, here)
        assert may or not (here.chinese and _negated._ANY.search(text))
        assert _negated._ANY.search(text) or not (here.chinese and _negated._NEGATED.search(text))

    told()


@given(st.integers(0, 3 * BATCH))
@settings(max_examples=20, deadline=None, derandomize=True)
def test_what_was_made_for_a_batch_is_kept_wherever_it_begins(before: int) -> None:
    pairs = [cast("BlockPair", object()) for _ in range(before + BATCH)]
    kept: Kept[int] = Kept()
    for number, pair in enumerate(pairs):
        kept.keep(pair, number)
    assert [kept.get(pair) for pair in pairs[before:]] == list(range(before, before + BATCH))
    assert len([pair for pair in pairs if kept.get(pair) is not None]) <= 2 * BATCH


@BOUNDED
@given(_texts("en_HK"))
def test_places_are_those_of_every_word_with_a_capital(text: str) -> None:
    known = _places.table("en_HK")
    every = [match.start() for match in _places._CAPITAL.finditer(text)]
    assert _places.find(text, locale.get("en_HK")) == _places._english(text, known, every)


@pytest.mark.parametrize("code", CODES)
def test_words_are_the_longest_at_each_place_and_english_ones_whole(code: str) -> None:
    chinese = locale.get(code).chinese
    edges = ("", "") if chinese else (r"(?<![\w-])", r"(?![\w-])")
    patterns = {
        name: edges[0] + "(?:" + "|".join(map(re.escape, sorted(_axes.axis(code, name).senses, key=len, reverse=True)))
        for name in _axes.names(code)
    }

    @BOUNDED
    @given(_texts(code), st.sampled_from(sorted(patterns)))
    def found(text: str, name: str) -> None:
        plain = _axes.lowered(text)
        assert _axes.axis(code, name).words.found(plain) == re.findall(f"{patterns[name]}){edges[1]}", plain)

    found()


def test_opposites_change_places() -> None:
    assert _spoken.swapped(0b0110_1001) == 0b1001_0110
    assert _spoken.swapped(_spoken.swapped(0b1101 << 400)) == 0b1101 << 400


CUTS = re.compile(
    r"[,;:.!?](?=\s|$)|[—–()“”\"\n]|(?<![\w-])(?:and|while|whereas|but|although|though|which|despite|compared|against"
    r"|versus|partly|mainly|owing|due|after|following|before|reversing)(?![\w-])"
)


@BOUNDED
@given(
    st.lists(st.sampled_from([*FILLER, "and", "although", "due", "before", "—", "1,200", "12.5", " "])).map("".join),
    st.data(),
)
def test_clauses_are_cut_at_marks_and_words_but_not_in_figures(text: str, data: st.DataObject) -> None:
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    held = list(zip(points[::2], points[1::2], strict=False))
    cuts = [
        match.span()
        for match in CUTS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in held)
    ]
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    rules = _axes.axis("en_HK", "direction")
    assert _opposites.clauses(text, rules, held, times=True) == list(zip(edges[::2], edges[1::2], strict=True))
