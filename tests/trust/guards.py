"""The guards: what each promises, how to take it out, and which tests must then fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polyxform.toolchain.limits import Limits
from polyxform.toolchain.relay import relayed
from polyxform.toolchain.run import LAUNCHER

FAULTS = "tests/validation/test_faults.py"
CALLS = "tests/validation/test_kernel_calls.py"
VERIFY = "tests/verification/test_verify.py"
DRIVER = "tests/harness/test_driver.py"
OUTPUTS = "tests/cli/test_outputs.py"
RUN = "tests/toolchain/test_run.py"
USER_ONLY = ((("--user", "--map-root-user"), "own user namespace"),)
"""Isolation that leaves a child the network."""


def nothing(*arguments: Any, **named: Any) -> None:
    """A check that finds nothing."""


def yes(*arguments: Any, **named: Any) -> bool:
    """A question that is always answered by yes."""
    return True


def no(*arguments: Any, **named: Any) -> bool:
    """A question that is always answered by no."""
    return False


def first(argument: Any, *others: Any, **named: Any) -> Any:
    """Nothing is done to the argument."""
    return argument


def at_once(works: Sequence[Callable[..., Any]], start: Any, seconds: float) -> Iterator[Any]:
    """The results of the works without a bound."""
    return relayed(works, start, 0)


def no_words(*arguments: Any, **named: Any) -> tuple[()]:
    """Nothing at all."""
    return ()


def unlimited(limits: Limits, channel: int, counted: bool) -> list[str]:
    """The launcher of children, without any limit."""
    return [sys.executable, "-I", "-S", str(LAUNCHER), "0", "0", "0", "0", str(channel)]


def plain_write(path: str, data: bytes, mode: int) -> None:
    """A file that is written in place."""
    Path(path).write_bytes(data)


@dataclass(frozen=True)
class Guard:
    """A guard.

    promise      what a user may rely on
    place        "module:name" of the Python code, or "native/file.c" of the driver's
    replacement  what stands there without the guard: a Python object, or (old, new) texts of C
    tests        arguments of pytest
    """

    promise: str
    place: str
    replacement: Any
    tests: tuple[str, ...]


VALIDATION = (
    Guard(
        "arrays change places where nobody can tell",
        "polyxform.preparation:check_alternating",
        nothing,
        ("tests/scop/test_alternating.py",),
    ),
    Guard(
        "vectors hold what iterations would compute",
        "polyxform.preparation:check_steady",
        nothing,
        ("tests/scop/test_steady_vectors.py",),
    ),
    Guard(
        "one loop counts what two did",
        "polyxform.preparation:check_flat",
        nothing,
        ("tests/scop/test_flat_loops.py",),
    ),
    Guard(
        "pointers to rows reach the elements that are proven",
        "polyxform.pipeline:check_row_pointers",
        nothing,
        ("tests/codegen/test_row_pointers.py",),
    ),
    Guard(
        "every instance is executed exactly once", "polyxform.validation.validate:check_instances", nothing, (FAULTS,)
    ),
    Guard("every dependence is kept in order", "polyxform.validation.validate:check_order", nothing, (FAULTS,)),
    Guard("parallel loops carry no dependence", "polyxform.validation.validate:check_races", nothing, (FAULTS,)),
    Guard("pragmas around a loop go together", "polyxform.validation.races:check_nesting", nothing, (FAULTS,)),
    Guard("private variables are private", "polyxform.validation.races:is_private", yes, (FAULTS,)),
    Guard("threads have copies of all that they add to", "polyxform.validation.races:has_all", yes, (FAULTS,)),
    Guard("statements compute what the source does", "polyxform.validation.validate:check_bodies", nothing, (FAULTS,)),
    Guard(
        "pragmas and loop variables are what they seem", "polyxform.validation.validate:check_form", nothing, (FAULTS,)
    ),
    Guard("arrays that may overlap are told apart", "polyxform.validation.validate:check_overlap", nothing, (FAULTS,)),
    Guard(
        "a position is proven before it is used",
        "polyxform.validation.positions:is_identity",
        yes,
        ("tests/validation/test_positions.py",),
    ),
    Guard("calls do what the nest means", "polyxform.validation.kernels.kernel_calls:prove", nothing, (CALLS,)),
    Guard(
        "kernels do what their shapes say", "polyxform.validation.kernels.kernel_calls:check_once", nothing, (CALLS,)
    ),
    Guard(
        "the text calls what was announced", "polyxform.validation.kernels.kernel_calls:require_text", nothing, (CALLS,)
    ),
    Guard(
        "no index overflows",
        "polyxform.validation.kernels.copies:Copies.require_wide",
        nothing,
        ("tests/validation/test_copies.py",),
    ),
    Guard(
        "what is read behind a loop is not left in variables",
        "polyxform.validation.copies.private_copies:is_written_again",
        yes,
        (FAULTS,),
    ),
    Guard(
        "lanes add up what the loop does",
        "polyxform.validation.lane_loops:check_text",
        nothing,
        ("tests/validation/test_lane_loops.py",),
    ),
    Guard(
        "calls that touch pages do nothing",
        "polyxform.validation.page_touches:check_touch",
        nothing,
        ("tests/validation/test_page_touches.py",),
    ),
    Guard(
        "parts of iterations are all of them",
        "polyxform.validation.row_groups:check_text",
        nothing,
        ("tests/validation/test_row_groups.py",),
    ),
    Guard(
        "iterations are cut between statements",
        "polyxform.validation.row_groups:check_whole",
        nothing,
        ("tests/validation/test_row_groups.py",),
    ),
    Guard(
        "copies hold what the array holds",
        "polyxform.validation.kernels.packing:check_element",
        nothing,
        ("tests/validation/test_packing.py",),
    ),
    Guard(
        "calls copy panels as loops would",
        "polyxform.validation.kernels.packing:check_call",
        nothing,
        ("tests/validation/test_packing.py",),
    ),
    Guard(
        "copies stand before their use",
        "polyxform.validation.kernels.packing:check_place",
        nothing,
        ("tests/validation/test_packing.py",),
    ),
    Guard(
        "versions stand behind their conditions",
        "polyxform.validation.assembly:require_terms",
        nothing,
        ("tests/validation/test_assembly.py",),
    ),
    Guard(
        "the processor is tested for what kernels use",
        "polyxform.validation.assembly:features_of",
        lambda kernel: (),
        ("tests/validation/test_target_tests.py",),
    ),
    Guard(
        "unknown functions do not come along",
        "polyxform.validation.functions:spelled",
        lambda text: "",
        ("tests/validation/test_readers.py",),
    ),
    Guard(
        "a scalar that gathers sums is what it seems",
        "polyxform.validation.rewrites.accumulators:check_values",
        nothing,
        ("tests/scop/test_accumulators.py",),
    ),
    Guard(
        "a scalar that goes on to other uses stays",
        "polyxform.validation.rewrites.accumulators:check_apart",
        nothing,
        ("tests/scop/test_accumulators.py",),
    ),
    Guard(
        "sums are split into the same terms",
        "polyxform.validation.rewrites.split_sums:added",
        lambda tree, arrays, target: [],
        ("tests/scop/test_reordered_sums.py",),
    ),
    Guard(
        "what a gathered sum is stored with does not change before",
        "polyxform.validation.rewrites.scaled_sums:check_between",
        nothing,
        ("tests/scop/test_reordered_sums.py",),
    ),
    Guard(
        "what fails a proof is not published",
        "polyxform.pipeline:validate",
        nothing,
        ("tests/fuzz/test_fuzz.py", "-k", "validation_finds"),
    ),
    Guard(
        "what does not compile is not published",
        "polyxform.pipeline:compile_complaint",
        nothing,
        ("tests/pipeline/test_pipeline.py",),
    ),
    Guard("an illegal schedule gives way", "polyxform.pipeline:is_legal", yes, ("tests/pipeline/test_limits.py",)),
)
LEGALITY = (
    Guard(
        "the order of schedules is judged exactly (all small cases)",
        "polyxform.dependences.legality:unordered_by_band",
        lambda node, pending: pending.subtract(pending),
        ("tests/dependences/test_legality.py",),
    ),
    Guard(
        "parallel members are judged exactly (all small cases)",
        "polyxform.dependences:parallel_violations",
        lambda band, member, dependences: dependences.subtract(dependences),
        ("tests/dependences/test_legality.py",),
    ),
)
BUDGETS = (
    Guard(
        "isl's operations are bounded",
        "polyxform.pipeline:operation_budget",
        lambda operations: nullcontext(),
        ("tests/pipeline/test_pipeline.py", "-k", "budget"),
    ),
    Guard("time is bounded", "polyxform.pipeline:relayed", at_once, ("tests/pipeline/test_limits.py", "-k", "time")),
    Guard("a simpler schedule is tried", "polyxform.pipeline:simpler", first, ("tests/pipeline/test_limits.py",)),
    Guard("children are under limits", "polyxform.toolchain.run:launch_words", unlimited, (RUN,)),
)
VERIFICATION = (
    Guard("every bit counts", "native/values.c", ("if (same_element(", "if (1 || same_element("), (DRIVER,)),
    Guard(
        "an access beside an array faults",
        "native/memory.c",
        ("PROT_NONE, MAP_PRIVATE", "PROT_READ | PROT_WRITE, MAP_PRIVATE"),
        (DRIVER,),
    ),
    Guard(
        "bytes beside an array are watched", "native/check.c", ("!margins_intact(", "0 && !margins_intact("), (DRIVER,)
    ),
    Guard(
        "races are found",
        "native/race/race.c",
        ("    if (!running)\n        return;", "    return;"),
        (VERIFY, "-k", "race"),
    ),
    Guard(
        "threads run however small the loop",
        "native/race/race.c",
        ("VIRTUAL_THREADS = 251", "VIRTUAL_THREADS = 1"),
        (VERIFY, "-k", "race"),
    ),
    Guard(
        "threads meet at barriers",
        "native/race/race.c",
        ("    if (running)\n        swapcontext(&coroutines[running - 1].context, &scheduler);", ""),
        (VERIFY, "-k", "barrier"),
    ),
    Guard(
        "sizes lie at the edges of tiles",
        "polyxform.verification.sizes:edge_values",
        lambda boundaries: (7,),
        ("tests/verification/test_sizes.py",),
    ),
    Guard(
        "sizes where the original fails are left out",
        "polyxform.verification.verify:objection",
        lambda *arguments: "",
        (VERIFY,),
    ),
    Guard("the verdict needs the nonce", "polyxform.harness.driver:secrets.compare_digest", yes, (DRIVER,)),
)
FILES = (
    Guard("a file appears whole or not at all", "polyxform.cli.outputs:replace", plain_write, (OUTPUTS,)),
    Guard("the input is not overwritten", "polyxform.cli.outputs:same_file", no, (OUTPUTS,)),
    Guard(
        "what cannot be written is told",
        "polyxform.cli.outputs:output_faults",
        lambda target: nullcontext(),
        (OUTPUTS,),
    ),
)
DETERMINISM = (
    Guard(
        "the seed of hashes does not decide the order of what is written",
        "polyxform.codegen.idle_variables:sorted",
        list,
        ("tests/pipeline/test_pipeline.py", "-k", "order_of_names"),
    ),
)
KEPT = (
    Guard(
        "a built way is whole and for this task",
        "polyxform.toolchain.kept_files:is_intact",
        yes,
        ("tests/tuning/test_build_cache.py",),
    ),
    Guard(
        "a broken file of measurements is told",
        "polyxform.tuning.database:Database.faults",
        lambda database: nullcontext(),
        ("tests/tuning/test_database.py",),
    ),
)
HOSTILE = (
    Guard(
        "nothing injects code by the environment",
        "polyxform.toolchain.run:clean_environment",
        lambda *arguments: None,
        (RUN,),
    ),
    Guard(
        "what a child leaves behind is killed",
        "polyxform.toolchain.run:kill_group",
        nothing,
        (RUN, "-k", "killed or left_behind"),
    ),
    Guard("code under test has no network", "polyxform.toolchain.run:NAMESPACES", USER_ONLY, (RUN,)),
    Guard(
        "what is printed is escaped",
        "polyxform.reporting.diagnostics:escape_character",
        first,
        ("tests/reporting/test_diagnostics.py",),
    ),
)
GUARDS = {
    "validation": VALIDATION,
    "legality": LEGALITY,
    "budgets": BUDGETS,
    "verification": VERIFICATION,
    "files": FILES,
    "determinism": DETERMINISM,
    "what is kept between runs": KEPT,
    "hostile input": HOSTILE,
}
