"""Money differs.

What: an amount of money that is another amount, another currency or missing on the other side. HK$1.2 billion,
12億港元 and 港幣12億元 are one; RMB, renminbi, yuan, 人民幣 and 元人民幣 are one currency. A plain $ or 元 stands for
the locale's own currency, Hong Kong dollars in Hong Kong and renminbi on the Mainland, unless the paragraph names
another one before it or in a note (以美元計); between two Chinese editions it stands for itself. A large sum in Chinese
that says no currency (獎金一百二十萬) is of the home currency, too. Where the plain sign is the source's, a difference
is a warning. So much for every ten shares is a tenth of it for each (每10股派3.5元 = 0.35 a share), and "the balance"
is what the sums before it leave.

Why: US$ for HK$ is nearly eight times as much; 億 for 萬 is ten thousand times.

Wrong: `HK$1.2 billion` → `12億美元`.
Wrong: `HK$3 billion` → `3億港元`.
Right: `HK$3 billion` → `30億港元`.

Fix: write the expected amount with its currency.

Does not: it converts no currency and does not tell 港元 from 港幣.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import values
from l10n.checks import finding
from l10n.checks._values import compared, report, sides
from l10n.model import Scope, Severity
from l10n.values import Kind, Nature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from l10n.checks import CheckContext
    from l10n.model import BlockPair, Finding
    from l10n.values import Value

CODE = "CUR001"
NAME = "money differs"
SEVERITY = Severity.ERROR
SCOPE = Scope.BLOCK

_MONEY, _NUMBER = Kind.MONEY, Kind.NUMBER
_PRICE = 1000
"""No rate of exchange has so many of the currency at home."""
_ISO = 3
"""Letters of a currency's code; signs that may be several currencies are shorter."""


def find(subject: BlockPair, context: CheckContext) -> Iterator[Finding]:
    """Yield one finding for each amount of money that differs."""
    values_ = compared(subject, context)
    for placed in values_.differences:
        found = placed.difference
        money = found.value.kind is _MONEY or found.nature is Nature.CURRENCY
        if money and found.nature is not Nature.APPROXIMATION and not _is_unsaid(found, context):
            yield report((CODE, _severity(found)), placed, context)
    if _MONEY in values_.kinds:
        yield from _strangers(subject, values_.there, context)


def _is_unsaid(found: values.Difference, context: CheckContext) -> bool:
    """Return whether a sum in the target's home currency stands there without a currency: 獎金一百二十萬."""
    one, other = found.source, found.target
    if not context.locale.chinese or one is None or other is None or one.amount != other.amount:
        return False
    home = values.home_currency(context.locale)
    bare = len(one.unit) != _ISO
    unit = values.home_currency(context.source) if bare else one.unit
    alike = unit == home or (bare and context.source.chinese)
    return other.kind is _NUMBER and alike and (one.amount or 0) >= _PRICE


def _severity(found: values.Difference) -> Severity:
    """Return how sure it is: a bare sign in the source may stand for the target's currency after all."""
    if found.hard:
        return SEVERITY
    bare = found.source is not None and len(found.source.unit) < _ISO and found.source.kind is _MONEY
    return Severity.WARNING if bare and found.nature is Nature.CURRENCY else Severity.INFO


def _strangers(subject: BlockPair, there: Sequence[Sequence[Value]], context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the one dollar or the rate of an exchange whose currency the source does not name."""
    both = sides(subject)
    source = " ".join([text for _, text, _ in both])
    home = values.home_currency(context.source)
    for (group, _, _), own in zip(both, there, strict=True):
        for value in own:
            if value.kind is not _MONEY or len(value.unit) != _ISO:
                continue
            if value.unit == home and context.source.chinese and (value.amount or 0) >= _PRICE:
                continue  # 呎價兩萬二 says no 元
            if values.names_currency(source, value.unit, context.source):
                continue
            if value.loose and value.unit == home and value.amount in _bare_sums(source, context):
                continue
            if value.loose or value.amount in _bare_figures(source, context):
                message = f"the currency of {value.text} is not in the source"
                yield finding((CODE, SEVERITY), group, context, message, column=group.target.find(value.text) + 1)


def _bare_sums(source: str, context: CheckContext) -> list[Fraction | None]:
    return [
        value.amount for value in values.read(source, context.source) if value.kind is _MONEY and value.unit in "元$"
    ]


def _bare_figures(source: str, context: CheckContext) -> list[Fraction | None]:
    return [value.amount for value in values.read(source, context.source) if value.kind is _NUMBER and not value.loose]
