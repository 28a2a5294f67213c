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


def rows_of(table: str) -> list[list[str]]:
    """Cells of the rows of a table."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("|")]


def test_a_row_for_each_number_of_threads_of_cases_that_were_equal():
    table = renew_figures(f"{BEGIN}old{END}", {"r": REPORT})
    assert "Measured on A CPU, gcc 12." in table
    rows = rows_of(table)
    assert rows[0] == ["suite", "threads", "cases", "% of peak", "times gcc", "times onednn_any", "times openblas"]
    assert rows[2:] == [
        ["[r](reports/r.md)", "1", "1", "88", "12.35", "1.00", ""],
        ["[r](reports/r.md)", "2", "1", "", "", "", "0.99"],
    ]


def test_means_of_several_cases_and_how_far_they_lie_apart():
    second = {**REPORT["cases"][0], "ratios": {"gcc": 3.0}, "eff": 0.5}
    table = renew_figures(f"{BEGIN}{END}", {"r": {**REPORT, "cases": [REPORT["cases"][0], second]}})
    assert rows_of(table)[2] == ["[r](reports/r.md)", "1", "2", "69", "6.09 (3.00 to 12.35)", "1.00"]


def test_the_rest_of_the_document_stays():
    document = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    renewed = renew_figures(document, {"r": REPORT})
    assert renewed.startswith("before\n") and renewed.endswith("\nafter\n")
    assert "old" not in renewed
    assert renew_figures(renewed, {"r": REPORT}) == renewed


def test_a_document_without_the_block_is_refused():
    with pytest.raises(ValueError, match="no block"):
        renew_figures("text", {"r": REPORT})


def test_reports_without_cases_leave_no_trace():
    assert renew_figures(f"{BEGIN}old{END}", {"a": {}, "b": {"cases": []}}) == f"{BEGIN}\n\n\n\n{END}"


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
    assert "| [r](reports/r.md)" in document.read_text()
