"""The glossary: one name for one thing. The only room that decides word edges.

In: `glossary/*.csv` (one row a concept), texts and locales. Out: a Glossary whose `find` gives the places of
terms (leftmost, longest, inner ones suppressed), `expected` the right forms, `protected` what a converter
must not touch; `unmet` and `misused` say where a translation does not keep to it; `lint` what is wrong with
the table itself. May not touch: catalogs, releases, or any file but the tables it is given.
"""

from __future__ import annotations

from l10n.glossary.agree import Misuse, Want, misused, telling, unmet
from l10n.glossary.concept import NAMES, Case, Concept, Hit, Kind, Status, Term
from l10n.glossary.lint import Flaw, lint
from l10n.glossary.people import FILE, Tenure, beside
from l10n.glossary.table import read
from l10n.glossary.termbase import Glossary

__all__ = [
    "FILE",
    "NAMES",
    "Case",
    "Concept",
    "Flaw",
    "Glossary",
    "Hit",
    "Kind",
    "Misuse",
    "Status",
    "Tenure",
    "Term",
    "Want",
    "beside",
    "lint",
    "misused",
    "read",
    "telling",
    "unmet",
]
