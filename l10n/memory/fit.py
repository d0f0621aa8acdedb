"""A stored pair fitted to the text that was looked up: its score, our figures in it, what is wrong with it today.

In: a stored pair, how like its text is, the glossary. Out: a Match. Part of the room `memory`. May not touch: the
file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import glossary as glossaries
from l10n.memory import alike
from l10n.memory import renamed as exchange
from l10n.model import CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.memory.tokens import Token
    from l10n.values import Difference

IN_CONTEXT = 101
"""The same text, with the same texts before and after it."""
EXACT = 100
_FIGURES_LEFT = 5  # what a match loses when its figures differ and could not be adapted
_NAME_CHANGED = 4  # what a match loses for a name that was exchanged: "she" and articles may hang on it
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


def renamed(match: Match, likeness: alike.Likeness, pair: tuple[Locale, Locale], glossary: Glossary) -> Match:
    """Return the match with its names changed to ours; held down where its target does not have them as the source."""
    if not likeness.names:
        return match
    shown = ", ".join(f"{one.old} → {one.new}" for one in likeness.names)
    target = exchange.target(match.stored, likeness.names, pair[1], glossary)
    if not target:
        differs = "; ".join(f"name differs: {one.old} / {one.new}" for one in likeness.names)
        return replace(match, score=min(match.score, alike.HELD), note=_and(match.note, differs))
    score = max(0, match.score - _NAME_CHANGED * len(likeness.names))
    return replace(match, target=target, score=score, adapted=True, note=_and(match.note, f"adapted: {shown}"))


def adapted(match: Match, likeness: alike.Likeness, pair: tuple[Locale, Locale], text: str) -> Match:
    """Return the match with its figures changed to ours, also those in words; or saying that they differ."""
    if match.score >= EXACT:
        return match
    from l10n import values  # noqa: PLC0415 - only a match that is not exact needs it

    base = likeness.text or match.source
    ours, shown = _with_figures(base, likeness.figures), [f"{old.raw} → {new.raw}" for old, new in likeness.figures]
    there, here = values.read(ours, pair[0]), values.read(text, pair[0])
    differing = [one for one in values.compare(there, here) if one.hard or one.nature is values.Nature.APPROXIMATION]
    if differing and len(there) == len(here):
        for old, new in reversed(list(zip(there, here, strict=True))):
            if old.text.casefold() != new.text.casefold():
                ours = ours[: old.start] + new.text + ours[old.end :]
                shown.append(f"{old.text} → {new.text}")
    differing = values.compare(values.read(ours, pair[0]), here) if differing else []
    shown += [_told(one) for one in differing if one.hard or one.nature is values.Nature.APPROXIMATION]
    if not shown:
        return match
    carried = None if differing else values.carry(base, ours, match.target, *pair)
    if carried is None:
        return replace(
            match,
            score=max(0, match.score - _FIGURES_LEFT),
            note=_and(match.note, f"figures differ: {', '.join(shown)}"),
        )
    kept, _, before = match.note.rpartition("adapted: ") if match.adapted else (match.note, "", "")
    note = (
        f"{kept}adapted: {', '.join([before, *shown])}" if before else _and(match.note, f"adapted: {', '.join(shown)}")
    )
    return replace(match, target=carried, adapted=True, note=note)


def _told(one: Difference) -> str:
    """Return a difference that no figure shows: "over" and "about" before it, or a figure on one side only."""
    old, new = one.source, one.target
    if old is not None and new is not None and old.text == new.text:
        return f"{old.text} ({old.approximation or 'exact'} / {new.approximation or 'exact'})"
    return f"{old.text if old else 'none'} → {new.text if new else 'none'}"


def _and(note: str, more: str) -> str:
    return f"{note}; {more}" if note else more


def _with_figures(source: str, figures: Sequence[tuple[Token, Token]]) -> str:
    """Return the stored source with each of its figures replaced by ours."""
    for old, new in sorted(figures, key=lambda change: -change[0].start):
        source = source[: old.start] + new.raw + source[old.end :]
    return source


def by_glossary(match: Match, stored: str, text: str, pair: tuple[Locale, Locale], glossary: Glossary) -> Match:
    """Hold a match down that names another name than `text`, or whose target breaks today's glossary.

    `stored` is the match's source, with our names where those were exchanged.
    """
    source = pair[0]
    notes = [match.note] if match.note else []
    score = match.score
    if match.score < EXACT:
        mine = {hit.concept.id for hit in glossary.find(text, source) if hit.concept.certain}
        theirs = {hit.concept.id for hit in glossary.find(stored, source) if hit.concept.certain}
        if mine != theirs and score > alike.HELD:
            gone, come = ", ".join(sorted(theirs - mine)), ", ".join(sorted(mine - theirs))
            notes.append(f"name differs: {gone or 'none'} / {come or 'none'}")
            score = alike.HELD
    for said in _broken(stored, match, pair, glossary):
        notes.append(said)
        score -= _OUTDATED if score <= EXACT else _OUTDATED + 1
    return replace(match, score=max(score, 0), note="; ".join(notes))


def _broken(theirs: str, match: Match, pair: tuple[Locale, Locale], glossary: Glossary) -> list[str]:
    """Return what of the match's target the glossary no longer allows: forbidden forms, and names that changed."""
    sources, target = [CODE.sub("", theirs)], CODE.sub("", match.target)
    said = [f"forbidden: {one.term.text}" for one in glossaries.misused(glossary, sources, target, *pair)]
    said += [
        f"outdated: {one.form} is {one.expected[0]}"
        for one in glossaries.unmet(glossary, sources, target, *pair)
        if one.concept.certain and one.expected and not one.partly
    ]
    return list(dict.fromkeys(said))
