"""``use``: paths, circles, limits."""

import os

import pytest

from policy_engine.base.limits import MAX_USED_FILES
from policy_engine.driver.checking import check
from policy_engine.driver.sources import source_of
from policy_engine.driver.uses import Loaded, Unread, inside, is_relative
from policy_engine.files.policies import RootLoader, open_policy, policy_files, policy_root

POLICY = """policy p "P"
goal "G" within 90 days
owners marketing, sales
{uses}
dimension d "D"
  met when all are met
  criterion c "C"
    owner sales
    when project is yes
stage ready "R"
  hand over to sales
  when d
stage other "O"
  keep with marketing
  otherwise
"""
FIELDS = 'library f "F"\n{uses}\naccount\n  need project yes/no\n    because "B"\n'


def policy(*uses: str) -> str:
    return POLICY.format(uses="\n".join(f'use "{use}"' for use in uses))


def fields(*uses: str) -> str:
    return FIELDS.format(uses="\n".join(f'use "{use}"' for use in uses))


def found(text: str, files: dict[str, str], path: str = "p.policy"):
    def loader(name: str) -> Loaded | Unread:
        return Loaded(name, files[name]) if name in files else Unread("no such file")

    return check(path, text, path, loader)


def codes(checked) -> list[str]:
    return [d.code.id for d in checked.diagnostics if d.is_error]


def test_a_library_is_taken_in():
    checked = found(policy("f.policy"), {"f.policy": fields()})
    assert codes(checked) == []
    assert list(checked.sources) == ["p.policy", "f.policy"]


def test_paths_count_from_the_file_that_uses():
    files = {"shared/f.policy": fields("../more/g.policy"), "more/g.policy": 'library g "G"\n'}
    checked = found(policy("../shared/f.policy"), files, "policies/p.policy")
    assert codes(checked) == []
    assert list(checked.sources) == ["policies/p.policy", "shared/f.policy", "more/g.policy"]


def test_a_file_reached_on_two_ways_is_taken_once():
    files = {"a.policy": 'library a "A"\nuse "f.policy"\n', "f.policy": fields()}
    assert codes(found(policy("f.policy", "a.policy", "./f.policy"), files)) == []


def test_a_circle_is_shown_with_every_place():
    files = {"f.policy": fields("g.policy"), "g.policy": 'library g "G"\nuse "f.policy"\n'}
    checked = found(policy("f.policy"), files)
    assert codes(checked) == ["U005"]
    circle = checked.diagnostics[0]
    assert "f.policy → g.policy → f.policy" in circle.message
    assert [circle.span.file, *(label.span.file for label in circle.labels)] == ["g.policy", "f.policy"]


def test_a_file_that_uses_itself_is_a_circle():
    checked = found(policy("p.policy"), {})
    assert codes(checked) == ["U005"]


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "C:/x.policy", "c:x.policy", "file:///x.policy", "https://x/y.policy", "\\\\host\\x", "a\\b", ""],
)
def test_paths_that_are_not_relative_are_refused(path):
    assert not is_relative(path)
    if path and "\\" not in path:
        assert codes(found(policy(path), {})) == ["U002"]


@pytest.mark.parametrize("path", ["../x.policy", "a/../../x.policy", "../../../../secret.txt"])
def test_paths_out_of_the_root_are_refused(path):
    assert inside(path, ()) is None
    assert codes(found(policy(path), {})) == ["U003"]


def test_what_cannot_be_read_hides_no_other_finding_and_makes_none():
    checked = found(policy("missing.policy", "%2e%2e/x.policy"), {})
    assert codes(checked) == ["U004", "U004"]


def test_an_error_in_a_library_stands_in_the_library():
    checked = found(policy("f.policy"), {"f.policy": 'library f "F"\naccount\n  fact project ye/no\n'})
    assert {d.span.file for d in checked.diagnostics if d.is_error} == {"f.policy"}


def test_a_policy_cannot_be_used():
    checked = found(policy("other.policy"), {"other.policy": policy()})
    assert "N015" in codes(checked)


def test_at_most_so_many_files_are_used():
    files = {f"l{n}.policy": f'library l{n} "L"\n' for n in range(MAX_USED_FILES)}
    files["f.policy"] = fields()
    names = list(files)
    assert codes(found(policy(*names), files)) == ["S023"]
    del files["l0.policy"]
    assert codes(found(policy(*files), files)) == []


def test_a_long_chain_is_followed_without_recursion_to_the_limit():
    files = {f"l{n}.policy": f'library l{n} "L"\nuse "l{n + 1}.policy"\n' for n in range(2000)}
    assert codes(found(policy("l0.policy"), files)) == ["S023"]


def test_a_text_without_a_folder_uses_nothing():
    assert codes(check("p.policy", policy("f.policy"))) == ["U006"]


# ---- on the disk


def write(folder, **files: str):
    for name, text in files.items():
        (folder / f"{name}.policy").write_text(text)


def check_on_disk(path):
    opened = open_policy(path)
    assert not isinstance(opened, str)
    return check(str(path), opened.data, opened.path, RootLoader(opened.root, opened.path, str(path)))


def test_the_root_is_the_nearest_marked_folder(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    file = deep / "p.policy"
    (tmp_path / "readiness.toml").touch()
    assert policy_root(file) == tmp_path
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert policy_root(file) == tmp_path
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.readiness]\n")
    assert policy_root(file) == tmp_path / "a"
    (deep / ".git").mkdir()
    assert policy_root(file) == deep


def test_a_broken_pyproject_marks_nothing(tmp_path):
    (tmp_path / "readiness.toml").touch()
    inner = tmp_path / "a"
    inner.mkdir()
    (inner / "pyproject.toml").write_bytes(b"\xff not toml")
    assert policy_root(inner / "p.policy") == tmp_path


def test_names_of_used_files_start_where_the_user_stands(tmp_path):
    (tmp_path / "readiness.toml").touch()
    (tmp_path / "shared").mkdir()
    (tmp_path / "policies").mkdir()
    write(tmp_path / "shared", f=fields())
    write(tmp_path / "policies", p=policy("../shared/f.policy"))
    checked = check_on_disk(tmp_path / "policies" / "p.policy")
    assert codes(checked) == []
    assert list(checked.sources)[1] == str(tmp_path / "shared" / "f.policy")
    loader = RootLoader(tmp_path, "policies/p.policy", "p.policy")
    loaded = loader("shared/f.policy")
    assert isinstance(loaded, Loaded)
    assert loaded.name == "../shared/f.policy"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_out_of_the_root_is_refused(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    (root / "readiness.toml").touch()
    (tmp_path / "secret.txt").write_text("the secret")
    (root / "f.policy").symlink_to(tmp_path / "secret.txt")
    write(root, p=policy("f.policy"))
    checked = check_on_disk(root / "p.policy")
    assert codes(checked) == ["U003"]
    assert "the secret" not in "".join(d.message + d.help for d in checked.diagnostics)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_a_folder_and_a_pipe_are_not_read(tmp_path):
    (tmp_path / "f.policy").mkdir()
    os.mkfifo(tmp_path / "g.policy")
    write(tmp_path, p=policy("f.policy", "g.policy"))
    checked = check_on_disk(tmp_path / "p.policy")
    assert [d.message for d in checked.diagnostics] == [
        "cannot read `f.policy`: it is a folder",
        "cannot read `g.policy`: it is no ordinary file",
    ]


def test_policy_files_of_a_folder_are_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("c", "a"):
        write(tmp_path, **{name: ""})
    write(tmp_path / "b", x="")
    names = [file.relative_to(tmp_path).as_posix() for file in policy_files(tmp_path)]
    assert names == ["a.policy", "b/x.policy", "c.policy"]


# ---- bytes


def test_line_ends_and_marks_are_evened_out():
    source, problems = source_of("x", b"\xef\xbb\xbfa\r\nb\rc\n")
    assert (source.text, problems) == ("a\nb\nc\n", [])


@pytest.mark.parametrize("data", [b"a\xff", "a\ud800"])
def test_what_is_no_text_is_told_with_its_place(data):
    _, problems = source_of("x", data)
    assert [d.code.id for d in problems] == ["S024"]
    assert "byte 1" in problems[0].message


@pytest.mark.parametrize("data", [b"a" * (1024 * 1024 + 1), "ä" * (512 * 1024 + 1)])
def test_a_file_has_a_limit(data):
    assert [d.code.id for d in source_of("x", data)[1]] == ["S020"]
