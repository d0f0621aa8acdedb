"""A name that the source itself gives in the other script.

What: English that says "Ms Kwong Wai-yin (鄺慧賢)", and Chinese that has not 鄺慧賢 (in its own script); Chinese that
  says 劉永康（Lau Wing-hong）, and English that has not Lau Wing-hong.
Why: whoever wrote the source looked the name up; a translator need not guess, and must not.
Wrong: "Ms Kwong Wai-yin (鄺慧賢)" as 鄺惠賢女士。
Right: 鄺慧賢女士。
Fix: write the name as the brackets give it.
Where no name that is nearly it stands there, and nothing says that it is a person's, a Chinese name is a warning, one
in Latin letters nothing: an organisation may go by its short form.
Does not: look at one word in Latin letters, at order (Wing-hong Lau), hyphens or capitals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n import romanisation, script
from l10n.checks import _terms, finding
from l10n.checks._folded import folded, near
from l10n.model import Scope, Severity
from l10n.patterns import later
from l10n.script import characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group

CODE = "NAM014"
NAME = "name in brackets changed"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_HAN = later(r"[（(] ?([\u3400-\u9fff]{2,4}) ?[)）]")
_WORD = r"[A-Z][A-Za-zÀ-ɏ'’.-]*"
_BEFORE = later(rf"(?:{_WORD} ){{0,5}}{_WORD} ?$")
_LATIN = later(rf"([\u3400-\u9fff·]{{1,10}}) ?[（(] ?({_WORD}(?: (?:{_WORD}|de|da|del|van|von|bin|al)){{1,4}}) ?[)）]")
_OPENS = later("[（(] ?[A-Z]")
"""Where a name in Latin letters begins: what `_LATIN` finds holds it."""
_REACH = 80
"""How many characters before a bracket are looked at for the name that it explains."""
_POLITE = later(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Madam)\b")
_EXACT = 3
_MOST = 100
_LONGEST = 20_000
"""A text with more brackets, or of more characters, is no paragraph."""


class _Given(NamedTuple):
    """A name in brackets: what it is, the words before it, whether that is a person."""

    name: str
    before: str
    person: bool


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name in brackets that the target lacks."""
    if not pair.target or not ("(" in pair.source or "（" in pair.source):
        return
    here, there = context.source, context.locale
    if there.chinese and pair.source.isascii():
        return  # no name in characters
    text = _terms.plain(pair)
    if len(text.target) > _LONGEST or pair.source.count("(") + pair.source.count("（") > _MOST:
        return
    for group, source in zip(text.groups, text.sources, strict=True):
        if there.chinese:
            for given in _in_characters(source):
                yield from _characters(given, group, text.target, context)
        elif here.chinese:
            for given in _in_letters(source):
                yield from _letters(given, group, text.target, context)


def _in_characters(source: str) -> list[_Given]:
    found = []
    for match in _HAN.finditer(source):
        before = _BEFORE.search(source[max(0, match.start() - _REACH) : match.start()])
        if before is not None:
            person = _POLITE.search(before[0]) is not None or _sounds(before[0], match[1])
            found.append(_Given(match[1], before[0].strip(), person))
    return found


def _sounds(latin: str, name: str) -> bool:
    """Return whether a name in Latin letters is read as the one in characters."""
    return any(romanisation.fits(one, name) for one in romanisation.people(latin))


def _characters(given: _Given, group: Group, target: str, context: CheckContext) -> Iterator[Finding]:
    """Yield what is wrong with a name that the source gives in characters."""
    name, text = folded(given.name), folded(target)
    at = text.find(name)
    if at >= 0:
        yield from _as_written(given, group, target, context)
        return
    place = next((one for one in near(name, text) if len(name) >= _EXACT or _placed(given, target, one)), -1)
    wanted = _in_script(given.name, context.locale)
    if place >= 0:
        form = target[place : place + len(name)]
        message = f"{form} stands for {wanted}, which the source gives in brackets"
        column = group.target.find(form) + 1
        yield finding((CODE, SEVERITY), group, context, message, expected=wanted, column=column)
        return
    severity = SEVERITY if given.person else Severity.WARNING
    message = f"{wanted}, which the source gives in brackets for {given.before}, is missing"
    yield finding((CODE, severity), group, context, message, expected=wanted)


def _placed(given: _Given, target: str, at: int) -> bool:
    """Return whether a name of two characters that is nearly the one given may be a person's: the surname is right."""
    return given.person and target[at : at + 1] == given.name[:1]


def _as_written(given: _Given, group: Group, target: str, context: CheckContext) -> Iterator[Finding]:
    """Yield a warning where a Traditional text has the name in other characters of the same script: 范 and 範."""
    if given.name in target or context.locale.script != "Hant" or _in_script(given.name, context.locale) in target:
        return
    at = folded(target).find(folded(given.name))
    form = target[at : at + len(given.name)]
    if _in_script(form, context.locale) == form and given.person:
        message = f"{form} is written {given.name} in the source"
        column = group.target.find(form) + 1
        yield finding((CODE, Severity.WARNING), group, context, message, expected=given.name, column=column)


def _in_script(name: str, locale: Locale) -> str:
    """Return a name in the characters of a locale."""
    other = locales.get("zh_Hant_HK" if locale.script == "Hans" else "zh_Hans_CN")
    if locale.script == "Hant" and not script.is_foreign(name, locale):
        return name
    return "".join(characters.singles(name, other, locale))


def _in_letters(source: str) -> list[_Given]:
    found: list[_Given] = []
    if _OPENS.search(source) is None:
        return found
    for match in _LATIN.finditer(source):
        before, latin = match[1], match[2]
        person = "·" in before or any(_sounds(latin, before[-size:]) for size in (2, 3, 4))
        found.append(_Given(latin, before, person))
    return found


def _letters(given: _Given, group: Group, target: str, context: CheckContext) -> Iterator[Finding]:
    """Yield what is wrong with a name that the source gives in Latin letters."""
    words = _words(given.name)
    runs = _words(target)
    closed = "".join(runs)
    if any("".join(one) in closed for one in (words, [*words[1:], words[0]], [words[-1], *words[:-1]])):
        return
    spelt = _words_of(target)
    size = len(words)
    for at in range(len(runs) - size + 1):
        same = sum(one == other for one, other in zip(words, runs[at : at + size], strict=True))
        if size - same == 1 and same:
            wrong = " ".join(spelt[at : at + size])
            message = f"{wrong} stands for {given.name}, which the source gives in brackets"
            yield finding((CODE, SEVERITY), group, context, message, expected=given.name, column=1 + target.find(wrong))
            return
    if given.person:
        message = f"{given.name}, which the source gives in brackets for {given.before}, is missing"
        yield finding((CODE, SEVERITY), group, context, message, expected=given.name)


_TOKEN = later(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-zÀ-ɏ]+)?")


def _words_of(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters, without the possessive; hyphens part them."""
    return [re.sub("['’]s$", "", one.lower()) for one in _words_of(text)]
