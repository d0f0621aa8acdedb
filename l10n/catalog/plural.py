"""Room catalog: the header field Plural-Forms, read without ever evaluating it as code.

In: `nplurals=2; plural=n != 1;`. Out: the number of forms, or why the field cannot work. The expression is C's, for
unsigned whole numbers, and is tried on 0 to 1000 as gettext does. May not touch: files, entries.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELD = later(r"[ \t]*nplurals=[ \t]*(\d+)[ \t]*;[ \t]*plural=([^;]+);?\s*\Z")
_TOKEN = later(r"[ \t]*(?:(\d+|n)|(\|\||&&|==|!=|<=|>=|[-+*/%<>!?:()]))")
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%"))
_DEPTH = 50
_TRIED = 1000
_LONGEST = 1000


class PluralError(ValueError):
    """The field cannot work. The message says why."""


@lru_cache(maxsize=64)
def forms(field: str) -> int:
    """Return nplurals. Raises PluralError for an expression that is none, or that gives a form there is not."""
    found = _FIELD.match(field[:_LONGEST])
    if not found or len(field) > _LONGEST:
        raise PluralError("not of the form nplurals=NUMBER; plural=EXPRESSION;")
    count = int(found[1]) if len(found[1]) < 4 else 0  # noqa: PLR2004 - no language has a thousand forms
    if not count:
        raise PluralError(f"nplurals={found[1][:10]} is not a number of forms")
    evaluate = _Expression(found[2]).parse()
    try:
        results = {evaluate(number) for number in range(_TRIED + 1)}
    except ZeroDivisionError:
        raise PluralError("the expression divides by zero") from None
    if max(results) >= count or min(results) < 0:
        raise PluralError(f"nplurals={count}, but the expression gives forms up to {max(results)}")
    return count


class _Expression:
    """A recursive-descent parser of the expression; each method returns a function of n."""

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self.at = 0
        self.depth = 0
        position = 0
        text = text.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise PluralError(f"{text[position:][:30].strip()!r} is no part of a plural expression")
            self.tokens.append(match[1] or match[2])
            position = match.end()

    def parse(self) -> Callable[[int], int]:
        """Return the whole expression as a function."""
        result = self._choice()
        if self.at != len(self.tokens):
            raise PluralError(f"the expression does not end before {self.tokens[self.at]!r}")
        return result

    def _next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _choice(self) -> Callable[[int], int]:
        self.depth += 1
        if self.depth > _DEPTH:
            raise PluralError("the expression is nested too deeply")
        condition = self._binary(0)
        if self._next() == "?":
            self.at += 1
            yes = self._choice()
            self._expect(":")
            no = self._choice()
            self.depth -= 1
            return lambda n: yes(n) if condition(n) else no(n)
        self.depth -= 1
        return condition

    def _binary(self, level: int) -> Callable[[int], int]:
        if level == len(_LEVELS):
            return self._unary()
        left = self._binary(level + 1)
        while self._next() in _LEVELS[level]:
            operator = self._next()
            self.at += 1
            left = _operation(operator, left, self._binary(level + 1))
        return left

    def _unary(self) -> Callable[[int], int]:
        word = self._next()
        self.at += 1
        if word == "!":
            self.depth += 1
            if self.depth > _DEPTH:
                raise PluralError("the expression is nested too deeply")
            inner = self._unary()
            self.depth -= 1
            return lambda n: int(not inner(n))
        if word == "(":
            inner = self._choice()
            self._expect(")")
            return inner
        if word == "n":
            return lambda n: n
        if word.isdigit():
            value = int(word)
            return lambda _: value
        raise PluralError(f"{word!r} stands where a number should" if word else "the expression ends too early")

    def _expect(self, word: str) -> None:
        if self._next() != word:
            raise PluralError(f"{word!r} is missing from the expression")
        self.at += 1


def _operation(operator: str, left: Callable[[int], int], right: Callable[[int], int]) -> Callable[[int], int]:
    simple: dict[str, Callable[[int, int], int]] = {
        "==": lambda a, b: int(a == b),
        "!=": lambda a, b: int(a != b),
        "<": lambda a, b: int(a < b),
        ">": lambda a, b: int(a > b),
        "<=": lambda a, b: int(a <= b),
        ">=": lambda a, b: int(a >= b),
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a // b,
        "%": lambda a, b: a % b,
    }
    if operator == "||":
        return lambda n: int(bool(left(n)) or bool(right(n)))
    if operator == "&&":
        return lambda n: int(bool(left(n)) and bool(right(n)))
    function = simple[operator]
    return lambda n: function(left(n), right(n))
