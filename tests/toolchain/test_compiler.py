"""Compilers: found or missed with a reason, and their complaints kept."""

import pytest
from polyxform.diagnostics import EnvironmentFault
from polyxform.toolchain.compiler import (
    CompilationFailed,
    Product,
    build,
    family,
    find_compiler,
    supported_flags,
    syntax_check,
)
from polyxform.toolchain.limits import Limits
from polyxform.toolchain.run import private_folder, run

LIMITS = Limits(wall_seconds=10.0)


def test_a_compiler_is_found_without_a_name():
    compiler = find_compiler()
    assert compiler.path.startswith("/")
    assert compiler.version


def test_a_missing_compiler_is_an_environment_fault(monkeypatch):
    with pytest.raises(EnvironmentFault, match="no compiler 'no-such-cc' was found") as caught:
        find_compiler("no-such-cc")
    assert caught.value.diagnostics[0].code == "PX601"
    assert caught.value.exit_code.value == 3
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(EnvironmentFault, match="no C compiler"):
        find_compiler()


@pytest.mark.parametrize(
    ("version", "name", "expected"),
    [
        ("gcc (Debian 12.2.0-14) 12.2.0", "gcc", "gcc"),
        ("x86_64-linux-gnu-gcc-12 (GCC) 12.2", "cc", "gcc"),
        ("Debian clang version 14.0.6", "cc", "clang"),
        ("Apple clang version 15.0.0", "gcc", "clang"),
        ("tcc version 0.9.27", "tcc", ""),
    ],
)
def test_the_family_follows_the_version_line(version, name, expected):
    assert family(version, name) == expected


def test_text_that_compiles_passes_the_check():
    assert syntax_check(find_compiler(), b"int twice(int x) { return 2 * x; }\n") is None


def test_text_that_does_not_compile_is_told_with_its_line():
    found = syntax_check(find_compiler(), b"int a;\nint twice(int x) { return y; }\n")
    assert found is not None
    assert found.code == "PX602"
    assert "2:" in found.help
    assert "'y'" in found.help


def test_the_check_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    syntax_check(find_compiler(), b"int a;\n")
    assert list(tmp_path.iterdir()) == []


def test_an_executable_is_built_and_runs():
    with private_folder() as folder:
        source = folder / "-odd name;.c"
        source.write_text('#include <stdio.h>\nint main(void) { puts("built"); return 0; }\n')
        build(find_compiler(), [source], folder / "program", ("-O1",), product=Product.EXECUTABLE)
        assert run([str(folder / "program")], LIMITS).stdout == b"built\n"


def test_a_failed_build_carries_the_first_errors_only():
    with private_folder() as folder:
        source = folder / "bad.c"
        source.write_text("".join(f"int f{i}(void) {{ return undeclared{i}; }}\n" for i in range(50)))
        with pytest.raises(CompilationFailed) as caught:
            build(find_compiler(), [source], folder / "bad.o")
        assert "undeclared0" in caught.value.diagnostics[0].help
        assert len(caught.value.diagnostics[0].help.splitlines()) <= 12
        assert not (folder / "bad.o").exists()


def test_a_compilation_that_does_not_end_is_stopped():
    bomb = "".join(f"#define X{i + 1} X{i} X{i}\n" for i in range(40)) + "#define X0 int a;\nX40\n"
    with private_folder() as folder:
        source = folder / "bomb.c"
        source.write_text(bomb)
        with pytest.raises(CompilationFailed, match=r"ran longer|signal|exit status"):
            build(find_compiler(), [source], folder / "bomb.o", limits=Limits(wall_seconds=1.0, address_bytes=1 << 30))


def test_only_flags_that_the_compiler_knows_are_kept():
    assert supported_flags(find_compiler(), ("-O2", "-fno-such-flag-at-all")) == ("-O2",)
