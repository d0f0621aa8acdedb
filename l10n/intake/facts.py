"""What a release says of itself, for its front matter. Part of the room `intake`.

In: the composed release and its units' roles. Out: title, date, source locale, slug, contact, embargo, each only
where it was found; the source locale of a text by its script. May not touch: the text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from l10n import anatomy, script, values
from l10n import locale as locales
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.intake.composing import Composition
    from l10n.locale import Locale

_USUAL = ("en_HK", "zh_Hant_HK", "zh_Hans_CN")  # one a script, for those that no locale of the project has
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_TELEPHONE = re.compile(r"(?:\+\d{1,3}[ -]?|\(\+?\d{1,4}\) ?)?\d{2,4}(?:[ -]?\d{2,8}){1,4}(?!\d)")
_SHORT = 120  # characters; a line that only says where to turn to is no longer
_HEAD = 12  # units
_PUBLISHED = re.compile(
    r"(?:published|posted|issued|released?|release date|date)\b[^:：]{0,20}[:：]"
    r"|(?:發[佈布]|发布|刊登|公布|新聞)?(?:日期|时间|時間) ?[:：]",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"\b([01]?\d|2[0-3])\.([0-5]\d) ?"
    r"(a\.?m|p\.?m|hkt|hrs|hours|gmt|bst|utc|ces?t|e[sd]t|p[sd]t|jst|sgt|\(hong kong|hong kong time)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(r"\b(?:media|press)\b(?!@)|傳媒|媒體|媒体|新聞|新闻|記者|记者", re.IGNORECASE)
_INVESTORS = re.compile(r"\binvestors?\b|投資者|投资者", re.IGNORECASE)
_OPENING = 30  # characters in which a line says whose contact follows
_CLOCK = re.compile(r"\b\d{1,2}[:：]\d\d\b,?")
_FAX = re.compile(r"\bfax\b|facsimile|傳真|传真", re.IGNORECASE)
_EMBARGO = re.compile(
    r"\bembargo|not for (?:release|publication)|hold (?:for release )?until|禁[發发]|限[時时][發发]", re.IGNORECASE
)
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./()-]*")
_SLUG_WORDS = 8
_LIGHT = frozenset(
    (  # noqa: SIM905 - words read best as words
        "a an the of in on at to for and or by with from its as"
    ).split()
)


def source_of(text: str, wanted: str, offered: list[str]) -> tuple[Locale, str]:
    """Return the locale a text is written in, and a doubt ("" when plain). `wanted` names it; else its script tells.

    `offered` are the codes of the project's locales: of two with the same script the project's is taken.
    """
    if wanted:
        return locales.get(wanted), ""
    chosen = [locales.get(code) for code in offered]
    scripts = {one.script for one in chosen}
    chosen += [one for one in map(locales.get, _USUAL) if one.script not in scripts]
    found, doubt = script.detect(text, chosen)
    return found or chosen[0], f"{doubt}; say --locale" if doubt else ""


def around(texts: Sequence[str], source: Locale) -> str:
    """Return the one full date that stands on a web page around a release, "" where there is none or are several."""
    found = {_iso(text, source) for text in texts} - {""}
    return found.pop() if len(found) == 1 else ""


def of(done: Composition, source: Locale, slug: str, around: str = "") -> dict[str, str]:
    """Return the facts that were found, in the order of front matter. `around` is the date of the page around it."""
    title = next((plain for plain, role in zip(done.plains, done.roles, strict=True) if role is Role.HEADLINE), "")
    found = {
        "title": re.sub(r"[^\S\u3000]+", " ", title).strip(),
        "date": _date(done, source) or around,
        "source": source.code,
        "slug": slug or slug_of(title),
        "contact": _contact(done),
        "embargo": _embargo(done, source),
    }
    return {key: value for key, value in found.items() if value}


def slug_of(title: str) -> str:
    """Return a slug for a title: its first words in small letters, or its first Han characters."""
    words = re.findall(
        r"[A-Za-z0-9]+|[\u3400-\u9fff]+", unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    )
    if not words:
        return ""
    heavy = [word for word in words if word.casefold() not in _LIGHT] or words
    if "\u3400" <= heavy[0][0] <= "\u9fff":
        return "".join(words)[:20]
    return "-".join(word.casefold() for word in heavy[:_SLUG_WORDS])


def _iso(text: str, source: Locale, *, last: bool = False) -> str:
    """Return the first (or last) full date in `text`, ISO 8601, or nothing."""
    found = [
        one
        for one in values.read(text[:400], source)
        if one.kind is values.Kind.DATE and one.year and one.month and one.day
    ]
    if not found:
        return ""
    one = found[-1 if last else 0]
    return f"{one.year:04}-{one.month:02}-{one.day:02}"


def _date(done: Composition, source: Locale) -> str:
    """Return the release's date: that of its dateline, else of a line in its head that is no embargo."""
    pairs = list(zip(done.plains, done.roles, strict=True))
    for plain, role in pairs:
        if role is Role.DATELINE:
            found = _iso(plain[:120], source)
            if found:
                return found
    for plain, role in pairs[:8]:
        if role is Role.KICKER and not _EMBARGO.search(plain):
            found = _iso(plain, source)
            if found:
                return found
    return _signed(pairs, source)


def _signed(pairs: list[tuple[str, Role]], source: Locale) -> str:
    """Return the date below the text: in an end mark ("Ends/Tuesday, March 3, 2026"), or alone on a line."""
    for plain in (plain for plain, role in pairs if role is Role.END_MARK):
        found = _iso(plain, source)
        if found:
            return found
    head = [plain for plain, _ in pairs[:_HEAD]]
    published = [_iso(plain, source) for plain in head if _PUBLISHED.match(plain)]
    alone = {_iso(plain, source) for plain, _ in pairs if anatomy.is_date(plain)} - {""}
    return next(filter(None, published), "") or (alone.pop() if len(alone) == 1 else "")


def _contact(done: Composition) -> str:
    """Return the first address of the contacts, else their first telephone number, else an address below the end."""
    lines = [plain for plain, role in zip(done.plains, done.roles, strict=True) if role is Role.CONTACT]
    press = next((at for at, plain in enumerate(lines) if _PRESS.search(plain[:_OPENING])), 0)
    if any(_INVESTORS.search(plain[:_OPENING]) for plain in lines[:press]):
        lines = lines[press:] + lines[:press]
    for pattern, left_out in ((_EMAIL, None), (_TELEPHONE, _FAX)):
        for plain in lines:
            found = None if left_out and left_out.search(plain) else pattern.search(plain)
            if found:
                return found[0]
    roles = list(done.roles)
    ended = roles.index(Role.END_MARK) if Role.END_MARK in roles else len(roles)
    below = [_EMAIL.search(plain) for plain in done.plains[ended:] if len(plain) <= _SHORT]
    return next((found[0] for found in below if found), "")


def _embargo(done: Composition, source: Locale) -> str:
    """Return the end of an embargo, ISO 8601 with the time as it stands, or the line itself where it has no date."""
    for plain, role in zip(done.plains, done.roles, strict=True):
        if role is Role.KICKER and _EMBARGO.search(plain):
            day = _iso(_CLOCK.sub(" ", plain), source, last=True)  # "11:00, 12 March" is no list of figures
            times = [one for one in values.read(plain[:400], source) if one.kind is values.Kind.TIME]
            if not day:
                return " ".join(plain.split())
            minutes = times[-1].amount if times else _clock(plain)
            return f"{day} {int(minutes) // 60:02}:{int(minutes) % 60:02}" if minutes is not None else day
    return ""


def _clock(text: str) -> int | None:
    """Return a time written with a point ("00.01 HKT") in minutes."""
    found = _POINT.search(text[:400])
    if not found:
        return None
    hour = int(found[1]) % 12 + (12 if found[3][0] in "pP" else 0) if found[3][0] in "aApP" else int(found[1])
    return hour * 60 + int(found[2])


def front_matter(facts: Mapping[str, str], given: str) -> str:
    """Return front matter with the facts; lines that came with the text stay, and only what they lack is added."""
    if re.search(r"^source:", given, re.MULTILINE):
        return given.rstrip("\n") + "\n\n"  # it is ours
    if given:
        lines = given.rstrip("\n").split("\n")
        there = {line.partition(":")[0].strip() for line in lines}
        more = [f"{key}: {_scalar(key, value)}" for key, value in facts.items() if key not in there]
        return "\n".join([*lines[:-1], *more, lines[-1].rstrip()]) + "\n\n"
    lines = [f"{key}: {_scalar(key, value)}" for key, value in facts.items()]
    return "\n".join(["---", *lines, "---"]) + "\n\n"


def _scalar(key: str, value: str) -> str:
    if key != "title" and (_PLAIN.fullmatch(value) or re.fullmatch(r"[\w.+-]+@[\w.-]+|\d{4}-\d\d-\d\d|[\w.-]+", value)):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
