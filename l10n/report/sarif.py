"""Findings as SARIF 2.1.0 (OASIS), for code scanning: rules with their pages, regions, stable fingerprints.

In: a CheckReport. Out: one JSON object with one run. Paths are relative to the project (`PROJECTROOT`), columns count
characters (`unicodeCodePoints`). Every finding is there; the worst come first. Safe fixes
are `fixes`: the least change of the catalog's text.
May not touch: anything else.
"""

from __future__ import annotations

import inspect
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from l10n import __version__, checks
from l10n.check import fingerprints
from l10n.model import Severity

if TYPE_CHECKING:
    from l10n.check import CheckReport
    from l10n.checks import Check
    from l10n.model import Edit, Finding

NAME = "sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "PROJECTROOT"
FINGERPRINT = "l10n/v1"

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the report as a SARIF log. SARIF has no colour, and is always complete."""
    del color, verbose
    wanted = {*report.checks, *(one.code for one in report.findings)}
    rules = [check for check in checks.all_checks() if check.CODE in wanted]
    index = {check.CODE: at for at, check in enumerate(rules)}
    keys = fingerprints(report.findings)
    run = {
        "tool": {"driver": {"name": "l10n", "version": __version__, "rules": [_rule(check) for check in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder of the project's settings."}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(report)}],
        "results": [_result(one, key, index) for one, key in zip(report.findings, keys, strict=True)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    page = inspect.cleandoc(check.__doc__)
    first, _, rest = page.partition("\n")
    return {
        "id": check.CODE,
        "name": "".join(word.capitalize() for word in check.NAME.split()),
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(rest.split("\n\n")[0].split()) or first},
        "help": {"text": page, "markdown": "  \n".join(page.splitlines())},
        "defaultConfiguration": {"level": _LEVEL[check.SEVERITY]},
        "properties": {"tags": [check.CODE[:3], str(check.SCOPE)]},
    }


def _result(one: Finding, key: str, index: dict[str, int]) -> dict[str, Any]:
    expected = f" Expected: {one.expected}" if one.expected else ""
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": _LEVEL[one.severity],
        "message": {"text": f"{one.message}{expected}"},
        "locations": [{"physicalLocation": _place(one.path, *one.spot)}] if one.path else [],
        "partialFingerprints": {FINGERPRINT: key},
    }
    if one.edit is not None:
        result["fixes"] = [_fix(one, one.edit)]
    if one.code in index:
        result["ruleIndex"] = index[one.code]
    if one.release_path and one.release_path != one.path:
        place = _place(one.release_path, one.release_line, 0)
        result["relatedLocations"] = [{"physicalLocation": place, "message": {"text": "in the release"}}]
    about = {"locale": one.locale, "unit": one.unit, "source": one.source, "target": one.target}
    known = {name: text for name, text in about.items() if text}
    if known:
        result["properties"] = known
    return result


def _fix(one: Finding, edit: Edit) -> dict[str, Any]:
    """Return a fix: what is deleted from the catalog (nothing where the region is empty) and what goes there."""
    region = {
        "startLine": edit.start[0],
        "startColumn": edit.start[1],
        "endLine": edit.end[0],
        "endColumn": edit.end[1],
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
    change = {"artifactLocation": _place(one.path, 0, 0)["artifactLocation"], "replacements": [replacement]}
    said = one.fix.note if one.fix is not None and one.fix.note else f"write {one.expected or edit.text}"
    return {"description": {"text": said}, "artifactChanges": [change]}


def _place(path: str, line: int, column: int) -> dict[str, Any]:
    """Return a physicalLocation: a relative path as the escaped URI that RFC 3986 asks for."""
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(path.replace("\\", "/")), "uriBaseId": BASE}}
    if line:
        place["region"] = {"startLine": line, **({"startColumn": column} if column else {})}
    return place


def _notifications(report: CheckReport) -> list[dict[str, Any]]:
    return [
        {
            "level": "note",
            "message": {"text": one.message},
            **({"locations": [{"physicalLocation": _place(one.path, one.line, 0)}]} if one.path else {}),
        }
        for one in report.notices
    ]
