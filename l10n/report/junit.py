"""Findings as JUnit XML, which every CI server shows: one suite a file, in it one test case a check.

In: a CheckReport. Out: XML. A case fails when its check found errors or warnings in the file; info is its output.
Cases of checks that found nothing are there, too, so that a rise and a fall can be seen. A file with failures comes
before one without, the worst first.
May not touch: anything else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from l10n import checks
from l10n.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "junit"

_FORBIDDEN = re.compile("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (2.2) has no way to write."""


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as a `testsuites` element. It has no colour, and is always complete."""
    del color, verbose
    by_file: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for one in report.findings:  # worst first, so that files come in that order
        by_file[one.path][one.code].append(one)
    for path in sorted(report.looked_at - set(by_file)):
        by_file[path] = defaultdict(list)
    names = {check.CODE: check.NAME for check in checks.all_checks()}
    suites = [line for path, found in by_file.items() for line in _suite(path, found, report.checks, names)]
    cases = sum(len(_codes(found, report.checks)) for found in by_file.values())
    failures = sum(_fails(hits) for found in by_file.values() for hits in found.values())
    head = f'<testsuites name="l10n check" tests="{cases}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _codes(found: dict[str, list[Finding]], ran: Sequence[str]) -> list[str]:
    """Return the codes of a suite's cases: those that found something, worst first, then the rest."""
    return [*found, *(code for code in ran if code not in found)]


def _fails(hits: Sequence[Finding]) -> bool:
    return any(hit.severity is not Severity.INFO for hit in hits)


def _suite(path: str, found: dict[str, list[Finding]], ran: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    codes = _codes(found, ran)
    failures = sum(_fails(hits) for hits in found.values())
    yield f'  <testsuite name={_attribute(path)} tests="{len(codes)}" failures="{failures}" errors="0" skipped="0">'
    for code in codes:
        name = _attribute(f"{code} {names.get(code, '')}".strip())
        case = f"    <testcase classname={_attribute(path)} name={name} file={_attribute(path)}"
        hits = found.get(code, [])
        if not hits:
            yield f"{case}/>"
            continue
        yield f"{case}>"
        yield from _body(hits)
        yield "    </testcase>"
    yield "  </testsuite>"


def _body(hits: Sequence[Finding]) -> Iterator[str]:
    lines = "\n".join(line for hit in hits for line in _lines(hit))
    if not _fails(hits):
        yield f"      <system-out>{_text(lines)}</system-out>"
        return
    first = hits[0]
    more = f" (and {len(hits) - 1} more)" if len(hits) > 1 else ""
    yield f'      <failure type="{first.severity}" message={_attribute(first.message + more)}>{_text(lines)}</failure>'


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
