"""What stands behind a stop and still belongs to the sentence: closing marks, footnote marks, emoji, a source.

In: plain text and a position behind a stop. Out: the position behind all that. May not touch: whether a sentence ends
there. Emoji and counted marks, (1) or ①, can also begin what follows; which it is, the text itself shows: where its
first sentence begins so, they lead; where its last one ends so, or nothing shows it, emoji follow and numbers count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.patterns import later
from l10n.segmentation.spans import CLOSERS

if TYPE_CHECKING:
    import re

_RAISED = "[⁰¹²³⁴-⁹]{1,3}"
_NOTE = later(
    rf"\[(?:[0-9]{{1,3}}|[a-z]|[註注][0-9]{{0,2}})(?:[,，–-] ?[0-9]{{1,3}}){{0,4}}\]"
    rf"|[［\u3014](?:[0-9\uff10-\uff19]{{1,3}}|[註注][0-9一二三四五六七八九十]{{0,2}})[］\u3015]"
    rf"|(?: (?={_RAISED}(?:\s|$)))?{_RAISED}(?:[,，–-]{_RAISED}){{0,4}}|[†‡]{{1,3}}"
)
_COUNT = "[①-⑳]|[(（][0-9]{1,2}[)）]"
_COUNTED = later(_COUNT)
_ENDS_COUNTED = later(rf"[.。．!?！？][」』”\"]?(?:{_COUNT})\s*\Z")
_BARE = later(r"[0-9]{1,2}(?=\s|\Z)")  # a raised note mark that lost its height: "rose by a fifth.1 Exports doubled.2"
_ENDS_BARE = later(r"(?:[a-z]{3}\.|[。！？])[」』”\"]?[0-9]{1,2}\s*\Z")
_PICTURE = (
    "[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u2775\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u2b50\u2b55\u2b1b\u2b1c]"
)
_JOINS = "[\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
_EMOJI = later(_PICTURE)
_EMOJI_RUN = later(rf"[ \u00a0]?{_PICTURE}(?:{_JOINS}|[ \u00a0]?{_PICTURE})*")
_ENDS_EMOJI = later(rf"{_PICTURE}{_JOINS}*\s*\Z")
_LABELS = frozenset("📍📌📅📆🗓📞☎📱📧✉🌐🔗👉➡▶🎫🎟📝🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛")
"""Stand before what they name: a place, a day, a number to call."""
_SOURCE = later(r"[（(][^（()）。！？!?.]{1,60}[)）](?=\s?[⺀-鿿「『“])")
_LAST = 16
_FIRST_HAN = "⺀"


class Tails(NamedTuple):
    """How a text uses emoji and counted marks.

    `emoji`: there are some; `leading`: they begin its sentences; `emoji_ends`, `counts`, `bare`: its last sentence is
    followed by an emoji, by (1) or ①, by a bare number.
    """

    emoji: bool = False
    leading: bool = False
    emoji_ends: bool = False
    counts: bool = False
    bare: bool = False


_NONE = Tails()


def of(text: str) -> Tails:
    """Return how a text uses what can stand on either side of a break."""
    last = text[-_LAST:]
    counts = bool(_ENDS_COUNTED.search(last)) and not _COUNTED.match(text.lstrip()[:4] if text[:1].isspace() else text)
    bare = last[-1:].isdigit() and bool(_ENDS_BARE.search(last))
    if text.isascii() or not _EMOJI.search(text):
        return Tails(counts=counts, bare=bare) if counts or bare else _NONE
    ends = bool(_ENDS_EMOJI.search(last))
    return Tails(
        emoji=True, leading=bool(_EMOJI.match(text.lstrip())) and not ends, emoji_ends=ends, counts=counts, bare=bare
    )


def is_emoji(character: str) -> bool:
    """Return whether a character is an emoji."""
    return bool(_EMOJI.match(character))


def behind(text: str, at: int, closing: set[int], how: Tails) -> int:
    """Return the position behind the closing marks, note marks and emoji from `at` on."""
    length, stop = len(text), at
    while at < length:
        character = text[at]
        if character in CLOSERS:
            if character in "\"'＂" and at not in closing and text[at + 1 : at + 2].isalnum():
                break
            at += 1
            continue
        note = _NOTE.match(text, at) if character != " " or at > stop else None
        if note is None:
            note = _counted(text, at, stop, how)
        if note is None:
            break
        at = note.end()
    return _behind_emoji(text, at, how) if how.emoji else at


def _counted(text: str, at: int, stop: int, how: Tails) -> re.Match[str] | None:
    """Return the counted mark at a position when it is a note: by the text's last one, or set close in Latin text."""
    if how.bare and at == stop and text[at].isdigit():
        return _BARE.match(text, at)
    if text[at] not in "(（" and not "①" <= text[at] <= "⑳":
        return None
    match = _COUNTED.match(text, at)
    if match is None or how.counts:
        return match
    close = text[stop - 1] == "." and text[stop - 2 : stop - 1] < _FIRST_HAN and text[match.end() : match.end() + 1]
    return match if close and close.isspace() else None


def _behind_emoji(text: str, at: int, how: Tails) -> int:
    """Return the position behind the emoji at `at` when they belong to the sentence before."""
    run = _EMOJI_RUN.match(text, at) if not how.leading else None
    if run is None:
        return at
    spaced = text[at].isspace()
    if spaced and run.end() < len(text) and not text[run.end()].isspace():
        return at
    if spaced and text[at + 1] in _LABELS and not how.emoji_ends:
        return at
    return run.end()


def behind_source(text: str, end: int) -> int:
    """Return the position behind a bracket that says where the quotation ending here is from: 「甲。」（摘自乙書）."""
    if text[end - 1] not in "」』”" or text[end : end + 1] not in {"（", "("}:
        return end
    match = _SOURCE.match(text, end)
    return match.end() if match else end
