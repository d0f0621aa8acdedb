"""Pairs of quotation marks and brackets in a text, found in one pass.

In: plain text. Out: Spans, properly nested, in the order of their opening marks. A mark without its partner makes no
span: damaged punctuation must not keep sentences together. May not touch: anything else; linear in the text's length.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from l10n.patterns import later

PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】",
    "\u3014": "\u3015", "［": "］", "[": "]", "«": "»", '"': '"', "'": "'", "„": "”", "＂": "＂",
}  # fmt: skip
OPENERS = frozenset("“‘「『（(《〈【\u3014［[«„") | {'"', "'", "¿", "¡", "＂"}
CLOSERS = frozenset("”’」』）)》〉】\u3015］]»\"'＂*_")
QUOTES = frozenset("“‘「『«\"'„＂")
TITLES = frozenset("《〈")
BRACKETS = frozenset("（(【\u3014［[")
_OPENING_OF: dict[str, str] = {close: open_ for open_, close in PAIRS.items()}
_MARK = later(r"[“”‘「」『』（）()《》〈〉【】\u3014\u3015［］\[\]«»„\"＂'’]")
_ASCII_MARK = later(r"[()\[\]\"']")


class Span(NamedTuple):
    """A pair: `mark` opens it at `start`, its partner stands at `end`."""

    mark: str
    start: int
    end: int

    @property
    def quotes(self) -> bool:
        """Whether it is a quotation (not a bracket, not a title)."""
        return self.mark in QUOTES


def find(text: str) -> list[Span]:
    """Return the pairs in `text`, sorted by `start`; every two are disjoint or one inside the other."""
    marks = list((_ASCII_MARK if text.isascii() else _MARK).finditer(text))
    if not marks:
        return []
    stack: list[tuple[str, int]] = []
    open_now: Counter[str] = Counter()
    found: list[Span] = []
    for match in marks:
        mark, at = match[0], match.start()
        if mark in "'’" and text[at + 1 : at + 2].isalnum() and (mark == "’" or text[at - 1 : at].isalnum()):
            continue  # an apostrophe
        if mark in "\"'＂":
            opening = mark if _closes(text, at, mark, bool(open_now[mark])) else ""
        elif mark in PAIRS:
            opening = ""
        else:
            opening = "„" if mark == "”" and open_now["„"] else _OPENING_OF[mark] if mark != "”" else "“"
        if not opening:
            stack.append((mark, at))
            open_now[mark] += 1
        elif open_now[opening]:
            while True:
                top, start = stack.pop()
                open_now[top] -= 1
                if top == opening:
                    found.append(Span(top, start, at))
                    break
    found.sort(key=lambda span: span.start)
    return found


def _closes(text: str, at: int, mark: str, is_open: bool) -> bool:
    """Whether a straight quote closes: one is open, and this is not one that clearly opens another."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if is_open:
        return not (before.isspace() and not after.isspace()) or mark == "＂"
    return not before.isspace() and after.isspace() and before not in "：:，,（("
