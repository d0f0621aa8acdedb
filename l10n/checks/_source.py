"""What the checks of the source text (SRC) share: the source edition's groups as a reader sees them.

In: the editions of a release and a CheckContext. Out: each group of the source once, with its block and its text
without codes; findings that stand in the release itself. May not touch: anything. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import _numbered
from l10n.checks._terms import codes_of
from l10n.model import Finding, Role, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.checks._numbered import Numbered
    from l10n.model import BlockPair, Group


class Said(NamedTuple):
    """A group of the source edition: its block, and its text without codes."""

    pair: BlockPair
    group: Group
    text: str


def said(editions: Mapping[str, Pairs], context: CheckContext) -> list[Said]:
    """Return the source's groups in order, without metadata, which is on no page. Nobody may change the list."""
    return _of(editions.get(context.source.code, ()))


def _of(pairs: Pairs) -> list[Said]:
    for known, made in _last:
        if known is pairs:
            return made
    made = _said(pairs)
    _last[:] = [(pairs, made)]
    return made


_last: list[tuple[Pairs, list[Said]]] = []
"""The release that was asked for last: nine checks ask for the same one after another."""


def _said(pairs: Pairs) -> list[Said]:
    found: list[Said] = []
    for pair in pairs:
        if pair.block.role is Role.METADATA:
            continue
        codes = codes_of(pair) if "<" in pair.source else ()
        found += [Said(pair, group, strip_codes(group.source, codes)) for group in pair.groups]
    return found


def numbered(pairs: Pairs) -> Numbered:
    """Return the words of the sources of an edition with their numbers; its groups are those of `said`.

    Every word in ASCII letters is among its words, metadata too: what is not among these stands nowhere.
    """
    for known, made in _words:
        if known is pairs:
            return made
    more: list[str] = []
    for pair in pairs:
        if pair.block.role is Role.METADATA or "<" in pair.source:  # whichever of its codes a check leaves out
            codes = pair.block.codes, codes_of(pair)
            more += [strip_codes(group.source, one) for group in pair.groups for one in codes]
    made = _numbered.of([one.text for one in _of(pairs)], more)
    _words[:] = [(pairs, made)]
    return made


_words: list[tuple[Pairs, Numbered]] = []
"""The same for `numbered`."""


def at(check: tuple[str, Severity], one: Said, context: CheckContext, message: str, expected: str = "") -> Finding:
    """Return a finding about a place of the source. `check` is the module's `(CODE, SEVERITY)`."""
    return Finding(
        check[0],
        check[1],
        message,
        unit=one.group.units[0].id,
        locale=context.source.code,
        source=one.group.source,
        expected=expected,
    )


def near(text: str, start: int, end: int, width: int = 12) -> str:
    """Return a place with some characters around it, as shown to a person."""
    return text[max(0, start - width) : end + width].strip()
