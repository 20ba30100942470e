import type { Problem } from "../../model/errors.ts";
import { PlantNetwork } from "../../model/exposure.ts";
import { jsonPointer, pointerProblems } from "../../model/zod-problems.ts";

/**
 * Everything that is wrong with a document of plants: what the schema finds, and what its parts say of
 * one another, as far as those parts can be read.
 * @param json any JSON
 * @returns problems with JSON pointers; none: it is a `PlantNetwork`
 */
export function plantFaults(json: unknown): Problem[] {
  const parsed = PlantNetwork.safeParse(json);
  if (parsed.success) return CHECKS.flatMap(({ faults }) => faults(parsed.data));
  const ofSchema = pointerProblems(parsed.error, json);
  const issues = parsed.error.issues.filter(({ code }) => code !== "unrecognized_keys");
  const unsound = new Set(issues.map(({ path }) => path[0]));
  if (unsound.has(undefined)) return ofSchema; // no object at all
  const document = json as PlantNetwork; // each check reads sound fields alone
  const sound = CHECKS.filter(({ reads }) => reads.every((field) => !unsound.has(field)));
  return [...ofSchema, ...sound.flatMap(({ faults }) => faults(document))];
}

/** Key of `units_required`. */
export function requirement(material: string, node: string): string {
  return `${material}>${node}`;
}

/** Ids are any text, names of what every object inherits included. */
export function own<T>(figures: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(figures, key) ? figures[key] : undefined;
}

interface Check {
  readonly reads: readonly (keyof PlantNetwork)[];
  readonly faults: (document: PlantNetwork) => Problem[];
}

const CHECKS: readonly Check[] = [
  { reads: ["nodes"], faults: ({ nodes }) => repeated("nodes", nodes) },
  { reads: ["products"], faults: ({ products }) => repeated("products", products) },
  {
    reads: ["timesToRecover"],
    faults: ({ timesToRecover = [] }) => repeated("timesToRecover", timesToRecover),
  },
  { reads: ["products", "nodes"], faults: unknownProducts },
  ...(["demand", "profit"] as const).map((field) => ({
    reads: ["products", field] as const,
    faults: (document: PlantNetwork) =>
      faultsOfAmounts(field, document[field], document.products, "a product"),
  })),
  ...(["stock", "capacity"] as const).map((field) => ({
    reads: ["nodes", field] as const,
    faults: (document: PlantNetwork) =>
      faultsOfAmounts(field, document[field], document.nodes, "a node"),
  })),
  { reads: ["edges", "nodes"], faults: unknownEnds },
  { reads: ["edges"], faults: repeatedEdges },
  { reads: ["edges", "material", "nodes"], faults: faultsOfMaterials },
  { reads: ["edges", "material", "nodes", "units_required"], faults: faultsOfRequirements },
];

function repeated(field: string, items: readonly (string | number)[]): Problem[] {
  const first = new Map<string | number, number>();
  return items.flatMap((item, at) => {
    const before = first.get(item);
    if (before === undefined) first.set(item, at);
    return before === undefined
      ? []
      : [fault([field, at], `"${item}" is there twice, first at ${before}`, "each once")];
  });
}

function unknownProducts({ products, nodes }: PlantNetwork): Problem[] {
  const known = new Set(nodes);
  return products.flatMap((id, at) =>
    known.has(id) ? [] : [fault(["products", at], `"${id}" is no node`, "one of nodes")],
  );
}

function faultsOfAmounts(
  field: string,
  figures: Readonly<Record<string, number>>,
  ids: readonly string[],
  what: string,
): Problem[] {
  const known = new Set(ids);
  const missing = [...known].filter((id) => !Object.hasOwn(figures, id));
  const unknown = Object.keys(figures).filter((id) => !known.has(id));
  return [
    ...missing.map((id) => fault([field, id], "is missing", "0 or more; unknown is not 0")),
    ...unknown.map((id) => fault([field, id], `"${id}" is not ${what}`, `${what} of this network`)),
  ];
}

function unknownEnds({ edges, nodes }: PlantNetwork): Problem[] {
  const known = new Set(nodes);
  return edges.flatMap((edge, at) =>
    edge.flatMap((id, end) =>
      known.has(id) ? [] : [fault(["edges", at, end], `"${id}" is no node`, "one of nodes")],
    ),
  );
}

function repeatedEdges({ edges }: PlantNetwork): Problem[] {
  const first = new Map<string, number>();
  return edges.flatMap((edge, at) => {
    const key = JSON.stringify(edge);
    const before = first.get(key);
    if (before === undefined) first.set(key, at);
    return before === undefined
      ? []
      : [fault(["edges", at], `is edge ${before} again`, "each pair of supplier and user once")];
  });
}

function faultsOfMaterials({ edges, material, nodes }: PlantNetwork): Problem[] {
  const known = new Set(nodes);
  const suppliers = new Set(edges.map(([from]) => from));
  const missing = [...suppliers].filter((id) => known.has(id) && !Object.hasOwn(material, id));
  const unknown = Object.keys(material).filter((id) => !known.has(id));
  return [
    ...missing.map((id) => fault(["material", id], "is missing", `what ${id} supplies`)),
    ...unknown.map((id) => fault(["material", id], `"${id}" is no node`, "one of nodes")),
  ];
}

function faultsOfRequirements({ edges, material, nodes, units_required }: PlantNetwork): Problem[] {
  const known = new Set(nodes);
  const expected = new Map<string, readonly [material: string, node: string]>();
  for (const [from, to] of edges) {
    const what = own(material, from);
    if (what !== undefined && known.has(to)) expected.set(requirement(what, to), [what, to]);
  }
  const missing = [...expected].filter(([key]) => !Object.hasOwn(units_required, key));
  const idle = Object.keys(units_required).filter((key) => !expected.has(key));
  return [
    ...missing.map(([key, [what, node]]) =>
      fault(["units_required", key], "is missing", `units of ${what} for one unit of ${node}`),
    ),
    ...idle.map((key) =>
      fault(
        ["units_required", key],
        "no edge brings that material to that node",
        '"material>node" with an edge from a node of that material',
      ),
    ),
  ];
}

function fault(path: readonly (string | number)[], message: string, expected: string): Problem {
  return { pointer: jsonPointer(path), message, expected };
}
