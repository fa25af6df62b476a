"""How texts are signed below their last sentences, and letters by those who sent them."""

from tests.text.mill import PROSE, kinds


def test_initials_sign_a_text_also_over_who_copied_it():
    copied = "Transcribed from a bound volume in the town's library, 2007. The hymn that the paper mentions is not to be found."
    found = kinds("\n\n".join(("The Mill", "By A. B. Crow", *PROSE, "A. B. C.", copied)))
    assert found["A. B. C."] == found[copied] == "credit"


def test_the_first_name_of_the_author_signs():
    found = kinds(
        "\n".join(("The Mill", "By Harm Visser", *PROSE, "Harm", "Next showing: 10 April, The Weir (at last)"))
    )
    assert found["Harm"] == "credit"


def test_those_for_whom_a_letter_speaks_sign_it():
    names = ("For the friends of the Weir:", "Ada Crow, chair", "Ned Valley", "and ninety others")
    found = kinds("\n\n".join(("An open letter", *PROSE, "\n".join(names))))
    assert all(found[name] == "credit" for name in names)


def test_names_behind_dashes_sign_letters_that_a_page_prints():
    sent = ("— Ada C., Goole", "— Ned, by postcard", "— Name withheld")
    body = "".join(
        f"<blockquote><p>{text}</p></blockquote><p>{name}</p>" for text, name in zip(PROSE, sent, strict=True)
    )
    found = kinds(f"<h1>The mailbag: your letters</h1><p>{PROSE[0].replace('mill', 'barn')}</p>{body}", "a.html")
    assert all(found[name] == "credit" for name in sent)
    assert all(found[text] == "quotation" for text in PROSE)


def test_a_name_amid_the_text_signs_nothing():
    others = [text.replace("mill", "barn") for text in PROSE]
    found = kinds("\n\n".join(("The Mill", "By Ada Crow", *PROSE, "Ada", *others, *others[::-1])))
    assert found["Ada"] != "credit"


def test_when_somebody_was_born_is_said_of_them_below_the_text():
    born = "Vera Lund, geboren 1979 in Mühlbach, studierte Ethnologie. Dies ist ihr erster Film."
    others = [text.replace("mill", "barn") for text in PROSE]
    found = kinds("\n\n".join(("The Mill", "By Ada Crow", *PROSE, *others, born)))
    assert found[born] == "credit"


def test_facts_in_korean_need_no_colon():
    text = "영화는 시간표로 시작한다. 마을회관 벽에 붙은 누런 종이에는 밀물과 썰물의 시간이 적혀 있고 아무도 그것을 보지 않는다."
    rows = ("감독 김하나", "출연 이두리, 박세나", "상영시간 108분")
    found = kinds("\n".join(("물레방아", text, text.replace("영화는", "이야기는"), *rows)))
    assert all(found[row] == "list_item" for row in rows)
