"""Checks: one file a check, and the contract they keep.

A check module's docstring is its page (`l10n rule CODE` prints it): what it finds, why it matters, examples right
and wrong, how to fix, what it does not do. It declares

    CODE      stable, family letters and three digits (NUM001), never reused
    NAME      two to five words
    SEVERITY  the default Severity of its findings
    SCOPE     what one call sees: see `Subject`
    find(subject, context) -> iterator of Finding      (never raises, prints or reads files)

A check of PROJECT scope declares two more, so that no release has to be kept in memory for it:

    digest(editions, context) -> what it compares of one release, small, of plain values
    compare(slug, what digest returned, seen, context) -> iterator of Finding    (once a release, in order of slugs)

`seen` is the check's own dictionary, empty at the first release; `find` is `over_releases` of both. Its findings name
their release's slug in `release_path`; the verb turns it into a place.

In: groups, block pairs, editions or the glossary, with a CheckContext. Out: findings. Golden cases stand in
tests/golden/checks/CODE.md; the suite fails for a check that has none. Families: TRM terms, NUM numbers, DAT
dates and times, CUR money, NAM names, PUN punctuation, QUO quotes, SPC spaces, SCR script, TAG codes and links,
CON consistency, LEN length, CAT catalog state, SRC source text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from l10n import discovery
from l10n.errors import UsageError
from l10n.model import BlockPair, Finding, Fix, Group, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from l10n.glossary import Glossary
    from l10n.locale import Locale

_REQUIRED = ("CODE", "NAME", "SEVERITY", "SCOPE", "find")

BATCH = 64
"""Block pairs that a run gives a check one after another, before the next check sees them."""

NOTHING: Iterator[Any] = iter(())
"""What a check returns that sees at once that it finds nothing: an iterator at its end, which stays there."""

_Digest = TypeVar("_Digest")

Pairs = tuple[BlockPair, ...]
"""One locale's edition of a release: all its block pairs in order."""

Subject: TypeAlias = "Group | BlockPair | Mapping[str, Pairs] | Mapping[str, Mapping[str, Pairs]] | Glossary"
"""By scope: UNIT a Group, BLOCK a BlockPair, RELEASE locale -> Pairs, PROJECT slug -> locale -> Pairs, GLOSSARY the
glossary."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What a check may know beside its subject. For RELEASE and wider scopes `locale` equals `source`.

    `date` is the release's date (ISO 8601) or empty; `style` the house's settings for `locale`.
    """

    source: Locale
    locale: Locale
    glossary: Glossary
    date: str = ""
    style: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def over_releases(
    digest: Callable[[Mapping[str, Pairs], CheckContext], _Digest],
    compare: Callable[[str, _Digest, dict[Any, Any], CheckContext], Iterator[Finding]],
    library: Mapping[str, Mapping[str, Pairs]],
    context: CheckContext,
) -> Iterator[Finding]:
    """Yield what a check of PROJECT scope finds in a library: slug -> locale -> Pairs."""
    seen: dict[Any, Any] = {}
    for slug in sorted(library):
        yield from compare(slug, digest(library[slug], context), seen, context)


class Check(Protocol):
    """The shape of a check's module."""

    CODE: str
    NAME: str
    SEVERITY: Severity
    SCOPE: Scope
    __doc__: str

    def find(self, subject: Any, context: CheckContext) -> Iterator[Finding]:  # noqa: ANN401 - its scope says which
        """Yield what is wrong with `subject`."""


def all_checks() -> list[Check]:
    """Return every check, sorted by code. Raises TypeError when two claim one code: a defect, not a user's mistake."""
    found: dict[str, Check] = {}
    for module in discovery.all_modules(__name__, required=_REQUIRED):
        code = module.CODE
        if code in found:
            raise TypeError(f"two checks declare {code}, one of them {module.__name__}")
        found[code] = module
    return [found[code] for code in sorted(found)]


def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Check]:
    """Return the checks whose code starts with one of `select` (all when empty) and with none of `ignore`.

    Raises UsageError for a word that matches no code, so that a typing mistake never silences anything.
    """
    checks = all_checks()
    for word in (*select, *ignore):
        if not any(check.CODE.startswith(word) for check in checks):
            codes = ", ".join(check.CODE for check in checks)
            raise UsageError(f"no check has a code that starts with {word!r}", hint=f"codes: {codes}")
    return [
        check
        for check in checks
        if (not select or check.CODE.startswith(select)) and not (ignore and check.CODE.startswith(ignore))
    ]


def finding(
    check: tuple[str, Severity],
    subject: Group | BlockPair,
    context: CheckContext,
    message: str,
    *,
    expected: str = "",
    column: int = 0,
    fix: Fix | None = None,
    unit: str = "",
) -> Finding:
    """Return a Finding about a group or block pair; its unit is the first one unless `unit` names another.

    `check` is the module's `(CODE, SEVERITY)`; `column` counts characters of the target from 1.
    """
    group = subject if isinstance(subject, Group) else subject.groups[0]
    return Finding(
        code=check[0],
        severity=check[1],
        message=message,
        unit=unit or group.units[0].id,
        locale=context.locale.code,
        source=subject.source,
        target=subject.target,
        expected=expected,
        column=column,
        fix=fix,
    )
