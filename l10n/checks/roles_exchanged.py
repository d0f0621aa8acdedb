"""Who does it to whom, turned round.

What: a sentence whose subject is in the target what something is done to, and the other way round: the landlord sues
the tenant, 租客控告業主.
Why: all words and names are there, and the sentence says the opposite of what happens.
Wrong: "The landlord is suing the tenant." as 租客入稟控告業主。
Right: 業主入稟控告租客。 租客被業主控告。
Fix: let the subject be the subject.
Does not: look at the passive, or at people and bodies whose names and words it does not know on both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n import romanisation
from l10n.checks import NOTHING, _bound, _paired, _spoken, finding
from l10n.checks._folded import folded
from l10n.checks._predicates import AGENTS, ALL, TITLES
from l10n.checks._values import sides
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding

CODE = "CON021"
NAME = "roles exchanged"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_SURE = 3
"""What words have to say for the exchange, where none say anything against it."""
_PERSON = 2
"""What a person's name says."""
_LONGEST = 400
_JOINTS = ("that", "and", "but", "while", "when", "if", "because", "as", "after", "before", "which", "who")
# every branch begins with a plain character, so that few places are tried
_PARTS = later("|".join([r"[,;:.!?()“”\"\n—–](?=\s|$)", *(rf"{word}(?<!\w{word})\b" for word in _JOINTS)]))
_VERB = later(
    r"\b(?:(?:will|would|may|might|can|could|must|should|shall|has|have|had|is|are|was|were)\b"
    r"(?: (?:also|now|not|be|been))*"
    r"|(?:beat|bought|sold|sued|won|lost|gave|took|met|told|sent|paid|led|lent|chose|saw)\b|[a-z]{3,}ed\b)"
)
_PASSIVE = later(r"\b(?:is|are|was|were|be|been|being|get|got)\b(?: [a-z]+ly)? [a-z]+(?:ed|en|ld|pt|nt|lt|ht|de)\b")
_PARTS_HAN = later(r"[，。；：！？、（）「」“”\n]")
_VERB_HAN = later(
    r"[將将會会可已須须正曾以於于在向就從从為为把與与同對对獲获]|同意|入稟|入禀|控告|擊敗|击败|打敗|打败|收購|收购|購入|购入|委任|接替"
)
_PASSIVE_HAN = later(r"[被由獲获受經经遭]")
_WITH_TITLE = sum([1 << _spoken.agent(word) for word in TITLES])
_WHO = sum([1 << _spoken.agent(word) for word in AGENTS]) | _WITH_TITLE
_TITLED = ("Mr ", "Ms ", "Mrs ", "Miss ", "Dr ", "Professor ")
_TWO = 2
_SUBJECT = 8
"""English words, and half as many again Chinese characters, that a subject has at most."""


class Clause(NamedTuple):
    """What a clause says before its verb, and from it on."""

    subject: str
    rest: str


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each group with a clause whose subject and object are exchanged."""
    here, there = context.source.chinese, context.locale.chinese
    if here is there:
        return _alike(subject, context) if here else NOTHING
    who = _spoken.masks(subject, context)[here] & _WHO
    if who.bit_count() < _TWO and not who & _WITH_TITLE:
        who = 0
    wins = _may_win(subject, context)
    return _found(subject, context, who, wins=wins) if who or wins else NOTHING


def _alike(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each group of two Chinese texts."""
    for group, source, target in sides(subject):
        who = _between(source, target) if len(source) <= _LONGEST and len(target) <= _LONGEST else ""
        if who:
            message = f"“{who}” is the subject here, and is not in the source"
            yield finding((CODE, SEVERITY), group, context, message, column=group.target.find(who) + 1)


def _found(subject: BlockPair, context: CheckContext, who: int, *, wins: bool) -> Iterator[Finding]:
    """Yield a finding for each group of an English and a Chinese text.

    `who` are the English words for people, `wins` says whether prizes may be won.
    """
    locales = (context.source, context.locale)
    for group, source, target in sides(subject):
        if len(source) > _LONGEST or len(target) > _LONGEST:
            continue
        english, chinese = (target, source) if locales[0].chinese else (source, target)
        if wins and (won := _paired.prizes(english, chinese)) is not None:
            yield finding((CODE, SEVERITY), group, context, f"{won[0]} and {won[1]} have each other's winners")
            continue
        if not who or not _may(who, english):
            continue
        said = _exchanged(english, chinese, locales if locales[1].chinese else locales[::-1])
        if said is not None:
            own = said[1] if locales[1].chinese else said[0]
            column = group.target.find(own.subject) + 1
            message = f"“{own.subject.strip()}” is the subject here, and is not in the source"
            yield finding((CODE, SEVERITY), group, context, message, column=column)


def _may_win(subject: BlockPair, context: CheckContext) -> bool:
    """Return whether a block may say who won a second prize."""
    chinese = subject.target if context.locale.chinese else subject.source
    return (
        ("軍" in chinese and "亞軍" in chinese)
        or ("军" in chinese and "亚军" in chinese)
        or "二等" in chinese
        or ("牌" in chinese and ("銀牌" in chinese or "银牌" in chinese))
    )


def _between(source: str, target: str) -> str:
    """Return the subject of a Chinese target's clause that its source has as the object, and the other way round."""
    one, other = folded(source), folded(target)
    if one == other:
        return ""
    here = list(_chinese(one))
    for said in _chinese(other):
        for own in here:
            if own.subject != said.subject and own.subject in said.rest and said.subject in own.rest:
                at = other.index(said.subject)  # character by character, so that places are the same
                return target[at : at + len(said.subject)]
    return ""


def _may(who: int, english: str) -> bool:
    """Return whether an English text speaks of two people or bodies: by two of the words, or two with a title."""
    return who.bit_count() >= _TWO or sum(map(english.count, _TITLED)) >= _TWO


def _exchanged(english: str, chinese: str, locales: tuple[Locale, Locale]) -> tuple[Clause, Clause] | None:
    """Return the first two clauses of which each has the other's subject as its object."""
    there: list[Clause] | None = None
    for one in _english(english):
        there = list(_chinese(chinese)) if there is None else there
        found = None
        for other in there:
            straight, crossed = _compared(one, other, locales)
            if straight:
                found = None
                break
            if crossed >= _SURE:
                found = other
        if found is not None:
            return one, found
    return None


def _has_one(english: str) -> bool:
    """Return whether an English text has a word for a person or a body, or a person's title."""
    return bool(_agents(english)) or any(map(english.__contains__, _TITLED))


def _compared(one: Clause, other: Clause, locales: tuple[Locale, Locale]) -> tuple[int, int]:
    """Return what words and names say for the same roles, and for the other ones; both words have to be exchanged."""
    who, whom = _agents(one.subject), _agents(one.rest)
    straight, crossed = _bound.says(who, whom, other, locales)
    against, more = _bound.says(whom, who, other[::-1], locales)
    first, second = _people(one.subject, other), _people(one.rest, other[::-1])
    straight, crossed, against, more = straight + first[0], crossed + first[1], against + second[0], more + second[1]
    return straight + against, crossed + more if crossed and more else 0


def _agents(english: str) -> str:
    """Return the words for people and bodies of an English text."""
    return " ".join([word for word in english.split() if word.lower() in ALL])


def _people(english: str, there: tuple[str, str]) -> tuple[int, int]:
    """Return whether the people whom an English part names are in the one of two Chinese parts, or in the other."""
    first = second = 0
    for person in romanisation.people(english) if romanisation.may_name(english) else ():
        for way in person.ways[:1]:
            inside = [any(True for _ in romanisation.matches(way, f" {part}")) for part in there]
            if inside[0] is not inside[1]:
                first, second = first + _PERSON * inside[0], second + _PERSON * inside[1]
    return first, second


def _english(text: str) -> Iterator[Clause]:
    """Yield the clauses of an English text that speak of somebody before the verb and of somebody behind it."""
    for part in _PARTS.split(text):
        verb = _VERB.search(part)
        if verb is None:
            continue
        subject, rest = part[: verb.start()], part[verb.start() :]
        if 0 < len(subject.split()) <= _SUBJECT and _has_one(subject) and _has_one(rest) and not _PASSIVE.search(part):
            yield Clause(subject, rest)


def _chinese(text: str) -> Iterator[Clause]:
    for part in _PARTS_HAN.split(text):
        verb = _VERB_HAN.search(part, 2)
        if verb is not None and verb.start() <= _SUBJECT + _SUBJECT // 2 and not _PASSIVE_HAN.search(part):
            yield Clause(part[: verb.start()], part[verb.start() :])
