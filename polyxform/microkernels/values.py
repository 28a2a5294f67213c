"""Values that an interpreter of microkernels computes with."""

from __future__ import annotations

from dataclasses import dataclass


class KernelFault(Exception):
    """The kernel does something that it must not do."""


@dataclass
class Memory:
    """An operand: element address -> value. Addresses that are absent lie out of bounds.

    name      of the operand, for messages
    element   its C type
    cells     changed by stores
    writable  whether stores are allowed
    room      elements from address 0 on that exist without a value
    """

    name: str
    element: str
    cells: dict[int, int]
    writable: bool
    room: int = 0

    def exists(self, address: int) -> bool:
        """Whether there is an element at an address."""
        return address in self.cells or 0 <= address < self.room


@dataclass(frozen=True)
class Pointer:
    """The address of `lanes` adjacent elements."""

    memory: Memory
    offset: int
    lanes: int = 1

    def moved(self, elements: int) -> Pointer:
        """The address so many elements further on."""
        return Pointer(self.memory, self.offset + elements * self.lanes, self.lanes)

    def load(self) -> Lanes:
        """The values stored there; KernelFault when one lies out of bounds."""
        cells = self.memory.cells
        try:
            return tuple([cells[self.offset + lane] for lane in range(self.lanes)])
        except KeyError as error:
            raise KernelFault(f"reads {self.memory.name}[{error}], which it must not touch") from None

    def store(self, values: Lanes) -> None:
        """Replaces the values; KernelFault when one lies out of bounds."""
        if not self.memory.writable:
            raise KernelFault(f"writes {self.memory.name}")
        if len(values) != self.lanes:
            raise KernelFault(f"stores {len(values)} lanes where there are {self.lanes}")
        for lane, value in enumerate(values):
            if not self.memory.exists(self.offset + lane):
                raise KernelFault(f"writes {self.memory.name}[{self.offset + lane}], which it must not touch")
            self.memory.cells[self.offset + lane] = value


Lanes = tuple[int, ...]
Value = int | Lanes | Pointer


def integer(value: Value) -> int:
    """KernelFault unless the value is a `long`."""
    if not isinstance(value, int):
        raise KernelFault("uses something else as an integer")
    return value


def pointer(value: Value) -> Pointer:
    """KernelFault unless the value is a pointer."""
    if not isinstance(value, Pointer):
        raise KernelFault("uses something else as a pointer")
    return value


def floating(value: Value) -> Lanes:
    """KernelFault unless the value is a scalar or vector of elements."""
    if not isinstance(value, tuple):
        raise KernelFault("uses something else as a floating-point value")
    return value


def single(value: Value) -> int:
    """KernelFault unless the value is one floating-point number."""
    if len(floating(value)) != 1:
        raise KernelFault("puts a vector into a lane")
    return floating(value)[0]


def number_or_zero(value: Value) -> Lanes:
    """A floating-point value, which an integer zero becomes as well. KernelFault for anything else."""
    return (0,) if value == 0 and isinstance(value, int) else floating(value)
