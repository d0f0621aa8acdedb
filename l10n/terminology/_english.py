"""The English side of `candidates`: which runs of words may be terms. Part of the room `terminology`.

In: texts, with the places of the glossary's terms. Out: runs in capitals (names) and runs of small words that begin and
end with a word that says something, in which texts they stand, and whether they are whole: a word that nearly always
stands beside a run belongs to it, a run that cuts a term of the glossary is none. May not touch: files.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from l10n.terminology._words import END, FUNCTION, GENERAL, START, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORD = re.compile(r"[A-Za-z][A-Za-z&'’-]*[A-Za-z]|[A-Za-z]")
_BETWEEN = re.compile(r" ?")
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_INNER = frozenset({"of", "for", "and", "the", "&", "in", "on", "to", "de"})
_LONGEST_ENGLISH = 6
_NO_END = re.compile(r"(?:ed|ly|ive|al|ous|est|ful|er)$")
"""How words end that end no term; those of `END` do."""
_NO_START = re.compile(r"(?:ing|ly)$")
_SMALL = re.compile(r"\b[a-z]+\b")
_BOUND = 0.75
"""A neighbour that stands beside a form more often than this belongs to it."""


def terms(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], *, least: int) -> dict[str, list[int]]:
    """Return the runs that may be terms, each with the numbers of the texts it stands in, at least `least`.

    `texts` are English, each with the places of the glossary's terms in it. A run written in capitals here and in small
    letters there is one.
    """
    places: dict[str, list[int]] = defaultdict(list)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    beside: dict[str, _Beside] = defaultdict(_Beside)
    for at, (text, taken) in enumerate(texts):
        for form, before, behind in _forms(text, taken):
            key = form.lower() if " " in form else form
            if not places[key] or places[key][-1] != at:
                places[key].append(at)
                written[key][form] += 1
            beside[key].add(before, behind)
    small = Counter(word for text, _ in texts for word in set(_SMALL.findall(text)))
    shown = {key: written[key].most_common(1)[0][0] for key, found in places.items() if len(found) >= least}
    frequent = {form: places[key] for key, form in shown.items()}
    whole = {form for key, form in shown.items() if beside[key].free and not _general(form, places[key], small)}
    return {form: frequent[form] for form in _longest(frequent) if form in whole}


def is_name(form: str) -> bool:
    """Return whether a run is a name: one word, or one with a capital that is no acronym."""
    return " " not in form or any(word[0].isupper() for word in form.split() if not word.isupper())


class _Beside:
    """What stands before and behind a form: words that always stand there are part of the name."""

    __slots__ = ("before", "behind", "count")

    def __init__(self) -> None:
        self.before: Counter[str] = Counter()
        self.behind: Counter[str] = Counter()
        self.count = 0

    def add(self, before: str, behind: str) -> None:
        """Count one place; an empty word or one that says nothing leaves the form free."""
        self.count += 1
        for word, counter in ((before, self.before), (behind, self.behind)):
            if word and word.lower() not in FUNCTION:
                counter[word.lower()] += 1

    @property
    def free(self) -> bool:
        """Whether no one word stands beside the form nearly always."""
        most = max((counter.most_common(1)[0][1] for counter in (self.before, self.behind) if counter), default=0)
        return most <= _BOUND * self.count


def _general(form: str, where: Sequence[int], small: Counter[str]) -> bool:
    """Return whether a word in a capital is an ordinary one: it stands in small letters too."""
    return " " not in form and small[form.lower()] * 5 > len(where)


def _forms(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str, str]]:
    """Yield the runs of words of a text that may be terms, each with the words beside it.

    `taken` are the places of the glossary's terms: a run inside one, or one that cuts it, is none.
    """
    words = list(WORD.finditer(text))
    for first, start in enumerate(words):
        if _empty(start[0]):
            continue
        run: list[str] = []
        before = 0
        for last, word in enumerate(words[first : first + _LONGEST_ENGLISH], first):
            if run and not _BETWEEN.fullmatch(text, before, word.start()):
                break
            before = word.end()
            own = word[0].removesuffix("'s").removesuffix("’s")
            run.append(word[0])
            if _empty(own) or any(one.endswith(_POSSESSIVE) for one in run[:-1]) or own.endswith(_POSSESSIVE):
                continue
            begin, end = start.start(), word.start() + len(own)
            if any(a < end and begin < b and not (begin <= a and b <= end) for a, b in taken):
                continue
            near = _neighbour(text, words, first - 1, begin), _neighbour(text, words, last + 1, end)
            for form in _form([*run[:-1], own], text[begin:end]):
                yield form, *near


def _neighbour(text: str, words: Sequence[re.Match[str]], at: int, edge: int) -> str:
    """Return the word beside a run where nothing but a space (or an apostrophe and s) is between; else nothing."""
    if not 0 <= at < len(words):
        return ""
    word = words[at]
    between = text[word.end() : edge] if word.end() <= edge else text[edge : word.start()]
    return word[0] if between in {"", " "} else ""


def _form(run: list[str], form: str) -> Iterator[str]:
    """Yield a run of words as a name, or as a term in small letters, or nothing where it is neither."""
    if all(word[0].isupper() or word.lower() in _INNER for word in run):
        # a heading in capitals is no name, nor are two with "and the" between
        if (len(run) == 1 or not form.isupper()) and " and the " not in form:
            yield form
    elif len(run) > 1 and not any(word.lower() in STOP for word in run):
        small = [word if word.isupper() else word.lower() for word in form.split()]
        if _a_term(small):
            yield " ".join(small)


def _empty(word: str) -> bool:
    return len(word) == 1 or word.lower() in STOP


def _a_term(words: Sequence[str]) -> bool:
    """Return whether small words may be a term by the endings of the first and the last."""
    ends = words[-1] in END or not _NO_END.search(words[-1])
    bare = words[-1] in START or not words[-1].endswith("ing")
    begins = words[0] in START or not (words[0] in GENERAL or _NO_START.search(words[0]))
    ends = ends and not (words[-1] in GENERAL and words[-1].endswith("s"))
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
