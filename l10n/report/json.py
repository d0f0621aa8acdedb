"""Findings as JSON, schema version 1: {"version", "summary", "notices", "findings"}; see docs/formats.md.

A finding is {code, severity, message, path, line, column, release_path, release_line, locale, unit, source, target,
expected, fix}; fix is null or {target, safe, note}.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from l10n.model import Severity

if TYPE_CHECKING:
    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "json"
VERSION = 1


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as one JSON object. JSON has no colour, and is always complete."""
    del color, verbose
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
        "findings": [as_object(one) for one in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


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
