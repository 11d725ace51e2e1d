"""What a call names, as the sources to read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rvc_cli.diagnostics import Severity
from rvc_cli.intake.sources import Source, expand


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*names: str) -> None:
    """Tables and other files with something in them, with the folders around them."""
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("part_number,unit_value\nA,1\n")


def names(*paths: str) -> tuple[list[str], list[str]]:
    """The names of the sources and the codes of the complaints."""
    sources, complaints = expand(paths)
    return [one.name for one in sources], [one.code for one in complaints]


def test_files_come_in_the_order_given(here: Path) -> None:
    touch("b.csv", "a.TSV")
    Path("m.toml").write_text('[good]\nbom = "b.csv"\n')
    sources, complaints = expand(["b.csv", "-", "m.toml", "a.TSV"])
    assert complaints == []
    assert sources == [
        Source(Path("b.csv"), "b.csv", "table"),
        Source(None, "-", "stdin"),
        Source(Path("m.toml"), "m.toml", "manifest"),
        Source(Path("a.TSV"), "a.TSV", "table"),
    ]


def test_a_folder_comes_sorted_by_path_with_the_folders_in_it(here: Path) -> None:
    touch("d/b.csv", "d/a/z.csv", "d/a.csv", "d/.hidden.csv", "d/.git/x.csv", "d/~$b.csv", "d/read.me")
    assert names("d") == (["d/a/z.csv", "d/a.csv", "d/b.csv"], [])
    assert names("d/") == (["d/a/z.csv", "d/a.csv", "d/b.csv"], [])


def test_a_table_that_a_manifest_of_the_folder_names_is_read_through_it_only(here: Path) -> None:
    touch("d/a.csv", "d/t/b.csv", "d/t/v.csv", "d/t/steel.csv", "d/c.csv")
    Path("d/a.toml").write_text('[good]\nbom = "a.csv"\n[steel]\npurchases = "t/steel.csv"\n')
    Path("d/t/g.toml").write_text('[goods]\nbom = "../t/b.csv"\ntable = "v.csv"\n')
    assert names("d") == (["d/a.toml", "d/c.csv", "d/t/g.toml"], [])
    assert names("d/*")[0] == ["d/a.toml", "d/c.csv", "d/t/g.toml"]
    assert names("d/a.csv", "d")[0] == ["d/a.csv", "d/a.toml", "d/c.csv", "d/t/g.toml"]


def test_a_path_that_exists_is_taken_as_written_before_it_is_a_pattern(here: Path) -> None:
    touch("a[1].csv", "a1.csv", "a2.csv")
    assert names("a[1].csv") == (["a[1].csv"], [])
    assert names("a[2].csv") == (["a2.csv"], [])
    assert names("a?.csv") == (["a1.csv", "a2.csv"], [])


def test_a_pattern_may_enter_folders(here: Path) -> None:
    touch("d/b.csv", "d/e/f/a.csv", "d/e/x.txt")
    assert names("d/**/*.csv") == (["d/b.csv", "d/e/f/a.csv"], [])
    assert names("**") == (["d/b.csv", "d/e/f/a.csv"], [])


def test_nothing_found_is_an_error(here: Path) -> None:
    touch("e/x.txt")
    Path("empty").mkdir()
    for wrong in ("empty", "e", "*.csv", "e/*", "["):
        assert names(wrong)[0] == []
    assert [names(wrong)[1] for wrong in ("empty", "e", "*.csv", "e/*")] == [["SRC003"]] * 4
    assert names("none.csv") == ([], ["SRC001"])
    assert names("") == ([], ["SRC001"])
    assert names("e/x.txt/y.csv") == ([], ["SRC001"])


def test_another_suffix_is_an_error_that_lists_what_is_read(here: Path) -> None:
    touch("a.xlsx", "b", "c.txt")
    for name in ("a.xlsx", "b", "c.txt"):
        sources, [one] = expand([name])
        assert (sources, one.code, one.severity) == ([], "SRC002", Severity.ERROR)
        assert ".csv, .tsv" in one.message
        assert ".toml" in one.message


def test_standard_input_is_read_once(here: Path) -> None:
    assert names("-", "-") == (["-"], ["SRC004"])


def test_the_same_file_twice_is_read_once_with_a_note(here: Path) -> None:
    touch("a.csv", "d/b.csv")
    Path("link.csv").symlink_to("a.csv")
    sources, complaints = expand(["a.csv", "./a.csv", "link.csv", "d", "d/b.csv"])
    assert [one.name for one in sources] == ["a.csv", "d/b.csv"]
    assert [(one.code, one.severity) for one in complaints] == [("SRC010", Severity.NOTE)] * 3


def test_toml_that_is_no_manifest_is_passed_over_in_a_folder_and_an_error_when_named(here: Path) -> None:
    touch("d/a.csv")
    Path("d/rules.toml").write_text('id = "mine"\nstatus = "target"\n')
    Path("d/none.toml").write_text("")
    assert names("d") == (["d/a.csv"], ["SRC011", "SRC011"])
    assert names("d/rules.toml") == ([], ["SRC006"])
    assert names("d/*.toml") == ([], ["SRC011", "SRC011", "SRC003"])


def test_a_manifest_that_cannot_be_read_stays_a_source_and_is_never_passed_over(here: Path) -> None:
    Path("broken.toml").write_text("[good\n")
    Path("misspelt.toml").write_text('[god]\nbom = "a.csv"\n')
    assert names(".") == (["broken.toml", "misspelt.toml"], [])
    assert names("broken.toml") == (["broken.toml"], [])


def test_a_sheet_in_a_folder_is_named_in_a_note(here: Path) -> None:
    touch("d/a.csv", "d/b.xlsx")
    assert names("d") == (["d/a.csv"], ["SRC011"])


def test_links_that_lead_back_or_nowhere_are_said_and_end(here: Path) -> None:
    touch("d/e/a.csv")
    Path("d/e/up").symlink_to(here / "d")
    assert names("d") == (["d/e/a.csv"], ["SRC011"])
    Path("d/gone.csv").symlink_to("nowhere.csv")
    Path("round.csv").symlink_to("round.csv")
    assert names("d") == (["d/e/a.csv"], ["SRC011", "SRC005"])
    assert names("d/gone.csv") == ([], ["SRC005"])
    assert names("round.csv") == ([], ["SRC005"])


def test_a_folder_with_the_suffix_of_a_table_is_a_folder(here: Path) -> None:
    touch("out.csv/part-0.csv")
    assert names("out.csv") == (["out.csv/part-0.csv"], [])
    assert names("*.csv") == (["out.csv/part-0.csv"], [])


def test_a_name_that_is_not_utf8_is_an_error_that_can_be_printed(here: Path) -> None:
    touch("good.csv")
    Path(os.fsdecode(b"b\xe9d.csv")).write_text("x")
    sources, [one] = expand(["."])
    assert [source.name for source in sources] == ["good.csv"]
    assert (one.code, one.span.file) == ("SRC007", "b\\xe9d.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_read_is_an_error(here: Path) -> None:
    touch("d/closed/a.csv", "d/b.csv")
    Path("d/closed").chmod(0)
    assert names("d") == (["d/b.csv"], ["SRC005"])


def test_deep_folders_and_endless_names_do_not_break_it(here: Path) -> None:
    deep = Path(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "a.csv").write_text("x")
    assert len(names("d")[0]) == 1
    assert names("x" * 5000 + ".csv") == ([], ["SRC005"])
    assert names("a\0b.csv") == ([], ["SRC005"])


def test_folders_that_many_links_lead_to_are_entered_once(here: Path) -> None:
    for level in range(24):
        Path(f"d/{level}").mkdir(parents=True)
        for name in "ab":
            Path(f"d/{level}/{name}").symlink_to(f"../{level + 1}")
    touch("d/24/t.csv")
    for asked in ("d/0", "d", "d/**", "d/0/**", "d/*", "d/0/a*"):
        found, complaints = names(asked)
        assert len(found) == 1, asked
        assert set(complaints) <= {"SRC010"}
    assert names("d")[0] == ["d/24/t.csv"]


def test_a_pattern_of_any_depth_ends_where_links_lead_to_themselves(here: Path) -> None:
    touch("loop/t.csv", "loop/e/u.csv")
    for name in "abc":
        Path(f"loop/{name}").symlink_to(".")
        Path(f"loop/e/{name}").symlink_to("..")
    for asked in ("loop/**", "loop/**/*.csv", "**", "loop/**/**/*.csv", "loop"):
        assert names(asked)[0] == ["loop/e/u.csv", "loop/t.csv"], asked
    assert names("loop/**/e/*.csv")[0] == ["loop/e/u.csv"]


def test_a_folder_is_called_by_its_own_name_before_that_of_a_link(here: Path) -> None:
    touch("d/z/t.csv")
    Path("d/a").symlink_to("z")
    sources, [one] = expand(["d"])
    assert [source.name for source in sources] == ["d/z/t.csv"]
    assert (one.code, one.span.file) == ("SRC010", "d/a")
    assert "d/z" in one.message


def test_patterns_fit_as_a_shell_takes_them(here: Path) -> None:
    touch(
        "d/a1.csv", "d/a2.csv", "d/b1.csv", "d/.a3.csv", "d/e/a4.csv", ".h/a5.csv", "d/.e/a6.csv", "x/a7.tsv"
    )
    assert names("d/a?.csv")[0] == ["d/a1.csv", "d/a2.csv"]
    assert names("d/[!a]1.csv")[0] == ["d/b1.csv"]
    assert names("*/a*.[ct]sv")[0] == ["d/a1.csv", "d/a2.csv", "x/a7.tsv"]
    assert names("d/.a*.csv")[0] == ["d/.a3.csv"]
    assert names("**/a[4-7].?sv")[0] == ["d/e/a4.csv", "x/a7.tsv"]
    assert names(str(here / "d" / "e" / "*"))[0] == [str(here / "d" / "e" / "a4.csv")]
    assert names("d/e/../a[1].csv")[0] == ["d/e/../a1.csv"]
    assert names("./d/[b]*.csv")[0] == ["d/b1.csv"]


def test_names_are_utf8_whatever_the_locale_says(here: Path) -> None:
    touch("d/ñ.csv")
    Path("d/ñ.csv").write_text("part_number,unit_value\nA,x\n")
    Path("d/m.toml").write_text('[good]\nbom = "ñ.csv"\n', encoding="utf-8")
    bare = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    for asked in ("d/ñ.csv", "d/m.toml", "d", "d/ñ*"):
        done = subprocess.run(
            [sys.executable, "-m", "rvc_cli", "lint", asked],
            capture_output=True,
            text=True,
            check=False,
            env=bare,
        )
        assert done.returncode == 2, done.stderr
        assert "BOM104" in done.stderr, done.stderr
        assert "SRC007" not in done.stderr
