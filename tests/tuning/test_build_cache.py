"""What is damaged, foreign or half written in the folder of built ways is built again, never run."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from polyxform.options import Options
from polyxform.tuning.build_cache import BuildCache
from polyxform.tuning.place import Place
from polyxform.tuning.tasks import BuildTask, Built

from tests.tuning.samples import SOURCE

CODE = bytes(range(256)) * 40


@pytest.fixture
def task():
    return BuildTask(SOURCE, Options(), "product")


@pytest.fixture
def cache(tmp_path):
    return BuildCache(tmp_path / "ways", Place("a processor", "gcc 12", "1"), "this state")


def test_what_was_kept_is_found(cache, task):
    assert cache.find(task) is None
    cache.keep(task, Built(CODE))
    assert cache.find(task) == Built(CODE)


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, len(CODE), len(CODE) + 31])
def test_what_was_cut_off_is_not_found(cache, task, length):
    cache.keep(task, Built(CODE))
    path = cache.path(task)
    path.write_bytes(path.read_bytes()[:length])
    assert cache.find(task) is None


@pytest.mark.parametrize("at", [0, 31, 32, 5000, len(CODE) + 31])
def test_a_flipped_bit_is_noticed(cache, task, at):
    cache.keep(task, Built(CODE))
    path = cache.path(task)
    stored = bytearray(path.read_bytes())
    stored[at] ^= 4
    path.write_bytes(stored)
    assert cache.find(task) is None
    cache.keep(task, Built(CODE))
    assert cache.find(task) == Built(CODE)


def test_another_state_of_the_program_has_other_files(cache, task):
    cache.keep(task, Built(CODE))
    other = replace(cache, program="another state")
    assert other.find(task) is None
    cache.path(task).rename(other.path(task))
    assert other.find(task) is None


def test_eight_writers_leave_a_whole_file(cache, task):
    codes = [bytes([number]) * 100_000 for number in range(8)]

    def write_and_read(code):
        cache.keep(task, Built(code))
        return cache.find(task)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(write_and_read, codes * 10))
    assert all(one is not None and one.code in codes for one in found)
    assert [path.name for path in cache.folder.iterdir()] == [cache.path(task).name]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path, cache, task):
    (tmp_path / "ways").write_text("a file where the folder should be")
    cache.keep(task, Built(CODE))
    assert cache.find(task) is None
