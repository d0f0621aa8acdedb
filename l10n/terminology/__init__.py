"""The verbs of `l10n glossary`: import, export, impact, candidates. What the glossary means for a whole project.

In: a project and its glossary, termbases of other tools, terms. Out: reports; tables in `glossary/` with rows added or,
when asked, cells changed; termbase files; patches. May not touch: catalogs and releases, which a patch alone would
change.
"""

from __future__ import annotations

from l10n.terminology.candidates import Candidate, candidates
from l10n.terminology.impact import Change, Impact, impact
from l10n.terminology.moving import Difference, Imported, export_file, import_file

__all__ = [
    "Candidate",
    "Change",
    "Difference",
    "Impact",
    "Imported",
    "candidates",
    "export_file",
    "impact",
    "import_file",
]
