"""End mark.

What: the mark that ends a release ("###", "- End -", － 完 －) is left out in a translation, left as it is in the
source's language, only half there (－ 完), or stands twice.
Why: editors cut at the mark; without it notes to editors are printed as news.
Wrong: "###" left as ###, or as － 完.
Right: "###" as － 完 －; "- End -" as （完）.
Fix: write the locale's mark (`[typography] end_marks` lists those that are known, the first is proposed).
Does not: ask for a mark where the source has none, choose between the forms of a locale, or mind the date and time
  that follow the mark in the government's releases.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.checks._terms import codes_of
from l10n.model import Finding, Role, Scope, Severity, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import BlockPair, Group

CODE = "CON003"
NAME = "end mark"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_EDGE = later(r"[^\w#*]+")
_DATED = later(r"[^\W\d_]+ ?[／/]")
"""The government's mark, with the date behind it: 完／二○二五年十月二十一日（星期二）."""
_LONGEST = 60


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield what is wrong with the end mark of the source and of each translation."""
    code = context.source.code
    source = editions.get(code, ())
    marked = [at for at, pair in enumerate(source) if _is_mark(_shown(pair, pair.source), code)]
    for second in marked[1:]:
        if second - 1 not in marked:
            yield _at(source[second].groups[0], code, Severity.WARNING, "a second end mark in the release")
    for name, pairs in editions.items():
        if name != code and len(pairs) == len(source):
            yield from _edition(pairs, name, marked)


def _edition(pairs: Pairs, code: str, marked: list[int]) -> Iterator[Finding]:
    """Yield what is wrong with the end marks of one translation."""
    known = tuple(locales.get(code).table("typography").get("end_marks", ()))
    for at in marked:
        group = pairs[at].groups[0]
        if group.omitted:
            yield _at(group, code, Severity.ERROR, "the end mark is left out", known)
        elif group.target.strip():
            said = _fault(_shown(pairs[at], group.target), code)
            if said:
                yield _at(group, code, SEVERITY, said, known)
    for at, pair in enumerate(pairs):
        for group in pair.groups if marked and at not in marked else ():
            target = _shown(pair, group.target)
            if target.endswith(known) and known and not _shown(pair, group.source).endswith(known):
                yield _at(group, code, SEVERITY, "a second end mark; the release has its own in another block")


def _fault(target: str, code: str) -> str:
    """Return what is wrong with the translation of an end mark, "" when nothing is."""
    if not _is_mark(target, code):
        return f"{target[:_LONGEST]} is no end mark of {locales.get(code).native}"
    if _DATED.match(target):
        return ""
    lead, tail = _EDGE.match(target), _EDGE.search(target[::-1])
    one, other = lead is not None, tail is not None and tail.start() == 0
    return "" if one == other else f"{target} is only half an end mark"


def _is_mark(text: str, code: str) -> bool:
    return 0 < len(text) <= _LONGEST and _pattern(code).fullmatch(text) is not None


@cache
def _pattern(code: str) -> re.Pattern[str]:
    """Return what an end mark looks like in a locale, of its own wording only."""
    one = locales.get(code)
    forms = [re.escape(mark) for mark in one.table("typography").get("end_marks", ())]
    return later("|".join([*forms, *one.table("roles").get("end_whole", ())]) or r"(?!)", re.IGNORECASE)


def _shown(pair: BlockPair, text: str) -> str:
    return strip_codes(text, codes_of(pair)).strip() if pair.block.role is not Role.METADATA else ""


def _at(group: Group, code: str, severity: Severity, message: str, known: tuple[str, ...] = ()) -> Finding:
    expected = known[0] if known else ""
    shown = f"{message} (expected {expected})" if expected else message
    return Finding(
        CODE, severity, shown, unit=group.units[0].id, locale=code, source=group.source, target=group.target,
        expected=expected,
    )  # fmt: skip
