"""Candidates: names and terms that recur in approved text and are not in the glossary. Part of the room `terminology`.

In: pairs of texts (source, target) and the glossary, or a project. Out: candidates with their renderings and counts,
the surest first. English side: runs of words in capitals (names), and recurring runs of words that begin and end with
a word that says something. Chinese side: what stands in the targets of those texts and hardly anywhere else (Dice's
coefficient) and is a word by itself: what stands beside it varies. A term whose rendering is not clear is left out:
better a short list than a wrong one. May not touch: files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import edition, glossary
from l10n.model import strip_codes
from l10n.terminology._words import END, START, STOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.project import Project, Release

_WORD = re.compile(r"[A-Za-z][A-Za-z&'’-]*[A-Za-z]|[A-Za-z]")
_BETWEEN = re.compile(r" ?")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaffA-Za-z0-9·]+")
_LATIN_EDGE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]|[A-Za-z0-9](?![A-Za-z0-9])")
_INNER = frozenset({"of", "for", "and", "the", "&", "in", "on", "to", "de"})
_GLUE = (
    "則均仍所會可能使令讓向因此而較更最曾已將正經透過轄下的了在是和與及或以於為之其該"
    "等各並亦由把被對從至到有個项項這那且也都就又于与为这对从将并个"
)
_COUNTED = "第億萬年月日個間次份名"
_LONGEST_ENGLISH, _LONGEST_CHINESE, _SAMPLE = 6, 16, 12
_SURE, _LEAST = 0.75, 3
_SURER, _MORE = 0.8, 4
_APART, _ALIKE = 0.05, 60
"""What is asked of an ordinary term: words recur by chance more often than names."""

_LENGTHS = (0.7, 4.0)
"""Chinese characters for an English word: fewer or more than this is no rendering. An acronym has no such measure."""
_NO_END = re.compile(r"(?:ed|ly|ive|al|ous|est|ful|er)$")
"""How words end that end no term; those of `END` do."""
_NO_START = re.compile(r"(?:ing|ly)$")


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
    where: dict[str, list[int]] = defaultdict(list)
    names: Counter[str] = Counter()
    for at, pair in enumerate(pairs):
        for form, is_name in _forms(pair.english):
            if not where[form] or where[form][-1] != at:
                where[form].append(at)
            names[form] += is_name
    frequent = {form: texts for form, texts in where.items() if len(texts) >= least}
    chosen = _longest(frequent)
    texts = [_HAN.findall(pair.chinese) for pair in pairs]
    index = _Index(["\n".join(parts) for parts in texts])
    found: list[Candidate] = []
    for form in chosen:
        if own.find(form, english):
            whole = [hit for hit in own.find(form, english) if hit.end - hit.start >= len(form) - 1]
            if whole:
                continue
        one = _candidate(form, frequent[form], index, is_name=names[form] > 0)
        if one is None:
            continue
        if any(hit.end - hit.start == len(one.renderings[0][0]) for hit in own.find(one.renderings[0][0], chinese)):
            continue
        places = dict.fromkeys(pairs[at].place for at in frequent[form] if pairs[at].place)
        found.append(Candidate(one.term, one.renderings, one.texts, one.sure, one.name, tuple(places)))
    return sorted(_unique(found), key=lambda one: (not one.name, -one.sure, -one.texts, one.term))


def _forms(text: str) -> set[tuple[str, bool]]:
    """Return the runs of words of a text that may be terms, as `(form, is a name)`."""
    found: set[tuple[str, bool]] = set()
    words = list(_WORD.finditer(text))
    for start, first in enumerate(words):
        if _empty(first[0]):
            continue
        run: list[str] = []
        before = 0
        for word in words[start : start + _LONGEST_ENGLISH]:
            if run and not _BETWEEN.fullmatch(text, before, word.start()):
                break
            before = word.end()
            run.append(word[0])
            if _empty(word[0]) or any(one.endswith(_POSSESSIVE) for one in run):
                continue
            found.update(_form(run, text[first.start() : before]))
    return found


def _form(run: list[str], form: str) -> Iterator[tuple[str, bool]]:
    """Yield a run of words as a name, or as a term in small letters, or nothing where it is neither."""
    if all(word[0].isupper() or word.lower() in _INNER for word in run):
        yield form, True
    elif len(run) > 1 and not any(word.lower() in STOP for word in run):
        small = [word if word.isupper() else word.lower() for word in form.split()]
        if _a_term(small):
            yield " ".join(small), False


def _empty(word: str) -> bool:
    return len(word) == 1 or word.lower() in STOP


def _a_term(words: Sequence[str]) -> bool:
    """Return whether small words may be a term by the endings of the first and the last."""
    ends = words[-1] in END or not _NO_END.search(words[-1])
    bare = words[-1] in START or not words[-1].endswith("ing")
    begins = words[0] in START or not _NO_START.search(words[0])
    return ends and bare and begins and len(words) <= 4  # noqa: PLR2004 - longer runs of small words are phrases


def _longest(frequent: dict[str, list[int]]) -> list[str]:
    """Return the forms that are not merely parts of longer ones: by themselves in a third of their texts."""
    inside: Counter[str] = Counter()
    for form, texts in frequent.items():
        words = form.split()
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                part = " ".join(words[start:end])
                if part != form and part in frequent:
                    inside[part] = max(inside[part], len(texts))
    return [form for form, texts in frequent.items() if inside[form] * 3 < len(texts) * 2]


class _Index:
    """Chinese texts, and in how many of them a run of characters stands."""

    __slots__ = ("_known", "_starts", "_whole", "texts")

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self._known: dict[str, int] = {}
        self._whole = "\0".join(texts)
        starts, at = [], 0
        for text in texts:
            starts.append(at)
            at += len(text) + 1
        self._starts = starts

    def having(self, run: str) -> int:
        """Return in how many texts a run stands."""
        from bisect import bisect_right  # noqa: PLC0415 - one use

        count = self._known.get(run)
        if count is None:
            count, at = 0, self._whole.find(run)
            while at >= 0:
                count += 1
                number = bisect_right(self._starts, at)
                following = self._starts[number] if number < len(self._starts) else len(self._whole)
                at = self._whole.find(run, following)
            self._known[run] = count
        return count


def _candidate(form: str, where: Sequence[int], index: _Index, *, is_name: bool) -> Candidate | None:
    """Return a form with its rendering, or None where none is sure."""
    sample = where[:_SAMPLE]
    runs: Counter[str] = Counter()
    for at in sample:
        runs.update(set(_runs(index.texts[at])))
    if sum(count == len(sample) for count in runs.values()) > _ALIKE:
        return None  # one and the same passage in every text: nothing tells what in it is the rendering
    least = max(2, len(sample) * 6 // 10)
    likely = sorted((run for run, count in runs.items() if count >= least), key=lambda run: (-runs[run], -len(run)))
    scored: list[tuple[float, int, str, int]] = []
    for run in likely[:80]:
        both = sum(run in index.texts[at] for at in where)
        dice = 2 * both / (len(where) + index.having(run))
        scored.append((round(dice, 3), len(run), run, both))
    free = [one for one in scored if _stands_free(one[2], where, index)]
    if not free:
        return None
    best = max(score for score, *_ in free)
    # of those that are as good the one that has about two characters a word: its parts are as frequent as the whole
    words = form.split()
    score, _, run, both = max(
        (one for one in free if one[0] >= best - 0.02), key=lambda one: (-abs(one[1] - 2.2 * len(words)), one[0])
    )
    if any(one[0] >= score - _APART and not set(one[2]) & set(run) for one in free):
        return None  # the texts have more than this in common: what is the rendering is not clear
    acronym = len(words) == 1 and form.isupper()
    enough = (_SURE, _LEAST) if is_name else (_SURER, _MORE)
    fits = acronym or _LENGTHS[0] <= len(run) / len(words) <= _LENGTHS[1]
    if score < enough[0] or both < min(enough[1], len(where)) or len(where) < enough[1] or not fits or run.isascii():
        return None
    return Candidate(form, ((run, both), *_others(run, where, index, free)), len(where), score, is_name)


def _stands_free(run: str, where: Sequence[int], index: _Index) -> bool:
    """Return whether a run is a word by itself: what stands before it and behind it is not always the same."""
    before: set[str] = set()
    behind: set[str] = set()
    for at in where:
        text = index.texts[at]
        found = text.find(run)
        while found >= 0:
            end = found + len(run)
            before.add(text[found - 1] if found and text[found - 1] != "\n" else f"edge{at}")
            behind.add(text[end] if end < len(text) and text[end] != "\n" else f"edge{at}")
            found = text.find(run, end)
    return len(before) > 1 and len(behind) > 1


def _others(
    run: str, where: Sequence[int], index: _Index, free: Iterable[tuple[float, int, str, int]]
) -> tuple[tuple[str, int], ...]:
    """Return a further rendering: what stands only where the first does not, and in a fifth of all texts."""
    without = [at for at in where if run not in index.texts[at]]
    rest = [
        (sum(other in index.texts[at] for at in without), other)
        for _, _, other, _ in free
        if len(set(other) & set(run)) < len(other)
    ]
    return tuple((other, count) for count, other in sorted(rest, reverse=True)[:1] if count * 5 >= len(where))


def _runs(text: str) -> Iterator[str]:
    """Yield the runs of characters of a text that may be a rendering: no glue at their ends, no cut Latin word."""
    for part in text.split("\n"):
        for start in range(len(part)):
            if part[start] in _GLUE or (start and _latin(part[start]) and _latin(part[start - 1])):
                continue
            if part[start] in _COUNTED or part[start].isdigit():
                continue
            for end in range(start + 2, min(start + _LONGEST_CHINESE, len(part)) + 1):
                cut = end < len(part) and _latin(part[end - 1]) and _latin(part[end])
                if part[end - 1] not in _GLUE and not cut:
                    yield part[start:end]


def _latin(one: str) -> bool:
    return one.isascii() and one.isalnum()


def _unique(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out a form whose rendering another, surer one has (`Banking Policy`, `Banking Policy Department`)."""
    best: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: (-one.sure, -one.texts, -len(one.term))):
        best.setdefault(one.renderings[0][0], one)
    return iter(best.values())
