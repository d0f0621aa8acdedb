"""A short form stands before the text has said what it is short for.

What: a row of the glossary says `first_mention = defined` (the Center = 中心), and a release has the form before a
  place that defines it: in parentheses behind the full name, "(the Center)", 「（中心）」, （以下簡稱「中心」）.
Why: "the Center" alone may be any centre; the reader of the Chinese edition needs the definition just as well.
Wrong: 香港江蘇科技創新中心舉行儀式。中心將……
Right: 香港江蘇科技創新中心（中心）舉行儀式。中心將……
Fix: define the short form where the full name first stands, or write the full name.
Does not: look at forms inside longer terms (國際創新科技中心), or at headlines, captions and headings. In a translation
  only places whose source has the short form count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _terms
from l10n.glossary.concept import Status
from l10n.locale import get
from l10n.model import RUNNING, Finding, Role, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.glossary import Concept
    from l10n.model import BlockPair

CODE = "TRM005"
NAME = "short form undefined"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE

_OPEN = "[(（][^()（）]{0,20}?[「“\"'‘]?"
_SHUT = "[」”\"'’]?[^()（）]{0,6}[)）]"


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding, once an edition, for each short form that stands before its definition."""
    short = [concept for concept in context.glossary.concepts if concept.first_mention == "defined"]
    for code, pairs in editions.items() if short else ():
        for concept in short:
            yield from _undefined(concept, code, pairs, context)


def _undefined(concept: Concept, code: str, pairs: Pairs, context: CheckContext) -> Iterator[Finding]:
    where = get(code)
    own = code == context.source.code
    forms = context.glossary.expected(concept, where)
    defined = re.compile(f"{_OPEN}(?:{'|'.join(map(re.escape, forms))}){_SHUT}", re.IGNORECASE) if forms else None
    for pair in pairs if defined else ():
        text = _terms.plain(pair)
        shown = _terms.shown(pair)
        said = shown if own else text.target
        found = defined.search(said)  # type: ignore[union-attr]
        asked = own or concept in {hit.concept for hit in context.glossary.find(shown, context.source)}
        for hit in context.glossary.find(said, where) if asked and _running(pair) else ():
            if (
                hit.concept is concept
                and hit.status is not Status.FORBIDDEN
                and not (found and found.start() < hit.start)
            ):
                group = pair.groups[0] if own else text.groups[0]
                form = said[hit.start : hit.end]
                message = f"{form!r} stands before the text defines it, as in ({forms[0]})"
                target = "" if own else group.target
                yield Finding(
                    CODE, SEVERITY, message, unit=group.units[0].id, locale=code, source=group.source, target=target
                )
                return
        if found:
            return


def _running(pair: BlockPair) -> bool:
    return Role(pair.block.role) in RUNNING - {Role.CAPTION, Role.TABLE_CELL}
