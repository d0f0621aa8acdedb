"""Does a sentence end at `.`, `!`, `?` or an ellipsis after a Latin word? Decided by the word before and what follows.

In: a Place. Out: yes or no. May not touch: anything else. The words come from the locale's table; here is only how they
are used: an abbreviation of each class asks its own question of the word that follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.segmentation.quotations import attribution_follows, introduced
from l10n.segmentation.rules import folded
from l10n.segmentation.spans import OPENERS, TITLES

if TYPE_CHECKING:
    from l10n.segmentation.place import Place

_WORD = re.compile(r"[^\W\d_]+")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|[a-z]+[0-9]|www\.|https?:")
_MARKER = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3})")
_ACRONYM = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+")
_NUMBER_NEXT = re.compile(r"[#(]?[0-9]|[A-Z]?[IVX]*[0-9IVX]+\b|[A-Z]\b")
_ZONE = re.compile(r"(?:[A-Z]\w+ ){0,3}[Tt]ime\b|(?:HKT|GMT|UTC|BST|CET|EST|EDT|ET|CST|PST|PDT|PT|JST|SGT)\b")
_RUN_ON = re.compile(r"[A-Z][a-z]*,?\s+[a-z“]|[A-Z][a-z]*, ")
_LAST_LATIN = re.compile(r"[^\s⺀-鿿！-～、。「」『』《》]*\Z")
_INITIAL = re.compile(r"[A-Z]\.")
_PRONOUN = re.compile(r"I\b(?!\.)")  # a capital that says nothing
_LOWER_WORDS = re.compile(r"\b[a-z]{2,}\b")
_CLOSING_QUOTES = frozenset("”’\"'」』»＂")
_STRONG = frozenset("!?‼⁇⁈⁉！？")
_DASHES = frozenset("-–—―")
_BULLETS = " \t\u00a0•‣◦·\u2043*-–—"
_LEADING = "\"'“‘([（「『《［\u3014"
_LOOK_BACK = 40  # characters a word or a name is looked for in
_MARKER_ROOM = 24  # characters an item's number may take with its bullet
_MARKER_LENGTH = 3
_OPENING_WORDS = 6  # "At 5 a.m. on Friday" says no more than when
_LOWER_NEEDED = 2  # a clause before "Ltd." that could be a sentence has so many lower-case words
_ADVERB_LENGTH = 5


def ends(place: Place) -> bool:
    """Return whether a sentence ends at this place."""
    text = place.text
    if not place.spaced and not _runs_on(place):
        return False
    if place.closed and any(pair.mark in TITLES for pair in place.closed):
        return False
    at = place.next
    while at < len(text) - 1 and (text[at] in OPENERS or text[at] in "*_"):
        at += 1
    first = text[at]
    if first in _DASHES:
        return _dash_starts(place, at)
    if first in ",;:，、；：。！？)]）」』":
        return False
    if first.islower() and not _BRAND.match(text, at):
        return False
    run = text[place.dot : place.stop]
    if run == ".":
        return _after_stop(place, at)
    return _after_ellipsis(place) if _STRONG.isdisjoint(run) else _after_strong(place, at)


def _runs_on(place: Place) -> bool:
    """Whether a new sentence follows although the space is missing: `ended.”The`, `open.Applications close`."""
    text = place.text
    if not "A" <= text[place.next] <= "Z":
        return False
    if place.end > place.stop:
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
        return not (place.end == place.stop and _named_work(place, at))
    if introduced(place.text, pair, place.words):
        return True
    if attribution_follows(place.text, place.next, place.words):
        return False
    if place.opens_sentence(pair):
        return True
    return _starter(place, at)


def _named_work(place: Place, at: int) -> bool:
    """Whether the mark belongs to a name that a noun announces: `The musical Jump! Harbour Nights will tour`."""
    tokens = place.text[max(place.begin, place.dot - 80) : place.dot].split()
    while tokens and tokens[-1][:1].isupper():
        tokens.pop()
    return (
        bool(tokens)
        and folded(tokens[-1]) in place.words.works
        and place.text[at].isupper()
        and not _starter(place, at)
    )


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
    word = _word_before(place)
    if _MARKER.fullmatch(word) and _item_number(place, word):
        return False
    if place.quotation and place.text[at].isupper() and not _abbreviated(place, word):
        return not (not introduced(text, place.quotation, place.words) and _bare_attribution(place, at))
    return _after_word(place, word, at)


def _item_number(place: Place, word: str) -> bool:
    """Whether a number counts what follows: at the start, or in `The winners are: 1. Alpha; 2. Beta`."""
    head = place.text[place.begin : min(place.dot, place.begin + _MARKER_ROOM)].strip(_BULLETS + _LEADING)
    if place.dot - place.begin < _MARKER_ROOM and head == word:
        return place.text[place.stop : place.end] in {"", ")"}
    if len(word) > _MARKER_LENGTH:
        return False
    return place.text[max(0, place.dot - len(word) - 4) : place.dot - len(word)].rstrip()[-1:] in {":", ";", "：", "；"}


def _word_before(place: Place) -> str:
    """Return the Latin word that the terminator stands at, without marks before it."""
    found = _LAST_LATIN.search(place.text[max(place.begin, place.dot - _LOOK_BACK) : place.dot])
    return found[0].lstrip(_BULLETS + _LEADING) if found else ""


def _bare_attribution(place: Place, at: int) -> bool:
    """Whether a few capitalised words and a verb of saying end the sentence: `"This is great." Mr Chan said.`."""
    window = place.text[at : at + 80]
    verb = place.words.speech.search(window)
    if verb is None or not re.match(r"\s*(?:[.]|$)", window[verb.end() :]):
        return False
    return not _LOWER_WORDS.search(window[: verb.start()])


def _abbreviated(place: Place, word: str) -> bool:
    words, plain = place.words, folded(word)
    return any(plain in one for one in (words.titles, words.never, words.numbered, words.endings, words.times)) or bool(
        _ACRONYM.fullmatch(word)
    )


def _after_word(place: Place, word: str, at: int) -> bool:  # noqa: PLR0911 - one question a class of word
    words, text, plain = place.words, place.text, folded(word)
    if len(word) == 1 and word.isupper():
        return _after_initial(place, word, at)
    if plain in words.titles or plain in words.never:
        return False
    if plain in words.numbered:
        return not _NUMBER_NEXT.match(text, at)
    if plain in words.dated and word[:1].isupper():
        following = _WORD.match(text, at)
        return not text[at].isdigit() and not (following and folded(following[0]) in words.dated)
    if plain in words.closing:
        return not text[at].isdigit()
    if plain in words.times:
        return not _time_goes_on(place, at)
    if len(word) == 1 and word.isalpha():
        return not text[at].isdigit()
    if plain in words.leading:
        return _starter(place, at)
    if plain in words.endings or _ACRONYM.fullmatch(word) or _initials(word):
        return _after_ending(place, at)
    return True


def _initials(word: str) -> bool:
    """`J.-P`, `C.Y`, `K-K`: initials written together."""
    return "." in word and all(len(part) <= 1 for part in re.split(r"[.\-]", word))


def _after_initial(place: Place, word: str, at: int) -> bool:
    text, words = place.text, place.words
    before = text[max(place.begin, place.dot - _LOOK_BACK) : place.dot - 1].split()[-1:] or [""]
    previous = before[0].strip("(“\"‘'")
    if _INITIAL.match(text, at):
        return False
    if folded(previous) in words.labels:
        return True
    if word == "I" and previous.islower():
        return True
    if _starter(place, at):
        return True
    return previous[:1].isdigit() and text[at].isupper()


def _after_ending(place: Place, at: int) -> bool:
    """Whether the word after an abbreviation that may stand anywhere clearly starts another sentence."""
    text = place.text
    if _starter(place, at):
        return True
    word = _word_before(place)
    if word.islower() and _counted(place, word):
        return text[at].isupper()
    if _ACRONYM.fullmatch(word) and folded(word) not in place.words.endings:
        return False
    if at > place.next and text[place.next] in '“"‘「' and text[at].isupper():
        return True
    if not text[at].isupper():
        return False
    following = text[at : at + 60].split()
    if folded(following[0]) in place.words.honorifics and "." not in word:
        return True
    so_far = text[max(place.begin, place.dot - 200) : place.dot]
    if len(_LOWER_WORDS.findall(so_far)) < _LOWER_NEEDED:
        return False
    return any(folded(one) in place.words.auxiliaries for one in following[1:3]) and following[0].isalpha()


def _counted(place: Place, word: str) -> bool:
    """Whether a number stands before a unit: `3,000 sq. ft.`, `3.2 p.c.`."""
    before = place.text[max(place.begin, place.dot - _LOOK_BACK) : place.dot - len(word)].split()[-2:]
    return any(one.lstrip("(HKUS$€£~≈")[:1].isdigit() for one in before)


def _time_goes_on(place: Place, at: int) -> bool:
    """Whether it goes on: `10 a.m. Monday`, `8 p.m. Hong Kong time`, `At 5 a.m. Mr Smith …` (said only when)."""
    following = _WORD.match(place.text, at)
    if following and folded(following[0]) in place.words.calendar:
        return True
    if _ZONE.match(place.text, at) or place.text[at].isdigit() or place.text[at] in "([":
        return True
    so_far = place.text[place.begin : min(place.dot, place.begin + 60)].split()
    return len(so_far) <= _OPENING_WORDS and bool(so_far) and folded(so_far[0]) in place.words.openings


def _starter(place: Place, at: int) -> bool:
    """Whether the next word is one that starts sentences and hardly ever a name."""
    text = place.text
    if text[at] >= "⺀":
        return text.startswith(place.words.han_starters, at)
    word = _WORD.match(text, at)
    if word is None or not word[0][0].isupper():
        return False
    if folded(word[0]) in place.words.starters:
        return True
    return len(word[0]) >= _ADVERB_LENGTH and word[0].endswith("ly") and text[word.end() : word.end() + 1] == ","
