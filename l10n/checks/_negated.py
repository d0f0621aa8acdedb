"""Words that one side negates and the other one says as they are: not expect, 預料.

In: two texts and their locales. Out: the negated word of the one and the word of the other that nothing negates. Only
words of `_lexicon` count (between two Chinese texts, any two characters), and only those that stand once in either
text. May not touch: files. Declares no check. Linear in the texts.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import _lexicon
from l10n.checks._folded import folded
from l10n.patterns import compiled, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.locale import Locale

_NOT = compiled(
    r"(?:n(?:ot(?<![A-Za-z]not)|ever(?<![A-Za-z]never)|['’]t|either(?: of)?|o one|one of|obody)|cannot"
    r"|(?:ha[sd]|have|with) no|fail(?:s|ed)? to|unable to"
    r"|N(?:ot|ever|either(?: of)?|o one|one of|obody|o(?!\.)))\b((?:\s+[A-Za-z]+){1,5})"
)
_OF_ALL = frozenset({"no", "none", "nobody", "neither"})
"""What negates a subject, which the other side may say in any way that it likes."""
_PASSED = frozenset(
    {
        *("be", "been", "being", "have", "has", "had", "yet", "also", "currently", "in", "any", "a", "an", "the", "to"),
        *(
            "two",
            "its",
            "their",
            "was",
            "were",
            "is",
            "are",
            "will",
            "get",
            "do",
            "by",
            "of",
            "then",
            "themselves",
            "itself",
            "directly",
            "significantly",
            "expressly",
        ),
        *("known", "significant", "such", "further", "real", "major", "apparent", "obvious", "material"),
        *("immediately", "automatically", "previously", "generally", "normally"),
    }
)
"""What may stand between a negation and the word that it negates."""
_ENDS = frozenset(
    {
        *("only", "just", "merely", "least", "later", "more", "less", "fewer", "necessarily", "until", "exceed"),
        *("exceeding", "limited", "all", "so"),
    }
)
"""What makes another thing of a negation."""
_NEVER = compiled(
    r"\b(?:no|not|never|cannot|without|neither|nor|none|nothing|nobody|unable|hardly|barely|scarcely|rarely|seldom|few"
    r"|little|less|lower|only|until|unless|except|rather|instead|free|too|far|though|although|yet|still|remain"
    r"|difficult|hard|whether|otherwise|pending|apart|other than|all but|bar|outstanding|overdue|await[a-z]*"
    r"|(?:fail|refus|lack|avoid|prevent|prohibit|forb|ban|stop|ceas|den[iy]"
    r"|reject|declin|absen|exclu|waiv|exempt|suspen|halt|cancel|restrict|doubt|non-|un(?!i|der|til)|ill(?:[eo]|\b)|irr|mis[stlu]"
    r"|disa[gpl]|disc[or]|disq|disr|dism|in(?:abil|acc|adeq|appr|capab|compl|corr|eff|elig|suff|val|vis)"
    r"|im(?:poss|prop|perf))[a-z-]*)\b"
    r"|n['’]t",
    re.IGNORECASE,
)
"""What may say a negation in English: prefixes too."""
_NEGATED = compiled(
    r"(?:沒有|没有|並非|并非|絕非|绝非|不|未|無|无|毋|勿)((?:[會会能得可應应須须需再予有曾獲获被具設设将將是為为要]){0,3})"
)
BEGIN = ("不", "未", "無", "无", "毋", "勿", "沒有", "没有", "並非", "并非", "絕非", "绝非")
"""One of these is in whatever negates outright, and all that `_NEGATED` matches begins with one."""
_CHANGED = "不未無无沒没毋勿並并絕绝"
"""Between two Chinese texts: one of these comes or goes where one of them negates what the other does not."""
_ANY = compiled("[不未無无毋勿沒没並并絕绝](?:(?<=[不未無无毋勿])|[有非])")
"""A place where one of `BEGIN` may begin."""
_GOES_ON = frozenset("要會会能得可應应須须需再予有曾獲获被具設设將将是為为非")
"""What may stand next, where the negated word does not."""
_HAN = "不未無无沒没毋勿莫否絕绝"
_WEAKLY = compiled(
    r"非|避免|免受|免於|免于|免費|免费|豁免|免除|免去|免收|以免|難以|难以|難於|缺|欠|拒|禁|停|除|取消|防止|防範|防范|阻|失|零"
    r"|反對|反对|而是|甚少|鮮|罕|僅|仅|只|才|方[可能會会獲获]|始[可能]|暫|暂|仍|尚|豈|待|陰性|阴性|是否|能否|可否"
)
_TWICE = compiled(r"(?:未[經经]|非[經经]|[無无沒没]有?|不)[^，。；！？：]{1,24}(?:不得|不可|不准|不能|不予)")
"""What may not be done without leave may be done with it."""
_CLAUSES = compiled(r"[，。；！？：\n]")
_SENTENCES_HAN = compiled(r"[。；！？\n]")
_RAISED = frozenset(
    {
        *("預期", "預計", "預料", "期望", "認為", "相信", "希望", "打算", "建議", "意味", "表示"),
        *("预期", "预计", "预料", "认为", "建议"),
    }
)
"""What says with a "not" of its own what may be negated further on: do not expect a rebound, 預計難以反彈."""
_COMPARED = frozenset({"超過", "超过", "多於", "多于", "少於", "少于", "低於", "低于", "高於", "高于", "遲於", "迟于"})
"""Not more than is at most."""
_SINGLE = ("無", "无")
"""無核化, 去核化: between two Chinese texts alone it is no sure negation."""
_SENTENCES = compiled(r"[.;!?\n](?=\s|$)")
_NOBODY = frozenset({"沒有", "没有", "並沒有", "并没有", "無", "无"})
_NO_ONE = later(r"\b(?:no[ -]one|nobody|none|neither|nothing|not (?:a|one|any(?:one|body)?)) ", re.IGNORECASE)
"""What denies a subject that was named before, where Chinese says again who it is."""
_WORD = compiled(r"[A-Za-z]+")
_LONG = 2
_FAR, _BETWEEN = 10, frozenset("以於于在向對对")
"""The same where one of these words stands between: 不會以電話索取."""
_LONGEST = 8000
_REACH = 6
"""Characters behind a negation in which the negated word stands."""


def may_change(text: str) -> bool:
    """Return whether a Chinese text has what may come or go where another Chinese text negates otherwise."""
    return any(char in text for char in _CHANGED)


def lost(here: str, there: str, locales: tuple[Locale, Locale]) -> tuple[str, str] | None:
    """Return a word that one text negates and the word that the other one says instead, which nothing negates."""
    one, other = locales
    if len(here) + len(there) > _LONGEST:
        return None
    if one.chinese:
        return _between(here, there) if other.chinese else _from_chinese(here, there, one)
    return _from_english(here, there, other) if other.chinese else None


def _from_english(here: str, there: str, to: Locale) -> tuple[str, str] | None:
    for negation, word in _negated(here):
        forms = [form for form in _lexicon.lookup(word, to.code) if len(form) >= _LONG]
        said = {at: form for form in forms for at in _places(form, there)}
        if len(said) != 1 or _negates(there, *said):
            continue
        if _RAISED.intersection(said.values()) and _WEAKLY.search(_around(_SENTENCES_HAN, there, *said)):
            continue
        if negation.lower() in _OF_ALL and values.negation(there, to).any:
            continue  # none tested positive: all tested negative
        every = [one for one in _WORD.findall(here) if _lexicon.lookup(one, to.code) == _lexicon.lookup(word, to.code)]
        if len(every) == 1:  # what the source says twice may be the other one in the target
            return f"{negation} {word}", next(iter(said.values()))
    return None


def _negated(text: str) -> Iterator[tuple[str, str]]:
    """Yield each negation of an English text and the word that it negates."""
    for match in _NOT.finditer(text):
        for word in match[1].split():
            low = word.lower()
            if low in _ENDS:
                break
            if low not in _PASSED:
                yield match[0].split()[0], word
                break


def _negates(text: str, at: int) -> bool:
    """Return whether the Chinese sentence that a place is in may negate anything, or its clause may do so in a way."""
    sentence = _around(_SENTENCES_HAN, text, at)
    return any(char in sentence for char in _HAN) or _WEAKLY.search(_around(_CLAUSES, text, at)) is not None


def _from_chinese(here: str, there: str, came: Locale) -> tuple[str, str] | None:
    begin = _lexicon.begin(came.code)
    for first in _ANY.finditer(here):
        start = first.start()
        ahead = here[start + 1 : start + 1 + _LONG]
        if ahead not in begin and ahead[:1] not in _GOES_ON:
            continue  # most negate no word of the lexicon, or are none (不同)
        match = _NEGATED.match(here, start)
        if match is None or (match[0] in _NOBODY and _NO_ONE.search(there)):
            continue  # 沒有病人被拒收 is "no one was turned away"
        at = match.end()
        near = here[at : at + _LONG] in begin or (match[1] and here[start + 1 : start + 1 + _LONG] in begin)
        far = not near and match[1] and here[at : at + 1] in _BETWEEN
        if not near and not far:
            continue
        known = {
            start + place: one for place, one in _lexicon.placed(here[start : at + (_FAR if far else _REACH)], came)
        }
        if far:
            at = next((place for place in known if place > at), -1)
        elif at not in known:
            at = next((place for place in range(match.start() + 1, at) if place in known), -1)
        if at < 0:
            continue
        starts = known[at]
        form = next((form for form in _forms(starts, came.code) if here.startswith(form, at)), "")
        if not form or here.count(form) != 1:
            continue
        words = [word for word in _spelt(starts).finditer(there) if form in _lexicon.lookup(word[0], came.code)]
        if (
            len(words) == 1
            and _NEVER.search(_around(_SENTENCES, there, words[0].start())) is None
            and not _as_often(there, here, came)
            and _TWICE.search(_around(_CLAUSES, here, start)) is None
        ):
            return f"{match[0]}{form}" if at == match.end() else here[match.start() : at + len(form)], words[0][0]
    return None


def _as_often(english: str, chinese: str, locale: Locale) -> bool:
    """Return whether English negates as often as Chinese does outright: then another word of it is the negated one."""
    return 0 < values.negation(chinese, locale).outright <= len(_NOT.findall(english))


@cache
def _spelt(starts: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds English words of some beginnings: those of a text, so that it is not kept for other texts."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, starts))})[a-z]*", re.IGNORECASE)


@cache
def _forms(starts: tuple[str, ...], code: str) -> tuple[str, ...]:
    """Return the renderings of entries, longest first."""
    return tuple(sorted({form for start in starts for form in _lexicon.lookup(start, code)}, key=len, reverse=True))


def _between(here: str, there: str) -> tuple[str, str] | None:
    if not any(here.count(char) != there.count(char) for char in _CHANGED):
        return None
    one, other = folded(here), folded(there)  # character by character, so that places stay the same
    for match in _NEGATED.finditer(here):
        at = match.end()
        word = one[at : at + _LONG]
        if len(word) < _LONG or min(word) < "\u3400" or match[0] in _SINGLE or here[at : at + _LONG] in _COMPARED:
            continue
        if one.count(word) == other.count(word) == 1 and not _negates(there, other.index(word)):
            return f"{match[0]}{here[at : at + _LONG]}", there[other.index(word) :][:_LONG]
    return None


def _places(form: str, text: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


def _around(marks: re.Pattern[str], text: str, at: int) -> str:
    """Return the part of a text between marks that a place is in."""
    start = 0
    for match in marks.finditer(text):
        if match.start() >= at:
            return text[start : match.start()]
        start = match.end()
    return text[start:]
