"""Putting another date, weekday, time or financial year into one as it is written: 3月4日 becomes 3月5日.

In: a Value with its text in the target, the new Value, and the target's Grammar. Out: the text with the new figures in
the old one's way of writing, or None where that cannot be done without rewording. Part of what `rewriting` does.
May not touch: other rooms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.values import dates_english, months_english, numerals

if TYPE_CHECKING:
    from collections.abc import Callable

    from l10n.values.grammar import Grammar
    from l10n.values.nouns import Value

_HALF_HOUR = 30


def date(old: Value, new: Value, rules: Grammar) -> str | None:
    """Return a date with the year, month and day of the new one where they differ from the old."""
    return _chinese_date(old, new) if rules.chinese else _english_date(old, new)


def _chinese_date(old: Value, new: Value) -> str | None:
    text = old.text
    for part, was, sign in ((new.year, old.year, "年"), (new.month, old.month, "月"), (new.day, old.day, "[日號号]|$")):
        if part is None or was is None or part == was:
            continue
        found = list(re.finditer(rf"(?P<n>\d+|[{numerals.HAN}○]+)(?= ?(?:{sign}))", text))
        if not found:
            if sign == "年":
                return None
            continue  # 3月 of 3月4日至5日 stands with the first day
        match = found[-1] if sign.endswith("$") else found[0]
        numeral = match["n"]
        written = (
            str(part)
            if numeral.isascii()
            else numerals.positional(part, "〇" if "〇" in numeral else "零")
            if sign == "年"
            else numerals.to_han(part, two="二")
        )
        text = text[: match.start("n")] + written + text[match.end("n") :]
    return text


def _english_date(old: Value, new: Value) -> str | None:
    text = old.text
    if old.year is not None and new.year is not None and old.year != new.year:
        text, done = re.subn(rf"\b{old.year}\b", str(new.year), text)
        if not done:
            return None
    if old.month and new.month and old.month != new.month:
        name = months_english.MONTHS[new.month - 1].capitalize()
        was = months_english.MONTHS[old.month - 1]
        for spelling in (was, was[:4], was[:3]):
            text, done = re.subn(
                rf"\b{spelling}\b",
                name if spelling == was and spelling != was[:3] else name[: len(spelling)],
                text,
                flags=re.IGNORECASE,
            )
            if done:
                break
    if old.day and new.day and old.day != new.day:
        text, done = re.subn(
            rf"(?<!\d){old.day}(st|nd|rd|th)?(?!\d)",
            lambda m: str(new.day) + (numerals.ordinal_suffix(new.day or 0) if m[1] else ""),
            text,
            count=1,
        )
        if not done:
            return None
    return text


def weekday(old: Value, new: Value, rules: Grammar) -> str | None:
    """Return the new weekday, short where the old one was."""
    number = int(new.amount or 1)
    if rules.chinese:
        return old.text[:-1] + "一二三四五六日"[number - 1]
    name = dates_english.WEEKDAYS[number - 1].capitalize()
    return name if len(old.text) > 4 else name[:3]  # noqa: PLR2004 - Thur


def time(old: Value, new: Value, rules: Grammar) -> str | None:
    """Return the new time of the day with the old one's signs; words such as noon are left to a person."""
    if new.amount is None or old.amount is None:
        return None
    hour, minute = divmod(int(new.amount), 60)
    if ":" in old.text and not re.search(r"[ap]\.? ?m", old.text, re.IGNORECASE):
        return re.sub(r"\d{1,2}:\d\d", f"{hour}:{minute:02d}", old.text)
    if rules.chinese:
        return _chinese_time(old, hour, minute, rules)
    match = re.fullmatch(
        r"(?P<clock>\d{1,2}(?P<sign>[.:])?(?:\d\d)?)(?P<gap> ?)(?P<half>[ap])(?P<m>\.? ?m\.?)", old.text, re.IGNORECASE
    )
    if match is None:
        return None  # "noon" is reworded by a person
    clock = str(hour % 12 or 12) + (f"{match['sign'] or '.'}{minute:02d}" if minute or match["sign"] else "")
    half = "a" if hour % 24 < 12 else "p"  # noqa: PLR2004 - noon
    return clock + match["gap"] + (half.upper() if match["half"].isupper() else half) + match["m"]


def _chinese_time(old: Value, hour: int, minute: int, rules: Grammar) -> str | None:
    match = re.match(
        r"(?P<half>\D*?)(?P<hour>\d{1,2}|[〇零一二兩两三四五六七八九十廿]+) ?(?P<sign>[時时點点])", old.text
    )
    if match is None:
        return None
    prefix = match["half"]
    morning = hour % 24 < 12  # noqa: PLR2004 - noon
    was_morning = int(old.amount or 0) % 1440 < 720  # noqa: PLR2004 - noon, in minutes
    if prefix.strip() and morning != was_morning:
        prefix = "上午" if morning else "下午"
    shown = hour if not prefix.strip() or hour in (0, 12) else hour % 12
    digits = match["hour"].isascii()
    number: Callable[[int], str] = (
        str if digits else lambda n: numerals.to_han(n, two="二" if n > numerals.NOON else rules.write.get("two", "兩"))
    )
    tail = (
        ""
        if not minute
        else "半"
        if minute == _HALF_HOUR and "半" in old.text
        else (str(minute) if digits else numerals.to_han(minute)) + "分"
    )
    return f"{prefix}{number(shown)}{match['sign']}{tail}"


def fiscal_year(old: Value, new: Value, _rules: Grammar) -> str | None:
    """Return the new financial year with as many digits as the old one had."""
    first, second = int(new.low or 0), int(new.high or 0)
    found = list(re.finditer(rf"\d+|[{numerals.HAN}]+", old.text))
    if len(found) < 2:  # noqa: PLR2004 - two years
        return None
    text = old.text
    for match, year in ((found[1], second), (found[0], first)):
        short = str(year)[-len(match[0]) :] if len(match[0]) < 4 else str(year)  # noqa: PLR2004 - 2025 or 25
        written = short if match[0].isascii() else "".join("零一二三四五六七八九"[int(c)] for c in short)
        text = text[: match.start()] + written + text[match.end() :]
    return text
