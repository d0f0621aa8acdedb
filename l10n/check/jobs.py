"""`--jobs N`: releases checked in several processes, with the same report as in one.

In: a Task and the releases with their locales. Out: their Parts, in the order of the releases whatever finishes first.
This process does its share, and begins while the others start. These are started anew (`spawn`), as Windows and macOS
do: each reads the glossary once and takes some releases after the others; nothing is shared and nothing is written. An
error of one is raised here, the first release's first; it and Ctrl-C end all processes at once.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import io
import os
import pickle
import signal
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import glossary
from l10n import locale as locales
from l10n.check.choice import choose
from l10n.check.part import Task

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Future

    from l10n.check.part import Part
    from l10n.locale import Locale
    from l10n.project import Project, Release

_Work = tuple["Release", "Sequence[Locale]"]

ENOUGH = 2_000_000
"""Bytes of catalogs (about 2,500 paragraphs) from which a second process, half a second to start, pays."""


_CHUNK = 400_000
"""Bytes of catalogs that are given to a process at once, unless one release has more."""


def fitting(project: Project, releases: Sequence[Release]) -> int:
    """Return how many processes suit the work: one for little of it, else one a processor that we may use."""
    if sum(_size(project, release) for release in releases) < ENOUGH:
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, len(releases)))


def _size(project: Project, release: Release) -> int:
    """Return the bytes of a release's catalogs."""
    size = 0
    for one in project.targets_of(release):
        try:
            size += project.catalog_path(release.slug, one).stat().st_size
        except OSError:
            continue  # whoever reads it says so
    return size


def parts(
    task: Task, work: Sequence[_Work], words: tuple[Sequence[str], Sequence[str]], jobs: int
) -> Generator[Part, None, None]:
    """Yield the Part of each release; who stops early closes it. `words` are the run's `select` and `ignore`."""
    with _calm():
        if min(jobs, len(work)) <= 1:
            for release, wanted in work:
                yield task.release(release, wanted)
        else:
            yield from _shared(task, _chunks(task.project, work, jobs), words, jobs)


def _chunks(project: Project, work: Sequence[_Work], jobs: int) -> list[list[_Work]]:
    """Return the work in pieces of like size, small enough that all processes end at about the same time."""
    sizes = [_size(project, release) for release, _ in work]
    most = min(_CHUNK, sum(sizes) // (4 * jobs))
    chunks: list[list[_Work]] = []
    room = 0
    for one, size in zip(work, sizes, strict=True):
        if not chunks or size > room:
            chunks.append([])
            room = most
        chunks[-1].append(one)
        room -= size
    return chunks


def _shared(
    task: Task, chunks: Sequence[Sequence[_Work]], words: tuple[Sequence[str], Sequence[str]], jobs: int
) -> Iterator[Part]:
    """Yield the Parts of all chunks, done by `jobs` processes, of which this is one."""
    import multiprocessing  # noqa: PLC0415 - most runs need one process only
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    from l10n.check.sharing import Sharing  # noqa: PLC0415

    helpers = max(1, min(jobs, len(chunks)) - 1)
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        helpers,
        multiprocessing.get_context("spawn"),
        _begin,
        (_packed((task.project, tuple(words[0]), tuple(words[1]), task.whole)),),
    )

    def there(chunk: Sequence[_Work]) -> Future[list[Part]]:
        with _deaf():
            return pool.submit(_several, _packed(chunk))

    sharing = Sharing(helpers, chunks, there, lambda chunk: [task.release(*one) for one in chunk])
    try:
        for made in sharing:
            yield from made
    except BaseException:  # an error, Ctrl-C, or nobody asks for the rest: what is under way is of no use
        sharing.stop()
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let a process that is started meanwhile hear no Ctrl-C, not even while it loads: it is for this one, which waits.

    Windows has no masks of signals: there `_begin` alone sees to it.
    """
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _calm() -> Iterator[None]:
    """Let the garbage collector look less often: checks make many small things, and next to none in circles."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_SELDOM = (1_000_000, 20, 20)


_task: list[Task] = []
"""In a process of the pool: what it was started with."""


def _begin(packed: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    project, select, ignore, whole = pickle.loads(packed)  # noqa: S301 - from the process that started this one
    gc.set_threshold(*_SELDOM)
    atexit.register(os._exit, 0)  # a fifth of a second, in which tables would be taken apart while all wait for it
    _task[:] = [Task(project, choose(project, select, ignore), glossary.read(project.glossary_paths()), whole)]


def _several(packed: bytes) -> list[Part]:
    chunk = pickle.loads(packed)  # noqa: S301 - from the process that started this one
    return [_task[0].release(*one) for one in chunk]


class _Pickler(pickle.Pickler):
    """Pickles projects and releases: read-only mappings, and locales by name, for there is one object a locale."""

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401 - pickle's own contract
        if isinstance(obj, MappingProxyType):
            return _read_only, (dict(obj),)
        if isinstance(obj, locales.Locale):
            return locales.get, (obj.code,)
        return NotImplemented


def _read_only(content: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(content)


def _packed(what: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(what)
    return stream.getvalue()
