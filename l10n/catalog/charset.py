"""Room catalog: the bytes of a catalog as text, or why they are none.

In: bytes. Out: text whose line ends are as in the file (a byte-order mark is dropped), what had to be said, and
faults with lines. UTF-8 is what catalogs are written in; another charset is read when the header names it and
the bytes keep to it. May not touch: files, entries.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from l10n.errors import Fault
from l10n.model import Notice

_DECLARED = re.compile(rb"charset=([^\s\"\\;]+)", re.IGNORECASE)
_HEAD = 16 * 1024
"""The header stands in the first bytes; a `charset=` further down is text."""

_SIGNATURES = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LIKELY = ("big5hkscs", "gb18030", "shift_jis", "euc_kr", "cp1252")
_SAVE = "Save the file as UTF-8 and try again."


class Decoded(NamedTuple):
    """A file's text. `charset` is the one it was read in; `repaired` says that saving will make it plain UTF-8."""

    text: str
    charset: str = "utf-8"
    repaired: bool = False
    notices: tuple[Notice, ...] = ()
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """Return the text of a catalog, or faults: UTF-16, a charset that the bytes do not keep to, bytes that are none."""
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return _refused(Fault(f"this is {name}, not UTF-8. {_SAVE}", path, 1))
    notices: list[Notice] = []
    body = data.removeprefix(codecs.BOM_UTF8)
    marked = len(body) != len(data)
    if marked:
        notices.append(
            Notice("begins with a byte-order mark, which gettext refuses; it goes at the next change", path, 1)
        )
    declared = _declared(body)
    known = _codec(declared)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(body, error, declared, known, path)
    if known not in {"utf-8", ""} and not body.isascii():
        line = _first_foreign(body)
        return _refused(
            Fault(f"the header says charset={declared}, but the bytes are UTF-8. Correct the header.", path, line)
        )
    if not declared:
        notices.append(Notice("the header names no charset; read as UTF-8", path, 1))
    elif not known:
        notices.append(Notice(f"the header's charset {declared!r} is unknown; read as UTF-8", path, 1))
    repaired = marked or (known != "utf-8" and not body.isascii())
    return Decoded(text, repaired=repaired, notices=tuple(notices))


def _other(body: bytes, error: UnicodeDecodeError, declared: str, known: str, path: str) -> Decoded:
    """Read bytes that are not UTF-8 in the charset the header names, or say what they may be."""
    line = body.count(b"\n", 0, error.start) + 1
    if known not in {"utf-8", ""}:
        try:
            text = body.decode(known)
        except UnicodeDecodeError as second:
            line = body.count(b"\n", 0, second.start) + 1
            return _refused(
                Fault(f"the header says charset={declared}, but the bytes are not{_guess(body)}. {_SAVE}", path, line)
            )
        said = Notice(f"read as {declared}; it is written as UTF-8 at the next change", path, 1)
        return Decoded(text, charset=known, repaired=True, notices=(said,))
    value = body[error.start]
    return _refused(Fault(f"not UTF-8 (byte 0x{value:02X}){_guess(body)}. {_SAVE}", path, line))


def _refused(fault: Fault) -> Decoded:
    return Decoded("", faults=(fault,))


def _declared(body: bytes) -> str:
    found = _DECLARED.search(body, 0, _HEAD)
    return found[1].decode("ascii", "replace") if found else ""


def _codec(declared: str) -> str:
    """Return Python's name of a charset; empty when there is none or it is no charset of text."""
    try:
        info = codecs.lookup(declared) if declared.isascii() and declared else None
    except (LookupError, ValueError):  # a NUL in it
        return ""
    if info is None or not getattr(info, "_is_text_encoding", True):
        return ""
    return info.name


def _first_foreign(body: bytes) -> int:
    found = re.search(rb"[\x80-\xff]", body)
    return body.count(b"\n", 0, found.start()) + 1 if found else 1


def _guess(body: bytes) -> str:
    """Return `; it may be …` for the first likely charset the bytes keep to."""
    sample = body[: 256 * 1024]
    for name in _LIKELY:
        try:
            codecs.getincrementaldecoder(name)().decode(sample, final=len(sample) == len(body))
        except UnicodeDecodeError:
            continue
        return f"; it may be {name}"
    return ""
