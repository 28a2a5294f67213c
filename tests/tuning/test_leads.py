"""A lead counts where it exceeds the noise of the processes that it was measured in."""

import math

import pytest
from polyxform.tuning.leads import FEWEST, MOST, Lead, lead


def measured(gains):
    """A measurement that brings one gain after the other."""
    turns = iter(gains)
    return lambda: next(turns)


@pytest.mark.parametrize("gain", [1.01, 1.3, 2.0])
def test_a_lead_that_stays_is_proven_in_the_fewest_processes(gain):
    found = lead(measured([gain, gain * 1.001, gain * 0.999]))
    assert (len(found.gains), found.is_proven) == (FEWEST, True)
    assert found.gain == pytest.approx(gain, rel=1e-5)


def test_a_way_that_is_surely_no_faster_is_looked_at_no_longer():
    found = lead(measured([0.97, 0.98, 0.975]))
    assert (len(found.gains), found.is_proven) == (FEWEST, False)


def test_processes_that_differ_by_more_than_the_lead_prove_nothing():
    found = lead(measured([1.4, 0.9, 1.2, 0.8] * 3))
    assert (len(found.gains), found.is_proven) == (MOST, False)


def test_more_processes_prove_what_a_few_cannot():
    found = lead(measured([1.05, 1.02, 1.04, 1.03, 1.06, 1.02, 1.05, 1.03, 1.04]))
    assert found.is_proven
    assert not Lead((1.05, 1.0)).is_proven


def test_one_process_alone_proves_nothing():
    assert math.isinf(Lead((2.0,)).noise)
    assert not Lead((2.0,)).is_settled


def test_a_process_without_times_ends_it():
    assert lead(measured([1.1, 0.0])) is None
