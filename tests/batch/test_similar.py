"""Texts sent twice are found, others not; no matter how many are alike."""

from __future__ import annotations

import random

import pytest

from authoring.batch.similar import ALIKE, Sketched, find_similar
from authoring.batch.sketch import comparable, exact_share, matrix, sketch, text_digest
from authoring.readers import read_text
from tests.batch.drafts import HEADS, PAIRS, text_of

pytest.importorskip("datasketch", reason="the extra batch is not installed")


def _text(seed: int, length: int = 1500) -> str:
    return "".join(random.Random(seed).choices(PAIRS, k=length))


def _changed(text: str, share: float, seed: int = 0) -> str:
    """The text with about this share of its runs of 30 characters replaced."""
    chance = random.Random(seed)
    runs = [text[at : at + 30] for at in range(0, len(text), 30)]
    return "".join("".join(chance.choices(PAIRS, k=15)) if chance.random() < share else run for run in runs)


def _find(texts: list[str]):
    drafts = [Sketched(number, text_digest(text), sketch(text)) for number, text in enumerate(texts)]
    asked = []

    def confirm(pairs):
        asked.extend(pairs)
        return [exact_share(texts[one], texts[other]) for one, other in pairs]

    return find_similar(drafts, confirm), asked


def test_sketches_estimate_the_exact_share() -> None:
    text = _text(1)
    for share in (0.05, 0.15, 0.3, 0.6):
        other = _changed(text, share, seed=9)
        rows = matrix([sketch(text), sketch(other)])
        assert abs(float((rows[0] == rows[1]).mean()) - exact_share(text, other)) < 0.15


def test_copies_and_changed_copies_are_found_and_no_others() -> None:
    texts = [_text(number) for number in range(60)]
    texts += [texts[3], _changed(texts[7], 0.1), _changed(texts[9], 0.5)]
    found, asked = _find(texts)
    assert set(found) == {3, 60, 7, 61}
    assert found[60] == (3, 1.0, 0)
    assert found[3] == (60, 1.0, 0)
    assert found[61].other == 7
    assert found[7].share == found[61].share == exact_share(texts[7], texts[61]) >= ALIKE
    assert len(asked) < 10


def test_hundreds_alike_do_not_become_all_pairs() -> None:
    text = _text(1, 400)
    texts = [_changed(text, 0.04, seed=number) for number in range(300)]
    found, asked = _find(texts)
    assert len(found) == 300
    assert len(asked) <= 3 * 300


def test_many_equal_texts_are_counted() -> None:
    found, asked = _find([_text(1)] * 5 + [_text(2)])
    assert set(found) == set(range(5))
    assert found[0] == (1, 1.0, 3)
    assert found[4] == (0, 1.0, 3)
    assert asked == []


def test_new_figures_and_width_do_not_hide_a_copy() -> None:
    text = text_of("青岚县公安局", 2024, tuple(HEADS), random.Random(1))
    other = text.replace("2024", "2023").replace("2025", "2024").replace("，", " , ").replace("次", "次")
    assert exact_share(comparable(read_text(text)), comparable(read_text(other))) > 0.9
