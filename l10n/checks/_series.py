"""Series: Japan, Korea and Thailand; 日本、韓國及泰國.

In: a text and its locale. Out: its series of three items or more, each item as the words next to the marks that join
it: of the first one what stands before its mark, of the last one what stands behind. Whether an item of one side is
an item of the other, by `_lexicon`, Latin words and figures; between two Chinese texts by characters. May not touch:
files. Declares no check. Linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from l10n.checks import _lexicon
from l10n.checks._folded import folded
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale

_FEWEST = 2
_WORDS = 5
"""An English item has no more words."""
_FEW = 3
_FIRST = 40
"""Characters of an English first item."""
_ITEM = 60
"""Characters of an English item."""
_BACK = 160
"""Characters behind the last joint that the last item may be found in."""
_SHORT = 8
_LONG = 4
"""Shorter English words (the, of) need not be known."""
_REACH = 10
"""A Chinese item has no more characters where it is the first or the last one."""
_STOPS = later(r"[.;:!?()“”\"\n—–]|, (?:which|who|where|while|but|as|with|including|such|after|when|so)\b")
_ENDS = frozenset('.;:!?()“”"\n—–')
# 以及, ，以及, ，及 and single characters: a pattern that begins with a class of characters is tried at few places
_MARKS_HAN = later(
    r"[以，。；：！？（）「」『』“”《》\n、及和與与跟或](?:(?<=以)及|(?<=，)(?:以及|[及和與与])|(?<!以))"
)
_JOINTS_HAN = frozenset(("以及", "，以及", "，及", "，和", "，與", "，与", *"、及和與与跟或"))
_GOES_ON = ("以及", "及", "和", "與", "与")
_LATIN = later(r"[A-Za-z0-9][A-Za-z0-9.'-]*")
_OPEN = later(r"等|\betc\b|\bsuch as\b|\bamong\b")


class Series(NamedTuple):
    """The items of a series, and the text around them, to its marks."""

    items: tuple[str, ...]
    text: str


Spans: TypeAlias = "list[tuple[int, int]]"
"""Where the items of a series begin and end in their text."""


def spans(text: str, locale: Locale) -> list[Spans]:
    """Return where the items of a text's series of two or more are: enough to count them."""
    return _chinese(text) if locale.chinese else _english(text)


def series(text: str, own: Spans, locale: Locale) -> Series:
    """Return a series of a text: of English, the last words of the first item and the first words of the last one."""
    items = [text[start:end].strip() for start, end in own]
    if locale.chinese:
        items[0], items[-1] = items[0][-_REACH:], items[-1][:_REACH]
    else:
        items[0] = " ".join(items[0].split()[-_FEW:])
        items[-1] = " ".join(_STOPS.split(items[-1], maxsplit=1)[0].split()[:_WORDS])
    return Series(tuple(items), text[max(0, own[0][0] - _REACH) : own[-1][1] + _REACH])


def _english(text: str) -> list[Spans]:
    """Return the series of an English text: each joint with the parts between commas before it that are short."""
    found: list[Spans] = []
    for joint in (" and ", " or "):
        at = text.find(joint)
        while at >= 0:
            behind = at + len(joint)
            end = text.find(", ", behind, behind + _BACK)
            own = [(behind, end if end >= 0 else behind + _BACK)]
            stop = at - (text[at - 1] == ",")
            start = text.rfind(", ", max(0, stop - _ITEM), stop)
            while start >= 0:
                head = text[start + 2 : stop]
                if head.count(" ") >= _WORDS or " and " in head or not _ENDS.isdisjoint(head):
                    break
                own.append((start + 2, stop))
                stop = start
                start = text.rfind(", ", max(0, stop - _ITEM), stop)
            own.append((max(0, stop - _FIRST, start + 2 if start >= 0 else 0), stop))
            found.append(own[::-1])
            at = text.find(joint, behind)
    return found


def _chinese(text: str) -> list[Spans]:
    """Return the series of three or more of a Chinese text; a joint other than 、 is the last of its series.

    Two are joined in so many ways that nobody knows what they are. Only stretches between commas that have a 、 are
    looked at, as far as another comma stands before 以及 or the like.
    """
    found: list[Spans] = []
    start, first = 0, text.find("、")
    while first >= 0:
        start = max(start, text.rfind("，", start, first) + 1)
        end = text.find("，", first)
        while end >= 0 and text.startswith(_GOES_ON, end + 1):
            end = text.find("，", end + 1)
        end = len(text) if end < 0 else end
        _stretch(text, start, end, found)
        start, first = end, text.find("、", end)
    return found


def _stretch(text: str, at: int, end: int, found: list[Spans]) -> None:
    """Add the series of a stretch of a Chinese text."""
    own: Spans = []
    closing = False
    for match in _MARKS_HAN.finditer(text, at, end):
        mark = match[0]
        joins = mark in _JOINTS_HAN
        if own or joins:
            own.append((at, match.start()))
        at = match.end()
        if closing or not joins:
            if len(own) > _FEWEST:
                found.append(own)
            own = [own[-1]] if joins and own else []
        closing = joins and mark != "、"
    if len(own) >= _FEWEST:
        found.append([*own, (at, end)])


def all_same(items: list[str], other: Series, locales: tuple[Locale, Locale]) -> bool:
    """Return whether each item is another one of a series."""
    left = list(other.items)
    for item in items:
        match = next((one for one in left if same(item, one, locales)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def same(one: str, other: str, locales: tuple[Locale, Locale]) -> bool:
    """Return whether two items say the same, surely."""
    here, there = locales
    if here.chinese and there.chinese:
        return _alike(folded(one), folded(other))
    if here.chinese:
        return same(other, one, (there, here))
    for word in _LATIN.findall(one):
        if any(len(form) > 1 and form in other for form in _lexicon.lookup(word, there.code)):
            return True
        if (len(word) > 2 or word[0].isdigit()) and word in other:  # noqa: PLR2004 - the, of, in
            return True
    return False


def _alike(one: str, other: str) -> bool:
    """Return whether two Chinese items have two characters in a row in common, or are one character."""
    if min(len(one), len(other)) < _FEWEST:
        return one == other
    pairs = {one[at : at + 2] for at in range(len(one) - 1)}
    return any(other[at : at + 2] in pairs for at in range(len(other) - 1))


def told(item: str, text: str, locales: tuple[Locale, Locale]) -> bool | None:
    """Return whether a text of the other language may say an item at all; None where its words are not known.

    A Chinese item is known where words of two characters make up half of it.
    """
    here, there = locales
    if here.chinese and there.chinese:
        return _alike(folded(item), folded(text))
    if here.chinese:
        starts = _lexicon.beginnings(item, here)
        low = text.lower()
        if any(start in low for every in starts for start in every):
            return True
        return False if 2 * 2 * len(starts) >= len(item) else None
    unknown = 0
    words = _LATIN.findall(item)
    for word in words:
        forms = _lexicon.lookup(word, there.code)
        if any(form in text for form in (*forms, word)):
            return True
        unknown += not forms and len(word) >= _LONG
    return None if unknown or not words else False


def is_open(one: Series) -> bool:
    """Return whether a series says that it is not all (等, such as)."""
    return _OPEN.search(one.text) is not None


def is_short(item: str, locale: Locale) -> bool:
    """Return whether an item is no longer than things in a series are."""
    return len(item) <= _SHORT if locale.chinese else len(item.split()) < _WORDS


def is_one_thing(item: str, locale: Locale) -> bool:
    """Return whether an item is one word, which is not put in other words as phrases are."""
    if locale.chinese:
        return len(item) <= _LONG
    return sum(len(word) >= _LONG for word in item.split()) <= 1
