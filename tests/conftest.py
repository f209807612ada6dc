"""Options and fixtures of the whole suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings
from support.schools import School, make_school

if TYPE_CHECKING:
    from pathlib import Path

# Two busy cores make a first example slow now and then; that is no fault of the code.
hypothesis_settings.register_profile("tusach", deadline=None, max_examples=60)
hypothesis_settings.load_profile("tusach")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school without books."""
    return make_school(tmp_path / "truong")
