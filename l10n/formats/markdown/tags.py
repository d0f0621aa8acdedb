"""Raw HTML tags in a line of Markdown: what a tag is, and which of them belong together.

In: the marks of a block's inline source, each tag a mark of its own. Out: the same with tags that open and close on one
level as pairs; the rest stay empty codes. May not touch: what a tag means to a page.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.formats.markdown.marks import Kind, Mark
from l10n.model import CodeKind
from l10n.patterns import later

NAME = r"[A-Za-z][A-Za-z0-9-]*"
_TAG_NAME = later(rf"</?(?P<name>{NAME})")
_STRONG = frozenset({"b", "strong"})
_EMPHASIS = frozenset({"i", "em"})
_VOID = frozenset({"br", "img", "hr", "wbr", "input", "area", "embed", "source", "track", "col"})


def name_of(markup: str) -> str:
    """Return the name of a tag in lower case, empty for what is none."""
    found = _TAG_NAME.match(markup)
    return found["name"].lower() if found else ""


def paired(marks: list[Mark]) -> list[Mark]:
    """Join raw HTML tags that open and close on one level into pairs; the rest stay empty codes."""
    joined = _tag_pairs(marks)
    if not joined:
        return marks
    paired = list(marks)
    base = max((mark.pair for mark in marks), default=0)
    for number, (first, last) in enumerate(joined.items(), start=base + 1):
        name = name_of(marks[first].markup)
        code = CodeKind.STRONG if name in _STRONG else CodeKind.EMPHASIS if name in _EMPHASIS else CodeKind.RAW
        code = CodeKind.LINK if name == "a" else code
        paired[first] = replace(marks[first], kind=Kind.OPEN, code=code, pair=number)
        paired[last] = replace(marks[last], kind=Kind.CLOSE, code=code, pair=number)
    return paired


def _tag_pairs(marks: list[Mark]) -> dict[int, int]:
    """Return which opening tag (by index) is closed by which; markup of Markdown bounds each level."""
    stack: list[tuple[int, str]] = []
    joined: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if mark.kind is Kind.OPEN:
            stack.append((index, ""))
        elif mark.kind is Kind.CLOSE:
            while stack and stack.pop()[1]:
                pass
        elif mark.kind is Kind.EMPTY and mark.code is CodeKind.RAW and (name := name_of(mark.markup)):
            if mark.markup.startswith("</"):
                _close_tag(stack, joined, index, name)
            elif name not in _VOID and not mark.markup.endswith("/>"):
                stack.append((index, name))
    return joined


def _close_tag(stack: list[tuple[int, str]], joined: dict[int, int], index: int, name: str) -> None:
    """Join the closing tag at `index` with the nearest opening one of its name on this level."""
    depth = len(stack) - 1
    while depth >= 0 and stack[depth][1] not in {"", name}:
        depth -= 1
    if depth >= 0 and stack[depth][1] == name:
        joined[stack[depth][0]] = index
        del stack[depth:]
