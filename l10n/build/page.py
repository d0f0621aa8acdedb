"""An edition as one HTML page that needs no other file: what a press office puts on its site, or mails for review.

In: an edition and its sisters (for the links between languages). Out: HTML text. Every text is escaped;
addresses other than http, https, mailto, tel and relative ones are dropped. Drafts carry a banner and mark each
sentence nobody vouches for. May not touch: files.
"""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING

from l10n.build.style import STYLE
from l10n.model import CODE, CodeKind, Role, State, strip_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.edition import Edition
    from l10n.locale import Locale
    from l10n.model import Block, BlockPair, Group, InlineCode

_SAFE = re.compile(r"(?i)(?:https?://|mailto:|tel:)")
_SCHEME = re.compile(r"^[^/?#]*:")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_TAGS = {CodeKind.STRONG: "strong", CodeKind.EMPHASIS: "em"}
_PHRASES = {
    "en": ("Draft – not for publication", "{waiting} of {total} units are not vouched for.", "Languages"),
    "Hant": ("草稿－不得發布", "{total}個單元中有{waiting}個尚待審核。", "語言"),
    "Hans": ("草稿－不得发布", "{total}个单元中有{waiting}个尚待审核。", "语言"),
}


def render(one: Edition, sisters: Sequence[Edition], *, drafts: bool) -> str:
    """Return the page of an edition."""
    slug = one.reading.release.slug
    title = _title(one)
    links = "".join(
        f'<link rel="alternate" hreflang="{sister.locale.tag}" href="{_name(slug, sister.locale)}">'
        for sister in sisters
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{one.locale.tag}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{html.escape(title)}</title>\n'
        f'<meta name="generator" content="l10n">\n{links}\n<style>{STYLE}</style>\n</head>\n<body>\n'
        f"{_languages(one, sisters)}{_banner(one) if drafts else ''}<main>\n<article>\n{_date(one)}"
        + "\n".join(_body(one, drafts=drafts))
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
    head = re.match(r"---\r?\n(?:.*\r?\n)*?---[ \t]*\r?\n", rest)
    at = head.end() if head else 0
    return (mark + rest[:at] + f"{newline if head else ''}{words}{newline}{newline}" + rest[at:].lstrip("\r\n")).encode(
        "utf-8"
    )


def _name(slug: str, locale: Locale) -> str:
    return f"{slug}.{locale.tag}.html"


def _phrases(locale: Locale) -> tuple[str, str, str]:
    return _PHRASES.get(locale.script, _PHRASES["en"])


def _title(one: Edition) -> str:
    for wanted in (Role.METADATA, Role.HEADLINE):
        for pair in one.pairs:
            if pair.block.role is wanted:
                return strip_codes(_shown(one, pair), pair.block.codes)
    return one.reading.release.slug


def _shown(one: Edition, pair: BlockPair) -> str:
    return pair.source if one.locale is one.reading.release.source or not pair.target else pair.target


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
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return ""
    import datetime as dt  # noqa: PLC0415 - Babel is heavy and only editions with a date need it

    from babel.dates import format_date  # noqa: PLC0415

    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return ""
    written = format_date(day, "long", locale="en_GB" if one.locale.script == "Latn" else one.locale.code)
    return f'<p class="date"><time datetime="{value}">{written}</time></p>\n'


def _body(one: Edition, *, drafts: bool) -> Iterator[str]:
    """Yield the elements of the page; runs of list items, cells, contact lines and boilerplate become one each."""
    visible = [pair for pair in one.pairs if pair.block.role is not Role.METADATA]
    for kind, run in groupby(visible, key=_run_kind):
        pairs = list(run)
        name = kind[0]
        if name == "list":
            yield _nested(pairs, 0, one, drafts=drafts)
        elif name == "table":
            yield _table(pairs, one, drafts=drafts)
        elif name == "contact":
            lines = "<br>\n".join(_linked(_inline(pair, one, drafts=drafts)) for pair in pairs)
            yield f'<address class="contact">{lines}</address>'
        elif name == "boilerplate":
            yield (
                '<section class="boilerplate">\n'
                + "\n".join(_block(pair, one, drafts=drafts) for pair in pairs)
                + "\n</section>"
            )
        else:
            yield from (_block(pair, one, drafts=drafts) for pair in pairs)


def _run_kind(pair: BlockPair) -> tuple[str, str]:
    block = pair.block
    outer = next((name for name in block.within if _stem(name) in {"list", "numbered", "table"}), "")
    if outer:
        return ("table" if _stem(outer) == "table" else "list", outer)
    if block.role is Role.CONTACT:
        return ("contact", "")
    if block.role in {Role.BOILERPLATE, Role.BOILERPLATE_HEADING}:
        return ("boilerplate", "")
    return ("block", "")


def _stem(name: str) -> str:
    return name.rstrip("0123456789")


def _block(pair: BlockPair, one: Edition, *, drafts: bool) -> str:
    text = _inline(pair, one, drafts=drafts)
    role = pair.block.role
    if not text:
        return ""
    if role is Role.HEADLINE:
        return f"<h1>{text}</h1>"
    if role in {Role.HEADING, Role.BOILERPLATE_HEADING}:
        level = min(max(pair.block.level, 2), 6)
        return f"<h{level}>{text}</h{level}>"
    css = "" if role is Role.PARAGRAPH else f' class="{role.value}"'
    return f"<p{css}>{text}</p>"


def _nested(pairs: Sequence[BlockPair], depth: int, one: Edition, *, drafts: bool) -> str:
    """Return a list (within it, deeper lists) from blocks whose `within` names list and item at `depth`."""
    within = pairs[0].block.within
    while depth < len(within) and _stem(within[depth]) not in {"list", "numbered"}:
        depth += 1
    tag = "ol" if _stem(within[depth]) == "numbered" else "ul"
    items: list[str] = []
    for _, members in groupby(pairs, key=lambda pair: pair.block.within[: depth + 2]):
        parts: list[str] = []
        for deeper, run in groupby(
            members, key=lambda pair: len(pair.block.within) > depth + 2 and _is_list(pair, depth + 2)
        ):
            inner = list(run)
            parts += (
                [_nested(inner, depth + 2, one, drafts=drafts)]
                if deeper
                else [_inline(pair, one, drafts=drafts) for pair in inner]
            )
        items.append(f"<li>{'<br>'.join(part for part in parts if part)}</li>")
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _is_list(pair: BlockPair, depth: int) -> bool:
    return any(_stem(name) in {"list", "numbered"} for name in pair.block.within[depth:])


def _table(pairs: Sequence[BlockPair], one: Edition, *, drafts: bool) -> str:
    rows: list[str] = []
    for number, (_, cells) in enumerate(groupby(pairs, key=lambda pair: _named(pair.block, "row"))):
        tag = "th" if number == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{_inline(cell, one, drafts=drafts)}</{tag}>" for cell in cells) + "</tr>")
    return '<div class="table"><table>\n' + "\n".join(rows) + "\n</table></div>"


def _named(block: Block, stem: str) -> str:
    return next((name for name in block.within if _stem(name) == stem), "")


def _inline(pair: BlockPair, one: Edition, *, drafts: bool) -> str:
    """Return a block's text as HTML, sentence by sentence so that drafts can be marked."""
    if one.locale is one.reading.release.source:
        return _coded(pair.source, pair.block.codes)
    if not drafts:
        return _coded(pair.target, pair.block.codes)
    parts: list[str] = []
    beside = False
    for text, group in _pieces(pair, one):
        shows_source = not group.target
        if parts:
            lead = group.segments[0].lead
            bare = shows_source or beside or bool(lead.strip())
            parts.append(_coded(lead, pair.block.codes) if bare else one.locale.joiner)
        marked = _coded(text, pair.block.codes)
        parts.append(_marked(marked, group, one) if _balanced(text, pair.block.codes) else marked)
        beside = shows_source
    return "".join(parts)


def _pieces(pair: BlockPair, one: Edition) -> Iterator[tuple[str, Group]]:
    """Yield each group's text with the block's code names: its target, or its source where it has none."""
    from dataclasses import replace  # noqa: PLC0415 - drafts only

    from l10n import edition  # noqa: PLC0415 - drafts only

    for group in pair.groups:
        if not group.omitted:
            yield edition.with_sources(replace(pair, groups=(group,)), one.locale.joiner), group


def _marked(text: str, group: Group, one: Edition) -> str:
    if not group.target:
        return f'<mark class="untranslated" lang="{one.reading.release.source.tag}">{text}</mark>'
    if group.state in {State.DRAFT, State.STALE}:
        return f'<span class="draft">{text}</span>'
    return text


def _balanced(text: str, codes: Iterable[InlineCode]) -> bool:
    paired = {code.name for code in codes if code.paired}
    depth: dict[str, int] = {}
    for match in CODE.finditer(text):
        if match["name"] in paired:
            depth[match["name"]] = depth.get(match["name"], 0) + (-1 if match["close"] else 1)
    return not any(depth.values())


def _coded(text: str, codes: Sequence[InlineCode]) -> str:
    """Return `text` as HTML: codes become elements, everything else is escaped."""
    by_name = {code.name: code for code in codes}
    out: list[str] = []
    at = 0
    for match in CODE.finditer(text):
        code = by_name.get(match["name"])
        if code is None:
            continue
        out.append(html.escape(text[at : match.start()]))
        out.append(_element(code, closing=bool(match["close"])))
        at = match.end()
    out.append(html.escape(text[at:]))
    return "".join(out)


def _element(code: InlineCode, *, closing: bool) -> str:
    if code.kind in _TAGS:
        return f"</{_TAGS[code.kind]}>" if closing else f"<{_TAGS[code.kind]}>"
    if code.kind is CodeKind.LINK:
        return "</a>" if closing else f'<a href="{html.escape(_safe(code.target))}">'
    if code.kind is CodeKind.BREAK:
        return "<br>"
    if code.kind is CodeKind.IMAGE:
        return f'<img src="{html.escape(_safe(code.target))}" alt="{html.escape(code.text)}">'
    if code.kind is CodeKind.LITERAL:
        return f"<code>{html.escape(code.text)}</code>"
    return ""


def _safe(target: str) -> str:
    """Return an address that may stand in a page: known schemes and relative ones; anything else becomes `#`."""
    bare = "".join(character for character in target if character > " ")
    return target if _SAFE.match(bare) or not _SCHEME.match(bare) else "#"


def _linked(text: str) -> str:
    """Return a contact line's HTML with plain e-mail addresses as links."""
    if "<a " in text:
        return text
    return _ADDRESS.sub(lambda match: f'<a href="mailto:{match[0]}">{match[0]}</a>', text)
