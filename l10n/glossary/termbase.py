"""The Glossary: all concepts, and what they say about a text or to another room. Part of the room `glossary`.

In: concepts (from `table`). Out: hits in texts, expected forms, counterparts for the shield of `script`.
Automatons are built once per locale and kept. May not touch: files.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.glossary import inflect
from l10n.glossary.concept import Concept, Hit, Status, Term
from l10n.glossary.fold import all_han, fold_form
from l10n.glossary.glance import Glance
from l10n.glossary.match import Matcher
from l10n.glossary.meaning import spellings, varied
from l10n.model import CODE, CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from l10n.glossary.people import Tenure
    from l10n.locale import Locale
    from l10n.model import InlineCode

_FALLBACK = MappingProxyType({"zh_Hans_HK": "zh_Hans_CN"})
"""A locale that reads another's column where a row has none of its own."""


_REMEMBERED = 1024
"""How many texts' hits are kept, twice: one check after the other asks for those of the same sentence."""


class Glossary:
    """A termbase. Treat it as frozen: `concepts` is a tuple, the rest are caches."""

    __slots__ = (
        "_by_id",
        "_earlier",
        "_expected",
        "_folded",
        "_forbidding",
        "_found",
        "_lone",
        "_matchers",
        "concepts",
        "posts",
    )

    def __init__(self, concepts: Iterable[Concept] = (), posts: Iterable[Tenure] = ()) -> None:
        """Take the concepts, and who held which post, in the order of the tables."""
        self.concepts: tuple[Concept, ...] = tuple(concepts)
        self.posts: tuple[Tenure, ...] = tuple(posts)
        self._by_id: dict[str, Concept] = {concept.id: concept for concept in self.concepts}
        self._lone: dict[tuple[str, str], tuple[str, ...]] = {}
        self._matchers: dict[str, Matcher] = {}
        self._forbidding: dict[str, tuple[Glance | None, Matcher]] = {}
        self._found: dict[tuple[str, str], tuple[list[Hit], tuple[tuple[Hit, ...], ...]]] = {}
        self._earlier = self._found
        self._expected: dict[tuple[int, str], tuple[Concept, tuple[str, ...]]] = {}
        self._folded: dict[str, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {}

    @classmethod
    def empty(cls) -> Glossary:
        """Return a glossary without concepts."""
        return cls()

    def __len__(self) -> int:
        """Return the number of concepts."""
        return len(self.concepts)

    def concept(self, name: str) -> Concept:
        """Return the concept with that id. Raises KeyError."""
        return self._by_id[name]

    @property
    def by_id(self) -> Mapping[str, Concept]:
        """All concepts by id."""
        return MappingProxyType(self._by_id)

    def terms(self, concept: Concept, locale: Locale) -> tuple[Term, ...]:
        """Return all forms of a concept in a locale in the order of the row; its fallback's where it has none."""
        return terms_in(concept, locale.code)

    def expected(self, concept: Concept, locale: Locale) -> tuple[str, ...]:
        """Return the forms that are right in a locale, the preferred first; empty when the row has none."""
        key = (id(concept), locale.code)
        found = self._expected.get(key)
        if found is None or found[0] is not concept:  # kept with its concept, so that the number stays its own
            right = [term.text for term in terms_in(concept, locale.code) if term.status is not Status.FORBIDDEN]
            found = self._expected[key] = (concept, tuple(right))
        return found[1]

    def forbidden(self, concept: Concept, locale: Locale) -> tuple[str, ...]:
        """Return the forms that are wrong in a locale."""
        return tuple(term.text for term in terms_in(concept, locale.code) if term.status is Status.FORBIDDEN)

    def folded(self, concept: Concept, locale: Locale) -> tuple[str, ...]:
        """Return the right forms of a concept in a locale with their variants, folded: for tests of presence."""
        return self.right(concept, locale)[1]

    def right(self, concept: Concept, locale: Locale) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the same behind those of them that are characters, with marks of Chinese among them, and nothing else.

        Folding neither changes these nor puts anything between them: where such a form stands in a text, it
        stands in the folded one.
        """
        known = self._folded.get(locale.code)
        if known is None:
            known = self._folded[locale.code] = {}
        found = known.get(concept.id)
        if found is None:
            right = (term for term in terms_in(concept, locale.code) if term.status is not Status.FORBIDDEN)
            every = (form for term in right for form in (term.text, *varied(concept, term)))
            forms = tuple(dict.fromkeys(fold_form(one, chinese=locale.chinese) for one in every))
            found = known[concept.id] = (tuple(one for one in forms if all_han(one)), forms)
        return found

    def lone(self, concept: Concept, locale: Locale) -> tuple[str, ...]:
        """Return those right forms of characters alone that can neither hold nor touch another one, or themselves."""
        key = (concept.id, locale.code)
        found = self._lone.get(key)
        if found is None:
            bare, every = self.right(concept, locale)
            found = self._lone[key] = tuple(one for one in bare if not any(_touch(one, other) for other in every))
        return found

    def matcher(self, locale: Locale) -> Matcher:
        """Return the locale's automaton, built at the first call."""
        found = self._matchers.get(locale.code)
        if found is None:
            pairs = ((concept, term) for concept in self.concepts for term in terms_in(concept, locale.code))
            found = self._matchers[locale.code] = Matcher(pairs, chinese=locale.chinese)
        return found

    def forbids(self, text: str, locale: Locale) -> bool:
        """Return whether any forbidden form of a locale may stand in a text: a quick look before `find`."""
        glance, matcher = self._forbidding.get(locale.code) or self._wrong(locale)
        if glance is not None and not glance.may(text):
            return False
        known = self._found.get((text, locale.code))
        if known is not None:
            return Status.FORBIDDEN in [hit.term.status for hit in known[0]]
        return matcher.looks(text)

    def _wrong(self, locale: Locale) -> tuple[Glance | None, Matcher]:
        """Return what looks for the forbidden forms of a locale, made when they are first asked for."""
        pairs = [(concept, term) for concept in self.concepts for term in terms_in(concept, locale.code)]
        wrong = [(concept, term) for concept, term in pairs if term.status is Status.FORBIDDEN]
        glance = Glance(one.text for one in spellings(wrong, chinese=True)) if locale.chinese else None
        made = self._forbidding[locale.code] = (glance, Matcher(wrong, chinese=locale.chinese))
        return made

    def find(self, text: str, locale: Locale) -> list[Hit]:
        """Return the forms in a plain text, leftmost and longest, inner ones suppressed, of every status.

        Hits of one span are senses of one form: any of them may be meant.
        """
        return (self._found.get((text, locale.code)) or self._looked_up(text, locale))[0][:]

    def spans(self, text: str, locale: Locale) -> tuple[tuple[Hit, ...], ...]:
        """Return the same with the hits that share a span, the senses of one form, in one tuple."""
        return (self._found.get((text, locale.code)) or self._looked_up(text, locale))[1]

    def _looked_up(self, text: str, locale: Locale) -> tuple[list[Hit], tuple[tuple[Hit, ...], ...]]:
        key = (text, locale.code)
        found = self._earlier.get(key)
        if found is None:
            hits = self.matcher(locale).find(text)
            found = (hits, spans(hits))
        if len(self._found) >= _REMEMBERED:
            self._earlier, self._found = self._found, {}
        self._found[key] = found
        return found

    def spelt(self, text: str, locale: Locale) -> list[Concept]:
        """Return every concept of which a form (in any number) is the whole text, whatever its `when` asks for."""
        folded = fold_form(text, chinese=locale.chinese)
        return [
            concept
            for concept in self.concepts
            if any(
                _is(folded, fold_form(form, chinese=locale.chinese))
                for term in terms_in(concept, locale.code)
                for form in (term.text, *varied(concept, term))
            )
        ]

    def undecided(self, text: str, locale: Locale) -> list[Concept]:
        """Return the concepts whose forms are in a plain text where no word that a `when` asks for tells a sense."""
        pairs = [
            (replace(concept, when=()), term)
            for concept in self.concepts
            if concept.when
            for term in terms_in(concept, locale.code)
        ]
        told = {hit.start for hit in self.find(text, locale)}
        hits = Matcher(pairs, chinese=locale.chinese).find(text)
        return [self._by_id[name] for name in dict.fromkeys(hit.concept.id for hit in hits if hit.start not in told)]

    def find_coded(self, text: str, codes: tuple[InlineCode, ...], locale: Locale) -> list[Hit]:
        """Return the forms in a text with inline codes, matched across them; places are those of the coded text.

        A code inside a form lies inside its span; one at its edge lies outside.
        """
        plain, places = _uncoded(text, codes)
        if len(plain) == len(text):
            return self.find(text, locale)
        return [
            Hit(places[hit.start], places[hit.end - 1] + 1, hit.concept, hit.term) for hit in self.find(plain, locale)
        ]

    def protected(self, source: Locale, target: Locale) -> Mapping[str, str]:
        """Return every right form of `source` with its counterpart in `target`: what a shield replaces as a whole.

        Preferred answers preferred; admitted forms answer each other where both rows have as many. A form
        with two different counterparts, or of a concept with `when`, is left out: it needs a reader.
        """
        table: dict[str, str] = {}
        doubtful: set[str] = set()
        for concept in self.concepts:
            for form, other in _counterparts(self.expected(concept, source), self.expected(concept, target)):
                if concept.when or table.get(form, other) != other:
                    doubtful.add(form)
                table.setdefault(form, other)
        return MappingProxyType({form: other for form, other in table.items() if form not in doubtful})


def spans(hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], ...]:
    """Group hits that share a span: the senses of one form."""
    grouped: list[tuple[Hit, ...]] = []
    for hit in hits:
        if grouped and grouped[-1][0].start == hit.start:
            grouped[-1] += (hit,)
        else:
            grouped.append((hit,))
    return tuple(grouped)


def terms_in(concept: Concept, code: str) -> tuple[Term, ...]:
    """Return a concept's forms in the locale with that code; a locale without right ones takes its fallback's."""
    own = tuple(term for term in concept.terms if term.locale == code)
    other = _FALLBACK.get(code)
    if other is None:
        return own
    base = tuple(term for term in concept.terms if term.locale == other)
    if not any(term.status is not Status.FORBIDDEN for term in own):
        return (*own, *(term for term in base if term.text not in {mine.text for mine in own}))
    return own


def _is(folded: str, form: str) -> bool:
    """Return whether a folded text is a folded form, or its plural by ending."""
    return folded == form or (
        folded.startswith(form)
        and not inflect.edge(form[-1:])
        and inflect.ending(form[-2:].lower(), folded, len(form)) == len(folded) - len(form)
    )


def _touch(one: str, other: str) -> bool:
    """Return whether two forms can stand in one place, or overlap; a form with itself only where it overlaps."""
    ends = any(one.endswith(other[:size]) or other.endswith(one[:size]) for size in range(1, min(len(one), len(other))))
    return ends or (one != other and (one in other or other in one))


def _counterparts(mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[str, str]]:
    if not mine or not theirs:
        return []
    if len(mine) == len(theirs):
        return list(zip(mine, theirs, strict=True))
    return [(mine[0], theirs[0])]


def _uncoded(text: str, codes: tuple[InlineCode, ...]) -> tuple[str, list[int]]:
    """Return `text` as a reader sees it and the place of each of its characters in the coded text."""
    by_name = {code.name: code for code in codes}
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for match in CODE.finditer(text) if by_name else ():
        code = by_name.get(match["name"])
        if code is None:
            continue
        parts.append(text[done : match.start()])
        places.extend(range(done, match.start()))
        shown = (
            " " if code.kind is CodeKind.BREAK else "\ufffc" if match["empty"] and code.kind is CodeKind.LITERAL else ""
        )
        parts.append(shown)
        places.extend([match.start()] * len(shown))
        done = match.end()
    parts.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(parts), places
