"""The description itself: a locale's `[typography]` table and the house's settings over it. Part of `typography`.

In: a Locale, a house's style table. Out: a Typography. Raises ConfigError for a setting that is none.
May not touch: anything else.
"""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from l10n.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from l10n.locale import Locale

_POLICIES = ("keep", "require", "strip")


class Typography(NamedTuple):
    """How one locale is written.

    `quotes` are pairs, outermost first (`("「」", "『』")`). `width` is `full` where punctuation beside Han is
    full-width, else `half`. `ellipsis` and `dash` are the marks in full. `titles` are pairs for names of works,
    outer first. `list_comma` separates items of a list. The space policies are `keep`, `require` or `strip`.
    `end_marks` are the forms that may close a release, the house's own first. `no_line_start` and `no_line_end`
    hold characters that may not begin or end a line of plain text (kinsoku; CLREQ 6.1.1).
    """

    quotes: tuple[str, ...]
    width: str = "half"
    ellipsis: str = "…"
    dash: str = "–"
    titles: tuple[str, ...] = ()
    list_comma: str = ","
    han_latin_space: str = "keep"
    han_digit_space: str = "keep"
    end_marks: tuple[str, ...] = ()
    dateline: str = ""
    no_line_start: str = ""
    no_line_end: str = ""
    variants: str = ""
    """The house's choice among characters of one word (`"佈衞台裏"`); those it does not name are free."""

    @property
    def full(self) -> bool:
        """Whether punctuation beside Han is full-width."""
        return self.width == "full"

    def opening(self, depth: int) -> str:
        """Return the opening quotation mark at a depth (0 is outermost); pairs alternate further in."""
        return self.quotes[depth % len(self.quotes)][0]

    def closing(self, depth: int) -> str:
        """Return the closing quotation mark at a depth."""
        return self.quotes[depth % len(self.quotes)][1]


def of(locale: Locale, style: Mapping[str, Any] = MappingProxyType({})) -> Typography:
    """Return the typography of a locale, with the house's settings (`[tool.l10n.style.<locale>]`) over it.

    Raises ConfigError for a value that is none of the choices. Settings of other rooms in `style` are passed over.
    """
    chosen = style.get("variants", "")
    if not isinstance(chosen, str):
        raise _not_one_of_each(locale)
    return _of(locale, _frozen(style), chosen)


@lru_cache(maxsize=64)
def _of(locale: Locale, house: tuple[tuple[str, Any], ...], chosen: str) -> Typography:
    """Work the description out, once for a locale and a house: every check of typography asks for it."""
    known = [forms for forms, _ in locale.table("variants").values()]
    if any(sum(one in forms for one in chosen) > 1 for forms in known):
        raise _not_one_of_each(locale)
    odd = [one for one in chosen if not any(one in forms for forms in known)]
    if odd:
        raise ConfigError(
            f"style.{locale.code}.variants: {odd[0]} is none of those a house may choose",
            hint=f"The choices are: {', '.join('/'.join(forms) for forms in known) or 'none in this locale'}.",
        )
    return _build(locale.code, _frozen(locale.table("typography")), house)


def _not_one_of_each(locale: Locale) -> ConfigError:
    example = "".join(forms[0] for forms, _ in locale.table("variants").values())
    return ConfigError(f'style.{locale.code}.variants is one form of each word, such as "{example}"')


def _frozen(table: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    if not table:
        return ()
    known = Typography._fields
    return tuple(
        (key, tuple(value) if isinstance(value, list) else value)
        for key, value in sorted(table.items())
        if key in known
    )


@cache
def _build(code: str, own: tuple[tuple[str, Any], ...], house: tuple[tuple[str, Any], ...]) -> Typography:
    settings: dict[str, Any] = {"quotes": ("“”", "‘’")} | dict(own) | dict(house)
    for key in ("han_latin_space", "han_digit_space"):
        value = settings.get(key, "keep")
        if value not in _POLICIES:
            near = difflib.get_close_matches(str(value), _POLICIES, n=1)
            raise ConfigError(
                f"style.{code}.{key} is {value!r}; it is one of: {', '.join(_POLICIES)}",
                hint=f"Did you mean {near[0]}?" if near else "",
            )
    for key in ("quotes", "titles"):
        pairs = settings.get(key, ())
        if not isinstance(pairs, tuple) or not all(isinstance(one, str) and len(one) == 2 for one in pairs):  # noqa: PLR2004 - a pair
            raise ConfigError(f'style.{code}.{key} must be a list of pairs such as ["「」", "『』"]')
    marks = settings.get("end_marks", ())
    if not isinstance(marks, tuple) or not all(isinstance(one, str) and one for one in marks):
        raise ConfigError(f'style.{code}.end_marks must be a list such as ["－ 完 －"]')
    dateline = settings.get("dateline", "")
    if not isinstance(dateline, str) or (dateline and not ("{place}" in dateline and "{date}" in dateline)):
        raise ConfigError(f'style.{code}.dateline must hold {{place}} and {{date}}, such as "（{{place}}，{{date}}）"')
    if not settings["quotes"]:
        raise ConfigError(f"style.{code}.quotes is empty")
    return Typography(**settings)
