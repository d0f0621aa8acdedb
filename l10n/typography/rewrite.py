"""The other half of the description: put the safe slips right. Part of the room `typography`.

In: a text, a Typography, what is protected. Out: the text rewritten; doing it twice changes nothing more.
Letters, digits, Han characters and addresses are never changed (but a full-width digit becomes a digit, a
look-alike its character).
May not touch: slips that are not safe; those a check reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.typography.find import slips
from l10n.typography.spans import merged
from l10n.typography.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.model import InlineCode
    from l10n.typography.describe import Typography
    from l10n.typography.spans import Span
    from l10n.typography.topics import Slip

_ORDER = (
    (Topic.INVISIBLE, Topic.COMPATIBILITY),
    (Topic.WIDE_LATIN,),
    (Topic.WIDE_IN_LATIN,),
    (Topic.ELLIPSIS,),
    (Topic.HALF_WIDTH,),
    (Topic.DASH,),
    (Topic.QUOTES,),
    (Topic.DOUBLED,),
    (Topic.SPACE_WIDE,),
    (Topic.SPACE_HAN, Topic.SPACE_LATIN),
)
"""Each step may make work for a later one only; what it makes for an earlier one is done in the next round."""

_ROUNDS = 6
"""More than any text needs: what a round leaves is at most what the last character of a mixed run made possible."""


def rewrite(
    text: str,
    typography: Typography,
    protected: Iterable[Span] = (),
    *,
    codes: Sequence[InlineCode] | None = None,
    topics: Iterable[Topic] | None = None,
    found: Sequence[Slip] | None = None,
) -> str:
    """Return `text` with its safe slips put right. `protected` are spans of `text` that stay as they are.

    `topics` narrows what is done; `found` are the slips of `topics` in the text, where they are known. A text that
    would not come to rest is returned as it was: better untouched than changed a little more at every run.
    """
    wanted = None if topics is None else set(topics)
    spans = merged(protected)
    chosen = [[topic for topic in step if wanted is None or topic in wanted] for step in _ORDER]
    steps = [step for step in chosen if step]
    now, kept = text, spans
    for _ in range(_ROUNDS):
        before = now
        for step in steps:
            if found is None or now is not text or len(steps) > 1:
                found = slips(now, typography, codes=codes, protected=kept, topics=step)
            now, kept = _apply(now, kept, [one for one in found if one.safe])
        if now == before:
            return now
    return text


def _apply(text: str, spans: list[Span], found: Sequence[Slip]) -> tuple[str, list[Span]]:
    """Return the text with the slips replaced, and the spans moved with it."""
    if not found:
        return text, spans
    parts: list[str] = []
    moves: list[tuple[int, int]] = []
    done = 0
    for one in found:
        if one.start < done:
            continue
        parts += [text[done : one.start], one.wanted]
        moves.append((one.start, len(one.wanted) - (one.end - one.start)))
        done = one.end
    parts.append(text[done:])
    return "".join(parts), _moved(spans, moves)


def _moved(spans: list[Span], moves: Sequence[tuple[int, int]]) -> list[Span]:
    moved: list[Span] = []
    shift = index = 0
    for start, end in spans:
        while index < len(moves) and moves[index][0] < start:
            shift += moves[index][1]
            index += 1
        moved.append((start + shift, end + shift))
    return moved
