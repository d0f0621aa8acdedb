"""Sentences of a block that is one group, side by side, where both sides have as many and of like length.

In: a BlockPair and a CheckContext. Out: sides, one for each sentence; or those of the groups as they are. May not
touch: files. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks._kept import Kept
from l10n.checks._values import sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.checks import CheckContext
    from l10n.checks._values import Side
    from l10n.locale import Locale
    from l10n.model import BlockPair

_CLOSING = "」』”’）)\"' "
_OPENING = "\"“‘('"
_SHORTENED = (
    " No",
    " Nos",
    " Cap",
    " Dr",
    " Mr",
    " Ms",
    " Mrs",
    " St",
    " Prof",
    " Vol",
    " Art",
    " Fig",
    " Capt",
    " Sgt",
    " Col",
    " Gen",
    " Lt",
    " Rev",
    " Hon",
    " Gov",
    " Sen",
)
"""What ends with a full stop and no sentence: No. 8, Cap. 60."""
_MOST = 9
"""Sentences: of more it takes one that is split in two to set all others off."""
_OFF = 2.2
"""Times that a sentence's share may be longer on one side than on the other."""


_known: Kept[Sequence[Side]] = Kept()
"""It is asked for once for each family of words."""


def beside(pair: BlockPair, context: CheckContext) -> Sequence[Side]:
    """Return the sides of a block, by sentence where it is one group of several and they can be told apart."""
    known = _known.get(pair, context)
    return _known.keep(pair, _beside(pair, context), context) if known is None else known


def _beside(pair: BlockPair, context: CheckContext) -> Sequence[Side]:
    both = sides(pair)
    if len(both) != 1:
        return both
    group, source, target = both[0]
    chinese = target if context.locale.chinese else source
    marks = chinese.count("。") + chinese.count("！")
    if (context.locale.chinese or context.source.chinese) and not 1 < marks <= _MOST:
        return both
    here, there = split(source, context.source), split(target, context.locale)
    if not 1 < len(here) == len(there) <= _MOST:
        return both
    ratio = sum(map(len, there)) / sum(map(len, here))
    if any(not 1 / _OFF < len(other) / (len(one) * ratio) < _OFF for one, other in zip(here, there, strict=True)):
        return both
    return [(group, one, other) for one, other in zip(here, there, strict=True)]


def split(text: str, locale: Locale) -> list[str]:
    """Return the sentences of a text, split plainly: that is ten times as fast as a pattern, and need not fit."""
    if locale.chinese:
        pieces = text.replace("！", "。").replace("？", "。").replace("\n", "。").split("。")
        return [one for one in pieces if one.strip(_CLOSING)]
    found: list[str] = []
    for one in text.replace("! ", ". ").replace("? ", ". ").replace("\n", ". ").split(". "):
        first = one[:1] if one[:1] not in _OPENING else one[1:2]
        if found and (not (first.isupper() or first.isdecimal()) or found[-1].endswith(_SHORTENED)):
            found[-1] += f". {one}"  # "c. 1900", "Messrs. and"
        elif one.strip():
            found.append(one)
    return found
