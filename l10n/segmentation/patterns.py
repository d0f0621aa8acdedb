r"""A user's own rules as pairs of patterns, as in SRX: where what stands before and after both match, break or do not.

In: Patterns (regular expressions in the common part of ICU's and Python's), a text, the breaks found so far. Out: the
breaks after the user's rules; the first rule that matches at a position decides there. May not touch: our own rules.
No pattern can run away: repetition without end is bounded, repetition inside repetition is refused, and a pattern sees
64 characters at most on either side.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.segmentation.place import Break, behind_space

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WINDOW = 64
"""How many characters before and after a position a pattern sees."""
_ONE_AT_MOST, _GROUP_AT_MOST, _ENDLESS_AT_MOST = 32, 8, 3
_LENGTH_AT_MOST = 4000
_REPEAT = later(r"(?:(?P<sign>[*+?])|\{(?P<least>[0-9]{1,4})(?P<comma>,?)(?P<most>[0-9]{0,4})\})(?P<mode>[?+]?)")
_PROPERTY = later(r"\\(?P<not>[pP])(?:\{(?P<name>[A-Za-z]+)\}|(?P<letter>[A-Z]))")
_SPACES = r" \t\u00a0\u2000-\u200a\u202f\u3000"
_LONG_NAMES = {
    "Letter": "L",
    "Alpha": "L",
    "Uppercase": "Lu",
    "Upper": "Lu",
    "Lowercase": "Ll",
    "Lower": "Ll",
    "Digit": "Nd",
    "Number": "N",
    "Punct": "P",
    "Punctuation": "P",
    "Space": "Z",
}
_CLASS_SIGN = later(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)


class PatternError(ValueError):
    """A pattern cannot be used; the message says why."""


class Pattern(NamedTuple):
    """One rule: between `before` and `after` the text is broken (`breaks`) or kept together."""

    before: str
    after: str
    breaks: bool = False


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, ending: bool = False) -> re.Pattern[str]:
    """Return a pattern, bounded; with `ending` one that must reach the end of what it is shown.

    Raises PatternError for one that is wrong or could take for ever.
    """
    if len(pattern) > _LENGTH_AT_MOST:
        raise PatternError(f"longer than {_LENGTH_AT_MOST} characters")
    flags = re.IGNORECASE if pattern.startswith("(?i)") else re.NOFLAG
    bounded = _Bounded(pattern.removeprefix("(?i)")).result()
    try:
        return re.compile(rf"(?:{bounded})\Z" if ending else bounded, flags)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"not a regular expression: {error}") from None


def apply(text: str, found: list[Break], rules: Sequence[Pattern]) -> list[Break]:
    """Return the breaks of `text` after the user's rules have kept together and broken."""
    kept = [one for one in found if decision(text, one.end, rules) is not False]
    there = {one.end for one in kept}
    first = behind_space(text, 0)
    for at in sorted(set(_positions(text, rules)) - there):
        start = behind_space(text, at)
        if first < at and start < len(text) and decision(text, at, rules):
            kept.append(Break(at, start))
    by_start = {one.start: one for one in sorted(kept, reverse=True)}
    return sorted(by_start.values())


def decision(text: str, at: int, rules: Sequence[Pattern]) -> bool | None:
    """Return what the first matching rule says at a position; None where none matches."""
    before, after = text[max(0, at - WINDOW) : at], text[at : at + WINDOW]
    for rule in rules:
        if compiled(rule.after).match(after) and compiled(rule.before, ending=True).search(before):
            return rule.breaks
    return None


def _positions(text: str, rules: Sequence[Pattern]) -> Iterator[int]:
    for rule in rules:
        if rule.breaks:
            yield from (match.end() for match in compiled(rule.before).finditer(text))


class _Bounded:
    """Reads a pattern once and writes it with every repetition bounded and Unicode properties spelt out."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._out: list[str] = []
        self._repeats = [False]  # whether the groups now open hold a repetition, outermost first
        self._endless = 0
        self._groups = 0

    def result(self) -> str:
        """Return the bounded pattern. Raises PatternError for repetition inside repetition, or too much of it."""
        while self._at < len(self._pattern):
            is_group, holds = self._item()
            self._repeat(is_group=is_group, holds=holds)
        return "".join(self._out)

    def _item(self) -> tuple[bool, bool]:
        """Copy one thing that may be repeated; say whether it closed a group and whether that holds repetition."""
        pattern, at = self._pattern, self._at
        sign = pattern[at]
        if sign == "(":
            self._repeats.append(False)
            head = re.compile(r"\((?:\?(?:[:=!>]|<[=!]|i:))?").match(pattern, at)
            self._copy(len(head[0]) if head else 1)
            return False, False
        if sign == ")":
            self._copy(1)
            holds = self._repeats.pop() if len(self._repeats) > 1 else False
            self._repeats[-1] |= holds
            return True, holds
        if sign == "[":
            self._class()
        elif sign == "\\":
            self._escape(inside=False)
        else:
            self._copy(1)
        return False, False

    def _copy(self, count: int) -> None:
        self._out.append(self._pattern[self._at : self._at + count])
        self._at += count

    def _escape(self, *, inside: bool) -> None:
        pattern, at = self._pattern, self._at
        named = _PROPERTY.match(pattern, at)
        if named:
            ranges = _ranges(named["name"] or named["letter"])
            if inside and named["not"] == "P":
                raise PatternError(f"{named[0]} inside [ ] is not understood")
            self._out.append(ranges if inside else f"[{'^' if named['not'] == 'P' else ''}{ranges}]")
            self._at = named.end()
        elif pattern[at : at + 2] in {r"\h", r"\v", r"\R"}:
            self._out.append(_SPACES if inside else f"[{_SPACES}]")
            self._at += 2
        elif re.compile(r"\\[0-9QEXkKgG]").match(pattern, at):
            raise PatternError(f"{pattern[at : at + 2]} is not understood")
        else:
            sign = _CLASS_SIGN.match(pattern, at)
            self._copy(len(sign[0]) if sign else 1)

    def _class(self) -> None:
        start = self._at
        self._copy(2 if self._pattern[start + 1 : start + 2] == "^" else 1)
        first = True
        while self._at < len(self._pattern):
            sign = self._pattern[self._at]
            if sign == "]" and not first:
                self._copy(1)
                return
            if sign == "[" or self._pattern.startswith(("&&", "--"), self._at):
                raise PatternError("sets inside sets ([a[b]], &&) are not understood")
            if sign == "\\":
                self._escape(inside=True)
            else:
                self._copy(1)
            first = False
        raise PatternError("a [ is never closed")

    def _repeat(self, *, is_group: bool, holds: bool) -> None:
        found = _REPEAT.match(self._pattern, self._at)
        if found is None:
            return
        self._at = found.end()
        least = int(found["least"] or 0) if found["sign"] is None else int(found["sign"] == "+")
        endless = found["sign"] in {"*", "+"} or (found["comma"] == "," and not found["most"])
        cap = _GROUP_AT_MOST if is_group else _ONE_AT_MOST
        most = cap if endless else 1 if found["sign"] == "?" else int(found["most"] or least)
        if most > 1 and holds:
            raise PatternError("repetition inside repetition could take for ever")
        if least > cap or most > cap:
            raise PatternError(f"repeats more than {cap} times")
        self._endless += most > 1
        self._groups += is_group and most > 1
        if self._endless > _ENDLESS_AT_MOST or self._groups > 1:
            raise PatternError("too many repetitions; they could take for ever")
        if most > 1:
            self._repeats[-1] = True
        self._out.append(f"{{{least},{most}}}{found['mode']}")


@lru_cache(maxsize=64)
def _ranges(name: str) -> str:
    """Return the characters of a Unicode general category ("Lu", "L") or of "Han", as the inside of a set."""
    if name in {"Han", "InCJK", "IsHan", "InCJKUnifiedIdeographs"}:
        return "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\U00020000-\\U000323af"
    bare = name.removeprefix("Is")
    wanted = _LONG_NAMES.get(bare, bare)
    if not re.fullmatch(r"[CLMNPSZ][a-z]?", wanted):
        raise PatternError(f"the property {name} is not understood")
    pieces: list[str] = []
    start: int | None = None
    for point in range(min(sys.maxunicode, 0x1FFFF) + 2):
        inside = point <= 0x1FFFF and unicodedata.category(chr(point)).startswith(wanted)  # noqa: PLR2004 - plane 1's end
        if inside and start is None:
            start = point
        elif not inside and start is not None:
            pieces.append(f"\\U{start:08x}-\\U{point - 1:08x}")
            start = None
    if not pieces:
        raise PatternError(f"the property {name} is not understood")
    return "".join(pieces)
