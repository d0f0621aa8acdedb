"""Settings: where a project is, what is in force, and that wrong ones are refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import edition, init, locale, project
from l10n.errors import ConfigError, UsageError


def made(folder: Path, settings: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "l10n.toml").write_text(settings, encoding="utf-8")
    (folder / "releases").mkdir()
    return folder


def test_found_by_walking_up(tmp_path: Path) -> None:
    made(tmp_path / "news")
    deep = tmp_path / "news" / "releases" / "old"
    deep.mkdir()
    assert project.find(deep).root == (tmp_path / "news").resolve()


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.l10n]\nsource = "zh-HK"\ntargets = ["en"]\n', encoding="utf-8")
    own = project.find(inner)
    assert own.root == tmp_path.resolve()
    assert own.source.code == "zh_Hant_HK"


def test_no_project_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no project here") as caught:
        project.find(tmp_path)
    assert "l10n init" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('sorce = "en_HK"', "Did you mean source?"),
        ("targets = 'zh_Hant_HK'", "targets is str, not a list"),
        ('targets = ["xx_YY"]', "unknown locale 'xx_YY'"),
        ('require = "perfect"', "require is 'perfect'; it is one of: approved, translated"),
        ('segmentation = "word"', "segmentation is 'word'"),
        ('source = "en', "l10n.toml:1: not valid TOML: Unterminated string"),
        ('source = "en_HK"\n\ntargets = ["zh_Hant_HK"', "l10n.toml:3"),
        ('source = "en_HK"\ntargets == 1', "l10n.toml:2:10: not valid TOML: Invalid value"),
        ('[draft]\nengine = ["google"]', "Did you mean draft.engines?"),
        ('[engine.deepl]\napi_key = "abc"', "a secret never stands in this file"),
        ('draft = "google"', "draft is str, not a table"),
    ],
)
def test_wrong_settings_are_refused_with_the_file(tmp_path: Path, settings: str, said: str) -> None:
    made(tmp_path, settings)
    with pytest.raises(ConfigError) as caught:
        project.find(tmp_path)
    assert said in str(caught.value)
    assert "l10n.toml" in str(caught.value)
    assert "abc" not in str(caught.value)


def test_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, 'require = "approved"\n')
    monkeypatch.setenv("L10N_REQUIRE", "translated")
    monkeypatch.setenv("L10N_ENGINES", "memory,pseudo")
    own = project.find(tmp_path)
    assert own.require == "translated"
    assert own.engines == ("memory", "pseudo")
    assert own.origins["require"] == "environment L10N_REQUIRE"
    assert own.origins["source"] == "default"


def test_releases_by_slug_and_by_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = made(tmp_path)
    for name in ("b.md", "a.txt", "notes.pdf", ".hidden.md"):
        (root / "releases" / name).write_text("Text.\n", encoding="utf-8")
    own = project.find(root)
    assert [one.slug for one in own.releases()] == ["a", "b"]
    monkeypatch.chdir(root)
    assert [one.slug for one in own.releases(["releases/b.md", "a", "b"])] == ["a", "b"]
    with pytest.raises(UsageError, match="no release 'c'") as caught:
        own.releases(["c"])
    assert "releases: a, b" in str(caught.value)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    root = made(tmp_path)
    for name in ("a.md", "a.txt"):
        (root / "releases" / name).write_text("Text.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="two releases are called 'a'"):
        project.find(root).releases()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("con.md", "release-con"),
        ("-x.md", "x"),
        ("a b.md", "a-b"),
        ("開幕 新聞.md", "開幕-新聞"),
        ("v2.0 (final).txt", "v2.0-final"),
    ],
)
def test_any_file_name_gives_a_slug(tmp_path: Path, name: str, slug: str) -> None:
    root = made(tmp_path)
    (root / "releases" / name).write_text("Text.\n", encoding="utf-8")
    (release,) = project.find(root).releases()
    assert release.slug == slug
    assert project.find(root).releases([name]) == project.find(root).releases([slug])


def test_facts_come_from_front_matter_and_from_the_file_beside(tmp_path: Path) -> None:
    root = made(tmp_path)
    (root / "releases" / "a.md").write_text(
        '---\ntitle: "A: b"\ndate: 2026-01-02\nsource: zh_Hant_HK\n---\n\nText.\n', encoding="utf-8"
    )
    (root / "releases" / "b.txt").write_text("Text.\n", encoding="utf-8")
    (root / "releases" / "b.toml").write_text("date = 2026-03-04\nsource = 'zh-CN'\n", encoding="utf-8")
    first, second = project.find(root).releases()
    assert (first.source.code, first.date, first.facts["title"]) == ("zh_Hant_HK", "2026-01-02", "A: b")
    assert (second.source.code, second.date) == ("zh_Hans_CN", "2026-03-04")


def test_a_release_is_translated_into_every_other_locale(tmp_path: Path) -> None:
    root = made(tmp_path)
    (root / "releases" / "a.md").write_text("---\nsource: zh_Hant_HK\n---\n\n新聞稿\n", encoding="utf-8")
    own = project.find(root)
    assert [one.code for one in own.targets_of(own.releases()[0])] == ["en_HK", "zh_Hans_CN"]


def test_today_follows_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1761004800")
    assert project.today() == "2025-10-21"


def test_init_makes_a_project_that_is_found_and_keeps_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "glossary").mkdir(parents=True)
    (folder / "glossary" / "places.csv").write_text("id,en_HK,zh_Hant_HK\nx,X,乙\n", encoding="utf-8")
    init.run(folder)
    assert (folder / "glossary" / "places.csv").read_text(encoding="utf-8").endswith("x,X,乙\n")
    own = project.find(folder)
    assert [one.slug for one in own.releases()] == ["example-laboratory"]
    with pytest.raises(UsageError, match="a project here already"):
        init.run(folder)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("zh-hk", "zh_Hant_HK"),
        ("zh-Hant-HK", "zh_Hant_HK"),
        ("EN", "en_HK"),
        ("zh_CN", "zh_Hans_CN"),
        ("sc", "zh_Hans_CN"),
    ],
)
def test_locales_by_any_usual_name(name: str, code: str) -> None:
    assert locale.get(name).code == code


def test_every_locale_file_loads_and_no_two_share_a_name() -> None:
    seen: dict[str, str] = {}
    for code in locale.known():
        own = locale.get(code)
        assert own.code == code
        assert own.script in {"Latn", "Hant", "Hans"}
        assert locale.get(own.tag) is own
        assert seen.setdefault(own.tag, code) == code


def test_an_unknown_locale_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="unknown locale 'fr'") as caught:
        locale.get("fr")
    assert "zh_Hant_HK" in str(caught.value)


def test_a_house_has_its_own_abbreviations_and_srx_file(tmp_path: Path) -> None:
    root = made(
        tmp_path, '[sentences]\nabbreviations = ["Dept"]\nexceptions = ["Yahoo! Hong Kong"]\nsrx = "house.srx"\n'
    )
    (root / "house.srx").write_text(
        '<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/><body>'
        '<languagerules><languagerule languagerulename="en"><rule break="no"><beforebreak>\\bNb\\.</beforebreak>'
        "<afterbreak>\\s</afterbreak></rule></languagerule></languagerules>"
        '<maprules><languagemap languagepattern="en.*" languagerulename="en"/></maprules></body></srx>',
        encoding="utf-8",
    )
    text = "The Dept. Head spoke. Yahoo! Hong Kong reported. Nb. Read this.\n"
    (root / "releases" / "a.txt").write_text(text, encoding="utf-8")
    release = project.find(root).releases()[0]
    segments = [one.text for one in edition.read(release).every()]
    assert segments == ["The Dept. Head spoke.", "Yahoo! Hong Kong reported.", "Nb. Read this."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("數碼港今日啟用一所實驗室，歡迎市民參觀。", "zh_Hant_HK"),
        ("数码港今天启用一所实验室，欢迎市民参观。", "zh_Hans_CN"),
        ("Cyberport (數碼港) opened a laboratory today, and everybody may visit it.", "en_HK"),
        ("中文", "en_HK"),
    ],
)
def test_a_release_that_names_no_language_is_known_by_its_script(tmp_path: Path, text: str, code: str) -> None:
    root = made(tmp_path)
    (root / "releases" / "a.txt").write_text(text + "\n", encoding="utf-8")
    release = project.find(root).releases()[0]
    assert release.source.code == code
    assert bool(release.notice) == (code != "en_HK")
