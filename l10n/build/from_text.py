"""The body of a page from a plain-text release: the merged edition, line by line as it stands.

In: an edition. Out: HTML of the body. The edition is rebuilt with `marks` in it; labels such as `1.`, `(a)` or `–` are
shown as they are written, indented items are indented, lines that a person ended stay lines. May not touch: files.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from l10n.build import marks, parts
from l10n.build.parts import Part
from l10n.formats import text as plain_text
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.edition import Edition

_STARS = ("**", "__", "*", "_")
_TAB = 4
_DEEPEST = 4


def body(one: Edition, *, drafts: bool) -> str:
    """Return the elements of the page of an edition."""
    mark = marks.sign(one)
    data = plain_text.merge(one.reading.document, marks.texts(one, mark, drafts=drafts), one.locale)
    text = data.decode("utf-8").removeprefix("\ufeff")
    return parts.assemble(part for paragraph in _paragraphs(text) for part in _paragraph(one, mark, paragraph))


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    lines: list[str] = []
    for line in [*re.split(r"\r\n|\r|\n", text), ""]:
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []


def _paragraph(one: Edition, mark: str, lines: Sequence[str]) -> Iterator[Part]:
    """Yield the parts of a paragraph: its items as a list that shows their labels, other lines by their role."""
    items: list[tuple[int, str, str]] = []
    running: list[tuple[Role, str]] = []
    label = ""
    for line in lines:
        number = marks.block(line, mark)
        role = one.pairs[number].block.role if 0 <= number < len(one.pairs) else Role.PARAGRAPH
        before, _, after = line.partition(marks.number_sign(number, mark)) if number >= 0 else ("", "", line)
        item = number >= 0 and any(name.startswith("item") for name in one.pairs[number].block.within)
        before, after = _bare(before, after)
        text = marks.elements(html.escape(after.strip()), mark, one.reading.release.source.tag)
        if item:
            yield from _running(running)
            running = []
            items.append((_columns(before or label), (before.strip() or label.strip()), text))
            label = ""
        elif number < 0 and not label and not items and not running and len(lines) > 1:
            label = line  # a label alone on its line
        else:
            yield from _items(items)
            items = []
            shown = f"{html.escape(label.strip())} {text}" if label else text
            running.append((role, f"{html.escape(before.strip())} {shown}" if before.strip() else shown))
            label = ""
    yield from _items(items)
    yield from _running(running)


def _bare(before: str, after: str) -> tuple[str, str]:
    """Return a line's two sides without the stars that enclose the whole of it."""
    for stars in _STARS:
        if before.strip() == stars and after.rstrip().endswith(stars):
            return "", after.rstrip().removesuffix(stars)
    return before, after


def _running(lines: Sequence[tuple[Role, str]]) -> Iterator[Part]:
    return (parts.part(role, text) for role, text in parts.lines(lines) if text)


def _items(items: Sequence[tuple[int, str, str]]) -> Iterator[Part]:
    """Yield a list of items with their labels, each as deep as its indentation says."""
    if not items:
        return
    depths = sorted({columns for columns, _, _ in items})
    shown = "\n".join(
        f'<li class="depth{min(depths.index(columns), _DEEPEST)}"><span class="label">{html.escape(label)}</span> '
        f"<span>{text}</span></li>"
        for columns, label, text in items
    )
    yield Part("other", f'<ul class="labelled" role="list">\n{shown}\n</ul>')


def _columns(label: str) -> int:
    """Return the width of the white space a label begins with."""
    space = label[: len(label) - len(label.lstrip())].expandtabs(_TAB)
    return sum(2 if character == "\u3000" else 1 for character in space)
