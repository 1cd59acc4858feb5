"""The package as it is shipped: built as a wheel, installed in an environment of its own, and used there."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "lark pydantic pydantic_core jinja2 markupsafe click rich tzdata "
    "typing_extensions typing_inspection annotated_types"
)


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with whatever build tool there is, else skip and say so."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0 and "hatchling" in done.stderr and "No matching distribution" in done.stderr:
        pytest.skip("the build tool hatchling cannot be fetched here")
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_the_package_the_grammars_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "policy_engine/__init__.py",
        "policy_engine/py.typed",
        "policy_engine/_grammars/policy.lark",
        "policy_engine/_grammars/keywords.en.lark",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.startswith(("tests/", "docs/", "policies/"))] == []


@pytest.mark.slow
def test_the_installed_wheel_decides(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False, system_site_packages=False)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    _run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel, cwd=tmp_path)
    (site / "borrowed.pth").write_text(_parents_of(PACKAGES.split()), encoding="utf-8")
    (tmp_path / "p.policy").write_text(
        (ROOT / "policies" / "dach_new_business.policy").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "a.jsonl").write_text(
        (ROOT / "policies" / "accounts.jsonl").read_text(encoding="utf-8"), encoding="utf-8"
    )
    program = (
        "import policy_engine, json; p = policy_engine.load('p.policy');"
        "line = open('a.jsonl', encoding='utf-8').readline();"
        "print(policy_engine.__file__); print(p.evaluate(json.loads(line), as_of='2026-03-01').stage)"
    )
    place, stage = _run(python, "-I", "-c", program, cwd=tmp_path).splitlines()
    assert Path(place).is_relative_to(site)
    assert stage == "ready"


def _parents_of(packages: list[str]) -> str:
    """Return the folders that hold the dependencies, so that nothing has to be downloaded."""
    code = "import importlib.util as u; print(u.find_spec({name!r}).origin)"
    places = set()
    for name in packages:
        origin = Path(_run(sys.executable, "-c", code.format(name=name), cwd=ROOT).strip())
        places.add(str(origin.parent.parent if origin.name == "__init__.py" else origin.parent))
    return "\n".join(sorted(places)) + "\n"
