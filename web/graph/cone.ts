/** Who needs whom, both ways, by product id. */
export interface Adjacency {
  /** Inputs of a product. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** Users of a product. */
  readonly users: ReadonlyMap<string, readonly string[]>;
}

/** Reads the inputs of a network both ways. */
export function adjacencyOf(
  inputs: readonly { readonly input: string; readonly product: string }[],
): Adjacency {
  const needs = new Map<string, string[]>();
  const users = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, id: string) => {
    const list = map.get(key);
    if (!list) map.set(key, [id]);
    else if (!list.includes(id)) list.push(id);
  };
  for (const { input, product } of inputs) {
    add(needs, product, input);
    add(users, input, product);
  }
  return { needs, users };
}

/** Everything reached from the starts along one direction, the starts included. */
export function reach(
  starts: Iterable<string>,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const seen = new Set(starts);
  for (const id of seen) for (const other of next.get(id) ?? []) seen.add(other);
  return seen;
}

/** What a product hangs on and what hangs on it. */
export interface Cone {
  readonly upstream: ReadonlySet<string>;
  readonly downstream: ReadonlySet<string>;
}

/** The cone of one or several products. */
export function coneOf(starts: readonly string[], { needs, users }: Adjacency): Cone {
  return { upstream: reach(starts, needs), downstream: reach(starts, users) };
}

/** Whether a link lies in a cone: on a way up from the starts or on a way down. */
export function inCone({ upstream, downstream }: Cone, from: string, to: string): boolean {
  return (upstream.has(from) && upstream.has(to)) || (downstream.has(from) && downstream.has(to));
}
