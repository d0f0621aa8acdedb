"""Python's search for reference cycles, paused while very many small things are made.

Entries, terms and marks make no cycles; looking for some among 100,000 of them takes as long as reading them.
In: nothing. Out: a context in which the collector rests. May not touch: anything else.
"""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """Pause the collector, and let it go on afterwards if it was at work before."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
