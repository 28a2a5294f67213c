"""A Dask cluster of two workers finds what this machine finds, and survives the loss of one."""

import os
import signal

import pytest
from polyxform.diagnostics import EnvironmentFault
from polyxform.machine import cpu_name
from polyxform.options import Options
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.cluster import RESOURCE, by_place, with_resource
from polyxform.tuning.database import opened
from polyxform.tuning.executors import crews
from polyxform.tuning.place import Place
from polyxform.tuning.search import Finding, Settings, Subject
from polyxform.tuning.sweep import sweep

from tests.tuning.samples import SOURCE

SUBJECT = Subject("product", SOURCE, Options())
SETTINGS = Settings(budget=90.0, top=4, threads=1, rounds=1)


@pytest.fixture
def cluster():
    """Two workers, each with one thread and the one unit that tasks take."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, resources={RESOURCE: 1}, dashboard_address=None, silence_logs=50
    ) as started:
        yield started


class Killer:
    """Kills a worker when the first measurement is there."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.victim = 0

    def begin(self, what, steps):
        pass

    def step(self, best):
        if best and not self.victim and self.cluster is not None:
            self.victim = next(iter(self.cluster.workers.values())).pid
            os.kill(self.victim, signal.SIGKILL)


def swept(where, folder, watch):
    """What a sweep on an executor found."""
    with opened(folder / "m.sqlite3") as database, crews(where, 2, "") as found:
        (crew,) = found
        assert crew.place.cpu == cpu_name()
        cache = BuildCache(folder / "ways", crew.place, "program")
        (finding,) = sweep([SUBJECT], crew, database, cache, SETTINGS, watch)
    assert isinstance(finding, Finding)
    return finding


def test_two_workers_measure_what_this_machine_measures_though_one_is_killed(cluster, tmp_path):
    killer = Killer(cluster)
    there = swept(f"dask:{cluster.scheduler_address}", tmp_path / "there", killer)
    here = swept("local", tmp_path / "here", Killer(None))
    assert killer.victim
    assert there.complete
    assert there.site == here.site
    assert {record.recipe for record in there.records} == {record.recipe for record in here.records}
    assert all(record.seconds > 0 for record in there.records)


def test_kinds_of_machines_are_kept_apart():
    one, other = Place("one", "gcc", "1"), Place("other", "gcc", "1")
    workers = {"tcp://10.0.0.1:1": one, "tcp://10.0.0.1:2": one, "tcp://10.0.0.2:1": other}
    assert by_place(workers) == {one: ["10.0.0.1"], other: ["10.0.0.2"]}


def test_workers_that_cannot_be_used_are_refused_with_the_way_to_start_them():
    with pytest.raises(EnvironmentFault) as caught:
        with_resource({"tcp://10.0.0.1:1": Place("one", "gcc", "0")}, {"tcp://10.0.0.1:1": {"resources": {}}})
    assert "--resources" in caught.value.diagnostics[0].help


def test_a_scheduler_that_does_not_answer_is_an_error():
    pytest.importorskip("distributed")
    with pytest.raises(EnvironmentFault, match="PX604"), crews("dask:nonsense://nowhere", 1, ""):
        pass
