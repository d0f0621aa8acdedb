"""A figure contradicts another place of the release.

What: a caption, a headline or a later repeat that counts the same thing with another figure than the body: the same
sentence twice with different values, or "6 enterprises" in a caption where the body only ever says 8 enterprises.
Why: one of the two is from an earlier draft, and readers see both.
Wrong: "Eight enterprises signed agreements." in the body, "At the event, 6 enterprises signed agreements." below.
Right: the same figure in both places.
Fix: ask which one is right, and correct the release.
Does not: compare different things (12 companies and 10 unicorns), parts of a whole that the body names as well, or
  dates of other events. Chinese sources are compared by whole sentences only.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _source
from l10n.checks._blocks import alike
from l10n.checks._numbered import folded
from l10n.model import Role, Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._numbered import Numbered
    from l10n.checks._source import Said
    from l10n.model import Finding
    from l10n.values import Difference, Value

CODE = "SRC005"
NAME = "figures contradict"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT})
_SIDE = frozenset({Role.CAPTION, Role.HEADLINE, Role.SUB_HEADLINE})
_BODY = frozenset({Role.DATELINE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM})
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SHORTEST, _ALIKE, _MOST = 25, 0.92, 400
_NO_NOUNS = frozenset(
    {"overseas", "years", "months", "days", "weeks", "hours", "times", "others", "this", "its", "plus"}
)
_SHARED = 0.75
"""The share of words that two sentences must have in common to be looked at closely."""
_LEAST_LENGTH = 1 - (1 - _ALIKE) * 2 - 0.01
"""What a sentence has of another's length at least, if the two are alike; with something for rounding."""
_NOUN = 3
"""The noun of a count stands within so many words behind it."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each later place that contradicts an earlier one."""
    groups = _source.said(editions, context)
    yield from _repeats(groups, _source.numbered(editions.get(context.source.code, ())), context)
    if not context.source.chinese:
        yield from _counts(groups, context)


def _repeats(groups: list[Said], numbered: Numbered, context: CheckContext) -> Iterator[Finding]:
    """Yield sentences that say the same in other figures than an earlier one."""
    for one, candidates in _alike(groups[:_MOST], numbered):
        near = [(known, folded, earlier) for known, folded, earlier in candidates if _near(folded, known)]
        own = _hard(one, context) if near else []
        if not own:
            continue  # it has no other figures, whatever was said before
        differs = [_other(_hard(earlier, context), own) for _, _, earlier in near]
        if not any(differs):
            continue
        which = next((at for at, (known, folded, _) in enumerate(near) if _same(folded, known)), None)
        found = differs[which] if which is not None else None
        if found and found.source and found.target:
            here, there = found.target.text.strip(), found.source.text.strip()
            message = f"{here} here, {there} in the same sentence before"
            yield _source.at((CODE, SEVERITY), one, context, message)


def _other(before: list[Value], here: list[Value]) -> Difference | None:
    """Return the first hard figure that differs."""
    return next((one for one in values.compare(before, here) if one.source and one.target and one.hard), None)


def _alike(groups: list[Said], numbered: Numbered) -> Iterator[tuple[Said, list[tuple[str, str, Said]]]]:
    """Yield each sentence with the earlier ones that share enough of its words: their folded text, its own, they.

    Two sentences that share three words of four share one of the rarest quarter of either's, so that only those of
    them are looked up: no sentence is laid beside every other. The rarest are those with the highest numbers: what is
    rare is met late. (Any order would do.)
    """
    kept: list[tuple[Said, set[int], int]] = []
    having: dict[int, list[int]] = {}
    for one, (words, length, _) in zip(groups, numbered.groups, strict=False):
        if length < _SHORTEST:
            continue
        at, size = len(kept), len(words)
        kept.append((one, words, length))
        before: list[int] = []
        for which in sorted(words, reverse=True)[: size - math.ceil(_SHARED * size) + 1]:
            known = having.get(which)
            if known is None:
                having[which] = [at]
            else:
                before += known
                known.append(at)
        if before:
            enough = _sharing(kept, sorted(set(before)), words, length)
            if enough:
                yield one, [(folded(other.text), folded(one.text), other) for other in enough]


def _sharing(kept: list[tuple[Said, set[int], int]], before: list[int], words: set[int], length: int) -> list[Said]:
    """Return those of earlier sentences that have about the length of another and enough of its words."""
    shortest, longest, size = length * _LEAST_LENGTH, length / _LEAST_LENGTH, len(words)
    found: list[Said] = []
    for at in before:
        one, said, long = kept[at]
        if shortest <= long <= longest and len(words & said) >= _SHARED * max(size, len(said)):
            found.append(one)
    return found


def _near(one: str, other: str) -> bool:
    """Return whether two folded sentences may be the same but for a few letters."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > longer * (1 - _ALIKE) * 2:
        return False
    if longer >= _MOST * 4:
        return False
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - start-up: few sentences are nearly the same

    # the longest common subsequence is at least as long as all common blocks, and found at once
    return 2.0 * LCSseq.similarity(one, other) / (len(one) + len(other)) >= _ALIKE


def _same(one: str, other: str) -> bool:
    """Return whether two near sentences are the same but for a few letters."""
    return one == other or alike(one, other, _ALIKE)


def _hard(one: Said, context: CheckContext) -> list[Value]:
    return [value for value in values.read(one.text, context.source) if value.kind is not Kind.NAME]


def _counts(groups: list[Said], context: CheckContext) -> Iterator[Finding]:
    """Yield counts of captions and headlines whose thing the body counts otherwise, and never so."""
    beside = [(one, list(_nouns(one, context))) for one in groups if one.pair.block.role in _SIDE]
    wanted = {noun for _, own in beside for _, noun in own}
    body: dict[str, dict[str, str]] = {}
    for one in groups if wanted else ():
        if one.pair.block.role in _BODY and any(map(one.text.lower().__contains__, wanted)):
            for value, noun in _nouns(one, context):
                body.setdefault(noun, {})[str(value.amount)] = value.text.strip()
    for one, own in beside:
        for value, noun in own:
            known = body.get(noun)
            if known and len(known) == 1 and str(value.amount) not in known:
                there = next(iter(known.values()))
                message = f"{value.text.strip()} ({noun}) here, {there} in the body"
                yield _source.at((CODE, SEVERITY), one, context, message, expected=there)


def _nouns(one: Said, context: CheckContext) -> Iterator[tuple[Value, str]]:
    """Yield the counts of a sentence with the plural noun they count."""
    for value in values.read(one.text, context.source):
        if value.kind not in _COUNTED or value.amount is None or value.amount <= 1 or value.loose:
            continue
        inside = _WORD.findall(value.text)
        behind = re.split(r"[,.;:()“”\"–—]", one.text[value.end : value.end + 60], maxsplit=1)[0]
        for word in [*inside[-1:], *_WORD.findall(behind)[:_NOUN]]:
            lower = word.lower()
            if lower in {"of", "and", "in", "from", "to", "or", "at", "for", "by", "with"}:
                break
            if lower.endswith("s") and not lower.endswith("ss") and lower not in _NO_NOUNS:
                yield value, lower
                break
