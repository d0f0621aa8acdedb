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
from collections import Counter
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _source
from l10n.checks._blocks import alike
from l10n.model import Role, Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._source import Said
    from l10n.model import Finding
    from l10n.values import Value

CODE = "SRC005"
NAME = "figures contradict"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT})
_SIDE = frozenset({Role.CAPTION, Role.HEADLINE, Role.SUB_HEADLINE})
_BODY = frozenset({Role.DATELINE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM})
_FOLDED = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_SHORTEST, _ALIKE, _MOST = 25, 0.92, 400
_NO_NOUNS = frozenset(
    {"overseas", "years", "months", "days", "weeks", "hours", "times", "others", "this", "its", "plus"}
)
_SHARED = 0.75
"""The share of words that two sentences must have in common to be looked at closely."""
_NOUN = 3
"""The noun of a count stands within so many words behind it."""


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each later place that contradicts an earlier one."""
    groups = _source.said(editions, context)
    yield from _repeats(groups, context)
    if not context.source.chinese:
        yield from _counts(groups, context)


def _repeats(groups: list[Said], context: CheckContext) -> Iterator[Finding]:
    """Yield sentences that say the same in other figures than an earlier one."""
    for one, candidates in _alike(groups[:_MOST]):
        for known, folded, earlier in candidates:
            if _same(folded, known):
                differs = values.compare(_hard(earlier, context), _hard(one, context))
                found = next((d for d in differs if d.source and d.target and d.hard), None)
                if found and found.source and found.target:
                    here, there = found.target.text.strip(), found.source.text.strip()
                    message = f"{here} here, {there} in the same sentence before"
                    yield _source.at((CODE, SEVERITY), one, context, message)
                break


def _alike(groups: list[Said]) -> Iterator[tuple[Said, list[tuple[str, str, Said]]]]:
    """Yield each sentence with the earlier ones that share enough of its words: their folded text, its own, they.

    Two sentences that share three words of four share one of the rarest quarter of either's, so that only those of
    them are looked up: no sentence is laid beside every other.
    """
    folded = ((_FOLDED.sub(" ", one.text).strip().casefold(), one) for one in groups)
    kept = [(text, frozenset(text.split()), one) for text, one in folded if len(text) >= _SHORTEST]
    often = Counter(word for _, words, _ in kept for word in words)
    having: dict[str, list[int]] = {}
    for at, (text, words, one) in enumerate(kept):
        few = len(words) - math.ceil(_SHARED * len(words)) + 1
        rarest = sorted(words, key=lambda word: (often[word], word))[:few]
        near = [kept[there] for there in sorted({there for word in rarest for there in having.get(word, ())})]
        enough = [other for other in near if len(words & other[1]) >= _SHARED * max(len(words), len(other[1]))]
        if enough:
            yield one, [(known, text, earlier) for known, _, earlier in enough]
        for word in rarest:
            having.setdefault(word, []).append(at)


def _same(one: str, other: str) -> bool:
    """Return whether two folded sentences are the same but for a few letters."""
    if one == other:
        return True
    longer = max(len(one), len(other))
    if abs(len(one) - len(other)) > longer * (1 - _ALIKE) * 2:
        return False
    if longer >= _MOST * 4:
        return False
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - start-up: few sentences are nearly the same

    # the longest common subsequence is at least as long as all common blocks, and found at once
    return 2.0 * LCSseq.similarity(one, other) / (len(one) + len(other)) >= _ALIKE and alike(one, other, _ALIKE)


def _hard(one: Said, context: CheckContext) -> list[Value]:
    return [value for value in values.read(one.text, context.source) if value.kind is not Kind.NAME]


def _counts(groups: list[Said], context: CheckContext) -> Iterator[Finding]:
    """Yield counts of captions and headlines whose thing the body counts otherwise, and never so."""
    body: dict[str, dict[str, str]] = {}
    for one in groups:
        if one.pair.block.role in _BODY:
            for value, noun in _nouns(one, context):
                body.setdefault(noun, {})[str(value.amount)] = value.text.strip()
    for one in groups:
        if one.pair.block.role not in _SIDE:
            continue
        for value, noun in _nouns(one, context):
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
