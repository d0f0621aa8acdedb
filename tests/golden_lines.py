"""Golden cases written as lists: `## name`, then lines `- key: value` or `- key (locale): value`.

In: a folder of Markdown pages and the keys that a line may have. Out: one Case a heading, in the order of the pages. A
line that begins with "- " and is no such line fails the reading, so that a slip of the pen never drops a case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Case:
    """One case: its values and the locales they are in, by key."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    locales: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        """Return the value of a key; "" when the case does not give it."""
        return self.values.get(key, "")


def read(folder: Path, keys: str, needed: str) -> list[Case]:
    """Return the cases of a folder; `keys` are the keys allowed, `needed` those that every case must give."""
    pattern = re.compile(rf"- (?P<key>{'|'.join(keys.split())})(?: \((?P<locale>\w+)\))?: (?P<value>.*)")
    found: list[Case] = []
    for path in sorted(folder.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                found.append(Case(line[3:]))
            elif line.startswith("- "):
                match = pattern.fullmatch(line)
                assert match, f"{path.name}: {line}"
                found[-1].values[match["key"]] = match["value"]
                if match["locale"]:
                    found[-1].locales[match["key"]] = match["locale"]
    assert found, folder
    for case in found:
        assert all(case[key] for key in needed.split()), case.name
    return found
