"""Rankings learn what there is to learn, are judged on what they have not seen, and are used where they are better."""

import csv
import json

import numpy as np
import pytest
from polyxform.benchmarking.suites import DATA
from polyxform.cli.main import run
from polyxform.tuning.corrected import NAMES
from polyxform.tuning.ranking import CORRECTED, FITS, SHIPPED, Ranking, read_ranking
from polyxform.tuning.training import (
    MODEL,
    Contest,
    contests,
    evaluated,
    fitted,
    network_of,
    ranking_text,
    shipped_records,
    verdict,
)

from tests.tuning.samples import RECORD, record


def made_up(law, networks=4, statements=6, ways=6):
    """Contests whose gains follow a law of the features; the cost model knows nothing."""
    random = np.random.default_rng(1)
    found = []
    for number in range(networks * statements):
        rows = random.normal(size=(ways, 3))
        features = tuple({"time": row[0], "rows": row[1], "loads": row[2]} for row in rows)
        found.append(Contest(f"n{number % networks}", features, np.array([law(row) for row in rows])))
    return found


@pytest.mark.parametrize("kind", ["regression", "pairwise"])
def test_a_law_is_found_on_networks_that_were_not_seen(kind):
    verdicts = {one.name: one for one in evaluated(made_up(lambda row: 0.2 * row[1] - 0.1 * row[2]))}
    assert verdicts[kind].quality > 0.97
    assert verdicts[kind].accuracy > 0.9
    assert verdicts[MODEL].accuracy < 0.7


def test_a_learned_order_is_used_only_when_it_is_better_than_the_model_s(tmp_path):
    path = tmp_path / "ranking.json"
    for law, better in ((lambda row: 0.2 * row[1], True), (lambda row: -0.2 * row[0], False)):
        found = made_up(law)
        path.write_text(ranking_text(found, evaluated(found)))
        assert (read_ranking(path) is not None) == better
    assert read_ranking(tmp_path / "none.json") is None


def test_a_correction_finds_the_cause_that_the_cost_model_counts_twice():
    """Traffic from L3 hides wholly behind arithmetic, and copies cost as much as the model says."""
    random = np.random.default_rng(2)
    found = []
    for number in range(40):
        rows = random.uniform(0.0, 0.5, size=(6, 3))
        features = tuple(
            {"time": np.log2(1 + row.sum()), "time compute": 1 + row[0], "time L3": row[1], "time memory": row[2]}
            for row in rows
        )
        found.append(Contest(f"n{number % 4}", features, -np.log(1 + rows[:, 0] + rows[:, 2])))
    factors = dict(zip(NAMES, fitted(CORRECTED, found, ("time",)).weights, strict=True))
    assert factors["L3"] < 0.2
    assert 0.7 < factors["memory"] < 1.4
    verdicts = {one.name: one for one in evaluated(found)}
    assert verdicts[CORRECTED].accuracy > 0.95 > verdicts[MODEL].accuracy


def test_ties_count_by_their_mean():
    contest = Contest("n", ({"time": 1.0}, {"time": 1.0}), np.log([1.0, 0.25]))
    judged = verdict("even", [contest], lambda one: np.zeros(2))
    assert (judged.quality, judged.accuracy) == (pytest.approx(0.5), 0.5)


def test_a_statement_needs_two_ways_that_ran():
    broken = record(1, "second", 0.0, problem="it crashed")
    assert contests([RECORD, broken]) == []
    (contest,) = contests([RECORD, broken, record(2, "third", 2.0)])
    assert contest.gains.tolist() == [0.0, pytest.approx(np.log(2.0))]


def test_networks_of_layers():
    names = ("resnet50:resnet_01", "resnet_12", "googlenetv1_05", "googlenetv3_1", "polydl_128x2048x4096", "product")
    assert [network_of(name) for name in names] == ["resnet", "resnet", "googlenet", "googlenet", "polydl", "product"]


def test_scores_order_ways():
    ranking = Ranking("regression", ("rows", "loads"), (1.0, -1.0))
    assert ranking.scores([{"rows": 1.0}, {"rows": 1.0, "loads": 2.0}]).tolist() == [1.0, -1.0]


def test_the_shipped_weights_are_made_from_the_shipped_measurements():
    found = contests(shipped_records())
    content = json.loads(SHIPPED.read_text())
    for kind in FITS:
        again = fitted(kind, found, tuple(content["features"])).weights
        assert content["weights"][kind] == pytest.approx(again, rel=1e-3, abs=1e-6)


def test_layers_that_are_held_out_played_no_part():
    every, held = (
        [tuple(row.values())[:2] for row in csv.DictReader((DATA / name).open(encoding="utf-8"))]
        for name in ("conv_layers.csv", "held_out.csv")
    )
    seen = {one.name.partition(".")[0].rpartition(":")[2] for one in shipped_records()}
    unseen = [(network, layer) for network, layer in every if network != "resnet50" and layer not in seen]
    assert held == unseen[::5]
    assert 2 * len(unseen) >= len(every)


def test_the_command_compares_and_writes(tmp_path, capfd):
    assert run(["train", "--shipped", "-o", str(tmp_path / "ranking.json")]) == 0
    shown = capfd.readouterr().out
    assert all(name in shown for name in ("regression", "pairwise", "cost model", "PolyDL's model", "random choice"))
    assert json.loads((tmp_path / "ranking.json").read_text())["best"] == json.loads(SHIPPED.read_text())["best"]
