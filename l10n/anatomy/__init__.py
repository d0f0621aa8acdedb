"""Anatomy of a release: the role of every block, from structure, position and the wording of its locale.

In: a Document whose format gave the roles that structure alone gives (heading, list item, table cell, metadata, end
mark). Out: the same Document with a Role for every block, and the speaker of a quotation where it is plain.
It reads the `[roles]` tables of the locales. May not touch: texts, codes, places, order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.anatomy import captions, quotation, wording
from l10n.model import CodeKind, Role, strip_codes
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.anatomy.wording import Wording
    from l10n.locale import Locale
    from l10n.model import Block, Document

_LINE = 300  # characters; a longer line is no kicker, end mark or contact
_LONG = 160  # columns; a longer block is running text
_CONTACT = 110  # columns; a longer one among contacts is running text again
_STOPS = frozenset(".。！？!?…")
_CLOSING = "\"'”’」』）)"
_AROUND = " \t\u3000\u00a0[]【】*_"
_ADDRESS = later(r"https?://|www\.|[\w.+-]{1,64}@[\w-]{1,63}\.\w", re.IGNORECASE)
_ABBREVIATION = later(r"\b(?:ltd|inc|co|corp|st|rd|no|dr|mr)\.$", re.IGNORECASE)
_SHORT_FORM = 8  # characters that the longest of them takes, and what stands before it
_TWO_SCRIPTS = later("(?<=[\u3400-\u9fff）]) ?[/／|]? ?(?=[A-Za-z(])|(?<=[A-Za-z)]) ?[/／|]? ?(?=[\u3400-\u9fff（])")
_BLANK = later("[\u00a0\u2002-\u200a\u202f]")  # "6\u00a0May", as Word and typesetters write it
_COLUMNS = later(r"\s*\t\s*| {2,}| ?[\u3000|｜] ?|(?<=[^\s\W]) [-–—] (?=\w)")
_SITE = ("nav", "banner", "footer", "aside")
_GIVEN = frozenset({Role.TABLE_CELL, Role.METADATA, Role.CAPTION})
_OPEN = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.END_MARK})  # the others are kept as given
_NOTES = ("note", "footnote", "endnote", "header")
_SMALL = (*_NOTES, "footer")
_TWO_SENTENCES = later(
    r"\w[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z0-9].*[.!?][\"'”’)]*$|[。！？][」』”）]*[^」』”）\s].*[。！？][」』”）]*$"
)
_ELSEWHERE = later(r"(?!mailto:|tel:|$)")
_LEGAL = later(r"(?:copyright\b|©|all rights reserved|版權|版权)", re.IGNORECASE)
_KICKERS = 9  # words that two kickers on one line have at most
_LOOSE = 3  # lines among contacts without wording of their own: a name, a company, a street
_MENU = 24  # columns; a line under a page's headline that is shorter and no heading is a button


def line_role(text: str) -> Role | None:
    """Return KICKER, END_MARK or CONTACT for a line that is one whatever stands around it, in any locale."""
    return _line_role(text.strip()) if len(text) <= _LINE else None


def heads_boilerplate(text: str) -> bool:
    """Return whether a line is worded like a heading of boilerplate in any locale: "About us", 關於我們."""
    bare = text.strip(_AROUND).rstrip(":：")
    return len(text) <= _LINE and not _is_sentence(text) and bool(wording.every().boilerplate.fullmatch(bare))


def opens_dateline(text: str) -> bool:
    """Return whether a text begins with place and date as a lead paragraph does, in any locale."""
    return bool(wording.every().dateline.match(text))


def opens_release(text: str) -> bool:
    """Return whether a line says that a release begins, in any locale: "Press Release", 即時發佈; no embargo does."""
    return len(text) <= _LINE and bool(
        wording.every().kicker.fullmatch(text.strip(_AROUND + "()（）").rstrip(":：.。!！"))
    )


def is_site(text: str) -> bool:
    """Return whether a line is part of a web page around the release, in any locale: "Share", "Print", 分享."""
    return len(text) <= _LINE and bool(wording.every().site.fullmatch(text.strip(_AROUND)))


def is_date(text: str) -> bool:
    """Return whether a line is a date, perhaps with a place, in any locale."""
    return len(text) <= _LINE and bool(wording.every().date.fullmatch(text.strip(_AROUND)))


def opens_caption(text: str) -> bool:
    """Return whether a text begins as a caption does, in any locale: "Photo 2:", "圖二：" and so on."""
    return bool(wording.every().caption.match(text))


@lru_cache(maxsize=1024)
def _line_role(text: str) -> Role | None:
    words = wording.every()
    if words.end.fullmatch(text):
        return Role.END_MARK
    if _is_kicker(text, words):
        return Role.KICKER
    contact = words.contact.match(text) or words.contact_heading.fullmatch(text)
    return Role.CONTACT if contact and not _is_sentence(text) else None


def assign(document: Document, locale: Locale) -> Document:
    """Return `document` with every block's role and, where plain, a quotation's speaker."""
    texts = [_shown(block) for block in document.blocks]
    walk = _Walk(wording.of(locale), texts, page=document.format == "html", main=_main(document))
    blocks = [_aside(walk, block, text) for block, text in zip(document.blocks, texts, strict=True)]
    body = _head(walk, blocks, _anchor(walk, document))
    for index in range(body, len(blocks)):
        if blocks[index].role not in _OPEN:
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


def _aside(walk: _Walk, block: Block, text: str) -> Block:
    """Return a block of a note, or of a page's header or footer, with the role that its own wording gives it."""
    if block.role is not Role.PARAGRAPH or not walk.beside(block):
        return block
    return replace(block, role=line_role(text) or Role.PARAGRAPH)


def _keep(walk: _Walk, block: Block, index: int) -> None:
    """Take in what a role that the format gave says about the blocks that follow."""
    if block.role in {Role.CONTACT, Role.BOILERPLATE, Role.BOILERPLATE_HEADING}:
        walk.mode = "contact" if block.role is Role.CONTACT else "boilerplate"
    elif block.role is Role.DATELINE:
        walk.lead = False
    elif block.role in {Role.PARAGRAPH, Role.QUOTATION} and walk.ended < 0:
        walk.told.append((walk.texts[index], block.role, block.speaker))


@dataclass(slots=True)
class _Walk:
    """What the walk down the document knows: `mode` is "", "contact" or "boilerplate"."""

    words: Wording
    texts: list[str]
    page: bool = False
    main: str = ""
    mode: str = ""
    at: int = 0
    loose: int = 0
    ended: int = -1
    pictures: bool = False
    speaker: str = ""
    surnames: set[str] = field(default_factory=set)
    open_quotation: bool = False
    lead: bool = True
    dated: bool | None = None
    told: list[tuple[str, Role, str]] = field(default_factory=list)
    """The body's paragraphs, complete at the end mark; most releases have nothing below it that asks for them."""
    seen: list[tuple[str, Role, str]] | None = None
    tokens: list[frozenset[str]] | None = None

    def folded(self) -> list[tuple[str, Role, str]]:
        """Return the body's paragraphs folded; asked for below the end mark only."""
        if self.seen is None:
            self.seen = [(_folded(text), role, speaker) for text, role, speaker in self.told]
        return self.seen

    def words_told(self) -> list[frozenset[str]]:
        """Return the words of the body's paragraphs; asked for below the end mark only."""
        if self.tokens is None:
            self.tokens = [captions.tokens(text) for text, _, _ in self.told]
        return self.tokens

    def undated(self) -> bool:
        """Return whether no text begins as a dateline does; else sentences above that one are no body yet."""
        if self.dated is None:
            self.dated = any(self.words.dateline.match(text) for text in self.texts)
        return not self.dated

    def beside(self, block: Block) -> bool:
        """Return whether a block is a note, or stands in a part of its own: a page's header or footer."""
        if block.place.part != self.main:
            return True
        return bool(block.within) and any(name.startswith(_NOTES) for name in block.within)

    def apart(self, block: Block) -> bool:
        """Return whether a block is no part of the release's run: a cell, metadata, a note, a page's navigation."""
        if block.role in _GIVEN or (block.within and any(name.startswith(_SITE) for name in block.within)):
            return True
        return self.beside(block)


def columns(text: str) -> int:
    """Return the width of a text in columns, Han characters counting two."""
    return len(text) if text.isascii() else len(text) + sum([character >= "\u2e80" for character in text])


def _is_sentence(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSING)[-1:] in _STOPS and not _abbreviated(text)


def _abbreviated(text: str) -> bool:
    """Return whether the full stop at the end of a text belongs to a short form: "… Ltd."."""
    return "." in text[-2:] and _ABBREVIATION.search(text, max(len(text) - _SHORT_FORM, 0)) is not None


def _is_kicker(text: str, words: Wording) -> bool:
    bare = text.strip(_AROUND + "()（）").rstrip(":：.。!！")
    if len(text) > _LINE:
        return False
    both = [] if text.isascii() else [_TWO_SCRIPTS.split(bare), bare.split()]  # 新聞稿 PRESS RELEASE, 新聞稿 即時發布
    if any(len(parted) == 2 and all(words.kicker.fullmatch(one) for one in parted) for parted in both):  # noqa: PLR2004
        return True
    if words.kicker.fullmatch(bare) or words.embargo.match(bare):
        return True
    alone = bare.split()
    for at in range(2, len(alone) - 1 if len(alone) <= _KICKERS else 0):  # columns that a PDF has drawn together
        if words.kicker.fullmatch(" ".join(alone[:at])) and words.kicker.fullmatch(" ".join(alone[at:])):
            return True
    first, *more = [one.strip(_AROUND) for one in _COLUMNS.split(bare)]
    return bool(more and words.kicker.fullmatch(first)) and all(
        words.kicker.fullmatch(one) or words.embargo.match(one) or words.date.fullmatch(one) for one in more
    )


def _anchor(walk: _Walk, document: Document) -> int:
    """Return the index of the block that is the headline for certain, -1 when none is.

    It is the one that the format calls so, or that the title in the file's own facts begins with; on a page also the
    only heading of level 1.
    """
    given = next((index for index, block in enumerate(document.blocks) if block.role is Role.HEADLINE), -1)
    if given >= 0:
        return given
    title = _folded(document.facts.get("title", ""))
    for index, block in enumerate(document.blocks):
        folded = (
            _folded(walk.texts[index]) if title and not walk.apart(block) and len(walk.texts[index]) <= _LINE else ""
        )
        if len(folded) > 3 and title.startswith(folded):  # noqa: PLR2004 - "News" is no headline
            return index
    first = [index for index, block in enumerate(document.blocks) if block.level == 1 and not walk.apart(block)]
    return first[0] if document.format == "html" and len(first) == 1 else -1


def _head(walk: _Walk, blocks: list[Block], anchor: int) -> int:
    """Give the blocks above the body their roles; return the index of the body's first block.

    With an `anchor`, blocks above it are kickers by their wording only: on a page, menus stand there.
    """
    body = _body_start(walk, blocks, anchor)
    head = [index for index in range(body) if not walk.apart(blocks[index]) and blocks[index].role in _OPEN]
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


def _is_button(walk: _Walk, block: Block, text: str) -> bool:
    """Return whether a line under a page's headline is part of the page: a menu item, a link, "Share this page"."""
    if walk.words.site.fullmatch(text):
        return True
    if block.role is Role.HEADING:
        return False
    return _linked(block, text) or columns(text) <= _MENU


def _head_line(walk: _Walk, text: str) -> Role | None:
    if _is_kicker(text, walk.words):
        return Role.KICKER
    if walk.words.date.fullmatch(text.strip(_AROUND)):
        return Role.DATELINE
    if len(text) <= _LINE and walk.words.contact.match(text):
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


def _body_start(walk: _Walk, blocks: list[Block], anchor: int) -> int:
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
        headed = headed or (not _is_sentence(text) and walk.undated())
    return len(blocks)


def _runs(walk: _Walk, blocks: list[Block], index: int) -> bool:
    """Return whether a block can only be running text: long, several sentences, speech, what introduces a list."""
    text = walk.texts[index]
    if columns(text) > _LONG or (_is_sentence(text) and columns(text) > _LONG // 4):
        return True
    listed = index + 1 < len(blocks) and blocks[index + 1].role is Role.LIST_ITEM
    if listed and index and text.endswith((":", "：")) and blocks[index].role is not Role.HEADING:
        return True
    if text.endswith((":", "：")) and columns(text) > _LONG // 3 and blocks[index].role is not Role.HEADING:
        return True  # "The following is today's question by … and the reply by …:"
    return bool(_TWO_SENTENCES.search(text)) or quotation.speech(text, walk.words) is not None


def _stops(text: str) -> bool:
    """Return whether a short text ends with a full stop, as no line below a headline does that is one itself."""
    return text.endswith((".", "。")) and not text.endswith("..") and not _abbreviated(text)


def _body(walk: _Walk, blocks: list[Block], index: int) -> None:
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


def _role(walk: _Walk, block: Block, text: str) -> tuple[Role, str]:
    """Return the role and speaker of a block below the head, and keep the walk's mode."""
    words = walk.words
    if len(text) <= _LINE and (block.role is Role.END_MARK or words.end.fullmatch(text)):
        return Role.END_MARK, ""
    if walk.ended >= 0 and len(text) <= _LINE and words.date.fullmatch(text):  # the government's: End, date, time
        return Role.END_MARK, ""
    marked = _marked(walk, block, text)
    if marked is not None:
        return marked, ""
    if walk.mode == "boilerplate":
        return (Role.LIST_ITEM if block.role is Role.LIST_ITEM else Role.BOILERPLATE), ""
    return _running(walk, block, text)


def _running(walk: _Walk, block: Block, text: str) -> tuple[Role, str]:
    """Return the role and speaker of a block that nothing in its wording sets apart."""
    if walk.lead:
        dateline = bool(walk.words.dateline.match(text))
        walk.lead = not dateline and (block.role is Role.LIST_ITEM or not _is_sentence(text))
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


def _is_caption(walk: _Walk, block: Block, text: str) -> bool:
    """Return whether a sentence below the end mark, outside of contacts and boilerplate, repeats one of the body."""
    if block.role is not Role.PARAGRAPH or block.level or _TWO_SENTENCES.search(text) or _ADDRESS.search(text):
        return False
    return quotation.speech(text, walk.words) is None and captions.repeats(text, walk.words_told())


def _marked(walk: _Walk, block: Block, text: str) -> Role | None:
    """Return the role that a block's own wording gives it: boilerplate heading, contact, caption, kicker."""
    words = walk.words
    short = len(text) <= _LINE
    bare = text.strip(_AROUND).rstrip(":：")
    if short and words.boilerplate.fullmatch(bare) and not _is_sentence(text):
        walk.mode = "boilerplate"
        return Role.BOILERPLATE_HEADING
    heads = words.contact_heading.match(bare) and (columns(text) <= _LONG or walk.ended >= 0)
    if heads or (short and words.contact.match(text) and not (_is_sentence(text) and columns(text) > _CONTACT)):
        walk.mode, walk.loose = "contact", _LOOSE - 1 if walk.page and not heads else 0
        return Role.CONTACT
    if words.caption.match(text) and not block.level:
        return Role.CAPTION
    if walk.mode == "contact" and _among_contacts(walk, block, text):
        walk.loose += 1
        return Role.CONTACT
    if walk.mode == "contact" or block.level:
        walk.mode = ""
    return Role.KICKER if short and walk.ended >= 0 and _is_kicker(text, words) else None


def _among_contacts(walk: _Walk, block: Block, text: str) -> bool:
    """Return whether a line below contacts, without wording of its own, is one: a name, a company, an address.

    A sentence is none, nor a link to another page, nor what a page says of itself; nor the fourth such line in a row,
    on a page the second behind a telephone or an address, unless another of these follows.
    """
    if block.level or columns(text) > _CONTACT or _plain_sentence(text):
        return False
    if walk.page and (walk.words.site.fullmatch(text) or _LEGAL.match(text)):
        return False
    if _linked(block, text) and not _ADDRESS.search(text):
        return False
    follows = walk.texts[walk.at + 1 : walk.at + 1 + _LOOSE]
    return walk.loose < _LOOSE or any(walk.words.contact.match(one) for one in follows)


def _linked(block: Block, text: str) -> bool:
    """Return whether a block is a link to another page, and nothing else."""
    linked = [code for code in block.codes if code.kind is CodeKind.LINK]
    if len(linked) != 1 or not _ELSEWHERE.match(linked[0].target):
        return False
    return block.text == f"<{linked[0].name}>{text}</{linked[0].name}>"


def _plain_sentence(text: str) -> bool:
    """Return whether a short text is a sentence, and no name, address or label."""
    return _is_sentence(text) and (len(text.split()) > 6 or columns(text) > 40)  # noqa: PLR2004 - longer than names are


def _spoken(walk: _Walk, text: str) -> str | None:
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


def _folded(text: str) -> str:
    """Return a text reduced to its letters and figures, for comparing copies of it."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _repeated(walk: _Walk, text: str) -> tuple[Role, str] | None:
    """Return what a block is that repeats part of the body: a quotation stays one, other sentences are running text."""
    folded = _folded(text)
    if len(folded) < 20:  # noqa: PLR2004 - names and labels are found everywhere
        return None
    for seen, role, speaker in walk.folded():
        if folded in seen:
            return (Role.QUOTATION, speaker) if role is Role.QUOTATION else (Role.PARAGRAPH, "")
    return None


def _names_above_contacts(walk: _Walk, blocks: list[Block]) -> None:
    """Make short lines directly above the first line of a group of contacts contacts too: names, companies."""
    plain = {Role.PARAGRAPH, Role.CAPTION, Role.BOILERPLATE}
    for index in range(len(blocks) - 1, 0, -1):
        above = blocks[index - 1]
        if blocks[index].role is not Role.CONTACT or above.role not in plain or above.level:
            continue
        text = walk.texts[index - 1]
        if columns(text) <= _CONTACT // 2 and not _is_sentence(text) and walk.words.contact.match(walk.texts[index]):
            blocks[index - 1] = replace(above, role=Role.CONTACT, speaker="")
