"""The benchmark page: what it holds, and that a browser shows and sorts it without a complaint."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from polyxform.harness.measurements import Comment, Listing, Timing
from polyxform.reporting.benchmark_html import benchmark_html
from polyxform.reporting.roofline import Axis, rooflines

from tests.reporting.test_benchmarks import BENCHMARK, CASE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
LISTING = Listing("k.c", "int a;\nint b < 3;\n", "int a;\n", (Comment(2, "missed", "no kernel [PX402]"),))
WIDE = replace(CASE, data_bytes=12_000_000, source="k.c", memory=(("  memory", "2 ms", "30% of the time"),))
QUICK = replace(WIDE, name="quick", ours=Timing("polyxform", (0.002,), "gcc"), others=WIDE.others[:1])
PAGE = benchmark_html(replace(BENCHMARK, cases=(WIDE, QUICK, BENCHMARK.cases[1]), listings=(LISTING,)))
CLICK_TWICE = """<script>
const button = document.querySelectorAll("#summary th button")[2];
button.click();
document.title = order();
button.click();
document.title += " then " + order();
function order() {
  return [...document.querySelectorAll("#summary tbody tr")].map((row) => row.cells[0].textContent).join("|");
}
</script></body>"""


def test_it_is_one_file():
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#|data:)""", PAGE)
    assert "url(" not in PAGE and "@import" not in PAGE
    assert "prefers-color-scheme: dark" in PAGE


def test_a_loss_is_explained():
    text = " ".join(PAGE.split())
    assert "onednn_any is 1.05 times as fast (brg:avx512_core); no microkernel computes it" in text
    assert (
        "the model divides its time into 30% data from memory; so data from memory cost most beside arithmetic" in text
    )
    assert "not counted; no kernel [PX402]" in text
    assert text.count('class="verdict"') == 2


def test_the_page_begins_with_how_we_stand_against_each_rival():
    text = " ".join(re.sub(r"<[^>]*>", "", PAGE).split())
    assert "gcc, the source as it is, by gcc: 79.06 times our time in the mean; we are faster in 2, level" in text
    assert "onednn_any, oneDNN with layouts of its own choice, made before the time is taken: 0.95 times our" in text
    assert "we are faster in 0, level within 2% in 0, slower in 1: product 0.95x." in text
    assert "This run was not at its end: further to come." in benchmark_html(replace(BENCHMARK, pending=("further",)))


def test_a_loss_to_arithmetic_is_one_of_the_kernel():
    rows = (("  compute", "2 ms", "98% of the time"), ("  L2", "0 ms", "2% of the time"))
    page = benchmark_html(replace(BENCHMARK, cases=(replace(WIDE, memory=rows),)))
    assert "98% arithmetic, 2% data from L2; so what is missing to the peak is lost in the kernel" in page


def test_remarks_stand_at_their_lines():
    before = PAGE.partition('<span class="comment missed">missed: no kernel [PX402]</span>')[0]
    assert before.endswith('<span class="line"><span class="number">2</span>int b &lt; 3;</span>')


def test_source_text_is_text():
    hostile = replace(LISTING, name="<b>", source="</pre><script>alert(1)</script>\n")
    page = benchmark_html(replace(BENCHMARK, listings=(hostile,)))
    assert "<script>alert" not in page and "<summary><b>" not in page


def test_nothing_measured_is_a_page_too():
    assert "Nothing was measured" in benchmark_html(replace(BENCHMARK, cases=()))


def test_a_roofline_for_each_number_of_threads():
    charts = rooflines((WIDE, replace(WIDE, threads=2), replace(WIDE, name="unknown", operations=None)))
    assert [len(chart.points) for chart in charts] == [2, 2]
    ours = next(point for point in charts[0].points if point.tone == "ours")
    assert "product, polyxform: 100.0 GFLOP/s, 167 operations a byte" in ours.text
    assert 0 < ours.x < charts[0].width and 0 < ours.y < charts[0].height


def test_a_logarithmic_axis():
    axis = Axis(1, 100, 0, 200)
    assert [axis.place(value) for value in (0.1, 1, 10, 100)] == [0, 0, 100, 200]
    assert axis.decades() == [1, 10, 100]


def browse(folder, *arguments):
    """What the browser prints about the page in `folder`."""
    command = (str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments, f"file://{folder}/page.html")
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_a_browser_sorts_the_summary_and_has_nothing_to_complain_about(tmp_path):
    (tmp_path / "page.html").write_text(PAGE.replace("</body>", CLICK_TWICE))
    finished = browse(tmp_path, "--enable-logging=stderr", "--dump-dom")
    title = re.search("<title>(.*)</title>", finished.stdout).group(1)
    up, down = (order.split("|") for order in title.split(" then "))
    assert up == ["quick, 1 thread", "product, 1 thread", "lost, 1 thread"]
    assert down == ["product, 1 thread", "quick, 1 thread", "lost, 1 thread"]
    assert "CONSOLE" not in finished.stderr


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
@pytest.mark.parametrize("dark", [False, True])
def test_a_browser_takes_a_picture(tmp_path, dark):
    (tmp_path / "page.html").write_text(PAGE)
    picture = tmp_path / "page.png"
    scheme = ("--blink-settings=preferredColorScheme=0",) if dark else ()
    browse(tmp_path, *scheme, "--window-size=1200,2000", f"--screenshot={picture}")
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture.stat().st_size > 20_000
