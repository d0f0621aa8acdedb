"""The update cycle: golden cases that translators can read, then what no table shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

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
