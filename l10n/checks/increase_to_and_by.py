"""By how much became to how much.

What: a figure that is reached in the source and added in the target, or the reverse: 增加1,500個 for "raised to 1,500",
  "increased to 50" for 增加五十個.
Why: the figure is right, and the sum is another one.
Wrong: "The quota will be raised to 1,500 places." as 名額將增加1,500個。
Right: 名額將增至1,500個。
Fix: put 增至, 減至, "to" for what is reached; 增加, 減少, "by" for what is added or taken away.
Does not: look at figures without such a word directly before them, at dates, or at figures that a text has twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n import values
from l10n.checks import NOTHING, _opposites, _spoken, finding
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group
    from l10n.values import Value

CODE = "CON015"
NAME = "by for to"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_KINDS = frozenset(
    {values.Kind.NUMBER, values.Kind.PERCENT, values.Kind.POINT, values.Kind.MONEY, values.Kind.MEASURE}
    | {values.Kind.COUNT, values.Kind.FRACTION}
)
_REACH = 40
_TO, _BY = "to", "by"
_LATIN = later(
    r"(?:(?<!\bup )(?<!\bclose )(?<!\bequal )(?<!\bdue )(?<!\bamount )(?<!\bamounting )(?<!\bamounted )"
    r"(?<!\bequivalent )\b(?P<to>to)"
    r"|\b(?P<by>by|(?:increase|rise|gain|growth|fall|drop|decline|decrease|reduction|cut) of))"
    r"(?: (?:about|around|some|nearly|over|almost|a|an|the|another|more|less|fewer|than|just|only|approximately|as"
    r"|much|many|well|roughly))* ?$"
)
_HAN = later(
    f"(?:(?<![快慢])(?P<to>[{_spoken.REACHED}][至到])|(?P<by>[{_spoken.ADDED}]))"
    "了?(?:大?約|大?约|接近|近|逾|超過|超过|不足|多達|多达|共)? ?$"
)
_QUICK_HAN = later(
    f"(?:(?P<to>[{_spoken.REACHED}][至到])|[{_spoken.ADDED}])[了大約约接近逾超過过不足多達达共港人民幣币美元 ]{{0,6}}"
    "[$]?(?:(?P<figure>[0-9][0-9,.]*)(?P<scale>[萬万億亿千百])?|(?=[〇零一二兩两三四五六七八九十百]))"
)
_QUICK_LATIN = later(
    r"[tbo](?:(?<=\bt)(?P<to>o)|(?<=\bb)y|(?<=\bo)f) (?:(?:about|around|some|nearly|over|almost|an?|the|another|more"
    r"|less|fewer|than|just|only|approximately|as|much|many|well|roughly|rmb|hk|us) ?)*[$]?(?:(?P<figure>[0-9][0-9,.]*)"
    r"(?P<scale> ?(?:million|billion|thousand|trillion|bn|m)\b)?"
    r"|(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|(?:thir|for|fif|six|seven|eigh|nine)ty|hundred|half|a)\b))"
)
_SCALED, _WORDS = "scaled", "words"
_CHANGE = _spoken.any_of("change")


class Reached(NamedTuple):
    """A figure, the group it stands in, and whether it is reached or added, with the word that says it."""

    value: Value
    group: Group
    sense: str
    word: str


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first figure that is reached on one side and added on the other."""
    return _found(subject, context) if _spoken.opposed(subject, context) & _CHANGE else NOTHING


def _found(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    both = sides(subject)
    if not any(_may_differ(source, target, context) for _, source, target in both) and len(both) == 1:
        return
    sources = [(group, source) for group, source, _ in both], context.source
    targets = [(group, target) for group, _, target in both], context.locale
    shorter, longer = (targets, sources) if context.locale.chinese else (sources, targets)
    known = _told(*shorter)
    also = _told(*longer, known.keys()) if known else known
    here, there = (also, known) if context.locale.chinese else (known, also)
    for which, one in there.items():
        other = here.get(which)
        if other is not None and other.sense != one.sense:
            message = f"{one.value.text} is another change: “{other.word}” in the source, {one.word} here"
            column = one.group.target.find(one.value.text) + 1
            yield finding((CODE, SEVERITY), one.group, context, message, column=column)
            return


def _may_differ(source: str, target: str, context: CheckContext) -> bool:
    """Return whether one side may say "to" of a figure and the other "by": by its digits, or where it has none."""
    chinese = context.locale.chinese
    there = _written(target, chinese=chinese)
    if not there:
        return False
    for figure, said in _written(source, chinese=context.source.chinese).items():
        others = there.get(figure, set()) | there.get(_WORDS, set())
        if figure == _WORDS:
            others = set().union(*there.values())
        if len(said | others) > 1 and others:
            return True
    return False


def _written(text: str, *, chinese: bool) -> dict[str, set[bool]]:
    """Return which figures are written behind "to" (True) or "by": digits, scaled ones and words all alike."""
    found: dict[str, set[bool]] = {}
    for match in _QUICK_HAN.finditer(text) if chinese else _QUICK_LATIN.finditer(text.lower()):
        figure = _SCALED if match["scale"] else (match["figure"] or _WORDS).rstrip(".,").replace(",", "")
        found.setdefault(figure, set()).add(match["to"] is not None)
    return found


def _told(
    texts: list[tuple[Group, str]], locale: Locale, only: AbstractSet[_opposites.Key] | None = None
) -> dict[_opposites.Key, Reached]:
    """Return what is said directly before the figures of some texts; nothing of a figure that they have twice.

    Figures that are not among `only` are left out.
    """
    pattern = _HAN if locale.chinese else _LATIN
    found: dict[_opposites.Key, Reached | None] = {}
    for group, text in texts:
        plain = text.lower() if not locale.chinese else text
        for value in values.read(text, locale):
            if value.kind not in _KINDS or value.unit == "share":  # agreed to halve it
                continue
            own = _opposites.keys(value)
            if only is not None and only.isdisjoint(own):
                continue
            match = pattern.search(plain, max(0, value.start - _REACH), value.start)
            for which in own:
                if which in found or match is None:
                    found[which] = None
                else:
                    found[which] = Reached(value, group, _TO if match["to"] else _BY, match[0].strip())
    return {which: one for which, one in found.items() if one is not None}
