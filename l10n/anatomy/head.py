"""The head of a release: headline, sub-headlines, kickers, date, and where the body begins. Part of `anatomy`.

In: a walk and the blocks. Out: the roles of the blocks above the body, and the index of its first block.
May not touch: the body.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.anatomy import quotation
from l10n.anatomy.lines import AROUND, LINE, TWO_SENTENCES, abbreviated, columns, is_kicker, is_sentence, linked
from l10n.anatomy.walk import OPEN, letters
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.anatomy.walk import Walk
    from l10n.model import Block, Document

_LONG = 160  # columns; a longer block is running text
_MENU = 24  # columns; a line under a page's headline that is shorter and no heading is a button


def anchor_of(walk: Walk, document: Document) -> int:
    """Return the index of the block that is the headline for certain, -1 when none is.

    It is the one that the format calls so, or that the title in the file's own facts begins with; on a page also the
    only heading of level 1.
    """
    given = next((index for index, block in enumerate(document.blocks) if block.role is Role.HEADLINE), -1)
    if given >= 0:
        return given
    title = letters(document.facts.get("title", ""))
    for index, block in enumerate(document.blocks):
        folded = (
            letters(walk.texts[index]) if title and not walk.apart(block) and len(walk.texts[index]) <= LINE else ""
        )
        if len(folded) > 3 and title.startswith(folded):  # noqa: PLR2004 - "News" is no headline
            return index
    first = [index for index, block in enumerate(document.blocks) if block.level == 1 and not walk.apart(block)]
    return first[0] if document.format == "html" and len(first) == 1 else -1


def begin(walk: Walk, blocks: list[Block], anchor: int) -> int:
    """Give the blocks above the body their roles; return the index of the body's first block.

    With an `anchor`, blocks above it are kickers by their wording only: on a page, menus stand there.
    """
    body = _body_start(walk, blocks, anchor)
    head = [index for index in range(body) if not walk.apart(blocks[index]) and blocks[index].role in OPEN]
    if anchor >= 0:
        head = [index for index in head if index >= anchor or _head_line(walk, walk.texts[index])]
    open_for_headline = [
        index for index in head if not _head_line(walk, walk.texts[index]) and blocks[index].role is not Role.LIST_ITEM
    ]
    headline = anchor if anchor >= 0 else _headline(blocks, open_for_headline)
    for index in head:
        role = _head_line(walk, walk.texts[index])
        if role is None:
            if blocks[index].role is Role.LIST_ITEM:
                continue
            role = Role.KICKER if index < headline else Role.HEADLINE if index == headline else Role.SUB_HEADLINE
            if role is Role.SUB_HEADLINE and walk.page and _is_button(walk, blocks[index], walk.texts[index]):
                continue
        blocks[index] = replace(blocks[index], role=role)
    return body


def _is_button(walk: Walk, block: Block, text: str) -> bool:
    """Return whether a line under a page's headline is part of the page: a menu item, a link, "Share this page"."""
    if walk.words.site.fullmatch(text):
        return True
    if block.role is Role.HEADING:
        return False
    return linked(block, text) or columns(text) <= _MENU


def _head_line(walk: Walk, text: str) -> Role | None:
    if is_kicker(text, walk.words):
        return Role.KICKER
    if walk.words.date.fullmatch(text.strip(AROUND)):
        return Role.DATELINE
    if len(text) <= LINE and walk.words.contact.match(text):
        return Role.CONTACT
    return None


def _headline(blocks: list[Block], candidates: list[int]) -> int:
    """Return the index of the headline: the highest heading, else the first line that is nothing else."""
    levels = [blocks[index].level for index in candidates if blocks[index].level]
    if levels:
        return next(index for index in candidates if blocks[index].level == min(levels))
    strong = next((index for index in candidates if blocks[index].role is Role.HEADING), -1)
    if strong > 0 and candidates and strong - candidates[0] <= 1:
        return strong
    return candidates[0] if candidates else -1


def _body_start(walk: Walk, blocks: list[Block], anchor: int) -> int:
    """Return the index of the first block of running text, below the anchor where there is one."""
    marked, headed = -1, False
    for index, block in enumerate(blocks):
        text = walk.texts[index]
        if index <= anchor or walk.apart(block) or _head_line(walk, text) is not None:
            continue
        if block.role in {Role.DATELINE, Role.QUOTATION, Role.CONTACT, Role.BOILERPLATE, Role.BOILERPLATE_HEADING}:
            return index
        if walk.words.end.fullmatch(text) or walk.words.boilerplate.fullmatch(text):
            return index
        if walk.words.dateline.match(text):
            return index
        if block.role in {Role.HEADING, Role.LIST_ITEM} and columns(text) <= _LONG * 2:
            marked = index if block.role is Role.HEADING else marked
            continue
        if _runs(walk, blocks, index) or ((max(marked, anchor) >= 0 or headed) and _stops(text)):
            return index
        headed = headed or (not is_sentence(text) and walk.undated())
    return len(blocks)


def _runs(walk: Walk, blocks: list[Block], index: int) -> bool:
    """Return whether a block can only be running text: long, several sentences, speech, what introduces a list."""
    text = walk.texts[index]
    if columns(text) > _LONG or (is_sentence(text) and columns(text) > _LONG // 4):
        return True
    listed = index + 1 < len(blocks) and blocks[index + 1].role is Role.LIST_ITEM
    if listed and index and text.endswith((":", "：")) and blocks[index].role is not Role.HEADING:
        return True
    if text.endswith((":", "：")) and columns(text) > _LONG // 3 and blocks[index].role is not Role.HEADING:
        return True  # "The following is today's question by … and the reply by …:"
    return bool(TWO_SENTENCES.search(text)) or quotation.speech(text, walk.words) is not None


def _stops(text: str) -> bool:
    """Return whether a short text ends with a full stop, as no line below a headline does that is one itself."""
    return text.endswith((".", "。")) and not text.endswith("..") and not abbreviated(text)
