"""Saving: no noise, two writers, editors that drop things, damaged ledgers, kills."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import catalog as catalogs
from l10n.catalog import Catalog, ledger, writer
from l10n.errors import CatalogError, PersonsWorkError, WriteError
from l10n.locale import get
from l10n.model import Origin, Role, Segment, State, Unit, context_of

HANT, EN = get("zh_Hant_HK"), get("en_HK")
DAY = "2026-11-25"
SOURCES = ["The Center opened today.", "It takes up one floor.", "A forum followed.", "Guests toured the offices."]
TARGETS = ["中心今日開幕。", "中心佔一層樓面。", "其後舉行論壇。", "嘉賓參觀辦公室。"]


def row(sources: list[str]) -> list[Segment]:
    return [
        Segment("b", at, text, Role.PARAGRAPH, " " if at else "", context=context_of(Role.PARAGRAPH))
        for at, text in enumerate(sources)
    ]


def ids() -> list[str]:
    return [segment.unit for segment in row(SOURCES)]


def made(path: Path) -> Catalog:
    """A catalog with one approved, one draft, one translated and one empty unit, saved and read again."""
    catalog = catalogs.new(path, HANT, source=EN)
    catalogs.update(catalog, row(SOURCES), release="releases/a.md", source=EN)
    first, second, third, _ = ids()
    catalog.set_target(first, TARGETS[0])
    catalog.approve(first, by="May", on=DAY)
    catalog.set_draft(second, TARGETS[1], Origin("memory", DAY, 92))
    catalog.set_target(third, TARGETS[2])
    assert catalogs.save(catalog, date=DAY)
    return read(path)


def read(path: Path) -> Catalog:
    return catalogs.read(path, HANT, source=EN)


def unit(catalog: Catalog, at: int) -> Unit:
    found = catalog.unit(ids()[at])
    assert found is not None
    return found


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    """What an editor does: other bytes, the ledger unseen."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def both(path: Path) -> tuple[bytes, bytes]:
    return path.read_bytes(), path.with_suffix(".ledger.json").read_bytes()


def test_states(tmp_path: Path) -> None:
    catalog = made(tmp_path / "a.po")
    assert [one.state for one in catalog.units()] == [State.APPROVED, State.DRAFT, State.TRANSLATED, State.UNTRANSLATED]
    assert (unit(catalog, 0).approved_by, unit(catalog, 0).approved_on) == ("May", DAY)
    assert unit(catalog, 1).origin == Origin("memory", DAY, 92)
    assert [catalog.may_draft(one) for one in catalog.units()] == [False, True, False, True]
    assert [catalog.may_redraft(one) for one in catalog.units()] == [False, True, False, False]
    assert catalog.unit("0000000000") is None
    assert "# l10n: memory 92% 2026-11-25\n" in (tmp_path / "a.po").read_text(encoding="utf-8")


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    before = both(path)
    catalog.set_draft(ids()[1], TARGETS[1], Origin("memory", "2027-01-01", 92))
    catalogs.update(catalog, row(SOURCES), release="releases/a.md", source=EN)
    assert not catalogs.save(catalog)
    assert both(path) == before


def test_one_unit_changes_only_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    before = path.read_text(encoding="utf-8").split("\n")
    catalog.set_draft(ids()[3], TARGETS[3], Origin("google", DAY))
    catalogs.save(catalog, date=DAY)
    after = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in before if line not in after] == []
    assert len(after) == len(before) + 2


def test_an_approval_alone_leaves_the_catalog_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    before = both(path)
    catalog.approve(ids()[2], by="May", on=DAY)
    assert catalogs.save(catalog)
    after = both(path)
    assert after[0] == before[0]
    assert len([one for one in after[1].split(b"\n") if one not in before[1].split(b"\n")]) == 1


def test_the_revision_date_changes_only_with_the_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert not catalogs.save(catalog)
    catalog.set_target(ids()[3], TARGETS[3])
    catalogs.save(catalog)
    assert "PO-Revision-Date: 2027-01-15 08:00+0000\\n" in path.read_text(encoding="utf-8")


def test_a_machine_never_writes_over_a_person(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    origin = Origin("google", DAY)
    for at in (0, 2):
        with pytest.raises(PersonsWorkError, match="what a person wrote"):
            catalog.set_draft(ids()[at], "x", origin)
    catalog.set_draft(ids()[1], "機器。", origin)
    catalogs.save(catalog, date=DAY)
    edit(path, "機器。", "人手。")  # still fuzzy: half done
    catalog = read(path)
    assert unit(catalog, 1).state is State.DRAFT
    assert unit(catalog, 1).origin is None
    with pytest.raises(PersonsWorkError):
        catalog.set_draft(ids()[1], "x", origin)


def test_unusable_drafts_are_refused(tmp_path: Path) -> None:
    catalog = made(tmp_path / "a.po")
    for text in ("", "  ", "\n", "a\0b", "\ud800"):
        with pytest.raises(CatalogError):
            catalog.set_draft(ids()[3], text, Origin("google"))
    with pytest.raises(CatalogError, match="no unit"):
        catalog.set_draft("ffffffffff", "x", Origin("google"))
    with pytest.raises(CatalogError, match="no target to approve"):
        catalog.approve(ids()[3], by="May", on=DAY)


def test_a_draft_taken_over_in_an_editor_is_translated_not_approved(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    edit(path, "#, fuzzy\n", "")
    catalog = read(path)
    assert unit(catalog, 1).state is State.TRANSLATED
    assert any("no longer marked fuzzy" in notice.message for notice in catalog.notices)
    assert not catalog.may_draft(unit(catalog, 1))
    catalogs.save(catalog, date=DAY)
    catalog = read(path)
    assert not any("fuzzy" in notice.message for notice in catalog.notices)
    assert [news.kind for news in catalogs.restore(catalog)] == ["unmarked"]
    catalogs.save(catalog, date=DAY)
    assert unit(read(path), 1).state is State.DRAFT
    assert read(path).may_redraft(unit(read(path), 1))


def test_what_omegat_empties_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    before = path.read_bytes()
    edit(path, f'#, fuzzy\nmsgid "{SOURCES[1]}"\nmsgstr "{TARGETS[1]}"', f'msgid "{SOURCES[1]}"\nmsgstr ""')
    edit(path, f'msgstr "{TARGETS[0]}"', 'msgstr ""')
    catalog = read(path)
    assert [one.state for one in catalog.units()][:2] == [State.UNTRANSLATED, State.UNTRANSLATED]
    assert sum("emptied" in notice.message for notice in catalog.notices) == 2
    assert not catalog.may_draft(unit(catalog, 0))  # a person's
    assert catalog.may_draft(unit(catalog, 1))  # a machine's
    catalogs.update(catalog, row(SOURCES), release="releases/a.md", source=EN)
    catalogs.save(catalog, date=DAY)  # an extract in between does not make it worse
    catalog = read(path)
    assert [news.kind for news in catalogs.restore(catalog)] == ["emptied", "emptied"]
    catalogs.save(catalog, date=DAY)
    assert path.read_bytes() == before
    assert unit(read(path), 0).state is State.APPROVED


def test_a_catalog_cut_at_an_entry_is_refused_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    before = path.read_bytes()
    entries = before.split(b"\n\n")
    path.write_bytes(b"\n\n".join(entries[:2]) + b"\n")
    with pytest.raises(
        CatalogError, match=r"2 of 4 units are missing that had a target, the first: It takes up one floor"
    ) as caught:
        read(path)
    assert "l10n restore" in caught.value.hint
    catalog = catalogs.read(path, HANT, source=EN, whole=False)
    assert [news.kind for news in catalogs.restore(catalog)] == ["lost", "lost", "lost"]
    catalogs.update(catalog, row(SOURCES), release="releases/a.md", source=EN)
    catalogs.save(catalog, date=DAY)
    assert path.read_bytes() == before


def test_an_approved_unit_edited_later_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    edit(path, TARGETS[0], "中心今天開幕。")
    catalog = read(path)
    assert unit(catalog, 0).state is State.TRANSLATED
    assert any("edited after May approved it" in notice.message for notice in catalog.notices)
    edit(path, "中心今天開幕。", TARGETS[0])
    assert unit(read(path), 0).state is State.APPROVED


def test_locked_wording(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    catalog.lock(ids()[3], TARGETS[3], by="The Minister's office", on=DAY)
    catalogs.save(catalog, date=DAY)
    catalog = read(path)
    assert unit(catalog, 3).state is State.LOCKED
    assert unit(catalog, 3).approved_by == "The Minister's office"
    for act in (
        lambda: catalog.set_draft(ids()[3], "x", Origin("google")),
        lambda: catalog.set_target(ids()[3], "x"),
    ):
        with pytest.raises(PersonsWorkError):
            act()
    edit(path, TARGETS[3], "改了。")
    catalog = read(path)
    assert unit(catalog, 3).state is State.TRANSLATED
    assert any("supplied by The Minister's office, was changed" in notice.message for notice in catalog.notices)
    catalogs.restore(catalog)
    assert unit(catalog, 3).state is State.LOCKED


def test_joining_and_splitting_in_an_editor(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    catalog.set_target(ids()[1], TARGETS[1])
    for at in range(3):
        catalog.approve(ids()[at], by="May", on=DAY)
    catalogs.save(catalog, date=DAY)
    edit(path, f'msgstr "{TARGETS[1]}"', 'msgstr "中心佔一層樓面，其後舉行論壇。"')
    edit(path, f'msgstr "{TARGETS[2]}"', 'msgstr "{joined}"')
    catalog = read(path)
    assert [one.state for one in catalog.units()][:3] == [State.APPROVED, State.TRANSLATED, State.TRANSLATED]
    assert unit(catalog, 2).joined
    for at in (1, 2):
        catalog.approve(ids()[at], by="May", on=DAY)
    catalogs.save(catalog, date=DAY)
    assert [one.state for one in read(path).units()][:3] == [State.APPROVED] * 3
    edit(path, 'msgstr "{joined}"', f'msgstr "{TARGETS[2]}"')
    assert [one.state for one in read(path).units()][:3] == [State.APPROVED, State.TRANSLATED, State.TRANSLATED]


# ------------------------------------------------------------------ two at once


def test_an_editor_saved_another_unit_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    edit(path, TARGETS[2], "之後有論壇。")
    catalog.set_draft(ids()[3], TARGETS[3], Origin("google", DAY))
    assert catalogs.save(catalog, date=DAY)
    after = read(path)
    assert (unit(after, 2).target, unit(after, 3).target) == ("之後有論壇。", TARGETS[3])
    assert unit(after, 3).state is State.DRAFT


def test_an_editor_saved_the_same_unit_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    edit(path, f'msgid "{SOURCES[3]}"\nmsgstr ""', f'msgid "{SOURCES[3]}"\nmsgstr "人手。"')
    catalog.set_draft(ids()[3], TARGETS[3], Origin("google", DAY))
    catalogs.save(catalog, date=DAY)
    assert any("that wording was kept" in notice.message for notice in catalog.notices)
    after = read(path)
    assert (unit(after, 3).target, unit(after, 3).state, unit(after, 3).origin) == ("人手。", State.TRANSLATED, None)
    assert not after.may_draft(unit(after, 3))


def test_a_person_here_and_a_machine_there(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    mine = made(path)
    other = read(path)
    other.set_draft(ids()[3], "機器。", Origin("google", DAY))
    catalogs.save(other, date=DAY)
    mine.set_target(ids()[3], "人手。")
    catalogs.save(mine, date=DAY)
    assert (unit(read(path), 3).target, unit(read(path), 3).state) == ("人手。", State.TRANSLATED)


def test_two_of_us_at_different_units(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    one, two = made(path), read(path)
    one.approve(ids()[2], by="May", on=DAY)
    two.set_draft(ids()[3], TARGETS[3], Origin("google", DAY))
    catalogs.save(one, date=DAY)
    catalogs.save(two, date=DAY)
    after = read(path)
    assert [unit.state for unit in after.units()] == [State.APPROVED, State.DRAFT, State.APPROVED, State.DRAFT]
    assert unit(after, 3).origin == Origin("google", DAY)


def test_an_update_here_and_an_edit_there(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    edit(path, TARGETS[2], "之後有論壇。")
    edit(path, 'msgid "It takes', '# ask May\nmsgid "It takes')
    catalogs.update(
        catalog,
        row([*SOURCES[:1], "It takes up two floors.", *SOURCES[2:], "New."]),
        release="releases/a.md",
        source=EN,
    )
    catalogs.save(catalog, date=DAY)
    after = read(path)
    assert [one.source for one in after.units()] == [SOURCES[0], "It takes up two floors.", *SOURCES[2:], "New."]
    assert unit(after, 2).target == "之後有論壇。"


def test_an_editor_changed_what_the_release_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    edit(path, TARGETS[2], "之後有論壇。")
    catalogs.update(catalog, row([SOURCES[0], SOURCES[1], SOURCES[3]]), release="releases/a.md", source=EN)
    catalogs.save(catalog, date=DAY)
    assert 'msgstr "之後有論壇。"' in path.read_text(encoding="utf-8")


def test_a_catalog_removed_meanwhile_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    path.unlink()
    catalog.set_target(ids()[3], TARGETS[3])
    assert catalogs.save(catalog, date=DAY)
    assert [one.target for one in read(path).units()] == TARGETS


def test_a_catalog_damaged_meanwhile_is_left_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = made(path)
    edit(path, TARGETS[2] + '"', TARGETS[2])
    before = both(path)
    catalog.set_target(ids()[3], TARGETS[3])
    with pytest.raises(CatalogError, match="no closing quote"):
        catalogs.save(catalog, date=DAY)
    assert both(path) == before


MERGED = st.lists(st.tuples(st.sampled_from(["here", "there"]), st.integers(0, 3), st.integers(1, 2)), max_size=5)


@given(MERGED)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_what_an_editor_wrote_always_stands(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("merge") / "a.po"
    catalog = made(path)
    editor = read(path)
    by_editor: dict[int, str] = {}
    for side, at, number in acts:
        if side == "there":
            by_editor[at] = f"人{at}{number}。"
            editor.entry(ids()[at]).target = by_editor[at]
            editor.entry(ids()[at]).mark_fuzzy(fuzzy=False)
        elif catalog.may_draft(unit(catalog, at)):
            catalog.set_draft(ids()[at], f"機{at}{number}。", Origin("google", DAY))
    path.write_text(writer.assembled(editor.entries, editor.tail, editor.style), encoding="utf-8")
    catalogs.save(catalog, date=DAY)
    after = read(path)
    for at, text in by_editor.items():
        assert unit(after, at).target == text
        assert not after.may_draft(unit(after, at))


# ------------------------------------------------------------------ the ledger


def test_a_missing_ledger_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    path.with_suffix(".ledger.json").unlink()
    catalog = read(path)
    states = [State.TRANSLATED, State.DRAFT, State.TRANSLATED, State.UNTRANSLATED]
    assert [one.state for one in catalog.units()] == states
    assert unit(catalog, 1).origin == Origin("memory", DAY, 92)
    assert not catalog.may_draft(unit(catalog, 1))  # nobody knows whether a person touched it


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"format": 1', '"format": 2', "not a ledger of format 1"),
        ("{\n", "[\n", "not valid JSON"),
        ('"format"', '<<<<<<< HEAD\n"format"', ":2:1: a conflict marker"),
        ('"source": "It takes', '"source": "It took', ": the record of unit"),
        ('"score": 92', '"score": "92"', ": the record of unit"),
        ('"by": "May"', '"by": ["May"]', ": the record of unit"),
        ('"by": "May", ', "", ": the record of unit"),
        ('"machine"', '"machina"', ": the record of unit"),
        ('"units"', '"units": {}, "units"', "stands twice"),
        ("\n}\n}", "\n", "not valid JSON"),
    ],
)
def test_a_damaged_ledger_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "a.po"
    made(path)
    beside = path.with_suffix(".ledger.json")
    edit(beside, old, new)
    with pytest.raises(CatalogError, match=re.escape(said)) as caught:
        read(path)
    assert str(beside) in str(caught.value)
    assert "version control" in caught.value.hint


@given(st.binary(max_size=60), st.integers(0, 400))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_ledgers_of_any_kind_raise_nothing_else(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int) -> None:
    path = tmp_path_factory.mktemp("ledger") / "a.po"
    made(path)
    whole = path.with_suffix(".ledger.json").read_bytes()
    for damaged in (data, whole[:at] + data + whole[at:], whole[:at] + data + whole[at + len(data) :]):
        with contextlib.suppress(CatalogError):
            ledger.parse(damaged, "a.ledger.json")


def test_one_unit_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    text = path.with_suffix(".ledger.json").read_text(encoding="utf-8")
    assert [line[1:11] for line in text.split("\n") if '"source"' in line] == ids()
    assert json.loads(text)["units"][ids()[0]]["target"] == TARGETS[0]


# ------------------------------------------------------------------ faults of the system

KILLED = """
import os, signal, sys
from pathlib import Path
import l10n.files
from l10n import catalog as catalogs
from l10n.locale import get
from l10n.model import Origin
path, at, count = Path(sys.argv[1]), int(sys.argv[2]), 0
catalog = catalogs.read(path, get("zh_Hant_HK"))
for unit in catalog.units():
    if catalog.may_draft(unit):
        catalog.set_draft(unit.id, "機器" + unit.id, Origin("google", "2026-11-25"))
    else:
        catalog.approve(unit.id, by="Joe", on="2026-11-25")
def counted(frame, event, _):
    global count
    if event == "line" and frame.f_code.co_filename == l10n.files.__file__:
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)
    return counted
sys.settrace(counted)
catalogs.save(catalog, date="2026-11-25")
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_killed_while_saving(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    made(path)
    old = both(path)
    kills = 0
    for at in range(5, 400, 9):
        path.write_bytes(old[0])
        path.with_suffix(".ledger.json").write_bytes(old[1])
        done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(at)], check=False, capture_output=True)
        catalog = read(path)
        assert [one.target for one in catalog.units()][::2] == TARGETS[::2]  # what persons wrote
        assert unit(catalog, 0).state is State.APPROVED
        if done.returncode == 0:
            break
        kills += 1
    assert kills > 10


def test_a_symbolic_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (tmp_path / "project" / "locales").mkdir(parents=True)
    (tmp_path / "project" / "locales" / HANT.code).symlink_to(outside)
    path = tmp_path / "project" / "locales" / HANT.code / "LC_MESSAGES" / "a.po"
    catalog = catalogs.new(path, HANT, source=EN)
    catalogs.update(catalog, row(SOURCES), release="releases/a.md", source=EN)
    with pytest.raises(WriteError, match="outside the project"):
        catalogs.save(catalog)
    assert list(outside.iterdir()) == []


WRITER = """
import sys
from pathlib import Path
from l10n import catalog as catalogs
from l10n.locale import get
from l10n.model import Origin
path, name = Path(sys.argv[1]), sys.argv[2]
catalog = catalogs.read(path, get("zh_Hant_HK"))
mine = [unit for at, unit in enumerate(catalog.units()) if at % 3 == int(name)]
for unit in mine:
    catalog.set_draft(unit.id, "草稿" + name, Origin("google", "2026-11-25"))
    catalogs.save(catalog, date="2026-11-25")
"""


def test_three_processes_at_one_catalog(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = catalogs.new(path, HANT, source=EN)
    catalogs.update(catalog, row([f"Sentence {at}." for at in range(18)]), release="releases/a.md", source=EN)
    catalogs.save(catalog, date=DAY)
    processes = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(name)], stderr=subprocess.PIPE)
        for name in range(3)
    ]
    for process in processes:
        assert process.communicate(timeout=120)[1] == b""
    units = read(path).units()
    assert [unit.target for unit in units] == [f"草稿{at % 3}" for at in range(18)]
    assert {unit.origin for unit in units} == {Origin("google", DAY)}
