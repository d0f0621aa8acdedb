"""Surnames and how they are spelt: Hong Kong, Macao, Taiwan, Singapore, Malaysia, pinyin. Part of `romanisation`.

In: nothing but tables. Out: which characters are a surname, which words in Latin letters are one, and whether a word
spells a surname. Beside the spellings listed here every reading of the tables counts. May not touch: files.
Written from general knowledge; Korean spellings stand here only so that Koreans are not taken for misspelt Chinese.
"""

from __future__ import annotations

from functools import cache

_SPELT = """
陳陈 chan chen tan chin tin chern dan ting chinn chun; 李 lee li lei ley rhee yi ri;
黃黄 wong huang ng ong ooi oei wee hwang vong bong; 張张 cheung chang zhang teo teoh tiong chong cheong jang teong;
林 lam lin lim lum liem im; 王 wong wang ong heng vong; 吳吴 ng wu goh woo ung go oh eng gouw;
劉刘 lau liu low lew lou lao lauw yoo yu ryu; 梁 leung liang leong neo neoh niu nio leang yang ryang;
鄭郑 cheng zheng tay tee teh chng tan jung jeong chung tey; 何 ho he hoe hor ha; 羅罗 lo law luo loh low lor la;
郭 kwok guo kuo quek koay kuok kwek quah koo kwak kwock gwak kok; 周 chow chau chou zhou chew chiu jow joo ju chiew;
葉叶 yip ip yeh ye yap iap yeap yapp; 鄧邓 tang deng teng theng tng thang;
蔡 choi tsoi choy tsai cai chua chai tjoa chye tsay; 楊杨 yeung yang young yeo yeoh yong ieong yeong io;
許许 hui hsu xu khoo koh heo huh kho hoi; 曾 tsang tseng zeng chang jan chen; 馮冯 fung feng foong fong pang;
謝谢 tse hsieh xie chia cheah tay che tchen seah tze ché; 蘇苏 so su soh saw sou soo;
徐 tsui hsu xu chui chee choi tsuei seo suh chi; 呂吕 lui lu lyu lv leu loi loy looi luei lü;
胡 wu ho woo hu oh ow ou au; 朱 chu zhu choo chue chee tjoe choe; 趙赵 chiu zhao chao chew teo teoh jiu cho jo tio;
馬马 ma mah beh mar; 洪 hung hong ang fung hoong; 方 fong fang png hong pang bang;
鍾钟鐘锺 chung zhong cheong chong choong jong; 余 yu yue yee eu ee yi yeo u ye; 潘 poon pan pun phua phoon puah pon;
戴 tai dai tay tye te; 江 kong jiang chiang kang gang; 龍龙 lung long loong leng; 文 man wen mun moon boon;
黎 lai li le; 廖 liu liao liew leow lew leo ryo; 鄺邝 kwong kuang kong fong; 簡简 kan jian chien kean kang gan;
古 koo ku gu kwu kho; 麥麦 mak mai mok mah beh meh; 莫 mok mo moh mock mak; 區区歐欧 au ou ow ao ngau owe aw;
施 sze shi shih see sy si sih; 史 sze shi shih see; 石 shek shi shih sek seok siak suk;
沈 shum sum shen sham sim sung shim; 岑 shum sum cen sam sham tsen cham; 冼 sin xian sinn sen;
譚谭 tam tan tham thum tom; 湯汤 tong tang thong tng; 唐 tong tang thong tng; 湛 cham zhan;
邱丘 yau chiu qiu khoo hew hiew khu chew kew yeow khew; 高 ko kao gao koh goh ku; 袁 yuen yuan wan juan yun oan un;
于於 yu yue ee; 俞 yu yue ju; 姚 yiu yao yeow iu yau yew io; 宋 sung song soong sang;
關关 kwan guan kuan quan koon gwan; 霍 fok huo ho huok fock; 盧卢 lo lu loo low lou roh noh lau;
杜 to tu du toh doo tou; 丁 ting ding teng; 任 yam ren jen yum im lim yan jam; 甘 kam gan kan kum;
金 kam jin chin kim gum; 葛 kot ge ko kwok quat kat kott; 龐庞 pong pang phang; 彭 pang peng phang phee beh;
白 pak bai pai pek peh paik baek bak peck; 薛 sit xue hsueh seet see seah sih;
蕭萧肖 siu xiao hsiao seow siew shiu sio siaw siow shaw; 邵 siu shao shiu shaw sio siew siow;
姜 keung jiang chiang geung kang; 蔣蒋 cheung jiang chiang tseung chang chiong chionh;
范範 fan wan huan hwan hoan fam pham beom; 顧顾 koo ku gu kwoo ko kou; 倪 ngai ni nghe geh nga ge;
魏 ngai wei gwee goei wee nguy goh wi ngui gui; 韋韦 wai wei ui wee; 衛卫衞 wai wei ui; 尹 wan yin wun yoon yun;
溫温 wan wen wun oon woon oen; 雲云 wan yun hoon; 尤 yau you yu yew iu; 游 yau you yu yew iu yow;
饒饶 yiu rao jao yeow ngew giau jow; 柯 or o ke ko ker kua quah oh kuah; 伍 ng wu goh eng woo um; 歐 au;
萬万 man wan ban maan buan; 包 pau bao pao pow; 鮑鲍 pau bao pao pow paw; 卓 cheuk zhuo cho toh toe tok tak tock;
翁 yung weng ong ung yong eng; 熊 hung xiong hsiung hong him; 阮 yuen ruan juan yuan nguyen un wan;
賴赖 lai lye luah loi; 駱骆 lok luo lo loh; 洛 lok; 樂乐 lok yue le; 陸陆 luk lu loke look loh leuk luke lock;
侯 hau hou how hew heo; 孔 hung kong kung hong khong khung; 孫孙 suen sun soon shuen swun sng son suon;
韓韩 hon han hong hahn hunn; 康 hong kang kong khng; 賀贺 ho he hor hoh; 郝 kok hao hok;
季 kwai ji chi kwei quay gwei; 紀纪 kei ji chi kee ki; 祁 kei qi chi kee ki; 計 kei; 田 tin tien tian chan teen;
程 ching cheng thia tia teh chien; 成 shing cheng sing seng; 盛 shing sheng sing seng;
鄒邹 chau chow zou tsou tsow joe chew chiu; 曹 cho tso cao tsao chou chow tjo chao;
崔 chui tsui cui choi tsuei choe; 齊齐 chai qi chi chae; 柴 chai; 錢钱 chin qian chien tsien tsin zee dzien;
秦 chun qin chin tsun jin; 覃 tam qin chum tan cham tham; 單单 sin shan sim dan sien; 冷 lang leng ling;
凌 ling leng lim; 郎 long lang; 連连 lin lian lien; 藍蓝 lam lan nam; 利 lee li lei; 厲厉 lai li;
雷 lui lei loi lay looi lwee louie leui; 童 tung tong; 董 tung dong tang tong toong; 佟 tung tong;
涂塗 to tu doo tho thoo tou toh; 屠 to tu; 陶 to tao tow tou toh; 毛 mo mao mow mou; 武 mo wu mou;
巫 mo wu mu moh boo; 梅 mui mei moy moi mai bwee; 苗 miu miao meow; 孟 mang meng mong; 蒙 mung meng mong;
牟 mau mou mu; 穆 muk mu; 聶聂 nip nie nieh niip; 甯宁寧 ning linn lin; 敖 ngo ao aw ngoh; 鄔邬 wu; 岳 ngok yue;
顏颜 ngan yan yen gan ng; 嚴严 yim yan yen giam ngam yeam um; 閻阎 yim yan yen; 殷 yan yin yun; 應应 ying yin;
易 yik yi yick i; 詹 jim chim tsim zhan chan chiam; 占 chim; 章 cheung zhang chang jeung cheong chong chiang;
莊庄 chong zhuang chuang chng ching chwang; 祝 chuk zhu chu chok; 竺 chuk zhu chu; 翟 chak zhai di jak chai;
查 cha zha char; 車车 che ju chea cha; 臧 chong zang; 左 cho zuo jor tso; 宗 chung zong tsung; 仲 chung zhong;
夏 ha xia hsia hah har; 項项 hong xiang hsiang hang; 向 heung xiang hsiang hong; 邢 ying xing hsing; 幸 hang xing;
葉 yip; 喬乔 kiu qiao chiao kew; 瞿 kui qu chu; 裘 kau qiu chiu; 仇 kau qiu chou chau shau; 裴 pui pei bae;
傅付 fu foo po hu boo phoo; 符 fu foo hu poo; 費费 fai fei bee fee; 樊 fan faan hwang huan; 房 fong fang pang;
鳳凤 fung feng; 封 fung feng; 花 fa hua; 華华 wah hua wa hwa fa hwah; 桂 kwai gui kuei; 龔龚 kung gong keong;
宮宫 kung gong; 貢 kung; 龐 pong; 柳 lau liu low yoo ryu leow; 練练 lin lian; 婁娄 lau lou low; 樓楼 lau lou low;
路 lo lu; 魯鲁 lo lu; 勞劳 lo lao low lou; 賈贾 ka jia chia kar; 管 kwun guan kuan koon;
司徒 szeto situ seto soohoo szetho sito;
歐陽欧阳 auyeung ouyang owyang oyang auyong aoyang auyang awyong owyoung aoieong;
上官 sheungkwun shangguan sheungkoon shangkuan; 司馬司马 sima szema ssuma; 諸葛诸葛 zhuge chukot chuge chukwok;
皇甫 huangfu wongpo wongfu; 夏侯 xiahou hahau; 慕容 murong muyung mujung; 尉遲尉迟 yuchi; 令狐 linghu;
端木 duanmu tuenmuk; 東方东方 dongfang tungfong; 公孫公孙 gongsun kungsuen; 南宮南宫 nangong namkung namgoong;
長孫长孙 zhangsun; 宇文 yuwen yumun; 軒轅轩辕 xuanyuan; 獨孤独孤 dugu; 范姜 fanjiang fanchiang;
張簡张简 zhangjian changchien; 朴 park bak pak piao po pu; 權权 kwon kuen quan; 申 shin san shen; 安 on an ann ahn;
全 chuen quan jeon chuan; 南 nam nan; 太 tai; 辛 san xin hsin shin; 芮 yui rui jui; 惠 wai hui; 景 king jing;
池 chi chee ji; 玉 yuk ok; 元 yuen yuan won; 明 ming myung; 千 chin chun; 沙 sha sa; 尚 sheung shang; 時时 shi;
談谈 tam tan; 賓宾 pan bin; 招 chiu zhao jiu; 植 chik zhi; 原 yuen yuan; 容 yung rong; 屈 wat qu kwat wut; 勵 lai;
鈕 nau niu; 阿 a ah; 麻 ma; 米 mai mi; 苟 kau gou; 車 che;
"""
"""Surnames in both scripts, each with the spellings that are met, in small letters."""
_MORE = """
丑趙錢孫李周吳鄭王馮陳褚衛蔣沈韓楊朱秦尤許何呂施張孔曹嚴華金魏陶姜戚謝鄒喻柏水竇章雲蘇潘葛奚范彭郎魯韋昌馬苗鳳花方
俞任袁柳鮑史唐費廉岑薛雷賀倪湯滕殷羅畢郝鄔安常樂于時傅皮卞齊康伍余元卜顧孟平黃和穆蕭尹姚邵湛汪祁毛禹狄米貝明臧計伏
成戴談宋茅龐熊紀舒屈項祝董梁杜阮藍閔席季麻強賈路婁危江童顏郭梅盛林刁鍾徐邱駱高夏蔡田樊胡凌霍虞萬支柯管盧莫房裘繆解
應宗丁宣鄧郁鬱單杭洪包諸左石崔吉鈕龔程嵇邢裴陸榮翁荀惠甄曲家封儲靳段富巫烏焦巴弓牧隗山谷車侯全班仰秋仲伊宮寧仇欒暴
甘厲祖武符劉景詹龍葉幸司韶黎薄印白懷蒲從鄂索籍賴卓藺屠蒙池喬胥蒼聞翟譚貢勞逄姬申扶堵冉宰酈雍桑桂濮牛壽通邊扈燕冀浦
尚農溫別莊晏柴瞿閻充慕連茹習艾魚容向古易慎戈廖庾終居衡步都耿滿弘匡國文寇廣祿闕東歐沃利蔚越夔隆師鞏聶晁敖融冷訾辛闞
那簡饒曾沙養鞠豐巢關相查荊紅竺權蓋益桓公帥緱亢況郈有琴商牟佘佟肖苟麥原乜冼鄺苑諶官揭戰佀笪种朴台栗逯堯涂覃甯區練鐘
岳衞赵钱孙吴郑冯陈卫蒋韩杨许吕张严华谢邹窦云苏鲁韦马凤费贺汤罗毕邬乐时齐顾黄萧纪项阎贾娄颜钟骆万卢缪应邓单诸钮龚陆
荣栾厉刘龙叶赖蔺乔苍闻谭贡劳寿边农温别庄连习鱼广禄东欧师巩聂简饶丰关红权盖况谌战尧区练邝麦锺闫游丘植招付代
"""
"""Characters that are surnames, whatever their spelling."""
_LATIN = """
ang ao au auyang auyeung bai ban bao bi bian bo bu cai cao cen cha chai chak cham chan chang chao chau che cheah
chee chen cheng cheong cheuk cheung chew chi chia chiam chiang chien chik chim chin ching chiu cho choi chong choo
choong chou chow choy chu chua chuang chui chuk chun chung cong cui dai dang deng di ding dong dou du duan eu fan
fang fei feng fok fong foo foong fu fung gan gao ge geng goh gong gu guan guo han hang hao hau he heng ho hon hong
hou how hsia hsiao hsieh hsiung hsu hsueh hu hua huang hui hung huo ip jao ji jia jian jiang jiao jim jin jing ju
juan kam kan kang kao kau ke kee kei ker keung khoo kiu ko koh kok kong koo koon kot ku kuan kui kung kuo kuok kwai
kwan kwek kwok kwong lai lam lan lang lao lau law lee lei leng leong leow leung lew li lian liang liao lien liew lim
lin ling linn liu lo loh lok loke loo loong low lu lui luk lum lung luo lyu lü ma mah mai mak man mang mao mau mei meng
mi miao miu mo mok mu mui nan ng ngai ngan ngok ni nie ning nip niu oei ong ooi ou ouyang ow owyang pak pan pang pao
pau pei peng phua pi png pong poon pu pui qi qian qiao qin qiu qu quan quat quek rao ren rong ruan sa san seah
seow sham shan shang shao shaw shek shen sheng sheung shi shih shing shiu shu shum si siew sim sima sin sit situ siu
so soh song soo soong su suen sum sun sung sze szeto tai tam tan tang tao tay teng teo teoh thong tian tien tin ting
to toh tong tsai tsang tsao tse tseng tseung tso tsoi tsou tsui tsz tu tuan tung wai wan wang wat wee wei wen weng
wong woo wu xi xia xian xiang xiao xie xin xing xiong xu xue xun yam yan yang yao yap yau ye yee yeh yen yeo yeoh
yeow yeung yi yick yik yim yin ying yip yiu yong you young yu yuan yue yuen yun yung zang zeng zha zhai zhan zhang
zhao zheng zhong zhou zhu zhuang zhuge zhuo zong zou zuo
"""
"""Words in Latin letters that are a Chinese surname where a given name stands beside them."""
_WORDS = """
an ban bo bu che chin chip di do fan go ha hang he hock hong how hung in ip jo ju kei king kit ko kong lang law lim
long low man mar mark may mi min moon mu no on or pan pang park pi pong sang sea see sham shang shaw she sin so song
sum sun sung tan tang tee tin ting to ton tong wan wee wing yen yi yo you young
"""
"""Words that are also English, or part of a usual name: they need more to be a surname."""
_DOUBLE = """
司徒 歐陽 欧阳 上官 司馬 司马 諸葛 诸葛 皇甫 夏侯 慕容 尉遲 尉迟 令狐 端木 東方 东方 公孫 公孙 南宮 南宫
長孫 长孙 宇文 軒轅 轩辕 獨孤 独孤 范姜 張簡 张简
"""
DOUBLE = frozenset(_DOUBLE.split())
"""Surnames of two characters."""
LATIN = frozenset(_LATIN.split())
"""Words in Latin letters that are a surname."""
AMBIGUOUS = LATIN & frozenset(_WORDS.split())
"""Of those, what is often something else."""


@cache
def _spellings() -> dict[str, frozenset[str]]:
    """Return the listed spellings of each surname."""
    found: dict[str, set[str]] = {}
    for entry in _SPELT.split(";"):
        head, *words = entry.split() or [""]
        width = 2 if head[:2] in DOUBLE else 1
        for at in range(0, len(head), width):
            found.setdefault(head[at : at + width], set()).update(words)
    return {one: frozenset(words) for one, words in found.items()}


def spellings(surname: str) -> frozenset[str]:
    """Return the listed spellings of a surname of one or two characters; empty where none is listed."""
    return _spellings().get(surname, frozenset())


@cache
def characters() -> frozenset[str]:
    """Return the characters that are a surname of one."""
    return frozenset("".join(_MORE.split())) | frozenset(one for one in _spellings() if len(one) == 1)


@cache
def double_spellings() -> dict[str, frozenset[str]]:
    """Return the surnames of two characters by their spelling, without hyphens."""
    found: dict[str, set[str]] = {}
    for surname in DOUBLE:
        for one in spellings(surname):
            found.setdefault(one, set()).add(surname)
    return {one: frozenset(every) for one, every in found.items()}
