"""A word became its opposite.

What: a sentence that says one of two opposite words in the source, and only the other one in the target: 反對 for
  "support", 無須 for "must", 出口 for "imports", 新低 for "the highest since", 落選 for "elected", 南部 for "northern",
  明日 for "today", 女士 for "Mr", 取消 for "postponed", 承認 for "denied", 收窄 for "widened", 賣方 for "buyer", 更薄
  for "thicker".
Why: it reads well in either language, and no figure or name is wrong.
Wrong: "Nine in ten parents support the plan." as 九成家長反對計劃。
Right: 九成家長支持計劃。
Fix: put the word that says what the source says.
Where the source has both words, the target is wrong if it has one of them in both places, or if the figures of the
two change places (35 girls and 20 boys).
Does not: look at sentences that negate, where the languages turn the words round (not oppose, 支持), or
  at words outside its tables (`[opposites.…]` of the locales). Rises and falls are NUM007's, what is allowed or
  forbidden CON010's. Words that mean more than one thing (opened, arrived, won) are warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import NOTHING, _opposites, _sentences, _spoken, finding
from l10n.checks._axes import axis, lowered, only_sense, senses_in
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._axes import Axis
    from l10n.model import BlockPair, Finding

CODE = "CON011"
NAME = "opposite word"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_AXES = (
    *("opinion", "duty", "trade", "record", "outcome", "answer"),
    *("price", "service", "door", "journey", "north", "east", "sex", "moisture", "heat"),
    *("day", "turn_of_time", "event", "honorific", "degree"),
    *("delay", "sale", "loan", "suit", "lease", "work", "school", "ward", "ride", "age"),
    *("balance", "profit", "flow", "grip", "last", "roof", "season", "season_between", "week"),
    *("half_of_day", "hand", "home", "way_of_travel"),
    *("pace", "thickness", "breadth", "length", "mass", "years", "strength", "quality", "cost", "reception"),
)
_MORE = (
    *(
        "extreme",
        "hour",
        "ease",
        "size",
        "office",
        "town",
        "sign",
        "beginning",
    ),
    *(
        "hours_of_work",
        "supply",
        "spending",
        "books",
        "purchase",
        "staff",
        "guilt",
        "custody",
    ),
    *(
        "taking_office",
        "life",
        "sky",
        "light",
        "stream",
        "term",
        "directness",
        "health",
    ),
    *(
        "praise",
        "outlook",
        "join",
        "success",
        "safety",
        "law",
        "urge",
        "push",
    ),
    *(
        "strength_of_market",
        "crew",
        "distance",
        "height",
        "front",
        "growth_of_cell",
        "depth",
        "freshness",
    ),
    *(
        "count",
        "table",
        "earliness",
        "appeal",
        "suitability",
        "wealth",
    ),
    *("statement", "promise", "apology", "firmness", "gap", "duration", "welcome", "advice", "share"),
)
"""Verbs, adjectives and nouns of everyday reports."""
_COUNTED = (
    *("trade", "sex", "sale", "loan", "lease", "work", "school", "ward", "age", "balance", "profit", "flow"),
    *("roof", "season", "season_between", "week", "home", "way_of_travel"),
)
"""Those of which a sentence gives a figure each: 35 girls and 20 boys."""
_KINDS = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.COUNT, Kind.FRACTION})
_FIGURES = tuple((_opposites.Question(name, _KINDS), _spoken.CLAUSE << _spoken.place(name)) for name in _COUNTED)
"""What is asked where each side speaks of both ends."""
_EACH = ("respectively", "分別", "分别")
"""Words of a sentence whose figures stand apart from what they count."""
_BITS = tuple((name, _spoken.CLAUSE << _spoken.place(name)) for name in (*_AXES, *_MORE))
_WANTED = sum(bits for _, bits in _BITS)
_ENDS = {"one": "other", "other": "one"}
_LONGEST = {False: 400, True: 160}
"""Characters of a source without and with Chinese characters: a longer group speaks of more than one thing."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield what says the opposite of the source: words of a group, else a figure that is of the other end."""
    opposed = _spoken.opposed(subject, context) & _WANTED
    if not opposed:
        return NOTHING
    found = [*_words(subject, context)]
    return iter(found) if found else _figures(subject, context, opposed)


def _figures(subject: BlockPair, context: CheckContext, opposed: int) -> Iterator[Finding]:
    """Yield a finding for the first figure that is of the one in the source and of the other in the target."""
    asked = [one for one, both in _FIGURES if opposed & both == both]
    if not asked or any(word in text for _, *texts in sides(subject) for text in texts for word in _EACH):
        return
    for question in asked:
        for one in _opposites.turned(subject, context, question):
            text = one.target.value.text
            message = f"{text} is of the opposite: “{one.source.word}” in the source, {one.target.word} here"
            column = one.group.target.find(text) + 1
            yield finding((CODE, SEVERITY), one.group, context, message, column=column)
            return


def _words(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each axis of which a group says the one end in the source and the other in the target."""
    longest = _LONGEST[context.source.chinese]
    units = _sentences.beside(subject, context)
    for group, source, target in units:
        if len(source) > longest:
            continue
        opposed = _spoken.between(subject, source, target, context) & _WANTED
        for name in [name for name, bits in _BITS if opposed & bits] if opposed else ():
            here, there = axis(context.source.code, name), axis(context.locale.code, name)
            said = only_sense(source, here) if here.chinese else None  # Chinese first: it is the shorter one
            if here.chinese and said is None and "turn" in senses_in(lowered(source), here):
                continue
            word = only_sense(target, there)
            if word is None:
                continue
            said = said or only_sense(source, here)
            if said is None and len(units) == len(subject.groups) == 1:
                said = _twice(_counts(source, here), _counts(target, there), word[0])
            elif said is not None and _said_elsewhere(subject, (said[0], there), (word[0], here)):
                continue
            if said is None or said[0] == word[0]:
                continue
            weak = said[1] in here.weak or word[1] in there.weak
            message = f"the opposite: “{said[1]}” in the source, {word[1]} here"
            column = lowered(group.target).find(word[1]) + 1
            severity = Severity.WARNING if weak else SEVERITY
            yield finding((CODE, severity), group, context, message, column=column)


def _counts(text: str, rules: Axis) -> dict[str, list[str]]:
    """Return the words of a text by the sense they say."""
    found: dict[str, list[str]] = {}
    for word in rules.words.found(lowered(text)):
        found.setdefault(rules.senses[word], []).append(word)
    found.pop("none", None)
    return found


def _twice(source: dict[str, list[str]], target: dict[str, list[str]], sense: str) -> tuple[str, str] | None:
    """Return the sense and word of a source that has both ends, where the target says one of them as often as both."""
    both = source.get("one", []) + source.get("other", [])
    if "turn" in source or len(source) != len(_ENDS) or len(target[sense]) != len(both):
        return None
    other = _ENDS[sense]
    return other, source[other][0]


def _said_elsewhere(pair: BlockPair, wanted: tuple[str, Axis], found: tuple[str, Axis]) -> bool:
    """Return whether another sentence of the target has the sense wanted, and another of the source the one found."""
    return wanted[0] in senses_in(lowered(pair.target), wanted[1]) and (
        found[0] in senses_in(lowered(pair.source), found[1])
    )
