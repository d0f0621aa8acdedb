"""Contact lines are not those of the source.

What: over all contact lines of a release, a telephone number, e-mail or web address that a translation lacks or has
beside those of the source; a contact line left out on purpose; a name in Latin letters that is spelt another way.
Why: a journalist on deadline has these lines and nothing else.
Wrong: "Cindy Fung" as Cindy Fong; three telephone numbers in the source, two in the translation.
Right: the same lines in every edition, whatever block they stand in.
Fix: copy the detail from the source.
Does not: say anything where one line differs from the line it translates: that is TAG002, at that line; compare
  Chinese names with English ones (NAM001), or mind that labels (Tel, 電話) are translated.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n import values
from l10n.checks._terms import codes_of
from l10n.model import Finding, Role, Scope, Severity, strip_codes
from l10n.patterns import later
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.locale import Locale
    from l10n.model import BlockPair, Group
    from l10n.values import Value

CODE = "CON004"
NAME = "contact lines differ"
SEVERITY = Severity.ERROR
SCOPE = Scope.RELEASE

_KINDS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.URL})
_NAME = later(r"(?<![\w@.])[A-Z][a-z]{2,}(?![\w@])")
_ALIKE = 0.6


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield what the contact lines of each translation lack, add or misspell."""
    for code, pairs in editions.items():
        contacts = [pair for pair in pairs if pair.block.role is Role.CONTACT]
        if code == context.source.code or not contacts:
            continue
        for pair in contacts:
            for group in pair.groups:
                if group.omitted:
                    yield _at(group, code, Severity.WARNING, "a contact line is left out")
                elif group.target:
                    yield from _names(pair, group, code)
        if all(pair.complete for pair in contacts):
            yield from _details(contacts, context.source, locales.get(code))


def _details(contacts: list[BlockPair], source: Locale, target: Locale) -> Iterator[Finding]:
    """Yield the details that moved into no line at all, or came from nowhere, over the whole of the contacts."""
    left = [(value, group) for pair, group in _groups(contacts) for value in _read(pair, group.source, source)]
    right = [(value, group) for pair, group in _groups(contacts) for value in _read(pair, group.target, target)]
    here = {id(group): sum(one is group for _, one in left) for _, group in (*left, *right)}
    there = {id(group): sum(one is group for _, one in right) for _, group in (*left, *right)}
    for value, group in left:
        same = [one for one, _ in right if values.same_detail(value, one, source, target)]
        if not same and not there[id(group)]:
            yield _at(group, target.code, SEVERITY, f"{value.text} stands nowhere in the contacts", value.text)
    for value, group in right:
        same = [one for one, _ in left if values.same_detail(one, value, source, target)]
        if not same and not here[id(group)]:
            yield _at(group, target.code, SEVERITY, f"{value.text} stands nowhere in the contacts of the source")


def _groups(contacts: list[BlockPair]) -> Iterator[tuple[BlockPair, Group]]:
    return ((pair, group) for pair in contacts for group in pair.groups)


def _read(pair: BlockPair, text: str, locale: Locale) -> list[Value]:
    return [value for value in values.read(strip_codes(text, codes_of(pair)), locale) if value.kind in _KINDS]


def _names(pair: BlockPair, group: Group, code: str) -> Iterator[Finding]:
    """Yield a Latin name of a contact line that is nearly, and not quite, one of its source."""
    codes = codes_of(pair)
    there = _NAME.findall(strip_codes(group.source, codes))
    for name in _NAME.findall(strip_codes(group.target, codes)):
        meant = difflib.get_close_matches(name, there, n=1, cutoff=_ALIKE)
        if name not in there and meant and meant[0] not in group.target:
            yield _at(group, code, SEVERITY, f"{name} is {meant[0]} in the source", meant[0])


def _at(group: Group, code: str, severity: Severity, message: str, expected: str = "") -> Finding:
    return Finding(
        CODE, severity, message, unit=group.units[0].id, locale=code, source=group.source, target=group.target,
        expected=expected,
    )  # fmt: skip
