"""The sentence ends otherwise than its source.

What: a question that became a statement, a sentence without its full stop, a heading that got one.
Why: it is what a hurried edit loses, and in a heading a full stop is wrong in Chinese.
Wrong: "Who may apply?" → 何人可以申請。 · heading "About Cyberport" → 關於數碼港。
Right: 何人可以申請？ · 關於數碼港
Fix: end it as the source ends.
Does not: compare exclamation marks with full stops (Chinese uses fewer), colons, ends inside a quotation or bracket, or
units joined with others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n.checks import finding
from l10n.model import RUNNING, Scope, Severity, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.model import Finding, Group

CODE = "PUN006"
NAME = "final punctuation"
SEVERITY = Severity.WARNING
SCOPE = Scope.UNIT

_CLOSING = "\"'”’」』）)》〉】] \t\n"
_CLASS = {
    ".": "stop",
    "。": "stop",
    "．": "stop",
    "?": "question",
    "？": "question",
    "!": "stop",
    "！": "stop",
    "…": "open",
}
_PAUSES = ("，", "、", ",", "；", ";")
_COLONS = ":："
_SAID = {"stop": "a full stop", "question": "a question mark", "": "no mark"}
_ABBREVIATED = (".m.", "Ltd.", "Inc.", "Co.", "Corp.", "etc.", "No.", "U.S.", "Jr.", "St.")


def find(group: Group, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for a target that ends in another class of mark than its source."""
    if not group.target or group.omitted or len(group.units) > 1:
        return
    source, target = group.source, group.target
    ends = _CLASS.get(source[-1:])
    if ends is not None and ends == _CLASS.get(target[-1]):
        return
    if "<" in source or "<" in target:
        codes = tuple(code for segment in group.segments for code in segment.codes)
        source, target = strip_codes(source, codes), strip_codes(target, codes)
    source, target = source.rstrip(_CLOSING), target.rstrip(_CLOSING)
    if not source or not target or source.endswith(_ABBREVIATED) or target.endswith(_ABBREVIATED):
        return
    wanted, there = _CLASS.get(source[-1], ""), _CLASS.get(target[-1], "")
    if wanted == there:
        return
    if there == "" and target[-1] in _PAUSES and wanted and not source.endswith(_PAUSES):
        message = (
            f"the target ends with {target[-1]}, the source with {_SAID[wanted] if wanted != 'open' else source[-1]}"
        )
        yield finding((CODE, SEVERITY), group, context, message, column=len(group.target))
        return
    if source[-1] in _COLONS and there == "stop":
        message = f"the source ends with a colon, the target with {_SAID[there]}"
        yield finding((CODE, SEVERITY), group, context, message, column=len(group.target))
        return
    running = any(segment.role in RUNNING for segment in group.segments)
    if "open" in {wanted, there} or not _tells(wanted, there, source, target, running):
        return
    message = f"the source ends with {_SAID[wanted]}, the target with {_SAID[there]} (…{group.target[-8:]})"
    yield finding((CODE, SEVERITY), group, context, message, column=len(group.target))


def _tells(wanted: str, there: str, source: str, target: str, running: bool) -> bool:
    """Return whether the difference means anything: a lost or won question mark; a stop in a heading; a lost stop."""
    if "question" in {wanted, there}:
        return wanted != "" or running
    if there == "stop":
        return not running
    return running and source[-1] in ".。" and target[-1].isalnum() and len(source) > 12  # noqa: PLR2004 - a sentence, no list item
