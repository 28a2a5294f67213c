"""From the driver's reports to times."""

import pytest
from polyxform.benchmarking.ballot import Ballot
from polyxform.harness.driver import Outcome, Report
from polyxform.harness.measurements import OURS
from polyxform.harness.plan import Implementation
from polyxform.toolchain.run import Finished

from tests.house.tree import ROOT


def finished():
    """A process that ended well."""
    return Finished(0, b"", b"", b"", 0.1, "", "isolated")


def test_a_result_of_zeros_is_remarked():
    ballot = Ballot({})
    reports = (Report("data", ("100", "10", "10")), Report("done", ()))
    ballot.read(Outcome(reports, True, finished()), ())
    assert ballot.notes == ["every value is zero: the comparison says nothing"]


def test_times_of_an_oracle_are_not_shown():
    implementations = [Implementation("oracle", "oracle", ROOT), Implementation("clang", "candidate", ROOT)]
    reports = (Report("sample", ("0", "0.5", "0", "1")), Report("sample", ("1", "0.25", "0", "1")), Report("done", ()))
    ballot = Ballot({})
    ballot.read(Outcome(reports, True, finished()), implementations)
    assert [timing.name for timing in ballot.others] == ["clang"]


@pytest.mark.parametrize(("calm", "expected"), [(3, (0.1, 0.1, 0.1)), (2, (0.1, 0.1, 0.9))])
def test_calls_that_were_interrupted_count_only_when_there_is_nothing_better(calm, expected):
    reports = [Report("sample", ("0", "0.1", "0", "1"))] * calm + [Report("sample", ("0", "0.9", "2", "1"))]
    ballot = Ballot({})
    ballot.read(Outcome((*reports, Report("done", ())), True, finished()), [Implementation("gcc", "reference", ROOT)])
    assert ballot.timing("gcc").samples == expected
    assert ballot.unrest == (() if calm == 3 else ("gcc",))


def test_the_processor_s_count_is_shown():
    implementations = [Implementation("gcc", "reference", ROOT), Implementation(OURS, "candidate", ROOT)]
    ballot = Ballot({})
    ballot.read(Outcome((Report("traffic", ("1", "6400")), Report("done", ())), True, finished()), implementations)
    assert ballot.traffic == (6400, "misses of the last-level cache, 64 bytes each")


def test_a_result_that_differs_in_one_of_several_processes_is_not_equal():
    implementations = [Implementation("gcc", "reference", ROOT), Implementation(OURS, "candidate", ROOT)]
    sample = Report("sample", ("1", "0.25", "0", "1"))
    ballot = Ballot({})
    for accepted in "101":
        compared = Report("compared", ("1", accepted, "1", "0" if accepted == "1" else "4", "0.5"))
        ballot.read(Outcome((compared, sample, Report("done", ())), True, finished()), implementations)
    assert not ballot.ours
    assert ballot.timing(OURS) is None
    assert ballot.refused == [(OURS, "its result differs in 4 elements, by 0.5 at most")]


def sitting(*seconds):
    """A driver run in which our result took these times."""
    compared = Report("compared", ("1", "1", "1", "0", "0"))
    samples = [Report("sample", ("1", str(value), "0", str(number))) for number, value in enumerate(seconds)]
    return Outcome((compared, *samples, Report("done", ())), True, finished())


OTHER_SECONDS = (2.0,) * 7


def test_times_of_few_calls_are_not_settled():
    implementations = [Implementation("gcc", "oracle", ROOT), Implementation(OURS, "candidate", ROOT)]
    ballot = Ballot({})
    for _ in range(4):
        ballot.read(sitting(1.0, 1.0), implementations)
        assert ballot.unsettled((OURS,)) == {OURS}
    ballot.read(sitting(1.0, 1.0), implementations)
    assert not ballot.unsettled((OURS,))


def test_times_are_settled_when_another_process_met_them_again():
    implementations = [Implementation("gcc", "oracle", ROOT), Implementation(OURS, "candidate", ROOT)]
    ballot = Ballot({})
    for seconds, settled in (((1.0, 1.001), False), ((1.2, 1.1), False), ((1.005, 1.3), True), ((0.9,), False)):
        ballot.read(sitting(*seconds, *OTHER_SECONDS), implementations)
        assert (OURS not in ballot.unsettled((OURS,))) == settled
