"""Names that hold a mark: is `!` or `?` after a Latin word part of a name (Guess?, Oi!, the musical Jump!).

In: a Place at `!` or `?`, or a whole text. Out: yes or no. May not touch: breaks. A name shows itself: somewhere in the
text it goes on as no sentence would ("Guess?, Oi! and"), a noun or a preposition leads up to it, or Chinese links it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.patterns import later
from l10n.segmentation.rules import folded

if TYPE_CHECKING:
    from l10n.segmentation.place import Place

_MARKED = later(r"(?<![\w“\"‘「『])([A-Z]\w{0,15}[!?])(?=[,;]|['’]s\b| (?:[a-z]{2,}|[&]))")
_TOKEN = later(r"[A-Z][\w&'’]{0,19}(?: [A-Z][\w&'’]{0,19})?\Z")
_FIRM = later(r"(?:Ltd|Inc|Corp|Co|PLC|LLC|LLP|Limited|Holdings|Pte|Pty|GmbH)\b")
_WINDOW = 80
_HAN_BEFORE = frozenset("與和及或同跟、由在於对對以向把將将獲获為为是与给給")
_HAN_LINKS = (
    "與",
    "与",
    "和",
    "及",
    "的",
    "旗下",
    "集團",
    "集团",
    "品牌",
    "公司",
    "股價",
    "股价",
    "推出",
    "宣布",
    "宣佈",
)
_NOT_LINKS = ("的確", "的确", "的士", "和我", "和你", "和大家", "與我", "與你", "与我", "与你", "是時", "是时")


class Marked:
    """The names of a text that hold a mark, as somewhere in it they go on: Guess? in "Guess?, Oi! and Yum! agree"."""

    def __init__(self, text: str) -> None:
        """Take the text; it is looked through when first asked about."""
        self._text = text
        self._found: frozenset[str] | None = None

    def __contains__(self, name: str) -> bool:
        """Return whether `name`, with its mark, is one."""
        if self._found is None:
            self._found = frozenset(match[1] for match in _MARKED.finditer(self._text))
        return name in self._found


def announced(place: Place, at: int) -> bool:
    """Return whether a noun before the mark or a firm's form behind it says that it is a name's: `Why Not? Ltd.`."""
    tokens = place.text[max(place.begin, place.dot - _WINDOW) : place.dot].split()
    while tokens and tokens[-1][:1].isupper():
        tokens.pop()
    if _FIRM.match(place.text, at):
        return True
    return bool(tokens) and folded(tokens[-1]) in place.words.works and place.text[at].isupper()


def led_up_to(place: Place) -> bool:
    """Return whether a cry stands where only a name can: `the merger with Oi! Snacks`, `Where Next? and Hello!`."""
    tokens = place.text[max(place.begin, place.dot - _WINDOW) : place.dot].split()[-2:]
    return (
        len(tokens) > 1
        and tokens[1][:1].isupper()
        and folded(tokens[1]) in place.words.cries
        and tokens[0] in place.words.links
    )


def in_chinese(place: Place) -> bool:
    """Return whether Chinese goes on after a name with a half-width mark: `Guess? 與 Oi! 兩個品牌`."""
    text = place.text
    if place.end > place.stop or place.stop - place.dot > 1 or text[place.dot] not in "!?":
        return False
    before = text[max(place.begin, place.dot - 2 * 20) : place.dot]
    token = _TOKEN.search(before)
    if token is None:
        return False
    if before[: token.start()].rstrip()[-1:] in _HAN_BEFORE:
        return True
    return text.startswith(_HAN_LINKS, place.next) and not text.startswith(_NOT_LINKS, place.next)
