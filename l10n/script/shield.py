"""The shield: the glossary's names and terms, and the locale's own words, laid over a text. Part of the room `script`.

In: a Layer, locales, the glossary. Out: the layer with those places settled, and doubts where a form may mean two
things. A form whose counterpart is certain is forced; a short word with another word in the other region is only
pointed out.
May not touch: places that are settled already.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.glossary import Status
from l10n.patterns import later
from l10n.script import characters
from l10n.script.doubts import Doubt
from l10n.typography.spans import has_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Glossary, Hit
    from l10n.locale import Locale
    from l10n.script.lay import Layer

_SHORT = 2
"""Up to two characters a word is too common to be exchanged for another word unseen (`培育` is not always `孵化`)."""
_EVERY_MARK = "「」『』“”‘’《》〈〉"
_MARKS = str.maketrans("", "", _EVERY_MARK)


def cover(layer: Layer, source: Locale, target: Locale, glossary: Glossary) -> list[Doubt]:
    """Settle the glossary's forms in the layer; return what needs a reader."""
    doubts: list[Doubt] = []
    if not len(glossary):
        return doubts
    hits = (hit for hit in glossary.find(layer.source, source) if hit.status is not Status.FORBIDDEN)
    for (start, end), senses in groupby(hits, key=lambda hit: (hit.start, hit.end)):
        shown = layer.source[start:end]
        if not has_han(shown) or not layer.free(start, end):
            continue
        written = _plain(shown, source, target)
        wanted = _counterparts(shown, written, list(senses), layer.source, source, target, glossary)
        if len(wanted) == 1:
            layer.put(start, end, wanted[0])
            continue
        others = [one for one in wanted if one.translate(_MARKS) != written.translate(_MARKS)]
        if wanted:
            layer.put(start, end, written)
        if others:
            doubts.append(
                Doubt(start, end, shown, written, "/".join(others), "the glossary has another word, by sense")
            )
    return doubts


def _counterparts(
    shown: str,
    written: str,
    senses: Sequence[Hit],
    text: str,
    source: Locale,
    target: Locale,
    glossary: Glossary,
) -> list[str]:
    """Return what a form may become, each once: one is certain, of several the sense decides, none is not known."""
    fitting = [hit for hit in senses if hit.concept.when and any(word in text for word in hit.concept.when)]
    fitting = fitting or [hit for hit in senses if not hit.concept.when]
    found: list[str] = []
    for hit in fitting:
        forms = glossary.expected(hit.concept, target)
        if not forms:
            continue
        mine = glossary.expected(hit.concept, source)
        chosen = _choose(shown, hit, written, mine, forms)
        for one in chosen:
            answer = _marked(one, shown)
            if answer not in found:
                found.append(answer)
    return found


def _marked(form: str, shown: str) -> str:
    """Return a form with the marks of the text it answers, which are turned later by their nesting in the sentence."""
    mine = [one for one in shown if one in _EVERY_MARK]
    if not mine:
        return form.translate(_MARKS)
    if sum(one in _EVERY_MARK for one in form) != len(mine):
        return form
    return "".join(mine.pop(0) if one in _EVERY_MARK else one for one in form)


def _choose(shown: str, hit: Hit, written: str, mine: Sequence[str], forms: Sequence[str]) -> list[str]:
    """Return the form that answers this one; two where the writer's own word is admitted and short."""
    preferred = forms[0]
    same = [form for form in forms if form.translate(_MARKS) == written.translate(_MARKS)]
    if hit.status is Status.PREFERRED:
        if same and same[0] != preferred and not hit.concept.certain and len(shown) <= _SHORT:
            return [same[0], preferred]
        return [preferred]
    if same:
        return [same[0]]
    if len(mine) == len(forms) and hit.term.text in mine:
        return [forms[list(mine).index(hit.term.text)]]
    return [preferred]


def _plain(shown: str, source: Locale, target: Locale) -> str:
    """Return a form converted by characters and the target's own forms only; its marks are turned later."""
    return _plainly(shown, source.code, target.code)


@lru_cache(maxsize=2048)
def _plainly(shown: str, source: str, target: str) -> str:
    """Return the same, by the locales' codes: the glossary's forms come again and again."""
    there = locales.get(target)
    forms = there.table("conversion").get("forms", {})
    return "".join(forms.get(one, one) for one in "".join(characters.cells(shown, locales.get(source), there)))


def words(layer: Layer, target: Locale) -> None:
    """Lay the target's own words (`[conversion.words]`) over what is not settled, the longest first at each place."""
    pattern = _words(target.code)
    if pattern is None:
        return
    table = target.table("conversion")["words"]
    for match in pattern.finditer(layer.source):
        if layer.free(*match.span()):
            layer.put(*match.span(), table[match[0]])


def changes_by_word(text: str, there: str, target: Locale) -> bool:
    """Return whether `words`, laid over `there`, writes another character where `there` still has that of `text`."""
    pattern = _words(target.code)
    if pattern is None:
        return False
    table = target.table("conversion")["words"]
    for match in pattern.finditer(there):
        word, start = table[match[0]], match.start()
        if len(word) != len(match[0]):
            return True
        if any(text[at] == there[at] != one for at, one in enumerate(word, start)):
            return True
    return False


@cache
def _words(code: str) -> re.Pattern[str] | None:
    table = locales.get(code).table("conversion").get("words", {})
    if not table:
        return None
    return later("|".join(re.escape(word) for word in sorted(table, key=len, reverse=True)))
