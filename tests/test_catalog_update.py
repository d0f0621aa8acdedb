"""The update cycle: golden cases that translators can read, then what no table shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from l10n import catalog as catalogs
from l10n import extract
from l10n.catalog import Catalog
from l10n.locale import get
from l10n.model import Origin, Role, Segment, State, context_of

HANT, HANS, EN = get("zh_Hant_HK"), get("zh_Hans_CN"), get("en_HK")
GOLDEN = Path(__file__).parent / "golden" / "catalog"
DAY = "2026-11-25"
_LINE = re.compile(
    r"(?:\((?P<role>[\w-]+)\) )?(?P<source>.*?)(?: =(?: (?P<target>[^\[].*?))?)?"
    r"(?: \[(?P<state>\w+)\])?(?: < (?P<previous>.*?))?"
    r"(?: # (?P<remark>.*))?"
)


@dataclass
class Sentence:
    source: str
    target: str = ""
    state: str = ""
    previous: str = ""
    remark: str = ""
    role: Role = Role.PARAGRAPH
    block: int = 0


@dataclass
class Case:
    title: str
    was: list[Sentence] = field(default_factory=list)
    now: list[Sentence] = field(default_factory=list)
    expected: list[Sentence] = field(default_factory=list)
    gone: list[Sentence] = field(default_factory=list)


def cases(name: str) -> list[Case]:
    text = (GOLDEN / name).read_text(encoding="utf-8")
    result = []
    for title, body in re.findall(r"^## (.+?)\n\n```\n(.*?)```", text, re.MULTILINE | re.DOTALL):
        case = Case(title)
        block = 0
        into = case.was
        for line in body.splitlines():
            if line in {"was", "now", "is", "gone"}:
                into = {"was": case.was, "now": case.now, "is": case.expected, "gone": case.gone}[line]
                block = 0
            elif line == "¶":
                block += 1
            else:
                into.append(sentence(line, block))
        result.append(case)
    assert len({case.title for case in result}) == len(result) == len(re.findall("^## ", text, re.MULTILINE))
    return result


def sentence(line: str, block: int) -> Sentence:
    found = _LINE.fullmatch(line)
    assert found, line
    return Sentence(
        found["source"],
        found["target"] or "",
        found["state"] or "",
        found["previous"] or "",
        found["remark"] or "",
        Role(found["role"]) if found["role"] else Role.PARAGRAPH,
        block,
    )


def segments(sentences: list[Sentence]) -> list[Segment]:
    counts: dict[int, int] = {}
    made = []
    for one in sentences:
        at = counts[one.block] = counts.get(one.block, -1) + 1
        made.append(Segment(str(one.block), at, one.source, one.role, " " if at else "", context=context_of(one.role)))
    return made


def before(case: Case, path: Path) -> Catalog:
    """Return the catalog as it stood, saved and read again."""
    catalog = catalogs.new(path, HANT, source=EN)
    row = segments(case.was)
    catalogs.update(catalog, row, release="releases/a.md", source=EN)
    for one, segment in zip(case.was, row, strict=True):
        unit = segment.unit
        if one.state == "draft":
            catalog.set_draft(unit, one.target, Origin("memory", DAY, 90))
        elif one.state == "locked":
            catalog.lock(unit, one.target, by="The Minister's office", on=DAY)
        elif one.target:
            catalog.set_target(unit, one.target)
    for one, segment in zip(case.was, row, strict=True):
        if one.state == "approved":
            catalog.approve(segment.unit, by="May", on=DAY)
        if one.state == "stale":
            entry = catalog.entry(segment.unit)
            entry.mark_fuzzy(fuzzy=True)
            entry.set_previous(one.previous)
    catalogs.save(catalog, date=DAY)
    again = catalogs.read(path, HANT, source=EN)
    assert [unit.state.value for unit in again.units()] == [one.state for one in case.was]
    return again


def remark(catalog: Catalog, unit: str) -> str:
    lines = [line for line in catalog.entry(unit).tcomment.split("\n") if line.startswith("l10n:")]
    return "\n".join(lines)


@pytest.mark.parametrize("case", cases("update.md") + cases("carry.md"), ids=lambda case: case.title)
def test_golden(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = before(case, path)
    row = segments(case.now)
    catalogs.update(catalog, row, release="releases/a.md", source=EN, carry=extract.carrying(EN, HANT), date=DAY)
    catalogs.save(catalog, date=DAY)
    again = catalogs.read(path, HANT, source=EN)
    shown = [
        (
            unit.source,
            unit.target,
            unit.state.value,
            unit.previous,
            remark(again, unit.id) if unit.state is State.STALE or unit.origin else "",
        )
        for unit in again.units()
    ]
    by_source = {one[0]: one for one in shown}
    assert [one[0] for one in shown] == list(dict.fromkeys(one.source for one in case.expected))
    for one in case.expected:
        got = by_source[one.source]
        assert got[:4] == (one.source, one.target, one.state, one.previous)
        if one.remark and got[4]:
            assert got[4] == one.remark
    gone = [(entry.msgid, entry.target) for entry in again.entries if entry.obsolete]
    assert gone == [(one.source, one.target) for one in case.gone]
    bytes_before = (path.read_bytes(), path.with_suffix(".ledger.json").read_bytes())
    second = catalogs.update(
        again, row, release="releases/a.md", source=EN, carry=extract.carrying(EN, HANT), date="2027-01-01"
    )
    assert second.news == ()
    assert not catalogs.save(again, date="2027-01-01")
    assert bytes_before == (path.read_bytes(), path.with_suffix(".ledger.json").read_bytes())


@pytest.mark.parametrize("case", cases("update.md") + cases("carry.md"), ids=lambda case: case.title)
def test_undoing_the_edit_brings_everything_back(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = before(case, path)
    for row in (case.now, case.was):
        catalogs.update(
            catalog, segments(row), release="releases/a.md", source=EN, carry=extract.carrying(EN, HANT), date=DAY
        )
        catalogs.save(catalog, date=DAY)
        catalog = catalogs.read(path, HANT, source=EN)
    units = {unit.source: unit for unit in catalog.units()}
    for one in case.was:
        joined = any(other.target == "{joined}" for other in case.was)
        assert joined or units[one.source].target == one.target
        if one.state in {"approved", "translated", "locked"} and not joined:
            assert units[one.source].state.value == one.state


# ------------------------------------------------------------------ any edit at all

SENTENCE = st.sampled_from(
    [
        "The Center opened today.",
        "The Center opens today.",
        "The Center opened today and a forum followed.",
        "A forum followed.",
        "It takes up 7,500 square feet.",
        "It takes up 7,600 square feet.",
        "Guests toured the <b>offices</b>.",
        "Guests toured the offices.",
        "Guests did not tour the offices.",
        "Ms Chan was present.",
        "Mr Chan was present.",
    ]
)
RELEASES = st.lists(st.tuples(SENTENCE, st.integers(0, 3)), max_size=8)
MARKS = st.lists(st.sampled_from(["approve", "draft", "join", "omit", "type", "leave", "lock"]), min_size=8, max_size=8)


def spread(sentences: list[tuple[str, int]]) -> list[Segment]:
    return segments([Sentence(text, block=block) for text, block in sorted(sentences, key=lambda pair: pair[1])])


def on_disk(path: Path) -> list[bytes]:
    return [one.read_bytes() for one in (path, path.with_suffix(".ledger.json")) if one.is_file()]


def worked_on(catalog: Catalog, marks: list[str], number: int) -> dict[str, str]:
    """Do what people and machines do; return the texts that people wrote."""
    written = {}
    for at, (unit, mark) in enumerate(zip(catalog.units(), marks, strict=False)):
        text = {"join": "{joined}", "omit": "{omitted}"}.get(mark, f"譯文{number}之{at}。")
        if mark == "draft":
            if catalog.may_draft(unit):
                catalog.set_draft(unit.id, text, Origin("memory", DAY, 90))
        elif mark != "leave" and catalog.record(catalog.entry(unit.id)).locked is None:
            if mark == "lock":
                catalog.lock(unit.id, text, by="The Minister's office", on=DAY)
            else:
                catalog.set_target(unit.id, text)
            if mark == "approve":
                catalog.approve(unit.id, by="May", on=DAY)
            written[unit.id] = "" if text[0] == "{" else text
    return written


@given(st.lists(st.tuples(RELEASES, MARKS), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
def test_no_edit_loses_what_a_person_wrote(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[tuple[list[tuple[str, int]], list[str]]]
) -> None:
    path = tmp_path_factory.mktemp("edits") / "a.po"
    catalog = catalogs.new(path, HANT, source=EN)
    written: dict[str, str] = {}
    for number, (release, marks) in enumerate(rounds):
        row = spread(release)
        update = catalogs.update(
            catalog, row, release="releases/a.md", source=EN, carry=extract.carrying(EN, HANT), date=DAY
        )
        catalogs.save(catalog, date=DAY)
        catalog = catalogs.read(path, HANT, source=EN)
        assert [unit.id for unit in catalog.units()] == list(dict.fromkeys(segment.unit for segment in row))
        assert update.total == len(catalog.units())
        known = {record.target for record in catalog.ledger.units.values()} | {
            entry.target for entry in catalog.entries
        }
        carried = "".join(known)
        assert all(text in known or text in carried for text in written.values())
        before = on_disk(path)
        again = catalogs.update(catalog, row, release="releases/a.md", source=EN, carry=extract.carrying(EN, HANT))
        assert again.news == ()
        assert not catalogs.save(catalog, date=DAY)
        assert on_disk(path) == before
        written.update(worked_on(catalog, marks, number))
        catalogs.save(catalog, date=DAY)
        catalog = catalogs.read(path, HANT, source=EN)


def test_a_long_release_edited_everywhere(tmp_path: Path) -> None:
    old = [Sentence(f"Sentence number {at} says that team {at * 7} won a prize in round {at * 3}.") for at in range(90)]
    new = [Sentence(one.source.replace("won a prize", "was awarded a prize")) for one in old]
    catalog = catalogs.new(tmp_path / "a.po", HANT, source=EN)
    catalogs.update(catalog, segments(old), release="releases/a.md", source=EN)
    for at, unit in enumerate(catalog.units()):
        catalog.set_target(unit.id, f"第{at}句。")
    update = catalogs.update(catalog, segments(new), release="releases/a.md", source=EN)
    assert update.counts == {"changed": 90}
    assert [unit.target for unit in catalog.units()] == [f"第{at}句。" for at in range(90)]
