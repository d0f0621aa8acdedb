"""Quotation marks: found, paired, turned from one locale's into another's. Part of the room `typography`.

In: plain texts, a Typography. Out: marks with their partners, what is unbalanced, a text of the same length with its
marks turned. Apostrophes, primes, inches and feet are no quotation marks. May not touch: what is protected.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.typography.spans import WIDE, Span, covered, has_han, is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from l10n.typography.describe import Typography

_PAIRS = ("「」", "『』", "“”", "‘’")
_PLAIN_PAIRS = ("『』", "「」", "“”")
_OPENS = {pair[0]: pair for pair in _PAIRS}
_CLOSES = {pair[1]: pair for pair in _PAIRS}
_LEADS = "(（[「『“‘《〈:："
_ENDS = ".,;:!?)]，。；：！？）」』”’》〉、…"
_STRAIGHT = {'"': '""', "'": "''"}
_MARK = later("[「」『』“”‘’\"']")
_REAL = later("[「」『』“”‘’\"'](?<![A-Za-z0-9]['’])")
"""A mark that may be a quotation mark. Where every one follows a Latin letter or digit and looks like an apostrophe,
none was opened before it, and all are apostrophes."""
_PLAIN = later("[「」『』“”]")
_FAMILY = {"「」": ("「」", "『』"), "『』": ("「」", "『』"), "“”": ("“”", "‘’"), "‘’": ("“”", "‘’")}


@dataclass(slots=True)
class Mark:
    """A quotation mark at `at`. `pair` is its kind (`「」`, `""` for a straight one), and more.

    `depth` is how many are open around it, `partner` is the place of the other half, -1 where there is none.
    """

    at: int
    pair: str
    opens: bool
    depth: int = 0
    partner: int = -1

    @property
    def character(self) -> str:
        """The mark itself."""
        return self.pair[0 if self.opens else 1]


class Unbalanced(NamedTuple):
    """A mark without its other half: at `at`, the mark, and whether it opens."""

    at: int
    mark: str
    opens: bool


def marks(text: str, protected: Iterable[Span] = ()) -> list[Mark]:
    """Return the quotation marks of a text in order, paired by nesting (a stack, the innermost of a kind first)."""
    found: list[Mark] = []
    if _none(text):
        return found
    places = [match.start() for match in _MARK.finditer(text)]
    mask = covered(len(text), protected)
    stack: list[Mark] = []
    for at in places:
        if mask[at]:
            continue
        mark = _read(text, at, stack)
        if mark is None:
            continue
        found.append(mark)
        if mark.opens:
            mark.depth = len(stack)
            stack.append(mark)
        else:
            _close(mark, stack)
    return found


def _none(text: str) -> bool:
    """Return whether plainly nothing in a text is a quotation mark."""
    if text.isascii() and "'" not in text and '"' not in text:
        return True
    return _REAL.search(text) is None


@lru_cache(maxsize=256)
def plain_marks(text: str) -> str | None:
    """Return the quotation marks of a text where each is what it looks like, None where some may be apostrophes.

    None of these marks can stand in an address or an inline code.
    """
    if _none(text):
        return ""
    if "‘" in text or "’" in text or '"' in text or "'" in text:
        return None
    return "".join(_PLAIN.findall(text))


def all_paired(text: str) -> bool:
    """Return whether plainly every quotation mark has its other half: then nothing of `unbalanced` is to be found."""
    shown = plain_marks(text)
    if not shown:
        return shown is not None
    for _ in _PAIRS:  # from the inside to the outside
        for pair in _PLAIN_PAIRS:
            shown = shown.replace(pair, "")
        if not shown:
            return True
    return False


def unbalanced(text: str, protected: Iterable[Span] = ()) -> list[Unbalanced]:
    """Return the marks that have no other half, in order."""
    return [Unbalanced(mark.at, mark.character, mark.opens) for mark in marks(text, protected) if mark.partner < 0]


def turn_quotes(text: str, source: Typography, target: Typography, protected: Iterable[Span] = ()) -> str:
    """Return `text` with the source's quotation marks turned into the target's, outer and inner by nesting.

    The text keeps its length. Marks that stand in a run of Latin text are left; so are straight ones and apostrophes.
    """
    if source.quotes == target.quotes:
        return text
    result = list(text)
    levels: dict[int, int] = {}
    everything = marks(text, protected)
    by_place = {mark.at: mark for mark in everything}
    enclosing = _enclosing(everything)
    for mark in everything:
        if mark.pair not in source.quotes:
            continue
        level = source.quotes.index(mark.pair)
        if not mark.opens and mark.partner in levels:
            level = levels[mark.partner]
        elif mark.opens:
            around = enclosing.get(mark.at)
            if around is not None and levels.get(around) == level and by_place[around].partner > mark.at:
                level += 1
            levels[mark.at] = level
        if in_chinese(text, mark):
            result[mark.at] = target.opening(level) if mark.opens else target.closing(level)
    return "".join(result)


def in_chinese(text: str, mark: Mark) -> bool:
    """Return whether a mark belongs to the Chinese text around it, not to a Latin run inside it."""
    if mark.partner < 0:
        return _beside(text, mark.at, mark.at + 1) or not _latin_beside(text, mark.at)
    start, end = min(mark.at, mark.partner), max(mark.at, mark.partner) + 1
    return has_han(text, start, end) or _beside(text, start, end) or (start == 0 and end == len(text) and has_han(text))


def family(pair: str) -> tuple[str, ...]:
    """Return the outer and inner pair of the system that a pair belongs to."""
    return _FAMILY.get(pair, (pair,))


def _read(text: str, at: int, stack: Sequence[Mark]) -> Mark | None:
    """Return the mark at a place, or None where the character is an apostrophe, a prime or a sign for feet."""
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character == "’" and _apostrophe(before, after, any(mark.pair == "‘’" for mark in stack)):
        return None
    if character == "‘" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return None
    if character in _OPENS:
        return Mark(at, _OPENS[character], opens=True)
    if character in _CLOSES:
        return Mark(at, _CLOSES[character], opens=False)
    return _read_straight(text, at, stack)


def _read_straight(text: str, at: int, stack: Sequence[Mark]) -> Mark | None:
    character = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    pair = _STRAIGHT[character]
    is_open = any(mark.pair == pair for mark in stack)
    if character == "'" and _apostrophe(before, after, is_open):
        return None
    if before.isdigit() and not is_open:
        return None  # inches, feet
    ends = (
        bool(before)
        and not before.isspace()
        and before not in _LEADS
        and (not after or after.isspace() or after in _ENDS)
    )
    return Mark(at, pair, opens=not is_open and not ends)


def _apostrophe(before: str, after: str, is_open: bool) -> bool:
    latin_before = before.isascii() and before.isalnum()
    latin_after = after.isascii() and after.isalnum()
    if latin_before and latin_after:
        return True
    if is_open:
        return False
    return latin_before or (latin_after and after.isdigit())


def _close(mark: Mark, stack: list[Mark]) -> None:
    """Pair a closing mark with the innermost open one of its kind; what was opened in between stays unpaired."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if stack[index].pair == mark.pair:
            mark.partner, stack[index].partner = stack[index].at, mark.at
            mark.depth = stack[index].depth
            del stack[index:]
            return
    mark.depth = len(stack)


def _enclosing(everything: Sequence[Mark]) -> dict[int, int]:
    """Map the place of each opening mark to that of the opening mark around it."""
    around: dict[int, int] = {}
    stack: list[int] = []
    for mark in everything:
        if mark.opens:
            if stack:
                around[mark.at] = stack[-1]
            stack.append(mark.at)
        elif mark.partner >= 0:
            while stack and stack.pop() != mark.partner:
                pass  # opened in between and never closed
    return around


def _beside(text: str, start: int, end: int) -> bool:
    """Return whether Chinese stands directly before `start` or at `end`."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return any(one and (is_han(one) or one in WIDE) for one in (before, after))


def _latin_beside(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return any(one.isascii() and one.isalnum() for one in (before, after) if one)
