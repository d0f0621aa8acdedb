"""Who takes which releases: chunks of them go to whoever is free, the pool's processes and the one that asks.

In: chunks of work, a function for each side. Out: what came of the chunks, in their order, whatever finishes
first. A process that is done gets the next chunk at once, whatever this one is busy with; at most AHEAD chunks a
process are begun before they can be handed out, so that little waits in memory. An error is raised in its turn.
Part of the verb `check`. May not touch: anything.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

AHEAD = 4
_Chunk = TypeVar("_Chunk")
_Made = TypeVar("_Made")


class Sharing(Generic[_Chunk, _Made]):
    """Chunks under way. `there` has one done in another process, of which there are `helpers`; `here` does one."""

    def __init__(
        self,
        helpers: int,
        chunks: Sequence[_Chunk],
        there: Callable[[_Chunk], Future[_Made]],
        here: Callable[[_Chunk], _Made],
    ) -> None:
        """Begin with nothing given out."""
        self._helpers, self._there, self._here = helpers, there, here
        self._left = deque(enumerate(chunks))
        self._count = len(chunks)
        self._made: dict[int, Future[_Made]] = {}
        self._turn = 0
        self._busy = 0
        self._lock = Lock()

    def __iter__(self) -> Iterator[_Made]:
        """Yield what came of each chunk, in order, and work on chunks while none can be yielded."""
        while self._turn < self._count:
            self._feed()
            first = self._made.get(self._turn)
            if (first is None or not first.done()) and self._work():
                continue
            made = self._made[self._turn].result()
            with self._lock:
                del self._made[self._turn]
                self._turn += 1
            yield made

    def stop(self) -> None:
        """Give out nothing more."""
        with self._lock:
            self._left.clear()

    def _feed(self) -> None:
        """Give the processes of the pool what they can take: one chunk, and one to go on with while many are left."""
        given: list[Future[_Made]] = []
        with self._lock:
            processes = self._helpers + 1
            while self._busy < self._helpers * (2 if len(self._left) > 2 * processes else 1):
                one = self._next()
                if one is None:
                    break
                self._busy += 1
                future = self._made[one[0]] = self._there(one[1])
                given.append(future)
        for future in given:
            future.add_done_callback(self._done)

    def _done(self, future: Future[_Made]) -> None:
        """Give out the next chunk: in a thread of the pool's, so that this process may be in the middle of its own."""
        with self._lock:
            self._busy -= 1
        if not future.cancelled() and future.exception() is None:
            self._feed()

    def _work(self) -> bool:
        """Do the next chunk in this process; return whether there was one."""
        with self._lock:
            one = self._next()
            if one is None:
                return False
            number, chunk = one
            mine = self._made[number] = Future()
        try:
            mine.set_result(self._here(chunk))
        except Exception as error:  # noqa: BLE001 - raised again in the turn of its chunk
            mine.set_exception(error)
        return True

    def _next(self) -> tuple[int, _Chunk] | None:
        """Return the next chunk and its number, if it is not too far ahead; the lock is held."""
        if not self._left or self._left[0][0] >= self._turn + AHEAD * (self._helpers + 1):
            return None
        return self._left.popleft()
