"""A person has two names in a release.

What: somebody whose Chinese name is known from one paragraph, since it sounds as the English one does (Cheung
  Chi-keung, 張志強), and who is 張智強 in another, or 張志明 where the English names nobody who is; or one Chinese
  name that is spelt in two ways in English.
Why: characters that sound the same are told apart by nobody who reads one paragraph at a time.
Wrong: 張志強 in the headline and 張智強 in the text, both for Cheung Chi-keung.
Right: one name throughout.
Fix: find out which is right; put the person into the glossary.
Does not: look at names of two characters or of the glossary; or at a name that is another person's whom the English
names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n import romanisation
from l10n.checks import _terms, finding
from l10n.model import Scope, Severity
from l10n.script import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding
    from l10n.romanisation.english import Person

CODE = "NAM018"
NAME = "person named two ways"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_FEWEST = 3
_MOST = 200
"""A release with more people than that is a list of names."""
_SURE = 3
_CROWD = 40
_LONGEST = 20_000
"""A paragraph of more people, or of more characters, is none."""


class _Mention(NamedTuple):
    """Somebody named in a block: how the name is read, as it stands in English, and the Chinese name."""

    pair: BlockPair
    key: tuple[str, ...]
    person: Person
    form: str


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each person whose name differs from what it was before."""
    for code, pairs in editions.items():
        locale = locales.get(code)
        if code == context.source.code or locale.chinese == context.source.chinese:
            continue
        asked = [one for one in pairs if one.target and romanisation.may_name(_english(one, locale))]
        mentions = [one for pair in asked for one in _mentions(pair, locale, context)]
        if not mentions or len(mentions) > _MOST:
            continue
        yield from _changed(mentions, locale, context)
        if locale.chinese:
            yield from _unnamed(pairs, mentions, locale, context)


def _english(pair: BlockPair, locale: Locale) -> str:
    return pair.source if locale.chinese else pair.target


def _mentions(pair: BlockPair, locale: Locale, context: CheckContext) -> Iterator[_Mention]:
    """Yield the people whom a block names in full in English, without those of the glossary."""
    text = _terms.plain(pair)
    sources = "\n".join(text.sources)
    english, chinese = (sources, text.target) if locale.chinese else (text.target, sources)
    people = {one.text: one for one in romanisation.people(english)}
    if len(people) > _CROWD or len(chinese) > _LONGEST:
        return
    hits = context.glossary.find(english, context.source if locale.chinese else locale)
    for person in people.values():
        known = any(hit.start < person.end and person.start < hit.end for hit in hits)
        if known or not person.full or len(person.ways[-1].given) + 1 < _FEWEST:
            continue
        key = (*person.ways[-1].surname, *person.ways[-1].given)
        for form in _forms(person, chinese):
            yield _Mention(pair, key, person, form)


def _forms(person: Person, chinese: str) -> list[str]:
    """Return the Chinese names of a person in a text in order, without those that are the end of another."""
    found = {
        chinese[match.start : match.end]: match.start
        for way in person.ways
        for match in romanisation.matches(way, chinese)
        if match.wrong < 0
    }
    whole = [one for one in found if not any(other != one and other.endswith(one) for other in found)]
    return sorted(whole, key=lambda one: found[one])


def _changed(mentions: list[_Mention], locale: Locale, context: CheckContext) -> Iterator[Finding]:
    """Yield mentions whose form, or in English whose spelling, is another than that of the first one."""
    first: dict[tuple[str, ...] | str, _Mention] = {}
    told: set[tuple[str, ...]] = set()
    for one in mentions:
        before = first.setdefault(one.key if locale.chinese else one.form, one)
        same = one.form.endswith(before.form) or before.form.endswith(one.form)
        if (same if locale.chinese else one.key == before.key) or (*one.key, one.form) in told:
            continue
        told.add((*one.key, one.form))
        if locale.chinese:
            message = f"{one.form} here and {before.form} before are both {one.person.text}"
            yield _at(one, one.form, message, locale, context)
        else:
            message = f"{one.person.text} here and {before.person.text} before are both {one.form}"
            yield _at(one, one.person.text, message, locale, context)


def _unnamed(pairs: Pairs, mentions: list[_Mention], locale: Locale, context: CheckContext) -> Iterator[Finding]:
    """Yield names beside a title that are a known one but for a character, and nobody's whom the English names."""
    forms = {one.form: one for one in mentions}
    pattern = re.compile("|".join(dict.fromkeys(way for form in forms for way in _ways(form))))
    surnames = {form[0] for form in forms}
    people = {one.person.text: one.person for one in mentions}.values()
    told: set[str] = set()
    for pair in pairs:
        if not any(map(pair.target.__contains__, surnames)):
            continue  # what is replaced is never the first character
        for match in pattern.finditer(target := _terms.plain(pair).target):
            wrong = match[0]
            if wrong in forms or wrong in told or any(romanisation.fits(one, wrong) for one in people):
                continue
            name = names.around(target, match.start(), locale)
            if name is None or name.sure < _SURE or (name.start, name.end) != match.span():
                continue
            told.add(wrong)
            right = next(form for form in forms if re.fullmatch("|".join(_ways(form)), wrong))
            message = f"{wrong} is nobody whom the source names; {forms[right].person.text} is {right}"
            yield _at(_Mention(pair, (), forms[right].person, wrong), wrong, message, locale, context)


def _ways(form: str) -> Iterator[str]:
    """Yield patterns of a name with one character of the given name replaced."""
    for at in range(len(form) - 2, len(form)):
        yield f"{form[:at]}[\u3400-\u9fff]{form[at + 1 :]}"


def _at(one: _Mention, shown: str, message: str, locale: Locale, context: CheckContext) -> Finding:
    here = type(context)(context.source, locale, context.glossary, context.date, context.style)
    group = next((group for group in one.pair.groups if shown in group.target), one.pair.groups[0])
    return finding((CODE, SEVERITY), group, here, message, column=group.target.find(shown) + 1)
