"""Room catalog: the text inside the quotes of a PO file, there and back.

In: what stands between two quotes, or a text. Out: the text, or the quoted form. Escapes are those of gettext: letters,
octal and hexadecimal bytes. May not touch: files, entries.
"""

from __future__ import annotations

import re

from l10n.patterns import later

_ESCAPE = later(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\(.?)", re.DOTALL)
_BYTE = later(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")
_LETTERS = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
_QUOTED = str.maketrans({char: f"\\{letter}" for letter, char in _LETTERS.items()})
_SPECIAL = later(r'[\n\t\x08\r\f\v\x07"\\]')
_BYTE_MAX = 255


class BadEscapeError(ValueError):
    """A backslash that gettext does not know. The message says which."""


def unescape(quoted: str) -> str:
    """Return the text of a quoted string without its quotes. Raises BadEscapeError."""
    return _ESCAPE.sub(_replace, quoted) if "\\" in quoted else quoted


def escape(text: str) -> str:
    """Return the text as it stands between quotes."""
    return text.translate(_QUOTED) if _SPECIAL.search(text) else text


def _replace(match: re.Match[str]) -> str:
    letter = match[1]
    if letter is not None:
        if letter not in _LETTERS:
            raise BadEscapeError(f"\\{letter} is no escape" if letter else "a backslash with nothing after it")
        return _LETTERS[letter]
    values = [int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _BYTE.findall(match[0])]
    if 0 in values:
        raise BadEscapeError("a NUL character")
    if max(values) > _BYTE_MAX:
        raise BadEscapeError(f"{match[0]} is no byte")
    try:
        return bytes(values).decode("utf-8")
    except UnicodeDecodeError:
        raise BadEscapeError(f"{match[0]} is not UTF-8") from None
