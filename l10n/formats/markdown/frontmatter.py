"""Front matter of the Markdown format: the facts between two lines of `---` (or `+++`), and the texts among them.

In: the decoded file. Out: where the front matter ends, its flat facts, the places of the title, description and the
like, notices; and a value written back in the way YAML needs. Only `key: value` lines and block scalars (`>`, `|`) are
read; nothing is ever re-serialised, so that dates, slugs, lists and comments stay as they are. May not touch: the rest
of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from l10n.formats import _lines
from l10n.model import Notice
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_LINE = later(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FACT = later(r"(?P<key>[A-Za-z_][\w-]*):(?:[ \t]+(?P<value>[^\r\n]*?))?[ \t]*(?:\r\n|\r|\n|$)")
_SETTING = later(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*=[ \t]*(?P<value>[^\r\n]*?)[ \t]*(?:\r\n|\r|\n|$)")
TOML = "+++"
_CLOSERS = {"---": {"---", "..."}, TOML: {TOML}}
BLOCK = "block"
"""The style of a text in a block scalar, where every character stands for itself."""
_SEEN = frozenset(
    {"title", "subtitle", "sub_title", "linktitle", "headline", "subheadline", "sub_headline", "kicker", "description",
     "summary", "excerpt", "abstract", "lead", "lede", "standfirst", "caption", "image_alt", "image_caption"}
)  # fmt: skip
"""Keys whose values a reader may see, in lower case."""
_BLOCK = later(r"[|>][1-9]?[+-]?[1-9]?")
_LONG = frozenset({'"""', "'''"})
_STRING = later(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_COMMENT = later(r"[ \t]+#")
_PLAIN = later(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~0-9.+=<][^\x00-\x1f]*")
_RESERVED = later(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)
_ESCAPE = later(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_CONTROL = {"n": "\n", "t": "\t", "0": "\0", "r": "\r"}


class Text(NamedTuple):
    """A value that a reader may see. `start`…`end` is its place, quotes included; `style` how it is written back."""

    value: str
    start: int
    end: int
    style: str


class FrontMatter(NamedTuple):
    """`end` is where the body starts; `texts` are the title, the description and the like."""

    end: int
    facts: Mapping[str, str]
    texts: tuple[Text, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    style: str
    facts: dict[str, str] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read(text: str, start: int) -> FrontMatter:
    """Return the front matter that begins at `start`; an empty one when there is none."""
    nothing = FrontMatter(start, MappingProxyType({}))
    opening = _LINE.match(text, start)
    style = opening[0].rstrip() if opening else ""
    if not opening or style not in _CLOSERS or opening.end() == len(text):
        return nothing
    lines: list[tuple[int, str]] = []
    position = opening.end()
    while position < len(text):
        line = _LINE.match(text, position)
        if not line or line[0].rstrip() in _CLOSERS[style]:
            found = _Reading(style)
            _facts(found, lines)
            end = line.end() if line else position
            return FrontMatter(end, MappingProxyType(found.facts), tuple(found.texts), tuple(found.notices))
        lines.append((position, line[0]))
        position = line.end()
    return nothing


def _facts(found: _Reading, lines: list[tuple[int, str]]) -> None:
    """Read the lines between the two marks."""
    pattern = _SETTING if found.style == TOML else _FACT
    for index, (position, line) in enumerate(lines):
        if found.style == TOML and line.startswith("["):  # a table: what follows is not said of the release
            return
        fact = pattern.fullmatch(line)
        if not fact or not fact["value"]:
            continue
        key, value = fact["key"], fact["value"]
        written = _quoted(value) if value[0] in "\"'" else _COMMENT.split(value, maxsplit=1)[0]
        inner = _indented(lines, index + 1) if found.style != TOML else []
        if _BLOCK.fullmatch(written) and inner:
            _block(found, key, inner, literal=written[0] == "|")
        elif written[:3] in _LONG or (inner and written[0] not in "[{&*!"):
            if key.lower() in _SEEN:
                found.notices.append(Notice(f"the {key} spans several lines and is left as it is", line=index + 2))
        else:
            found.facts[key] = _value(written)
            at = position + fact.start("value")
            if key.lower() in _SEEN and found.facts[key].strip() and written[0] not in "[{&*!|>":
                found.texts.append(Text(found.facts[key], at, at + len(written), found.style))


def _indented(lines: list[tuple[int, str]], first: int) -> list[tuple[int, str]]:
    """Return the lines from `first` on that are indented, and so belong to the value above them."""
    inner: list[tuple[int, str]] = []
    for position, line in lines[first:]:
        if line.strip() and line[0] not in " \t":
            break
        inner.append((position, line))
    while inner and not inner[-1][1].strip():
        inner.pop()
    return inner


def _block(found: _Reading, key: str, inner: list[tuple[int, str]], *, literal: bool) -> None:
    """Read a block scalar: a folded one is one text (a blank line parts two), of a literal one each line."""
    group: list[tuple[int, str]] = []
    texts: list[Text] = []
    for position, line in [*inner, (0, "")]:
        shown = line.strip()
        if group and (literal or not shown):
            start = group[0][0]
            value = group[0][1]
            for _, more in group[1:]:
                value += _lines.joiner(value[-1], more[0]) + more
            texts.append(Text(value, start, group[-1][0] + len(group[-1][1]), BLOCK))
            group = []
        if shown:
            group.append((position + line.index(shown), shown))
    found.facts[key] = " ".join(one.value for one in texts)
    if key.lower() in _SEEN:
        found.texts += texts


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


def written(value: str, before: str, style: str) -> str:
    """Return `value` as a YAML scalar in the style of `before` where that can hold it, or as a TOML string."""
    if style == BLOCK:
        return value
    if style == TOML:
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
