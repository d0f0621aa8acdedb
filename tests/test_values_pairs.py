"""Values: a golden table of pairs, good renderings and wrong ones, in every direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import checks, glossary, locale
from l10n.model import Block, BlockPair, Finding, Group, Place, Role, Segment, Severity, State, Unit, unit_id

GOLDEN = Path(__file__).resolve().parent / "golden" / "values"
PAGES = ("pairs.md", "ways_of_saying.md", "ways_of_saying_more.md")
CHECKS = [check for check in checks.all_checks() if check.CODE.startswith(("NUM", "DAT", "CUR"))]
OF_VALUES = {"NUM001", "NUM003", "NUM004", "CUR001", "DAT001", "DAT003"}
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


def hits(came: str, to: str, source: str, target: str) -> list[Finding]:
    """Return what the checks of values find in a pair, but for hints."""
    context = checks.CheckContext(locale.get(came), locale.get(to), EMPTY)
    pair = pair_of(source, target, to)
    return [hit for check in CHECKS for hit in check.find(pair, context) if hit.severity is not Severity.INFO]


@pytest.mark.parametrize(("way", "expected", "source", "target"), table())
def test_a_pair(way: str, expected: str, source: str, target: str) -> None:
    came, to = way.split(" > ")
    found = hits(came, to, source, target)
    worst = "error" if any(hit.severity is Severity.ERROR for hit in found) else "warning" if found else "nothing"
    shown = "; ".join(f"{hit.code} {hit.message}" for hit in found) or "nothing"
    assert worst == expected or (expected == "any" and found), shown


ONE_WAY = {
    "三層高的房子有七百呎花園。",  # square feet are not 呎 where English is the target
    "五十文",
    "420元、320元及180元",  # the dollar sign of English stands first
    "人民币兑美元中间价报7.0842元。",
}
"""Chinese that is right beside English only where it is the target, or only the source."""


def test_good_renderings_are_good_the_other_way_round() -> None:
    wrong = []
    for way, expected, source, target in table():
        came, to = way.split(" > ")
        if expected == "nothing" and ONE_WAY.isdisjoint({source, target}):
            found = [f"{hit.code} {hit.message}" for hit in hits(to, came, target, source) if hit.code in OF_VALUES]
            if found:
                wrong.append(f"{target} | {source}: {found}")
    assert not wrong, "\n".join(wrong)
