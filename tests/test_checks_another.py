"""Posts, titles, words of a kind, bodies: their tables, that the quick looks are sound, and long texts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary, locale, script
from l10n.checks import _fields, _posts, _spoken, _titled
from l10n.glossary import within
from l10n.glossary.concept import Concept, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

HANT, HANS, EN = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN"), locale.get("en_HK")


@pytest.mark.parametrize("module", [_posts, _titled, _fields])
def test_every_traditional_character_of_a_table_is_written_simplified(module: object) -> None:
    tables = [value for value in vars(module).values() if isinstance(value, str) and value.count("\n") > 20]
    plain: dict[int, str] = vars(module)["_PLAIN"]
    characters = {one for table in tables for one in table if "\u4e00" <= one <= "\u9fff"}
    assert len(characters) > 50
    for one in sorted(characters):
        other = script.convert(one, HANT, HANS, glossary=glossary.Glossary.empty(), codes=()).text
        assert one.translate(plain) == other, one


def test_a_post_is_told_before_it_is_looked_for() -> None:
    english, chinese = _posts._ids()
    bit = _spoken.any_of("post")
    for form in english:
        shown = form.removeprefix("=")
        shown = shown if shown.isupper() else shown.title()
        assert _posts.find(f"The {shown}, Ms Ho", chinese=False), form
        assert _spoken.spoken(f"The {shown}, Ms Ho", "en_HK") & bit, form
    for form in chinese:
        assert _spoken.spoken(f"，{form}，", "zh_Hans_CN") & bit, form


def test_a_word_of_a_kind_is_told_before_it_is_looked_for() -> None:
    bit = _spoken.any_of("field")
    for form in _fields.heads(chinese=True):
        assert _spoken.spoken(f"，{form}，", "zh_Hant_HK") & bit, form
    for word in _fields.heads(chinese=False):
        assert _spoken.spoken(f"The {word.title()} Trust", "en_HK") & bit, word


def test_ranks_are_made_of_roles() -> None:
    (english,) = _posts.find("the Deputy Commissioner of Customs", chinese=False)
    (chinese,) = _posts.find("海關副關長", chinese=True)
    (other,) = _posts.find("海關助理關長", chinese=True)
    assert english.ids & chinese.ids
    assert not english.ids & other.ids


@pytest.mark.parametrize(
    ("form", "text", "kind", "inside"),
    [
        ("勞工處", "勞工處處長出席。", Kind.ORGANISATION, True),
        ("勞工處", "勞工處副處長出席。", Kind.ORGANISATION, True),
        ("教育局", "教育局長期支援。", Kind.ORGANISATION, False),
        ("勞工處", "勞工處處長與勞工處人員。", Kind.ORGANISATION, False),
        ("發展局", "建屋發展局公布。", Kind.ORGANISATION, True),
        ("上海", "上海街的店舖。", Kind.PLACE, True),
        ("上海", "上海的街道。", Kind.PLACE, False),
        ("南京", "南京东路人流畅旺。", Kind.PLACE, True),
    ],
)
def test_names_inside_longer_ones(form: str, text: str, kind: Kind, inside: bool) -> None:
    assert within.inside(Concept("x", kind), form, text, chinese=True) is inside


_LONG: list[tuple[str, Callable[[str], object]]] = [
    ("Aaa Bbb of the ", lambda text: _titled.titles(text + "Ordinance", chinese=False)),
    ("“Aaa ", lambda text: _titled.titles(text, chinese=False)),
    ("《甲", lambda text: _titled.titles(text, chinese=True)),
    ("deputy vice ", lambda text: _posts.find(text, chinese=False)),
    ("副助理董事", lambda text: _posts.find(text, chinese=True)),
    ("殘疾", lambda text: _fields.apart("The Elderly Deaf " * 10, text)),
]


@pytest.mark.parametrize(("part", "read"), _LONG)
def test_long_texts_take_no_long_time(part: str, read: Callable[[str], object]) -> None:
    text = (part * 100_000)[:100_000]
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 2


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(alphabet="副助理署長處長董事會主席《》歌River ofStarsDeputyDirector“”\ud800 ", max_size=60),
    st.text(alphabet="聾盲人學校《》DeafBlind “”-\ud800 ", max_size=60),
)
def test_no_text_makes_them_raise(one: str, other: str) -> None:
    for chinese in (True, False):
        _posts.find(one, chinese=chinese)
        _titled.titles(one, chinese=chinese)
    _fields.apart(one, other)
    _titled.apart(one, other, HANT)
