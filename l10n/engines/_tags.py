"""Placeholders as XML tags, for services that keep tags in place: a pair of codes goes as a pair of tags.

In: a shielded text, its placeholders between EDGE. Out: XML to send (`<g id="0">R&amp;D</g> at <x id="2"/>`), and what
came back with its placeholders again. May not touch: the network.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from l10n.engines._protect import EDGE
from l10n.model import CODE

if TYPE_CHECKING:
    from l10n.engines._protect import Shielded

_TAG = re.compile(
    r"<x id=\"(?P<one>[0-9]{1,4})\"\s*(?:/>|>\s*</x>)"
    r"|<g id=\"(?P<opened>[0-9]{1,4})\"\s*(?P<empty>/?)>|(?P<closed></g>)"
)


def tagged(sent: Shielded) -> str:
    """Return the text as XML: pairs of codes as `<g>`, everything else that is shielded as `<x/>`."""
    pairs = _pairs(sent)
    closing = set(pairs.values())
    mark = re.compile(rf"{EDGE}{sent.stem}([0-9]+){EDGE}")

    def tag(found: re.Match[str]) -> str:
        number = int(found[1])
        if number in closing:
            return "</g>"
        return f'<g id="{number}">' if number in pairs else f'<x id="{number}"/>'

    return mark.sub(tag, html.escape(sent.text, quote=False)).replace(EDGE, "")


def untagged(answer: str, sent: Shielded) -> str:
    """Return what came back with its placeholders again; a closing tag that closes nothing goes."""
    pairs = _pairs(sent)
    open_ones: list[int] = []

    def placeholder(found: re.Match[str]) -> str:
        if found["one"]:
            numbers = [int(found["one"])]
        elif found["opened"]:
            numbers = [int(found["opened"])]
            if found["empty"]:
                numbers += [pairs[numbers[0]]] if numbers[0] in pairs else []
            else:
                open_ones.append(numbers[0])
        else:
            number = pairs.get(open_ones.pop(), -1) if open_ones else -1
            numbers = [number] if number >= 0 else []
        return "".join(f"{EDGE}{sent.stem}{number}{EDGE}" for number in numbers)

    return html.unescape(_TAG.sub(placeholder, answer))


def _pairs(sent: Shielded) -> dict[int, int]:
    """Map each opening code's number to that of its closing one."""
    found: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for number, slot in enumerate(sent.slots):
        code = CODE.fullmatch(slot.target) if slot.kind == "code" else None
        if code is None or code["empty"]:
            continue
        if not code["close"]:
            stack.append((number, code["name"]))
        elif stack and stack[-1][1] == code["name"]:
            found[stack.pop()[0]] = number
    return found
