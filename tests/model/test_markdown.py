"""Markdown: whatever a stranger writes, only elements, attributes and addresses that we know come out."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from manifesto import markdown

ELEMENTS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {("a", "href"), ("a", "rel"), ("th", "align"), ("td", "align"), ("ol", "start")}
HOSTILE = (
    # HTML, whole and in pieces
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "a <img src=x onerror=alert(1)> b",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<form action=https://evil.example><input name=a></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='x'?>",
    "<div onclick=alert(1)>\n\n*x*\n\n</div>",
    "<div markdown=1>\n# x\n</div>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)</script>",
    "`</code><script>alert(1)</script>`",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "```x onload=alert(1)\ny\n```",
    "```{ .x onclick=alert(1) }\ny\n```",
    "> <script>\n> alert(1)\n> </script>",
    "- <img src=x onerror=alert(1)>",
    "| <b onclick=alert(1)>a |\n|---|\n| </td><script>alert(1)</script> |",
    "## a {: onclick=alert(1) }",
    "a\n{: onclick=alert(1) }",
    "*[x]: <script>alert(1)</script>\n\nx",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    # pictures
    "![a](x.png)",
    "![a](javascript:alert(1))",
    "![a](https://evil.example/pixel.gif)",
    '![a" onerror="alert(1)](x)',
    "![a][b]\n\n[b]: https://evil.example/x.png",
    "[![a](x.png)](javascript:alert(1))",
    # links
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a]( javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](<java\nscript:alert(1)>)",
    "[a](java\tscript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#58;alert(1))",
    "[a](javascript&#x3A;alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](&#x6A;avascript&Tab;:alert(1))",
    "[a](java&NewLine;script:alert(1))",
    "[a](javascript\\:alert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://evil.example/x)",
    "[a](http://evil.example)",
    "[a](ftp://evil.example)",
    "[a](//evil.example)",
    "[a](///evil.example)",
    "[a](/\\evil.example)",
    "[a](\\\\evil.example)",
    "[a](\\/evil.example)",
    "[a](&sol;&sol;evil.example)",
    "[a](/&#47;evil.example)",
    "[a](/&#9;/evil.example)",
    "[a](&Tab;//evil.example)",
    "[a](/&NewLine;/evil.example)",
    "[a](</\n/evil.example>)",
    "[a](&bsol;&bsol;evil.example)",
    "[a](/&bsol;evil.example)",
    "[a](https:evil.example)",
    "[a](https&colon;//evil.example)",
    "[a](https://home.invalid//evil.example)",
    "[a](https://home.invalid/)",
    '[a](https://example.org" onclick="alert(1))',
    "[a](https://example.org '\" onclick=\"alert(1)')",
    '[a](x "title")',
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a][b]\n\n[b]: <javascript:alert(1)> 'x'",
    "[a][b]\n\n[b]: &sol;/evil.example",
    "[a [b]](javascript:alert(1))",
    "[a](x)[b](javascript:alert(1))",
    "<javascript:alert(1)>",
    '<https://example.org/"onclick=alert(1)>',
    "<http://evil.example>",
    '<a@b.example"onclick=alert(1)>',
    # the marks that the library keeps its own things under
    "\x02klzzwxh:0000\x03 `a`",
    "\x02wzxhzdk:0\x03 <b>",
    "\x02amp\x03#60;script",
    # other programs' orders
    '--8<-- "/etc/passwd"',
    "{{ config }} {% include '/etc/passwd' %}",
    "[TOC]",
    "::: manifesto",
    "$$ \\href{javascript:alert(1)}{x} $$",
    "[[wiki]] and ((footnote))",
    "---\ntitle: x\n---",
    # headings of other sizes, which have no element
    "# a\n\na\n===\n\n##### b",
)
SAFE = (
    ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
    ("## a\n\n### b", "<h2>a</h2>\n<h3>b</h3>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    ("a  \nb", "<p>a<br>\nb</p>"),
    ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
    ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
    ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
    ("![a picture](x.png)", "<p><em>a picture</em></p>"),
    ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
    ("日本語 שלום", "<p>日本語 שלום</p>"),
    (
        "a|b\n-|-:\n1|2",
        '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
    ),
)
LINKS = (
    ("[a](https://example.org/b?c=d&e)", "https://example.org/b?c=d&e"),
    ("[a](https://example.org/b_(c))", "https://example.org/b_(c)"),
    ("[a](mailto:ada@example.org)", "mailto:ada@example.org"),
    ("<https://example.org>", "https://example.org"),
    ("<ada@example.org>", "mailto:ada@example.org"),
    ("[a][b]\n\n[b]: https://example.org", "https://example.org"),
    ("[a](keep-every-promise.md)", "../../principles/keep-every-promise/"),
    ("[a](keep-every-promise.md#why)", "../../principles/keep-every-promise/"),
    ("[a](javascript:alert(1))", None),
)


class Reader(HTMLParser):
    """Notes every element, attribute and address of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.addresses: list[str] = []
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        """Note a comment, which nobody may write."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """Note a declaration, which nobody may write."""
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        """Note an order to a program, which nobody may write."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """Note whatever else begins with an exclamation mark."""
        self.others.append(data)


def leads_somewhere_safe(address: str) -> bool:
    """Return whether a browser would take an address to https, mailto or the site itself."""
    plain = re.sub(r"[\x00-\x20]", "", address).replace("\\", "/")
    home = urlsplit(urljoin("https://home.example/a/b/", plain))
    if plain.startswith("https://"):
        return True
    return home.scheme == "mailto" or (home.scheme, home.netloc) == ("https", "home.example")


@pytest.mark.parametrize("base", ["../../", "/", "", "https://home.example/a/"])
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_out(text: str, base: str) -> None:
    """No element, attribute, comment or address comes out but those that are listed."""
    found = Reader(markdown.render(f"before\n\n{text}\n\nafter", base=base))

    assert found.elements <= ELEMENTS
    assert found.attributes <= ATTRIBUTES
    assert found.others == []
    assert [address for address in found.addresses if not leads_somewhere_safe(address)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_the_second_wall_stands_alone(text: str) -> None:
    """Were the first wall to let everything through, the second would still hold scripts back."""
    found = Reader(markdown.clean(text))

    assert found.elements <= ELEMENTS
    assert found.attributes <= ATTRIBUTES
    assert found.others == []
    assert all(urlsplit(address).scheme in {"", "https", "mailto"} for address in found.addresses)


@pytest.mark.parametrize(("text", "html"), SAFE)
def test_what_may_be_written_comes_out(text: str, html: str) -> None:
    """What is allowed becomes the HTML that one expects, and what is not is shown as text."""
    assert markdown.render(text, base="").strip() == html


@pytest.mark.parametrize(("text", "address"), LINKS)
def test_links(text: str, address: str | None) -> None:
    """A link leads where it was meant to, or nowhere, and earns its target nothing."""
    html = markdown.render(text, base="../../")

    assert Reader(html).addresses == ([address] if address else [])
    assert ('rel="nofollow ugc noopener"' in html) == bool(address)


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Some steps:\n- one\n- two", 1),
        ("Some steps:\n1. one\n2. two", 1),
        ("Some steps:\n\n- one\n- two", 1),
        ("- one\n  more of it\n- two", 1),
        ("In the year\n1984. Nothing", 0),
        ("A dash\n-without a space", 0),
        ("```\ncode:\n- no list\n```", 0),
        ("pasted:\n• one\n•\ttwo\n●\u00a0three", 1),
        ("pasted:\n\n1) one\n2) two", 1),
        ("手順：\n・数える\n・伝える", 1),
        ("```\n• no list\n```", 0),
        ("a • b\n•c\n1)d", 0),
    ],
)
def test_a_list_begins_right_under_a_line(text: str, lists: int) -> None:
    """People write lists without an empty line before them, as other sites show them."""
    html = markdown.render(text, base="")

    assert html.count("<ul>") + html.count("<ol>") == lists


def test_one_text_in_two_places() -> None:
    """The same text rendered for another place leads to the same principle from there."""
    text = "[a](keep-every-promise.md)"

    assert 'href="/principles/keep-every-promise/"' in markdown.render(text, base="/")
    assert 'href="https://example.org/principles/keep-every-promise/"' in markdown.render(
        text, base="https://example.org/"
    )


def test_a_base_is_text_too() -> None:
    """The address of the site cannot break out of its attribute."""
    html = markdown.render("[a](b.md)", base='"><script>alert(1)</script>')

    assert Reader(html).elements == {"p", "a"}


@pytest.mark.parametrize(
    ("head", "headings"), [("| | a |", 1), ("| a | b |", 2), ("|  | *a* |", 1), ("| **a** | |", 1)]
)
def test_a_heading_without_words_is_a_cell(head: str, headings: int) -> None:
    """The empty corner of a table is an ordinary cell, and every heading that says something stays one."""
    html = markdown.render(f"{head}\n|---|---|\n| b | c |", base="/")

    assert html.count("<th>") == headings
    assert html.count("<td>") == 4 - headings


def test_texts_do_not_touch_each_other() -> None:
    """What one text defines is unknown in the next."""
    markdown.render("[a]: https://example.org", base="")

    assert Reader(markdown.render("[a][a]", base="")).addresses == []


@pytest.mark.parametrize(
    "piece", [">", "> ", "- ", "*a ", "_a", "**", "`", "``a", "<", "<a", "&", "|", "#", "(", "\\", "~~~\n", "a\n: "]
)
def test_hostile_texts_are_rendered_quickly(piece: str) -> None:
    """A text made of one thing over and over neither crashes the renderer nor keeps it busy."""
    started = time.process_time()
    markdown.render(piece * (6_000 // len(piece)), base="")

    assert time.process_time() - started < 2
