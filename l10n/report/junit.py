"""Findings as JUnit XML, which every CI server shows: one suite a file, in it a test case for every finding.

In: a CheckReport. Out: XML. The case of an error or a warning fails, so that there are as many failures as the other
reports count; the case of an info passes and has it as output. A check that found nothing in a file is a case, too, so
that a rise and a fall can be seen. A file with failures comes before one without, the worst first.
May not touch: anything else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from l10n import checks
from l10n.model import Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "junit"

_FORBIDDEN = later("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no way to write."""


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as a `testsuites` element. It has no colour, and is always complete."""
    del color, verbose
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for one in report.findings:  # worst first, so that files come in that order
        by_file[one.path].append(one)
    for path in sorted(report.looked_at - set(by_file)):
        by_file[path] = []
    names = {check.CODE: check.NAME for check in checks.all_checks()}
    suites = [line for path, found in by_file.items() for line in _suite(path, found, report.checks, names)]
    cases = sum(len(found) + len(_silent(found, report.checks)) for found in by_file.values())
    head = f'<testsuites name="l10n check" tests="{cases}" failures="{_failures(report.findings)}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _silent(found: Sequence[Finding], ran: Sequence[str]) -> list[str]:
    """Return the codes of the checks that ran and found nothing in a file."""
    loud = {hit.code for hit in found}
    return [code for code in ran if code not in loud]


def _failures(hits: Sequence[Finding]) -> int:
    return sum(hit.severity is not Severity.INFO for hit in hits)


def _suite(path: str, found: Sequence[Finding], ran: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    silent = _silent(found, ran)
    count = f'tests="{len(found) + len(silent)}" failures="{_failures(found)}" errors="0" skipped="0"'
    yield f"  <testsuite name={_attribute(path)} {count}>"
    for hit in found:
        place = ":".join(str(part) for part in hit.spot if part)
        yield f"{_case(path, hit.code, names, f'at {place}' if place else '')}>"
        yield _body(hit)
        yield "    </testcase>"
    for code in silent:
        yield f"{_case(path, code, names)}/>"
    yield "  </testsuite>"


def _case(path: str, code: str, names: dict[str, str], place: str = "") -> str:
    """Return the tag of a case without its end."""
    name = " ".join(part for part in (code, names.get(code, ""), place) if part)
    return f"    <testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)}"


def _body(hit: Finding) -> str:
    lines = _text("\n".join(_lines(hit)))
    if hit.severity is Severity.INFO:
        return f"      <system-out>{lines}</system-out>"
    return f'      <failure type="{hit.severity}" message={_attribute(hit.message)}>{lines}</failure>'


def _lines(hit: Finding) -> Iterator[str]:
    line, column = hit.spot
    place = ":".join(str(part) for part in (hit.path, line, column) if part)
    yield f"{place}: {hit.code} {hit.severity}: {hit.message}"
    for label, text in (("source", hit.source), ("target", hit.target), ("expected", hit.expected)):
        if text:
            yield f"    {label}: {text}"


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
