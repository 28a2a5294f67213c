"""Every choice a person can make, in one frozen record. The only place with defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PreprocessorOptions:
    """What the C preprocessor is told.

    include_paths         -I, in order
    system_include_paths  -isystem, in order
    definitions           -D and -U as the user wrote them, in order: ("-DN=64", "-UDEBUG")
    forced_includes       -include files
    standard              -std=...; "" leaves the compiler's default
    """

    include_paths: tuple[str, ...] = ()
    system_include_paths: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    forced_includes: tuple[str, ...] = ()
    standard: str = ""


@dataclass(frozen=True)
class Tuned:
    """A way to run a statement that was chosen by measurement.

    region     fingerprint of the region (`syntax.fingerprint`); "" in options that were narrowed to one region
    sizes      values of the parameters that were fixed when it was measured
    threads    that shared the work
    target     name of the machine that the code is for
    statement  name of the statement: "S0"
    recipe     what is done, as the candidate's recipe says it
    about      where it comes from, for the remark
    """

    region: str
    sizes: tuple[tuple[str, int], ...]
    threads: int
    target: str
    statement: str
    recipe: str
    about: str = ""


@dataclass(frozen=True)
class Options:
    """Options of one compilation.

    preprocessor   what the C preprocessor is told
    compiler       the C compiler to preprocess and check with; "" finds gcc, then clang
    target         machine name ("x86-64-v4", "native", ...), or several with commas between them, among which the code
                   chooses at run time; "" takes the file's pragma, then "native"
    tile           tile loops for cache reuse
    parallel       emit OpenMP
    microkernels   replace matrix-multiply cores by generated kernels
    microkernel    who multiplies matrices: "generated", or a library (`microkernels.libraries`), which takes
                   `reassociate`
    fuse           "none", "smart" or "max"
    tile_sizes     sizes for the tiled band, outermost first; () lets the cost model choose
    reassociate    allow floating-point sums to be reordered
    specialize     emit a fast version for the sizes of `size(...)` behind a guard, beside the general one
    general        emit a version for all other sizes beside a specialized one
    sizes          values that override `size(...)`: (("N", 1024), ...)
    autodetect     also look for regions without pragmas
    strict         a region that cannot be handled is an error
    max_operations isl operation budget of one region
    max_seconds    processor time that one attempt at a version of a region may take, in a child process; elapsed time
                   may be four times as much; 0: no bound, and no child process
    schedule       text of schedules that are to be taken as they are (`schedule/choice/written.py`), "" for none
    tuned          ways chosen by measurement; they go before the cost model's choice, the first that fits before others
    explicit       names of the fields that were given on the command line: these win over the file's pragmas,
                   which win over all others
    """

    preprocessor: PreprocessorOptions = PreprocessorOptions()
    compiler: str = ""
    target: str = ""
    tile: bool = True
    parallel: bool = True
    microkernels: bool = True
    microkernel: str = "generated"
    fuse: str = "smart"
    tile_sizes: tuple[int, ...] = ()
    reassociate: bool = False
    specialize: bool = True
    general: bool = True
    sizes: tuple[tuple[str, int], ...] = ()
    autodetect: bool = False
    strict: bool = False
    max_operations: int = 20_000_000
    max_seconds: float = 15.0
    schedule: str = ""
    tuned: tuple[Tuned, ...] = ()
    explicit: tuple[str, ...] = ()
