"""Room catalog: which removed units a new one comes from: changed, split in two, or merged.

In: the sources that a release lost and gained, in order, with the kept unit before each. Out: matches with
scores 0-100. A match never crosses contexts. Near its old place a unit is recognised more readily than
elsewhere; what was obsolete before is taken only when it is very much alike. May not touch: entries, files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR = 55.0
"""The least likeness of a unit that stands between the same neighbours."""
FAR = 75.0
"""The least likeness of a unit from elsewhere, or from the obsolete ones."""
PARTS = 80.0
"""The least likeness of a sentence and the two or three it was split into."""
_BETTER = 4.0
_MOST_PARTS = 3
_WINDOW = 20
"""How far from its old place, in units, a unit is looked for between the same neighbours."""
_CANDIDATES = 12
_TOKEN = later(r"[\u3400-\u9fff]|[^\W_]+")


class Side(NamedTuple):
    """One lost or gained source. `anchor` is the kept unit before it, `at` its position in its order."""

    id: str
    text: str
    context: str
    anchor: str
    at: int
    obsolete: bool = False


class Match(NamedTuple):
    """What became of what. More than one `new`: split; more than one `old`: merged. `near` tells where it was found."""

    old: tuple[Side, ...]
    new: tuple[Side, ...]
    score: float
    near: bool = True


def matches(lost: Sequence[Side], gained: Sequence[Side]) -> list[Match]:
    """Return the best matches, each side in at most one."""
    found: list[Match] = []
    taken: set[str] = set()
    here: dict[tuple[str, str], tuple[list[Side], list[Side]]] = defaultdict(lambda: ([], []))
    for side in lost:
        if not side.obsolete:
            here[side.anchor, side.context][0].append(side)
    for side in gained:
        here[side.anchor, side.context][1].append(side)
    for old, new in here.values():
        if old and new:
            found += _greedy(_near(old, new), taken)
    rest_old = [side for side in lost if side.id not in taken]
    rest_new = [side for side in gained if side.id not in taken]
    return found + _greedy(_far(rest_old, rest_new), taken)


def _greedy(candidates: Iterable[Match], taken: set[str]) -> list[Match]:
    """Return the best candidates first, leaving out those whose sides are taken; takes theirs."""
    chosen: list[Match] = []
    for one in sorted(candidates, key=lambda match: (-match.score, match.new[0].at, match.old[0].at)):
        ids = {side.id for side in (*one.old, *one.new)}
        if not ids & taken:
            taken |= ids
            chosen.append(one)
    return chosen


def _near(old: list[Side], new: list[Side]) -> list[Match]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - a heavy import that only changed releases need

    result = [
        Match((a,), (b,), score)
        for at, a in enumerate(old)
        for b in _beside(new, at * len(new) // len(old))
        if (score := fuzz.ratio(a.text, b.text, score_cutoff=NEAR))
    ]
    best: dict[str, float] = {}
    for one in result:
        for side in (one.old[0], one.new[0]):
            best[side.id] = max(best.get(side.id, 0.0), one.score)
    for at, a in enumerate(old):
        for run in _runs(_beside(new, at * len(new) // len(old))):
            score = _parts_score(a, run)
            if score >= PARTS and score >= max(best.get(side.id, 0.0) for side in (a, *run)) + _BETTER:
                result.append(Match((a,), run, score))
    for at, b in enumerate(new):
        for run in _runs(_beside(old, at * len(old) // len(new))):
            score = _parts_score(b, run)
            if score >= PARTS and score >= max(best.get(side.id, 0.0) for side in (b, *run)) + _BETTER:
                result.append(Match(run, (b,), score))
    return result


def _beside(sides: list[Side], at: int) -> list[Side]:
    """Return those that stand near a place."""
    return sides[max(0, at - _WINDOW) : at + _WINDOW + 1]


def _parts_score(whole: Side, parts: Sequence[Side]) -> float:
    """Return how much a sentence is like several in a row; case and marks at the joints do not count."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    together = sum(len(part.text) for part in parts)
    if not whole.text or not 0.6 < together / len(whole.text) < 1.6:  # noqa: PLR2004 - cannot reach the threshold
        return 0.0
    return float(
        fuzz.ratio(whole.text.casefold(), " ".join(part.text for part in parts).casefold(), score_cutoff=PARTS)
    )


def _runs(sides: list[Side]) -> Iterable[tuple[Side, ...]]:
    """Yield two or three that stand in a row."""
    for size in range(2, _MOST_PARTS + 1):
        for at in range(len(sides) - size + 1):
            run = tuple(sides[at : at + size])
            if run[-1].at - run[0].at == size - 1:
                yield run


def _far(old: list[Side], new: list[Side]) -> list[Match]:
    """Return matches wherever they stand, found by the rarest words that they share."""
    from rapidfuzz import fuzz  # noqa: PLC0415

    if not old or not new:
        return []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, side in enumerate(old):
        for token in set(_TOKEN.findall(side.text.casefold())):
            index[side.context, token].append(at)
    result: list[Match] = []
    for side in new:
        tokens = {(side.context, token) for token in _TOKEN.findall(side.text.casefold())}
        rarest = sorted((key for key in tokens if key in index), key=lambda key: (len(index[key]), key))[:_CANDIDATES]
        shared = Counter(at for key in rarest for at in index[key][:200])
        for at, _ in shared.most_common(_CANDIDATES):
            score = fuzz.ratio(old[at].text, side.text, score_cutoff=FAR)
            if score:
                result.append(Match((old[at],), (side,), score, near=False))
    return result
