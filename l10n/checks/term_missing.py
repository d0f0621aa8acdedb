"""A term or name of the glossary is missing in the translation.

What: the source has a term of the glossary and the translated block has none of its right forms.
Why: one thing has one name; a reader who meets another name looks for another thing.
Wrong: "Cyberport opened" as 電腦中心啟用.
Right: 數碼港啟用, or any admitted form; 該公司 or 中心 where the name was said before.
Fix: write the preferred form (shown), or add the form used to the row if it is right.
Does not: count. A term anywhere in the block is in order, and Chinese may take a name up with 該局, 他 or 孫教授; what
  is only said to be outside a place may be 境外 or 海外. A
  longer term of the glossary counts for itself only; the shorter ones inside it are not asked for. A name is
  an error, a word a warning. Forbidden forms are TRM002's, names left in Latin letters NAM001's, names that
  never change NAM002's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.checks import _terms
from l10n.glossary import Kind
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

CODE = "TRM001"
NAME = "term missing"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_MAINLAND = "zh_Hans_CN"
_BARE = frozenset(
    {"局长", "副局长", "处长", "副处长", "司长", "副司长", "署长", "副署长", "主任", "副主任", "厅长", "副厅长"}
)
"""Heads who are called otherwise in Hong Kong."""
_LOCAL = ("市", "省", "區", "区", "縣", "县", "州", "旗")
_TITLES = (
    "Mr ",
    "Mrs ",
    "Ms ",
    "Miss ",
    "Dr ",
    "Prof ",
    "Professor ",
    "Sir ",
    "Dame ",
    "Mr. ",
    "Mrs. ",
    "Ms. ",
    "Dr. ",
)


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each term of the source that the block's target does not have."""
    for group, want in _terms.wants(pair, context):
        if want.left or want.concept.kind is Kind.KEEP:
            continue
        if want.concept.kind is Kind.PLACE and _is_person(group.source, want.form):
            continue
        if context.locale.chinese and _is_outside(group.source, want.form, pair.target):
            continue
        if context.source.chinese and _is_local(group.source, want.form, mainland=context.source.code == _MAINLAND):
            continue
        message = f"{want.form!r} is {_terms.forms(want.expected)} in the glossary; the translation has none of these"
        if want.partly:
            message += f" (it has {want.partly!r})"
        yield _terms.said(group, want, context, CODE, message)


_OUTSIDE = re.compile(r"\b(?:outside|beyond|not (?:in|from|on))(?: of)?(?: the)? \Z", re.IGNORECASE)
_ABROAD = ("境外", "海外", "外地", "非本地", "域外", "關外", "关外")


def _is_outside(source: str, form: str, target: str) -> bool:
    """Return whether a text only speaks of what is outside a place, and its translation says so: 境外, 海外."""
    if not any(word in target for word in _ABROAD):
        return False
    places = [match.start() for match in re.finditer(re.escape(form), source)]
    return bool(places) and all(_OUTSIDE.search(source, max(0, at - 20), at) for at in places)


def _is_local(source: str, form: str, *, mainland: bool) -> bool:
    """Return whether a head of a bureau is one of a city's or a province's wherever a text names him: 市教育局局長."""
    if form in _BARE and mainland:
        return True
    if not form.endswith(("局長", "局长", "處長", "处长", "廳長", "厅长")):
        return False
    parts = source.split(form)[:-1]
    return all(part.endswith(_LOCAL) for part in parts)


def _is_person(source: str, form: str) -> bool:
    """Return whether a place's name only stands in a text as a given name: Dr Sydney Cheung."""
    named = sum(
        source[: match.start()].endswith(_TITLES) and match["next"][1:2].isupper()
        for match in re.finditer(re.escape(form) + "(?P<next>.{0,2})", source, re.DOTALL)
    )
    return bool(named) and named == source.count(form)
