"""Quotations: is what stands in them speech or a phrase, who introduces it, does an attribution follow.

In: plain text, a Span, a Lexicon. Out: yes or no. May not touch: breaks. Every look-around is bounded, so that the
whole stays linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.segmentation.rules import Lexicon
    from l10n.segmentation.spans import Span

_FULL = frozenset(".。．｡,，")
_STRONG = frozenset("!?！？…")
_STOPS = frozenset(".。．!?！？,，;；")
_OPENING = frozenset('“‘"「『«')
_NAME = 60  # characters a quoted name, theme or slogan has at most
_WORDS_BEFORE_VERB = 16
_HAN_WINDOW = 40
_HAN = later(r"[⺀-鿿]")
_SENTENCES = later("[^。！？]{8}。[^。！？]{8}")
_TO_WHOM = later(
    r"(?:[道着著了過过說说稱称的]|自己|[他她我你]們?|[他她我你]们|記者|记者|大家|對方|对方|眾人|众人|一句|一聲|一声|起來|起来|傳媒|媒体|媒體)?\Z"
)
_DENIED = later("拒絕|拒绝|沒有|没有|未有|未作|不願|不愿|不肯")
_POINTING = ("這是", "这是", "那是", "這正是", "这正是", "這就是", "这就是", "此乃", "以上是")
_CLAUSE_END = later(r"[，。！？；：,.!?;:\n]")
_AFTER_VERB = later(
    r"\s*(?:$|[.,;!?:])|\s+(?:in|at|on|during|after|before|when|while|as|today|yesterday|earlier|\w+ly"
    r"|to (?:the )?(?:media|press|reporters))\b"
)
_QUOTED_NEXT = later(r"[,:]?\s*[“\"‘「『]")


def is_phrase(text: str, pair: Span, words: Lexicon, *, at_start: bool) -> bool:
    """Return whether a quotation is a name, a theme or a phrase inside a sentence and so is never split.

    Speech opens a sentence or is introduced by a colon, a comma or a verb of saying; or it ends with a full stop.
    """
    if _SENTENCES.search(text, pair.start + 1, pair.end):
        return False
    last = text[pair.end - 1]
    following = text[pair.end + 1 : pair.end + 40].lstrip()[:1]
    if last in _FULL:
        named = last == "." and following == "," and pair.end - pair.start <= _NAME and not at_start
        return named and not attribution_follows(text, text.index(",", pair.end) + 1, words)
    if at_start or introduced(text, pair, words):
        if last in _STRONG or not following or following in _STOPS:
            return False
        return not attribution_follows(text, pair.end + 1, words)
    if last in _STRONG:
        return bool(following) and not following.isupper() and following not in '“"「'
    return bool(following) and (following not in _STOPS or pair.end - pair.start <= _NAME)


def introduced(text: str, pair: Span, words: Lexicon) -> bool:
    """Return whether a colon, a comma or a verb of saying stands before a quotation."""
    before = text[max(0, pair.start - 24) : pair.start].rstrip()
    if not before:
        return False
    if before[-1] in ":：,，":
        return True
    return any(
        match.end() == len(before) for verb in (words.speech, words.han_speech) for match in verb.finditer(before)
    )


def attribution_follows(text: str, at: int, words: Lexicon) -> bool:
    """Return whether the words from `at` say who said what was just quoted: "Mr Chan said.", "他說。"."""
    window = text[at : at + 160].lstrip()
    if window[:1] in _OPENING:
        return False
    if _HAN.search(window[:20]):
        return _han_attribution(window[:_HAN_WINDOW], words)
    verb = words.speech.search(window)
    if verb is None:
        return False
    lead = window[: verb.start()]
    if len(lead.split()) > _WORDS_BEFORE_VERB or re.search(r"[.!?;:](?:\s+[A-Z“\"]|$)", _without_titles(lead)):
        return False
    if " that " in window[verb.end() :]:
        return False
    return bool(_AFTER_VERB.match(window, verb.end())) and not _QUOTED_NEXT.match(window, verb.end())


def _without_titles(lead: str) -> str:
    return re.sub(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Hon|Ir|Sr|Rev)\.", "", lead)


def _han_attribution(window: str, words: Lexicon) -> bool:
    stop = _CLAUSE_END.search(window)
    if stop is None and len(window) == _HAN_WINDOW:
        return False
    clause = window[: stop.start()] if stop else window
    if stop and stop[0] in "：:":
        return False
    if clause.startswith(_POINTING) or _DENIED.search(clause):
        return False
    return any(
        _TO_WHOM.match(clause, match.end()) and clause[match.start() - 1 : match.start()] not in {"的", "之"}
        for match in words.han_speech.finditer(clause)
    )
