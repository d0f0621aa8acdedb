"""Lines of a release: what one says by its own wording, whatever stands around it. Part of the room `anatomy`.

In: a text, the wording of a locale or of all. Out: a role, or whether it is a sentence, a kicker, a date and so on.
May not touch: documents.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.anatomy import wording
from l10n.model import CodeKind, Role
from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.anatomy.wording import Wording
    from l10n.model import Block

LINE = 300  # characters; a longer line is no kicker, end mark or contact
_STOPS = frozenset(".。！？!?…")
_CLOSING = "\"'”’」』）)"
AROUND = " \t\u3000\u00a0[]【】*_"
_ABBREVIATION = later(r"\b(?:ltd|inc|co|corp|st|rd|no|dr|mr)\.$", re.IGNORECASE)
_SHORT_FORM = 8  # characters that the longest of them takes, and what stands before it
_TWO_SCRIPTS = later("(?<=[\u3400-\u9fff）]) ?[/／|]? ?(?=[A-Za-z(])|(?<=[A-Za-z)]) ?[/／|]? ?(?=[\u3400-\u9fff（])")
_PARTED = ("  ", "\t", "\u3000", "|", "｜", " - ", " – ", " — ")  # one of these stands wherever there are columns
_COLUMNS = later(r"\s*\t\s*| {2,}| ?[\u3000|｜] ?|(?<=[^\s\W]) [-–—] (?=\w)")
TWO_SENTENCES = later(
    r"\w[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z0-9].*[.!?][\"'”’)]*$|[。！？][」』”）]*[^」』”）\s].*[。！？][」』”）]*$"
)
_ELSEWHERE = later(r"(?!mailto:|tel:|$)")
_KICKERS = 9  # words that two kickers on one line have at most


def line_role(text: str) -> Role | None:
    """Return KICKER, END_MARK or CONTACT for a line that is one whatever stands around it, in any locale."""
    return _line_role(text.strip()) if len(text) <= LINE else None


def is_end_mark(text: str) -> bool:
    """Return whether `line_role` is END_MARK; it asks for nothing else, so that less need be compiled."""
    return len(text) <= LINE and wording.every().end.fullmatch(text.strip()) is not None


def heads_boilerplate(text: str) -> bool:
    """Return whether a line is worded like a heading of boilerplate in any locale: "About us", 關於我們."""
    bare = text.strip(AROUND).rstrip(":：")
    return len(text) <= LINE and not is_sentence(text) and bool(wording.every().boilerplate.fullmatch(bare))


def opens_dateline(text: str) -> bool:
    """Return whether a text begins with place and date as a lead paragraph does, in any locale."""
    return bool(wording.every().dateline.match(text))


def opens_release(text: str) -> bool:
    """Return whether a line says that a release begins, in any locale: "Press Release", 即時發佈; no embargo does."""
    return len(text) <= LINE and bool(
        wording.every().kicker.fullmatch(text.strip(AROUND + "()（）").rstrip(":：.。!！"))
    )


def is_site(text: str) -> bool:
    """Return whether a line is part of a web page around the release, in any locale: "Share", "Print", 分享."""
    return len(text) <= LINE and bool(wording.every().site.fullmatch(text.strip(AROUND)))


def is_date(text: str) -> bool:
    """Return whether a line is a date, perhaps with a place, in any locale."""
    return len(text) <= LINE and bool(wording.every().date.fullmatch(text.strip(AROUND)))


def opens_caption(text: str) -> bool:
    """Return whether a text begins as a caption does, in any locale: "Photo 2:", "圖二：" and so on."""
    return bool(wording.every().caption.match(text))


@lru_cache(maxsize=1024)
def _line_role(text: str) -> Role | None:
    words = wording.every()
    if words.end.fullmatch(text):
        return Role.END_MARK
    if is_kicker(text, words):
        return Role.KICKER
    contact = words.contact.match(text) or words.contact_heading.fullmatch(text)
    return Role.CONTACT if contact and not is_sentence(text) else None


def columns(text: str) -> int:
    """Return the width of a text in columns, Han characters counting two."""
    return len(text) if text.isascii() else len(text) + sum([character >= "\u2e80" for character in text])


def is_sentence(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return text.rstrip().rstrip(_CLOSING)[-1:] in _STOPS and not abbreviated(text)


def abbreviated(text: str) -> bool:
    """Return whether the full stop at the end of a text belongs to a short form: "… Ltd."."""
    return "." in text[-2:] and _ABBREVIATION.search(text, max(len(text) - _SHORT_FORM, 0)) is not None


def is_kicker(text: str, words: Wording) -> bool:
    """Return whether a line is a kicker by its wording, or several of them side by side."""
    bare = text.strip(AROUND + "()（）").rstrip(":：.。!！")
    if len(text) > LINE:
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
    if not any(sign in bare for sign in _PARTED):
        return False
    first, *more = [one.strip(AROUND) for one in _COLUMNS.split(bare)]
    return bool(more and words.kicker.fullmatch(first)) and all(
        words.kicker.fullmatch(one) or words.embargo.match(one) or words.date.fullmatch(one) for one in more
    )


def linked(block: Block, text: str) -> bool:
    """Return whether a block is a link to another page, and nothing else."""
    linked = [code for code in block.codes if code.kind is CodeKind.LINK]
    if len(linked) != 1 or not _ELSEWHERE.match(linked[0].target):
        return False
    return block.text == f"<{linked[0].name}>{text}</{linked[0].name}>"
