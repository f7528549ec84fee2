"""What all tests share: Sphinx's fixtures, and how many examples hypothesis tries."""

from __future__ import annotations

import os

import hypothesis
import pytest

# so that its assertions say what differs
pytest.register_assert_rewrite("law")
pytest_plugins = ["sphinx.testing.fixtures"]

# The same examples on every run, so that a failure is one of this change; `histories` looks for
# new ones.
hypothesis.settings.register_profile("default", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("histories", max_examples=300, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
