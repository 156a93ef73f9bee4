"""What the rules find of labelled slips, and how quiet they are where nothing is wrong."""

from __future__ import annotations

import pytest

from tests.labelled.score_defects import FOLDER, cases, score


@pytest.mark.parametrize(
    ("batch", "every", "folded"), [("batch1", 4, False), ("batch2", 1, False), ("batch2", 4, True)]
)
def test_most_slips_are_found_and_few_alarms_are_false(batch: str, every: int, *, folded: bool) -> None:
    total = score(batch, every=every, folded=folded).total
    assert total.slips >= 25
    assert total.recall >= 0.8, total
    assert total.precision >= 0.95, total


@pytest.mark.parametrize("batch", sorted(path.name.removesuffix("-wrong.txt") for path in FOLDER.glob("*-wrong.txt")))
def test_the_batches_are_large_and_of_many_kinds(batch: str) -> None:
    wrong = [case for case in cases(batch, "wrong") if case.slips]
    assert len(wrong) >= 100
    assert len({(case.family, case.kind) for case in wrong}) >= 35
    assert len(list(cases(batch, "right"))) >= 90
    assert all(0 <= start <= end <= len(case.text) for case in wrong for start, end in case.slips)
