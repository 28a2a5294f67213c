"""Executes the tree of a microkernel over values that betray every liberty it takes.

Values are those of `algebra`, with fewer laws than IEEE arithmetic has. Two texts that agree on random values
perform, but for a chance of about 2**-50, the same operations in the same order on the same elements. Memory exists
only at the addresses that the caller lays out; every other one faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import product

from polyxform.microkernels.algebra import OPERATIONS, Algebra
from polyxform.microkernels.products import multiply
from polyxform.microkernels.values import (
    KernelFault,
    Lanes,
    Memory,
    Pointer,
    Value,
    floating,
    integer,
    number_or_zero,
    pointer,
    single,
)
from polyxform.microkernels.vectors import ELEMENT_BYTES
from polyxform.syntax.kernel_tree import (
    Assignment,
    Binary,
    Cast,
    Choice,
    ChoiceMove,
    ColumnMove,
    Declaration,
    DotStep,
    Expression,
    Guard,
    Index,
    KernelTree,
    LaneSum,
    Loop,
    Name,
    Number,
    OtherCall,
    PartMove,
    ProductCall,
    Step,
    TurnMove,
    Type,
    Unary,
)
from polyxform.syntax.kernel_tree import Lanes as LaneList


class Returned(Exception):
    """The kernel returns early."""


@dataclass
class Interpreter:
    """One execution of a kernel.

    tree       the kernel
    constants  values that replace those of `const long` declarations of the same name
    variables  by name
    blank      lanes of vector variables that have no value yet
    elements   C types of what vector variables hold
    algebra    what the operators do to values
    declared   meanings of functions of the source, by name
    loose      dot products may be added in any order
    """

    tree: KernelTree
    constants: Mapping[str, int]
    variables: dict[str, Value] = field(default_factory=dict)
    blank: dict[str, int] = field(default_factory=dict)
    algebra: Algebra = field(default_factory=lambda: OPERATIONS)
    loose: bool = False
    elements: dict[str, str] = field(default_factory=dict)
    declared: Mapping[str, KernelTree] = field(default_factory=dict)

    def run(self, arguments: Mapping[str, Value]) -> None:
        """Executes the body; KernelFault for an access out of bounds or a value of the wrong type."""
        self.variables.update(arguments)
        with suppress(Returned):
            self.run_steps(self.tree.body)

    def run_steps(self, steps: tuple[Step, ...]) -> None:
        """Executes statements in order."""
        for step in steps:
            if isinstance(step, Loop):
                self.iterate(step)
            else:
                self.run_step(step)

    def run_step(self, step: Step) -> None:
        """Executes a statement that is no loop."""
        if isinstance(step, Assignment):
            self.assign(step)
        elif isinstance(step, Declaration):
            self.declare(step)
        elif isinstance(step, Guard):
            self.guard(step)
        else:
            self.call(step)

    def call(self, step: Step) -> None:
        """Executes a call."""
        if isinstance(step, PartMove):
            self.move(step)
        elif isinstance(step, TurnMove):
            self.turn(step)
        elif isinstance(step, ColumnMove):
            self.read_columns(step)
        elif isinstance(step, ChoiceMove):
            self.choose_lanes(step)
        elif isinstance(step, DotStep):
            self.add_dots(step)
        elif isinstance(step, LaneSum):
            self.add_lanes(step)
        elif isinstance(step, ProductCall):
            self.multiply(step)
        elif isinstance(step, OtherCall):
            self.enter(step)

    def guard(self, step: Guard) -> None:
        """Returned when the condition holds."""
        if integer(self.evaluate(step.left)) < integer(self.evaluate(step.right)):
            raise Returned

    def move(self, step: PartMove) -> None:
        """Loads or stores the first lanes of a vector; lanes that are not loaded become 0."""
        place, count = pointer(self.evaluate(step.place)), integer(self.evaluate(step.count))
        if place.memory.element != step.element or place.lanes != 1:
            raise KernelFault(f"calls {step.function} for {place.memory.element} elements")
        moved = range(min(max(count, 0), step.lanes))
        if step.kind == "load":
            self.require_lanes(step, self.lanes_of(step.register))
            loaded = [place.moved(lane).load()[0] for lane in moved]
            self.variables[step.register] = (*loaded, *([0] * (step.lanes - len(loaded))))
            return
        values = floating(self.variable(step.register))
        self.require_lanes(step, len(values))
        for lane in moved:
            place.moved(lane).store((values[lane],))

    def turn(self, step: TurnMove) -> None:
        """Stores the first lanes of several vectors: rows side by side, lanes apart."""
        place, distance = pointer(self.evaluate(step.place)), integer(self.evaluate(step.distance))
        if place.memory.element != step.element or place.lanes != 1:
            raise KernelFault(f"calls {step.function} for {place.memory.element} elements")
        count = min(max(integer(self.evaluate(step.count)), 0), step.lanes)
        for row, register in enumerate(step.registers):
            values = floating(self.variable(register))
            self.require_lanes(step, len(values))
            for lane in range(count):
                place.moved(lane * distance + row).store((values[lane],))

    def lanes_of(self, register: str) -> int:
        """Lanes of a vector variable, which may have no value yet."""
        return self.blank.get(register) or len(floating(self.variable(register)))

    def read_columns(self, step: ColumnMove) -> None:
        """Loads elements of columns, one of each into a vector; lanes that are not loaded become 0."""
        place, distance = pointer(self.evaluate(step.place)), integer(self.evaluate(step.distance))
        if place.memory.element != step.element or place.lanes != 1:
            raise KernelFault(f"calls {step.function} for {place.memory.element} elements")
        count = step.lanes if step.count is None else integer(self.evaluate(step.count))
        read = range(min(max(count, 0), step.lanes))
        for offset, register in enumerate(step.registers):
            self.require_lanes(step, self.lanes_of(register))
            loaded = [place.moved(lane * distance + offset).load()[0] for lane in read]
            self.variables[register] = (*loaded, *([0] * (step.lanes - len(loaded))))

    def choose_lanes(self, step: ChoiceMove) -> None:
        """Chooses between the lanes of a variable and those of another one."""
        values, others = (floating(self.variable(name)) for name in (step.register, step.other))
        self.require_lanes(step, len(values))
        self.require_lanes(step, len(others))
        self.store_variable(step.register, lanewise(step.test, values, others, self.algebra))

    def add_dots(self, step: DotStep) -> None:
        """Adds products of narrow elements to a vector, those of a lane one after the other."""
        sums, row, columns = (floating(self.variable(name)) for name in (step.sums, step.row, step.columns))
        if (len(sums), len(row), len(columns)) != (step.lanes, step.group, step.lanes * step.group):
            raise KernelFault(f"calls {step.function} for vectors of other lengths")
        wanted = ("int" if step.group == 4 else "float", *step.factors)
        if tuple(self.elements.get(name) for name in (step.sums, step.row, step.columns)) != wanted:
            raise KernelFault(f"calls {step.function} for other elements")
        if step.loose and not self.loose:
            raise KernelFault(f"calls {step.function} where the order of additions counts")
        add, multiply = self.algebra["+"], self.algebra["*"]
        found = list(sums)
        for lane, place in product(range(step.lanes), range(step.group)):
            found[lane] = add(found[lane], multiply(row[place], columns[step.group * lane + place]))
        self.variables[step.sums] = tuple(found)

    def add_lanes(self, step: LaneSum) -> None:
        """Adds up the lanes of a vector, in any order."""
        values = floating(self.variable(step.vector))
        if len(values) != step.lanes or self.elements.get(step.total) != self.elements.get(step.vector):
            raise KernelFault(f"calls {step.function} for another vector")
        if not self.loose:
            raise KernelFault(f"calls {step.function} where the order of additions counts")
        total = 0
        for value in values:
            total = self.algebra["+"](total, value)
        self.store_variable(step.total, (total,))

    def multiply(self, step: ProductCall) -> None:
        """Multiplies matrices, adding products up in any order."""
        if not self.loose:
            raise KernelFault(f"calls {step.function} where the order of additions counts")
        multiply({name: self.evaluate(one) for name, one in step.arguments.items()}, step.element, self.algebra)

    def enter(self, step: OtherCall) -> None:
        """Executes what a function of the source means."""
        tree = self.declared.get(step.function)
        if tree is None or len(tree.parameters) != len(step.arguments):
            raise KernelFault(f"calls {step.function}, whose meaning is not known")
        inner = Interpreter(tree, {}, algebra=self.algebra, loose=self.loose)
        arguments = [self.evaluate(one) for one in step.arguments]
        for (_, kind), value in zip(tree.parameters, arguments, strict=True):
            inner.require_type(value, kind)
        inner.run({name: value for (name, _), value in zip(tree.parameters, arguments, strict=True)})

    def require_lanes(self, step: PartMove | TurnMove | ColumnMove | ChoiceMove, lanes: int) -> None:
        """KernelFault unless the function is made for the vector variable."""
        if lanes != step.lanes:
            raise KernelFault(f"calls {step.function} for a vector of {lanes} lanes")

    def iterate(self, loop: Loop) -> None:
        """Executes a loop."""
        for value in range(integer(self.evaluate(loop.first)), integer(self.evaluate(loop.bound))):
            self.variables[loop.iterator] = value
            self.run_steps(loop.body)

    def declare(self, step: Declaration) -> None:
        """Binds a new variable."""
        if step.type == Type("long", pointer=False, const=True) and step.name in self.constants:
            self.variables[step.name] = self.constants[step.name]
            return
        self.variables.pop(step.name, None)
        self.blank.pop(step.name, None)
        self.elements[step.name] = self.tree.vectors.get(step.type.name, (step.type.name, 1))[0]
        if step.extent:
            self.variables[step.name] = self.array(step)
            return
        if step.value is None:
            self.blank[step.name] = self.lanes(step.type)
            return
        if isinstance(step.value, LaneList):
            value: Value = self.listed(step.value, self.lanes(step.type))
        else:
            value = self.evaluate(step.value)
            value = value if step.type.pointer or step.type.name == "long" else number_or_zero(value)
        self.require_type(value, step.type)
        self.variables[step.name] = value

    def array(self, step: Declaration) -> Pointer:
        """A new array, none of whose elements has a value."""
        if step.type.name not in ELEMENT_BYTES or step.type.pointer or step.type.const:
            raise KernelFault(f"declares an array of type {step.type.name}")
        return Pointer(Memory(step.name, step.type.name, {}, writable=True, room=step.extent), 0)

    def require_type(self, value: Value, type: Type) -> None:
        """KernelFault unless `value` may be stored in a variable of the type without conversion."""
        if type.pointer:
            good = isinstance(value, Pointer) and value.memory.element == type.name and value.lanes == 1
        elif type.name == "long":
            good = isinstance(value, int)
        else:
            good = isinstance(value, tuple) and len(value) == self.lanes(type)
        if not good:
            raise KernelFault(f"initializes a variable of type {type.name} with something else")

    def lanes(self, type: Type) -> int:
        """Elements in a value of a floating-point type."""
        return self.tree.vectors[type.name][1] if type.name in self.tree.vectors else 1

    def assign(self, step: Assignment) -> None:
        """Stores to a variable or to memory."""
        value = self.evaluate(step.value)
        if step.operator != "=":
            value = arithmetic(step.operator[0], self.evaluate(step.target), value, self.algebra)
        if isinstance(step.target, Name):
            self.store_variable(step.target.name, value)
        else:
            self.address(step.target).store(number_or_zero(value))

    def store_variable(self, name: str, value: Value) -> None:
        """Changes a floating-point variable."""
        old = floating(self.variable(name))
        if len(old) != len(floating(value)):
            raise KernelFault(f"assigns {len(floating(value))} lanes to the {len(old)} of {name}")
        self.variables[name] = value

    def variable(self, name: str) -> Value:
        """Value of a variable; KernelFault when it has none."""
        if name not in self.variables:
            raise KernelFault(f"uses {name}, which has no value")
        return self.variables[name]

    def address(self, target: Expression) -> Pointer:
        """The memory that an lvalue names."""
        if isinstance(target, Index):
            return pointer(self.evaluate(target.base)).moved(integer(self.evaluate(target.index)))
        if isinstance(target, Unary) and target.operator == "*":
            return pointer(self.evaluate(target.operand))
        raise KernelFault("takes the address of something that is not in memory")

    def evaluate(self, expression: Expression) -> Value:
        """Value of an expression."""
        if isinstance(expression, Name):
            return self.variable(expression.name)
        if isinstance(expression, Number):
            return expression.value
        if isinstance(expression, Binary):
            left, right = self.evaluate(expression.left), self.evaluate(expression.right)
            return arithmetic(expression.operator, left, right, self.algebra)
        if isinstance(expression, Cast):
            return self.cast(expression)
        if isinstance(expression, Choice):
            return self.choose(expression)
        if isinstance(expression, Unary) and expression.operator == "&":
            return self.address(expression.operand)
        if isinstance(expression, Unary) and expression.operator == "-":
            return negative(self.evaluate(expression.operand), self.algebra)
        return self.address(expression).load()

    def listed(self, lanes: LaneList, count: int) -> Lanes:
        """A vector of `count` lanes by its values. KernelFault unless each is a scalar, or all are 0."""
        values = tuple(self.evaluate(value) for value in lanes.values)
        return (0,) * count if values == (0,) else tuple(single(value) for value in values)

    def choose(self, choice: Choice) -> int:
        """The integer that a comparison selects."""
        larger = integer(self.evaluate(choice.larger)) > integer(self.evaluate(choice.smaller))
        return integer(self.evaluate(choice.chosen if larger else choice.otherwise))

    def cast(self, expression: Cast) -> Pointer:
        """A pointer to elements seen as one to a vector of them."""
        source = pointer(self.evaluate(expression.operand))
        element, lanes = self.tree.vectors.get(expression.type.name, ("", 0))
        if not expression.type.pointer or element != source.memory.element:
            raise KernelFault(f"casts a pointer to {expression.type.name}")
        return Pointer(source.memory, source.offset, lanes)


def arithmetic(operator: str, left: Value, right: Value, algebra: Algebra) -> Value:
    """left operator right, for any mixture of types that C allows."""
    if isinstance(left, tuple) and isinstance(right, tuple):
        return lanewise(operator, left, right, algebra)
    if isinstance(left, Pointer) and operator == "+":
        return left.moved(integer(right))
    x, y = integer(left), integer(right)
    if operator == "/":
        return quotient(x, y)
    return x + y if operator == "+" else x - y if operator == "-" else x * y


def negative(value: Value, algebra: Algebra) -> Value:
    """-value."""
    return lanewise("-", (0,), value, algebra) if isinstance(value, tuple) else -integer(value)


def quotient(dividend: int, divisor: int) -> int:
    """The quotient in C. KernelFault where that is not simply rounded down."""
    if dividend < 0 or divisor < 1:
        raise KernelFault(f"divides {dividend} by {divisor}")
    return dividend // divisor


def lanewise(operator: str, left: Lanes, right: Lanes, algebra: Algebra) -> Lanes:
    """The operation lane by lane; a scalar meets every lane of a vector."""
    if len(left) != len(right) and 1 not in (len(left), len(right)):
        raise KernelFault(f"combines vectors of {len(left)} and {len(right)} lanes")
    if operator not in algebra:
        raise KernelFault(f"computes with '{operator}'")
    operation = algebra[operator]
    if len(left) < len(right):
        return tuple([operation(left[0], y) for y in right])
    if len(right) < len(left):
        return tuple([operation(x, right[0]) for x in left])
    return tuple([operation(x, y) for x, y in zip(left, right, strict=True)])
