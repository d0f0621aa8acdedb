"""A title mark without its other half.

What: 《 without 》, 〈 without 〉, （ without ）, or crossed ones, over the whole paragraph.
Why: a title or an aside that never ends swallows the sentence.
Wrong: 《施政報告公布後 · （香港，2025年10月21日
Right: 《施政報告》公布後 · （香港，2025年10月21日）
Fix: add the missing half. A title mark alone is an error, a bracket alone a warning.
Does not: judge a paragraph that is not complete, or half-width brackets that number a list item: a) b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import finding
from l10n.model import Scope, Severity
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding

CODE = "PUN007"
NAME = "title marks and brackets"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_PAIRS = {"》": "《", "〉": "〈", "）": "（", "】": "【"}
_OPEN = frozenset(_PAIRS.values())
_TITLES = frozenset("《》〈〉")
_LOOSE = {"(": "（", ")": "）"}
_WIDE = str.maketrans(_LOOSE)
_NESTED = ("（）", "《》", "〈〉", "【】", "（）", "《》")
_MARK = later(f"[{''.join((*_PAIRS, *_PAIRS.values(), *_LOOSE))}]")


def find(pair: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first mark of a block's target without its other half, where the source has none such."""
    if not pair.complete or not context.locale.chinese:
        return
    at = _first_alone(pair.target)
    if at < 0 or _first_alone(pair.source) >= 0:
        return
    mark = pair.target[at]
    near = pair.target[max(0, at - 6) : at + 10]
    what = "closed" if mark in _OPEN else "opened"
    severity = SEVERITY if mark in _TITLES else Severity.WARNING
    yield finding((CODE, severity), pair, context, f"{mark} in “{near}” is never {what}", column=at + 1)


def _first_alone(text: str) -> int:
    """Return the place of the first mark without its other half, -1 when all have one. Half and full width pair."""
    shown = "".join(_MARK.findall(text)).translate(_WIDE)
    if not shown:
        return -1
    for pair in _NESTED:  # most texts have none but plain pairs
        shown = shown.replace(pair, "")
    return _by_nesting(text) if shown else -1


def _by_nesting(text: str) -> int:
    """Return the same, mark by mark."""
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        at, shown = match.start(), match[0]
        mark = _LOOSE.get(shown, shown)
        if mark in _OPEN:
            stack.append((mark, at))
        elif mark in _PAIRS:
            if stack and stack[-1][0] == _PAIRS[mark]:
                stack.pop()
            elif shown in _PAIRS:
                return at
    return next((at for mark, at in stack if text[at] in _OPEN), -1)
