"""Patterns that are compiled when they are first used. Part of the room `values`; may not touch anything.

In: a regular expression. Out: what behaves as a compiled pattern (`l10n.patterns`).
"""

from __future__ import annotations

from l10n.patterns import Later, later

__all__ = ["Later", "later"]
