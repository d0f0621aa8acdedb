"""Does a sentence end at `。！？……`, or at a half-width mark after Han? Decided by what closes and what follows.

In: a Place. Out: yes or no. May not touch: anything else. ；and ： never end a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.segmentation.quotations import attribution_follows, introduced
from l10n.segmentation.spans import TITLES

if TYPE_CHECKING:
    from l10n.segmentation.place import Place
    from l10n.segmentation.spans import Span

FIRST = "⺀"
"""The first character of the Chinese blocks; everything below is Latin, other alphabets and signs."""

_FULL_WIDTH = frozenset("。！？｡")
_CONTINUES = frozenset("，、；：,;:。！？!?.…)）」』”》〉】’")
_DASHES = frozenset("-–—―─")
_ELLIPSIS = re.compile(r"[.…]{2,}|…")
_CLAUSE = 6  # characters of a clause that a half-width full stop may end
_SAID = 4  # characters after which an ellipsis may end a sentence
_COUNT = re.compile(r"[一二三四五六七八九十甲乙丙丁0-9A-Za-z（(]{1,3}")


def is_han(character: str) -> bool:
    """Return whether a character belongs to Chinese text: Han, kana, or the punctuation set with them."""
    return "⺀" <= character < "가" or "豈" <= character < "\ufb00" or character >= "\U00020000"


def concerns(place: Place) -> bool:
    """Return whether the Chinese rules decide at this place."""
    text = place.text
    if not _FULL_WIDTH.isdisjoint(text[place.dot : place.stop]):
        return True
    if place.quotation is not None and not place.spaced and is_han(text[place.next]):
        return True
    before = text[place.dot - 1 : place.dot]
    if before and (is_han(before) or before in "，”）"):
        return is_han(before) or is_han(text[place.next])
    return text[place.dot] == "…" and is_han(text[place.next])


def ends(place: Place) -> bool:
    """Return whether a sentence ends at this place."""
    text, run = place.text, place.text[place.dot : place.stop]
    following = text[place.next]
    if following in _CONTINUES or any(pair.mark in TITLES for pair in place.closed):
        return False
    if following in _DASHES and (place.closed or not place.spaced):
        return False
    if run in {".", "．"} and not place.closed and not _half_width_stop(place):
        return False
    quotation = place.quotation
    if quotation is not None:
        return _after_quotation(place, quotation)
    if place.loose_quote and attribution_follows(text, place.next, place.words):
        return False
    if place.closed and not place.opens_sentence(place.closed[-1]):
        return place.spaced
    if _ELLIPSIS.fullmatch(run):
        return _after_ellipsis(place)
    return True


def _half_width_stop(place: Place) -> bool:
    """Whether a half-width full stop after Han ends one: not in `一. 項目`, nor in people's names (`唐納德.特朗普`)."""
    text = place.text
    if _COUNT.fullmatch(text[place.begin : min(place.dot, place.begin + 8)].strip()):
        return False
    if place.spaced:
        return not text[place.next].islower()
    if not is_han(text[place.next]) and not text[place.next].isupper():
        return False
    near = text[max(0, place.dot - 200) : place.dot + 200]
    return "。" not in near and place.dot - place.begin >= _CLAUSE


def _after_quotation(place: Place, quotation: Span) -> bool:
    text, words = place.text, place.words
    if text[place.next] in "（(" or _carries_on(place):
        return False
    if introduced(text, quotation, words):
        return "。" in text[place.dot : place.stop] or not text.startswith(words.han_links, place.next)
    if attribution_follows(text, place.next, words):
        return False
    if place.opens_sentence(quotation) or "。" in text[place.dot : place.stop]:
        return True
    return place.spaced


def _carries_on(place: Place) -> bool:
    """Whether what follows a closing quotation mark (的, 是, 等 …) goes on with the sentence; 是次 begins one."""
    text, at = place.text, place.next
    particle = max((len(word) for word in place.words.han_particles if text.startswith(word, at)), default=0)
    return particle > 0 and particle >= max(
        (len(word) for word in place.words.han_starters if text.startswith(word, at)), default=0
    )


def _after_ellipsis(place: Place) -> bool:
    """`……` ends a sentence that has said something, unless what follows carries it on (等, 都, 也 …)."""
    if place.text.startswith(place.words.han_links, place.next):
        return False
    return len(place.text[place.begin : min(place.dot, place.begin + 9)].strip("「『“‘（(\"' ")) >= _SAID
