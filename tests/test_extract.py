"""The verb extract, and split and restore, on a project on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import catalog as catalogs
from l10n import edition, extract
from l10n import project as projects
from l10n.errors import CatalogError, ReleaseError, UsageError
from l10n.locale import get
from l10n.model import Origin, State
from l10n.project import Project

HANT, HANS, EN = get("zh_Hant_HK"), get("zh_Hans_CN"), get("en_HK")
DAY = "2026-11-25"
RELEASE = """---
title: Center Opens at Cyberport
date: 2025-10-21
---

# Center Opens at Cyberport

Hong Kong, 21 October 2025 – The Center opened today. It takes up over 7,500 square feet.

“We are **grateful** to all partners,” said Rocky Cheng. The partners toured the offices.

## About the Center

The Center helps start-ups. Visit www.example.org.

## About Cyberport

The park helps start-ups too. Visit www.example.org.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n', encoding="utf-8")
    (tmp_path / "releases").mkdir()
    write(tmp_path, RELEASE)
    return projects.find(tmp_path)


def write(root: Path, text: str) -> None:
    (root / "releases" / "opening.md").write_text(text, encoding="utf-8")


def run(project: Project, *, check: bool = False) -> extract.Report:
    return extract.run(project, project.releases(), check=check, date=DAY)


def hant(project: Project) -> catalogs.Catalog:
    return catalogs.read(project.catalog_path("opening", HANT), HANT, source=EN)


def everything(project: Project) -> dict[str, bytes]:
    folder = project.root / "locales"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_first_time_and_again(project: Project) -> None:
    report = run(project)
    assert report.changed
    assert [one.path for one in report.catalogs] == [
        "locales/zh_Hant_HK/LC_MESSAGES/opening.po",
        "locales/zh_Hans_CN/LC_MESSAGES/opening.po",
    ]
    assert report.templates == ("locales/opening.pot",)
    assert all(one.created for one in report.catalogs)
    total = report.catalogs[0].update.total
    assert f"{total} units, {total} new" in report.lines()[0]
    before = everything(project)
    again = run(project)
    assert not again.changed
    assert everything(project) == before


def test_both_locales_list_the_same_units(project: Project) -> None:
    run(project)
    ids = [
        [unit.id for unit in catalogs.read(project.catalog_path("opening", one), one).units()] for one in (HANT, HANS)
    ]
    reading = edition.read(project.releases()[0])
    assert ids[0] == ids[1] == list(dict.fromkeys(segment.unit for segment in reading.every()))


def test_check_writes_nothing(project: Project) -> None:
    report = run(project, check=True)
    assert report.changed
    assert not (project.root / "locales").exists()
    run(project)
    before = everything(project)
    assert not run(project, check=True).changed
    write(project.root, RELEASE.replace("today", "yesterday"))
    report = run(project, check=True)
    assert report.changed
    assert report.templates == ("locales/opening.pot",)
    assert everything(project) == before


def test_check_is_quiet_after_a_translators_work(project: Project) -> None:
    run(project)
    path = project.catalog_path("opening", HANT)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('opened today."\nmsgstr ""', 'opened today."\nmsgstr "中心今日開幕。"'), encoding="utf-8"
    )
    assert not run(project, check=True).changed
    assert not run(project).changed
    assert path.read_text(encoding="utf-8") != text


def translated(project: Project) -> None:
    catalog = hant(project)
    for at, unit in enumerate(catalog.units()):
        catalog.set_target(unit.id, f"譯文{at}：7,500平方呎" if "7,500" in unit.source else f"譯文{at}")
        catalog.approve(unit.id, by="May", on=DAY)
    catalogs.save(catalog, date=DAY)


def test_an_edit(project: Project) -> None:
    run(project)
    translated(project)
    edited = RELEASE.replace("7,500", "7,600").replace("toured the offices", "toured the laboratories")
    write(project.root, edited)
    report = run(project)
    assert report.catalogs[0].update.counts == {"carried": 1, "changed": 1}
    lines = report.lines()
    assert any("with figures carried over" in line and "[-7,500-]{+7,600+}" in line for line in lines)
    assert any("[-offices-]{+laboratories+}" in line for line in lines)
    states = {unit.source: (unit.state, unit.target) for unit in hant(project).units()}
    carried = next(value for source, value in states.items() if "7,600" in source)
    assert carried[0] is State.DRAFT
    assert carried[1].endswith("7,600平方呎")
    assert sum(state is State.APPROVED for state, _ in states.values()) == len(states) - 2
    write(project.root, RELEASE)
    run(project)
    assert {unit.state for unit in hant(project).units()} == {State.APPROVED}


def test_a_damaged_catalog_leaves_every_locale_alone(project: Project) -> None:
    run(project)
    path = project.catalog_path("opening", HANS)
    path.write_bytes(path.read_bytes()[:-5])
    before = everything(project)
    write(project.root, RELEASE.replace("today", "yesterday"))
    with pytest.raises(CatalogError):
        run(project)
    assert everything(project) == before


def test_damaged_releases_are_all_named_and_nothing_is_written(project: Project) -> None:
    for name in ("x.txt", "y.md"):
        (project.root / "releases" / name).write_bytes(b"Not \0 fine.\n")
    before = everything(project)
    with pytest.raises(ReleaseError, match="a NUL character") as caught:
        extract.run(project, project.releases())
    assert [Path(fault.path).name for fault in caught.value.faults] == ["x.txt", "y.md"]
    assert caught.value.hint.endswith("Nothing was written.")
    assert everything(project) == before


def test_split_pins_one_occurrence_in_every_locale(project: Project) -> None:
    run(project)
    translated(project)
    release = project.releases()[0]
    unit = next(unit for unit in hant(project).units() if "www.example.org" in unit.source)
    done = extract.split(project, release, unit.id[:6], 2, date=DAY)
    assert done.context == "boilerplate #2"
    pinned = hant(project).unit(done.unit)
    assert pinned is not None
    assert (pinned.source, pinned.target, pinned.state, pinned.context) == (
        unit.source,
        unit.target,
        State.DRAFT,
        "boilerplate #2",
    )
    assert catalogs.read(project.catalog_path("opening", HANS), HANS).unit(done.unit) is not None
    kept = hant(project).unit(unit.id)
    assert kept is not None
    assert kept.state is State.APPROVED
    assert not run(project).changed
    moved = RELEASE.replace("today. It", "today, at last. It").replace("## About the Center\n\n", "## About us\n\n")
    write(project.root, moved)
    run(project)
    ids = [one.id for one in hant(project).units() if one.source == unit.source]
    assert ids == [unit.id, done.unit]
    one = edition.load(project, edition.read(project.releases()[0]), HANT)
    assert [segment.unit for pair in one.pairs for group in pair.groups for segment in group.segments][-1] == done.unit
    assert extract.split(project, project.releases()[0], unit.id, 1, date=DAY).report


def test_split_refuses_what_cannot_be(project: Project) -> None:
    run(project)
    release = project.releases()[0]
    alone = next(unit for unit in hant(project).units() if "grateful" in unit.source)
    with pytest.raises(CatalogError, match="stands once"):
        extract.split(project, release, alone.id, 1)
    with pytest.raises(UsageError, match="0 units"):
        extract.split(project, release, "zzz", 1)
    twice = next(unit for unit in hant(project).units() if "www.example.org" in unit.source)
    with pytest.raises(CatalogError, match="there is no number 3"):
        extract.split(project, release, twice.id, 3)


def test_restore(project: Project) -> None:
    run(project)
    translated(project)
    path = project.catalog_path("opening", HANT)
    before = path.read_bytes()
    path.write_bytes(before.split(b"\n\n")[0] + b"\n")
    with pytest.raises(CatalogError, match="are missing that had a target"):
        hant(project)
    restored = extract.restore(project, project.releases(), locales=[HANT], date=DAY)
    assert {news.kind for one in restored for news in one.news} == {"lost"}
    assert run(project).changed
    assert path.read_bytes() == before
    assert {unit.state for unit in hant(project).units()} == {State.APPROVED}


def test_drafts_survive_an_extract(project: Project) -> None:
    run(project)
    catalog = hant(project)
    unit = catalog.units()[0]
    catalog.set_draft(unit.id, "草稿", Origin("memory", DAY, 88))
    catalog.set_notes(unit.id, ["term: Cyberport = 數碼港"])
    catalogs.save(catalog, date=DAY)
    before = everything(project)
    assert not run(project).changed
    assert everything(project) == before
    assert "#. role: metadata\n#. term: Cyberport = 數碼港\n" in before["zh_Hant_HK/LC_MESSAGES/opening.po"].decode()


def test_a_release_that_returns_to_chinese_first(project: Project) -> None:
    (project.root / "releases" / "cn.md").write_text(
        "---\nsource: zh_Hant_HK\n---\n\n# 中心開幕\n\n香港，2025年10月21日 – 中心今日於數碼港開幕。其後舉行論壇。\n",
        encoding="utf-8",
    )
    report = extract.run(project, project.releases(["cn"]), date=DAY)
    assert [one.locale for one in report.catalogs] == ["en_HK", "zh_Hans_CN"]
    text = project.catalog_path("cn", EN).read_text(encoding="utf-8")
    assert "Plural-Forms: nplurals=2; plural=(n != 1);" in text
    assert 'msgid "其後舉行論壇。"' in text


def test_a_lost_catalog_comes_back_from_its_ledger(project: Project) -> None:
    run(project)
    translated(project)
    before = everything(project)
    project.catalog_path("opening", HANT).unlink()
    report = run(project)
    assert report.catalogs[0].update.counts == {"returned": report.catalogs[0].update.total}
    assert everything(project) == before


def test_a_locale_that_comes_later_has_the_same_pins(project: Project) -> None:
    run(project)
    unit = next(unit for unit in hant(project).units() if "www.example.org" in unit.source)
    done = extract.split(project, project.releases()[0], unit.id, 2, date=DAY)
    template = project.template_path("opening").read_text(encoding="utf-8")
    assert 'msgctxt "boilerplate #2"' in template
    path = project.catalog_path("opening", HANS)
    path.unlink()
    path.with_suffix(".ledger.json").unlink()
    run(project)
    assert catalogs.read(path, HANS).unit(done.unit) is not None


def test_a_catalog_in_the_wrong_folder_is_said(project: Project) -> None:
    run(project)
    path = project.catalog_path("opening", HANT)
    path.write_bytes(project.catalog_path("opening", HANS).read_bytes())
    assert any("Language: zh_Hans_CN, but this is" in notice.message for notice in hant(project).notices)
