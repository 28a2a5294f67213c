"""Plans for contractions are ranked without running any, and the ranking is kept for the report."""

from __future__ import annotations

import pytest
from polyxform.machine import NAMED
from polyxform.options import Options
from polyxform.pipeline import compile_source
from polyxform.reporting.explanation import explanation
from polyxform.schedule.contractions.contract import crowding_cycles, plans
from polyxform.schedule.contractions.contraction_plan import workload
from polyxform.schedule.contractions.match_microkernel import match
from polyxform.syntax.source import SourceFile

from tests.schedule.regions import scop_of

TEXT = """void product(const float A[restrict 96][80], const float B[restrict 80][64], float C[restrict 96][64])
{
#pragma polyxform target(x86-64-v4)
#pragma scop
    for (int i = 0; i < 96; i++)
        for (int j = 0; j < 64; j++)
            for (int k = 0; k < 80; k++)
                C[i][j] += A[i][k] * B[k][j];
#pragma endscop
}
"""


def test_the_chosen_plan_is_predicted_to_be_the_fastest_and_the_next_one_is_kept() -> None:
    compilation = compile_source(SourceFile.from_text(TEXT, "k.c"), Options())
    (prediction,) = compilation.regions[0].versions[0].candidate.predictions
    assert prediction.considered > 1
    assert prediction.next_best is not None
    assert prediction.chosen.seconds <= prediction.next_best[1].seconds
    assert prediction.chosen.flops == 2 * 96 * 64 * 80


def test_the_report_shows_working_sets_and_the_next_best_plan() -> None:
    compilation = compile_source(SourceFile.from_text(TEXT, "k.c"), Options())
    report = explanation(compilation)
    assert "prediction for S0:" in report
    assert "from L2" in report
    assert "next best: interchange to" in report


@pytest.mark.parametrize("rows", [4, 14])
def test_a_loop_of_one_tile_leaves_the_statements_inside_it_below_one_mark(rows):
    text = TEXT.replace("96", str(rows)).replace("for (int k", "{ C[i][j] = 0; for (int k").replace("[j];", "[j]; }")
    emitted = compile_source(SourceFile.from_text(text, "k.c"), Options()).regions[0].versions[0].version.emitted
    assert emitted.calls
    assert all(call.kernel.shape.before for call in emitted.calls)


def recipe_for(rows: int, columns: int, steps: int) -> tuple[str, ...]:
    text = TEXT.replace("96", str(rows)).replace("64", str(columns)).replace("80", str(steps))
    text = text.replace("x86-64-v4".replace("64", str(columns)), "x86-64-v4")
    region = compile_source(SourceFile.from_text(text, "k.c"), Options(general=False)).regions[0]
    return region.versions[0].candidate.recipe


def test_columns_of_a_large_result_are_innermost_where_all_of_the_second_factor_stays_near():
    assert "interchange to i, j" in recipe_for(2048, 4096, 32)
    assert "interchange to j, i" in recipe_for(2048, 4096, 128)
    assert "interchange to j, i" in recipe_for(12544, 256, 64)


def test_a_large_result_of_short_sums_is_written_row_by_row():
    assert "microkernel of 6 x i rows and 64 x j columns over k" in recipe_for(200704, 64, 27)


@pytest.mark.parametrize(("rows", "depth"), [(32, 256), (128, 512), (320, 1024)])
def test_more_rows_read_longer_parts_of_the_reduction(rows, depth):
    assert f"split k by {depth}" in recipe_for(rows, 3072, 4096)


@pytest.mark.parametrize(("columns", "crowded"), [(1024, True), (1040, False)])
def test_rows_of_the_result_that_share_a_set_take_time(columns, crowded):
    loops = "for (int i = 0; i < 56; i++) for (int j = 0; j < 32; j++) for (int k = 0; k < 64; k++) "
    arrays = f"const float A[restrict 56][64], const float B[restrict 64][32], float C[restrict 56][{columns}]"
    scop = scop_of(loops + "C[i][j] += A[i][k] * B[k][j];", arrays)
    (statement,) = scop.statements
    work = workload(statement, scop, NAMED["x86-64-v4"], 1)
    along_rows = (plan for way in match(scop, statement) for plan in plans(way, work) if plan.row == 0)
    found = {plan.rows: crowding_cycles(plan, work) for plan in along_rows}
    assert any(rows > 8 for rows in found)
    assert all((cycles > 0) == (crowded and rows > 8) for rows, cycles in found.items())
