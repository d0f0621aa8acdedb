"""What the term checks (TRM, NAM) share: a block pair as plain texts for `l10n.glossary`. Declares no check.

In: a BlockPair. Out: the groups that have a target, their sources and the block's target without inline
codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from l10n import glossary
from l10n.checks import finding
from l10n.checks._kept import Kept
from l10n.model import Severity, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.checks import CheckContext
    from l10n.glossary import Want
    from l10n.model import BlockPair, Finding, Group, InlineCode


_SENSE = later(r"^l10n: ?sense\b:?[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_new = tuple.__new__
_NONE: frozenset[str] = frozenset()
_ID = later(r"[^\s,;]+")


class Plain(NamedTuple):
    """A block pair as a reader sees it: what has a target, and the targets run together."""

    groups: tuple[Group, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    target: str


def plain(pair: BlockPair) -> Plain:
    """Return the pair's translated groups, their sources and targets, and the whole target, all without codes."""
    return _known.get(pair) or _known.keep(pair, _plain(pair))


_known: Kept[Plain] = Kept()


def _plain(pair: BlockPair) -> Plain:
    groups = pair.groups
    if len(groups) == 1:
        only = groups[0]
        if only.target and not only.omitted and "<" not in only.source and "<" not in only.target:
            target = only.target  # nearly every block
            if pair.target == target and "<" not in pair.source:
                return _new(Plain, (groups, (only.source,), (target,), target))
    groups = tuple([group for group in groups if group.target and not group.omitted])
    sources = tuple([group.source for group in groups])
    targets = tuple([group.target for group in groups])
    whole = pair.target or "\n".join(targets)
    if "<" in whole or "<" in pair.source or "<" in "".join(targets) or "<" in "".join(sources):
        codes = codes_of(pair)
        sources = tuple([strip_codes(text, codes) for text in sources])
        targets = tuple([strip_codes(text, codes) for text in targets])
        whole = strip_codes(pair.target, codes) if pair.target else "\n".join(targets)
    return Plain(groups, sources, targets, whole)


def codes_of(pair: BlockPair) -> tuple[InlineCode, ...]:
    """Return the codes of a block under the names of the block and of its segments."""
    if not pair.block.codes and not any(segment.codes for group in pair.groups for segment in group.segments):
        return ()
    inner = (code for group in pair.groups for segment in group.segments for code in segment.codes)
    return tuple({code.name: code for code in (*inner, *pair.block.codes)}.values())


def shown(pair: BlockPair) -> str:
    """Return the pair's source as a reader sees it."""
    return strip_codes(pair.source, codes_of(pair)) if "<" in pair.source else pair.source


def wants(pair: BlockPair, context: CheckContext) -> list[tuple[Group, Want]]:
    """Return what the glossary asks of the pair's target and the target lacks, each with its group."""
    if not context.glossary.concepts:
        return []
    known = _asked.get(pair, context)
    return _asked.keep(pair, _wants(pair, context), context) if known is None else known


_asked: Kept[list[tuple[Group, Want]]] = Kept()


def _wants(pair: BlockPair, context: CheckContext) -> list[tuple[Group, Want]]:
    text = plain(pair)
    if not text.groups:
        return []
    found = glossary.unmet(
        context.glossary,
        text.sources,
        text.target,
        context.source,
        context.locale,
        date=context.date,
        senses=[senses(group) for group in text.groups] if _commented(text.groups) else (),
    )
    return [(text.groups[want.group], want) for want in found]


def _commented(groups: tuple[Group, ...]) -> bool:
    """Return whether a translator wrote something about any of some groups."""
    for group in groups:
        for unit in group.units:
            if unit.comment:
                return True
    return False


def senses(group: Group) -> frozenset[str]:
    """Return the ids that translators' comments `l10n: sense ID` name for a group: which of two meanings is meant."""
    comments = [unit.comment for unit in group.units if "sense" in unit.comment]
    if not comments:
        return _NONE
    return frozenset(name for comment in comments for line in _SENSE.findall(comment) for name in _ID.findall(line))


def said(group: Group, want: Want, context: CheckContext, code: str, message: str) -> Finding:
    """Return the finding about a want: an error for a name, a warning for a word or a name that may be there."""
    certain = want.concept.certain and not want.partly and not want.unsaid
    severity = Severity.ERROR if certain else Severity.WARNING
    return finding((code, severity), group, context, message, expected=want.expected[0])


def forms(expected: tuple[str, ...], limit: int = 4) -> str:
    """Return right forms as a reader wants them listed: the preferred first, then "or" the others."""
    shown = " or ".join(expected[:limit])
    return shown + (" or …" if len(expected) > limit else "")
