"""Web addresses and telephone numbers broken over two lines. Part of the room `intake`.

In: the end of a line and the next line. Out: whether the one goes on in the other. An address goes on only where what
follows cannot be a word of the sentence (`registration/form.html`, `plan.pdf`); what may be either is doubtful. May not
touch: anything. Linear.
"""

from __future__ import annotations

import re
from enum import Enum, auto

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”「」，。；、（）()]{3,}$")
_TOKEN = re.compile(r"[^\s<>\"“”「」，。；、（）()\u3400-\u9fff]+")
_PATH = re.compile(
    r"[\w.~%-]*/|[\w~%-]+\.(?:s?html?|pdf|aspx?|php|jsp|docx?|xlsx?|pptx?|jpe?g|png|gif|zip|csv|mp[34])\b|[\w-]*[?&=#%][\w=&%-]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[/_=?&%#-]$")
_PART = re.compile(r"[\w~%]+(?:[-_.][\w~%]+)+[.,;:!?]?$|[\w~%]*\d[\w~%]*[.,;:!?]?$")
_NUMBER = re.compile(
    r"(?:[+(（]{1,2}\d{1,4}[)）]?|(?:tel|fax|phone|call|ring|t|電話|电话|傳真|传真|[致撥]電|[致拨]电)\.?[:：]? ?)"
    r"[ -]?(?:\d{2,5}[ -]?){0,3}\d{2,5}[ -]?$",
    re.IGNORECASE,
)
_REST = re.compile(r"\d{3,8}(?![\d.,:%])(?! (?:million|billion|people|per cent))")
_WHOLE = 8  # digits of a telephone number in Hong Kong; fewer are surely not all of it
_TAIL = 300


class Address(Enum):
    """Whether a web address at the end of a line goes on in the next one."""

    NONE = auto()
    WHOLE = auto()
    BROKEN = auto()
    UNKNOWN = auto()


def address(before: str, after: str) -> Address:
    """Return what the break between two lines is to a web address that stands at the end of the first."""
    found = _ADDRESS.search(before[-_TAIL:])
    following = _TOKEN.match(after)
    if not found:
        return Address.NONE
    if not following or re.match(r"https?://|www\.|[\w.+-]{1,64}@", following[0]):
        return Address.WHOLE
    if _PATH.match(following[0]):
        return Address.BROKEN
    joint = _JOINT.search(found[0])
    if joint and _PART.match(following[0]):
        return Address.BROKEN
    return Address.UNKNOWN if joint and found[0][-1] != "/" else Address.WHOLE


def telephone(before: str, after: str) -> bool:
    """Whether a telephone number goes on in the next line."""
    found = _NUMBER.search(before[-40:])
    if not found or not _REST.match(after):
        return False
    own = re.sub(r"^[+(（]{1,2}\d{1,4}[)）]?", "", found[0])
    return len(re.sub(r"\D", "", own)) < _WHOLE
