"""What a difference between two wordings of one sentence changes: whether it negates, which side, which day, who.

In: two stretches of Simplified characters that stand for one another in sentences that are otherwise alike, and what
stands around them. Out: what they say otherwise, in words; "" for a mere choice of words. May not touch: files.
Declares no check.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from l10n import locale as locales

_NEGATES = frozenset("不未无没勿毋莫非")
_EMPTY = frozenset("已绝并从尚仍均皆也亦还决毫都就便有的了地得着过会将是在于为曾能可以须需要应被之其0")
"""What may stand with a word that negates, or comes and goes without it; 0 is any figure."""
_CODE = "zh_Hans_CN"
_LONGEST = 4
_SHARE = 0.6
_FEWEST = 2
_PAIRS = """
左右 男女 前后 首末 首尾 初末 上下 内外 大小 多少 高低 长短 买卖 进出 出入 增减 加减 升降 升跌 涨跌 早晚 先后
正负 正反 父母 兄弟 姊妹 新旧 公私 快慢 开关 开闭 开封 始终 盈亏 强弱 赢输 胜败 胜负 收支 远近 深浅 厚薄 优劣
单双 日夜 昼夜 松紧 宽窄 冷热 有无 儿女 婴老 东西南北 春夏秋冬 甲乙丙丁 子女
"""
_DAYS = {
    "day": (
        "前天 前日",
        "昨日 昨天 昨晚 昨晨 昨午 前一天 前一日",
        "今日 今天 今早 今晨 今晚 今午 当日 当天 当晚 即日 即晚 本日 同日 同一天",
        "翌日 次日 翌晨 次晨 明日 明天 明早 明晚 隔日 第二天 后一天",
        "后天 后日",
    ),
    "week": ("上上周", "上周 上星期", "本周 这周 本星期 今周 当周", "下周 下星期 翌周 次周", "下下周"),
    "month": ("前月", "上月 上个月", "本月 这个月 当月", "下月 下个月 翌月 次月", "再下月"),
    "year": ("前年", "去年 上年 昨年", "今年 本年 当年 同年", "明年 来年 翌年 次年 下年", "后年"),
}
_CHOICES = """
翌次 今这 期计 络系 约同 数额 临返 升增 惠益 降跌 减降 令使 度次 胶塑 审谨 现目 举行 亦也 即就 并且 若如 倘若 惟但
曾经 尚还 逾超 获得 供提 须需 毋无 及和 与和 于在 自从 由从 予给 均都 皆都 只仅 甚很 较比 首第 作做 制造 建设 设立
办举 致向 颁授 赛竞 半准 获取 换兑
"""
_WORDS = """
溢利/利润 屋苑/住宅小区 屋苑/小区 络/系人 正午/0 中午/0 按年/同比 按月/环比 按季/环比 毛额/总额
董事局/董事会 主席/董事长
行政总裁/首席执行官 总监/官 讲者/演讲嘉宾 大楼/大厦 楼面/建筑面积
人/主 惟/但是 亦/同时
"""
"""Characters and words of which editors of two regions choose one or the other in the same place."""
_LESS = frozenset({"半", "前", "副", "署理", "候任", "准"})
"""What makes something less than the word behind it: a semi-final, a deputy, a former secretary."""
_MEASURES = frozenset("0倍年月日天时点个小斤尺里价数")
_TIMES = frozenset("0年月日天时点周期之以目此先早会赛后")
_GOES = frozenset("0大往来去进行赴年后景者沿途期提")
_JAPANESE = """
佐藤 铃木 高桥 田中 伊藤 渡边 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 池田 桥本
阿部 石川 山下 中岛 中田 石井 小川 前田 冈田 长谷川 藤田 后藤 近藤 村上 远藤 青木 坂本 福田 太田 西村 藤井 金子 冈本
三浦 藤原 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 宫崎 横山 高木 安藤 宫本 大野
小岛 谷口 工藤 今井 高田 河野 丸山 杉山 大塚 新井 千叶 村田 平野 上野 菅原 武田 松井 野村 大西 岩崎 川口 木下
野口 松尾 菊地 久保 佐野 水野 小松 内田 本田 丰田 松下 平田 大谷 羽生 黑田 安倍 岸田 石破 高市 福原 伊东 池江
内村 入江 濑户 大桥 张本 早田 桃田 奥原 锦织 大坂
"""


def changed(one: str, other: str, before: str, behind: str) -> str:
    """Return what two stretches say otherwise: "negation", "opposite", "another day", "a rank", "a name", or "".

    `before` and `behind` are what both sentences have on the sides, a few characters of it.
    """
    if _negates(one, other, before, behind):
        return "negation"
    if _is_opposite(one, other) or _is_opposed(one, other, before, behind):
        return "the opposite"
    if _day(one, before, behind, other):
        return "another day"
    if (not one and other in _LESS) or (not other and one in _LESS):
        return "" if _is_measured(one + other, before, behind) else "another rank"
    if _names(one, other, before, behind):
        return "another name"
    return ""


def _is_measured(word: str, before: str, behind: str) -> bool:
    """Return whether 半 or 前 belongs to a figure or a time: 一倍半, 半年, 三日前, 前往; and not 半决赛, 前局长."""
    if word == "半":
        return before[-1:] in _MEASURES or behind[:1] in _MEASURES
    return word == "前" and (before[-1:] in _TIMES or behind[:1] in _GOES)


def is_choice(one: str, other: str, before: str, behind: str) -> bool:
    """Return whether two stretches say one thing in words that either region likes better."""
    if frozenset((one, other)) in _choices():
        return True
    if len(one) == len(other) and all(
        left == right or frozenset((left, right)) in _choices() for left, right in zip(one, other, strict=True)
    ):
        return True
    mine = _days(one, before, behind)
    return bool(mine) and mine == _days(other, before, behind)


@cache
def _choices() -> frozenset[frozenset[str]]:
    return frozenset(
        [frozenset(pair) for pair in _CHOICES.split()] + [frozenset(pair.split("/")) for pair in _WORDS.split()]
    )


def _negates(one: str, other: str, before: str, behind: str) -> bool:
    """Return whether one side negates what the other says, in the same words but for empty ones."""
    if _NEGATES.isdisjoint(one) == _NEGATES.isdisjoint(other):
        return False
    negated, plain = (other, one) if _NEGATES.isdisjoint(one) else (one, other)
    if any(word in before[-1:] + negated + behind[:1] for word in _IDIOMS.split()):
        return False
    rest = Counter(negated) - Counter("".join(_NEGATES))
    left, right = (Counter({key: n for key, n in side.items() if key not in _EMPTY}) for side in (rest, Counter(plain)))
    if left == right:
        return True
    shared = (left & right).total()
    return shared >= _FEWEST and shared >= _SHARE * max(left.total(), right.total())


_IDIOMS = """
不但 不仅 不单 不只 不止 不论 无论 不断 不同 不少 不久 不过 不禁 不妨 不外 不乏 无不 无非 莫不 非常 非凡 无比
无限 不日 不时 不一 不足 不到 不超 不多 不低 不少于 未来 未满 没到 除非 并非 非但 无论 莫大 不错 不已 毫无疑
无疑 不愧 不得不 不无
"""


def _is_opposite(one: str, other: str) -> bool:
    """Return whether two short stretches have 男 and 女, or in the same length differ in nothing but opposites."""
    if max(len(one), len(other)) < _LONGEST and any(
        (left in one) > (left in other) and (right in other) > (right in one)
        for left, right in ("男女", "女男", "左右", "右左")
    ):
        return True
    turned = _opposites()
    return (
        bool(one)
        and len(one) == len(other)
        and one != other
        and all(left == right or right in turned.get(left, ()) for left, right in zip(one, other, strict=True))
    )


def _is_opposed(one: str, other: str, before: str, behind: str) -> bool:
    """Return whether the words at the difference are the two ends of something, by the tables `[opposites.…]`."""
    if not one or not other or max(len(one), len(other)) > _LONGEST or not _NEGATES.isdisjoint(one + other + before):
        return False
    mine, theirs = (_ends(before + side + behind, len(before), len(before) + len(side)) for side in (one, other))
    return any((axis, not end) in theirs and (axis, end) not in theirs for axis, end in mine)


def _ends(text: str, start: int, end: int) -> set[tuple[str, bool]]:
    """Return what the words that overlap a stretch are the one end or the other of."""
    table = _words_of_ends()
    found: set[tuple[str, bool]] = set()
    for first in range(max(0, start - _LONGEST + 1), end):
        for last in range(max(first + _FEWEST, start + 1), min(len(text), first + _LONGEST) + 1):
            found.update(table.get(text[first:last], ()))
    return found


@cache
def _words_of_ends() -> dict[str, list[tuple[str, bool]]]:
    """Return words of two characters and more, with what each is an end of."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for axis, row in locales.get(_CODE).table("opposites").items():
        for side in ("one", "other"):
            for word in row.get(side, ()):
                if _FEWEST <= len(word) <= _LONGEST:
                    found.setdefault(word, []).append((axis, side == "one"))
    return found


@cache
def _opposites() -> dict[str, str]:
    found: dict[str, str] = {}
    for family in _PAIRS.split():
        for one in family:
            found[one] = found.get(one, "") + family.replace(one, "")
    return found


def _day(one: str, before: str, behind: str, other: str) -> bool:
    """Return whether the sides name two days, weeks, months or years that are not the same."""
    mine = _days(one, before, behind)
    if len(mine) != 1:
        return False
    theirs = _days(other, before, behind)
    return len(theirs) == 1 and mine != theirs and {unit for unit, _ in mine} == {unit for unit, _ in theirs}


def _days(side: str, before: str, behind: str) -> set[tuple[str, int]]:
    """Return the days, weeks, months or years that a side names, by how far off they are."""
    table = _words_of_days()
    found: set[tuple[str, int]] = set()
    for word in _overlapping(side, before, behind):
        if word in table:
            found |= table[word]
    return found


@cache
def _words_of_days() -> dict[str, set[tuple[str, int]]]:
    found: dict[str, set[tuple[str, int]]] = {}
    for unit, rows in _DAYS.items():
        for distance, row in enumerate(rows):
            for word in row.split():
                found.setdefault(word, set()).add((unit, distance))
    return found


def _overlapping(side: str, before: str, behind: str) -> list[str]:
    """Return the stretches of two or three characters that overlap the side, or go over the place of an empty one."""
    text, start = before + side + behind, len(before)
    end = start + len(side)
    return [
        text[at : at + size]
        for size in _SIZES
        for at in range(max(0, start - size + 1), min(end, len(text) - size + 1))
    ]


_SIZES = (2, 3)
"""How long the words for days and the surnames are."""


def _names(one: str, other: str, before: str, behind: str) -> bool:
    """Return whether the sides are, or are part of, two Japanese surnames."""
    if not one or not other:
        return False
    mine = _japanese().intersection(_overlapping(one, before, behind))
    if not mine:
        return False
    theirs = _japanese().intersection(_overlapping(other, before, behind))
    return bool(theirs) and mine.isdisjoint(theirs)


@cache
def _japanese() -> frozenset[str]:
    return frozenset(_JAPANESE.split())
