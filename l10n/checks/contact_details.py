"""Address, e-mail or telephone number differs.

What: an address on the web, an e-mail address or a telephone number that is another one in the target, missing, or
extra. E-mail addresses are compared letter by letter, telephone numbers digit by digit (`(852)` may be left out).
Addresses may change only their language part, into the target's language: /en → /tc, /zh-hk, /zh_tw in Traditional
Chinese, /sc, /zh-cn in Simplified. No setting is needed for that; another page, or another language's page, is an
error. So is the source's own page left as it is where its address says the source's language (/en in a Chinese
target); where only a letter may say it (/e), it is info.

Why: the reader who wants to ask, register or come uses exactly these.

Wrong: `https://www.example.hk/en/visit` → `https://www.example.hk/tc/visitor`; → `https://www.example.hk/sc/visit`
in Traditional.
Right: `https://www.example.hk/en/visit` → `https://www.example.hk/tc/visit`.

Fix: copy the detail from the source and change no more than the language part.

Does not: it does not look whether an address exists; the targets of links in codes are checked with the codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import NOTHING, finding
from l10n.checks._values import DETAILS, compared, translated
from l10n.model import Scope, Severity
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.checks import CheckContext
    from l10n.checks._values import Compared
    from l10n.locale import Locale
    from l10n.model import BlockPair, Finding, Group

CODE = "TAG002"
NAME = "contact detail differs"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_PARTS = re.compile(r"[a-z0-9_-]+")
_LETTERS = 2
"""Of a language part that a house writes alike for all its languages: en, tc, sc."""
_NAMES = {Kind.URL: "address", Kind.EMAIL: "e-mail address", Kind.PHONE: "telephone number"}


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each detail that differs, and info for a page that is still the source's language."""
    known = compared(subject, context)
    return _found(subject, context, known) if known.detailed else NOTHING


def _found(subject: BlockPair, context: CheckContext, known: Compared) -> Iterator[Finding]:
    groups = translated(subject)
    source, target = (
        [(value, group) for group, own in zip(groups, side, strict=True) for value in own if value.kind in DETAILS]
        for side in (known.here, known.there)
    )
    for kind, name in _NAMES.items():
        here = [(value, group) for value, group in source if value.kind is kind]
        there = [(value, group) for value, group in target if value.kind is kind]
        yield from _compared(here, there, name, context)


def _compared(
    here: list[tuple[values.Value, Group]], there: list[tuple[values.Value, Group]], name: str, context: CheckContext
) -> Iterator[Finding]:
    left, right = list(here), list(there)
    for one in here:
        found = next(
            (other for other in right if values.same_detail(one[0], other[0], context.source, context.locale)), None
        )
        if found is not None:
            left.remove(one)
            right.remove(found)
            if values.is_untouched_page(one[0], found[0], context.source, context.locale):
                message = f"{found[0].text} is the page in the source's language"
                severity = SEVERITY if _says_language(found[0].text, context) else Severity.INFO
                column = found[1].target.find(found[0].text) + 1
                page = _page(found[0].text, context)
                expected = page if page != found[0].text else ""
                yield finding((CODE, severity), found[1], context, message, expected=expected, column=column)
    said = {values.detail_key(value) for value, _ in (*here, *there)} - {
        values.detail_key(value) for value, _ in (*left, *right)
    }
    for index in range(max(len(left), len(right))):
        wanted = left[index] if index < len(left) else None
        wrong = right[index] if index < len(right) else None
        lone = wanted or wrong
        if lone is None or ((wanted is None or wrong is None) and values.detail_key(lone[0]) in said):
            continue  # a second mention
        yield _finding(wanted, wrong, name, context)


def _says_language(address: str, context: CheckContext) -> bool:
    """Return whether a part of an address is the source's language in two letters or more: /en, en.example.hk."""
    parts = context.source.table("values").get("url_languages", ())
    return any(len(part) > 1 and part in parts for part in _PARTS.findall(address.lower()))


def _finding(
    wanted: tuple[values.Value, Group] | None,
    wrong: tuple[values.Value, Group] | None,
    name: str,
    context: CheckContext,
) -> Finding:
    if wanted is None and wrong is not None:
        column = wrong[1].target.find(wrong[0].text) + 1
        return finding(
            (CODE, SEVERITY), wrong[1], context, f"the {name} {wrong[0].text} is not in the source", column=column
        )
    assert wanted is not None  # noqa: S101 - one of the two is always given
    if wrong is None:
        return finding(
            (CODE, SEVERITY), wanted[1], context, f"the {name} {wanted[0].text} is missing", expected=wanted[0].text
        )
    message = f"the {name} is {wanted[0].text} in the source, {wrong[0].text} here"
    column = wrong[1].target.find(wrong[0].text) + 1
    expected = _page(wanted[0].text, context) if wanted[0].kind is Kind.URL else wanted[0].text
    return finding((CODE, SEVERITY), wrong[1], context, message, expected=expected, column=column)


def _page(address: str, context: CheckContext) -> str:
    """Return the source's address with the target's language in it, where two letters between slashes say it: /en/."""
    short = _short(context.locale)
    for part in _short(context.source):
        for place in (f"/{part}/", f"//{part}."):
            if address.count(place) == 1 and short:
                return address.replace(place, place.replace(part, short[0]))
        if short and address.endswith(f"/{part}"):
            return address[: -len(part)] + short[0]
    return address


def _short(locale: Locale) -> list[str]:
    return [part for part in locale.table("values").get("url_languages", ()) if len(part) == _LETTERS]
