"""NUM006: markers tried where a figure sticks to something are those that a search of the whole text finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale
from l10n.checks import note_marker

_WRITTEN = "ratings AB) the x web ” ’ ) % . , ; 評估 」 第 圖 ， 。 、 1 2 12 123 4.0 1,2 0 \uff11 — -"
_PIECES = (*_WRITTEN.split(), " ", "\n")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_markers_are_those_a_search_finds(text: str) -> None:
    for code, pattern in (("en_HK", note_marker._ENGLISH), ("zh_Hant_HK", note_marker._CHINESE)):
        every = [
            one["mark"]
            for one in pattern.finditer(text)
            if not note_marker._NAMES.search(text, max(0, one.start("mark") - 10), one.start("mark"))
        ]
        assert note_marker._markers(text, locale.get(code)) == every


def test_a_marker_behind_a_word_a_closing_mark_and_a_percentage() -> None:
    english, chinese = locale.get("en_HK"), locale.get("zh_Hant_HK")
    assert note_marker._markers("the ratings1, at 4.0%6 and Type 1 of 1.5", english) == ["1", "6"]
    assert note_marker._markers("評估1，「港股通」2 第3", chinese) == ["1", "2"]
