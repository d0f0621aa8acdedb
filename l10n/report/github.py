"""Findings as GitHub workflow commands: lines that the runner turns into annotations beside the changed lines.

In: a CheckReport. Out: the counts, which the log shows as they are; then one command a finding, worst first:
`::error file=…,line=…,col=…,title=…::message`. GitHub shows ten annotations of a kind a step; the log has them all.
Escapes are those of the runner: `%`, CR and LF everywhere, `:` and `,` in properties too.
May not touch: anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.model import Severity

if TYPE_CHECKING:
    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "github"

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return one workflow command a finding; info findings only when verbose, but they are counted."""
    del color
    counts = ", ".join(f"{report.count(severity)} {severity}" for severity in Severity)
    shown = [one for one in report.findings if verbose or one.severity is not Severity.INFO]
    head = [f"l10n check: {counts} in {report.units} units of {report.releases} releases"]
    head += [f"::notice title=l10n::{_data(str(notice))}" for notice in report.notices]
    return "\n".join([*head, *(_line(one) for one in shown)]) + "\n"


def _line(one: Finding) -> str:
    line, column = one.spot
    facts = {"file": one.path, "line": str(line or ""), "col": str(column or ""), "title": f"{one.code} {one.locale}"}
    properties = ",".join(f"{name}={_property(text.strip())}" for name, text in facts.items() if text.strip())
    expected = f"\nexpected: {one.expected}" if one.expected else ""
    return f"::{_COMMAND[one.severity]} {properties}::{_data(one.message + expected)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
