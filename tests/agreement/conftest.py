"""Print the counts of the agreement run at the end of the tests."""

import pytest

TALLIES = pytest.StashKey[list[str]]()


@pytest.fixture
def tell(request: pytest.FixtureRequest):
    """Return a function that adds a line to the summary of the test run."""
    return request.config.stash.setdefault(TALLIES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the lines."""
    for line in config.stash.get(TALLIES, []):
        terminalreporter.write_line(line)
