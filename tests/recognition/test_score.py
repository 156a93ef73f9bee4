"""The labelled drafts: the score may rise, never fall below what we promise."""

from __future__ import annotations

import pytest

from authoring.standard.parts import PART_KEYS
from tests.labelled.score import SPLITS, score


@pytest.mark.parametrize("split", SPLITS)
def test_labelled_drafts(split):
    result = score(split)
    assert result.files >= 30
    assert result.exact >= 0.97, result.wrong
    for key in PART_KEYS[:4]:
        assert result.precision(key) >= 0.98, (key, result.wrong)
        assert result.recall(key) >= 0.98, (key, result.wrong)
