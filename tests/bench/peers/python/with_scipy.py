"""SciPy: strong components in C, and what comes down to products of a sparse matrix."""
import numpy as np
import scipy
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from network import DAMPING, EU, PAGERANK_TOLERANCE, measure, ranks, ten_highest

FOREIGN_TOLERANCE = 1e-12


def build(network):
    """Row v: what firm v buys, and from whom."""
    entries = (network.weight.astype(float), (network.dst, network.src))
    return sparse.csr_matrix(entries, shape=(network.n, network.n))


def scc(purchases, _):
    def summary(found):
        count, component_of = found
        return [int(count), int(np.bincount(component_of).max())], None

    return lambda: connected_components(purchases, directed=True, connection="strong"), summary


def pagerank(_, network):
    n = network.n

    def work():
        customers = np.bincount(network.src, minlength=n)
        ones = np.ones(network.m)
        links = sparse.csr_matrix((ones, (network.dst, network.src)), shape=(n, n))
        handed_on = np.divide(DAMPING, customers, out=np.zeros(n), where=customers > 0)
        stuck = customers == 0
        found = np.full(n, 1 / n)
        while True:
            everywhere = (1 - DAMPING + DAMPING * found[stuck].sum()) / n
            after = links @ (found * handed_on) + everywhere
            if np.abs(after - found).sum() < PAGERANK_TOLERANCE:
                return after
            found = after

    return work, ranks


def leontief(purchases, network):
    foreign = np.array([0.0 if country in EU else 1.0 for country in network.column("country")])
    bought = np.asarray(purchases.sum(axis=1)).ravel()
    buys = bought > 0
    own = np.where(buys, 0.4, 1) * foreign
    passed_on = np.divide(0.6, bought, out=np.zeros(network.n), where=buys)
    shares = (sparse.diags(passed_on) @ purchases).tocsr()

    def work():
        found = own
        while True:
            after = own + shares @ found
            if np.abs(after - found).max() < FOREIGN_TOLERANCE:
                return after
            found = after

    return work, lambda found: (round(float(found.sum()), 6), ten_highest(found))


TASKS = {"scc": scc, "pagerank": pagerank, "leontief": leontief}
measure("scipy", scipy.__version__, build, TASKS)
