"""Whether two Chinese words may be said for one thing, by the lexicon of common words.

In: two words in Simplified characters. Out: whether both are known and nothing that is said for one is said for the
other: 保留 and 拆除. Words that share a character, an English word, or another Chinese word by an English one may be
said for one thing. May not touch: files. Declares no check.
"""

from __future__ import annotations

import re
from functools import cache

from l10n.checks import _lexicon
from l10n.checks._clauses import simple

_FEWEST = 2


@cache
def _beside() -> dict[str, frozenset[str]]:
    """Return for each word of two characters and more what else an English word for it may read as."""
    rows = [entry.split()[1:] for entry in re.split(r"[|\n]+", simple(_lexicon.ENTRIES)) if entry]
    found: dict[str, set[str]] = {}
    for row in rows:
        for word in row:
            if len(word) >= _FEWEST:
                found.setdefault(word, set()).update(row)
    return {word: frozenset(row) for word, row in found.items()}


def apart(one: str, other: str) -> bool:
    """Return whether two words are known and are never said for one thing."""
    if len(one) < _FEWEST or len(other) < _FEWEST or not set(one).isdisjoint(other):
        return False
    mine, theirs = _beside().get(one), _beside().get(other)
    return mine is not None and theirs is not None and mine.isdisjoint(theirs)
