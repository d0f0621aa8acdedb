"""Marks: signs that travel through a rebuilt release, and say on the page which block and which draft stands where.

In: an edition. Out: targets for `formats.merge` that begin with their block's number and enclose each sentence nobody
vouches for; and HTML in which those signs have become elements. A sign is a punctuation mark that the release does not
use: Markdown's emphasis then reads the same with it as without (CommonMark 6.2). May not touch: files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import edition
from l10n.model import Role, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.edition import Edition
    from l10n.model import BlockPair, Group

_SIGNS = "\U00010af0\U00010af1\U00010af2\U00010af3\u2e4b\u16ed\u1b5a\u0df4\u1805"
_BLOCK, _DRAFT, _MISSING, _END = "b", "d", "u", "e"
VOID = frozenset({"area", "br", "col", "hr", "img", "wbr"})
"""Elements that have no end tag."""


def sign(one: Edition) -> str:
    """Return a punctuation mark that stands nowhere in an edition's texts."""
    used = {character for pair in one.pairs for text in (pair.source, pair.target) for character in text}
    used |= set(one.reading.document.skeleton.decode("utf-8", "ignore"))
    return next((character for character in _SIGNS if character not in used), _SIGNS[0])


def texts(one: Edition, mark: str, *, drafts: bool) -> dict[str, str]:
    """Return what to merge, by block id: every block's text behind its number; metadata without any sign."""
    found: dict[str, str] = {}
    for number, pair in enumerate(one.pairs):
        if pair.block.role is Role.METADATA:
            found[pair.block.id] = plain(one, pair)
        else:
            text = text_of(one, pair, mark, drafts=drafts)
            found[pair.block.id] = f"{number_sign(number, mark)}{text}" if text.strip() else ""
    return found


def plain(one: Edition, pair: BlockPair) -> str:
    """Return a block's target; its source in the source's edition and where there is none yet."""
    if one.locale is one.reading.release.source or (not pair.target and not _omitted(pair)):
        return pair.source
    return pair.target


def text_of(one: Edition, pair: BlockPair, mark: str, *, drafts: bool) -> str:
    """Return a block's text with its codes; with `drafts`, signs round each sentence nobody vouches for."""
    if one.locale is one.reading.release.source or not drafts:
        return plain(one, pair)
    opened, closed = f"{mark}{_DRAFT}{mark}", f"{mark}{_END}{mark}"
    drawn = {group.units[0].id: f"{opened}{group.target}{closed}" for group in pair.groups if _is_draft(group)}
    marked = edition.with_targets(pair, drawn, one.locale.joiner)
    return edition.with_sources(marked, one.locale.joiner, left=f"{mark}{_MISSING}{mark}", right=closed)


def _omitted(pair: BlockPair) -> bool:
    return bool(pair.groups) and all(group.omitted for group in pair.groups)


def _is_draft(group: Group) -> bool:
    return bool(group.target) and group.state in {State.DRAFT, State.STALE}


def number_sign(number: int, mark: str) -> str:
    """Return the sign that stands where a block begins."""
    return f"{mark}{_BLOCK}{number}{mark}"


def block(text: str, mark: str) -> int:
    """Return the number of the first block that begins in `text`, -1 when none does."""
    return next((int(found[1][1:]) for found in _signs(mark).finditer(text) if found[1][0] == _BLOCK), -1)


def without(text: str, mark: str) -> str:
    """Return `text` without any sign."""
    return _signs(mark).sub("", text)


def _signs(mark: str) -> re.Pattern[str]:
    """Return the pattern of all signs; they are told from a text between two of them by reading from the left."""
    return re.compile(f"{mark}({_BLOCK}[0-9]+|[{_DRAFT}{_MISSING}{_END}]){mark}")


def elements(html: str, mark: str, language: str) -> str:
    """Return HTML whose draft signs are elements. `language` is the tag of what is shown untranslated.

    Where an element begins inside a sentence and ends outside, each stretch of the sentence is marked by itself.
    """
    if mark not in html:
        return html
    openings = {_DRAFT: '<span class="draft">', _MISSING: f'<mark class="untranslated" lang="{language}">'}
    out: list[str] = []
    for sort, stretch in _stretches(html, mark):
        if sort not in openings:
            out.append(stretch)
            continue
        opening, closing = openings[sort], "</span>" if sort == _DRAFT else "</mark>"
        if _nests(stretch):
            out.append(f"{opening}{stretch}{closing}")
        else:
            out += [
                piece if not piece or piece[0] == "<" else f"{opening}{piece}{closing}"
                for piece in re.split(r"(<[^<>]*>)", stretch)
            ]
    return "".join(out)


def _stretches(html: str, mark: str) -> Iterator[tuple[str, str]]:
    """Yield what stands between signs, each with the sort of the sign that opened it."""
    pieces = _signs(mark).split(html)
    sort = ""
    for kind, stretch in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        sort = sort if kind.startswith(_BLOCK) else kind
        yield sort, stretch


def _nests(html: str) -> bool:
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)[^<>]*>", html):
        if name in VOID:
            continue
        if not closing:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack
