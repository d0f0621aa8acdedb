"""Does a sentence end at `。！？……`, or at a half-width mark after Han? Decided by what closes and what follows.

In: a Place. Out: yes or no. May not touch: anything else. ；and ： never end a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.patterns import later
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
_ELLIPSIS = later(r"[.…]{2,}|…")
_CLAUSE = 6  # characters of a clause that a half-width full stop may end
_LAST = 16  # characters at the end of a text that show how its sentences end
_SAID = 4  # characters after which an ellipsis may end a sentence
_ENGLISH = later(r"[a-z]{1,16} [a-z]")  # a sentence in English goes on behind what it quotes in Chinese
_QUOTE = later(r"「[^「」]{1,60}」|『[^『』]{1,60}』|“[^“”]{1,60}”")
_STOPS = later(r"[。！？!?]|(?<=[⺀-鿿])\.(?!\.)")
_OPEN_CLAUSE = frozenset("，、；：「『“‘（")
_QUOTED = 300  # characters of a quotation that are looked through for a full stop
_QUOTES_ON = 6  # quotations in a row that can be one subject
_NAME_PARTS = 3  # of the two characters on either side
_FOREIGN_NAME = frozenset(
    "阿艾安奧奥巴白貝贝本比彼波伯布查達达大戴丹德迪蒂杜多恩爾尔法菲費费弗夫福蓋盖格戈古哈海漢汉赫亨霍基吉加傑杰金卡凱凯康柯科克肯庫库拉萊莱蘭兰"
    "朗勞劳雷里利列林龍龙盧卢魯鲁路羅罗倫伦洛馬马麥麦曼梅門门蒙米密莫穆納纳南內内尼妮努諾诺歐欧帕派佩皮普奇喬乔瓊琼丘森莎沙珊尚舍史士斯絲丝蘇苏索"
    "塔泰坦湯汤特提托瓦萬万韋韦威維维溫温文沃伍西希夏辛雅亞亚揚扬耶伊依因英尤約约澤泽詹芝茲兹佐瑪玛麗丽"
    "翰遜逊頓顿敦邁迈勒姆貞贞珍娜莉琳琪蓓賓宾博朱祖積积迺施莎默登廉根愛爱華华衛卫芬修歷历山胡京連连洛治理甘丁蕾黛莊庄"
)
_COUNT = later(r"[一二三四五六七八九十甲乙丙丁0-9A-Za-z（(]{1,3}")


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


def ends(place: Place) -> bool:  # noqa: PLR0911 - one question a kind of place
    """Return whether a sentence ends at this place."""
    text, run = place.text, place.text[place.dot : place.stop]
    following = text[place.next]
    if following in _CONTINUES or any(pair.mark in TITLES for pair in place.closed):
        return False
    if place.spaced and _ENGLISH.match(text, place.next):
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
    if is_han(text[place.next]) and _in_name(place):
        return False
    if is_han(text[place.next]) and _ends_so(place):
        return True
    near = text[max(0, place.dot - 200) : place.dot + 200]
    return "。" not in near and place.dot - place.begin >= _CLAUSE


def _ends_so(place: Place) -> bool:
    """Whether the text itself ends with such a full stop, and this one stands behind a clause."""
    text, dot = place.text, place.dot
    last = text[-_LAST:].rstrip().rstrip("」』”）)\"'")[-1:]
    return last == text[dot] and dot - place.begin >= _SAID and is_han(text[dot - 1])


def _in_name(place: Place) -> bool:
    """Whether a full stop stands between the parts of a foreign name, by the characters names are written with."""
    around = place.text[max(0, place.dot - 2) : place.dot] + place.text[place.next : place.next + 2]
    return sum(character in _FOREIGN_NAME for character in around) >= _NAME_PARTS


def _after_quotation(place: Place, quotation: Span) -> bool:
    text, words = place.text, place.words
    if text[place.next] in "（(" or _carries_on(place):
        return False
    if introduced(text, quotation, words):
        if "。" in text[place.dot : place.stop]:
            return True
        by_colon = text[quotation.start - 1 : quotation.start] in {"：", ":", "，", ","}
        return not text.startswith(words.han_quoted_links if by_colon else words.han_links, place.next)
    if attribution_follows(text, place.next, words):
        return False
    if place.opens_sentence(quotation) or "。" in text[place.dot : place.stop]:
        return True
    return place.spaced


def _carries_on(place: Place) -> bool:
    """Whether what follows a closing quotation mark (的, 是, 等 …) goes on with the sentence; 是次 begins one."""
    text, at = place.text, place.next
    for _ in range(_QUOTES_ON):  # 「早晨。」「你好。」是 …: the quotations together are what is talked about
        another = _QUOTE.match(text, at)
        if another is None:
            break
        at = another.end()
    particle = max((len(word) for word in place.words.han_particles if text.startswith(word, at)), default=0)
    return particle > 0 and particle >= max(
        (len(word) for word in place.words.han_starters if text.startswith(word, at)), default=0
    )


def _after_ellipsis(place: Place) -> bool:
    """`……` ends a sentence that has said something, unless what follows carries it on (等, 都, 也 …)."""
    before = place.text[max(0, place.dot - 1) : place.dot]
    if before in _OPEN_CLAUSE or place.text.startswith(place.words.han_links, place.next) or _in_fragment(place):
        return False
    return len(place.text[place.begin : min(place.dot, place.begin + 9)].strip("「『“‘（(\"' ")) >= _SAID


def _in_fragment(place: Place) -> bool:
    """Whether an ellipsis stands in a quotation that holds no full stop: words left out of what is quoted in part."""
    pair = next((one for one in reversed(place.inside) if one.quotes), None)
    if pair is None:
        return False
    inner = place.text[max(pair.start + 1, place.dot - _QUOTED) : min(pair.end, place.dot + _QUOTED)]
    return not _STOPS.search(inner)
