"""What pet extracts from a file, by the library that the `tadashi` wheel brings along.

As a program: `python pet.py FOLDER_OF_LIBRARIES FILE` prints the context, domains, reads, may-writes, must-writes and
kills of the first region as isl text, one a line. It runs in a process of its own, since pet comes with an isl that
islpy does not share.
"""

import ctypes
import subprocess
import sys
from pathlib import Path

NEEDED = ("libgmp", "libisl", "libffi", "libtinfo", "libpet")
PARTS = {
    "pet_scop_get_context": "isl_set_to_str",
    "pet_scop_get_instance_set": "isl_union_set_to_str",
    "pet_scop_get_may_reads": "isl_union_map_to_str",
    "pet_scop_get_may_writes": "isl_union_map_to_str",
    "pet_scop_get_must_writes": "isl_union_map_to_str",
    "pet_scop_get_must_kills": "isl_union_map_to_str",
}


def load(folder):
    """(pet, isl) out of a folder of shared objects."""
    libraries = {}
    for name in NEEDED:
        (path,) = sorted(Path(folder).glob(f"{name}-*.so*"))[:1]
        libraries[name] = ctypes.CDLL(str(path), mode=ctypes.RTLD_GLOBAL)
    return libraries["libpet"], libraries["libisl"]


def function(library, name, result, *arguments):
    """A function of a library with its C types."""
    found = getattr(library, name)
    found.restype, found.argtypes = result, list(arguments)
    return found


def extract(folder, path):
    """The texts of the parts of the first region; () where pet finds none."""
    pet, isl = load(folder)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    options = function(pet, "pet_options_new_with_defaults", pointer)()
    described = ctypes.addressof(ctypes.c_char.in_dll(pet, "pet_options_args"))
    context = function(isl, "isl_ctx_alloc_with_options", pointer, pointer, pointer)(described, options)
    headers = subprocess.run(["gcc", "-print-file-name=include"], capture_output=True, text=True, check=True).stdout
    words = [b"pet", b"--signed-overflow=ignore", b"-I", headers.strip().encode()]
    parse = function(isl, "isl_ctx_parse_options", ctypes.c_int, pointer, ctypes.c_int, pointer, ctypes.c_uint)
    parse(context, len(words), (text * (len(words) + 1))(*words, None), 0)
    source = function(pet, "pet_scop_extract_from_C_source", pointer, pointer, text, text)
    scop = source(context, str(path).encode(), None)
    if not scop:
        return ()
    parts = [
        (function(pet, name, pointer, pointer), function(isl, show, text, pointer)) for name, show in PARTS.items()
    ]
    return tuple(show(part(scop)).decode() for part, show in parts)


if __name__ == "__main__":
    print("\n".join(extract(sys.argv[1], sys.argv[2])))
