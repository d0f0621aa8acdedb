"""Dateline or end mark in a form that the house does not write.

What: the dateline or the end mark differs from the form that the house has set for the locale: `dateline` and
`end_marks` under `[tool.l10n.style.<locale>]` (the first of them is the house's own).
Why: every release of one house opens and closes alike.
Wrong: 【香港，2025年10月21日】 with `dateline = "（{place}，{date}）"` · （完） with `end_marks = ["－ 完 －"]`
Right: （香港，2025年10月21日） · － 完 －
Fix: `l10n fix` writes an end mark; a dateline is proposed.
Does not: say anything where the house has set no form, or look for a dateline where the text begins with none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.checks import _slips, finding
from l10n.model import Fix, Role, Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "PUN008"
NAME = "house frame"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_SETTINGS = frozenset({"end_marks", "dateline"})
_LONGEST = 60
_MARK = later(r"[^\w#*]*(?:[^\W\d_]+|#+|\*+)[^\w#*]*")


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a dateline or an end mark that is not in the house's form."""
    text = group.target
    if not text or group.omitted or _SETTINGS.isdisjoint(context.style):
        return
    roles = {segment.role for segment in group.segments}
    style = _slips.description(context)
    if Role.END_MARK in roles and "end_marks" in context.style and style.end_marks:
        wanted = style.end_marks[0]
        if text.strip() != wanted and len(text) <= _LONGEST and _MARK.fullmatch(text.strip()):
            said = f"{text.strip()}: the house writes {wanted}"
            yield finding((CODE, SEVERITY), group, context, said, expected=wanted, column=1, fix=Fix(wanted))
    if Role.DATELINE in roles and "dateline" in context.style and style.dateline:
        found = _pattern(context.locale.code).match(text)
        wanted = style.dateline.replace("{place}", found["place"]).replace("{date}", found["date"]) if found else ""
        if found and not text.startswith(wanted):
            better = wanted + text[found.end() :] if context.locale.chinese else f"{wanted} {text[found.end() :]}"
            said = f"{found[0].strip()}: the house writes {wanted}"
            fix = Fix(better, safe=False)
            yield finding((CODE, SEVERITY), group, context, said, expected=wanted, column=1, fix=fix)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Return what fits a dateline of any form at the beginning of a text."""
    table = locales.get(code).table("roles")
    place, date = table.get("place", r"\w{2,20}"), table.get("date", r"\d{4}-\d\d-\d\d")
    opening, closing = "[（(【\\[\u3014]", "[）)】\\]\u3015]"
    dash = "[－—–:：|-]{1,2}"
    wire = "(?:訊|讯|電|电)?"
    return later(
        rf"(?P<open>{opening})? ?(?P<place>{place})[，,、 ]{{0,3}}(?P<date>{date}){wire} ?"
        rf"(?(open){closing}(?: ?{dash})?|{dash}) ?",
        re.IGNORECASE,
    )
