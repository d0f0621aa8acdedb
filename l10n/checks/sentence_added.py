"""A sentence is added.

What: a translation with more sentences than its source, longer than usual by about one of them, of whose figures, names
and words the source has none; and what the source says is said by the others.
Why: a sentence that nobody released is published in the house's name, and only a reader of both languages sees it.
Wrong: "The footbridge will be closed for two months." as 行人天橋將關閉兩個月。附近商戶可獲補償。
Right: 行人天橋將關閉兩個月。
Fix: take it out, or put it into the source.
Does not: look at clauses, or at texts with as many sentences as their source, where one may have been put for another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import segmentation, values
from l10n.checks import _evidence, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._values import Side
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "LEN003"
NAME = "sentence added"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SURE, _LIKELY = 2.5, 1.5
"""Evidence, as a natural logarithm, that makes an error, and a warning."""
_LONGER = 1.2
"""A target with a sentence more than its source weighs at least so many times as much."""
_UNTOLD = 0.25
"""The share of the source's words that the other sentences leave untold at most."""
_SHORTEST = 6.0
"""Sentences that weigh less, in Chinese characters, say too little."""
_MOST = 60
"""Blocks of more sentences are no paragraphs."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the sentence of a block's target that is most likely not from its source."""
    source, to = context.source, context.locale
    if not subject.complete or source.code == to.code:
        return
    both = sides(subject)
    if both and _longer(both) and _more(both, source, to):
        yield from _likeliest(both, context)


def _longer(both: list[Side]) -> bool:
    """Return whether the target may weigh so much more than its source: by bounds, which are cheaper than weights."""
    least = longest = 0.0
    for _, source, target in both:
        least += _evidence.bounds(source)[0]
        longest += _evidence.bounds(target)[1]
    return longest + 1 >= _LONGER * (least + 1)


def _more(both: list[Side], came: Locale, to: Locale) -> bool:
    """Return whether the target has more marks that end sentences than the source, which is fast to tell."""
    return sum([_ends(text, to) for _, _, text in both]) > sum([_ends(text, came) for _, text, _ in both])


def _ends(text: str, locale: Locale) -> int:
    """Return how many sentences a text has by its marks alone: in English no fewer than it has, by abbreviations."""
    if locale.chinese:
        return text.count("。") + text.count("！") + text.count("？")
    return text.count(". ") + text.count("? ") + text.count("! ") + 1


def _likeliest(both: list[Side], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the likeliest of a target's sentences, where it is likely."""
    came, to = context.source, context.locale
    source, target = came.joiner.join([text for _, text, _ in both]), to.joiner.join([text for _, _, text in both])
    if _evidence.weight(target) + 1 < _LONGER * (_evidence.weight(source) + 1):
        return
    sentences = segmentation.sentences(target, to)
    if not len(segmentation.sentences(source, came)) < len(sentences) <= _MOST:
        return
    figures = _evidence.figures_in(target, sentences, to)
    there = _evidence.keys([value for _, text, _ in both for value in values.read(text, came)])
    scores = _evidence.missing(sentences, source, to, came, figures=figures, values_there=there)
    added = max(range(len(scores)), key=scores.__getitem__)
    sentence = sentences[added].strip()
    if scores[added] < _LIKELY or _evidence.weight(sentence) < _SHORTEST:
        return
    rest = to.joiner.join(sentences[:added] + sentences[added + 1 :])
    every, untold, cut = _evidence.without(source, sentence, rest, came, to)
    if cut > 1 or untold > _UNTOLD * every:
        return  # it was cut out of a sentence of the source
    severity = Severity.ERROR if scores[added] >= _SURE and not cut and every > 1 else Severity.WARNING
    group = next((group for group, _, text in both if sentence in text), both[-1][0])
    column = group.target.find(sentence) + 1
    yield finding((CODE, severity), group, context, f"nothing in the source says: {sentence[:80]}", column=column)
