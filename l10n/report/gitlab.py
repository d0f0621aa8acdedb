"""Findings as a GitLab code quality report: what a merge request shows beside its changes.

In: a CheckReport. Out: a JSON array, worst first; `fingerprint` tells new findings from known ones and does not change
when lines move. GitLab asks for a line, so a finding about a whole file is at its first.
May not touch: anything else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from l10n.check import fingerprints
from l10n.model import Severity

if TYPE_CHECKING:
    from l10n.check import CheckReport

NAME = "gitlab"

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as GitLab reads it. It has no colour, and is always complete."""
    del color, verbose
    issues = [
        {
            "description": f"{one.message} (expected: {one.expected})" if one.expected else one.message,
            "check_name": one.code,
            "fingerprint": key,
            "severity": _SEVERITY[one.severity],
            "location": {"path": one.path, "lines": {"begin": max(one.spot[0], 1)}},
        }
        for one, key in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
