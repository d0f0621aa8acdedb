"""Short forms: does a sentence end at a full stop after this word? Each class of words asks its own of what follows.

In: a Place whose terminator is one full stop. Out: yes or no; also the word before a place, and whether the word after
it is one that starts sentences. May not touch: other marks. The words come from the locales' tables; the shape of a
word says the rest: one without a vowel (Engrg), letters with stops between (N.B.), one before another (Dep. Sec.).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.segmentation import tails
from l10n.segmentation.rules import folded

if TYPE_CHECKING:
    from l10n.segmentation.place import Place

_WORD = later(r"[^\W\d_]+")
_ACRONYM = later(
    r"(?:[A-Z]{1,2}|[A-Z][a-z]{1,3})(?:\.(?:[A-Z]{1,2}|[A-Z][a-z]{1,3}))+|[^\W\d_A-Z]{1,2}(?:\.[^\W\d_A-Z]{1,2})+"
)
_NUMBER_NEXT = later(r"[#(]?[0-9]|[A-Z]{1,5}[-/ ]?[0-9]|[A-Z]?[IVX]*[0-9IVX]+\b|(?!A [a-z]{3})[A-Z]\b")
_TIME_ALONE = later(
    r"(?:(?:at|from|by|before|after) )?(?:[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\.?)? ?(?:[-–—]|to |until ) ?)?"
    r"[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.?",
    re.IGNORECASE,
)
_CLIPPED = later(
    r"[B-DF-HJ-NP-TV-XZ]?[b-df-hj-np-tv-xz]+|[AEIOU][b-df-hj-np-tv-xz]{2,}[b-df-hj-np-rtv-xz]|[A-Z][a-z]+['’][glnr]"
)  # Engrg, Offr, ss; Int'l, Comm'r
_NEXT_SHORT = later(r"([A-Z][a-z]{1,7})\.[\s,]")
_DAY_LABEL = later(r"[A-Z][a-z]{2,8}\.?,? [0-9]{1,2} [A-Z][a-z]{2,8}:")
_LABEL_NEXT = later(
    r"[A-Z][\w-]{1,20}(?: [A-Za-z][\w-]{1,20}){0,3}: "
)  # another label: "Issuer: A Ltd. Joint Bookrunners: …"
_DEGREES = later(r"[CFKNSEW]\b(?!')")  # deg. C., 5 mins. N.
_NUMBERED_NEXT = later(r"Nos?\.? ?(?:[A-Z]{0,3}[-/]?[0-9])")
_SHORT = later(r"[A-Z][a-z]{0,3}[b-df-hj-np-tv-z]")
_ZONE = later(r"(?:[A-Z]\w+ ){0,3}[Tt]ime\b|(?:HKT|GMT|UTC|BST|CET|EST|EDT|ET|CST|PST|PDT|PT|JST|SGT)\b")
_LAST_LATIN = later(r"[^\s⺀-鿿！-～、。「」『』《》]*\Z")
_INITIAL = later(r"[A-Z]\.")
_LOWER_WORDS = later(r"\b[a-z]{2,}\b")
_FIRST_HAN = "⺀"
_BULLETS = " \t\u00a0•‣◦·\u2043*-–—"
_LEADING = "\"'“‘([（「『《［\u3014"
_LOOK_BACK = 40  # characters a word or a name is looked for in
_MARKER_ROOM = 24  # characters an item's number may take with its bullet
_TIME_ROOM = 32  # characters that a time alone may take at the head of a programme's item
_OPENING_WORDS = 6  # "At 5 a.m. on Friday" says no more than when
_LOWER_NEEDED = 2  # a clause before "Ltd." that could be a sentence has so many lower-case words
_ADVERB_LENGTH = 5


def word_before(place: Place) -> str:
    """Return the Latin word that the terminator stands at, without marks before it."""
    window = place.text[max(place.begin, place.dot - _LOOK_BACK) : place.dot]
    if not window or window[-1].isspace():
        return ""
    word = window.split()[-1]
    if not word.isascii():
        found = _LAST_LATIN.search(word)
        word = found[0] if found else ""
    return "" if word[-1:] in {")", "]"} else word.lstrip(_BULLETS + _LEADING)


def is_short(place: Place, word: str) -> bool:
    """Return whether a word is a short form that is listed, or letters with stops between."""
    return folded(word) in place.words.listed or bool(_ACRONYM.fullmatch(word))


def ends(place: Place, word: str, at: int) -> bool:
    """Return whether the sentence ends at the full stop behind `word`, when `at` is the next word's first letter."""
    if len(word) == 1 and word.isupper():
        return _after_initial(place, word, at)
    plain = folded(word)
    if "-" in word and plain not in place.words.short:  # Vice-Chmn., Dipl.-Ing.
        return ends(place, word.rsplit("-", 1)[1] or word.strip("-"), at)
    if place.closed and _bracketed(place):
        return starter(place, at)
    if plain in place.words.proper and word.islower():
        return not place.text[at].isdigit()
    if plain in place.words.short:
        return _capitals(place, word, at) or (not _alone(place, word) and _after_listed(place, word, plain, at))
    if len(word) == 1 and word.isalpha():
        counted = _counted(place, word) and place.text[at].isupper()
        return counted or starter(place, at) or folded(_previous(place)) in place.words.labels
    return _after_unlisted(place, word, at)


def _after_unlisted(place: Place, word: str, at: int) -> bool:
    """Whether a sentence ends behind a word of no list: its shape says whether it is short for something."""
    if word.isalpha() and not word[0].isupper():
        return not _clipped(place, word) or _after_ending(place, at)
    if _clipped(place, word) or _precedes_short(place, word, at):
        return starter(place, at)
    if "." in word and (_ACRONYM.fullmatch(word) or _initials(word)):
        return not _alone(place, word) and _after_ending(place, at)
    return True


def _after_listed(place: Place, word: str, plain: str, at: int) -> bool:
    words, text = place.words, place.text
    if plain in words.titles or plain in words.never:
        return False
    if plain in words.numbered and (_NUMBER_NEXT.match(text, at) or _NUMBERED_NEXT.match(text, at)):
        return False
    if plain in words.dated and word[:1].isupper():
        following = _WORD.match(text, at)
        return not text[at].isdigit() and not (following and folded(following[0]) in words.dated)
    if plain in words.closing:
        return not text[at].isdigit()
    if plain in words.times:
        return not _time_goes_on(place, at)
    if plain in words.leading or (plain in words.capped and word[:1].isupper()):
        return starter(place, at)
    if _precedes_short(place, word, at):
        return starter(place, at)
    return plain not in words.endings or _after_ending(place, at)


def _capitals(place: Place, word: str, at: int) -> bool:
    """Whether capitals are a name (AR, CV, SEC), not a short form: those stand in texts that are all in capitals."""
    if len(word) == 1 or not word.isupper() or "." in word or folded(word) in place.words.upper:
        return False
    following = _WORD.match(place.text, at)
    return (
        following is not None and following[0][0].isupper() and (len(following[0]) == 1 or not following[0].isupper())
    )


def _alone(place: Place, word: str) -> bool:
    """Whether a short form is all there is so far, and so no sentence: `N.B. The car park is closed`."""
    if place.dot - place.begin > _MARKER_ROOM:
        return False
    head = place.text[place.begin : place.dot].strip(_BULLETS + _LEADING)
    return head == word and (folded(word) in place.words.heads or bool(_ACRONYM.fullmatch(word)))


def _clipped(place: Place, word: str) -> bool:
    """Whether a word is short for another by its letters: no vowel (`Engrg`, `ss`), an apostrophe (`Int'l`)."""
    return len(word) > 1 and bool(_CLIPPED.fullmatch(word)) and folded(word) not in place.words.vowelless


def _precedes_short(place: Place, word: str, at: int) -> bool:
    """Whether a short capitalised word stands before another short form: `Dep. Sec. for Works`, `Fin. Dir. Lee`."""
    if not _SHORT.fullmatch(word):
        return False
    following = _NEXT_SHORT.match(place.text, at)
    if following is None:
        return False
    words, plain = place.words, folded(following[1])
    if plain in words.titles or plain in words.honorifics or plain in words.saints:
        return False
    return plain in words.leading or plain in words.endings or plain in words.capped or _clipped(place, following[1])


def _initials(word: str) -> bool:
    """`J.-P`, `C.Y`, `K-K`: initials written together."""
    return "." in word and all(len(part) <= 1 for part in re.split(r"[.\-]", word))


_BEFORE_I = frozenset({"and", "or", "nor", "than", "as", "but", "not", "am", "do", "did", "can", "will", "have", "had"})


def _after_initial(place: Place, word: str, at: int) -> bool:
    text, words = place.text, place.words
    previous = _previous(place)
    if _INITIAL.match(text, at):
        return False
    if folded(previous) in words.labels:
        return True
    if word == "I" and previous in _BEFORE_I:  # else an initial: "coach I. Petrov"
        return True
    if starter(place, at):
        return True
    return previous[:1].isdigit() and text[at].isupper()


def _bracketed(place: Place) -> bool:
    """Whether the word stands alone in brackets: `Capt. (Ret.) James Fok`."""
    pair = place.closed[0]
    return pair.mark == "(" and pair.end - pair.start <= _MARKER_ROOM and " " not in place.text[pair.start : pair.end]


def _previous(place: Place) -> str:
    """Return the word before a letter that stands alone."""
    before = place.text[max(place.begin, place.dot - _LOOK_BACK) : place.dot - 1].split()[-1:] or [""]
    return before[0].strip("(“\"‘'")


def _after_ending(place: Place, at: int) -> bool:
    """Whether the word after an abbreviation that may stand anywhere clearly starts another sentence."""
    text = place.text
    if starter(place, at):
        return True
    word = word_before(place)
    if word.islower() and _counted(place, word):
        return text[at].isupper() and not _DEGREES.match(text, at)
    if _ACRONYM.fullmatch(word) and folded(word) not in place.words.endings:
        return False
    if at > place.next and text[place.next] in '“"‘「' and text[at].isupper():
        return True
    return text[at].isupper() and (
        (at == place.next and bool(_LABEL_NEXT.match(text, at))) or _new_subject(place, word, at)
    )


def _new_subject(place: Place, word: str, at: int) -> bool:
    """Whether the words behind a short form are another sentence's subject and verb: `… Ltd. Shareholders will`."""
    text = place.text
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
        return not _DAY_LABEL.match(place.text, at)
    if _ZONE.match(place.text, at) or place.text[at].isdigit() or place.text[at] in "([":
        return True
    if place.dot - place.begin <= _TIME_ROOM and _TIME_ALONE.fullmatch(place.text[place.begin : place.dot].strip()):
        return True
    so_far = place.text[place.begin : min(place.dot, place.begin + 60)].split()
    return len(so_far) <= _OPENING_WORDS and bool(so_far) and folded(so_far[0]) in place.words.openings


def starter(place: Place, at: int) -> bool:
    """Whether the next word is one that starts sentences and hardly ever a name."""
    text = place.text
    if text[at] >= _FIRST_HAN or not text[at].isascii():
        if tails.is_emoji(text[at]):
            return True
        return text.startswith(place.words.han_starters, at)
    word = _WORD.match(text, at)
    if word is None or not word[0][0].isupper():
        return False
    if folded(word[0]) in place.words.starters and not _NUMBERED_NEXT.match(text, at):
        return True
    return len(word[0]) >= _ADVERB_LENGTH and word[0].endswith("ly") and text[word.end() : word.end() + 1] == ","
