"""The verb `draft` on real projects: what it fills, leaves and says, and what never leaves this machine."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import typer
from loopback import Libre, json_reply, translated

from l10n import approve, catalog, draft, edition, extract, glossary, locale
from l10n import project as projects
from l10n.draft import asking
from l10n.engines import Clock
from l10n.errors import EngineError, UsageError
from l10n.exchange import tmx
from l10n.model import JOINED, Pair, State

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.model import Unit
    from l10n.project import Project

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")
STILL = Clock(lambda: 0.0, lambda _: None, lambda: 0.0)

FIRST = """---
title: A hall opens
---

**Press Release**

# Cyberport opens a hall

The hall covers an area of 7,500 square feet. It opened on 3 May 2025. Cyberport runs it.

For media enquiries, please contact [the office](https://example.org/office).
"""
SECOND = """**Press Release**

# Another hall opens

The hall covers an area of 8,600 square feet. It opened on 6 June 2026. Cyberport runs it.

A sentence about R&D that nobody has written before.

For media enquiries please contact [the office](https://example.org/office).
"""
APPROVED = {
    "A hall opens": "禮堂開幕",
    "Press Release": "新聞稿",
    "Cyberport opens a hall": "數碼港禮堂開幕",
    "The hall covers an area of 7,500 square feet.": "禮堂佔地7,500平方呎，於2025年5月3日開幕。",
    "It opened on 3 May 2025.": JOINED,
    "Cyberport runs it.": "由數碼港營運。",
    "For media enquiries, please contact <a1>the office</a1>.": "傳媒查詢，請聯絡<a1>辦事處</a1>。",
}
GLOSSARY = (
    "id,kind,en_HK,zh_Hant_HK,zh_Hans_CN\n"
    "cyberport,organisation,Cyberport,數碼港,数码港\n"
    "press-release,boilerplate,Press Release,新聞稿,新闻稿\n"
)


def make(root: Path, *, settings: str = "", **releases: str) -> Project:
    """Make a project with these releases, extracted."""
    (root / "releases").mkdir(parents=True, exist_ok=True)
    (root / "glossary").mkdir(exist_ok=True)
    (root / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    (root / "l10n.toml").write_text(settings or '[draft]\nderive = { zh_Hans_CN = "zh_Hant_HK" }\n', encoding="utf-8")
    for slug, text in releases.items():
        (root / "releases" / f"{slug}.md").write_text(text, encoding="utf-8")
    project = projects.find(root)
    extract.run(project, project.releases())
    return project


def translate(project: Project, slug: str, targets: dict[str, str] = APPROVED) -> None:
    """Translate and approve a release in Traditional Chinese, as a person would."""
    kept = catalog.read(project.catalog_path(slug, HANT), HANT)
    for unit in kept.units():
        if unit.source in targets:
            kept.set_target(unit.id, targets[unit.source])
    catalog.save(kept)
    done = approve.run(project, project.releases([slug]), by="A. Person", locales=[HANT], waive="a test")
    assert done.refused == ()


def units(project: Project, slug: str, target: locale.Locale = HANT) -> dict[str, Unit]:
    """The units of a catalog by their source."""
    return {unit.source: unit for unit in catalog.read(project.catalog_path(slug, target), target).units()}


def everything(project: Project) -> dict[str, bytes]:
    """All files of the project but the caches."""
    return {
        str(path.relative_to(project.root)): path.read_bytes()
        for path in sorted(project.root.rglob("*"))
        if path.is_file() and ".l10n" not in path.parts
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make(tmp_path, first=FIRST, second=SECOND)
    translate(made, "first")
    return made


# -- memory and glossary


def test_what_is_known_is_drafted_and_the_rest_stays_empty(project: Project) -> None:
    report = draft.run(project, project.releases(["second"]))
    now = units(project, "second")
    assert now["Press Release"].target == "新聞稿"
    assert now["The hall covers an area of 8,600 square feet."].target == "禮堂佔地8,600平方呎，於2026年6月6日開幕。"
    assert now["It opened on 6 June 2026."].target == JOINED
    assert now["Cyberport runs it."].target == "由數碼港營運。"
    assert now["For media enquiries please contact <a1>the office</a1>."].target == "傳媒查詢，請聯絡<a1>辦事處</a1>。"
    new = now["A sentence about R&D that nobody has written before."]
    assert (new.state, new.target) == (State.UNTRANSLATED, "")
    row = next(row for row in report.rows if row.locale == "zh_Hant_HK")
    assert row.filled == {"boilerplate": 1, "memory": 4}
    assert row.empty == 2
    assert all(unit.state is State.DRAFT for unit in now.values() if unit.target)


def test_a_draft_says_where_it_is_from(project: Project) -> None:
    draft.run(project, project.releases(["second"]))
    now = units(project, "second")
    adapted = now["The hall covers an area of 8,600 square feet."].origin
    assert adapted is not None
    assert adapted.maker == "memory"
    assert adapted.score is not None
    assert 95 <= adapted.score < 100
    assert "first; adapted: 7,500 → 8,600" in adapted.note
    exact = now["Cyberport runs it."].origin
    assert exact is not None
    assert (exact.score, exact.date) == (100, projects.today())
    text = project.catalog_path("second", HANT).read_text(encoding="utf-8")
    assert "# l10n: memory: first 100%" in text
    assert "#, fuzzy" in text


def test_every_unit_has_its_terms_in_its_comment(project: Project) -> None:
    draft.run(project, project.releases(["second"]))
    for target, term in ((HANT, "數碼港"), (HANS, "数码港")):
        text = project.catalog_path("second", target).read_text(encoding="utf-8")
        assert f"#. term: Cyberport = {term}\n" in text


def test_a_second_run_changes_no_byte(project: Project) -> None:
    draft.run(project, project.releases())
    before = everything(project)
    report = draft.run(project, project.releases(), redraft=True)
    assert everything(project) == before
    assert report.filled == 0
    assert not any(row.changed for row in report.rows)


def test_what_a_person_wrote_is_never_touched(project: Project) -> None:
    kept = catalog.read(project.catalog_path("second", HANT), HANT)
    mine = next(unit for unit in kept.units() if unit.source == "Cyberport runs it.")
    kept.set_target(mine.id, "我寫的句子。")
    catalog.save(kept)
    draft.run(project, project.releases(["second"]), engines=["pseudo"], redraft=True)
    assert units(project, "second")["Cyberport runs it."].target == "我寫的句子。"
    assert units(project, "second")["Cyberport runs it."].state is State.TRANSLATED


def test_a_locale_that_is_derived_is_left_to_derive_unless_an_engine_is_asked_for(project: Project) -> None:
    report = draft.run(project, project.releases(["second"]))
    assert [row.left_to for row in report.rows] == ["", "zh_Hant_HK"]
    assert "l10n derive second (from zh_Hant_HK)" in str(report)
    assert all(unit.target == "" for unit in units(project, "second", HANS).values())
    draft.run(project, project.releases(["second"]), locales=[HANS], engines=["pseudo"])
    assert all(unit.target for unit in units(project, "second", HANS).values())


def test_only_what_is_approved_is_learned(tmp_path: Path) -> None:
    made = make(tmp_path, first=FIRST, second=SECOND)
    kept = catalog.read(made.catalog_path("first", HANT), HANT)
    for unit in kept.units():
        if unit.source in APPROVED:
            kept.set_target(unit.id, APPROVED[unit.source])
    catalog.save(kept)
    report = draft.run(made, made.releases(["second"]))
    assert report.rows[0].filled == {"boilerplate": 1}


def test_tmx_files_under_memory_are_used_and_a_damaged_one_is_said(project: Project) -> None:
    (project.root / "memory").mkdir()
    good = [Pair("Another hall opens", "另一禮堂開幕", "en_HK", "zh_Hant_HK", date="2024-01-01")]
    tmx.write(project.root / "memory" / "good.tmx", good)
    (project.root / "memory" / "bad.tmx").write_text("<tmx><body>", encoding="utf-8")
    report = draft.run(project, project.releases(["second"]))
    assert units(project, "second")["Another hall opens"].target == "另一禮堂開幕"
    assert any(str(one).startswith("memory/bad.tmx:1: not learned: damaged XML") for one in report.notices)


def test_a_damaged_memory_is_rebuilt_and_that_is_said(project: Project) -> None:
    draft.run(project, project.releases(["second"]), dry_run=True)
    project.memory_path.write_bytes(b"not a database" * 1000)
    for beside in project.memory_path.parent.glob("memory.sqlite-*"):
        beside.unlink()
    report = draft.run(project, project.releases(["second"]))
    assert "damaged" in str(report)
    assert report.rows[0].filled["memory"] == 4


def test_a_release_that_is_not_extracted_yet_is_said(project: Project) -> None:
    (project.root / "releases" / "third.md").write_text("A third release.\n", encoding="utf-8")
    report = draft.run(project, project.releases(["third"]))
    assert report.rows == ()
    assert "no catalog yet; run: l10n extract third" in str(report)


def test_a_chinese_source_is_drafted_from_the_same_memory(project: Project) -> None:
    text = "---\nsource: zh_Hant_HK\n---\n\n由數碼港營運。\n"
    (project.root / "releases" / "chinese.md").write_text(text, encoding="utf-8")
    extract.run(project, project.releases(["chinese"]))
    report = draft.run(project, project.releases(["chinese"]))
    assert units(project, "chinese", EN)["由數碼港營運。"].target == "Cyberport runs it."
    assert next(row for row in report.rows if row.locale == "zh_Hans_CN").left_to == "zh_Hant_HK"


# -- measuring, trying


def test_an_estimate_and_a_dry_run_write_and_send_nothing(project: Project) -> None:
    before = everything(project)
    with Libre(lambda _text, _n: translated("")) as server:
        made = with_server(project, server)
        (row, _) = draft.run(made, made.releases(["second"]), estimate=True).rows
        tried = draft.run(made, made.releases(["second"]), dry_run=True)
        assert server.texts == []
    (project.root / "l10n.toml").write_bytes(before["l10n.toml"])
    assert everything(project) == before
    assert {band: amount.segments for band, amount in row.leverage.items() if amount.segments} == {
        "tables": 1, "100%": 1, "95-99%": 1, "new": 4,
    }  # fmt: skip
    assert row.leverage["100%"].words == 3
    (sent,) = tried.sent
    assert (sent.engine, sent.recipient, sent.releases) == ("libretranslate", "127.0.0.1", ("second",))
    assert "would be sent to libretranslate (127.0.0.1)" in str(tried)


# -- engines


def with_server(project: Project, server: Libre, *, configured: bool = True) -> Project:
    engines = '"memory", "libretranslate"' if configured else '"memory"'
    (project.root / "l10n.toml").write_text(
        f'[draft]\nengines = [{engines}]\nderive = {{ zh_Hans_CN = "zh_Hant_HK" }}\n'
        f'[engine.libretranslate]\nurl = "{server.url}"\nallow_private = true\n',
        encoding="utf-8",
    )
    return projects.find(project.root)


def test_an_engine_is_asked_only_for_what_is_left_and_the_report_says_who_got_it(project: Project) -> None:
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(project, server)
        report = draft.run(made, made.releases(["second"]), clock=STILL)
        again = draft.run(made, made.releases(["second"]), clock=STILL)
    assert len(server.texts) == 2
    assert report.rows[0].empty == 0
    assert "sent to libretranslate (127.0.0.1): 2 segments" in str(report)
    assert again.sent == ()
    new = units(project, "second")["A sentence about R&D that nobody has written before."]
    assert new.origin is not None
    assert (new.state, new.origin.maker) == (State.DRAFT, "libretranslate")


def test_equal_texts_of_several_releases_are_sent_once(tmp_path: Path) -> None:
    made = make(tmp_path, one="The very same sentence.\n", two="The very same sentence.\n")
    with Libre(lambda _text, _n: translated("同一句子。")) as server:
        made = with_server(made, server)
        report = draft.run(made, made.releases(), locales=[HANT], clock=STILL)
    assert server.texts == ["The very same sentence."]
    assert [row.filled for row in report.rows] == [{"libretranslate": 1}, {"libretranslate": 1}]
    assert report.sent[0].segments == 1


def test_a_configured_engine_that_fails_is_one_line_and_no_error(project: Project) -> None:
    with Libre(lambda _text, _n: translated("")) as server:
        made = with_server(project, server)
    report = draft.run(made, made.releases(["second"]), clock=STILL)
    lines = [str(notice) for notice in report.notices if "libretranslate" in str(notice)]
    assert lines == ["engine libretranslate skipped: 127.0.0.1 cannot be reached"]
    assert report.sent == (), "nothing was sent, so nothing is said to have been"
    assert "sent to" not in str(report)
    assert report.rows[0].filled["memory"] == 4
    assert report.rows[0].empty == 2


def test_an_engine_without_its_key_is_one_line_too(project: Project) -> None:
    (project.root / "l10n.toml").write_text('[draft]\nengines = ["deepl", "memory"]\n', encoding="utf-8")
    made = projects.find(project.root)
    report = draft.run(made, made.releases(["second"]))
    assert "engine deepl skipped: no key: set the environment variable L10N_DEEPL_KEY" in str(report)


def test_an_engine_asked_for_by_name_that_fails_is_an_error_and_the_memory_is_kept(project: Project) -> None:
    with Libre(lambda _text, _n: translated("")) as server:
        made = with_server(project, server, configured=False)
    with pytest.raises(EngineError, match=r"engine libretranslate failed: 127\.0\.0\.1 cannot be reached") as caught:
        draft.run(made, made.releases(["second"]), engines=["libretranslate"], clock=STILL)
    assert caught.value.exit_code == 3
    assert "units were drafted before that and are kept" in caught.value.hint
    assert units(project, "second")["Cyberport runs it."].target == "由數碼港營運。"


def test_an_unknown_engine_is_a_usage_error_before_anything_is_done(project: Project) -> None:
    before = everything(project)
    with pytest.raises(UsageError, match="unknown engine 'goggle'"):
        draft.run(project, project.releases(), engines=["goggle"])
    assert everything(project) == before


def test_one_bad_answer_leaves_one_unit_empty(project: Project) -> None:
    with Libre(lambda text, _n: translated("機器譯文。" if "hall" in text else text)) as server:
        made = with_server(project, server)
        report = draft.run(made, made.releases(["second"]), engines=["libretranslate"], clock=STILL)
    assert report.rows[0].empty == 1
    assert "1 of 2 segments of second zh_Hant_HK stay empty: gave the text back untranslated" in str(report)


def test_a_run_that_is_interrupted_resumes_and_sends_nothing_twice(project: Project) -> None:
    def stop(step: str, done: int, _of: int) -> None:
        if "libretranslate" in step and done == 1:
            raise KeyboardInterrupt

    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(project, server)
        with pytest.raises(KeyboardInterrupt):
            draft.run(made, made.releases(["second"]), progress=stop, clock=STILL)
        assert units(project, "second")["Cyberport runs it."].target == "由數碼港營運。", (
            "the memory's drafts are saved"
        )
        draft.run(made, made.releases(["second"]), clock=STILL)
    assert len(server.texts) == len(set(server.texts)) == 2


def test_redraft_renews_what_a_machine_wrote_and_nobody_touched(project: Project) -> None:
    draft.run(project, project.releases(["second"]), engines=["pseudo"])
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(project, server)
        draft.run(made, made.releases(["second"]), clock=STILL)
        assert server.texts == []
        draft.run(made, made.releases(["second"]), redraft=True, clock=STILL)
    assert len(server.texts) == 2
    origin = units(project, "second")["Another hall opens"].origin
    assert origin is not None
    assert origin.maker == "libretranslate"


def test_a_note_of_the_engine_stands_in_the_comment(project: Project) -> None:
    with Libre(lambda _text, _n: translated("這裏沒有名稱。")) as server:
        made = with_server(project, server)
        (made.root / "releases" / "named.md").write_text("Cyberport will hold a fair for everyone.\n", encoding="utf-8")
        extract.run(made, made.releases(["named"]))
        draft.run(made, made.releases(["named"]), clock=STILL)
    text = made.catalog_path("named", HANT).read_text(encoding="utf-8")
    assert "# l10n: libretranslate: term: Cyberport = 數碼港 is missing" in text


def test_a_name_that_the_glossary_does_not_know_is_said_and_a_day_has_its_month(tmp_path: Path) -> None:
    text = "---\nsource: zh_Hant_HK\ndate: 2026-03-12\n---\n\n公司主席陳大文說：「我們今日（十二日）開幕，很高興。」\n"
    made = make(tmp_path, said=text)
    with Libre(
        lambda sent, _n: translated(f'Chairman Chan said: "We open {re.findall("Z7[0-9]", sent)[0]}."')
    ) as server:
        draft.run(with_server(made, server), made.releases(["said"]), locales=[EN], clock=STILL)
    (unit,) = units(made, "said", EN).values()
    assert unit.target == "Chairman Chan said: “We open today (12 March).”"
    assert unit.origin is not None
    assert unit.origin.note == "name: 陳大文 is not in the glossary"


# -- embargo


@pytest.mark.parametrize(
    ("head", "held"),
    [
        ("---\nembargo: 2026-03-02\n---\n\n", True),
        ("---\nembargo: 2026-03-01 17:00\n---\n\n", True),
        ("---\nembargo: 2026-03-01\n---\n\n", False),
        ("---\nembargo: 2026-02-28\n---\n\n", False),
        ("---\nembargo: until further notice\n---\n\n", True),
        ("---\nembargo: none\n---\n\n", False),
        ("**EMBARGOED UNTIL 5 March 2026, 9 am**\n\n# A headline\n\n", True),
        ("**EMBARGOED UNTIL 27 February 2026, 9 am**\n\n# A headline\n\n", False),
        ("**FOR IMMEDIATE RELEASE**\n\n# A headline\n\n", False),
    ],
)
def test_a_release_under_embargo_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, *, held: bool
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")  # 2026-03-01
    made = make(tmp_path, secret=f"{head}A sentence that must stay here.\n\nAnother one of these sentences.\n")
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(made, server)
        report = draft.run(made, made.releases(), clock=STILL)
        assert bool(server.texts) is not held
        assert ("not sent to libretranslate: embargo" in str(report)) is held
        draft.run(made, made.releases(), send_embargoed=True, clock=STILL)
        assert server.texts


def test_the_key_is_nowhere_in_the_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    key = "s3cret-key-of-nobody"
    monkeypatch.setenv("L10N_LIBRETRANSLATE_KEY", key)
    replies = [translated(f"回聲 {key} 是你的。"), json_reply({"error": key}, 400)]
    with Libre(lambda _text, n: replies[n]) as server:
        made = with_server(project, server)
        report = draft.run(made, made.releases(["second"]), clock=STILL)
    assert key not in str(report)
    for path in project.root.rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes()


def test_a_group_is_renewed_as_a_whole_or_not_at_all(project: Project) -> None:
    draft.run(project, project.releases(["second"]))
    draft.run(project, project.releases(["second"]), redraft=True, engines=["pseudo"])
    now = units(project, "second")
    assert now["The hall covers an area of 8,600 square feet."].target == "禮堂佔地8,600平方呎，於2026年6月6日開幕。"
    assert now["It opened on 6 June 2026."].target == JOINED
    kept = catalog.read(project.catalog_path("first", HANT), HANT)
    head = next(unit for unit in kept.units() if "7,500" in unit.source)
    kept.set_target(head.id, "禮堂於2025年5月3日開幕，面積7,500平方呎。")
    catalog.save(kept)
    approve.run(project, project.releases(["first"]), by="A. Person", locales=[HANT], waive="a test")
    draft.run(project, project.releases(["second"]), redraft=True)
    now = units(project, "second")
    assert now["The hall covers an area of 8,600 square feet."].target == "禮堂於2026年6月6日開幕，面積8,600平方呎。"


def test_a_head_without_target_is_not_drafted_as_if_it_were_alone(project: Project) -> None:
    kept = catalog.read(project.catalog_path("second", HANT), HANT)
    last = next(unit for unit in kept.units() if unit.source == "Cyberport runs it.")
    kept.set_target(last.id, JOINED)
    catalog.save(kept)
    draft.run(project, project.releases(["second"]), engines=["pseudo"])
    now = units(project, "second")
    assert now["It opened on 6 June 2026."].target == ""
    assert now["Cyberport runs it."].target == JOINED


# -- estimates


def foreseen(project: Project, settings: str) -> draft.Report:
    """The estimate of one release of a fresh project, with these settings of engines."""
    (project.root / "l10n.toml").write_text(f'targets = ["zh_Hant_HK"]\n{settings}', encoding="utf-8")
    own = projects.find(project.root)
    return draft.run(own, own.releases(["second"]), estimate=True)


def test_an_estimate_counts_what_a_run_then_sends(project: Project) -> None:
    """Neither what tables, memory and figures fill nor what the journal holds; placeholders as they are sent."""
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        settings = (
            f'[draft]\nengines = ["libretranslate"]\n[engine.libretranslate]\nurl = "{server.url}"\n'
            "allow_private = true\nprice = { currency = 'EUR', per_million_characters = 250_000 }\n"
        )
        (told,) = foreseen(project, settings).sent
        own = projects.find(project.root)
        (sent,) = draft.run(own, own.releases(["second"]), clock=STILL).sent
        first = server.texts[: told.segments]
        assert (told.segments, told.characters) == (len(first), sum(map(len, first)))
        assert sent.characters == sum(map(len, server.texts))
        assert told.cost == f"about {told.characters / 4:.2f} EUR"
        for unit in catalog.read(own.catalog_path("second", HANT), HANT).units():
            assert unit.target
        once = len(server.texts)
        assert draft.run(own, own.releases(["second"]), redraft=True, estimate=True).sent == ()
        draft.run(own, own.releases(["second"]), redraft=True, clock=STILL)
        assert len(server.texts) == once


def test_without_a_price_an_estimate_says_characters_only_and_a_wrong_price_is_told(project: Project) -> None:
    engine = '[draft]\nengines = ["google"]\n'
    assert "cost" not in str(foreseen(project, engine))
    assert foreseen(project, f"{engine}[engine.google]\nprice = {{ per_million_characters = 0.1 }}\n").sent[0].cost == (
        "less than 0.01"
    )
    with pytest.raises(UsageError, match=r"engine.google.price: it has no per_word"):
        foreseen(project, f"{engine}[engine.google]\nprice = {{ per_word = 1 }}\n")
    with pytest.raises(UsageError, match="is no price"):
        foreseen(project, f"{engine}[engine.google]\nprice = {{ per_million_tokens = -1 }}\n")


def test_an_engine_on_this_machine_that_comes_first_leaves_nothing_to_send(project: Project) -> None:
    assert foreseen(project, '[draft]\nengines = ["pseudo", "google"]\n').sent == ()
    assert foreseen(project, '[draft]\nengines = ["opencc", "google"]\n').sent != ()


# -- neighbours


def test_an_engine_may_know_the_neighbours_and_what_people_settled_on(project: Project) -> None:
    kept = catalog.read(project.catalog_path("second", HANT), HANT)
    (before,) = (unit for unit in kept.units() if unit.source == "Cyberport runs it.")
    kept.set_target(before.id, "由數碼港營運。")
    catalog.save(kept)

    def answer(text: str, _n: int) -> tuple[int, dict[str, str], bytes]:
        name = re.findall(r'<text id="(\w+)">', text)[0]
        return json_reply({"choices": [{"message": {"content": json.dumps({name: "機器譯文。"})}}]})

    with Libre(answer) as server:
        (project.root / "l10n.toml").write_text(
            f'targets = ["zh_Hant_HK"]\n[draft]\nengines = ["openai"]\n[engine.openai]\nurl = "{server.url}"\n'
            'model = "m"\nallow_private = true\n',
            encoding="utf-8",
        )
        own = projects.find(project.root)
        draft.run(own, own.releases(["second"]), clock=STILL)
    (prompt,) = (one for one in server.texts if "nobody has written" in one.split("<text")[1])
    assert (
        "<before><source>Cyberport runs it.</source><translation>由數碼港營運。</translation></before>\n"
        "<after><source>For media enquiries please contact the office.</source></after>\n<text id="
    ) in prompt


# -- the memory from the command line


def test_words_are_found_on_either_side_of_what_was_approved(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(project, "first")
    monkeypatch.chdir(project.root)
    from l10n.cli import memory as command  # noqa: PLC0415 - the only test here of a command

    command.lookup("營運", source="", target="", threshold=75, words=True, project=None, config=None)
    assert capsys.readouterr().out == "en_HK  Cyberport runs it.\nzh_Hant_HK  由數碼港營運。  (first)\n"
    with pytest.raises(typer.Exit):
        command.lookup("營運", source="", target="zh_Hans_CN", threshold=75, words=True, project=None, config=None)


def test_what_a_person_wrote_meanwhile_is_kept_and_said(project: Project) -> None:
    """A draft that comes too late for its unit is told in one line that does not call the unit empty."""
    with Libre(lambda _text, n: translated(f"機器譯文{n}。")) as server:
        made = with_server(project, server)
        asked = asking.Asking(made, ["libretranslate"], STILL, None, quiet=False)
        edited = edition.load(made, edition.read(made.releases(["second"])[0]), HANT)
        assert edited.catalog is not None
        work = asking.fill.begin(edited, edited.catalog, glossary.Glossary(), "2026-01-01", redraft=False)
        late = next(iter(work.open))
        edited.catalog.set_target(late, "人手譯文。")
        asked.fill(work, "")
    assert edited.catalog.entry(late).target == "人手譯文。"
    (said,) = asked.said
    assert str(said).endswith(": the draft of libretranslate was not used: a person's work stands there")
