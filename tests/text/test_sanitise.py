"""What people write, made safe."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.text import sanitise

REL = "nofollow ugc noopener noreferrer"
ALLOWED = {"p", "br", "em", "strong", "s", "blockquote", "ul", "ol", "li", "code", "pre", "a"}


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def assert_safe(html):
    for tag, attributes in Elements(html).found:
        assert tag in ALLOWED
        if tag == "a":
            assert attributes["rel"] == REL
            assert re.match(r"(?:https?://|mailto:)", attributes["href"], re.IGNORECASE)
            assert set(attributes) == {"href", "rel"}
        else:
            assert set(attributes) <= ({"start"} if tag == "ol" else set())


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='https://e.org' target=_blank>x</a>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<textarea></textarea><script>alert(1)</script>",
    "<form action=//e.org><input name=password></form>",
    "<p style='position:fixed'>x</p>",
    "<p onclick=alert(1)>x</p>",
    "<scr<script>ipt>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "[x](//e.org)",
    "[x](/accounts/logout/)",
    '[x](https://e.org"onmouseover="alert(1))',
    "[x](<https://e.org onmouseover=alert(1)>)",
    "[x](https://e.org '\"><script>alert(1)</script>')",
    "![x](javascript:alert(1))",
    '![<a href="https://e.org">click</a>](https://e.org/x.png)',
    '!["onerror="alert(1)](https://e.org/x.png)',
    "[![x](https://e.org/x.png)](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<https://e.org/"onmouseover="alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "```<script>\nalert(1)\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "`<img src=x onerror=alert(1)>`",
    "\x00<scr\x00ipt>alert(1)</script>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_stays_words(attack):
    html = sanitise.render(attack)
    assert_safe(html)
    assert not re.search(r"<(?:script|img|svg|math|iframe|form|input|style|textarea|noscript)", html)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**a** *b* ~~c~~ `d`", "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d</code></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("```py\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>\n"),
        ("# A heading", "<p><strong>A heading</strong></p>\n"),
        ("A heading\n---", "<p><strong>A heading</strong></p>\n"),
        ("[x](https://e.org/?a=1&b=2)", f'<p><a href="https://e.org/?a=1&amp;b=2" rel="{REL}">x</a></p>\n'),
        ("<reader@e.org>", f'<p><a href="mailto:reader@e.org" rel="{REL}">reader@e.org</a></p>\n'),
        ("![the chapel](https://e.org/x.png)", "<p>the chapel</p>\n"),
        ("![](https://e.org/x.png)", "<p>https://e.org/x.png</p>\n"),
        ("[/a](/relative)", "<p>[/a](/relative)</p>\n"),
        ("| a |\n|---|\n| b |", "<p>| a |<br>\n|---|<br>\n| b |</p>\n"),
    ],
)
def test_markdown_becomes_plain_html(markdown, html):
    assert sanitise.render(markdown) == html


@given(st.text(max_size=300) | st.text("[]()<>!*_~`#>-|:/\\\"'& \nhtpsjavcrilonem1.", max_size=200))
@settings(max_examples=200)
def test_whatever_is_typed_is_safe_and_renders_the_same_twice(markdown):
    html = sanitise.render(markdown)
    assert_safe(html)
    assert html == sanitise.render(markdown)


@pytest.mark.parametrize("deep", ["*" * 3000 + "a" + "*" * 3000, ">" * 3000 + "a", "[" * 3000, "- " * 1500 + "a"])
def test_deep_nesting_is_no_trouble(deep):
    assert_safe(sanitise.render(deep))


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("a *b*c", "a bc"),
        ("one\n\ntwo\nthree", "one two three"),
        ("5 < 6 & so on", "5 < 6 & so on"),
        ("- a\n- b", "a b"),
        ("`<b>`", "<b>"),
    ],
)
def test_plain_words_have_no_markup_and_no_entities(markdown, words):
    assert sanitise.plain(markdown) == words
