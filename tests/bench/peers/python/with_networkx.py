"""NetworkX: pure Python, the reference that others are read against."""
import networkx as nx
import numpy as np
from networkx.algorithms.flow import boykov_kolmogorov

from network import DAMPING, PAGERANK_TOLERANCE, UNBOUNDED, loads, measure, ranks


def build(network):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(network.n))
    columns = (network.src, network.dst, network.weight, network.lengths())
    for u, v, weight, length in zip(*(column.tolist() for column in columns)):
        graph.add_edge(u, v, weight=weight, length=length)
    return graph


def in_order(figures):
    return [figures[u] for u in range(len(figures))]


def betweenness(graph, _):
    work = lambda: nx.betweenness_centrality(graph, normalized=False)
    return work, lambda found: loads(in_order(found))


def betweenness_weighted(graph, _):
    work = lambda: nx.betweenness_centrality(graph, normalized=False, weight="length")
    return work, lambda found: loads(in_order(found))


def betweenness_sampled(graph, network):
    ends, sources = list(range(network.n)), network.samples()
    work = lambda: nx.betweenness_centrality_subset(graph, sources, ends, normalized=False)
    return work, lambda found: loads(in_order(found))


def pagerank(graph, network):
    # Its tolerance is one of each node.
    each = PAGERANK_TOLERANCE / network.n
    work = lambda: nx.pagerank(graph, alpha=DAMPING, weight=None, tol=each, max_iter=1000)
    return work, lambda found: ranks(in_order(found))


def scc(graph, _):
    work = lambda: [len(members) for members in nx.strongly_connected_components(graph)]
    return work, lambda sizes: ([len(sizes), max(sizes)], None)


def articulation(graph, _):
    undirected = graph.to_undirected()
    work = lambda: set(nx.articulation_points(undirected))
    return work, lambda found: ([len(found), sum(found)], None)


def dominator(graph, network):
    root = network.root()

    def summary(above):
        others = [parent for u, parent in above.items() if u != root]
        return [len(others), sum(others)], None

    return lambda: nx.immediate_dominators(graph, root), summary


def maxflow(graph, network):
    first, last = network.flow_ends()
    source, sink = network.n, network.n + 1
    graph.add_edges_from((source, int(u), {"weight": UNBOUNDED}) for u in first)
    graph.add_edges_from((int(u), sink, {"weight": UNBOUNDED}) for u in last)
    options = {"capacity": "weight", "flow_func": boykov_kolmogorov}
    work = lambda: nx.maximum_flow_value(graph, source, sink, **options)
    return work, lambda value: (int(np.round(value)), None)


TASKS = [
    *(betweenness, betweenness_weighted, betweenness_sampled, pagerank),
    *(scc, articulation, dominator, maxflow),
]
measure("networkx", nx.__version__, build, {task.__name__: task for task in TASKS})
