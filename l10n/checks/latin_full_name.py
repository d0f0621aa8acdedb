"""A full name in Latin letters is another one.

What: two or more words with capitals in the Chinese text (Elena Martinez), where the other text has the same words but
  one (Elena Marquez), and neither text has the other's word anywhere.
Why: a surname that is somebody else's looks right to whoever reads one text only.
Wrong: "designed by Elena Marquez" as 由Elena Martinez設計。
Right: 由Elena Marquez設計。
Fix: write the name as the source does (shown).
Where the two words have little in common it is a warning.
Does not: look at words that NAM012 finds misspelt, at names of one word, or where either word stands on both sides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NAM015"
NAME = "another Latin name"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_NAMES = later(r"(?<![A-Za-z0-9@./_À-ɏ-])[A-Z][a-zÀ-ɏ]{1,30}(?:[ -][A-Z][a-zÀ-ɏ’']{1,30}){1,3}(?![A-Za-z0-9@/_À-ɏ])")
_MOST = 100
"""A text with more names than that is a list."""
_LIKE = 0.5
_SLIPS = 2
_LONG = 6


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name of the target that is a name of the source but for one word."""
    if not (context.source.chinese or context.locale.chinese) or not pair.target:
        return
    chinese = pair.target if context.locale.chinese else pair.source
    if not (" " in chinese or "-" in chinese) or not _NAMES.search(chinese):
        return  # a name is two words at least
    text = _terms.plain(pair)
    sources = "\n".join(text.sources)
    there = _runs(text.target)
    here = _runs(sources) if there else there
    if not here or len(here) + len(there) > _MOST:
        return
    told, shown = sources.lower(), text.target.lower()
    for name in there:
        for wanted, one, other in _counterparts(name, here, told, shown):
            like = _alike(one, other)
            if like is None:
                continue
            written = " ".join(name)
            group = next((group for group, own in zip(text.groups, text.targets, strict=True) if other in own), None)
            if group is None:
                continue
            severity = SEVERITY if like else Severity.WARNING
            column = group.target.find(written) + 1
            message = f"{written} stands for {' '.join(wanted)}"
            yield finding((CODE, severity), group, context, message, expected=" ".join(wanted), column=column)
            break


def _runs(text: str) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(tuple(re.split("[ -]", match)) for match in _NAMES.findall(text)))


def _counterparts(
    name: tuple[str, ...], here: list[tuple[str, ...]], told: str, shown: str
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield names of the source that are the target's `name` but for one word, with that word on either side."""
    size = len(name)
    for run in here:
        for at in range(len(run) - size + 1):
            part = run[at : at + size]
            apart = [(one, two) for one, two in zip(part, name, strict=True) if one != two]
            if len(apart) == 1 and apart[0][0].lower() not in shown and apart[0][1].lower() not in told:
                yield part, *apart[0]


def _alike(one: str, other: str) -> bool | None:
    """Return whether two words have much in common; None where they are one misspelt word, which NAM012 reports."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - for a finding only

    slips = Levenshtein.distance(one.lower(), other.lower())
    longest = max(len(one), len(other))
    if one[0] == other[0] and slips <= (1 if longest < _LONG else _SLIPS):
        return None
    return slips <= _LIKE * longest or one[:2] == other[:2]
