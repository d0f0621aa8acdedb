"""Locales: one TOML file each in this folder, found by `l10n.discovery`'s rule "one file declares one thing".

In: a locale's name in any usual spelling. Out: a Locale whose `table(name)` gives each room its own part of the
file: `[segmentation]`, `[roles]`, `[typography]`, `[values]`, `[conversion]`, `[opposites]`, `[families]`, `[places]`
and others. A file may say `inherits = "<locale>"`: tables are then merged over the parent's, key by key.
May not touch: anything but its own files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n.errors import UsageError
from l10n.locale import kept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

_HERE = Path(__file__).parent
_PLAIN = ("name", "native", "tag", "script", "joiner", "inherits", "aliases")


@dataclass(frozen=True, slots=True, eq=False)  # one object a locale, so identity is equality
class Locale:
    """One locale. `code` is the form on disk (`zh_Hant_HK`), `tag` the one in output files (`zh-Hant-HK`).

    `script` is an ISO 15924 code (Latn, Hant, Hans). `joiner` stands between two sentences of a paragraph.
    """

    code: str
    name: str
    native: str
    tag: str
    script: str
    joiner: str
    tables: Mapping[str, Mapping[str, Any]]
    chinese: bool = field(init=False)
    """Whether it is written in Han characters: asked fifty times a block, so it is no property."""

    def __post_init__(self) -> None:
        """Say whether it is Chinese."""
        object.__setattr__(self, "chinese", self.script in {"Hant", "Hans"})

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the table `[name]` of the locale's file, empty where it has none."""
        return self.tables.get(name, MappingProxyType({}))


def known() -> list[str]:
    """Return the codes of all locales, sorted."""
    return list(_codes())


@cache
def _codes() -> tuple[str, ...]:
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def _folder() -> Traversable:
    """Return the folder of the locales' files; in a zip there are no paths."""
    if _HERE.is_dir():
        return _HERE
    from importlib import resources  # noqa: PLC0415 - it imports much, and nearly every installation is a folder

    return resources.files(__package__)


@cache
def get(name: str) -> Locale:
    """Return the locale called `name`: its code, its tag or one of its aliases, in any case, with `-` or `_`.

    Raises UsageError for an unknown one, listing those there are.
    """
    wanted = _fold(name)
    codes = known()
    for code in codes:
        if _fold(code) == wanted:
            return _load(code)
    for code in codes:
        raw = _raw(code)
        if wanted in {_fold(alias) for alias in (raw.get("tag", code), *raw.get("aliases", ()))}:
            return _load(code)
    raise UsageError(
        f"unknown locale {name!r}", hint=f"known: {', '.join(codes)}; a new one is one file in l10n/locale/"
    )


def _fold(name: str) -> str:
    return name.strip().replace("-", "_").casefold()


@cache
def _raw(code: str) -> dict[str, Any]:
    return kept.tables(_HERE / f"{code}.toml", (_folder() / f"{code}.toml").read_bytes())


@cache
def _load(code: str) -> Locale:
    raw = _merged(code)
    tables = {key: MappingProxyType(value) for key, value in raw.items() if isinstance(value, dict)}
    return Locale(
        code=code,
        name=raw["name"],
        native=raw["native"],
        tag=raw.get("tag", code.replace("_", "-")),
        script=raw["script"],
        joiner=raw["joiner"],
        tables=MappingProxyType(tables),
    )


def _merged(code: str) -> dict[str, Any]:
    """Return the file's content over its parent's; `tag` and `aliases` are not inherited."""
    own = _raw(code)
    parent = own.get("inherits")
    if not parent:
        return own
    base = {key: value for key, value in _merged(parent).items() if key not in {"tag", "aliases", "inherits"}}
    for key, value in own.items():
        base[key] = {**base[key], **value} if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return base
