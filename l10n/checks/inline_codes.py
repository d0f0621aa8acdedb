"""Inline codes are lost, invented or out of order.

What: the target's codes (`<b>…</b>`, `<a1>…</a1>`, `<br/>`) are not those of the source, or do not pair.
Why: a lost code is a lost link or lost emphasis; an unpaired one breaks the page.
Wrong: source "Visit <a1>our page</a1>.", target 「請瀏覽我們的網頁。」
Right: target 「請瀏覽<a1>我們的網頁</a1>。」; codes may change places with the words.
Fix: put each code of the source round the words it belongs to.
Does not: mind the order of codes that do not overlap, italics of a title that Chinese has in 《》 instead, or a second
`<b>` where Chinese repeats a bold name (warning only).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from l10n.checks import CheckContext, finding
from l10n.model import CODE as SHAPE
from l10n.model import BlockPair, CodeKind, Finding, Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CODE = "TAG001"
NAME = "inline codes"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield what is wrong with the codes of a block, naming the group it shows in.

    Codes are counted over the block once all of it has a target, since a sentence may move with its codes;
    before that, group by group.
    """
    if "<" not in pair.source and "<" not in pair.target and not any("<" in group.target for group in pair.groups):
        return
    lost, added = _counted(pair)
    kinds = {code.name: code.kind for code in pair.block.codes}
    if lost and context.locale.chinese:
        lost = _without_titles(lost, kinds, pair)
    if lost:
        yield _at(pair, context, f"lost: {_listed(lost)}", lost, SEVERITY)
    if added:
        emphasis = {CodeKind.STRONG, CodeKind.EMPHASIS}
        only_emphasis = all(kinds.get(_bare(token)) in emphasis for token in added)
        severity = Severity.WARNING if only_emphasis and _balanced(added) else SEVERITY
        yield _at(pair, context, f"more than in the source: {_listed(added)}", added, severity)
    for group in pair.groups:
        known = {code.name for segment in group.segments for code in segment.codes}
        if group.target:
            for token in _strangers(group.target, known | set(kinds)):
                yield finding((CODE, SEVERITY), group, context, f"{token} is no code of this unit")
    if pair.complete and not lost and not added:
        fault = _nesting(_tokens(pair.target, pair))
        if fault:
            yield _at(pair, context, fault, Counter(), SEVERITY)


def _counted(pair: BlockPair) -> tuple[Counter[str], Counter[str]]:
    """Return the codes the target lacks and those it has too many of: over the block, or by group while it is open."""
    if pair.complete:
        return _difference(_tokens(pair.source, pair), _tokens(pair.target, pair))
    lost: Counter[str] = Counter()
    added: Counter[str] = Counter()
    for group in pair.groups:
        if group.target:
            known = {code.name for segment in group.segments for code in segment.codes}
            gone, new = _difference(_named(group.source, known), _named(group.target, known))
            lost, added = lost + gone, added + new
    return lost, added


def _without_titles(lost: Counter[str], kinds: Mapping[str, CodeKind], pair: BlockPair) -> Counter[str]:
    """Return the lost codes but for italics of titles, for which the target has new title marks 《》."""
    marks = sum(group.target.count("《") for group in pair.groups) - pair.source.count("《")
    left = Counter(lost)
    for name in [one for one, kind in kinds.items() if kind is CodeKind.EMPHASIS]:
        pairs = min(left[f"<{name}>"], left[f"</{name}>"], max(marks, 0))
        marks -= pairs
        left -= Counter({f"<{name}>": pairs, f"</{name}>": pairs})
    return +left


def _tokens(text: str, pair: BlockPair) -> list[str]:
    return _named(text, {code.name for code in pair.block.codes})


def _named(text: str, known: set[str]) -> list[str]:
    return [match[0] for match in SHAPE.finditer(text) if match["name"] in known]


def _strangers(text: str, known: set[str]) -> list[str]:
    """Return what looks like one of our codes (`<a7>`, `</b2>`) but is none of this block's."""
    stems = {"a", "b", "i", "br", "img", "c", "fn", *(name.rstrip("0123456789") for name in known)}
    return [
        match[0]
        for match in SHAPE.finditer(text)
        if match["name"] not in known and match["name"].rstrip("0123456789") in stems
    ]


def _difference(source: Sequence[str], target: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    left, right = Counter(source), Counter(target)
    return left - right, right - left


def _bare(token: str) -> str:
    return token.strip("</>")


def _balanced(tokens: Counter[str]) -> bool:
    names = {_bare(token) for token in tokens}
    return all(tokens[f"<{name}>"] == tokens[f"</{name}>"] for name in names)


def _listed(tokens: Counter[str]) -> str:
    return ", ".join(token if number == 1 else f"{token} × {number}" for token, number in tokens.items())


def _nesting(tokens: Sequence[str]) -> str:
    """Return what is wrong with the order of the codes, or an empty string."""
    still_open: list[str] = []
    for token in tokens:
        if token.endswith("/>"):
            continue
        if not token.startswith("</"):
            still_open.append(_bare(token))
        elif _bare(token) not in still_open:
            return f"{token} comes before <{_bare(token)}>"
        elif still_open.pop() != _bare(token):
            return f"{token} closes across another code"
    return f"<{still_open[-1]}> is never closed" if still_open else ""


def _at(pair: BlockPair, context: CheckContext, message: str, tokens: Counter[str], severity: Severity) -> Finding:
    """Return a finding at the first group whose source or target has one of the tokens, named as in the block."""
    names = {_bare(token) for token in tokens}
    for group in pair.groups:
        own = {segment.block_names.get(code.name, code.name) for segment in group.segments for code in segment.codes}
        if group.target and (not names or own & names):
            return finding((CODE, severity), group, context, message, expected=" ".join(_tokens(pair.source, pair)))
    return finding((CODE, severity), pair, context, message)
