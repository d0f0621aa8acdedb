"""What the checks of the source text (SRC) share: the source edition's groups as a reader sees them.

In: the editions of a release and a CheckContext. Out: each group of the source once, with its block and its text
without codes; findings that stand in the release itself. May not touch: anything. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks._terms import codes_of
from l10n.model import Finding, Role, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import BlockPair, Group


class Said(NamedTuple):
    """A group of the source edition: its block, and its text without codes."""

    pair: BlockPair
    group: Group
    text: str


def said(editions: Mapping[str, Pairs], context: CheckContext) -> list[Said]:
    """Return the source's groups in order, without metadata, which is on no page. Nobody may change the list."""
    pairs = editions.get(context.source.code, ())
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


def words(pairs: Pairs) -> frozenset[str]:
    """Return every word in ASCII letters of the sources of an edition, metadata too, as it is written.

    For a quick look at a whole release: what is not among these stands nowhere.
    """
    for known, made in _words:
        if known is pairs:
            return made
    found: set[bytes] = set()
    for pair in pairs:
        codes = codes_of(pair) if "<" in pair.source else ()
        for group in pair.groups:
            text = group.source
            if codes:  # whichever of its codes a check leaves out
                text = f"{strip_codes(text, codes)}\n{strip_codes(text, pair.block.codes)}"
            found.update(text.encode("latin-1", "replace").translate(_LETTERS).split())
    made = frozenset([word.decode("ascii") for word in found])
    _words[:] = [(pairs, made)]
    return made


_words: list[tuple[Pairs, frozenset[str]]] = []
"""The same for `words`."""
_LETTERS = bytes(one if chr(one).isascii() and chr(one).isalpha() else ord(" ") for one in range(256))


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
