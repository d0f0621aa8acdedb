"""Front matter of the Markdown format: the facts between two lines of `---` (or `+++`), and the title.

In: the decoded file. Out: where the front matter ends, its flat facts, the place of the title's value, notices; and a
value written back in the way YAML needs. Only `key: value` lines are read; nothing is ever re-serialised, so that
dates, slugs, lists and comments stay as they are. May not touch: the rest of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FACT = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>[^\r\n]*?))?[ \t]*(?:\r\n|\r|\n|$)")
_SETTING = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*=[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r\n|\r|\n|$)")
_NEVER = re.compile(r"(?!)(?P<key>)(?P<value>)")
TOML = "+++"
_CLOSERS = {"---": {"---", "..."}, TOML: {TOML}}
_LONG = frozenset({'"""', "'''"})
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COMMENT = re.compile(r"[ \t]+#")
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~0-9.+=<][^\x00-\x1f]*")
_RESERVED = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_CONTROL = {"n": "\n", "t": "\t", "0": "\0", "r": "\r"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`end` is where the body starts; `title` the place of the title's value, quotes included, if there is one."""

    end: int
    facts: Mapping[str, str]
    title: tuple[int, int] | None = None
    notices: tuple[Notice, ...] = ()
    style: str = "---"


def read(text: str, start: int) -> FrontMatter:
    """Return the front matter that begins at `start`; an empty one when there is none."""
    nothing = FrontMatter(start, MappingProxyType({}))
    opening = _LINE.match(text, start)
    style = opening[0].rstrip() if opening else ""
    if not opening or style not in _CLOSERS or opening.end() == len(text):
        return nothing
    pattern = _SETTING if style == TOML else _FACT
    facts: dict[str, str] = {}
    notices: list[Notice] = []
    title: tuple[int, int] | None = None
    position, number = opening.end(), 1
    while position < len(text):
        line = _LINE.match(text, position)
        number += 1
        if not line or line[0].rstrip() in _CLOSERS[style]:
            end = line.end() if line else position
            return FrontMatter(end, MappingProxyType(facts), title, tuple(notices), style)
        if style == TOML and line[0].startswith("["):  # a table: what follows is not said of the release
            pattern = _NEVER
        fact = pattern.fullmatch(line[0])
        if fact and fact["value"]:
            written = (
                _quoted(fact["value"]) if fact["value"][0] in "\"'" else _COMMENT.split(fact["value"], maxsplit=1)[0]
            )
            if fact["key"] == "title" and (written[:1] in "|>" or written[:3] in _LONG):
                notices.append(Notice("the title spans several lines and is left as it is", line=number))
            else:
                facts[fact["key"]] = _value(written)
                if fact["key"] == "title" and facts["title"].strip():
                    at = position + fact.start("value")
                    title = (at, at + len(written))
        position = line.end()
    return nothing


def declared(text: str, own: Collection[str], tag: str) -> str:
    """Return a file whose front matter says that it is in the language `tag`.

    `source` says which language a release is written in; an edition in another one has `lang: tag` in that line's
    place. A `lang` that names the release's language (one of `own`, in any case) is set to `tag`. Nothing else changes,
    and nothing is added to a file that names no language.
    """
    start = 1 if text.startswith("\ufeff") else 0
    end = read(text, start).end
    pattern, equals = (_SETTING, " = ") if text.startswith(TOML, start) else (_FACT, ": ")
    named = any(
        fact["key"] == "lang" for fact in map(pattern.fullmatch, text[start:end].splitlines(keepends=True)) if fact
    )
    out: list[str] = []
    said = False
    for line in text[start:end].splitlines(keepends=True):
        fact = pattern.fullmatch(line)
        value = _value(_COMMENT.split(fact["value"], maxsplit=1)[0]) if fact and fact["value"] else ""
        known = value.replace("_", "-").casefold() in own
        if fact and value and (fact["key"] == "source" or (fact["key"] == "lang" and known)):
            if not said and (fact["key"] == "lang" or not named):
                shown = f'"{tag}"' if equals == " = " else tag
                out.append(f"lang{equals}{shown}{line[len(line.rstrip()) :]}")
                said = True
            continue
        out.append(line)
    return text[:start] + "".join(out) + text[end:]


def _value(written: str) -> str:
    """Return what a YAML scalar on one line says."""
    if len(written) > 1 and written[0] == written[-1] == '"':
        return _ESCAPE.sub(_unescaped, written[1:-1])
    if len(written) > 1 and written[0] == written[-1] == "'":
        return written[1:-1].replace("''", "'")
    return written


def _unescaped(match: re.Match[str]) -> str:
    kind = match[0][1]
    if kind in "xu" and len(match[0]) > 2:  # noqa: PLR2004 - a bare \x or \u is no escape
        number = int(match[0][2:], base=16)  # noqa: FURB166 - "\\u" is no prefix that int knows
        return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)  # noqa: PLR2004 - half a character
    return _CONTROL.get(kind, kind)


def written(value: str, before: str, *, toml: bool = False) -> str:
    """Return `value` as a YAML scalar in the style of `before` where that can hold it, or as a TOML string."""
    if toml:
        return before[:1] + value + before[:1] if before[:1] == "'" and "'" not in value else _basic(value)
    if before[:1] == "'" and len(before) > 1:
        return "'" + value.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(value) and ": " not in value and " #" not in value and not value.endswith(":")
    if before[:1] != '"' and plain and not _RESERVED.fullmatch(value):
        return value
    return _basic(value)


def _basic(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted(value: str) -> str:
    """Return a quoted value without the comment behind it; one that is not closed as it stands."""
    found = _STRING.match(value) if value[:3] not in _LONG else None
    return found[0] if found and (found.end() == len(value) or _COMMENT.match(value, found.end())) else value
