"""Nothing of the source is lost: two checks that every intake runs before it writes. Part of the room `intake`.

In: the lines of the source, the repairs, and what was written. Out: nothing, or a ReleaseError that shows the first
place. `replayed`: the source with every listed repair replayed is the output, character by character but for white
space: so the list of repairs is complete. `read_back`: the Markdown, read as a release, shows the characters it
should. May not touch: anything. Linear in the text and the repairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from l10n.errors import ReleaseError
from l10n.intake.nouns import Kind, Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_STAGES = (
    frozenset({Kind.LIGATURE, Kind.COMPATIBILITY, Kind.FULL_WIDTH, Kind.COMPOSED, Kind.INVISIBLE, Kind.CONTROL}),
    frozenset({Kind.RUNNING, Kind.PAGE_NUMBER, Kind.DRAWN, Kind.SITE, Kind.MAIL, Kind.QUOTED}),
    frozenset({Kind.BESIDE}),
    frozenset({Kind.HYPHENATION, Kind.LIST_MARK}),  # headings and tables add marks and change no character
)
_SHOWN = 40
_FAR = 4000  # characters; no line that was joined to another is looked for further away
_REPORT = "Nothing was written; please report this as a defect of intake."


def folded(text: str) -> str:
    """Return the characters of `text` that are no white space."""
    return "".join(text.split())


def replay(lines: Mapping[tuple[int, int], str], repairs: Iterable[Repair]) -> str:
    """Return the folded text of `lines`, by (page, line) in order, with every repair made. Raises ReleaseError."""
    keys = list(lines)
    offsets: list[int] = []
    parts: list[str] = []
    size = 0
    for text in lines.values():
        offsets.append(size)
        parts.append(folded(text))
        size += len(parts[-1])
    text = "".join(parts)
    index = {key: number for number, key in enumerate(keys)}
    every = list(repairs)
    for stage in _STAGES:
        edits = [
            (index[one.page, one.line], folded(one.before), folded(one.after))
            for one in every
            if one.kind in stage and (one.page, one.line) in index and folded(one.before) != folded(one.after)
        ]
        text, offsets = _stage(text, offsets, sorted(edits, key=lambda edit: edit[0]))
    return text


def _stage(text: str, offsets: list[int], edits: list[tuple[int, str, str]]) -> tuple[str, list[int]]:
    """Return the text after edits (line, before, after), and where its lines begin then."""
    parts: list[str] = []
    position = 0
    moves: list[tuple[int, int]] = []
    for line, before, after in edits:
        lead, core, new = _core(before, after)
        start = max(position - lead, offsets[line])
        end = offsets[line + 3] + _FAR if line + 3 < len(offsets) else len(text)
        at = text.find(before, start, end + len(before))
        if at < 0:
            raise ReleaseError(f"a repair does not fit its place: {before[:_SHOWN]!r}", hint=_REPORT)
        parts += [text[position : at + lead], new]
        position = at + lead + core
        moves.append((at + lead, len(new) - core))
    parts.append(text[position:])
    places = [place for place, _ in moves]
    totals = [0]
    for _, change in moves:
        totals.append(totals[-1] + change)
    return "".join(parts), [offset + totals[bisect_left(places, offset)] for offset in offsets]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _core(before: str, after: str) -> tuple[int, int, str]:
    """Return how many characters stay in front, how many are replaced, and by what: what is around is only shown."""
    lead = _alike(before, after)
    tail = _alike(before[lead:][::-1], after[lead:][::-1])
    return lead, len(before) - lead - tail, after[lead : len(after) - tail]


def check(lines: Mapping[tuple[int, int], str], repairs: Sequence[Repair], kept: str) -> None:
    """Raise ReleaseError unless the source with its repairs is what was `kept` in the output."""
    expected = replay(lines, repairs)
    written = folded(kept)
    if expected != written:
        _refuse(expected, written)


def same(expected: str, shown: str) -> bool:
    """Whether a reader of the Markdown sees the characters that should be there, in whatever order blocks stand."""
    return expected == shown or Counter(expected) == Counter(shown)


def _refuse(expected: str, written: str) -> None:
    at = next(
        (n for n, (a, b) in enumerate(zip(expected, written, strict=False)) if a != b), min(len(expected), len(written))
    )
    there, here = expected[at : at + _SHOWN], written[at : at + _SHOWN]
    raise ReleaseError(
        f"text would be changed without being said: {there!r} would become {here!r}",
        hint=_REPORT,
    )
