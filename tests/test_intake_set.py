"""Intake's measuring set: every case that needs no other program is fully right; what comes out stays as it is."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from l10n import intake

ROOT = Path(__file__).resolve().parents[1]
pytest.importorskip("pypdfium2", reason="pypdfium2 has no wheel for this platform")


def _benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "intake.py"
    spec = importlib.util.spec_from_file_location("intake_benchmark", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK: Any = _benchmark()
CASES = [case for case in BENCHMARK.cases() if case.file.suffix in {".txt", ".page"}]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_set(case: Any, tmp_path: Path) -> None:  # noqa: ANN401 - the benchmark is no package
    data = BENCHMARK.render([case.file], tmp_path)[case.file]
    result = BENCHMARK.measure(case, data, tmp_path)
    assert result.clean, result.fields + result.blocks + [result.error]
    once = (tmp_path / f"{case.name}.md").read_bytes()
    again = intake.read(once)
    assert again.markdown.encode() == once
    assert not again.repairs
    body = re.sub(r"\A---\n.*?\n---\n\n", "", once.decode(), flags=re.DOTALL)
    bare = intake.read(body.encode())
    assert bare.markdown.endswith(f"---\n\n{body}"), [str(one) for one in bare.repairs]
