"""Every byte outside the regions survives."""

from hypothesis import given
from hypothesis import strategies as st
from polyxform.syntax.regions import find_regions
from polyxform.syntax.source import SourceFile
from polyxform.syntax.splice import splice

from tests.syntax.pieces import source

REGION = "#pragma scop\n    old;\n#pragma endscop\n"
TEXT = "int before;\nvoid f(void)\n{\n" + REGION + "    x;\n" + REGION + "}\n"


def test_only_the_lines_of_the_regions_change_and_functions_go_in_front_once():
    file = source(TEXT)
    first, second = find_regions(file)
    place = TEXT.index("void f")
    helper = "static int helper(void);\n"
    result = splice(file, [(first, "    new1;\n", helper, place), (second, "    new2;", helper, place)])
    expected = TEXT.replace("    old;", "    new1;", 1).replace("    old;", "    new2;", 1)
    assert result == expected.replace("void f", helper + "void f")


def test_line_ends_of_the_file_are_used():
    file = source(TEXT.replace("\n", "\r\n"))
    first, _ = find_regions(file)
    result = splice(file, [(first, "    a;\n    b;\n", "", None)])
    assert "    a;\r\n    b;\r\n#pragma endscop\r\n" in result
    assert "\n" not in result.replace("\r\n", "")


def test_no_replacement_changes_nothing():
    assert splice(source(TEXT), []) == TEXT


@given(st.binary(max_size=200))
def test_all_bytes_come_back(data):
    assert SourceFile("k.c", data.decode("latin-1")).encode() == data


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_bytes_around_a_region_come_back(before, after):
    frame = b"\n#pragma scop\nold\n#pragma endscop\n"
    head, tail = (
        before.replace(b"#", b"").translate(None, b"/\"'\\\0"),
        after.replace(b"#", b"").translate(None, b"/\"'\\\0"),
    )
    file = SourceFile("k.c", (head + frame + tail).decode("latin-1"))
    (region,) = find_regions(file)
    result = splice(file, [(region, "new", "", None)]).encode("latin-1")
    assert result.startswith(head + b"\n#pragma scop")
    assert result.endswith(b"#pragma endscop\n" + tail)


def test_columns_count_bytes():
    file = SourceFile("k.c", "/* é */ x\n".encode().decode("latin-1"))
    assert file.span(file.text.index("x")).column == 10
