"""Words that tell Chinese bodies and places apart: what a name ends in, what it is of, cities of the Mainland.

In: texts in Simplified characters. Out: the endings and the fields of bodies, names of places at a stretch; which two
may be one thing in two regions. May not touch: files. Declares no check.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from l10n.checks import _places
from l10n.glossary.fold import encodable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_ENDINGS_WORDS = """
大学 学院 书院 中学 小学 医院 诊所 法院 法庭 检察院 局 署 厅 处 部 司 委员会 办公室 协会 学会 商会 总会 联会 基金会
研究院 研究所 中心 公司 集团 银行 博物馆 图书馆 美术馆 体育馆 音乐厅 剧院 公园 机场 码头 市 省 县 区 镇 乡 村 州 岛
路 街 山 河 湖 桥 隧道 水库 出版社 乐团 剧团 舞团 工会 教会 寺 庙 党 派出所 消防局 社
"""
ENDINGS = frozenset(_ENDINGS_WORDS.split())
"""What a name of a body or a place ends in."""
_ONE_ENDING_WORDS = """
公司/集团 协会/学会 协会/总会 学会/总会 商会/总会 协会/商会 音乐厅/剧院 办公室/处 研究院/研究所 研究院/中心
研究所/中心 书院/学院 美术馆/博物馆 区/市 乡/镇 镇/村 处/中心 局/署 局/厅 部/处 委员会/会 部/局 局/处 厅/处
派出所/局 司/处 司/局 部/司
"""
_ONE_ENDING = tuple(_ONE_ENDING_WORDS.split())
"""Endings that a region or a short form may have for one another."""
_FIELDS_WORDS = """
理工 师范 科技 工业 农业 林业 医科 中医 财经 政法 外语 民族 体育 音乐 美术 艺术 戏剧 戏曲 电影 交通 邮电 电力 石油
海洋 海事 渔政 航空 航天 工商 税务 财政 民政 司法 公安 教育 卫生 环境 环保 水利 水务 文化 旅游 商务 农林 气象 地震
统计 审计 规划 建设 房屋 住房 土地 运输 铁路 公路 港口 航道 海关 边防 消防 劳工 劳动 福利 入境 移民 渔农 渔业 食品
药品 药物 专利 金融 证券 保险 贸易 外贸 经济 工程 建筑 机电 电讯 通信 广播 电视 出版 新闻 职业 言语 物理 化学 生物
数学 历史 考古 地质 天文 心理 牙科 眼科 儿童 妇女 青年 长者 老人 肿瘤 心脏 骨科 精神 胸科 口腔 妇产 护理 药剂 兽医
法律 会计 管理 商业 国际 中央 第一 第二 第三 第四 警务 惩教 廉政 选举 申诉 科学 人文 社会 自然 动物 植物 海岸 森林
矿业 煤炭 钢铁 纺织 汽车 船舶 核电 水电 风电 燃气 自来水 互联网 网络 信息 数据 能源 粮食 盐业 烟草 邮政 民航 测绘
档案 宗教 侨务 台湾 港澳 外事 外交 国防 军事 武警 监狱 戒毒 禁毒 扶贫 乡村 城市 市政 园林 路政 城管 计量 质检 标准
安全 应急 救援 红十字 慈善 残疾 聋人 盲人 弱智 智障 听障 视障 幼儿 学前 特殊 技师 技工 商学 法学 医学 工学 理学 文学
"""
FIELDS = frozenset(_FIELDS_WORDS.split())
"""What a body is of."""
_ONE_FIELD_WORDS = """
卫生/健康 环境/环保 运输/交通 房屋/住房 劳工/劳动 渔农/农业 入境/移民 电讯/通信 药物/药品 长者/老人 旅游/文化
智障/弱智 聋人/听障 盲人/视障 网络/互联网 网络/信息 信息/数据 渔农/渔业 水务/水利 水务/自来水 民航/航空 商业/商务
工商/商业 城市/市政 房屋/建筑 警务/公安 药物/食品 贸易/外贸 贸易/商务 经济/商务 能源/电力 建筑/工程 建筑/建设
国际/外事 外交/外事 劳工/人力 职业/就业 应急/救援 幼儿/学前 儿童/幼儿 残疾/残障 监狱/惩教 职业/技工
"""
_ONE_FIELD = tuple(_ONE_FIELD_WORDS.split())
_FORMS_WORDS = """
北京 上海 天津 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中
运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳
盘锦 铁岭 葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯
七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州
绍兴 金华 衢州 舟山 台州 丽水 义乌 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博
枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌
漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲
湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 深圳 珠海 汕头 佛山 韶关 湛江 肇庆 江门 茂名 惠州
梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾
崇左 海口 三亚 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝
甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏
拉萨 日喀则 林芝 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉
庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 喀什 和田 伊犁 横琴 前海 南沙
河套 河北 山西 辽宁 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海
内蒙古 广西 西藏 宁夏 新疆 台湾 沙田 大埔 元朗 屯门 荃湾 葵青 西贡 离岛 观塘 黄大仙 深水埗 油尖旺 九龙城 湾仔 旺角
尖沙咀 中环 上环 西环 铜锣湾 北角 鲗鱼涌 柴湾 香港仔 鸭脷洲 赤柱 大屿山 东涌 天水围 粉岭 上水 将军澳 马鞍山 荔枝角
长沙湾 美孚 红磡 土瓜湾 钻石山 牛头角 蓝田 油塘 坚尼地城 薄扶林 葵涌 青衣 西九龙 启德 古洞 锦田 长洲 南丫岛 坪洲
新竹 台中 台南 高雄 基隆 花莲 台东 嘉义 彰化 屏东 宜兰 澎湖 金门
"""
_FORMS = tuple(_FORMS_WORDS.split())
_PROVINCES_WORDS = """
河北 山西 辽宁 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 内蒙古
广西 西藏 宁夏 新疆 台湾
"""
_PROVINCES = frozenset(_PROVINCES_WORDS.split())
_REGIONS_WORDS = """
东南亚 欧洲 亚洲 非洲 美洲 北美 南美 中东 东亚 南亚 中亚 西亚 东欧 西欧 北欧 南欧 拉丁美洲 大洋洲 北非 华南 华东
华北 华中 亚太 欧盟 东盟
"""
_REGIONS = frozenset(_REGIONS_WORDS.split())
_ALSO_WORDS = """
大同 保定 吉林 白山 大庆 黄山 日照 德州 开封 新乡 南平 中山 白银 定西 安康 平凉 海东 和田 资阳 北海 来宾 商丘 长春
"""
_ALSO = frozenset(_ALSO_WORDS.split())
"""Of these some are other words, too: they count only beside another place's name."""


_TWO = 4


@cache
def _engine() -> tuple[AhoCorasick, tuple[tuple[str, frozenset[str]], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who lays two editions side by side pays

    known = {form: frozenset({form}) for form in (*_FORMS, *_REGIONS)}
    known |= {form: ids for form, ids in _places.table("zh_Hans_CN").forms.items() if ids or form not in known}
    rows = tuple(known.items())
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest), rows


def places(text: str) -> list[tuple[int, int, frozenset[str]]]:
    """Return the names of places in a text: start, end and what they may mean."""
    engine, rows = _engine()
    hits = engine.find_matches_as_indexes(encodable(text))
    return [(start, end, rows[index][1]) for index, start, end in hits if rows[index][1]]


def is_one_kind(ids: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether two places are both countries, both provinces or both towns: one may be told by the other."""
    return _kind(ids) == _kind(others)


def _kind(ids: frozenset[str]) -> str:
    name = next(iter(ids), "")
    if len(name) == len("CN") and name.isascii():
        return "country"
    return "province" if name in _PROVINCES else "region" if name in _REGIONS else "town"


def is_doubtful(name: str) -> bool:
    """Return whether a name of a place may be another word."""
    return name in _ALSO


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split("/")) for pair in (*_ONE_ENDING, *_ONE_FIELD))


def is_one(word: str, other: str) -> bool:
    """Return whether two endings, or two fields, may be said of one body."""
    return word in other or other in word or frozenset((word, other)) in _pairs()


def is_field(word: str) -> bool:
    """Return whether a word, or each of its halves, is what a body is of: 交通运输."""
    return word in FIELDS or (len(word) == _TWO and word[:2] in FIELDS and word[2:] in FIELDS)


def ending(text: str) -> str:
    """Return the longest ending that a text begins with, or nothing."""
    return next((text[:size] for size in (3, 2, 1) if text[:size] in ENDINGS), "")
