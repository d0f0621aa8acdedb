"""Addresses of an edition: which lead to the same page in the edition's language, and which lead to the source's.

In: the table `[links]` of a project, two locales, an address as it stands in a release. Out: the address for the
edition, unchanged where nothing says what it should be; whether an address leads to a page in the source's language.
A part of an address is written as it looks: `en` a segment of the path, `_e` the end of a file's name (`news_e.htm`),
`lang=en` a parameter, `//en.example.hk` a host, nothing at all the pages that have no part. May not touch: files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import locale as locales
from l10n.errors import ConfigError, UsageError
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from l10n.locale import Locale

Parts = tuple[str, ...]
"""The parts of one locale's addresses, in an order that is the same for all locales of a table."""

_ADDRESS = later(
    r"(?P<scheme>https?:)?(?P<host>//[^/?#]*)?(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<rest>#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = later(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_WEB = later(r"https?:", re.IGNORECASE)
_FILE = later(r"(?P<stem>.+?)(?P<suffix>\.[A-Za-z]{2,5})?")
_KEYS = frozenset({"lang", "language", "locale", "lng", "hl", "l", "ln"})
_PLAIN = later(r"[\w~%.+-]+(?:/[\w~%.+-]+)*|[_.-][\w%-]+|[\w-]+=[\w%.-]+|//[\w.-]+(?::\d+)?|")
_LANGUAGE_NAME = later(
    r"(?:in )?(?:eng?|english|chinese|(?:traditional|simplified) chinese|tc|sc|zh|chi|gb|big5)"
    r"(?: (?:version|edition|only))?"
    r"|英|英文|英語|英语|繁|简|簡|中|中文|(?:繁|简|簡)(?:體|体)?(?:中文|版)?|(?:英文|中文|(?:繁|简|簡)(?:體|体)?(?:中文)?)版本?",
    re.IGNORECASE,
)
_EDGES = " \t\r\n\f\u00a0\u3000[](){}|/·•-–—:：（）「」<>»«"


@dataclass(frozen=True, slots=True)
class Links:
    """How addresses change from the source's language to the edition's.

    `changes` holds pairs of parts by host, those for hosts without an entry of their own under "". `own` is the host of
    the page that relative addresses belong to, where the page says it.
    """

    source: Locale
    target: Locale
    changes: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=lambda: MappingProxyType({}))
    own: str = ""

    def at(self, host: str) -> Links:
        """Return the same for a page of `host`."""
        return replace(self, own=host.lower())

    def turned(self, address: str) -> str:
        """Return where an address leads in the edition; the same address when no setting says that it changes."""
        core = address.strip()
        found = _ADDRESS.fullmatch(core)
        if not self.changes or not found or (_SCHEME.match(core) and not _WEB.match(core)) or core.startswith("#"):
            return address
        host = (found["host"] or "")[2:].lower() or self.own
        new = core
        for here, there in self._for(host):
            if found is None or (here != there and there and _changed(found, there, there) is not None):
                continue  # it says so already
            pieces = _changed(found, here, there) if here or new == core else None
            if pieces is not None and here == there:  # another language's page
                break
            if pieces is not None:
                new = "".join(pieces)
                found = _ADDRESS.fullmatch(new)
        return address if new == core else address.replace(core, new, 1)

    def _for(self, host: str) -> tuple[tuple[str, str], ...]:
        """Return the changes for a host: its own, those of the domain it belongs to, else those for all."""
        name = host.rpartition(":")[0] if ":" in host else host
        while name:
            if name in self.changes:
                return self.changes[name]
            name = name.partition(".")[2]
        return self.changes.get("", ())

    def foreign(self, address: str) -> str:
        """Return the part by which an address leads to a page in the source's language and not in the target's.

        Empty when it has none. The part is written as in the settings: `en`, `_e`, `lang=en`.
        """
        core = address.strip().lower()
        found = _ADDRESS.fullmatch(core)
        if not found or (_SCHEME.match(core) and not _WEB.match(core)) or self.source is self.target:
            return ""
        here = language_parts(self.source) - language_parts(self.target)
        segments: list[str] = found["path"].split("/")
        last = _stem(segments[-1])
        for one in (*segments[:-1], last):
            if len(one) > 1 and one in here:
                return one
        for one in sorted(here, key=len, reverse=True):
            for mark in "_-." if len(one) > 1 else "_":
                if last.endswith(f"{mark}{one}"):
                    return f"{mark}{one}"
        pairs = (one.partition("=") for one in (found["query"] or "")[1:].split("&"))
        return next((f"{key}={value}" for key, _, value in pairs if key in _KEYS and value in here), "")


def language_parts(locale: Locale) -> frozenset[str]:
    """Return the parts of addresses that usually mean a locale: `url_languages` of its `[values]`."""
    return frozenset(locale.table("values").get("url_languages", ()))


def names_language(text: str) -> bool:
    """Return whether the text of a link is the name of a language: it leads to another edition and stays as it is."""
    return bool(_LANGUAGE_NAME.fullmatch(" ".join(text.strip(_EDGES).split())[:60]))


def _stem(name: str) -> str:
    found = _FILE.fullmatch(name)
    return found["stem"] if found else name


def _changed(found: re.Match[str], here: str, there: str) -> Sequence[str] | None:
    """Return the pieces of an address with `here` changed into `there`; None when it has no such part."""
    scheme, host, path, query, rest = (found[name] or "" for name in ("scheme", "host", "path", "query", "rest"))
    if here.startswith("//"):
        return (scheme, there, path, query, rest) if host.lower() == here.lower() else None
    if "=" in here:
        pairs = query[1:].split("&")
        at = next((at for at, one in enumerate(pairs) if one.lower() == here.lower()), -1)
        if at < 0:
            return None
        pairs[at] = there
        return scheme, host, path, "?" + "&".join(pairs), rest
    new = _ending(path, here, there) if here[:1] in {"_", "-", "."} and here else _segment(path, here, there)
    return None if new is None else (scheme, host, new, query, rest)


def _ending(path: str, here: str, there: str) -> str | None:
    """Return a path whose file's name ends otherwise: `/news_e.htm` → `/news_c.htm`."""
    folder, slash, name = path.rpartition("/")
    stem = _stem(name)
    if not stem.lower().endswith(here.lower()) or len(stem) == len(here):
        return None
    return f"{folder}{slash}{stem[: -len(here)]}{there}{name[len(stem) :]}"


def _segment(path: str, here: str, there: str) -> str | None:
    """Return a path with one segment (or several) changed, added or taken out."""
    if not here:
        return f"/{there}{path or '/'}" if path.startswith("/") or not path else None
    segments = path.split("/")
    wanted = here.lower().split("/")
    for at in range(len(segments) - len(wanted) + 1):
        stretch = [one.lower() for one in segments[at : at + len(wanted)]]
        suffix = ""
        if at + len(wanted) == len(segments) and stretch != wanted:
            suffix = segments[-1][len(_stem(segments[-1])) :]
            stretch[-1] = _stem(stretch[-1])
        if stretch == wanted:
            new = [there + suffix] if there or suffix else []
            changed = "/".join([*segments[:at], *new, *segments[at + len(wanted) :]])
            return changed or "/"
    return None


def between(table: Mapping[str, Any], source: Locale, target: Locale) -> Links:
    """Return how addresses change between two locales by the table `[links]` of a project, which `check` has seen."""
    changes: dict[str, tuple[tuple[str, str], ...]] = {}
    own, hosts = _split(table)
    for host, parts in (("", own), *hosts.items()):
        by_code = {locales.get(code).code: _listed(value) for code, value in parts.items()}
        if host or by_code:
            here, there = by_code.get(source.code, ()), by_code.get(target.code, ())
            pairs = [(one, other) for one, other in zip(here, there, strict=False) if one != other]
            known = {part for every in by_code.values() for part in every if part}
            changes[host] = tuple(sorted(_guarded(pairs, known), key=lambda pair: not pair[0]))
    return Links(source, target, MappingProxyType(changes))


def _guarded(pairs: Iterable[tuple[str, str]], known: Iterable[str]) -> list[tuple[str, str]]:
    """Put before a change of pages without a part those that say: what has a part already stays as it is."""
    found = list(pairs)
    if any(not here for here, _ in found):
        found[:0] = [(one, one) for one in sorted(known) if not any(one == here for here, _ in found)]
    return found


def _split(table: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the parts for all hosts, and the tables of single hosts by the host's name."""
    own = {key: value for key, value in table.items() if not isinstance(value, dict)}
    hosts = {key.lower().removeprefix("//"): value for key, value in table.items() if isinstance(value, dict)}
    return own, hosts


def _listed(value: object) -> Parts:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()


def check(table: Mapping[str, Any], path: Path) -> None:
    """Raise ConfigError for a table `[links]` that cannot be used: locales, kinds and numbers of parts."""
    own, hosts = _split(table)
    for host, parts in (("", own), *hosts.items()):
        name = f'links."{host}"' if host else "links"
        lengths: dict[str, int] = {}
        kinds: list[list[str]] = []
        for code, value in parts.items():
            listed = _listed(value)
            if not isinstance(value, str | list) or not all(isinstance(one, str) for one in listed):
                raise ConfigError(f"{name}.{code} is {type(value).__name__}, not text or a list of texts", path=path)
            try:
                locales.get(code)
            except UsageError as error:
                raise ConfigError(f"{name}: {error.faults[0].message}", path=path, hint=error.hint) from None
            odd = next((one for one in listed if not _PLAIN.fullmatch(one)), None)
            if odd is not None:
                raise ConfigError(f"{name}.{code}: {odd!r} is no part of an address", path=path, hint=_HINT)
            lengths[code] = len(listed)
            kinds.append([_kind(one) for one in listed])
        if len(set(lengths.values())) > 1:
            raise ConfigError(f"{name}: every locale lists its parts in the same order and number", path=path)
        if any(len(set(column) - {"none"}) > 1 for column in zip(*kinds, strict=True)):
            raise ConfigError(
                f"{name}: parts at the same place of each list are of the same kind", path=path, hint=_HINT
            )


_HINT = 'A part is a segment ("en"), an ending ("_e"), a parameter ("lang=en"), a host ("//en.example.hk") or "".'


def _kind(part: str) -> str:
    if not part:
        return "none"
    return "host" if part.startswith("//") else "query" if "=" in part else "end" if part[0] in "_-." else "segment"
