"""Shared by all tests: no screen, strictness (tests/helpers/strict.py), steady Hypothesis runs."""

import os

# chosen before anything can load Qt
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import settings

from desktop_app.ui.singletons import keep_singletons

pytest_plugins = ["pytester", "tests.helpers.strict"]

settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

keep_singletons()
