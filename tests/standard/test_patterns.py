from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import given, strategies

import authoring
from authoring.standard.data import load_json
from authoring.standard.patterns import AnyOf, _Lazy, has, needles, pattern
from tests.patience import no_hang


def test_a_pattern_behaves_like_a_compiled_one():
    lazy = pattern(r"(\d+)年")
    assert lazy.search("2024年")[1] == "2024"
    assert lazy.sub("", "2024年度") == "度"
    assert lazy.pattern == r"(\d+)年"
    assert not pattern("A").match("a")
    assert pattern("A", re.IGNORECASE).match("a")


def modules():
    return [
        module.name
        for module in pkgutil.walk_packages(authoring.__path__, "authoring.")
        if "__main__" not in module.name
    ]


@pytest.mark.parametrize("name", modules())
def test_every_pattern_compiles(name):
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, _Lazy):
            assert re.compile(value.pattern)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("问题", (("问题",),)),
        ("存在[^,;。]{0,14}(不足|问题)", (("存在",), ("不足", "问题"))),
        ("下(一)?(步|年)", (("下",), ("步", "年"))),
        ("工作(和)?措施?$", (("工作",), ("措",))),
        ("(?<!亟待)(解决|整改)+[^,]*(?=问题)", (("解决", "整改"),)),
        ("[①-⑳]|[、.]", ()),
        ("[壹贰]、{2,}", (("壹", "贰"), ("、",))),
        (r"\(一\)\d{2}年", (("(",), ("一",), (")",), ("年",))),
        ("第一责任|一把手[^,]{0,9}(履职|述法)", (("第一责任", "一把手"),)),
        ("总结|回顾|.", ()),
        ("a{0,3}b{,2}c{2}d", (("c",), ("d",))),
        ("(?i)问题", ()),
        ("(?P<name>问题)", ()),
        ("问题|", ()),
        ("(?=(?:问题))(不足|)因", (("因",),)),
        ("((?:问题)+|不足)的?原因", (("问题", "不足"), ("原因",))),
    ],
)
def test_what_every_match_has_in_it(source, words):
    assert needles(source) == words


def test_any_of_many_matches_takes_no_longer_for_a_pattern_that_never_matches():
    text = "请批示" * 100_000
    with no_hang():
        assert sum(1 for _ in AnyOf(["请批示$", "请批"]).finditer(text)) == 100_000


def sources():
    values = (value for name in modules() for value in vars(importlib.import_module(name)).values())
    data = load_json("recognition")
    headings = (source for entry in data["headings"].values() for words in entry.values() for source in words)
    cues = (source for source in data["cues"].values() if isinstance(source, str))
    return sorted({*(value.pattern for value in values if isinstance(value, _Lazy)), *headings, *cues})


@given(strategies.data())
def test_no_match_is_missed(data):
    source = data.draw(strategies.sampled_from(sources()))
    text = data.draw(strategies.from_regex(source))
    assert has(text, needles(source))


@given(
    strategies.lists(strategies.sampled_from(["问题$", "问题", "(不足|问题)和原因", "^存在.+", "因"]), unique=True),
    strategies.text("存在不足问题和原因"),
)
def test_any_of_matches_as_the_alternation_does(parts, text):
    match = AnyOf(parts).search(text)
    whole = re.compile("|".join(f"(?:{part})" for part in parts))
    expected = whole.search(text) if parts else None
    assert (match and match.span()) == (expected and expected.span())
    spans = [found.span() for found in whole.finditer(text)] if parts else []
    assert [found.span() for found in AnyOf(parts).finditer(text)] == spans
    assert AnyOf(parts).mask(text) == (whole.sub(lambda found: "□" * len(found[0]), text) if parts else text)
