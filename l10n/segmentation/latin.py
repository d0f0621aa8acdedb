"""Does a sentence end at `.`, `!`, `?` or an ellipsis after a Latin word? Decided by the word before and what follows.

In: a Place. Out: yes or no. May not touch: anything else. What follows is looked at here; the word before a full stop
is `shortforms`' matter, a mark that may belong to a name is `names`'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.segmentation import names, shortforms, tails
from l10n.segmentation.quotations import attribution_follows, introduced
from l10n.segmentation.rules import folded
from l10n.segmentation.spans import OPENERS, TITLES

if TYPE_CHECKING:
    from l10n.segmentation.place import Place

_BRAND = later(r"[a-z]{1,2}[A-Z]|[a-z]+[0-9]|www\.|https?:")
_MARKER = later(r"(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})")
_PLAIN_ENDING = later(
    r"[a-z]+(?:[a-z]e|[a-z]ed|ing|tions?|[a-z]ly|[a-z]ay|[a-z]ow|ight|ments?|ness|[a-z]ies|[a-z]ers|ents)"
)
_ITEM = later(r"[(（](?:[ivx]{1,5}|[a-z]|[0-9]{1,2})[)）][ \u00a0]?(?=[A-Z“\"])")
_HEADED = later(  # "Step 1. Wash the rice."
    r"(?:Step|Note|Fig|Figure|Tab|Table|Chart|Item|Section|Sec|Article|Art|Part|Chapter|Ch|Rule|Clause|Question|Q|Appendix"
    r"|Annex|Schedule|Day|Phase|Stage|Lesson|Tip|Photo|Point|Principle|Goal|Reason|Exhibit|Box)\.? [0-9]{1,3}"
)
_GOES_ON = later(r"(?:and|or|but|nor|of|to|which|who|that|with|for|as|from|by|than|when|where|while|because|in)\b")
_RUN_ON = later(r"[A-Z][a-z]*,?\s+[a-z“]|[A-Z][a-z]*, ")
_PRONOUN = later(r"I\b(?!\.)")  # a capital that says nothing
_LOWER_WORDS = later(r"\b[a-z]{2,}\b")
_CLOSING_QUOTES = frozenset("”’\"'」』»＂")
_STRONG = frozenset("!?‼⁇⁈⁉！？")
_BEFORE_ITEM = frozenset(";；、")
_FIRST_ITEMS = frozenset({"1", "01", "a", "A", "i", "I"})
_FIRST_HAN = "⺀"
_DASHES = frozenset("-–—―")
_BULLETS = " \t\u00a0•‣◦·\u2043*-–—"
_LEADING = "\"'“‘([（「『《［\u3014"
_LOOK_BACK = 40  # characters a word or a name is looked for in
_MARKER_ROOM = 24  # characters an item's number may take with its bullet
_MARKER_LENGTH = 3


def ends(place: Place) -> bool:
    """Return whether a sentence ends at this place."""
    text = place.text
    if not place.spaced and not _runs_on(place):
        return False
    if place.closed and any(pair.mark in TITLES for pair in place.closed):
        return False
    at = place.next
    first = text[at]
    if not first.isalnum():
        at = _first_letter(place)
        first = text[at]
        if first in _DASHES:
            return _dash_starts(place, at)
        if first in ",;:，、；：。！？)]）」』&+=/":
            return False
    run = text[place.dot : place.stop]
    if first.islower() and not _BRAND.match(text, at):
        return run == "." and _after_plain(place, at)
    if first == "." and text[at + 1 : at + 2].isupper():
        return run == "."
    if run == ".":
        return _after_stop(place, at)
    return _after_ellipsis(place) if _STRONG.isdisjoint(run) else _after_strong(place, at)


def _first_letter(place: Place) -> int:
    """Return the position behind the opening marks, or behind the item's mark `(ii)`, that the next sentence has."""
    text, at = place.text, place.next
    item = _ITEM.match(text, at)
    if item:
        return item.end()
    while at < len(text) - 1 and (text[at] in OPENERS or text[at] in "*_"):
        at += 1
    return at


def _runs_on(place: Place) -> bool:
    """Whether a new sentence follows although the space is missing: `ended.”The`, `open.Applications close`."""
    text = place.text
    if not "A" <= text[place.next] <= "Z":
        return False
    if place.end > place.stop:
        if tails.is_emoji(text[place.end - 1]):
            return True
        return text[place.end - 1] in _CLOSING_QUOTES and place.quotation is not None
    token = text[max(place.begin, place.dot - _LOOK_BACK) : place.dot].split()[-1:] or [""]
    before = token[0].lstrip(_LEADING)
    if not (len(before) > 1 and before.isalpha() and before.islower()) or text[place.dot] == "…":
        return False
    return _RUN_ON.match(text, place.next) is not None


def _dash_starts(place: Place, at: int) -> bool:
    """Say whether a dash begins a sentence ("- End -") but after a quotation it brings the speaker."""
    following = place.text[at + 1 : at + 3]
    return place.quotation is None and following[:1] == " " and not following[1:].islower()


def _after_strong(place: Place, at: int) -> bool:
    pair = place.quotation
    if place.loose_quote and attribution_follows(place.text, place.next, place.words):
        return False
    if pair is None:
        return not (place.end == place.stop and _name_goes_on(place, at))
    if introduced(place.text, pair, place.words):
        return True
    if attribution_follows(place.text, place.next, place.words):
        return False
    if place.opens_sentence(pair):
        return True
    return shortforms.starter(place, at)


def _name_goes_on(place: Place, at: int) -> bool:
    """Whether the mark belongs to a name, and the sentence goes on behind it."""
    if place.text[at] >= _FIRST_HAN:
        return names.in_chinese(place)
    if not place.text[at].isupper() or shortforms.starter(place, at):
        return False
    if names.announced(place, at) or names.led_up_to(place):
        return True
    word = shortforms.word_before(place) if place.text[place.dot - 1].isalpha() else ""
    return word[:1].isupper() and f"{word}{place.text[place.dot : place.stop]}" in place.marked


def _after_plain(place: Place, at: int) -> bool:
    """Whether a full stop after a plain word ends a sentence although a small letter follows: `we did it. thank you`.

    No abbreviation ends as these words do; what only goes on with a thought (and, of, which) does not begin one.
    """
    if place.end > place.stop or not place.spaced or at > place.next:
        return False
    word = shortforms.word_before(place)
    if not _PLAIN_ENDING.fullmatch(word) or shortforms.is_short(place, word) or folded(word) in place.words.leading:
        return False
    return not _GOES_ON.match(place.text, at)


def _after_ellipsis(place: Place) -> bool:
    text = place.text
    if place.dot and text[place.dot - 1] in "[(" and text[place.stop : place.stop + 1] in {"]", ")"}:
        return False
    if _PRONOUN.match(text, place.next) and not place.closed:
        return False
    pair = place.quotation
    return not (pair and not introduced(text, pair, place.words) and attribution_follows(text, place.next, place.words))


def _after_stop(place: Place, at: int) -> bool:
    text = place.text
    word = shortforms.word_before(place)
    if _MARKER.fullmatch(word) and _item_number(place, word):
        return False
    if place.quotation and place.text[at].isupper() and not shortforms.is_short(place, word):
        return not (not introduced(text, place.quotation, place.words) and _bare_attribution(place, at))
    return shortforms.ends(place, word, at)


def _item_number(place: Place, word: str) -> bool:
    """Whether a number counts what follows: at the start, or in `The winners are: 1. Alpha; 2. Beta`."""
    head = place.text[place.begin : min(place.dot, place.begin + _MARKER_ROOM)].strip(_BULLETS + _LEADING)
    if place.dot - place.begin < _MARKER_ROOM and head == word:
        return place.text[place.stop : place.end] in {"", ")"}
    if _HEADED.fullmatch(head):
        return True
    if len(word) > _MARKER_LENGTH:
        return False
    before = place.text[max(place.begin, place.dot - len(word) - 6) : place.dot - len(word)].rstrip()
    if before[-1:] in {":", "："}:
        return word in _FIRST_ITEMS
    return before[-1:] in _BEFORE_ITEM or (word.isdigit() and before.endswith((", and", ", or", "; and", "; or")))


def _bare_attribution(place: Place, at: int) -> bool:
    """Whether a few capitalised words and a verb of saying end the sentence: `"This is great." Mr Chan said.`."""
    window = place.text[at : at + 80]
    verb = place.words.speech.search(window)
    if verb is None or not re.match(r"\s*(?:[.]|$)", window[verb.end() :]):
        return False
    return not _LOWER_WORDS.search(window[: verb.start()])
