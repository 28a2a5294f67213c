"""A Dask cluster as crews: one task at a time on each worker, machines of different kinds kept apart.

Works with every way to start Dask workers (SSH, Slurm, Kubernetes, ...). A worker takes part when it was started with
`--resources "polyxform=1"`: each task takes that one unit, so that no build disturbs a measurement and no two
measurements run side by side. Dask itself hands the work of a lost worker to another one. Tasks are bound to hosts and
not to workers, because a worker that was lost comes back under another address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from polyxform import __version__
from polyxform.tuning.crew import Crew, no_workers
from polyxform.tuning.place import Place, this_place

RESOURCE = "polyxform"
CONNECT_SECONDS = 20


@contextmanager
def dask_crews(address: str, compiler: str) -> Iterator[tuple[Crew, ...]]:
    """The crews of the cluster whose scheduler has this address. EnvironmentFault PX604 when there are none."""
    client = connected(address)
    try:
        places = client.run(this_place, compiler)
        usable = with_resource(places, client.scheduler_info(n_workers=-1)["workers"])
        yield tuple(crew_of(client, place, hosts) for place, hosts in by_place(usable).items())
    finally:
        client.close()


def connected(address: str) -> Any:
    """A client of the scheduler."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise no_workers("Dask is not installed", "pip install 'polyxform[cluster]'") from None
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise no_workers(f"no Dask scheduler answers at '{address}': {error}") from None


def with_resource(places: Mapping[str, Place], workers: Mapping[str, Mapping[str, Any]]) -> dict[str, Place]:
    """Places by address of the workers that can be used. EnvironmentFault PX604 when there are none."""
    ready = {address for address, facts in workers.items() if facts.get("resources", {}).get(RESOURCE, 0) >= 1}
    usable = {address: place for address, place in places.items() if address in ready and place.version == __version__}
    if not usable:
        reason = f"none of {len(places)} Dask workers has the resource '{RESOURCE}' and polyxform {__version__}"
        raise no_workers(reason, f'start them with: dask worker ADDRESS --nthreads 1 --resources "{RESOURCE}=1"')
    return usable


def by_place(usable: Mapping[str, Place]) -> dict[Place, list[str]]:
    """Hosts by what they are, in a fixed order."""
    found: dict[Place, set[str]] = {}
    for address, place in usable.items():
        found.setdefault(place, set()).add(urlsplit(address).hostname or address)
    return {place: sorted(found[place]) for place in sorted(found, key=repr)}


def crew_of(client: Any, place: Place, hosts: list[str]) -> Crew:
    """Executors that hand work to some hosts only."""
    executor = client.get_executor(resources={RESOURCE: 1}, workers=hosts, allow_other_workers=False, pure=False)
    return Crew(place, executor, executor, in_child=False)
