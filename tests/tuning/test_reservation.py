"""Measurements at the same time stay on processors of their own."""

import os
import threading

import pytest
from polyxform.tuning.reservation import own_folder, reserved

ALLOWED = os.sched_getaffinity(0)


def chosen_by_another_thread(folder, count=1):
    """Processors that a second measurement gets, "waits" if it gets none soon."""
    found = []

    def measure():
        os.sched_setaffinity(0, ALLOWED)
        with reserved(count, folder) as processors:
            found.append((processors, frozenset(os.sched_getaffinity(0))))

    thread = threading.Thread(target=measure, daemon=True)
    thread.start()
    thread.join(0.5)
    return found[0] if found else "waits"


@pytest.mark.skipif(len(ALLOWED) < 2, reason="one processor")
def test_two_measurements_share_no_processor(tmp_path):
    with reserved(1, tmp_path) as mine:
        assert os.sched_getaffinity(0) == mine
        theirs, stayed_on = chosen_by_another_thread(tmp_path)
        assert theirs == stayed_on
        assert not mine & theirs
    assert os.sched_getaffinity(0) == ALLOWED


def test_who_finds_none_free_waits(tmp_path):
    with reserved(len(ALLOWED), tmp_path):
        assert chosen_by_another_thread(tmp_path) == "waits"
    assert chosen_by_another_thread(tmp_path) != "waits"


def test_more_than_there_are_is_no_reason_to_wait(tmp_path):
    with reserved(len(ALLOWED) + 1, tmp_path) as chosen:
        assert chosen == ALLOWED


def test_a_folder_of_someone_else_or_a_link_is_not_used(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert own_folder(tmp_path / "link") is None
    assert own_folder(tmp_path / "missing" / "deeper") is None
    assert own_folder(tmp_path / "new") == tmp_path / "new"
