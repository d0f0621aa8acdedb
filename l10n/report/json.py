"""Findings as JSON, schema version 1: {"version", "summary", "notices", "findings"}; see docs/formats.md.

A finding is {code, severity, message, path, line, column, release_path, release_line, locale, unit, source, target,
expected, fix}; fix is null or {target, safe, note}.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from l10n.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "json"
_scalar = json.JSONEncoder(ensure_ascii=False).encode
VERSION = 1


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as one JSON object. JSON has no colour, and is always complete."""
    del color, verbose
    return "".join(pieces(report))


def pieces(report: CheckReport) -> Iterator[str]:
    """Yield what `render` returns, a finding at a time: of a hundred thousand entries it is too much to hold twice."""
    content = {
        "version": VERSION,
        "summary": {
            "releases": report.releases,
            "units": report.units,
            **{severity.value: report.count(severity) for severity in Severity},
            "suppressed": report.suppressed,
            "known": report.known,
            "by_code": report.by_code(),
        },
        "notices": [{"message": one.message, "path": one.path, "line": one.line} for one in report.notices],
        "findings": [],
    }
    empty = json.dumps(content, ensure_ascii=False, indent=2)
    if not report.findings:
        yield empty + "\n"
        return
    yield empty.removesuffix("[]\n}")
    for number, one in enumerate(report.findings):
        yield ("," if number else "[") + "\n    " + _indented(as_object(one), "    ")
    yield "\n  ]\n}\n"


def _indented(content: dict[str, Any], space: str) -> str:
    """Return what `json.dumps` with `indent=2` gives of an object inside others, a tenth of the time."""
    inner = f"{space}  "
    rows = (
        f"{inner}{_scalar(name)}: {_indented(value, inner) if isinstance(value, dict) else _scalar(value)}"
        for name, value in content.items()
    )
    return "{\n" + ",\n".join(rows) + f"\n{space}}}"


def as_object(one: Finding) -> dict[str, Any]:
    """Return a finding as the schema has it."""
    fix = {"target": one.fix.target, "safe": one.fix.safe, "note": one.fix.note} if one.fix else None
    return {
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "release_path": one.release_path,
        "release_line": one.release_line,
        "locale": one.locale,
        "unit": one.unit,
        "source": one.source,
        "target": one.target,
        "expected": one.expected,
        "fix": fix,
    }
