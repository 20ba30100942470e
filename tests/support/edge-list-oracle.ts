import type { EdgeList } from "../../src/model/edge-list.ts";
import { readCsvColumns } from "../../src/store/formats/csv-columns.ts";
import { LINK_TYPE, NOT_NEGATIVE } from "../../src/store/formats/edge-bounds.ts";

const COLUMNS = [
  { name: "source", aliases: ["src"], plain: ["supplier"] },
  { name: "target", aliases: ["dst"], plain: ["customer"] },
  { name: "weight", optional: true, plain: ["amount"] },
  { name: "type", optional: true },
];

/** Oracle: an edge list read row by row as text, names in a map. Slow, obvious. */
export async function slowEdgeList(path: string, nodes?: readonly string[]): Promise<EdgeList> {
  const labels = [...(nodes ?? [])];
  const index = new Map(labels.map((label, at) => [label, at]));
  const rows: number[][] = [];
  let [hasWeights, hasTypes] = [false, false];
  await readCsvColumns(path, COLUMNS, ({ source, target, weight, type }) => {
    [hasWeights, hasTypes] = [weight !== undefined, type !== undefined];
    return (row) => {
      const node = (at: number | undefined, column: string) => {
        const label = row.text(at, column, "the name of a node");
        if (label === null) return 0;
        const known = index.get(label);
        if (known !== undefined) return known;
        if (nodes) row.fault(column, `is "${label}"`, "a node that the node file lists");
        index.set(label, labels.length);
        return labels.push(label) - 1;
      };
      const ends = [node(source, "source"), node(target, "target")];
      const amount = hasWeights ? row.number(weight, "weight", NOT_NEGATIVE) : 1;
      const kind = hasTypes ? row.number(type, "type", LINK_TYPE) : 0;
      rows.push([...ends, amount, kind]);
    };
  });
  const column = (at: number) => rows.map((row) => row[at] ?? 0);
  return {
    labels,
    sources: Uint32Array.from(column(0)),
    targets: Uint32Array.from(column(1)),
    weights: hasWeights ? Float64Array.from(column(2)) : null,
    types: hasTypes ? Uint8Array.from(column(3)) : null,
  };
}
