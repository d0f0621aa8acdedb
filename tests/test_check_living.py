"""Living with checks: suppression, baseline, --changed-from, narrowing to paths, choices by locale and release."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import approve, check, derive, draft, extract, locale, project
from l10n import catalog as catalogs
from l10n.check import baseline
from l10n.checks import suppression
from l10n.cli import commands
from l10n.errors import ConfigError, InputError, UsageError
from l10n.model import Origin, Severity

HANT, HANS = locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
MONEY, AREA = "The fund has HK$1.5 billion.", "It has an area of 7,500 square feet."
WRONG, WRONG_AREA = "基金有1.5億港元。", "面積為7,600平方呎。"
SETTINGS = 'source = "en_HK"\ntargets = ["zh_Hant_HK", "zh_Hans_CN"]\n[draft]\nderive = { zh_Hans_CN = "zh_Hant_HK" }\n'


def make(folder: Path, *, extra: str = "", slugs: tuple[str, ...] = ("fund", "other")) -> project.Project:
    """A project whose releases say the same two sentences, translated with two errors in Traditional Chinese."""
    (folder / "releases").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "l10n.toml").write_text(SETTINGS + extra, encoding="utf-8")
    (folder / "glossary" / "terms.csv").write_text("id,en_HK,zh_Hant_HK\nhub,Cyberport,數碼港\n", encoding="utf-8")
    for slug in slugs:
        (folder / "releases" / f"{slug}.md").write_text(f"# News\n\nThe day came. {MONEY} {AREA}\n", encoding="utf-8")
    own = project.find(folder)
    extract.run(own, own.releases())
    for slug in slugs:
        put(own, slug, {"News": "新聞", "The day came.": "這天來了。", MONEY: WRONG, AREA: WRONG_AREA})
    return own


def catalog(own: project.Project, slug: str = "fund", code: str = "zh_Hant_HK") -> catalogs.Catalog:
    return catalogs.read(own.catalog_path(slug, locale.get(code)), locale.get(code))


def put(own: project.Project, slug: str, targets: dict[str, str], code: str = "zh_Hant_HK") -> None:
    one = catalog(own, slug, code)
    by_source = {unit.source: unit.id for unit in one.units()}
    for source, target in targets.items():
        one.set_target(by_source[source], target)
    catalogs.save(one, date="2026-01-15")


def comment(own: project.Project, source: str, text: str, slug: str = "fund") -> None:
    """A translator's comment, as an editor writes it."""
    one = catalog(own, slug)
    entry = next(entry for entry in one.live() if entry.msgid == source)
    entry.tcomment = text
    catalogs.save(one)


def run(own: project.Project, *names: str, **options: object) -> check.CheckReport:
    chosen = check.places(own, names)
    return check.run(own, chosen.releases, whole=chosen.whole, only=chosen.only, termbase=chosen.glossary, **options)


def errors(report: check.CheckReport, slug: str = "fund") -> set[str]:
    return {one.code for one in report.findings if one.severity is Severity.ERROR and f"/{slug}.po" in one.path}


def test_a_suppression_with_a_reason_hides_its_finding_and_only_that(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    assert errors(run(own)) == {"CUR001", "NUM001"}
    comment(own, MONEY, "Asked the client.\nl10n: ignore CUR001, NUM001 the client corrects it on page two")
    report = run(own)
    assert "CUR001" not in errors(report)
    assert "CUR001" in errors(report, "other")
    assert report.suppressed == 1


def test_needless_and_unreasoned_suppressions_are_reported(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    comment(own, MONEY, "l10n: ignore CUR001, DAT001 the client corrects it")
    comment(own, AREA, "l10n: ignore NUM001")
    hits = [one for one in run(own).findings if one.code == suppression.CODE]
    assert sorted(one.message.split()[0] for one in hits) == ["DAT001", "the"]
    assert all(one.path.endswith("fund.po") and one.line for one in hits)
    needless = next(one for one in hits if one.message.startswith("DAT001"))
    assert needless.source == MONEY
    assert "no reason" in next(one.message for one in hits if one is not needless)
    unseen = run(own, select=["CAT006", "CUR"])
    assert not any("DAT001 is suppressed" in one.message for one in unseen.findings)


def test_what_was_not_looked_at_is_not_called_needless(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    comment(own, MONEY, "l10n: ignore CON002 two clients, two wordings")
    assert any(one.code == suppression.CODE for one in run(own).findings)
    assert not any(one.code == suppression.CODE for one in run(own, "fund", locales=[HANT]).findings)


def test_a_suppression_survives_every_command(tmp_path: Path) -> None:
    own = make(tmp_path / "p", slugs=("fund",))
    line = "l10n: ignore CUR001 the client corrects it"
    one = catalog(own)
    unit = next(unit.id for unit in one.units() if unit.source == MONEY)
    entry = one.entry(unit)
    entry.msgstr, entry.tcomment = "", line
    catalogs.save(one)
    one = catalog(own)
    one.entry(unit).mark_fuzzy(fuzzy=True)
    record = one.record(one.entry(unit))
    record.target = record.machine = ""
    one.set_draft(unit, WRONG, Origin("memory", "2026-01-15", 90))
    catalogs.save(one)
    assert line in catalog(own).entry(unit).tcomment
    (own.root / "releases" / "fund.md").write_text(
        f"# News\n\nThe day came. {MONEY} It is new. {AREA}\n", encoding="utf-8"
    )
    extract.run(own, own.releases())
    draft.run(own, own.releases())
    derive.run(own, own.releases())
    one = catalog(own)
    one.set_target(unit, WRONG)
    one.approve(unit, by="Chan", on="2026-01-15")
    catalogs.save(one)
    extract.run(own, own.releases())
    assert line in catalog(own).entry(unit).tcomment.split("\n")
    assert catalog(own).unit(unit).comment == line
    assert "CUR001" not in errors(run(own, locales=[HANT]))


def test_a_catalogs_own_check_does_not_ask_for_what_is_suppressed(tmp_path: Path) -> None:
    own = make(tmp_path / "p", slugs=("fund",))
    comment(own, MONEY, "l10n: ignore CUR001 the client corrects it")
    done = approve.run(own, own.releases(), by="Chan", locales=[HANT])
    refused = {one.reason.split()[0] for one in done.refused}
    assert refused == {"NUM001"}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from("l10n: ignore NUM001,;-–\n原因 Cx"), max_size=60))
def test_no_comment_makes_reading_suppressions_raise(text: str) -> None:
    for one in suppression.suppressions(text):
        assert "\n" not in one.reason
        assert all(len(code) == 6 for code in one.codes)


def test_choices_by_locale_and_by_release(tmp_path: Path) -> None:
    extra = (
        '[check]\nignore = ["CAT"]\n[check.per_locale.zh-Hant-HK]\nignore = ["CUR"]\n'
        '[check.per_release."oth*"]\nselect = ["CUR", "NUM001"]\nignore = ["NUM"]\n'
    )
    own = make(tmp_path / "p", extra=extra)
    put(own, "other", {MONEY: "基金有1.5亿港元。", AREA: "面积为7,600平方英尺。"}, "zh_Hans_CN")
    report = run(own)
    assert errors(report) == {"NUM001"}
    assert {(one.code, one.locale) for one in report.findings if "other" in one.path} == {("CUR001", "zh_Hans_CN")}
    assert "CUR001" not in errors(run(own, select=["CUR"]))
    assert {one.code for one in run(own, select=["TRM"]).findings} == set()


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ('[check.per_locale.fr_FR]\nignore = ["CUR"]\n', "fr_FR"),
        ('[check.per_locale.zh_Hant_HK]\nignored = ["CUR"]\n', "check.per_locale.zh_Hant_HK.ignored"),
        ('[check.per_release.fund]\nignore = "CUR"\n', "check.per_release.fund.ignore is str"),
        ("[check]\nper_release = 1\n", "check.per_release is int"),
    ],
)
def test_wrong_choices_are_refused(tmp_path: Path, extra: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        make(tmp_path / "p", extra=extra)


def test_a_word_of_the_settings_that_is_no_check_is_refused(tmp_path: Path) -> None:
    own = make(tmp_path / "p", extra='[check.per_release."*"]\nignore = ["CURR"]\n')
    with pytest.raises(UsageError, match="CURR"):
        run(own)


def test_a_path_narrows_to_what_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = make(tmp_path / "p")
    monkeypatch.chdir(own.root / "locales")
    po = "zh_Hant_HK/LC_MESSAGES/fund.po"
    assert {one.path for one in run(own, po).findings} == {f"locales/{po}"}
    assert {one.locale for one in run(own, "zh_Hant_HK").findings} == {"zh_Hant_HK"}
    both = check.places(own, [po, "zh_Hans_CN/LC_MESSAGES/fund.ledger.json", "zh_Hans_CN/LC_MESSAGES/fund.po"])
    assert both.only == {"fund": (HANT, HANS)}
    assert check.places(own, [po, "fund"]).only == {}
    assert [one.slug for one in check.places(own, ["../releases/other.md"]).releases] == ["other"]
    assert [one.slug for one in check.places(own, ["releases"]).releases] == ["fund", "other"]
    table = check.places(own, ["../glossary/terms.csv"])
    assert (table.releases, table.glossary, table.whole) == ((), True, False)
    assert check.places(own, [".."]).whole
    assert check.places(own, [po]).within([HANS]).releases == ()
    for name in ("nothing", "../l10n.toml", "\0", "x" * 5000):
        with pytest.raises(UsageError):
            check.places(own, [name])


def test_findings_point_at_the_character(tmp_path: Path) -> None:
    own = make(tmp_path / "p", slugs=("fund",))
    put(own, "fund", {"The day came.": '這\\天"來了,好。', "News": "新聞"})
    path = own.catalog_path("fund", HANT)
    hit = next(one for one in run(own).findings if one.code == "PUN001")
    line = path.read_text(encoding="utf-8").splitlines()[hit.text_line - 1]
    assert line.startswith("msgstr ")
    assert line[hit.text_column - 1] == "," == hit.target[hit.column - 1]
    wrapped = path.read_text(encoding="utf-8").replace(
        r'msgstr "這\\天\"來了,好。"', 'msgstr ""\n"這\\\\天\\""\n"來了"\n",好。"'
    )
    path.write_text(wrapped, encoding="utf-8")
    hit = next(one for one in run(own).findings if one.code == "PUN001")
    assert wrapped.splitlines()[hit.text_line - 1][hit.text_column - 1] == ","


def test_a_baseline_lets_only_new_findings_fail_and_says_what_is_gone(tmp_path: Path) -> None:
    own = make(tmp_path / "p")
    first = run(own)
    path = tmp_path / "baseline.json"
    path.write_text(baseline.text_of(first), encoding="utf-8")
    assert baseline.text_of(run(own)) == path.read_text(encoding="utf-8")
    known = baseline.read(path)
    quiet = baseline.without(first, known)
    assert (quiet.findings, quiet.known) == ((), len(first.findings))
    assert not quiet.fails("info")
    text = own.catalog_path("fund", HANT).read_text(encoding="utf-8")
    own.catalog_path("fund", HANT).write_text(text.replace('msgid ""', '# moved\n#\nmsgid ""', 1), encoding="utf-8")
    assert baseline.without(run(own), known).findings == ()
    put(own, "fund", {MONEY: "基金有1.6億港元。"})
    put(own, "other", {AREA: "面積為7,500平方呎。"})
    after = baseline.without(run(own), known)
    assert {one.code for one in after.findings if one.severity is Severity.ERROR} == {"CUR001"}
    gone = [str(one) for one in after.notices if "gone since" in str(one)]
    assert any("NUM001" in one and "other.po" in one for one in gone)
    narrow = baseline.without(run(own, "fund", locales=[HANT]), known)
    assert not any("other.po" in str(one) for one in narrow.notices)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not valid JSON"),
        ("{", "not valid JSON"),
        ("[]", "no baseline"),
        ('{"version": 1}', "no baseline"),
        ('{"version": 2, "findings": []}', "version 2"),
        ('{"version": 1, "findings": [{}]}', "without"),
        ("[" * 100_000, "no"),
    ],
)
def test_a_damaged_baseline_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        baseline.read(path)


def git(folder: Path, *words: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> project.Project:
    if shutil.which("git") is None:
        pytest.skip("git is not on this machine")
    own = make(tmp_path / "repo" / "site")
    git(tmp_path / "repo", "init", "-q")
    git(tmp_path / "repo", "add", ".")
    git(tmp_path / "repo", "commit", "-q", "-m", "first")
    return own


def changed(own: project.Project, revision: str = "HEAD") -> tuple[list[str], bool]:
    releases, everything = check.changed_since(own, own.releases(), revision)
    return [one.slug for one in releases], everything


def test_changed_from_sees_releases_catalogs_and_the_glossary(repository: project.Project) -> None:
    own = repository
    assert changed(own) == ([], False)
    (own.root / "README.md").write_text("x", encoding="utf-8")
    assert changed(own) == ([], False)
    put(own, "other", {AREA: "面積為7,500平方呎。"})
    assert changed(own) == (["other"], False)
    git(own.root, "commit", "-q", "-a", "-m", "second")
    assert changed(own) == ([], False)
    assert changed(own, "HEAD~1") == (["other"], False)
    (own.root / "releases" / "fund.toml").write_text('date = "2026-01-15"\n', encoding="utf-8")
    assert changed(own) == (["fund"], False)
    (own.root / "glossary" / "more.csv").write_text("id,en_HK,zh_Hant_HK\n", encoding="utf-8")
    assert changed(own) == (["fund", "other"], True)


def test_changed_from_without_git_or_revision_is_one_sentence(
    repository: project.Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for revision in ("nothing", "--output=x", "", "HEAD\0"):
        with pytest.raises(UsageError, match="revision"):
            changed(repository, revision)
    outside = make(tmp_path / "outside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(UsageError, match="needs a git repository"):
        changed(outside)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="not on this machine"):
        changed(repository)


def test_the_command_line(repository: project.Project) -> None:
    root = repository.root

    def l10n(*words: str) -> subprocess.CompletedProcess[str]:
        env = {key: value for key, value in os.environ.items() if not key.startswith("L10N_")} | {"NO_COLOR": "1"}
        return subprocess.run(
            [sys.executable, "-W", "error", "-X", "utf8", "-m", "l10n", "check", *words],
            cwd=root / "releases", env=env, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    nothing = l10n("--changed-from", "HEAD")
    assert (nothing.returncode, nothing.stdout.splitlines()[0].split(" in ")[1]) == (0, "0 units of 0 releases")
    assert l10n("--changed-from", "nowhere").returncode == 2
    narrowed = l10n("../locales/zh_Hant_HK", "--format", "sarif", "-o", "out.sarif")
    assert (narrowed.returncode, narrowed.stdout) == (1, "")
    assert json.loads((root / "releases" / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    (root / "releases" / "out.sarif").unlink()
    assert l10n("--write-baseline", "../known.json").returncode == 0
    known = l10n("--baseline", "../known.json", "--fail-on", "info")
    assert known.returncode == 0, known.stdout
    assert "known from the baseline" in known.stdout
    assert l10n("--baseline", "../none.json").returncode == 3


def test_the_actions_script_annotates_from_the_root_and_fails_as_the_check_does(tmp_path: Path, root: Path) -> None:
    bash = shutil.which("bash")
    if bash is None or os.name != "posix":
        pytest.skip("no bash here; GitHub's runners have one")
    own = make(tmp_path / "my site", slugs=("fund",))
    env = {key: value for key, value in os.environ.items() if not key.startswith("L10N_")} | {
        "L10N_ACTION_PYTHON": sys.executable,
        "L10N_ACTION_PROJECT": "my site",
        "L10N_ACTION_PATHS": "fund locales/zh_Hant_HK $(touch hacked) *",
        "L10N_ACTION_SARIF": "out.sarif",
        "PYTHONUTF8": "1",
    }

    def action(**more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [bash, str(root / ".ci" / "action.sh")],
            cwd=tmp_path, env=env | more, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    assert action().returncode == 2
    assert not list(tmp_path.rglob("hacked"))
    done = action(L10N_ACTION_PATHS="fund locales/zh_Hant_HK")
    assert done.returncode == 1, done.stderr
    assert f"::error file=my site/{own.shown(own.catalog_path('fund', HANT))},line=" in done.stdout
    results = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    uri = results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "my%20site/locales/zh_Hant_HK/LC_MESSAGES/fund.po"
    assert action(L10N_ACTION_PATHS="", L10N_ACTION_FAIL_ON="never").returncode == 0


def test_hooks_and_action_name_commands_that_exist(root: Path) -> None:
    hooks = (root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: l10n (\S+)", hooks, re.MULTILINE)
    assert sorted(entries) == ["check", "extract", "fix"] == sorted(set(entries) & set(commands()))
    action = (root / "action.yml").read_text(encoding="utf-8")
    steps = action.split("runs:", 1)[1]
    script = (root / ".ci" / "action.sh").read_text(encoding="utf-8")
    for name in re.findall(r"L10N_ACTION_[A-Z_]+", steps):
        assert name in script
    assert "${{" not in "".join(re.findall(r"run: .*", steps)), "an input in a script's text could be run"
