"""The Traditional and Simplified forms of a row do not belong together, or one is in the wrong script.

What: a form with a character of the other script (an error); a name whose preferred Simplified form is not the
  conversion of its preferred Traditional form (an error when they differ in one character, as after a slip of the
  keyboard, else a warning); a word whose forms differ from the conversion (a remark: another word may be wanted); a
  person's name that a converter would bring back wrong, 鄭松岩 as 鄭松巖, and that the row does not protect in `avoid`.
Why: Simplified is derived from Traditional through these rows: a wrong pair goes into every release.
Wrong: 譚鐵牛, 谭铁午. 趙岩, 赵岩 without `!趙巖` under avoid:zh_Hant_HK.
Right: 譚鐵牛, 谭铁牛. 機械人, 机器人 (another word on the Mainland).
Fix: correct the form named; put the converter's spelling into `avoid` with `!`; for a name that is another word say so
  in `note`, which makes the finding silent.
Does not: look at rows with one Chinese column, or at forms in Latin letters. Quotation marks do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n import script
from l10n.glossary import NAMES, Glossary, Kind, Status
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.glossary import Concept
    from l10n.locale import Locale

CODE = "TRM011"
NAME = "scripts of a row"
SEVERITY = Severity.WARNING
SCOPE = Scope.GLOSSARY

_MARKS = dict.fromkeys(map(ord, "「」『』“”‘’《》〈〉"))


def find(glossary: Glossary, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001 - every check has this shape
    """Yield a finding for each form in the wrong script and each pair of forms that do not belong together."""
    hant, hans = locales.get("zh_Hant_HK"), locales.get("zh_Hans_CN")
    for concept in glossary.concepts:
        yield from _foreign(concept)
        mine = [term.text for term in concept.terms if term.locale == hant.code and _right(term.status)]
        theirs = [term.text for term in concept.terms if term.locale == hans.code and _right(term.status)]
        if mine and theirs:
            yield from _pair(concept, mine, theirs, (hant, hans))
            if concept.kind is Kind.PERSON:
                yield from _homographs(concept, mine[0], theirs[0], (hant, hans))


def _right(status: Status) -> bool:
    return status is not Status.FORBIDDEN


def _foreign(concept: Concept) -> Iterator[Finding]:
    """Yield right forms with characters of the other script."""
    for term in concept.terms:
        where = locales.get(term.locale)
        if where.chinese and _right(term.status):
            wrong = "".join(one.character for one in script.is_foreign(term.text, where))
            if wrong:
                yield _said(
                    concept, Severity.ERROR, f"{term.text!r} in {term.locale} has {wrong!r} of the other script"
                )


def _pair(concept: Concept, mine: list[str], theirs: list[str], where: tuple[Locale, Locale]) -> Iterator[Finding]:
    """Yield what the preferred forms of a row say when neither is the other's conversion."""
    made = [_bare(script.convert(form, *where, glossary=Glossary.empty()).text) for form in mine]
    held = [_bare(form) for form in theirs]
    if made[0] == held[0] or made[0].isascii():
        return
    message = f"{theirs[0]!r} is not {mine[0]!r} in Simplified, which would be {made[0]!r}"
    if concept.kind not in NAMES:
        # several forms on each side that answer each other in another order, or another word on the Mainland
        if not set(made) & set(held) and len(made[0]) != len(held[0]):
            yield _said(concept, Severity.INFO, message)
        return
    apart = sum(one != other for one, other in zip(made[0], held[0], strict=False))
    slip = len(made[0]) == len(held[0]) and apart == 1
    if slip or not (set(made) & set(held) or concept.note):
        yield _said(concept, Severity.ERROR if slip and not concept.note else Severity.WARNING, message)


def _homographs(concept: Concept, mine: str, theirs: str, where: tuple[Locale, Locale]) -> Iterator[Finding]:
    """Yield a person's name that a converter may bring back from Simplified as another, where no form says so."""
    doubts = script.convert(theirs, where[1], where[0], glossary=Glossary.empty()).doubts
    known = {term.text for term in concept.terms if term.locale == where[0].code}
    others = [
        mine[: doubt.start] + one + mine[doubt.end :]
        for doubt in doubts
        for one in sorted({doubt.written, *doubt.others} - {mine[doubt.start : doubt.end]})
        if len(theirs) == len(mine) and one.strip() and doubt.end - doubt.start == 1
    ]
    if others and not any(other in form or form in other for other in others for form in known - {mine}):
        message = (
            f"{theirs!r} converted to Traditional may be {others[-1]!r}; put !{others[-1]} under avoid:{where[0].code}"
        )
        yield _said(concept, SEVERITY, message)


def _bare(form: str) -> str:
    return form.translate(_MARKS)


def _said(concept: Concept, severity: Severity, message: str) -> Finding:
    return Finding(CODE, severity, f"{concept.id}: {message}", path=concept.path, line=concept.line)
