"""Hostile policies P17 to P21: what `use` may not take in, on a real disk."""

import os
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.hostile.disk import checked_on_disk
from tests.hostile.policies import codes_of, label_places, messages, with_use


def test_p17_a_file_that_uses_itself_and_a_circle_of_three(tmp_path: Path) -> None:
    assert codes_of(checked_on_disk(tmp_path, with_use("hostile.policy"))) == ["U005"]
    for name, then in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{name}.policy").write_text(f'library {name} "L"\nuse "{then}.policy"\n')
    checked = checked_on_disk(tmp_path, with_use("a.policy"))
    assert codes_of(checked) == ["U005"]
    assert "a.policy → b.policy → c.policy → a.policy" in messages(checked)
    assert label_places(checked) == [2]


def test_p18_out_of_the_root_by_dots(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("the secret")
    checked = checked_on_disk(root, with_use("../secret.txt", "../../../../secret.txt", "a/../../secret.txt"))
    assert codes_of(checked) == ["U003"] * 3
    assert "the secret" not in messages(checked)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/etc/passwd", "U002"),
        ("C:/x.policy", "U002"),
        ("C:x.policy", "U002"),
        ("\\\\\\\\host\\\\share\\\\x.policy", "U002"),
        ("//host/share/x.policy", "U002"),
        ("..\\\\secret.txt", "U002"),
        ("file:///etc/passwd", "U002"),
        ("https://example.org/x.policy", "U002"),
        ("%2e%2e/secret.txt", "U004"),
        ("x.policy\\u0001", "U004"),
        ("x" * 5000, "U004"),
        ("a/" * 3000 + "x.policy", "U004"),
        ("", "U002"),
        (".", "U004"),
    ],
)  # fmt: skip
def test_p19_paths_that_are_not_below_the_root(path: str, code: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("the secret")
    checked = checked_on_disk(root, with_use(path))
    assert codes_of(checked) == [code]
    assert "root:x" not in messages(checked)
    assert "the secret" not in messages(checked)


def test_p20_links_out_of_the_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("the secret")
    (root / "file.policy").symlink_to(tmp_path / "secret.txt")
    (root / "folder").symlink_to(tmp_path)
    (root / "circle.policy").symlink_to(root / "circle.policy")
    checked = checked_on_disk(root, with_use("file.policy", "folder/secret.txt", "circle.policy"))
    assert codes_of(checked) == ["U003", "U003", "U004"]
    assert "the secret" not in messages(checked)


def test_p21_folders_pipes_devices_and_endless_files(tmp_path: Path) -> None:
    (tmp_path / "folder.policy").mkdir()
    os.mkfifo(tmp_path / "pipe.policy")
    with (tmp_path / "sparse.policy").open("wb") as file:
        file.truncate(3 * 1024**3)
    checked = checked_on_disk(tmp_path, with_use("folder.policy", "pipe.policy", "sparse.policy"))
    assert codes_of(checked) == ["U004", "U004", "S020"] or codes_of(checked) == ["S020", "U004", "U004"]
    assert "it is a folder" in messages(checked)
    assert "it is no ordinary file" in messages(checked)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_p21_a_device_as_the_policy_itself(tmp_path: Path) -> None:
    ran = run("check", "/dev/zero", folder=tmp_path)
    assert ran.code == 2
    assert "it is no ordinary file" in ran.err
    (tmp_path / "link.policy").symlink_to("/dev/zero")
    assert run("check", "link.policy", folder=tmp_path).code == 2
