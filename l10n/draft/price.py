"""Verb `draft`: what sending costs, by the price that the user wrote into the engine's settings.

In: the table `price` of an engine's settings, characters and tokens. Out: a clause like `about EUR 0.02`, or nothing.
No price is known here: services change them, and a house may have its own. May not touch: anything.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from l10n.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = ("per_million_characters", "per_million_tokens")
_MILLION = 1_000_000
_SMALLEST = Decimal("0.01")
_EXAMPLE = 'Write for example: price = { currency = "EUR", per_million_characters = 20 }'


def cost(price: object, characters: int, tokens: int, engine: str) -> str:
    """Return what so much text costs, or an empty string when no price is set. Raises ConfigError for a wrong one."""
    if price is None:
        return ""
    if not isinstance(price, dict):
        raise ConfigError(f"engine.{engine}.price: it is no table", hint=_EXAMPLE)
    strange = sorted(set(price) - {"currency", *_UNITS})
    if strange or not any(unit in price for unit in _UNITS):
        said = f"it has no {strange[0]}" if strange else f"it says neither {' nor '.join(_UNITS)}"
        raise ConfigError(f"engine.{engine}.price: {said}", hint=_EXAMPLE)
    whole = sum(
        (
            _number(price, unit, engine) * count
            for unit, count in zip(_UNITS, (characters, tokens), strict=True)
            if unit in price
        ),
        Decimal(0),
    )
    amount = whole / _MILLION
    shown = f"less than {_SMALLEST}" if 0 < amount < _SMALLEST else f"about {amount.quantize(_SMALLEST):,}"
    return f"{shown} {price.get('currency', '')}".rstrip()


def _number(price: Mapping[str, object], unit: str, engine: str) -> Decimal:
    value = price[unit]
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal(-1)
    if isinstance(value, bool) or not number.is_finite() or number < 0:
        raise ConfigError(f"engine.{engine}.price.{unit}: {value!r} is no price", hint=_EXAMPLE)
    return number
