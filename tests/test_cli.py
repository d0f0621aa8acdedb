"""The real command line, end to end: the main job, and one clear sentence for each kind of bad input."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest
import typer

from l10n.cli import _arguments

RELEASE = """---
title: Cyberport Opens a Laboratory
date: 2026-01-15
---

Press Release

**Cyberport Opens a Laboratory**

Hong Kong, 15 January 2026 – Cyberport opened a laboratory today. It has an area of over 7,500 square feet,
and cost HK$1.5 billion.

“We are pleased. The door is open,” a spokesperson said.

###
"""
SETTINGS = 'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n[draft]\nderive = { zh_Hans_CN = "zh_Hant_HK" }\n'


def l10n(*words: str, cwd: Path, given: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("L10N_")}
    env |= {"SOURCE_DATE_EPOCH": "1768435200", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "l10n", *words],
        cwd=cwd, env=env, input=given, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A project with one release and the shipped glossary."""
    (tmp_path / "l10n.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "lab.md").write_text(RELEASE, encoding="utf-8")
    shutil.copytree(root / "glossary", tmp_path / "glossary")
    return tmp_path


def catalog(folder: Path, locale: str = "zh_Hant_HK") -> Path:
    return folder / "locales" / locale / "LC_MESSAGES" / "lab.po"


def translate(folder: Path, targets: dict[str, str], locale: str = "zh_Hant_HK") -> None:
    """Do what a person does in a PO editor: type targets and clear fuzzy."""
    path = catalog(folder, locale)
    entries = path.read_text(encoding="utf-8").split("\n\n")
    for at, entry in enumerate(entries):
        for source, target in targets.items():
            if f'msgid "{source}' in entry:
                entries[at] = re.sub(r'msgstr ".*"', lambda _, text=target: f'msgstr "{text}"', entry).replace(
                    "#, fuzzy\n", ""
                )
    path.write_text("\n\n".join(entries), encoding="utf-8")


GOOD = {
    "Cyberport Opens": "數碼港啟用實驗室",
    "Press Release": "新聞稿",
    "Hong Kong, 15": "（香港，2026年1月15日）數碼港今日啟用一所實驗室。",
    "It has an area": "實驗室面積逾7,500平方呎，耗資15億港元。",
    "“We are": "發言人說：「我們很高興。",
    "The door": "大門常開。」",
    "###": "－ 完 －",
}


def test_the_whole_way(folder: Path) -> None:
    assert l10n("extract", cwd=folder).returncode == 0
    translate(folder, GOOD)
    derived = l10n("derive", cwd=folder)
    assert derived.returncode == 0, derived.stderr
    checked = l10n("check", "--format", "json", cwd=folder)
    assert checked.returncode == 0, checked.stdout
    refused = l10n("build", cwd=folder)
    assert refused.returncode == 1
    assert "are not approved" in refused.stderr
    assert not (folder / "dist").exists()
    approved = l10n("approve", "--locale", "zh_Hant_HK", "--by", "Chan Tai Man", cwd=folder)
    assert approved.returncode == 0, approved.stdout
    built = l10n("build", "--locale", "zh_Hant_HK", "--locale", "en_HK", cwd=folder)
    assert built.returncode == 0, built.stderr
    assert (folder / "dist/lab/lab.en-HK.md").read_text(encoding="utf-8") == RELEASE
    edition = (folder / "dist/lab/lab.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert "（香港，2026年1月15日）數碼港今日啟用一所實驗室。實驗室面積逾7,500平方呎，耗資15億港元。\n" in edition
    assert "－ 完 －" in edition
    page = (folder / "dist/lab/lab.zh-Hant-HK.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hant-HK"' in page
    assert "2026年1月15日</time>" in page
    simplified = catalog(folder, "zh_Hans_CN").read_text(encoding="utf-8")
    assert "超过7,500平方英尺" in simplified or "逾7,500平方英尺" in simplified
    assert "发言人说：“我们很高兴。" in simplified


def test_running_anything_twice_changes_no_byte(folder: Path) -> None:
    def everything() -> dict[str, bytes]:
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".l10n" not in path.parts
        }

    l10n("extract", cwd=folder)
    translate(folder, GOOD)
    for words in (["extract"], ["draft"], ["derive"], ["approve", "--by", "A"], ["build", "--drafts"]):
        l10n(*words, cwd=folder)
        before = everything()
        l10n(*words, cwd=folder, SOURCE_DATE_EPOCH="1800000000")
        assert everything() == before, words


def test_a_wrong_number_and_a_wrong_name_stop_ci(folder: Path) -> None:
    l10n("extract", cwd=folder)
    translate(
        folder,
        {
            **GOOD,
            "It has an area": "實驗室面積逾7,500平方呎，耗資1.5億港元。",
            "Hong Kong, 15": "（香港，2026年1月15日）賽博港今日啟用一所實驗室。",
        },
    )
    done = l10n("check", "--format", "json", cwd=folder)
    assert done.returncode == 1
    found = json.loads(done.stdout)["findings"]
    errors = {one["code"]: one for one in found if one["severity"] == "error"}
    assert {"TRM002"} <= set(errors)
    assert any(code.startswith(("NUM", "CUR")) for code in errors)
    lines = catalog(folder).read_text(encoding="utf-8").splitlines()
    wrong = errors["TRM002"]
    assert "賽博港" in "\n".join(lines[wrong["line"] - 1 : wrong["line"] + 12])
    assert wrong["release_path"] == "releases/lab.md"
    assert RELEASE.splitlines()[wrong["release_line"] - 1].startswith("Hong Kong, 15")


def test_a_draft_build_marks_the_page(folder: Path) -> None:
    l10n("extract", cwd=folder)
    translate(folder, {"Press Release": "新聞稿"})
    assert l10n("build", "--drafts", cwd=folder).returncode == 0
    page = (folder / "dist/lab/lab.zh-Hant-HK.html").read_text(encoding="utf-8")
    assert "草稿－不得發布" in page
    assert '<mark class="untranslated" lang="en-HK">' in page
    text = (folder / "dist/lab/lab.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert text.split("---\n", 2)[2].lstrip().startswith("DRAFT – NOT FOR PUBLICATION")
    assert "⟦Cyberport opened a laboratory" not in text
    assert "Cyberport opened a laboratory today.⟧" in text
    assert "DRAFT" not in (folder / "dist/lab/lab.en-HK.md").read_text(encoding="utf-8")


def test_translate_makes_a_project_and_takes_a_file_the_whole_way(tmp_path: Path) -> None:
    (tmp_path / "Lab Opening.txt").write_text(
        "Press Release\n\nCyberport Opens a Laboratory\n\n"
        "Hong Kong, 15 January 2026 – Cyberport opened a laboratory today.\n",
        encoding="utf-8",
    )
    done = l10n("translate", "Lab Opening.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    project = tmp_path / "Lab-Opening"
    assert (project / "releases" / "Lab-Opening.txt").is_file()
    assert (project / "locales/zh_Hant_HK/LC_MESSAGES/Lab-Opening.po").is_file()
    assert (project / "dist/Lab-Opening/Lab-Opening.zh-Hans-CN.html").is_file()
    assert "l10n approve Lab-Opening" in done.stdout
    again = l10n("translate", "../Lab Opening.txt", cwd=project)
    assert again.returncode == 0, again.stderr


def test_translate_again_after_a_failure_and_after_a_success(tmp_path: Path) -> None:
    (tmp_path / "lab.md").write_bytes(b"caf\xe9 opens.\n")
    assert l10n("translate", "lab.md", cwd=tmp_path).returncode == 3
    assert [path.name for path in tmp_path.iterdir()] == ["lab.md"]
    (tmp_path / "lab.md").write_text(RELEASE, encoding="utf-8")
    first = l10n("translate", "lab.md", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Report(" not in first.stdout
    again = l10n("translate", "lab.md", cwd=tmp_path)
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize("settings", ["", 'source = "en_HK"\n'], ids=["no project", "project"])
def test_segment_takes_the_language_as_extract_does(settings: str, tmp_path: Path) -> None:
    text = "# 數碼港啟用實驗室\n\n數碼港今日啟用一所實驗室。\n\n傳媒查詢\n\n陳小姐　電話：(852) 5555 0123\n\n— 完 —\n"
    page = (
        f'<meta charset="big5"><body><h1>{text[2:9]}</h1>\n<p>數碼港今日啟用一所實驗室。</p>\n<p>－ 完 －</p></body>\n'
    )
    (tmp_path / "lab.md").write_text(text, encoding="utf-8")
    (tmp_path / "page.html").write_bytes(page.encode("big5"))
    if settings:
        (tmp_path / "l10n.toml").write_text(settings, encoding="utf-8")
    for name in ("lab.md", "page.html"):
        done = l10n("segment", name, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "end-mark" in done.stdout
        assert "taken for zh_Hant_HK by its script" in done.stderr
    asked = l10n("segment", "lab.md", "--locale", "en", cwd=tmp_path)
    assert "end-mark" not in asked.stdout
    assert "taken for" not in asked.stderr


def test_a_chinese_release_that_does_not_say_so_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "lab.txt").write_text(
        "新闻稿\n\n数码港启用实验室\n\n数码港今天启用一所实验室。面积超过7,500平方英尺。\n", encoding="utf-8"
    )
    done = l10n("translate", "lab.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "taken for zh_Hans_CN by its script" in done.stdout
    assert (tmp_path / "lab/dist/lab/lab.zh-Hans-CN.txt").read_bytes() == (tmp_path / "lab.txt").read_bytes()
    assert "數碼港今天啟用一所實驗室" in (tmp_path / "lab/locales/zh_Hant_HK/LC_MESSAGES/lab.po").read_text(
        encoding="utf-8"
    )


def test_a_chinese_release_goes_the_whole_way(folder: Path) -> None:
    (folder / "releases" / "lab.md").write_text(
        "---\nsource: zh_Hant_HK\ndate: 2026-01-15\n---\n\n新聞稿\n\n**數碼港啟用實驗室**\n\n"
        "（香港，2026年1月15日）數碼港今日啟用一所實驗室。面積逾7,500平方呎。\n\n－ 完 －\n",
        encoding="utf-8",
    )
    assert l10n("extract", cwd=folder).returncode == 0
    assert catalog(folder, "en_HK").is_file()
    done = l10n("derive", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "数码港今日启用一所实验室。" in catalog(folder, "zh_Hans_CN").read_text(encoding="utf-8")
    assert l10n("build", "--drafts", cwd=folder).returncode == 0


BAD = [
    pytest.param(["check"], None, 2, "no project here", id="no project"),
    pytest.param(["check", "nothing"], "project", 2, "no release 'nothing'", id="unknown release"),
    pytest.param(["check", "--locale", "fr"], "project", 2, "unknown locale 'fr'", id="unknown locale"),
    pytest.param(["check", "-l", "zh_Hans_HK"], "project", 2, "is not a locale of this project", id="other locale"),
    pytest.param(["check", "--select", "XYZ"], "project", 2, "no check has a code that starts with", id="no check"),
    pytest.param(["check", "--fail-on", "sometimes"], "project", 2, "--fail-on is 'sometimes'", id="wrong choice"),
    pytest.param(["rule", "NUM999"], "project", 2, "no check 'NUM999'", id="unknown rule"),
    pytest.param(["draft", "--engine", "babelfish"], "project", 2, "babelfish", id="unknown engine"),
    pytest.param(["build", "--to", "wav"], "project", 2, "cannot be built to 'wav'", id="unknown form"),
    pytest.param(["approve"], "project", 2, "an approval needs a name", id="nameless approval"),
    pytest.param(["approve", "--by", "A", "--waive", " "], "project", 2, "a waiver needs a reason", id="blank waiver"),
    pytest.param(["segment", "none.md"], "project", 3, "none.md: no such file", id="missing file"),
    pytest.param(["segment", "l10n.toml"], "project", 2, "is not a release format", id="not a format"),
    pytest.param(["translate", "none.md"], "project", 3, "no such file", id="translate a missing file"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "where", "code", "said"), BAD)
def test_bad_usage_is_one_clear_sentence(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, words: list[str], where: str | None, code: int, said: str
) -> None:
    done = l10n(*words, cwd=folder if where else tmp_path_factory.mktemp("empty"))
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 4


def written(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def damaged_catalog(folder: Path) -> None:
    l10n("extract", cwd=folder)
    path = catalog(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgstr ""\n\n#. role: kicker', 'msgstr "\n\n#. role: kicker'),
        encoding="utf-8",
    )


def empty_release(folder: Path) -> None:
    (folder / "releases/lab.md").write_text("", encoding="utf-8")


def foreign_release(folder: Path) -> None:
    (folder / "releases/lab.md").write_bytes(b"One\nTwo \xa4\xa4\n")


def bad_rows(folder: Path) -> None:
    (folder / "glossary/zz.csv").write_text("id,en_HK,zh_Hant_HK\n,,\nx,,,too,many\n", encoding="utf-8")


DAMAGE = [
    pytest.param(empty_release, "releases/lab.md: there is no text", id="empty release"),
    pytest.param(foreign_release, "lab.md:2", id="release that is not UTF-8"),
    pytest.param(damaged_catalog, "lab.po:", id="damaged catalog"),
    pytest.param(bad_rows, "zz.csv:", id="bad glossary rows"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGE)
@pytest.mark.parametrize("verb", ["extract", "draft", "check", "build", "derive"])
def test_damaged_input_is_said_and_nothing_is_written(folder: Path, damage: object, said: str, verb: str) -> None:
    damage(folder)
    before = written(folder)
    done = l10n(verb, *(["--drafts"] if verb == "build" else []), cwd=folder)
    reads = {"extract": "glossary" not in said and "zz" not in said, "build": "zz" not in said}.get(verb, True)
    if not reads:  # this verb has no business with the glossary
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        return
    assert done.returncode == 3, (done.stdout, done.stderr)
    assert said in done.stderr.replace("\\", "/")
    assert "Traceback" not in done.stderr
    after = {name: data for name, data in written(folder).items() if not name.startswith(".l10n")}
    assert after == {name: data for name, data in before.items() if not name.startswith(".l10n")}


def test_help_imports_no_engine_and_no_room() -> None:
    heavy = "opencc lxml babel polib deep_translator rapidfuzz ahocorasick_rs sqlite3 requests l10n.checks l10n.engines"
    code = (
        "import sys; sys.argv = ['l10n', '--help']\n"
        "try:\n    from l10n.cli import main; main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({heavy.split()!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"
    assert "translate" in done.stdout


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    if os.name != "posix":
        pytest.skip("a shell pipe that ends early is POSIX; Windows has none of this kind")
    command = f'"{sys.executable}" -m l10n rule | head -n 1'
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S602
    assert "Traceback" not in done.stderr


def test_quiet_says_only_what_is_wrong(folder: Path) -> None:
    for words in (["extract", "-q"], ["draft", "-q"], ["derive", "-q"], ["check", "-q", "--fail-on", "error"]):
        done = l10n(*words, cwd=folder)
        assert (done.returncode, done.stdout) == (0, ""), words
    assert "no: " in l10n("status", "-q", cwd=folder).stdout


def test_a_date_that_is_none_and_a_project_without_targets_are_said(folder: Path) -> None:
    (folder / "releases" / "lab.md").write_text(RELEASE.replace("2026-01-15", "15/1/2026", 1), encoding="utf-8")
    assert "'15/1/2026', is not used: write it as YYYY-MM-DD" in l10n("extract", cwd=folder).stderr
    (folder / "l10n.toml").write_text('targets = ["en_HK"]\n', encoding="utf-8")
    assert "nothing to extract" in l10n("extract", "-q", cwd=folder).stdout + l10n("extract", cwd=folder).stdout


def test_an_interruption_while_the_command_loads_shows_no_traceback(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'l10n.cli': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from l10n.__main__ import main; main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "l10n: interrupted; nothing was begun\n"


@pytest.mark.parametrize("name", [".", "not/there", "", "中文", "x" * 5000])
def test_a_path_is_what_typer_makes_of_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most paths go past Typer's validator; what it takes or refuses is the same."""
    monkeypatch.chdir(tmp_path)
    told: list[Path | None] = []
    app = typer.Typer()

    @app.command()
    def run(place: Annotated[Path | None, typer.Option("--place")] = None) -> None:
        told.append(place)

    own = typer.main.get_command(app)
    plain = _arguments.passed_through(typer.main.get_command(app))
    codes = [command.main(["--place", name], standalone_mode=False) for command in (own, plain)]
    assert codes == [None, None]
    assert told == [Path(name), Path(name)]
