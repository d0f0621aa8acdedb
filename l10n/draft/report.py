"""Verb `draft`: what it did, as nouns. Part of the verb; holds no behaviour.

In: nothing. Out: Report, Row, Sent, Leverage, Skip.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.model import Notice


@dataclass(frozen=True, slots=True)
class Amount:
    """How much text: segments, words of Latin text, Han characters, all characters."""

    segments: int = 0
    words: int = 0
    han: int = 0
    characters: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Return both together."""
        return Amount(
            self.segments + other.segments,
            self.words + other.words,
            self.han + other.han,
            self.characters + other.characters,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One release in one locale.

    `filled` maps a maker (memory, glossary, an engine) to the units it drafted; `empty` counts units that have no
    target at the end; `kept` those that were not touched because somebody or something wrote them before. `left_to`
    names the locale that this one is derived from when it was left to `derive`. `leverage` maps a band (tables, in
    context, 100%, 95-99%, 85-94%, 75-84%, repeated, new) to what of the empty units falls into it, in that order.
    """

    release: str
    locale: str
    path: str
    units: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    empty: int = 0
    kept: int = 0
    left_to: str = ""
    changed: bool = False
    leverage: dict[str, Amount] = field(default_factory=dict)

    def __str__(self) -> str:
        """`path: 12 drafted (memory 10, google 2), 3 empty, 40 kept`."""
        made = sum(self.filled.values())
        by = ", ".join(f"{maker} {count}" for maker, count in self.filled.items())
        left = f"; left to: l10n derive {self.release} (from {self.left_to})" if self.left_to and self.empty else ""
        return f"{self.path}: {made} drafted{f' ({by})' if by else ''}, {self.empty} empty, {self.kept} kept{left}"


@dataclass(frozen=True, slots=True)
class Sent:
    """Text that went to another machine, or would go there: distinct segments and all characters that go for them.

    `tokens` is roughly what they are to a language model, `cost` a clause, empty when the settings have no price.
    """

    engine: str
    recipient: str
    releases: tuple[str, ...]
    segments: int
    characters: int
    tokens: int = 0
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What `draft` did, or with `dry_run` or an estimate would do. `notices` say what was skipped and why."""

    rows: tuple[Row, ...] = ()
    sent: tuple[Sent, ...] = ()
    notices: tuple[Notice, ...] = ()
    dry_run: bool = False
    estimate: bool = False

    @property
    def filled(self) -> int:
        """How many units were drafted."""
        return sum(sum(row.filled.values()) for row in self.rows)

    @property
    def empty(self) -> int:
        """How many units are still empty."""
        return sum(row.empty for row in self.rows)

    def __str__(self) -> str:
        """One line a release and locale, then who was sent what, then what was skipped and why."""
        lines = [str(row) for row in self.rows]
        if self.estimate:
            lines = [line for row in self.rows for line in (f"{row.path}:", *_bands(row))]
        verb = "would be sent" if self.dry_run or self.estimate else "sent"
        lines += [
            f"{verb} to {one.engine} ({one.recipient}): {_segments(one.segments)}, {one.characters:,} characters"
            f" of {', '.join(one.releases)}{f'; cost {one.cost}' if one.cost else ''}"
            for one in self.sent
        ]
        return "\n".join([*lines, *(str(notice) for notice in self.notices)])


def _bands(row: Row) -> list[str]:
    """Return a line for each band that has text in it, and for the whole."""
    whole = Amount()
    lines: list[str] = []
    for band, amount in row.leverage.items():
        whole += amount
        if amount.segments:
            lines.append(f"  {band:12}{_measured(amount)}")
    return [*lines, f"  {'to draft':12}{_measured(whole)}"]


def _measured(amount: Amount) -> str:
    segments = f"{amount.segments:6,} {'segment ' if amount.segments == 1 else 'segments'}"
    return f"{segments} {amount.words:8,} words {amount.han:8,} Han characters"


def _segments(count: int) -> str:
    return f"{count:,} segment{'' if count == 1 else 's'}"
