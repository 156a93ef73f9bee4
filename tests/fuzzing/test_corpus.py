"""The kept units, those that once went wrong among them, through what is fuzzed; new ones by ``python fuzz/run.py``."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parents[2] / "fuzz" / "corpus"
UNITS = sorted(CORPUS.glob("*/*"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.parent.name}/{unit.name}")
def test_a_kept_unit_is_read_or_refused(unit):
    TARGETS[unit.parent.name](unit.read_bytes())


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: f"{unit.parent.name}/{unit.name}")
def test_a_kept_unit_cut_off_and_doubled_is_read_or_refused(unit):
    data = unit.read_bytes()
    cut = random.Random(len(data)).randrange(len(data))
    for each in (data[:cut], data[cut:], data + data):
        TARGETS[unit.parent.name](each)


def test_the_corpus_is_small():
    assert sum(unit.stat().st_size for unit in UNITS) < 200_000
