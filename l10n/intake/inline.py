r"""Runs of text as inline Markdown. Part of the room `intake`.

In: the runs of a unit. Out: its Markdown, and its plain text as a reader of the Markdown sees it. Marks that a pasted
text has already (`**bold**`, `[text](address)`, `<address>`, `\\*`) stay marks; whatever else would be read as one is
escaped. Linear. May not touch: the order or number of visible characters.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.intake.nouns import Run

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<link>!?\[[^\[\]\n\\*<`]{1,500}\]\([^()\s<>\\*]{0,2000}\))"
    r"|(?P<auto><(?:https?://|mailto:)[^<>\s]{1,2000}>|<[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>)"
    r"|(?P<strong>(?:(?<!\*)|(?<=\\\*))\*\*(?!\*))"
    r"|(?P<address>https?://[^\s<>()\[\]*\\`|]{1,2000})"
)
_SPECIAL = re.compile(r"[\\`*]|_|\](?=[(\[:])|\[(?=\^)|!(?=\[)|<(?=[A-Za-z/!?])|&(?=#?\w{1,31};)|~~")
_LINE_START = re.compile(
    r"(#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|=+[ \t]*$|[-:|](?=[-:| \t]*$)|~~~|\|)|(\d{1,9})([.)](?=[ \t]|$))"
)
_PUNCTUATION = frozenset("PS")


@dataclass(slots=True)
class Written:
    """Markdown of a unit and what its reader sees. `kept` is the Markdown without the characters that were added."""

    markdown: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def add(self, markdown: str, plain: str, kept: str) -> None:
        """Append a piece."""
        self.markdown.append(markdown)
        self.plain.append(plain)
        self.kept.append(kept)

    def text(self) -> tuple[str, str, str]:
        """Return Markdown, plain text, kept characters."""
        return "".join(self.markdown), "".join(self.plain), "".join(self.kept)


def write(runs: Sequence[Run], *, marks: bool = True, inside: str = "") -> tuple[str, str, str]:
    """Return the Markdown of `runs`, its plain text, and the Markdown's characters that were in the source.

    `marks`: False writes no bold and no links, and takes every character literally: the plainest way there is.
    `inside`: "table" escapes `|` as well.
    """
    out = Written()
    if not marks:
        text = "".join(run.text for run in runs)
        out.add(_every(text), text, text)
        return out.text()
    pieces = _boundaries(_merged(runs))
    for index, (text, bold, link, pasted) in enumerate(pieces):
        before = pieces[index - 1] if index else ("", False, "", False)
        after = pieces[index + 1] if index + 1 < len(pieces) else ("", False, "", False)
        if bold and not before[1]:
            out.add("**", "", "")
        _piece(out, text, link, pasted)
        if bold and not after[1]:
            out.add("**", "", "")
    markdown, plain, kept = out.text()
    if inside == "table":
        markdown = markdown.replace("|", "\\|")
    return markdown, plain, kept


def _piece(out: Written, text: str, link: str, pasted: bool) -> None:
    if pasted:
        _pasted(out, text)
    elif link:
        _linked(out, text, link)
    else:
        for found in re.finditer(r"https?://[^\s<>()\[\]*\\`|]{1,2000}|[\s\S]+?(?=https?://|$)", text):
            piece = found[0]
            out.add(
                piece if piece.startswith("http") and "://" in piece[:8] and "_" not in piece else _escaped(piece),
                piece,
                piece,
            )


def _linked(out: Written, text: str, link: str) -> None:
    """Write a link: as an address where its text is one, as nothing but text for an e-mail address."""
    bare = text.strip()
    if link in {f"mailto:{bare}", bare} or not bare:
        own = f"<{bare}>" if link == bare and re.fullmatch(r"https?://[^<>\s]+", bare) else _escaped(bare)
        markdown = own
    else:
        address = re.sub(
            r"[\s()<>\\*]", lambda match: f"%{ord(match[0]):02X}" if match[0].isascii() else match[0], link
        )
        markdown = f"[{_escaped(bare).replace('[', chr(92) + '[').replace(']', chr(92) + ']')}]({address})"
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if bare else ""
    out.add(lead + markdown + tail, lead + bare + tail, lead + bare + tail)


def _pasted(out: Written, text: str) -> None:
    """Write pasted text: its own marks stay, the rest is escaped where it needs it."""
    paired = _pairs(text)
    position = 0
    for found in _TOKEN.finditer(text):
        _literal(out, text[position : found.start()])
        position = found.end()
        token = found[0]
        if found["escape"]:
            out.add(token, token[1], token)
        elif found["link"]:
            shown = token[token.index("[") + 1 : token.index("](")]
            out.add(token, "" if token.startswith("!") else shown, token)
        elif found["auto"]:
            out.add(token, token[1:-1], token)
        elif found["address"]:
            out.add(token, token, token)
        elif found.start() in paired:
            out.add("**", "", "**")
        else:
            out.add("\\*\\*", "**", "**")
    _literal(out, text[position:])


def _literal(out: Written, text: str) -> None:
    if text:
        out.add(_escaped(text), text, text)


def _pairs(text: str) -> set[int]:
    """Return the places of `**` that enclose something, by CommonMark's rules of flanking."""
    places = [found.start() for found in _TOKEN.finditer(text) if found["strong"]]
    paired: set[int] = set()
    opening = -1
    for at in places:
        before, after = text[at - 1 : at], text[at + 2 : at + 3]
        if opening < 0 and _flanks(before, after):
            opening = at
        elif opening >= 0 and _flanks(after, before) and at > opening + 2:
            paired |= {opening, at}
            opening = -1
    return paired


def has_strong(runs: Sequence[Run]) -> bool:
    """Whether a pasted text has bold marks of its own."""
    return bool(_pairs("".join(run.text for run in runs if run.pasted)))


def _flanks(outside: str, inside: str) -> bool:
    """Whether a run of stars with these neighbours may open (or, mirrored, close) strong text."""
    if not inside or inside.isspace():
        return False
    if unicodedata.category(inside)[0] not in _PUNCTUATION:
        return True
    return not outside or outside.isspace() or unicodedata.category(outside)[0] in _PUNCTUATION


def _merged(runs: Sequence[Run]) -> list[tuple[str, bool, str, bool]]:
    """Return the runs with equal neighbours merged, spaces between doubled ones taken out."""
    pieces: list[tuple[str, bool, str, bool]] = []
    for run in runs:
        look = (run.bold, run.link, run.pasted)
        if pieces and pieces[-1][1:] == look:
            pieces[-1] = (pieces[-1][0] + run.text, *look)
        elif run.text:
            pieces.append((run.text, *look))
    return pieces


def _boundaries(pieces: list[tuple[str, bool, str, bool]]) -> list[tuple[str, bool, str, bool]]:
    """Return the pieces with bold only where stars can enclose it: white space goes outside, then what cannot flank."""
    out: list[tuple[str, bool, str, bool]] = []
    for index, (text, bold, link, pasted) in enumerate(pieces):
        if not bold:
            out.append((text, False, link, pasted))
            continue
        opens = not (index and pieces[index - 1][1])
        closes = not (index + 1 < len(pieces) and pieces[index + 1][1])
        lead = text[: len(text) - len(text.lstrip())] if opens else ""
        tail = text[len(text.rstrip()) :] if closes and text.strip() else ""
        inner = text[len(lead) : len(text) - len(tail)]
        if not inner:
            out.append((text, False, link, pasted))
            continue
        if link:
            outside_before = outside_after = " "
        else:
            outside_before = lead[-1:] or (pieces[index - 1][0][-1:] if index else "")
            outside_after = tail[:1] or (pieces[index + 1][0][:1] if index + 1 < len(pieces) else "")
        plain = (opens and not _flanks(outside_before, inner[0])) or (closes and not _flanks(outside_after, inner[-1]))
        for part, look in ((lead, False), (inner, not plain), (tail, False)):
            if part:
                out.append((part, look, link, pasted))
    return out


def _escaped(text: str) -> str:
    """Return `text` with backslashes before what CommonMark would take for a mark."""

    def mark(match: re.Match[str]) -> str:
        one = match[0]
        if (
            one == "_"
            and text[match.start() - 1 : match.start()].isalnum()
            and text[match.end() : match.end() + 1].isalnum()
        ):
            return one
        return "".join("\\" + character for character in one)

    return _SPECIAL.sub(mark, text)


def _every(text: str) -> str:
    """Return `text` with every mark of ASCII escaped."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def guarded(markdown: str) -> str:
    """Return a line of Markdown that begins no block: what stands at its start is escaped where it would begin one."""

    def mark(match: re.Match[str]) -> str:
        return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"

    return _LINE_START.sub(mark, markdown, count=1) if _LINE_START.match(markdown) else markdown
