"""A few kills; many of them by ``python -m tests.kills``."""

from __future__ import annotations

import pytest

from tests.kills.killing import KINDS, build_at_once, kill_often

FEW = 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_killed_run_leaves_the_old_or_the_new_file_and_the_next_one_works(kind, tmp_path):
    assert not list(kill_often(kind, FEW, tmp_path))


def test_two_builds_onto_one_draft_do_not_mix(tmp_path):
    assert not list(build_at_once(tmp_path, 2))
