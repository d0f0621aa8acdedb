"""The verb derive: one Chinese locale follows the other, a person's work stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import catalog as catalogs
from l10n import derive, draft, extract, locale, project
from l10n.errors import UsageError
from l10n.model import JOINED, OMITTED, State, unit_id

DATE = "2026-03-02"
HANT = locale.get("zh_Hant_HK")
HANS = locale.get("zh_Hans_CN")
ENGLISH = (
    "# The Center opens\n\n"
    "Cyberport opened a centre today. Zhao Yan attended.\n\n"
    "It has an area of 7,500 square feet. Visit [our page](https://www.example.hk/a).\n"
)
OPENED = "Cyberport opened a centre today."
ATTENDED = "Zhao Yan attended."
AREA = "It has an area of 7,500 square feet."
VISIT = "Visit <a1>our page</a1>."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "releases").mkdir()
    (tmp_path / "glossary").mkdir()
    (tmp_path / "l10n.toml").write_text('[draft]\nderive = { zh_Hans_CN = "zh_Hant_HK" }\n', encoding="utf-8")
    (tmp_path / "glossary" / "terms.csv").write_text(
        "id,en_HK,zh_Hant_HK,zh_Hans_CN,kind\n"
        "zhao-yan,Zhao Yan,趙岩,赵岩,person\nit,information technology,資訊科技,信息技术,term\n",
        encoding="utf-8",
    )
    (tmp_path / "releases" / "one.md").write_text(ENGLISH, encoding="utf-8")
    extract.run(project.find(tmp_path), project.find(tmp_path).releases(), date=DATE)
    return tmp_path


def own(home: Path) -> project.Project:
    return project.find(home)


def catalog(home: Path, of: locale.Locale) -> catalogs.Catalog:
    return catalogs.read(own(home).catalog_path("one", of), of)


def put(home: Path, of: locale.Locale, source: str, target: str, *, approve: bool = False) -> None:
    book = catalog(home, of)
    book.set_target(unit_id(source), target)
    if approve:
        book.approve(unit_id(source), by="Ng", on=DATE)
    catalogs.save(book, root=home, date=DATE)


def run(home: Path, **options: object) -> derive.Report:
    return derive.run(own(home), own(home).releases(), date=DATE, **options)  # type: ignore[arg-type]


def unit(home: Path, source: str, of: locale.Locale = HANS):  # noqa: ANN201 - a Unit, named by the module under test
    found = catalog(home, of).unit(unit_id(source))
    assert found is not None
    return found


def test_a_translated_unit_is_derived_as_a_draft_with_its_origin(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用「中心」。", approve=True)
    report = run(home)
    got = unit(home, OPENED)
    assert got.target == "数码港今日启用“中心”。"
    assert got.state is State.DRAFT
    assert got.origin is not None
    assert (got.origin.maker, got.origin.date, got.origin.from_draft) == ("derived", DATE, False)
    assert report.rows[0].new == 1
    assert report.rows[0].waiting == 4


def test_names_units_of_measure_and_codes(home: Path) -> None:
    put(home, HANT, ATTENDED, "趙岩出席。")
    put(home, HANT, AREA, "面積7,500平方呎，設資訊科技室。")
    put(home, HANT, VISIT, "請瀏覽<a1>我們的網頁</a1>。")
    run(home)
    assert unit(home, ATTENDED).target == "赵岩出席。"
    assert unit(home, AREA).target == "面积7,500平方英尺，设信息技术室。"
    assert unit(home, VISIT).target == "请浏览<a1>我们的网页</a1>。"


def test_a_second_run_changes_no_byte(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    path = own(home).catalog_path("one", HANS)
    before = path.read_bytes(), path.with_suffix(".ledger.json").read_bytes()
    report = derive.run(own(home), own(home).releases(), date="2027-01-01")
    assert (path.read_bytes(), path.with_suffix(".ledger.json").read_bytes()) == before
    assert not report.changed
    assert report.rows[0].same == 1


def test_only_the_unit_whose_base_changed_is_renewed(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    put(home, HANT, ATTENDED, "趙岩出席。")
    run(home)
    first = own(home).catalog_path("one", HANS).read_text(encoding="utf-8").splitlines()
    put(home, HANT, OPENED, "數碼港今天啟用中心。")
    report = run(home)
    after = own(home).catalog_path("one", HANS).read_text(encoding="utf-8").splitlines()
    assert (report.rows[0].renewed, report.rows[0].same, report.rows[0].new) == (1, 1, 0)
    assert [line for line in after if line not in first] == ['msgstr "数码港今天启用中心。"']


def test_a_draft_of_the_sister_gives_a_draft_from_draft(home: Path) -> None:
    book = catalog(home, HANT)
    book.set_draft(unit_id(OPENED), "數碼港今日啟用中心。", derive.Origin("google", DATE))
    catalogs.save(book, root=home)
    run(home)
    origin = unit(home, OPENED).origin
    assert origin is not None
    assert origin.from_draft
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    origin = unit(home, OPENED).origin
    assert origin is not None
    assert not origin.from_draft


def test_a_persons_edit_is_kept_and_shown_as_a_difference(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    put(home, HANS, OPENED, "数码港中心今日启用。")
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    report = run(home)
    assert unit(home, OPENED).target == "数码港中心今日启用。"
    (difference,) = report.rows[0].differences
    assert difference.derived == "数码港昨日启用中心。"
    assert "数码港中心今日启用。 | derived now: 数码港昨日启用中心。" in "\n".join(report.lines(verbose=True))


def test_an_approved_derived_unit_says_that_its_base_moved(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    book = catalog(home, HANS)
    book.approve(unit_id(OPENED), by="Ng", on=DATE)
    catalogs.save(book, root=home, date=DATE)
    assert not run(home).rows[0].differences
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    (difference,) = run(home).rows[0].differences
    assert difference.moved
    assert unit(home, OPENED).state is State.APPROVED


def test_an_edited_unit_says_that_its_base_moved_and_only_then(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    put(home, HANT, ATTENDED, "趙岩出席。")
    run(home)
    put(home, HANS, OPENED, "数码港中心今日启用。")
    put(home, HANS, ATTENDED, "赵岩有出席。")
    assert not any(one.moved for one in run(home).rows[0].differences)
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    report = run(home)
    assert {one.unit: one.moved for one in report.rows[0].differences} == {
        unit_id(OPENED): True,
        unit_id(ATTENDED): False,
    }
    assert f"l10n derive --take {unit_id(OPENED)}" in str(report)


def test_an_edit_in_an_editor_keeps_the_basis(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    path = own(home).catalog_path("one", HANS)
    text = path.read_text(encoding="utf-8").replace("数码港今日启用中心。", "数码港中心今日启用。")
    path.write_text(text.replace('#, fuzzy\nmsgid "Cyber', 'msgid "Cyber'), encoding="utf-8")
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    for _ in range(2):
        (difference,) = run(home).rows[0].differences
        assert difference.moved


def test_taking_the_derived_text_makes_a_draft_because_a_person_asked(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    put(home, HANS, OPENED, "数码港中心今日启用。", approve=True)
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    report = run(home, take=[unit_id(OPENED)])
    now = unit(home, OPENED)
    assert (now.target, now.state) == ("数码港昨日启用中心。", State.DRAFT)
    assert "a draft again: 数码港昨日启用中心。 | was: 数码港中心今日启用。" in str(report)
    put(home, HANT, OPENED, "數碼港明日啟用中心。")
    run(home)
    assert unit(home, OPENED).target == "数码港明日启用中心。"
    assert not run(home).changed


def test_keeping_a_difference_is_remembered_until_the_base_moves_again(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    run(home)
    put(home, HANS, OPENED, "数码港中心今日启用。")
    put(home, HANT, OPENED, "數碼港昨日啟用中心。")
    run(home, keep=[unit_id(OPENED)])
    (difference,) = run(home).rows[0].differences
    assert not difference.moved
    put(home, HANT, OPENED, "數碼港明日啟用中心。")
    (difference,) = run(home).rows[0].differences
    assert difference.moved


def test_a_unit_that_is_not_there_cannot_be_taken(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    with pytest.raises(UsageError, match="no unit 0123456789"):
        run(home, take=["0123456789"])


def test_joined_and_omitted_are_carried(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心，趙岩出席。")
    put(home, HANT, ATTENDED, JOINED)
    put(home, HANT, AREA, OMITTED)
    run(home)
    assert unit(home, OPENED).target == "数码港今日启用中心，赵岩出席。"
    assert unit(home, ATTENDED).target == JOINED
    assert unit(home, AREA).target == OMITTED


def test_joined_is_not_put_behind_a_persons_own_sentence(home: Path) -> None:
    put(home, HANS, OPENED, "数码港中心启用。")
    put(home, HANT, OPENED, "數碼港今日啟用中心，趙岩出席。")
    put(home, HANT, ATTENDED, JOINED)
    report = run(home)
    assert unit(home, ATTENDED).target == ""
    assert report.rows[0].kept == 1


def test_doubts_stand_beside_the_unit_and_in_the_report(home: Path) -> None:
    put(home, HANT, ATTENDED, "李乾博士出席。")
    report = run(home)
    assert unit(home, ATTENDED).target == "李乾博士出席。"
    assert "乾" in report.rows[0].questions[0].doubt
    assert "#. check: 乾" in own(home).catalog_path("one", HANS).read_text(encoding="utf-8")
    put(home, HANT, ATTENDED, "趙岩出席。")
    run(home)
    assert "#. check:" not in own(home).catalog_path("one", HANS).read_text(encoding="utf-8")


def test_drafting_afterwards_keeps_the_doubts(home: Path) -> None:
    put(home, HANT, ATTENDED, "李乾博士出席。")
    run(home)
    path = own(home).catalog_path("one", HANS)
    draft.run(own(home), own(home).releases())
    once = path.read_bytes()
    assert "#. check: 乾" in once.decode()
    run(home)
    draft.run(own(home), own(home).releases())
    assert path.read_bytes() == once


def test_a_chinese_release_is_derived_from_itself(home: Path) -> None:
    (home / "releases" / "two.md").write_text(
        "---\nsource: zh_Hans_CN\n---\n\n# 中心启用\n\n赵岩说：“我们很高兴。”\n", encoding="utf-8"
    )
    release = own(home).releases(["two"])
    extract.run(own(home), release, date=DATE)
    report = derive.run(own(home), release, date=DATE)
    assert [(row.base, row.locale) for row in report.rows] == [("zh_Hans_CN", "zh_Hant_HK")]
    book = catalogs.read(own(home).catalog_path("two", HANT), HANT)
    assert [one.target for one in book.units()] == ["中心啟用", "趙岩說：「我們很高興。」"]


def test_nothing_to_derive_from_is_one_clear_line(home: Path) -> None:
    (home / "l10n.toml").write_text('targets = ["zh_Hant_HK"]\n', encoding="utf-8")
    report = run(home)
    assert not report.rows
    assert len(report.lines()) == 1
    assert "nothing to derive" in str(report)


def test_a_missing_catalog_is_said(home: Path) -> None:
    own(home).catalog_path("one", HANT).unlink()
    assert "l10n extract one" in str(run(home))
    own(home).catalog_path("one", HANS).unlink()
    assert "l10n extract one" in str(run(home))


def test_a_locale_that_is_not_chinese_is_refused(home: Path) -> None:
    with pytest.raises(UsageError, match="en_HK is not Chinese"):
        run(home, source=locale.get("en_HK"), target=HANS)


def test_the_memorys_draft_stays_unless_redrafted(home: Path) -> None:
    put(home, HANT, OPENED, "數碼港今日啟用中心。")
    book = catalog(home, HANS)
    book.set_draft(unit_id(OPENED), "数码港中心今天启用。", derive.Origin("memory", DATE, 100))
    catalogs.save(book, root=home)
    assert run(home).rows[0].others == 1
    assert run(home, redraft=True).rows[0].renewed == 1
    assert unit(home, OPENED).target == "数码港今日启用中心。"
