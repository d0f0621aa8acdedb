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
from functools import lru_cache
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
    from l10n.values import Difference, Value

CODE = "SRC005"
NAME = "figures contradict"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_COUNTED = frozenset({Kind.NUMBER, Kind.COUNT})
_SIDE = frozenset({Role.CAPTION, Role.HEADLINE, Role.SUB_HEADLINE})
_BODY = frozenset({Role.DATELINE, Role.PARAGRAPH, Role.QUOTATION, Role.LIST_ITEM})
_FOLDED = re.compile(r"[\W\d_]+")
_OTHER = b"\x01"
_LOWER = bytes(
    ord(one.lower()) if one.isascii() and one.isalpha() else 1 if one.isalnum() and not one.isascii() else ord(" ")
    for one in bytes(range(256)).decode("cp1252", "replace")
)
"""Of text in Windows-1252: small letters, spaces for all else, `_OTHER` for letters that are not in ASCII."""
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
    yield from _repeats(groups, context)
    if not context.source.chinese:
        yield from _counts(groups, context)


def _repeats(groups: list[Said], context: CheckContext) -> Iterator[Finding]:
    """Yield sentences that say the same in other figures than an earlier one."""
    for one, candidates in _alike(groups[:_MOST]):
        own = _hard(one, context)
        if not own:
            continue  # it has no other figures, whatever was said before
        near = [(known, folded, earlier) for known, folded, earlier in candidates if _near(folded, known)]
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


def _alike(groups: list[Said]) -> Iterator[tuple[Said, list[tuple[str, str, Said]]]]:
    """Yield each sentence with the earlier ones that share enough of its words: their folded text, its own, they.

    Two sentences that share three words of four share one of the rarest quarter of either's, so that only those of
    them are looked up: no sentence is laid beside every other. Words that stand in one sentence alone are the rarest,
    and nobody shares them.
    """
    kept, lengths, ranks = _laid_out(groups)
    having: dict[int, list[int]] = {}
    for at, (one, words) in enumerate(kept):
        before: set[int] = set()
        for which in _rarest(words, ranks):
            if which in having:
                before.update(having[which])
                having[which].append(at)
            else:
                having[which] = [at]
        if not before:
            continue
        shortest, longest, size = lengths[at] * _LEAST_LENGTH, lengths[at] / _LEAST_LENGTH, len(words)
        near = [kept[there] for there in sorted(before) if shortest <= lengths[there] <= longest]
        enough = [other for other, said in near if len(words & said) >= _SHARED * max(size, len(said))]
        if enough:
            yield one, [(_folded(other.text), _folded(one.text), other) for other in enough]


def _laid_out(groups: list[Said]) -> tuple[list[tuple[Said, set[bytes]]], list[int], dict[bytes, int]]:
    """Return the sentences that are long enough with their words, their lengths, and ranks of words that several have.

    Rare words have low ranks; all are below 2 ** 30, where numbers are sorted fastest.
    """
    kept: list[tuple[Said, set[bytes]]] = []
    lengths: list[int] = []
    often: Counter[bytes] = Counter()
    for one in groups:
        words, length = _words(one.text)
        if length >= _SHORTEST:
            kept.append((one, words))
            lengths.append(length)
            often.update(words)
    ranks = {word: (count << 20) + at for at, (word, count) in enumerate(often.items()) if count > 1}
    return kept, lengths, ranks


def _rarest(words: set[bytes], ranks: dict[bytes, int]) -> list[int]:
    """Return the ranks of the rarest words, of which one must be shared; none where too many are shared by nobody."""
    shared = list(filter(None, map(ranks.get, words)))
    few = len(shared) - math.ceil(_SHARED * len(words)) + 1
    if few < 1:
        return []
    shared.sort()
    return shared[:few]


def _words(text: str) -> tuple[set[bytes], int]:
    """Return the small words of a text, and how long they are together with a space between each.

    They are cut out of bytes: so it is fastest, where they are plain letters.
    """
    if text.isascii():
        plain = text.encode().translate(_LOWER)
    else:
        try:
            plain = text.encode("cp1252").translate(_LOWER)
        except UnicodeEncodeError:
            plain = _OTHER
        if _OTHER in plain:
            folded = _folded(text)
            return set(folded.encode("utf-8", "surrogatepass").split()), len(folded)
    words = plain.split()
    return set(words), len(plain) - plain.count(b" ") + max(len(words) - 1, 0)


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    """Return the letters of a text, small, with a space for all between."""
    return _FOLDED.sub(" ", text).strip().casefold()


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
