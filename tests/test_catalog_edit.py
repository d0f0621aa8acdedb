"""The least change of a catalog's text that makes a target another one: what SARIF hands to other tools."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from l10n import catalog as catalogs
from l10n.cli import app
from l10n.locale import get
from l10n.model import Edit, Role, Segment, context_of

HANT, EN = get("zh_Hant_HK"), get("en_HK")
SOURCE = "The Center opened today, and a forum followed."
TEXT = st.text(alphabet=st.sampled_from('中心今日開幕，。「」"\\abc<>% \t'), min_size=1, max_size=120).filter(str.strip)


def made(path: Path, target: str) -> catalogs.Catalog:
    catalog = catalogs.new(path, HANT, source=EN)
    segment = Segment("b", 0, SOURCE, Role.PARAGRAPH, context=context_of(Role.PARAGRAPH))
    catalogs.update(catalog, [segment], release="releases/a.md", source=EN)
    catalog.set_target(segment.unit, target)
    catalogs.save(catalog, date="2026-11-25")
    return catalogs.read(path, HANT, source=EN)


def applied(text: str, edit: Edit) -> str:
    """Apply an edit as a tool would that knows nothing of catalogs."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    start, end = (starts[line - 1] + column - 1 for line, column in (edit.start, edit.end))
    return text[:start] + edit.text + text[end:]


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=TEXT, new=TEXT)
def test_an_edit_applied_to_the_file_makes_the_target(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.po"
    path.unlink(missing_ok=True)
    catalog = made(path, old)
    [unit] = catalog.units()
    edit = catalogs.edit(catalog, unit.id, new)
    assert (edit is None) == (unit.target == new)
    if edit is not None:
        path.write_text(applied(path.read_text(encoding="utf-8"), edit), encoding="utf-8", newline="\n")
        [again] = catalogs.read(path, HANT, source=EN).units()
        assert again.target == new


def test_a_target_in_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path, "中心今日開幕,其後舉行論壇。")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgstr "中心今日開幕,', 'msgstr ""\n"中心今日開"\n"幕,'), encoding="utf-8", newline="\n"
    )
    catalog = catalogs.read(path, HANT, source=EN)
    [unit] = catalog.units()
    edit = catalogs.edit(catalog, unit.id, "中心今日啟用，其後舉行論壇。")
    assert edit is not None
    assert edit.end[0] == edit.start[0] + 1
    path.write_text(applied(path.read_text(encoding="utf-8"), edit), encoding="utf-8", newline="\n")
    [again] = catalogs.read(path, HANT, source=EN).units()
    assert again.target == "中心今日啟用，其後舉行論壇。"


def test_sarif_of_a_project_holds_edits_that_make_it_clean(tmp_path: Path, monkeypatch: object) -> None:
    (tmp_path / "l10n.toml").write_text('targets = ["zh_Hant_HK"]\n', encoding="utf-8")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "a.md").write_text(SOURCE + "\n", encoding="utf-8", newline="\n")
    runner = CliRunner()
    monkeypatch.chdir(tmp_path)  # type: ignore[attr-defined]
    assert runner.invoke(app, ["extract"]).exit_code == 0
    path = tmp_path / "locales" / "zh_Hant_HK" / "LC_MESSAGES" / "a.po"
    text = path.read_text(encoding="utf-8")
    at = text.index('msgstr ""', text.index("msgid", text.index("Center") - 80))
    wrong = text[:at] + 'msgstr "中心今日啟用,其後舉行論壇。"' + text[at + len('msgstr ""') :]
    path.write_text(wrong, encoding="utf-8", newline="\n")
    log = json.loads(runner.invoke(app, ["check", "--format", "sarif", "--select", "PUN001"]).stdout)
    [result] = log["runs"][0]["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    [replacement] = change["replacements"]
    region = replacement["deletedRegion"]
    edit = Edit(
        (region["startLine"], region["startColumn"]),
        (region["endLine"], region["endColumn"]),
        replacement["insertedContent"]["text"],
    )
    path.write_text(applied(wrong, edit), encoding="utf-8", newline="\n")
    assert "中心今日啟用，其後舉行論壇。" in path.read_text(encoding="utf-8")
    assert runner.invoke(app, ["check", "--select", "PUN001"]).exit_code == 0
