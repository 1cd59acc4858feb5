"""Policies on the disk, and policies in a process of their own whose memory is measured."""

import subprocess
import sys
import time
from pathlib import Path

from policy_engine.driver.checking import Checked, check
from policy_engine.files.policies import RootLoader, open_policy
from tests.fuzz.invariants import NAME, SECONDS, assert_findings

_MEASURE = """
import sys
from policy_engine.driver.checking import check
from policy_engine.driver.compiling import compile_checked
from tests.support.memory import peak_mib
with open(sys.argv[1], "rb") as file:
    compile_checked(check("p.policy", file.read()))
print(int(peak_mib()))
"""


def checked_on_disk(folder: Path, text: str) -> Checked:
    """Write a policy into a folder that is its policy root, and check it with the files it uses."""
    (folder / "readiness.toml").touch()
    file = folder / NAME
    file.write_text(text)
    start = time.process_time()
    opened = open_policy(file)
    assert not isinstance(opened, str)
    checked = check(NAME, opened.data, opened.path, RootLoader(opened.root, opened.path, NAME))
    assert time.process_time() - start < SECONDS
    assert_findings(checked.diagnostics, checked.sources)
    return checked


def peak_memory(text: str, folder: Path) -> int:
    """MiB that a process takes at most to check, and if it is sound to compile, a policy."""
    file = folder / "measured.policy"
    file.write_text(text)
    ran = subprocess.run([sys.executable, "-c", _MEASURE, str(file)], capture_output=True, timeout=60, check=True)
    return int(ran.stdout)
