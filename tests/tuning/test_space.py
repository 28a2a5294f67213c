"""Every way to run a statement has a key that does not change, and can be compiled like the model's own choice."""

from dataclasses import replace

from polyxform.options import Options, Tuned
from polyxform.pipeline import compile_source
from polyxform.syntax.source import SourceFile
from polyxform.tuning.space import compile_choice, follows, sites

from tests.tuning.samples import PRODUCT, SOURCE


def test_ways_are_told_apart_by_their_keys_and_the_model_s_choice_comes_first():
    (site,) = sites(SOURCE, Options())
    keys = [way.recipe for way in site.ways]
    assert len(keys) == len(set(keys)) > 1
    version = compile_source(SOURCE, Options()).regions[0].versions[0]
    assert keys[0] == "; ".join(version.candidate.recipe)
    assert (site.function, site.statement) == ("product", "S0")
    assert dict(site.sizes) == {"m": 96, "n": 64, "p": 48}


def test_every_way_goes_through_the_whole_line():
    (site,) = sites(SOURCE, Options())
    for way in site.ways[:4]:
        choice = site.choice(way.recipe, "3 times as fast")
        compilation = compile_choice(SOURCE, Options(), (choice,))
        assert follows(compilation, choice)
        assert [d.code for d in compilation.diagnostics] == ["PX300", "PX305"]


def test_a_way_that_does_not_exist_changes_nothing():
    (site,) = sites(SOURCE, Options())
    usual = compile_source(SOURCE, Options())
    odd = compile_source(SOURCE, replace(Options(), tuned=(site.choice("stand on your head"),)))
    assert odd.text == usual.text


def test_measurements_serve_near_sizes_and_not_far_ones():
    (site,) = sites(SOURCE, Options())
    recipe = site.ways[-1].recipe
    chosen = {
        factor: compile_source(SOURCE, replace(Options(), tuned=(at(site, factor, recipe),))).diagnostics
        for factor in (1, 2, 3)
    }
    remarks = {factor: [d.message for d in found if d.code == "PX305"] for factor, found in chosen.items()}
    assert remarks[1][0].endswith("fastest: measured")
    assert remarks[2][0].endswith("for the near sizes m = 192, n = 64, p = 48")
    assert remarks[3] == []


def at(site, factor, recipe):
    """The choice as if it had been measured with more rows."""
    sizes = tuple((name, value * factor if name == "m" else value) for name, value in site.sizes)
    return Tuned(site.region, sizes, site.threads, site.target, site.statement, recipe, "measured")


def test_the_fingerprint_sees_the_region_and_not_where_it_stands():
    (site,) = sites(SOURCE, Options())
    moved = PRODUCT.replace("product", "other").replace("float C[restrict m][n])", "float C[restrict m][n], int q)")
    assert sites(SourceFile.from_text(moved), Options())[0].region == site.region
    changed = PRODUCT.replace("C[i][j] +=", "C[i][j] -=")
    assert sites(SourceFile.from_text(changed), Options())[0].region != site.region


def test_what_cannot_be_handled_has_nothing_to_tune():
    assert sites(SourceFile.from_text(PRODUCT.replace("C[i][j] +=", "C[i * i][j] +=")), Options()) == ()
    assert sites(SourceFile.from_text(PRODUCT.replace("target", "off target")), Options()) == ()
