"""`--jobs N`: releases checked in several processes, with the same report as in one.

In: a Task and the releases with their locales. Out: their Parts, in the order of the releases whatever finishes first.
Processes are started anew (`spawn`), as Windows and macOS do: each reads the glossary once and takes one release after
the other; nothing is shared and nothing is written. An error of one is raised here, the first release's first; it and
Ctrl-C end all processes at once.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import pickle
import signal
from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from l10n import glossary
from l10n import locale as locales
from l10n.check.choice import choose
from l10n.check.part import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

    from l10n.check.part import Part
    from l10n.locale import Locale
    from l10n.project import Project, Release

_Work = tuple["Release", "Sequence[Locale]"]

ENOUGH = 2_000_000
"""Bytes of catalogs (about 2,500 paragraphs) from which a second process, half a second to start, pays."""


def fitting(project: Project, releases: Sequence[Release]) -> int:
    """Return how many processes suit the work: one for little of it, else one a processor that we may use."""
    size = 0
    for release in releases:
        for one in project.targets_of(release):
            try:
                size += project.catalog_path(release.slug, one).stat().st_size
            except OSError:
                continue  # whoever reads it says so
    if size < ENOUGH:
        return 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(allowed, len(releases)))


def parts(task: Task, work: Sequence[_Work], words: tuple[Sequence[str], Sequence[str]], jobs: int) -> Iterator[Part]:
    """Yield the Part of each release. `words` are the run's `select` and `ignore`."""
    if min(jobs, len(work)) <= 1:
        with _calm():
            for release, wanted in work:
                yield task.release(release, wanted)
        return
    import multiprocessing  # noqa: PLC0415 - most runs need one process only
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        min(jobs, len(work)),
        multiprocessing.get_context("spawn"),
        _begin,
        (_packed((task.project, tuple(words[0]), tuple(words[1]), task.whole)),),
    )
    try:
        yield from _in_order(pool, work, 2 * jobs)
    except BaseException:  # an error, Ctrl-C, or nobody asks for the rest: what is under way is of no use
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextlib.contextmanager
def _calm() -> Iterator[None]:
    """Let the garbage collector look less often: checks make many small things, and next to none in circles."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


_SELDOM = (100_000, 20, 20)


def _in_order(pool: ProcessPoolExecutor, work: Sequence[_Work], ahead: int) -> Iterator[Part]:
    """Yield results in order, with at most `ahead` releases given out: what is done early waits in memory."""
    given: deque[Future[Part]] = deque()
    for one in work:
        given.append(pool.submit(_one, _packed(one)))
        if len(given) >= ahead:
            yield given.popleft().result()
    while given:
        yield given.popleft().result()


_task: list[Task] = []
"""In a process of the pool: what it was started with."""


def _begin(packed: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    project, select, ignore, whole = pickle.loads(packed)  # noqa: S301 - from the process that started this one
    gc.set_threshold(*_SELDOM)
    _task[:] = [Task(project, choose(project, select, ignore), glossary.read(project.glossary_paths()), whole)]


def _one(packed: bytes) -> Part:
    release, wanted = pickle.loads(packed)  # noqa: S301 - from the process that started this one
    return _task[0].release(release, wanted)


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
