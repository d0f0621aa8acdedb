"""A row of the glossary contradicts another one or can never match.

What: rows that say the same twice; one form with two renderings and nothing in `when` to tell them apart; a
  form that is forbidden here and right there; a form that is never found; one so short that it is found
  everywhere; a row that is verified without evidence.
Why: a term that can never match reports "clean" in silence, and two rows for one word give false alarms.
Wrong: two rows "Chief Executive", one 行政長官, one 總裁, both without `when`.
Right: `when` of the second says `HKMA|Monetary Authority`.
Fix: correct the row named; `l10n glossary lint` lists all of them.
Does not: judge whether a rendering is good, or whether its Traditional and Simplified forms belong together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.glossary import lint
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.glossary import Glossary

CODE = "TRM010"
NAME = "glossary row at fault"
SEVERITY = Severity.WARNING
SCOPE = Scope.GLOSSARY


def find(glossary: Glossary, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001 - every check has this shape
    """Yield a finding for each flaw of the termbase."""
    for flaw in lint(glossary):
        yield Finding(CODE, flaw.severity, flaw.message, path=flaw.path, line=flaw.line)
