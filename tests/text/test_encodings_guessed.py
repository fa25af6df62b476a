"""Old encodings are told apart where a text has some length, and corrected where the guess is wrong."""

import pytest

from annotations.text import encodings, importer, language

TEXTS = {
    "ru": "Камера дважды обходит дом, ищет вход и каждый раз возвращается к одному и тому же окну. Никто не говорит об этом ни слова.",
    "uk": "Камера двічі обходить будинок, шукає вхід і щоразу повертається до того самого вікна. Ніхто не каже про це ні слова. Її світло згасає.",
    "ja": "カメラは家のまわりを二度まわり、入り口を探して、そのたびに同じ窓に戻ってくる。映画の終わりまで、誰もそのことについて話さない。",
    "ko": "카메라는 집을 두 바퀴 돌며 들어갈 길을 찾지만 매번 같은 창문으로 돌아온다. 영화가 끝날 때까지 아무도 그 일을 말하지 않는다.",
    "zh": "摄影机绕着房子转了两圈，寻找进去的路，每一次都回到同一扇窗前。直到影片结束，没有人提起这件事，连看见了一切的孩子也没有。",
    "pl": "Kamera dwa razy okrąża dom, szukając wejścia, i za każdym razem wraca do tego samego okna. Nikt nie mówi o tym ani słowa, a światło żółknie.",
    "cs": "Kamera dvakrát obejde dům, hledá vchod a pokaždé se vrátí ke stejnému oknu. Nikdo o tom až do konce neřekne ani slovo, ani dítě, které všechno vidělo.",
    "tr": "Kamera evin çevresinde iki kez dolaşır, bir giriş arar ve her seferinde aynı pencereye döner. Işık söner, gölge düşer ve şarkı başlar.",
    "el": "Η κάμερα γυρίζει δύο φορές γύρω από το σπίτι, ψάχνοντας είσοδο, και κάθε φορά επιστρέφει στο ίδιο παράθυρο.",
    "he": "המצלמה מקיפה את הבית פעמיים, מחפשת כניסה, ובכל פעם היא חוזרת לאותו חלון. איש אינו מדבר על כך עד סוף הסרט.",
    "ar": "تدور الكاميرا حول البيت مرتين باحثة عن مدخل، وفي كل مرة تعود إلى النافذة نفسها. لا أحد يتحدث عن ذلك حتى نهاية الفيلم.",
    "de": "Die Kamera geht zweimal um das Haus, sucht eine Tür und kehrt jedes Mal zu demselben Fenster zurück. Niemand sagt darüber ein Wort: für den ganzen Film.",
    "fr": "La caméra fait deux fois le tour de la maison, cherchant une entrée, et revient chaque fois à la même fenêtre. « Personne » n'en dit un mot.",
}  # fmt: skip
WRITTEN = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("uk", "cp1251"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"),
    ("ko", "euc_kr"), ("zh", "gb18030"), ("zh", "gbk"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"), ("cs", "iso8859-2"),
    ("tr", "cp1254"), ("el", "cp1253"), ("he", "cp1255"), ("ar", "cp1256"), ("de", "cp1252"), ("de", "iso8859-1"), ("fr", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "encoding"), WRITTEN)
def test_an_old_encoding_is_told(code, encoding):
    text = TEXTS[code]
    assert importer.decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(("code", "encoding"), WRITTEN)
def test_a_page_is_read_in_the_encoding_it_states(code, encoding):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><p>{TEXTS[code]}</p>'
    assert TEXTS[code] in importer.decode(page.encode(encoding))[0]


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_told_by_script_letters_or_small_words(code):
    assert language.guess(f"{TEXTS[code]} {TEXTS[code]}") == code


def test_a_given_encoding_is_used_strictly():
    data = TEXTS["ru"].encode("koi8-r")
    assert importer.decode(data, "koi8-r")[0] == TEXTS["ru"]
    with pytest.raises(importer.Unreadable, match="not written in utf-8"):
        importer.decode(data, "utf-8")
    with pytest.raises(importer.Unreadable, match="no encoding known"):
        importer.decode(data, "rot13")


def test_every_choice_the_desk_offers_can_be_used():
    for codec, label in encodings.CHOICES:
        assert label
        assert importer.decode("A plain line of text.".encode(codec), codec)[0] == "A plain line of text."


def test_a_byte_order_mark_wins_over_what_a_page_states():
    page = '<meta charset="koi8-r"><p>Café</p>'
    assert importer.decode(page.encode("utf-8-sig")) == (page, "utf-8-sig")


def test_a_page_that_states_what_it_is_not_written_in_is_read_all_the_same():
    page = '<meta charset="utf-8"><p>Café crème à la carte, très léger</p>'
    assert importer.decode(page.encode("cp1252")) == (page, "cp1252")
