"""Verb `draft`: whether a release may be sent to another machine today.

In: a release's facts and kickers, today's date. Out: a clause saying until when it is under embargo, or nothing. What
cannot be understood counts as an embargo: sending is what cannot be undone. May not touch: anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import values
from l10n.model import Role, strip_codes

if TYPE_CHECKING:
    from l10n.edition import Reading

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(.*)", re.DOTALL)
_MARKED = re.compile(
    r"\bembargo|not for (?:release|publication) (?:before|until)|禁發|禁发|不得發[佈布放]|不得发[布放]|限時發[佈布]",
    re.IGNORECASE,
)
_LIFTED = re.compile(r"no embargo|embargo lifted|解禁", re.IGNORECASE)
_NOTHING = frozenset({"", "no", "none", "false", "-"})


def holds(reading: Reading, today: str) -> str:
    """Return why a release is under embargo on `today` (ISO 8601), or an empty string."""
    fact = (reading.release.facts.get("embargo") or reading.document.facts.get("embargo") or "").strip()
    if fact.casefold() not in _NOTHING:
        return _until(fact, reading, today)
    for block in reading.document.blocks:
        if block.role is Role.KICKER:
            text = strip_codes(block.text, block.codes)
            if _MARKED.search(text) and not _LIFTED.search(text):
                return _until(text, reading, today)
    return ""


def _until(said: str, reading: Reading, today: str) -> str:
    """Return a clause while the date in `said` has not passed; a day with a time of day counts until it is over."""
    found = _ISO.search(said)
    if found:
        date, timed = "-".join(found.groups()[:3]), bool(re.search(r"\d", found[4]))
    else:
        dates = [
            one
            for one in values.read(said, reading.release.source)
            if one.kind is values.Kind.DATE and one.year and one.month and one.day
        ]
        if not dates:
            return f"embargo: {said}"
        date = f"{dates[-1].year:04}-{dates[-1].month:02}-{dates[-1].day:02}"
        timed = any(one.kind is values.Kind.TIME for one in values.read(said, reading.release.source))
    over = date < today or (date == today and not timed)
    return "" if over else f"embargo until {date}"
