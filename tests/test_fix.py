"""The verb fix: golden rewrites, what it never touches, idempotence, the diff, states of what was rewritten."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import golden_lines
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import catalog as catalogs
from l10n import checks, extract, fix, locale, project, values
from l10n.errors import CatalogError, PersonsWorkError, UsageError
from l10n.model import Origin, State
from l10n.typography import Topic, addresses

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "fix"
HANT = locale.get("zh_Hant_HK")


def make(folder: Path, sources: list[str], *, glossary: str = "", extra: str = "") -> project.Project:
    """A project whose one release has these paragraphs, extracted."""
    (folder / "releases").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "l10n.toml").write_text(
        'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\nsegmentation = "paragraph"\n' + extra,
        encoding="utf-8",
    )
    (folder / "releases" / "lab.md").write_text("\n\n".join(sources) + "\n", encoding="utf-8")
    (folder / "glossary" / "terms.csv").write_text(
        glossary or "id,en_HK,zh_Hant_HK,avoid:zh_Hant_HK\ncyberport,Cyberport,數碼港,賽博港\n", encoding="utf-8"
    )
    own = project.find(folder)
    extract.run(own, own.releases())
    return own


def catalog(own: project.Project, code: str = "zh_Hant_HK") -> catalogs.Catalog:
    return catalogs.read(own.catalog_path("lab", locale.get(code)), locale.get(code))


def put(own: project.Project, targets: dict[str, str], code: str = "zh_Hant_HK") -> None:
    """What a person does in an editor; by source."""
    one = catalog(own, code)
    by_source = {unit.source: unit.id for unit in one.units()}
    for source, target in targets.items():
        one.set_target(by_source[source], target)
    catalogs.save(one, date="2026-01-15")


def id_of(own: project.Project, source: str) -> str:
    return next(unit.id for unit in catalog(own).units() if unit.source == source)


def comment(own: project.Project, source: str, text: str) -> None:
    """A translator's comment, as an editor writes it."""
    one = catalog(own)
    one.entry(id_of(own, source)).tcomment = text
    catalogs.save(one)


def run(own: project.Project, **options: object) -> fix.FixReport:
    return fix.run(own, own.releases(), **options)


def target_of(own: project.Project, source: str, code: str = "zh_Hant_HK") -> str:
    return next(unit.target for unit in catalog(own, code).units() if unit.source == source)


@pytest.mark.parametrize(
    "case",
    golden_lines.read(GOLDEN, "source target after unsafe", needed="source target after"),
    ids=lambda case: case.name,
)
def test_golden_rewrite(case: golden_lines.Case, tmp_path: Path) -> None:
    own = make(tmp_path / "p", [case["source"]])
    put(own, {case["source"]: case["target"]}, case.locales["target"])
    report = run(own)
    wanted = case["target"] if case["after"] == "same" else case["after"]
    assert target_of(own, case["source"], case.locales["target"]) == wanted
    assert report.changed == (wanted != case["target"])
    assert not run(own).changed
    if case["unsafe"]:
        run(own, unsafe=True)
        assert target_of(own, case["source"], case.locales["target"]) == case["unsafe"]


ONE, TWO = "Cyberport opened today.", "It is open."
BAD, GOOD = "數碼港,今日啟用.", "數碼港，今日啟用。"


def test_an_approved_unit_asks_for_approval_again_and_a_locked_one_stays(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE, TWO])
    one = catalog(own)
    one.set_target(id_of(own, ONE), BAD)
    one.approve(id_of(own, ONE), by="Chan", on="2026-01-15")
    one.lock(id_of(own, TWO), "開放,中.", by="the Minister's office", on="2026-01-15")
    catalogs.save(one)
    report = run(own)
    units = {unit.source: unit for unit in catalog(own).units()}
    assert (units[ONE].target, units[ONE].state) == (GOOD, State.TRANSLATED)
    assert (units[TWO].target, units[TWO].state) == ("開放,中.", State.LOCKED)
    assert any("asks for approval again" in line for line in report.lines())
    with pytest.raises(PersonsWorkError):
        catalogs.rewrite_target(catalog(own), id_of(own, TWO), "開放，中。")


def test_a_machines_draft_stays_one_and_a_stale_unit_stays_stale(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE, TWO])
    one = catalog(own)
    one.set_draft(id_of(own, ONE), BAD, Origin("memory", "2026-01-15", 92))
    one.set_target(id_of(own, TWO), "現已開放,歡迎參觀.")
    catalogs.save(one)
    (own.root / "releases" / "lab.md").write_text(f"{ONE}\n\nIt is open now.\n", encoding="utf-8")
    extract.run(own, own.releases())
    assert [unit.state for unit in catalog(own).units()] == [State.DRAFT, State.STALE]
    run(own)
    after = catalog(own)
    draft, stale = after.units()
    assert (draft.target, draft.state) == (GOOD, State.DRAFT)
    assert draft.origin == Origin("memory", "2026-01-15", 92)
    assert after.may_redraft(draft)
    assert (stale.target, stale.state, stale.previous) == ("現已開放，歡迎參觀。", State.STALE, TWO)
    assert not after.may_redraft(stale)
    assert not after.notices


def test_a_rewrite_that_changes_a_value_is_dropped_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = make(tmp_path / "p", [ONE])
    put(own, {ONE: BAD})
    monkeypatch.setattr(fix.typography, "rewrite", lambda *_, **__: "數碼港，今日啟用13所實驗室。")
    report = run(own)
    assert target_of(own, ONE) == BAD
    assert any("would change a value" in str(one) for one in report.dropped)


def test_what_would_not_come_to_rest_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = make(tmp_path / "p", [ONE])
    put(own, {ONE: BAD})
    monkeypatch.setattr(fix.typography, "rewrite", lambda text, *_, **__: text + "。")
    report = run(own)
    assert target_of(own, ONE) == BAD
    assert any("come to rest" in str(one) for one in report.dropped)


def test_ignored_and_suppressed_checks_rewrite_nothing(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE], extra='[check.per_locale.zh_Hans_CN]\nignore = ["PUN001"]\n')
    put(own, {ONE: "数码港,今日启用。"}, "zh_Hans_CN")
    put(own, {ONE: BAD})
    assert not run(own, ignore=["PUN001"]).changed
    comment(own, ONE, "l10n: ignore PUN001 as on the banner")
    assert not run(own).changed
    comment(own, ONE, "l10n: ignore PUN001")
    assert {one.path for one in run(own).rewrites} == {own.shown(own.catalog_path("lab", HANT))}


def test_one_damaged_catalog_leaves_every_catalog_as_it_was(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE])
    put(own, {ONE: BAD})
    other = own.catalog_path("lab", locale.get("zh_Hans_CN"))
    other.write_text(other.read_text(encoding="utf-8") + '\nmsgid "open\n', encoding="utf-8")
    before = own.catalog_path("lab", HANT).read_bytes()
    with pytest.raises(CatalogError, match=r"lab\.po:\d+"):
        run(own)
    assert own.catalog_path("lab", HANT).read_bytes() == before
    assert run(own, locales=[HANT]).changed


def test_selecting_narrows_what_is_rewritten(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE])
    put(own, {ONE: "數碼港,今日“啟用”。"})
    run(own, select=["QUO"])
    assert target_of(own, ONE) == "數碼港,今日「啟用」。"
    with pytest.raises(UsageError):
        run(own, select=["XYZ"])


def test_the_houses_form_is_written_but_not_into_names(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE, TWO], extra='[style.zh_Hant_HK]\nvariants = "佈衛台"\n')
    put(own, {ONE: "衞生署公布個人衞生指引，見《舞臺》。", TWO: "平臺今日發布。"})
    run(own)
    assert target_of(own, ONE) == "衞生署公佈個人衛生指引，見《舞臺》。"
    assert target_of(own, TWO) == "平台今日發佈。"
    assert not run(own).changed


def test_every_topic_of_typography_has_the_check_that_speaks_for_it() -> None:
    assert sorted(topic for topics in fix.TOPICS.values() for topic in topics) == sorted(Topic)
    pages = {check.CODE: Path(str(check.__file__)).read_text(encoding="utf-8") for check in checks.all_checks()}
    for code, topics in fix.TOPICS.items():
        assert set(re.findall(r"Topic\.([A-Z_]+)", pages[code])) == {topic.name for topic in topics}


MIXED = st.text(
    alphabet=st.sampled_from("數碼港今日啟用,.:;!?()\"'“”‘’「」…－—-~ 　\uff11\uff12\uff21%％12,5aB\u200b<b></b>億元"),
    min_size=1,
    max_size=24,
)
NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SOURCES = [f"Sentence {name} of the release." for name in NAMES]
TEXTS = st.lists(MIXED.filter(lambda text: text.strip() != ""), min_size=len(NAMES), max_size=len(NAMES))


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> project.Project:
    """A project with a release of twelve paragraphs, made once: disks are slow."""
    return make(tmp_path_factory.mktemp("fix") / "p", SOURCES)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(texts=TEXTS)
def test_fixing_twice_is_fixing_once_and_no_value_changes(texts: list[str], twelve: project.Project) -> None:
    put(twelve, dict(zip(SOURCES, texts, strict=True)))
    before = {unit.id: unit.target for unit in catalog(twelve).units()}
    run(twelve)
    for unit in catalog(twelve).units():
        assert _said(unit.target) == _said(before[unit.id])
    assert not run(twelve, dry=True).rewrites


def _said(text: str) -> tuple[object, ...]:
    seen = fix._as_seen(text)
    figures = sorted((str(one.kind), str(one.amount), one.unit) for one in values.read(seen, HANT))
    return figures, [text[start:end] for start, end in addresses(text)], re.findall(r"</?b>", text)


def test_the_command_line(tmp_path: Path) -> None:
    own = make(tmp_path / "p", [ONE])
    put(own, {ONE: BAD})
    path = own.catalog_path("lab", HANT)
    before = path.read_bytes()

    def l10n(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-X", "utf8", "-m", "l10n", *words],
            cwd=own.root, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    shown = l10n("fix", "--diff", "locales/zh_Hant_HK")
    assert shown.returncode == 1, shown.stderr
    assert shown.stdout.startswith("--- a/locales/zh_Hant_HK/LC_MESSAGES/lab.po\n")
    assert f'\n-msgstr "{BAD}"\n+msgstr "{GOOD}"\n' in shown.stdout
    assert path.read_bytes() == before
    assert l10n("fix").returncode == 0
    assert GOOD in path.read_text(encoding="utf-8")
    again = l10n("fix", "--diff")
    assert (again.returncode, again.stdout) == (0, "")
    assert l10n("fix", "nothing").returncode == 2
