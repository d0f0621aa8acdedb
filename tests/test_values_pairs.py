"""Values: a golden table of pairs, good renderings and wrong ones, in every direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import checks, glossary, locale
from l10n.model import Block, BlockPair, Group, Place, Role, Segment, Severity, State, Unit, unit_id

GOLDEN = Path(__file__).resolve().parent / "golden" / "values"
PAGES = ("pairs.md", "ways_of_saying.md")
CHECKS = [check for check in checks.all_checks() if check.CODE.startswith(("NUM", "DAT", "CUR"))]
EMPTY = glossary.Glossary.empty()


def table() -> list[list[str]]:
    lines = [line for page in PAGES for line in (GOLDEN / page).read_text(encoding="utf-8").splitlines()]
    rows = [line for line in lines if line.startswith("| ") and not line.startswith("| way |")]
    return [[cell.strip() for cell in row.strip().strip("|").split(" | ")] for row in rows]


def pair_of(source: str, target: str, code: str) -> BlockPair:
    unit = Unit(unit_id(source), source, target, State.TRANSLATED, code)
    segment = Segment("b", 0, source, Role.PARAGRAPH)
    group = Group((unit,), (segment,), source, target, State.TRANSLATED)
    return BlockPair(Block("b", source, Place(0, len(source), 1)), (group,), source, target, complete=True)


@pytest.mark.parametrize(("way", "expected", "source", "target"), table())
def test_a_pair(way: str, expected: str, source: str, target: str) -> None:
    came, to = way.split(" > ")
    context = checks.CheckContext(locale.get(came), locale.get(to), EMPTY)
    pair = pair_of(source, target, to)
    found = [hit for check in CHECKS for hit in check.find(pair, context) if hit.severity is not Severity.INFO]
    worst = "error" if any(hit.severity is Severity.ERROR for hit in found) else "warning" if found else "nothing"
    shown = "; ".join(f"{hit.code} {hit.message}" for hit in found) or "nothing"
    assert worst == expected or (expected == "any" and found), shown
