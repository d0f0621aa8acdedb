"""What came first comes last.

What: two events in a sentence, one "before" or "after" the other (前, 後), that are the other way round in the target.
Why: all words are there, and what must be done first is done last.
Wrong: "The samples were frozen before they were tested." as 樣本於檢驗後冷凍。
Right: 樣本於檢驗前冷凍。 or 樣本冷凍後才檢驗。
Fix: put 前 for 後, "before" for "after", or let the events change places.
Does not: look at dates and times, which DAT004 does; at sentences that say "before" or "after" twice; or at events
  whose words it does not know. Only between English and Chinese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n.checks import _bound, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON024"
NAME = "order of events turned"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SURE, _CERTAIN = 2, 4
"""What words have to say for the turn, where none say anything against it: one of two characters; two for certain."""
_LONGEST = 400
_WORD = later(r"\b(?:(?P<before>[Bb]efore|[Pp]rior to)|[Aa]fter)\b(?! all\b)")
_ENDS = later(r",(?= )|[;:.!?](?=\s|$)|[(“”\"—–]")
_HAN = later(
    r"(?P<before>(?:之|以)前|(?<![目日此眼面當当先從从空史支向提生人產产])"
    r"前(?![行往景線线任身來来者提列途進进後后排海所瞻沿期年日天夕月述台臺鋒锋端綴缀置衞卫灣湾奏門门言半一二兩两三五十幾几數数]))"
    r"|(?:之|以)[後后]|(?<![今此其最幕背落前先然而皇太王])"
    r"[後后](?![果勤續续者代台臺方期盾裔座備备門门面來来天日年世衛卫悔退遺遗市場场綴缀一二兩两三])"
)
_BEGINS = later(r"[，。；：、「」“”（）！？於在待到至由自從从]")


class _Told(NamedTuple):
    """What is said to come: `event`, to which 前 or "after" belongs, `rest`, the other one; and whether before it."""

    event: str
    rest: str
    before: bool
    word: str
    """What says so, in Chinese with the event before it: where the finding stands."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence of a group whose two events are in another order in the target."""
    if context.source.chinese == context.locale.chinese:
        return
    for group, source, target in sides(subject):
        latin, han = (target, source) if context.source.chinese else (source, target)
        if not ("前" in han or "後" in han or "后" in han) or len(latin) > _LONGEST:
            continue
        one = _english(latin)
        other = _chinese(han) if one is not None else None
        if one is None or other is None or one.before is other.before:
            continue
        ways = (context.locale, context.source) if context.source.chinese else (context.source, context.locale)
        told = _turned(one, other, ways)
        if told >= _SURE:
            what = "before" if one.before else "after"
            severity = SEVERITY if told >= _CERTAIN else Severity.WARNING
            word = (one if context.source.chinese else other).word
            said = f"“{what}” in English, the other way round in Chinese: {word}"
            yield finding((CODE, severity), group, context, said, column=group.target.find(word) + 1)


def _turned(one: _Told, other: _Told, ways: tuple[Locale, Locale]) -> int:
    """Return how much tells that the events are themselves, so that what is said of their order is turned.

    The subject of both may stand in either half in Chinese (企業註冊後可申請): what speaks of the rest may be there, if
    less than in the rest.
    """
    halves = (other.event, other.rest)
    same, crossed = _bound.says(one.event, one.rest, halves, ways)
    there, rest = _bound.says(one.rest, one.event, halves, ways)
    return 0 if crossed or (there and not (same >= _SURE and rest > there)) else same + rest - there


def _english(text: str) -> _Told | None:
    """Return what an English sentence tells of the order of two events; None where it does so never or twice."""
    words = list(_WORD.finditer(text))
    if len(words) != 1 or any(letter.isdigit() for letter in text[words[0].end() : words[0].end() + 12]):
        return None
    word = words[0]
    end = _ENDS.search(text, word.end())
    stop = end.start() if end else len(text)
    before = max((mark.end() for mark in _ENDS.finditer(text, 0, word.start()) if mark[0] != ","), default=0)
    last = next((mark.start() for mark in _ENDS.finditer(text, stop) if mark[0] != ","), len(text))
    rest = f"{text[before : word.start()]} {text[stop:last]}"
    return _Told(text[word.end() : stop], rest, word["before"] is not None, word[0])


def _chinese(text: str) -> _Told | None:
    """Return what a Chinese sentence tells of the order of two events; None where it does so never or twice."""
    words = list(_HAN.finditer(text))
    if len(words) != 1:
        return None
    word = words[0]
    begin = max((mark.end() for mark in _BEGINS.finditer(text, 0, word.start())), default=0)
    event = text[begin : word.start()]
    if not event or event[-1].isdigit() or event[-1] in "日月年時时分秒天周":
        return None
    return _Told(event, f"{text[:begin]} {text[word.end() :]}", word["before"] is not None, event + word[0])
