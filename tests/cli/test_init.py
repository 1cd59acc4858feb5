"""``readiness init``: what it makes, what it says, and what it refuses."""

import gzip
from pathlib import Path

import pytest

from tests.cli.runner import run

LEADS = "Company ID;Land;Consent;E-Mail\n" + "".join(
    f"{n};{'DE' if n % 2 else 'AT'};{'ja' if n % 3 else 'nein'};canary{n}@example.org\n" for n in range(12)
)


def test_what_is_made_checks_passes_its_examples_and_decides_its_leads(tmp_path: Path) -> None:
    made = run("init", "new_business", folder=tmp_path)
    assert made.code == 0
    assert "made      new_business/policies/new_business.policy\n" in made.out
    inside = tmp_path / "new_business"
    assert run("check", "policies", folder=inside).code == 0
    assert run("test", "policies", folder=inside).code == 0
    policy, leads = "policies/new_business.policy", "policies/sample_leads.csv"
    decided = run("evaluate", policy, leads, "--as-of", "2026-03-02", "-o", "exports/decisions.csv", folder=inside)
    assert decided.code == 0
    assert len((inside / "exports" / "decisions.csv").read_text(encoding="utf-8").splitlines()) == 6


def test_it_says_what_to_type_next(tmp_path: Path) -> None:
    said = run("init", "a b", folder=tmp_path).out
    assert "  cd 'a b'\n  readiness check policies\n  readiness test policies\n" in said


def test_here_is_the_default_also_in_a_git_repository(tmp_path: Path) -> None:
    folder = tmp_path / "our-policies"
    (folder / ".git").mkdir(parents=True)
    made = run("init", folder=folder)
    assert made.code == 0
    assert (folder / "policies" / "our_policies.policy").is_file()
    assert "cd " not in made.out
    assert "note" not in made.out


def test_below_the_top_of_a_git_repository_it_says_that_workflows_are_not_read_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "move .github there" in run("init", "inside", folder=tmp_path).out


@pytest.mark.parametrize("name", ["leads.csv", "leads.csv.gz"])
def test_a_policy_is_proposed_from_leads(tmp_path: Path, name: str) -> None:
    content = LEADS.encode("utf-8")
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    made = run("init", "new", "--from", name, "--name", "dach", folder=tmp_path)
    assert made.code == 0
    assert made.out.startswith("read      12 rows, 4 columns\nproposed  3 fields; the key is `company_id`\n")
    assert "choose each field's class" in made.out
    policy = (tmp_path / "new" / "policies" / "dach.policy").read_text(encoding="utf-8")
    assert "\n  land one of AT, DE  # fact, reaction or need?\n" in policy
    assert "canary" not in policy + made.out + made.err
    assert not (tmp_path / "new" / "policies" / "sample_leads.csv").exists()


def test_an_encoding_is_named_or_asked_for(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_bytes("Größe\n7\n".encode("windows-1252"))
    refused = run("init", "new", "--from", "leads.csv", folder=tmp_path)
    assert refused.code == 2
    assert "D002" in refused.err
    assert "--encoding" in refused.err
    assert not (tmp_path / "new").exists()
    assert run("init", "new", "--from", "leads.csv", "--encoding", "windows-1252", folder=tmp_path).code == 0


def test_rows_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").write_text("a,b\n1,2\n1,2,3\n4,5\n", encoding="utf-8")
    made = run("init", "new", "--from", "leads.csv", folder=tmp_path)
    assert "read      2 rows, 1 could not be read, 2 columns\n" in made.out
    assert "`leads.csv`, line 3" in made.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("file",), 2, "U014: `file` is a file, not a folder"),
        (("link",), 2, "U014: `link` is a link"),
        (("full",), 2, "U013: `README.md` and `readiness.toml` already stand in `full`"),
        (("new", "--from", "nowhere.csv"), 2, "D001"),
        (("new", "--from", "full"), 2, "D0"),
        (("new", "--from", "empty.csv"), 2, "U015"),
        (("new", "--from", "empty.csv", "--encoding", "martian"), 2, "martian"),
        (("new", "--name", "lead"), 2, "U016: `lead` cannot be the name of a policy: it is a word of the language"),
        (("new", "--name", "../up"), 2, "U016"),
        (("file/new",), 3, "D019"),
    ],
)
def test_what_is_refused_leaves_all_as_it_was(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "full" / "readiness.toml").write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to("full")
    before = sorted(tmp_path.rglob("*"))
    refused = run("init", *arguments, folder=tmp_path)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "full" / "README.md").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    refused = run("init", "new", folder=tmp_path)
    assert refused.code == 3
    assert "`new` cannot be written: permission denied" in refused.err
