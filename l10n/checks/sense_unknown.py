"""A comment says which meaning is meant, and names no row of the glossary.

What: a translator's comment `l10n: sense ID` names an id that no row has, or a row none of whose forms stands in the
  source.
Why: the mark is ignored then, and the term is judged as if nobody had said anything.
Wrong: `# l10n: sense chief-executive-of-hkma`
Right: `# l10n: sense chief-executive-hkma`
Fix: write the id of the row (`l10n glossary lookup "Chief Executive"` shows it).
Does not: judge whether the meaning is the right one.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.glossary.fold import fold
from l10n.glossary.presence import mentions
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Group

CODE = "TRM006"
NAME = "sense mark unknown"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each id in a sense mark that means nothing for this source."""
    for name in sorted(_terms.senses(group)):
        concept = context.glossary.by_id.get(name)
        if concept is None:
            near = difflib.get_close_matches(name, context.glossary.by_id, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            yield finding((CODE, SEVERITY), group, context, f"no row of the glossary has the id {name!r}{hint}")
        elif not mentions(
            context.glossary, concept, fold(group.source, chinese=context.source.chinese).text, context.source
        ):
            yield finding((CODE, SEVERITY), group, context, f"no form of {name!r} stands in the source")
