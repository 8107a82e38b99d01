"""Bundles: what a page gets of stylesheets and scripts that were written in many files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manifesto import bundle

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("css", "bundled"),
    [
        ("a { color: red; }\n", "a{color:red;}"),
        ("/* why */\na:hover { color: red; /* here */ }\n", "a:hover{color:red;}"),
        (".a :is(b, i) > p { margin: 0 1em; }\n", ".a :is(b,i) > p{margin:0 1em;}"),
        (".a :focus { top: calc(1px + 2px); }", ".a :focus{top:calc(1px + 2px);}"),
        ("@media (min-width: 1em) {\n  a { top: 0; }\n}\n", "@media (min-width: 1em){a{top:0;}}"),
        (':root {\n  --face: "A b", serif;\n}\n', ':root{--face:"A b",serif;}'),
        ('a::after { content: ""; }', 'a::after{content:"";}'),
        ("", ""),
    ],
)
def test_a_stylesheet_says_the_same_in_fewer_bytes(tmp_path: Path, css: str, bundled: str) -> None:
    """Remarks and white space go, but for the space that means something in a selector or a sum."""
    (tmp_path / "site.css").write_text(css, encoding="utf-8")

    assert bundle.stylesheet(tmp_path / "site.css") == bundled


def test_imports_stand_in_their_order(tmp_path: Path) -> None:
    """Each import is replaced by its file, whose own imports are replaced as well."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site.css").write_text('@import "one.css";\n@import "site/two.css";\nc { top: 0; }\n', encoding="utf-8")
    (tmp_path / "one.css").write_text('@import "inner.css";\na { top: 0; }\n', encoding="utf-8")
    (tmp_path / "inner.css").write_text("i { top: 0; }\n", encoding="utf-8")
    (tmp_path / "site" / "two.css").write_text("b { top: 0; }\n", encoding="utf-8")

    assert bundle.stylesheet(tmp_path / "site.css") == "i{top:0;}a{top:0;}b{top:0;}c{top:0;}"


def test_scripts_do_not_see_each_other(tmp_path: Path) -> None:
    """Each script stands in a block of its own, in the order of their names, without remarks."""
    (tmp_path / "b.js").write_text("const name = 2 // two\n", encoding="utf-8")
    (tmp_path / "a.js").write_text("// one\nconst name = 1\n\n", encoding="utf-8")

    assert re.fullmatch(r"\"use strict\"\n\{\n?const name = 1\n+\}\n\{\nconst name = 2\n\}\n", bundle.script(tmp_path))


def test_our_own_stylesheets_hold_no_string_that_would_be_harmed(repository: Path) -> None:
    """No string of ours has a brace, or white space after a comma or a semicolon, so that none is changed."""
    for path in sorted((repository / "overrides/assets/stylesheets").rglob("*.css")):
        for text in re.findall(r'"[^"\n]*"', path.read_text(encoding="utf-8")):
            assert not re.search(r"[{}]|[,;]\s", text), (path.name, text)


def test_a_script_that_is_loaded_by_itself_loses_its_remarks(tmp_path: Path) -> None:
    """Remarks stay behind, on lines of their own and at the end of others; what runs is as it was, to the space."""
    written = '// why\nexport const a = "one // no"  // here\n  /** what */\nconst b = `\n  two`\n'
    (tmp_path / "a.js").write_text(written, encoding="utf-8")

    assert bundle.module(tmp_path / "a.js") == 'export const a = "one // no"\nconst b = `\n  two`\n'


def test_no_text_of_our_scripts_looks_like_a_remark(repository: Path) -> None:
    """No string of ours runs over lines of which one begins or ends as a remark does, so that none is lost."""
    for path in sorted((repository / "overrides/assets/javascripts").rglob("*.js")):
        for text in re.findall(r"`[^`]*`", re.sub(r"(?m)^\s*//.*$", "", path.read_text(encoding="utf-8"))):
            assert not re.search(r"(?m)^\s*(?://|/\*\*)|\s// .*$", text), (path.name, text)
