"""Hypothesis profiles: quick for every run, thorough (``HYPOTHESIS_PROFILE=thorough``) for 500 examples each."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("quick", max_examples=80, deadline=None)
settings.register_profile("thorough", max_examples=500, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
