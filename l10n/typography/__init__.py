"""Typography: how a locale writes quotes, punctuation, dashes, ellipses and spaces. One description, two uses.

In: the `[typography]` table of a locale, the house's settings over it, plain texts. Out: a frozen Typography; `faults`
of a text with their places (what checks report) and `rewrite` (the safe ones put right, idempotent). What is protected
(addresses, inline codes, spans a caller names) is never touched, nor is any Latin run or number.
May not touch: files, the glossary, any room but `locale` and `model`.
"""

from __future__ import annotations

from l10n.typography.describe import Typography, of
from l10n.typography.find import slips
from l10n.typography.headlines import clause_spaces
from l10n.typography.look import every_possible, possible
from l10n.typography.quotes import Mark, Unbalanced, all_paired, marks, plain_marks, turn_quotes, unbalanced
from l10n.typography.rewrite import rewrite
from l10n.typography.spans import Span, addresses, code_spans
from l10n.typography.topics import Slip, Topic
from l10n.typography.wrap import wrap

__all__ = [
    "Mark",
    "Slip",
    "Span",
    "Topic",
    "Typography",
    "Unbalanced",
    "addresses",
    "all_paired",
    "clause_spaces",
    "code_spans",
    "every_possible",
    "marks",
    "of",
    "plain_marks",
    "possible",
    "rewrite",
    "slips",
    "turn_quotes",
    "unbalanced",
    "wrap",
]
