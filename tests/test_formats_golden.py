"""Golden cases of the text formats: tests/golden/formats/<format>.md, each a source, its blocks, its edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n import discovery, formats, locale

GOLDEN = Path(__file__).resolve().parent / "golden" / "formats"
_CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n+````\n(?P<source>.*?)^````\n+(?P<table>\|.*?)\n+````\n(?P<output>.*?)^````",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """A source, `(text, target)` of every block, and what `merge` gives."""

    name: str
    source: str
    rows: tuple[tuple[str, str], ...]
    output: str


def cases(path: Path) -> list[Case]:
    found = []
    for match in _CASE.finditer(path.read_text(encoding="utf-8")):
        cells = [re.split(r"(?<!\\)\|", line)[1:3] for line in match["table"].splitlines()[2:]]
        rows = tuple((one.strip().replace("\\|", "|"), other.strip().replace("\\|", "|")) for one, other in cells)
        found.append(Case(match["name"], match["source"], rows, match["output"]))
    return found


CONTAINERS = {"docx"}  # their cases have a form of their own: tests/test_formats_docx.py
NAMES = sorted(set(discovery.names("l10n.formats")) - CONTAINERS)
ALL = [(name, case) for name in NAMES if (GOLDEN / f"{name}.md").is_file() for case in cases(GOLDEN / f"{name}.md")]


@pytest.mark.parametrize(("name", "case"), ALL, ids=[f"{name}: {case.name}" for name, case in ALL])
def test_case(name: str, case: Case) -> None:
    module = formats.named(name)
    data = case.source.encode()
    document = module.extract(data)
    assert [block.text for block in document.blocks] == [text for text, _target in case.rows]
    targets = {block.id: target for block, (_text, target) in zip(document.blocks, case.rows, strict=True) if target}
    assert module.merge(document, targets, locale.get("zh_Hant_HK")).decode() == case.output
    assert module.merge(document, {}, locale.get("zh_Hant_HK")) == data


@pytest.mark.parametrize("name", discovery.names("l10n.formats"))
def test_every_format_has_cases(name: str) -> None:
    assert (GOLDEN / f"{name}.md").is_file(), f"write tests/golden/formats/{name}.md, in the form of markdown.md"


def test_every_file_has_all_its_cases() -> None:
    for path in (GOLDEN / f"{name}.md" for name in NAMES):
        assert len(cases(path)) == len(re.findall(r"^## ", path.read_text(encoding="utf-8"), re.MULTILINE))
