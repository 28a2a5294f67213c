"""Which measurement decides."""

from polyxform.tuning.database import opened
from polyxform.tuning.halving import better_half, seconds_of
from polyxform.tuning.place import Place
from polyxform.tuning.winners import tuned_at, winner

from tests.tuning.samples import RECORD, record

HERE = Place(RECORD.cpu, RECORD.compiler, RECORD.version)


def test_the_longest_measurements_decide():
    short = [RECORD, record(1, "lucky", 3.0), record(2, "good", 1.5)]
    assert winner(short).recipe == "lucky"
    assert winner([*short, record(3, "good", 1.2, effort=0.3)]).recipe == "good"


def test_within_the_noise_the_model_s_choice_stays():
    assert winner([RECORD, record(1, "second", 1.005)]).recipe == "first"


def test_of_ways_that_are_equally_fast_the_model_s_first_wins_whichever_was_luckier():
    liked, other = '{"time": 0.1}', '{"time": 0.2}'
    for lucky in (1.11, 1.09):
        ways = [RECORD, record(1, "second", lucky, features=other), record(2, "third", 1.10, features=liked)]
        assert winner(ways).recipe == "third"
    assert winner([RECORD, record(1, "second", 1.2, features=other), ways[2]]).recipe == "second"


def test_ways_that_did_not_run_do_not_win():
    assert winner([RECORD, record(1, "broken", 0.0, problem="it crashed")]).recipe == "first"


def test_measurements_beside_an_older_choice_of_the_model_do_not_count():
    old = record(1, "second", 5.0, baseline="older")
    assert winner([old, RECORD, record(2, "third", 1.1)]).recipe == "third"


def test_only_what_was_measured_here_is_taken(tmp_path):
    path = tmp_path / "m.sqlite3"
    assert tuned_at(path, HERE) == ()
    with opened(path) as database:
        database.add([RECORD, record(1, "second", 2.0), record(2, "third", 9.0, cpu="another")])
    (choice,) = tuned_at(path, HERE)
    assert (choice.recipe, choice.sizes, choice.threads, choice.target) == ("second", (("m", 96),), 1, "x86-64-v3")
    assert choice.about == "2.00 times as fast as the cost model's choice, the best of 2 on 1 thread"
    assert tuned_at(path, Place("nowhere", "gcc 12", "1")) == ()


def test_halving_keeps_the_better_half_and_measures_it_longer():
    assert better_half({"a": 1.0, "b": 3.0, "c": 2.0, "d": 0.0}) == ["b", "c"]
    assert better_half({"a": 1.0}) == ["a"]
    assert better_half({"a": 0.0}) == []
    assert seconds_of(1) == 2 * seconds_of(0)
    assert seconds_of(100) == seconds_of(101)
