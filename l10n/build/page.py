"""An edition as one HTML page that needs no other file: what a press office puts on its site, or mails for review.

In: an edition and its sisters (for the links between languages). Out: HTML text: head, banner and date from here, the
body from `from_markdown`, `from_text` or `from_blocks`. Every text is escaped; addresses other than http, https,
mailto, tel and relative ones are dropped. Drafts carry a banner and mark each sentence nobody vouches for. May not
touch: files.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from l10n.build import dates, from_blocks, from_markdown, from_text, marks
from l10n.build.style import STYLE
from l10n.formats.markdown import frontmatter
from l10n.model import Role, strip_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.edition import Edition
    from l10n.formats._links import Links
    from l10n.locale import Locale

_PHRASES = {
    "en": ("Draft – not for publication", "{waiting} of {total} units are not vouched for.", "Languages"),
    "Hant": ("草稿－不得發布", "{total}個單元中有{waiting}個尚待審核。", "語言"),
    "Hans": ("草稿－不得发布", "{total}个单元中有{waiting}个尚待审核。", "语言"),
}


def render(one: Edition, sisters: Sequence[Edition], links: Links, *, drafts: bool) -> str:
    """Return the page of an edition, its addresses turned as `links` says."""
    slug = one.reading.release.slug
    title = _title(one)
    alternates = "".join(
        f'<link rel="alternate" hreflang="{sister.locale.tag}" href="{_name(slug, sister.locale)}">'
        for sister in sisters
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{one.locale.tag}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{html.escape(title)}</title>\n'
        f'<meta name="generator" content="l10n">\n{alternates}\n<style>{STYLE}</style>\n</head>\n<body>\n'
        f"{_languages(one, sisters)}{_banner(one) if drafts else ''}<main>\n<article>\n{_date(one)}"
        + _body(one, links, drafts=drafts)
        + "\n</article>\n</main>\n</body>\n</html>\n"
    )


def unfinished(one: Edition) -> int:
    """Return how many units of an edition nobody vouches for; none in the source locale's."""
    return 0 if one.locale is one.reading.release.source else sum(not unit.publishable for unit in one.units())


def stamp(data: bytes, words: str) -> bytes:
    """Return a text or Markdown edition with `words` as its first paragraph, after any front matter."""
    text = data.decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rest = text[len(mark) :]
    at = frontmatter.read(rest, 0).end
    return (mark + rest[:at] + f"{newline if at else ''}{words}{newline}{newline}" + rest[at:].lstrip("\r\n")).encode(
        "utf-8"
    )


def _name(slug: str, locale: Locale) -> str:
    return f"{slug}.{locale.tag}.html"


def _phrases(locale: Locale) -> tuple[str, str, str]:
    return _PHRASES.get(locale.script, _PHRASES["en"])


def _title(one: Edition) -> str:
    """Return the title among the release's own facts, else its headline, else its slug."""
    given = one.reading.document.facts.get("title", "")
    for wanted in (Role.METADATA, Role.HEADLINE):
        for pair in one.pairs:
            if pair.block.role is wanted and (wanted is Role.HEADLINE or pair.source == given):
                return strip_codes(marks.plain(one, pair), pair.block.codes)
    return one.reading.release.slug


def _languages(one: Edition, sisters: Sequence[Edition]) -> str:
    slug = one.reading.release.slug
    entries = "".join(
        f'<li aria-current="page" lang="{sister.locale.tag}">{html.escape(sister.locale.native)}</li>'
        if sister.locale is one.locale
        else f'<li><a href="{_name(slug, sister.locale)}" lang="{sister.locale.tag}" hreflang="{sister.locale.tag}">'
        f"{html.escape(sister.locale.native)}</a></li>"
        for sister in sisters
    )
    return f'<nav aria-label="{_phrases(one.locale)[2]}"><ul>{entries}</ul></nav>\n'


def _banner(one: Edition) -> str:
    waiting = unfinished(one)
    if not waiting:
        return ""
    head, rest, _ = _phrases(one.locale)
    counted = rest.format(waiting=waiting, total=len(one.units()))
    return f'<div class="draft-banner" role="note"><strong>{head}</strong> {counted}</div>\n'


def _date(one: Edition) -> str:
    """Return the release's date in the locale's own form, when it has a valid one."""
    value = one.reading.release.date
    written = dates.dated(value, one.locale)
    return f'<p class="date"><time datetime="{value}">{written}</time></p>\n' if written else ""


def _body(one: Edition, links: Links, *, drafts: bool) -> str:
    """Return the body from the release's own format: files of text are rendered themselves, others by their blocks."""
    own = one.reading.document.format
    if own == "markdown":
        return from_markdown.body(one, links, drafts=drafts)
    if own == "text":
        return from_text.body(one, drafts=drafts)
    return from_blocks.body(one, links, drafts=drafts)
