"""A command line that runs inside the test, and a compiler that is fast because it is not one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from polyxform.cli import compiling
from polyxform.cli.main import run
from polyxform.diagnostics import Diagnostic, RemarkKind, Severity, remark, source_error, unsupported
from polyxform.options import Options
from polyxform.syntax.source import SourceFile


@dataclass(frozen=True)
class Finished:
    """What a command line came to."""

    status: int
    stdout: bytes
    stderr: str


@dataclass(frozen=True)
class FakeRegion:
    """Stands for a CompiledRegion."""

    transformed: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class FakeCompilation:
    """Stands for a Compilation."""

    source: SourceFile
    text: str
    regions: tuple[FakeRegion, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for region in self.regions for diagnostic in region.diagnostics)


@dataclass
class FakeCompiler:
    """Turns `slow` into `fast`, leaves a region with `while` alone, refuses `broken`, fails on `crash`."""

    options: list[Options] = field(default_factory=list)

    def __call__(self, source: SourceFile, options: Options) -> FakeCompilation:
        self.options.append(options)
        if "crash" in source.text:
            raise KeyError("S3")
        if "broken" in source.text:
            raise source_error("PX650", "not C", source.span(source.text.index("broken")), help="write C")
        regions = tuple(self.regions(source))
        return FakeCompilation(source, source.text.replace("slow", "fast"), regions)

    @staticmethod
    def regions(source: SourceFile) -> list[FakeRegion]:
        found = []
        if "slow" in source.text:
            span = source.span(source.text.index("slow"))
            found.append(FakeRegion(True, (remark(RemarkKind.PASSED, "PX655", "made fast", span),)))
        if "unproven" in source.text:
            found.append(FakeRegion(False, (Diagnostic(Severity.ERROR, "PX901", "not proven"),)))
        if "while" in source.text:
            span = source.span(source.text.index("while"))
            found.append(FakeRegion(False, unsupported("PX651", "a 'while' loop", span).diagnostics))
        return found


@pytest.fixture(autouse=True)
def reproducers_stay_here(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Internal errors leave their reproducers in a temporary folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> FakeCompiler:
    """The fake compiler, put in the pipeline's place."""
    fake = FakeCompiler()
    monkeypatch.setattr(compiling, "compile_source", fake)
    return fake


@pytest.fixture
def cli(compiler: FakeCompiler, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Finished]:
    """Runs a command line with the fake compiler."""

    def call(*arguments: object) -> Finished:
        capfdbinary.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Finished(status, captured.out, captured.err.decode())

    return call
