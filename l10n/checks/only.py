"""Only is said on one side.

What: a sentence that says "only" (solely, exclusively; 僅, 只限, 只可, 方可) on one side, of which the other side has
  no word that restricts.
Why: what holds for some then holds for all, or the reverse, and it reads well.
Wrong: "The offer applies only to members." as 優惠適用於會員。
Right: 優惠僅適用於會員。
Fix: put the word back, or take it out.
Does not: mind in what words the other side restricts: 才, 唯, 單, 專, 限, 除, "alone", "sole", "unless", "no more than"
  and many others will do. Looks at no long paragraphs, and at no "only" that restricts nothing ("the only", "not only",
  "only to find", "could only").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON016"
NAME = "only on one side"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_SAYS = later(
    r"(?<!not )(?<!if )(?<!the )(?<!and )(?<!could )(?<!, )"
    r"\b(?:only|solely|exclusively|nothing but|none but|sole(?! prop| trad| sur))\b"
    r"(?! if| when| then| be| one of| a matter| natural|(?: the)? (?:second|third|fourth|fifth)| to (?!members|the"
    r"|those|tickets|persons|people|residents|customers|[a-z]+s\b))"
)
_HEARS = later(
    r"\b(?:only|just|merely|solely|alone|exclusive|exclusively|sole|simply|mere|limited|limit|limits|limiting|restrict"
    r"|restricts|restricted|confined|unless|until|till|except|but|no more|single|barely|within|nothing|unique|as little"
    r"|as few|at most|even|hardly|purely|however|yet|although|though|while|not|no|never|none|nobody|cannot"
    r"|specific|specifically|dedicated|entirely|still|reserved|small|low|little|few|fewer|less|as long as|so long as"
    r"|provided|if|by invitation|without|before"
    r"|must|required|requires?|needs?|at least|minimum|subject|after|once|upon|bar|bars|barred|closed)\b"
)
_SAYS_CHINESE = later(
    "(?<![不非並并])(?:[僅仅只](?=[限供可能會会適适接於于對对向在開开設设])(?!供[參参]考)"
    "|只有(?![一二兩两三四五六七八九十數数幾几約约0-9 ])|唯一|方可)"
    "(?!能是|謂|谓|否)"
)
_HEARS_CHINESE = later(
    "[只僅仅才唯惟獨独單单專专祇限始除淨净徒就光]|[方始][可能得會会]|不過|不过|而已|純粹|纯粹|[純纯](?:[因為屬属])"
    "|[無无]非|不外|全[因憑凭]|至今|為止|为止|以內|以内|並無|并无"
    "|沒有|没有|不|必[須须需]|[須须]經|须经|各|逢|憑|凭|[為为]对象|[為为]對象|有效(?=[。，；\n]|$)"
)
_ONLY = _spoken.any_of("only")
_LONGEST = {False: 400, True: 140}
"""Characters of a text without and with Chinese characters: a longer one speaks of more than one thing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first restriction of a block that its other side has nothing of."""
    here, there = _spoken.masks(subject, context)
    if not (here | there) & _ONLY or (here & there & _ONLY and not context.source.chinese):
        return NOTHING
    return _found(subject, context)


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    both = sides(subject)
    source, target = "\n".join([one for _, one, _ in both]), "\n".join([other for _, _, other in both])
    if not (_fits(source, context.source) and _fits(target, context.locale)):
        return
    source, target = source.lower(), target.lower()
    lost = _says(source, context.source)
    if lost is not None and not _hears(target, context.locale):
        group = next((group for group, one, _ in both if lost[0] in one.lower()), both[0][0])
        yield finding((CODE, SEVERITY), group, context, f"the source says “{lost[0]}”, the target restricts nothing")
        return
    added = _says(target, context.locale)
    if added is not None and not _hears(source, context.source):
        group = next((group for group, _, other in both if added[0] in other.lower()), both[0][0])
        message = f"the target says {added[0]}, the source restricts nothing"
        column = group.target.lower().find(added[0]) + 1
        yield finding((CODE, SEVERITY), group, context, message, column=column)


def _fits(text: str, locale: Locale) -> bool:
    return len(text) <= _LONGEST[locale.chinese]


def _says(text: str, locale: Locale) -> re.Match[str] | None:
    return (_SAYS_CHINESE if locale.chinese else _SAYS).search(text)


def _hears(text: str, locale: Locale) -> bool:
    return (_HEARS_CHINESE if locale.chinese else _HEARS).search(text) is not None
