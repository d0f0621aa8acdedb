"""One source is translated two ways in two releases.

What: the same sentence has different targets in two releases of the project (boilerplate, contact lines, slogans).
Why: a house speaks with one voice; the reader of both sees the difference.
Wrong: "About Cyberport" is 「關於數碼港」 in one release and 「有關數碼港」 in the next.
Right: the later release takes the earlier one's wording, or both are changed.
Fix: decide on one wording; the finding shows the other.
Does not: look at drafts, or complain within one release (that is CON001).
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from l10n.checks import over_releases
from l10n.checks._wordings import Wordings, mark, marked
from l10n.checks.translated_two_ways import fold
from l10n.model import RUNNING, Finding, Role, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from l10n.checks import CheckContext, Pairs

CODE = "CON002"
NAME = "released two ways"
SEVERITY = Severity.INFO
SCOPE = Scope.PROJECT

_KEY = 12
"""Bytes that stand for a source text: enough for a hundred thousand of them to differ."""


class Said(NamedTuple):
    """A sentence and its published wording. `key` stands for its source, its locale and whether it is running text."""

    key: bytes
    locale: str
    unit: str
    source: str
    target: str


def find(library: Mapping[str, Mapping[str, Pairs]], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each release whose wording of a sentence differs from an earlier one's."""
    yield from over_releases(digest, compare, library, context)


def digest(editions: Mapping[str, Pairs], context: CheckContext) -> list[Said]:
    """Return the sentences of a release with their wording."""
    del context
    return [
        Said(_key(locale, group.source, running), locale, group.units[0].id, group.source, group.target)
        for locale, pairs in editions.items()
        for pair in pairs
        for running in (Role(pair.block.role) in RUNNING,)
        for group in pair.groups
        if group.target and group.units[0].publishable
    ]


def compare(slug: str, said: list[Said], seen: dict[bytes, Any], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence that an earlier release words differently."""
    del context
    if b"" not in seen:
        seen[b""] = Wordings()
    known: Wordings = seen[b""]
    for one in said:
        row = seen.get(one.key)
        if row is None:
            seen[one.key] = known.add(slug, one.target, fold(one.target))
        elif known.slug(row) != slug and marked(row) != mark(fold(one.target)):
            text = known.text(row)
            yield Finding(
                CODE,
                SEVERITY,
                f"release {known.slug(row)} says it differently: {text}",
                unit=one.unit,
                locale=one.locale,
                source=one.source,
                target=one.target,
                expected=text,
                release_path=slug,
            )


def _key(locale: str, source: str, running: bool) -> bytes:
    text = f"{locale}\0{running}\0{fold(source)}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()
