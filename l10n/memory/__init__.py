"""The memory: approved sentences and paragraphs for reuse, each offered with a score.

In: pairs from feeds (one feed a catalog or TMX file, with a digest of its content), texts to look up. Out: matches:
101 the same text between the same neighbours, 100 the same text, below that how alike it is; figures are adapted and
that is said. The file is a cache: it may be deleted, and a damaged one is rebuilt. Only what is approved may be fed.
May not touch: catalogs and TMX files themselves (the verb that feeds it reads them).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import locale as locales
from l10n.errors import InputError
from l10n.memory import alike, fit, renamed, tokens
from l10n.memory.fit import EXACT, IN_CONTEXT, Match
from l10n.memory.store import Store, exact_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from l10n.errors import Fault
    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.model import Pair

__all__ = ["EXACT", "IN_CONTEXT", "THRESHOLD", "Feed", "Match", "Memory", "Refreshed", "Stats", "open"]

THRESHOLD = 75
"""The least that is worth showing a translator, by default."""
_SPARE = 5  # candidates scored beyond those asked for: the order by letters is not quite that by tokens
_LEAST = 40  # a threshold below this finds what one of this finds


@dataclass(frozen=True, slots=True)
class Feed:
    """Where pairs come from: `name` is unique, `digest` changes whenever the content does, `load` reads them."""

    name: str
    digest: str
    load: Callable[[], Iterable[Pair]]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did: pairs learned anew, feeds read, left alone, and forgotten; what was said about the file."""

    pairs: int = 0
    read: int = 0
    unchanged: int = 0
    forgotten: int = 0
    notice: str = ""
    faults: tuple[Fault, ...] = ()
    """What is wrong with feeds that could not be read; what they taught before stays."""

    def __str__(self) -> str:
        """Return one line, then what is wrong, each a line."""
        line = f"{self.pairs} pairs learned from {self.read} files, {self.unchanged} files unchanged"
        line += f", {self.forgotten} gone and forgotten" if self.forgotten else ""
        return "\n".join([line, *([self.notice] if self.notice else []), *map(str, self.faults)])


@dataclass(frozen=True, slots=True)
class Stats:
    """How much there is. `by` maps (source locale, target locale) to a number of pairs."""

    pairs: int
    feeds: int
    by: dict[tuple[str, str], int]

    def __str__(self) -> str:
        """Return the whole, then each pair of locales."""
        lines = [f"{source} → {target}: {count:,} pairs" for (source, target), count in self.by.items()]
        return "\n".join([f"{self.pairs:,} pairs from {self.feeds:,} files", *lines])


def open(path: Path) -> Memory:  # noqa: A001 - the door is called as `memory.open(path)`
    """Open the memory at `path`, making it when it is missing and anew when it is damaged (`notice` says so).

    Raises WriteError when another process holds it for longer than a person waits.
    """
    return Memory(Store(path))


class Memory:
    """An open memory. Use it as a context manager, or close it."""

    def __init__(self, store: Store) -> None:  # noqa: D107 - the class says it
        self._store = store
        self._feeds: dict[str, Feed] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    @property
    def notice(self) -> str:
        """What was wrong with the file when it was opened, or an empty string."""
        return self._store.notice

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    # -- learning

    def learn(self, pairs: Iterable[Pair], *, feed: str = "by hand", digest: str = "") -> int:
        """Learn pairs in the place of whatever `feed` taught before; return how many. They MUST be approved."""
        return self._store.replace(feed, digest, _sound(pairs), _rules())

    def refresh(self, feeds: Sequence[Feed], *, only: bool = True) -> Refreshed:
        """Bring the memory up to date: read the feeds whose digest changed, and with `only` forget all others.

        An unchanged feed is not read at all.
        """
        import sqlite3  # noqa: PLC0415 - only a command that uses the memory pays for it

        self._feeds.update({feed.name: feed for feed in feeds})
        try:
            return self._refresh(feeds, only=only)
        except sqlite3.DatabaseError:
            self._store.renew()
            done = self._refresh(feeds, only=only)
            return replace(done, notice=f"{self._store.path.name} was damaged; the memory is rebuilt")

    def _refresh(self, feeds: Sequence[Feed], *, only: bool) -> Refreshed:
        known = self._store.digests()
        learned = read = unchanged = 0
        faults: list[Fault] = []
        for feed in feeds:
            if known.get(feed.name) == feed.digest:
                unchanged += 1
                continue
            try:
                learned += self._store.replace(feed.name, feed.digest, _sound(feed.load()), _rules())
                read += 1
            except InputError as error:
                faults += error.faults
        gone = [name for name in known if name not in {feed.name for feed in feeds}] if only else []
        for name in gone:
            self._store.forget(name)
        return Refreshed(learned, read, unchanged, len(gone), self.notice, tuple(faults))

    def rebuild(self, feeds: Sequence[Feed]) -> Refreshed:
        """Forget everything and learn all feeds anew."""
        self._store.renew()
        return self.refresh(feeds)

    # -- looking up

    def lookup(
        self,
        text: str,
        source: Locale,
        target: Locale,
        *,
        context: tuple[str, str] = ("", ""),
        role: str = "",
        limit: int = 5,
        threshold: int = THRESHOLD,
        glossary: Glossary | None = None,
    ) -> list[Match]:
        """Return the best matches for a text, best first, none below `threshold`.

        `context` is (text before, text after) in the source; `role` the msgctxt, which decides between equals. With a
        glossary a match that breaks it, or that names another person or place, is held down and says why.
        """
        import sqlite3  # noqa: PLC0415

        if not text.strip() or limit < 1:
            return []
        try:
            return self._lookup(text, source, target, context, role, limit, threshold, glossary)
        except sqlite3.DatabaseError:
            self._store.renew()
            self._refresh(list(self._feeds.values()), only=False)
            self._store.notice = f"{self._store.path.name} was damaged; the memory is rebuilt"
            return self._lookup(text, source, target, context, role, limit, threshold, glossary)

    def _lookup(
        self,
        text: str,
        source: Locale,
        target: Locale,
        context: tuple[str, str],
        role: str,
        limit: int,
        threshold: int,
        glossary: Glossary | None,
    ) -> list[Match]:
        same = self._store.same(source.code, text)
        ranked: list[tuple[tuple[int, ...], str, Match]] = []
        likely: dict[int, tuple[str, alike.Likeness]] = {one: (was, alike.Likeness(EXACT)) for one, was in same.items()}
        exact = self._store.pairs_of(list(same), target.code) if same else []
        if threshold < EXACT and not (exact and limit == 1 and glossary is None):
            self._add_alike(likely, text, source, limit, threshold, glossary)
            exact = self._store.pairs_of(list(likely), target.code) if likely else []
        around = (exact_key(context[0]), exact_key(context[1]))
        for row in exact:
            was, likeness = likely[int(str(row[0]))]
            match, order = fit.match(row, was, likeness, around, role)
            ranked.append((order, match.target, match))
        ranked.sort(key=lambda one: (*(-part for part in one[0]), one[1]))
        return self._chosen([match for *_, match in ranked], text, (source, target), likely, limit, threshold, glossary)

    def _add_alike(
        self,
        likely: dict[int, tuple[str, alike.Likeness]],
        text: str,
        source: Locale,
        limit: int,
        threshold: int,
        glossary: Glossary | None,
    ) -> None:
        """Add the texts that are alike: candidates by rare words, the best of them by letters, scored by tokens."""
        rules = tokens.rules_of(source)
        key, features = tokens.index(text, rules)
        near = self._store.similar(source.code, key, features, _changed(len(features), threshold, rules))
        near = {one: was for one, was in near.items() if one not in likely}
        ours = tokens.tokens(text, rules)
        for one in alike.closest(text, near, limit + _SPARE, threshold):
            likeness = alike.compare(ours, tokens.tokens(near[one], rules), rules, (text, near[one]))
            if glossary is not None and likeness.score <= alike.HELD:
                likeness = _with_our_names(likeness, text, near[one], rules, glossary)
            if likeness.score >= threshold:
                likely[one] = (near[one], likeness)

    def _chosen(
        self,
        ranked: Sequence[Match],
        text: str,
        pair: tuple[Locale, Locale],
        likely: dict[int, tuple[str, alike.Likeness]],
        limit: int,
        threshold: int,
        glossary: Glossary | None,
    ) -> list[Match]:
        """Adapt figures and weigh terms for the best, and drop what says the same twice."""
        likeness = dict(likely.values())
        seen: set[str] = set()
        chosen: list[Match] = []
        for match in ranked:
            if match.stored in seen:
                continue
            seen.add(match.stored)
            alike_as = likeness[match.source]
            done = fit.renamed(match, alike_as, pair, glossary) if glossary is not None else match
            done = fit.adapted(done, alike_as, pair, text)
            if glossary is not None:
                done = fit.by_glossary(done, alike_as.text or match.source, text, pair, glossary)
            if done.score >= threshold:
                chosen.append(done)
            if len(chosen) >= limit and match.score < chosen[0].score:
                break
        chosen.sort(key=lambda one: -one.score)
        return chosen[:limit]

    def concordance(self, text: str, *, limit: int = 50) -> list[Pair]:
        """Return pairs that contain a text on either side, newest first."""
        from l10n.model import Pair  # noqa: PLC0415 - beside the other imports for type checking

        if not text.strip():
            return []
        rows = self._store.containing(_encodable(text), limit)
        return [Pair(s, t, a, b, origin=origin, date=date) for s, t, a, b, origin, date in rows]

    def every(self) -> list[Pair]:
        """Return all pairs by origin, in the order they were learned: what an export writes."""
        from l10n.model import Pair  # noqa: PLC0415

        return [
            Pair(
                str(s),
                str(t),
                str(a),
                str(b),
                context=str(c),
                origin=str(o),
                date=str(d),
                note=str(n),
                codes=tuple(str(k).split()),
                before=str(before),
                after=str(after),
            )
            for s, t, a, b, c, o, d, n, k, before, after in self._store.every()
        ]

    def stats(self) -> Stats:
        """Return how much there is."""
        return Stats(*self._store.counts())


def _rules() -> dict[str, tokens.Rules]:
    return {code: tokens.rules_of(locales.get(code)) for code in locales.known()}


def _with_our_names(
    likeness: alike.Likeness, text: str, theirs: str, rules: tokens.Rules, glossary: Glossary
) -> alike.Likeness:
    """Return how alike two texts are once the names of one are exchanged for the other's, if that is more."""
    changed, names = renamed.exchanged(text, theirs, rules.locale, glossary)
    if not names:
        return likeness
    again = alike.compare(tokens.tokens(text, rules), tokens.tokens(changed, rules), rules, (text, changed))
    better = again.score > likeness.score and not again.held
    return replace(again, text=changed, names=names) if better else likeness


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _sound(pairs: Iterable[Pair]) -> Iterable[Pair]:
    """Yield the pairs that have text on both sides and can be stored."""
    known = set(locales.known())
    for pair in pairs:
        if not pair.source.strip() or not pair.target.strip() or not {pair.source_locale, pair.target_locale} <= known:
            continue
        if _encodable(pair.source) == pair.source and _encodable(pair.target) == pair.target:
            yield pair


def _changed(size: int, threshold: int, rules: tokens.Rules) -> int:
    """Return how many of `size` features a text may lack that still scores `threshold`.

    A changed word costs its weight, an inflected one less: hence the two more. A changed Han letter is in two pairs.
    """
    part = (100 - min(max(threshold, _LEAST), EXACT)) / 100
    return int(size * part * (1.4 if rules.chinese else 1.0)) + 2
