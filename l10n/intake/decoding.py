"""Bytes of a pasted text as characters. Part of the room `intake`.

In: bytes, and the encoding when the user names it. Out: the text with plain line ends, form feeds kept, and the
repairs and doubts that go with it. Never guesses in silence: UTF-8 and text with a byte-order mark are certain, Big5
and GB18030 are taken only when just one of them reads as Chinese, and that is said. May not touch: files.
"""

from __future__ import annotations

import codecs
import re

from l10n.errors import ReleaseError, UsageError
from l10n.intake.nouns import Doubt, Kind, Repair

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("big5hkscs", "gb18030")
_ENDS = re.compile(r"\r\n|\r|\v|\x85|\u2028|\u2029")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMON = frozenset("的一是在有和及人中大香港年月日為为了與与於于會会新國国公司科技發发将將上不以對对第市業业")
_SHARE = 0.08  # of Han characters that every Chinese page has: measured 0.15 to 0.3 on releases, 0.01 misread
_REFUSED = (  # beginnings of files that are no text
    ((b"PK\x03\x04",), "this is a Word file or another archive, no text", "Say --from docx for a Word file."),
    ((b"\xd0\xcf\x11\xe0",), "this is an old Word file (.doc), no text", "Save it as .docx or as text in UTF-8."),
    ((b"{\\rtf",), "this is rich text (RTF), no plain text", "Save it as .docx or as text in UTF-8."),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
        "this is a picture, no text",
        "Run it through text recognition (OCR) first, or ask for the original file.",
    ),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b\x1a")
_STREWN = 0.01  # of the bytes
_LOOKED_AT = 65536  # bytes
_READS = "Intake reads PDFs and texts; Word and web pages with --from docx or --from html."
_HINT = "Save the file as UTF-8, or name its encoding: --encoding big5, gb18030, utf-16 …"


def decode(data: bytes, encoding: str = "") -> tuple[str, list[Repair], list[Doubt]]:
    """Return the text, with a line feed for every line end, and what was done. Raises ReleaseError, UsageError."""
    text, name = _decoded(data, encoding)
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    if name not in {"utf-8", "utf-8-sig"}:
        repairs.append(Repair(Kind.ENCODING, 0, 0, name, "utf-8"))
    if name in _LEGACY and not encoding:
        doubts.append(Doubt(f"this is not UTF-8; it was read as {name}, the only encoding in which it is Chinese"))
    if "\0" in text:
        raise ReleaseError("this is not a text: it holds NUL characters", hint=_HINT)
    ends = _ENDS.findall(text)
    if ends:
        text = _ENDS.sub("\n", text)
        kinds = ", ".join(sorted({_end_name(one) for one in ends}))
        repairs.append(Repair(Kind.LINE_ENDS, 0, 0, f"{len(ends)} line ends: {kinds}", "LF"))
    return text, repairs, doubts


def _end_name(end: str) -> str:
    return {"\r\n": "CR LF", "\r": "CR"}.get(end, f"U+{ord(end):04X}") if len(end) == 1 else "CR LF"


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    """Return the text and the codec that read it."""
    if encoding:
        return _named(data, encoding)
    for beginnings, message, hint in _REFUSED:
        if data.startswith(beginnings):
            raise ReleaseError(message, hint=hint)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _named(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        bad = error.start
    likely = [name for name in _LEGACY if _reads(data, name)]
    if len(likely) == 1:
        return data.decode(likely[0]), likely[0]
    if _is_binary(data):
        raise ReleaseError("this is no text, whatever its name says: a program's file", hint=_READS)
    line = data.count(b"\n", 0, bad) + 1
    raise ReleaseError(f"not UTF-8 (byte 0x{data[bad]:02X})", line=line, hint=_HINT)


def _is_binary(data: bytes) -> bool:
    """Return whether bytes that are not UTF-8 are no text in any encoding: control characters are strewn about."""
    start = data[:_LOOKED_AT]
    control = len(start) - len(start.translate(None, _CONTROL))
    return control > _STREWN * len(start) and not any(_reads(start[:-2], name) for name in ("utf-16-le", "utf-16-be"))


def _named(data: bytes, name: str) -> tuple[str, str]:
    """Return the text in the encoding that was named, and its name. Raises UsageError, ReleaseError."""
    if not _is_charset(name):
        raise UsageError(f"--encoding {name!r} is no encoding that is known", hint=_HINT)
    try:
        return data.decode(name).removeprefix("\ufeff"), name
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReleaseError(f"cannot be read as {name} (byte {error.start:,})", line=line, hint=_HINT) from None
    except UnicodeError:
        raise ReleaseError(f"cannot be read as {name}", hint=_HINT) from None


def _is_charset(name: str) -> bool:
    """Whether Python knows `name` as a character set, and not as another codec (rot13, zlib)."""
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - the only way to tell
    except (LookupError, ValueError):
        return False


def _reads(data: bytes, name: str) -> bool:
    """Return whether the bytes are plausible Chinese in that encoding: common characters are common in it."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    han = _HAN.findall(text)
    return len(han) > 3 and sum(one in _COMMON for one in han) >= _SHARE * len(han)  # noqa: PLR2004 - a word at least
