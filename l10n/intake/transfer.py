"""Text as mail programs carry it: quoted-printable, and UTF-8 that was read as Windows-1252. Part of the room `intake`.

In: decoded text with line feeds. Out: the text as it was meant, the number each of its lines has in the file, and every
change as a Repair. Nothing is decoded on a guess: escapes must be valid UTF-8 (or the charset the mail names), wrong
characters must be bytes of valid UTF-8 that no text has beside each other. May not touch: anything else. Linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.intake.nouns import Doubt, Kind, Repair

if TYPE_CHECKING:
    from collections.abc import Callable

_SOFT_END = re.compile(r"=[ \t]*\n")
_SPACE_END = re.compile(r"(?:=20|=09)[ \t]*$")
_ESCAPES = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
_HIGH = re.compile(r"=[89A-F][0-9A-F]=[89A-F][0-9A-F]")
_WESTERN = re.compile(r"(?<!=)=(?:9[1-7]|85|A0)(?![0-9A-Fa-f])")  # quotation marks and dashes of Windows-1252
_SAID = re.compile(r"^Content-Transfer-Encoding:[ \t]*quoted-printable", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"\bcharset=\"?([\w.:-]{1,40})", re.IGNORECASE)

# Characters that Windows-1252 (and Latin-1 where it has none) shows for the bytes 80 to FF.
_BYTES = {bytes([code]).decode("latin-1"): code for code in range(0x80, 0x100)} | {
    bytes([code]).decode("cp1252"): code for code in range(0x80, 0x100) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_FOLLOWING = "".join(re.escape(one) for one, code in _BYTES.items() if code < 0xC0)  # noqa: PLR2004 - UTF-8
_WRONG = re.compile(
    f"(?:[ÂÃ][{_FOLLOWING}]|â€[{_FOLLOWING}])|(?:[à-ï][{_FOLLOWING}]{{2}}|ð[{_FOLLOWING}]{{3}}|[Ä-Ü][{_FOLLOWING}])"
)
_QUOTE_LOST = re.compile(r"â€(?=[\s.,;:!?)\]]|$)", re.MULTILINE)
_SURE = 3  # three wrong characters are no chance


def quoted_printable(text: str) -> tuple[str, list[int], list[Repair]]:
    """Return `text` without quoted-printable, the numbers of its lines in the file, and the repairs."""
    numbers = list(range(1, text.count("\n") + 2))
    said = bool(_SAID.search(text))
    if "=" not in text or not (said or _is_quoted(text)):
        return text, numbers, []
    read = _reader(text)
    lines: list[str] = []
    kept: list[int] = []
    repairs: list[Repair] = []
    held, number = "", 0
    for at, raw in enumerate(text.split("\n"), 1):
        number = number if held else at
        line = held + raw
        soft = re.search(r"=[ \t]*$", raw)
        if soft and at < len(numbers):
            held = line[: len(line) - len(soft[0])]
            continue
        fixed = _ESCAPES.sub(lambda match: read(match[0]), _SPACE_END.sub(" ", line))
        if held or fixed != line:
            repairs.append(_repair(number, line, fixed, at))
        lines.append(fixed)
        kept.append(number)
        held = ""
    return "\n".join(lines), kept, repairs


def _repair(number: int, line: str, fixed: str, last: int) -> Repair:
    """Return the repair of one logical line: as it stood in the file, and as it reads."""
    if last == number:
        return Repair(Kind.ENCODING, 0, number, line, fixed)
    return Repair(Kind.ENCODING, 0, number, f"{line[:200]} (over {last - number + 1} lines)", fixed[:200])


def _is_quoted(text: str) -> bool:
    """Whether the text shows that it is quoted-printable: escaped bytes that are UTF-8, or escaped spaces at ends."""
    joined = _SOFT_END.sub("", text)
    for found in _ESCAPES.finditer(joined):
        if _HIGH.search(found[0]) and _utf8(found[0]) is not None:
            return True
    if len(_WESTERN.findall(joined)) > 1 and _SOFT_END.search(text):
        return True
    return len(re.findall(r"=20$", text, re.MULTILINE)) > 1 and bool(_SOFT_END.search(text))


def _utf8(escapes: str, charset: str = "utf-8") -> str | None:
    try:
        return bytes.fromhex(escapes.replace("=", "")).decode(charset)
    except (UnicodeError, LookupError):
        return None


def _reader(text: str) -> Callable[[str], str]:
    """Return what decodes a run of escapes: in UTF-8, else in the charset that the mail names, else not at all."""
    said = _CHARSET.search(text)
    every = "=3D" in text or bool(_SAID.search(text))  # else a web address may hold an "=20" of its own
    charsets = ["utf-8"]
    charsets.append(said[1] if said else "cp1252")

    def read(escapes: str) -> str:
        for charset in charsets:
            shown = _utf8(escapes, charset)
            if shown is None or (shown.isascii() and not every):
                continue
            if not re.search(r"[\x00-\x08\x0b-\x1f]", shown):
                return shown
        return escapes

    return read


def mojibake(text: str, numbers: list[int]) -> tuple[str, list[Repair], list[Doubt]]:
    """Return `text` with UTF-8 that was read as Windows-1252 put right (â€™ is ’), repairs, doubts."""
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    if text.isascii() or not _WRONG.search(text):
        return text, repairs, doubts
    sure = len(re.findall(f"[ÂÃ][{_FOLLOWING}]|â€[{_FOLLOWING}]", text)) >= _SURE
    lines = text.split("\n")
    for at, line in enumerate(lines):
        fixed = _put_right(line, sure=sure)
        if sure or fixed != line:
            lost = _QUOTE_LOST.search(fixed)
            if lost:
                fixed = _QUOTE_LOST.sub("”", fixed)
                doubts.append(Doubt("half of a character was lost; read as ”", 0, numbers[at], line[:60]))
        if fixed != line:
            repairs.append(Repair(Kind.ENCODING, 0, numbers[at], line, fixed))
            lines[at] = fixed
    return "\n".join(lines), repairs, doubts


def _put_right(line: str, *, sure: bool) -> str:
    def right(match: re.Match[str]) -> str:
        held = match[0]
        certain = held[0] in "ÂÃ" or held.startswith("â€")
        beside = _WRONG.match(line, match.end()) or (
            match.start() and _WRONG.search(line, max(match.start() - 4, 0), match.start())
        )
        if not (certain or sure or beside):
            return held
        try:
            return bytes(_BYTES[one] for one in held).decode("utf-8")
        except UnicodeDecodeError:
            return held

    return _WRONG.sub(right, line)
