"""Candidates: names and terms that recur in approved text and are not in the glossary. Part of the room `terminology`.

In: pairs of texts (source, target) and the glossary, or a project. Out: candidates with their renderings and counts,
the surest first (`_english` finds the terms, `_renderings` what renders them). A term whose rendering is not clear is
left out: better a short list than a wrong one. May not touch: files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import edition, glossary
from l10n.model import strip_codes
from l10n.terminology._english import is_name, terms
from l10n.terminology._renderings import Index, Lexicon, rendered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.project import Project, Release

_LEAST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term and how it is rendered: `(rendering, texts)` the most frequent first. `sure` is Dice's coefficient.

    `texts` says in how many texts it stands, `places` in which (slugs or whatever the caller numbers texts with).
    """

    term: str
    renderings: tuple[tuple[str, int], ...]
    texts: int
    sure: float
    name: bool = False
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """A text in English, its counterpart in Chinese, and where it is from."""

    english: str
    chinese: str
    place: str = ""


def candidates(
    project: Project, locale: Locale, *, releases: Sequence[Release] = (), least: int = _LEAST, drafts: bool = False
) -> list[Candidate]:
    """Return the candidates of a project's catalogs in one locale; only texts people vouch for, unless `drafts`."""
    own = glossary.read(project.glossary_paths())
    return found_in(list(_pairings(project, locale, releases, drafts=drafts)), own, project.source, locale, least=least)


def _pairings(project: Project, locale: Locale, releases: Sequence[Release], *, drafts: bool) -> Iterator[Pairing]:
    for release in releases or project.releases():
        targets = {one.code: one for one in project.targets_of(release)}
        if locale.code not in targets or release.source.chinese == locale.chinese:
            continue
        one = edition.load(project, edition.read(release), locale)
        for pair in one.pairs:
            codes = tuple(pair.block.codes)
            for group in pair.groups:
                if not group.target or not (drafts or all(unit.publishable for unit in group.units)):
                    continue
                inner = (*codes, *(code for segment in group.segments for code in segment.codes))
                texts = strip_codes(group.source, inner), strip_codes(group.target, inner)
                english, chinese = texts[::-1] if release.source.chinese else texts
                yield Pairing(english, chinese, release.slug)


def found_in(
    pairs: Sequence[Pairing], own: Glossary, source: Locale, target: Locale, *, least: int = _LEAST
) -> list[Candidate]:
    """Return the candidates of paired texts, names first, then by how sure and how frequent they are."""
    english, chinese = (source, target) if target.chinese else (target, source)
    taken = [[(hit.start, hit.end) for hit in own.find(pair.english, english)] for pair in pairs]
    index = Index([pair.chinese for pair in pairs])
    lexicon = Lexicon([pair.english for pair in pairs], [pair.chinese for pair in pairs])
    found: list[Candidate] = []
    for form, where in terms(list(zip((pair.english for pair in pairs), taken, strict=True)), least=least).items():
        if _held(own, form, english):
            continue
        made = rendered(form, where, index, is_name=is_name(form))
        if made is None or _held(own, made[0][0][0], chinese):
            continue
        if lexicon.agrees(form, made[0][0][0], where, is_name=is_name(form)):
            places = dict.fromkeys(pairs[at].place for at in where if pairs[at].place)
            found.append(Candidate(form, made[0], len(where), made[1], is_name(form), tuple(places)))
    return sorted(_unique(found), key=lambda one: (not one.name, -one.sure, -one.texts, one.term))


def _held(own: Glossary, form: str, where: Locale) -> bool:
    """Return whether a form is one of the glossary's, but for its plural."""
    return any(hit.end - hit.start >= len(form) - (not where.chinese) for hit in own.find(form, where))


def _unique(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out a form whose rendering another, surer one has (`Banking Policy`, `Banking Policy Department`)."""
    best: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: (-one.sure, -one.texts, -len(one.term))):
        best.setdefault(one.renderings[0][0], one)
    return iter(best.values())
