from polyxform.pipeline import optimize

from tests.kernels.strict_record import Compared, append, find, key_of

SCALE = "void f(int n, double a[n])\n{\n#pragma scop\nfor (int i = 0; i < n; i++)\na[i] *= 2.0;\n#pragma endscop\n}\n"
SIZES = ((("n", 8),),)


def test_what_was_compared_is_found_again_beside_lines_that_were_cut_off(tmp_path):
    path = tmp_path / "build" / "strict.jsonl"
    append(path, Compared("first", 3, "equal"))
    path.write_text(path.read_text() + '{"key": "sec')
    assert find(path, "first") == Compared("first", 3, "equal")
    assert find(path, "second") is None


def test_other_code_sizes_or_threads_are_another_comparison():
    one, other = optimize(SCALE), optimize(SCALE.replace("2.0", "3.0"))
    keys = {
        key_of(one, SIZES, (1, 2)),
        key_of(other, SIZES, (1, 2)),
        key_of(one, SIZES, (1,)),
        key_of(one, ((("n", 9),),), (1, 2)),
    }
    assert len(keys) == 4
    assert key_of(optimize(SCALE), SIZES, (1, 2)) in keys
