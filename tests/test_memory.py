"""The memory: what it offers, with which score, and that its file may be lost, damaged or shared."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import glossary, locale, memory
from l10n.errors import TableError, WriteError
from l10n.exchange import tmx
from l10n.memory import Feed, alike, tokens
from l10n.model import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from l10n.memory import Memory

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
GOLDEN = ROOT / "tests" / "golden" / "memory" / "likeness.md"


def pair(source: str, target: str, **more: str) -> Pair:
    return Pair(source, target, "en_HK", "zh_Hant_HK", **more)  # type: ignore[arg-type]


def likeness(code: str, stored: str, new: str) -> alike.Likeness:
    rules = tokens.rules_of(locale.get(code))
    return alike.compare(tokens.tokens(new, rules), tokens.tokens(stored, rules), rules, (new, stored))


def cases() -> Iterator[tuple[str, str, str, str]]:
    code = ""
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            code = line[3:].partition(":")[0]
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == 3 and cells[0] != "memory":
            yield code, *cells  # type: ignore[misc]


@pytest.mark.parametrize(("code", "stored", "new", "expected"), list(cases()))
def test_scores_are_a_translators(code: str, stored: str, new: str, expected: str) -> None:
    found = likeness(code, stored, new)
    bounds = re.fullmatch(r"(\d+)-(\d+)", expected)
    if bounds:
        assert int(bounds[1]) <= found.score <= int(bounds[2])
        assert found.held == "" or found.score <= alike.HELD
    else:
        assert found.score <= alike.HELD
        assert expected in found.held


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Memory]:
    with memory.open(tmp_path / ".l10n" / "memory.sqlite") as opened:
        opened.learn(
            [
                pair("The centre covers 7,500 square feet.", "中心佔地7,500平方呎。", origin="first", date="2025-01-02",
                     before="A b c.", after="D e f."),
                pair("Admission is free.", "免費入場。", origin="first", date="2025-01-02"),
                pair("Admission is free.", "費用全免。", origin="second", date="2026-01-02"),
                pair("Admission is free.", "入場免費", origin="third", date="2024-01-02", context="headline"),
            ]
        )  # fmt: skip
        yield opened


def test_the_same_text_is_100_and_101_between_the_same_neighbours(kept: Memory) -> None:
    text = "The centre covers 7,500 square feet."
    assert [(m.score, m.in_context) for m in kept.lookup(text, EN, HANT)] == [(100, False)]
    assert [(m.score, m.in_context) for m in kept.lookup(text, EN, HANT, context=("A b c.", "D e f."))] == [(101, True)]
    assert kept.lookup(text, EN, HANT, context=("A b c.", "Other."))[0].score == 100
    assert kept.lookup(text, EN, HANT, context=("A b c.", "D e f."))[0].origin == "first"


def test_of_several_the_newest_comes_first_but_the_same_role_before_that(kept: Memory) -> None:
    assert [m.target for m in kept.lookup("Admission is free.", EN, HANT)] == ["費用全免。", "免費入場。", "入場免費"]
    assert kept.lookup("Admission is free.", EN, HANT, role="headline", limit=1)[0].target == "入場免費"


def test_figures_are_adapted_and_that_is_said(kept: Memory) -> None:
    (match,) = kept.lookup("The centre covers 7,600 square feet.", EN, HANT)
    assert match.target == "中心佔地7,600平方呎。"
    assert match.stored == "中心佔地7,500平方呎。"
    assert match.note == "adapted: 7,500 → 7,600"
    assert 95 <= match.score <= 99


def test_figures_in_words_are_adapted_and_what_no_figure_shows_is_said(tmp_path: Path) -> None:
    with memory.open(tmp_path / "m.sqlite") as kept:
        kept.learn(
            [
                pair("About one-third of the firms came from the Mainland.", "約三分之一的公司來自內地。"),
                pair("The hall has an area of over 7,500 square feet in all.", "大堂總面積逾7,500平方呎。"),
            ]
        )
        (words,) = kept.lookup("About one-quarter of the firms came from the Mainland.", EN, HANT)
        (vague,) = kept.lookup("The hall has an area of about 7,500 square feet in all.", EN, HANT)
        (unit,) = kept.lookup("The hall has an area of over 7,500 square metres in all.", EN, HANT)
    assert (words.target, words.note) == ("約四分之一的公司來自內地。", "adapted: one-third → one-quarter")
    assert vague.note == "figures differ: 7,500 square feet (over / about)"
    assert unit.note == "figures differ: 7,500 square feet → 7,500 square metres"
    assert max(vague.score, unit.score) < words.score


@pytest.fixture
def people(tmp_path: Path) -> glossary.Glossary:
    path = tmp_path / "names.csv"
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK\nchan,person,Chan Tai-man,陳大文\nwong,person,Wong Siu-ming,黃小明\n"
        "bay,organisation,Bay Centre,海灣中心\nhill,place,Hill Park,山頂公園\nnone,person,Ho May,\n",
        encoding="utf-8",
    )
    return glossary.read([path])


def test_names_of_the_glossary_are_adapted_and_that_is_said(tmp_path: Path, people: glossary.Glossary) -> None:
    said = "Mr {} of the {} welcomed {} guests and thanked the partners for their support."
    with memory.open(tmp_path / "m.sqlite") as kept:
        kept.learn(
            [pair(said.format("Chan Tai-man", "Bay Centre", "20"), "海灣中心陳大文先生歡迎20位嘉賓，並感謝夥伴支持。")]
        )
        for person, place, guests, target, note in (
            (
                "Wong Siu-ming",
                "Bay Centre",
                "20",
                "海灣中心黃小明先生歡迎20位",
                "adapted: Chan Tai-man → Wong Siu-ming",
            ),
            (
                "Chan Tai-man",
                "Hill Park",
                "30",
                "山頂公園陳大文先生歡迎30位",
                "adapted: Bay Centre → Hill Park, 20 → 30",
            ),
        ):
            (match,) = kept.lookup(said.format(person, place, guests), EN, HANT, glossary=people)
            assert match.target == f"{target}嘉賓，並感謝夥伴支持。"
            assert match.note == note
            assert 90 <= match.score < 100
        unknown = said.format("Ho May", "Bay Centre", "20")
        assert kept.lookup(unknown, EN, HANT, glossary=people) == []
        (held,) = kept.lookup(unknown, EN, HANT, glossary=people, threshold=50)
        assert held.score <= alike.HELD
        assert "name differs" in held.note
        refused = said.format("Wong Siu-ming", "Bay Centre", "20").replace("welcomed", "did not welcome")
        assert kept.lookup(refused, EN, HANT, glossary=people) == [], "a negation holds it down all the same"


def test_a_time_is_said_as_it_is_written(tmp_path: Path) -> None:
    with memory.open(tmp_path / "m.sqlite") as kept:
        kept.learn([pair("The tour starts at 9.30am.", "導賞團上午9時30分出發。")])
        (match,) = kept.lookup("The tour starts at 10.30am.", EN, HANT)
    assert (match.target, match.note) == ("導賞團上午10時30分出發。", "adapted: 9.30 → 10.30")


def test_figures_that_cannot_be_adapted_are_said_too(kept: Memory) -> None:
    kept.learn([pair("It has 7,500 members in total.", "會員人數眾多。")], feed="other")
    (match,) = kept.lookup("It has 9,100 members in total.", EN, HANT)
    assert match.target == "會員人數眾多。"
    assert match.note == "figures differ: 7,500 → 9,100"


def test_a_pair_serves_both_ways(kept: Memory) -> None:
    assert kept.lookup("免費入場。", HANT, EN)[0].target == "Admission is free."
    assert kept.lookup("免費入場。", HANS, EN) == []


def test_nothing_below_the_threshold_and_nothing_for_nothing(kept: Memory) -> None:
    assert kept.lookup("Quite another sentence.", EN, HANT) == []
    assert kept.lookup("  ", EN, HANT) == []
    assert kept.lookup("Admission is free.", EN, HANT, limit=0) == []
    assert len(kept.lookup("Admission is free today.", EN, HANT, threshold=50, limit=9)) == 3


def test_what_the_glossary_no_longer_allows_is_held_down_and_named(kept: Memory, tmp_path: Path) -> None:
    kept.learn(
        [pair("Cyberport opens a hall.", "賽博港開設禮堂。"), pair("HKPC opens a hall.", "某局開設禮堂。")], feed="old"
    )
    table = tmp_path / "t.csv"
    table.write_text(
        "id,kind,en_HK,zh_Hant_HK,avoid:zh_Hant_HK\n"
        "cyberport,organisation,Cyberport,數碼港,賽博港\nhkpc,organisation,HKPC,生產力局,\n",
        encoding="utf-8",
    )
    terms = glossary.read([table])
    (match,) = kept.lookup("Cyberport opens a hall.", EN, HANT, glossary=terms, threshold=50, limit=1)
    assert match.score < memory.EXACT
    assert "forbidden: 賽博港" in match.note
    assert (
        "outdated: HKPC is 生產力局"
        in kept.lookup("HKPC opens a hall.", EN, HANT, glossary=terms, threshold=50)[0].note
    )


def test_concordance_finds_on_both_sides_and_takes_signs_as_they_are(kept: Memory) -> None:
    assert [one.target for one in kept.concordance("免費")] == ["免費入場。", "入場免費"]
    assert len(kept.concordance("free")) == 3
    assert kept.concordance("100%") == []
    assert kept.concordance("_") == []


def test_an_export_keeps_the_neighbours_that_the_memory_knows(tmp_path: Path) -> None:
    with memory.open(tmp_path / "memory.sqlite") as kept:
        kept.learn([pair("One.", "一。", after="Two."), pair("Two.", "二。", before="One.", after="Never seen.")])
        every = {one.source: one for one in kept.every()}
    assert (every["One."].before, every["One."].after) == ("", "Two.")
    assert (every["Two."].before, every["Two."].after) == ("One.", "")
    written = tmx.text(every.values())
    assert {one.source: (one.before, one.after) for one in tmx.parse(written.encode())} == {
        "One.": ("", "Two."), "Two.": ("One.", ""),
    }  # fmt: skip


def test_stats_and_every(kept: Memory) -> None:
    assert kept.stats() == memory.Stats(4, 1, {("en_HK", "zh_Hant_HK"): 4})
    assert [one.origin for one in kept.every()] == ["first", "first", "second", "third"]


# -- feeds


def feed(name: str, digest: str, *pairs: Pair, seen: list[str]) -> Feed:
    def load() -> list[Pair]:
        seen.append(name)
        return list(pairs)

    return Feed(name, digest, load)


def test_an_unchanged_feed_is_not_read_and_a_gone_one_is_forgotten(tmp_path: Path) -> None:
    seen: list[str] = []
    one = feed("one", "1", pair("First text.", "一。"), seen=seen)
    two = feed("two", "1", pair("Second text.", "二。"), seen=seen)
    path = tmp_path / "m.sqlite"
    with memory.open(path) as kept:
        assert kept.refresh([one, two]).pairs == 2
    with memory.open(path) as kept:
        assert kept.refresh([one, two]) == memory.Refreshed(0, 0, 2, 0)
        assert seen == ["one", "two"]
        changed = feed("one", "2", pair("First text.", "壹。"), seen=seen)
        done = kept.refresh([changed])
        assert (done.pairs, done.read, done.forgotten) == (1, 1, 1)
        assert [m.target for m in kept.lookup("First text.", EN, HANT)] == ["壹。"]
        assert kept.lookup("Second text.", EN, HANT) == []
        assert kept.rebuild([one, two]).pairs == 2


def test_a_feed_that_cannot_be_read_is_said_and_what_it_taught_stays(tmp_path: Path) -> None:
    seen: list[str] = []

    def broken() -> Iterator[Pair]:
        yield pair("New text.", "新。")
        raise TableError("row 3 is damaged", path="x.tmx", line=3)

    with memory.open(tmp_path / "m.sqlite") as kept:
        kept.refresh([feed("x", "1", pair("Old text.", "舊。"), seen=seen)])
        done = kept.refresh([Feed("x", "2", broken)])
        assert [str(fault) for fault in done.faults] == ["x.tmx:3: row 3 is damaged"]
        assert kept.lookup("Old text.", EN, HANT)[0].target == "舊。"
        assert kept.lookup("New text.", EN, HANT, threshold=100) == []


def test_what_cannot_be_stored_is_passed_over(tmp_path: Path) -> None:
    with memory.open(tmp_path / "m.sqlite") as kept:
        bad = [pair("half \ud800 letter", "一"), pair("", "二"), pair("x", " "), Pair("a", "b", "en_HK", "xx_XX")]
        assert kept.learn([*bad, pair("Good text.", "好。")]) == 1
        assert kept.lookup("half \ud800 letter", EN, HANT) == []
        assert kept.concordance("\ud800") == []


# -- the file


def test_a_deleted_file_is_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "m.sqlite"
    with memory.open(path) as kept:
        assert kept.learn([pair("Text.", "文。")]) == 1
    for one in path.parent.iterdir():
        one.unlink()
    with memory.open(path) as kept:
        assert kept.stats().pairs == 0
        assert kept.notice == ""


@pytest.mark.parametrize(
    "content", [b"this is no database at all, just text" * 50, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_rebuilt_and_that_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.sqlite"
    path.write_bytes(content)
    with memory.open(path) as kept:
        assert "damaged" in kept.notice
        assert kept.learn([pair("Text here.", "文。")]) == 1
        assert kept.lookup("Text here.", EN, HANT)[0].target == "文。"


def test_a_file_damaged_in_the_middle_is_rebuilt_from_its_feeds(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    seen: list[str] = []
    pairs = [pair(f"Sentence about the subject {n} and more.", f"第{n}句。") for n in range(2000)]
    one = feed("one", "1", *pairs, seen=seen)
    with memory.open(path) as kept:
        kept.refresh([one])
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\x00" * (len(data) - 8192 - 4096)
    path.write_bytes(data)
    with memory.open(path) as kept:
        kept.refresh([one])
        assert kept.lookup(pairs[7].source, EN, HANT)[0].target == "第7句。"
        assert "damaged" in kept.notice


def test_a_file_of_another_version_or_program_is_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text TEXT)")
    other.execute("PRAGMA user_version = 99")
    other.commit()
    other.close()
    with memory.open(path) as kept:
        assert "another version" in kept.notice
        assert kept.learn([pair("Text here.", "文。")]) == 1


def test_a_place_that_cannot_be_written_still_gives_a_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with memory.open(tmp_path / "file" / "m.sqlite") as kept:
        assert "for this run only" in kept.notice
        assert kept.learn([pair("Text here.", "文。")]) == 1


def test_processes_share_it(tmp_path: Path) -> None:
    path = tmp_path / "m.sqlite"
    program = (
        "import sys\nfrom pathlib import Path\nfrom l10n import memory\nfrom l10n.model import Pair\n"
        "kept = memory.open(Path(sys.argv[1]))\n"
        "for n in range(20):\n"
        "    kept.learn([Pair(f'Text {sys.argv[2]} of round {n}.', f'{sys.argv[2]}-{n}', 'en_HK', 'zh_Hant_HK')],\n"
        "               feed=f'{sys.argv[2]}-{n}')\n"
        "kept.close()\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("a", "b", "c")]
    assert [run.wait() for run in runs] == [0, 0, 0]
    with memory.open(path) as kept:
        assert kept.stats().pairs == 60
        assert kept.lookup("Text b of round 7.", EN, HANT)[0].target == "b-7"


def test_a_memory_that_is_held_too_long_is_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.memory.store._WAIT", 0.01)
    path = tmp_path / "m.sqlite"
    with memory.open(path) as kept:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WriteError, match="another process"):
            kept.learn([pair("Text here.", "文。")])
        other.execute("ROLLBACK")
        other.close()


# -- properties

LETTERS = st.text(alphabet=st.sampled_from("abAB no不未數碼港12,.<b>/ 「」\n"), max_size=80)


@given(LETTERS, LETTERS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_score_is_between_0_and_99_whatever_the_texts(one: str, other: str) -> None:
    for code in ("en_HK", "zh_Hant_HK"):
        assert 0 <= likeness(code, one, other).score <= 99


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_can_be_looked_up(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with memory.open(tmp_path_factory.getbasetemp() / "any.sqlite") as kept:
        learned = kept.learn([pair(text, "譯")], feed="any")
        found = kept.lookup(text, EN, HANT, limit=1)
        assert bool(found) == bool(learned)
        assert not found or found[0].score == 100


def test_a_line_of_a_hundred_thousand_letters_is_no_trouble(tmp_path: Path) -> None:
    text = "word and number 12, " * 5000
    with memory.open(tmp_path / "m.sqlite") as kept:
        kept.learn([pair(text, "長。")])
        assert kept.lookup(text + "more", EN, HANT, limit=1)[0].score == 99
