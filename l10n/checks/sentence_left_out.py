"""A sentence is left out.

What: a paragraph of several sentences whose translation says nothing of what one of them says: none of its figures,
names and words, in a text that is too short to hold it.
Why: a dropped sentence reads well, and only a reader of both languages can miss it.
Wrong: "Cyberport opened a laboratory today. It will train 300 engineers a year." as 數碼港今日啟用實驗室。
Right: 數碼港今日啟用實驗室，每年將培訓300名工程師。
Fix: translate it; if it is left out on purpose, write `{omitted}` as its target.
Does not: judge how well a sentence is translated, or look at paragraphs that are not complete yet. It knows some
  1,000 common words; a short sentence of unusual ones is not missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import segmentation
from l10n.checks import _all_told, _evidence, _lexicon, _odd, _sentences, _surplus, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._values import Side
    from l10n.model import BlockPair, Finding, Group

CODE = "LEN002"
NAME = "sentence left out"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_FROM_ENGLISH, _FROM_CHINESE = (2.2, 1.2), (9.0, 6.0)
"""Evidence, as a natural logarithm, that makes an error, and a warning. English says in many ways what one Chinese word
says, so that more is asked for where Chinese is the source."""
_SHORTEST = 6.0
"""Sentences that weigh less, in Chinese characters, say too little."""
_SAID = "nothing in the target says: "
_START = 30
_FIGURE = later(r"\d[\d.,]*\d|\d")
_MOST = 60
"""Blocks of more sentences are no paragraphs."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for the sentence that is most likely missing from a block."""
    source, to = context.source, context.locale
    if not subject.complete or not subject.target.strip() or source.code == to.code:
        return
    both = sides(subject)
    if not both:
        return
    target = both[0][2] if len(both) == 1 else to.joiner.join([text for _, _, text in both])
    sure, likely = _FROM_CHINESE if source.chinese else _FROM_ENGLISH
    found = None
    if not _all_told.all_told(both, target, source, to, least=likely, shortest=_SHORTEST):
        found = next(_worst(both, target, (sure, likely), context), None)
        if found is not None and _beside(found, subject, context):
            found = None
    if source.chinese and (found is None or found.severity is not SEVERITY):
        found = _surplus_of(both, target, context) or found
    if len(both) == 1 and (found is None or found.severity is not SEVERITY):
        odd = _odd.more(both[0][1], target, source, to)
        found = finding((CODE, SEVERITY), both[0][0], context, f"{_SAID}{odd[:80]}") if odd else found
    if found is not None:
        yield found


def _beside(found: Finding, subject: BlockPair, context: CheckContext) -> bool:
    """Return whether each sentence has another one of like length beside it, and none of its neighbours says that."""
    units = _sentences.beside(subject, context)
    if len(units) <= len(subject.groups):
        return False
    said = found.message.removeprefix(_SAID)[:_START]
    at = next((at for at, (_, source, _) in enumerate(units) if source.lstrip().startswith(said)), -1)
    if at < 0:
        return False
    own = units[at][2]
    return not any(_in_common(units[one][1], own, context) for one in (at - 1, at + 1) if 0 <= one < len(units))


def _in_common(source: str, target: str, context: CheckContext) -> bool:
    """Return whether two sentences have a known word of two characters, or a figure, in common."""
    english, chinese, locale = source, target, context.locale
    if not locale.chinese:
        english, chinese, locale = target, source, context.source
    return any(
        len(form) > 1 and form in chinese for forms in _lexicon.renderings(english, locale) for form in forms
    ) or any(figure in chinese for figure in _FIGURE.findall(english))


def _surplus_of(both: list[Side], target: str, context: CheckContext) -> Finding | None:
    """Return a finding for the sentence without which a Chinese block is its target, in length and in words."""
    came, to = context.source, context.locale
    sources, targets = [text for _, text, _ in both], [text for _, _, text in both]
    if not _surplus.longer(sources, targets) or not _surplus.more(sources, targets, came, to):
        return None
    said = _surplus.sentence(came.joiner.join(sources), target, came, to)
    if said is None or not said.sure:
        return None
    group = next((group for group, text, _ in both if said.part in text), both[0][0])
    return finding((CODE, SEVERITY), group, context, f"{_SAID}{said.part[:80]}")


def _worst(both: list[Side], target: str, bounds: tuple[float, float], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the likeliest of a block's sentences, where it is likely."""
    sentences: list[tuple[str, Group]] = []
    figures: list[tuple[_evidence.Item, ...]] = []
    for group, text, _ in both:
        own = segmentation.sentences(text, context.source)
        sentences += [(one, group) for one in own]
        figures += _evidence.figures_in(text, own, context.source)
    if not 1 < len(sentences) <= _MOST:
        return
    told = [sentence for sentence, _ in sentences]
    there = _evidence.known(both, context.locale)
    scores = _evidence.missing(told, target, context.source, context.locale, figures=figures, values_there=there)
    worst = max(range(len(scores)), key=scores.__getitem__)
    sure, likely = bounds
    if scores[worst] < likely or _evidence.weight(told[worst]) < _SHORTEST:
        return
    severity = Severity.ERROR if scores[worst] >= sure else Severity.WARNING
    sentence, group = sentences[worst]
    yield finding((CODE, severity), group, context, f"{_SAID}{sentence.strip()[:80]}")
