"""Charts and SmartArt: the texts that a drawing of a Word document shows.

In: a parsed part of DrawingML. Out: plain texts with their places: paragraphs of titles, labels and shapes (`a:p`), and
names of series and categories as the chart shows them (`c:strCache`), each once; further copies are mirrors. May not
touch: figures, the workbook behind a chart, how a drawing looks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.formats.docx.items import Plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.docx.places import Node, Part

_NOISE = re.compile(rb"\s(?:(?:lang|altLang|dirty|err|smtClean|noProof)\s*=\s*(?:\"[^\"]*\"|'[^']*')|baseline=\"0\")")
_BARE = re.compile(rb"<[\w:]+\s*(?:/>|>\s*</[\w:]+\s*>)")
_SPACE = b" \t\r\n"
_LINES = str.maketrans("\t\r\n", "   ")


def texts(part: Part) -> tuple[list[Plain], list[Plain]]:
    """Return the texts of a chart or diagram, and the copies of its labels, each with its twin."""
    found: list[Plain] = []
    mirrors: list[Plain] = []
    labels: dict[str, Plain] = {}
    for node in part.root.every():
        if node.name == "a:p":
            found += (one for run in _runs(part, node) if (one := _plain(part, run)) is not None)
        elif node.name == "c:v" and _cached(node):
            one = _plain(part, [node])
            if one is None:
                continue
            first = labels.setdefault(one.text, one)
            if first is one:
                found.append(one)
            else:
                one.twin = first
                mirrors.append(one)
    return found, mirrors


def picture(part: Part) -> str:
    """Return the id of the relation to the picture that shows a diagram where nothing lays it out anew."""
    for node in part.root.every():
        if node.name.endswith(":dataModelExt"):
            return node.attributes.get("relId", "")
    return ""


def mirrored(found: list[Plain], shown: tuple[list[Plain], list[Plain]]) -> tuple[list[Plain], list[Plain]]:
    """Return the texts of a picture that stand nowhere in the diagram, and the mirrors of those that do."""
    own: list[Plain] = []
    mirrors = list(shown[1])
    waiting = {one.text: one for one in reversed(found)}
    for one in shown[0]:
        first = waiting.get(one.text)
        if first is None:
            own.append(one)
        else:
            one.twin = first
            mirrors.append(one)
    return own, mirrors


def _cached(node: Node) -> bool:
    """Return whether a value is a text that a chart shows: numbers have caches of their own."""
    point = node.parent
    return point is not None and point.parent is not None and point.parent.name == "c:strCache"


def _runs(part: Part, paragraph: Node) -> Iterator[list[Node]]:
    """Yield the texts of neighbouring runs of a paragraph that look alike."""
    waiting: list[Node] = []
    last = b""
    for child in paragraph.children:
        text = child.child("a:t") if child.name == "a:r" else None
        look = _look(part, child)
        if waiting and (text is None or look != last):
            yield waiting
            waiting = []
        if text is not None:
            waiting.append(text)
        last = look
    if waiting:
        yield waiting


def _look(part: Part, run: Node) -> bytes:
    """Return what a run's properties say about its look."""
    properties = run.child("a:rPr")
    shown = _NOISE.sub(b"", part.raw(properties)) if properties is not None else b""
    return b"" if _BARE.fullmatch(shown) else shown


def _plain(part: Part, nodes: list[Node]) -> Plain | None:
    """Return the text of neighbouring elements, white space at its edges left where it is; None when it says none."""
    text = "".join(node.text for node in nodes).translate(_LINES).strip(" ")
    if not any(character.isalpha() for character in text):
        return None
    spans = [[node.inner, node.tail] for node in nodes if node.tail > node.inner]
    while spans and not part.data[slice(*spans[0])].strip(_SPACE):
        spans.pop(0)
    while spans and not part.data[slice(*spans[-1])].strip(_SPACE):
        spans.pop()
    if not spans:
        return None
    raw = part.data[slice(*spans[0])]
    spans[0][0] += len(raw) - len(raw.lstrip(_SPACE))
    raw = part.data[slice(*spans[-1])]
    spans[-1][1] -= len(raw) - len(raw.rstrip(_SPACE))
    rest = tuple((start, end) for start, end in spans[1:])
    return Plain(part, spans[0][0], spans[0][1], text, (), 1, quoted=False, rest=rest)
