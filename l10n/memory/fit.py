"""A stored pair fitted to the text that was looked up: its score, our figures in it, what is wrong with it today.

In: a stored pair, how like its text is, the glossary. Out: a Match. Part of the room `memory`. May not touch: the
file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import glossary as glossaries
from l10n.memory import alike
from l10n.model import CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.memory.tokens import Token

IN_CONTEXT = 101
"""The same text, with the same texts before and after it."""
EXACT = 100
_FIGURES_LEFT = 5  # what a match loses when its figures differ and could not be adapted
_OUTDATED = 15  # what a match loses when the glossary has changed since, per concept


@dataclass(frozen=True, slots=True)
class Match:
    """A stored text and its counterpart.

    `score` is 101, 100 or below; `note` says what was adapted or is wrong with it. `target` has the figures of the
    text that was looked up where that was possible; `stored` is the target as learned. `origin` is the release or
    file it came from, `date` ISO 8601 or empty.
    """

    source: str
    target: str
    score: int
    origin: str = ""
    note: str = ""
    in_context: bool = False
    date: str = ""
    stored: str = ""
    adapted: bool = False


def match(
    row: Sequence[object], was: str, likeness: alike.Likeness, around: tuple[int, int], role: str
) -> tuple[Match, tuple[int, ...]]:
    """Return the match of one pair and its rank: score, context, role, date."""
    _, stored, before, after, context, origin, date, _note, _codes, backward = row
    beside = 0 if backward else int(before == around[0]) + int(after == around[1])
    in_context = likeness.score == EXACT and beside == len(around) and any(around)
    score = IN_CONTEXT if in_context else likeness.score
    made = Match(was, str(stored), score, str(origin), likeness.held, in_context, str(date), str(stored))
    return made, (score, beside, int(context == role), int(str(date).replace("-", "") or 0), -int(bool(backward)))


def adapted(match: Match, likeness: alike.Likeness, pair: tuple[Locale, Locale]) -> Match:
    """Return the match with its figures changed to ours, or saying that they differ."""
    if not likeness.figures:
        return match
    from l10n import values  # noqa: PLC0415 - only a match with other figures needs it

    shown = _changes(likeness.figures)
    ours = _with_figures(match.source, likeness.figures)
    carried = values.carry(match.source, ours, match.stored, *pair)
    if carried is None:
        note = f"figures differ: {shown}"
        return replace(
            match, score=max(0, match.score - _FIGURES_LEFT), note=f"{match.note}; {note}" if match.note else note
        )
    note = f"adapted: {shown}"
    return replace(match, target=carried, adapted=True, note=f"{match.note}; {note}" if match.note else note)


def _changes(figures: Sequence[tuple[Token, Token]]) -> str:
    return ", ".join(f"{old.raw} → {new.raw}" for old, new in figures)


def _with_figures(source: str, figures: Sequence[tuple[Token, Token]]) -> str:
    """Return the stored source with each of its figures replaced by ours."""
    for old, new in sorted(figures, key=lambda change: -change[0].start):
        source = source[: old.start] + new.raw + source[old.end :]
    return source


def by_glossary(match: Match, text: str, pair: tuple[Locale, Locale], glossary: Glossary) -> Match:
    """Hold a match down that names another name than `text`, or whose target breaks today's glossary."""
    source = pair[0]
    notes = [match.note] if match.note else []
    score = match.score
    if match.score < EXACT:
        mine = {hit.concept.id for hit in glossary.find(text, source) if hit.concept.certain}
        theirs = {hit.concept.id for hit in glossary.find(match.source, source) if hit.concept.certain}
        if mine != theirs and score > alike.HELD:
            gone, come = ", ".join(sorted(theirs - mine)), ", ".join(sorted(mine - theirs))
            notes.append(f"name differs: {gone or 'none'} / {come or 'none'}")
            score = alike.HELD
    for said in _broken(match, pair, glossary):
        notes.append(said)
        score -= _OUTDATED if score <= EXACT else _OUTDATED + 1
    return replace(match, score=max(score, 0), note="; ".join(notes))


def _broken(match: Match, pair: tuple[Locale, Locale], glossary: Glossary) -> list[str]:
    """Return what of the match's target the glossary no longer allows: forbidden forms, and names that changed."""
    sources, target = [CODE.sub("", match.source)], CODE.sub("", match.target)
    said = [f"forbidden: {one.term.text}" for one in glossaries.misused(glossary, sources, target, *pair)]
    said += [
        f"outdated: {one.form} is {one.expected[0]}"
        for one in glossaries.unmet(glossary, sources, target, *pair)
        if one.concept.certain and one.expected and not one.partly
    ]
    return list(dict.fromkeys(said))
