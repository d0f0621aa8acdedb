"""Two countries' spellings in one release.

What: an English source that writes "centre" here and "center" there, or colour and color, programme and program,
outside names; the rarer spelling is named.
Why: one release, one spelling; and translators ask themselves whether the Centre and the Center are two places.
Wrong: The Center opened at Cyberport. Zhongshan Company operates the Centre.
Right: The Centre opened at Cyberport. Zhongshan Company operates the Centre.
Fix: choose one in the release.
Does not: look inside names of several words (Hong Kong Science Center keeps its own spelling: NAM004 compares
  names), at -ise and -ize (SRC003), or at words that are two words (a meter counts, a metre is long).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.checks import _source
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._source import Said
    from l10n.model import Finding

CODE = "SRC002"
NAME = "spellings of two countries"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_TWINS = (
    ("centre", "center"), ("colour", "color"), ("labour", "labor"), ("favour", "favor"), ("honour", "honor"),
    ("behaviour", "behavior"), ("neighbour", "neighbor"), ("programme", "program"), ("theatre", "theater"),
    ("defence", "defense"), ("catalogue", "catalog"), ("fulfil", "fulfill"), ("enrol", "enroll"),
    ("travelling", "traveling"), ("travelled", "traveled"), ("modelling", "modeling"), ("traveller", "traveler"),
    ("jewellery", "jewelry"), ("aluminium", "aluminum"), ("grey", "gray"), ("harbour", "harbor"),
    ("endeavour", "endeavor"), ("rigour", "rigor"), ("fibre", "fiber"), ("litre", "liter"),
)  # fmt: skip
_SIDE = {one: (pair, at) for pair in _TWINS for at, one in enumerate(pair)}
_ENDINGS = ("s", "ed", "ing", "hood", "al", "able", "ful")
_FORMS = frozenset(f"{one}{ending}" for one in _SIDE for ending in ("", *_ENDINGS))
_WORD = later(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "its", "their", "each", "every", "any", "no", "and"})


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each word that is spelt both ways, at the first place of the rarer spelling."""
    if context.source.chinese:
        return
    numbered = _source.numbered(editions.get(context.source.code, ()))
    twins = _both_ways(numbered.words.small)
    numbers = {numbered.words.small[word] for word in twins}
    seen: dict[tuple[str, str], tuple[list[tuple[Said, str]], list[tuple[Said, str]]]] = {}
    groups = zip(_source.said(editions, context), numbered.groups, strict=True) if twins else ()
    for one, (has, _, again) in groups:
        if has.isdisjoint(numbers) and not again:
            continue  # of what has letters that are no ASCII the numbers are of whole words
        named = _names(one, context)
        for start, word in _words(one.text):
            side = _side(word)
            if side is not None and not any(begin <= start < end for begin, end in named):
                seen.setdefault(side[0], ([], []))[side[1]].append((one, word))
    for british, american in seen.values():
        if british and american:
            rarer, other = (american, british) if len(american) <= len(british) else (british, american)
            message = f"“{rarer[0][1]}” in {len(rarer)} places, “{other[0][1]}” in {len(other)}"
            yield _source.at((CODE, SEVERITY), rarer[0][0], context, message, expected=other[0][1])


def _both_ways(words: Mapping[str, int]) -> list[str]:
    """Return the words of a release, in small letters, whose other spelling stands in it too."""
    there = _FORMS.intersection(words)
    sides = {side for word in there if (side := _side(word)) is not None}
    return [word for word in there if (side := _side(word)) is not None and (side[0], 1 - side[1]) in sides]


def _names(one: Said, context: CheckContext) -> list[tuple[int, int]]:
    """Return the glossary's names of several words; "the Center" for short is a word like others."""
    hits = context.glossary.find(one.text, context.source)
    several = _WORD.findall
    return [
        (hit.start, hit.end)
        for hit in hits
        if sum(word.lower() not in _ARTICLES for word in several(one.text[hit.start : hit.end])) > 1
    ]


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words that are no part of a name of several words: capitals beside capitals are one."""
    found = list(_WORD.finditer(text))
    for at, match in enumerate(found):
        word = match[0]
        if word[0].isupper() and not _alone(text, found, at):
            continue
        yield match.start(), word


def _alone(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Return whether a capitalised word stands alone: no capitalised word touches it on either side."""
    match = found[at]
    before = found[at - 1] if at and text[found[at - 1].end() : match.start()] == " " else None
    after = found[at + 1] if at + 1 < len(found) and text[match.end() : found[at + 1].start()] == " " else None
    named = before is not None and before[0][0].isupper() and before[0].lower() not in _ARTICLES
    of = after is not None and after[0] in {"of", "for"}
    return not (named or of or (after is not None and after[0][0].isupper()))


@lru_cache(maxsize=8192)
def _side(word: str) -> tuple[tuple[str, str], int] | None:
    lower = word.lower()
    known = _SIDE.get(lower)
    if known is None:
        for ending in _ENDINGS:
            if lower.endswith(ending):
                known = _SIDE.get(lower[: -len(ending)])
                if known is not None:
                    break
    return known
