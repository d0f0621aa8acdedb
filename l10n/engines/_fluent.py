"""Making a sentence of one that had placeholders: spaces in Chinese; articles and capitals in English.

In: a text whose placeholders were replaced, the forms that were put in. Out: the text as the language has it. May not
touch: anything else of the text.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HAN = r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"


def closed(text: str, forms: Sequence[str]) -> str:
    """Take away the spaces that engines put round a placeholder, where Han now stands on both sides."""
    for form in dict.fromkeys(forms):
        escaped = re.escape(form)
        if form and re.match(_HAN + "|[0-9]", form[0]):
            text = re.sub(rf"({_HAN}) +(?={escaped})", r"\1", text)
        if form and re.match(_HAN + "|[0-9%]", form[-1]):
            text = re.sub(rf"(?<={escaped}) +(?={_HAN})", "", text)
    return text


_VOWEL = re.compile(r"(?!uni[^nm]|us[aei]|eu|one\b|once\b)[aeiou]", re.IGNORECASE)
_LETTER_BY_LETTER = re.compile(r"[A-Z]{2,6}\b")


def fluent(text: str, forms: Sequence[str]) -> str:
    """Make an English sentence of one that had placeholders: one article, a or an, a capital at its beginning."""
    for form in dict.fromkeys(forms):
        escaped = re.escape(form)
        if form[:4].casefold() == "the ":
            text = re.sub(rf"\b([Tt]he|an?) +{escaped}", partial(_articled, form), text)
        elif form[:1].isalpha():
            text = re.sub(rf"\b([Aa])n? +(?={escaped})", r"\1n " if _an(form) else r"\1 ", text)
        if form[:1].islower() and form.split()[0].islower():
            text = re.sub(rf"(^|[a-z]{{3}}[.!?][\"”’]? ){escaped}", partial(_begun, form), text)
    return text


def _begun(form: str, before: re.Match[str]) -> str:
    """Return a form with a capital, at the beginning of a sentence."""
    return f"{before[1]}{form[0].upper()}{form[1:]}"


def _articled(form: str, met: re.Match[str]) -> str:
    """Return a form that has its own article after another: the sentence's "the" takes the place of both."""
    article = met[1]
    return (article if article.casefold() == "the" else form[:3]) + form[3:]


def _an(form: str) -> bool:
    """Whether `an` goes before a form: by its first sound as far as letters tell (an HKMA officer, a unit)."""
    if _LETTER_BY_LETTER.match(form):
        return form[0] in "AEFHILMNORSX"
    return bool(_VOWEL.match(form))
