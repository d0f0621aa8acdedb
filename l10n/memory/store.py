"""The memory's file: SQLite, a cache that may be deleted at any time. Part of the room `memory`.

In: pairs by feed (a catalog, a TMX file). Out: texts by exact wording, by normal form, by features, and the pairs
they are in. A damaged or foreign file is replaced and that is said. Several processes may read and one write at a
time (WAL). May not touch: anything but its own file; it knows nothing of likeness.
"""

from __future__ import annotations

import contextlib
from array import array
from collections import Counter
from typing import TYPE_CHECKING

from l10n.errors import WriteError
from l10n.memory import postings, tokens

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from l10n.memory.tokens import Rules
    from l10n.model import Pair

VERSION = 5
"""Raised whenever the tables or the normal form change: an older file is rebuilt."""
APPLICATION = 0x6C31306E  # "l10n", so that another program's database is never taken for ours
MOST_POSTINGS = 20_000
"""Postings read for one lookup at most: counting more costs milliseconds."""
FEW_POSTINGS = 200
"""Postings below which reading one more feature costs nothing."""
MOST_CANDIDATES = 60
_BATCH = 5000  # rows written at a time
_MOST_KNOWN = 100_000  # texts whose ids are held while a feed is learned
_WAIT = 20.0  # seconds that another process may hold the file

_TABLES = """
CREATE TABLE feeds (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, digest TEXT NOT NULL);
CREATE TABLE texts (id INTEGER PRIMARY KEY, locale TEXT NOT NULL, text TEXT NOT NULL, key INTEGER NOT NULL,
                    exact INTEGER NOT NULL);
CREATE INDEX texts_exact ON texts (exact);
CREATE INDEX texts_key ON texts (key);
CREATE TABLE pairs (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, target INTEGER NOT NULL, feed INTEGER NOT NULL,
                    before INTEGER NOT NULL, after INTEGER NOT NULL, context TEXT NOT NULL, origin TEXT NOT NULL,
                    date TEXT NOT NULL, note TEXT NOT NULL, codes TEXT NOT NULL);
CREATE INDEX pairs_source ON pairs (source);
CREATE INDEX pairs_target ON pairs (target);
CREATE INDEX pairs_feed ON pairs (feed);
CREATE TABLE postings (feature INTEGER NOT NULL, band INTEGER NOT NULL, size INTEGER NOT NULL, texts BLOB NOT NULL);
CREATE INDEX postings_feature ON postings (feature, band, size);
"""


class Store:
    """An open file. `notice` says what was wrong with it when it was opened, or is empty."""

    def __init__(self, path: Path) -> None:  # noqa: D107 - the class says it
        self.path = path
        self.notice = ""
        self._connection = self._open()

    # -- opening and mending

    def _open(self) -> sqlite3.Connection:
        import sqlite3  # noqa: PLC0415 - only a command that uses the memory pays for it

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return self._connect()
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise _busy(self.path) from None
            self.notice = f"{self.path.name} cannot be kept here ({error}); the memory is built anew for this run only"
        except sqlite3.DatabaseError:
            self.notice = f"{self.path.name} was damaged; the memory is rebuilt"
            with contextlib.suppress(OSError, sqlite3.Error):
                self._delete()
                return self._connect()
        except OSError as error:
            self.notice = (
                f"{self.path.name} cannot be kept here ({error.strerror}); the memory is built anew for this run only"
            )
        connection = sqlite3.connect(":memory:", isolation_level=None)
        self._make(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        import sqlite3  # noqa: PLC0415

        connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA mmap_size=1073741824")
            version, application, tables = (
                connection.execute("PRAGMA user_version").fetchone()[0],
                connection.execute("PRAGMA application_id").fetchone()[0],
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0],
            )
            if (version, application) != (VERSION, APPLICATION):
                if tables:
                    self.notice = f"{self.path.name} was made by another version; the memory is rebuilt"
                self._make(connection)
            connection.execute("SELECT count(*) FROM feeds").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        """Drop whatever is there and make the tables, in one transaction."""
        connection.execute("BEGIN IMMEDIATE")
        # Another process may have made them while this one waited.
        if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION and self._whole(connection):
            connection.execute("COMMIT")
            return
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for (name,) in names:
            connection.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")

    @staticmethod
    def _whole(connection: sqlite3.Connection) -> bool:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        return {"feeds", "texts", "pairs", "postings"} <= names

    def _delete(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).unlink()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def renew(self) -> None:
        """Throw the file away and start an empty one."""
        self._connection.close()
        with contextlib.suppress(OSError):
            self._delete()
        self._connection = self._open()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        import sqlite3  # noqa: PLC0415

        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            raise _busy(self.path) from None
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise WriteError(f"the memory cannot be written: {error}", path=self.path) from None
            raise

    # -- feeds

    def digests(self) -> dict[str, str]:
        """Return every feed's name and the digest of the content that was learned from it."""
        return dict(self._connection.execute("SELECT name, digest FROM feeds").fetchall())

    def replace(self, name: str, digest: str, pairs: Iterable[Pair], rules: Mapping[str, Rules]) -> int:
        """Forget what came from feed `name` and learn `pairs` in its place; return how many there are."""
        with self._writing() as connection:
            self._forget(connection, name)
            feed = connection.execute("INSERT INTO feeds (name, digest) VALUES (?, ?)", (name, digest)).lastrowid or 0
            return self._learn(connection, feed, pairs, rules)

    def forget(self, name: str) -> None:
        """Forget what came from feed `name`."""
        with self._writing() as connection:
            self._forget(connection, name)

    @staticmethod
    def _forget(connection: sqlite3.Connection, name: str) -> None:
        connection.execute("DELETE FROM pairs WHERE feed IN (SELECT id FROM feeds WHERE name = ?)", (name,))
        connection.execute("DELETE FROM feeds WHERE name = ?", (name,))

    def _learn(
        self, connection: sqlite3.Connection, feed: int, pairs: Iterable[Pair], rules: Mapping[str, Rules]
    ) -> int:
        known: dict[tuple[str, str], int] = {}
        index: dict[tuple[int, int], array[int]] = {}
        count = 0
        rows: list[tuple[object, ...]] = []
        for pair in pairs:
            source = self._text(connection, pair.source_locale, pair.source, rules, known, index)
            target = self._text(connection, pair.target_locale, pair.target, rules, known, index)
            before, after = exact_key(pair.before), exact_key(pair.after)
            rows.append(
                (
                    source,
                    target,
                    feed,
                    before,
                    after,
                    pair.context,
                    pair.origin,
                    pair.date,
                    pair.note,
                    " ".join(pair.codes),
                )
            )
            count += 1
            if len(rows) >= _BATCH:
                self._insert(connection, rows)
            if len(known) >= _MOST_KNOWN:
                known.clear()
        self._insert(connection, rows)
        connection.executemany(
            "INSERT INTO postings (feature, band, size, texts) VALUES (?, ?, ?, ?)",
            ((feature, band, len(ids), postings.packed(ids)) for (feature, band), ids in sorted(index.items())),
        )
        return count

    @staticmethod
    def _insert(connection: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
        connection.executemany(
            "INSERT INTO pairs (source, target, feed, before, after, context, origin, date, note, codes)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
        rows.clear()

    @staticmethod
    def _text(
        connection: sqlite3.Connection,
        locale: str,
        text: str,
        rules: Mapping[str, Rules],
        known: dict[tuple[str, str], int],
        index: dict[tuple[int, int], array[int]],
    ) -> int:
        """Return the id of a text, storing and indexing it when it is new."""
        found = known.get((locale, text))
        if found is not None:
            return found
        exact = exact_key(text)
        row = connection.execute(
            "SELECT id FROM texts WHERE exact = ? AND locale = ? AND text = ?", (exact, locale, text)
        ).fetchone()
        if row is not None:
            known[locale, text] = row[0]
            return int(row[0])
        key, features = tokens.index(text, rules[locale])
        found = (
            connection.execute(
                "INSERT INTO texts (locale, text, key, exact) VALUES (?, ?, ?, ?)",
                (locale, text, key, exact),
            ).lastrowid
            or 0
        )
        known[locale, text] = found
        band = postings.band_of(len(features))
        for feature in features:
            index.setdefault((feature, band), array("I")).append(found)
        return found

    # -- looking up

    def same(self, locale: str, text: str) -> dict[int, str]:
        """Return the texts (by id) that read exactly so (white space and composition aside)."""
        plain = tokens.normal(text)
        found = self._connection.execute(
            "SELECT id, text FROM texts WHERE exact = ? AND locale = ?", (exact_key(text), locale)
        )
        return {row[0]: row[1] for row in found.fetchall() if tokens.normal(row[1]) == plain}

    def similar(self, locale: str, key: int, features: set[int], changed: int) -> dict[int, str]:
        """Return candidates (id to text): the same normal form first, then those with most of the rare features.

        `changed` is how many of the features a text of interest may lack.
        """
        ranked = [row[0] for row in self._connection.execute("SELECT id FROM texts WHERE key = ? LIMIT 40", (key,))]
        counted = self._counted(features, changed)
        ranked += [text for text, _ in counted.most_common(MOST_CANDIDATES)]
        if not ranked:
            return {}
        marks = ",".join("?" * len(ranked))
        return dict(
            self._connection.execute(
                f"SELECT id, text FROM texts WHERE id IN ({marks}) AND locale = ?",  # noqa: S608 - only question marks
                (*ranked, locale),
            ).fetchall()
        )

    def _counted(self, features: set[int], changed: int) -> Counter[int]:
        """Count, per text, our rarest features in it: of `changed` + 1 features a text of interest has at least one."""
        if not features:
            return Counter()
        low, high = postings.bands(len(features), changed)
        marks = ",".join("?" * len(features))
        sizes: dict[int, int] = dict(
            self._connection.execute(
                f"SELECT feature, sum(size) FROM postings WHERE feature IN ({marks})"  # noqa: S608 - only question marks
                " AND band BETWEEN ? AND ? GROUP BY feature",
                (*features, low, high),
            ).fetchall()
        )
        unknown = len(features) - len(sizes)
        if unknown > changed:
            return Counter()
        chosen: list[int] = []
        read = 0
        for feature, size in sorted(sizes.items(), key=lambda item: item[1]):
            enough = unknown + len(chosen) > changed and read > FEW_POSTINGS
            if chosen and (enough or read + size > MOST_POSTINGS):
                break
            chosen.append(feature)
            read += size
        marks = ",".join("?" * len(chosen))
        blobs = self._connection.execute(
            f"SELECT texts FROM postings WHERE feature IN ({marks}) AND band BETWEEN ? AND ?",  # noqa: S608 - the same
            (*chosen, low, high),
        )
        counted: Counter[int] = Counter()
        for (blob,) in blobs:
            counted.update(postings.unpacked(blob))
        return counted

    def pairs_of(self, texts: Sequence[int], target: str) -> list[tuple[object, ...]]:
        """Return the pairs of texts with one in `target`, as rows.

        Each is (text, other text, before, after, context, origin, date, note, codes, whether it is used backwards).
        """
        marks = ",".join("?" * len(texts))
        columns = "p.before, p.after, p.context, p.origin, p.date, p.note, p.codes"
        forward = self._connection.execute(
            f"SELECT p.source, o.text, {columns}, 0 FROM pairs p JOIN texts o ON o.id = p.target"  # noqa: S608
            f" WHERE p.source IN ({marks}) AND o.locale = ? LIMIT 500",
            (*texts, target),
        ).fetchall()
        backward = self._connection.execute(
            f"SELECT p.target, o.text, {columns}, 1 FROM pairs p JOIN texts o ON o.id = p.source"  # noqa: S608
            f" WHERE p.target IN ({marks}) AND o.locale = ? LIMIT 500",
            (*texts, target),
        ).fetchall()
        return [*forward, *backward]

    def containing(self, text: str, limit: int) -> list[tuple[str, str, str, str, str, str]]:
        """Return (source, target, source locale, target locale, origin, date) of pairs with `text` on either side."""
        pattern = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        return self._connection.execute(
            "SELECT s.text, t.text, s.locale, t.locale, p.origin, p.date FROM pairs p JOIN texts s ON s.id = p.source"
            " JOIN texts t ON t.id = p.target WHERE s.text LIKE ? ESCAPE '\\' OR t.text LIKE ? ESCAPE '\\'"
            " ORDER BY p.date DESC, p.id LIMIT ?",
            (pattern, pattern, limit),
        ).fetchall()

    def counts(self) -> tuple[int, int, dict[tuple[str, str], int]]:
        """Return the number of pairs, of feeds, and of pairs by (source locale, target locale)."""
        pairs = self._connection.execute("SELECT count(*) FROM pairs").fetchone()[0]
        feeds = self._connection.execute("SELECT count(*) FROM feeds").fetchone()[0]
        by = self._connection.execute(
            "SELECT s.locale, t.locale, count(*) FROM pairs p JOIN texts s ON s.id = p.source"
            " JOIN texts t ON t.id = p.target GROUP BY s.locale, t.locale ORDER BY s.locale, t.locale"
        ).fetchall()
        return pairs, feeds, {(source, target): count for source, target, count in by}

    def every(self) -> list[tuple[object, ...]]:
        """Return all pairs in order: source, target, both locales, context, origin, date, note, codes, before, after.

        Of neighbours only a number is kept: one that is itself a text of the memory is found again by it.
        """
        beside = (
            "coalesce((SELECT x.text FROM texts x WHERE p.{0} <> 0 AND x.exact = p.{0} AND x.locale = s.locale"
            " LIMIT 1), '')"
        )
        return self._connection.execute(
            "SELECT s.text, t.text, s.locale, t.locale, p.context, p.origin, p.date, p.note, p.codes,"  # noqa: S608 - no text of a user's
            f" {beside.format('before')}, {beside.format('after')} FROM pairs p"
            " JOIN texts s ON s.id = p.source JOIN texts t ON t.id = p.target"
            " ORDER BY p.origin, p.id"
        ).fetchall()


def _busy(path: Path) -> WriteError:
    return WriteError(
        "another process is writing the memory; nothing was changed", path=path, hint="Try again in a moment."
    )


def exact_key(text: str) -> int:
    """Return a number that is equal for equal texts (white space and composition aside); 0 for no text."""
    plain = tokens.normal(text)
    return tokens.number(plain) if plain else 0
