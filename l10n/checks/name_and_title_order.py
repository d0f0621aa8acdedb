"""Title, name and honorific stand in another order than Chinese has them.

What: the source puts a title beside a person's name, both are in the glossary, and the Chinese target has the name
  before the title; or an honorific (博士, 教授, 先生 …) stands before the name.
Why: English writes "Dr Rocky Cheng, CEO of Cyberport", Chinese 數碼港行政總裁鄭松岩博士: post, name, honorific.
Wrong: 鄭松岩博士，數碼港行政總裁，致歡迎辭。 博士鄭松岩致辭。
Right: 數碼港行政總裁鄭松岩博士致歡迎辭。
Fix: put the post before the name and the honorific behind it; what is expected is shown.
Does not: object where the post stands before the name somewhere in the block, where a predicate gives it
  (鄭松岩博士是數碼港行政總裁), or to names and titles that are not in the glossary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import glossary
from l10n.checks import _terms, finding
from l10n.glossary.concept import Kind
from l10n.model import Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair

CODE = "NAM008"
NAME = "name and title order"
SEVERITY = Severity.WARNING
SCOPE = Scope.BLOCK

_HONORIFICS = "博士|教授|先生|女士|小姐|太太|院士|爵士|議員|议员|律師|律师|醫生|医生|工程師|工程师"
_TITLE_END = "(?:長|长|裁|席|記|记|事|任|監|监|理|員|员)"


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name whose title follows it, or whose honorific goes before."""
    if not context.locale.chinese or not context.glossary.concepts:
        return
    text = _terms.plain(pair)
    for group, source, target in zip(text.groups, text.sources, text.targets, strict=True):
        hits = context.glossary.find(source, context.source)
        names = {hit.concept.id: hit.concept for hit in hits if hit.concept.kind is Kind.PERSON}
        if not names:
            continue
        for one in glossary.beside(source, hits) if not context.source.chinese else ():
            name = context.glossary.expected(one.person.concept, context.locale)
            titles = [form for title in one.titles for form in context.glossary.expected(title.concept, context.locale)]
            said = _turned(target, text.target, name, titles)
            if said:
                expected = titles[0] + name[0]
                message = f"{said!r}: in Chinese the post stands before the name: {expected}"
                yield finding((CODE, SEVERITY), group, context, message, expected=expected)
        for concept in names.values():
            for form in context.glossary.expected(concept, context.locale):
                bare = re.sub(f"(?:{_HONORIFICS})$", "", form)
                found = re.search(
                    f"(?<!{_TITLE_END})(?P<honorific>{_HONORIFICS}){re.escape(bare)}(?!{_HONORIFICS})", target
                )
                if found and len(bare) > 1:
                    expected = bare + found["honorific"]
                    message = f"{found[0]!r}: the honorific stands behind the name: {expected}"
                    yield finding(
                        (CODE, SEVERITY), group, context, message, expected=expected, column=found.start() + 1
                    )
                    break


def _turned(target: str, whole: str, names: tuple[str, ...], titles: list[str]) -> str:
    """Return the words of a target in which a name stands right before its title, if the title nowhere goes before."""
    if not names or not titles:
        return ""
    name = "|".join(re.escape(one) for one in sorted({*names, *_bare(names)}, key=len, reverse=True))
    title = "|".join(re.escape(one) for one in sorted(titles, key=len, reverse=True))
    if re.search(f"(?:{title})[「“]?(?:{name})", whole):
        return ""
    found = re.search(f"(?:{name})(?:{_HONORIFICS})?[，,、（(]?(?:{title})", target)
    return found[0] if found else ""


def _bare(names: tuple[str, ...]) -> set[str]:
    """Return names without their honorifics."""
    return {bare for one in names if len(bare := re.sub(f"(?:{_HONORIFICS})$", "", one)) > 1}
