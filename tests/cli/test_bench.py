"""`polyxform bench`: what it measures, where the figures go, and when it fails."""

import json
from dataclasses import replace

import pytest
from polyxform.benchmarking.contest import RIVALS
from polyxform.benchmarking.measure import BenchmarkRequest
from polyxform.cli import benchmark_jobs
from polyxform.cli.presentation import Failed, Outcome
from polyxform.diagnostics import Diagnostic, EnvironmentFault, ExitCode, Severity
from polyxform.harness.measurements import Benchmark, Case, MachineFacts, Peaks, Timing
from polyxform.harness.plan import Effort

CASE = Case(
    name="conv",
    suite="",
    function="conv",
    element="float",
    threads=1,
    sizes=(("n", 8),),
    operations=1_000_000,
    transformed=True,
    equal=True,
    ours=Timing("polyxform", (1e-5,)),
    others=(Timing("gcc", (2e-5,)),),
    peaks=Peaks(118.0, 20.0, 0.01),
    repro="polyxform bench again",
)
WRONG = Case("bad", "", "bad", "float", 1, (), None, True, False, None, (), repro="polyxform bench again")
MACHINE = MachineFacts("A CPU", 2, (32768,), "Linux")


@pytest.fixture
def measured(cli, monkeypatch, tmp_path):
    """Runs the command with measurements made up; the requests that came in are in the second result."""
    requests = []

    def call(cases, *arguments, problems=()):
        def answer(_compilation, request):
            requests.append(request)
            return Benchmark(MACHINE, tuple(cases), tuple(problems), 1.0)

        monkeypatch.setattr(benchmark_jobs, "measure", answer)
        return cli("bench", *arguments), requests

    (tmp_path / "a.c").write_text("slow\n")
    (tmp_path / "b.c").write_text("slow\n")
    monkeypatch.chdir(tmp_path)
    return call


def test_the_report(measured):
    finished, requests = measured([CASE], "a.c")
    assert finished.status == 0
    assert b"A CPU, 2 cores" in finished.stdout
    assert b"2.00x" in finished.stdout
    assert requests == [BenchmarkRequest(effort=Effort(row=3, patience=3))]


def test_files_have_what_is_known_while_the_run_goes_on(cli, monkeypatch, tmp_path):
    """A run that is stopped leaves its figures; at its end nothing is pending."""
    seen = []

    def answer(_compilation, _request):
        names = [path.name for path in sorted(tmp_path.glob("r.*"))]
        seen.append((names, json.loads((tmp_path / "r.json").read_text()) if names else None))
        return Benchmark(MACHINE, (CASE,), (), 1.0)

    monkeypatch.setattr(benchmark_jobs, "measure", answer)
    for name in ("a.c", "b.c"):
        (tmp_path / name).write_text("slow\n")
    monkeypatch.chdir(tmp_path)
    cli("bench", "a.c", "b.c", "--json=r.json", "-o", "r.txt", "--csv=r.csv", "--html=r.html")
    (before, nothing), (names, document) = seen
    assert (before, nothing) == ([], None)
    assert names == ["r.csv", "r.json", "r.txt"]
    assert ([case["name"] for case in document["cases"]], document["pending"]) == (["conv"], ["b.c"])
    assert json.loads((tmp_path / "r.json").read_text())["pending"] == []
    assert "to come" not in (tmp_path / "r.txt").read_text()


def test_several_files_make_one_report(measured, tmp_path):
    finished, requests = measured([CASE], "a.c", "b.c", "--json", "r.json")
    assert finished.status == 0
    assert len(requests) == 2
    document = json.loads((tmp_path / "r.json").read_text())
    assert [case["name"] for case in document["cases"]] == ["conv", "conv"]
    assert document["cases"][0]["ratios"] == {"gcc": 2.0}


def test_the_report_goes_to_a_file_too(measured, tmp_path):
    finished, _ = measured([CASE], "a.c", "-o", "r.txt")
    assert b"2.00x" in finished.stdout
    assert "2.00x" in (tmp_path / "r.txt").read_text()


def test_it_says_what_it_is_doing_unless_told_not_to(measured):
    assert "[1/2] a.c\n[2/2] b.c\n" in measured([CASE], "a.c", "b.c")[0].stderr
    assert measured([CASE], "a.c", "-q")[0].stderr == ""
    assert json.loads(measured([CASE], "a.c", "--diagnostics-format=json")[0].stderr)["diagnostics"] == []


def test_json_alone_on_standard_output(measured):
    finished, _ = measured([CASE], "a.c", "--json", "-")
    assert json.loads(finished.stdout)["machine"]["cpu"] == "A CPU"


def test_a_result_that_differs_is_a_failure(measured):
    finished, _ = measured([CASE, WRONG], "a.c")
    assert finished.status == 1
    assert "error: bad: the result differs from the original [PX703]\n  help: polyxform bench again" in finished.stderr


def test_a_run_that_ends_before_anything_is_compared_says_so(measured):
    finished, _ = measured([replace(WRONG, stopped="signal SIGSEGV")], "a.c")
    assert finished.status == 1
    assert "error: bad: the run ended before anything was compared: signal SIGSEGV [PX704]" in finished.stderr
    assert "PX703" not in finished.stderr


def test_a_case_that_cannot_be_measured_is_a_failure(measured):
    finished, _ = measured([CASE], "a.c", problems=[("f", "the size of 'a' is not known")])
    assert finished.status == 1
    assert "f: error: not measured: the size of 'a' is not known [PX704]" in finished.stderr


def test_what_is_asked_for(measured):
    words = ["--threads=1,2", "--against=gcc,onednn", "--seconds=0.5", "--cold", "--seed=9"]
    _, requests = measured([CASE], "a.c", *words)
    effort = Effort(budget_seconds=0.5, cold=True, row=3, patience=3)
    assert requests == [BenchmarkRequest(threads=(1, 2), against=("gcc", "onednn"), effort=effort, seed=9)]


@pytest.mark.parametrize("arguments", [["a.c", "--against=vax"], ["a.c", "--threads=0"], [], ["a.c", "--seconds=x"]])
def test_wrong_requests(measured, arguments):
    finished, requests = measured([CASE], *arguments)
    assert finished.status == 2
    assert requests == []


def test_every_rival_is_offered(cli):
    text = " ".join(cli("bench", "--help").stdout.decode().split())
    assert all(name in text for name in RIVALS)


def test_an_unwritable_json_file_is_an_environment_fault(measured):
    finished, _ = measured([CASE], "a.c", "--json", "missing/r.json")
    assert finished.status == 3


def test_a_suite_is_measured_at_its_sizes(cli, monkeypatch):
    options, requests = [], []
    compiled = benchmark_jobs.compile_contained

    def compile_seen(source, chosen):
        options.append(chosen)
        return compiled(source, chosen)

    def answer(_compilation, request):
        requests.append(request)
        return Benchmark(MACHINE, (CASE,), (), 1.0)

    monkeypatch.setattr(benchmark_jobs, "compile_contained", compile_seen)
    monkeypatch.setattr(benchmark_jobs, "measure", answer)
    assert cli("bench", "--suite", "gemm", "--isolated").status == 0
    first = requests[0]
    assert (first.suite, first.name, first.function) == ("gemm", "polydl_128x2048x4096", "matmul")
    assert dict(options[0].sizes) == {"m": 128, "n": 2048, "p": 4096}
    assert len(requests) == len(options) == 16


@pytest.mark.parametrize(
    ("suite", "words", "consent"),
    [
        ("gemm", (), True),
        ("gemm", ("--no-reassociate",), False),
        ("demo", (), False),
        ("demo", ("--reassociate",), True),
    ],
)
def test_matrix_products_are_measured_with_the_consent_that_libraries_take(cli, monkeypatch, suite, words, consent):
    seen = []

    def compile_seen(_source, chosen):
        seen.append(chosen.reassociate)
        raise Failed(Outcome(ExitCode.REFUSED))

    monkeypatch.setattr(benchmark_jobs, "compile_contained", compile_seen)
    cli("bench", "--suite", suite, "--isolated", *words)
    assert set(seen) == {consent}


def test_an_item_of_a_suite_that_fails_leaves_the_others(cli, monkeypatch):
    def answer(_compilation, request):
        if request.name.startswith("polydl"):
            raise EnvironmentFault(Diagnostic(Severity.ERROR, "PX601", "no compiler"))
        return Benchmark(MACHINE, (CASE,), (), 1.0)

    monkeypatch.setattr(benchmark_jobs, "measure", answer)
    finished = cli("bench", "--suite", "gemm", "--isolated")
    assert finished.status == 3
    assert finished.stdout.count(b"again: ") == 11
    assert finished.stderr.count("no compiler") == 5


def test_every_form_of_report(measured, tmp_path):
    forms = {"--json": "r.json", "--csv": "r.csv", "--markdown": "r.md", "--html": "r.html", "-o": "r.txt"}
    finished, _ = measured([CASE], "a.c", *(word for pair in forms.items() for word in pair))
    assert finished.status == 0
    assert all("conv" in (tmp_path / name).read_text() for name in forms.values())


def test_a_baseline_is_a_gate(measured):
    assert measured([CASE], "a.c", "--json", "old.json")[0].status == 0
    assert measured([CASE], "a.c", "--baseline", "old.json")[0].status == 0
    slow = replace(CASE, ours=Timing("polyxform", (2e-5,)))
    finished, _ = measured([slow], "a.c", "--baseline", "old.json")
    assert finished.status == 1
    assert "conv, 1 thread: 100.0% slower than the baseline" in finished.stderr


def test_a_gate_that_compares_nothing_is_not_passed(measured):
    measured([CASE], "a.c", "--json", "old.json")
    finished, _ = measured([replace(CASE, name="renamed")], "a.c", "--baseline", "old.json")
    assert finished.status == 1
    assert "no case of this run is in the baseline" in finished.stderr


@pytest.mark.parametrize("name", ["--baseline", "--layers"])
def test_lists_and_baselines_that_are_not_there(measured, name):
    finished, requests = measured([CASE], "a.c", name, "missing")
    assert finished.status == 2
    assert requests == []
