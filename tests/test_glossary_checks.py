"""Checks of the glossary's own rows (TRM010, TRM011) and of terms across releases (TRM004); people.csv; sense marks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_checks import pair_of

from l10n import catalog, glossary, locale
from l10n.catalog.provenance import own_comment, with_origin
from l10n.checks import CheckContext, _source, glossary_rows, glossary_scripts, term_across_releases
from l10n.checks.name_two_ways import two_ways
from l10n.errors import TableError
from l10n.glossary import Glossary
from l10n.glossary.agree import unmet
from l10n.model import Block, BlockPair, Group, Origin, Place, State

ROOT = Path(__file__).resolve().parents[1]
EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")


def termbase(tmp_path: Path, rows: str, people: str = "") -> Glossary:
    table = tmp_path / "a.csv"
    table.write_text(rows, encoding="utf-8")
    if people:
        (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    return glossary.read([table])


HEAD = "id,en_HK,zh_Hant_HK,zh_Hans_CN,avoid:zh_Hant_HK,kind,note\n"


@pytest.mark.parametrize(
    ("row", "severity", "words"),
    [
        ("a,Tan Tieniu,譚鐵牛,谭铁午,,person,", "error", "which would be '谭铁牛'"),
        ("a,Tan Tieniu,譚鐵牛,谭铁牛,,person,", "", ""),
        ("a,Tan Tieniu,譚铁牛,谭铁牛,,person,", "error", "has '铁' of the other script"),
        ("a,Rocky Cheng,鄭松岩,郑松岩,,person,", "warning", "put !鄭松巖 under avoid:zh_Hant_HK"),
        ("a,Rocky Cheng,鄭松岩,郑松岩,!鄭松巖,person,", "", ""),
        ("a,robot,機械人,机器人,,term,", "", ""),
        ("a,Digital Office,數碼辦公室,数字政策办公室,,organisation,", "warning", "which would be '数码办公室'"),
        ("a,Digital Office,數碼辦公室,数字政策办公室,,organisation,another name there", "", ""),
        ("a,slogan,「引進來」,“引进来”,,slogan,", "", ""),
        ("a,AI,AI,AI,,keep-as-is,", "", ""),
    ],
)
def test_scripts_of_a_row_trm011(tmp_path: Path, row: str, severity: str, words: str) -> None:
    found = list(glossary_scripts.find(termbase(tmp_path, HEAD + row + "\n"), CheckContext(EN, EN, Glossary.empty())))
    assert [str(one.severity) for one in found] == ([severity] if severity else []), found
    assert not found or words in found[0].message
    assert not found or (found[0].path, found[0].line) == (str(tmp_path / "a.csv"), 2)


def test_the_shipped_rows_belong_together() -> None:
    shipped = glossary.read(sorted(p for p in (ROOT / "glossary").glob("*.csv") if p.name != "people.csv"))
    context = CheckContext(EN, EN, shipped)
    found = [*glossary_scripts.find(shipped, context), *glossary_rows.find(shipped, context)]
    assert [one.message for one in found if one.severity != "info"] == []


def test_terms_across_releases_trm004(tmp_path: Path) -> None:
    own = termbase(tmp_path, HEAD + "a,digital economy,數碼經濟|數字經濟,数字经济,,term,\n")
    library = {
        slug: {"zh_Hant_HK": (pair_of(["The digital economy grew."], [target], "paragraph", "en_HK", "zh_Hant_HK"),)}
        for slug, target in (
            ("2025-05", "數碼經濟增長。"),
            ("2025-06", "數字經濟增長。"),
            ("2025-07", "數碼經濟增長。"),
        )
    }
    found = list(term_across_releases.find(library, CheckContext(EN, EN, own)))
    assert [(one.code, one.release_path, one.expected) for one in found] == [("TRM004", "2025-06", "數碼經濟")]


PEOPLE = "id,en_HK,zh_Hant_HK,kind\nann,Ann Lee,李安,person\nchair,Chairman of the Board,董事會主席,title\n"


def test_people_are_read_and_linted(tmp_path: Path) -> None:
    own = termbase(tmp_path, PEOPLE, "person,post,from,to,verified\nann,chair,2020,2022-06,no\nbob,chair,,,no\n")
    assert [(one.person, one.post, one.held_on("2022-06-30")) for one in own.posts] == [
        ("ann", "chair", True),
        ("bob", "chair", True),
    ]
    assert not own.posts[0].held_on("2022-07-01")
    found = [one for one in glossary.lint(own) if one.rule == "people"]
    assert [(one.line, one.message) for one in found] == [(3, "person 'bob' is the id of no row")]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("person,post,until\n", "unknown column 'until'"),
        ("person,from\n", "does not name person and post"),
        ("person,post,from\nann,chair,2020-13\n", "from is '2020-13'"),
        ("person,post\nann,\n", "post is empty"),
        ("person,post,from,to\nann,chair,2022,2020\n", "lies before"),
        ("person,post,verified\nann,chair,perhaps\n", "not yes or no"),
    ],
)
def test_a_table_of_posts_that_cannot_be_read(tmp_path: Path, people: str, words: str) -> None:
    with pytest.raises(TableError, match=words):
        termbase(tmp_path, PEOPLE, people)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee, Chairman of the Board, spoke.", [("Ann Lee", ["Chairman of the Board"], False)]),
        ("The Chairman of the Board, Ann Lee, spoke.", [("Ann Lee", ["Chairman of the Board"], False)]),
        ("The former Chairman of the Board, Ms Ann Lee, spoke.", [("Ann Lee", ["Chairman of the Board"], True)]),
        ("Ann Lee met the Chairman of the Board.", []),
        ("Ann Lee; Chairman of the Board", []),
    ],
)
def test_names_beside_titles(tmp_path: Path, text: str, expected: list[tuple[str, list[str], bool]]) -> None:
    own = termbase(tmp_path, PEOPLE)
    found = glossary.beside(text, own.find(text, EN))
    shown = [
        (text[one.person.start : one.person.end], [text[hit.start : hit.end] for hit in one.titles], one.past)
        for one in found
    ]
    assert shown == expected


SENSES = (
    "id,en_HK,zh_Hant_HK,kind,when\n"
    "of-hksar,Chief Executive,行政長官,title,HKSAR\n"
    "of-hkma,Chief Executive,總裁,title,HKMA\n"
)


def test_a_sense_mark_decides_whatever_stands_near(tmp_path: Path) -> None:
    own = termbase(tmp_path, SENSES)
    text, target = "The Chief Executive of the HKSAR spoke.", "總裁致辭。"
    assert [want.concept.id for want in unmet(own, [text], target, EN, HANT)] == ["of-hksar"]
    assert unmet(own, [text], target, EN, HANT, senses=[frozenset({"of-hkma"})]) == []
    bare = "The Chief Executive spoke."
    assert unmet(own, [bare], "他致辭。", EN, HANT) == []
    told = unmet(own, [bare], "有人致辭。", EN, HANT, senses=[frozenset({"of-hkma"})])
    assert [(want.concept.id, want.expected) for want in told] == [("of-hkma", ("總裁",))]


def test_a_bare_term_shows_all_its_senses(tmp_path: Path) -> None:
    own = termbase(tmp_path, SENSES)
    assert [one.id for one in own.spelt("chief executive", EN)] == ["of-hksar", "of-hkma"]
    assert own.spelt("Chief", EN) == []


def test_a_sense_mark_is_a_persons_line_in_the_catalog() -> None:
    comment = "l10n: sense of-hkma\nl10n: memory 92% 2026-11-25\nsee the report"
    assert own_comment(comment) == "l10n: sense of-hkma\nsee the report"
    assert "l10n: sense of-hkma" in with_origin(comment, Origin("memory"))
    assert catalog.Catalog is not None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("abAB é數- \n'İ\u017f\u212a"), max_size=40))
def test_the_words_of_a_release_are_those_of_its_texts(text: str) -> None:
    group = Group((), (), text, "", State.UNTRANSLATED)
    pair = BlockPair(Block("b1", text, Place(0, len(text), 1)), (group,), text, "", complete=False)
    assert _source.numbered((pair,)).words.keys() == set(re.findall("[A-Za-z]+", text))


def test_only_rows_with_forms_that_may_not_stand_together_are_named_two_ways(tmp_path: Path) -> None:
    rows = "id,en_HK,zh_Hant_HK,kind\na,Hub,匯點|科技中心,organisation\nb,HKMA,香港金融管理局|金管局,organisation\n"
    found = termbase(tmp_path, rows + "c,Sha Tin,沙田|沙井,place\nd,Bond,債券,term\n")
    assert [one.id for one in found.concepts if two_ways(one, HANT, found)] == ["a"]
