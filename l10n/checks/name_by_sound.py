"""A Chinese person's name does not sound like the romanised one.

What: an English text names somebody with a Chinese name (Mr Cheung Chi-keung, Zhao Xuemei, Chan Tai Man), and the
  Chinese text has a name that sounds so but for one character or for the surname; or one whose surname is another than
  that of Mr Norman Chan.
Why: a minister's name in the wrong characters is the mistake that nobody overlooks but the translator.
Wrong: "Mr Cheung Chi-keung said" as 張志明先生表示。
Right: 張志強先生表示。
Fix: find out how the person writes the name; put people who are named often into the glossary.
Readings are Mandarin and Cantonese, spelt as in Hong Kong, Macao, Taiwan, Singapore and the Mainland. Where nothing
says that a name begins there, or only the surname is known, it is a warning.
Does not: see a character that sounds the same (志 and 智); look at names of the glossary, at spellings that come near
  (Tung Chee-hwa), at people whom the Chinese text does not name, or at Koreans and Vietnamese.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n import romanisation
from l10n.checks import _terms, finding
from l10n.checks._folded import begins
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.script import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.romanisation import Match
    from l10n.romanisation.english import Person

CODE = "NAM013"
NAME = "name sounds otherwise"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_MOST = 40
"""A text with more people than that is a list; each would be held against each."""
_LENGTH = 20_000
"""A text of more characters than that is no paragraph."""
_TITLED = 3
_GIVEN = later(r" ?[（(] ?[\u3400-\u9fff]")
"""The name in characters stands behind the romanised one: NAM014 holds the translation to it."""
_SHORT = 2
_LONGEST = 3
_LEFT = frozenset("的由請请向讓让對对給给及")
"""Behind these a name may begin."""
_NEVER = frozenset("的了是在不這这那們们就都而或把被讓让給给着過过嗎吗呢吧很最已將将對对為为於其此該该與与及要之有以")
"""Characters that hardly any given name has."""


class _Wrong(NamedTuple):
    """A name of the Chinese text that is not quite the person's."""

    form: str
    start: int
    severity: Severity
    message: str


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each person whose name in Chinese does not sound like the one in English."""
    if context.source.chinese == context.locale.chinese or not pair.target:
        return
    if not romanisation.may_name(pair.source if context.locale.chinese else pair.target):
        return
    text = _terms.plain(pair)
    sources = "\n".join(text.sources)
    english, chinese = (sources, text.target) if context.locale.chinese else (text.target, sources)
    people = romanisation.people(english)
    if not people or len(people) > _MOST or len(chinese) > _LENGTH:
        return
    locale, other = (context.locale, context.source) if context.locale.chinese else (context.source, context.locale)
    known = [(hit.start, hit.end) for hit in context.glossary.find(english, other)]
    asked = [
        one
        for one in people
        if _GIVEN.match(english, one.end) is None
        and not any(start < one.end and one.start < end for start, end in known)
    ]
    for person, wrong in _judged(asked, people, chinese, locale):
        shown = wrong.form if context.locale.chinese else person.text
        group = next((group for group, one in zip(text.groups, text.targets, strict=True) if shown in one), None)
        if group is not None:
            column = group.target.find(shown) + 1
            yield finding((CODE, wrong.severity), group, context, wrong.message, column=column)


def _judged(
    asked: Sequence[Person], people: Sequence[Person], chinese: str, locale: Locale
) -> Iterator[tuple[Person, _Wrong]]:
    """Yield people with the name that stands for theirs and should not, each person and each name once."""
    seen: set[str] = set()
    blamed: set[int] = set()
    for person in asked:
        if person.text in seen:
            continue
        seen.add(person.text)
        if romanisation.fits(person, chinese):
            continue
        wrong = (_nearly if person.full else _stranger)(person, people, chinese, locale)
        if wrong is None and person.full:
            wrong = _another(person, people, chinese, locale)
        if wrong is not None and wrong.start not in blamed:
            blamed.add(wrong.start)
            yield person, wrong


def _nearly(person: Person, people: Sequence[Person], chinese: str, locale: Locale) -> _Wrong | None:
    """Return the name of the Chinese text that fits a person but for one part, the surest first."""
    best: tuple[int, Match] | None = None
    for way in person.ways:
        for match in romanisation.matches(way, chinese):
            if match.near or _is_taken(chinese[match.start : match.end], person, people):
                if match.near:
                    return None
                continue
            if match.surname and match.start and _extends(person, chinese[match.start - 1]):
                return None
            sure = _sure(chinese, match, locale)
            if sure <= 1 and not _NEVER.isdisjoint(chinese[match.start + 1 : match.end]):
                continue
            if match.end - match.start == _SHORT and (sure < _TITLED or not person.titled):
                continue
            if best is None or sure > best[0]:
                best = (sure, match)
    if best is None:
        return None
    sure, match = best
    form = chinese[match.start : match.end]
    part = "the surname" if match.surname else chinese[match.wrong]
    return _Wrong(form, match.start, SEVERITY if sure else Severity.WARNING, _said(form, person, part))


def _said(form: str, person: Person, part: str) -> str:
    return f"{form} does not sound like {person.text}" + (f": {part}" if part else "")


def _is_taken(form: str, person: Person, people: Sequence[Person]) -> bool:
    """Return whether a name is that of somebody else whom the English text names: Cheung Chi-ming, Norman Chan."""
    return any(
        romanisation.fits(one, form)
        for one in people
        if one.text != person.text
        and (one.full or (" " in one.text and one.text.split(" ", maxsplit=1)[0] not in person.text))
    )


def _extends(person: Person, character: str) -> bool:
    """Return whether the character before a name is the surname that is looked for: 林 before 鄭月娥."""
    if not romanisation.is_surname(character):
        return False
    return any(romanisation.surname_fits(word, character) for way in person.ways for word in way.surname)


def _sure(chinese: str, match: Match, locale: Locale) -> int:
    """Return how surely a stretch is a name: 3 a title stands beside it, 1 one may begin there, 0 nothing says so."""
    start = match.start + (match.end - match.start > _LONGEST)  # 林鄭月娥: the husband's surname stands before
    name = names.around(chinese, start, locale)
    if name is not None and name.start in {start, match.start} and name.end == match.end:
        return name.sure
    left = chinese[match.start - 1 : match.start] if match.start else ""
    return int(left in _LEFT or begins(chinese, match.start, locale))


def _stranger(person: Person, people: Sequence[Person], chinese: str, locale: Locale) -> _Wrong | None:
    """Return the only person with a title in a Chinese text, where the surname is another than the person's."""
    others = {one.text for one in people if not romanisation.fits(one, chinese)}
    if not person.titled or len(others) > 1:
        return None
    found = {
        name
        for name in _titled(chinese, locale)
        if begins(chinese, name.start, locale) and not _is_named(chinese[name.start : name.end], people)
    }
    polite = tuple(str(locale.table("conversion").get("honorifics", "")).split())
    found = {name for name in found if chinese.startswith(polite, name.end)} or {
        name for name in found if name.end - name.start > 1
    }
    if len({chinese[name.start : name.end] for name in found}) != 1:
        return None
    name = min(found, key=lambda one: one.start)
    form = chinese[name.start : name.end]
    if romanisation.surname_near(person.ways[0].surname[0], form[: name.surname]):
        return None
    return _Wrong(form, name.start, Severity.WARNING, _said(form, person, "the surname"))


def _another(person: Person, people: Sequence[Person], chinese: str, locale: Locale) -> _Wrong | None:
    """Return the only name with a title that has a person's surname, where nothing of the given name sounds alike."""
    way = person.ways[-1]
    found = {}
    for name in _titled(chinese, locale) if person.titled else ():
        form = chinese[name.start : name.end]
        given = form[name.surname :]
        if len(given) != len(way.given) or not romanisation.surname_fits(way.surname[-1], form[: name.surname]):
            continue
        if not _is_taken(form, person, people) and not any(map(romanisation.is_near, given, way.given)):
            found[form] = name
    if len(found) != 1 or len(way.given) < _SHORT:
        return None
    form, name = found.popitem()
    return _Wrong(form, name.start, Severity.WARNING, _said(form, person, "the given name"))


def _is_named(form: str, people: Sequence[Person]) -> bool:
    return any(romanisation.fits(one, form) for one in people)


def _titled(chinese: str, locale: Locale) -> list[names.Name]:
    """Return the names of a Chinese text that stand beside a title."""
    found: list[names.Name] = []
    at = 0
    while at < len(chinese):
        name = names.around(chinese, at, locale)
        if name is not None and name.start == at and name.sure == _TITLED and name.surname:
            found.append(name)
            at = name.end
        else:
            at += 1
    return found
