"""Note marker differs.

What: the small figure that calls a note and sticks to a word, a closing mark or a percentage (ratings1, 4.0%6,
「港股通」2) is another one in the translation, or is not there.
Why: the note below belongs to another statement then.
Wrong: "the CAMEL ratings1, and …" as CAMEL評估3，…
Right: CAMEL評估1，…
Fix: write the source's marker behind the words that the note explains.
Does not: look at markers that are inline codes (TAG001), at names with digits (Web3, A4, COVID-19), or at paragraphs
  whose translation has no other marker: a house may set its notes otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "NUM006"
NAME = "note marker differs"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_ENGLISH = later(r"(?:[a-z]{3}|[a-z]{2}[’”)]|[A-Z]{2}\)|\d%|[a-z][,.;]|[a-z]”[,.])(?P<mark>[1-9]\d?)(?=[\s,.;:—–-]|$)")
_CHINESE = later(
    r"(?<=[\u3400-\u9fff」』）)》%。，])(?<![第圖图表註注])(?P<mark>[1-9]\d?)(?= ?[，。；：、（]| +[\u3400-\u9fff]|$)"
)
_STUCK = frozenset("abcdefghijklmnopqrstuvwxyz’”)%.,;")
_FOLLOWS = frozenset({"", *"，。；：、（ "})
"""With what begins whatever may stand behind a Chinese marker."""
_LONGEST = 2
"""Figures of a marker."""
_ANY = later(r"(?<![\d.,])(?P<mark>\d{1,2})(?![\d.,]*\d)")
_NAMES = later(
    r"\b(?:web|type|tier|phase|basel|part|level|group|class|version|chart|table|figure|annex|pillar)\Z", re.IGNORECASE
)


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a marker of the source for which the block's target has another one."""
    if context.source.chinese == context.locale.chinese:
        return
    both = sides(subject)
    here = [(one, at) for at, (_, text, _) in enumerate(both) for one in _markers(text, context.source)]
    if not here:
        return
    target = "\n".join([text for _, _, text in both])
    there = [one for one in _markers(target, context.locale) if one not in {mark for mark, _ in here}]
    figures = {match["mark"] for match in _ANY.finditer(target)}
    for mark, at in here:
        if there and mark not in figures:
            message = f"the note marker {mark} of the source is {there[0]} here"
            yield finding((CODE, SEVERITY), both[at][0], context, message, expected=mark)


def _markers(text: str, locale: Locale) -> list[str]:
    """Return the figures that stick to what is before them, those of names left out."""
    found: list[re.Match[str] | None] = []
    for start, end in values.digit_runs(text, locale):
        if not start or end - start > _LONGEST:
            continue
        if not locale.chinese:
            if text[start - 1] in _STUCK:
                found.append(_english(text, start))
        elif text[end : end + 1] in _FOLLOWS:
            found.append(_CHINESE.match(text, start))
    return [
        one["mark"]
        for one in found
        if one is not None and not _NAMES.search(text, max(0, one.start("mark") - 10), one.start("mark"))
    ]


def _english(text: str, start: int) -> re.Match[str] | None:
    """Return the marker that begins at a place: two or three characters before it say that it is one."""
    if text[start - 1] in ".,;" and text[start - 2 : start - 1].isdigit():  # 1.5
        return None
    return (_ENGLISH.match(text, start - 3) if start > 2 else None) or _ENGLISH.match(text, max(0, start - 2))  # noqa: PLR2004 - three
