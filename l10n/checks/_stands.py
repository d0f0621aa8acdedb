"""Words of which one Chinese edition cannot have one where the other has the other: must and may, advise and oppose.

In: a text in Simplified characters. Out: the words of the tables below in it, each with its axis and its stand on that
axis; whether two stands of an axis exclude each other. Words of one stand are free choices of wording. May not touch:
files. Declares no check.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary.fold import encodable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_WORDS = {
    "what must be": {
        "must": "必须 必需 务必 须 须要 应 应当 应该 应予 务须 需 需要 必要 一定要",
        "may": "可 可以 可自行 可选择 有权 允许 准许 获准 容许 可予 许可",
        "never": "不得 不准 不可 不能 不许 不可以 切勿 请勿 不应 不宜 谢绝 不允许 不容许 不得以 不应该",
        "free": "无需 无须 毋须 毋需 不必 不需 不须 不用 不需要 免",
    },
    "how sure it is": {
        "maybe": "预计 预期 估计 或 或会 或将 可能 或许 也许 有可能 可望 有望 有机会 料 料将 或可",
        "surely": "确定 必定 一定 必然 必将 势必 肯定会 定必 一定会 必会 定会",
    },
    "what is said of it": {
        "advise": "建议 倡议 提议 推荐 呼吁 敦促 鼓励 主张 促请",
        "support": "通过 欢迎 支持 赞成 认同 同意 赞同 认可 拥护 看好",
        "praise": "赞扬 表扬 称赞 赞赏 嘉许 肯定 好评 赞许 高度评价",
        "confirm": "确认 证实 承认",
        "promise": "承诺 答应 保证",
        "say": "表示 指出 认为 强调 透露 补充 相信 宣布 解释 指 称 说",
        "thank": "感谢 致谢 多谢 感激 鸣谢",
        "oppose": "反对 抗议 抵制 拒绝 否决 驳回 回绝 婉拒 谢绝",
        "deny": "否认 否定 不认同 不同意 不赞成",
        "doubt": "质疑 怀疑 存疑 看淡 不看好",
        "worry": "担心 忧虑 担忧 忧心",
        "blame": "批评 谴责 抨击 指责 不满 斥责 炮轰",
        "sorry": "道歉 致歉",
        "force": "强制 强迫 迫使 勒令",
        "forbid": "禁止 严禁 禁制",
    },
    "which way it goes": {
        "up": """
            加剧 上升 上涨 回升 增加 增长 攀升 上扬 走高 升高 上调 调高 提高 增多 涨价 加价 激增 飙升 反弹 扩大 增大
            上行 走强
        """,
        "down": """
            减低 减轻 缩减 削减 回落 下跌 下降 减少 下滑 走低 降低 下调 调低 减价 降价 锐减 急跌 骤降 萎缩 收窄 缩小
            下挫 减小 下行 走弱
        """,
    },
    "how many": {
        "all": "全部 所有 全体 悉数 全数 每一 每名 每位 所有的",
        "most": "多数 大多数 大部分 大部份 大多 绝大部分 过半 逾半 半数以上 大半 绝大多数 超过半数 过半数",
        "many": "不少 许多 众多 大量 很多 大批",
        "some": "部分 部份 有些 一些 若干 某些",
        "few": "少数 少量 个别 极少 极少数 零星 少部分 少部份",
        "none": "并无 无一 毫无 无人 没有任何",
    },
    "why or although": {
        "because": "因 因为 由于 基于 鉴于 缘于 有见",
        "although": "虽 虽然 尽管 即使 纵使 就算 虽有 纵然 即便",
        "if": "如 若 如果 倘若 假如 一旦 如遇 若果 倘 若遇 如有 若有",
        "unless": "除非",
    },
    "what follows": {
        "so": "因此 所以 因而 于是 从而 为此",
        "but": "但 但是 然而 不过 惟 可是 却",
    },
    "what for": {"for": "以便 以求 旨在", "against": "以免 以防 免得 以防止 以避免"},
    "how far it is": {
        "still": "仍 仍然 仍在 仍未 尚 尚未 还在 尚在 仍须 仍需",
        "done": "已 已经 业已 经已 均已",
        "ahead": "将 将会 即将 拟 计划 将于 会在 将在 有待",
    },
    "which office": {
        "coming": "候任 候选 获提名",
        "present": "现任 在任",
        "former": "前任 原任 卸任 已故",
        "acting": "署理 代理 暂代",
        "honorary": "名誉 荣誉",
        "vice": "副",
    },
    "with it or without": {
        "with": "包括 包含 连同 涵盖 计及",
        "without": "不包括 除外 不含 撇除 不计 不包含 扣除",
    },
    "before or after": {
        "before": "前 之前 以前 前夕 事前 事先",
        "after": "后 之后 以后 其后 事后 随后",
        "at": "期间 当中",
    },
    "how long": {"awhile": "暂停 暂时 临时 短期 暂", "forever": "永久 长期 无限期 永远"},
    "who may": {"only": "只有 仅限 仅 只限 只 唯有 独家", "anyone": "均可 皆可 都可 不限 一律可 任何人"},
    "whether it is enough": {"enough": "充足 足够 充裕 充分", "short": "不足 短缺 不够 欠缺 缺乏"},
    "which time": {"first": "首次 首度 初次 第一次", "again": "再次 再度 第二次 又一次 多次 屡次"},
    "who won": {
        "won": "击败 战胜 力克 胜出 夺冠 晋级 晋身 力压 获胜 取胜",
        "lost": "负于 不敌 败给 落败 出局 止步 输给 惜败 落选",
    },
    "whether it is said": {"said": "公开 公布 披露 透露", "kept": "隐瞒 保密 隐藏"},
}
"""By axis and stand; a word that belongs to no stand but contains one of them is in `_ELSE`."""
_APART = {
    "what must be": "must/may must/never must/free may/never never/free",
    "how sure it is": "maybe/surely",
    "what is said of it": """
        say/deny advise/force advise/forbid support/forbid promise/forbid advise/oppose advise/deny support/oppose
        support/deny support/doubt support/worry support/blame praise/oppose praise/deny praise/doubt praise/blame
        praise/worry confirm/deny confirm/doubt promise/oppose promise/deny promise/doubt thank/blame thank/oppose
        thank/sorry worry/deny advise/blame advise/doubt promise/worry thank/worry advise/worry
    """,
    "which way it goes": "up/down",
    "how many": "all/most all/some all/few all/none most/some most/few most/none many/few many/none few/none some/none",
    "why or although": "because/although if/although because/unless if/unless although/unless because/if",
    "what follows": "so/but",
    "what for": "for/against",
    "how far it is": "still/done done/ahead",
    "which office": """
        coming/present coming/former coming/acting coming/honorary present/former present/acting present/honorary
        former/acting former/honorary acting/honorary vice/acting vice/honorary vice/present vice/former vice/coming
    """,
    "with it or without": "with/without",
    "before or after": "before/after before/at after/at",
    "how long": "awhile/forever",
    "who may": "only/anyone",
    "whether it is enough": "enough/short",
    "which time": "first/again",
    "who won": "won/lost",
    "whether it is said": "said/kept",
}
_WEAK_WORDS = """
须 应 需 可 或 料 因 如 若 倘 但 惟 却 仍 尚 已 将 拟 计划 副 暂 免 必要 一些 需要 扣除 公开 临时 长期 短期 扩大
增大 缩小 收窄 减小 肯定 前夕 期间 当中 如有 若有 大量 会在 反弹 其后 随后 保证 确认 基于 许可 有权 一定 通过 暂停
前 后 仅 只 欢迎 指 称 说 宣布
"""
_WEAK = frozenset(_WEAK_WORDS.split())
"""Words that are much else, too: they are asked only where they stand for one another, not somewhere in the clause."""
_ELSE_WORDS = """
可能性 可靠 可行 可持续 可再生 可见 可谓 可观 可爱 可口 可惜 可贵 可追溯 可负担 可负担性 可比 可疑 可分配 可换股
可供 许可证 可转 可可 可乐 认可度 宁可 可塑 可观赏 可达 可降解 可回收 可循环 应用 应对 应急 应届 应邀 应付 应变 应聘
应约 应战 响应 供应 适应 反应 效应 回应 相应 对应 应征 应收 应计 应占 应课税 感应 需求 所需 急需 必需品 供需 内需
军需 需时 如需 需求量 刚需 按需 如有需要 有需要 需要帮助 无需求 须知 胡须 触须 必须品 或者 或以上 或以下 或之前
或之后 抑或 或多或少 或缺 或是 或其他 因素 原因 起因 基因 病因 成因 诱因 死因 因应 因缘 因果 主因 肇因 因地制宜
因人而异 内因 外因 如何 例如 如期 诸如 如今 如此 如下 比如 犹如 假如说 如实 如常 如同 一如 如愿 不如 譬如 正如
如火如荼 即如 自如 如上 如数 若干名 若隐若现 不可或缺 不可能 不可思议 不可分割 不可避免 不可抗力 不可再生 不可多得
不得不 不得已 不能不 不一定 未必 不仅 不但 不用说 不得少于 不得超过 不得多于 不得低于 不得高于 不得逾 不应少于
不应超过 不可少于 不能少于 不能超过 不得早于 不得迟于 不可超过 未获准 未经批准 有关 无一例外 无一不 绝无仅有
不应该不 供应 不容易 而已 不得而知 早已 将军 将来 将近 行将 副本 副作用 副食品 副产品 名副其实 副题 全副 副业 副刊
副手 副总 免费 避免 免疫 免税 难免 免除 豁免 以免费 减免 宽免 免签 免受 未免 免于 免缴 免息 免租 免收 暂缓 暂定 暂行
长期护理 长期服务 短期融资 材料 资料 燃料 原料 饮料 肥料 废料 塑料 物料 料理 预料 意料 史料 面料 涂料 用料 不料 颜料
饲料 布料 养料 配料 料件 照料 部分人士 第一部分 第二部分 第三部分 组成部分 各部分 一部分 仍旧 尚且 高尚 时尚 和尚
崇尚 尚方 尚品 但愿 不但 非但 惟有 惟恐 惟一 思惟 却步 退却 冷却 忘却 了却 高度肯定 不肯定 肯定书 支持者 支持力
反对派 反对党 反对者 赞成票 反对票 建议书 建议价 增加值 增长点 增长极 增长率 升降 增减 涨跌 不支持 不建议 不承认
不承诺 不感谢 不担心 不批评 不反对 不质疑 不怀疑 不否认 无法确认 未能确认 未确认 未证实 未获证实 没有反对 不拒绝
多数派 少数族裔 少数民族 少数派 非少数族裔 小众多 计划书 计划署 计划处 本计划 该计划 计划的 项目计划 试验计划
先导计划 连同意 合同意 期间内 前往 前来 前后 前景 前线 前瞻 前期 前提 前途 前台 前列 前沿 前者 目前 提前 此前 日前
当前 前身 前海 空前 前所未有 面前 前进 前锋 前卫 前述 前方 后方 后来 后期 后续 后勤 后者 后果 后天 后台 后盾 后排
后卫 最后 然后 今后 背后 先后 落后 后巷 后备 后市 前市 皇后 前排 不仅 只是 幼儿前 产前 产后 学前 课后 售后 战后
前总统 前局长 前司长 雨后 餐后 前奏 前言 后记 后世 后人 后代 后继 前年 前天 前夜 船只 一只 两只 三只 只数
"""
_ELSE = tuple(_ELSE_WORDS.split())
"""Words with one of the others in them that take no stand."""
_NEGATES = frozenset("不未没无非勿毋莫难")


class Stand(NamedTuple):
    """A word in a text: its place, its axis and stand; `weak` where it may well be something else."""

    start: int
    end: int
    axis: str
    stand: str
    weak: bool
    negated: bool


@cache
def _engine() -> tuple[AhoCorasick, tuple[tuple[str, str, str], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who lays two editions side by side pays

    known = dict.fromkeys(_ELSE, ("", ""))
    for axis, stands in _WORDS.items():
        for stand, words in stands.items():
            known |= {word: (axis, stand) for word in words.split() if word not in known}
    rows = tuple((word, axis, stand) for word, (axis, stand) in known.items())
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest), rows


def stands(text: str, first: int = 0) -> list[Stand]:
    """Return the words that take a stand in a text in Simplified characters whose first one is at `first`, in order."""
    engine, rows = _engine()
    found = []
    for index, start, end in engine.find_matches_as_indexes(encodable(text)):
        word, axis, stand = rows[index]
        if axis:
            negated = not _NEGATES.isdisjoint(text[max(0, start - 2) : start])
            found.append(Stand(first + start, first + end, axis, stand, word in _WEAK, negated))
    return found


@cache
def _apart() -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((axis, frozenset(pair.split("/"))) for axis, rows in _APART.items() for pair in rows.split())


def exclude(axis: str, one: str, other: str) -> bool:
    """Return whether a text that takes the one stand cannot be what takes the other."""
    return (axis, frozenset((one, other))) in _apart()


def on_one_axis(one: str, other: str) -> bool:
    """Return whether the tables have both words on one axis: whether they exclude each other is known."""
    left, right = ({word.axis for word in stands(text)} for text in (one, other))
    return not left.isdisjoint(right)
