"""Many releases: the same report from one process and from several; quick looks that lose nothing."""

from __future__ import annotations

import difflib
import multiprocessing
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import catalog as catalogs
from l10n import check, edition, extract, glossary, locale, project, report, script, typography
from l10n.check import jobs
from l10n.check.part import Task
from l10n.check.placing import place
from l10n.check.sharing import AHEAD, Sharing
from l10n.checks import CheckContext, _blocks, released_two_ways, term_across_releases
from l10n.errors import CatalogError
from l10n.model import Finding, Fix, Severity
from l10n.script import characters, foreign, watch
from l10n.typography import Topic
from l10n.typography.find import _RULES, _Text

HANT, HANS = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
MONEY, AREA, HUB = "The fund has HK$1.5 billion.", "It has an area of 7,500 square feet.", "The Hub “opens” today."
TARGETS = {
    "News": ["新聞", "消息"],
    MONEY: ["基金有1.5億港元。", "基金有15億港元。"],
    AREA: ["面積為7,600平方呎。", "面積為7,500平方呎 。"],
    HUB: ["匯點今日「開幕」。", "科技中心今日「开幕」。"],
}
SLUGS = ("alpha", "beta", "gamma", "omega")


def make(folder: Path) -> project.Project:
    """A project of four releases that say the same, translated in two ways by turns."""
    (folder / "releases").mkdir(parents=True)
    (folder / "glossary").mkdir()
    settings_ = (
        'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n[style.zh_Hant_HK]\nhan_digit_space = "strip"\n'
    )
    (folder / "l10n.toml").write_text(settings_, encoding="utf-8")
    rows = "id,en_HK,zh_Hant_HK,kind\nhub,Hub,匯點|科技中心,organisation\ngone,Gone,,term\n"
    (folder / "glossary" / "terms.csv").write_text(rows, encoding="utf-8")
    for slug in SLUGS:
        text = f"---\ndate: 2026-01-15\n---\n\n# News\n\n{MONEY} {AREA}\n\n{HUB}\n"
        (folder / "releases" / f"{slug}.md").write_text(text, encoding="utf-8")
    own = project.find(folder)
    extract.run(own, own.releases())
    for number, slug in enumerate(SLUGS):
        one = catalogs.read(own.catalog_path(slug, HANT), HANT)
        for entry in one.live():
            entry.target = TARGETS[entry.msgid][number % 2]
            if entry.msgid == AREA:
                entry.tcomment = "l10n: ignore NUM001, DAT001 the client corrects it"
        catalogs.save(one, date="2026-01-15")
    return own


def run(own: project.Project, number: int) -> check.CheckReport:
    return check.run(own, own.releases(), whole=True, jobs=number)


def test_a_finding_keeps_all_that_the_check_said_when_it_is_placed(tmp_path: Path) -> None:
    """It is made anew field by field, in the order in which they are declared."""
    own = make(tmp_path / "p")
    one = edition.load(own, edition.read(own.releases()[0]), HANT)
    pair = next(pair for pair in one.pairs if pair.target)
    unit = pair.groups[0].units[0]
    values = {
        field.name: unit.id if field.name == "unit" else 1 if field.type == "int" else f"some {field.name}"
        for field in fields(Finding)
        if field.name not in {"severity", "fix", "edit"}
    }
    hit = Finding(severity=Severity.INFO, fix=Fix("甲", safe=False), **values)  # type: ignore[arg-type]
    placed = place(("catalog", "release"), one, pair, hit)
    put = {"path", "line", "release_path", "release_line", "text_line", "text_column", "edit"}
    own_fields = {field.name: getattr(placed, field.name) for field in fields(Finding) if field.name not in put}
    assert own_fields == {name: getattr(hit, name) for name in own_fields}
    assert (placed.path, placed.line, placed.release_path) == ("catalog", unit.line, "release")
    assert (placed.release_line, placed.edit) == (pair.block.place.line, None)
    assert placed.text_line > unit.line


def test_several_processes_give_the_same_report_as_one(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    alone = run(own, 1)
    assert {"CUR001", "CON002", "TRM004", "CAT006"} <= set(alone.by_code())
    assert alone.suppressed == 2
    assert run(own, 3) == alone


def test_the_command_says_the_same_from_several_processes(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    said = subprocess.run(
        [sys.executable, "-m", "l10n", "check", "--format", "json", "--jobs", "2"],
        cwd=own.root, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.stdout == report.get("json").render(run(own, 1), color=False, verbose=False)
    assert said.returncode == 1
    assert not said.stderr


def test_a_damaged_catalog_is_the_same_error_in_a_process_of_its_own(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    path = own.catalog_path("beta", HANT)
    path.write_text(path.read_text(encoding="utf-8") + '\nmsgid "broken\n', encoding="utf-8")
    said = []
    for number in (1, 2):
        with pytest.raises(CatalogError) as caught:
            run(own, number)
        said.append(str(caught.value))
    assert said[0] == said[1]
    assert "beta.po" in said[0]


def test_who_stops_asking_leaves_no_process_behind(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    task = Task(own, check.choose(own), glossary.read(own.glossary_paths()))
    parts = jobs.parts(task, [(release, ()) for release in own.releases()], ((), ()), 2)
    assert next(parts).slug == "alpha"
    parts.close()
    assert not multiprocessing.active_children()


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.integers(1, 4), st.integers(0, 40), st.integers(0, 60))
def test_shared_chunks_come_in_order_each_once_and_an_error_in_its_turn(helpers: int, count: int, wrong: int) -> None:
    begun: list[int] = []
    got: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        assert number < len(got) + AHEAD * (helpers + 1) + 1
        return 1 // (number != wrong) * number

    with ThreadPoolExecutor(helpers) as pool:
        sharing = Sharing(helpers, range(count), lambda number: pool.submit(work, number), work)
        if wrong < count:
            with pytest.raises(ZeroDivisionError):
                got.extend(sharing)
            sharing.stop()
        else:
            got.extend(sharing)
    assert got == list(range(min(count, wrong)))
    assert len(begun) == len(set(begun))
    assert set(begun) >= set(got)


def test_releases_go_to_processes_in_pieces_of_like_size(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    work = [(release, ()) for release in own.releases()]
    for number in (2, 8):
        chunks = jobs._chunks(own, work, number)
        assert [one for chunk in chunks for one in chunk] == work
        assert len(chunks) == len(work)
    assert jobs._chunks(own, work * 50, 2) != [[one] for one in work * 50]


def test_little_work_is_done_by_one_process_and_much_by_no_more_than_there_are_releases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = make(tmp_path / "p")
    assert jobs.fitting(own, own.releases()) == 1
    assert jobs.fitting(own, []) == 1
    monkeypatch.setattr(jobs, "ENOUGH", 1)
    assert 1 <= jobs.fitting(own, own.releases()[:2]) <= 2


def test_a_project_goes_to_another_process_and_keeps_its_locales(tmp_path: Path) -> None:
    own = replace(make(tmp_path / "p"), root=tmp_path)
    back = pickle.loads(jobs._packed((own, own.releases())))  # noqa: S301 - packed in the same line
    assert back[0] == own
    assert back[0].targets[0] is HANT


def test_checks_over_releases_find_in_a_library_what_they_find_release_by_release(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    found = [hit for hit in run(own, 1).findings if hit.code in {"CON002", "TRM004"}]
    library = {}
    for release in own.releases():
        reading = edition.read(release)
        library[release.slug] = {HANT.code: edition.load(own, reading, HANT).pairs}
    termbase = glossary.read(own.glossary_paths())
    context = CheckContext(own.source, own.source, termbase)
    hits = [*released_two_ways.find(library, context), *term_across_releases.find(library, context)]
    assert sorted((hit.code, hit.message, hit.unit) for hit in hits) == sorted(
        (hit.code, hit.message, hit.unit) for hit in found
    )


TEXT = st.text(
    st.sampled_from(
        "abAB12 ,.。，、：；！「」『』“”‘'\"()（）…⋯·-―－—后里面發發发台的的<b></b>\t\u200b\u00a0\u3000\uff21"
    ),
    max_size=40,
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXT, st.sampled_from(["zh_Hant_HK", "zh_Hans_CN", "en_HK"]), st.sampled_from(list(Topic)))
def test_a_quick_look_at_a_text_rules_out_only_topics_without_slips(text: str, code: str, topic: Topic) -> None:
    style = typography.of(locale.get(code), {"han_latin_space": "require"} if code != "en_HK" else {})
    if list(_RULES[topic](_Text(text, style, None, ()))):
        assert typography.possible(text, style, [topic]) == [topic]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("abc"), max_size=30), st.text(st.sampled_from("abc"), max_size=30))
def test_nearly_the_same_is_what_difflib_says(one: str, other: str) -> None:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    block = matcher.find_longest_match(0, len(one), 0, len(other))
    found = _blocks.longest(one, other)
    assert found == (block.a, block.b, block.size) if block.size else not found[2]
    for least in (0.5, 0.8, 0.92, 1.0):
        assert _blocks.alike(one, other, least) == (matcher.ratio() >= least)


WORDS = [
    *("會議之后", "皇后", "里面", "裡面", "台灣", "于先生", "于", "面包", "了解", "發展", "平方呎"),
    *("系統", "干部", "周", "制造"),
    *("https://a.hk/后", "「", "」", "，"),
]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=8).map("".join))
def test_a_text_is_converted_to_and_fro_only_where_that_may_show_a_suspect(text: str) -> None:
    there = characters.straight(text, HANT, HANS)
    assert there is None or there == "".join(characters.cells(text, HANT, HANS))
    if there is not None and not foreign._may_differ(text, there, HANS, HANT):
        back = script.convert(there, HANS, HANT, glossary=glossary.Glossary.empty(), codes=())
        unsure = {doubt.start for doubt in back.doubts}
        assert not [
            one
            for at, one in enumerate(text)
            if one == there[at] and "\u3400" <= one <= "\u9fff" and back.text[at] != one and at not in unsure
            and foreign._home(one, HANT) and watch.in_word(text, at, HANT)
            and not watch.variant(one, back.text[at], HANT)
            and not any(start <= at < end for start, end in typography.addresses(text))
        ]  # fmt: skip
