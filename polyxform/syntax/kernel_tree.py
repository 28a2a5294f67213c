"""The tree of a microkernel's C text (`syntax.kernels`): what an interpreter of it has to know, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """A type by name: "long", "float" or a vector typedef; `pointer` to it, `const` if the pointed-to or value is."""

    name: str
    pointer: bool
    const: bool


@dataclass(frozen=True)
class Number:
    """An integer constant."""

    value: int


@dataclass(frozen=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True)
class Unary:
    """`operator` is "-", "&" or "*"."""

    operator: str
    operand: Expression


@dataclass(frozen=True)
class Binary:
    """Arithmetic of two operands."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Choice:
    """larger > smaller ? chosen : otherwise, of integers."""

    larger: Expression
    smaller: Expression
    chosen: Expression
    otherwise: Expression


@dataclass(frozen=True)
class Lanes:
    """{value, value, ...}: a vector by its lanes; {0} is zero in every lane."""

    values: tuple[Expression, ...]


@dataclass(frozen=True)
class Index:
    """base[index]."""

    base: Expression
    index: Expression


@dataclass(frozen=True)
class Cast:
    """A pointer seen as one to another type."""

    type: Type
    operand: Expression


Expression = Number | Name | Unary | Binary | Choice | Lanes | Index | Cast


@dataclass(frozen=True)
class Declaration:
    """A variable with its initial value; a vector may have none yet. `extent`: elements of an array, 0: no array."""

    type: Type
    name: str
    value: Expression | None
    extent: int = 0


@dataclass(frozen=True)
class Assignment:
    """`operator` is "=", "+=" or "-="."""

    operator: str
    target: Expression
    value: Expression


@dataclass(frozen=True)
class PartMove:
    """A call of px_load_f32x16(&register, place, count) or px_store_f32x16(place, &register, count).

    function  name of the function
    kind      "load" or "store"
    element   C type of the elements in memory
    lanes     of the vector
    register  the vector variable
    place     address of the first element
    count     how many lanes move
    """

    function: str
    kind: str
    element: str
    lanes: int
    register: str
    place: Expression
    count: Expression


@dataclass(frozen=True)
class ColumnMove:
    """A call of px_columns_f32x8(&r0, &r1, ..., place, distance) or px_column_f32x8(&r0, place, distance, count).

    function   name of the function
    element    C type of the elements in memory
    lanes      of each vector: columns
    registers  the vector variables, for one element of each column after the other
    place      address of the first column's first element
    distance   elements between columns
    count      columns that are read, None for all
    """

    function: str
    element: str
    lanes: int
    registers: tuple[str, ...]
    place: Expression
    distance: Expression
    count: Expression | None


@dataclass(frozen=True)
class TurnMove:
    """A call of px_turn4_f32x16(place, &row0, &row1, &row2, &row3, distance, count), which stores rows as columns.

    function   name of the function
    element    C type of the elements in memory
    lanes      of each vector
    registers  the vector variables, one for each row
    place      address of the first lane of the first row
    distance   elements between lanes
    count      how many lanes move
    """

    function: str
    element: str
    lanes: int
    registers: tuple[str, ...]
    place: Expression
    distance: Expression
    count: Expression


@dataclass(frozen=True)
class ChoiceMove:
    """A call of px_if_lt_f32x16(&register, &other): register = register < other ? other : register, lane by lane.

    With px_unless_lt_f32x16 the register keeps its value where the comparison holds.

    function  name of the function
    test      "<", "<=", ">", ">=" of register and other, or one of them behind "!" for `unless`
    element   C type of the lanes
    lanes     of both vectors
    register  the variable that changes
    other     the variable that it is compared with
    """

    function: str
    test: str
    element: str
    lanes: int
    register: str
    other: str


@dataclass(frozen=True)
class DotStep:
    """A call of px_dot_u8s8x16(&sums, &row, &columns): adds products of narrow elements to every lane of a vector.

    function  name of the function
    factors   C types of the elements of `row` and of `columns`
    group     products that a lane adds: elements of `row`
    lanes     of `sums`
    loose     the products of a lane may be added in any order
    sums      the vector that changes
    row       the vector of which every lane uses all elements
    columns   the vector of which every lane uses elements of its own
    """

    function: str
    factors: tuple[str, str]
    group: int
    lanes: int
    loose: bool
    sums: str
    row: str
    columns: str


@dataclass(frozen=True)
class Guard:
    """if (left < right) return;"""

    left: Expression
    right: Expression


@dataclass(frozen=True)
class Loop:
    """for (long iterator = first; iterator < bound; iterator++) body."""

    iterator: str
    first: Expression
    bound: Expression
    body: tuple[Step, ...]


@dataclass(frozen=True)
class ProductCall:
    """A call px_cblas_f32(rows, columns, steps, count, alpha, beta, a, ..., c, c_row) of a library.

    function   name of the function
    element    C type of the elements
    arguments  by name
    """

    function: str
    element: str
    arguments: Mapping[str, Expression]


@dataclass(frozen=True)
class OtherCall:
    """A call of a function of the source, whose meaning is declared there.

    function   name of the function
    arguments  in order
    """

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True)
class LaneSum:
    """A call of px_sum_f32x16(&sum, &vector): sum = the sum of all lanes.

    function  name of the function
    lanes     of the vector
    total     the variable that gets the sum
    vector    the vector variable
    """

    function: str
    lanes: int
    total: str
    vector: str


Step = (
    LaneSum
    | ProductCall
    | OtherCall
    | Declaration
    | Assignment
    | PartMove
    | TurnMove
    | ColumnMove
    | DotStep
    | ChoiceMove
    | Guard
    | Loop
)


@dataclass(frozen=True)
class KernelTree:
    """A parsed kernel.

    name        identifier of the function
    parameters  (name, type) in order
    vectors     vector typedefs: name -> (element type, lanes)
    body        statements in order
    """

    name: str
    parameters: tuple[tuple[str, Type], ...]
    vectors: Mapping[str, tuple[str, int]]
    body: tuple[Step, ...]
