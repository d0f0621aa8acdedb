"""Finding forms in a text: leftmost, longest, valid at their edges, inner ones suppressed.

In: the forms of one locale, then texts. Out: hits. One automaton (ahocorasick_rs) over folded forms finds
candidates; what it cannot know (word edges, endings, capitals, senses) is tested on each candidate, and where
a candidate fails the next shorter form at its place, then the next place inside it, is tried, so that nothing
valid hides behind something invalid. Linear in the text. May not touch: tables, concepts' meaning.
"""

from __future__ import annotations

import contextlib
import gc
import re
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary import inflect
from l10n.glossary.concept import Case, Concept, Hit, Kind, Status, Term
from l10n.glossary.fold import Folded, fold, fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEAR = 80
"""How many characters to each side of a form count as near it, for `when`."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
WORDLESS = frozenset(
    {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.SCHEME, Kind.PRODUCT, Kind.KEEP, Kind.BOILERPLATE}
)
_new = tuple.__new__
_EDGES = frozenset(" .,;:!?()\"'")
_ON = frozenset("abcdfghijklmnopqrtuvwxyz0123456789")
"""What a word runs on with: not s and e, with which it may be in the plural."""


class _Entry(NamedTuple):
    """One form behind a pattern.

    `capitals`: offsets that must be capitals; `exact`: the very letters wanted, or "".
    """

    concept: Concept
    term: Term
    capitals: tuple[int, ...]
    exact: str
    when: tuple[str, ...]


class _Pattern(NamedTuple):
    """What is tested on a candidate.

    `head`: it begins with a letter that needs an edge; `tail`: its last two letters when they need one, else
    "".
    """

    length: int
    head: bool
    tail: str


class Matcher:
    """The forms of one locale, ready to be found.

    Building costs about 10 µs a form, three fifths of it the engine's.
    """

    __slots__ = (
        "_automaton",
        "_bare",
        "_chinese",
        "_entries",
        "_forms",
        "_lone",
        "_longest",
        "_patterns",
        "_shorter",
        "_words",
    )

    def __init__(self, terms: Iterable[tuple[Concept, Term]], *, chinese: bool) -> None:
        """Fold the forms and build the automaton. `chinese`: as in `fold`."""
        from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - start-up: only who matches pays for it

        self._chinese = chinese
        with _uncollected():
            collected = _collect(terms, chinese=chinese)
        forms = sorted(collected)
        self._forms = forms
        self._shorter = _shorter(forms)
        self._entries = [collected[form] for form in forms]
        self._patterns: dict[int, _Pattern] = {}
        self._words = [entries[0] if _untested(entries) else None for entries in self._entries]
        self._bare = [
            entry if entry is not None and _unlettered(form) else None
            for entry, form in zip(self._words, forms, strict=True)
        ]
        # one word in letters: nothing begins inside it, and a shorter form at its place ends inside the same word
        self._lone = [form.isascii() and form.isalpha() for form in forms]
        self._longest = max(map(len, forms), default=0)
        kind = MatchKind.LeftmostLongest
        self._automaton = AhoCorasick(forms, matchkind=kind, store_patterns=False) if forms else None

    def find(self, text: str) -> list[Hit]:
        """Return all hits in order; several of one span are several senses of one form (or of homographs)."""
        if self._automaton is None or not text:
            return []
        folded = fold(text, chinese=self._chinese)
        hits = self._walk(folded)
        if folded.places is None:
            return hits
        return [Hit(*folded.span(hit.start, hit.end), hit.concept, hit.term) for hit in hits]

    def raw(self, text: str) -> list[tuple[int, int, int]]:
        """Return the automaton's own matches in a folded text: for measuring what the tests on top cost."""
        return [] if self._automaton is None else self._automaton.find_matches_as_indexes(text)

    def _walk(self, folded: Folded) -> list[Hit]:
        text = folded.text + " "
        hits: list[Hit] = []
        append = hits.append
        words, bare, lone = self._words, self._bare, self._lone
        edges, on = _EDGES, _ON
        free = 0  # nothing accepted may begin before this
        found = self._automaton.find_matches_as_indexes(folded.text)  # type: ignore[union-attr]
        if not self._chinese:
            # most candidates in a Latin text are words that run on (`the` in `there`): a comprehension drops them at
            # half the price of the loop below
            found = [one for one in found if text[one[2]] not in on or not lone[one[0]]]
        for number, start, end in found:
            after = text[end]
            if start >= free:
                # three lists spare nearly every candidate the full tests: forms between spaces, forms in Han, and
                # words that run on; text[-1] is a space, so that a form at 0 has an edge before it
                sole = words[number] if after in edges and text[start - 1] in edges else bare[number]
                if sole is not None:
                    append(_new(Hit, (start, end, sole[0], sole[1])))
                    free = end
                    continue
                if after in on and lone[number]:
                    continue
                accepted = self._accept(folded, number, start, hits)
                free = accepted or start + 1
            if free < end:
                free = self._retry(folded, free, end, hits)
        return hits

    def _retry(self, folded: Folded, at: int, limit: int, hits: list[Hit]) -> int:
        """Accept what begins in [at, limit) behind a candidate that failed; return where the next may begin."""
        while at < limit:
            window = folded.text[at : limit + self._longest]
            found = self._automaton.find_matches_as_indexes(window)[:1]  # type: ignore[union-attr]
            if not found or at + found[0][1] >= limit:
                return at
            number, start, _ = found[0]
            at = self._accept(folded, number, at + start, hits) or at + start + 1
        return at

    def _accept(self, folded: Folded, number: int, start: int, hits: list[Hit]) -> int:
        """Append the hits of the longest valid form at `start` from `number` down; return their end, 0 for none."""
        text = folded.text
        while number >= 0:
            pattern = self._patterns.get(number) or self._pattern(number)
            entries = self._entries[number]
            end = start + pattern.length
            number = self._shorter[number]
            if pattern.head and start and not inflect.edge(text[start - 1]):
                continue
            more = inflect.ending(pattern.tail, text, end) if pattern.tail else 0
            if more < 0:
                continue
            meant = _meant(entries, folded, start, end)
            if meant:
                once = {entry.concept.id: entry for entry in reversed(meant)}  # the first form of each concept
                hits.extend(Hit(start, end + more, entry.concept, entry.term) for entry in reversed(once.values()))
                return end + more
        return 0

    def _pattern(self, number: int) -> _Pattern:
        """Return what to test on a pattern, worked out when it is first met."""
        form = self._forms[number]
        tail = form[-2:].lower() if not inflect.edge(form[-1]) else ""
        found = self._patterns[number] = _Pattern(len(form), not inflect.edge(form[0]), tail)
        return found


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking over a hundred thousand new objects, none of which is garbage."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _untested(entries: list[_Entry]) -> bool:
    """Return whether nothing but its edges is to be tested on a form."""
    if len(entries) > 1:
        return False
    _, _, capitals, exact, when = entries[0]
    return not (capitals or exact or when)


def _unlettered(form: str) -> bool:
    """Return whether a form neither begins nor ends with a letter that needs a word edge."""
    return not form[0].isascii() and not form[-1].isascii() and inflect.edge(form[0]) and inflect.edge(form[-1])


def _collect(terms: Iterable[tuple[Concept, Term]], *, chinese: bool) -> dict[str, list[_Entry]]:
    """Fold every form and its variants; one pattern may stand for forms of several concepts."""
    collected: dict[str, list[_Entry]] = {}
    for concept, term in terms:
        exact = concept.case is Case.EXACT
        when = _near_words(concept, chinese=chinese) if concept.when else ()
        text = term.text.strip()
        varied = not exact and inflect.NEEDED.search(text) is not None
        variants = inflect.variants(text, words=concept.kind not in WORDLESS) if varied else ()
        for form in (text, *variants):
            folded = fold(form, chinese=chinese)
            if not folded.text.strip():
                continue
            capitals = () if exact else _capitals(folded.plain, concept.case)
            entry = _Entry(concept, term, capitals, form if exact else "", when)
            held = collected.get(folded.text)
            if held is None:
                collected[folded.text] = [entry]
            elif not any(_covers(one, entry) for one in held):
                held.append(entry)
    return collected


def _near_words(concept: Concept, *, chinese: bool) -> tuple[str, ...]:
    """Return a concept's `when` in the script of a locale, folded."""
    return tuple(fold_form(one, chinese=chinese) for one in concept.when if bool(_HAN.search(one)) == chinese)


def _covers(one: _Entry, other: _Entry) -> bool:
    """Return whether an entry makes another one of the same pattern superfluous: same concept, same demands."""
    same = one.concept is other.concept and one.capitals == other.capitals and one.exact == other.exact
    return same and (one.term.status is not Status.FORBIDDEN or other.term.status is Status.FORBIDDEN)


def _capitals(plain: str, case: Case) -> tuple[int, ...]:
    """Return the offsets at which a text must have a capital for this form to be meant."""
    if case is not Case.SMART or plain.islower():
        return ()
    letters = [at for at, one in enumerate(plain) if one.isupper()]
    body = plain.removesuffix("s")
    if len(letters) > 1 and body.isupper() and " " not in plain:
        return tuple(letters)
    # a capital that begins a word, or one inside a word that begins with a small letter (iBond, inSight)
    return tuple(at for at in letters if at == 0 or not plain[at - 1].isalpha() or _begun_small(plain, at))


def _begun_small(plain: str, at: int) -> bool:
    while at and plain[at - 1].isalpha():
        at -= 1
    return plain[at].islower()


def _shorter(forms: list[str]) -> list[int]:
    """Return for each of the sorted forms the index of the longest other one that it begins with, or -1."""
    result: list[int] = []
    open_: list[int] = []
    for at, form in enumerate(forms):
        while open_ and not form.startswith(forms[open_[-1]]):
            open_.pop()
        result.append(open_[-1] if open_ else -1)
        open_.append(at)
    return result


def _meant(entries: list[_Entry], folded: Folded, start: int, end: int) -> list[_Entry]:
    """Return the entries that the text's capitals and neighbouring words allow."""
    alive = [entry for entry in entries if _written(entry, folded, start, end)]
    if not any(entry.when for entry in alive):
        return alive
    near = folded.text[max(0, start - _NEAR) : start] + "\0" + folded.text[end : end + _NEAR]
    told = [entry for entry in alive if entry.when and any(contains(near, word) for word in entry.when)]
    return told or [entry for entry in alive if not entry.when]


def _written(entry: _Entry, folded: Folded, start: int, end: int) -> bool:
    if entry.exact:
        begin, until = folded.span(start, end)
        at = folded.original.find(entry.exact, max(0, begin - len(entry.exact)), until + len(entry.exact))
        return 0 <= at <= begin and until <= at + len(entry.exact)
    return all(folded.plain[start + at].isupper() for at in entry.capitals)


def contains(folded: str, form: str, start: int = 0) -> bool:
    """Return whether a folded form stands in a folded text between word edges (endings allowed)."""
    return position(folded, form, start) >= 0


def position(folded: str, form: str, start: int = 0) -> int:
    """Return where a folded form stands in a folded text at or after `start` between word edges, or -1."""
    head = not inflect.edge(form[:1])
    tail = form[-2:].lower() if not inflect.edge(form[-1:]) else ""
    at = folded.find(form, start)
    while at >= 0:
        before = not head or not at or inflect.edge(folded[at - 1])
        if before and (not tail or inflect.ending(tail, folded, at + len(form)) >= 0):
            return at
        at = folded.find(form, at + 1)
    return -1
