from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import authoring
from authoring.standard.patterns import _Lazy, pattern


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
