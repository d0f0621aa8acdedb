"""Finding the forms of one locale in texts. Part of the room `glossary`.

In: concepts with their terms, then texts. Out: hits with places of the text as it is. A large termbase and little text,
as when one release is checked: which forms stand in the text at all is looked up by their first word (two characters in
Han), and an automaton is built of these alone; once more text has come than that is good for, it is built of all.
Both ways give the same hits. May not touch: tables, concepts' meaning.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from l10n.collector import paused
from l10n.glossary.automaton import Automaton, blanked
from l10n.glossary.concept import Concept, Hit, Term
from l10n.glossary.fold import Folded, fold, folding
from l10n.glossary.inflect import position
from l10n.glossary.meaning import WORDLESS, Spelling, entries, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WORDLESS", "Matcher", "position"]

_new = tuple.__new__  # a fifth of the price, as in `automaton`
_FEW = 2_000
"""Forms up to which the automaton is built at once."""
_WORTH = 1
"""Characters of text for each form from which on the automaton of all forms has paid for itself."""


class Matcher:
    """The forms of one locale, ready to be found."""

    __slots__ = ("_automaton", "_chinese", "_empty", "_fold", "_index", "_left", "_spellings")

    def __init__(self, terms: Iterable[tuple[Concept, Term]], *, chinese: bool) -> None:
        """Fold the forms. `chinese`: as in `fold`."""
        self._chinese = chinese
        self._fold = folding(chinese=chinese)
        with paused():
            self._spellings = spellings(terms, chinese=chinese)
        self._empty = not self._spellings
        self._index: _Index | None = None
        self._left = _WORTH * len(self._spellings) if len(self._spellings) > _FEW else 0
        self._automaton: Automaton | None = None

    def find(self, text: str) -> list[Hit]:
        """Return all hits in order; several of one span are several senses of one form (or of homographs)."""
        if self._empty or not text:
            return []
        folded = self._fold(text)
        hits = (self._automaton or self._automaton_for(folded)).find(folded)
        places = folded.places
        if places is None:
            return hits
        back: list[Hit] = []
        for start, end, concept, term in hits:
            last = places[end - 1] + 1
            if last < places[end]:  # something was left out behind the last letter, perhaps marks of its own
                last = folded.span(start, end)[1]
            back.append(_new(Hit, (places[start], last, concept, term)))
        return back

    def looks(self, text: str) -> bool:
        """Return whether any form may stand in a text; never False where `find` finds one."""
        if self._empty or not text:
            return False
        folded = fold(text, chinese=self._chinese)
        return (self._automaton or self._automaton_for(folded)).looks(folded)

    def prepare(self) -> None:
        """Build the automaton of all forms now, for much text to come."""
        if self._automaton is None:
            with paused():
                self._automaton = self._of(self._spellings)
            self._spellings, self._index = [], None

    def _automaton_for(self, folded: Folded) -> Automaton:
        """Return the automaton of all forms, or of those that stand in a text."""
        self._left -= len(folded.text)
        if self._left < 0:
            self.prepare()
        if self._automaton is not None:
            return self._automaton
        if self._index is None:
            with paused():
                self._index = _Index(self._spellings, chinese=self._chinese)
        return self._of(self._index.standing(folded.text))

    def _of(self, found: Iterable[Spelling]) -> Automaton:
        return Automaton(entries(found, chinese=self._chinese), edged=not self._chinese)


class _Index:
    """Spellings by their first word in Latin, by their first two characters in Han."""

    __slots__ = ("_by_key", "_chinese", "_rest")

    def __init__(self, found: Iterable[Spelling], *, chinese: bool) -> None:
        self._chinese = chinese
        self._by_key: dict[str, list[Spelling]] = defaultdict(list)
        self._rest: list[Spelling] = []  # no letter at its beginning
        for one in found:
            key = one.text[:2] if chinese else _first_word(one.text)
            (self._by_key[key] if key else self._rest).append(one)

    def standing(self, text: str) -> list[Spelling]:
        """Return the spellings whose letters stand in a folded text, in the order of the table."""
        if self._chinese:
            keys = {*text, *map("".join, pairwise(text))}
        else:
            keys = set(blanked(text).decode("latin-1").split())
            keys |= {one[:-1] for one in keys if one.endswith("s")} | {one[:-2] for one in keys if one.endswith("es")}
        by_key = self._by_key
        found = [one for key in keys & by_key.keys() for one in by_key[key] if one.text in text]
        return [*found, *(one for one in self._rest if one.text in text)]


def _first_word(text: str) -> str:
    """Return the ASCII letters and digits that a folded form begins with."""
    return "" if not (text[0].isascii() and text[0].isalnum()) else blanked(text).split(b" ", 1)[0].decode("latin-1")
