"""Lists of the Word format: which of them count, and which have bullets.

In: the numbering part. Out: the levels that count (1., (a), iv), by the list's number and the level. Text and places
are not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.docx.places import Node, Part

_UNCOUNTED = {"bullet", "none", ""}


def counted(part: Part) -> frozenset[tuple[str, str]]:
    """Return each `(w:numId, w:ilvl)` whose items have numbers or letters (ECMA-376, part 1, 17.9)."""
    patterns: dict[str, dict[str, bool]] = {}
    found: set[tuple[str, str]] = set()
    for node in part.root.children:
        if node.name == "w:abstractNum":
            patterns[node.attributes.get("w:abstractNumId", "")] = dict(_levels(node))
        elif node.name == "w:num":
            own = dict(patterns.get(node.value("w:abstractNumId"), {}))
            for one in node.children:
                own.update(_levels(one) if one.name == "w:lvlOverride" else ())
            number = node.attributes.get("w:numId", "")
            found.update((number, level) for level, counts in own.items() if counts)
    return frozenset(found)


def _levels(node: Node) -> Iterator[tuple[str, bool]]:
    """Yield the levels that an element describes, and whether each counts."""
    for level in node.children:
        if level.name == "w:lvl":
            yield level.attributes.get("w:ilvl", "0"), level.value("w:numFmt") not in _UNCOUNTED
