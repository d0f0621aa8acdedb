"""Cause and effect turned round.

What: a sentence that says that one thing comes of another ("because", "led to"; 由於, 導致), where the words of the
cause are the effect in the target, and the words of the effect the cause.
Why: all words are there, and the sentence says the opposite of what happened.
Wrong: "The closure of the factory led to the loss of 600 jobs." as 流失600個職位導致工廠結業。
Right: 工廠結業導致流失600個職位。
Fix: let the cause be the cause.
Does not: look at sentences that say so twice, or whose words it does not know.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _bound, _spoken, finding
from l10n.checks._predicates import BEFORE, BEHIND, LEADS_HAN, SINCE_HAN
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON020"
NAME = "cause and effect turned"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SURE = 3
"""What words have to say for the turn, where none say anything against it: two, one of them of two characters."""
_CAUSE = _spoken.any_of("cause")
_ENDS, _ENDS_HAN = later(r"[.!?] (?=[A-Z“])"), later(r"[。！？]")
_PARTS = {
    "使": ("即促大天行假若縱纵", "用命館馆團团者"),
    "令": ("法禁命條条指司夏", "人"),
    "因": ("原誘诱基起成病", "素此而應应子為为"),
    "受": ("接承享感遭忍深飽饱備备廣广", "到惠理託托訪访傷伤訓训僱雇眾众歡欢薪"),
}
"""Characters right before and behind with which one is another word."""
_LONGEST = 1000
_FIRST = 12
"""A sentence opens with its cause where the word stands within so many characters, behind an adverb or a subject."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence of a group whose cause is the effect in the target."""
    here, there = _spoken.masks(subject, context)
    return _found(subject, context) if here & there & _CAUSE else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    locales = (context.source, context.locale)
    for group, source, target in sides(subject):
        other = _said(target, locales[1])  # first, since it is Chinese mostly, and shorter
        one = _said(source, locales[0]) if other is not None else None
        if one is None or other is None or one[0] != other[0]:
            continue
        (cause, effect), its = one[1], other[1]
        straight, crossed = _bound.says(cause, effect, its, locales)
        against, more = _bound.says(effect, cause, its[::-1], locales)
        if not straight + against and crossed and more and crossed + more >= _SURE:
            yield finding((CODE, SEVERITY), group, context, f"the cause is the effect here: {its[0].strip()[:40]}")


@cache
def _words(*, chinese: bool) -> tuple[str, ...]:
    if chinese:
        return (*LEADS_HAN, *SINCE_HAN)
    return (*BEFORE, *BEHIND, "Because", "Due to", "Owing to", "As a result of", "Thanks to")


@cache
def _pattern(*, chinese: bool) -> re.Pattern[str]:
    words = [re.escape(word) for word in sorted(_words(chinese=chinese), key=lambda word: (-len(word), word))]
    if chinese:
        return later("|".join(words))
    led = "|".join([rf"{word[0]}(?<=\b{word[0]}){word[1:]}" for word in words])  # a search jumps to a plain letter
    return later(rf"(?:{led})\b(?: of\b)?")


def _said(text: str, locale: Locale) -> tuple[tuple[int, int], tuple[str, str]] | None:
    """Return which sentence of how many says so, and its cause and effect; None where several do, or none."""
    if len(text) > _LONGEST or _pattern(chinese=locale.chinese).search(text) is None:
        return None
    found = None
    sentences = (_ENDS_HAN if locale.chinese else _ENDS).split(text.rstrip("。！？.!? "))
    for which, sentence in enumerate(sentences):
        words = [word for word in _pattern(chinese=locale.chinese).finditer(sentence) if _is_word(sentence, word)]
        if words:
            both = _halves(sentence, words, locale)
            if both is None or found is not None:
                return None
            found = (which, len(sentences)), both
    return found


def _is_word(sentence: str, word: re.Match[str]) -> bool:
    """Return whether a single Chinese character is a word of its own here: not 使用, 因素, 原因, 法令, 接受."""
    if len(word[0]) > 1:
        return True
    before, behind = _PARTS.get(word[0], ("", ""))
    at, end = word.start(), word.end()
    return not (at and sentence[at - 1] in before) and not (end < len(sentence) and sentence[end] in behind)


def _halves(sentence: str, words: list[re.Match[str]], locale: Locale) -> tuple[str, str] | None:
    """Return cause and effect of a sentence; None where it says so twice."""
    first = words[0]
    since = first[0].split(" of")[0].lower() in BEHIND or first[0] in SINCE_HAN or "result" in first[0]
    if locale.chinese and len(words) > 1 and since and words[-1][0] in LEADS_HAN:
        words = words[:1] if len(words) == 2 and "，" in sentence[first.end() : words[1].start()] else words  # noqa: PLR2004
    if len(words) != 1:
        return None
    before, behind = sentence[: first.start()], sentence[first.end() :]
    if not since or first[0].startswith("resulted"):
        return before, behind
    comma = "，" if locale.chinese else ","
    if first.start() <= _FIRST and comma in behind and comma not in before:
        cause, _, effect = behind.partition(comma)
        return cause, before + effect
    return behind, before
