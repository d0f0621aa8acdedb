"""What a text may speak of, told by one look at it: the two senses of every axis, colours, places, ranks, rooms.

In: a text and its locale; or a BlockPair and a CheckContext. Out: a mask of bits; or of those that two sides say the
opposite of. A difference needs evidence on both sides, so a check that gets no bit has nothing to find. A mask may say
too much (升 of 升學), never too little: every word that the checks look for is in it. May not touch: files. Declares
no check.

A name (an axis, "colour red") has four bits from `place(name)` on: ONE and OTHER for words of a clause, and from the
second two on for words of any kind, those beside a figure among them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from l10n import locale as locales
from l10n import values
from l10n.checks import _axes, _families, _fields, _negated, _places, _posts, _predicates
from l10n.checks._kept import Kept
from l10n.checks._values import sides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

Look: TypeAlias = "Callable[[str], int]"

CLAUSE = 0b0011
"""The bits of words of a clause."""
ANY = 0b1100
"""The bits of words of a clause or beside a figure."""
_BITS = 4
_BESIDE = 2
_FIRSTS = sum(1 << 2 * pair for pair in range(512))
"""The first of every two bits: one, where the second is other."""
_LETTERS = bytes(byte | 0x20 if chr(byte).isascii() and chr(byte).isalpha() else 0x20 for byte in range(256))
"""Capitals are small letters, and everything but letters is a space: no word goes on over it."""
_ODD = {"\u212a": "k", "\u0130": "i", "\u0131": "i", "\u017f": "s"}
"""What is a letter of a to z where one reads without regard to case."""

COLOURS = {
    "red": ("red crimson scarlet vermilion ruby", "紅红赤朱丹"),
    "orange": ("orange tangerine", "橙橘"),
    "yellow": ("yellow amber", "黃黄"),
    "green": ("green emerald jade", "綠绿青翠"),
    "blue": ("blue azure navy turquoise indigo", "藍蓝青靛"),
    "purple": ("purple violet mauve lilac indigo", "紫"),
    "pink": ("pink rosy", "粉"),
    "white": ("white ivory", "白"),
    "black": ("black ebony", "黑烏乌墨"),
    "grey": ("grey gray", "灰"),
    "brown": ("brown tan", "棕啡褐"),
}
"""Colours by what they are called in English and by characters that stand for them."""
COLOURED = "旗燈灯線线帽衣裙鞋袍漆票"
"""Things that have a colour: right before them a character is one, as it is before 色."""
ROOMS = (
    "block tower hall gate terminal room flat unit wing lot exit platform zone area building suite shop booth pier"
    " section group class grade type plan category annex appendix schedule form studio theatre site district series"
)
"""What has a letter to its name."""
STEMS = "甲乙丙丁戊己"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CONDITIONS = ("if", "unless", "subject to", "provided that", "providing that")
_CONDITIONS_CHINESE = (
    "除非 如果 假如 假若 倘 只要 若然 若果 的話 的话 如屬 如属 如遇 如獲 如获 如未能 如發生 如发生 如有需要"
)
_ONLY = ("only", "solely", "exclusively", "nothing but", "none but", "sole")
_ONE_OF = ("one of", "some of", "two of", "three of", "several of")
REACHED = "增升加降減减跌漲涨縮缩擴扩調调提長长高低少多挫削滑大短落"
"""What stands before 至 or 到 where a figure is reached: 增(加)至, 回落至."""
ADDED = "加長长升漲涨降跌少調调高低減减短增"
"""How a word ends that stands before a figure which is added or taken away."""
_FOLLOWING = "了0123456789〇零一二兩两三四五六七八九十百約约近逾超港人美$ "
_CHANGES = ("increase", "rise", "gain", "growth", "fall", "drop", "decline", "decrease", "reduction", "cut")
_FILLERS = "about around nearly over almost approximately more less hk us rmb"
POSSIBLE = (
    *("might", "may", "could well", "perhaps", "possibly", "definitely", "undoubtedly", "inevitably", "certain to"),
    *("bound to", "sure to", "been confirmed", "it is certain", "confirmed that", "without doubt", "without a doubt"),
)
_POSSIBLE_CHINESE = (
    "可能 或會 或会 或將 或将 或許 或许 也許 也许 說不定 说不定 必定 必然 必將 必将 肯定會 肯定会"
    " 一定會 一定会 已確定 已确定"
    " 已證實 已证实 勢必 势必 毫無疑問 毫无疑问"
)
_RANKS = "deputy vice acting interim elect designate non-permanent"
_RANKS_CHINESE = "副 署理 署任 暫任 暂任 代理 非常任 候任 當選 当选"


_begins: dict[str, int] = {}
_agents: dict[str, int] = {}


def place(name: str) -> int:
    """Return where the bits of a name begin: in the order in which names are first asked for."""
    return _begins.setdefault(name, _BITS * len(_begins))


def agent(word: str) -> int:
    """Return the place of the bit of a word for a person or a body: four of them share what is one name's."""
    at = _agents.setdefault(word, len(_agents))
    return place(f"agent {at // _BITS}") + at % _BITS


def any_of(*names: str) -> int:
    """Return the bits of all of some names."""
    return sum((CLAUSE | ANY) << place(name) for name in names)


def swapped(mask: int) -> int:
    """Return a mask with one and other in each other's place."""
    return (mask & _FIRSTS) << 1 | mask >> 1 & _FIRSTS


_MEMBERS = 2 * _BITS
"""Bits of a family: one for each of its members."""


def family(name: str) -> int:
    """Return where the bits of a family's members begin: two places, one behind the other."""
    begin = place(f"family {name}")
    place(f"family {name}, more")
    return begin


_FAMILIES = {1 << family(name): name for name in _families.MEMBERS}
_FAMILY_FIRSTS = sum(_FAMILIES)
_FAMILY_BITS = _FAMILY_FIRSTS * ((1 << _MEMBERS) - 1)
_NESTED = sum(bit for bit, name in _FAMILIES.items() if name in _families.NESTED)
"""Of words that hold words of another member, of which a mask says too much."""


def _in_families(mask: int) -> int:
    """Return the first bit of every family that has a bit in a mask."""
    mask |= mask >> 4
    mask |= mask >> 2
    return (mask | mask >> 1) & _FAMILY_FIRSTS


def families_apart(here: int, there: int) -> tuple[list[str], list[str]]:
    """Return the families that two masks both speak of: where each may lack a member of the other; where one does."""
    here &= _FAMILY_BITS
    there &= _FAMILY_BITS
    if not here or not there or here == there:
        return _NONE
    apart = _in_families(here ^ there)
    apart = apart and apart & _in_families(here) & _in_families(there)
    if not apart:
        return _NONE
    each = apart & (_NESTED | _in_families(here & ~there) & _in_families(there & ~here))
    return (
        [name for bit, name in _FAMILIES.items() if each & bit],
        [name for bit, name in _FAMILIES.items() if (apart ^ each) & bit],
    )


_NONE: tuple[list[str], list[str]] = ([], [])
_UNTOLD = any_of("place", *(f"colour {name}" for name in COLOURS))
"""What any Chinese text may speak of: the names would be many, and the other side tells more."""


@lru_cache(maxsize=512)
def spoken(text: str, code: str) -> int:
    """Return what a text may speak of. Linear in the text: one scan for all words."""
    return _look(code)(text)


def between(pair: BlockPair, source: str, target: str, context: CheckContext) -> int:
    """Return the bits of what a source may say and its target, both of a group of a pair, may say the opposite of."""
    if len(sides(pair)) == 1:
        return opposed(pair, context)
    return spoken(source, context.source.code) & swapped(spoken(target, context.locale.code))


_known: Kept[tuple[tuple[int, int], int]] = Kept()
"""Of a source and its target, and of what is opposed: ten checks ask for the same."""


def masks(pair: BlockPair, context: CheckContext) -> tuple[int, int]:
    """Return what the source and the target of a block may speak of, of groups that have a target."""
    known = _known.known.get(id(pair))
    if known is not None and known[0] is pair and known[1] is context:
        return known[2][0]
    return _looked(pair, context)[0]


def opposed(pair: BlockPair, context: CheckContext) -> int:
    """Return the bits of what a block's source may say and its target may say the opposite of."""
    known = _known.known.get(id(pair))
    if known is not None and known[0] is pair and known[1] is context:
        return known[2][1]
    return _looked(pair, context)[1]


def _looked(pair: BlockPair, context: CheckContext) -> tuple[tuple[int, int], int]:
    both = sides(pair)
    if len(both) == 1:  # nobody asks for the texts of one group alone once the pair is known
        here, there = _look(context.source.code)(both[0][1]), _look(context.locale.code)(both[0][2])
    else:
        here = there = 0
        for _, source, target in both:
            here |= spoken(source, context.source.code)
            there |= spoken(target, context.locale.code)
    return _known.keep(pair, ((here, there), here & swapped(there)), context)


@cache
def _look(code: str) -> Look:
    """Return what looks at the texts of a locale."""
    chinese = locales.get(code).chinese
    told: dict[str, int] = {}
    for word, bits in (*_axes_of(code, chinese), *(_in_chinese() if chinese else _in_latin(code))):
        told[word] = told.get(word, 0) | bits
    always = told.pop("", 0)
    return _chinese(told, always | _UNTOLD) if chinese else _latin(told, always)


def _chinese(told: dict[str, int], always: int) -> Look:
    alone = {word: bits for word, bits in told.items() if len(word) == 1}
    for word, bits in list(told.items()):
        for one in word if len(word) > 1 else ():
            if one in alone and bits | alone[one] == alone[one]:
                del told[word]  # 升 tells 上升, too
                break
    find, every = _finder(told)

    def look(text: str) -> int:
        mask = always
        for index, _, _ in find(text.encode("utf-8", "surrogatepass"), overlapping=True):
            mask |= every[index]
        return mask

    return look


def _latin(told: dict[str, int], always: int) -> Look:
    find, every = _finder(told)

    def look(text: str) -> int:
        mask = always
        for index, _, _ in find(_letters(text), overlapping=True):
            mask |= every[index]
        return mask

    return look


def _finder(told: dict[str, int]) -> tuple[Callable[..., list[tuple[int, int, int]]], list[int]]:
    """Return what finds words in bytes, which need no counting of characters, and the bits of each word.

    Words that tell the same share one number, so that fewer of them have to be brought from memory.
    """
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 - only who looks pays for it

    shared: dict[int, int] = {}
    every = [shared.setdefault(bits, bits) for bits in told.values()]
    return BytesAhoCorasick([word.encode() for word in told]).find_matches_as_indexes, every


def _letters(text: str) -> bytes:
    """Return the words of a text in small letters, with a space on either side of each."""
    if not text.isascii():
        for odd, letter in _ODD.items():
            if odd in text:
                text = text.replace(odd, letter)
    return b" %b " % text.encode("utf-8", "surrogatepass").translate(_LETTERS)


def _spaced(word: str) -> str:
    """Return a word or phrase as it stands among `_letters`; nothing where it has no letter."""
    spaced = _letters(word).decode()
    return spaced if spaced.strip() else ""


def _caseless(word: str) -> str:
    """Return the longest part of a Chinese word without letters that may be small ones or capitals."""
    if word.lower() == word.upper():
        return word
    return max("".join(one if one.lower() == one.upper() else " " for one in word).split(), key=len, default="")


def _axes_of(code: str, chinese: bool) -> Iterator[tuple[str, int]]:
    """Yield what tells the words of all axes of a locale, each with its bits."""
    pattern = _caseless if chinese else _spaced
    for name in _axes.names(code):
        begin = place(name)
        for word, sense, beside in _axes.ends(code, name):
            one = 1 if sense == _axes.ONE else 2
            yield pattern(word), (one << _BESIDE if beside else one | one << _BESIDE) << begin
    for name in _families.MEMBERS:
        begin = family(name)
        for word, number in _families.words(code, name):
            yield pattern(word), 1 << begin + number


def _of_change(chinese: bool) -> Iterator[tuple[str, int]]:
    """Yield what tells that a figure is reached (one) or added (other); what follows a Latin word is no letter."""
    one, other = 1 << place("change"), 2 << place("change")
    if chinese:
        yield from ((before + to, one) for before in REACHED for to in "至到")
        yield from ((before + after, other) for before in ADDED for after in _FOLLOWING)
        return
    for word, bit in (("to", one), ("by", other), *((f"{change} of", other) for change in _CHANGES)):
        yield _spaced(f"{word} "), bit
        yield from ((_spaced(f"{word} {filler}"), bit) for filler in _FILLERS.split())


def _in_chinese() -> Iterator[tuple[str, int]]:
    """Yield what tells ranks, rooms and Latin letters in a Chinese text, each with its bits."""
    yield from _of_change(chinese=True)
    yield from ((one, any_of("only")) for one in ("僅", "仅", "只", "唯一", "方可"))
    yield "之一", any_of("one of")
    yield from ((one, any_of("negation")) for one in _negated.BEGIN)
    yield from ((one, any_of("cause")) for one in (*_predicates.LEADS_HAN, *_predicates.SINCE_HAN))
    yield from ((one, any_of("rank")) for one in _RANKS_CHINESE.split())
    yield from ((one, any_of("possible")) for one in _POSSIBLE_CHINESE.split())
    yield from ((one, any_of("post")) for one in _posts.heads(chinese=True))
    yield from ((one, any_of("field")) for one in _fields.heads(chinese=True))
    yield from ((one, any_of("condition")) for one in _CONDITIONS_CHINESE.split())
    yield from ((one, any_of("room")) for one in STEMS)
    yield from ((one, any_of("room", "capital")) for one in _CAPITALS)


def _in_latin(code: str) -> Iterator[tuple[str, int]]:
    """Yield what tells places, colours, ranks and rooms in a text in Latin letters, each with its bits."""
    yield from _of_change(chinese=False)
    yield from ((_spaced(one), any_of("only")) for one in _ONLY)
    yield from ((_spaced(one), any_of("one of")) for one in _ONE_OF)
    yield from ((_spaced(one), any_of("negation")) for one in values.negating_words(locales.get(code)) or ("",))
    yield _spaced("t"), any_of("negation")  # isn’t
    yield from ((_spaced(one), any_of("cause")) for one in (*_predicates.BEFORE, *_predicates.BEHIND))
    for one in (*_predicates.AGENTS, *_predicates.TITLES):
        yield from ((_spaced(form), 1 << agent(one)) for form in (one, one + "s"))
    for name, ids in _places.table(code).forms.items():
        if ids and ids.isdisjoint(_places.HOME):
            yield _spaced(name), any_of("place")
    for name, (english, _) in COLOURS.items():
        yield from ((_spaced(one), any_of(f"colour {name}")) for one in english.split())
    yield from ((_spaced(one), any_of("rank")) for one in _RANKS.split())
    yield from ((_spaced(one), any_of("possible")) for one in POSSIBLE)
    yield from ((_spaced(one), any_of("post")) for one in _posts.heads(chinese=False))
    yield from ((f" {one}", any_of("field")) for one in _fields.heads(chinese=False))
    yield from ((_spaced(one), any_of("condition")) for one in _CONDITIONS)
    for one in ROOMS.split():
        yield from ((_spaced(form), any_of("room")) for form in (one, one + "s", one + "es", one[:-1] + "ies"))
