"""Two forms of one character in one release.

What: 發布 in one paragraph and 公佈 in another; so with 衞/衛, 台/臺, 裏/裡, in words in which Hong
Kong writes both.
Why: it shows that several hands wrote the release, or a machine.
Wrong: 今日公佈 … 稍後發布
Right: 今日公布 … 稍後發布
Fix: write the form that the release has more often; or let the house choose (`variants` under
`[tool.l10n.style.zh_Hant_HK]`), and `l10n fix` writes it.
Does not: count names, titles in 《》 and forms of the glossary (衞生署), which keep theirs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n import script
from l10n.glossary import Status
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs
    from l10n.model import Group
    from l10n.script import Variant

CODE = "SCR006"
NAME = "forms mixed"
SEVERITY = Severity.WARNING
SCOPE = Scope.RELEASE


def find(editions: Mapping[str, Pairs], context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each unit that has the rarer form of a character."""
    for code, pairs in editions.items():
        if locales.get(code).table("variants"):
            yield from _edition(code, pairs, context)


def _edition(code: str, pairs: Pairs, context: CheckContext) -> Iterator[Finding]:
    own = code == context.source.code
    groups = [group for pair in pairs for group in pair.groups if not group.omitted]
    asked = _mixed("\n".join([group.source if own else group.target for group in groups]), code)
    if not asked:
        return
    met = {group.units[0].id: group for group in groups}
    places = [(group, one) for group in met.values() for one in _forms(group, code, asked, context)]
    counts: dict[str, Counter[str]] = {}
    for _, one in places:
        counts.setdefault(one.family, Counter())[one.character] += 1
    said: set[tuple[str, str]] = set()
    for group, one in places:
        usual, number = counts[one.family].most_common(1)[0]
        if one.character == usual or (group.units[0].id, one.character) in said:
            continue
        said.add((group.units[0].id, one.character))
        yield Finding(
            CODE, SEVERITY, f"{one.word}, but {usual} {number} times in this release", unit=group.units[0].id,
            locale=code, source=group.source, target=group.target, expected=one.word.replace(one.character, usual),
            column=one.at + 1,
        )  # fmt: skip


def _mixed(text: str, code: str) -> list[str]:
    """Return the characters of the families of which a text has two: without that, nothing is mixed in any part."""
    found: list[str] = []
    for family in script.families(locales.get(code)):
        there = [one for one in family if one in text]
        if len(there) > 1:
            found += there
    return found


def _forms(group: Group, code: str, asked: list[str], context: CheckContext) -> list[Variant]:
    text = group.source if code == context.source.code else group.target
    if not any(map(text.__contains__, asked)):
        return []
    where = locales.get(code)
    found = script.variants(text, where)
    if not found:
        return found
    kept = [
        (hit.start, hit.end)
        for hit in context.glossary.find(text, where)
        if hit.status is not Status.FORBIDDEN and text[hit.start : hit.end] == hit.term.text
    ]
    return [
        one for one in found if not any(begin < one.start + len(one.word) and one.start < end for begin, end in kept)
    ]
