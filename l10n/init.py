"""The verb `init`: makes a project that works.

In: a folder. Out: l10n.toml, releases/ with a short example, glossary/ with a starter, locales/, memory/. Never
replaces a file that is there.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from l10n import files
from l10n.errors import UsageError

_CONFIG = """\
# Settings of this project. `l10n config show` prints those in force and where each came from.
source  = "en_HK"                          # the language releases are written in; a release may say otherwise
targets = ["zh_Hant_HK", "zh_Hans_CN"]     # the languages they are published in
segmentation = "sentence"                  # or "paragraph"
require = "approved"                       # what `l10n build` asks for: approved | translated

[draft]
engines = ["memory"]                       # in order; add "google" to send text to Google Translate
derive  = { zh_Hans_CN = "zh_Hant_HK" }    # Simplified follows Traditional

[check]
ignore = []
"""

_RELEASE = """\
---
title: Example Laboratory Opens at Cyberport
date: 2026-01-15
---

Press Release

**Example Laboratory Opens at Cyberport**

Hong Kong, 15 January 2026 – A new laboratory opened at Cyberport today. It has an area of 7,500 square feet.

###
"""

_IGNORE = "/.l10n/\n/dist/\n"


def run(folder: Path, *, example: bool = True) -> list[Path]:
    """Make a project in `folder` and return the files made. Raises UsageError when there is one already."""
    if (folder / "l10n.toml").exists():
        raise UsageError("there is a project here already", path=folder / "l10n.toml")
    content = {"l10n.toml": _CONFIG, ".gitignore": _IGNORE, **_glossary()}
    if example:
        content["releases/example-laboratory.md"] = _RELEASE
    made: list[Path] = []
    for name, text in content.items():
        path = folder / name
        if not path.exists():
            files.write(path, text)
            made.append(path)
    for name in ("releases", "locales", "memory"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return made


def _glossary() -> dict[str, str]:
    """Return the starter glossary: the innovation-and-technology tables that come with the package."""
    packaged = Path(str(resources.files("l10n"))) / "_starter"
    folder = packaged if packaged.is_dir() else Path(__file__).resolve().parents[1] / "glossary"  # a source checkout
    return {f"glossary/{path.name}": files.read_text(path) for path in sorted(folder.glob("*.csv"))}
