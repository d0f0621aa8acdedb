"""How alike two sentences are, in percent a translator would agree with. Part of the room `memory`.

In: the tokens of a sentence and of one from the memory. Out: a Likeness: the score, which figures differ, and why it
was held down. Case, marks and codes count little; an inflected word counts by its letters; a changed negation, an
opposite or a changed name never scores above `HELD`, however long the sentence. May not touch: files, the store.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from l10n import values
from l10n.memory.tokens import LIGHT, SLIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rapidfuzz.distance import Opcode

    from l10n.memory.tokens import Rules, Token

HELD = 74
"""The most a match gets whose negation, sense or name differs: below every usual threshold."""

_COMMON = re.compile(
    r".*(?:ants|ents|ers|ors|tions?|ments?|ies|ees|ness|ly|ed|ing)"
)  # endings of words, seldom of names
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "non", "mis", "re", "de")
LONGEST_NAME = 6
"""Han letters of a name that is told by the title beside it."""
_STEM = 3  # letters that inflected words must share at least
_INFLECTED = 0.6  # part of the longer word that they must share: opened / opens have 4 of 6
_BLOCK = 40  # longer runs are different sentences: nobody looks for inflected words in them
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_END = frozenset(".!?:;\"'“”‘’「」『』")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a comparison found.

    `score` is 0-99 (equal texts never come here). `figures` are (theirs, ours) pairs of tokens. `held` says why the
    score is at most HELD, or is empty.
    """

    score: int
    figures: tuple[tuple[Token, Token], ...] = ()
    held: str = ""


def compare(ours: Sequence[Token], theirs: Sequence[Token], rules: Rules, texts: tuple[str, str]) -> Likeness:
    """Compare a sentence with one of the memory; `texts` are (our text, their text)."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - heavy: only when something is looked up

    total = max(sum(token.weight for token in ours), sum(token.weight for token in theirs))
    if not total:
        return Likeness(0)
    cost = 0.0
    figures: list[tuple[Token, Token]] = []
    changed: list[tuple[Sequence[Token], Sequence[Token], int, int]] = []
    steps = Levenshtein.opcodes([token.norm for token in theirs], [token.norm for token in ours])
    for same, at_old, end_old, at_new, end_new in _runs(steps):
        old, new = theirs[at_old:end_old], ours[at_new:end_new]
        if same:
            for before, after in zip(old, new, strict=True):
                if before.raw != after.raw:
                    if before.figure:
                        figures.append((before, after))
                        cost += 0.05
                    else:
                        cost += 0.03 * after.weight
            continue
        changed.append((old, new, at_old, at_new))
        cost += _cost(old, new)
    score = max(0, min(99, int(100 * (1 - cost / total))))
    held = "" if score <= HELD else _held(changed, ours, theirs, rules, texts)
    return Likeness(min(score, HELD) if held else score, tuple(figures), held)


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
    rest_old = list(old)
    rest_new: list[Token] = []
    for token in new:
        partner = (
            next((one for one in rest_old if _related(one.norm, token.norm)), None) if len(old) <= _BLOCK else None
        )
        if partner is None:
            rest_new.append(token)
            continue
        rest_old.remove(partner)
        cost += max(partner.weight, token.weight) * (1 - _related(partner.norm, token.norm))
    for weights in _both(rest_old, rest_new):
        cost += max(weights)
    return cost


def _both(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[float, float]]:
    """Pair the weights of two runs, heaviest with heaviest: the order inside a replaced run says nothing."""
    first = sorted((token.weight for token in old), reverse=True)
    second = sorted((token.weight for token in new), reverse=True)
    return list(zip_longest(first, second, fillvalue=0.0))


def _related(one: str, other: str) -> float:
    """Return how much of a word stays when it is inflected: 0 for words that share less than their stem."""
    if min(len(one), len(other)) <= _STEM or one[:_STEM] != other[:_STEM]:
        return 0.0
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ratio = shared / max(len(one), len(other))
    return ratio if ratio >= _INFLECTED else 0.0


def _held(
    changed: Sequence[tuple[Sequence[Token], Sequence[Token], int, int]],
    ours: Sequence[Token],
    theirs: Sequence[Token],
    rules: Rules,
    texts: tuple[str, str],
) -> str:
    """Return why the score may not pass HELD, or an empty string."""
    if _negations(texts[0], rules) != _negations(texts[1], rules):
        return "negation differs"
    opposite = _opposite(ours, theirs, rules, texts)
    if opposite:
        return opposite
    if not changed:
        return ""
    if rules.chinese:
        return _place_in_chinese(texts, rules) or _name_in_chinese(changed, theirs, ours, rules)
    return _name_in_latin(changed, theirs, ours, rules)


def _negations(text: str, rules: Rules) -> tuple[int, int]:
    """Count what negates: as `values` knows it, and with the words that come near it (fail, deny, 拒)."""
    known = values.negation(text, rules.locale).outright
    folded = text.casefold().replace("’", "'")
    for phrase in rules.affirming:
        folded = folded.replace(phrase, "")
    if rules.chinese:
        return known, sum(folded.count(mark) for mark in rules.negations)
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", folded)
    return known, sum(word in rules.negations or word.endswith("n't") for word in words)


def _opposite(ours: Sequence[Token], theirs: Sequence[Token], rules: Rules, texts: tuple[str, str]) -> str:
    """Return the pair of opposites that was exchanged, or an empty string."""
    if rules.chinese:
        mine, other = texts
        for one, two in rules.opposites:
            here = mine.count(one) - other.count(one)
            there = mine.count(two) - other.count(two)
            if here * there < 0:
                return f"sense differs: {two} / {one}" if here > 0 else f"sense differs: {one} / {two}"
        return ""
    gained = Counter(token.norm for token in ours)
    lost = Counter(token.norm for token in theirs)
    gained, lost = gained - lost, lost - gained
    for one, two in rules.opposites:
        for was, is_ in ((one, two), (two, one)):
            if lost[was] and gained[is_]:
                return f"sense differs: {was} / {is_}"
    for was in lost:
        for is_ in gained:
            short, long = sorted((was, is_), key=len)
            if len(short) > _STEM and long.endswith(short) and long[: -len(short)] in _PREFIXES:
                return f"sense differs: {was} / {is_}"
    return ""


def _name_in_latin(
    changed: Sequence[tuple[Sequence[Token], Sequence[Token], int, int]],
    theirs: Sequence[Token],
    ours: Sequence[Token],
    rules: Rules,
) -> str:
    gone = [token for old, _, at, _ in changed for token in _names(old, theirs, at, rules)]
    come = [token for _, new, _, at in changed for token in _names(new, ours, at, rules)]
    left = [one for one in gone if not any(one.norm == two.norm or _related(one.norm, two.norm) for two in come)]
    right = [two for two in come if not any(one.norm == two.norm or _related(one.norm, two.norm) for one in gone)]
    others_new = any(token.word for _, new, _, _ in changed for token in new)
    others_old = any(token.word for old, _, _, _ in changed for token in old)
    if (left and right) or (left and others_new and _pronoun(changed)) or (right and others_old and _pronoun(changed)):
        return f"name differs: {_joined(left)} / {_joined(right)}"
    return ""


def _pronoun(changed: Sequence[tuple[Sequence[Token], Sequence[Token], int, int]]) -> bool:
    pronouns = {"he", "she", "they", "it", "his", "her", "their"}
    return any(token.norm in pronouns for old, new, _, _ in changed for token in (*old, *new))


def _joined(names: Sequence[Token]) -> str:
    return " ".join(name.raw for name in names) or "none"


def _names(run: Sequence[Token], whole: Sequence[Token], at: int, rules: Rules) -> list[Token]:
    """Return the tokens of a run (which begins at `at` of `whole`) that look like parts of a name."""
    found: list[Token] = []
    for offset, token in enumerate(run):
        place = at + offset
        if (
            not token.word
            or token.figure
            or (not token.raw[:1].isupper() and not any(c.isupper() for c in token.raw[1:]))
        ):
            continue
        initial = place == 0 or whole[place - 1].raw in _END or all(one.weight <= SLIGHT for one in whole[:place])
        if initial and (token.norm in rules.opening or (_COMMON.fullmatch(token.norm) and token.raw[1:].islower())):
            continue
        if token.weight <= LIGHT:
            continue
        found.append(token)
    return found


def _place_in_chinese(texts: tuple[str, str], rules: Rules) -> str:
    """Return the places that were exchanged, or an empty string."""
    mine = [place for place in rules.places if place in texts[0]]
    theirs = [place for place in rules.places if place in texts[1]]
    gone = [place for place in theirs if place not in mine]
    come = [place for place in mine if place not in theirs]
    return f"name differs: {'、'.join(gone)} / {'、'.join(come)}" if gone and come else ""


def _name_in_chinese(
    changed: Sequence[tuple[Sequence[Token], Sequence[Token], int, int]],
    theirs: Sequence[Token],
    ours: Sequence[Token],
    rules: Rules,
) -> str:
    gone = [t for old, _, _, _ in changed for t in old if _LATIN.match(t.raw) and not t.figure]
    come = [t for _, new, _, _ in changed for t in new if _LATIN.match(t.raw) and not t.figure]
    if gone and come and {t.norm for t in gone} != {t.norm for t in come}:
        return f"name differs: {_joined(gone)} / {_joined(come)}"
    for old, new, was_at, is_at in changed:
        if not (any(t.word for t in old) and any(t.word for t in new)):
            continue
        was = "".join(token.raw for token in old)
        now = "".join(token.raw for token in new)
        for run, whole, at in ((old, theirs, was_at), (new, ours, is_at)):
            behind = "".join(t.raw for t in whole[at + len(run) : at + len(run) + 5])
            front = "".join(t.raw for t in whole[max(0, at - 5) : at])
            titled = _follows(behind, rules.after_name) or _precedes(front, rules.before_name)
            if len(run) <= LONGEST_NAME and (titled or behind[2:].startswith(rules.person_after)):
                return f"name differs: {was} / {now}"
    return ""


def _follows(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words begins the text, or follows one letter of a name that stayed the same."""
    return text.startswith(words) or text[1:].startswith(words)


def _precedes(text: str, words: tuple[str, ...]) -> bool:
    return text.endswith(words) or text[:-1].endswith(words)
