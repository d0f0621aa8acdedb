"""Anatomy of a release: the role of every block, from structure, position and the wording of its locale.

In: a Document whose format gave the roles that structure alone gives (heading, list item, table cell, metadata, end
mark). Out: the same Document with a Role for every block, and the speaker of a quotation where it is plain.
It reads the `[roles]` tables of the locales. May not touch: texts, codes, places, order.

`lines` says what a line is by itself, `head` reads what stands above the body, `quotation` speech, `captions` captions.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.anatomy import captions, head, quotation, wording
from l10n.anatomy.lines import (
    AROUND,
    LINE,
    TWO_SENTENCES,
    columns,
    heads_boilerplate,
    is_date,
    is_end_mark,
    is_kicker,
    is_sentence,
    is_site,
    line_role,
    linked,
    opens_caption,
    opens_dateline,
    opens_release,
)
from l10n.anatomy.walk import NOTES, OPEN, Walk, letters
from l10n.model import Role, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale
    from l10n.model import Block, Document

__all__ = [
    "assign",
    "columns",
    "heads_boilerplate",
    "is_date",
    "is_end_mark",
    "is_site",
    "line_role",
    "opens_caption",
    "opens_dateline",
    "opens_release",
]

_LONG = 160  # columns; a longer block is running text
_CONTACT = 110  # columns; a longer one among contacts is running text again
_ADDRESS = later(r"https?://|www\.|[\w.+-]{1,64}@[\w-]{1,63}\.\w", re.IGNORECASE)
_BLANK = later("[\u00a0\u2002-\u200a\u202f]")  # "6\u00a0May", as Word and typesetters write it
_SMALL = (*NOTES, "footer")
_LEGAL = later(r"(?:copyright\b|©|all rights reserved|版權|版权)", re.IGNORECASE)
_LOOSE = 3  # lines among contacts without wording of their own: a name, a company, a street


def assign(document: Document, locale: Locale) -> Document:
    """Return `document` with every block's role and, where plain, a quotation's speaker."""
    texts = [_shown(block) for block in document.blocks]
    walk = Walk(wording.of(locale), texts, page=document.format == "html", main=_main(document))
    blocks = [_aside(walk, block, text) for block, text in zip(document.blocks, texts, strict=True)]
    body = head.begin(walk, blocks, head.anchor_of(walk, document))
    for index in range(body, len(blocks)):
        if blocks[index].role not in OPEN:
            _keep(walk, blocks[index], index)
        elif not walk.apart(blocks[index]):
            _body(walk, blocks, index)
    _names_above_contacts(walk, blocks)
    return replace(document, blocks=tuple(blocks))


def _shown(block: Block) -> str:
    """Return a block's text as a reader sees it, every blank an ordinary space."""
    text = strip_codes(block.text, block.codes)
    return text.strip() if text.isascii() else _BLANK.sub(" ", text).strip()


def _main(document: Document) -> str:
    """Return the part that holds the release: of a Word document's parts, the one with most text that is no note."""
    sizes: dict[str, int] = {}
    for block in document.blocks:
        if block.role is Role.METADATA or (block.within and any(name.startswith(_SMALL) for name in block.within)):
            continue
        sizes[block.place.part] = sizes.get(block.place.part, 0) + len(block.text)
    return max(sizes, key=lambda part: sizes[part], default="")


def _aside(walk: Walk, block: Block, text: str) -> Block:
    """Return a block of a note, or of a page's header or footer, with the role that its own wording gives it."""
    if block.role is not Role.PARAGRAPH or not walk.beside(block):
        return block
    return replace(block, role=line_role(text) or Role.PARAGRAPH)


def _keep(walk: Walk, block: Block, index: int) -> None:
    """Take in what a role that the format gave says about the blocks that follow."""
    if block.role in {Role.CONTACT, Role.BOILERPLATE, Role.BOILERPLATE_HEADING}:
        walk.mode = "contact" if block.role is Role.CONTACT else "boilerplate"
    elif block.role is Role.DATELINE:
        walk.lead = False
    elif block.role in {Role.PARAGRAPH, Role.QUOTATION} and walk.ended < 0:
        walk.told.append((walk.texts[index], block.role, block.speaker))


def _body(walk: Walk, blocks: list[Block], index: int) -> None:
    """Give one block of the body, or of what follows it, its role."""
    block, text = blocks[index], walk.texts[index]
    walk.at = index
    role, speaker = _role(walk, block, text)
    if role is not Role.QUOTATION:
        walk.open_quotation = False
    if role in {Role.PARAGRAPH, Role.QUOTATION, Role.DATELINE} and walk.ended < 0:
        walk.told.append((text, role, speaker))
    if walk.ended >= 0 and walk.words.pictures.search(text) and role in {Role.PARAGRAPH, Role.CAPTION}:
        walk.pictures = True
    if role is not block.role or speaker != block.speaker:
        blocks[index] = replace(block, role=role, speaker=speaker)
    if role is Role.END_MARK:
        walk.ended, walk.mode = index, ""


def _role(walk: Walk, block: Block, text: str) -> tuple[Role, str]:
    """Return the role and speaker of a block below the head, and keep the walk's mode."""
    words = walk.words
    if len(text) <= LINE and (block.role is Role.END_MARK or words.end.fullmatch(text)):
        return Role.END_MARK, ""
    if walk.ended >= 0 and len(text) <= LINE and words.date.fullmatch(text):  # the government's: End, date, time
        return Role.END_MARK, ""
    marked = _marked(walk, block, text)
    if marked is not None:
        return marked, ""
    if walk.mode == "boilerplate":
        return (Role.LIST_ITEM if block.role is Role.LIST_ITEM else Role.BOILERPLATE), ""
    return _running(walk, block, text)


def _running(walk: Walk, block: Block, text: str) -> tuple[Role, str]:
    """Return the role and speaker of a block that nothing in its wording sets apart."""
    if walk.lead:
        dateline = bool(walk.words.dateline.match(text))
        walk.lead = not dateline and (block.role is Role.LIST_ITEM or not is_sentence(text))
        if dateline:
            return Role.DATELINE, ""
    if walk.ended >= 0 and _is_caption(walk, block, text):
        return Role.CAPTION, ""
    repeated = _repeated(walk, text) if walk.ended >= 0 else None
    if repeated:
        return repeated
    spoken = None if block.role is Role.LIST_ITEM else _spoken(walk, text)
    if spoken is not None:
        return Role.QUOTATION, spoken
    if block.role in {Role.LIST_ITEM, Role.HEADING}:
        return block.role, ""
    shows_picture = walk.ended >= 0 and walk.pictures and not _ADDRESS.search(text) and not block.codes
    return (Role.CAPTION if shows_picture else Role.PARAGRAPH), ""


def _is_caption(walk: Walk, block: Block, text: str) -> bool:
    """Return whether a sentence below the end mark, outside of contacts and boilerplate, repeats one of the body."""
    if block.role is not Role.PARAGRAPH or block.level or TWO_SENTENCES.search(text) or _ADDRESS.search(text):
        return False
    return quotation.speech(text, walk.words) is None and captions.repeats(text, walk.words_told())


def _marked(walk: Walk, block: Block, text: str) -> Role | None:
    """Return the role that a block's own wording gives it: boilerplate heading, contact, caption, kicker."""
    words = walk.words
    short = len(text) <= LINE
    bare = text.strip(AROUND).rstrip(":：")
    if short and words.boilerplate.fullmatch(bare) and not is_sentence(text):
        walk.mode = "boilerplate"
        return Role.BOILERPLATE_HEADING
    ended = walk.ended >= 0
    # no text has fewer columns than characters: most are too long by these, and need not be matched
    heads = (ended or len(text) <= _LONG) and words.contact_heading.match(bare) and (ended or columns(text) <= _LONG)
    if heads or (short and words.contact.match(text) and not (is_sentence(text) and columns(text) > _CONTACT)):
        walk.mode, walk.loose = "contact", _LOOSE - 1 if walk.page and not heads else 0
        return Role.CONTACT
    if words.caption.match(text) and not block.level:
        return Role.CAPTION
    if walk.mode == "contact" and _among_contacts(walk, block, text):
        walk.loose += 1
        return Role.CONTACT
    if walk.mode == "contact" or block.level:
        walk.mode = ""
    return Role.KICKER if short and walk.ended >= 0 and is_kicker(text, words) else None


def _among_contacts(walk: Walk, block: Block, text: str) -> bool:
    """Return whether a line below contacts, without wording of its own, is one: a name, a company, an address.

    A sentence is none, nor a link to another page, nor what a page says of itself; nor the fourth such line in a row,
    on a page the second behind a telephone or an address, unless another of these follows.
    """
    if block.level or columns(text) > _CONTACT or _plain_sentence(text):
        return False
    if walk.page and (walk.words.site.fullmatch(text) or _LEGAL.match(text)):
        return False
    if linked(block, text) and not _ADDRESS.search(text):
        return False
    follows = walk.texts[walk.at + 1 : walk.at + 1 + _LOOSE]
    return walk.loose < _LOOSE or any(walk.words.contact.match(one) for one in follows)


def _plain_sentence(text: str) -> bool:
    """Return whether a short text is a sentence, and no name, address or label."""
    return is_sentence(text) and (len(text.split()) > 6 or columns(text) > 40)  # noqa: PLR2004 - longer than names are


def _spoken(walk: Walk, text: str) -> str | None:
    """Return the speaker ("" when not plain) of a paragraph of direct speech, None when it is none."""
    if walk.open_quotation:
        closes = re.search(r"[”」』\"]", text)
        starts = re.match(r"[“「『\"]", text)
        if closes or starts:
            walk.open_quotation = quotation.opens_on(text) if starts else not closes
            return walk.speaker
    span = quotation.speech(text, walk.words)
    if span is None:
        return None
    found = quotation.speaker(text, span, walk.words)
    if found is None:  # "she said": whoever this paragraph names, else whoever spoke last
        found = quotation.first_name(text[: max(span.start - 1, 0)], walk.words) or walk.speaker
    if (
        not found
    ):  # a surname alone begins a sentence as any word does: it is one where somebody of that name has spoken
        word = quotation.lone_name(text[: max(span.start - 1, 0)], walk.words)
        found = word if word in walk.surnames else ""
    walk.surnames.update(found.split()[-1:])
    walk.speaker = found
    walk.open_quotation = quotation.opens_on(text)
    return walk.speaker


def _repeated(walk: Walk, text: str) -> tuple[Role, str] | None:
    """Return what a block is that repeats part of the body: a quotation stays one, other sentences are running text."""
    folded = letters(text)
    if len(folded) < 20:  # noqa: PLR2004 - names and labels are found everywhere
        return None
    for seen, role, speaker in walk.folded():
        if folded in seen:
            return (Role.QUOTATION, speaker) if role is Role.QUOTATION else (Role.PARAGRAPH, "")
    return None


def _names_above_contacts(walk: Walk, blocks: list[Block]) -> None:
    """Make short lines directly above the first line of a group of contacts contacts too: names, companies."""
    plain = {Role.PARAGRAPH, Role.CAPTION, Role.BOILERPLATE}
    for index in range(len(blocks) - 1, 0, -1):
        above = blocks[index - 1]
        if blocks[index].role is not Role.CONTACT or above.role not in plain or above.level:
            continue
        text = walk.texts[index - 1]
        if columns(text) <= _CONTACT // 2 and not is_sentence(text) and walk.words.contact.match(walk.texts[index]):
            blocks[index - 1] = replace(above, role=Role.CONTACT, speaker="")
