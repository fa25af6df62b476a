"""Texts in Japanese, Chinese, Korean and Thai: no spaces, other stops, and much said in few characters."""

import pytest

from annotations.text import broken, importer, lines, quoted
from annotations.text.lines import Line
from tests.text.accounting import texts

JAPANESE = """映画の窓
ホーム
新作レビュー
特集

『冬の灯台』 声を待つ女

港町で一人暮らす元灯台守の、最後の冬を追った静かな一本。

2021年1月15日
文・西園寺ゆかり

ツイート
シェア

『冬の灯台』より。（写真：青波映画社）

灯台の灯りが自動になって十年、そこにはもう誰もいないはずだった。

ところが毎晩、灯りは一度だけ消える。町の人々はそれを故障と呼び、役所は予算と呼ぶ。元灯台守の峰子だけが、それを返事と呼んでいる。

映画は説明しない。

カメラは階段を上る足音を聞かせ、扉の前で止まる。私たちは扉の向こうを見ないまま、峰子の顔に当たる光の色で、その夜の海の様子を知ることになる。

「聞こえるでしょう。あの人は昔から声が小さいの。」

後半、息子が迎えに来る場面だけは惜しい。ここまで黙っていた映画が、急にすべてを話し始めるからだ。

音について

風の音は三か月かけて録られたという。海の音は一度も聞こえない。最後の場面で初めて波が鳴るとき、客席の誰もが息を止めた。

それでも、灯りが二度消える結末は忘れがたい。

監督：黒須健
出演：大庭峰子、若林透
上映時間：94分

関連記事
黒須健監督インタビュー
メルマガ登録
プライバシーポリシー
"""
CHINESE = """首页 影评 专访 榜单
《旧河道》：一条河记住了什么

作者：林砚秋
2020年6月3日

分享
收藏

河流改道以后，村子里的人仍然在老地方洗衣服。

这是导演周启明的第二部长片。他没有拍洪水，也没有拍搬迁，只拍了一位老人如何每天走到干涸的河床上，把石头一块一块翻过来。镜头很远，人很小，声音却近得像在耳边。

第一个小时几乎没有对白。

有人会觉得沉闷。但当老人第一次开口，说出的竟是一串地名，而这些地名在地图上已经找不到了，我们才明白前面的沉默是在等什么。

石头的重量

影片最动人的一场戏发生在雨里。孙女问他找到了没有，他说没有，又说找到了，然后笑了起来。这个笑容没有解释，剪辑也没有停留。

结尾的航拍略显多余。河已经不在了，天上看到的只能是形状。

导演：周启明
主演：高福田、许小满
片长：108分钟

相关阅读
《盐井》：白色的沉默
关于我们
隐私政策
"""
KOREAN = """영화 리뷰
인터뷰

낡은 극장의 마지막 밤을 지키는 사람들

윤서진 기자
2022년 3월 9일

공유하기

극장은 문을 닫지만 영사기는 멈추지 않는다.

감독은 폐관을 앞둔 극장의 일주일을 따라간다. 관객은 하루에 열 명도 되지 않고, 매표소의 난로는 고장 난 지 오래다. 그래도 영사 기사는 매일 같은 시간에 필름을 건다.

말은 거의 없다.

인물들은 서로를 부르지 않고 의자를 고친다. 나사를 조이는 소리가 대사를 대신하고, 우리는 그 소리만으로 누가 화가 났는지 알게 된다.

마지막 상영

마지막 날 밤, 스크린에는 아무것도 걸리지 않는다. 빛만 남은 화면 앞에서 관객들은 자리를 뜨지 못한다. 이 장면은 길고, 길어야 했다.

아쉬운 점도 있다. 손녀의 이야기는 너무 늦게 나온다.

관련 기사
개인정보처리방침
"""
THAI = """หน้าแรก
รีวิวหนัง

บ้านริมคลองและเงาของแม่

โดย ปรียาภรณ์ ศรีวงศ์
2021-05-04

แชร์

หนังเริ่มต้นด้วยเสียงน้ำก่อนที่ภาพแรกจะปรากฏขึ้นบนจอและเราไม่เคยเห็นคลองนั้นเต็มตาเลยสักครั้ง

ผู้กำกับเลือกวางกล้องไว้ในบ้านเสมอ ประตูเปิดค้างไว้ แสงจากข้างนอกเปลี่ยนไปตามเวลา และแม่เดินผ่านไปมาโดยไม่พูดอะไร ความเงียบนั้นหนักกว่าบทสนทนาใดๆ ในหนังไทยช่วงหลังที่เราเคยดูมา

ลูกสาวกลับมาบ้านหลังจากหายไปสิบปีและไม่มีใครถามว่าเธอไปอยู่ที่ไหนมา

ฉากที่ดีที่สุดคือฉากหุงข้าว ไม่มีดนตรีประกอบ มีเพียงเสียงหม้อกับเสียงหายใจของคนสองคนที่ต่างก็รอให้อีกฝ่ายพูดก่อน

ตอนจบอาจทำให้บางคนผิดหวังเพราะหนังไม่ยอมบอกว่าใครเป็นคนปิดประตูบานสุดท้าย

บทความที่เกี่ยวข้อง
นโยบายความเป็นส่วนตัว
"""


def body(raw):
    """The lines of the text's own: those that end as sentences do, and in Thai the long ones."""
    return [line for line in raw.split("\n") if line.endswith(("。", "다.", "。」")) or len(line) > 60]


@pytest.mark.parametrize("raw", [JAPANESE, CHINESE, KOREAN, THAI], ids=["ja", "zh", "ko", "th"])
def test_no_sentence_is_lost_and_none_is_a_heading(raw):
    imported = importer.read(raw)
    kinds = {entry.text: entry.kind for entry in imported.entries}
    assert {kinds[line] for line in body(raw)} <= {"paragraph", "standfirst", "quotation"}


@pytest.mark.parametrize("raw", [JAPANESE, CHINESE, KOREAN], ids=["ja", "zh", "ko"])
def test_without_blank_lines_no_sentence_is_lost_either(raw):
    imported = importer.read("\n".join(line for line in raw.split("\n") if line))
    kept = {entry.text for entry in imported.entries if entry.is_block}
    assert set(body(raw)) <= kept


@pytest.mark.parametrize(
    ("raw", "title", "author", "heading"),
    [
        (JAPANESE, "『冬の灯台』 声を待つ女", "西園寺ゆかり", "音について"),
        (CHINESE, "《旧河道》：一条河记住了什么", "林砚秋", "石头的重量"),
        (KOREAN, "낡은 극장의 마지막 밤을 지키는 사람들", "윤서진", "마지막 상영"),
        (THAI, "บ้านริมคลองและเงาของแม่", "ปรียาภรณ์ ศรีวงศ์", ""),
    ],
    ids=["ja", "zh", "ko", "th"],
)
def test_title_author_and_headings_are_found(raw, title, author, heading):
    imported = importer.read(raw)
    assert (imported.title, imported.author) == (title, author)
    assert texts(imported, "heading") == ([heading] if heading else [])


@pytest.mark.parametrize(
    ("raw", "dropped"),
    [(JAPANESE, ["シェア", "関連記事", "プライバシーポリシー"]), (CHINESE, ["分享", "相关阅读", "隐私政策"]),
     (KOREAN, ["공유하기", "관련 기사"]), (THAI, ["แชร์", "บทความที่เกี่ยวข้อง"])],
    ids=["ja", "zh", "ko", "th"],
)  # fmt: skip
def test_lines_of_the_page_are_dropped(raw, dropped):
    assert set(dropped) <= {entry.text for entry in importer.read(raw).dropped}


def test_a_caption_and_a_list_are_told_apart_from_sentences():
    imported = importer.read(JAPANESE)
    assert texts(imported, "caption") == ["『冬の灯台』より。（写真：青波映画社）"]
    assert texts(imported, "list_item") == ["監督：黒須健", "出演：大庭峰子、若林透", "上映時間：94分"]
    assert texts(imported, "standfirst") == ["港町で一人暮らす元灯台守の、最後の冬を追った静かな一本。"]


def test_a_character_counts_as_two_or_three_letters_and_two_as_a_word():
    assert lines.extent("abc") == 3
    assert lines.extent("映画の窓") == 10
    assert lines.words("映画の窓") == 2
    assert lines.words("a house by the lake") == 5
    assert lines.tokens("映画 House") == ["映", "画", "house"]


def test_sentences_end_without_a_space():
    assert lines.sentences("雪が降る。誰も来ない。「もう寝よう。」と言った。") == [
        "雪が降る。", "誰も来ない。", "「もう寝よう。」と言った。",
    ]  # fmt: skip


def test_corner_brackets_are_quotation_marks():
    assert quoted.is_quoted("「声が小さいの。」")
    assert not quoted.is_quoted("「声」と「影」")


def test_lines_broken_at_a_column_are_joined_without_a_space():
    raw = "\n".join(
        ["灯台の灯りが自動になって十年そこにはもう誰もいないはずだったのだがところが毎晩灯りは"] * 5 + ["消える。"]
    )
    assert [line.text for line in broken.read(f"題名\n\n{raw}")][1].count(" ") == 0


def test_a_sentence_without_a_stop_in_thai_is_no_heading():
    text = "ลูกสาวกลับมาบ้านหลังจากหายไปสิบปีและไม่มีใครถามว่าเธอไปอยู่ที่ไหนมา"
    assert lines.is_prose(text)
    assert not lines.ends_open(text)
    assert Line(text).alone
