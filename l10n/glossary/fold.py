"""Folding: texts that differ in ways that do not matter become equal, and places can be carried back.

In: any text. Out: a Folded: NFC, spaces and hyphens one kind of space, apostrophes straight, every word with
a capital first letter and small ones after. That last step (`str.title`) does two things in one pass of C: it
makes capitals equal, and it writes the beginning of a word into the text, so that `Ai` is not found in
`Said`. May not touch: anything. Pure functions.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from l10n.patterns import compiled, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_new = tuple.__new__
_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\t\n\r\u000b\u000c\u0085\u2028\u2029-\u2010\u2011\u2012\u2013"
_APOSTROPHES = "\u2019\u2018\u02bc\uff07\u00b4`"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WINDOWS = bytes(range(256)).decode("cp1252", "replace")
_LETTERS = frozenset(one for one in _WINDOWS if not one.isascii() and (one.isalpha() or one in _INVISIBLE))
VANISHING = frozenset(_SPACES + _INVISIBLE)
"""What folding takes away, or makes a space that it takes away beside Han."""
_RUN = later(f" {{2,}}|[{_INVISIBLE}]+")
_CLUSTER = later(
    r"[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[^\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0900-\u0dff"
    r"\u0e00-\u0eff\u0f18-\u0fbc\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]?"
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u0e00-\u0eff\u0f18-\u0fbc\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]*",
    re.DOTALL,
)


_HAN = compiled("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WIDE = compiled("[\uff05-\uff07\uff0b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_ODD = compiled(f"[{re.escape(_SPACES)}{re.escape(_APOSTROPHES)}{_INVISIBLE}{_WIDE.pattern[1:-1]}]")
_UNSTEADY = compiled(
    "[^\u3001-\u303f\u3041-\u33ff\u3400-\u9fff\uf900-\ufaff0-9.,;:!?()%/\u2014\u2026\u201c\u201d\u300c\u300d\uff01\uff0c\uff1a\uff1b\uff1f]"
)
"""What folding may change in a Chinese text: anything but Han, kana and the commonest marks and digits."""
_NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF05, 0xFF08), 0xFF0B, *range(0xFF10, 0xFF1A))}
_EVEN_ASCII = dict.fromkeys(map(ord, "-\t\n\r\v\f"), " ") | {ord("`"): "'"}
_OTHER = b"\xff"
_EVEN = b"".join(
    b" " if one in _SPACES else b"'" if one in _APOSTROPHES else _OTHER if one in _LETTERS else bytes([number])
    for number, one in enumerate(_WINDOWS)
)
"""Of text in Windows-1252: spaces and hyphens made a space, apostrophes straight, letters outside ASCII `_OTHER`."""
_NARROW |= {wide: wide - 0xFEE0 for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_REMEMBERED = 256
"""How many folded texts are kept: one check after the other asks for those of the same paragraph."""
_LONGEST = 800
"""Characters of a text that is kept; of longer ones, that would push everything else out of the processor's cache."""


class Places(Protocol):
    """What has the place in the original text of each character of a folded one, and of its end."""

    def __getitem__(self, index: int, /) -> int:
        """Return a place."""


class Folded(NamedTuple):
    """A folded text. `plain` is the text before capitals were evened out, of the same length as `text`.

    `places` maps an index of the folded text to one of the original (it has one entry more than the text has
    characters); None: they are the same.
    """

    text: str
    plain: str
    places: Places | None
    original: str

    def back(self, index: int) -> int:
        """Return the place in the original text of an index of the folded one."""
        return index if self.places is None else self.places[index]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original for a span of the folded text: a last letter takes its marks with it."""
        if self.places is None:
            return start, end
        until = self.places[end - 1] + 1
        while until < self.places[end] and unicodedata.combining(self.original[until]):
            until += 1
        return self.places[start], until


def encodable(text: str) -> str:
    """Return a text with a question mark for every half of a surrogate pair that stands alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def fold(text: str, *, chinese: bool = False) -> Folded:
    """Fold a text; the index map is built only where folding changes lengths.

    `chinese`: spaces beside Han vanish, full-width letters, digits and parentheses become half-width.
    """
    if len(text) > _LONGEST:
        return _fold_chinese(text) if chinese else _fold_latin(text)
    return _kept_chinese(text) if chinese else _kept_latin(text)


def folding(*, chinese: bool) -> Callable[[str], Folded]:
    """Return what folds a text as `fold` does and keeps nothing: for who asks once for each."""
    return _fold_chinese if chinese else _fold_latin


def _fold_latin(text: str) -> Folded:
    if text.isascii():
        return _fold_bytes(text, text.encode("ascii").translate(_EVEN), "ascii")
    try:
        even = text.encode("cp1252").translate(_EVEN)
    except UnicodeEncodeError:
        even = _OTHER
    if _OTHER not in even:  # only marks beside ASCII: all is composed, has a width, and keeps its length
        return _fold_bytes(text, even, "ascii" if even.isascii() else "cp1252")
    plain, places = _composed(text)
    plain, places = _single(_even(plain), places)
    return Folded(_titled(plain), plain, places, text)


def _fold_chinese(text: str) -> Folded:
    if text.isascii():
        return _fold_bytes(text, text.encode("ascii").translate(_EVEN), "ascii")
    plain, places = _composed(text)
    plain = plain.replace("（", "(").replace("）", ")")
    unsteady = _UNSTEADY.search(plain)
    if unsteady is None:  # running text in Han: one look spares it everything below
        return _new(Folded, (plain, plain, places, text))
    at = unsteady.start()
    if _ODD.search(plain, at):  # one look spares most other Chinese text the three below
        plain = _even(plain)
        if _WIDE.search(plain):
            plain = plain.translate(_NARROW)
        plain, places = _single(plain, places)
    elif "  " in plain:
        plain, places = _collapse(plain, places)
    if " " in plain:
        plain, places = _beside_han(plain, places)
    # nothing before that place has capitals, or is a part of a word that goes on there
    return _new(Folded, (plain[:at] + _titled(plain[at:]), plain, places, text))


_kept_latin = lru_cache(maxsize=_REMEMBERED)(_fold_latin)
_kept_chinese = lru_cache(maxsize=_REMEMBERED)(_fold_chinese)


def _fold_bytes(text: str, even: bytes, encoding: str) -> Folded:
    """Fold a text from bytes with even spaces and apostrophes, in which no letter but ASCII's is left."""
    plain = even.decode(encoding)
    if even.rfind(b"  ") < 0:
        return _new(Folded, (even.title().decode(encoding), plain, None, text))
    plain, places = _spaced(plain)
    return Folded(plain.encode(encoding).title().decode(encoding), plain, places, text)


all_han = compiled("[\u3400-\u9fff、《》「」“”]+").fullmatch
"""What matches a text of nothing but characters, and marks that stand among them, that folding leaves as they are."""


def fold_form(form: str, *, chinese: bool = False) -> str:
    """Fold a form of the glossary (no map wanted): what `fold(text).text` holds where the form stands."""
    return fold(form.strip(), chinese=chinese).text


def fold_forms(forms: Sequence[str], *, chinese: bool = False) -> list[tuple[str, str]]:
    """Fold the stripped forms of a glossary, each as `(text, plain)` of `fold`, most of them in one go."""
    found: list[tuple[str, str]] = [("", "")] * len(forms)
    at_once = [at for at, form in enumerate(forms) if form.isascii() and "\0" not in form]
    plain = "\0".join(forms[at] for at in at_once).translate(_EVEN_ASCII)
    folded = _titled_ascii(plain)
    for at, one, bare in zip(at_once, folded.split("\0"), plain.split("\0"), strict=True) if at_once else ():
        found[at] = (one, bare)
    steady = chinese and unicodedata.is_normalized("NFC", "\0".join(forms))
    for at, form in enumerate(forms):
        if steady and not form.isascii() and not _UNSTEADY.search(form):
            found[at] = (form, form)  # Han alone
        elif found[at][0] == "" or "  " in found[at][0]:
            found[at] = fold(form, chinese=chinese)[:2]
    return found


def _titled_ascii(text: str) -> str:
    """Return `text.title()` of a text in ASCII: bytes are titled five times as fast as characters."""
    return text.encode("ascii").title().decode("ascii")


def _even(text: str) -> str:
    """Make all spaces and hyphens a space and all apostrophes straight; one character stays one."""
    for one in _SPACES:
        if one in text:
            text = text.replace(one, " ")
    for one in _APOSTROPHES:
        if one in text:
            text = text.replace(one, "'")
    return text


def _single(text: str, places: Places | None) -> tuple[str, Places | None]:
    """Make runs of spaces one space and drop what has no width, where there is any."""
    if text.rfind("  ") >= 0:  # where a space is everywhere this is a third quicker than `in`
        return _collapse(text, places)
    for one in "" if text.isascii() else _INVISIBLE:  # all these looks cost a tenth of one for the pattern
        if one in text:
            return _collapse(text, places)
    return text, places


def _composed(text: str) -> tuple[str, Places | None]:
    return (text, None) if unicodedata.is_normalized("NFC", text) else _compose(text)


def _compose(text: str) -> tuple[str, list[int]]:
    """NFC by clusters (a base character and its marks), with the place each resulting character came from."""
    parts: list[str] = []
    places: list[int] = []
    for match in _CLUSTER.finditer(text):
        if match.start() == match.end():
            continue
        part = unicodedata.normalize("NFC", match[0])
        parts.append(part)
        # a composed cluster of equal length keeps its own places; a shorter one begins where the cluster begins
        places.extend(match.start() + min(offset, match.end() - match.start() - 1) for offset in range(len(part)))
    places.append(len(text))
    return "".join(parts), places


def _collapse(text: str, places: Places | None) -> tuple[str, Places | None]:
    """Make runs of spaces one space and drop what has no width."""
    cuts: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        cuts.append((start + (text[start] == " "), end))
    return _without(text, places, cuts)


def _spaced(text: str) -> tuple[str, Places | None]:
    """Make runs of spaces one space, in a text in which nothing is without width."""
    cuts: list[tuple[int, int]] = []
    start = text.find("  ")
    while start >= 0:
        end = start + 2
        while text[end : end + 1] == " ":
            end += 1
        cuts.append((start + 1, end))
        start = text.find("  ", end)
    return _without(text, None, cuts)


def _beside_han(text: str, places: Places | None) -> tuple[str, Places | None]:
    """Drop runs of spaces with Han before or behind them."""
    cuts: list[tuple[int, int]] = []
    start = text.find(" ")
    while start >= 0:
        end = start + 1
        while text[end : end + 1] == " ":
            end += 1
        before, behind = text[start - 1 : start], text[end : end + 1]
        if "\u3400" <= before <= "\u9fff" or "\u3400" <= behind <= "\u9fff" or _HAN.match(before) or _HAN.match(behind):
            cuts.append((start, end))
        start = text.find(" ", end)
    return _without(text, places, cuts)


def _without(text: str, places: Places | None, cuts: list[tuple[int, int]]) -> tuple[str, Places | None]:
    """Return a text without some spans, and where each of its characters came from."""
    if not cuts:
        return text, places
    parts: list[str] = []
    begins: list[int] = []
    gone = [0]
    done = 0
    for start, end in cuts:
        parts.append(text[done:start])
        begins.append(start - gone[-1])
        gone.append(gone[-1] + end - start)
        done = end
    parts.append(text[done:])
    return "".join(parts), _Shifted(begins, gone, places)


class _Shifted:
    """Where each character of a text came from that stretches were cut out of: worked out where it is asked for."""

    __slots__ = ("_before", "_begins", "_gone")

    def __init__(self, begins: list[int], gone: list[int], before: Places | None) -> None:
        """Take the places behind a cut, how much is gone before each and behind the last, and where that came from."""
        self._begins = begins
        self._gone = gone
        self._before = before

    def __getitem__(self, index: int) -> int:
        at = index + self._gone[bisect_right(self._begins, index)]
        return at if self._before is None else self._before[at]


def _titled(text: str) -> str:
    """Return `text.title()` of the same length: characters whose case changes their number are set aside first."""
    if text.isascii():  # once its apostrophes are straight, nearly all English is
        return _titled_ascii(text)
    titled = text.title()
    if len(titled) == len(text):  # title() never shortens: equal length means that nothing grew
        return titled
    return _odd().sub(lambda match: chr(0xF0000 + ord(match[0])), text).title()


@cache
def _odd() -> re.Pattern[str]:
    """Return what matches a character that has two or three letters as its capital or small form (`ß`, `ﬁ`, `İ`)."""
    found = [one for one in map(chr, range(0xDF, 0x10000)) if len(one.title()) != 1 or len(one.lower()) != 1]
    return compiled("[" + "".join(re.escape(one) for one in found) + "]")
