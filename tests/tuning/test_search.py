"""The search drops the slower half, forgets nothing, and goes on where it was ended."""

from concurrent.futures import Executor, Future

import pytest
from polyxform.harness.entry import Entry
from polyxform.harness.plan import Data, Trial
from polyxform.options import Options
from polyxform.tuning import search
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.crew import Crew
from polyxform.tuning.database import opened
from polyxform.tuning.lost_work import kept
from polyxform.tuning.place import Place
from polyxform.tuning.rank_quality import RankQuality, qualities_text, rank_qualities
from polyxform.tuning.search import Search, Settings, Subject, subject_sites
from polyxform.tuning.tasks import Built, Ground, Measured
from polyxform.tuning.winners import winner

from tests.tuning.samples import SOURCE

HERE = Place("a processor", "gcc 12", "1")
GROUND = Ground(b"", b"", Entry("product", (), "void", (), (), ()), Trial(Data.INTEGER, 1, (), (), ()), 0)


class Inline(Executor):
    """Does the work at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Silent:
    """Nobody watches."""

    def begin(self, what, steps):
        pass

    def step(self, best):
        pass


@pytest.fixture
def machine(monkeypatch):
    """A machine on which the ways at the end of the ranking are faster; what it did is counted."""
    log = []

    def measure(task):
        log.append(task.seconds)
        position = int(task.way or b"0")
        return Measured(1.0 / (1 + position), 1.0, 9)

    monkeypatch.setattr(search, "build_ground", lambda task: GROUND)
    monkeypatch.setattr(search, "build_way", lambda task: Built(position_of(task)))
    monkeypatch.setattr(search, "measure_way", measure)
    return log


CREW = Crew(HERE, Inline(), Inline())
SUBJECT = Subject("product", SOURCE, Options(max_seconds=0.0))
"""In this process: a child that is forked beside the threads of other tests may wait for their locks."""


def position_of(task):
    """Where a task's way stands in the ranking, as the bytes of its code."""
    (site,) = subject_sites(SUBJECT, CREW)
    return str([way.recipe for way in site.ways].index(task.choices[0].recipe)).encode()


def new_search(database, tmp_path, **settings):
    (site,) = subject_sites(SUBJECT, CREW)
    cache = BuildCache(tmp_path / "ways", HERE, "program")
    return Search(SUBJECT, site, CREW, database, cache, Settings(**settings), Silent())


def test_the_fastest_way_wins_and_is_measured_longest(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        finding = new_search(database, tmp_path, top=5).run()
    assert finding.complete
    assert winner(finding.records).recipe == finding.site.ways[4].recipe
    assert machine == [0.15] + [0.15] * 4 + [0.3] * 2 + [0.6]


def test_a_sample_is_drawn_beside_the_leading_ways(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        one = new_search(database, tmp_path, top=2, sampled=3)
        chosen, again = one.chosen_ways(), one.chosen_ways()
        few = new_search(database, tmp_path, top=2, sampled=1000).chosen_ways()
    assert chosen == again
    assert list(chosen[:2]) == list(one.site.ways[:2])
    assert len({way.recipe for way in chosen}) == 5
    assert list(few) == list(one.site.ways)


def test_the_quality_of_a_choice_is_its_speed_over_the_fastest_ways(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        cache = BuildCache(tmp_path / "ways", HERE, "program")
        (found,) = rank_qualities([SUBJECT], CREW, database, cache, Settings(top=3), Silent())
    assert isinstance(found, RankQuality)
    assert (found.measured, found.quality) == (3, pytest.approx(1 / 3))
    assert "0.333 (geometric mean of 1)" in qualities_text([found])


def test_a_way_that_seems_faster_by_chance_is_no_loss_of_the_choice(machine, tmp_path, monkeypatch):
    gains = iter([1.0, 1.02, 1.5, 1.4, 0.9, 1.1, 0.95, 1.05, *[0.97, 1.02, 1.0] * 10])
    monkeypatch.setattr(search, "measure_way", lambda task: Measured(1.0, next(gains), 9))
    with opened(tmp_path / "m.sqlite3") as database:
        cache = BuildCache(tmp_path / "ways", HERE, "program")
        (found,) = rank_qualities([SUBJECT], CREW, database, cache, Settings(top=3), Silent())
    (site,) = subject_sites(SUBJECT, CREW)
    assert (found.quality, found.fastest) == (1.0, site.ways[0].recipe)
    assert found.lead.noise > abs(found.lead.gain - 1)
    assert "+-" in qualities_text([found])


def test_ways_with_the_same_code_are_one(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "build_way", lambda task: Built(b"%d" % (int(position_of(task)) // 2)))
    with opened(tmp_path / "m.sqlite3") as database:
        finding = new_search(database, tmp_path, top=6).run()
        again = new_search(database, tmp_path, top=6).run()
    ran = {record.recipe for record in finding.records}
    assert ran == {finding.site.ways[position].recipe for position in (0, 2, 4)}
    assert (finding.complete, again.complete, again.measured) == (True, True, 0)


def test_a_choice_beside_which_nothing_ran_has_no_quality(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "build_way", lambda task: Built(b"0" if position_of(task) == b"0" else b"", "no"))
    with opened(tmp_path / "m.sqlite3") as database:
        cache = BuildCache(tmp_path / "ways", HERE, "program")
        (found,) = rank_qualities([SUBJECT], CREW, database, cache, Settings(top=3), Silent())
    assert not isinstance(found, RankQuality)


def test_a_finished_search_measures_nothing_again(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        first = new_search(database, tmp_path, top=5).run()
        machine.clear()
        second = new_search(database, tmp_path, top=5).run()
    assert machine == []
    assert (second.measured, second.records) == (0, first.records)


class Impatient(Silent):
    """Presses Ctrl-C after some measurements."""

    def __init__(self, steps):
        self.steps = steps
        self.stage = ""

    def begin(self, what, steps):
        self.stage = what

    def step(self, best):
        self.steps -= "round" in self.stage
        if not self.steps:
            raise KeyboardInterrupt


def test_ctrl_c_keeps_what_was_measured_and_the_next_run_goes_on(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        one = new_search(database, tmp_path, top=5)
        one.watch = Impatient(3)
        with pytest.raises(KeyboardInterrupt):
            one.run()
        assert len(database.records()) == 3
        assert winner(database.records()).gain > 1
        finding = new_search(database, tmp_path, top=5).run()
    assert finding.complete
    assert (finding.measured, len(finding.records)) == (8 - 3, 8)


def test_a_way_that_cannot_be_built_is_remembered(machine, tmp_path, monkeypatch):
    monkeypatch.setattr(search, "build_way", lambda task: built_unless_last(task))
    with opened(tmp_path / "m.sqlite3") as database:
        finding = new_search(database, tmp_path, top=3).run()
        again = new_search(database, tmp_path, top=3)
        again.run()
    assert [record.problem for record in finding.records if record.problem] == ["no"]
    assert winner(finding.records).recipe == finding.site.ways[1].recipe
    assert again.measured == 0


def built_unless_last(task):
    """The third way does not build."""
    position = position_of(task)
    return Built(b"", "no") if position == b"2" else Built(position)


class Stuck(Executor):
    """Never comes to an end."""

    def submit(self, fn, /, *args, **kwargs):
        return Future()


def test_without_time_nothing_is_measured_and_nothing_is_claimed(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        one = new_search(database, tmp_path, budget=0.01)
        one.crew = Crew(HERE, Inline(), Stuck())
        finding = one.run()
    assert (finding.complete, finding.records) == (False, ())


def test_ways_from_all_over_the_ranking(machine, tmp_path):
    with opened(tmp_path / "m.sqlite3") as database:
        one = new_search(database, tmp_path, top=3, spread=True)
        chosen = [way.recipe for way in one.chosen_ways()]
    assert (chosen[0], chosen[-1]) == (one.site.ways[0].recipe, one.site.ways[-1].recipe)


class KilledWorker(Exception):
    """As clusters name it."""


@pytest.mark.parametrize("losses", [0, 1, 2])
def test_work_of_a_lost_worker_is_done_again(losses):
    tries = []

    def work(number):
        tries.append(number)
        if len(tries) <= losses:
            raise KilledWorker
        return number + 1

    assert kept(Inline(), work, 1) == 2
    assert len(tries) == losses + 1


def test_a_fault_of_the_work_itself_is_not_tried_again():
    with pytest.raises(ZeroDivisionError):
        kept(Inline(), lambda: 1 // 0)
