"""The journal of an engine: what was sent and what came back, one JSON line an answer, so that nothing is sent twice.

In: a file under `.l10n/`, keys that are hashes of engine, languages and text. Out: the answer given before. A line is
written and flushed as soon as the answer is there: a killed run loses at most the one on its way. It is a cache: it
may be deleted; damaged lines are passed over. May not touch: anything but its file. Keys of services never come here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from l10n.errors import WriteError
from l10n.model import content_hash

if TYPE_CHECKING:
    from pathlib import Path


class Journal:
    """The answers of one engine."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._answers: dict[str, str] | None = None

    def get(self, *parts: str) -> str | None:
        """Return the answer kept under `parts` (engine's settings, languages, text), or None."""
        return self._all().get(content_hash(*parts))

    def put(self, answer: str, *parts: str) -> None:
        """Keep an answer. Raises WriteError when the file system refuses."""
        key = content_hash(*parts)
        self._all()[key] = answer
        line = json.dumps({"key": key, "answer": answer}, ensure_ascii=True) + "\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lead = "" if self._whole_lines() else "\n"
            with self.path.open("a", encoding="ascii", newline="\n") as stream:
                stream.write(lead + line)
        except OSError as error:
            raise WriteError(f"cannot be written: {error.strerror or error}", path=self.path) from None

    def _whole_lines(self) -> bool:
        """Whether the file ends with a line end (it does not after a kill in the middle of a line)."""
        if not self.path.is_file() or not self.path.stat().st_size:
            return True
        with self.path.open("rb") as stream:
            stream.seek(-1, 2)
            return stream.read(1) == b"\n"

    def _all(self) -> dict[str, str]:
        if self._answers is None:
            self._answers = {}
            try:
                lines = self.path.read_bytes().splitlines() if self.path.is_file() else []
            except OSError:
                lines = []
            for line in lines:
                self._take(line)
        return self._answers

    def _take(self, line: bytes) -> None:
        try:
            entry = json.loads(line)
        except ValueError:
            return
        if isinstance(entry, dict) and isinstance(entry.get("key"), str) and isinstance(entry.get("answer"), str):
            self._all()[entry["key"]] = entry["answer"]
