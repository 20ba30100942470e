"""igraph from Python: its algorithms are C."""
import igraph
import numpy as np

from network import DAMPING, UNBOUNDED, loads, measure, ranks


def build(network):
    pairs = np.column_stack((network.src, network.dst))
    return igraph.Graph(n=network.n, edges=pairs, directed=True)


def betweenness(graph, _):
    return lambda: graph.betweenness(directed=True), loads


def betweenness_weighted(graph, network):
    lengths = network.lengths().tolist()
    return lambda: graph.betweenness(directed=True, weights=lengths), loads


def pagerank(graph, _):
    options = {"directed": True, "damping": DAMPING, "implementation": "prpack"}
    return lambda: graph.pagerank(**options), ranks


def scc(graph, _):
    def summary(component_of):
        sizes = np.bincount(component_of)
        return [len(sizes), int(sizes.max())], None

    return lambda: graph.connected_components(mode="strong").membership, summary


def articulation(graph, _):
    undirected = graph.as_undirected(mode="collapse")
    return undirected.articulation_points, lambda found: ([len(found), sum(found)], None)


def dominator(graph, network):
    root = network.root()

    def summary(above):
        # Neither the root nor what it does not lead to has one.
        parents = [int(u) for u in above if u == u and u >= 0]
        return [len(parents), sum(parents)], None

    return lambda: graph.dominator(root, mode="out"), summary


def maxflow(graph, network):
    first, last = network.flow_ends()
    source, sink = network.n, network.n + 1
    graph.add_vertices(2)
    added = [(source, int(u)) for u in first] + [(int(u), sink) for u in last]
    graph.add_edges(added)
    capacity = network.weight.tolist() + [UNBOUNDED] * len(added)
    work = lambda: graph.maxflow_value(source, sink, capacity=capacity)
    return work, lambda value: (int(round(value)), None)


TASKS = [betweenness, betweenness_weighted, pagerank, scc, articulation, dominator, maxflow]
measure("igraph", igraph.__version__, build, {task.__name__: task for task in TASKS})
