"""Names of Chinese people: who is named, what sounds alike, and that no text makes the reading fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import romanisation
from l10n.romanisation import sound, spelling, surnames, tables
from l10n.romanisation.english import Person

ROOT = Path(__file__).resolve().parent
ROWS = [
    tuple(cell.strip() for cell in line.strip("|\n").split("|"))
    for line in (ROOT / "golden" / "romanisation" / "names.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| English"))
]


def person_in(english: str) -> Person | None:
    found = romanisation.people(english)
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize(("english", "chinese", "expect"), ROWS, ids=lambda one: one)
def test_a_name_sounds_as_the_table_says(english: str, chinese: str, expect: str) -> None:
    person = person_in(english)
    if expect == "unread":
        assert person is None
        return
    assert person is not None
    assert romanisation.may_name(english)
    assert romanisation.fits(person, chinese) is (expect == "fits")
    apart = [one for way in person.ways if way.given for one in romanisation.matches(way, chinese)]
    if expect == "near":
        assert apart
        assert all(one.near for one in apart)
    if expect == "not":
        assert not any(one.near for one in apart)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Cheung Chi-keung met Zhao Xuemei and Norman Chan.", ["Cheung Chi-keung", "Zhao Xuemei", "Norman Chan"]),
        ("The Hong Kong Monetary Authority and Mr Chan.", ["Chan"]),
        ("Prof. LAM Chi Yuen Nelson spoke.", ["LAM Chi Yuen"]),
        ("Mrs Regina IP and Gary FAN", ["Regina IP", "Gary FAN"]),
        ("The IP of the company, the Wing of the hotel, Sun Life.", []),
        ("Cheung Chi-keung's report; Lau Wing-hong’s reply", ["Cheung Chi-keung", "Lau Wing-hong"]),
        ("See www.Chan.example, Chan@example.com or /Chan/Wong.", []),
    ],
)
def test_who_is_named(text: str, names: list[str]) -> None:
    assert [one.text for one in romanisation.people(text)] == names


def test_titled_means_a_title_before_or_a_post_behind() -> None:
    titled = {
        one.text: one.titled for one in romanisation.people("Mr Lau Wing-hong, Ho Wai-sum, Chairman; Tse Ka-ming sang.")
    }
    assert titled == {"Lau Wing-hong": True, "Ho Wai-sum": True, "Tse Ka-ming": False}


def test_characters_that_sound_alike() -> None:
    assert romanisation.sounds_alike("咏", "泳")
    assert romanisation.sounds_alike("致", "志")
    assert romanisation.sounds_alike("傅", "付")
    assert not romanisation.sounds_alike("強", "明")


def test_every_surname_has_a_reading() -> None:
    unread = [one for one in surnames.characters() if not sound.readings(one)]
    assert unread == []


def test_every_listed_word_is_a_surname_of_somebody() -> None:
    listed = {word for one in surnames.characters() for word in surnames.spellings(one)}
    doubles = surnames.double_spellings()
    lost = [
        word
        for word in surnames.LATIN
        if word not in listed
        and word not in doubles
        and not surnames.characters() & sound.characters_of(word)
        and not surnames.characters() & sound.pinyin_of(word)
    ]
    assert lost == []


def test_rules_give_every_syllable_a_spelling() -> None:
    assert all(spelling.southern(one) for one in tables.CANTONESE if one != "jen")
    assert all(one.replace("v", "u") in spelling.northern(one) for one in tables.MANDARIN)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    english=st.text(
        alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("ABCLWMachngieou -'’.,()")), max_size=80
    ),
    chinese=st.text(alphabet=st.sampled_from("張陳李志強明歐陽先生，。a·"), max_size=30),
)
def test_no_text_makes_it_fail(english: str, chinese: str) -> None:
    found = romanisation.people(english)
    for one in found:
        assert re.sub(r"\s+", " ", english[one.start : one.end]) == re.sub(r"\s+", " ", one.text)
        romanisation.fits(one, chinese)
        for way in one.ways:
            for match in romanisation.matches(way, chinese):
                assert 0 <= match.start < match.end <= len(chinese)
    if found:
        assert romanisation.may_name(english)


def test_long_lines_are_read_in_time() -> None:
    text = "Chan Lam Wong " * 7000
    assert len(romanisation.people(text)) < 70_000
