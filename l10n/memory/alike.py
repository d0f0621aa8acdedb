"""How alike two sentences are, in percent a translator would agree with. Part of the room `memory`.

In: the tokens of a sentence and of one from the memory. Out: a Likeness: the score, which figures differ, and why it
was held down. Case, marks and codes count little; an inflected word counts by its letters; what `held` finds (a
changed negation, an opposite, another name) never scores above `HELD`, however long the sentence. May not touch:
files, the store.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from l10n.memory import held
from l10n.memory.tokens import BARE, SLIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rapidfuzz.distance import Opcode

    from l10n.memory.renamed import Rename
    from l10n.memory.tokens import Rules, Token

HELD = 74
"""The most a match gets whose negation, sense or name differs: below every usual threshold."""
MOST = 99
"""The most that two texts get which are not equal to the letter."""

_STEM = 3  # letters that inflected words must share at least
_INFLECTED = 0.6  # part of the longer word that they must share: opened / opens have 4 of 6
_LETTERS = 0.25  # how much less two texts may have in common by letters than they score by tokens
_BLOCK = 40  # longer runs are different sentences: nobody looks for inflected words in them
_OTHER_CASE = 0.03  # what a word loses that differs in capitals only
_OTHER_FIGURE = 0.05  # what another figure costs, before it is known whether it can be adapted


class Change(NamedTuple):
    """A run of words of the memory's text (`old`) that stands as `new` in ours; one of them may be empty."""

    old: Sequence[Token]
    new: Sequence[Token]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a comparison found.

    `score` is 0-99 (equal texts never come here). `figures` are (theirs, ours) pairs of tokens. `held` says why the
    score is at most HELD, or is empty. Where names were exchanged, `text` is theirs with our `names`, and the rest
    is said of that text.
    """

    score: int
    figures: tuple[tuple[Token, Token], ...] = ()
    held: str = ""
    text: str = ""
    names: tuple[Rename, ...] = ()


def compare(ours: Sequence[Token], theirs: Sequence[Token], rules: Rules, texts: tuple[str, str]) -> Likeness:
    """Compare a sentence with one of the memory; `texts` are (our text, their text)."""
    total = max(sum(token.weight for token in ours), sum(token.weight for token in theirs))
    if not total:
        return Likeness(0)
    old, marks_old = _sorted(theirs)
    new, marks_new = _sorted(ours)
    if not any(token.word and token.norm not in BARE for token in new):
        return Likeness(0)  # a figure alone says nothing about what is counted: 12 may be 12家, 72 is not
    cost = SLIGHT * max(sum((marks_old - marks_new).values()), sum((marks_new - marks_old).values()))
    changes, figures, small = _aligned(old, new)
    cost += small + sum(_cost(change.old, change.new) for change in changes)
    score = max(0, min(MOST, int(100 * (1 - cost / total))))
    why = held.why(changes, texts, rules) if score > HELD else ""
    return Likeness(min(score, HELD) if why else score, tuple(figures), why)


def closest(text: str, candidates: Mapping[int, str], limit: int, threshold: int) -> list[int]:
    """Return the candidates that have most letters in common with a text, in order: those worth comparing by tokens."""
    from rapidfuzz import process  # noqa: PLC0415 - heavy: only when something is looked up
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    cutoff = max(0.0, threshold / 100 - _LETTERS)
    found = process.extract(
        text, candidates, scorer=Indel.normalized_similarity, processor=str.casefold, limit=limit, score_cutoff=cutoff
    )
    return [one for *_, one in found]


def _sorted(tokens: Sequence[Token]) -> tuple[list[Token], Counter[str]]:
    """Return the words and figures in order, and the marks and codes counted: where these stand says little."""
    words = [token for token in tokens if token.weight > SLIGHT]
    return words, Counter(token.norm for token in tokens if token.weight <= SLIGHT)


def _aligned(old: Sequence[Token], new: Sequence[Token]) -> tuple[list[Change], list[tuple[Token, Token]], float]:
    """Return what changed, which figures differ, and what differences of capitals and figures cost."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - heavy: only when something is looked up

    changes: list[Change] = []
    figures: list[tuple[Token, Token]] = []
    cost = 0.0
    steps = Levenshtein.opcodes([token.norm for token in old], [token.norm for token in new])
    for same, start, end, begin, stop in _runs(steps):
        if not same:
            changes.append(Change(old[start:end], new[begin:stop]))
            continue
        for before, after in zip(old[start:end], new[begin:stop], strict=True):
            if before.raw != after.raw and before.figure:
                figures.append((before, after))
                cost += _OTHER_FIGURE
            elif before.raw != after.raw:
                cost += _OTHER_CASE * after.weight
    return changes, figures, cost


def _runs(steps: Iterable[Opcode]) -> list[tuple[bool, int, int, int, int]]:
    """Return runs of (equal or not, their start and end, our start and end): neighbouring edits are one run."""
    runs: list[tuple[bool, int, int, int, int]] = []
    for step in steps:
        same = step.tag == "equal"
        if runs and not same and not runs[-1][0]:
            _, start, _, begin, _ = runs[-1]
            runs[-1] = (False, start, step.src_end, begin, step.dest_end)
        else:
            runs.append((same, step.src_start, step.src_end, step.dest_start, step.dest_end))
    return runs


def _cost(old: Sequence[Token], new: Sequence[Token]) -> float:
    """Return what replacing one run of tokens by another costs: inflected words find each other, the rest is paired."""
    cost = 0.0
    rest_old, rest_new = list(old), list(new)
    if old and new and len(old) <= _BLOCK:
        stems: dict[str, Token] = {token.norm[:_STEM]: token for token in old if len(token.norm) > _STEM}
        for token in new:
            partner = stems.get(token.norm[:_STEM]) if len(token.norm) > _STEM else None
            same = related(partner.norm, token.norm) if partner is not None else 0.0
            if partner is None or not same:
                continue
            del stems[token.norm[:_STEM]]
            rest_old.remove(partner)
            rest_new.remove(token)
            cost += max(partner.weight, token.weight) * (1 - same)
    return cost + sum(max(weights) for weights in _both(rest_old, rest_new))


def _both(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[float, float]]:
    """Pair the weights of two runs, heaviest with heaviest: the order inside a replaced run says nothing."""
    first = sorted((token.weight for token in old), reverse=True)
    second = sorted((token.weight for token in new), reverse=True)
    return list(zip_longest(first, second, fillvalue=0.0))


def related(one: str, other: str) -> float:
    """Return how much of a word stays when it is inflected: 0 for words that share less than their stem."""
    if min(len(one), len(other)) <= _STEM or one[:_STEM] != other[:_STEM]:
        return 0.0
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ratio = shared / max(len(one), len(other))
    return ratio if ratio >= _INFLECTED else 0.0
