"""Whether forms of characters may stand in a Chinese text, seen from the text as it is. Part of the room `glossary`.

In: folded forms, then texts that are not folded. Out: whether folding is worth the while. May not touch: anything.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from l10n.glossary.fold import VANISHING

if TYPE_CHECKING:
    from collections.abc import Iterable

_HAN = re.compile("[\u3400-\u9fff]+")


class Glance:
    """Some forms, of each the longest run of characters: where none stands in a text, neither does a form.

    Folding changes no character of composed text and puts nothing between two, but it takes away spaces and the like:
    without its spaces, and with nothing else of that kind, a text has every run that the folded one has.
    """

    __slots__ = ("_every", "_find")

    def __init__(self, forms: Iterable[str]) -> None:
        """Build the engine. With a form that has no character at all, any text may have one of them."""
        from ahocorasick_rs import (  # noqa: PLC0415 - start-up: only who matches pays for it
            AhoCorasick,
            MatchKind,
        )

        runs = {max(_HAN.findall(form), key=len, default="") for form in forms}
        self._every = "" in runs
        looked_for = sorted({*runs, *VANISHING} - {"", " "})
        engine = AhoCorasick(looked_for, matchkind=MatchKind.LeftmostFirst)
        self._find = engine.find_matches_as_indexes

    def may(self, text: str) -> bool:
        """Return whether one of the forms may stand in a text when it is folded; False is certain."""
        if self._every:
            return True
        bare = text.replace(" ", "") if " " in text else text
        try:
            found = self._find(bare)
        except UnicodeEncodeError:  # half a surrogate pair
            return True
        return bool(found) or not unicodedata.is_normalized("NFC", text)
