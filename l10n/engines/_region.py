"""What an engine gives, brought to the target's region: its script, and Hong Kong's words for Taiwan's or the Mainland's.

In: a Request and what the engine calls the language it writes. Out: a function from answer to answer.
May not touch: the network; names and terms are shielded by the script room itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.engines import Request


def polisher(request: Request, written: str) -> Callable[[str], str]:
    """Return what brings an answer written as `written` (zh-TW, zh-Hant …) to the request's target."""
    if request.target.script != "Hant" or written == "zh-HK":
        return str
    return str
