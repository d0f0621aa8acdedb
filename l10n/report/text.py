"""Findings as text: counts first, then one line a finding, `path:line:col: CODE message`, worst first.

Editors and problem matchers read the lines. Info findings are counted and shown only when verbose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.model import Severity

if TYPE_CHECKING:
    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "text"

_PAINT = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as lines of text, each ended by a newline."""
    counts = {severity: report.count(severity) for severity in Severity}
    lines = [
        ", ".join((_plural(counts[Severity.ERROR], "error"), _plural(counts[Severity.WARNING], "warning")))
        + f", {counts[Severity.INFO]} info"
        + f" in {_plural(report.units, 'unit')} of {_plural(report.releases, 'release')}"
    ]
    lines += [str(notice) for notice in report.notices]
    for one in report.findings:
        if one.severity is Severity.INFO and not verbose:
            continue
        lines.append(_line(one, color=color))
        if one.expected:
            lines.append(f"    expected: {one.expected}")
        if verbose:
            lines += [
                f"    {label}: {text}" for label, text in (("source", one.source), ("target", one.target)) if text
            ]
    hidden = counts[Severity.INFO]
    if hidden and not verbose:
        lines.append(f"{hidden} info not shown (show with -v)")
    return "\n".join(lines) + "\n"


def _line(one: Finding, *, color: bool) -> str:
    place = one.path
    if one.line:
        place += f":{one.line}" + (f":{one.column}" if one.column else "")
    word = f"\x1b[{_PAINT[one.severity]}m{one.severity}\x1b[0m" if color else str(one.severity)
    locale = f" [{one.locale}]" if one.locale and one.locale not in one.path else ""
    message = " ".join(one.message.splitlines())
    return f"{place}: {one.code} {word}: {message}{locale}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
