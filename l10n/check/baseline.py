"""A baseline: the findings that are known and do not fail, kept as fingerprints in a file that goes with the project.

In: a CheckReport; a file. Out: the report without what is known, saying what has gone since; or the file's text.
The file is JSON, schema version 1, sorted, without dates and line numbers: the same findings are the same bytes.
Part of the verb `check`. May not touch: anything but by reading the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import files
from l10n.check.fingerprint import fingerprints
from l10n.errors import InputError
from l10n.model import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.check import CheckReport

VERSION = 1
_FIELDS = ("fingerprint", "code", "path", "locale", "unit", "message")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Known:
    """One finding of a baseline; only the fingerprint counts, the rest is for people."""

    fingerprint: str
    code: str
    path: str
    locale: str
    unit: str
    message: str


def text_of(report: CheckReport) -> str:
    """Return the baseline of a report: one finding a line, so that a difference can be read."""
    rows = sorted(
        (one.path, one.code, one.unit, key, one.locale, one.message)
        for one, key in zip(report.findings, fingerprints(report.findings), strict=True)
    )
    shown = [
        json.dumps(dict(zip(_FIELDS, (key, code, path, locale, unit, message), strict=True)), ensure_ascii=False)
        for path, code, unit, key, locale, message in rows
    ]
    body = ",\n".join(f"  {row}" for row in shown)
    return (
        f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'
        if rows
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


def read(path: Path) -> list[Known]:
    """Return what a baseline knows. Raises InputError for a file that is none, or of another version."""
    text = files.read_text(path)
    hint = "Make a new one with: l10n check --write-baseline FILE"
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"not valid JSON ({error.msg})", path=path, line=error.lineno, hint=hint) from None
    except RecursionError:
        raise InputError("this is no baseline", path=path, hint=hint) from None
    if not isinstance(content, dict) or not isinstance(content.get("findings"), list):
        raise InputError("this is no baseline", path=path, hint=hint)
    if content.get("version") != VERSION:
        raise InputError(f"version {content.get('version')!r}, not {VERSION}", path=path, hint=hint)
    known: list[Known] = []
    for row in content["findings"]:
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in _FIELDS):
            raise InputError(f"a finding without {', '.join(_FIELDS)}", path=path, hint=hint)
        known.append(Known(**{name: row[name] for name in _FIELDS}))
    return known


def without(report: CheckReport, known: list[Known]) -> CheckReport:
    """Return the report with new findings only, and a notice for each known one that is gone from there."""
    keys = {one.fingerprint for one in known}
    found = fingerprints(report.findings)
    new = tuple(one for one, key in zip(report.findings, found, strict=True) if key not in keys)
    there = set(found)
    gone = [
        one
        for one in known
        if one.fingerprint not in there and one.code in report.complete and one.path in report.looked_at
    ]
    said = [Notice(f"gone since the baseline: {one.code} {one.message}", one.path) for one in gone[:_SHOWN]]
    if len(gone) > _SHOWN:
        said.append(Notice(f"{len(gone) - _SHOWN} more findings are gone since the baseline"))
    if gone:
        said.append(Notice("write the baseline anew, so that what is mended stays mended"))
    return replace(report, findings=new, known=len(report.findings) - len(new), notices=(*report.notices, *said))
