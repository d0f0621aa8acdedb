"""A name in Latin letters is spelt another way.

What: a word with a capital that the source writes in Latin letters, and that the target writes with a letter more, less
  or other: Clare for Claire, NavigCloud for NaviCloud. One side at least is Chinese, where such a word is a name.
Why: a person's or a brand's name is misspelt, and the glossary does not know it.
Wrong: 釀酒師Claire Dubois表示 as "winemaker Clara Dubois said".
Right: "winemaker Claire Dubois said".
Fix: write the name as the source does (shown).
Other capitals inside a word (Navicloud for NaviCloud) are a warning.
Does not: look at words of three letters (but ACS for ASC), at plurals and possessives, Centre and Center, codes and
  addresses, or at words that the other side has as well: two people may have similar names.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from l10n.checks import _terms, finding
from l10n.checks._spoken import any_of, masks
from l10n.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "NAM012"
NAME = "Latin name misspelt"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_WORD = re.compile(r"[A-Z](?<![A-Za-z0-9@./_À-ɏ-].)[A-Za-zÀ-ɏ]{2,30}(?![A-Za-z0-9@/_À-ɏ-]|\.[a-z])")
_MOST = 200
"""A block with more such words than that on a side is a list, and each would be held against each."""
_SHORTEST = 4
"""Of fewer letters only acronyms are compared, and only with the same letters: ASC and ACS."""
_LONG = 6
"""From so many letters on two of them may differ."""
_CAPITALS = any_of("capital")
_ENDINGS = ("s", "es", "ed", "d", "n", "an", "ese", "ing")


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each word of the target that is nearly one of the source's."""
    if not (context.source.chinese or context.locale.chinese):
        return
    here, there = masks(pair, context)
    if (context.locale.chinese and not there & _CAPITALS) or (context.source.chinese and not here & _CAPITALS):
        return
    text = _terms.plain(pair)
    sources = "\n".join(text.sources)
    own = _words(text.target)
    known = _words(sources) if own else own
    lost, new = known - own, own - known
    if not lost or not new or len(known) + len(own) > _MOST:
        return
    for word in sorted(new):
        like = next((one for one in sorted(lost) if _alike(one, word)), "")
        if like:
            same = like.lower() == word.lower()
            group = next(group for group, target in zip(text.groups, text.targets, strict=True) if word in target)
            message = f"{word} stands for {like}"
            severity = Severity.WARNING if same else SEVERITY
            column = group.target.find(word) + 1
            yield finding((CODE, severity), group, context, message, expected=like, column=column)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _alike(one: str, other: str) -> bool:
    """Return whether two words are one name, misspelt."""
    if one.lower() == other.lower():
        return not (one.isupper() or other.isupper() or one.istitle() == other.istitle())
    if min(len(one), len(other)) < _SHORTEST:
        return one.isupper() and other.isupper() and sorted(one) == sorted(other)
    short, long = sorted((_one_spelling(one), _one_spelling(other)), key=len)
    if short == long or any(short + ending == long for ending in _ENDINGS) or one.isupper() != other.isupper():
        return False
    return one[0] == other[0] and _differ(short, long) <= (1 if len(long) < _LONG else 2)


def _one_spelling(word: str) -> str:
    """Return a word in small letters, without marks, British and American spellings alike."""
    word = "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
    return re.sub("(?<=[tb])res?$", "er", word.lower().replace("z", "s").replace("our", "or").replace("mm", "m"))


def _differ(short: str, long: str) -> int:
    """Return how many letters two words differ in: put in, left out or another one (of words of some 30 letters)."""
    row = list(range(len(long) + 1))
    for index, letter in enumerate(short, 1):
        above, row[0] = row[0], index
        for at, other in enumerate(long, 1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (letter != other))
    return row[-1]
