"""What the checks of typography share: slips of some topics in a group's target become one finding with its fix.

In: a Group, the topics of one check. Out: at most one Finding a severity, at the first place, with all places in its
message. The glossary's own forms are right as they stand. May not touch: anything. Declares no check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import typography
from l10n.checks import BATCH, CheckContext, finding
from l10n.errors import ConfigError
from l10n.glossary import Status
from l10n.model import Finding, Fix, Group, Severity
from l10n.typography import Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from l10n.typography import Slip, Span

_SHOWN = 5
_MOST = 16 * BATCH
_NOTHING = frozenset[Topic]()
_CONTEXT = 4
_ALONE = frozenset(
    {
        *(Topic.COMPATIBILITY, Topic.DASH, Topic.DOUBLED, Topic.INVISIBLE),
        *(Topic.SPACE_HAN, Topic.SPACE_LATIN, Topic.SPACE_WIDE),
    }
)
"""Topics of which a text has no slip more where something of it is protected: the glossary need not be asked first."""


def description(context: CheckContext) -> typography.Typography:
    """Return the locale's typography with the house's settings; without them when they are no settings at all."""
    for known, style in _described:
        if known is context:
            return style
    try:
        style = typography.of(context.locale, context.style)
    except ConfigError:
        style = typography.of(context.locale)
    _described[:] = [(context, style)]
    return style


_described: list[tuple[CheckContext, typography.Typography]] = []
"""The context that was asked for last: a dozen checks ask for the same one, text after text."""


def possible(group: Group, context: CheckContext, topics: Sequence[Topic]) -> bool:
    """Return whether a group's target can have a slip of one of `topics`; ten checks ask, a batch at a time each."""
    known = _looked.get(id(group))
    if known is None or known[0] is not group or known[1] is not context:
        known = _look(group, context)
    return not known[2].isdisjoint(topics)


_looked: dict[int, tuple[Group, CheckContext, AbstractSet[Topic]]] = {}
"""What groups' targets can have slips of, of the last few groups: each is held, so that its `id` is its own."""


def _look(group: Group, context: CheckContext) -> tuple[Group, CheckContext, AbstractSet[Topic]]:
    """Return what is kept of a group, worked out."""
    if len(_looked) >= _MOST:
        _looked.clear()
    text = group.target
    there = typography.every_possible(text, description(context)) if text and not group.omitted else _NOTHING
    known = _looked[id(group)] = (group, context, there)
    return known


def right(group: Group, context: CheckContext) -> list[Span]:
    """Return the places of a group's target that are right as they stand.

    As the glossary writes them, to the letter; and spaces between the clauses of a headline.
    """
    hits = context.glossary.find(group.target, context.locale)
    spaces = typography.clause_spaces(group.target, [one.role for one in group.segments])
    return spaces + [
        (hit.start, hit.end)
        for hit in hits
        if hit.status is not Status.FORBIDDEN and group.target[hit.start : hit.end] == hit.term.text
    ]


def report(
    check: tuple[str, Severity],
    group: Group,
    context: CheckContext,
    topics: Sequence[Topic],
    said: Callable[[Slip, str], str],
    severity: Callable[[Sequence[Slip], str], Severity] | None = None,
) -> Iterator[Finding]:
    """Return one finding for the slips of `topics` in a group's target. `said(slip, text)` names one of them.

    `severity(slips, text)`, where given, decides how bad they are together.
    """
    if not possible(group, context, topics):
        return iter(())
    return _reported(check, group, context, topics, said, severity)


def _reported(
    check: tuple[str, Severity],
    group: Group,
    context: CheckContext,
    topics: Sequence[Topic],
    said: Callable[[Slip, str], str],
    severity: Callable[[Sequence[Slip], str], Severity] | None,
) -> Iterator[Finding]:
    text, style = group.target, description(context)
    kept: list[Span] | None = None if _ALONE.issuperset(topics) else right(group, context)
    found = typography.slips(text, style, protected=kept or (), topics=topics)
    if found and kept is None:
        kept = right(group, context)
        found = [one for one in found if not any(max(start, one.start) < min(end, one.end) for start, end in kept)]
    if not found or kept is None:
        return
    fixed = typography.rewrite(text, style, kept, topics=topics, found=found)
    named = list(dict.fromkeys(said(one, text) for one in found))
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    yield finding(
        (check[0], severity(found, text) if severity is not None else check[1]),
        group,
        context,
        "; ".join(named[:_SHOWN]) + more,
        expected=fixed if fixed != text else found[0].wanted,
        column=found[0].start + 1,
        fix=Fix(fixed, safe=all(one.safe for one in found)) if fixed != text else None,
    )


def near(text: str, start: int, end: int) -> str:
    """Return a place with a few characters around it, as shown to a person."""
    return text[max(0, start - _CONTEXT) : end + _CONTEXT].strip()
