"""The automaton over the forms of one locale: leftmost, longest, valid at their edges. Part of the room `glossary`.

In: entries by folded form, then folded texts. Out: hits. ahocorasick_rs finds candidates; what it cannot know (word
edges, endings, capitals, senses) is tested on each, and where a candidate fails the next shorter form at its place,
then the next place inside it, is tried, so that nothing valid hides behind something invalid. Linear in the text.

Latin: so that the engine itself turns down a word inside a longer one, it reads a text in which everything but ASCII
letters and digits is a space, place for place, and a form that is one word has a space behind it (and one more pattern
for its plural). A form that begins with no such letter is looked for apart, in the folded text as it is. May not
touch: tables, concepts' meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter
from typing import TYPE_CHECKING

from l10n.glossary import inflect
from l10n.glossary.concept import Hit
from l10n.glossary.fold import encodable
from l10n.glossary.meaning import NEAR, PAIR, cuts, meant
from l10n.glossary.presence import any_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.glossary.concept import Concept, Term
    from l10n.glossary.fold import Folded
    from l10n.glossary.meaning import Entry

_new = tuple.__new__
_SPACE = ord(" ")
_ACCENTED = re.compile("[\u0100-\u024f]")
_BLANK = bytes(_SPACE if inflect.edge(chr(one)) else one for one in range(256))
_PLAIN = re.compile(r"[A-Za-z0-9 ]+").fullmatch
_SIBILANT = ("x", "z", "ch", "sh", "o")


_Row = tuple[str, str, "list[Entry]", int]
"""A pattern of the engine, the folded form it stands for, its entries, and 1 where the pattern ends with a blank."""
_Find = Callable[..., list[tuple[int, int, int]]]
"""What an engine does: pattern, start and end of what it finds in a text, of bytes or of characters."""


_More = tuple[str, "tuple[tuple[Concept, Term], ...]", bool]
"""Of some patterns: what to compare the text with before capitals were evened out (a form that asks for capitals is
there for certain where the very letters of the glossary stand); other senses of the form; whether an acronym of one
word, which is nothing else, is there only with these letters."""
_Asked = tuple[tuple[str, ...], tuple[str, ...]]
"""Of a pattern that is nothing but words with several senses, or forms of which the very letters are asked for: what
one of must stand near it, or what the text must read there with its own capitals; else it is not meant."""
_Quick = tuple["Concept | None", "Term", int, str, "_More | None", "_Asked"]
"""Of a pattern: its concept, where a look at edges and letters says all, and term; how many of its characters are an
edge; what to compare the folded text with; what more there is to look at, as a rule nothing; what is asked for."""
_NOTHING: _Asked = ((), ())


def blanked(text: str) -> bytes:
    """Return a folded text with a byte for a character: all but letters and digits in Latin is a space.

    Just what `inflect.edge` calls an edge is one.
    """
    if not text.isascii():
        text = _ACCENTED.sub("\u00e9", text)
    return text.encode("latin-1", "replace").translate(_BLANK)


class Automaton:
    """Forms ready to be found. `edged`: words have edges, as in Latin; without, every form is looked for as it is."""

    __slots__ = ("_edged", "_longest", "_main", "_odd", "_offset", "_quick", "_rows", "_shorter", "_tops")

    def __init__(self, collected: Mapping[str, list[Entry]], *, edged: bool) -> None:
        """Build the engines; costs about 5 µs a form, nearly all of it the engine's."""
        self._edged = edged
        main, odd = _rows(collected, edged=edged)
        self._rows = [*main, *odd]
        self._shorter = [*_shorter(main), *(at + len(main) if at >= 0 else -1 for at in _shorter(odd))]
        patterns = [row[0] for row in main]
        tops = list(range(len(main)))
        if len(set(patterns)) < len(patterns):
            tops = [at for at, (one, two) in enumerate(zip(patterns, [*patterns[1:], ""], strict=True)) if one != two]
        self._tops = [*tops, *range(len(main), len(self._rows))]
        self._offset = len(tops)
        self._main = _engine([patterns[at] for at in tops], edged=edged)
        self._odd = _engine([row[0] for row in odd], edged=False)
        self._quick: list[_Quick | None] = [None] * len(self._tops)
        self._longest = max(map(len, (row[0] for row in self._rows)), default=0)

    def find(self, folded: Folded) -> list[Hit]:
        """Return all hits in order, with places of the folded text."""
        return self._in_latin(folded) if self._edged else self._in_han(folded)

    def looks(self, folded: Folded) -> bool:
        """Return whether any form may stand in a text: where it does, the engine finds something."""
        return bool(self._candidates(blanked(folded.text) + b" " if self._edged else folded.text, folded.text))

    def _in_latin(self, folded: Folded) -> list[Hit]:
        blank = blanked(folded.text) + b" "  # blank[-1] is one too, so that a form at 0 has an edge before it
        hits: list[Hit] = []
        append, quick, begins, written = hits.append, self._quick, folded.text.startswith, folded.plain.startswith
        free = 0  # nothing accepted may begin before this
        for number, start, end in self._candidates(blank, folded.text):
            if start >= free:
                # this spares nearly every candidate the full tests
                concept, term, cut, form, more, asked = quick[number] or self._quickly(number)
                if (
                    concept is not None
                    and blank[start - 1] == _SPACE
                    and (cut or (blank[end] == _SPACE and begins(form, start)))
                ):
                    if more is None or not more[0] or written(more[0], start):
                        free = end - cut
                        append(_new(Hit, (start, free, concept, term)))
                        if more is not None:
                            hits += [_new(Hit, (start, free, *one)) for one in more[1]]
                        continue
                    if more[2]:
                        continue
                out = asked is not _NOTHING and _ruled_out(asked, folded, start, end)
                free = (not out and self._accept(folded, self._tops[number], start, hits)) or start + 1
                if cut:  # inside one word no form begins
                    continue
            if free < end:
                free = self._retry(folded, blank, (free, end), hits)
        return hits

    def _in_han(self, folded: Folded) -> list[Hit]:
        text = folded.text
        hits: list[Hit] = []
        append, quick = hits.append, self._quick
        free = 0
        for number, start, end in self._candidates(text, text):
            if start >= free:
                concept, term, _, _, more, asked = quick[number] or self._quickly(number)
                if concept is not None and not (end - start == PAIR and cuts(text, start)):
                    append(_new(Hit, (start, end, concept, term)))
                    free = end
                    if more is not None:
                        hits += [_new(Hit, (start, end, *one)) for one in more[1]]
                    continue
                out = asked is not _NOTHING and _ruled_out(asked, folded, start, end)
                free = (not out and self._accept(folded, self._tops[number], start, hits)) or start + 1
            if free < end:
                free = self._retry(folded, text, (free, end), hits)
        return hits

    def _quickly(self, number: int) -> _Quick:
        """Return what spares nearly every candidate of a pattern the full tests, worked out when it is first met."""
        _, form, entries, cut = self._rows[self._tops[number]]
        # a form between blanks in Latin; one that needs no edge, as nearly all, in Han
        fits = not inflect.edge(form[-1]) if self._edged else form[0] > inflect.LATIN and form[-1] > inflect.LATIN
        head = entries[0]
        tested = any(
            one.exact or one.when or one.plain != head.plain or (one.plain and not self._edged) for one in entries
        )
        once = {one.concept.id: (one.concept, one.term) for one in reversed(entries)}  # the first form of each concept
        (concept, term), *others = reversed(once.values())
        # a word with its edge is not compared: the one empty text is nearer than a hundred thousand forms
        form = "" if cut else form
        only = bool(cut) and not others and head.plain.isupper() and self._shorter[self._tops[number]] < 0
        more = (head.plain, tuple(others), only) if head.plain or others else None
        asked = _asked(entries) if tested and self._shorter[self._tops[number]] < 0 else _NOTHING
        found = self._quick[number] = (None if tested or not fits else concept, term, cut, form, more, asked)
        return found

    def _candidates(self, engine_text: bytes | str, text: str) -> list[tuple[int, int, int]]:
        """Return what the engines find, in order; no two begin at one place.

        An engine does not take half a surrogate pair: `encodable` keeps every place.
        """
        try:
            found = self._main(engine_text) if self._main is not None else []
            if self._odd is None:
                return found
            more = [(number + self._offset, start, end) for number, start, end in self._odd(text)]
        except UnicodeEncodeError:
            whole = encodable(engine_text) if isinstance(engine_text, str) else engine_text
            return self._candidates(whole, encodable(text))
        return sorted((*found, *more), key=itemgetter(1)) if more else found

    def _retry(self, folded: Folded, engine_text: bytes | str, between: tuple[int, int], hits: list[Hit]) -> int:
        """Accept what begins in [at, limit) behind a candidate that failed; return where the next may begin."""
        at, limit = between
        while at < limit:
            until = limit + self._longest
            found = self._candidates(engine_text[at:until], folded.text[at:until])[:1]
            if not found or at + found[0][1] >= limit:
                return at
            number, start, _ = found[0]
            at = self._accept(folded, self._tops[number], at + start, hits) or at + start + 1
        return at

    def _accept(self, folded: Folded, number: int, start: int, hits: list[Hit]) -> int:
        """Append the hits of the longest valid form at `start` from `number` down; return their end, 0 for none."""
        text = folded.text
        while number >= 0:
            _, form, entries, _ = self._rows[number]
            end = start + len(form)
            number = self._shorter[number]
            begun = not start or inflect.edge(form[0]) or inflect.edge(text[start - 1])
            if not begun or not text.startswith(form, start):
                continue
            more = 0 if inflect.edge(form[-1]) else inflect.ending(form[-2:].lower(), text, end)
            if more < 0:
                continue
            alive = meant(entries, folded, start, end)
            if alive:
                once = {entry.concept.id: entry for entry in reversed(alive)}  # the first form of each concept
                hits.extend(Hit(start, end + more, entry.concept, entry.term) for entry in reversed(once.values()))
                return end + more
        return 0


def _asked(entries: Sequence[Entry]) -> _Asked:
    """Return what a form asks for in every sense it has, if that is words near it or the very letters."""
    if all(one.when for one in entries):
        return (tuple(dict.fromkeys(word for one in entries for word in one.when)), ())
    if all(one.exact for one in entries):
        return ((), tuple(dict.fromkeys(one.plain for one in entries)))
    return _NOTHING


def _ruled_out(asked: _Asked, folded: Folded, start: int, end: int) -> bool:
    """Return whether a form is certainly not meant at a place."""
    words, letters = asked
    if words:
        return not any_in(words, folded.text[max(0, start - NEAR) : end + NEAR])
    return not folded.plain.startswith(letters, start)


def _engine(patterns: Sequence[str], *, edged: bool) -> _Find | None:
    """Return an engine for blanked texts, which are bytes (a tenth faster), or for texts."""
    from ahocorasick_rs import (  # noqa: PLC0415 - start-up: only who matches pays for it
        AhoCorasick,
        BytesAhoCorasick,
        MatchKind,
    )

    kind = MatchKind.LeftmostLongest
    if not patterns:
        return None
    if edged:
        return BytesAhoCorasick([one.encode("latin-1") for one in patterns], matchkind=kind).find_matches_as_indexes
    return AhoCorasick(patterns, matchkind=kind, store_patterns=False).find_matches_as_indexes


def _rows(collected: Mapping[str, list[Entry]], *, edged: bool) -> tuple[list[_Row], list[_Row]]:
    """Return the patterns of the forms, sorted: those for the blanked text and those for the text as it is.

    Of one pattern the longest form comes last.
    """
    main: list[_Row] = []
    odd: list[_Row] = []
    for form, entries in collected.items():
        if not edged:
            main.append((form, form, entries, 0))
        elif form.isascii() and form.isalpha():
            main += [(pattern, form, entries, 1) for pattern in _whole(form)]
        elif form[0].isascii() and form[0].isalnum():
            main.append(
                (form if form.isascii() and _PLAIN(form) else blanked(form).decode("latin-1"), form, entries, 0)
            )
        else:
            odd.append((form, form, entries, 0))
    main.sort()
    odd.sort()
    return main, odd


def _whole(word: str) -> tuple[str, ...]:
    """Return the patterns of a word with its edge: itself and its plural by ending, as `inflect.ending` reads it."""
    if word.endswith(("s", "S")):
        return (word + " ", word + "es ")
    if word.lower().endswith(_SIBILANT):
        return (word + " ", word + "s ", word + "es ")
    return (word + " ", word + "s ")


def _shorter(rows: Sequence[_Row]) -> list[int]:
    """Return for each of the sorted rows the index of the longest other one whose pattern it begins with, or -1."""
    result: list[int] = []
    open_: list[int] = []
    for at, row in enumerate(rows):
        while open_ and not row[0].startswith(rows[open_[-1]][0]):
            open_.pop()
        result.append(open_[-1] if open_ else -1)
        open_.append(at)
    return result
