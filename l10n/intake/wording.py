"""How a line reads: whether it begins in the middle of a sentence, ends one, is a page's number. Part of `intake`.

In: texts of lines. Out: answers, nothing else. May not touch: anything. Every pattern is linear.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.intake.nouns import Line

HAN = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = re.compile(f"[{HAN}]")
_WIDE = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uffef‘’“”…—]")
ENUMERATED = re.compile(
    r"[（(][一二三四五六七八九十\da-z]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}、(?=\D)|[①-⑳]"
)
_FULL_WIDTH = re.compile("[\u3001-\u303f\uff01-\uff60]")
_MEETS = re.compile(f"[{HAN}](?=[A-Za-z0-9])|[A-Za-z0-9](?=[{HAN}])")
_MEETS_SPACED = re.compile(f"[{HAN}] (?=[A-Za-z0-9])|[A-Za-z0-9] (?=[{HAN}])")
_ENDS = re.compile(r"[.!?。！？…][\"'”’」』）)\]】*]{0,6}$")
_NOTED = re.compile(  # with the number of a footnote behind it
    rf"[A-Za-z”’\"」』)）{HAN}][.!?。！？][\"'”’」』）)]{{0,3}}(?:\d{{1,2}}|\[\d{{1,2}}\])$"
)
_STOPS = re.compile(r"[:;：；][\"'”’」』）)*]{0,4}$")
_CANNOT_START = frozenset(",;:!?)]}，。；：！？、）」』】》〉%％…")
_OPEN_WORDS = frozenset(
    (  # noqa: SIM905 - words read best as words
        "a an the of to in on at for from by with and or nor but as that which who whose into onto upon between among "
        "during under over than its their his her our your this these those is are was were be been has have had will "
        "would can could may might should including such mr mrs ms dr professor prof"
    ).split()
)
_OPEN_MARKS = frozenset(",，、(（「『“‘《〈-–—/&")
ITEM = re.compile(
    r"(?P<mark>[-–•·▪●○◦‧◆■□➢✓*+]|\d{1,3}[.)]|[（(]\d{1,2}[)）]|[（(][a-z][)）])[ \t\u3000]+(?=\S)"
    r"|(?P<tight>[•▪●◆■➢])(?=\S)"
)
_HAN_NUMBERS = "一二三四五六七八九十"
_HAN_DIGITS = {one: number for number, one in enumerate(_HAN_NUMBERS, 1)} | {
    f"十{one}": number for number, one in enumerate(_HAN_NUMBERS[:-1], 11)
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_COUNTED = (
    ("（一）", re.compile(rf"[（(]([{_HAN_NUMBERS}]{{1,2}})[)）][ \u3000]*(?=\S)")),
    ("一、", re.compile(rf"([{_HAN_NUMBERS}]{{1,2}})、[ \u3000]*(?=\S)")),
    ("(1)", re.compile(r"[（(](\d{1,2})[)）][ \u3000]*(?=\S)")),
    ("1、", re.compile(r"(\d{1,2})、[ \u3000]*(?=\D)")),
    ("(i)", re.compile(r"[（(]?([ivx]{1,4})[)）][ \u3000]*(?=\S)")),
    ("(a)", re.compile(r"[（(]?([a-z])[)）][ \u3000]*(?=\S)")),
    ("①", re.compile(r"([①-⑳])[ \u3000]*(?=\S)")),
)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?|[-–—－~] ?\d{1,4} ?[-–—－~]"
    r"|第 ?[\d一二三四五六七八九十]{1,4} ?[頁页](?:[ ，,/／]{0,2}[共／/] ?[\d一二三四五六七八九十]{1,4} ?[頁页])?"
    r"|[頁页](?:碼|码|次)? ?[:：]? ?\d{1,4}(?: ?[/／] ?\d{1,4})?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\bpage|\bp\.|[|/·•–—-]) ?(?P<page>\d{1,3})(?: ?(?:of|/) ?\d{1,3})?$|第 ?(?P<page2>\d{1,3}) ?[頁页].{0,8}$",
    re.IGNORECASE,
)
_NUMBERED_FIRST = re.compile(
    r"(?:page|p\.) ?(?P<page>\d{1,3})(?: ?(?:of|/) ?\d{1,3})?\b|(?P<page3>\d{1,3}) ?[|·•]", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,4}(?: ?(?:/|of) ?\d{1,4})?")
_MORE = re.compile(
    r"[-–—.… ]*[(（\[]?(?:more(?: to (?:follow|come))?|continue[ds]?(?: on (?:the )?next page)?|cont['’]?d|m/?f|"
    r"[續续]|[下後后][頁页][續续]|未完|未完待[續续]|待[續续]|[轉转]下[頁页])[)）\]]?[-–—.… ]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? (?:(?:AM|PM|上午|下午) ?)?\d{1,2}:\d\d(?: ?[AP]M)?(?: .{0,200})?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:https?|file)://\S{1,500}(?: \d{1,4}/\d{1,4})?")


def is_item(text: str) -> bool:
    """Whether a line begins with a list mark, a drawn one or a number or letter of an enumeration."""
    return bool(ITEM.match(text) or ENUMERATED.match(text))


def counted(text: str) -> dict[str, tuple[int, int]]:
    """Return how a line may be enumerated: its number and where its text begins, by kind; "(i)" is of two kinds.

    The kinds are "（一）" and "一、" for Han numbers, "(1)", "1、", "(i)", "(a)" and "①".
    """
    found = ((kind, pattern.match(text)) for kind, pattern in _COUNTED)
    return {kind: (_number(kind, one[1]), one.end()) for kind, one in found if one}


def _number(kind: str, one: str) -> int:
    if kind in {"（一）", "一、"}:
        return _HAN_DIGITS.get(one, 0)
    if kind == "(i)":
        return _ROMAN.index(one) + 1 if one in _ROMAN else 0
    return int(one) if one.isdecimal() and one.isascii() else ord(one) - (0x245F if kind == "①" else 0x60)


def columns(text: str) -> int:
    """Return the width of `text` in columns: two for wide characters."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def first_word(text: str) -> int:
    """Return the width of what could have stood on the line before: a word, or two Han characters."""
    text = text.lstrip()
    if _WIDE.match(text):
        return 4
    return columns(text[:80].split(maxsplit=1)[0]) if text else 0


def is_han(character: str) -> bool:
    """Whether it is a Han character."""
    return bool(_IS_HAN.match(character))


def is_wide(character: str) -> bool:
    """Whether it is a Han character or Chinese punctuation."""
    return bool(_WIDE.match(character))


def joiner(before: str, after: str, *, spaced: bool = True) -> str:
    """Return what a line break means between two texts: nothing between Han or their punctuation, else a space.

    `spaced` says whether this text puts a space between Han characters and Latin letters or figures.
    """
    if not before or not after:
        return " "
    left, right = before[-1], after[0]
    if left == "-" and before[-2:-1].strip(" -–—") and right.isalnum():
        return ""  # "(MPF)-" and "related"
    if _WIDE.match(left) and _WIDE.match(right):
        return ""
    if not spaced and (is_han(left) or is_han(right)) and (left.isalnum() and right.isalnum()):
        return ""
    return "" if _FULL_WIDTH.match(left) or _FULL_WIDTH.match(right) else " "


def spaced(lines: list[Line]) -> bool:
    """Whether most places where a Han character meets a Latin letter or a figure inside a line have a space."""
    tight = loose = 0
    for line in lines:
        tight += len(_MEETS.findall(line.text))
        loose += len(_MEETS_SPACED.findall(line.text))
    return loose > tight


def ends_sentence(text: str) -> bool:
    """Whether a line ends where a sentence does."""
    tail = text[-12:].rstrip()
    return bool(_ENDS.search(tail) or _NOTED.search(tail))


def stops(text: str) -> bool:
    """Whether a line ends where a sentence or a clause does: what follows may be a paragraph of its own."""
    tail = text[-12:].rstrip()
    return bool(_ENDS.search(tail) or _STOPS.search(tail) or _NOTED.search(tail))


def starts_inside(text: str) -> bool:
    """Whether a line begins in the middle of a sentence: with a small letter, or with what closes something."""
    bare = text.lstrip().lstrip("*")
    if not bare or re.match(r"(?:https?://|www\.|[\w.+-]{1,64}@)", bare):
        return False
    if bare[0] in _CANNOT_START:
        return True
    return bare[0].islower() and not re.match(r"[a-z][A-Z]|[a-z][.)] ", bare)  # iPhone; a list's "a)"


def left_open(text: str) -> bool:
    """Whether a line ends where no sentence can: with a comma, an opening bracket, an article or a preposition."""
    tail = text[-40:].rstrip().rstrip("*")
    if not tail:
        return False
    return tail[-1] in _OPEN_MARKS or ends_with_small_word(tail)


def ends_with_small_word(text: str) -> bool:
    """Whether a line ends with a word after which no sentence and no address ends: "of", "the", "and"."""
    tail = text[-40:].rstrip().rstrip("*")
    return bool(tail) and re.split(r"\s", tail)[-1] in _OPEN_WORDS


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number and says so ("Page 2 of 5", "- 2 -", 第2頁)."""
    return len(text) <= 30 and bool(_PAGE_NUMBER.fullmatch(text.strip()))  # noqa: PLR2004 - columns


def page_number_in(text: str) -> int:
    """Return the page's number that a line begins or ends with beside other words ("… – page 1 of 2"), 0 for none."""
    found = _NUMBERED.search(text.strip()) or _NUMBERED_FIRST.match(text.strip())
    return next((int(one) for one in found.groups() if one), 0) if found else 0


def is_more(text: str) -> bool:
    """Whether a line at the end of a page says that the text goes on: "- more -", （續）."""
    return len(text) <= 30 and bool(_MORE.fullmatch(text.strip()))  # noqa: PLR2004 - columns


def is_bare_number(text: str) -> bool:
    """Whether a line is a number alone ("2", "2/5"): a page's number where pages end."""
    return len(text) <= 30 and bool(_BARE_NUMBER.fullmatch(text.strip()))  # noqa: PLR2004 - columns


def is_printed(text: str) -> bool:
    """Whether a line at the edge of a page is what browsers print there: date and title, or the page's address."""
    bare = text.strip()
    return bool(_PRINTED.fullmatch(bare) or _ADDRESS.fullmatch(bare))
