"""Quotations with different speakers.

What: a quotation whose translation names another speaker than the source does, as far as the glossary knows them; or
one speaker of the source who has two names among the speakers of a translation; or two speakers who share one.
Why: words in the wrong mouth are the mistake that has to be apologised for.
Wrong: "…," said Professor Sun Dong as 鄭松岩博士表示：「…」
Right: 孫東教授表示：「…」
Fix: name the source's speaker.
Does not: look at quotations whose speaker is only a pronoun or a post on either side, or say how a name is written:
  NAM001 to NAM003 do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from l10n import glossary
from l10n import locale as locales
from l10n.anatomy import quotation, wording
from l10n.checks._terms import codes_of
from l10n.model import Finding, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair

CODE = "CON009"
NAME = "speaker differs"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE


_OPENS = "“「『«\"〝‘'"


class Voice(NamedTuple):
    """A quotation in two languages: its block and who speaks on either side."""

    pair: BlockPair
    source: str
    target: str


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each quotation that a translation gives to another speaker."""
    for code, pairs in editions.items():
        if code != context.source.code:
            yield from _edition(_voices(pairs, context.source, locales.get(code)), locales.get(code), context)


def _voices(pairs: Pairs, source: Locale, target: Locale) -> list[Voice]:
    """Return the quotations whose speaker is plain on both sides."""
    found: list[Voice] = []
    for pair in pairs:
        if not (pair.complete and pair.target):
            continue
        if not any(map(pair.target.__contains__, _OPENS)) or not any(map(pair.source.__contains__, _OPENS)):
            continue  # nothing is quoted
        codes = codes_of(pair)
        here = _speaker(strip_codes(pair.source, codes), source)
        there = _speaker(strip_codes(pair.target, codes), target) if here else ""
        if there:
            found.append(Voice(pair, here, there))
    return found


def _speaker(text: str, locale: Locale) -> str:
    words = wording.of(locale)
    span = quotation.speech(text, words)
    return (quotation.speaker(text, span, words) or "") if span is not None else ""


def _edition(voices: list[Voice], target: Locale, context: CheckContext) -> Iterator[Finding]:
    """Yield what is wrong with the speakers of one translation, each quotation once."""
    named: dict[str, str] = {}
    by_target: dict[str, str] = {}
    for voice in voices:
        here, there = _people(voice.source, context.source, context), _people(voice.target, target, context)
        who, told = _bare(voice.source, context.source), _bare(voice.target, target)
        if here and there and not here & there:
            yield _at(voice, target, SEVERITY, f"{voice.source} speaks in the source, {voice.target} here")
            continue
        before = named.setdefault(who, told)
        if before != told and before not in told and told not in before:
            yield _at(voice, target, Severity.WARNING, f"{voice.source} is {voice.target} here, {before} before")
            continue
        other = by_target.setdefault(told, who)
        if other != who and other not in who and who not in other and before == told:
            yield _at(
                voice, target, Severity.WARNING, f"{voice.target} speaks here for {voice.source}, before for {other}"
            )


def _people(name: str, locale: Locale, context: CheckContext) -> frozenset[str]:
    hits = context.glossary.find(name, locale)
    return frozenset(hit.concept.id for hit in hits if hit.concept.kind is glossary.Kind.PERSON)


def _bare(name: str, locale: Locale) -> str:
    """Return a name without honorifics."""
    honorifics = wording.of(locale).honorifics
    if not locale.chinese or name.isascii():
        return " ".join(word for word in name.split() if word.rstrip(".") not in honorifics)
    for title in sorted(honorifics, key=len, reverse=True):
        if name.endswith(title) and len(name) > len(title) + 1:
            return name[: -len(title)]
    return name


def _at(voice: Voice, target: Locale, severity: Severity, message: str) -> Finding:
    group = next((one for one in voice.pair.groups if voice.target in one.target), voice.pair.groups[0])
    return Finding(
        CODE, severity, message, unit=group.units[0].id, locale=target.code, source=group.source, target=group.target
    )
