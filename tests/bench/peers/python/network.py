"""What every Python peer shares: reading a network of firms, timing a task, saying what came out.

Called as `python3 with_X.py EDGES TASK RUNS`; the last line printed is one JSON object. Exit status 3: the
library has no such task. Tasks are defined in docs/performance.md.
"""
import json
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np

EU = frozenset("DE FR IT ES PL NL HU AT CZ BE RO SE PT SK FI DK IE GR".split())
MATERIAL_TIER = 0
TARGET_INDUSTRY = 29
UNBOUNDED = 10**12
DAMPING = 0.85
PAGERANK_TOLERANCE = 1e-10
SAMPLES = 200
NO_SUCH_TASK = 3


class Network:
    """Columns of edges.csv, and what nodes.csv beside it says of each firm."""

    def __init__(self, edges):
        columns = np.loadtxt(edges, delimiter=",", skiprows=1, dtype=np.int64, ndmin=2).T
        self.src, self.dst, self.weight = (np.ascontiguousarray(column) for column in columns)
        self.nodes = Path(edges).with_name("nodes.csv")
        with self.nodes.open() as lines:
            self.n = sum(1 for _ in lines) - 1
        self.m = len(self.src)

    def column(self, name):
        with self.nodes.open() as lines:
            at = next(lines).rstrip("\n").split(",").index(name)
            return [line.rstrip("\n").split(",")[at] for line in lines]

    def lengths(self):
        """Whole numbers, so that a tie is a tie for everybody: 1000 / weight, rounded, at least 1."""
        return np.maximum(1, (2000 + self.weight) // (2 * self.weight))

    def samples(self):
        return [i * self.n // SAMPLES for i in range(SAMPLES)]

    def root(self):
        """The material firm with most customers, of several the first."""
        customers = np.bincount(self.src, minlength=self.n)
        customers[np.array(self.column("tier"), dtype=int) != MATERIAL_TIER] = -1
        return int(customers.argmax())

    def flow_ends(self):
        """Firms that a flow starts from, and firms that it is to reach."""
        tier = np.array(self.column("tier"), dtype=int)
        industry = np.array(self.column("industry"), dtype=int)
        return np.flatnonzero(tier == MATERIAL_TIER), np.flatnonzero(industry == TARGET_INDUSTRY)


def ten_highest(figures):
    rounded = np.round(np.asarray(figures, dtype=float), 6)
    return [int(u) for u in np.argsort(-rounded, kind="stable")[:10]]


def loads(figures):
    figures = np.asarray(figures, dtype=float)
    return round(float(figures.sum()), 3), ten_highest(figures)


def ranks(figures):
    figures = np.asarray(figures, dtype=float)
    return float("%.9g" % (figures**2).sum()), ten_highest(figures * len(figures))


def measure(peer, version, build, tasks):
    """Loads the network, runs a task of this library and prints the report.

    build(network) gives the library's own graph. tasks[name](graph, network) makes one task ready and gives two
    functions: the work that is timed, and what turns its result into (checksum, ten highest or None).
    """
    edges, task, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if task != "load" and task not in tasks:
        sys.exit(NO_SUCH_TASK)
    started, processor = time.perf_counter(), time.process_time()
    network = Network(edges)
    graph = build(network)
    load = time.perf_counter() - started
    load_processor = time.process_time() - processor
    if task == "load":
        seconds, processors = [load], [load_processor]
        checksum, top = int(network.weight.sum()), None
    else:
        work, summary = tasks[task](graph, network)
        seconds, processors, result = [], [], None
        for _ in range(runs):
            started, processor = time.perf_counter(), time.process_time()
            result = work()
            processors.append(time.process_time() - processor)
            seconds.append(time.perf_counter() - started)
        checksum, top = summary(result)
    report = {
        "peer": peer,
        "version": version,
        "task": task,
        "n": network.n,
        "m": network.m,
        "load_seconds": load,
        "seconds": statistics.median(seconds),
        "runs": seconds,
        "cpu_seconds": min(processors),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "checksum": checksum,
        "top10": top,
    }
    print(json.dumps(report))
