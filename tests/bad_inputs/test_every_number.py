"""Each of the 144 bad inputs has a test: a file in `cases`, or a test elsewhere for what no single file can show."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = HERE.parent
ELSEWHERE = {
    25: [
        "cli/test_inputs.py::test_an_endless_input_is_bounded",
        "bad_inputs/test_limits.py::test_a_line_of_ten_megabytes",
    ],
    54: ["bad_inputs/test_limits.py::test_a_call_whose_arrays_overlap_computes_the_same"],
    55: ["validation/test_overlap.py::test_the_check_that_is_made_is_proven"],
    66: ["codegen/test_packing.py::test_without_memory_for_the_copy_the_original_runs"],
    110: ["kernels/test_child.py"],
    116: [
        "cli/test_flags.py::test_wrong_values_are_usage_errors",
        "cli/test_configuration.py::test_wrong_configuration",
    ],
    117: ["pipeline/test_limits.py"],
    118: ["toolchain/test_compiler.py::test_a_compilation_that_does_not_end_is_stopped"],
    121: ["cli/test_outputs.py::test_a_read_only_target_is_not_replaced"],
    122: ["cli/test_outputs.py::test_the_input_is_not_overwritten_by_any_of_its_names"],
    123: ["cli/test_outputs.py::test_impossible_targets_are_environment_faults_of_one_line"],
    124: ["cli/test_outputs.py::test_a_full_device_is_an_environment_fault"],
    125: ["toolchain/test_compiler.py::test_a_missing_compiler_is_an_environment_fault"],
    126: ["verification/test_verify.py::test_loops_without_a_race_are_found_to_have_none"],
    127: ["cli/test_process.py::test_signals_end_it_with_their_status_and_no_traceback"],
    128: ["cli/test_process.py::test_without_home_locale_or_current_folder"],
    129: ["cli/test_inputs.py::test_a_fifo"],
    130: ["bad_inputs/test_limits.py::test_a_portable_target_needs_no_vector_unit"],
    131: ["tuning/test_space.py::test_measurements_serve_near_sizes_and_not_far_ones"],
    132: ["cli/test_hostile.py::test_a_file_may_have_any_name"],
    133: ["cli/test_hostile.py::test_a_configuration_file_cannot_choose_the_compiler"],
    134: ["bad_inputs/test_limits.py::test_lines_of_other_files_are_not_quoted"],
    136: ["cli/test_hostile.py::test_a_line_directive_names_no_output"],
    137: ["cli/test_hostile.py::test_escapes_in_comments_and_names_do_not_reach_the_terminal"],
    138: ["cli/test_hostile.py::test_user_code_is_never_run"],
    139: ["toolchain/test_run.py::test_an_isolated_child_has_no_network_and_says_so"],
    140: ["harness/test_driver.py::test_a_verdict_printed_by_the_code_under_test_does_not_count"],
    141: ["house/test_safety.py"],
    142: ["toolchain/test_run.py::test_memory_is_bounded"],
    143: ["house/test_safety.py"],
}


def shown(place):
    """Whether a test exists: "folder/file.py" or "folder/file.py::test"."""
    file, _, name = place.partition("::")
    path = TESTS / file
    return path.is_file() and (not name or re.search(rf"^def {name}\(", path.read_text(), re.MULTILINE) is not None)


@pytest.mark.parametrize("number", range(1, 145))
def test_the_number_has_a_test(number):
    cases = list((HERE / "cases").glob(f"{number:03}*.c"))
    places = ELSEWHERE.get(number, [])
    assert cases or places
    assert [place for place in places if not shown(place)] == []
