"""Words of another region: `信息技術` in Hong Kong, `资讯科技` on the Mainland, `軟體` anywhere but Taiwan.

Part of the room `script`. In: a text, its locale's `[conversion.elsewhere]`. Out: places with the word usual here
(an empty one in the table: a longer word that only looks like it, 的士氣). Never applied by `convert`: official
text itself has exceptions, so a reader decides. May not touch: anything.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale


class RegionWord(NamedTuple):
    """`text[start:end]` is another region's word; `wanted` is the one usual here."""

    start: int
    end: int
    word: str
    wanted: str


def region_words(text: str, locale: Locale) -> list[RegionWord]:
    """Return the words of other regions in `text`, the longest at each place."""
    pattern = _pattern(locale.code)
    if pattern is None:
        return []
    table = locale.table("conversion")["elsewhere"]
    return [RegionWord(*match.span(), match[0], table[match[0]]) for match in pattern.finditer(text) if table[match[0]]]


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    table = locales.get(code).table("conversion").get("elsewhere", {})
    if not table:
        return None
    return later("|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)))
