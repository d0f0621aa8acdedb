"""Character sets of the HTML format: what a page is written in, and writing it again.

In: the bytes of a page. Out: its text and encoding such that writing the text gives the same bytes back; where the
encoding is declared. Labels mean what they mean to browsers (WHATWG Encoding): `big5` holds the Hong Kong characters,
`gb2312` is GB18030, `iso-8859-1` is windows-1252. May not touch: anything but the declaration.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from l10n.errors import ReleaseError

_HEAD = 8192  # bytes in which a declaration is looked for; browsers look at 1024
_SURE = 8  # continuation bytes; text of another encoding does not happen to have so many, and none out of place
_META = re.compile(rb"<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"'](?P<name>[\w.:-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(
    r"(?:<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*|<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"'])(?P<name>[\w.:-]{2,40})",
    re.IGNORECASE,
)
_MEANT = {
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text. `kept_line` is the line of the first byte that its encoding does not know, 0 when there is none.

    Such bytes are lone surrogates in `text` (PEP 383) and come back as they were. `mistaken` is the encoding that the
    page declares when its bytes are UTF-8 all the same, "" else.
    """

    text: str
    encoding: str
    kept_line: int = 0
    mistaken: str = ""


def decode(data: bytes) -> Decoded:
    """Return the text of a page. Raises ReleaseError when nothing declares an encoding and it is not UTF-8."""
    encoding, declared = _encoding(data)
    if not encoding.startswith("utf-") and _is_utf8(data, encoding):
        return Decoded(data.decode("utf-8"), "utf-8", mistaken=encoding)
    try:
        text = data.decode(encoding)
        if text.encode(encoding) == data:
            return Decoded(text, encoding)
    except UnicodeDecodeError as error:
        if not declared:
            raise ReleaseError(
                f"not UTF-8 (byte 0x{data[error.start]:02X}), and the page declares no other encoding",
                line=data.count(b"\n", 0, error.start) + 1,
                hint='Save it as UTF-8, or add <meta charset="…"> to its head.',
            ) from None
    for second in (encoding, "big5", "gbk", "ascii"):
        found = _kept(data, second)
        if found is not None and (second in {encoding, "ascii"} or encoding.startswith(second[:2])):
            return found
    raise ReleaseError(
        f"cannot be read as {encoding}, which it declares to be", hint="Save the page as UTF-8 and try again."
    )


def _is_utf8(data: bytes, declared: str) -> bool:
    """Return whether a page is UTF-8 although it declares another encoding, as editors leave a page saved anew."""
    if data.isascii():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if len(data) - len(text) >= _SURE:
        return True
    try:
        data.decode(declared)
    except UnicodeDecodeError:
        return True
    return False


def _kept(data: bytes, encoding: str) -> Decoded | None:
    """Decode with unknown bytes kept; None when that would not give the same bytes back."""
    try:
        text = data.decode(encoding, "surrogateescape")
        if text.encode(encoding, "surrogateescape") != data:
            return None
    except UnicodeError:
        return None
    lone = re.search("[\udc80-\udcff]", text)
    return Decoded(text, encoding, text.count("\n", 0, lone.start()) + 1 if lone else 0)


def _encoding(data: bytes) -> tuple[str, bool]:
    """Return the Python codec that reads the page, and whether something says so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, True
    head = data[:_HEAD]
    found = _XML.match(head) or _META.search(head)
    if not found:
        return "utf-8", False
    label = found["name"].decode("ascii").lower()
    try:
        return codecs.lookup(_MEANT.get(label, label)).name, True
    except LookupError:
        return "utf-8", False


def encode(text: str, source: Decoded) -> bytes:
    """Return an edition's bytes: in the page's encoding where that has all characters, else in UTF-8, declared so."""
    try:
        return (_declaring(text) if source.mistaken else text).encode(source.encoding, "surrogateescape")
    except UnicodeEncodeError:
        return _declaring(text).encode("utf-8", "replace")


def _declaring(text: str) -> str:
    """Return a page that declares to be UTF-8 wherever it declares anything."""
    head = _DECLARED.sub(lambda match: match[0][: match.start("name") - match.start()] + "utf-8", text[:_HEAD])
    return head + text[_HEAD:]
