"""The nouns of the glossary: Concept, Term, Status, Kind, Case, Hit. Part of the room `glossary`.

In: nothing. Out: frozen nouns, made by `table` and spoken by `termbase`, `match`, `agree` and `lint`.
May not touch: files, other rooms but `locale`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """What the house thinks of a form."""

    PREFERRED = "preferred"
    """The form to write."""
    ADMITTED = "admitted"
    """Right too: a short form, an acronym, a variant. Never a finding."""
    FORBIDDEN = "forbidden"
    """Wrong for this concept (it may be right for another)."""


class Kind(StrEnum):
    """What a concept is. Names are certain, words depend on the sentence: see `NAMES`."""

    PERSON = "person"
    TITLE = "title"
    """A post or an honour: who holds it changes, its words do not."""
    ORGANISATION = "organisation"
    PLACE = "place"
    SCHEME = "scheme"
    DOCUMENT = "document"
    PRODUCT = "product"
    TERM = "term"
    SLOGAN = "slogan"
    """A set phrase."""
    BOILERPLATE = "boilerplate"
    """Fixed wording of a release: kicker, end mark, headings."""
    KEEP = "keep-as-is"
    """Stays as it is in every locale."""


NAMES = frozenset(
    {
        Kind.PERSON,
        Kind.TITLE,
        Kind.ORGANISATION,
        Kind.PLACE,
        Kind.SCHEME,
        Kind.DOCUMENT,
        Kind.PRODUCT,
        Kind.KEEP,
    }
)
"""Kinds with one right rendering: a wrong one is an error. The others have many ways to be said."""


class Case(StrEnum):
    """How a text's capitals must agree with a form's."""

    SMART = ""
    """Default. A small letter in the form fits any; a word that begins with a capital must begin with one; a form of
    capitals only (`AI`, `SMEs`) must stand in capitals; a text all in capitals fits everything but these."""
    ANY = "any"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept in one locale.

    `anywhere`: forbidden whatever the source says (written `!form`).
    """

    text: str
    locale: str
    status: Status
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea with its forms per locale: a row of the table.

    `terms` holds preferred, admitted and forbidden forms in the order of the row. `when` names words of which
    one MUST be near a form for this sense to be meant; empty: always, or what remains when no other sense of
    the form fits. `first_mention` is `full` where the full form comes first and a short one after.
    It is `defined` where the short forms may stand only after a text that defines them: `(the Center)`, 「（中心）」.
    `part_of_speech` and `definition` are for people and other tools.
    `valid_from` and `valid_to` are ISO 8601 dates (YYYY, YYYY-MM or YYYY-MM-DD), both included, empty where
    open. `path` and `line` say where the row is.
    """

    id: str
    kind: Kind = Kind.TERM
    domain: str = ""
    terms: tuple[Term, ...] = ()
    sense: str = ""
    when: tuple[str, ...] = ()
    note: str = ""
    evidence: str = ""
    verified: bool = False
    valid_from: str = ""
    valid_to: str = ""
    case: Case = Case.SMART
    first_mention: str = ""
    approver: str = ""
    part_of_speech: str = ""
    definition: str = ""
    path: str = ""
    line: int = 0

    @property
    def certain(self) -> bool:
        """Whether it has one right rendering (a name), so that another one is an error."""
        return self.kind in NAMES

    def valid_on(self, date: str) -> bool:
        """Whether the row holds on an ISO date; an empty date fits every row."""
        if not date:
            return True
        begun = not self.valid_from or date[: len(self.valid_from)] >= self.valid_from
        return begun and (not self.valid_to or date[: len(self.valid_to)] <= self.valid_to)


class Hit(NamedTuple):
    """A form of a concept in a text: `text[start:end]`.

    A tuple because texts have hundreds of thousands of them.
    """

    start: int
    end: int
    concept: Concept
    term: Term

    @property
    def status(self) -> Status:
        """The form's status."""
        return self.term.status
