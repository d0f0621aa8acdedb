"""Kicker, contact heading or boilerplate heading worded otherwise.

What: a line that every release has (Press Release, For Immediate Release, For media enquiries, Notes to editors,
About X) is translated with none of the wordings that the locale knows for it.
Why: newsrooms sort by these lines, and a machine's 供立即釋放 marks a release as unread.
Wrong: "For Immediate Release" as 供立即釋放; "About Cyberport" as 大約數碼港.
Right: 即時發佈 or 即時發布; 關於數碼港.
Fix: use a wording of the locale's table `[boilerplate]`; add the house's own there.
Does not: look at lines with other words beside these ("About X: a company that …"), or at the rest of boilerplate:
  CON002 compares it with earlier releases.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.checks import CheckContext, finding
from l10n.model import Finding, Group, Scope, Severity, strip_codes
from l10n.patterns import compiled, later

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CON005"
NAME = "wording of the frame"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_LONGEST = 100
_SHOWN = 50
_PARTS = later("[,，、]")
_PATTERN = later(r"[\\|?*+\[(]")
"""What makes a wording of the table more than one."""
_ENDS = (".", "。", "!", "！", "?", "？")
_EDGE = " \t\u3000\u00a0*_[]【】()（）"


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a line of the frame whose translation is none that the locale knows."""
    if not group.target or group.omitted or len(group.source) > _LONGEST:
        return
    shown, target = group.source, group.target
    if "<" in shown or "<" in target:
        codes = tuple([code for segment in group.segments for code in segment.codes])
        shown, target = strip_codes(shown, codes), strip_codes(target, codes)
    shown = shown.strip()
    if shown.endswith(_ENDS):
        return
    source = _bare(shown)
    if not _any_wording(context.source.code).fullmatch(source):
        return
    target = _bare(target)
    there = dict(_wordings(context.locale.code))
    for name, pattern in _wordings(context.source.code):
        if pattern.fullmatch(source):
            if name in there and not there[name].fullmatch(target):
                expected = _like(source, name, context.locale.code)
                message = f"{_cut(target)} is no known wording of “{_cut(source)}” (expected {expected})"
                yield finding((CODE, SEVERITY), group, context, message, expected=expected)
            return


def _like(source: str, name: str, code: str) -> str:
    """Return the first wording of a locale that has as many parts as the source; the preferred one where none has."""
    forms: list[str] = [form.replace("{}", "…") for form in locales.get(code).table("boilerplate")[name]]
    plain = [form for form in forms if not _PATTERN.search(form)]
    parts = len(_PARTS.findall(source))
    return next((form for form in plain if len(_PARTS.findall(form)) == parts), forms[0])


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(_EDGE).rstrip(":：.。").strip(_EDGE)


@cache
def _any_wording(code: str) -> re.Pattern[str]:
    """Return a pattern for every line of the frame: most lines are none."""
    return later("|".join(pattern.pattern for _, pattern in _wordings(code)) or "(?!)", re.IGNORECASE)


@cache
def _wordings(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the lines of the frame of a locale: name, a pattern for all its wordings."""
    found: list[tuple[str, re.Pattern[str]]] = []
    for name, forms in locales.get(code).table("boilerplate").items():
        pattern = "|".join(form.replace("{}", "[^:：。!！?？]{1,80}") for form in forms)
        found.append((name, compiled(pattern, re.IGNORECASE)))
    return tuple(found)
