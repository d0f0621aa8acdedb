"""Names of the glossary put in the place of others, so that a sentence serves for another body or person.

In: a text, one of the memory, the glossary. Out: the memory's text with our names in it, and which were exchanged; the
stored target with theirs exchanged too. Only names whose form is known in both languages are exchanged. Part of the
room `memory`. May not touch: the store, files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.glossary import Concept, Glossary, Hit
    from l10n.locale import Locale

_MOST = 2  # names: a sentence with more of them exchanged is about something else


class Rename(NamedTuple):
    """A name of the memory's text (`old`, as it stands there) that is `new` in ours."""

    old: str
    new: str
    was: Concept
    now: Concept


def exchanged(text: str, theirs: str, source: Locale, glossary: Glossary) -> tuple[str, tuple[Rename, ...]]:
    """Return their text with our names in it, and the names; ("", ()) where it is not clear which stands for which."""
    mine, other = _names(text, source, glossary), _names(theirs, source, glossary)
    known, had = ({hit.concept.id for hit in hits} for hits in (mine, other))
    come = [hit for hit in mine if hit.concept.id not in had]
    gone = [hit for hit in other if hit.concept.id not in known]
    if len(come) != len(gone) or not 1 <= len(come) <= _MOST:
        return "", ()
    if any(_sort(was.concept) != _sort(now.concept) for was, now in zip(gone, come, strict=True)):
        return "", ()
    renames = []
    for was, now in sorted(zip(gone, come, strict=True), key=lambda one: -one[0].start):
        new = text[now.start : now.end]
        renames.append(Rename(theirs[was.start : was.end], new, was.concept, now.concept))
        theirs = theirs[: was.start] + new + theirs[was.end :]
    return theirs, tuple(reversed(renames))


def target(stored: str, renames: Sequence[Rename], locale: Locale, glossary: Glossary) -> str:
    """Return a stored target with its names exchanged; empty where one is not there exactly once, or not known."""
    for rename in renames:
        there = [hit for hit in glossary.find(stored, locale) if hit.concept.id == rename.was.id]
        forms = glossary.expected(rename.now, locale)
        if len(there) != 1 or there[0].status == "forbidden" or not forms:
            return ""
        stored = stored[: there[0].start] + forms[0] + stored[there[0].end :]
    return stored


def _sort(concept: Concept) -> str:
    """Return the kind of a name; a site may stand where a body stood: Cyberport, Hong Kong Science Park."""
    return "organisation" if concept.kind == "place" else str(concept.kind)


def _names(text: str, locale: Locale, glossary: Glossary) -> list[Hit]:
    """Return the names of a text in order, each concept once; none where one place holds two of them."""
    hits = [hit for hit in glossary.find(text, locale) if hit.concept.certain and hit.status != "forbidden"]
    places = [(hit.start, hit.end) for hit in hits]
    concepts = [hit.concept.id for hit in hits]
    if len(set(places)) != len(places) or len(set(concepts)) != len(concepts):
        return []
    return hits
