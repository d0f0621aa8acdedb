"""The glossary as engines keep to it: which terms of a text are sure, and which of them an answer lacks.

In: a text, an answer, a Request. Out: terms with their forms; an answer with known wrong forms put right. May not
touch: the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import glossary as glossaries
from l10n.model import CODE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from l10n.engines import Request
    from l10n.glossary import Glossary, Hit
    from l10n.locale import Locale

_MOST_REPAIRS = 50


def usable(glossary: Glossary, text: str, source: Locale, target: Locale) -> Iterator[Hit]:
    """Yield the hits of a text that have one meaning and a form in the target, one a place.

    Rows that say nothing of a sense are renderings of one thing, however many there are: the first one counts.
    """
    for hits in _places(glossary, text, source, target):
        if _one_meaning(hits):
            yield hits[0]


def undecided(glossary: Glossary, text: str, source: Locale, target: Locale) -> dict[str, list[str]]:
    """Map the terms of a text whose sense is not decided to the preferred form of each sense, as the glossary has them.

    A term that counts in some contexts only is none of them.
    """
    found: dict[str, list[str]] = {}
    for hits in _places(glossary, text, source, target):
        forms = list(dict.fromkeys(glossary.expected(hit.concept, target)[0] for hit in hits))
        if len(forms) > 1 and not _one_meaning(hits):
            found[text[hits[0].start : hits[0].end]] = forms
    return found


def _places(glossary: Glossary, text: str, source: Locale, target: Locale) -> list[list[Hit]]:
    """Return the hits of each place that holds terms for the target, none of which counts in some contexts only."""
    places: dict[tuple[int, int], list[Hit]] = {}
    for hit in glossary.find(text, source):
        places.setdefault((hit.start, hit.end), []).append(hit)
    sure = [hits for hits in places.values() if not any(hit.concept.when for hit in hits)]
    if not target.chinese:
        sure = [[hit for hit in hits if glossaries.telling(glossary, hit, source)] for hits in sure]
    found = [[hit for hit in hits if _known(glossary, hit, target)] for hits in sure]
    return [hits for hits in found if hits]


def _one_meaning(hits: Sequence[Hit]) -> bool:
    return len(hits) == 1 or not any(hit.concept.sense for hit in hits)


def _known(glossary: Glossary, hit: Hit, target: Locale) -> bool:
    return hit.status != "forbidden" and bool(glossary.expected(hit.concept, target))


def repair(source: str, target: str, request: Request) -> tuple[str, list[str]]:
    """Put the glossary's terms into an answer made without protection: known wrong forms become right ones.

    Returns the text and what is still wrong, each one clause ("term: Cyberport = 數碼港 is missing").
    """
    glossary, sources = request.glossary, [_plain(source)]
    for _ in range(_MOST_REPAIRS):
        wrong = glossaries.misused(glossary, sources, target, request.source, request.target)
        if not wrong or not wrong[0].expected:
            break
        target = target[: wrong[0].start] + wrong[0].expected[0] + target[wrong[0].end :]
    for want in glossaries.unmet(glossary, sources, target, request.source, request.target):
        if want.left and want.expected and len(want.concepts) == 1:
            target = target.replace(want.left, want.expected[0])
    return target, [f"term: {term} = {form} is missing" for term, form in _unmet(source, target, request).items()]


def missing(source: str, target: str, request: Request) -> frozenset[str]:
    """Return the terms of the source (as they stand there) whose form is not in the target."""
    return frozenset(_unmet(source, target, request))


def guessed(source: str, target: str, request: Request, taken: Collection[str]) -> list[str]:
    """Return the terms of several senses that went in the form of the first because the engine had none of them."""
    found = undecided(request.glossary, _plain(source), request.source, request.target)
    return [
        f"term: {term} = {' or '.join(forms)}: the first was taken"
        for term, forms in found.items()
        if term in taken and forms[0].casefold() in target.casefold()
    ]


def _unmet(source: str, target: str, request: Request) -> dict[str, str]:
    """Map the terms of the source (as they stand there) that the target has in no right form to the preferred one.

    A check lets "it" or "the Authority" stand for a name; here a machine has lost it, and a person must see that.
    """
    text, glossary = _plain(source), request.glossary
    wants = glossaries.unmet(glossary, [text], target, request.source, request.target)
    found = {want.form: want.expected[0] for want in wants if want.expected}
    folded = target.casefold()
    for hits in _places(glossary, text, request.source, request.target):
        sure = _one_meaning(hits) and (hits[0].concept.certain or _short_for(hits[0], glossary, request.source))
        forms = [form for hit in hits for form in glossary.expected(hit.concept, request.target)]
        if sure and not any(form.casefold() in folded for form in forms):
            found.setdefault(text[hits[0].start : hits[0].end], forms[0])
    return found


def _short_for(hit: Hit, glossary: Glossary, source: Locale) -> bool:
    """Whether a form is made of letters picked out of a longer one (創科 of 創新科技): it means nothing but that.

    A mere part of it (機構 of 認可機構) is a word of its own, which checks do not ask for either.
    """
    form = hit.term.text
    longer = [one for one in glossary.expected(hit.concept, source) if len(one) > len(form) and form not in one]
    return source.chinese and any(_picked(form, one) for one in longer)


def _picked(form: str, longer: str) -> bool:
    letters = iter(longer)
    return all(letter in letters for letter in form)


def _plain(text: str) -> str:
    return CODE.sub("", text)
