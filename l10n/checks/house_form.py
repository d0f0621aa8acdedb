"""A form of a character that the house does not write.

What: 發布 where the house writes 發佈, or the other way round; so with 衞/衛, 台/臺, 裏/裡, in words in which
Hong Kong writes both.
Why: one house, one form: readers and searches meet the same word.
Wrong: 宣佈 with `variants = "布"` under `[tool.l10n.style.zh_Hant_HK]`
Right: 宣布
Fix: `l10n fix` writes the house's form.
Does not: say anything where the house has not chosen, or touch names, titles in 《》 and forms of the
  glossary (衞生署).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import script
from l10n.checks import _slips, finding
from l10n.model import Fix, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "SCR005"
NAME = "house form"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target with forms that the house does not write."""
    chosen = _slips.description(context).variants
    text = group.target
    if not chosen or not text or group.omitted:
        return
    fixed = [*text]
    said: list[str] = []
    first = 0
    for one in script.variants(text, context.locale, _slips.right(group, context)):
        wanted = next((form for form in one.family if form in chosen), one.character)
        if wanted != one.character:
            fixed[one.at] = wanted
            first = first or one.at + 1
            said.append(f"{one.word}: the house writes {wanted}")
    if said:
        better = "".join(fixed)
        listed = "; ".join(dict.fromkeys(said))
        fix = Fix(better, safe=True)
        yield finding((CODE, SEVERITY), group, context, listed, expected=better, column=first, fix=fix)
