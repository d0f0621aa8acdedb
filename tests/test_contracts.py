"""What every locale and engine must have: a row of cases, a test that names it. Formats and checks: beside theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n import discovery, engines, locale
from l10n.build.dates import dated as written

TESTS = Path(__file__).resolve().parent
ROW = re.compile(r"^\| (\w+) \| (\S+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
ROWS = {row[0]: row for row in ROW.findall((TESTS / "golden" / "locales.md").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", locale.known())
def test_every_locale_has_its_row(code: str) -> None:
    assert code in ROWS, f"add a row for {code} to tests/golden/locales.md"
    _, alias, joined, dated = ROWS[code]
    own = locale.get(code)
    assert locale.get(alias) is own
    first, second = re.match(r"(.*?[.。]) ?(.*)", joined).groups()
    assert f"{first}{own.joiner}{second}" == joined
    assert written("2025-10-21", own) == dated


@pytest.mark.parametrize("name", engines.names())
def test_every_engine_keeps_the_contract_and_is_tested(name: str) -> None:
    module = engines.get(name)
    assert name == module.NAME
    assert isinstance(module.NETWORK, bool)
    assert isinstance(module.unusable({}), str)
    tests = [
        path.name for path in TESTS.glob("test_*.py") if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8"))
    ]
    assert [one for one in tests if one != "test_contracts.py"], f"no test names the engine {name}"


def test_names_are_listed_without_importing() -> None:
    assert discovery.names("l10n.engines") == engines.names()
    assert discovery.literals("l10n.formats", "text")["NAME"] == "text"
