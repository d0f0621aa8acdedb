"""Reports: one file an output form of findings, and the contract they keep.

A report module declares NAME and `render(report: CheckReport, *, color: bool, verbose: bool) -> str`. In: a
CheckReport. Out: text for standard output or a file. A form may offer `pieces(report)` too: the same text bit by bit,
for reports too large to hold twice. May not touch: anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import discovery

if TYPE_CHECKING:
    from types import ModuleType


def get(name: str) -> ModuleType:
    """Return the report called `name`. Raises UsageError listing those there are."""
    return discovery.load(__name__, name, required=("NAME", "render"))


def names() -> list[str]:
    """Return the names of all reports."""
    return discovery.names(__name__)
