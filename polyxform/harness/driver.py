"""Build the driver and the implementations' shared objects, run a plan in a child process, read its reports."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from polyxform.harness.adapter import Packers, adapter_text
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Plan
from polyxform.options import PreprocessorOptions
from polyxform.toolchain.compiler import Compiler, Product, build
from polyxform.toolchain.kept_builds import build_kept
from polyxform.toolchain.limits import BINARY_LIMITS, Limits
from polyxform.toolchain.preprocessor import flags as preprocessor_flags
from polyxform.toolchain.run import Finished, run

NATIVE = Path(__file__).with_name("native")
RACE_RUNTIME = NATIVE / "race" / "race.c"
RACE_FLAGS = ("-fopenmp", "-fsanitize=thread")
WATCHED = ("free", "memcpy", "memset")
DRIVER_FLAGS = ("-std=gnu11", "-O1")
NONCE_BYTES = 16


@dataclass(frozen=True)
class Unit:
    """A C translation unit to be called.

    code          its bytes
    folder        where its quoted includes are looked up
    preprocessor  the user's -I, -D, ...
    packers       functions that make copies for later calls, each with the names of its arguments
    links         words for the linker: libraries that it calls
    """

    code: bytes
    folder: Path
    preprocessor: PreprocessorOptions = field(default_factory=PreprocessorOptions)
    packers: Packers = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """One line of the driver: a verb and its words."""

    verb: str
    words: tuple[str, ...]

    def number(self, position: int) -> int:
        """A word as a whole number."""
        return int(self.words[position])


@dataclass(frozen=True)
class Outcome:
    """A driver run.

    reports   what it said, in order
    complete  it came to its end and said so
    finished  the process
    """

    reports: tuple[Report, ...]
    complete: bool
    finished: Finished

    @property
    def complaint(self) -> str:
        """How a run that did not come to its end stopped, with the last line it printed on standard error."""
        lines = self.finished.stderr.decode(errors="replace").strip().splitlines()
        return f"{self.finished.outcome}: {lines[-1]}" if lines else self.finished.outcome


def build_driver(compiler: Compiler, folder: Path, flags: Sequence[str] = ()) -> Path:
    """Bring the driver into `folder`. CompilationFailed when it has to be compiled and that does not succeed."""
    output = folder / "driver"
    sources = sorted(NATIVE.glob("*.c"))
    build_kept(
        compiler,
        sources,
        output,
        (*DRIVER_FLAGS, *flags),
        product=Product.EXECUTABLE,
        libraries=("-ldl", "-lm", "-pthread"),
    )
    return output


def build_implementation(
    compiler: Compiler, folder: Path, name: str, entry: Entry, unit: Unit, flags: Sequence[str]
) -> Path:
    """Compile a unit with its adapter into the shared object `name`.so in `folder`. CompilationFailed otherwise."""
    adapter = write_unit(folder, name, entry, unit)
    output = folder / f"{name}.so"
    # A kernel may be called as a function of the C library is: `step`, `index`.
    own = ("-w", "-Wl,-Bsymbolic", *unit_places(unit))
    build(compiler, [adapter], output, (*flags, *own), product=Product.SHARED, libraries=(*unit.links, "-lm"))
    return output


def write_unit(folder: Path, name: str, entry: Entry, unit: Unit) -> Path:
    """The unit and the adapter that includes it, as files in `folder`; the adapter's path."""
    (folder / f"{name}.unit.c").write_bytes(unit.code)
    adapter = folder / f"{name}.c"
    adapter.write_text(adapter_text(entry, f"{name}.unit.c", unit.packers), encoding="latin-1")
    return adapter


def unit_places(unit: Unit) -> tuple[str, ...]:
    """Flags that say where the unit's includes are and what the person defined."""
    return ("-iquote", str(unit.folder.resolve()), *preprocessor_flags(unit.preprocessor))


def build_watched(compiler: Compiler, folder: Path, name: str, entry: Entry, unit: Unit, flags: Sequence[str]) -> Path:
    """Like `build_implementation`, for code that tells its races to the driver. CompilationFailed otherwise.

    gcc alone knows both the calls of OpenMP and those before each access by the names that our run time has.
    """
    source = write_unit(folder, name, entry, unit)
    code, runtime, output = folder / f"{name}.o", folder / "runtime.o", folder / f"{name}.so"
    places = unit_places(unit)
    build(compiler, [source], code, ("-fPIC", *flags, *RACE_FLAGS, "-w", *places))
    build_kept(compiler, [RACE_RUNTIME], runtime, ("-fPIC", "-O2", "-fvisibility=hidden"))
    wrapped = [f"-Wl,--wrap={function}" for function in WATCHED]
    link = (*wrapped, "-Wl,-Bsymbolic", "-Wl,-z,defs")
    build(compiler, [code, runtime], output, link, product=Product.SHARED, libraries=(*unit.links, "-lm"))
    return output


def run_plan(driver: Path, plan: Plan, environment: Mapping[str, str], limits: Limits = BINARY_LIMITS) -> Outcome:
    """Run the driver on a plan, isolated as far as the system allows."""
    nonce = secrets.token_hex(NONCE_BYTES)
    finished = run(
        [str(driver)],
        limits,
        stdin=plan.text(nonce).encode(),
        folder=driver.parent,
        environment=environment,
        isolated=True,
    )
    reports = tuple(read_reports(finished.channel.decode(errors="replace").splitlines(), nonce))
    complete = finished.succeeded and bool(reports) and reports[-1].verb == "done"
    return Outcome(reports, complete, finished)


def read_reports(lines: Iterable[str], nonce: str) -> Iterable[Report]:
    """The reports among the lines; what does not begin with the nonce is not one."""
    for line in lines:
        first, *words = line.split()[:200] or [""]
        if secrets.compare_digest(first.encode(), nonce.encode()) and words:
            yield Report(words[0], tuple(words[1:]))


def thread_environment(threads: int) -> dict[str, str]:
    """Variables that give OpenMP run times and BLAS libraries the same number of threads, and short waits."""
    count = str(threads)
    return {
        "OMP_NUM_THREADS": count,
        "OMP_DYNAMIC": "false",
        "OPENBLAS_NUM_THREADS": count,
        "OPENBLAS_THREAD_TIMEOUT": "20",
        "BLIS_NUM_THREADS": count,
        "MKL_NUM_THREADS": count,
        "KMP_BLOCKTIME": "5",
    }
