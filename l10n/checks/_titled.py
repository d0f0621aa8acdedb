"""Titles of laws and works in two languages, and common words that tell one title from another. Declares no check.

In: a text and its locale; two titles. Out: the titles, as what stands in 《》 or quotation marks, or ends in Ordinance;
the words of one title that the other has not. A word is in the list only where all it is called by in Chinese is, so
that what is not found there is another thing; titles that are free are told by their having nothing in common. May not
touch: files.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from l10n.locale import Locale

_WORDS = """
air 空氣 航空 空中|airport 機場|animal 動物|apple 蘋果|arbitration 仲裁|architecture 建築|art 藝術 美術 藝 畫
atlas 地圖 圖集 圖鑑|aunt 姨 姑|autumn 秋|aviation 航空 民航|baby 嬰 寶寶|bank 銀行 岸|banking 銀行|bankruptcy 破產
bay 灣|beach 灘|bear 熊|bell 鐘 鈴|betting 博彩 投注 賭|bird 鳥 禽 雀|boat 船 舟 艇|body 身 體|book 書 冊|box 箱 盒
boy 男孩 少年 仔 男生 童|bread 麵包|bribery 賄賂|bridge 橋|broadcasting 廣播|brother 兄 弟 哥
building 建築 樓 大廈 建造 建設|bus 巴士|butterfly 蝶|camera 相機 鏡頭|candle 燭|castle 堡 城|cat 貓
child 兒 孩 童 小朋友|children 兒 孩 童 小朋友|church 教堂 教會|city 城 市|climate 氣候|clock 鐘|cloud 雲|coast 岸 海
coin 幣 錢|company 公司|companies 公司|competition 競爭 比賽|construction 建造 建築 施工 建設|cook 烹 煮 廚 菜
copyright 版權 著作權|country 國 郊 鄉|crane 鶴 起重|crime 罪 刑|cruelty 殘酷 虐|dance 舞|data 數據 資料|daughter 女
dawn 黎明 曙 晨 破曉|day 日 天|desert 沙漠 荒漠|digital 數碼 數字 數位 電子|disability 殘疾 障|discrimination 歧視
disease 病|dog 狗 犬 寵物|door 門|dragon 龍|dream 夢|drug 藥 毒|earth 地 土|education 教育|egg 蛋|electricity 電
elephant 象|emperor 帝 皇|employment 僱傭 就業 聘|endangered 瀕危|energy 能源 能 電|environment 環境 環保|export 出口
eye 眼 目|factory 工廠 廠|factories 工廠 廠|family 家|farm 農|father 父 爸|film 電影 片|fire 火 消防|fish 魚 漁
fisheries 漁業 漁|flight 飛行 航班|flower 花 卉|food 食物 食品 食 糧 美食|forest 林|fox 狐|friend 友 朋|fruit 果
gambling 賭|garden 園|ghost 鬼 魂 靈|girl 女孩 少女 姑娘 女生|glass 玻璃|gold 金|golden 金
grandmother 祖母 外婆 婆 奶 嫲|grandfather 祖父 爺 公|guesthouse 賓館 旅館|hand 手|harbour 港|heart 心|heaven 天
herb 草 藥|hero 英雄|hill 山 丘|holiday 假 節|horse 馬|hospital 醫院 醫|hotel 酒店 旅館 飯店|house 屋 房 家 宅 樓
housing 房屋 住房 居|ice 冰|immigration 入境 移民|import 進口|insurance 保險|island 島 嶼|journey 旅 行 歷程 之路
king 王|kitchen 廚|labour 勞工 勞動|lake 湖|land 土地 地|language 語|lantern 燈|lawyer 律師|leaf 葉|letter 信 書
library 圖書館 書|lighthouse 燈塔|lion 獅|market 市場 市 街市|marriage 婚|medicine 藥 醫|memory 記憶 回憶 憶
merchant 商|mine 礦|minimum 最低|mirror 鏡|money 錢 金 放債 洗|moon 月|morning 晨 早 朝|mother 母 媽 娘|mountain 山 嶽
museum 博物館|music 音樂 樂 曲|night 夜 晚|nightingale 夜鶯|noise 噪音|nurse 護士 護理|occupational 職業|ocean 海 洋
oil 油|opera 歌劇 戲 劇|orchestra 樂團 管弦|palace 宮|paper 紙 白皮書 綠皮書 文件 論文|parent 父母 家長|park 公園 園
passport 護照|patent 專利|peace 和平 太平 安|pearl 珠|pension 退休|pharmacy 藥|phoenix 鳳凰|photograph 照 相 攝影 圖
pilot 機師 飛行 試|plane 飛機 機|plant 植物 種 廠|plastic 塑膠 塑料|poem 詩|poet 詩|poison 毒|police 警|pollution 污染
pond 池 塘|port 港|prince 王子 太子|princess 公主|prison 監獄 獄|privacy 私隱 隱私|property 物業 財產 產
queen 王后 女王 皇后 后|race 種族 賽|railway 鐵路|rain 雨|rainbow 彩虹 虹|restaurant 餐|rice 米 飯 稻
river 河 江 川 溪|road 道路 路 道 公路|robot 機械人 機器人|rose 玫瑰 薔薇|safety 安全|sail 帆 航|sand 沙
school 學校 校 學|sea 海|season 季 節|secret 秘密 機密 密|security 安全 保安 證券|securities 證券|shadow 影|shark 鯊
ship 船 航運 艦|shipping 航運 船|shop 店 舖 鋪|silence 靜 默 無聲|silk 絲|silver 銀|sister 姊 姐 妹|sky 天空 天
smoking 吸煙 吸烟 煙|snow 雪|soldier 兵 軍人|son 子 兒|song 歌 曲 謠|sound 聲 音|space 太空 空間 航天|spring 春 泉
stadium 球場 體育場|stamp 郵票 印花|star 星|stone 石 岩|storm 風暴 暴風 暴雨|street 街|student 學生|summer 夏
sun 太陽 陽 日|swan 天鵝|tax 稅|taxi 的士 出租車|tea 茶|teacher 教師 老師 師|telecommunications 電訊 電信 通訊
telephone 電話|temple 廟 寺 殿 祠|theft 盜竊 盜 竊|tiger 虎|tourism 旅遊|tower 塔 樓|toy 玩具|traffic 交通
train 列車 火車|transport 運輸 交通|treasure 寶|tree 樹 木|umbrella 傘|uncle 叔 伯 舅|university 大學|vaccine 疫苗
valley 谷|vegetable 菜 蔬|village 村 鄉|violin 小提琴|wage 工資|wall 牆 壁 城|war 戰|waste 廢|water 水|whale 鯨
wildlife 野生|wind 風|window 窗|wine 酒|wing 翼 翅|winter 冬|wolf 狼|woman 女 婦|women 女 婦|wood 木 林|yangtze 長江
yellow 黃|youth 青年 青春 少年 青少年|zoo 動物園
"""
"""English words | what they may be called in Chinese, in Traditional."""
_LAWS = ("Ordinance", "Act", "Law", "Bill", "Regulation")
_LAW = later(
    r"(?:\b[A-Z][\w'’]*(?:[ -]|, )(?:(?:and|of|for|the|to|in|on|&) |\([^()]{1,40}\) )*){1,8}"
    r"(?:Ordinance|Act|Law|Bill|Regulations?)\b"
)
_ENGLISH = later(r"“([A-Z][^“”\"\n]{2,80})”|\"([A-Z][^\"“”\n]{2,80})\"|‘([A-Z][^‘’\n]{2,80})’(?!\w)")
_CHINESE = later("《([^《》\n]{1,40})》|〈([^〈〉\n]{1,40})〉")
_PLAIN = str.maketrans(
    "傘傭債僱兒冊劇動勞國園圖團場夢婦媽嬰學宮寵寶專島嶼嶽師幣廈廚廟廠廢廣憶戰戲據攝數曉書會業樂樓樹橋機權歷殘氣漁瀕灘灣無煙燈燭爭爺牆獄獅環產畫盜監碼礦稅種竊競節築糧紙絲綠聲職膠舖艦葉著薔藝藥蘋術視訊記設試詩話語論謠證護貓財賂賄資賓賭賽車軍輸農進遊運郵鄉醫鈴銀鋪錢鏡鐘鐵鑑長門間陽險隱雲電靈靜頭風飛飯館馬體魚鯊鯨鳥鳳鵝鶯鶴麵黃龍",
    "伞佣债雇儿册剧动劳国园图团场梦妇妈婴学宫宠宝专岛屿岳师币厦厨庙厂废广忆战戏据摄数晓书会业乐楼树桥机权历残气渔濒滩湾无烟灯烛争爷墙狱狮环产画盗监码矿税种窃竞节筑粮纸丝绿声职胶铺舰叶着蔷艺药苹术视讯记设试诗话语论谣证护猫财赂贿资宾赌赛车军输农进游运邮乡医铃银铺钱镜钟铁鉴长门间阳险隐云电灵静头风飞饭馆马体鱼鲨鲸鸟凤鹅莺鹤面黄龙",
)
"""Characters of the list that are others in Simplified."""
_TOKEN = later(r"[a-z]+")
_TELLING = 2
_ALONE = frozenset("秋冬夏貓猫狗狼熊虎獅狮龍龙鳳凤雪雨月")
"""Words of one character that are no part of others."""


@cache
def _tables(simplified: bool) -> tuple[dict[str, tuple[str, ...]], dict[str, frozenset[str]]]:
    """Return what English words are called, and the English words of each Chinese word of two characters or more."""
    english: dict[str, tuple[str, ...]] = {}
    chinese: dict[str, set[str]] = {}
    for item in _WORDS.strip().replace("\n", "|").split("|"):
        word, *forms = (item.translate(_PLAIN) if simplified else item).split()
        english[word] = tuple(forms)
        for form in forms:
            chinese.setdefault(form, set()).add(word)
    return english, {
        form: frozenset(words) for form, words in chinese.items() if len(form) >= _TELLING or form in _ALONE
    }


@lru_cache(maxsize=128)
def titles(text: str, *, chinese: bool) -> tuple[str, ...]:
    """Return the titles in a text, in order: of laws and of works."""
    if chinese:
        return tuple(match[1] or match[2] for match in _CHINESE.finditer(text))
    found: list[tuple[int, str]] = []
    if "“" in text or '"' in text or "‘" in text:
        found += [(match.start(), match[1] or match[2] or match[3]) for match in _ENGLISH.finditer(text)]
    if any(word in text for word in _LAWS):
        found += [(match.start(), match[0]) for match in _LAW.finditer(text)]
    return tuple(title for _, title in sorted(found))


def apart(english: str, chinese: str, locale: Locale) -> tuple[str, str] | None:
    """Return a word of each title that the other has not, where both have another word in common; None otherwise."""
    table, words = _tables(locale.script == "Hans")
    said = [(token, table[word]) for token in _TOKEN.findall(english.lower()) if (word := _stem(token, table))]
    if not said:
        return None
    lost = [(token, forms) for token, forms in said if not any(form in chinese for form in forms)]
    if not lost or (len(lost) == len(said) and not _law(english)):
        return None
    mine = {_stem(token, table) for token, _ in said}
    for form, meant in words.items():
        if form in chinese and meant.isdisjoint(mine) and not any(form in one for _, forms in said for one in forms):
            return lost[0][0], form
    return None


def _law(english: str) -> bool:
    return english.removesuffix("s").endswith(_LAWS)


def _stem(token: str, table: dict[str, tuple[str, ...]]) -> str:
    """Return the word of the table that a word of a title is, or an empty text."""
    for one in (token, token.removesuffix("s"), token.removesuffix("es"), token.removesuffix("ies") + "y"):
        if one in table:
            return one
    return ""
