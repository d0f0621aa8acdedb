"""Characters of one line put right: what copying from a PDF or Word leaves behind. Part of the room `intake`.

In: a text without line ends, and its place. Out: the same text repaired, each change a Repair with what stood around
it; doubts about characters that nobody can know. Full-width letters and digits become plain ones; full-width
punctuation, quotation marks and dashes are left alone. Facts: R25, C48 and C49. A soft hyphen at the
end stays for `wrapping`, which knows the next line. Linear.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.intake.nouns import Doubt, Kind, Repair, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

SOFT_HYPHEN = "\u00ad"

# Radicals that fonts name instead of the character (Unicode's EquivalentUnifiedIdeograph.txt; NFKC has two of them).
_RADICALS = dict(
    zip(
        "⺁⺃⺅⺈⺉⺊⺋⺎⺏⺐⺒⺓⺔⺖⺘⺙⺛⺝⺟⺠⺡⺢⺣⺥⺦⺨⺩⺫⺬⺭⺮⺱⺲⺳⺵⺶⺷⺸⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻭⻮⻯⻰⻲⻳",
        "厂乚亻刀刂卜㔾尢尣尢巳幺彑忄扌攵旡月母民氵氺灬爫丬犭王罒示礻竹罓罒罓罒羊羊羊肀肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄齐歯齿竜龙亀龟",
        strict=True,
    )
)
_LIGATURES = "\ufb00-\ufb06"
_COMPATIBLE = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\t"
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff"
_DIGIT = "[\uff10-\uff19]"
_FULL = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_NEEDS = re.compile(
    f"[{_LIGATURES}{_COMPATIBLE}{_INVISIBLE}{_BLANKS}{_CONTROL}{SOFT_HYPHEN}\u0300-\u036f\u3099\u309a\uf0a7\uf0b7\ufffd\ue000-\uf8ff{_FULL}]"
    r"|  |^[ \u3000]|[ \u3000]$"
)
_CLUSTER = re.compile(r"[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]{1,8}")
_EMOJI = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]")
_SPACED = re.compile(r"(?<![^\s])([\u3400-\u9fff])(?: [\u3400-\u9fff]){2,}(?![^\s])")
_HALVES = "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
_CHINESE = f"\u2e80-\u2fdf\u3001-\u301f\u3400-\u9fff\uf900-\ufaff{_HALVES}"
_APART = re.compile(f"[{_CHINESE}] (?=[{_CHINESE}])")
_HAN_APART = re.compile(r"[\u3400-\u9fff] [\u3400-\u9fff]")
_TOGETHER = re.compile(f"[{_CHINESE}](?=[{_CHINESE}])")
_DRAWN_APART = re.compile(
    f"(?<=[{_CHINESE}]) (?=\\S)|(?<=\\S) (?=[{_CHINESE}])"
    f"|(?<=[ {_CHINESE}][A-Za-z0-9.,]) (?=[A-Za-z0-9.,%](?:[ {_CHINESE}]|$))"
)
_APART_LEAST = 2  # gaps between Chinese characters of a line that has no two without
_APART_MOST = 2  # times as many gaps as there are places without
# Wingdings, Symbol and OpenSymbol: dots, squares, ticks, arrows and boxes that begin an item
BULLETS = frozenset(
    "\uf06c\uf06e\uf06f\uf071\uf075\uf076\uf095\uf09f\uf0a1\uf0a8\uf0d8\uf0e0\uf0e8\uf0f0\uf0fc\uf0fe\uf0b7\uf0a7"
)
_JOINERS = "\u200c\u200d"
_AROUND = 6
_CLOSE = 2 * _AROUND


def repair(text: str, page: int, line: int, *, close: bool = True) -> tuple[str, list[Repair], list[Doubt]]:
    """Return the line repaired, what was changed (in order of place) and what is doubtful.

    `close` says whether spaces are looked at as well; in a text that is Markdown they are not.
    """
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    if _NEEDS.search(text):
        text = _replaced(text, list(_changes(text)), repairs, page, line)
        text = _spaces(text, repairs, page, line) if close else text
        doubts += _unknown(text, page, line)
    if close and re.fullmatch(r"#(?: #){2,}", text):
        repairs.append(Repair(Kind.SPACES, page, line, text, text.replace(" ", "")))
        return text.replace(" ", ""), repairs, doubts
    fixed = _closed(text) if close else text
    if fixed != text:
        repairs.append(Repair(Kind.SPACES, page, line, text, fixed))
    return fixed, repairs, doubts


def _closed(text: str) -> str:
    """Return `text` without the gaps of Chinese that was set or copied with a space between all characters."""
    if " " not in text or text.isascii():
        return text
    apart, together = len(_APART.findall(text)), len(_TOGETHER.findall(text))
    letters = _HAN_APART.search(text) is not None  # and not only the dashes of an end mark
    if (letters and apart >= _APART_LEAST and not together) or (
        apart > _APART_LEAST and apart >= _APART_MOST * together
    ):
        return _DRAWN_APART.sub("", text)
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), text)


def repair_run(run: Run, page: int, line: int, repairs: list[Repair], doubts: list[Doubt]) -> Run:
    """Return a run repaired, one space kept at either end where there was white space; the lists grow."""
    text, own, unknown = repair(run.text, page, line)
    repairs += own
    doubts += unknown
    bare = text.strip(" ")
    if not bare:
        return replace(run, text=" " if any(one.isspace() for one in run.text) else "")
    lead = " " if run.text[:1].isspace() else ""
    tail = " " if run.text[-1:].isspace() else ""
    return replace(run, text=f"{lead}{bare}{tail}")


def trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return runs without white space at either end of the line, and none that are empty."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept = kept[1:]
    while kept and not kept[-1].text.strip():
        kept = kept[:-1]
    for at in range(1, len(kept)):
        if kept[at - 1].text.endswith(" ") and kept[at].text.startswith(" "):
            kept[at] = replace(kept[at], text=kept[at].text[1:])
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept) or (Run(""),)


def _changes(text: str) -> Iterator[tuple[int, int, str, Kind]]:
    """Yield start, end, replacement and kind of every change of characters, in order, none overlapping."""
    clusters = {found.start(): found.end() for found in _CLUSTER.finditer(text)}
    at = 0
    last = len(text.rstrip()) - 1
    while at < len(text):
        end = clusters.get(at, at + 1)
        piece = text[at:end]
        if end > at + 1:
            composed = unicodedata.normalize("NFC", piece)
            if composed != piece:
                yield at, end, composed, Kind.COMPOSED
        else:
            found = _single(text, at, last)
            if found is not None:
                yield at, end, *found
        at = end


def _single(text: str, at: int, last: int) -> tuple[str, Kind] | None:
    """Return what one character becomes and the kind of repair, None when it stays."""
    one = text[at]
    code = ord(one)
    if code < 0x80:  # noqa: PLR2004 - ASCII
        return ("", Kind.CONTROL) if (code < 0x20 and one != "\t") or code == 0x7F else None  # noqa: PLR2004
    if one in _RADICALS:
        return _RADICALS[one], Kind.COMPATIBILITY
    if one == SOFT_HYPHEN:
        breaks = at == last and at > 0 and text[at - 1].isalpha()
        return None if breaks else ("", Kind.INVISIBLE)
    if one in {"\uf0b7", "\uf0a7"} or (one in BULLETS and not text[:at].strip() and text[at + 1 : at + 2].isspace()):
        return "•", Kind.COMPATIBILITY
    if 0xFB00 <= code < 0xFF5B or re.match(f"[{_COMPATIBLE}]", one):  # noqa: PLR2004 - ff to full-width z
        found = _compatible(text, at)
        if found or one != "\ufeff":
            return found
    if re.match(f"[{_INVISIBLE}]", one):
        emoji = one in _JOINERS and at and _EMOJI.match(text[at - 1])
        return None if emoji else ("", Kind.INVISIBLE)
    return ("", Kind.CONTROL) if 0x80 <= code < 0xA0 or code in {0xFFFE, 0xFFFF} else None  # noqa: PLR2004 - C1


def _compatible(text: str, at: int) -> tuple[str, Kind] | None:
    """Return what a ligature, a full-width character or a compatibility ideograph becomes, None when it stays."""
    one = text[at]
    if 0xFB00 <= ord(one) <= 0xFB06:  # noqa: PLR2004 - ff to st
        return unicodedata.normalize("NFKC", one), Kind.LIGATURE
    if 0xFF00 < ord(one) < 0xFF5B:  # noqa: PLR2004 - full-width ASCII
        return _half(text, at)
    plain = unicodedata.normalize("NFKC", one)
    return (plain, Kind.COMPATIBILITY) if plain != one and re.match(f"[{_COMPATIBLE}]", one) else None


def _half(text: str, at: int) -> tuple[str, Kind] | None:
    """Return the plain form of a full-width letter or digit, and of a point or comma between such digits."""
    one = text[at]
    if one in "．，":
        inside = (
            re.match(f"{_DIGIT}．{_DIGIT}|{_DIGIT}，{_DIGIT}{{3}}(?!{_DIGIT})", text[at - 1 : at + 5]) if at else None
        )
        return (chr(ord(one) - 0xFEE0), Kind.FULL_WIDTH) if inside else None
    return (chr(ord(one) - 0xFEE0), Kind.FULL_WIDTH) if re.match(f"[{_FULL}]", one) else None


def _replaced(text: str, changes: list[tuple[int, int, str, Kind]], repairs: list[Repair], page: int, line: int) -> str:
    """Return `text` with the changes made; neighbours of one kind are one Repair that shows what is around them."""
    parts: list[str] = []
    position = 0
    index = 0
    while index < len(changes):
        stop = index
        while (
            stop + 1 < len(changes)
            and changes[stop + 1][3] is changes[index][3]
            and changes[stop + 1][0] - changes[stop][1] <= _CLOSE
        ):
            stop += 1
        after = changes[stop + 1][0] if stop + 1 < len(changes) else len(text)
        first = max(position, changes[index][0] - _AROUND)  # what is shown never overlaps what another repair shows
        last = min(after, changes[stop][1] + _AROUND)
        shown: list[str] = []
        at = first
        for start, end, new, _ in changes[index : stop + 1]:
            shown += [text[at:start], new]
            at = end
        shown.append(text[at:last])
        fixed = "".join(shown)
        repairs.append(Repair(changes[index][3], page, line, text[first:last], fixed))
        parts += [text[position:first], fixed]
        position = last
        index = stop + 1
    parts.append(text[position:])
    return "".join(parts)


_BLANK = re.compile(f"[{_BLANKS} ]+")
_COLUMNS = re.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)\S")


def columns_in(text: str) -> bool:
    """Return whether wide gaps or tabs stand inside a line: it may be a row of a table."""
    return bool(_COLUMNS.search(text.strip()))


def _spaces(text: str, repairs: list[Repair], page: int, line: int) -> str:
    """Return `text` with plain single spaces, none at its ends."""
    parts: list[str] = []
    position = 0
    for found in _BLANK.finditer(text):
        if found.start() == 0 or found.end() == len(text) or found[0] == " ":
            continue
        before = text[max(found.start() - _AROUND, position) : found.end()]
        repairs.append(
            Repair(Kind.SPACES, page, line, before, before.rstrip(" \t\u00a0\u202f\u205f" + _ODD_SPACES) + " ")
        )
        parts += [text[position : found.start()], " "]
        position = found.end()
    parts.append(text[position:])
    return "".join(parts).strip(" \t\u3000\u00a0\u202f\u205f" + _ODD_SPACES)


_ODD_SPACES = "".join(map(chr, range(0x2000, 0x200B)))


def _unknown(text: str, page: int, line: int) -> Iterator[Doubt]:
    """Yield a doubt for the first character of a line that has lost its meaning."""
    found = re.search(r"[\ufffd\ue000-\uf8ff]", text)
    if found:
        name = "a replacement character: something was lost before this file was made"
        own = f"a private character (U+{ord(found[0]):04X}): only its font knows what it is"
        around = text[max(found.start() - 20, 0) : found.end() + 20]
        yield Doubt(f"{name if found[0] == chr(0xFFFD) else own}; left as it is", page, line, around)
