"""A slip of English in the source.

What: a where an is said, a month in small letters, a form of a verb that fits no sentence, one word too many: what
  CON025 finds in an English translation.
Why: the release is published as it is, in English too.
Wrong: The study is led by an university.
Right: The study is led by a university.
Fix: correct the release.
Does not: know grammar; see CON025.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.checks._english import slips
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Finding

CODE = "SRC012"
NAME = "English slip in source"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each slip of an English source."""
    if not context.source.code.startswith("en"):
        return
    for one in _source.said(editions, context):
        for slip in slips(one.text):
            said = f"“{one.text[slip.start : slip.end]}”: {slip.what}"
            yield _source.at((CODE, SEVERITY), one, context, said)
