"""Text left in the source's language.

What: a target that says what the source says, word for word, or one that has more words of another language than of
its own: a Chinese target with whole English clauses; and an English one with any Chinese in its running text.
Why: it passes as translated, and the reader meets it in print.
Wrong: "The programme opens today." as The programme opens today.; as 計劃 opens its doors to the public 今日.
  主席表示歡迎。 as The 主席 welcomed it.
Right: 計劃今日開放。; Cyberport (數碼港); the novel 《邊城》;
  and "Tel: (852) 3166 3841", "Smart Space 8", "AI" stay as they are.
Fix: translate it; a name that stays goes into the glossary as a form of the target's language.
A single ordinary word left in small letters is a warning; a common one beside Han (將於spring再度開會), and two side by
side, are errors. So is a name in quotation marks that stays Chinese in English with nothing that explains it.
Does not: count names (words in capitals), terms of the glossary, addresses, code, single words in brackets after
  their translation, or text that has no words. A single name left in English is NAM001's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.checks import CheckContext, _han, _lexicon, finding
from l10n.checks._folded import folded
from l10n.model import CodeKind, Finding, Group, Scope, Severity, strip_codes
from l10n.patterns import later
from l10n.typography import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = "CON006"
NAME = "left in the source's language"
SEVERITY = Severity.ERROR
SCOPE = Scope.UNIT

_HAN = later(r"[\u3400-\u9fff\uf900-\ufaff]")
_WORD = later(r"(?<![A-Za-z0-9_@./\u00c0-\u024f-])[A-Za-z]+(?:['’-][A-Za-z]+)*(?![A-Za-z0-9_@/\u00c0-\u024f]|:/)")
_SMALL = later("[a-z]['’-]?[a-z]")
"""Every ordinary word has two small letters."""
_BRACKETS = later(r"[（(《〈「『“\"][^()（）《》〈〉「」『』“”\"]{1,200}[)）》〉」』”\"]")
_QUOTED = later(r"[\"“「]([\u3400-\u9fff]{3,20})[\"”」]")
_GLOSSED = later(
    r"\b(?:characters?|in Chinese|Chinese name|Chinese for|meaning|means|literally|translat|calligraph|couplet|known as"
    r"|pronounced|idiom|phrase|words?|written|reads?|inscri)",
    re.IGNORECASE,
)
"""What speaks of the Chinese itself."""
_LATIN_NEXT = later(r"[\s,]{0,2}[(（–—][^)）]{0,3}[A-Za-z]")
_KEPT = frozenset(
    {
        *(
            "app",
            "apps",
            "blog",
            "email",
            "online",
            "offline",
            "live",
            "startup",
            "fintech",
            "token",
            "tokens",
            "cookies",
        ),
        *(
            "podcast",
            "webinar",
            "virus",
            "film",
            "party",
            "fans",
            "fund",
            "market",
            "rock",
            "jazz",
            "show",
            "talk",
            "mark",
        ),
    }
)
"""Words that Chinese writes in small Latin letters of its own accord."""
_FEW = 3
"""So many ordinary words are a clause."""
_A_WORD = 2
"""Han characters that stand for one English word."""


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for a target that is, or mostly is, in another language than its locale's."""
    if not group.target.strip() or group.omitted or context.source.chinese == context.locale.chinese:
        return
    own = context.locale.chinese
    if "<" not in group.target and _quiet(group.target, own):
        return
    source, target = _shown(group.source, group), _shown(group.target, group)
    if own and not _HAN.search(target):
        words = _ordinary(target, context)
        if len(words) >= _FEW or (words and target == source and _is_sentence(target)):
            yield finding((CODE, SEVERITY), group, context, _said(target == source, words), column=1)
    elif own and _SMALL.search(target) is None:
        return
    elif own:
        outside = _BRACKETS.sub(" ", target)
        words = _ordinary(outside, context)
        if len(words) > _FEW and len(words) * _A_WORD > len(_HAN.findall(target)):
            yield finding((CODE, SEVERITY), group, context, _said(same=False, words=words))
        elif left := [word for word in words if len(word) > _FEW and word in _words_of(source)]:
            sure = _together(outside, words) or any(_is_common(word, target, context) for word in left)
            severity = SEVERITY if sure else Severity.WARNING
            yield finding((CODE, severity), group, context, _said(same=False, words=left))
    elif found := _plain(target, context) or _whole(target, context) or _quoted(group, target):
        yield finding((CODE, SEVERITY), group, context, f"left in Chinese: {found[:40]}")


def _quiet(target: str, own: bool) -> bool:
    """Return whether a text without codes plainly has nothing of the other language."""
    if own:
        return _SMALL.search(target) is None and _HAN.search(target) is not None
    return target.isascii() or _han.BEYOND.search(target) is None


def _words_of(text: str) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in _WORD.finditer(text))


def _together(text: str, words: list[str]) -> bool:
    """Return whether two of the words stand side by side: a phrase, not a word that the house may keep."""
    return any(f"{one} {other}" in text for one, other in pairwise(words))


def _plain(target: str, context: CheckContext) -> str:
    """Return the first Chinese of the running text, unless brackets behind it say it in English."""
    found = _han.left(target, context.locale, context.glossary)
    glossed = found and target.count(found) == 1 and _LATIN_NEXT.match(target, target.find(found) + len(found))
    return "" if glossed else found


def _quoted(group: Group, target: str) -> str:
    """Return a name that a target has in quotation marks as the Chinese source has it, and says in no other way."""
    if _GLOSSED.search(target) is not None:
        return ""
    for match in _QUOTED.finditer(target):
        if folded(match[1]) in folded(group.source) and not _LATIN_NEXT.match(target, match.end()):
            return match[1]
    return ""


def _is_common(word: str, target: str, context: CheckContext) -> bool:
    """Return whether a word is a common one that Chinese says in Chinese, and the target has it only so, among Han."""
    at = target.find(word)
    beside = target[at - 1 : at] + target[at + len(word) : at + len(word) + 1] if at > 0 else ""
    if word in _KEPT or target.count(word) != 1 or not any(map(_HAN.match, beside)):
        return False
    forms = _lexicon.lookup(word, context.locale.code)
    return bool(forms) and not any(form in target for form in forms if len(form) > 1)


def _whole(target: str, context: CheckContext) -> str:
    """Return a target that is Chinese throughout, in marks or not, but for a form of the glossary."""
    if len(_HAN.findall(target)) <= _FEW or _WORD.search(target):
        return ""
    return "" if any(True for _ in context.glossary.find(target, context.locale)) else target


def _shown(text: str, group: Group) -> str:
    """Return a text without codes; code spans and pictures are no text."""
    if "<" not in text:
        return text.strip()
    codes = tuple(code for segment in group.segments for code in segment.codes)
    literal = {code.name for code in codes if code.kind in {CodeKind.LITERAL, CodeKind.IMAGE}}
    for name in literal:
        text = text.replace(f"<{name}/>", " ")
    return strip_codes(text, codes).strip()


def _is_sentence(text: str) -> bool:
    return text.rstrip("\"”’')").endswith((".", "!", "?", ":")) and " " in text


def _ordinary(text: str, context: CheckContext) -> list[str]:
    """Return the words of a text that are no names, terms or addresses: those in small letters."""
    found = [match for match in _WORD.finditer(text) if match[0].islower() and len(match[0]) > 1]
    if not found:
        return []
    kept = [(hit.start, hit.end) for hit in context.glossary.find(text, context.locale)] + list(addresses(text))
    return [match[0] for match in found if not any(start <= match.start() < end for start, end in kept)]


def _said(same: bool, words: list[str]) -> str:
    shown = " ".join(words[:6]) + (" …" if len(words) > 6 else "")  # noqa: PLR2004 - a sentence's worth
    return ("the target is the source, not translated" if same else "left untranslated") + f": {shown}"
