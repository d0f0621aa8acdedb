"""Import, export, impact and candidates on a small project of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from l10n import derive, extract, formats, locale, project
from l10n.errors import TableError, UsageError
from l10n.glossary import Glossary
from l10n.terminology import candidates, export_file, impact, import_file
from l10n.terminology.candidates import Pairing, found_in
from l10n.terminology.patch import patch_of
from l10n.terminology.source import Edit, rewritten

TABLE = (
    "id,en_HK,zh_Hant_HK,zh_Hans_CN,avoid:zh_Hant_HK,kind,x-own\r\n"
    'cyberport,Cyberport,數碼港,数码港,"電腦港|!賽博港",organisation,1\r\n'
    "ai-lab,AI Lab,數碼港實驗室,数码港实验室,,organisation,2\r\n"
)


@pytest.fixture
def own(tmp_path: Path) -> project.Project:
    """A project with one release whose Traditional catalog is translated, in a repository."""
    (tmp_path / "l10n.toml").write_text('source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n', encoding="utf-8")
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "names.csv").write_bytes(TABLE.encode("utf-8-sig"))
    (tmp_path / "releases").mkdir()
    release = "# Cyberport opens\n\nCyberport opened today.\n\nThe AI Lab opened too.\n"
    (tmp_path / "releases" / "opening.md").write_text(release, encoding="utf-8")
    own = project.find(tmp_path)
    extract.run(own, own.releases())
    path = tmp_path / "locales" / "zh_Hant_HK" / "LC_MESSAGES" / "opening.po"
    text = path.read_text(encoding="utf-8")
    for source, target in (
        ("Cyberport opens", "數碼港開幕"),
        ("Cyberport opened today.", "數碼港今日開幕。"),
        ("The AI Lab opened too.", "數碼港實驗室亦開幕。"),
    ):
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(text, encoding="utf-8")
    dist = tmp_path / "dist" / "opening"
    dist.mkdir(parents=True)
    (dist / "opening.zh-Hant-HK.html").write_text("數碼港", encoding="utf-8")
    (dist / "opening.zh-Hans-CN.html").write_text("数码港", encoding="utf-8")
    return project.find(tmp_path)


def git(folder: Path, *words: str) -> str:
    settings = ["-c", "user.email=a@example.org", "-c", "user.name=a", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", *settings, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_exporting_and_importing_changes_no_byte(own: project.Project, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (own.root / "glossary").iterdir()}
    for name in ("a.tbx", "a.xlsx", "a.csv", "a.tsv"):
        count, _, lost = export_file(own, tmp_path / name)
        assert (count, lost) == (2, [])
        done = import_file(own, tmp_path / name)
        assert (done.added, done.same, done.differing) == ((), 2, ())
    hant = [locale.get("zh_Hant_HK")]
    for name, form in (("a.utf8", ""), ("b.csv", "weblate")):
        export_file(own, tmp_path / name, form=form, locales=hant)
        done = import_file(own, tmp_path / name, locales=hant)
        assert (done.added, done.same, done.differing) == ((), 2, ())
    assert {path: path.read_bytes() for path in (own.root / "glossary").iterdir()} == before
    with pytest.raises(UsageError, match="two languages"):
        export_file(own, tmp_path / "a.utf8")


@pytest.mark.parametrize(("name", "form"), [("a.utf8", "omegat"), ("b.csv", "weblate")])
def test_a_form_that_is_wrong_anywhere_stays_so(own: project.Project, tmp_path: Path, name: str, form: str) -> None:
    hant = [locale.get("zh_Hant_HK")]
    _, _, lost = export_file(own, tmp_path / name, form=form, locales=hant)
    assert lost == ["these columns: kind (2)"]
    shutil.rmtree(own.root / "glossary")
    done = import_file(own, tmp_path / name, form=form, locales=hant)
    wrong = [(term.text, term.anywhere) for term in done.added[0].terms if term.status.value == "forbidden"]
    assert wrong == [("電腦港", False), ("賽博港", True)]
    plain = (tmp_path / name).read_text(encoding="utf-8").replace("!", "").replace("[anywhere]", "")
    (tmp_path / name).write_text(plain, encoding="utf-8")
    assert import_file(own, tmp_path / name, form=form, locales=hant).differing == ()  # a file that says less


def test_what_is_there_is_not_overwritten_unasked(own: project.Project, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text(
        "id,en_HK,zh_Hant_HK,note\ncyberport,Cyberport,數碼園,sic\nother,InvestHK,投資推廣署,\n", encoding="utf-8"
    )
    done = import_file(own, file, to=Path("glossary/names.csv"))
    assert [one.id for one in done.added] == ["other"]
    assert [(one.column, one.ours, one.theirs) for one in done.differing] == [
        ("zh_Hant_HK", "數碼港", "數碼園"),
        ("note", "", "sic"),
    ]
    table = (own.root / "glossary" / "names.csv").read_bytes().decode("utf-8")
    assert (
        table
        == "\ufeff" + TABLE.replace("x-own\r\n", "x-own,verified\r\n") + "other,InvestHK,投資推廣署,,,term,,no\r\n"
    )
    assert import_file(own, file, to=Path("names.csv")).added == ()
    assert (own.root / "glossary" / "names.csv").read_bytes().decode("utf-8") == table
    import_file(own, file, update=True)
    changed = (own.root / "glossary" / "names.csv").read_bytes().decode("utf-8")
    assert 'cyberport,Cyberport,數碼園,数码港,"電腦港|!賽博港",organisation,1,,sic\r\n' in changed
    assert "ai-lab,AI Lab,數碼港實驗室,数码港实验室,,organisation,2\r\n" in changed


def test_a_table_that_would_be_unreadable_is_not_written(own: project.Project, tmp_path: Path) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("id,en_HK,zh_Hant_HK\ncyberport,Cyberport,電腦港\n", encoding="utf-8")
    before = (own.root / "glossary" / "names.csv").read_bytes()
    with pytest.raises(TableError, match="both a right and a forbidden form"):
        import_file(own, file, update=True)
    assert (own.root / "glossary" / "names.csv").read_bytes() == before


@pytest.mark.parametrize("to", ["people.csv", "x.txt", "../x.csv", "a/b.csv"])
def test_rows_go_to_tables_of_the_glossary_only(own: project.Project, tmp_path: Path, to: str) -> None:
    (tmp_path / "t.csv").write_text("id,en_HK\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"rows go to a \.csv table in glossary/"):
        import_file(own, tmp_path / "t.csv", to=Path(to))


@pytest.mark.parametrize("term", ["cyberport", "Cyberport", "數碼港"])
def test_impact_lists_every_place(own: project.Project, term: str) -> None:
    found = impact(own, term)
    units = [(one.locale, one.text, one.why) for one in found.changes if one.where == "unit"]
    assert ("zh_Hant_HK", "數碼港開幕", "") in units
    assert ("zh_Hant_HK", "數碼港今日開幕。", "") in units
    assert all("實驗室" not in text for _, text, _ in units)
    assert ("ai-lab", "contains it; decide apart") in [
        (one.unit, one.why) for one in found.changes if one.where == "row"
    ]
    assert "dist/opening/opening.zh-Hant-HK.html" in [one.path for one in found.changes if one.where == "built"]


def test_impact_writes_a_patch_that_git_takes(own: project.Project, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "a")
    found = impact(own, "數碼港", to="電腦港")
    assert [one.path for one in found.changes if one.where == "built"] == ["dist/opening/opening.zh-Hant-HK.html"]
    (tmp_path / "p.diff").write_bytes(found.patch.encode("utf-8"))
    git(tmp_path, "apply", "p.diff")
    table = (tmp_path / "glossary" / "names.csv").read_bytes().decode("utf-8")
    assert 'cyberport,Cyberport,電腦港,数码港,"!賽博港",organisation,1\r\n' in table
    catalog = (tmp_path / "locales" / "zh_Hant_HK" / "LC_MESSAGES" / "opening.po").read_text(encoding="utf-8")
    assert '"電腦港今日開幕。"' in catalog
    assert '"數碼港實驗室亦開幕。"' in catalog
    assert git(tmp_path, "diff", "--stat").strip().endswith("2 files changed, 3 insertions(+), 3 deletions(-)")


def test_impact_of_a_source_form_changes_the_release(own: project.Project) -> None:
    found = impact(own, "Cyberport", to="Cyber Port", locale=locale.get("en_HK"))
    assert "+# Cyber Port opens" in found.patch
    assert "+Cyber Port opened today." in found.patch
    units = [(one.locale, one.new, one.why) for one in found.changes if one.where == "unit"]
    assert set(units) == {("zh_Hant_HK", "", "its source changes"), ("zh_Hans_CN", "", "its source changes")}
    built = {one.path for one in found.changes if one.where == "built"}
    assert built == {"dist/opening/opening.zh-Hant-HK.html", "dist/opening/opening.zh-Hans-CN.html"}
    with pytest.raises(UsageError, match="several locales"):
        impact(own, "cyberport", to="電腦港")


WRAPPED = """\
---
title: The AI Lab
---

The new *AI
Lab* is open; see [the AI Lab](https://example.com/AI%20Lab/AI-Lab "AI Lab").
All AI Labs opened, and the A**I** Lab too.

> A quotation of the AI
> Lab.

| AI Lab | AI Lab\\* |
|---|---|
| 1 | 2 |
"""


CHANGED = """\
---
title: The Cyber Research Centre
---

The new *Cyber
Research Centre* is open; see [the Cyber Research Centre](https://example.com/AI%20Lab/AI-Lab "Cyber Research Centre").
All Cyber Research Centres opened, and the A**I** Lab too.

> A quotation of the Cyber
> Research Centre.

| Cyber Research Centre | Cyber Research Centre\\* |
|---|---|
| 1 | 2 |
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("how", [("git", "apply"), ("patch", "-s", "-p1", "--binary", "-i")])
def test_a_patch_reaches_over_line_ends_and_leaves_addresses(
    own: project.Project, tmp_path: Path, how: tuple[str, ...], line_end: str
) -> None:
    if shutil.which(how[0]) is None:
        pytest.skip(f"{how[0]} is not installed")
    release = tmp_path / "releases" / "opening.md"
    release.write_bytes(WRAPPED.replace("\n", line_end).encode())
    found = impact(own, "AI Lab", to="Cyber Research Centre")
    (tmp_path / "p.diff").write_bytes(found.patch.encode())
    subprocess.run([*how, "p.diff"], cwd=tmp_path, check=True, capture_output=True)
    assert release.read_bytes().decode() == CHANGED.replace("\n", line_end)
    assert any(one.why.startswith("markup stands inside") for one in found.changes)


def test_a_patch_of_wrapped_chinese() -> None:
    document = formats.named("markdown").extract("啟用數碼\n港實驗室，數\n碼港。".encode())
    [block] = document.blocks
    at = [block.text.index("數碼港"), block.text.rindex("數碼港")]
    edits = [Edit(start, start + 3, "電腦港灣") for start in at]
    data, left = rewritten(document, {block.id: edits}, locale.get("zh_Hant_HK"))
    assert (data.decode(), left) == ("啟用電腦\n港灣實驗室，電\n腦港灣。", frozenset())


def test_what_was_derived_follows(own: project.Project) -> None:
    settings = own.root / "l10n.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + '[draft]\nderive = { zh_Hans_CN = "zh_Hant_HK" }\n', encoding="utf-8"
    )
    deriving = project.find(own.root)
    derive.run(deriving, deriving.releases())
    found = impact(deriving, "數碼港", to="電腦港")
    follows = [one for one in found.changes if one.why == "follows zh_Hant_HK: l10n derive renews it"]
    assert [(one.locale, one.text) for one in follows] == [
        ("zh_Hans_CN", "数码港开幕"),
        ("zh_Hans_CN", "数码港今日开幕。"),
    ]
    assert "dist/opening/opening.zh-Hans-CN.html" in [one.path for one in found.changes if one.where == "built"]


def test_a_term_outside_the_glossary_is_looked_for_too(own: project.Project) -> None:
    assert [one.text for one in impact(own, "今日").changes if one.where == "unit"] == ["數碼港今日開幕。"]


def test_a_patch_of_a_file_without_a_last_line_end(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    file = tmp_path / "a b.csv"
    file.write_bytes(b"a\r\nb")
    git(tmp_path, "add", "-A")
    (tmp_path / "p").write_text(patch_of(tmp_path, file, "a\r\nb", "a\r\nc\r\nd"), encoding="utf-8", newline="")
    git(tmp_path, "apply", "p")
    assert file.read_bytes() == b"a\r\nc\r\nd"


PAIRS = [
    ("The Open Data Portal opened in Kowloon.", "開放數據平台於九龍啟用。"),
    ("Visit the Open Data Portal for more.", "詳情請瀏覽開放數據平台。"),
    ("Staff run the Open Data Portal daily.", "職員每日營運開放數據平台，服務市民。"),
    ("We met in Kowloon again.", "我們再次在九龍會面。"),
    ("Nothing was said of Kowloon then.", "當時沒有提及九龍。"),
]


def test_candidates_have_renderings_and_counts() -> None:
    pairs = [Pairing(english, chinese, f"r{at}") for at, (english, chinese) in enumerate(PAIRS)]
    found = found_in(pairs, Glossary.empty(), locale.get("en_HK"), locale.get("zh_Hant_HK"))
    shown = {one.term: (one.renderings[0], one.texts, one.places) for one in found}
    assert shown["Open Data Portal"] == (("開放數據平台", 3), 3, ("r0", "r1", "r2"))
    assert shown["Kowloon"] == (("九龍", 3), 3, ("r0", "r3", "r4"))


def test_candidates_come_from_what_people_vouch_for(own: project.Project) -> None:
    assert candidates(own, locale.get("zh_Hant_HK"), least=2) == []  # all of it is in the glossary
    shutil.rmtree(own.root / "glossary")
    assert [one.term for one in candidates(own, locale.get("zh_Hant_HK"), least=2, drafts=True)] == []
