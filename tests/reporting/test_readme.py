"""The figures of README.md: made from measurements only, and nothing else of the document is touched."""

import json

import pytest
from polyxform.reporting.readme import BEGIN, END, main, renew_example, renew_figures

REPORT = {
    "machine": {"cpu": "A CPU", "compiler": "gcc 12"},
    "cases": [
        {"name": "conv", "threads": 1, "equal": True, "seconds": 0.1, "gflops": 101.26, "eff": 0.876,
         "ratios": {"gcc": 12.345, "onednn_any": 1.0}},
        {"name": "matmul", "threads": 2, "equal": True, "seconds": 0.1, "ratios": {"openblas": 0.994}},
        {"name": "wrong", "threads": 1, "equal": False, "seconds": 0.1, "gflops": 999.0},
    ],
}  # fmt: skip


def test_a_row_for_each_case_that_was_equal():
    table = renew_figures(f"{BEGIN}old{END}", [REPORT])
    assert "Measured on A CPU, gcc 12." in table
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]
    assert rows[0] == ["case", "threads", "GFLOP/s", "% of peak", "times gcc", "times onednn_any", "times openblas"]
    assert rows[2:] == [
        ["conv", "1", "101.3", "88", "12.35", "1.00", ""],
        ["matmul", "2", "", "", "", "", "0.99"],
    ]


def test_means_stand_below_several_cases():
    means = [{"threads": 1, "rival": "gcc", "ratio": 4.0, "cases": 1}]
    table = renew_figures(f"{BEGIN}{END}", [REPORT | {"geometric_means": means}])
    row = next(line for line in table.splitlines() if "geometric mean" in line)
    assert [cell.strip() for cell in row.split("|")[1:-1]] == ["geometric mean", "1", "", "", "4.00", "", ""]
    single = REPORT | {"geometric_means": means, "cases": REPORT["cases"][:1]}
    assert "geometric mean" not in renew_figures(f"{BEGIN}{END}", [single])


def test_the_rest_of_the_document_stays():
    document = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    renewed = renew_figures(document, [REPORT])
    assert renewed.startswith("before\n") and renewed.endswith("\nafter\n")
    assert "old" not in renewed
    assert renew_figures(renewed, [REPORT]) == renewed


def test_a_document_without_the_block_is_refused():
    with pytest.raises(ValueError, match="no block"):
        renew_figures("text", [REPORT])


def test_reports_without_cases_leave_no_trace():
    assert renew_figures(f"{BEGIN}old{END}", [{}, {"cases": []}]) == f"{BEGIN}\n\n\n\n{END}"


EXAMPLE = """\
# Title

## Before and after

```c
void copy(int n, int a[restrict n], const int b[restrict n])
{
#pragma scop
    for (int i = 0; i < n; i++)
        a[i] = b[i];
#pragma endscop
}
```

becomes

```c
old
```

## Next
"""


def test_the_example_is_made_from_its_first_half():
    renewed = renew_example(EXAMPLE)
    head, _, tail = EXAMPLE.partition("old\n")
    assert renewed.startswith(head) and renewed.endswith(tail)
    after = renewed[len(head) : -len(tail)]
    assert after.startswith("void copy(") and "#pragma omp parallel for" in after
    assert renew_example(renewed) == renewed


def test_a_document_without_an_example_is_refused():
    with pytest.raises(ValueError, match="Before and after"):
        renew_example("text")


def test_from_files(tmp_path):
    document, report = tmp_path / "README.md", tmp_path / "r.json"
    document.write_text(f"{EXAMPLE}{BEGIN}figures{END}")
    main([str(document)])
    assert "figures" in document.read_text() and "old\n" not in document.read_text()
    report.write_text(json.dumps(REPORT))
    main([str(document), str(report)])
    assert "| conv" in document.read_text()
