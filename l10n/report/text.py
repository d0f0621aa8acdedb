"""Findings as text: counts first, then one line a finding, `path:line:col: CODE message`, worst first.

Editors and problem matchers read the lines. Info findings are counted and shown only when verbose.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from l10n.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "text"

_STATE = "CAT"
"""The family of checks that say how far a catalog is."""
_FEW = 3
_MANY = 20
"""With more findings than these, how many each check has is said first."""

_PAINT = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as lines of text, each ended by a newline."""
    counts = {severity: report.count(severity) for severity in Severity}
    lines = [
        ", ".join((_plural(counts[Severity.ERROR], "error"), _plural(counts[Severity.WARNING], "warning")))
        + f", {counts[Severity.INFO]} info"
        + f" in {_plural(report.units, 'unit')} of {_plural(report.releases, 'release')}"
        + (f"; {report.suppressed} suppressed" if report.suppressed else "")
        + (f"; {report.known} known from the baseline" if report.known else "")
    ]
    if len(report.findings) > _MANY:
        lines.append("by check: " + ", ".join(f"{code} {count}" for code, count in report.by_code().items()))
    lines += [str(notice) for notice in report.notices]
    shown = [one for one in report.findings if verbose or one.severity is not Severity.INFO]
    for one, more in _gathered(shown, verbose=verbose):
        lines.append(_line(one, color=color, more=more))
        if one.expected and not more:
            lines.append(f"    expected: {one.expected}")
        if verbose:
            lines += [
                f"    {label}: {text}" for label, text in (("source", one.source), ("target", one.target)) if text
            ]
    hidden = counts[Severity.INFO]
    if hidden and not verbose:
        lines.append(f"{hidden} info not shown (show with -v)")
    return "\n".join(lines) + "\n"


def _gathered(findings: Sequence[Finding], *, verbose: bool) -> Iterator[tuple[Finding, int]]:
    """Yield findings, each with how many more there are that it stands for.

    Fifty units that are not translated yet are one line a catalog: what is wrong must not drown in what is not done.
    """
    alike = Counter((one.code, one.path) for one in findings if one.code.startswith(_STATE))
    done: set[tuple[str, str]] = set()
    for one in findings:
        key = (one.code, one.path)
        if verbose or alike[key] <= _FEW:
            yield one, 0
        elif key not in done:
            done.add(key)
            yield one, alike[key] - 1


def _line(one: Finding, *, color: bool, more: int = 0) -> str:
    place = one.path
    line, column = one.spot
    if line:
        place += f":{line}" + (f":{column}" if column else "")
    word = f"\x1b[{_PAINT[one.severity]}m{one.severity}\x1b[0m" if color else str(one.severity)
    locale = f" [{one.locale}]" if one.locale and one.locale not in one.path else ""
    message = " ".join(one.message.splitlines())
    rest = f" (and {more} more; -v lists them)" if more else ""
    return f"{place}: {one.code} {word}: {message}{locale}{rest}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
