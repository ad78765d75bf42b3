import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.text.markdown import ALLOWED_TAGS, plain_text, render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](  jAvAsCrIpT&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<a href='javascript:alert(1)'>x</a>",
    "![x](https://example.org/x.png)",
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "`<script>`",
    "[x](https://example.org 'title\" onmouseover=\"alert(1)')",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "# heading",
    "<style>*{display:none}</style>",
    "<form action=//evil><button>",
]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *it*", "<p><strong>bold</strong> and <em>it</em></p>\n"),
        ("a\nb", "<p>a<br>\nb</p>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("`x < y`", "<p><code>x &lt; y</code></p>\n"),
        (
            "[us](https://example.org/)",
            '<p><a href="https://example.org/" rel="nofollow ugc noopener">us</a></p>\n',
        ),
    ],
)
def test_render_markdown_knows_the_subset(text, html):
    assert render_markdown(text) == html


def elements_of(html):
    fragment = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return [
        element for element in fragment.iter() if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT"
    ]


def assert_harmless(html):
    for element in elements_of(html):
        assert element.tag in ALLOWED_TAGS
        assert set(element.attrib) <= {"href", "title", "rel", "start"}
        assert element.attrib.get("href", "https:").startswith(("http:", "https:", "mailto:"))


@pytest.mark.parametrize("text", HOSTILE)
def test_render_markdown_lets_nothing_hostile_live(text):
    assert_harmless(render_markdown(text))


@given(st.text(alphabet=st.sampled_from("<>\"'&;:/=()[]!*_`~#- \njavscriptonlgehf"), max_size=80))
def test_render_markdown_lets_no_mixture_live(text):
    assert_harmless(render_markdown(text))


def test_render_markdown_survives_deep_nesting():
    assert "deep" in render_markdown("> " * 500 + "deep")


def test_plain_text_separates_words():
    assert plain_text("<p>one</p><p>two &amp; three</p>") == "one two &amp; three"
