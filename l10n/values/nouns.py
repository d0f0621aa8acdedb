"""The nouns of the room `values`: Value, Difference and the words they are described with.

In: nothing. Out: frozen dataclasses. A Value is exact (Fraction, never a float) and knows where it stands in the
text it was read from. May not touch: any other room.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fractions import Fraction
    from typing import Self


class Kind(StrEnum):
    """What a value counts or names."""

    NUMBER = "number"
    PERCENT = "percent"
    """`amount` is in per cent: 12.5 for 12.5 % and for 百分之十二點五, 95 for 九成半."""
    POINT = "percentage-point"
    MONEY = "money"
    """`unit` is an ISO 4217 code, `$` for dollars that are not named, `元` for a 元 that is not named."""
    MEASURE = "measure"
    """`unit` is the unit's id in the locale's `[values.units]`, e.g. `square-foot`."""
    DATE = "date"
    TIME = "time"
    """`amount` is minutes after midnight; `unit` is `12` when the text does not say which half of the day."""
    WEEKDAY = "weekday"
    """`amount` is 1 for Monday to 7 for Sunday."""
    ORDINAL = "ordinal"
    """`unit` is `quarter` or `half-year` for parts of a year."""
    COUNT = "count"
    """A number with a counter (三家) or a counted noun (three banks)."""
    FRACTION = "fraction"
    RANGE = "range"
    """`low` and `high` as written; `unit` and `of` say of what."""
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"
    NAME = "name"
    """A name with digits in it: 5G, Web3, COVID-19; compared letter by letter, `unit` holds it folded."""
    PLAN = "plan"
    """A Five-Year Plan; `amount` is its number."""
    FISCAL_YEAR = "fiscal-year"
    """`low` and `high` are the two years."""
    DECADE = "decade"
    """`amount` is the decade's first year, or its last two digits when the century is not said."""


(
    NUMBER,
    PERCENT,
    POINT,
    MONEY,
    MEASURE,
    DATE,
    TIME,
    WEEKDAY,
    ORDINAL,
    COUNT,
    FRACTION,
    RANGE,
    PHONE,
    EMAIL,
    URL,
    NAME,
    PLAN,
    FISCAL_YEAR,
    DECADE,
) = Kind
"""The members by names of their own, which are looked up five times faster than through their class."""


class Approximation(StrEnum):
    """How a value is hedged."""

    NONE = ""
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    WITHIN = "within"
    """Only apart: 12分鐘內 may be "in less than 12 minutes", and is "in 12 minutes" as well."""
    ROUGHLY = "roughly"
    """Only apart: 約佔 far before its figure may be "about" of that figure."""


EXACT = Approximation.NONE
"""No hedge, by a name that is looked up faster."""


@dataclass(frozen=True, slots=True, init=False)
class Value:
    """A value read from a text.

    `text` is what stands from `start` to `end`: figures with their unit or currency, without the words that hedge them.

    `of` is the kind of a range's ends. `year`, `month`, `day` are set for dates as far as the text says them.
    `loose` marks a value that a translator may add or leave out freely ("both", "a", 兩地). `letters` says that the
    figure is in words or Han numerals, not in digits. `step` is "from" or "to" for the two ends of a change ("rose
    from 2.8% to 3.5%"), a range that has "from" before it says "from"; it is "by" for a difference (再高兩度).
    The end of a range keeps the range's `low` and `high` beside its own `amount`. `apart` is a hedge that stands
    apart from the figure, or that a negation apart from it may turn round: it answers one on the other side (WITHIN
    and ROUGHLY only one like it) and is not missed there. `high` of a multiple is what it may mean, too ("rose by two
    times"), of 初一至三 the last day.
    """

    kind: Kind
    start: int
    end: int
    text: str
    amount: Fraction | None = None
    unit: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    of: Kind | None = None
    approximation: Approximation = Approximation.NONE
    year: int | None = None
    month: int | None = None
    day: int | None = None
    loose: bool = False
    letters: bool = False
    step: str = ""
    apart: Approximation = Approximation.NONE

    def __new__(
        cls,
        kind: Kind,
        start: int,
        end: int,
        text: str,
        amount: Fraction | None = None,
        unit: str = "",
        low: Fraction | None = None,
        high: Fraction | None = None,
        of: Kind | None = None,
        approximation: Approximation = EXACT,
        year: int | None = None,
        month: int | None = None,
        day: int | None = None,
        loose: bool = False,
        letters: bool = False,
        step: str = "",
        apart: Approximation = EXACT,
    ) -> Self:
        """Return a value: filled in while it is an open object of the same slots, in a third of a frozen one's time."""
        made: Any = _Open()
        made.kind, made.start, made.end, made.text, made.amount, made.unit = kind, start, end, text, amount, unit
        made.low, made.high, made.of, made.approximation = low, high, of, approximation
        made.year, made.month, made.day = year, month, day
        made.loose, made.letters, made.step, made.apart = loose, letters, step, apart
        made.__class__ = cls
        return made  # type: ignore[no-any-return]  # its class is `cls` now

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what a copy is made of."""
        return _all_of(self)

    @property
    def hard(self) -> bool:
        """Whether its absence on the other side is an error: over 12, not whole, with a unit or date part."""
        if self.loose or self.kind in _NEVER_HARD:
            return False
        if self.kind in _ALWAYS_HARD:
            return self.kind is not Kind.PERCENT or self.amount not in _IN_WORDS
        if self.kind is Kind.DATE:
            return self.day is not None or self.month is not None
        if self.amount is None:
            return self.low is not None
        if self.kind is Kind.COUNT and self.unit and not self.letters and self.amount > 1:
            return True
        return (
            abs(self.amount) > SMALL
            or self.amount.denominator != 1
            or (self.kind is Kind.MEASURE and abs(self.amount) > 1 and self.unit != "times")
        )


_FIELDS = tuple(one.name for one in fields(Value))
_all_of = attrgetter(*_FIELDS)


class _Open:
    """A Value that is being made: it has the same slots and lets them be set."""

    __slots__ = _FIELDS


def changed(value: Value, **new: Any) -> Value:  # noqa: ANN401 - fields of Value
    """Return a value with other fields: what `dataclasses.replace` does, in a third of its time."""
    made: Any = Value(*_all_of(value))
    for name, field in new.items():
        _set(made, name, field)
    return made  # type: ignore[no-any-return]


def amend(value: Value, **new: Any) -> Value:  # noqa: ANN401 - fields of Value
    """Set fields of a value that nobody but its reader has yet, and return it."""
    for name, field in new.items():
        _set(value, name, field)
    return value


_set = object.__setattr__


BARE = frozenset({"$", "元"})
"""Signs that do not say whose dollar or yuan is meant."""

SMALL = 12
"""Whole numbers up to here come and go between languages ("two-way", 一); alone they are never an error."""

WHOLE = 100
"""All of it: "100 %" is also said in words (全數)."""

_IN_WORDS = (0, WHOLE)
"""Percentages that are also said in words: none of it (免稅, empty), and all of it."""

_NEVER_HARD = frozenset({Kind.WEEKDAY, Kind.NAME, Kind.FRACTION, Kind.DECADE})
_ALWAYS_HARD = frozenset(
    {Kind.PERCENT, Kind.POINT, Kind.MONEY, Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.PLAN, Kind.TIME, Kind.FISCAL_YEAR}
)


class Nature(StrEnum):
    """In what way two sides differ."""

    MISSING = "missing"
    EXTRA = "extra"
    AMOUNT = "amount"
    """Both sides have such a value, and it is another figure."""
    SCALE = "scale"
    """The same figures, larger or smaller by a power of ten: 億 for 萬, million for billion."""
    UNIT = "unit"
    CURRENCY = "currency"
    DATE = "date"
    APPROXIMATION = "approximation"
    ORDER = "order"
    """The two ends of a change are exchanged: from 2.8% to 3.5% and 由3.5%升至2.8%."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which a source and a target disagree; `source` or `target` is None where the value is not there.

    `hard` says that it is an error; otherwise it is a hint (a small number, a year that may be understood).
    """

    nature: Nature
    source: Value | None
    target: Value | None
    hard: bool

    @property
    def value(self) -> Value:
        """The value that is wrong or wanting: the source's where there is one."""
        value = self.source or self.target
        assert value is not None  # noqa: S101 - one of the two is always set
        return value
