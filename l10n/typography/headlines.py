"""Spaces between the clauses of a Chinese headline, which stand there on purpose. Part of the room `typography`.

In: the text of a headline. Out: spans of spaces that are right as they are. Hong Kong's press parts two clauses of a
headline with a full-width or a half-width space where running text has a comma. May not touch: anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.model import Role
from l10n.patterns import later
from l10n.typography.spans import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from l10n.typography.spans import Span

HEADLINES = frozenset(
    {Role.KICKER, Role.HEADLINE, Role.SUB_HEADLINE, Role.HEADING, Role.BOILERPLATE_HEADING, Role.METADATA}
)
"""Roles in which a space may part two clauses."""

_LONGEST = 2_000
_SHORTEST = 2
_BESIDE_SPACE = 3
_BEFORE_DIGITS = 4
_GAP = later(r"(?<=[^\s])(?:\u3000{1,2}|[ ])(?=[^\s])")
_BESIDE = later(f"[{HAN}「」『』《》〈〉（）“”‘’！？%％…]")
_DIGITS = later(rf"\d[\d,.]{{0,12}}[{HAN}%]")


def clause_spaces(text: str, roles: Iterable[Role]) -> list[Span]:
    """Return where spaces part the clauses of a headline, nothing where none of `roles` is a headline's.

    A clause has two characters or more, three beside a half-width space (`香 港` is a slip), four before digits, and
    that number must not stand apart from what it counts (`於 2 月`).
    """
    if HEADLINES.isdisjoint(roles) or len(text) > _LONGEST:
        return []
    gaps = [match.span() for match in _GAP.finditer(text)]
    edges = [0, *(place for gap in gaps for place in gap), len(text)]
    found: list[Span] = []
    for index, (start, end) in enumerate(gaps):
        left, right = text[edges[2 * index] : start], text[end : edges[2 * index + 3]]
        wide = text[start] == "\u3000"
        if min(len(left), len(right)) < (_SHORTEST if wide else _BESIDE_SPACE):
            continue
        if wide or (_BESIDE.match(left[-1]) and (_BESIDE.match(right) or _starts_clause(left, right))):
            found.append((start, end))
    return found


def _starts_clause(left: str, right: str) -> bool:
    return len(left) >= _BEFORE_DIGITS and _DIGITS.match(right) is not None
