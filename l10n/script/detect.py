"""Which of some locales a text is written in, by its letters. Part of the room `script`.

In: a text, the locales that may be meant. Out: the one whose script it is in, or None, and what is doubtful about it.
Knows scripts, not languages: of two locales with one script the first offered is taken. May not touch: files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.script.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.locale import Locale

_SAMPLE = 20_000  # characters; enough to know the script
_MIXED = 5  # a text of one script has at most a fifth as many characters that are the other's
_HAN_WEIGHS = 4  # one Han character says about as much as four Latin letters


def detect(text: str, offered: Sequence[Locale]) -> tuple[Locale | None, str]:
    """Return the locale of `offered` that a text is written in (None when none fits), and a doubt, empty when plain."""
    sample = text[:_SAMPLE]
    han = sum("\u3400" <= one <= "\u9fff" for one in sample)
    latin = sum(one.isascii() and one.isalpha() for one in sample)
    if han * _HAN_WEIGHS <= latin:
        return next((one for one in offered if one.script == "Latn"), None), ""
    chinese = [one for one in offered if one.chinese]
    if not chinese:
        return None, ""
    foreign = {one.code: len(is_foreign(sample, one)) for one in chinese}
    best = min(chinese, key=lambda one: foreign[one.code])
    others = [foreign[one.code] for one in chinese if one.script != best.script]
    if others and min(others) == foreign[best.code]:
        return best, "Traditional or Simplified cannot be told from these characters"
    if others and foreign[best.code] * _MIXED > min(others):
        return best, "both Traditional and Simplified characters stand in this text"
    return best, ""
