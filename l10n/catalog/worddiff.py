"""Room catalog: what changed between two sources, word by word, in one line a person can read.

In: two texts. Out: `Cyberport [-opened-] {+will open+} …`. Words are runs of letters or digits; every Han letter
is one. May not touch: files, entries.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = later(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\d+(?:[.,]\d+)*|[^\W_]+(?:['’-][^\W_]+)*|</?[a-z]+\d*/?>|\s+|.",
    re.DOTALL,
)
_AROUND = 9
"""How many words and spaces of an unchanged stretch are shown beside a change."""
_MOST = 600
"""Longer texts (in words) are shown as changed as a whole: the comparison takes time with their square."""


def word_diff(old: str, new: str) -> str:
    """Return the changes from `old` to `new` with a few words around each; empty when they are equal."""
    if old == new:
        return ""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST:
        return f"[-{_cut(old)}-] {{+{_cut(new)}+}}"
    parts: list[str] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    blocks = _joined(matcher.get_opcodes(), before)
    for at, (tag, a, b, c, d) in enumerate(blocks):
        if tag == "equal":
            parts.append(_context(before[a:b], first=at == 0, last=at == len(blocks) - 1))
            continue
        gone, added = "".join(before[a:b]), "".join(after[c:d])
        parts.append(_marked(gone, added))
    return " ".join("".join(parts).split())


def _marked(gone: str, added: str) -> str:
    """Return one change; the white space at its ends stays outside of the marks."""
    left = " " if gone[:1].isspace() or added[:1].isspace() else ""
    right = " " if gone[-1:].isspace() or added[-1:].isspace() else ""
    gone, added = gone.strip(), added.strip()
    return left + (f"[-{gone}-]" if gone else "") + (f"{{+{added}+}}" if added else "") + right


def _joined(codes: Sequence[tuple[str, int, int, int, int]], before: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the operations with those that only white space separates made one."""
    result: list[tuple[str, int, int, int, int]] = []
    for at, (tag, a, b, c, d) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        changed = tag != "equal" or (inside and not "".join(before[a:b]).strip())
        if result and changed and result[-1][0] != "equal":
            result[-1] = ("replace", result[-1][1], b, result[-1][3], d)
        else:
            result.append(("replace" if changed else tag, a, b, c, d))
    return result


def _context(words: list[str], *, first: bool, last: bool) -> str:
    """Return an unchanged stretch, its middle (or its far end) left out when it is long."""
    if len(words) <= _AROUND * 2 + 1:
        return "".join(words)
    head = "" if first else "".join(words[:_AROUND])
    tail = "" if last else "".join(words[-_AROUND:])
    return f"{head}…{tail}"


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return f"{flat[:80]}…" if len(flat) > 80 else flat  # noqa: PLR2004 - about a line
