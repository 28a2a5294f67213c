"""Bad inputs that a file of cases cannot hold: too large, called in a bad way, run on another machine."""

import ctypes
import subprocess

import pytest
from polyxform.cli.main import run
from polyxform.options import Options
from polyxform.pipeline import optimize

COPY = """
void shift(int n, const float *a, float *b)
{
#pragma scop
    for (int i = 0; i < n; i++)
        b[i] = a[i] + 1.0f;
#pragma endscop
}
"""


def test_a_line_of_ten_megabytes(tmp_path, capfd):
    source = tmp_path / "k.c"
    source.write_text(f"// {'x' * 10_000_000}\n{COPY}")
    assert run(["--isolated", "-o", str(tmp_path / "out.c"), str(source)]) == 0
    assert len(capfd.readouterr().err) < 10_000


def test_a_call_whose_arrays_overlap_computes_the_same(tmp_path):
    text = optimize(COPY, Options(target="x86-64-v3")).text
    assert text != COPY
    results = []
    for name, code in (("before", COPY), ("after", text)):
        (tmp_path / f"{name}.c").write_text(code)
        library = tmp_path / f"{name}.so"
        command = ["gcc", "-O2", "-fopenmp", "-shared", "-fPIC", "-o", str(library), str(tmp_path / f"{name}.c")]
        subprocess.run(command, check=True)
        results.append(shifted(library))
    assert results[0] == results[1] == [float(i) for i in range(20001)]


def shifted(library):
    """What 20,001 zeros become where the array is copied onto itself, one element further."""
    memory = (ctypes.c_float * 20001)()
    start = ctypes.addressof(memory)
    ctypes.CDLL(str(library)).shift(20000, ctypes.c_void_p(start), ctypes.c_void_p(start + 4))
    return list(memory)


def test_a_portable_target_needs_no_vector_unit():
    text = optimize(COPY.replace("*a", "*restrict a"), Options(target="portable")).text
    assert "immintrin" not in text
    assert "target(" not in text


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../../../etc/passwd"])
def test_lines_of_other_files_are_not_quoted(tmp_path, capfd, path):
    source = tmp_path / "k.c"
    source.write_text(f'#include "{path}"\n{COPY}')
    assert run(["--isolated", "-o", str(tmp_path / "out.c"), str(source)]) in (0, 1)
    captured = capfd.readouterr()
    assert "root:" not in captured.out + captured.err
